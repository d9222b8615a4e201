//! Performs the effects that need a browser, and turns what the browser says into events. Wasm
//! only; started once by `main`, given to `ui` as a way to send events.

mod aloud;
mod clerk;
mod clock;
mod courier;
mod fetch;
mod files;
mod history;
mod idle;
mod keeper;
mod leave;
mod locks;
mod page;
mod part;
mod picking;
mod random;
mod recording;
mod rest;
pub mod sealing;
mod shell;
mod showing;
mod surroundings;
mod tabs;

pub use clerk::make_rest;
pub use fetch::{more_words, words};
pub use history::{Wants, wants};
pub use keeper::make_store;
pub use page::crashed;
pub use rest::{Bring, Coming, MakeStore, Parts, Whole};
pub use shell::Shell;
