//! A book as the fold of its changes: what stands in each field, and how an edit becomes a change.
//!
//! The order in which changes arrive never matters, and no clock is asked: what stands is what
//! nothing replaces.

mod reading;

use super::{
    change::{Change, Field, Value},
    ids::{ChangeId, VoiceId},
    time::Timestamp,
};
use std::collections::BTreeMap;

/// How many questions a voice may say matter most.
pub const MOST: usize = 3;

/// All that is kept about one child or young person.
#[derive(Clone, Debug, Default)]
pub struct Book {
    /// Every change that is here, and every one that is only named as replaced.
    known: BTreeMap<ChangeId, Known>,
    /// What stands, by field, oldest tick first.
    standing: Vec<Standing>,
    tick: u64,
}

/// What is known of a change.
#[derive(Clone, Debug, Default)]
struct Known {
    /// The change itself, if it is here.
    change: Option<Change>,
    /// How many of the changes that are here replace it.
    replaced: u32,
}

/// A change that stands. The order of the parts is the order of the index.
type Standing = (Field, u64, ChangeId);

/// One edit, before it has an id and a place in the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The voice that makes it.
    pub by: VoiceId,
    /// What is edited.
    pub field: Field,
    /// What it shall say.
    pub value: Value,
}

/// What an edit did to the set of changes: to be made durable in one transaction.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Applied {
    /// The change that was written; `None` when the edit only took back an unfrozen one.
    pub put: Option<Change>,
    /// Unfrozen changes whose place it took.
    pub delete: Vec<ChangeId>,
}

impl Book {
    /// The book that these changes make.
    pub fn from_changes(changes: impl IntoIterator<Item = Change>) -> Self {
        let mut book = Self::default();
        for change in changes {
            book.insert(change);
        }
        book
    }

    /// Every change, in no order that means anything.
    pub fn changes(&self) -> impl Iterator<Item = &Change> {
        self.known
            .values()
            .filter_map(|known| known.change.as_ref())
    }

    /// The change with this id, if it is here.
    pub fn change(&self, id: ChangeId) -> Option<&Change> {
        self.known.get(&id)?.change.as_ref()
    }

    /// Takes a change in. The same id twice is the same change: the first stays.
    pub fn insert(&mut self, change: Change) {
        if self.change(change.id).is_some() {
            return;
        }
        self.tick = self.tick.max(change.tick);
        for id in &change.replaces {
            let old = self.known.entry(*id).or_default();
            old.replaced += 1;
            if let Some(old) = &old.change {
                let place = (old.field.clone(), old.tick, old.id);
                self.fall(&place);
            }
        }
        let place = (change.field.clone(), change.tick, change.id);
        let known = self.known.entry(change.id).or_default();
        known.change = Some(change);
        if known.replaced == 0 {
            self.stand(place);
        }
    }

    /// Forgets an unfrozen change. What it alone replaced stands again.
    fn remove(&mut self, id: ChangeId) {
        let Some(known) = self.known.get_mut(&id) else {
            return;
        };
        let Some(change) = known.change.take() else {
            return;
        };
        if known.replaced == 0 {
            self.known.remove(&id);
        }
        self.fall(&(change.field, change.tick, id));
        for id in &change.replaces {
            let Some(old) = self.known.get_mut(id) else {
                continue;
            };
            old.replaced = old.replaced.saturating_sub(1);
            if old.replaced > 0 {
                continue;
            }
            match &old.change {
                Some(old) => {
                    let place = (old.field.clone(), old.tick, old.id);
                    self.stand(place);
                }
                None => drop(self.known.remove(id)),
            }
        }
    }

    fn stand(&mut self, place: Standing) {
        if let Err(at) = self.standing.binary_search(&place) {
            self.standing.insert(at, place);
        }
    }

    fn fall(&mut self, place: &Standing) {
        if let Ok(at) = self.standing.binary_search(place) {
            self.standing.remove(at);
        }
    }

    /// Every change that stands, by field, oldest tick first.
    pub fn all_standing(&self) -> impl Iterator<Item = &Change> {
        self.standing.iter().filter_map(|(.., id)| self.change(*id))
    }

    /// The changes that stand in a field, oldest tick first.
    pub fn standing<'a>(&'a self, field: &Field) -> impl Iterator<Item = &'a Change> {
        let first = self.standing.partition_point(|(other, ..)| other < field);
        let here = self.standing.get(first..).unwrap_or_default().iter();
        here.take_while(move |(other, ..)| other == field)
            .filter_map(|(.., id)| self.change(*id))
    }

    /// What a field says: its different standing values, oldest tick first; empty when nothing was
    /// said or it was cleared. More than one: two people said different things, and both count.
    pub fn values(&self, field: &Field) -> Vec<&Value> {
        let mut values: Vec<&Value> = Vec::new();
        for change in self.standing(field) {
            if change.value != Value::Cleared && !values.contains(&&change.value) {
                values.push(&change.value);
            }
        }
        values
    }

    /// The text of a field. Where two texts stand both are given, the older first, a blank line
    /// between: nothing is hidden, and typing on joins them.
    pub fn text(&self, field: &Field) -> String {
        let mut joined = String::new();
        for value in self.values(field) {
            if let Value::Text(text) = value {
                if !joined.is_empty() {
                    joined.push_str("\n\n");
                }
                joined.push_str(text);
            }
        }
        joined
    }

    /// Makes an edit. While a standing change of the same voice is in `open` (not frozen), the new
    /// one takes its place and inherits what it replaced; frozen ones are replaced and kept.
    ///
    /// `None` when the field says exactly that already.
    pub fn edit(
        &mut self,
        edit: Edit,
        open: &mut Vec<ChangeId>,
        id: ChangeId,
        at: Timestamp,
    ) -> Option<Applied> {
        let Edit { by, field, value } = edit;
        let before: Vec<&Change> = self.standing(&field).collect();
        let nothing_new = match before.as_slice() {
            [] => value == Value::Cleared,
            [one] => one.value == value,
            _ => false,
        };
        if nothing_new {
            return None;
        }
        let mut replaces = Vec::new();
        let mut delete = Vec::new();
        for change in before {
            let ids = if change.by == by && open.contains(&change.id) {
                delete.push(change.id);
                change.replaces.as_slice()
            } else {
                std::slice::from_ref(&change.id)
            };
            for id in ids {
                if !replaces.contains(id) {
                    replaces.push(*id);
                }
            }
        }
        let taken_back = value == Value::Cleared && replaces.is_empty();
        let put = (!taken_back).then(|| Change {
            id,
            tick: self.tick.saturating_add(1),
            at,
            by,
            replaces,
            field,
            value,
        });
        // First in, then out: what both replace never stands in between.
        if let Some(change) = &put {
            self.insert(change.clone());
            open.push(id);
        }
        for old in &delete {
            self.remove(*old);
        }
        open.retain(|id| !delete.contains(id));
        Some(Applied { put, delete })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::change::BookPart;

    const MUM: VoiceId = VoiceId::from_bits(1);
    const SAM: VoiceId = VoiceId::from_bits(2);
    const NOW: Timestamp = Timestamp::from_millis(1_000);

    fn name() -> Field {
        Field::Book(BookPart::Name)
    }

    fn say(book: &mut Book, open: &mut Vec<ChangeId>, id: u128, text: &str) -> Applied {
        let edit = Edit {
            by: MUM,
            field: name(),
            value: Value::Text(text.into()),
        };
        book.edit(edit, open, ChangeId::from_bits(id), NOW)
            .expect("something new")
    }

    fn clear(book: &mut Book, open: &mut Vec<ChangeId>, id: u128) -> Applied {
        let edit = Edit {
            by: MUM,
            field: name(),
            value: Value::Cleared,
        };
        book.edit(edit, open, ChangeId::from_bits(id), NOW)
            .expect("something new")
    }

    fn change(id: u128, tick: u64, replaces: &[u128], text: &str) -> Change {
        Change {
            id: ChangeId::from_bits(id),
            tick,
            at: NOW,
            by: MUM,
            replaces: replaces.iter().copied().map(ChangeId::from_bits).collect(),
            field: name(),
            value: Value::Text(text.into()),
        }
    }

    #[test]
    fn typing_on_makes_one_change_and_not_one_a_keystroke() {
        let (mut book, mut open) = (Book::default(), Vec::new());
        say(&mut book, &mut open, 1, "S");
        let second = say(&mut book, &mut open, 2, "Sam");
        assert_eq!(second.delete, [ChangeId::from_bits(1)]);
        assert_eq!(book.changes().count(), 1);
        assert_eq!(book.name(), "Sam");
    }

    #[test]
    fn a_frozen_change_is_replaced_and_kept() {
        let (mut book, mut open) = (Book::default(), Vec::new());
        say(&mut book, &mut open, 1, "Sam");
        open.clear();
        say(&mut book, &mut open, 2, "Sammy");
        let third = say(&mut book, &mut open, 3, "Samira");
        assert_eq!(
            third.put.expect("written").replaces,
            [ChangeId::from_bits(1)]
        );
        assert_eq!(book.changes().count(), 2);
        assert_eq!(book.name(), "Samira");
    }

    #[test]
    fn what_was_typed_and_taken_away_at_once_leaves_nothing() {
        let (mut book, mut open) = (Book::default(), Vec::new());
        say(&mut book, &mut open, 1, "oh no");
        let applied = clear(&mut book, &mut open, 2);
        assert_eq!(applied.put, None);
        assert_eq!(applied.delete, [ChangeId::from_bits(1)]);
        assert_eq!(book.changes().count(), 0);
        assert!(open.is_empty());
    }

    #[test]
    fn taking_away_what_was_frozen_says_so_and_keeps_the_history() {
        let (mut book, mut open) = (Book::default(), Vec::new());
        say(&mut book, &mut open, 1, "Sam");
        open.clear();
        clear(&mut book, &mut open, 2);
        assert_eq!(book.name(), "");
        assert_eq!(book.changes().count(), 2);
    }

    #[test]
    fn nobody_coalesces_the_words_of_another_voice() {
        let (mut book, mut open) = (Book::default(), Vec::new());
        say(&mut book, &mut open, 1, "Sam");
        let edit = Edit {
            by: SAM,
            field: name(),
            value: Value::Text("Sammy".into()),
        };
        let applied = book
            .edit(edit, &mut open, ChangeId::from_bits(2), NOW)
            .expect("new");
        assert_eq!(applied.delete, []);
        assert_eq!(
            applied.put.expect("written").replaces,
            [ChangeId::from_bits(1)]
        );
    }

    #[test]
    fn saying_the_same_again_changes_nothing() {
        let (mut book, mut open) = (Book::default(), Vec::new());
        say(&mut book, &mut open, 1, "Sam");
        let same = Edit {
            by: SAM,
            field: name(),
            value: Value::Text("Sam".into()),
        };
        assert_eq!(
            book.edit(same, &mut open, ChangeId::from_bits(2), NOW),
            None
        );
    }

    #[test]
    fn two_phones_that_said_different_things_are_both_shown() {
        let (a, b) = (change(1, 1, &[], "Sam"), change(2, 2, &[], "Samira"));
        let one = Book::from_changes([a.clone(), b.clone()]);
        let other = Book::from_changes([b, a]);
        assert_eq!(one.name(), "Sam\n\nSamira");
        assert_eq!(one.name(), other.name());
    }

    #[test]
    fn a_change_may_replace_what_is_not_here_yet() {
        let mut book = Book::from_changes([change(2, 2, &[1], "Sammy")]);
        assert_eq!(book.changes().count(), 1);
        book.insert(change(1, 1, &[], "Sam"));
        assert_eq!(book.name(), "Sammy");
        book.remove(ChangeId::from_bits(2));
        assert_eq!(book.name(), "Sam");
    }

    #[test]
    fn a_change_that_comes_before_what_it_replaces_still_replaces_it() {
        let (mut book, mut open) = (Book::default(), Vec::new());
        say(&mut book, &mut open, 1, "Sam");
        open.clear();
        say(&mut book, &mut open, 2, "Sammy");
        let mut changes: Vec<_> = book.changes().cloned().collect();
        changes.reverse();
        assert_eq!(Book::from_changes(changes).name(), "Sammy");
    }
}
