//! How the young person takes part: first of all.

use super::View;
use crate::{
    app::view::TakingView,
    domain::{
        answer::Part,
        change::{Field, Value},
        ids::QuestionId,
        item::{ShownHow, TakingPart},
    },
    i18n::{self, Key},
    ui::{
        components::{Choice, El, FieldKind, Radios, details, el, radios},
        pages::items::Desk,
    },
};

pub(super) fn draw(desk: Desk, view: View, young: &TakingView) -> El {
    let ui = desk.ui;
    let voice = young.speaker.voice;
    let desk = Desk { by: voice, ..desk };
    let name = &young.speaker.name;
    let at = move |part| {
        desk.target(Field::Answer(
            desk.at.round,
            voice,
            QuestionId::taking_part(),
            part,
        ))
    };
    let asked = Radios {
        id: "taking",
        legend: ui.named(Key::MeetHowNamed, Key::MeetHow, name),
        hint: None,
        choices: TakingPart::ALL
            .map(|how| Choice {
                label: ui.t(i18n::taking_part(how)),
                hint: None,
            })
            .to_vec(),
    };
    let chosen = move || {
        let how = view.read(|v| v.taking.as_ref().and_then(|taking| taking.how));
        TakingPart::ALL.iter().position(|other| Some(*other) == how)
    };
    let choose = move |place: usize| {
        if let Some(how) = TakingPart::ALL.get(place) {
            ui.send(at(Part::Taking).says(Value::TakingPart(*how)));
        }
    };
    let shown = Radios {
        id: "shown",
        legend: ui.named(Key::ShownAskNamed, Key::ShownAsk, name),
        hint: None,
        choices: ShownHow::ALL
            .map(|how| Choice {
                label: ui.t(i18n::shown_how(how)),
                hint: None,
            })
            .to_vec(),
    };
    let chosen_shown = move || {
        let how = view.read(|v| v.taking.as_ref().and_then(|taking| taking.shown));
        ShownHow::ALL.iter().position(|other| Some(*other) == how)
    };
    let show = move |place: usize| {
        if let Some(how) = ShownHow::ALL.get(place) {
            ui.send(at(Part::TakingShown).says(Value::ShownHow(*how)));
        }
    };
    let words = |id: &str, label, part, read: fn(&TakingView) -> &String| {
        let text = move || {
            view.read(|v| v.taking.as_ref().map(|taking| read(taking).clone()))
                .unwrap_or_default()
        };
        desk.words(
            format!("taking-{id}"),
            ui.t(label),
            None,
            FieldKind::Line,
            at(part),
            text,
        )
    };
    let more = el("div", "os-stack")
        .child(words("where", Key::TakingWhere, Part::TakingWhere, |t| {
            &t.place
        }))
        .child(words("when", Key::TakingWhen, Part::TakingWhen, |t| {
            &t.time
        }))
        .child(words("who", Key::TakingWho, Part::TakingWho, |t| &t.who))
        .child(words("else", Key::TakingElse, Part::Words, |t| &t.words));
    el("section", "os-card os-stack")
        .attr("id", "taking-part")
        .child(el("h2", "").text(ui.named(Key::MeetTakingNamed, Key::MeetTaking, name)))
        .child(el("p", "os-soft").text(ui.t(Key::MeetTakingLead)))
        .child(radios(asked, chosen, choose))
        .child(radios(shown, chosen_shown, show))
        .child(details(ui.t(Key::TakingMore), false, more))
}
