//! A book goes from this phone: what goes and what stays elsewhere, a file that is checked, and a word that is typed.

mod check;
mod look;
mod sure;
mod typed_word;

use crate::{
    app::{
        event::Event,
        exchange::{event::Exchanged, removing::RemoveEvent},
        route::Route,
        view::{RemoveNews, RemoveStage, RemoveView},
    },
    i18n::Key,
    ui::{
        components::{ButtonKind, El, NoticeKind, Page, button, el, group, link_button, live},
        components::{notice, page},
        kit::{Part, Ui, gate, hash},
        pages::{import, versions::focus_on},
    },
};
use leptos::prelude::*;

pub(super) use look::stays;
pub(super) use typed_word::{TypedWord, typed_word};

type View = Part<Box<RemoveView>>;

pub(super) fn draw(ui: Ui, view: View) -> Option<AnyView> {
    let book = view.now()?.book;
    let frame = Page {
        name: "remove",
        title: view
            .words(move |v| ui.named(Key::RemoveTitleNamed, Key::RemoveTitle, &v.name))
            .into(),
        progress: None,
        // Once the book is gone its page is no way back.
        top: vec![el("div", "").child(view.drawn(move |v| {
            let back = match v.step {
                RemoveStage::Going(_) => return Vec::new(),
                RemoveStage::Done(_) => Route::Books,
                _ => Route::Book(book),
            };
            vec![ui.back(&back)]
        }))],
        bar: Vec::new(),
    };
    // The form stays while a file is being opened, so that nobody has to pick it twice.
    let step = gate(move || {
        view.read(|v| match &v.step {
            RemoveStage::Asking(_) | RemoveStage::Checking => hash(&(1, v.remembered)),
            step => hash(&(2, step, v.what, &v.words)),
        })
    });
    follow(view, step);
    let body = live(move || {
        step.get();
        let Some(now) = untrack(|| view.now()) else {
            return group(Vec::<El>::new());
        };
        untrack(|| match now.step {
            RemoveStage::Look => group(look::look(ui, &now)),
            RemoveStage::Asking(_) | RemoveStage::Checking => group(check::form(ui, view, &now)),
            RemoveStage::Sure(checked) => group(sure::sure(ui, &now, checked)),
            RemoveStage::Going(_) => group(going(ui)),
            RemoveStage::Failed(..) => group(failed(ui, &now)),
            RemoveStage::Done(checked) => group(done(ui, checked)),
        })
    });
    let body = el("div", "os-stack os-stack--loose").child(body);
    Some(page(frame, vec![body]))
}

/// Takes the focus to what has just come up: what was pressed is gone. Whoever types when a file does not do hears of
/// it anyway.
fn follow(view: View, step: Memo<u64>) {
    let news = gate(move || view.read(|v| hash(&v.news())));
    Effect::new(move |before: Option<(u64, u64)>| {
        let now = (step.get(), news.get());
        if before.is_none_or(|before| before == now) {
            return now;
        }
        let place = match untrack(|| view.now()).map(|v| v.news()) {
            Some(RemoveNews::Trouble) => (!import::is_typing()).then_some("#trouble [tabindex]"),
            Some(RemoveNews::Sure) => Some("#sure"),
            Some(RemoveNews::Busy) => Some("#going"),
            Some(RemoveNews::Failed) => Some("#failed"),
            Some(RemoveNews::Done) => Some("#done"),
            Some(RemoveNews::Form) => before
                .is_some_and(|before| before.0 != now.0)
                .then_some("#app h1"),
            Some(RemoveNews::Look) => Some("#app h1"),
            None => None,
        };
        if let Some(place) = place {
            focus_on(place);
        }
        now
    });
}

/// Sends an event of this page.
pub(super) fn send(ui: Ui, event: RemoveEvent) {
    ui.send(Event::Exchanged(Box::new(Exchanged::Remove(event))));
}

fn going(ui: Ui) -> Vec<El> {
    vec![
        el("p", "os-busy")
            .attr("role", "status")
            .attr("id", "going")
            .attr("tabindex", "-1")
            .text(ui.t(Key::RemoveGoing)),
    ]
}

fn failed(ui: Ui, view: &RemoveView) -> Vec<El> {
    let (what, todo) = (ui.t(Key::RemoveFailed), ui.t(Key::RemoveFailedDo));
    let keep = link_button(
        ButtonKind::Quiet,
        ui.t(Key::RemoveKeep),
        Route::Book(view.book).to_string(),
    );
    vec![
        notice(NoticeKind::Problem, what, todo, None::<El>)
            .attr("id", "failed")
            .attr("tabindex", "-1"),
        button(
            ButtonKind::Danger,
            "again",
            ui.t(Key::RemoveAgain),
            move || send(ui, RemoveEvent::Yes),
        ),
        keep,
    ]
}

fn done(ui: Ui, checked: bool) -> Vec<El> {
    let todo = if checked {
        Key::RemoveDoneDo
    } else {
        Key::RemoveDoneDoNot
    };
    let what = ui.t(Key::RemoveDone);
    vec![
        notice(NoticeKind::Info, what, ui.t(todo), None::<El>)
            .attr("role", "status")
            .attr("id", "done")
            .attr("tabindex", "-1"),
        stays(ui),
        link_button(
            ButtonKind::Primary,
            ui.t(Key::HomeBooks),
            Route::Books.to_string(),
        ),
    ]
}
