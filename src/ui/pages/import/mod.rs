//! Taking in a share file: which file, what is in it, what it would change, and what it changed.

mod asking;
mod changes;
mod done;
mod found;
mod questions;

use crate::{
    app::{
        event::Event,
        exchange::event::Exchanged,
        route::Route,
        view::{FoundView, ImportView, News},
    },
    i18n::Key,
    ui::{
        components::{El, Page, el, group, live, page},
        kit::{Part, Ui, gate, hash},
        pages::versions::focus_on,
    },
};
use leptos::prelude::*;

pub(super) use asking::{file_field, is_typing, paste_field, typed, words_field};

type View = Part<ImportView>;

pub(super) fn draw(ui: Ui, view: View) -> AnyView {
    let frame = Page {
        name: "import",
        title: ui.t(Key::ImportTitle).into(),
        progress: None,
        top: vec![ui.back(&Route::Start)],
        bar: Vec::new(),
    };
    // Which step it is; what is chosen within a step changes in place. While a file is being opened the
    // form stays, so that whoever mistypes the words need not pick the file again.
    let step = gate(move || {
        view.read(|v| match v {
            ImportView::Asking { .. } | ImportView::Busy => 0,
            ImportView::Found(found) => {
                hash(&(1, &found.name, found.made, &found.homes, &found.belongs))
            }
            ImportView::TakingIn => 2,
            ImportView::Done(done) => hash(&(3, done)),
        })
    });
    follow(view, step);
    let body = live(move || {
        step.get();
        let Some(now) = untrack(|| view.now()) else {
            return group(Vec::<El>::new());
        };
        untrack(|| match now {
            ImportView::Asking { .. } | ImportView::Busy => group(asking::asking(ui, view)),
            ImportView::Found(first) => found::found(ui, view, &first),
            ImportView::TakingIn => group(
                el("p", "os-busy")
                    .attr("role", "status")
                    .text(ui.t(Key::ImportTakingIn)),
            ),
            ImportView::Done(now) => group(done::done(ui, &now)),
        })
    });
    let body = el("div", "os-stack os-stack--loose").child(body);
    page(frame, vec![body])
}

/// Takes the focus to what has just come up, so that whoever listens or goes by keys is where the news
/// is. Whoever chooses within a step stays where they are; so does whoever types when a file does not
/// open: that is said aloud anyway.
fn follow(view: View, step: Memo<u64>) {
    let news = gate(move || view.read(|v| hash(&v.news())));
    Effect::new(move |before: Option<(u64, u64)>| {
        let now = (step.get(), news.get());
        let Some(before) = before.filter(|before| *before != now) else {
            return now;
        };
        let at = untrack(|| view.now()).map(|v| v.news());
        let place = match at {
            Some(News::Found) => Some("#found h2"),
            Some(News::In) => Some("#taken"),
            Some(News::Out) => Some("#out"),
            Some(News::Trouble) => (!asking::is_typing()).then_some("#trouble [tabindex]"),
            // The form has come again, and what was pressed is gone.
            Some(News::Form) => (before.0 != now.0).then_some("#app h1"),
            Some(News::Nothing) | None => None,
        };
        if let Some(place) = place {
            focus_on(place);
        }
        now
    });
}

/// Sends an event of this page.
pub(super) fn send(ui: Ui, event: Exchanged) {
    ui.send(Event::Exchanged(Box::new(event)));
}

/// Reads from the file that was opened, while there is one.
fn read<R: Default>(view: View, get: impl FnOnce(&FoundView) -> R) -> R {
    view.read(|v| match v {
        ImportView::Found(found) => get(found),
        _ => R::default(),
    })
}
