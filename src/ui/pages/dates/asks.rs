//! What would let more be worked out: a few questions, each folded. What is answered here stays in its
//! place as long as the page is open, so that nothing moves away under a finger.

use super::{
    Say, View,
    field::{self, At, value},
    read, say,
};
use crate::{
    app::view::{AskView, FactId},
    i18n::Key,
    ui::{
        components::{El, Entry, Live, el, list, live, nothing},
        kit::Ui,
        pages::{items::Desk, versions::focus_on},
    },
};
use leptos::{prelude::*, wasm_bindgen::JsCast, web_sys};

/// So many questions at once.
const AT_ONCE: usize = 3;

pub(super) fn draw(desk: Desk, view: View) -> El {
    let ui = desk.ui;
    let all = RwSignal::new(false);
    let shown = StoredValue::new(Vec::<AskView>::new());
    let rows = list(move || {
        let room = if all.get() { usize::MAX } else { AT_ONCE };
        let asks = read(view, |w| w.asks.clone());
        let keep = |ask: &AskView| {
            asks.iter().any(|now| now.id == ask.id) || answer(view, ask.facts).is_some()
        };
        let mut now = shown.get_value();
        now.retain(keep);
        for ask in asks.iter().take(room) {
            if !now.iter().any(|other| other.id == ask.id) {
                now.push(ask.clone());
            }
        }
        shown.set_value(now.clone());
        // Where there is nothing to see yet, the questions stand open.
        let open = read(view, |w| w.lines.is_empty());
        let entries = now
            .into_iter()
            .map(|ask| Entry::new(ask.id as u64, move || one(desk, view, ask, open)));
        entries.collect()
    });
    let more = move || {
        let asks = read(view, |w| w.asks.len());
        if all.get() {
            0
        } else {
            asks.saturating_sub(AT_ONCE)
        }
    };
    let more_words: Live<String> = live(move || {
        let (one, many) = (Key::DatesAsksMoreOne, Key::DatesAsksMoreMany);
        ui.words(|words| words.count(one, many, more()))
    });
    let more = el("button", "os-link")
        .attr("type", "button")
        .attr("id", "more-asks")
        .live_attr("hidden", live(move || (more() == 0).then(String::new)))
        .on("click", move |_| {
            all.set(true);
            focus_on("#asks > h2");
        })
        .text(more_words);
    let nothing_asked =
        move || read(view, |w| w.asks.is_empty()) && shown.with_value(Vec::is_empty);
    el("section", "os-stack os-stack--tight")
        .attr("id", "asks")
        .live_attr("hidden", live(move || nothing_asked().then(String::new)))
        .child(
            el("h2", "")
                .attr("tabindex", "-1")
                .text(ui.t(Key::DatesAsks)),
        )
        .child(el("p", "os-soft").text(ui.t(Key::DatesAsksLead)))
        .child(rows)
        .child(more)
}

/// The answer to a question, if there is one.
fn answer(view: View, facts: &[FactId]) -> Option<crate::app::view::FactValue> {
    facts.iter().find_map(|fact| value(view, *fact))
}

fn one(desk: Desk, view: View, ask: AskView, open: bool) -> El {
    let ui = desk.ui;
    let facts = ask.facts;
    let told: Live<String> = live(move || answered(ui, view, facts));
    let is_told = live(move || answer(view, facts).is_none().then(String::new));
    let words = el("span", "os-told__words")
        .child(el("span", "os-told__label").text(ask.ask + " "))
        .child(
            el("span", "os-told__value os-told__value--new")
                .live_attr("hidden", is_told)
                .text(told),
        );
    let hint = ask.hint;
    let body = folded(open, words, move || {
        let mut inside = vec![el("p", "os-soft").text(hint.clone())];
        if let Some(say) = say(ui, view) {
            let fields = facts.iter();
            inside.extend(fields.filter_map(|id| field::draw(desk, view, say, *id, At::Asked)));
        }
        inside
    });
    // Where the question asks for one thing, it is seen once.
    let alone = (facts.len() == 1).then(String::new);
    body.attr("id", format!("ask-{}-fold", ask.id.as_str()))
        .maybe("data-alone", alone)
}

fn answered(ui: Ui, view: View, facts: &[FactId]) -> String {
    let say: Option<Say> = say(ui, view);
    let told = say.zip(answer(view, facts));
    let told = told.map(|(say, value)| say.value(value));
    told.map(|told| ui.with(Key::DatesAnswered, &[("words", &told)]))
        .unwrap_or_default()
}

/// A fold whose inside is drawn when it is first opened.
pub(super) fn folded(open: bool, summary: El, inside: impl Fn() -> Vec<El> + Send + 'static) -> El {
    let opened = RwSignal::new(open);
    let body = live(move || {
        if !opened.get() {
            return nothing();
        }
        untrack(|| {
            el("div", "os-details__body os-stack")
                .child(inside())
                .done()
        })
    });
    el("details", "os-details")
        .maybe("open", open.then(String::new))
        .on("toggle", move |event| {
            let fold = event
                .target()
                .and_then(|t| t.dyn_into::<web_sys::Element>().ok());
            if fold.is_some_and(|fold| fold.has_attribute("open")) {
                opened.set(true);
            }
        })
        .child(el("summary", "os-details__summary").child(summary))
        .child(body)
}
