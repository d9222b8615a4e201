//! Pictures beside words, from the openly licensed set that the build brings.

use leptos::prelude::*;

/// How large a symbol is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SymbolSize {
    /// In a list: 40 pixels.
    #[default]
    Small,
    /// In a card: 60 pixels.
    Medium,
    /// Alone on a card to sort: 160 pixels at most.
    Large,
}

impl SymbolSize {
    const fn class(self) -> &'static str {
        match self {
            Self::Small => "os-symbol",
            Self::Medium => "os-symbol os-symbol--medium",
            Self::Large => "os-symbol os-symbol--large",
        }
    }

    const fn pixels(self) -> &'static str {
        match self {
            Self::Small => "40",
            Self::Medium => "60",
            Self::Large => "160",
        }
    }
}

/// A symbol. It adds nothing that the words beside it do not say, so screen readers pass it over.
#[component]
pub fn Symbol(
    /// Its name: the file in `/symbols`, without `.svg`.
    #[prop(into)]
    name: String,
    /// How large it is.
    #[prop(optional)]
    size: SymbolSize,
) -> AnyView {
    // `loading` comes before `src`: the other way round the browser fetches first.
    view! {
        <img
            class=size.class()
            alt=""
            width=size.pixels()
            height=size.pixels()
            loading="lazy"
            decoding="async"
            src=format!("/symbols/{name}.svg")
        />
    }
    .into_any()
}

/// A picture that we drew ourselves, tile and all.
pub(super) fn ours(src: &'static str) -> AnyView {
    view! {
        <img
            class="os-symbol os-symbol--medium os-symbol--ours"
            alt=""
            width="60"
            height="60"
            src=src
        />
    }
    .into_any()
}
