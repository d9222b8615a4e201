//! Up to three things that matter most, in order. Buttons, no dragging.

use crate::{
    app::{
        event::Event,
        view::{MattersView, Pick},
    },
    i18n::Key,
    ui::{
        components::{ButtonKind, El, Page, SymbolSize, el, group, link_button, page, symbol},
        kit::{Part, Ui, plain_notice},
    },
};
use leptos::{prelude::*, wasm_bindgen::JsCast, web_sys};

/// The heading of what is chosen: the focus goes there when the button that had it is gone.
const CHOSEN: &str = "chosen";

pub(super) fn draw(ui: Ui, part: Part<MattersView>) -> Option<AnyView> {
    let first = part.now()?;
    let on = first.next.to_string();
    let frame = Page {
        name: "matters",
        title: ui.t(Key::MattersTitle).into(),
        progress: Some(ui.speaker(&first.speaker).into()),
        top: vec![ui.back(&first.back)],
        bar: vec![link_button(ButtonKind::Primary, ui.t(Key::MattersNext), on)],
    };
    let chosen = part.drawn(move |v| vec![chosen(ui, v)]);
    let others = part.drawn(move |v| {
        let full = v
            .full
            .then(|| plain_notice(ui.t(Key::MattersFull), String::new()));
        full.into_iter().chain([others(ui, v)]).collect()
    });
    let card = |id: &str, title: Key, inside| {
        let title = el("h2", "")
            .attr("id", id)
            .attr("tabindex", "-1")
            .text(ui.t(title));
        el("section", "os-card os-stack").child(title).child(inside)
    };
    let body = vec![
        el("p", "").text(ui.t(Key::MattersLead)),
        card(CHOSEN, Key::MattersChosen, chosen).attr("aria-live", "polite"),
        card("others", Key::MattersOthers, others),
    ];
    Some(page(frame, body))
}

fn chosen(ui: Ui, view: &MattersView) -> El {
    if view.chosen.is_empty() {
        return el("p", "os-soft").text(ui.t(Key::MattersNone));
    }
    let rows = view.chosen.iter().enumerate().map(|(place, pick)| {
        let up = (place > 0).then(|| {
            let event = Event::MovedUp(pick.at.clone());
            press(ui, pick, Key::MattersUp, Key::MattersUpAbout, event)
        });
        let drop = Event::Picked(pick.at.clone(), false);
        let drop = press(ui, pick, Key::MattersDrop, Key::MattersDropAbout, drop);
        let buttons: Vec<El> = up.into_iter().chain([drop]).collect();
        row(ui, pick, if view.can_write { buttons } else { Vec::new() })
    });
    el("ol", "os-picks").child(rows.collect::<Vec<El>>())
}

fn others(ui: Ui, view: &MattersView) -> El {
    if view.others.is_empty() && view.chosen.is_empty() {
        return el("p", "").text(ui.t(Key::MattersNothing));
    }
    let rows = view.others.iter().map(|pick| {
        let free = view.can_write && !view.full;
        let button = free.then(|| {
            let event = Event::Picked(pick.at.clone(), true);
            press(ui, pick, Key::MattersPick, Key::MattersPickAbout, event)
        });
        row(ui, pick, button.into_iter().collect())
    });
    el("ul", "os-picks")
        .attr("role", "list")
        .child(group(rows.collect::<Vec<El>>()))
}

/// A button of a row. The list is drawn anew by what it does, so the focus is given back: to the
/// same button, or to the heading if it is gone.
fn press(ui: Ui, pick: &Pick, label: Key, about: Key, event: Event) -> El {
    let about = ui.with(about, &[("question", &name_of(ui, pick))]);
    let id = [label.name(), "-", pick.at.question.as_str()]
        .concat()
        .replace('.', "-");
    let again = id.clone();
    let press = move |_| {
        ui.send(event.clone());
        let again = again.clone();
        request_animation_frame(move || {
            let found = document().get_element_by_id(&again);
            let found = found.or_else(|| document().get_element_by_id(CHOSEN));
            if let Some(found) = found.and_then(|f| f.dyn_into::<web_sys::HtmlElement>().ok()) {
                let _ = found.focus();
            }
        });
    };
    el("button", "os-link")
        .attr("type", "button")
        .attr("id", id)
        .attr("aria-label", about)
        .on("click", press)
        .text(ui.t(label))
}

/// What it is called: by its words, or by what its card shows.
fn name_of(ui: Ui, pick: &Pick) -> String {
    ui.words(|words| words.card(&pick.heading.short, pick.unsaid))
}

fn row(ui: Ui, pick: &Pick, buttons: Vec<El>) -> El {
    let words = el("p", "os-soft os-words")
        .attr("dir", "auto")
        .text(pick.words.clone());
    let words = el("div", "os-pick__words")
        .child(el("b", "").text(name_of(ui, pick)))
        .child(words)
        .child(el("div", "os-wrap").child(buttons));
    // A card of one's own has none.
    let name = match pick.heading.symbol.as_str() {
        "" => "my-work",
        name => name,
    };
    let picture = symbol(name, SymbolSize::Small);
    el("li", "os-pick").child(picture).child(words)
}
