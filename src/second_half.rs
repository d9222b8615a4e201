//! Where the app is cut in two. The build takes [`bring`] and all that only it can reach out of the
//! Wasm of a first visit, into a file that is fetched when it is first called (`xtask`, `build`).

use our_say::{browser, ui};
use wasm_split_helpers::{SplitLoaderError, wasm_split};

/// The way into the second half.
pub struct SecondHalf {
    /// Starts what the shell needs of it.
    pub make: browser::MakeRest,
    /// Draws its pages.
    pub draw: ui::DrawRest,
}

/// Brings the second half of the app; fails if it does not arrive, and can then be called again. While
/// it is on its way all calls wait for the same fetch.
#[allow(
    clippy::unnecessary_wraps,
    reason = "what fails is the arrival, and `wasm_split` puts that in"
)]
#[wasm_split(rest, fallible)]
pub fn bring() -> Result<SecondHalf, SplitLoaderError> {
    Ok(SecondHalf {
        make: browser::make_rest,
        draw: ui::rest,
    })
}
