//! The cards of the books, the book's home, and the page about the child.

use super::{
    HomeVisit, JoinView, LastFile, NextDates, Saving, joins,
    said::{self, Speaker},
};
use crate::{
    app::{
        event::{Listed, ListedState},
        model::{DeviceState, Model, OpenBook},
        route::{Route, SortPage},
    },
    domain::{
        answer::Progress,
        change::{BookPart, Change, Field},
        ids::{BookId, QuestionId, RoundId, VoiceId},
        made::MadeKind,
        question::Setting,
        round::Round,
        time::Day,
        voice::{Role, Voice, VoicePart},
    },
};
use std::collections::BTreeSet;

/// A book on the start page.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct BookCard {
    /// Its home.
    pub home: Route,
    /// The question that was open last.
    pub go_on: Option<Route>,
    /// The child's name, or what the owner of a locked book calls it; empty until it is given.
    pub name: String,
    /// Whether it can be opened.
    pub state: CardState,
}

/// Whether a book can be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CardState {
    /// By anybody here.
    Open,
    /// By those who know what unlocks it.
    Locked,
    /// It cannot be read; its page says what can be done.
    Unreadable,
}

/// The book's home.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct BookView {
    /// The book.
    pub id: BookId,
    /// The child's name; empty until it is given.
    pub name: String,
    /// The next meeting.
    pub meeting: MeetingView,
    /// How many rounds there are.
    pub rounds: usize,
    /// The dates around it that matter most today.
    pub next: NextDates,
    /// The day that the phone takes for today.
    pub today: Option<Day>,
    /// The kind of place that is attended.
    pub setting: Setting,
    /// About the child.
    pub about: TaskState,
    /// What each voice has to do.
    pub voices: Vec<VoiceTask>,
    /// The page about the young person, and the voice that it is mostly written by.
    pub me: TaskState,
    /// That voice: the young person's.
    pub young: Option<VoiceId>,
    /// Something was said that the meeting may see.
    pub pack: TaskState,
    /// Answers that stand in more than one version.
    pub twice: Vec<Twice>,
    /// The voices beside the young person and the first parent, whose names are asked elsewhere.
    pub further: Vec<FurtherVoice>,
    /// What was joined when two books became one.
    pub joins: Vec<JoinView>,
    /// The file that came in last, while it can be taken out again.
    pub last_file: Option<LastFile>,
    /// A visit that goes on, or was left open.
    pub visit: HomeVisit,
    /// The voice that writes here.
    pub by: Option<VoiceId>,
    /// This tab may write.
    pub can_write: bool,
    /// The last copy.
    pub copy: CopyState,
    /// The person is asked to make a copy, once.
    pub remind: bool,
    /// How durable the book is.
    pub saving: Saving,
    /// It has a lock.
    pub locked: bool,
}

/// After so many changed answers, or so many days with one, a copy is asked for.
const MANY: usize = 5;
const DAYS: i64 = 14;

/// An answer that stands in more than one version.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Twice {
    /// Whose it is.
    pub speaker: Speaker,
    /// The question, in a few words.
    pub short: String,
    /// A card that has no words: what it shows.
    pub unsaid: Option<MadeKind>,
    /// Its page.
    pub route: Route,
}

/// One more person who answers in the book.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct FurtherVoice {
    /// The voice.
    pub voice: VoiceId,
    /// What this person is to the child or young person.
    pub role: Role,
    /// Their name as it was written.
    pub name: String,
    /// There is another of the same role before this one.
    pub is_another: bool,
    /// Added in this sitting, with nothing said yet: it can be taken back.
    pub is_new: bool,
}

/// Whether a copy of the book was kept, outside of this device.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CopyState {
    /// Never.
    None,
    /// All of the book is in it.
    Same,
    /// So many answers and other things have changed since.
    Since(usize),
}

/// How far a task has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the names say it")]
pub enum TaskState {
    NotStarted,
    Started,
    Done,
}

/// What one voice has to do.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct VoiceTask {
    /// Who.
    pub speaker: Speaker,
    /// There is another of the same role before this one.
    pub is_another: bool,
    /// Questions that have something.
    pub answered: usize,
    /// All questions; 0 while the set is not here.
    pub total: usize,
    /// How many were chosen as mattering most.
    pub matters: usize,
    /// How many cards lie on a pile.
    pub cards: usize,
}

/// A meeting, as far as it is known.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct MeetingView {
    /// What is known.
    pub round: Round,
    /// Days from today; negative when it is past.
    pub days_left: Option<i64>,
    /// The name of school, nursery or college; empty until it is given.
    pub setting_name: String,
}

/// The cards of the books on this device.
pub(super) fn cards(model: &Model) -> Vec<BookCard> {
    let card = |id, name, place: Option<(VoiceId, QuestionId)>, state| BookCard {
        home: Route::Book(id),
        go_on: place.map(|(voice, question)| Route::Question(id, voice, question)),
        name,
        state,
    };
    let open = |id, name, place| card(id, name, place, CardState::Open);
    let mut cards: Vec<BookCard> = in_memory(model)
        .map(|book| open(book.id, book.book.name(), book.sitting.place.clone()))
        .collect();
    cards.extend(listed(model).iter().map(|listed| match &listed.state {
        ListedState::Open(cover) => open(listed.id, cover.name.clone(), cover.place.clone()),
        ListedState::Locked(cover) => {
            card(listed.id, cover.nickname.clone(), None, CardState::Locked)
        }
        ListedState::Unreadable => card(listed.id, String::new(), None, CardState::Unreadable),
    }));
    cards
}

/// What the device keeps, as far as it is known.
pub(super) fn listed(model: &Model) -> &[Listed] {
    match &model.device {
        DeviceState::Known(books) => books,
        DeviceState::Unasked | DeviceState::Unknown | DeviceState::Failed(_) => &[],
    }
}

/// The books that were left and are in memory only: on their way to the store, or refused by it.
pub(super) fn in_memory(model: &Model) -> impl Iterator<Item = &OpenBook> {
    let left = model.left.iter().map(|open| &**open);
    left.filter(|open| {
        let known = listed(model).iter().any(|listed| listed.id == open.id);
        !known && !open.is_unborn()
    })
}

pub(super) fn meeting(model: &Model, open: &OpenBook) -> MeetingView {
    meeting_of(model, open, open.round)
}

/// The meeting of a round.
pub(super) fn meeting_of(model: &Model, open: &OpenBook, round: RoundId) -> MeetingView {
    let round = open.book.round(round);
    let days_left = match (round.day, model.today) {
        (Some(day), Some(today)) => Some(day.days_since(today)),
        _ => None,
    };
    MeetingView {
        round,
        days_left,
        setting_name: text(open, BookPart::Place),
    }
}

fn text(open: &OpenBook, part: BookPart) -> String {
    open.book.text(&Field::Book(part))
}

/// The book's home.
pub(super) fn home(model: &Model, open: &OpenBook) -> BookView {
    let mut shared = false;
    let mut twice = Vec::new();
    let all = open.book.voices();
    let voices = all.iter().enumerate().map(|(place, voice)| {
        let said = said::all(model, open, open.round, voice).unwrap_or_default();
        let cards = said::cards(model, open, open.round, voice);
        shared |= said.iter().chain(&cards).any(super::pack::belongs);
        let differing = said.iter().filter(|said| said.versions > 1);
        twice.extend(differing.map(|said| Twice {
            speaker: said.speaker.clone(),
            short: said.heading.short.clone(),
            unsaid: None,
            route: Route::Question(open.id, voice.id, said.heading.question.clone()),
        }));
        let differing = cards.iter().filter(|card| card.versions > 1);
        twice.extend(differing.map(|card| Twice {
            speaker: card.speaker.clone(),
            short: card.heading.short.clone(),
            unsaid: card.unsaid(),
            route: Route::Sort(open.id, voice.id, SortPage::All),
        }));
        VoiceTask {
            speaker: Speaker::of(voice, &open.book),
            is_another: all[..place].iter().any(|other| other.role == voice.role),
            answered: said
                .iter()
                .filter(|said| said.progress != Progress::Nothing)
                .count(),
            total: said.len(),
            matters: open.book.order(open.round, voice.id).len(),
            cards: cards.len(),
        }
    });
    let mut voices: Vec<_> = voices.collect();
    // Who helps a family has questions of their own only once they have said something.
    let leaders = super::visit::leaders(&open.book);
    voices.retain(|task: &VoiceTask| {
        task.answered + task.cards > 0 || !leaders.contains(&task.speaker.voice)
    });
    let meeting = meeting(model, open);
    let name = open.book.name();
    let about = match (name.is_empty(), meeting.round.day) {
        (true, None) => TaskState::NotStarted,
        (false, Some(_)) => TaskState::Done,
        _ => TaskState::Started,
    };
    BookView {
        id: open.id,
        name,
        meeting,
        rounds: open.book.rounds().len(),
        next: super::dates::next(model, open),
        today: model.today,
        setting: open.book.setting(),
        about,
        voices,
        me: if super::me::is_begun(open) {
            TaskState::Started
        } else {
            TaskState::NotStarted
        },
        young: all
            .iter()
            .find(|voice| voice.role == Role::YoungPerson)
            .map(|voice| voice.id),
        pack: if shared {
            TaskState::Started
        } else {
            TaskState::NotStarted
        },
        twice,
        further: further(open, &all),
        joins: joins::all(model, open),
        last_file: joins::last_file(model, open),
        visit: super::visit::home(model, open),
        by: open.sitting_voice(),
        can_write: open.is_writer(),
        copy: copy_state(open),
        remind: remind(model, open),
        saving: open.saving(),
        locked: open.lock.is_some(),
    }
}

/// Whether it is time to ask for a copy. Who was asked and did not want to is not asked again before
/// there is one.
fn remind(model: &Model, open: &OpenBook) -> bool {
    let keeping = &open.keeping;
    let asked = keeping.asked.is_some_and(|asked| {
        let since = keeping.backup.map(|backup| backup.at);
        since.is_none_or(|backup| asked >= backup)
    });
    let changed = match copy_state(open) {
        CopyState::None => changed_since(open, 0),
        CopyState::Same => 0,
        CopyState::Since(count) => count,
    };
    let from = keeping.backup.map(|backup| backup.at);
    let from = from.or_else(|| open.book.changes().map(|change| change.at).min());
    let days = match (from, model.today) {
        (Some(from), Some(today)) => today.days_since(from.day(model.minutes_ahead)),
        _ => 0,
    };
    open.is_writer() && !asked && (changed >= MANY || (changed > 0 && days >= DAYS))
}

/// The voices that are named on the book's home: all but the first parent, and but the young person
/// whose name is the book's.
fn further(open: &OpenBook, all: &[Voice]) -> Vec<FurtherVoice> {
    let first = all.iter().find(|voice| voice.role == Role::Parent);
    let first = first.map(|voice| voice.id);
    let elsewhere = |v: &Voice| Some(v.id) == first || open.book.is_named_by_book(v);
    let further = all.iter().enumerate().filter(|(_, v)| !elsewhere(v));
    let is_new = |id| {
        let role = Field::Voice(id, VoicePart::Role);
        let mut role = open.book.standing(&role);
        let said = |change: &Change| match open.book.field(change) {
            Field::Answer(_, voice, ..) | Field::Order(_, voice) => voice == id,
            _ => false,
        };
        role.all(|change| open.sitting.open.contains(&change.id)) && !open.book.changes().any(said)
    };
    further
        .map(|(place, voice)| FurtherVoice {
            voice: voice.id,
            role: voice.role,
            is_another: all[..place].iter().any(|other| other.role == voice.role),
            name: open.book.text(&Field::Voice(voice.id, VoicePart::Name)),
            is_new: is_new(voice.id),
        })
        .collect()
}

/// What has changed since the last backup: each answer counts once, and so does all else.
pub(super) fn copy_state(open: &OpenBook) -> CopyState {
    let Some(backup) = open.keeping.backup else {
        return CopyState::None;
    };
    match changed_since(open, backup.tick) {
        0 => CopyState::Same,
        count => CopyState::Since(count),
    }
}

/// How many answers were changed since a place in the history; all else counts as one.
fn changed_since(open: &OpenBook, tick: u64) -> usize {
    let newer = open.book.all_standing();
    let newer = newer.filter(|(_, change)| change.tick > tick);
    let of = |field: &Field| match field {
        Field::Answer(round, voice, question, _) => Some((*round, *voice, Some(question.clone()))),
        Field::Order(round, voice) => Some((*round, *voice, None)),
        _ => None,
    };
    // One by one: collected they would be sorted first, which is much code.
    let mut things = BTreeSet::new();
    things.extend(newer.map(|(field, _)| of(field)));
    things.len()
}
