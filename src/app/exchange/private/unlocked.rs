//! What is open, while a PIN is: the keys, and the words that they open.

use super::{event::Lock, sealing::Places};
use crate::domain::{
    attachment::ContentHash,
    book::Book,
    change::{Change, Field, Value},
    ids::{BookId, ChangeId, PrivateId, QuestionId, RoundId, VoiceId},
    private::{Opened, Sealed},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

/// A PIN that is open.
#[derive(Debug)]
pub(in crate::app) struct Unlocked {
    pub book: BookId,
    pub voice: VoiceId,
    /// The keys: what is sealed anew is sealed with the first.
    pub(super) locks: Vec<Rc<dyn Lock>>,
    /// The PINs that stand and that this one opens.
    pub(super) pins: Vec<ChangeId>,
    /// The number of its opening.
    pub(super) since: u64,
    /// What is in the changes that they open.
    pub(super) opened: BTreeMap<ChangeId, Opened>,
    /// Changes that none of them opens.
    pub(super) others: BTreeSet<ChangeId>,
}

impl Unlocked {
    /// Opens what is new in the book.
    pub(super) fn read(&mut self, book: &Book) {
        for change in book.changes().filter(|change| change.is_sealed()) {
            if self.opened.contains_key(&change.id) || self.others.contains(&change.id) {
                continue;
            }
            match self.locks.iter().find_map(|lock| open_one(&**lock, change)) {
                Some(found) => drop(self.opened.insert(change.id, found)),
                None => drop(self.others.insert(change.id)),
            }
        }
    }

    /// The book as this voice may see it.
    pub fn over(&self, book: &Book) -> Book {
        book.with_opened(&self.opened)
    }

    /// Where an answer is that is under the PIN: each place at which something of it stands.
    pub(super) fn places(
        &self,
        book: &Book,
        round: RoundId,
        question: &QuestionId,
    ) -> Vec<PrivateId> {
        let mut places = Vec::new();
        for (round_of, question_of, place) in self.standing(book) {
            if round_of == book.round_id(round)
                && question_of == question
                && !places.contains(&place)
            {
                places.push(place);
            }
        }
        places
    }

    /// What stands under the PIN and can be read: which answer, and its place.
    pub(super) fn standing<'a>(
        &'a self,
        book: &'a Book,
    ) -> impl Iterator<Item = (RoundId, &'a QuestionId, PrivateId)> {
        book.all_standing().filter_map(|(field, change)| {
            let Field::Private(_, place) = field else {
                return None;
            };
            let opened = self.opened.get(&change.id).filter(|_| change.is_sealed())?;
            match &opened.field {
                Field::Answer(round, _, question, _) => {
                    Some((book.round_id(*round), question, *place))
                }
                _ => None,
            }
        })
    }

    /// At how many places something stands that it opens.
    pub fn count(&self, book: &Book) -> usize {
        let places: BTreeSet<PrivateId> = self.standing(book).map(|(_, _, place)| place).collect();
        places.len()
    }

    /// When it was opened: another number each time.
    pub const fn since(&self) -> u64 {
        self.since
    }

    /// Where each answer is that stands under it.
    pub(super) fn all_places(&self, book: &Book) -> Places {
        let standing = self.standing(book);
        standing
            .map(|(round, question, place)| ((round, question.clone()), place))
            .collect()
    }

    /// The answers that are under it, each once, with their rounds.
    pub fn answers(&self, book: &Book) -> Vec<(RoundId, QuestionId)> {
        let mut all: Vec<(RoundId, QuestionId)> = Vec::new();
        for (round, question, _) in self.standing(book) {
            if !all.iter().any(|(r, q)| (*r, q) == (round, question)) {
                all.push((round, question.clone()));
            }
        }
        all
    }

    /// The sealed attachment of one that an answer names.
    pub fn sealed_file(&self, book: &Book, hash: ContentHash) -> Option<ContentHash> {
        let names = |opened: &Opened| matches!(&opened.value, Value::File(file) if file.of == hash);
        let all = self.opened.iter().filter(|(_, opened)| names(opened));
        let mut sealed = all.filter_map(|(id, _)| match &book.change(*id)?.value {
            Value::Sealed(sealed) => sealed.files.first().copied(),
            _ => None,
        });
        sealed.next()
    }

    /// The key with which anything new is sealed.
    pub(super) fn lock(&self) -> Option<&Rc<dyn Lock>> {
        self.locks.first()
    }

    /// All keys: which of them has sealed an attachment nobody notes.
    pub fn locks(&self) -> &[Rc<dyn Lock>] {
        &self.locks
    }
}

/// What is in a sealed change; `None` if this is not its key.
fn open_one(lock: &dyn Lock, change: &Change) -> Option<Opened> {
    let (Field::Private(_, place), Value::Sealed(Sealed { bytes, .. })) =
        (&change.field, &change.value)
    else {
        return None;
    };
    let words = lock.open(&place.to_string(), bytes)?;
    let opened: Opened = serde_json::from_str(&words).ok()?;
    // Whatever else somebody may have sealed: only answers are under a PIN.
    matches!(opened.field, Field::Answer(..)).then_some(opened)
}
