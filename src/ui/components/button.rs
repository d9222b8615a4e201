//! Things to press: a button acts, a link button goes to another page.

use leptos::prelude::*;

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
    /// Cannot be taken back.
    Danger,
    /// A small one for the top bar: "Leave".
    Top,
}

impl ButtonKind {
    const fn class(self) -> &'static str {
        match self {
            Self::Primary => "os-button os-button--primary",
            Self::Quiet => "os-button os-button--quiet",
            Self::Plain => "os-button os-button--plain",
            Self::Danger => "os-button os-button--danger",
            Self::Top => "os-button os-button--top",
        }
    }
}

/// A button that does something on this page.
#[component]
pub fn Button(
    /// What it does, as a verb.
    #[prop(into)]
    label: Signal<String>,
    /// How it looks.
    #[prop(optional)]
    kind: ButtonKind,
    /// While true the button stays where it is, says that it is at work, and does nothing.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// An id, for tests and for moving the focus.
    #[prop(optional, into)]
    id: Option<String>,
    /// What happens when it is pressed.
    #[prop(into)]
    on_press: UnsyncCallback<()>,
) -> AnyView {
    let press = move |_| {
        if !busy.get_untracked() {
            on_press.run(());
        }
    };
    view! {
        <button
            type="button"
            id=id
            class=kind.class()
            aria-disabled=move || busy.get().then_some("true")
            on:click=press
        >
            {label}
        </button>
    }
    .into_any()
}

/// A link that looks like a button.
#[component]
pub fn LinkButton(
    /// Where it leads, as words: "Check what you said".
    #[prop(into)]
    label: Signal<String>,
    /// The address.
    #[prop(into)]
    href: Signal<String>,
    /// How it looks.
    #[prop(optional)]
    kind: ButtonKind,
) -> AnyView {
    view! {
        <a class=kind.class() href=href>
            {label}
        </a>
    }
    .into_any()
}
