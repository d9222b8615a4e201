//! What is asked of a file that was opened: where it goes, and who and what in it is the same as here.

use super::{View, read, send};
use crate::{
    app::{
        exchange::event::{Exchanged, Home},
        view::{FoundView, Who},
    },
    domain::ids::VoiceId,
    i18n::Key,
    ui::{
        components::{Choice, El, Radios, Row, live, radios, row},
        kit::Ui,
    },
};
use leptos::prelude::*;

/// Where it goes, where that is a question.
pub(super) fn home(ui: Ui, view: View, first: &FoundView) -> Option<El> {
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
pub(super) fn person(ui: Ui, view: View, who: Who) -> El {
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

/// Whether it is for the same meeting.
pub(super) fn same_meeting(ui: Ui, view: View) -> El {
    let shown = Row {
        control: "checkbox",
        class: "os-row os-row--box",
        id: "meeting".to_owned(),
        name: "meeting".into(),
        face: None,
        label: ui.t(Key::ImportMeeting),
        hint: None,
        checked: live(move || read(view, |v| v.same_meeting) == Some(true)),
    };
    row(shown, move |yes| send(ui, Exchanged::SameMeeting(yes)))
}
