//! After the meeting: what was decided, who does what, what happens next. And all that was said and
//! agreed in a round, to read back.

use super::{
    AgendaItem, DateLine, Page, Problem, Saving, VisitNote, Why,
    book::{self, MeetingView},
    dates, meeting, pack,
    rounds::{Ready, RoundAt, RoundView},
    said::{self, Said, Speaker},
    sorted::{self, Sorted},
};
use crate::{
    app::model::{Model, OpenBook},
    domain::{
        answer::Progress,
        change::Field,
        ids::{RoundId, VoiceId},
        item::{Item, ItemKind, ItemState},
        made::MadeKind,
        question::Setting,
        round::RoundPart,
        time::Day,
    },
};

/// What was decided, in plain words, for everybody who was there.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct AfterView {
    /// Which round.
    pub at: RoundAt,
    /// The child's name; empty until it is given.
    pub name: String,
    /// The meeting.
    pub meeting: MeetingView,
    /// What was decided.
    pub decided: String,
    /// What happens next.
    pub then: String,
    /// What was agreed to be reached.
    pub targets: Vec<Item>,
    /// Who does what.
    pub actions: Vec<Item>,
    /// What the law has follow on it.
    pub dates: Vec<DateLine>,
    /// The day that the phone takes for today.
    pub today: Option<Day>,
    /// The kind of place that is attended.
    pub setting: Setting,
    /// What was put off, or was never talked about.
    pub open: Vec<String>,
    /// Of that the cards without words: what they show.
    pub unsaid: Vec<MadeKind>,
    /// When the round was closed.
    pub closed: Option<Day>,
    /// How many questions each voice left without an answer.
    pub unanswered: Vec<(Speaker, usize)>,
    /// All of it is frozen and durable: it may be printed.
    pub ready: Ready,
    /// This tab may write.
    pub can_write: bool,
}

/// All that was said and agreed in a round.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SaidView {
    /// Which round.
    pub at: RoundAt,
    /// The meeting.
    pub meeting: MeetingView,
    /// What each voice said.
    pub voices: Vec<SaidVoice>,
    /// What was agreed to be reached.
    pub targets: Vec<Item>,
    /// Who does what.
    pub actions: Vec<Item>,
    /// What was decided.
    pub decided: String,
    /// Notes of those who helped, where they chose so: apart from what the family said.
    pub notes: Vec<VisitNote>,
    /// The voice that writes here.
    pub by: Option<VoiceId>,
    /// This tab may write.
    pub can_write: bool,
    /// How durable it is.
    pub saving: Saving,
}

/// What one voice said in a round.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SaidVoice {
    /// Who.
    pub speaker: Speaker,
    /// What everyone at the meeting may see.
    pub shown: Vec<Said>,
    /// What fewer people may see: folded, since others may look on.
    pub kept: Vec<Said>,
    /// What was sorted, as far as everyone at the meeting may see it.
    pub sorted: Vec<Sorted>,
    /// What was sorted, and fewer people may see.
    pub sorted_kept: Vec<Sorted>,
    /// Of an older round what was not answered. Of the newest it stands with the questions.
    pub left: Vec<Said>,
}

/// The page `after`; it waits for both sets.
pub(super) fn page(model: &Model, open: &OpenBook, round: RoundId) -> Page {
    let mut unanswered = Vec::new();
    for voice in open.book.voices() {
        if model.set(voice.role.audience()).is_failed() {
            return Page::Problem(Problem::NoContent);
        }
        let Some(all) = said::all(model, open, round, &voice) else {
            return Page::Waiting;
        };
        let nothing = |said: &&Said| said.progress == Progress::Nothing;
        let count = all.iter().filter(nothing).count();
        // Of somebody who says nothing at all in this book nothing is missing.
        if count > 0 && count < all.len() {
            unanswered.push((Speaker::of(&voice, &open.book), count));
        }
    }
    let words = |part| open.book.text(&Field::Round(round, part));
    let (targets, actions) = (
        told(open, round, ItemKind::Target),
        told(open, round, ItemKind::Action),
    );
    let raised = meeting::raised(model, open, round).unwrap_or_default();
    // Before the meeting nothing was left out yet; what came along was agreed at the last one.
    let before = open.book.round_before(round);
    let before = before.map_or_else(Vec::new, |before| {
        let targets = told(open, before, ItemKind::Target).into_iter();
        targets
            .chain(told(open, before, ItemKind::Action))
            .collect()
    });
    let is_new = |item: &Item| !before.iter().any(|other: &Item| other.id == item.id);
    let was_held = targets.iter().chain(&actions).any(is_new)
        || raised.iter().any(|item| item.state != ItemState::Open);
    let left = raised
        .into_iter()
        .filter(|item| item.state != ItemState::Done && was_held);
    let left: Vec<AgendaItem> = left.collect();
    RoundView::After(AfterView {
        at: RoundAt::of(open, round),
        name: open.book.name(),
        meeting: book::meeting_of(model, open, round),
        decided: words(RoundPart::Decided),
        then: words(RoundPart::Then),
        targets,
        actions,
        unsaid: left.iter().filter_map(|item| item.unsaid).collect(),
        open: left
            .into_iter()
            .map(left_over)
            .filter(|text| !text.is_empty())
            .collect(),
        dates: dates::after_meeting(model, open, round),
        today: model.today,
        setting: open.book.setting(),
        closed: open.book.round_facts(round).closed,
        unanswered,
        ready: Ready(open.may_be_given()),
        can_write: open.is_writer(),
    })
    .page()
}

/// A point of the agenda in a line: the question, else what it is about.
fn left_over(item: AgendaItem) -> String {
    let asked = matches!(item.why, Why::Asked | Why::Added);
    let line = if asked || item.short.is_empty() {
        item.text
    } else {
        item.short
    };
    line.trim().to_owned()
}

/// The items of a kind that say something.
fn told(open: &OpenBook, round: RoundId, kind: ItemKind) -> Vec<Item> {
    let mut items = open.book.items(round, kind);
    items.retain(|item| !(item.what.is_empty() && item.who.is_empty()));
    items
}

/// The page `said`; it waits for both sets.
pub(super) fn all(model: &Model, open: &OpenBook, round: RoundId) -> Page {
    let at = RoundAt::of(open, round);
    let mut voices = Vec::new();
    for voice in open.book.voices() {
        if model.set(voice.role.audience()).is_failed() {
            return Page::Problem(Problem::NoContent);
        }
        let Some(all) = said::all(model, open, round, &voice) else {
            return Page::Waiting;
        };
        let (mut left, told): (Vec<Said>, Vec<Said>) = all
            .into_iter()
            .partition(|said| said.progress == Progress::Nothing);
        // What was said about the young person as well, as far as something was said.
        let told = told
            .into_iter()
            .chain(super::me::all(model, open, round, &voice));
        let (shown, kept): (Vec<Said>, Vec<Said>) = told.partition(pack::belongs);
        if at.is_current {
            left.clear();
        }
        let cards = said::cards(model, open, round, &voice).into_iter();
        let (sorted, sorted_kept): (Vec<Said>, Vec<Said>) = cards.partition(pack::belongs);
        let (sorted, sorted_kept) = (sorted::grouped(sorted), sorted::grouped(sorted_kept));
        let silent = shown.is_empty() && kept.is_empty();
        if !(silent && left.is_empty() && sorted.is_empty() && sorted_kept.is_empty()) {
            voices.push(SaidVoice {
                speaker: Speaker::of(&voice, &open.book),
                shown,
                kept,
                sorted,
                sorted_kept,
                left,
            });
        }
    }
    RoundView::Said(SaidView {
        at,
        meeting: book::meeting_of(model, open, round),
        voices,
        targets: told(open, round, ItemKind::Target),
        actions: told(open, round, ItemKind::Action),
        decided: open.book.text(&Field::Round(round, RoundPart::Decided)),
        notes: super::visit::notes(open, round),
        by: open.sitting_voice(),
        can_write: open.is_writer(),
        saving: open.saving(),
    })
    .page()
}
