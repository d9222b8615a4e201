//! Things to press: a button acts, a link button goes to another page.

use super::el::{El, Live, Words, el};

/// How much a button asks for attention. One primary button a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// The one thing to press on this page.
    #[default]
    Primary,
    /// Another way on, as good as the first.
    Quiet,
    /// Beside the primary one and just as honest: "Skip".
    Plain,
    /// A small one for the top bar.
    Top,
    /// What cannot be undone.
    Danger,
}

impl ButtonKind {
    const fn class(self) -> &'static str {
        match self {
            Self::Primary => "os-button os-button--primary",
            Self::Quiet => "os-button os-button--quiet",
            Self::Plain => "os-button os-button--plain",
            Self::Top => "os-button os-button--top",
            Self::Danger => "os-button os-button--danger",
        }
    }
}

/// A button that does something on this page. `id` is for tests and for moving the focus.
pub fn button(
    kind: ButtonKind,
    id: impl Into<String>,
    label: impl Into<Words>,
    mut on_press: impl FnMut() + 'static,
) -> El {
    el("button", kind.class())
        .attr("type", "button")
        .attr("id", id)
        .on("click", move |_| on_press())
        .text(label)
}

/// A button that stays where it is while `busy`, says that it is at work, and does nothing.
pub fn busy_button(
    kind: ButtonKind,
    id: &'static str,
    label: impl Into<Words>,
    busy: impl Fn() -> bool + Copy + Send + 'static,
    mut on_press: impl FnMut() + 'static,
) -> El {
    let shown: Live<Option<String>> = super::el::live(move || busy().then(|| "true".to_owned()));
    let press = move || {
        if !leptos::prelude::untrack(busy) {
            on_press();
        }
    };
    button(kind, id, label, press).live_attr("aria-disabled", shown)
}

/// A link that looks like a button.
pub fn link_button(kind: ButtonKind, label: impl Into<Words>, href: String) -> El {
    el("a", kind.class()).attr("href", href).text(label)
}
