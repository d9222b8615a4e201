//! There is a problem: what happened, what to do, and a way home.

use crate::{
    app::{route::Route, view::Problem},
    i18n::Key,
    ui::{
        components::{LinkButton, Page},
        frame::trouble_words,
        kit::Ui,
    },
};
use leptos::prelude::*;

pub(super) fn page(ui: Ui, view: Memo<Problem>) -> AnyView {
    let problem = view.get_untracked();
    let (what, todo) = match &problem {
        Problem::NoPage => (Key::ProblemNoPage, Key::ProblemNoPageDo),
        Problem::NoBook => (Key::ProblemNoBook, Key::ProblemNoBookDo),
        Problem::NoQuestion(_) => (Key::ProblemNoQuestion, Key::ProblemNoQuestionDo),
        Problem::Unreadable(_) => (Key::ProblemUnreadable, Key::ProblemUnreadableDo),
        Problem::Store(trouble) => trouble_words(*trouble),
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
        view! {
            <section class="os-card">
                <p class="os-words" dir="auto">
                    {words}
                </p>
            </section>
        }
        .into_any()
    });
    let bar = view! { <LinkButton label=ui.t(label) href=href.to_string() /> }.into_any();
    view! {
        <Page name="problem" title=ui.t(Key::ProblemTitle) bar>
            <p>
                <b>{ui.t(what)}</b>
            </p>
            <p>{ui.t(todo)}</p>
            {rescued}
        </Page>
    }
    .into_any()
}
