//! Where the app is cut in three. The build takes [`bring_store`] and [`bring_rest`], and all that only they can
//! reach, out of the Wasm of a first visit, into files that are fetched when they are first called (`xtask`,
//! `build`). What both reach is in the file of the store, which always comes with the other.

use our_say::{browser, ui};
use wasm_split_helpers::{SplitLoaderError, wasm_split};

/// The way into the store.
pub struct Kept {
    /// Starts it.
    pub make: browser::MakeStore,
    /// Draws the start page, which shows what it keeps.
    pub draw: ui::DrawKept,
}

/// The way into the second half.
pub struct SecondHalf {
    /// Starts what the shell needs of it.
    pub make: browser::Whole,
    /// Draws its pages.
    pub draw: ui::DrawRest,
}

/// Brings the store; fails if it does not arrive, and can then be called again. While it is on its way all
/// calls wait for the same fetch.
#[allow(
    clippy::unnecessary_wraps,
    reason = "what fails is the arrival, and `wasm_split` puts that in"
)]
#[wasm_split(store, fallible)]
pub fn bring_store() -> Result<Kept, SplitLoaderError> {
    Ok(Kept {
        make: browser::make_store,
        draw: ui::kept,
    })
}

/// Brings the second half of the app, and the store with it; otherwise as [`bring_store`].
#[allow(
    clippy::unnecessary_wraps,
    reason = "what fails is the arrival, and `wasm_split` puts that in"
)]
#[wasm_split(rest, fallible)]
pub fn bring_rest() -> Result<SecondHalf, SplitLoaderError> {
    Ok(SecondHalf {
        make: browser::Whole {
            store: browser::make_store,
            rest: browser::make_rest,
        },
        draw: ui::rest,
    })
}
