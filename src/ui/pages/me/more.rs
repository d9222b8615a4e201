//! Below a prompt: who can see this one answer, the way to erase it, and what others said to the same.

use super::{
    super::{
        bubble::{how_taken, said_bubble},
        erase,
        items::choose,
        versions::focus_on,
    },
    View,
    card::{read, target},
};
use crate::{
    app::{event::Event, view::MeCard},
    domain::{
        answer::{Part, Sharing},
        change::Value,
    },
    i18n::{self, Key},
    ui::{
        components::{El, details, el, group, live, nothing},
        kit::{Ui, gate, hash},
    },
};
use leptos::prelude::*;

/// Who can see this one answer, and the way to erase it; once there is one.
pub(super) fn more(ui: Ui, view: View, place: usize, first: &MeCard) -> El {
    let there = gate(move || read(view, place, |c| u64::from(c.can_erase)));
    let first = first.clone();
    let drawn = live(move || {
        if there.get() == 0 {
            return nothing();
        }
        untrack(|| folded(ui, view, place, &first).done())
    });
    el("div", "os-fold").child(drawn)
}

fn folded(ui: Ui, view: View, place: usize, first: &MeCard) -> El {
    let summary = live(move || {
        let who = read(view, place, |c| ui.t(i18n::sharing(c.said.sharing)));
        ui.with(Key::MeMore, &[("who", &who)])
    });
    let question = first.at.at.question.to_string();
    let to = target(first, Part::Sharing);
    let seen = choose(
        ui,
        &format!("{question}-seen"),
        ui.t(Key::QuestionSharing),
        Sharing::ALL.map(i18n::sharing).to_vec(),
        move || {
            let now = read(view, place, |c| Some(c.said.sharing))?;
            Sharing::ALL.iter().position(|each| *each == now)
        },
        move |chosen| {
            if let Some(sharing) = Sharing::ALL.get(chosen) {
                ui.send(to.says(Value::Sharing(*sharing)));
            }
        },
    );
    let at = first.at.at.clone();
    // In pictures the field is folded away: its card has the focus then.
    let field = format!("#{question}, #{question}-title");
    let erase = move || {
        ui.send(Event::Erased(at.clone()));
        focus_on(field.clone());
    };
    let body = el("div", "os-stack").child(seen).child(erase::folded(
        ui,
        &format!("{question}-erase"),
        erase,
    ));
    details(summary, false, body)
}

/// What others said to the same, where everyone at the meeting may see it.
pub(super) fn others(ui: Ui, view: View, place: usize) -> El {
    let there = gate(move || read(view, place, |c| hash(&c.others)));
    let drawn = live(move || {
        there.get();
        let said = untrack(|| read(view, place, |c| c.others.clone()));
        if said.is_empty() {
            return nothing();
        }
        let bubbles = said
            .iter()
            .map(|said| said_bubble(ui, said, how_taken(ui, said), None));
        let title = el("h3", "os-ask").text(ui.t(Key::MeOthers));
        group(vec![
            title,
            el("div", "os-stack").child(bubbles.collect::<Vec<El>>()),
        ])
    });
    el("div", "os-fold").child(drawn)
}
