//! Help: whom to contact, and what the words mean. Works offline; numbers stand as text too.

use crate::{
    app::route::Route,
    content::{
        Help,
        schema::{Contact, Notice, Term},
    },
    i18n::Key,
    ui::{
        components::{ButtonKind, El, Page, details, el, link_button, page},
        kit::{Part, Ui, link},
    },
};
use leptos::prelude::*;

pub(super) fn draw(ui: Ui, part: Part<Box<Help>>) -> Option<AnyView> {
    let help = part.now()?;
    let contacts = |list: &[Contact]| list.iter().map(contact).collect::<Vec<El>>();
    let section = |title| el("section", "os-stack").child(el("h2", "").text(ui.t(title)));
    let soft = |text| el("p", "os-soft").text(text);
    let checked = ui.words(|words| words.day(help.checked));
    let checked = ui.with(Key::HelpChecked, &[("day", &checked)]);
    let now = section(Key::HelpNow)
        .child(soft(ui.t(Key::HelpLeaves)))
        .child(contacts(&help.now));
    let advice = section(Key::HelpAdvice)
        .child(contacts(&help.advice))
        .child(soft(checked));
    let words: Vec<El> = help.glossary.iter().map(term).collect();
    let words = section(Key::HelpWords).child(el("div", "os-stack os-stack--tight").child(words));
    let frame = Page {
        name: "help",
        title: ui.t(Key::HelpTitle).into(),
        progress: None,
        top: vec![ui.back(&Route::Start).attr("data-back", "")],
        bar: Vec::new(),
    };
    let body = vec![
        notice(&help.safety.young_person),
        now,
        advice,
        words,
        notice(&help.law),
        link(Route::Organisations.to_string(), ui.t(Key::OrgsTitle)),
    ];
    Some(page(frame, body))
}

fn notice(notice: &Notice) -> El {
    let text: Vec<El> = notice
        .text
        .iter()
        .map(|line| el("p", "").text(line.clone()))
        .collect();
    el("section", "os-card os-stack os-stack--tight")
        .child(el("h2", "").text(notice.title.clone()))
        .child(text)
}

fn contact(contact: &Contact) -> El {
    let links = contact.links.iter().map(|way| {
        link_button(ButtonKind::Quiet, way.shown(), way.href()).attr("rel", "noreferrer")
    });
    el("section", "os-card os-stack os-stack--tight")
        .child(el("h3", "").text(contact.name.clone()))
        .child(el("p", "os-soft").text(contact.whom.clone()))
        .child(el("p", "").text(contact.what.clone()))
        .child(el("div", "os-wrap").child(links.collect::<Vec<El>>()))
}

fn term(term: &Term) -> El {
    let full = term.full.clone().map(|full| el("p", "os-soft").text(full));
    let mut inside: Vec<El> = full.into_iter().collect();
    inside.push(el("p", "").text(term.means.clone()));
    details(term.term.clone(), false, inside)
}
