//! There is a problem: what happened, what to do, and a way home.

use crate::{
    app::{route::Route, view::Problem},
    i18n::Key,
    ui::{
        components::{ButtonKind, El, Page, el, link_button, page},
        frame::trouble_words,
        kit::{Part, Ui},
    },
};
use leptos::prelude::*;

pub(super) fn draw(ui: Ui, part: Part<Problem>) -> Option<AnyView> {
    let problem = part.now()?;
    let (what, todo) = match &problem {
        Problem::NoPage => (Key::ProblemNoPage, Key::ProblemNoPageDo),
        Problem::NoBook => (Key::ProblemNoBook, Key::ProblemNoBookDo),
        Problem::Removed => (Key::ProblemRemoved, Key::ProblemRemovedDo),
        Problem::NoQuestion(_) => (Key::ProblemNoQuestion, Key::ProblemNoQuestionDo),
        Problem::Unreadable(_) => (Key::ProblemUnreadable, Key::ProblemUnreadableDo),
        Problem::Store(trouble) => trouble_words(*trouble, true),
        Problem::NoContent => (Key::ProblemNoContent, Key::ProblemNoContentDo),
    };
    let (href, label) = match &problem {
        Problem::NoQuestion(book) => (Route::Book(*book), Key::ProblemOpenBook),
        _ => (Route::Start, Key::ProblemHome),
    };
    let rescued = match problem {
        Problem::Unreadable(words) if !words.is_empty() => Some(words),
        _ => None,
    };
    let rescued = rescued.map(|words| {
        el("section", "os-card").child(el("p", "os-words").attr("dir", "auto").text(words))
    });
    let frame = Page {
        name: "problem",
        title: ui.t(Key::ProblemTitle).into(),
        progress: None,
        top: Vec::new(),
        bar: vec![link_button(
            ButtonKind::Primary,
            ui.t(label),
            href.to_string(),
        )],
    };
    let what = el("p", "").child(el("b", "").text(ui.t(what)));
    let mut body: Vec<El> = vec![what, el("p", "").text(ui.t(todo))];
    body.extend(rescued);
    Some(page(frame, body))
}
