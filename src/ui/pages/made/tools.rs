//! What one draws with: pens, a rubber, lines of three widths; undo and clear.

use super::drawing::Desk;
use crate::{
    i18n::Key,
    made::strokes::{Colour, Drawing, Width},
    ui::{
        components::{ButtonKind, El, button, el, live},
        kit::Ui,
    },
};
use leptos::prelude::*;
use std::rc::Rc;

const fn colour_key(colour: Colour) -> (Key, &'static str) {
    match colour {
        Colour::Black => (Key::MadeBlack, "os-pen os-pen--black"),
        Colour::Blue => (Key::MadeBlue, "os-pen os-pen--blue"),
        Colour::Red => (Key::MadeRed, "os-pen os-pen--red"),
        Colour::Green => (Key::MadeGreen, "os-pen os-pen--green"),
        Colour::Orange => (Key::MadeOrange, "os-pen os-pen--orange"),
        Colour::Purple => (Key::MadePurple, "os-pen os-pen--purple"),
    }
}

const fn width_key(width: Width) -> (Key, &'static str) {
    match width {
        Width::Thin => (Key::MadeThin, "os-stroke os-stroke--thin"),
        Width::Middle => (Key::MadeMiddle, "os-stroke os-stroke--middle"),
        Width::Thick => (Key::MadeThick, "os-stroke os-stroke--thick"),
    }
}

/// Pens, a rubber, lines.
pub(super) fn tools(ui: Ui, desk: &Rc<Desk>) -> Vec<El> {
    let pens = Colour::ALL.map(|colour| {
        let (key, class) = colour_key(colour);
        let desk = Rc::clone(desk);
        let chosen = colour == Colour::default();
        tool(ui, ("made-pen", chosen), key, class, move || {
            desk.colour.set(colour);
            desk.rubs.set(false);
        })
    });
    let rubber = Rc::clone(desk);
    let rub = move || rubber.rubs.set(true);
    let rubber = tool(
        ui,
        ("made-pen", false),
        Key::MadeRubber,
        "os-pen os-pen--rubber",
        rub,
    );
    let lines = Width::ALL.map(|width| {
        let (key, class) = width_key(width);
        let desk = Rc::clone(desk);
        let chosen = width == Width::default();
        tool(ui, ("made-line", chosen), key, class, move || {
            desk.width.set(width);
        })
    });
    let all = |legend, tools: Vec<El>| {
        el("fieldset", "os-tools")
            .child(el("legend", "os-tools__legend").text(ui.t(legend)))
            .child(el("div", "os-tools__all").child(tools))
    };
    vec![
        all(Key::MadePen, pens.into_iter().chain([rubber]).collect()),
        all(Key::MadeLine, lines.into_iter().collect()),
    ]
}

/// One of several tools: a picture of it and its name.
fn tool(
    ui: Ui,
    (name, chosen): (&'static str, bool),
    key: Key,
    class: &'static str,
    act: impl Fn() + 'static,
) -> El {
    let control = el("input", "os-tool__input")
        .attr("type", "radio")
        .attr("name", name)
        .maybe("checked", chosen.then(String::new))
        .on("change", move |_| act());
    el("label", "os-tool")
        .child(control)
        .child(el("span", class).attr("aria-hidden", "true"))
        .child(el("span", "").text(ui.t(key)))
}

/// Undo and clear.
pub(super) fn acts(ui: Ui, desk: &Rc<Desk>) -> El {
    let can_undo = desk.can_undo;
    let off = live(move || (!can_undo.get()).then(|| "true".to_owned()));
    let (undo, clear) = (Rc::clone(desk), Rc::clone(desk));
    let undo = move || {
        undo.redo(|drawing| {
            drawing.undo();
        });
    };
    let clear = move || clear.redo(Drawing::clear);
    el("div", "os-made__acts")
        .child(
            button(ButtonKind::Quiet, "made-undo", ui.t(Key::MadeUndo), undo)
                .live_attr("aria-disabled", off),
        )
        .child(button(
            ButtonKind::Quiet,
            "made-clear",
            ui.t(Key::MadeClear),
            clear,
        ))
}
