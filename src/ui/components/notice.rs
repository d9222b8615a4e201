//! Something to know: what happened, and what to do.

use leptos::prelude::*;

/// How serious a notice is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NoticeKind {
    /// Good to know.
    #[default]
    Info,
    /// Better look at this soon.
    Warn,
    /// Something went wrong. Screen readers say it at once.
    Problem,
}

impl NoticeKind {
    const fn class(self) -> &'static str {
        match self {
            Self::Info => "os-notice",
            Self::Warn => "os-notice os-notice--warn",
            Self::Problem => "os-notice os-notice--problem",
        }
    }

    const fn role(self) -> Option<&'static str> {
        match self {
            Self::Info | Self::Warn => None,
            Self::Problem => Some("alert"),
        }
    }

    /// A ring with an i, or a triangle with a stroke and a dot.
    const fn icon(self) -> &'static str {
        match self {
            Self::Info => "M14 3a11 11 0 1 0 .01 0zM14 13v6.500M14 8.500v.01",
            Self::Warn | Self::Problem => "M14 3.5 26 24.500H2zM14 11v6M14 20.800v.01",
        }
    }
}

/// A notice on the page. Never blames; errors come in pairs.
#[component]
pub fn Notice(
    /// How serious it is.
    #[prop(optional)]
    kind: NoticeKind,
    /// What happened.
    #[prop(into)]
    what: String,
    /// What to do.
    #[prop(default = None, into)]
    todo: Option<String>,
    /// Buttons or links to do it.
    #[prop(optional)]
    more: Option<AnyView>,
) -> AnyView {
    let todo = todo.map(|todo| view! { <p>{todo}</p> }.into_any());
    view! {
        <div class=kind.class() role=kind.role()>
            <svg class="os-notice__icon" viewBox="0 0 28 28" aria-hidden="true">
                <path d=kind.icon()></path>
            </svg>
            <div class="os-notice__body">
                <p class="os-notice__what">{what}</p>
                {todo}
                {more}
            </div>
        </div>
    }
    .into_any()
}
