//! The name of the app, with its two bubbles.

use super::el::{El, el};
use leptos::prelude::*;

/// The app's name and mark, at the start of the top bar.
pub fn brand(name: String) -> El {
    let mark = view! {
        <svg class="os-brand__mark" viewBox="0 0 64 64" aria-hidden="true">
            <path d="M12 6h27a9 9 0 0 1 9 9v12a9 9 0 0 1-9 9H25l-10 9v-9h-3a9 9 0 0 1-9-9V15a9 9 0 0 1 9-9z"></path>
            <path d="M30 26h23a8 8 0 0 1 8 8v10a8 8 0 0 1-8 8h-2v8l-9-8H30a8 8 0 0 1-8-8V34a8 8 0 0 1 8-8z"></path>
        </svg>
    };
    el("span", "os-brand").child(mark.into_any()).text(name)
}
