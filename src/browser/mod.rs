//! Performs the effects that need a browser, and turns what the browser says into events. Wasm
//! only; started once by `main`, given to `ui` as a way to send events.

mod clock;
mod fetch;
mod files;
mod history;
mod locks;
mod page;
mod random;
mod shell;
mod surroundings;
mod tabs;

pub use fetch::words;
pub use page::{crashed, watch_for_crash};
pub use shell::Shell;
