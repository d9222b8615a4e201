//! What was said and agreed last time, and what has become of it: as a page of its own, and above the
//! answer on each question page.

use super::{
    Page, Problem, Saving,
    differ::{self, Differ},
    rounds::{RoundAt, RoundView},
    said::{self, Said, Speaker},
    sorted::{self, Sorted},
};
use crate::{
    app::{
        event::QuestionAt,
        model::{Model, OpenBook},
        route::{Route, SortPage},
    },
    domain::{
        answer::Progress,
        ids::{RoundId, VoiceId},
        item::{Item, ItemKind, Still},
        time::Day,
    },
};

/// What has come of last time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgainView {
    /// Which round.
    pub at: RoundAt,
    /// The one before; `None` where this is the first.
    pub before: Option<RoundAt>,
    /// What was agreed to be reached, with whether it goes on in this round.
    pub targets: Vec<(Item, bool)>,
    /// What was agreed to be done, with the same.
    pub actions: Vec<(Item, bool)>,
    /// Where two phones say different things of it.
    pub differ: Vec<Differ>,
    /// What each voice said.
    pub voices: Vec<AgainVoice>,
    /// Nothing was said in this round yet, so that it can be taken back.
    pub is_bare: bool,
    /// The voice that writes here.
    pub by: Option<VoiceId>,
    /// This tab may write.
    pub can_write: bool,
    /// How durable it is.
    pub saving: Saving,
}

/// What one voice said last time.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct AgainVoice {
    /// Who.
    pub speaker: Speaker,
    /// The answers, and what has become of each.
    pub said: Vec<LastTime>,
    /// What was sorted.
    pub sorted: Vec<Sorted>,
    /// So many of the cards lie on no pile of this time yet.
    pub cards_left: usize,
    /// Where cards are sorted.
    pub sort: Route,
    /// Of how many it was said what has become of them.
    pub done: usize,
    /// It is the voice that sits here, and has just written.
    pub is_here: bool,
}

/// An answer of last time.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct LastTime {
    /// Where the question is.
    pub at: QuestionAt,
    /// What was said.
    pub said: Said,
    /// When the meeting was for which it was said; else when that round was begun.
    pub day: Option<Day>,
    /// Whether it still holds.
    pub still: Option<Still>,
}

/// The page `again`; it waits for both sets.
pub(super) fn page(model: &Model, open: &OpenBook, round: RoundId) -> Page {
    // An older round has had its next: what became of it is said there.
    if !RoundAt::of(open, round).is_current {
        return Page::Problem(Problem::NoPage);
    }
    let before = open.book.round_before(round);
    let mut voices = Vec::new();
    let here = open.sitting_voice().map(|id| open.book.voice_id(id));
    // Who sat here last time may not be who looks on now.
    let sits = open.sitting.last;
    for voice in open.book.voices() {
        if model.set(voice.role.audience()).is_failed() {
            return Page::Problem(Problem::NoContent);
        }
        let Some(before) = before else { continue };
        let Some(all) = said::all(model, open, before, &voice) else {
            return Page::Waiting;
        };
        let all = all.into_iter().filter(says_something);
        let all: Vec<LastTime> = all
            .map(|said| last_time(open, round, before, said))
            .collect();
        let cards = said::cards(model, open, before, &voice);
        if !(all.is_empty() && cards.is_empty()) {
            voices.push(AgainVoice {
                cards_left: open.book.cards_left(round, voice.id).len(),
                sort: Route::Sort(open.id, voice.id, SortPage::Choose),
                sorted: sorted::grouped(cards),
                speaker: Speaker::of(&voice, &open.book),
                done: all.iter().filter(|last| last.still.is_some()).count(),
                said: all,
                is_here: sits.is_some() && Some(voice.id) == here,
            });
        }
    }
    let agreed = |kind| -> Vec<(Item, bool)> {
        let now = open.book.items(round, kind);
        let then = before.map(|before| open.book.items(before, kind));
        let then = then.unwrap_or_default().into_iter();
        let says = then.filter(|item| !(item.what.is_empty() && item.who.is_empty()));
        says.map(|item| {
            let goes_on = now.iter().any(|other| other.id == item.id);
            (item, goes_on)
        })
        .collect()
    };
    let (targets, actions) = (agreed(ItemKind::Target), agreed(ItemKind::Action));
    let then = targets.iter().chain(&actions).map(|(item, _)| item.clone());
    let then: Vec<Item> = then.collect();
    let differ = before.map(|before| differ::of_items(model, open, before, &then));
    RoundView::Again(AgainView {
        at: RoundAt::of(open, round),
        before: before.map(|before| RoundAt::of(open, before)),
        targets,
        actions,
        differ: differ.unwrap_or_default(),
        voices,
        is_bare: open.book.is_bare(round, open.sitting.device),
        by: here,
        can_write: open.is_writer(),
        saving: open.saving(),
    })
    .page()
}

/// Whether there is something that can still be true.
fn says_something(said: &Said) -> bool {
    said.progress == Progress::Said
}

fn last_time(open: &OpenBook, round: RoundId, before: RoundId, said: Said) -> LastTime {
    let (voice, question) = (said.speaker.voice, said.heading.question.clone());
    LastTime {
        still: open.book.still(round, voice, &question),
        day: RoundAt::of(open, before).day,
        at: QuestionAt {
            book: open.id,
            voice,
            question,
        },
        said,
    }
}

/// What was said to a question last time, for its page.
pub(super) fn of_question(model: &Model, open: &OpenBook, at: &QuestionAt) -> Option<LastTime> {
    let before = open.book.round_before(open.round)?;
    let voice = open.voice(at.voice)?;
    let said = said::one(model, open, (before, &voice), &at.question)?;
    says_something(&said).then(|| last_time(open, open.round, before, said))
}
