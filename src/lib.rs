//! Our Say: what a family thinks before a review meeting, each voice in its own words.
//!
//! The map, in reading order:
//!
//! 1. [`domain`]: what the app is about: books, voices, rounds, answers, changes. Pure.
//! 2. [`content`]: question sets and other words that come as data files. Pure.
//! 3. [`sync`]: two copies of a book become one: share files, merge, undo. Pure.
//! 4. [`crypto`]: seals and opens bytes; knows nothing of the domain. Pure.
//! 5. [`storage`]: one contract, two stores (memory, IndexedDB), and the vault that seals records.
//! 6. [`dates`]: which dates matter around a review, worked out from facts and the law file. Pure.
//! 7. [`app`]: decides. `update` takes an event and returns effects; `view` says what to draw. Pure.
//! 8. [`i18n`]: every sentence on the screen, by typed key. Pure.
//! 9. [`document`]: makes files for the meeting out of a view. Pure.
//! 10. [`made`]: sound and drawings that people make, as numbers. Pure.
//! 11. [`perform`]: carries out the effects that need a store, on any store. Pure.
//! 12. `browser`: carries out all other effects: history, clock, files, tabs. Wasm only.
//! 13. `ui`: draws views and sends events. Wasm only.
//!
//! Two of these travel in parts: `browser` and `ui` name what the first question needs, and leave to files that come
//! after it the store, which a question with words in it waits for, and the second half, with all the rest.
//! `second_half.rs`, beside this file, is the cut.
//!
//! Sealing share files is a program of its own, `worker.rs`, which uses nothing but [`crypto`].
//!
//! Who may use whom is a table in `tests/architecture.rs`, which fails the build of anyone who
//! breaks it.
//!
//! ```text
//!             Event                          Vec<Effect>
//!  ui page ───────────▶ app::update(model) ───────────────▶ browser, perform ──▶ storage, clock, …
//!    ▲                       │ asks domain, content, sync            │
//!    └──── Signal<View> ◀── app::view(model) ◀───── Event::Loaded(…) ◀┘
//! ```

pub mod app;
pub mod content;
pub mod crypto;
pub mod dates;
pub mod document;
pub mod domain;
pub mod i18n;
pub mod made;
pub mod perform;
pub mod storage;
pub mod sync;

#[cfg(target_family = "wasm")]
pub mod browser;
#[cfg(target_family = "wasm")]
pub mod ui;
