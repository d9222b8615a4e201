//! The cover of a book: what the list of books shows of it. It says what can be worked out of the book alone,
//! so that it can be kept, sealed, on the device's shelf: two hundred books are then listed without being opened.
//!
//! Made by whoever has the book open or loads it; drawn by the list of books and the start page.

use super::{
    answer::Part,
    book::Book,
    change::{Change, Field, Value},
    ids::{QuestionId, VoiceId},
    keeping::Keeping,
    profile::Picture,
    question::Audience,
    sitting::Sitting,
    time::{Day, Timestamp},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What is shown of a book that is not locked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Cover {
    /// The child's chosen name; empty until it is given.
    pub name: String,
    /// The picture that the young person chose for their page.
    pub picture: Option<Picture>,
    /// The day of the meeting of the round that was begun last, also when it has been.
    pub meeting: Option<Day>,
    /// How many questions of that round each voice has answered that has answered any. How many it was asked is
    /// known to the set of its audience.
    pub answered: Vec<Answered>,
    /// When a share file of all of it was made last: one for oneself, that opens everything again.
    pub file: Option<Timestamp>,
    /// The question that was open last.
    pub place: Option<(VoiceId, QuestionId)>,
    /// When something was last written in it, here or elsewhere, or taken in from a file.
    pub last: Option<Timestamp>,
}

/// How far a voice has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Answered {
    /// The set that it answers.
    pub of: Audience,
    /// How many of its questions have something.
    pub count: u32,
}

/// What is shown of a book that is locked: what its owner chose, and never the child's name. Any of it may be
/// empty: then less is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct LockedCover {
    /// What its owner calls it.
    pub nickname: String,
    /// The picture that its owner chose for it.
    pub picture: Option<Picture>,
    /// The day of the next meeting.
    pub meeting: Option<Day>,
    /// Whether that day is shown: it is kept up to date then.
    pub tells_meeting: bool,
}

impl Cover {
    /// The cover of a book, with what the device remembers of it.
    pub fn of(book: &Book, sitting: &Sitting, keeping: &Keeping) -> Self {
        let round = book.current_round();
        let written = book.changes().map(|change| change.at).max();
        let taken = keeping.taken.as_ref().map(|taken| taken.at);
        Self {
            name: book.name(),
            picture: book.picture(),
            meeting: round.and_then(|round| book.round(round).day),
            answered: answered(book),
            file: keeping.backup.map(|backup| backup.at),
            place: sitting.place.clone(),
            last: written.max(sitting.last).max(taken),
        }
    }
}

/// How far each voice has come in the round that was begun last: as on the book's home, without cards, without
/// the page about the young person, what is asked at the meeting, and what is under a PIN.
fn answered(book: &Book) -> Vec<Answered> {
    let Some(here) = book.current_round() else {
        return Vec::new();
    };
    let mut found: BTreeSet<(VoiceId, &QuestionId)> = BTreeSet::new();
    for (field, change) in book.all_standing() {
        if let Field::Answer(round, voice, question, part) = field
            && *round == here
            && !question.is_card()
            && !question.is_me()
            && !question.is_for_the_meeting()
            && Part::SAID.contains(part)
            && says_something(change)
        {
            found.insert((*voice, question));
        }
    }
    let voices = book.voices().into_iter().map(|voice| Answered {
        of: voice.role.audience(),
        count: u32::try_from(found.iter().filter(|(of, _)| *of == voice.id).count())
            .unwrap_or(u32::MAX),
    });
    voices.filter(|voice| voice.count > 0).collect()
}

/// Whether a part of an answer counts as one: see [`Answer::progress`](super::answer::Answer::progress).
fn says_something(change: &Change) -> bool {
    match &change.value {
        Value::Text(text) => !text.trim().is_empty(),
        Value::Flag(flag) => *flag,
        Value::Cards(cards) => !cards.is_empty(),
        value => !value.is_silent(),
    }
}

#[cfg(test)]
mod tests;
