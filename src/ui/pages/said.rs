//! All that was said and agreed in a round, to read back. An older one can be added to; what was there
//! stays in the history.

use super::{
    bubble::{how_taken, said_bubble},
    erase,
    items::{Desk, older},
    sorted,
    versions::focus_on,
    visit,
};
use crate::{
    app::{
        event::{Event, QuestionAt, RoundEvent},
        route::{RoundPage, Route},
        view::{RoundAt, Said, SaidView, SaidVoice, Sorted},
    },
    document,
    domain::{
        answer::{Part as Asked, Progress},
        change::Field,
        ids::QuestionId,
        item::Item,
    },
    i18n::Key,
    ui::{
        components::{El, FieldKind, Page, details, el, group, live, page},
        kit::{Part, Ui, gate, hash, link, plain_notice, saved},
    },
};
use leptos::prelude::*;
use std::collections::BTreeSet;

type View = Part<SaidView>;

pub(super) fn draw(ui: Ui, view: View) -> Option<AnyView> {
    let first = view.now()?;
    let at = first.at;
    let frame = Page {
        name: "said",
        title: ui.t(Key::SaidTitle).into(),
        progress: None,
        top: vec![ui.back(&at.page(RoundPage::History))],
        bar: Vec::new(),
    };
    let kind = ui
        .words(|words| document::meeting_of(&first.meeting, words))
        .join(" · ");
    let silent = |voice: &SaidVoice| {
        let sorted = voice.sorted.iter().chain(&voice.sorted_kept);
        voice.shown.is_empty() && voice.kept.is_empty() && sorted.count() == 0
    };
    let nothing =
        first.voices.iter().all(silent) && first.targets.is_empty() && first.actions.is_empty();
    let nothing = nothing.then(|| plain_notice(ui.t(Key::SaidNothing), ui.t(Key::SaidNothingDo)));
    let voices = first
        .voices
        .iter()
        .map(|voice| of_voice(ui, view, &first, voice));
    let voices: Vec<El> = voices.collect();
    let body = el("fieldset", "os-plain os-stack os-stack--loose")
        .live_attr(
            "disabled",
            live(move || view.read(|v| !v.can_write).then(String::new)),
        )
        .child(older(ui, at))
        .child((!kind.is_empty()).then(|| el("p", "os-soft").attr("dir", "auto").text(kind)))
        .child(pages(ui, at))
        .child(nothing)
        .child(agreed(ui, &first))
        .child(voices)
        .child(visit::notes(ui, "h2", &first.notes))
        .child(saved(ui, move || view.read(|v| Some(v.saving))));
    Some(page(frame, vec![body]))
}

/// The other pages of the same round.
fn pages(ui: Ui, at: RoundAt) -> El {
    let to = |page, key| el("li", "").child(link(at.page(page).to_string(), ui.t(key)));
    el("ul", "os-ways").child(vec![
        to(RoundPage::Meeting, Key::MeetTitle),
        to(RoundPage::Plan, Key::PlanTitle),
        to(RoundPage::After, Key::AfterTitle),
        to(RoundPage::Dates, Key::DatesTitle),
    ])
}

/// What was agreed, with how it went.
fn agreed(ui: Ui, view: &SaidView) -> Option<El> {
    let targets = view.targets.iter().map(|item| target(ui, item));
    let actions = view.actions.iter().map(|item| action(ui, item));
    let rows: Vec<El> = targets.chain(actions).collect();
    let decided = (!view.decided.trim().is_empty()).then(|| {
        el("p", "os-words")
            .attr("dir", "auto")
            .text(view.decided.clone())
    });
    if rows.is_empty() && decided.is_none() {
        return None;
    }
    Some(
        el("section", "os-stack")
            .child(el("h2", "").text(ui.t(Key::PlanTitle)))
            .child(decided)
            .child(el("ul", "os-agreed").attr("role", "list").child(rows)),
    )
}

fn of_voice(ui: Ui, view: View, first: &SaidView, voice: &SaidVoice) -> El {
    let answers = |said: &[Said]| {
        let all = said.iter().map(|said| answer(ui, view, first, said));
        all.collect::<Vec<El>>()
    };
    let folded = |said: &[Said], one, many| {
        let key = if said.len() == 1 { one } else { many };
        let label = ui.with(key, &[("count", &said.len().to_string())]);
        let all = el("div", "os-stack os-stack--loose").child(answers(said));
        // Never on paper, open or not.
        (!said.is_empty()).then(|| el("div", "os-no-print").child(details(label, false, all)))
    };
    let kept = folded(&voice.kept, Key::SaidKeptOne, Key::SaidKeptMany);
    let left = folded(&voice.left, Key::SaidLeftOne, Key::SaidLeftMany);
    let sorted_kept = kept_cards(ui, &voice.sorted_kept);
    let class = if voice.shown.is_empty() && voice.sorted.is_empty() {
        "os-stack os-no-print"
    } else {
        "os-stack"
    };
    el("section", class)
        .child(
            el("h2", "")
                .attr("dir", "auto")
                .text(ui.speaker(&voice.speaker)),
        )
        .child(sorted::part(ui, "h3", &voice.sorted))
        .child(answers(&voice.shown))
        .child(sorted_kept)
        .child(kept)
        .child(left)
}

/// Cards that fewer people may see: folded, and never on paper.
fn kept_cards(ui: Ui, kept: &[Sorted]) -> Option<El> {
    let piles = kept.iter().flat_map(|sorted| &sorted.piles);
    let cards: BTreeSet<&QuestionId> = piles
        .flat_map(|(_, cards)| cards)
        .map(|card| &card.heading.question)
        .collect();
    let key = match cards.len() {
        0 => return None,
        1 => Key::SortKeptOne,
        _ => Key::SortKeptMany,
    };
    let label = ui.with(key, &[("count", &cards.len().to_string())]);
    let bubbles: Vec<El> = kept.iter().map(|kept| sorted::bubble(ui, kept)).collect();
    Some(el("div", "os-no-print").child(details(label, false, bubbles)))
}

fn answer(ui: Ui, view: View, first: &SaidView, said: &Said) -> El {
    let at = StoredValue::new((said.speaker.voice, said.heading.question.clone()));
    let find = move |view: &SaidView| {
        let mut all = view
            .voices
            .iter()
            .flat_map(|v| v.shown.iter().chain(&v.kept).chain(&v.left));
        at.with_value(|(voice, question)| {
            let same =
                |said: &&Said| said.speaker.voice == *voice && said.heading.question == *question;
            all.find(same).cloned()
        })
    };
    // The bubble says what is written as soon as it is; the field under it stays where it is.
    let said_now = gate(move || view.read(|v| hash(&find(v))));
    let bubble = live(move || {
        said_now.get();
        let said = untrack(|| view.read(find)).filter(|said| said.progress != Progress::Nothing);
        let bubble = said.map(|said| said_bubble(ui, &said, how_taken(ui, &said), None));
        group(bubble.into_iter().collect::<Vec<El>>())
    });
    el("div", "os-stack os-stack--tight")
        .child(el("h3", "os-ask").text(said.heading.ask.clone()))
        .child(el("div", "os-fold").child(bubble))
        .child(way(ui, first, said, move || {
            view.read(find).map(|said| said.words).unwrap_or_default()
        }))
}

/// The way to say more: of the newest round its question, of an older one a field right here.
fn way(ui: Ui, first: &SaidView, said: &Said, now: impl Fn() -> String + Copy + 'static) -> El {
    let (voice, question) = (said.speaker.voice, said.heading.question.clone());
    if first.at.is_current {
        let route = if question.is_me() {
            Route::Me(first.at.book, voice)
        } else {
            Route::Question(first.at.book, voice, question)
        };
        let about = ui.with(Key::CheckChangeAbout, &[("question", &said.heading.short)]);
        return link(route.to_string(), ui.t(Key::CheckChange)).attr("aria-label", about);
    }
    let desk = Desk {
        ui,
        at: first.at,
        by: voice,
    };
    let field = Field::Answer(first.at.round, voice, question.clone(), Asked::Words);
    let words = desk.words(
        format!("words-{voice}-{question}"),
        ui.t(Key::QuestionWords),
        (said.progress != Progress::Nothing).then_some(Key::SaidAddHint),
        FieldKind::Short,
        desk.target(field),
        now,
    );
    let at = QuestionAt {
        book: first.at.book,
        voice,
        question: question.clone(),
    };
    let round = first.at.round;
    let erase = move || {
        let event = RoundEvent::Erased(at.clone(), round);
        ui.send(Event::Rounds(Box::new(event)));
        focus_on("#app h1");
    };
    let erase = erase::folded(ui, &format!("erase-{voice}-{question}"), erase);
    let (label, erase) = if said.progress == Progress::Nothing {
        (Key::SaidAddFirst, None)
    } else {
        (Key::SaidAdd, Some(erase))
    };
    let body = el("div", "os-stack").child(words).child(erase);
    details(ui.t(label), false, body)
}

/// A target: what, why it matters, who helps, by when, and how it went.
pub(super) fn target(ui: Ui, item: &Item) -> El {
    let why = (!item.why.is_empty()).then(|| ui.with(Key::AgreedWhy, &[("words", &item.why)]));
    let home = (!item.home.is_empty()).then(|| ui.with(Key::AgreedHome, &[("words", &item.home)]));
    let known =
        (!item.known.is_empty()).then(|| ui.with(Key::AgreedKnown, &[("words", &item.known)]));
    let how = [&item.how, &item.how_often].map(|text| Some(text.clone()));
    let lines = [why].into_iter().chain(how).chain([known, home]).flatten();
    one(ui, item, lines.collect())
}

/// An action: who does what by when, and whether it is done.
pub(super) fn action(ui: Ui, item: &Item) -> El {
    one(ui, item, Vec::new())
}

fn one(ui: Ui, item: &Item, lines: Vec<String>) -> El {
    use crate::domain::item::ItemState as S;
    let until = item.until.map(|day| {
        let day = ui.words(|words| words.day(day));
        ui.with(Key::AgainUntil, &[("day", &day)])
    });
    let state = match item.state {
        S::Open | S::Later => None,
        S::Done => Some(Key::AgainDone),
        S::Partly => Some(Key::AgainPartly),
        S::NotDone => Some(Key::AgainNotDone),
    };
    let who = (!item.who.is_empty()).then(|| item.who.clone());
    let facts = [who, until, state.map(|key| ui.t(key))]
        .into_iter()
        .flatten();
    let facts = facts.collect::<Vec<String>>().join(" · ");
    let line = |class, text: String| {
        (!text.trim().is_empty()).then(|| el("p", class).attr("dir", "auto").text(text))
    };
    let lines: Vec<El> = lines
        .into_iter()
        .filter_map(|text| line("os-words", text))
        .collect();
    let note = line("os-words", item.note.clone());
    el("li", "os-agreed__one")
        .child(line("os-agreed__what os-words", item.what.clone()))
        .child(line("os-soft", facts))
        .child(lines)
        .child(note)
}
