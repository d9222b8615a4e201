//! The page for the meeting, as it will be printed. What stands around it is not printed.

use super::{
    bubble::{how_taken, said_bubble},
    seen, sorted, visit,
};
use crate::{
    app::{
        event::Event,
        view::{PackTopic, PackView, Said, Speaker},
    },
    document,
    i18n::{self, Key},
    ui::{
        components::{ButtonKind, El, NoticeKind, Page, busy_button, el, notice, page},
        kit::{Part, Ui, link, plain_notice},
    },
};
use leptos::prelude::*;

type View = Part<Box<PackView>>;

pub(super) fn draw(ui: Ui, view: View) -> Option<AnyView> {
    let first = view.now()?;
    let frame = Page {
        name: "pack",
        title: ui.t(Key::PackHeading).into(),
        progress: None,
        top: vec![ui.back(&first.back)],
        bar: bar(ui, view, &first),
    };
    let beside = el("div", "os-no-print os-stack")
        .child(el("p", "").text(ui.t(Key::PackLead)))
        .child(view.drawn(move |v| around(ui, v)));
    Some(page(
        frame,
        vec![
            beside,
            el("article", "os-sheet").child(view.drawn(move |v| sheet(ui, v))),
        ],
    ))
}

fn bar(ui: Ui, view: View, first: &PackView) -> Vec<El> {
    let book = first.id;
    let busy = move || view.read(|v| !v.ready);
    let give = view.words(move |v| {
        ui.t(if v.can_share {
            Key::PackShare
        } else {
            Key::PackDownload
        })
    });
    let on_give = move || ui.send(Event::GivePack(book));
    let on_print = move || ui.send(Event::Print(book));
    vec![
        busy_button(ButtonKind::Quiet, "give", give, busy, on_give),
        busy_button(
            ButtonKind::Primary,
            "print",
            ui.t(Key::PackPrint),
            busy,
            on_print,
        ),
    ]
}

/// What the person should know before the page goes out: who can see it, what is not in it, and that it can't be
/// taken back.
fn around(ui: Ui, view: &PackView) -> Vec<El> {
    let mut lines: Vec<El> = seen::card(ui, &view.seen).into_iter().collect();
    if view.empty {
        lines.push(plain_notice(ui.t(Key::PackEmpty), ui.t(Key::PackEmptyDo)));
    }
    if !view.notes.is_empty() {
        lines.push(el("p", "").text(ui.t(Key::VisitShownAbout)));
    }
    if let Some(route) = &view.me {
        let what = ui.named(Key::ProfileTake, Key::ProfileTakeOther, &view.name);
        let way = link(route.to_string(), ui.t(Key::ProfileOpen));
        lines.push(notice(NoticeKind::Info, what, String::new(), way));
    }
    lines.push(el("p", "os-soft").text(ui.t(Key::PackAfter)));
    lines
}

fn sheet(ui: Ui, view: &PackView) -> Vec<El> {
    let title = ui.named(Key::PackTitleNamed, Key::PackTitle, &view.name);
    let mut parts = vec![el("h2", "").attr("dir", "auto").text(title)];
    for line in ui.words(|words| document::meeting_lines(view, words)) {
        parts.push(el("p", "os-soft").attr("dir", "auto").text(line));
    }
    if let Some(taking) = &view.taking {
        let (title, lines) = ui.words(|words| {
            let title = document::taking_title(taking, words);
            (title, document::taking_lines(taking, words))
        });
        let lines = lines
            .into_iter()
            .map(|line| el("li", "").attr("dir", "auto").text(line));
        let part = el("section", "")
            .child(el("h3", "").attr("dir", "auto").text(title))
            .child(el("ul", "").child(lines.collect::<Vec<El>>()));
        parts.push(part);
    }
    if !view.matters.is_empty() {
        let most = view
            .matters
            .iter()
            .map(|(speaker, said)| most(ui, speaker, said));
        let most: Vec<El> = most.collect();
        let title = el("h3", "").text(ui.t(Key::PackMatters));
        parts.push(el("section", "").child(title).child(most));
    }
    if !view.asks.is_empty() {
        parts.push(asks(ui, view));
    }
    parts.extend(sorted::part(ui, "h3", &view.sorted));
    parts.extend(view.topics.iter().map(|found| topic(ui, found)));
    parts.extend(visit::notes(ui, "h3", &view.notes));
    parts.push(el("p", "os-soft").text(ui.t(Key::PackFooter)));
    parts
}

fn most(ui: Ui, speaker: &Speaker, said: &[Said]) -> El {
    let rows = said.iter().map(|said| {
        let words = said.first_words();
        let words = match Some(words).filter(|words| !words.is_empty()) {
            Some(words) => words,
            // A card says what it is, and its pile how that is going.
            None if said.heading.question.is_card() => {
                let piles = said.piles().map(|pile| ui.t(i18n::pile(pile)));
                piles.collect::<Vec<String>>().join(", ")
            }
            None => said.heading.ask.clone(),
        };
        let noticed = ui.words(|words| document::noticed_by(said, words));
        let noticed = noticed.map(|who| el("small", "").attr("dir", "auto").text(who));
        el("li", "")
            .child(
                el("b", "")
                    .attr("dir", "auto")
                    .text(sorted::name_of(ui, said)),
            )
            .child(el("p", "os-words").attr("dir", "auto").text(words))
            .child(noticed)
    });
    let name = ui.words(|words| words.speaker_in_full(speaker.role, &speaker.name));
    el("div", "")
        .child(el("h4", "").attr("dir", "auto").text(name))
        .child(el("ol", "").child(rows.collect::<Vec<El>>()))
}

fn asks(ui: Ui, view: &PackView) -> El {
    let rows = view.asks.iter().map(|(speaker, ask)| {
        let by = ui.with(
            Key::PackAsksFrom,
            &[("name", &ui.speaker_in_a_sentence(speaker))],
        );
        el("li", "")
            .child(el("span", "os-words").attr("dir", "auto").text(ask.clone()))
            .child(el("small", "").text([" (", &by, ")"].concat()))
    });
    el("section", "")
        .child(el("h3", "").text(ui.t(Key::PackAsks)))
        .child(el("ul", "os-ticks").child(rows.collect::<Vec<El>>()))
}

fn topic(ui: Ui, found: &PackTopic) -> El {
    let said = found.said.iter().map(|said| {
        let how = how_taken(ui, said);
        el("div", "os-sheet__side")
            .child(el("p", "os-ask").text(said.heading.ask.clone()))
            .child(said_bubble(ui, said, how, None))
    });
    el("section", "os-sheet__topic")
        .child(el("h3", "").text(ui.t(i18n::topic(found.topic))))
        .child(el("div", "os-side").child(said.collect::<Vec<El>>()))
}
