//! The sheet itself: the name and the picture, then a box for each thing that was said.

use crate::{
    app::{
        exchange::made::MadeKind,
        view::{MadeView, ProfileBox, ProfileView, Said},
    },
    document,
    i18n::Key,
    ui::{
        components::{El, SymbolSize, Voice, el, symbol},
        kit::Ui,
        pages::made,
    },
};

pub(super) fn draw(ui: Ui, view: &ProfileView) -> Vec<El> {
    let name = if view.name.is_empty() {
        ui.t(Key::ProfileNoName)
    } else {
        view.name.clone()
    };
    let made = view.made.map(|day| {
        let day = ui.words(|words| words.day(day));
        ui.with(Key::PackMade, &[("day", &day)])
    });
    let how = same_how(ui, view);
    let lines = how.clone().into_iter().chain(made);
    let lines = lines.map(|line| el("p", "os-soft").attr("dir", "auto").text(line));
    // The young person's own picture stands here; a photo of theirs would stand in its place.
    let picture = view
        .picture
        .map(|picture| symbol(picture.symbol(), SymbolSize::Medium).attr("fetchpriority", "high"));
    let words = el("div", "os-profile__words")
        .child(el("p", "os-profile__about").text(ui.t(Key::ProfileAbout)))
        .child(el("h2", "os-profile__name").attr("dir", "auto").text(name))
        .child(lines.collect::<Vec<El>>());
    let head = el("header", "os-profile__head").child(picture).child(words);
    let boxes = view.boxes.iter().map(|found| one(ui, found, how.is_none()));
    let boxes = el("div", "os-profile__boxes").child(boxes.collect::<Vec<El>>());
    vec![head, boxes]
}

/// How the young person's words were taken down, if all of them alike: it then stands once, at the top.
fn same_how(ui: Ui, view: &ProfileView) -> Option<String> {
    let mut all = view.boxes.iter().flat_map(|found| &found.own);
    let taken = |said: &Said| ui.words(|words| document::taken_down(said, words));
    let first = taken(all.next()?);
    all.all(|said| taken(said) == first).then_some(first)
}

fn one(ui: Ui, found: &ProfileBox, with_how: bool) -> El {
    let head = el("div", "os-profile__title")
        .child(symbol(&found.symbol, SymbolSize::Small))
        .child(el("h3", "").text(found.title.clone()));
    let own = found.own.iter().flat_map(|said| {
        let how = with_how.then(|| {
            let how = ui.words(|words| document::taken_down(said, words));
            el("p", "os-profile__how").attr("dir", "auto").text(how)
        });
        what(ui, said).into_iter().chain(how)
    });
    let noticed = found.noticed.iter().map(|said| {
        let who = ui.words(|words| document::noticed_by(said, words));
        marked(ui, Voice::Noticed, who.unwrap_or_default(), said)
    });
    let noticed: Vec<El> = noticed.collect();
    let others = found.others.iter().map(|said| {
        let name = ui.speaker(&said.speaker);
        marked(
            ui,
            super::super::bubble::voice_of(said.speaker.role),
            name,
            said,
        )
    });
    let others: Vec<El> = others.collect();
    let title =
        (!others.is_empty()).then(|| el("p", "os-profile__others").text(ui.t(Key::ProfileOthers)));
    el("section", "os-profile__box")
        .child(head)
        .child(own.collect::<Vec<El>>())
        .child(noticed)
        .child(title)
        .child(others)
}

/// What was said: the cards that were chosen, the words, and what was made without them.
fn what(ui: Ui, said: &Said) -> Vec<El> {
    let cards = said.picked.iter().map(|card| {
        let words = el("span", "").attr("dir", "auto").text(card.words.clone());
        let picture = card.picture().map(|name| symbol(name, SymbolSize::Small));
        el("li", "").child(picture).child(words)
    });
    let cards: Vec<El> = cards.collect();
    let cards = (!cards.is_empty()).then(|| {
        el("ul", "os-profile__cards")
            .attr("role", "list")
            .child(cards)
    });
    let words = (!said.words.trim().is_empty()).then(|| {
        el("blockquote", "os-profile__own os-words")
            .attr("dir", "auto")
            .text(said.words.clone())
    });
    let made = said.made.iter().map(|made| one_made(ui, made));
    cards.into_iter().chain(words).chain(made).collect()
}

/// A picture as it is; of a voice note that there is one, and on the screen the way to hear it.
fn one_made(ui: Ui, made: &MadeView) -> El {
    let there = (made.kind == MadeKind::Sound).then(|| {
        let line = ui.words(|words| words.made(made.kind, made.file.seconds));
        el("p", "os-profile__made os-no-print").text(line)
    });
    let words = (!made.words.trim().is_empty()).then(|| {
        el("p", "os-profile__made os-words")
            .attr("dir", "auto")
            .text(made.words.clone())
    });
    el("div", "os-profile__made-one")
        .child(there)
        .child(made::shown(ui, made))
        .child(words)
}

/// What somebody else says, under who it is: by name, by colour and by their edge.
fn marked(ui: Ui, voice: Voice, name: String, said: &Said) -> El {
    let name = el("b", "").attr("dir", "auto").text(name);
    el("div", "")
        .attr("class", ["os-profile__other", voice.colours()].join(" "))
        .child(name)
        .child(what(ui, said))
}
