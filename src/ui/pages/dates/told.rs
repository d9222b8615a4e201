//! What was told, each fact to change or to take away; and where two phones told different things.

use super::{
    View,
    asks::folded,
    field::{self, At, value},
    read, say,
    say::label,
};
use crate::{
    app::view::{FactId, FactValue, FactVersion, FactView, LawState},
    domain::change::Value,
    i18n::Key,
    ui::{
        components::{El, Entry, Live, NoticeKind, details, el, list, live, notice},
        kit::hash,
        pages::{differ, items::Desk, versions::focus_on},
    },
};
use leptos::prelude::*;

pub(super) fn draw(desk: Desk, view: View) -> El {
    let ui = desk.ui;
    let is_listed = |fact: &&FactView| fact.value.is_some() || fact.id == FactId::Year;
    let rows = list(move || {
        let told = read(view, |w| {
            // The year group is told nowhere else; it is of use once a birthday or a year is known.
            let aged = w
                .facts
                .iter()
                .any(|fact| fact.value.is_some() && matches!(fact.id, FactId::Born | FactId::Year));
            let listed = w.facts.iter().filter(is_listed);
            let listed = listed.filter(|fact| aged || fact.id != FactId::Year);
            listed.map(|fact| fact.id).collect::<Vec<_>>()
        });
        let told = told.into_iter();
        told.map(|id| Entry::new(id as u64, move || one(desk, view, id)))
            .collect()
    });
    let is_told = move || read(view, |w| w.facts.iter().any(|fact| fact.value.is_some()));
    let none = live(move || (!is_told()).then(String::new));
    let body = el("div", "os-stack os-stack--tight")
        .child(el("p", "os-soft").text(ui.t(Key::DatesToldLead)))
        .child(rows);
    details(ui.t(Key::DatesTold), false, body)
        .attr("id", "told")
        .live_attr("hidden", none)
}

fn one(desk: Desk, view: View, id: FactId) -> El {
    let ui = desk.ui;
    let name = ui.t(label(id));
    let told: Live<String> = live(move || {
        let told = say(ui, view).zip(value(view, id));
        told.map_or_else(|| ui.t(Key::DatesNotTold), |(say, value)| say.value(value))
    });
    let words = el("span", "os-told__words")
        .child(el("span", "os-told__label").text(format!("{name} ")))
        .child(el("span", "os-told__value").text(told));
    let row = folded(false, words, move || {
        let Some(say) = say(ui, view) else {
            return Vec::new();
        };
        let control = field::draw(desk, view, say, id, At::Told);
        control
            .into_iter()
            .chain([take_away(desk, view, id)])
            .collect()
    });
    row.attr("id", format!("told-{}-fold", id as u8))
}

/// The way to take a fact away: the dates that hang on it go with it.
fn take_away(desk: Desk, view: View, id: FactId) -> El {
    let ui = desk.ui;
    let about = ui.with(Key::DatesTakeAwayAbout, &[("name", &ui.t(label(id)))]);
    el("button", "os-link")
        .attr("type", "button")
        .attr("aria-label", about)
        .on("click", move |_| {
            let field = untrack(|| field::fact(view, id, |fact| Some(fact.field.clone())));
            if let Some(field) = field {
                ui.send(desk.target(field).says(Value::Cleared));
                // The second one wins, where it is still there.
                focus_on("#order");
                focus_on("#told:not([hidden]) > summary");
            }
        })
        .text(ui.t(Key::DatesTakeAway))
}

/// Facts of which two phones say different things: all of it, and which is right is asked.
pub(super) fn differ(desk: Desk, view: View) -> El {
    let rows = list(move || {
        let facts = view.read(|v| match &v.law {
            LawState::Here(worked) => {
                let differ = worked.facts.iter().filter(|fact| !fact.versions.is_empty());
                differ.cloned().collect()
            }
            LawState::Coming | LawState::Failed => Vec::new(),
        });
        let facts = facts.into_iter();
        facts
            .map(|fact| Entry::new(hash(&fact), move || both(desk, view, &fact)))
            .collect()
    });
    el("div", "os-stack os-fold os-no-print")
        .attr("id", "differ")
        .child(rows)
}

fn both(desk: Desk, view: View, fact: &FactView) -> El {
    let ui = desk.ui;
    let name = ui.t(label(fact.id));
    let each = fact.versions.iter().enumerate().map(|(place, version)| {
        let says = untrack(|| say(ui, view))
            .map(|say| say.value(version.value))
            .unwrap_or_default();
        let who = who(desk, version);
        let about = ui.with(Key::DifferRightAbout, &[("words", &says), ("who", &who)]);
        let target = desk.target(fact.field.clone());
        let value: FactValue = version.value;
        let press = el("button", "os-button os-button--quiet")
            .attr("type", "button")
            .attr("id", format!("right-{}-{place}", fact.id as u8))
            .attr("aria-label", about)
            .on("click", move |_| {
                ui.send(target.says(value.value()));
                focus_on("#order");
            })
            .text(ui.with(Key::DifferRight, &[("words", &says)]));
        el("div", "os-stack os-stack--tight")
            .child(press)
            .child(el("p", "os-soft").text(ui.with(Key::DifferToldBy, &[("who", &who)])))
    });
    let each: Vec<El> = each.collect();
    let what = ui.with(Key::DifferAbout, &[("name", &name)]);
    notice(NoticeKind::Warn, what, ui.t(Key::DifferDo), each)
}

fn who(desk: Desk, version: &FactVersion) -> String {
    let device = (version.device, version.here);
    differ::who(desk.ui, version.by.as_ref(), device, version.day)
}
