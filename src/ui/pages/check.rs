//! Check what you said: all of it, before anybody else sees it.

use super::{
    bubble::{how_taken, said_bubble},
    private, read_back, sorted, versions,
};
use crate::{
    app::{
        route::Route,
        view::{CheckView, Said},
    },
    domain::{
        answer::{Progress, Sharing},
        question::Topic,
    },
    i18n::{self, Key},
    ui::{
        components::{ButtonKind, El, Page, el, link_button, page},
        kit::{Part, Ui, link, plain_notice},
    },
};
use leptos::prelude::*;

pub(super) fn draw(ui: Ui, part: Part<CheckView>) -> Option<AnyView> {
    let first = part.now()?;
    let (stay, on) = (first.back.to_string(), first.next.to_string());
    let frame = Page {
        name: "check",
        title: ui.t(Key::CheckTitle).into(),
        progress: Some(ui.speaker(&first.speaker).into()),
        top: vec![ui.back(&first.back)],
        bar: vec![
            link_button(ButtonKind::Plain, ui.t(Key::CheckNotYet), stay),
            link_button(ButtonKind::Primary, ui.t(Key::CheckNext), on),
        ],
    };
    let groups = part.drawn(move |v| {
        let top = warning(ui, v.nothing, v.unchosen).into_iter();
        let twice = (v.twice > 0).then(|| versions::some(ui, v.twice, None));
        let private = private::some(ui, v.private.as_ref());
        let top: Vec<El> = top.chain(twice).chain(private).collect();
        let topics = v
            .groups
            .iter()
            .map(|(topic, said)| topic_of(ui, *topic, said));
        let sorted = v.sorted.as_ref().and_then(|(sorted, route)| {
            let about = ui.with(
                Key::CheckChangeAbout,
                &[("question", &ui.t(Key::SortSorted))],
            );
            let change = link(route.to_string(), ui.t(Key::CheckChange)).attr("aria-label", about);
            Some(sorted::part(ui, "h2", sorted)?.child(change))
        });
        top.into_iter().chain(sorted).chain(topics).collect()
    });
    let body = vec![
        el("p", "").text(ui.t(Key::CheckLead)),
        el("div", "os-stack os-stack--loose").child(groups),
        read_back::draw(ui, part),
    ];
    Some(page(frame, body))
}

/// What to know first: nothing was said, or nobody else may see some of it.
fn warning(ui: Ui, empty: bool, unchosen: usize) -> Option<El> {
    if empty {
        return Some(plain_notice(
            ui.t(Key::CheckNothing),
            ui.t(Key::CheckNothingDo),
        ));
    }
    let (one, many) = (Key::CheckUnchosenOne, Key::CheckUnchosenMany);
    (unchosen > 0).then(|| {
        plain_notice(
            ui.words(|w| w.count(one, many, unchosen)),
            ui.t(Key::CheckUnchosenDo),
        )
    })
}

fn topic_of(ui: Ui, topic: Topic, said: &[(Said, Route)]) -> El {
    let rows: Vec<El> = said
        .iter()
        .map(|(said, route)| answer(ui, said, route))
        .collect();
    el("section", "os-stack")
        .child(el("h2", "").text(ui.t(i18n::topic(topic))))
        .child(rows)
}

fn answer(ui: Ui, said: &Said, route: &Route) -> El {
    let link = |label: Key, about: Key| {
        let about = ui.with(about, &[("question", &said.heading.short)]);
        link(route.to_string(), ui.t(label)).attr("aria-label", about)
    };
    let unsaid = match said.progress {
        Progress::Nothing => Some(Key::CheckNotProvided),
        Progress::Instead(chosen) => Some(i18n::instead(chosen)),
        Progress::Said => None,
    };
    if let Some(unsaid) = unsaid {
        return el("p", "os-unsaid")
            .child(el("b", "").text(said.heading.short.clone()))
            .child(el("span", "os-soft").text(ui.t(unsaid)))
            .child(link(Key::CheckAnswer, Key::CheckAnswerAbout));
    }
    let how = how_taken(ui, said);
    let who = match (said.sharing, said.sharing_who.trim()) {
        (Sharing::Chosen, who) if !who.is_empty() => who.to_owned(),
        (sharing, _) => ui.t(i18n::sharing(sharing)),
    };
    let how = ui.with(Key::CheckSees, &[("how", &how), ("who", &who)]);
    let more = if said.versions > 1 {
        link(Key::VersionsLook, Key::VersionsLookAbout)
    } else {
        link(Key::CheckChange, Key::CheckChangeAbout)
    };
    el("div", "os-stack os-stack--tight")
        .child(el("h3", "os-ask").text(said.heading.ask.clone()))
        .child(said_bubble(ui, said, how, Some(more)))
}
