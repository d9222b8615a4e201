//! The file that was opened: whose book, from where, where it goes, and what it would change.

use super::{
    View,
    changes::changed,
    questions::{home, person, same_meeting},
    read, send,
};
use crate::{
    app::{
        exchange::event::Exchanged,
        view::{Brings, FoundView},
    },
    i18n::{self, Key},
    ui::{
        components::{ButtonKind, El, busy_button, el, group, live},
        kit::{Ui, gate, hash, plain_notice},
        pages::file_trouble::file_trouble,
    },
};
use leptos::prelude::*;

/// All of it, until the person agrees.
pub(super) fn found(ui: Ui, view: View, first: &FoundView) -> AnyView {
    // Who is who is asked once the book is open.
    let people = gate(move || read(view, |v| hash(&(&v.who.len(), v.same_meeting.is_some()))));
    let asked = live(move || {
        people.get();
        let (who, meeting) = untrack(|| read(view, |v| (v.who.clone(), v.same_meeting)));
        let mut parts: Vec<El> = who.into_iter().map(|who| person(ui, view, who)).collect();
        parts.extend(meeting.map(|_| same_meeting(ui, view)));
        group(parts)
    });
    let changes = gate(move || read(view, |v| hash(&(said(v), &v.refused, v.beside))));
    let brings = live(move || {
        changes.get();
        let now = untrack(|| read(view, |v| (v.brings.clone(), v.refused.clone(), v.home)));
        let beside = untrack(|| read(view, |v| v.beside))
            .then(|| plain_notice(ui.t(Key::ImportBeside), ui.t(Key::ImportBesideThen)));
        let parts = match now {
            (_, Some(trouble), _) => {
                vec![file_trouble(ui, &trouble)]
            }
            (Some(brings), None, _) => changed(ui, view, &brings),
            (None, None, Some(_)) => vec![
                el("p", "os-busy")
                    .attr("role", "status")
                    .text(ui.t(Key::ImportWaiting)),
            ],
            (None, None, None) => Vec::new(),
        };
        group(beside.into_iter().chain(parts).collect::<Vec<_>>())
    });
    let wait = move || read(view, |v| !v.can_accept);
    let accept = busy_button(
        ButtonKind::Primary,
        "accept",
        ui.t(Key::ImportAccept),
        wait,
        move || send(ui, Exchanged::Accept),
    );
    let parts = vec![cover(ui, first)];
    let home = home(ui, view, first);
    group(
        el("div", "os-stack os-stack--loose")
            .child(parts)
            .child(home)
            .child(asked)
            .child(
                el("section", "os-card os-stack")
                    .attr("aria-live", "polite")
                    .child(brings),
            )
            .child(accept),
    )
}

/// Without what is only ticked: a list is not drawn anew for that.
fn said(view: &FoundView) -> Option<Brings> {
    let mut brings = view.brings.clone()?;
    brings.erased.iter_mut().for_each(|lost| lost.kept = false);
    Some(brings)
}

/// Whose book it is, and where it comes from.
fn cover(ui: Ui, first: &FoundView) -> El {
    let day = ui.words(|words| words.day(first.made));
    let device = ui.t(i18n::device(first.from));
    let names: Vec<String> = first.people.iter().map(|one| ui.speaker(one)).collect();
    let kind = if first.is_backup {
        Key::ImportBackup
    } else {
        Key::ImportShared
    };
    let belongs = first.belongs.as_ref().map(|name| {
        el("p", "").text(ui.named(Key::ImportBelongs, Key::ImportBelongsUnnamed, name))
    });
    el("section", "os-card os-stack")
        .attr("id", "found")
        .child(
            el("h2", "")
                .attr("tabindex", "-1")
                .attr("dir", "auto")
                .text(ui.named(Key::ImportNamed, Key::ImportUnnamed, &first.name)),
        )
        .child(el("p", "").text(ui.with(Key::ImportFrom, &[("day", &day), ("where", &device)])))
        .child(el("p", "").text(ui.t(kind)))
        .child(el("p", "").text(ui.with(Key::ImportVoices, &[("names", &names.join(", "))])))
        .child(belongs)
}
