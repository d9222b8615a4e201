//! What the pages of a round share: lists to which one more can be added, and fields of one item.

use super::versions::focus_on;
use crate::{
    app::{event::Event, route::Route, view::RoundAt},
    domain::{
        change::{Field, Value},
        ids::{ItemId, VoiceId},
        item::{ItemKind, ItemPart},
        time::Day,
    },
    i18n::Key,
    ui::{
        components::{
            ButtonKind, El, FieldKind, Live, NoticeKind, Row, TextField, button, el, live, notice,
            row, text_field,
        },
        kit::{Target, Ui, link},
    },
};
use leptos::prelude::*;
use std::rc::Rc;

/// Where items are written.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    pub ui: Ui,
    pub at: RoundAt,
    pub by: VoiceId,
}

impl Desk {
    /// Where a field is written.
    pub fn target(self, field: Field) -> Target {
        Target {
            book: self.at.book,
            by: self.by,
            field,
        }
    }

    /// Where a part of an item is written.
    pub fn item(self, item: ItemId, part: ItemPart) -> Target {
        self.target(Field::Item(self.at.round, item, part))
    }

    /// A field for words.
    pub fn words(
        self,
        id: String,
        label: String,
        hint: Option<Key>,
        kind: FieldKind,
        target: Target,
        text: impl Fn() -> String + Copy + 'static,
    ) -> El {
        let ui = self.ui;
        let on_text = move |typed: String| {
            ui.typing.try_set(false);
            ui.send(target.says(match kind {
                FieldKind::Day => typed.parse::<Day>().map_or(Value::Cleared, Value::Day),
                FieldKind::Words | FieldKind::Short | FieldKind::Line => Value::Text(typed),
            }));
        };
        // A line holds no second one: what two phones wrote stands side by side.
        let text = move || match kind {
            FieldKind::Line => text().replace("\n\n", "; "),
            FieldKind::Words | FieldKind::Short | FieldKind::Day => text(),
        };
        let field = TextField {
            id,
            label,
            hint: hint.map(|hint| ui.t(hint)),
            kind,
            on_text: Rc::new(on_text),
        };
        text_field(field, text)
    }

    /// The way to add one more; the focus goes to its first field.
    pub fn add(self, id: &'static str, label: Key, kind: ItemKind, last: &'static str) -> El {
        let Self { ui, at, .. } = self;
        button(ButtonKind::Quiet, id, ui.t(label), move || {
            ui.send(Event::ItemAdded(at.book, at.round, kind));
            focus_on(last);
        })
    }

    /// The way to take one from the list. What it says stays in the history of the book.
    pub fn take_out(
        self,
        item: ItemId,
        name: impl Fn() -> String + Send + Sync + 'static,
        then: &'static str,
    ) -> El {
        let (ui, target) = (self.ui, self.item(item, ItemPart::Gone));
        // The name is typed after the button is there; until then the button's own words are all.
        let about: Live<Option<String>> = live(move || {
            let name = name();
            let named = || ui.with(Key::MeetTakeOutAbout, &[("name", &name)]);
            (!name.is_empty()).then(named)
        });
        el("button", "os-link")
            .attr("type", "button")
            .live_attr("aria-label", about)
            .on("click", move |_| {
                ui.send(target.says(Value::Flag(true)));
                focus_on(then);
            })
            .text(ui.t(Key::MeetTakeOut))
    }
}

/// Asks for one of a few, side by side where there is room.
pub(super) fn choose(
    ui: Ui,
    id: &str,
    legend: String,
    labels: Vec<Key>,
    chosen: impl Fn() -> Option<usize> + Clone + Send + 'static,
    press: impl Fn(usize) + Clone + 'static,
) -> El {
    let rows = labels.into_iter().enumerate().map(|(place, label)| {
        let (press, chosen) = (press.clone(), chosen.clone());
        let shown = Row {
            control: "radio",
            class: "os-row",
            id: format!("{id}-{place}"),
            name: id.to_owned().into(),
            face: None,
            label: ui.t(label),
            hint: None,
            checked: live(move || chosen() == Some(place)),
        };
        row(shown, move |_| press(place))
    });
    let rows: Vec<El> = rows.collect();
    el("fieldset", "")
        .child(el("legend", "os-rows__legend").text(legend))
        .child(el("div", "os-rows os-rows--beside").child(rows))
}

/// That this is not the newest round, where it is not.
pub(super) fn older(ui: Ui, at: RoundAt) -> Option<El> {
    if at.is_current {
        return None;
    }
    let what = at.day.map_or_else(String::new, |day| {
        let day = ui.words(|words| words.day(day));
        ui.with(Key::SaidOlder, &[("day", &day)])
    });
    let newest = link(Route::Book(at.book).to_string(), ui.t(Key::SaidOlderNewest));
    Some(notice(NoticeKind::Info, what, ui.t(Key::SaidOlderDo), newest).attr("id", "older"))
}
