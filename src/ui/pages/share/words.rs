//! The words that open the file: made, or the person's own.

use super::{View, send};
use crate::{
    app::{
        exchange::event::{Exchanged, ForWhom, Strength},
        view::Own,
    },
    i18n::Key,
    ui::{
        components::{ButtonKind, El, FieldKind, TextField, button, el, group, live, text_field},
        kit::{Ui, gate},
    },
};
use leptos::prelude::*;
use std::rc::Rc;

/// The words, with the ways to have others, and the card.
pub(super) fn words(ui: Ui, view: View) -> El {
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
            ForWhom::Family => Key::VisitShareWords,
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
