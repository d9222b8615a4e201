//! The choices of an answer that stand under its words: another way to answer, who can see it, and
//! how it was taken down. Wherever that is asked of something else (cards, the page about the young person) it is
//! asked with the same parts.

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
        components::{
            Choice, El, FieldKind, Live, Radios, TextField, details, el, live, nothing, radios,
            text_field,
        },
        kit::{Target, Ui, gate, grows},
    },
};
use leptos::prelude::*;
use std::rc::Rc;

/// The ways to answer without words that a person may choose; skipping has a button of its own. Only a young
/// person is offered the last.
const INSTEAD: [Instead; 3] = [Instead::DontKnow, Instead::InPerson, Instead::WontSay];

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

/// Who may see: the choices, each with what it means.
pub(super) fn seen_by(
    ui: Ui,
    id: &'static str,
    (legend, hint): (Key, Option<Key>),
    now: impl Fn() -> Option<Sharing> + Copy + Send + 'static,
    on_choose: impl Fn(Sharing) + Clone + 'static,
) -> El {
    let hints = [
        Key::SharingMeetingHint,
        Key::SharingChosenHint,
        Key::SharingMeHint,
    ];
    let choices = Sharing::ALL.into_iter().zip(hints);
    let choices = choices.map(|(sharing, hint)| Choice {
        label: ui.t(i18n::sharing(sharing)),
        hint: Some(ui.t(hint)),
    });
    let asked = Radios {
        id,
        legend: ui.t(legend),
        hint: hint.map(|key| ui.t(key)),
        choices: choices.collect(),
    };
    let chosen = move || {
        let now = now()?;
        Sharing::ALL.iter().position(|sharing| *sharing == now)
    };
    radios(asked, chosen, move |place| {
        if let Some(sharing) = Sharing::ALL.get(place) {
            on_choose(*sharing);
        }
    })
}

/// Who can see it: asked openly once a sitting of a young person, else folded under what holds.
pub(super) fn sharing(ui: Ui, view: View, first: &QuestionView) -> El {
    let asks = first.asks_sharing;
    let legend = if asks {
        (Key::QuestionSharingAsk, Some(Key::QuestionSharingAskHint))
    } else {
        (Key::QuestionSharing, None)
    };
    let now = move || view.read(|v| (!v.asks_sharing).then_some(v.sharing));
    let to = target(first, Part::Sharing);
    let rows = seen_by(ui, "sharing", legend, now, move |sharing| {
        ui.send(to.says(Value::Sharing(sharing)));
    });
    let names = move || {
        view.read(|v| v.sharing == Sharing::Chosen)
            .then_some(Key::SharingWho)
    };
    let text = move || view.read(|v| v.answer.sharing_who.clone());
    let to = target(first, Part::SharingWho);
    let who = who(ui, "sharing-who", names, text, says(ui, to));
    let summary = view.words(move |v| {
        ui.with(
            Key::QuestionSharingNow,
            &[("who", &ui.t(i18n::sharing(v.sharing)))],
        )
    });
    open_or_folded(asks, summary, vec![rows, who])
}

/// Some ways in which words come about, as a set of bits.
pub(super) fn bits<'a>(hows: impl IntoIterator<Item = &'a HowTaken>) -> u64 {
    hows.into_iter()
        .fold(0, |bits, how| bits | 1 << *how as u64)
}

/// How words come about: the ways that every answer can have, and those `more` that this one has.
pub(super) fn taken(
    ui: Ui,
    more: u64,
    now: impl Fn() -> Option<HowTaken> + Copy + Send + 'static,
    on_choose: impl Fn(HowTaken) + Clone + 'static,
) -> El {
    let offered = move || {
        let all = HowTaken::ALL.into_iter();
        all.filter(move |how| how.goes_on() || bits([how]) & more != 0)
    };
    let choices = offered().map(|how| Choice {
        label: ui.t(i18n::how_asked(how)),
        hint: (how == HowTaken::Observed).then(|| ui.t(Key::HowPickObservedHint)),
    });
    let asked = Radios {
        id: "how",
        legend: ui.t(Key::QuestionHow),
        hint: None,
        choices: choices.collect(),
    };
    let chosen = move || {
        let now = now()?;
        offered().position(|how| how == now)
    };
    radios(asked, chosen, move |place| {
        if let Some(how) = offered().nth(place) {
            on_choose(how);
        }
    })
}

/// How the words are taken down: asked openly once a sitting of a young person, else folded.
pub(super) fn how(ui: Ui, view: View, first: &QuestionView) -> El {
    // What can be chosen grows with what is made and never shrinks while the page stands: the focus may be in it.
    let more = grows(move || {
        // Their words are among those that come later.
        let there = ui.whole.get();
        view.read(|v| if there { bits(&v.more.hows) } else { 0 })
    });
    let to = target(first, Part::HowTaken);
    let rows = live(move || {
        let (more, to) = (more.get(), to.clone());
        let now = move || view.read(|v| v.answer.how);
        untrack(|| {
            taken(ui, more, now, move |how| {
                ui.send(to.says(Value::HowTaken(how)));
            })
            .done()
        })
    });
    let helper = move || view.read(|v| v.answer.how.and_then(helper));
    let text = move || view.read(|v| v.answer.taken_by.clone());
    let to = target(first, Part::TakenBy);
    let who = who(ui, "taken-by", helper, text, says(ui, to));
    let summary = view.words(move |v| {
        let now = match v.answer.how {
            None => ui.t(Key::QuestionHow),
            how => {
                let by = &v.answer.taken_by;
                let taken = ui.words(|w| w.taken(how, by, v.speaker.role, &v.speaker.name));
                ui.with(Key::QuestionHowNow, &[("how", &taken)])
            }
        };
        match told(ui, v) {
            told if told.is_empty() => now,
            told if now.ends_with('?') => [&now, " ", &told].concat(),
            told => [now, told].join(". "),
        }
    });
    let mut body = vec![el("div", "os-fold").child(rows), who];
    if first.asks_how {
        body.push(el("p", "os-soft").text(view.words(move |v| told(ui, v))));
    }
    open_or_folded(first.asks_how, summary, body)
}

/// That it was read back, and what the voice said to it; empty where it was not.
fn told(ui: Ui, view: &QuestionView) -> String {
    let told = view.more.told;
    told.map_or_else(String::new, |said| ui.words(|words| words.read_back(said)))
}

/// Sends what is typed to where it goes.
fn says(ui: Ui, to: Target) -> impl Fn(String) + Clone + Send + 'static {
    move |typed| ui.send(to.says(Value::Text(typed)))
}

/// What is asked about whoever had a hand in it; `None` where nobody had.
pub(super) const fn helper(how: HowTaken) -> Option<Key> {
    Some(match how {
        HowTaken::Observed => Key::QuestionHowObservedBy,
        HowTaken::Interpreted => Key::QuestionHowInterpreter,
        how if how.asks_who() => Key::QuestionHowBy,
        _ => return None,
    })
}

/// A field for who it is, while that is asked under some label.
pub(super) fn who(
    ui: Ui,
    id: &'static str,
    label: impl Fn() -> Option<Key> + Copy + Send + Sync + 'static,
    text: impl Fn() -> String + Copy + Send + 'static,
    tell: impl Fn(String) + Clone + Send + 'static,
) -> El {
    // The field is made anew only when its label is another one, so that it never loses the cursor.
    let there = gate(move || label().map_or(0, |label| 1 + label as u64));
    let drawn = live(move || {
        there.get();
        let Some(label) = untrack(label) else {
            return nothing();
        };
        let tell = tell.clone();
        let on_text = move |typed: String| {
            ui.typing.try_set(false);
            tell(typed);
        };
        let field = TextField {
            id: id.to_owned(),
            label: ui.t(label),
            hint: None,
            kind: FieldKind::Line,
            on_text: Rc::new(on_text),
        };
        untrack(|| text_field(field, text).done())
    });
    el("div", "os-fold").child(drawn)
}

/// What is asked stands open; what was said before is folded under it.
pub(super) fn open_or_folded(open: bool, summary: Live<String>, body: Vec<El>) -> El {
    if open {
        el("section", "os-card os-stack").child(body)
    } else {
        details(summary, false, body)
    }
}
