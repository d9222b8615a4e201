//! Finding a book among many: by its name, and by the order of the list.
//!
//! What is typed stays in the field and in this page's memory. It goes into no event, no address and no storage,
//! and the field asks the browser not to remember or check it either.

use super::{View, card};
use crate::{
    app::{
        event::Event,
        view::{BooksView, fold, is_found},
    },
    domain::device::{BookOrder, DeviceSettings},
    i18n::Key,
    ui::{
        components::{El, el, live},
        kit::{Ui, gate},
    },
};
use leptos::prelude::*;

/// From so many books on their names can be searched.
const MANY: usize = 5;

/// The search field, and how many books it finds.
pub(super) fn field(ui: Ui, part: View, typed: RwSignal<String>) -> El {
    let few = gate(move || u64::from(part.read(|v| v.count < MANY)));
    let hidden = live(move || (few.get() == 1).then(String::new));
    let input = el("input", "os-find__input")
        .attr("id", "find")
        .attr("type", "search")
        .attr("dir", "auto")
        .attr("autocomplete", "off")
        .attr("autocapitalize", "off")
        .attr("autocorrect", "off")
        .attr("spellcheck", "false")
        .on("input", move |event| {
            typed.set(fold(&event_target_value(&event)));
        });
    let status = el("p", "os-soft os-find__count")
        .attr("role", "status")
        .text(part.words(move |v| said(ui, v, &typed.get())));
    el("div", "os-find")
        .attr("role", "search")
        .live_attr("hidden", hidden)
        .child(
            el("label", "os-find__label")
                .attr("for", "find")
                .text(ui.t(Key::ShelfFind)),
        )
        .child(input)
        .child(status)
}

/// How many books are found; nothing while nothing is looked for.
fn said(ui: Ui, view: &BooksView, typed: &str) -> String {
    if typed.trim().is_empty() {
        return String::new();
    }
    let cards = view.groups.iter().flat_map(|group| &group.cards);
    let found = cards
        .filter(|card| is_found(&fold(&card::title(ui, card)), typed))
        .count();
    if found == 0 {
        return [ui.t(Key::ShelfFindNone), ui.t(Key::ShelfFindNoneDo)].join(" ");
    }
    let values = [found.to_string(), view.count.to_string()];
    ui.with(
        Key::ShelfFindCount,
        &[("count", &values[0]), ("total", &values[1])],
    )
}

/// In what order the books stand.
pub(super) fn order(ui: Ui, part: View) -> El {
    let alone = gate(move || u64::from(part.read(|v| v.count < 2)));
    let hidden = live(move || (alone.get() == 1).then(String::new));
    let chosen = move |order| {
        let chosen = move || part.read(|v| v.settings.book_order) == order;
        live(move || chosen().then(String::new))
    };
    let options = BookOrder::ALL
        .into_iter()
        .enumerate()
        .map(|(place, order)| {
            let label = match order {
                BookOrder::Meeting => Key::ShelfOrderMeeting,
                BookOrder::Written => Key::ShelfOrderWritten,
                BookOrder::Name => Key::ShelfOrderName,
            };
            el("option", "")
                .attr("value", place.to_string())
                .live_attr("selected", chosen(order))
                .text(ui.t(label))
        });
    let choose = move |event| {
        let place = event_target_value(&event).parse::<usize>().ok();
        if let Some(order) = place.and_then(|place| BookOrder::ALL.get(place)) {
            ui.send(Event::Chose(DeviceSettings {
                book_order: *order,
                ..untrack(|| part.read(|v| v.settings))
            }));
        }
    };
    let select = el("select", "os-find__input os-find__order")
        .attr("id", "order")
        .attr("autocomplete", "off")
        .on("change", choose)
        .child(options.collect::<Vec<El>>());
    el("div", "os-find os-find--order")
        .live_attr("hidden", hidden)
        .child(
            el("label", "os-find__label")
                .attr("for", "order")
                .text(ui.t(Key::ShelfOrder)),
        )
        .child(select)
}
