//! The choices of an answer that stand under its words: another way to answer, who can see it, and
//! how it was taken down.

use super::question::{View, target};
use crate::{
    app::view::QuestionView,
    domain::{
        answer::{HowTaken, Instead, Part, Sharing},
        change::Value,
        question::Audience,
    },
    i18n::{self, Key},
    ui::{
        components::{Choice, El, FieldKind, Live, Radios, details, el, live, nothing, radios},
        kit::{FieldLook, Target, Ui, field},
    },
};
use leptos::prelude::*;

/// The ways to answer without words that a person may choose; skipping has a button of its own. Only a young
/// person is offered the last.
const INSTEAD: [Instead; 3] = [Instead::DontKnow, Instead::InPerson, Instead::WontSay];

/// The ways of taking down that this form has a choice for. Drawing and recording come with what
/// makes them.
const HOW: [(HowTaken, Key); 6] = [
    (HowTaken::Typed, Key::HowPickTyped),
    (HowTaken::Scribed, Key::HowPickScribed),
    (HowTaken::Pointed, Key::HowPickPointed),
    (HowTaken::Signed, Key::HowPickSigned),
    (HowTaken::Interpreted, Key::HowPickInterpreted),
    (HowTaken::Observed, Key::HowPickObserved),
];

/// "I don't know", "I'll say it in person".
pub(super) fn instead(ui: Ui, view: View, first: &QuestionView) -> El {
    let target = target(first, Part::Instead);
    let open = first
        .answer
        .instead
        .is_some_and(|instead| INSTEAD.contains(&instead));
    let offered: &'static [Instead] = match first.audience {
        Audience::YoungPerson => &INSTEAD,
        Audience::Parent => &INSTEAD[..2],
    };
    let keys = offered
        .iter()
        .map(|instead| i18n::instead(*instead))
        .chain([Key::QuestionInsteadClear]);
    let asked = Radios {
        id: "instead",
        legend: ui.t(Key::QuestionInstead),
        hint: None,
        choices: keys
            .map(|key| Choice {
                label: ui.t(key),
                hint: None,
            })
            .collect(),
    };
    let chosen = move || {
        let now = view.read(|v| v.answer.instead);
        offered.iter().position(|instead| Some(*instead) == now)
    };
    let body = radios(asked, chosen, move |place| {
        let value = offered
            .get(place)
            .map_or(Value::Cleared, |i| Value::Instead(*i));
        ui.send(target.says(value));
    });
    details(ui.t(Key::QuestionMore), open, body)
}

/// Who may see, each with what that means.
pub(super) fn sharing_choices(ui: Ui) -> Vec<Choice> {
    let hints = [
        Key::SharingMeetingHint,
        Key::SharingChosenHint,
        Key::SharingMeHint,
    ];
    let choices = Sharing::ALL
        .into_iter()
        .zip(hints)
        .map(|(sharing, hint)| Choice {
            label: ui.t(i18n::sharing(sharing)),
            hint: Some(ui.t(hint)),
        });
    choices.collect()
}

/// Who can see it: asked openly once a sitting of a young person, else folded under what holds.
pub(super) fn sharing(ui: Ui, view: View, first: &QuestionView) -> El {
    let asks = first.asks_sharing;
    let (legend, hint) = if asks {
        (
            Key::QuestionSharingAsk,
            Some(ui.t(Key::QuestionSharingAskHint)),
        )
    } else {
        (Key::QuestionSharing, None)
    };
    let asked = Radios {
        id: "sharing",
        legend: ui.t(legend),
        hint,
        choices: sharing_choices(ui),
    };
    let chosen = move || {
        let now = view.read(|v| (!v.asks_sharing).then_some(v.sharing));
        Sharing::ALL
            .iter()
            .position(|sharing| Some(*sharing) == now)
    };
    let to = target(first, Part::Sharing);
    let rows = radios(asked, chosen, move |place| {
        if let Some(sharing) = Sharing::ALL.get(place) {
            ui.send(to.says(Value::Sharing(*sharing)));
        }
    });
    let names = move || {
        view.read(|v| v.sharing == Sharing::Chosen)
            .then_some(Key::SharingWho)
    };
    let who = who(
        ui,
        "sharing-who",
        names,
        target(first, Part::SharingWho),
        move || view.read(|v| v.answer.sharing_who.clone()),
    );
    let summary = view.words(move |v| {
        ui.with(
            Key::QuestionSharingNow,
            &[("who", &ui.t(i18n::sharing(v.sharing)))],
        )
    });
    open_or_folded(asks, summary, vec![rows, who])
}

/// How the words are taken down: asked openly once a sitting of a young person, else folded.
pub(super) fn how(ui: Ui, view: View, first: &QuestionView) -> El {
    let choices = HOW.map(|(how, label)| Choice {
        label: ui.t(label),
        hint: (how == HowTaken::Observed).then(|| ui.t(Key::HowPickObservedHint)),
    });
    let asked = Radios {
        id: "how",
        legend: ui.t(Key::QuestionHow),
        hint: None,
        choices: choices.to_vec(),
    };
    let chosen = move || {
        let now = view.read(|v| v.answer.how);
        HOW.iter().position(|(how, _)| Some(*how) == now)
    };
    let to = target(first, Part::HowTaken);
    let rows = radios(asked, chosen, move |place| {
        if let Some((how, _)) = HOW.get(place) {
            ui.send(to.says(Value::HowTaken(*how)));
        }
    });
    let helper = move || {
        let how = view.read(|v| v.answer.how.filter(|how| how.asks_who()))?;
        Some(match how {
            HowTaken::Observed => Key::QuestionHowObservedBy,
            HowTaken::Interpreted => Key::QuestionHowInterpreter,
            _ => Key::QuestionHowBy,
        })
    };
    let who = who(
        ui,
        "taken-by",
        helper,
        target(first, Part::TakenBy),
        move || view.read(|v| v.answer.taken_by.clone()),
    );
    let summary = view.words(move |v| match v.answer.how {
        None => ui.t(Key::QuestionHow),
        how => {
            let taken = ui.words(|words| {
                words.taken(how, &v.answer.taken_by, v.speaker.role, &v.speaker.name)
            });
            ui.with(Key::QuestionHowNow, &[("how", &taken)])
        }
    });
    open_or_folded(first.asks_how, summary, vec![rows, who])
}

/// A field for who it is, while that is asked under some label.
fn who(
    ui: Ui,
    id: &'static str,
    label: impl Fn() -> Option<Key> + Copy + Send + Sync + 'static,
    target: Target,
    text: impl Fn() -> String + Copy + Send + 'static,
) -> El {
    // The field is made anew only when its label is another one, so that it never loses the cursor.
    let label = Memo::new(move |_| label());
    let drawn = live(move || {
        let Some(label) = label.get() else {
            return nothing();
        };
        let look = FieldLook {
            id,
            label,
            hint: None,
            kind: FieldKind::Line,
        };
        field(ui, look, text, target.clone(), Value::Text).done()
    });
    el("div", "os-fold").child(drawn)
}

fn open_or_folded(open: bool, summary: Live<String>, body: Vec<El>) -> El {
    if open {
        el("section", "os-card os-stack").child(body)
    } else {
        details(summary, false, body)
    }
}
