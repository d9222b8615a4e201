//! What was agreed last time: how it went, whether it helped, and what becomes of it.

use super::View;
use crate::{
    app::{
        event::{Event, RoundEvent},
        view::AgainView,
    },
    domain::{
        change::Value,
        ids::ItemId,
        item::{Helped, Item, ItemPart, ItemState, Next},
    },
    i18n::{self, Key},
    ui::{
        components::{El, FieldKind, details, el},
        pages::items::{Desk, choose},
    },
};

/// How it went, in the order in which it is offered.
const WENT: [(ItemState, Key); 3] = [
    (ItemState::Done, Key::AgainDone),
    (ItemState::Partly, Key::AgainPartly),
    (ItemState::NotDone, Key::AgainNotDone),
];

/// The desk is that of the round in which it was agreed.
pub(super) fn draw(desk: Desk, view: View, first: &AgainView) -> Option<El> {
    let ui = desk.ui;
    let (targets, actions) = (&first.targets, &first.actions);
    if targets.is_empty() && actions.is_empty() {
        return None;
    }
    let targets = targets.iter().map(|(item, _)| target(desk, view, item));
    let targets: Vec<El> = targets.collect();
    let actions = actions.iter().map(|(item, _)| action(desk, view, item));
    let actions: Vec<El> = actions.collect();
    let headed = |key, cards: Vec<El>| {
        (!cards.is_empty()).then(|| {
            el("div", "os-stack")
                .child(el("h3", "").text(ui.t(key)))
                .child(cards)
        })
    };
    Some(
        el("section", "os-stack os-stack--loose")
            .child(el("h2", "").text(ui.t(Key::AgainAgreed)))
            .child(headed(Key::PlanTargets, targets))
            .child(headed(Key::PlanActions, actions)),
    )
}

fn target(desk: Desk, view: View, item: &Item) -> El {
    let (ui, id) = (desk.ui, item.id);
    let helped = choose(
        ui,
        &format!("helped-{id}"),
        ui.t(Key::AgainHelped),
        Helped::ALL.map(i18n::helped).to_vec(),
        move || {
            let helped = read(view, id, |i, _| i.helped).flatten()?;
            Helped::ALL.iter().position(|each| *each == helped)
        },
        move |at| {
            if let Some(helped) = Helped::ALL.get(at) {
                let target = desk.item(id, ItemPart::Helped);
                ui.send(target.says(Value::Helped(*helped)));
            }
        },
    );
    let next = choose(
        ui,
        &format!("next-{id}"),
        ui.t(Key::AgainWhatNow),
        Next::ALL.map(i18n::next).to_vec(),
        move || {
            let next = read(view, id, |i, _| i.next).flatten()?;
            Next::ALL.iter().position(|each| *each == next)
        },
        move |at| {
            if let Some(next) = Next::ALL.get(at) {
                let event = RoundEvent::GoesOn(desk.at.book, desk.at.round, id, *next);
                ui.send(Event::Rounds(Box::new(event)));
            }
        },
    );
    let told = item.helped.is_some() || !item.note.is_empty();
    let more = vec![helped, note(desk, view, id)];
    card(desk, item)
        .child(went(desk, view, id))
        .child(details(ui.t(Key::AgainHelpedMore), told, more))
        .child(next)
        .child(comes_along(desk, view, id))
}

fn action(desk: Desk, view: View, item: &Item) -> El {
    card(desk, item)
        .child(went(desk, view, item.id))
        .child(comes_along(desk, view, item.id))
}

/// What was agreed, and who does it.
fn card(desk: Desk, item: &Item) -> El {
    let ui = desk.ui;
    let line = |text: String| el("p", "os-soft").attr("dir", "auto").text(text);
    let who = (!item.who.is_empty()).then(|| line(item.who.clone()));
    let until = item.until.map(|day| {
        let day = ui.words(|words| words.day(day));
        line(ui.with(Key::AgainUntil, &[("day", &day)]))
    });
    let what = if item.what.is_empty() {
        ui.t(Key::AgainUnnamed)
    } else {
        item.what.clone()
    };
    let head = format!("head-{}", item.id);
    el("section", "os-card os-stack")
        .attr("aria-labelledby", head.clone())
        .child(
            el("h4", "os-agreed__what os-words")
                .attr("id", head)
                .attr("dir", "auto")
                .text(what),
        )
        .child(who)
        .child(until)
}

fn went(desk: Desk, view: View, id: ItemId) -> El {
    let ui = desk.ui;
    choose(
        ui,
        &format!("went-{id}"),
        ui.t(Key::AgainWent),
        WENT.map(|(_, key)| key).to_vec(),
        move || place(&WENT, &read(view, id, |i, _| i.state)?),
        move |at| {
            if let Some((state, _)) = WENT.get(at) {
                let event = RoundEvent::Went(desk.at.book, desk.at.round, id, *state);
                ui.send(Event::Rounds(Box::new(event)));
            }
        },
    )
}

fn note(desk: Desk, view: View, id: ItemId) -> El {
    desk.words(
        format!("note-{id}"),
        desk.ui.t(Key::AgainNote),
        None,
        FieldKind::Short,
        desk.item(id, ItemPart::Note),
        move || read(view, id, |i, _| i.note.clone()).unwrap_or_default(),
    )
}

/// Whether it is in the plan of this round, said as soon as that changes. Of a target nothing is said before
/// somebody has said what becomes of it.
fn comes_along(desk: Desk, view: View, id: ItemId) -> El {
    let ui = desk.ui;
    let words = view.words(move |v| {
        let mut all = v.targets.iter().chain(&v.actions);
        let Some((item, along)) = all.find(|(item, _)| item.id == id) else {
            return String::new();
        };
        let stays = item.next == Some(Next::Stop) || item.state == ItemState::Done;
        match (along, stays) {
            (true, _) => ui.t(Key::AgainAlong),
            (false, true) => ui.t(Key::AgainStays),
            (false, false) => String::new(),
        }
    });
    el("p", "os-soft").attr("role", "status").text(words)
}

fn read<T>(view: View, id: ItemId, get: impl Fn(&Item, bool) -> T) -> Option<T> {
    view.read(|v| {
        let mut all = v.targets.iter().chain(&v.actions);
        let found = all.find(|(item, _)| item.id == id);
        found.map(|(item, along)| get(item, *along))
    })
}

fn place<T: PartialEq>(all: &[(T, Key)], wanted: &T) -> Option<usize> {
    all.iter().position(|(each, _)| each == wanted)
}
