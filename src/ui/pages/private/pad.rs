//! The pad on which a PIN is tapped, in numbers or in pictures. What was tapped is counted and never shown.

use crate::{
    domain::{
        private::{Pad, TAPS},
        profile::Picture,
    },
    i18n::{self, Key},
    ui::{
        components::{ButtonKind, El, SymbolSize, button, el, live, symbol},
        kit::Ui,
    },
};
use leptos::{ev, prelude::*, wasm_bindgen::JsCast};

/// What is being tapped. It lies in the page alone until it is sent.
pub(super) type Tapped = RwSignal<String>;

/// The pad, the count, and a way to take the last tap away.
pub(super) fn draw(ui: Ui, pad: Pad, tapped: Tapped) -> El {
    let keys = match pad {
        // As on a telephone, where nought is the last.
        Pad::Numbers => b"1234567890"
            .iter()
            .map(|key| number(*key, tapped))
            .collect(),
        Pad::Pictures => (b'a'..)
            .zip(Picture::ALL)
            .map(|(key, picture)| pictured(ui, key, picture, tapped))
            .collect::<Vec<El>>(),
    };
    let class = match pad {
        Pad::Numbers => "os-pad os-pad--numbers",
        Pad::Pictures => "os-pad",
    };
    let count = live(move || {
        let count = tapped.with(String::len).to_string();
        ui.with(Key::PrivateTapped, &[("count", &count)])
    });
    let dots = live(move || "●".repeat(tapped.with(String::len)));
    let delete = move || {
        tapped.update(|taps| {
            taps.pop();
        });
    };
    el("div", "os-stack")
        .on("keydown", move |event| typed(pad, &event, tapped))
        .child(
            el("p", "os-pad__count")
                .child(el("span", "os-heard").attr("role", "status").text(count))
                .child(
                    el("span", "os-pad__dots")
                        .attr("aria-hidden", "true")
                        .text(dots),
                ),
        )
        .child(el("div", class).child(keys))
        .child(button(
            ButtonKind::Plain,
            "pin-delete",
            ui.t(Key::PrivateDelete),
            delete,
        ))
}

fn press(tapped: Tapped, key: u8) {
    tapped.update(|taps| {
        if taps.len() < *TAPS.end() {
            taps.push(char::from(key));
        }
    });
}

fn key(id: String, tapped: Tapped, key: u8) -> El {
    el("button", "os-pad__key")
        .attr("type", "button")
        .attr("id", id)
        .on("click", move |_| press(tapped, key))
}

fn number(at: u8, tapped: Tapped) -> El {
    let digit = char::from(at).to_string();
    key(["pin-", &digit].concat(), tapped, at).text(digit)
}

fn pictured(ui: Ui, at: u8, picture: Picture, tapped: Tapped) -> El {
    let name = picture.symbol();
    key(["pin-", name].concat(), tapped, at)
        .child(symbol(name, SymbolSize::Medium))
        .child(el("span", "").text(ui.t(i18n::picture(picture))))
}

/// Numbers can be typed as well.
fn typed(pad: Pad, event: &ev::Event, tapped: Tapped) {
    let Some(event) = event.dyn_ref::<ev::KeyboardEvent>() else {
        return;
    };
    match (pad, event.key().as_bytes()) {
        (Pad::Numbers, [digit @ b'0'..=b'9']) => press(tapped, *digit),
        (_, b"Backspace") => tapped.update(|taps| {
            taps.pop();
        }),
        _ => {}
    }
}
