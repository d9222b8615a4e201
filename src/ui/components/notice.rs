//! Something to know: what happened, and what to do.

use super::el::{El, IntoPart, el};
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

/// A notice on the page, with buttons or links to do something about it. Never blames; errors come
/// in pairs: what happened, what to do (empty where there is nothing).
pub fn notice(kind: NoticeKind, what: String, todo: String, more: impl IntoPart) -> El {
    let (class, role) = match kind {
        NoticeKind::Info => ("os-notice", None),
        NoticeKind::Warn => ("os-notice os-notice--warn", Some("status".to_owned())),
        NoticeKind::Problem => ("os-notice os-notice--problem", Some("alert".to_owned())),
    };
    let icon = match kind {
        // A ring with an i.
        NoticeKind::Info => view! {
            <svg class="os-notice__icon" viewBox="0 0 28 28" aria-hidden="true">
                <path d="M14 3a11 11 0 1 0 .01 0zM14 13v6.5M14 8.5v.01"></path>
            </svg>
        }
        .into_any(),
        // A triangle with a stroke and a dot.
        NoticeKind::Warn | NoticeKind::Problem => view! {
            <svg class="os-notice__icon" viewBox="0 0 28 28" aria-hidden="true">
                <path d="M14 3.5 26 24.5H2zM14 11v6M14 20.8v.01"></path>
            </svg>
        }
        .into_any(),
    };
    let todo = (!todo.is_empty()).then(|| el("p", "").text(todo));
    let body = el("div", "os-notice__body")
        .child(el("p", "os-notice__what").text(what))
        .child(todo)
        .child(more);
    el("div", class).maybe("role", role).child(icon).child(body)
}
