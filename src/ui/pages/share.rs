//! A share file of the book: for whom, what goes in, the words that open it, and the making.

use super::file_trouble::file_trouble;
use crate::{
    app::{
        event::Event,
        exchange::event::{Exchanged, ForWhom, Handed, Strength},
        route::Route,
        view::{ForChosen, Own, ShareState, ShareView, Speaker},
    },
    i18n::Key,
    ui::{
        components::{
            ButtonKind, Choice, El, FieldKind, NoticeKind, Page, Radios, Row, TextField,
            busy_button, button, el, group, live, nothing, notice, page, radios, row, text_field,
        },
        kit::{Part, Ui, gate, hash},
    },
};
use leptos::prelude::*;
use std::rc::Rc;

type View = Part<Box<ShareView>>;

/// Where it says how far the file is.
const MAKING: &str = "making";

pub(super) fn draw(ui: Ui, view: View) -> Option<AnyView> {
    let first = view.now()?;
    let frame = Page {
        name: "share",
        title: ui.t(Key::ShareTitle).into(),
        progress: None,
        top: vec![ui.back(&Route::Book(first.id))],
        bar: vec![main_button(ui, view)],
    };
    let screen = el("div", "os-no-print os-stack os-stack--loose")
        .child(el("p", "").text(ui.t(Key::ShareLead)))
        .child(
            el("div", "os-stack os-fold")
                .attr("id", MAKING)
                .child(view.drawn(move |v| making(ui, v))),
        )
        .child(el("div", "").child(view.drawn(move |v| last(ui, v))))
        .child(whom(ui, view))
        .child(inside(ui, view))
        .child(words(ui, view));
    Some(page(frame, vec![screen, card(ui, view)]))
}

fn send(ui: Ui, event: Exchanged) {
    ui.send(Event::Exchanged(Box::new(event)));
}

/// The one thing to press: make the file, then hand it out.
fn main_button(ui: Ui, view: View) -> El {
    let label = view.words(move |v| {
        ui.t(match (&v.state, v.can_share) {
            (ShareState::Made(_), true) => Key::ShareSend,
            (ShareState::Made(_), false) => Key::ShareSave,
            _ => Key::ShareMake,
        })
    });
    let made = move || view.read(|v| matches!(v.state, ShareState::Made(_)));
    let busy = move || {
        view.read(|v| match v.state {
            ShareState::Made(_) => false,
            ShareState::Busy => true,
            ShareState::Choosing | ShareState::Failed(_) => !v.can_make,
        })
    };
    busy_button(ButtonKind::Primary, "make", label, busy, move || {
        let event = if untrack(made) {
            Exchanged::Give
        } else {
            Exchanged::Make
        };
        send(ui, event);
        request_animation_frame(|| {
            if let Some(place) = document().get_element_by_id(MAKING) {
                place.scroll_into_view();
            }
        });
    })
}

fn last(ui: Ui, view: &ShareView) -> Vec<El> {
    let line = view.last.map(|day| {
        let day = ui.words(|words| words.day(day));
        el("p", "os-soft").text(ui.with(Key::ShareLast, &[("day", &day)]))
    });
    line.into_iter().collect()
}

fn whom(ui: Ui, view: View) -> El {
    let choice = |label, hint| Choice {
        label: ui.t(label),
        hint: Some(ui.t(hint)),
    };
    let asked = Radios {
        id: "whom",
        legend: ui.t(Key::ShareWhom),
        hint: None,
        choices: vec![
            choice(Key::ShareMe, Key::ShareMeHint),
            choice(Key::ShareOthers, Key::ShareOthersHint),
        ],
    };
    let chosen = move || view.read(|v| Some(usize::from(v.whom == ForWhom::Others)));
    radios(asked, chosen, move |place| {
        let whom = if place == 0 {
            ForWhom::Me
        } else {
            ForWhom::Others
        };
        send(ui, Exchanged::ChoseWhom(whom));
    })
}

/// What goes in, what stays out and why.
fn inside(ui: Ui, view: View) -> El {
    let lines = view.drawn(move |v| counts(ui, v));
    let out = view.drawn(move |v| outside(ui, v));
    let said =
        gate(move || view.read(|v| hash(&v.chosen.iter().map(|c| &c.at).collect::<Vec<_>>())));
    let chosen = live(move || {
        said.get();
        let rows = untrack(|| view.read(|v| v.chosen.clone()));
        if rows.is_empty() {
            return nothing();
        }
        let rows = rows.into_iter().enumerate();
        let rows: Vec<El> = rows
            .map(|(place, one)| tick(ui, view, place, one))
            .collect();
        let legend = el("legend", "os-rows__legend").text(ui.t(Key::ShareForChosen));
        group(
            el("fieldset", "")
                .child(legend)
                .child(el("div", "os-rows").child(rows)),
        )
    });
    el("section", "os-card os-stack")
        .attr("aria-live", "polite")
        .child(el("h2", "").text(ui.t(Key::ShareInside)))
        .child(lines)
        .child(chosen)
        .child(out)
}

fn counted(ui: Ui, rows: &[(Speaker, usize)], one: Key, many: Key) -> El {
    let row = |(speaker, count): &(Speaker, usize)| {
        let key = if *count == 1 { one } else { many };
        let (name, count) = (ui.speaker(speaker), count.to_string());
        el("li", "").text(ui.with(key, &[("name", &name), ("count", &count)]))
    };
    el("ul", "").child(rows.iter().map(row).collect::<Vec<El>>())
}

fn counts(ui: Ui, view: &ShareView) -> Vec<El> {
    let mut lines = Vec::new();
    if view.whom == ForWhom::Me {
        lines.push(el("p", "").text(ui.t(Key::ShareAll)));
    }
    lines.push(if view.answers.is_empty() {
        el("p", "").text(ui.t(Key::ShareNone))
    } else {
        counted(
            ui,
            &view.answers,
            Key::ShareAnswersOne,
            Key::ShareAnswersMany,
        )
    });
    lines
}

fn outside(ui: Ui, view: &ShareView) -> Vec<El> {
    if view.alone.is_empty() {
        return Vec::new();
    }
    vec![
        el("h3", "").text(ui.t(Key::ShareOutside)),
        counted(ui, &view.alone, Key::ShareAloneOne, Key::ShareAloneMany),
    ]
}

/// An answer for chosen people, to tick.
fn tick(ui: Ui, view: View, place: usize, one: ForChosen) -> El {
    let question = if one.short.is_empty() {
        ui.t(Key::ShareAnAnswer)
    } else {
        one.short
    };
    let name = ui.speaker(&one.speaker);
    let (at, of) = (one.at.clone(), one.at);
    let shown = Row {
        control: "checkbox",
        class: "os-row os-row--box",
        id: format!("chosen-{place}"),
        name: "chosen",
        face: None,
        label: ui.with(
            Key::ShareForChosenLine,
            &[("name", &name), ("question", &question)],
        ),
        hint: (!one.who.trim().is_empty()).then_some(one.who),
        checked: live(move || view.read(|v| v.chosen.iter().any(|c| c.at == of && c.named))),
    };
    row(shown, move |yes| {
        send(ui, Exchanged::Named(at.clone(), yes));
    })
}

/// The words that open the file: made, or the person's own.
fn words(ui: Ui, view: View) -> El {
    let own = gate(move || view.read(|v| u64::from(v.own.is_some())));
    let body = live(move || {
        if own.get() == 1 {
            group(own_words(ui, view))
        } else {
            group(made_words(ui, view))
        }
    });
    let about = view.words(move |v| {
        ui.t(match v.whom {
            ForWhom::Me => Key::ShareWordsMine,
            ForWhom::Others => Key::ShareWordsLead,
        })
    });
    el("section", "os-card os-stack")
        .child(el("h2", "").text(ui.t(Key::ShareWords)))
        .child(body)
        .child(el("p", "os-soft").text(about))
        .child(button(
            ButtonKind::Quiet,
            "card",
            ui.t(Key::ShareCard),
            move || send(ui, Exchanged::PrintCard),
        ))
}

fn made_words(ui: Ui, view: View) -> Vec<El> {
    let phrase = view.words(move |v| {
        v.phrase
            .clone()
            .unwrap_or_else(|| ui.t(Key::ShareWordsWait))
    });
    let link = |id, label, event: fn() -> Exchanged| {
        text_button(id, ui.t(label), move || send(ui, event()))
    };
    vec![
        el("p", "os-phrase")
            .attr("id", "phrase")
            .attr("aria-live", "polite")
            .text(phrase),
        el("div", "os-wrap")
            .child(link("new-phrase", Key::ShareNew, || Exchanged::NewPhrase))
            .child(link("own-phrase", Key::ShareChoose, || {
                Exchanged::OwnPhrase(Some(String::new()))
            })),
    ]
}

fn own_words(ui: Ui, view: View) -> Vec<El> {
    let field = TextField {
        id: "own".to_owned(),
        label: ui.t(Key::ShareOwn),
        hint: Some(ui.t(Key::ShareOwnHint)),
        kind: FieldKind::Line,
        on_text: Rc::new(move |typed| {
            ui.typing.try_set(false);
            send(ui, Exchanged::OwnPhrase(Some(typed)));
        }),
    };
    let text = move || view.read(|v| v.own.clone().map(|own| own.words).unwrap_or_default());
    let strength = view.words(move |v| {
        let empty = |own: &Own| own.words.trim().is_empty();
        let Some(own) = v.own.as_ref().filter(|own| !empty(own)) else {
            return String::new();
        };
        own.strength.map_or_else(String::new, |strength| {
            ui.t(match strength {
                Strength::TooShort => Key::ShareTooShort,
                Strength::Weak => Key::ShareWeak,
                Strength::Fair => Key::ShareFair,
                Strength::Strong => Key::ShareStrong,
            })
        })
    });
    vec![
        text_field(field, text),
        el("p", "").attr("role", "status").text(strength),
        text_button("made-phrase", ui.t(Key::ShareMade), move || {
            send(ui, Exchanged::OwnPhrase(None));
        }),
    ]
}

fn text_button(id: &'static str, label: String, press: impl Fn() + 'static) -> El {
    el("button", "os-link")
        .attr("type", "button")
        .attr("id", id)
        .on("click", move |_| press())
        .text(label)
}

/// How far the file is.
fn making(ui: Ui, view: &ShareView) -> Vec<El> {
    let press = |id, label, event: fn() -> Exchanged| {
        button(ButtonKind::Quiet, id, ui.t(label), move || {
            send(ui, event());
        })
    };
    match &view.state {
        ShareState::Choosing => Vec::new(),
        ShareState::Busy => vec![
            el("p", "os-busy")
                .attr("role", "status")
                .text(ui.t(Key::ShareBusy)),
            press("stop", Key::ShareStop, || Exchanged::Stop),
        ],
        ShareState::Failed(trouble) => {
            vec![file_trouble(ui, trouble)]
        }
        ShareState::Made(_) => {
            let copied = view.copied.map(|done| {
                let key = if done {
                    Key::TroubleCopied
                } else {
                    Key::TroubleNotCopied
                };
                el("p", "").attr("role", "status").text(ui.t(key))
            });
            let handed = view.handed.map(|handed| {
                let key = match handed {
                    Handed::Out => Key::ShareOut,
                    Handed::NotNow => Key::ShareNotOut,
                    Handed::Refused => Key::ShareRefused,
                };
                el("p", "")
                    .attr("role", "status")
                    .attr("id", "handed")
                    .text(ui.t(key))
            });
            let ready = notice(
                NoticeKind::Info,
                ui.t(Key::ShareDone),
                ui.t(Key::ShareAfter),
                press("copy-file", Key::ShareCopy, || Exchanged::CopySealed),
            );
            let ready = ready.attr("role", "status").attr("id", "made");
            [Some(ready), handed, copied]
                .into_iter()
                .flatten()
                .collect()
        }
    }
}

/// The card with the words: nothing else of this page is printed.
fn card(ui: Ui, view: View) -> El {
    el("article", "os-sheet os-print-only")
        .child(el("h2", "").text(ui.t(Key::ShareCardTitle)))
        .child(el("p", "os-phrase").text(view.words(|v| v.phrase.clone().unwrap_or_default())))
        .child(el("p", "").text(ui.t(Key::ShareCardNote)))
}
