//! The choices of an answer that stand under its words: another way to answer, who can see it, and
//! how it was taken down.

use crate::{
    app::view::QuestionView,
    domain::{
        answer::{HowTaken, Instead, Part, Sharing},
        change::Value,
    },
    i18n::{self, Key},
    ui::{
        components::{Choice, Details, FieldKind, Radios},
        kit::{FieldLook, Target, Ui, field},
    },
};
use leptos::prelude::*;

type View = Memo<Box<QuestionView>>;

/// The ways to answer without words that a person may choose; skipping has a button of its own.
const INSTEAD: [Instead; 2] = [Instead::DontKnow, Instead::InPerson];

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

fn target(view: View, part: Part) -> Target {
    view.with_untracked(|v| Target {
        book: v.at.at.book,
        by: v.at.at.voice,
        field: v.at.part(part),
    })
}

/// "I don't know", "I'll say it in person".
pub(super) fn instead(ui: Ui, view: View, target: Target) -> AnyView {
    let open = view.with_untracked(|v| v.answer.instead.is_some_and(|i| INSTEAD.contains(&i)));
    let mut choices: Vec<Choice> = INSTEAD
        .iter()
        .map(|instead| Choice {
            label: ui.t(i18n::instead(*instead)),
            hint: None,
        })
        .collect();
    choices.push(Choice {
        label: ui.t(Key::QuestionInsteadClear),
        hint: None,
    });
    let chosen = Signal::derive(move || {
        let now = view.with(|v| v.answer.instead);
        INSTEAD.iter().position(|instead| Some(*instead) == now)
    });
    let on_choose = move |place: usize| {
        let value = INSTEAD
            .get(place)
            .map_or(Value::Cleared, |i| Value::Instead(*i));
        ui.send(target.says(value));
    };
    view! {
        <Details summary=ui.t(Key::QuestionMore) open>
            <Radios
                id="instead"
                legend=ui.t(Key::QuestionInstead)
                choices
                chosen
                on_choose
            />
        </Details>
    }
    .into_any()
}

/// Who can see it: asked openly once a sitting of a young person, else folded under what holds.
pub(super) fn sharing(ui: Ui, view: View) -> AnyView {
    let asks = view.with_untracked(|v| v.asks_sharing);
    let (legend, hint) = if asks {
        (
            Key::QuestionSharingAsk,
            Some(ui.t(Key::QuestionSharingAskHint)),
        )
    } else {
        (Key::QuestionSharing, None)
    };
    let row = |sharing, hint| Choice {
        label: ui.t(i18n::sharing(sharing)),
        hint: Some(ui.t(hint)),
    };
    let choices = vec![
        row(Sharing::Meeting, Key::SharingMeetingHint),
        row(Sharing::Chosen, Key::SharingChosenHint),
        row(Sharing::Me, Key::SharingMeHint),
    ];
    let chosen = Signal::derive(move || {
        let (now, unchosen) = view.with(|v| (v.sharing, v.asks_sharing));
        if unchosen {
            None
        } else {
            Sharing::ALL.iter().position(|sharing| *sharing == now)
        }
    });
    let to = target(view, Part::Sharing);
    let on_choose = move |place: usize| {
        if let Some(sharing) = Sharing::ALL.get(place) {
            ui.send(to.says(Value::Sharing(*sharing)));
        }
    };
    let names = Memo::new(move |_| view.with(|v| v.sharing == Sharing::Chosen));
    let who = move || {
        names.get().then(|| {
            let text = Signal::derive(move || view.with(|v| v.answer.sharing_who.clone()));
            let look = FieldLook {
                id: "sharing-who",
                label: Key::SharingWho,
                hint: None,
                kind: FieldKind::Line,
            };
            field(ui, look, text, target(view, Part::SharingWho))
        })
    };
    let radios = view! {
        <Radios
            id="sharing"
            legend=ui.t(legend)
            hint
            choices
            chosen
            on_choose
        />
        {who}
    }
    .into_any();
    if asks {
        return view! { <section class="os-card">{radios}</section> }.into_any();
    }
    let summary = Signal::derive(move || {
        let now = view.with(|v| v.sharing);
        ui.with(
            Key::QuestionSharingNow,
            &[("who", &ui.t(i18n::sharing(now)))],
        )
    });
    view! { <Details summary>{radios}</Details> }.into_any()
}

/// How the words are taken down: asked openly once a sitting of a young person, else folded.
pub(super) fn how(ui: Ui, view: View) -> AnyView {
    let asks = view.with_untracked(|v| v.asks_how);
    let choices = HOW.map(|(how, label)| Choice {
        label: ui.t(label),
        hint: (how == HowTaken::Observed).then(|| ui.t(Key::HowPickObservedHint)),
    });
    let chosen = Signal::derive(move || {
        let now = view.with(|v| v.answer.how);
        HOW.iter().position(|(how, _)| Some(*how) == now)
    });
    let to = target(view, Part::HowTaken);
    let on_choose = move |place: usize| {
        if let Some((how, _)) = HOW.get(place) {
            ui.send(to.says(Value::HowTaken(*how)));
        }
    };
    let helper = Memo::new(move |_| view.with(|v| v.answer.how.filter(|how| how.asks_who())));
    let who = move || {
        helper.get().map(|how| {
            let text = Signal::derive(move || view.with(|v| v.answer.taken_by.clone()));
            let label = match how {
                HowTaken::Observed => Key::QuestionHowObservedBy,
                HowTaken::Interpreted => Key::QuestionHowInterpreter,
                _ => Key::QuestionHowBy,
            };
            let look = FieldLook {
                id: "taken-by",
                label,
                hint: None,
                kind: FieldKind::Line,
            };
            field(ui, look, text, target(view, Part::TakenBy))
        })
    };
    let radios = view! {
        <Radios
            id="how"
            legend=ui.t(Key::QuestionHow)
            choices=choices.to_vec()
            chosen
            on_choose
        />
        {who}
    }
    .into_any();
    if asks {
        return view! { <section class="os-card">{radios}</section> }.into_any();
    }
    let summary = Signal::derive(move || {
        let taken = view.with(|v| ui.words(|w| w.taken(v.answer.how, &v.answer.taken_by)));
        ui.with(Key::QuestionHowNow, &[("how", &taken)])
    });
    view! { <Details summary>{radios}</Details> }.into_any()
}
