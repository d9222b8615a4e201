//! About me: the prompts of one voice as calm cards, one under the other; at their end who can see it, and how it
//! was written down.

mod card;
mod choices;
mod more;

use super::{levels, made};
use crate::{
    app::{
        route::{RoundPage, Route},
        view::MeView,
    },
    domain::question::Level,
    i18n::{self, Key},
    ui::{
        components::{
            ButtonKind, El, NoticeKind, Page, el, group, link_button, live, notice, page,
        },
        kit::{Part, Ui, gate, link},
        pages::levels::scanned,
    },
};
use leptos::prelude::*;

pub(super) use card::read;

pub(super) type View = Part<Box<MeView>>;

pub(super) fn draw(ui: Ui, view: View) -> Option<AnyView> {
    let first = view.now()?;
    let own = first.own;
    let title = view.words(move |v| {
        if own {
            ui.t(Key::MeTitle)
        } else {
            ui.named(Key::MeTitleNamed, Key::MeTitleOther, &v.name)
        }
    });
    let sheet = Route::Round(first.id, None, RoundPage::Profile).to_string();
    let frame = Page {
        name: "me",
        title: title.into(),
        progress: Some(view.words(move |v| ui.speaker(&v.speaker)).into()),
        top: vec![ui.back(&first.back)],
        bar: vec![link_button(ButtonKind::Primary, ui.t(Key::MePage), sheet)],
    };
    let closed = live(move || view.read(|v| !v.can_write).then(String::new));
    let lead = view.words(move |v| {
        ui.t(match v.level {
            _ if !own => Key::MeLeadOther,
            Level::Pictures => Key::MeLeadPictures,
            Level::Plain | Level::EasyRead => Key::MeLead,
        })
    });
    // Who will see it is said before anything is asked; it is chosen where it is all written.
    let seen = view.words(move |v| match v.seen {
        Some(seen) => ui.with(
            Key::QuestionSharingNow,
            &[("who", &ui.t(i18n::sharing(seen)))],
        ),
        None if v.mixed => ui.t(Key::MeMixed),
        None => ui.t(Key::MeUnseen),
    });
    let writing: RwSignal<Option<usize>> = RwSignal::new(None);
    let open = made::Open::none();
    // Put another way, all of it is drawn anew; else each card stays and only what it says changes.
    let level = gate(move || view.read(|v| 1 + v.level as u64));
    let cards = live(move || {
        level.get();
        let now = view.now();
        let cards = now.iter().flat_map(|now| now.cards.iter().enumerate());
        let cards = cards.map(|(place, found)| card::draw(ui, view, place, found, (writing, open)));
        group(cards.collect::<Vec<El>>())
    });
    let ways = (own && first.can_write).then(|| {
        let at = (first.id, first.speaker.voice);
        levels::control(ui, at, move || view.read(|v| Some(v.level)))
    });
    let answer = el("fieldset", "os-plain os-stack os-stack--loose")
        .live_attr("disabled", closed)
        .child(el("div", "os-stack os-stack--loose").child(cards))
        .child(choices::seen(ui, view, &first))
        .child(choices::how(ui, view, &first));
    let body = el("div", "os-stack os-stack--loose")
        .child(ways)
        .child(
            el("div", "os-stack os-stack--tight")
                .child(el("p", "").text(lead))
                .child(el("p", "os-soft").attr("id", "seen-now").text(seen)),
        )
        .child(safety(ui, own))
        .child(scanned(answer, move || {
            view.read(|v| v.level == Level::Pictures)
        }))
        .child(view.drawn(move |v| others(ui, v)));
    Some(page(frame, body))
}

/// What must be passed on, before anything is said.
fn safety(ui: Ui, own: bool) -> El {
    let what = if own {
        Key::SafetyWhat
    } else {
        Key::SafetyWhatAdult
    };
    let more = link("/help".into(), ui.t(Key::SafetyHelp));
    notice(NoticeKind::Info, ui.t(what), String::new(), more)
}

/// Where the others write theirs.
fn others(ui: Ui, view: &MeView) -> Vec<El> {
    let rows = view.others.iter().map(|(speaker, route)| {
        let name = ui.speaker_in_a_sentence(speaker);
        let label = ui.with(Key::MeOthersPage, &[("name", &name)]);
        el("li", "").child(link(route.to_string(), label).attr("dir", "auto"))
    });
    let rows: Vec<El> = rows.collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let lead = view.own.then(|| el("p", "").text(ui.t(Key::MeOthersLead)));
    let part = el("section", "os-stack os-stack--tight")
        .child(el("h2", "").text(ui.t(Key::MeOtherPages)))
        .child(lead)
        .child(el("ul", "os-plain-list").attr("role", "list").child(rows));
    vec![part]
}
