//! Pictures beside words, from the openly licensed set that the build brings.

use super::el::{El, el};

/// How large a symbol is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SymbolSize {
    /// In a list: 40 pixels.
    #[default]
    Small,
    /// In a card: 60 pixels.
    Medium,
    /// The one picture of a page: 120 pixels.
    Large,
}

impl SymbolSize {
    const fn look(self) -> (&'static str, &'static str) {
        match self {
            Self::Small => ("os-symbol", "40"),
            Self::Medium => ("os-symbol os-symbol--medium", "60"),
            Self::Large => ("os-symbol os-symbol--large", "120"),
        }
    }
}

/// A symbol: the file of this name in `/symbols`. It adds nothing that the words beside it do not
/// say, so screen readers pass it over.
pub fn symbol(name: &str, size: SymbolSize) -> El {
    let (class, pixels) = size.look();
    picture(class, pixels).attr("src", format!("/symbols/{name}.svg"))
}

/// A picture that we drew ourselves, tile and all.
pub(super) fn ours(src: &'static str) -> El {
    picture("os-symbol os-symbol--medium os-symbol--ours", "60").attr("src", src)
}

/// `loading` comes before `src`: the other way round the browser fetches first.
fn picture(class: &'static str, pixels: &'static str) -> El {
    el("img", class)
        .attr("alt", "")
        .attr("width", pixels)
        .attr("height", pixels)
        .attr("loading", "lazy")
        .attr("decoding", "async")
}
