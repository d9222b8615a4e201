//! Two phones say different things: all of it, with who told it, and a tap says which is right.

use super::{items::Desk, versions::focus_on};
use crate::{
    app::{
        event::Event,
        view::{Differ, Speaker},
    },
    domain::{
        change::{BookPart, Field, Value},
        device::DeviceKind,
        item::ItemState,
        round::RoundPart,
        time::Day,
    },
    i18n::{self, Key},
    ui::{
        components::{El, NoticeKind, el, group, live, notice},
        kit::{Ui, gate, hash},
    },
};
use leptos::prelude::*;

/// Draws what differs, as long as something does.
pub(super) fn draw(
    desk: Desk,
    differ: impl Fn() -> Vec<Differ> + Clone + Send + Sync + 'static,
) -> El {
    let says = move |field: &Field, value: &Value| desk.target(field.clone()).says(value.clone());
    draw_with(desk, differ, says)
}

/// The same, where more follows from what is right than an edit of the field.
pub(super) fn draw_with(
    desk: Desk,
    differ: impl Fn() -> Vec<Differ> + Clone + Send + Sync + 'static,
    says: impl Fn(&Field, &Value) -> Event + Copy + Send + Sync + 'static,
) -> El {
    let read = differ.clone();
    let said = gate(move || {
        let all = read();
        let told = all.iter().map(|differ| {
            let told = differ.told.iter().map(|told| told.id);
            (&differ.about, told.collect::<Vec<_>>())
        });
        hash(&told.collect::<Vec<_>>())
    });
    let drawn = live(move || {
        said.get();
        let all = untrack(&differ);
        let each = all.iter().enumerate();
        let each = each.map(|(place, differ)| one(desk, differ, place, says));
        group(each.collect::<Vec<El>>())
    });
    el("div", "os-stack os-fold os-no-print")
        .attr("id", "differ")
        .child(drawn)
}

fn one(desk: Desk, differ: &Differ, number: usize, event: impl Fn(&Field, &Value) -> Event) -> El {
    let ui = desk.ui;
    let each = differ.told.iter().enumerate().map(|(place, told)| {
        let says = says(ui, &told.value);
        let who = who(ui, told.by.as_ref(), (told.device, told.here), told.day);
        let about = ui.with(Key::DifferRightAbout, &[("words", &says), ("who", &who)]);
        let event = event(&differ.field, &told.value);
        let press = el("button", "os-button os-button--quiet")
            .attr("type", "button")
            .attr("id", format!("right-{number}-{place}"))
            .attr("aria-label", about)
            .on("click", move |_| {
                ui.send(event.clone());
                focus_on("#app h1");
            })
            .text(ui.with(Key::DifferRight, &[("words", &says)]));
        el("div", "os-stack os-stack--tight")
            .child(press)
            .child(el("p", "os-soft").text(ui.with(Key::DifferToldBy, &[("who", &who)])))
    });
    let each: Vec<El> = each.collect();
    let about = match named(&differ.field) {
        Some(key) if differ.about.is_empty() => ui.t(key),
        _ => differ.about.clone(),
    };
    let what = ui.named(Key::DifferAbout, Key::Differ, &about);
    notice(NoticeKind::Warn, what, ui.t(Key::DifferDo), each)
}

/// What a field is called, where the family has no words of its own for it.
const fn named(field: &Field) -> Option<Key> {
    match field {
        Field::Book(BookPart::Setting) => Some(Key::AboutSetting),
        Field::Round(_, RoundPart::Kind) => Some(Key::DatesFactKind),
        Field::Round(_, RoundPart::Day) => Some(Key::DatesFactMeeting),
        _ => None,
    }
}

/// Who told it, on what, and when: "Mum, on an iPhone, Monday 1 March 2027".
pub(super) fn who(
    ui: Ui,
    by: Option<&Speaker>,
    (device, here): (Option<DeviceKind>, bool),
    day: Day,
) -> String {
    let name = by.map(|by| ui.speaker(by));
    let device = device.map(|kind| {
        let on = if here {
            Key::VersionsOnHere
        } else {
            Key::VersionsOn
        };
        let on = ui.with(on, &[("where", &ui.t(i18n::device(kind)))]);
        let mut letters = on.chars();
        let first = letters.next().map(|first| first.to_lowercase().to_string());
        first.unwrap_or_default() + letters.as_str()
    });
    let day = ui.words(|words| words.day(day));
    let parts = [name, device, Some(day)].into_iter().flatten();
    parts.collect::<Vec<_>>().join(", ")
}

/// A value of a round, in words.
fn says(ui: Ui, value: &Value) -> String {
    let key = match value {
        Value::Day(day) => return ui.words(|words| words.day(*day)),
        Value::Text(text) => return text.clone(),
        Value::Setting(setting) => i18n::setting(*setting),
        Value::RoundKind(kind) => i18n::round_kind(*kind),
        Value::Coming(coming) => i18n::coming(*coming),
        Value::TakingPart(how) => i18n::taking_part(*how),
        Value::ShownHow(how) => i18n::shown_how(*how),
        Value::Helped(helped) => i18n::helped(*helped),
        Value::Next(next) => i18n::next(*next),
        Value::ItemState(state) => match state {
            ItemState::Done => Key::AgainDone,
            ItemState::Partly => Key::AgainPartly,
            ItemState::NotDone => Key::AgainNotDone,
            ItemState::Later => Key::MeetLater,
            ItemState::Open => Key::DifferOpen,
        },
        _ => Key::DifferOpen,
    };
    ui.t(key)
}
