//! What taking a file in has added, and how that is taken out again. Later edits stay.

use super::{
    map_of,
    rules::{People, reaches},
    set_of,
};
use crate::domain::{
    book::Book,
    change::{Change, Field, Same, Value},
    ids::{ChangeId, RoundId, VoiceId},
    keeping::Taken,
    round::RoundPart,
    time::Timestamp,
    visit::VisitPart,
    voice::VoicePart,
};
use std::collections::BTreeSet;

/// A book without what was taken in.
#[derive(Clone, Debug)]
pub struct Undone {
    /// The book.
    pub book: Book,
    /// Changes that are written anew.
    pub put: Vec<Change>,
    /// Changes that are deleted.
    pub delete: Vec<ChangeId>,
}

impl Taken {
    /// What came into a book between `before` and `after`.
    pub fn between(before: &Book, after: &Book, touched: &[ChangeId], at: Timestamp) -> Self {
        let mut taken = Self {
            at,
            added: Vec::new(),
            extended: Vec::new(),
            erased: false,
            files: Vec::new(),
        };
        for id in touched {
            match (before.change(*id), after.change(*id)) {
                (None, Some(_)) => taken.added.push(*id),
                (Some(old), Some(new)) => {
                    taken.erased |= new.value == Value::Gone && !old.value.is_silent();
                    let before = set_of(old.replaces.iter());
                    let more = new.replaces.iter().filter(|id| !before.contains(id));
                    let more: Vec<ChangeId> = more.copied().collect();
                    if !more.is_empty() {
                        taken.extended.push((*id, more));
                    }
                }
                (_, None) => {}
            }
        }
        taken
    }

    /// Takes it out again. What was erased stays erased, and what later edits rest on stays: the
    /// voice that wrote them, the round that they are in, and that these are the same as others here.
    pub fn undo(&self, book: &Book) -> Undone {
        let added = set_of(self.added.iter().copied());
        let (mut voices, mut rounds) = (BTreeSet::new(), BTreeSet::new());
        for change in book.changes().filter(|change| !added.contains(&change.id)) {
            named(change, &mut voices, &mut rounds);
        }
        let came = self.added.iter().filter_map(|id| book.change(*id));
        let came = set_of(came.map(|change| &change.field));
        let visits = set_of(book.changes().filter_map(|change| match change.field {
            Field::Visit(_, visit, _) if !added.contains(&change.id) => Some(visit),
            _ => None,
        }));
        let new_voice = |voice| came.contains(&Field::Voice(voice, VoicePart::Role));
        let new_round = |round| came.contains(&Field::Round(round, RoundPart::Begun));
        // Which of several PINs opens what is under them cannot be seen, so all stay that may.
        let others = book.changes().filter(|change| !added.contains(&change.id));
        let private = set_of(
            others
                .filter(|c| c.is_sealed())
                .filter_map(|c| match c.field {
                    Field::Private(voice, _) => Some(book.voice_id(voice)),
                    _ => None,
                }),
        );
        let across = reaches_across(book, &added);
        let stays = |change: &Change| match (&change.field, &change.value) {
            (_, Value::Erased(_) | Value::Gone) => true,
            (Field::Voice(voice, VoicePart::Role), _) => voices.contains(voice),
            (Field::Round(round, RoundPart::Begun), _) => rounds.contains(round),
            (Field::Visit(_, visit, VisitPart::Begun), _) => visits.contains(visit),
            (Field::Voice(voice, VoicePart::Pin), Value::Pin(_)) => {
                private.contains(&book.voice_id(*voice))
            }
            (Field::Same(Same::Voices(a, b)), _) => {
                let rested_on = voices.contains(a) && voices.contains(b);
                across || rested_on && (new_voice(*a) || new_voice(*b))
            }
            (Field::Same(Same::Rounds(a, b)), _) => {
                let rested_on = rounds.contains(a) && rounds.contains(b);
                rested_on && (new_round(*a) || new_round(*b))
            }
            _ => false,
        };
        let mut undone = Undone {
            book: Book::default(),
            put: Vec::new(),
            delete: Vec::new(),
        };
        let mut left = Vec::new();
        let extended = self.extended.iter();
        let extended = map_of(extended.map(|(id, more)| (*id, set_of(more.iter().copied()))));
        for change in book.changes() {
            if added.contains(&change.id) && !stays(change) {
                undone.delete.push(change.id);
                continue;
            }
            let more = extended.get(&change.id);
            let mut change = change.clone();
            // The PIN from before stands again beside one that stays.
            if added.contains(&change.id) && matches!(change.value, Value::Pin(_)) {
                let count = change.replaces.len();
                let was_here = |id: &ChangeId| !added.contains(id) && book.change(*id).is_some();
                change.replaces.retain(|id| !was_here(id));
                if change.replaces.len() < count {
                    undone.put.push(change.clone());
                }
            }
            if let Some(more) = more
                && change.value != Value::Gone
            {
                change.replaces.retain(|id| !more.contains(id));
                undone.put.push(change.clone());
            }
            left.push(change);
        }
        undone.book = Book::from_changes(left);
        undone
    }
}

/// Whether something private that stays takes the place of what was written under another name of its
/// voice, and no change that stays says that both are one. A book in which that were unsaid is none that
/// could go out again.
fn reaches_across(book: &Book, added: &BTreeSet<ChangeId>) -> bool {
    let stay = || book.changes().filter(|change| !added.contains(&change.id));
    let people = People::of(stay());
    let mut stay = stay();
    stay.any(|change| reaches(change, &people, |id| book.change(id)))
}

/// The voices and rounds that a change names.
fn named(change: &Change, voices: &mut BTreeSet<VoiceId>, rounds: &mut BTreeSet<RoundId>) {
    voices.insert(change.by);
    match &change.field {
        Field::Voice(voice, _) | Field::Private(voice, _) => drop(voices.insert(*voice)),
        Field::Round(round, _) | Field::Item(round, ..) => drop(rounds.insert(*round)),
        Field::Answer(round, voice, ..) | Field::Order(round, voice) => {
            rounds.insert(*round);
            voices.insert(*voice);
        }
        Field::Visit(round, _, part) => {
            rounds.insert(*round);
            voices.extend(part.voice());
        }
        // What joins two is no reason to keep either.
        Field::Book(_) | Field::Device(_) | Field::Same(_) | Field::Unknown(_) => {}
    }
}
