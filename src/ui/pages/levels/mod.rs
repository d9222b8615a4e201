//! A question that is put in easy read or in pictures. The answer under it is the one that stands under the
//! plain question, and is drawn with the same parts.

mod aloud;
mod cards;
mod control;
mod pictures;
mod scan;

pub(super) use cards::{chosen, to_choose};
pub(super) use control::control;
pub(super) use scan::scanned;

use super::question::{self, View};
use crate::{
    app::view::{Put, QuestionView},
    domain::{card::Card, question::Level},
    ui::{
        components::{el, live, nothing, page, picture_list},
        kit::Ui,
    },
};
use leptos::prelude::*;

/// The page at the level that holds now.
pub(super) fn draw(ui: Ui, view: View) -> Option<AnyView> {
    let first = view.now()?;
    let put = first.more.put.clone()?;
    Some(match put.level {
        Level::Pictures => pictures::draw(ui, view, &first, &put),
        Level::Plain | Level::EasyRead => easy_read(ui, view, &first, &put),
    })
}

/// The buttons to choose a level with, and to be read to, on the page of a question.
pub(super) fn top(ui: Ui, view: View) -> AnyView {
    let Some(first) = view.now() else {
        return nothing();
    };
    let at = (first.at.at.book, first.at.at.voice);
    let there = Memo::new(move |_| view.read(|v| v.can_write && v.more.put.is_some()));
    let drawn = live(move || {
        let now = move || view.read(|v| v.more.put.as_ref().map(|put| put.level));
        // Grown-ups are asked in one way; read to they are as well.
        let ways = there.get().then(|| control(ui, at, now));
        let row = el("div", "os-levels__row")
            .child(ways)
            .child(aloud::draw(ui, view));
        el("div", "os-stack os-stack--tight")
            .child(row)
            .child(aloud::meanwhile(ui, view))
            .done()
    });
    drawn.into_any()
}

fn easy_read(ui: Ui, view: View, first: &QuestionView, put: &Put) -> AnyView {
    let frame = question::frame(ui, view, first, first.heading.short.clone().into());
    let lines = put
        .easy
        .iter()
        .map(|line| (picture(line), line.words.clone()));
    let body = el("div", "os-stack os-stack--loose")
        .child(question::top(ui, view, first.audience))
        .child(picture_list(lines))
        .child(question::before(ui, first))
        .child(question::know(ui, first))
        .child(question::answer(ui, view, first));
    page(frame, body)
}

fn picture(card: &Card) -> Option<String> {
    card.picture().map(str::to_owned)
}
