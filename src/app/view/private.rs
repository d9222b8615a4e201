//! The page of a young person's PIN, and what stands on the page of a question about it.

use super::{
    Page, Problem,
    said::{Heading, Speaker, naming},
};
use crate::{
    app::{
        event::QuestionAt,
        exchange::{
            private::{self, event::PinTrouble},
            state,
        },
        model::{Model, OpenBook},
        route::Route,
    },
    domain::{
        book::Book,
        ids::{BookId, QuestionId, RoundId, VoiceId},
        private::Pad,
        time::Day,
        voice::Role,
    },
};

/// The page of a PIN.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PrivateView {
    /// The book.
    pub book: BookId,
    /// Who speaks.
    pub speaker: Speaker,
    /// Back leads here.
    pub back: Route,
    /// This tab may write.
    pub can_write: bool,
    /// How many answers are under the PIN.
    pub count: usize,
    /// How it stands.
    pub state: PinState,
    /// A PIN is being worked on.
    pub works: bool,
    /// What came of the last one.
    pub trouble: Option<PinTrouble>,
    /// So many seconds until the next try.
    pub wait: u16,
    /// What the PIN was asked for.
    pub wants: Option<String>,
}

/// How a PIN stands.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum PinState {
    /// There is none.
    None,
    /// It is shut, and is tapped on one of these.
    Shut(Vec<Pad>),
    /// It is open.
    Open {
        /// What is under it.
        answers: Vec<PrivateAnswer>,
        /// How many stay shut: they are under another PIN.
        others: usize,
        /// Another number each time that it was opened, or changed.
        since: u64,
        /// It was changed just now.
        changed: bool,
    },
}

/// An answer that is under a PIN.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PrivateAnswer {
    /// What was asked.
    pub ask: String,
    /// Where it can be read.
    pub place: PrivatePlace,
}

/// Where an answer can be read that is under a PIN.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum PrivatePlace {
    /// On its page.
    Page(Route),
    /// Here: it is of an earlier round, and has no page any more.
    Earlier {
        /// What was asked, of whom.
        at: QuestionAt,
        /// In which round.
        round: RoundId,
        /// The day of that meeting, or on which that round began.
        day: Option<Day>,
        /// What was said.
        words: Vec<String>,
    },
}

/// What the page of a question says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PrivateHere {
    /// This answer is under the PIN, and open.
    pub under: bool,
    /// The PIN is open.
    pub open: bool,
    /// How many answers are under it.
    pub count: usize,
    /// Where copies of this answer may be that it does not reach.
    pub left: LeftBefore,
    /// Something of it could not be sealed or opened.
    pub unread: bool,
}

/// Where copies of an answer may be, with the day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct LeftBefore {
    /// In a backup.
    pub backup: Option<Day>,
    /// In a page or a file for others.
    pub given: Option<Day>,
    /// On another device.
    pub elsewhere: bool,
}

/// The page of a PIN.
pub(super) fn page(model: &Model, open: &OpenBook, voice: VoiceId) -> Page {
    let Some(voice) = open
        .voice(voice)
        .filter(|voice| voice.role == Role::YoungPerson)
    else {
        return Page::Problem(Problem::NoPage);
    };
    let state = &state(model).private;
    let count = open.book.private_answers(voice.id);
    let pins = open.book.pins(voice.id);
    let unlocked = private::unlocked(model, open)
        .filter(|open_with| open.book.voice_id(open_with.voice) == voice.id);
    let pin = match (unlocked, pins.is_empty()) {
        (Some(unlocked), _) => {
            let others = count.saturating_sub(unlocked.count(&open.book));
            let book = unlocked.over(&open.book);
            let answers = unlocked.answers(&open.book).into_iter();
            let answers = answers.map(|(round, question)| PrivateAnswer {
                ask: asked(model, open, &question),
                place: place(open, &book, voice.id, round, question),
            });
            PinState::Open {
                answers: answers.collect(),
                others,
                since: unlocked.since(),
                changed: state.changed,
            }
        }
        (None, true) => PinState::None,
        (None, false) => {
            let pads = Pad::ALL.into_iter();
            let used = |pad: &Pad| pins.iter().any(|(_, pin)| pin.pad == *pad);
            PinState::Shut(pads.filter(used).collect())
        }
    };
    let wants = state.wants.as_ref().filter(|at| at.voice == voice.id);
    Page::Private(Box::new(PrivateView {
        book: open.id,
        speaker: Speaker::of(&voice, &open.book),
        back: match wants {
            Some(at) => Route::Question(at.book, at.voice, at.question.clone()),
            None => Route::Views(open.id, voice.id),
        },
        can_write: open.is_writer(),
        count,
        state: pin,
        works: state.works,
        trouble: state.trouble,
        wait: state.wait,
        wants: wants.map(|at| asked(model, open, &at.question)),
    }))
}

/// Where an answer can be read. `book` is the one in which it lies open.
fn place(
    open: &OpenBook,
    book: &Book,
    voice: VoiceId,
    round: RoundId,
    question: QuestionId,
) -> PrivatePlace {
    if round == open.book.round_id(open.round) {
        return PrivatePlace::Page(Route::Question(open.id, voice, question));
    }
    let answer = book.answer(round, voice, &question);
    let texts = [answer.words, answer.better, answer.ask];
    let words = texts.into_iter().filter(|text| !text.trim().is_empty());
    PrivatePlace::Earlier {
        words: words.collect(),
        day: book.round(round).day,
        round,
        at: QuestionAt {
            book: open.id,
            voice,
            question,
        },
    }
}

/// The words of the answer that is shown, for who cannot save them; nothing where it is not under a PIN.
pub(super) fn unsaved(model: &Model) -> Vec<String> {
    let Some(Route::Question(book, voice, question)) = model.route.clone() else {
        return Vec::new();
    };
    let at = QuestionAt {
        book,
        voice,
        question,
    };
    let shown = private::shown(model, &at);
    let Some(open) = shown.filter(|open| open.trouble.is_some()) else {
        return Vec::new();
    };
    let answer = open.book.answer(open.round, at.voice, &at.question);
    let texts = [answer.words, answer.better, answer.ask];
    texts
        .into_iter()
        .filter(|text| !text.trim().is_empty())
        .collect()
}

/// How many answers of a voice are under its PIN, and where it is tapped; `None` where it has none.
pub(super) fn counted(open: &OpenBook, voice: VoiceId) -> Option<(usize, Route)> {
    let count = open.book.private_answers(voice);
    let pin = count > 0 || !open.book.pins(voice).is_empty();
    pin.then_some((count, Route::Private(open.id, voice)))
}

/// What a question asks; nothing while its set is on its way.
fn asked(model: &Model, open: &OpenBook, question: &QuestionId) -> String {
    let set = model.young.get();
    let found = set.and_then(|set| set.get(question));
    found.map_or_else(String::new, |found| Heading::of(found, &naming(open)).ask)
}

/// What the page of this question says of it; `None` where there is nothing to say. `open` is the book as it
/// is kept.
pub(super) fn of_question(model: &Model, open: &OpenBook, at: &QuestionAt) -> Option<PrivateHere> {
    let voice = open.voice(at.voice)?;
    let may = voice.role == Role::YoungPerson && !at.question.is_for_the_meeting();
    if !may || open.is_unborn() {
        return None;
    }
    let left = private::left(open, at);
    let day = |at: crate::domain::time::Timestamp| at.day(model.minutes_ahead);
    Some(PrivateHere {
        under: private::is_under(model, open, open.round, at),
        open: private::unlocked(model, open).is_some(),
        count: open.book.private_answers(voice.id),
        left: LeftBefore {
            backup: left.backup.map(day),
            given: left.given.map(day),
            elsewhere: left.elsewhere,
        },
        unread: state(model).private.trouble == Some(PinTrouble::Unread),
    })
}
