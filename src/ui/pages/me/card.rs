//! One prompt: its picture, a place for words, things to think about, and what others say to it.

use super::{
    super::{
        bubble::{how_taken, said_bubble},
        erase,
        items::choose,
        versions::focus_on,
    },
    View,
};
use crate::{
    app::{event::Event, view::MeCard},
    domain::{
        answer::{Part, Sharing},
        change::Value,
    },
    i18n::{self, Key},
    ui::{
        components::{
            El, FieldKind, SymbolSize, TextField, details, el, group, live, nothing, symbol,
            text_field,
        },
        kit::{Target, Ui, gate, hash, saved},
    },
};
use leptos::prelude::*;
use std::rc::Rc;

/// A card. What it shows of the answer is read again as it changes; the card itself stays.
pub(super) fn draw(
    ui: Ui,
    view: View,
    place: usize,
    first: &MeCard,
    writing: RwSignal<Option<usize>>,
) -> El {
    let head = el("div", "os-me-card__head")
        .child(symbol(&first.said.heading.symbol, SymbolSize::Medium))
        .child(el("h2", "").text(first.said.heading.short.clone()));
    let think = first.think.iter().map(|row| el("li", "").text(row.clone()));
    let think = el("ul", "").child(think.collect::<Vec<El>>());
    // Of eleven fields only the one that is written in says that it is safe.
    let safe = live(move || {
        if writing.get() != Some(place) {
            return nothing();
        }
        untrack(|| saved(ui, move || view.read(|v| Some(v.saving))).done())
    });
    let field = el("div", "os-stack os-stack--tight")
        .child(words(ui, view, place, first))
        .child(el("div", "os-me-card__saved").child(safe));
    el("section", "os-card os-stack os-me-card")
        .on("focusin", move |_| writing.set(Some(place)))
        .child(head)
        .child(field)
        .child(details(ui.t(Key::QuestionThink), false, think))
        .child(more(ui, view, place, first))
        .child(others(ui, view, place))
}

fn read<R: Default>(view: View, place: usize, read: impl FnOnce(&MeCard) -> R) -> R {
    view.read(|v| v.cards.get(place).map(read).unwrap_or_default())
}

fn target(first: &MeCard, part: Part) -> Target {
    Target {
        book: first.at.at.book,
        by: first.at.at.voice,
        field: first.at.part(part),
    }
}

fn words(ui: Ui, view: View, place: usize, first: &MeCard) -> El {
    let to = target(first, Part::Words);
    let on_text = move |typed: String| {
        ui.typing.try_set(false);
        ui.send(to.says(Value::Text(typed)));
    };
    let field = TextField {
        id: first.at.at.question.to_string(),
        label: first.ask.join(" "),
        hint: None,
        kind: FieldKind::Short,
        on_text: Rc::new(on_text),
    };
    text_field(field, move || read(view, place, |c| c.said.words.clone()))
}

/// Who can see this one answer, and the way to erase it; once there is one.
fn more(ui: Ui, view: View, place: usize, first: &MeCard) -> El {
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
    let field = format!("#{question}");
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
fn others(ui: Ui, view: View, place: usize) -> El {
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
