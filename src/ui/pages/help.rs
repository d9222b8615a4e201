//! Help: whom to contact, and what the words mean. Works offline; numbers stand as text too.

use crate::{
    app::route::Route,
    content::{
        Help,
        schema::{Contact, Notice, Term},
    },
    i18n::Key,
    ui::{
        components::{Details, Page},
        kit::Ui,
    },
};
use leptos::prelude::*;

pub(super) fn page(ui: Ui, view: Memo<Box<Help>>) -> AnyView {
    let help = view.get_untracked();
    let contacts = |list: &[Contact]| list.iter().map(contact).collect_view();
    let glossary = help.glossary.iter().map(term).collect_view();
    let day = ui.words(|words| words.day(help.checked));
    view! {
        <Page name="help" title=ui.t(Key::HelpTitle) back=ui.back(&Route::Start)>
            {notice(&help.safety.young_person)}
            <section class="os-stack">
                <h2>{ui.t(Key::HelpNow)}</h2>
                <p class="os-soft">{ui.t(Key::HelpLeaves)}</p>
                {contacts(&help.now)}
            </section>
            <section class="os-stack">
                <h2>{ui.t(Key::HelpAdvice)}</h2>
                {contacts(&help.advice)}
                <p class="os-soft">{ui.with(Key::HelpChecked, &[("day", &day)])}</p>
            </section>
            <section class="os-stack">
                <h2>{ui.t(Key::HelpWords)}</h2>
                <div>{glossary}</div>
            </section>
            {notice(&help.law)}
        </Page>
    }
    .into_any()
}

fn notice(notice: &Notice) -> AnyView {
    let text = notice
        .text
        .iter()
        .map(|line| view! { <p>{line.clone()}</p> }.into_any());
    view! {
        <section class="os-card">
            <h2>{notice.title.clone()}</h2>
            {text.collect_view()}
        </section>
    }
    .into_any()
}

fn contact(contact: &Contact) -> AnyView {
    let links = contact.links.iter().map(|link| {
        view! {
            <a class="os-button os-button--quiet" href=link.href() rel="noreferrer">
                {link.shown().to_owned()}
            </a>
        }
        .into_any()
    });
    view! {
        <section class="os-card">
            <h3>{contact.name.clone()}</h3>
            <p class="os-soft">{contact.whom.clone()}</p>
            <p>{contact.what.clone()}</p>
            <div class="os-wrap">{links.collect_view()}</div>
        </section>
    }
    .into_any()
}

fn term(term: &Term) -> AnyView {
    let full = term
        .full
        .clone()
        .map(|full| view! { <p class="os-soft">{full}</p> }.into_any());
    let (word, means) = (term.term.clone(), term.means.clone());
    view! {
        <Details summary=word>
            {full}
            <p>{means}</p>
        </Details>
    }
    .into_any()
}
