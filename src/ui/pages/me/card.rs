//! One prompt: its picture, a place for words, ways to say it without writing, things to think about, and what others
//! say to it. In pictures the cards to choose from come first, and words are for who wants them.

use super::{
    super::{bench::Bench, levels, made},
    View,
    more::{more, others},
};
use crate::{
    app::view::{MeCard, Offered},
    domain::{answer::Part, change::Value},
    i18n::Key,
    ui::{
        components::{
            El, FieldKind, SymbolSize, TextField, details, el, live, nothing, symbol, text_field,
        },
        kit::{Target, Ui, saved},
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
        .child(
            el("h2", "")
                .attr("id", format!("{}-title", first.at.at.question))
                .attr("tabindex", "-1")
                .text(first.said.heading.short.clone()),
        );
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
    let made = vec![
        el("div", "os-fold").child(levels::chosen(ui, bench)),
        el("div", "os-fold").child(made::draw(ui, bench, open)),
    ];
    let asked = if let Some(offered) = &first.offered {
        // Folded, unless there are some.
        let write = el("div", "os-stack").child(field).child(think);
        let write = details(ui.t(Key::LevelWrite), !first.said.words.is_empty(), write);
        let chosen = cards(ui, bench, offered).into_iter().chain([safe]);
        chosen.chain(made).chain([write]).collect::<Vec<El>>()
    } else {
        let words = el("div", "os-stack os-stack--tight")
            .child(field)
            .child(safe);
        [words, think].into_iter().chain(made).collect()
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

/// Where one part of the answer goes.
pub(super) fn target(first: &MeCard, part: Part) -> Target {
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
