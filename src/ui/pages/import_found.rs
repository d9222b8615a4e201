//! The file that was opened: whose book, from where, where it goes, and what it would change.

use super::file_trouble::file_trouble;
use super::import::send;
use crate::{
    app::{
        exchange::event::{Exchanged, Home},
        view::{AnswerLine, Brings, FoundView, ImportView, Lost, Who},
    },
    domain::ids::VoiceId,
    i18n::{self, Key},
    ui::{
        components::{
            ButtonKind, Choice, El, Radios, Row, busy_button, el, group, live, radios, row,
        },
        kit::{Part, Ui, gate, hash, link, plain_notice},
    },
};
use leptos::prelude::*;

type View = Part<ImportView>;

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
        let beside = untrack(|| read(view, |v| v.beside)).then(|| {
            let (what, what_then) = (ui.t(Key::ImportBeside), ui.t(Key::ImportBesideThen));
            plain_notice(what, what_then)
        });
        group(
            beside
                .into_iter()
                .chain(match now {
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
                })
                .collect::<Vec<_>>(),
        )
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

fn read<R: Default>(view: View, get: impl FnOnce(&FoundView) -> R) -> R {
    view.read(|v| match v {
        ImportView::Found(found) => get(found),
        _ => R::default(),
    })
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
        .child(el("h2", "").attr("dir", "auto").text(ui.named(
            Key::ImportNamed,
            Key::ImportUnnamed,
            &first.name,
        )))
        .child(el("p", "").text(ui.with(Key::ImportFrom, &[("day", &day), ("where", &device)])))
        .child(el("p", "").text(ui.t(kind)))
        .child(el("p", "").text(ui.with(Key::ImportVoices, &[("names", &names.join(", "))])))
        .child(belongs)
}

/// Where it goes, where that is a question.
fn home(ui: Ui, view: View, first: &FoundView) -> Option<El> {
    if first.homes.is_empty() {
        return None;
    }
    let homes: Vec<Home> = first.homes.iter().map(|(home, _)| *home).collect();
    let choices = first.homes.iter().map(|(home, name)| Choice {
        label: match home {
            Home::New => ui.t(Key::ImportHomeNew),
            Home::Book(_) => ui.named(Key::ImportHomeBook, Key::ImportHomeUnnamed, name),
        },
        hint: None,
    });
    let asked = Radios {
        id: "home",
        legend: ui.t(Key::ImportHome),
        hint: None,
        choices: choices.collect(),
    };
    let at = StoredValue::new(homes);
    let chosen = move || {
        let home = read(view, |v| v.home)?;
        at.with_value(|homes| homes.iter().position(|other| *other == home))
    };
    Some(radios(asked, chosen, move |place| {
        if let Some(home) = at.with_value(|homes| homes.get(place).copied()) {
            send(ui, Exchanged::GoesTo(home));
        }
    }))
}

/// Who somebody in the file is here.
fn person(ui: Ui, view: View, who: Who) -> El {
    let Who { theirs, ours, .. } = who;
    let voice = theirs.voice;
    let ids: Vec<Option<VoiceId>> = std::iter::once(None)
        .chain(ours.iter().map(|one| Some(one.voice)))
        .collect();
    let new = Choice {
        label: ui.t(Key::ImportWhoNew),
        hint: None,
    };
    let same = ours.iter().map(|one| Choice {
        label: ui.with(
            Key::ImportWhoSame,
            &[("name", &ui.speaker_in_a_sentence(one))],
        ),
        hint: None,
    });
    let asked = Radios {
        id: "who",
        legend: ui.with(
            Key::ImportWho,
            &[("name", &ui.speaker_in_a_sentence(&theirs))],
        ),
        hint: None,
        choices: std::iter::once(new).chain(same).collect(),
    };
    let at = StoredValue::new(ids);
    let chosen = move || {
        let same = read(view, |v| {
            let who = v.who.iter().find(|who| who.theirs.voice == voice);
            who.and_then(|who| who.same)
        });
        at.with_value(|ids| ids.iter().position(|other| *other == same))
    };
    radios(asked, chosen, move |place| {
        if let Some(ours) = at.with_value(|ids| ids.get(place).copied()) {
            send(ui, Exchanged::SamePerson(voice, ours));
        }
    })
}

fn same_meeting(ui: Ui, view: View) -> El {
    let shown = Row {
        control: "checkbox",
        class: "os-row os-row--box",
        id: "meeting".to_owned(),
        name: "meeting",
        face: None,
        label: ui.t(Key::ImportMeeting),
        hint: None,
        checked: live(move || read(view, |v| v.same_meeting) == Some(true)),
    };
    row(shown, move |yes| send(ui, Exchanged::SameMeeting(yes)))
}

/// What it would change, before anything changes.
fn changed(ui: Ui, view: View, brings: &Brings) -> Vec<El> {
    let mut parts = vec![el("h2", "").text(ui.t(Key::ImportBrings))];
    if brings.nothing {
        parts.push(el("p", "").text(ui.t(Key::ImportNothing)));
        return parts;
    }
    let quiet = brings.new.is_empty() && brings.changed.is_empty() && brings.differ.is_empty();
    if quiet && brings.erased.is_empty() {
        parts.push(el("p", "").text(ui.t(Key::ImportOther)));
    }
    let new = brings.new.iter().map(|(speaker, count)| {
        let key = if *count == 1 {
            Key::ImportNewOne
        } else {
            Key::ImportNewMany
        };
        let (name, count) = (ui.speaker(speaker), count.to_string());
        el("li", "").text(ui.with(key, &[("name", &name), ("count", &count)]))
    });
    if !brings.new.is_empty() {
        parts.push(el("ul", "").child(new.collect::<Vec<El>>()));
    }
    for (key, lines) in [
        (Key::ImportChanged, &brings.changed),
        (Key::ImportDiffer, &brings.differ),
    ] {
        if !lines.is_empty() {
            parts.push(el("p", "").text(ui.t(key)));
            parts.push(answers(ui, lines, false));
        }
    }
    if !brings.erased.is_empty() {
        let rows = brings.erased.iter().enumerate();
        let rows: Vec<El> = rows.map(|(n, lost)| keep(ui, view, n, lost)).collect();
        let legend = el("legend", "os-rows__legend").text(ui.t(Key::ImportErased));
        let rows = el("div", "os-rows").child(rows);
        parts.push(el("fieldset", "").child(legend).child(rows));
    }
    parts
}

/// Words that the file erases, to be kept or not.
fn keep(ui: Ui, view: View, place: usize, lost: &Lost) -> El {
    let id = lost.id;
    let question = if lost.short.is_empty() {
        ui.t(Key::ShareAnAnswer)
    } else {
        lost.short.clone()
    };
    let shown = Row {
        control: "checkbox",
        class: "os-row os-row--box",
        id: format!("keep-{place}"),
        name: "keep",
        face: None,
        label: ui.with(
            Key::ImportErasedLine,
            &[("question", &question), ("words", &lost.words)],
        ),
        hint: lost.speaker.as_ref().map(|speaker| ui.speaker(speaker)),
        checked: live(move || {
            read(view, |v| {
                let erased = v.brings.as_ref().map(|brings| &brings.erased);
                erased.is_some_and(|all| all.iter().any(|lost| lost.id == id && lost.kept))
            })
        }),
    };
    row(shown, move |yes| send(ui, Exchanged::KeepWords(id, yes)))
}

/// Answers by name, each with a way to its page where that is wanted and there is one.
pub(super) fn answers(ui: Ui, lines: &[AnswerLine], linked: bool) -> El {
    let rows = lines.iter().map(|line| {
        let question = if line.short.is_empty() {
            ui.t(Key::ShareAnAnswer)
        } else {
            line.short.clone()
        };
        let name = ui.speaker(&line.speaker);
        let text = ui.with(Key::ImportLine, &[("name", &name), ("question", &question)]);
        match &line.route {
            Some(route) if linked => el("li", "").child(link(route.to_string(), text)),
            _ => el("li", "").text(text),
        }
    });
    el("ul", "").child(rows.collect::<Vec<El>>())
}
