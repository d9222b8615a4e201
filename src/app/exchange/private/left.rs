//! What a PIN does not reach: copies of an answer that left before.

use super::turning::all_of;
use crate::{
    app::{event::QuestionAt, model::OpenBook},
    domain::{
        answer::Sharing,
        change::{Change, Value},
        time::Timestamp,
    },
};

/// Where copies of an answer may be that no PIN can call back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Left {
    /// In a backup, made then.
    pub backup: Option<Timestamp>,
    /// In a page or a file for others, made then.
    pub given: Option<Timestamp>,
    /// On another device: it came from there.
    pub elsewhere: bool,
}

/// Where copies of this answer may be.
pub(in crate::app) fn left(open: &OpenBook, at: &QuestionAt) -> Left {
    let changes: Vec<&Change> = all_of(open, open.round, at).collect();
    let first = changes.iter().map(|change| change.tick).min();
    let before = |tick: u64| first.is_some_and(|first| first <= tick);
    let role = open.voice(at.voice).map(|voice| voice.role);
    let answer = open.book.answer(open.round, at.voice, &at.question);
    let shared = role.is_some_and(|role| answer.seen_by(role) != Sharing::Me)
        || changes.iter().any(|change| {
            matches!(
                change.value,
                Value::Sharing(Sharing::Meeting | Sharing::Chosen)
            )
        });
    let backup = open.keeping.backup.filter(|made| before(made.tick));
    let given = open
        .keeping
        .given
        .filter(|made| shared && before(made.tick));
    let here = open.sitting.device;
    Left {
        backup: backup.map(|made| made.at),
        given: given.map(|made| made.at),
        elsewhere: changes
            .iter()
            .any(|change| change.on.is_some() && change.on != here),
    }
}
