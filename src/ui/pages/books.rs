//! The books on this device, for somebody who helps several families.

use super::start::list;
use crate::{
    app::{route::Route, view::BookCard},
    domain::question::Audience,
    i18n::Key,
    ui::{
        components::{ButtonKind, LinkButton, Notice, NoticeKind, Page},
        kit::Ui,
    },
};
use leptos::prelude::*;

pub(super) fn page(ui: Ui, cards: Memo<Vec<BookCard>>) -> AnyView {
    let some = Memo::new(move |_| cards.with(|cards| !cards.is_empty()));
    let begin = move |audience, label, kind| {
        let href = Route::Begin(audience, None).to_string();
        view! { <LinkButton label=ui.t(label) href kind /> }
    };
    let books = move || {
        if some.get() {
            view! {
                <section class="os-card">{list(ui, cards)}</section>
                <Notice kind=NoticeKind::Warn what=ui.t(Key::BooksOpen) />
            }
            .into_any()
        } else {
            view! { <p>{ui.t(Key::BooksNone)}</p> }.into_any()
        }
    };
    view! {
        <Page name="books" title=ui.t(Key::BooksTitle) back=ui.back(&Route::Start)>
            <p>{ui.t(Key::BooksLead)}</p>
            {books}
            <h2>{ui.t(Key::BooksNew)}</h2>
            <div class="os-stack">
                {begin(Audience::Parent, Key::BooksNewParent, ButtonKind::Quiet)}
                {begin(Audience::YoungPerson, Key::BooksNewYoung, ButtonKind::Quiet)}
            </div>
        </Page>
    }
    .into_any()
}
