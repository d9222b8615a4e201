//! Draws views and sends events. Wasm only; knows the app's view and events, the words, and nothing
//! of the browser beyond the page that it draws.
//!
//! [`Screen`] is the one place where a view comes in; [`kit::Ui`] is what every page is given;
//! `pages` know view models, `components` know nothing of the app.

pub mod components;
mod frame;
mod kit;
mod pages;
mod screen;

pub use pages::{kept, rest};
pub use screen::{DrawKept, DrawRest, Screen};
