//! Whether a file holds all of a book, so that the book may be removed from a device.

use super::{choose::AnswerAt, file::ShareFile, set_of};
use crate::domain::{
    attachment::{ContentHash, named},
    book::Book,
    change::{Change, Field},
    ids::{PrivateId, VoiceId},
};
use std::collections::BTreeSet;

/// What of a book is not in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Missing {
    /// Answers of which something is not in it: what they say now, or something that they said before.
    pub answers: BTreeSet<AnswerAt>,
    /// Private answers of which something is not in it: their voice, and their place among its own.
    pub private: BTreeSet<(VoiceId, PrivateId)>,
    /// How many other changes are not in it: names, dates, who comes, what was agreed.
    pub others: usize,
    /// Voice notes, drawings and photos that are not in it, though a change of the book names them.
    pub files: BTreeSet<ContentHash>,
}

impl Missing {
    /// Whether the file holds all of it.
    pub fn is_nothing(&self) -> bool {
        self.answers.is_empty()
            && self.private.is_empty()
            && self.others == 0
            && self.files.is_empty()
    }
}

/// What a file lacks of a book: each change that would be new to a device that has the file alone, or would
/// change something there, whether it stands or was written over since; and each attachment that the book names.
///
/// Words that were erased here and are still in the file are no lack of words. But the erasure is, and so a file
/// that was made before it does not count as holding the book.
pub fn holds_all(file: &ShareFile, book: &Book) -> Missing {
    let theirs = Book::from_changes(file.changes.iter().cloned());
    let both = Book::from_changes(file.changes.iter().chain(book.changes()).cloned());
    let is_new = |change: &&Change| theirs.change(change.id) != Some(*change);
    let mut missing = Missing {
        files: named(book.changes()),
        ..Missing::default()
    };
    for change in both.changes().filter(is_new) {
        match both.field(change) {
            Field::Answer(round, voice, question, _) => {
                missing.answers.insert((round, voice, question));
            }
            Field::Private(voice, place) => {
                missing.private.insert((voice, place));
            }
            _ => missing.others += 1,
        }
    }
    let held: BTreeSet<ContentHash> = set_of(file.attachments.iter().map(|one| one.hash));
    missing.files.retain(|hash| !held.contains(hash));
    missing
}
