//! Removing everything that the app keeps here.

use crate::{
    app::{
        exchange::removing::RemoveEvent,
        view::{RemoveAll, SettingsView},
    },
    i18n::Key,
    ui::{
        components::{El, NoticeKind, details, el, group, live, notice},
        kit::{Part, Ui, gate, hash},
        pages::{
            remove::{TypedWord, send, stays, typed_word},
            versions::focus_on,
        },
    },
};
use leptos::prelude::*;

/// Folded; what comes of it is said outside of the fold.
pub(super) fn draw(ui: Ui, part: Part<SettingsView>) -> El {
    let step = gate(move || part.read(|v| hash(&v.removing)));
    Effect::new(move |before: Option<u64>| {
        let now = step.get();
        if before.is_some_and(|before| before != now) {
            focus_on("#all-said [tabindex]");
        }
        now
    });
    let said = live(move || {
        step.get();
        let now = untrack(|| part.now()).map(|view| view.removing);
        group(said(ui, now.unwrap_or_default()))
    });
    let asked = live(move || {
        step.get();
        untrack(|| match part.now().map(|view| view.removing) {
            Some(RemoveAll::Not | RemoveAll::Failed(_)) => group(vec![folded(ui)]),
            _ => group(Vec::<El>::new()),
        })
    });
    el("section", "os-stack os-fold")
        .attr("id", "remove-all")
        .child(el("div", "os-fold").attr("id", "all-said").child(said))
        .child(asked)
}

fn folded(ui: Ui) -> El {
    let line = |key| el("p", "").text(ui.t(key));
    let word = TypedWord {
        id: "all",
        label: Key::AllType,
        word: Key::AllWord,
        wrong: Key::AllTypeWrong,
        yes: Key::AllYes,
    };
    let body = el("div", "os-stack")
        .child(line(Key::AllWhat))
        .child(line(Key::AllBack))
        .child(line(Key::AllApp))
        .child(stays(ui))
        .child(typed_word(ui, word, move || send(ui, RemoveEvent::All)));
    details(ui.t(Key::AllTitle), false, body)
}

fn said(ui: Ui, now: RemoveAll) -> Vec<El> {
    let said = |kind, what, todo| {
        let pair = notice(kind, ui.t(what), ui.t(todo), None::<El>);
        vec![pair.attr("tabindex", "-1")]
    };
    match now {
        RemoveAll::Not => Vec::new(),
        RemoveAll::Going => vec![
            el("p", "os-busy")
                .attr("role", "status")
                .attr("tabindex", "-1")
                .text(ui.t(Key::AllGoing)),
        ],
        RemoveAll::Failed(_) => said(NoticeKind::Problem, Key::AllFailed, Key::AllFailedDo),
        RemoveAll::Done => said(NoticeKind::Info, Key::AllDone, Key::AllDoneDo),
    }
}
