//! Several versions of one answer: on the question page all of them, to choose from or to keep
//! together; elsewhere that they are there.

use super::{
    bubble::voice_of,
    made,
    question::{View, leave_field, target},
};
use crate::{
    app::{
        event::Event,
        view::{Erased, QuestionView, Says, Version, Versions},
    },
    domain::{change::Value, question::Audience},
    i18n::{self, Key},
    ui::{
        components::{El, NoticeKind, el, feeling_pill, live, nothing, notice, said},
        kit::{Ui, face_of, gate, hash, plain_notice},
    },
};
use leptos::{prelude::*, wasm_bindgen::JsCast, web_sys};
use std::borrow::Cow;

/// Where the focus goes when the button that had it is gone: the next part that stands in several
/// versions, else the line that says what was done.
const NEXT: &str = "#versions [tabindex]";

/// What stands above the answer: its versions, or that it was erased.
pub(super) fn draw(ui: Ui, view: View) -> AnyView {
    let chose = RwSignal::new(false);
    let said = gate(move || view.read(|v| hash(&(&v.more.versions, v.more.erased))));
    let drawn = live(move || {
        said.get();
        let chose_here = chose;
        untrack(|| {
            let parts = view.read(|v| {
                let cards = v.more.versions.iter();
                let mut parts: Vec<El> =
                    cards.map(|found| card(ui, v, found, chose_here)).collect();
                parts.extend(v.more.erased.map(|erased| gone(ui, erased)));
                if parts.is_empty() && chose.get() {
                    let done = el("p", "os-soft").attr("tabindex", "-1");
                    parts.push(done.text(ui.t(Key::VersionsDone)));
                }
                parts
            });
            if parts.is_empty() {
                return nothing();
            }
            el("section", "os-stack")
                .attr("id", "versions")
                .child(parts)
                .done()
        })
    });
    drawn.into_any()
}

/// That some answers stand in more than one version.
pub(super) fn some(ui: Ui, count: usize, links: Option<Vec<El>>) -> El {
    let (one, many) = (Key::VersionsSomeOne, Key::VersionsSomeMany);
    let what = ui.words(|w| w.count(one, many, count));
    notice(NoticeKind::Info, what, ui.t(Key::VersionsSomeDo), links)
}

/// That the answer was erased, and can be written anew.
fn gone(ui: Ui, erased: Erased) -> El {
    let what = match erased {
        Erased::Here => Key::ErasedHere,
        Erased::Elsewhere => Key::ErasedElsewhere,
    };
    plain_notice(ui.t(what), ui.t(Key::ErasedDo))
        .attr("id", "erased")
        .attr("tabindex", "-1")
}

/// One part of the answer with all its versions.
fn card(ui: Ui, view: &QuestionView, found: &Versions, chose: RwSignal<bool>) -> El {
    let count = found.all.len().to_string();
    let title = ui.with(i18n::versions_of(found.part), &[("count", &count)]);
    let id = |name: &str| ["keep-", part_name(found), "-", name].concat();
    let keep = |value: Value| {
        let event = match &value {
            // What matters most has an order beside it.
            Value::Flag(picked) => Event::Picked(view.at.at.clone(), *picked),
            _ => target(view, found.part).says(value),
        };
        move || {
            leave_field();
            chose.set(true);
            ui.send(event.clone());
            focus_on(NEXT);
        }
    };
    let all = found.all.iter().enumerate().map(|(place, version)| {
        let number = (place + 1).to_string();
        let press = keep(version.says.value());
        one(ui, view, version, &number, (id(&number), press))
    });
    let all: Vec<El> = all.collect();
    let together = found.together.clone().map(|text| {
        let label = if found.all.len() == 2 {
            Key::VersionsTogether
        } else {
            Key::VersionsTogetherAll
        };
        vec![
            press_of(id("together"), keep(Value::Text(text))).text(ui.t(label)),
            el("p", "os-soft").text(ui.t(Key::VersionsTogetherHint)),
        ]
    });
    // Said once, above the first.
    let first = view.more.versions.first() == Some(found);
    let lead = first.then(|| el("p", "").text(ui.t(Key::VersionsLead)));
    let heading = el("h2", "").attr("id", id("versions"));
    el("section", "os-card os-stack")
        .attr("aria-labelledby", id("versions"))
        .child(heading.attr("tabindex", "-1").text(title))
        .child(lead)
        .child(all)
        .child(together)
}

/// One version: what it says, who wrote it, on what and when, and the way to keep it.
fn one(
    ui: Ui,
    view: &QuestionView,
    version: &Version,
    number: &str,
    (id, press): (String, impl FnMut() + 'static),
) -> El {
    let name = ui.speaker(&version.by);
    let day = ui.words(|words| words.day(version.day));
    let device = version.device.map(|kind| {
        let on = if version.here {
            Key::VersionsOnHere
        } else {
            Key::VersionsOn
        };
        ui.with(on, &[("where", &ui.t(i18n::device(kind)))])
    });
    let written: Vec<String> = device.into_iter().chain([day]).collect();
    let written = written.join(", ");
    let about = ui.with(
        Key::VersionsKeepAbout,
        &[
            ("number", number),
            ("who", &[&name, ", ", &written].concat()),
        ],
    );
    let inside = vec![
        what(ui, &version.says, view.audience),
        el("p", "os-said__how").text(written),
        press_of(id, press)
            .attr("aria-label", about)
            .text(ui.t(Key::VersionsKeep)),
    ];
    let name = ui.with(Key::VersionsNumber, &[("number", number), ("name", &name)]);
    said(name, voice_of(version.by.role), None::<El>, inside)
}

fn what(ui: Ui, says: &Says, audience: Audience) -> El {
    let line = |key| el("p", "os-said__part").text(ui.t(key));
    match says {
        Says::Text(text) => el("blockquote", "os-said__text os-words")
            .attr("dir", "auto")
            .text(text.clone()),
        Says::Feeling(feeling) => {
            let words = ui.t(i18n::feeling(*feeling, audience));
            el("p", "os-said__part").child(feeling_pill(face_of(*feeling), words))
        }
        Says::Instead(instead) => line(i18n::instead(*instead)),
        Says::Matters(true) => line(Key::PackMarked),
        Says::Matters(false) => line(Key::VersionsMattersNot),
        Says::Cards(cards) => {
            let each = cards
                .iter()
                .map(|card| el("li", "").text(card.words.clone()));
            el("ul", "")
                .attr("dir", "auto")
                .child(each.collect::<Vec<El>>())
        }
        Says::File(made) => made::whole(ui, made),
    }
}

fn part_name(found: &Versions) -> &'static str {
    use crate::domain::answer::Part;
    match found.part {
        Part::Feeling => "feeling",
        Part::Better => "better",
        Part::Ask => "ask",
        Part::Matters => "matters",
        Part::Instead => "instead",
        Part::Picked => "picked",
        Part::Card => "card",
        Part::Sound => "sound",
        Part::Drawing => "drawing",
        Part::Photo => "photo",
        _ => "words",
    }
}

fn press_of(id: String, mut press: impl FnMut() + 'static) -> El {
    el("button", "os-button os-button--quiet")
        .attr("type", "button")
        .attr("id", id)
        .on("click", move |_| press())
}

/// Gives the focus to the first of these that can take it, once what was sent is drawn. What is folded away cannot.
pub(super) fn focus_on(selector: impl Into<Cow<'static, str>>) {
    let selector = selector.into();
    request_animation_frame(move || {
        let Ok(found) = document().query_selector_all(&selector) else {
            return;
        };
        let all = (0..found.length()).filter_map(|place| found.get(place));
        for one in all.filter_map(|one| one.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = one.focus();
            if one.matches(":focus").unwrap_or(false) {
                return;
            }
        }
    });
}
