//! Setting a lock, changing it, and keeping out somebody who knows what opens it.

use super::{
    Step, Typed, leave, secret_field, send,
    sheet::{self, Wanted},
    show_it,
    shown::{self, Shows},
    troubles, waits, works,
};
use crate::{
    app::{
        exchange::locks::event::{For, LockEvent, Sheet, Wish},
        view::LockView,
    },
    domain::{
        keeping::Phrase,
        lock::{Locked, Secret},
    },
    i18n::Key,
    ui::{
        components::{
            ButtonKind, Choice, El, NoticeKind, Radios, SymbolSize, busy_button, el, live, nothing,
            notice, radios, symbol,
        },
        kit::{Part, Ui},
    },
};
use leptos::prelude::*;

/// The fewest letters of own words.
const WORDS_MIN: usize = 10;
/// The fewest digits of a PIN.
const PIN_MIN: usize = 6;

/// What the form is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// A first lock.
    First,
    /// Another secret.
    Change,
    /// Another key.
    Anew,
}

/// What opens it: made, own words, or a PIN.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Made,
    Own,
    Pin,
}

const KINDS: [(Kind, Key, Key); 3] = [
    (Kind::Made, Key::LockKindMade, Key::LockKindMadeHint),
    (Kind::Own, Key::LockKindOwn, Key::LockKindOwnHint),
    (Kind::Pin, Key::LockKindPin, Key::LockKindPinHint),
];

#[allow(
    clippy::too_many_lines,
    reason = "one form, from its top to its button"
)]
pub(super) fn draw(ui: Ui, part: Part<LockView>, mode: Mode, step: Option<RwSignal<Step>>) -> El {
    let on = part.now().map_or(Locked::Whole, |view| view.on);
    let kind = RwSignal::new(Kind::Made);
    let typed: Typed = RwSignal::new(String::new());
    let current: Typed = RwSignal::new(String::new());
    let (hidden, short) = (RwSignal::new(false), RwSignal::new(false));
    let sheet = RwSignal::new(mode != Mode::Change);
    let shows = Shows::new(part);
    if part.read(|v| v.words.is_none()) {
        send(ui, LockEvent::MakeWords(For::Lock));
    }
    send(ui, LockEvent::MakeWords(For::Sheet));
    let has_sheet = part.read(|v| v.lock.as_ref().is_some_and(|lock| lock.sheet));
    let wanted = if mode == Mode::Change && has_sheet {
        Wanted::Stays
    } else {
        Wanted::Asked(sheet)
    };

    // Words that are promised must be there first.
    let wants_sheet = move || match wanted {
        Wanted::Asked(sheet) => sheet.get(),
        Wanted::Stays => false,
    };
    let busy = move || {
        let is_made = kind.get() == Kind::Made;
        let spare = wants_sheet();
        let lacks = |v: &LockView| (is_made && v.words.is_none()) || (spare && v.sheet.is_none());
        part.read(|v| v.works || !v.ready || v.wait > 0 || lacks(v))
    };
    let go = move || {
        let Some(view) = part.now() else {
            return;
        };
        let secret = match kind.get_untracked() {
            Kind::Made => view.words.clone().map(|words| (Secret::Words, words)),
            Kind::Own => Some((Secret::Words, typed.get_untracked())),
            Kind::Pin => Some((Secret::Numbers, typed.get_untracked())),
        };
        let Some((secret, words)) = secret.filter(|(secret, words)| is_long(*secret, words)) else {
            short.set(true);
            return;
        };
        short.set(false);
        let sheet = match (wanted, view.sheet.clone()) {
            (Wanted::Stays, _) => Sheet::Stays,
            (Wanted::Asked(sheet), Some(words)) if sheet.get_untracked() => {
                Sheet::New(Phrase::new(words))
            }
            (Wanted::Asked(_), _) => Sheet::None,
        };
        let wish = Wish {
            secret,
            typed: Phrase::new(words),
            current: (mode != Mode::First).then(|| Phrase::new(current.get_untracked())),
            sheet,
            anew: mode == Mode::Anew,
            cover: shows.cover(&view),
        };
        send(ui, LockEvent::Set(on, wish));
    };

    let opens = live(move || {
        let kind = kind.get();
        untrack(|| {
            typed.set(String::new());
            opens(ui, part, kind, typed).done()
        })
    });
    let too_short = live(move || {
        if short.get() {
            let (what, todo) = (Key::LockTooShort, Key::LockTooShortDo);
            notice(NoticeKind::Problem, ui.t(what), ui.t(todo), None::<El>).done()
        } else {
            nothing()
        }
    });
    let label = if mode == Mode::First {
        Key::LockSet
    } else {
        Key::LockSave
    };
    let mut all = vec![know(ui, on, mode)];
    if mode != Mode::First {
        let secret = part.read(|v| v.lock.as_ref().map_or(Secret::Words, |lock| lock.secret));
        let (id, label) = ("current", Key::LockCurrent);
        all.push(
            el("section", "os-card os-stack")
                .child(secret_field(ui, id, label, secret, current, hidden, || {}))
                .child(show_it(ui, "show", hidden)),
        );
    }
    all.push(
        el("section", "os-card os-stack")
            .child(kinds(ui, kind))
            .child(el("div", "").child(opens))
            .child(el("div", "").attr("role", "alert").child(too_short)),
    );
    all.push(sheet::draw(ui, part, wanted));
    if matches!(on, Locked::Book(_)) {
        all.push(shown::draw(ui, shows));
    }
    all.push(troubles(ui, part));
    all.push(waits(ui, part));
    all.push(busy_button(
        ButtonKind::Primary,
        "lock-set",
        ui.t(label),
        busy,
        go,
    ));
    all.push(works(ui, move || part.read(|v| v.works)));
    all.extend(step.map(|step| leave(ui, step)));
    el("div", "os-stack os-stack--loose").child(all)
}

fn is_long(secret: Secret, words: &str) -> bool {
    match secret {
        Secret::Words => words.trim().chars().count() >= WORDS_MIN,
        Secret::Numbers => words.len() >= PIN_MIN && words.bytes().all(|b| b.is_ascii_digit()),
    }
}

/// What a lock does, and what it does not; before anything is locked.
fn know(ui: Ui, on: Locked, mode: Mode) -> El {
    let row = |name: &str, key| {
        el("li", "os-turn__row")
            .child(symbol(name, SymbolSize::Small))
            .child(el("p", "").text(ui.t(key)))
    };
    let rows = match mode {
        Mode::First => {
            let what = match on {
                Locked::Book(_) => Key::LockWhat,
                Locked::Whole => Key::LockWhatWhole,
            };
            vec![
                row("safety", what),
                row("noticing", Key::LockHonest),
                row("asking", Key::LockLost),
                row("share", Key::LockFile),
            ]
        }
        Mode::Change => vec![row("asking", Key::LockLost)],
        Mode::Anew => vec![
            row("safety", Key::LockAnewWhat),
            row("asking", Key::LockLost),
        ],
    };
    el("ul", "os-turn").attr("role", "list").child(rows)
}

fn kinds(ui: Ui, kind: RwSignal<Kind>) -> El {
    let asked = Radios {
        id: "kind",
        legend: ui.t(Key::LockKind),
        hint: None,
        choices: KINDS
            .map(|(_, label, hint)| Choice {
                label: ui.t(label),
                hint: Some(ui.t(hint)),
            })
            .to_vec(),
    };
    let chosen = move || KINDS.iter().position(|(one, ..)| *one == kind.get());
    radios(asked, chosen, move |place| {
        if let Some((one, ..)) = KINDS.get(place) {
            kind.set(*one);
        }
    })
}

/// The words that were made, or the field for others. It can be read: it is typed once.
fn opens(ui: Ui, part: Part<LockView>, kind: Kind, typed: Typed) -> El {
    let shown = RwSignal::new(true);
    let field = |label, secret| {
        el("div", "os-stack")
            .child(secret_field(
                ui,
                "secret",
                label,
                secret,
                typed,
                shown,
                || {},
            ))
            .child(show_it(ui, "show-new", shown))
    };
    match kind {
        Kind::Own => field(Key::LockYourWords, Secret::Words),
        Kind::Pin => field(Key::LockYourPin, Secret::Numbers),
        Kind::Made => {
            let words = part.words(move |v| {
                let words = v.words.clone();
                words.unwrap_or_else(|| ui.t(Key::LockMaking))
            });
            el("div", "os-stack")
                .child(
                    el("p", "os-phrase")
                        .attr("id", "made")
                        .attr("aria-live", "polite")
                        .text(words),
                )
                .child(
                    el("button", "os-link")
                        .attr("type", "button")
                        .attr("id", "new-words")
                        .on("click", move |_| send(ui, LockEvent::MakeWords(For::Lock)))
                        .text(ui.t(Key::LockNewWords)),
                )
        }
    }
}
