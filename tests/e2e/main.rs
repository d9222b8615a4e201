//! Whole stories in a real browser, against the production build behind the production headers.
//!
//! `cargo xtask test` builds, sets the environment and runs them. By hand, with a build in `dist/`:
//! `cargo test --test e2e` (all) or `cargo test --test e2e -- keyboard` (by name).
//!
//! | variable | what | without it |
//! |---|---|---|
//! | `OUR_SAY_DIST` | the production build | `dist/` |
//! | `CHROMEDRIVER` | the driver | found on PATH |
//! | `OUR_SAY_CHROMIUM` | the browser | found on PATH |
//! | `OUR_SAY_AXE` | `axe.min.js` | the one that `cargo xtask setup` has put into its cache |
//! | `OUR_SAY_SHOTS` | a folder for a picture of each failure | no pictures |
//!
//! Every story gets a server and a phone of its own ([`support::story`]) and fails at its end on any
//! violation of the policy, any complaint of the browser, any request to another origin and any
//! request that was refused. Waits are for conditions with a deadline; nothing sleeps and hopes.
//!
//! Chromium only, for now; `xtask::driver` says what Firefox and WebKit need to join. What no engine
//! here can show: a real iPhone (share sheet, home screen, its own clearing of storage), a screen
//! reader, printing on paper.
#![cfg(not(target_family = "wasm"))]

mod support;

#[path = "stories/bad_days.rs"]
mod bad_days;
#[path = "stories/books.rs"]
mod books;
#[path = "stories/closing.rs"]
mod closing;
#[path = "stories/dates.rs"]
mod dates;
#[path = "stories/hands.rs"]
mod hands;
#[path = "stories/journey.rs"]
mod journey;
#[path = "stories/keyboard.rs"]
mod keyboard;
#[path = "stories/levels.rs"]
mod levels;
#[path = "stories/little_memory.rs"]
mod little_memory;
#[path = "stories/little_signal.rs"]
mod little_signal;
#[path = "stories/locks.rs"]
mod locks;
#[path = "stories/looks.rs"]
mod looks;
#[path = "stories/looks_own_voice.rs"]
mod looks_own_voice;
#[path = "stories/made.rs"]
mod made;
#[path = "stories/me.rs"]
mod me;
#[path = "stories/no_script.rs"]
mod no_script;
#[path = "stories/odd_files.rs"]
mod odd_files;
#[path = "stories/odd_input.rs"]
mod odd_input;
#[path = "stories/one_switch.rs"]
mod one_switch;
#[path = "stories/own.rs"]
mod own;
#[path = "stories/paper.rs"]
mod paper;
#[path = "stories/privacy.rs"]
mod privacy;
#[path = "stories/private.rs"]
mod private;
#[path = "stories/recording_cut.rs"]
mod recording_cut;
#[path = "stories/removing.rs"]
mod removing;
#[path = "stories/rounds.rs"]
mod rounds;
#[path = "stories/share_files.rs"]
mod share_files;
#[path = "stories/sorting.rs"]
mod sorting;
#[path = "stories/tabs.rs"]
mod tabs;
#[path = "stories/update.rs"]
mod update;
#[path = "stories/visit.rs"]
mod visit;
