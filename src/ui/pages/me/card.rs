//! One prompt: its picture, a place for words, ways to say it without writing, things to think about, and what others
//! say to it. In pictures the cards to choose from come first, and words are for who wants them.

use super::{
    super::{
        bench::Bench,
        bubble::{how_taken, said_bubble},
        erase,
        items::choose,
        levels, made,
        versions::focus_on,
    },
    View,
};
use crate::{
    app::{
        event::Event,
        view::{MeCard, Offered},
    },
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
    (writing, open): (RwSignal<Option<usize>>, made::Open),
) -> El {
    let bench = Bench::Me(view, place);
    let size = match first.offered {
        Some(_) => SymbolSize::Large,
        None => SymbolSize::Medium,
    };
    let head = el("div", "os-me-card__head")
        .child(symbol(&first.said.heading.symbol, size))
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
    let safe = el("div", "os-me-card__saved").child(safe);
    let think = details(ui.t(Key::QuestionThink), false, think);
    let field = words(ui, view, place, first);
    let asked = match &first.offered {
        Some(offered) => {
            // Folded, unless there are some.
            let write = el("div", "os-stack").child(field).child(think);
            let write = details(ui.t(Key::LevelWrite), !first.said.words.is_empty(), write);
            vec![
                cards(ui, bench, offered),
                Some(safe),
                Some(el("div", "os-fold").child(levels::chosen(ui, bench))),
                Some(el("div", "os-fold").child(made::draw(ui, bench, open))),
                Some(write),
            ]
        }
        None => {
            let tight = el("div", "os-stack os-stack--tight");
            vec![
                Some(tight.child(field).child(safe)),
                Some(think),
                Some(el("div", "os-fold").child(levels::chosen(ui, bench))),
                Some(el("div", "os-fold").child(made::draw(ui, bench, open))),
            ]
        }
    };
    el("section", "os-card os-stack os-me-card")
        .on("focusin", move |_| writing.set(Some(place)))
        .child(head)
        .child(asked)
        .child(more(ui, view, place, first))
        .child(others(ui, view, place))
}

/// What can be chosen, under the question in a few words.
fn cards(ui: Ui, bench: Bench, offered: &Offered) -> Option<El> {
    let few = el("legend", "os-rows__legend").text(offered.few.clone());
    levels::to_choose(ui, bench, few, None, &offered.cards)
}

/// Reads from a prompt, and again when it has changed.
pub(in crate::ui::pages) fn read<R: Default>(
    view: View,
    place: usize,
    read: impl FnOnce(&MeCard) -> R,
) -> R {
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
