//! The control for one fact: a day, one of several, or a year group.

use super::{
    Say, View, read,
    say::{label, year, yes_or_no},
};
use crate::{
    app::view::{FactId, FactValue, FactView},
    domain::{
        change::{Field, Value},
        decision::Decision,
        phase::{ToldYear, Transfer},
        round::RoundKind,
    },
    i18n::{self, Key},
    ui::{
        components::{Choice, El, FieldKind, Radios, el, group, live, radios},
        kit::{gate, hash},
        pages::items::Desk,
    },
};
use leptos::prelude::*;

/// Where on the page a control stands: the same fact may be asked and listed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum At {
    Asked,
    Told,
}

/// A fact as it is now.
pub(super) fn fact<R: Default>(view: View, id: FactId, get: impl Fn(&FactView) -> R) -> R {
    read(view, |w| w.facts.iter().find(|fact| fact.id == id).map(get)).unwrap_or_default()
}

/// What a fact says now.
pub(super) fn value(view: View, id: FactId) -> Option<FactValue> {
    fact(view, id, |fact| fact.value)
}

/// The control.
pub(super) fn draw(desk: Desk, view: View, say: Say, id: FactId, at: At) -> Option<El> {
    let field = untrack(|| fact(view, id, |fact| Some(fact.field.clone())))?;
    Some(match id {
        FactId::Kind => choice(
            desk,
            view,
            (id, at),
            field,
            RoundKind::ALL.map(|kind| (i18n::round_kind(kind), FactValue::Kind(kind))),
        ),
        FactId::Attends => choice(
            desk,
            view,
            (id, at),
            field,
            [true, false].map(|yes| (yes_or_no(yes), FactValue::Attends(yes))),
        ),
        FactId::Transfer => choice(
            desk,
            view,
            (id, at),
            field,
            Transfer::ALL.map(|step| (i18n::transfer(step), FactValue::Transfer(step))),
        ),
        FactId::Decision => choice(
            desk,
            view,
            (id, at),
            field,
            Decision::ALL.map(|one| (i18n::decision(one), FactValue::Decision(one))),
        ),
        FactId::Year => year_group(desk, view, say, field),
        _ => day(desk, view, (id, at), field),
    })
}

fn day(desk: Desk, view: View, (id, at): (FactId, At), field: Field) -> El {
    let text = move || match value(view, id) {
        Some(FactValue::Day(day)) => day.to_string(),
        _ => String::new(),
    };
    desk.words(
        name(id, at).to_owned(),
        desk.ui.t(label(id)),
        None,
        FieldKind::Day,
        desk.target(field),
        text,
    )
}

fn choice<const N: usize>(
    desk: Desk,
    view: View,
    (id, at): (FactId, At),
    field: Field,
    choices: [(Key, FactValue); N],
) -> El {
    let ui = desk.ui;
    let target = desk.target(field);
    let values = choices.map(|(_, value)| value);
    let asked = Radios {
        id: name(id, at),
        legend: ui.t(label(id)),
        hint: None,
        choices: choices
            .map(|(label, _)| Choice {
                label: ui.t(label),
                hint: None,
            })
            .to_vec(),
    };
    let chosen = move || {
        let now = value(view, id)?;
        values.iter().position(|value| *value == now)
    };
    radios(asked, chosen, move |place| {
        if let Some(value) = values.get(place) {
            ui.send(target.says(value.value()));
        }
    })
}

/// Year groups are many: a list that opens.
fn year_group(desk: Desk, view: View, say: Say, field: Field) -> El {
    /// The years that there are: nursery, Reception, 1 to 13.
    const YEARS: std::ops::RangeInclusive<i8> = -1..=13;
    let ui = desk.ui;
    let told = move || match value(view, FactId::Year) {
        Some(FactValue::Year(told)) => Some(told.year),
        _ => None,
    };
    // The choices are made anew when the year is another one: what a person once chose by hand no longer
    // follows an attribute. The select itself stays, and so does the focus on it.
    let said = gate(move || hash(&told()));
    let options = live(move || {
        said.get();
        let now = untrack(told);
        let option = |text: String, value: String, chosen: bool| {
            el("option", "")
                .attr("value", value)
                .maybe("selected", chosen.then(String::new))
                .text(text)
        };
        let none = option(ui.t(Key::DatesNotTold), String::new(), now.is_none());
        let years =
            YEARS.map(|number| option(year(ui, number), number.to_string(), now == Some(number)));
        group([none].into_iter().chain(years).collect::<Vec<El>>())
    });
    let target = desk.target(field);
    let choose = move |event| {
        ui.typing.try_set(false);
        let value = event_target_value(&event)
            .parse()
            .map_or(Value::Cleared, |year| {
                let on = say.today;
                Value::Year(ToldYear { year, on })
            });
        ui.send(target.says(value));
    };
    let id = name(FactId::Year, At::Told);
    el("div", "os-field")
        .child(
            el("label", "os-field__label")
                .attr("for", id)
                .text(ui.t(label(FactId::Year))),
        )
        .child(
            el("select", "os-field__input")
                .attr("id", id)
                .attr("autocomplete", "off")
                .on("change", choose)
                .child(options),
        )
}

/// The id of a control.
const fn name(id: FactId, at: At) -> &'static str {
    match (id, at) {
        (FactId::Kind, At::Asked) => "ask-kind",
        (FactId::Kind, At::Told) => "told-kind",
        (FactId::Meeting, At::Asked) => "ask-meeting",
        (FactId::Meeting, At::Told) => "told-meeting",
        (FactId::Attends, At::Asked) => "ask-attends",
        (FactId::Attends, At::Told) => "told-attends",
        (FactId::Born, At::Asked) => "ask-born",
        (FactId::Born, At::Told) => "told-born",
        (FactId::Year, _) => "told-year",
        (FactId::PlanMade, At::Asked) => "ask-plan-made",
        (FactId::PlanMade, At::Told) => "told-plan-made",
        (FactId::LastDecision, At::Asked) => "ask-last-decision",
        (FactId::LastDecision, At::Told) => "told-last-decision",
        (FactId::LastMeeting, At::Asked) => "ask-last-meeting",
        (FactId::LastMeeting, At::Told) => "told-last-meeting",
        (FactId::Notice, At::Asked) => "ask-notice",
        (FactId::Notice, At::Told) => "told-notice",
        (FactId::Papers, At::Asked) => "ask-papers",
        (FactId::Papers, At::Told) => "told-papers",
        (FactId::Report, At::Asked) => "ask-report",
        (FactId::Report, At::Told) => "told-report",
        (FactId::Letter, At::Asked) => "ask-letter",
        (FactId::Letter, At::Told) => "told-letter",
        (FactId::Decision, At::Asked) => "ask-decision",
        (FactId::Decision, At::Told) => "told-decision",
        (FactId::ChangesDated, At::Asked) => "ask-changes-dated",
        (FactId::ChangesDated, At::Told) => "told-changes-dated",
        (FactId::ChangesCame, At::Asked) => "ask-changes-came",
        (FactId::ChangesCame, At::Told) => "told-changes-came",
        (FactId::FinalPlan, At::Asked) => "ask-final-plan",
        (FactId::FinalPlan, At::Told) => "told-final-plan",
        (FactId::Certificate, At::Asked) => "ask-certificate",
        (FactId::Certificate, At::Told) => "told-certificate",
        (FactId::Transfer, At::Asked) => "ask-transfer",
        (FactId::Transfer, At::Told) => "told-transfer",
        (FactId::MovesOn, At::Asked) => "ask-moves-on",
        (FactId::MovesOn, At::Told) => "told-moves-on",
        (FactId::AgreedReview, At::Asked) => "ask-agreed-review",
        (FactId::AgreedReview, At::Told) => "told-agreed-review",
    }
}
