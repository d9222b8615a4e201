//! The workshop of Our Say: set-up, build, server, checks, tests and measurements.
//!
//! In reading order:
//!
//! 1. [`paths`], [`problem`], [`process`]: where things are, what went wrong, how a tool is run.
//! 2. [`setup`]: finds or installs every tool; safe to run again.
//! 3. [`headers`]: the production headers, one table for server, hosts and tests.
//! 4. [`build`]: styles, Trunk, and the staging of everything that Trunk does not know.
//! 5. [`serve`]: a static server with those headers, also for tests.
//! 6. [`check`]: format, lints, docs and the text rules.
//! 7. [`suite`]: runs every kind of test.
//! 8. `driver`: a real browser by `WebDriver`, for tests and measurements; behind a feature.
//! 9. [`bench`](mod@bench): measures.
//! 10. [`fuzz`]: looks for share files that break what must hold.

// A test that cannot go on should stop.
#![cfg_attr(test, allow(clippy::unwrap_used))]

pub mod bench;
pub mod build;
pub mod check;
#[cfg(feature = "driver")]
pub mod driver;
pub mod fuzz;
pub mod headers;
pub mod paths;
pub mod problem;
pub mod process;
pub mod serve;
pub mod setup;
pub mod suite;
