//! A visit, one step at a time: who is here, how words are written down, what to do, the helper's own notes, and the
//! end. Before one, the way to start it.

mod end;
mod home;
mod notes;
mod now;
mod shown;
mod start;
mod who;
mod words;

pub(super) use home::draw as at_home;
pub(super) use shown::{part as notes, sent};

use crate::{
    app::{
        event::Event,
        exchange::event::{Exchanged, VisitEvent},
        route::VisitPage,
        view::{OpenVisit, VisitNow, VisitView},
    },
    domain::{
        change::{Field, Value},
        ids::{BookId, RoundId, VisitId, VoiceId},
        visit::VisitPart,
    },
    i18n::Key,
    ui::{
        components::{El, FieldKind, Live, Row, TextField, el, live, row, text_field},
        kit::{Part, Target, Ui},
    },
};
use leptos::prelude::*;
use std::rc::Rc;

type View = Part<Box<VisitView>>;

pub(super) fn draw(ui: Ui, view: View) -> Option<AnyView> {
    let first = view.now()?;
    Some(match (&first.now, first.page) {
        (VisitNow::None(_), _) => start::draw(ui, view, &first),
        (VisitNow::Over(visit), _) => end::over(ui, &first, visit),
        (VisitNow::Here(visit), page) => {
            let desk = Desk::of(ui, view, first.book, visit);
            match page {
                VisitPage::Now => now::draw(desk, &first),
                VisitPage::Who => who::draw(desk, &first, visit),
                VisitPage::Words => words::draw(desk, &first, visit),
                VisitPage::Notes => notes::draw(desk, &first),
                VisitPage::End => end::draw(desk),
            }
        }
    })
}

fn send(ui: Ui, event: VisitEvent) {
    ui.send(Event::Exchanged(Box::new(Exchanged::Visit(event))));
}

/// Where a visit is written.
#[derive(Clone, Copy)]
struct Desk {
    ui: Ui,
    view: View,
    book: BookId,
    round: RoundId,
    visit: VisitId,
    /// Who leads it, and writes here.
    by: VoiceId,
}

impl Desk {
    fn of(ui: Ui, view: View, book: BookId, visit: &OpenVisit) -> Self {
        Self {
            ui,
            view,
            book,
            round: visit.round,
            visit: visit.visit,
            by: visit.helper.voice,
        }
    }

    fn target(self, field: Field) -> Target {
        Target {
            book: self.book,
            by: self.by,
            field,
        }
    }

    fn part(self, part: VisitPart) -> Target {
        self.target(Field::Visit(self.round, self.visit, part))
    }

    /// Reads from the visit, while it goes on.
    fn read<T: Default>(self, read: impl FnOnce(&OpenVisit) -> T) -> T {
        self.view.read(|v| match &v.now {
            VisitNow::Here(visit) => read(visit),
            VisitNow::None(_) | VisitNow::Over(_) => T::default(),
        })
    }

    /// Something to tick.
    fn tick(
        self,
        id: String,
        label: String,
        hint: Option<Key>,
        part: VisitPart,
        checked: impl Fn(&OpenVisit) -> bool + Copy + Send + 'static,
    ) -> El {
        let target = self.part(part);
        let shown = Row {
            control: "checkbox",
            class: "os-row os-row--box",
            name: id.clone().into(),
            id,
            face: None,
            label,
            hint: hint.map(|key| self.ui.t(key)),
            checked: live(move || self.read(checked)),
        };
        let ui = self.ui;
        row(shown, move |yes| ui.send(target.says(Value::Flag(yes))))
    }

    /// A line of words.
    fn line(
        self,
        id: &str,
        (label, hint): (Key, Option<Key>),
        target: Target,
        read: impl Fn(&OpenVisit) -> &String + Copy + 'static,
    ) -> El {
        let ui = self.ui;
        let on_text = move |typed: String| {
            ui.typing.try_set(false);
            ui.send(target.says(Value::Text(typed)));
        };
        let field = TextField {
            id: id.to_owned(),
            label: ui.t(label),
            hint: hint.map(|hint| ui.t(hint)),
            kind: FieldKind::Line,
            on_text: Rc::new(on_text),
        };
        // A line holds no second one: what two phones wrote stands side by side.
        text_field(field, move || {
            self.read(|visit| read(visit).replace("\n\n", "; "))
        })
    }

    /// All fields of a page: none can be changed where another tab writes.
    fn form(self) -> El {
        let closed: Live<Option<String>> =
            live(move || self.view.read(|v| !v.can_write).then(String::new));
        el("fieldset", "os-plain os-stack os-stack--loose").live_attr("disabled", closed)
    }
}

/// One of several, each a row of its own; what a row says more stands below its words.
fn pick(
    id: &str,
    legend: String,
    rows: Vec<(String, Option<String>)>,
    chosen: impl Fn() -> Option<usize> + Clone + Send + 'static,
    press: impl Fn(usize) + Clone + 'static,
) -> El {
    let rows = rows.into_iter().enumerate().map(|(place, (label, hint))| {
        let (press, chosen) = (press.clone(), chosen.clone());
        let shown = Row {
            control: "radio",
            class: "os-row",
            id: format!("{id}-{place}"),
            name: id.to_owned().into(),
            face: None,
            label,
            hint,
            checked: live(move || chosen() == Some(place)),
        };
        row(shown, move |_| press(place))
    });
    let rows: Vec<El> = rows.collect();
    el("fieldset", "")
        .child(el("legend", "os-rows__legend").text(legend))
        .child(el("div", "os-rows").child(rows))
}
