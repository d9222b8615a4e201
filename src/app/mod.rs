//! Decides. [`update`] takes an event, changes the [`Model`] and returns the effects that are
//! wanted ([`first_update`] does so before the second half of the app is here); [`view`](view::view) turns the model into plain data to draw. No browser, no clock, no
//! randomness, no sentence: called by `browser`, drawn by `ui`, driven by tests natively.

pub mod effect;
pub mod event;
pub mod exchange;
pub mod route;
pub mod view;

mod model;
mod screens;

pub use exchange::update;
pub use model::Model;
pub use screens::{needs_whole, update as first_update};

use crate::domain::{
    device::DeviceKind,
    time::{Day, Timestamp},
};

/// Whether words are in memory alone: on their way to the store, or refused by it.
pub fn has_unsaved_words(model: &Model) -> bool {
    model.held().any(model::OpenBook::has_unsaved_words)
}

/// What an update may know of the world: the clock and fresh ids, both given by the caller.
pub struct Context<'a> {
    /// The moment, as the device tells it.
    pub now: Timestamp,
    /// The day where the device is.
    pub today: Day,
    /// How many minutes the clocks are ahead of UTC there.
    pub minutes_ahead: i32,
    /// What kind of device this is, as far as it can be told.
    pub device: DeviceKind,
    /// Whether the app runs from the home screen.
    pub installed: bool,
    /// Whether the app itself is kept on this device, so that the store is here as soon as the page is.
    pub kept: bool,
    /// Draws 128 random bits.
    pub ids: &'a mut dyn FnMut() -> u128,
}
