//! A question in pictures: a symbol, a few words, large choices; words for who wants them.

use super::{cards, picture, scanned};
use crate::{
    app::{
        event::Event,
        view::{Put, QuestionView},
    },
    domain::{
        answer::{Instead, Part as AnswerPart},
        change::Value,
    },
    i18n::{self, Key},
    ui::{
        components::{El, Page, SymbolSize, details, el, live, page, picture_button, symbol},
        kit::{Ui, saved},
        pages::{
            bench::Bench,
            choices,
            question::{self, View, target},
        },
        screen::Place,
    },
};
use leptos::prelude::*;

/// The page.
pub(super) fn draw(ui: Ui, view: View, first: &QuestionView, put: &Put) -> AnyView {
    let frame = question::frame(ui, view, first, put.few.words.clone().into());
    // To skip is one of the large ways to answer here.
    let frame = Page {
        bar: vec![question::go_on(ui, first)],
        ..frame
    };
    let large = picture(&put.few).map(|name| symbol(&name, SymbolSize::Large));
    let closed = live(move || view.read(|v| !v.can_write).then(String::new));
    let feeling = question::how_it_goes(ui, view, target(first, AnswerPart::Feeling));
    // Whoever chooses cards has pointed, which is noted: the many words about it stay folded.
    let folded = QuestionView {
        asks_how: false,
        ..first.clone()
    };
    let legend = el("legend", "os-rows__legend").text(ui.t(Key::LevelCards));
    let answer = el("fieldset", "os-plain os-stack os-stack--loose")
        .live_attr("disabled", closed)
        .child(view.more(ui, Place::BeforeAnswer))
        .child(el("div", "os-large").child(feeling))
        .child(
            el("div", "os-stack os-stack--tight")
                .child(cards::to_choose(
                    ui,
                    Bench::Question(view),
                    legend,
                    Some(Key::LevelCardsHint),
                    &put.cards,
                ))
                .child(saved(ui, move || view.read(|v| Some(v.saving)))),
        )
        .child(view.more(ui, Place::AfterWords))
        .child(instead(ui, view, first))
        .child(write(ui, view, first))
        .child(question::matters(ui, view, first))
        .child(choices::sharing(ui, view, first))
        .child(choices::how(ui, view, &folded))
        .child(view.more(ui, Place::AfterAnswer));
    let body = el("div", "os-stack os-stack--loose")
        .child(question::top(ui, view, first.audience))
        .child(el("div", "os-few").child(large))
        .child(question::before(ui, first))
        .child(scanned(answer, || true));
    page(frame, body)
}

/// The ways to answer without choosing anything, as large buttons.
fn instead(ui: Ui, view: View, first: &QuestionView) -> El {
    let to = target(first, AnswerPart::Instead);
    let ways = [
        (Instead::DontKnow, "dont-know", "thinking-face"),
        (Instead::WontSay, "wont-say", "face-without-mouth"),
        (Instead::InPerson, "in-person", "views"),
    ];
    let ways = ways.map(|(instead, id, picture)| {
        let is = move || view.read(|v| v.answer.instead == Some(instead));
        let to = to.clone();
        let label = ui.t(i18n::instead(instead));
        picture_button(id, picture, label, Some(live(is)), move || {
            // A press on what is chosen already takes it back.
            let value = if untrack(is) {
                Value::Cleared
            } else {
                Value::Instead(instead)
            };
            ui.send(to.says(value));
        })
    });
    let over = first.at.at.clone();
    let skip = picture_button("skip", "right-arrow", ui.t(Key::AppSkip), None, move || {
        ui.send(Event::Skipped(over.clone()));
    });
    let ways: Vec<El> = ways.into_iter().chain([skip]).collect();
    el("fieldset", "")
        .child(el("legend", "os-rows__legend").text(ui.t(Key::LevelOr)))
        .child(el("div", "os-tiles").child(ways))
}

/// Words too, for who wants them: folded, unless there are some.
fn write(ui: Ui, view: View, first: &QuestionView) -> El {
    let answer = &first.answer;
    let texts = [&answer.words, &answer.better, &answer.ask];
    let open = texts.iter().any(|text| !text.is_empty());
    let fields = el("div", "os-stack")
        .child(question::words(ui, view, first))
        .child(question::short(ui, view, first, AnswerPart::Better))
        .child(question::short(ui, view, first, AnswerPart::Ask));
    details(ui.t(Key::LevelWrite), open, fields)
}
