//! A book as the fold of its changes: what stands in each field, and how an edit becomes a change.
//!
//! The order in which changes arrive never matters, and no clock is asked: what stands is what
//! nothing replaces.

use super::{
    answer::{Answer, Part},
    change::{BookPart, Change, Field, Value},
    ids::{ChangeId, QuestionId, RoundId, VoiceId},
    question::Setting,
    round::{Round, RoundPart},
    time::Timestamp,
    voice::{Voice, VoicePart},
};
use std::collections::{BTreeMap, BTreeSet};

/// All that is kept about one child or young person.
#[derive(Clone, Debug, Default)]
pub struct Book {
    changes: BTreeMap<ChangeId, Change>,
    /// For each change that something replaces, by how many known changes.
    replaced: BTreeMap<ChangeId, u32>,
    standing: BTreeMap<Field, BTreeSet<ChangeId>>,
    tick: u64,
}

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
        self.changes.values()
    }

    /// Takes a change in. The same id twice is the same change: the first stays.
    pub fn insert(&mut self, change: Change) {
        if self.changes.contains_key(&change.id) {
            return;
        }
        self.tick = self.tick.max(change.tick);
        for id in &change.replaces {
            *self.replaced.entry(*id).or_default() += 1;
            if let Some(old) = self.changes.get(id) {
                Self::fall(&mut self.standing, &old.field, *id);
            }
        }
        if !self.replaced.contains_key(&change.id) {
            self.standing
                .entry(change.field.clone())
                .or_default()
                .insert(change.id);
        }
        self.changes.insert(change.id, change);
    }

    /// Forgets an unfrozen change. What it alone replaced stands again.
    fn remove(&mut self, id: ChangeId) {
        let Some(change) = self.changes.remove(&id) else {
            return;
        };
        Self::fall(&mut self.standing, &change.field, id);
        for old in &change.replaces {
            let Some(count) = self.replaced.get_mut(old) else {
                continue;
            };
            *count -= 1;
            if *count == 0 {
                self.replaced.remove(old);
                if let Some(known) = self.changes.get(old) {
                    self.standing
                        .entry(known.field.clone())
                        .or_default()
                        .insert(*old);
                }
            }
        }
    }

    fn fall(standing: &mut BTreeMap<Field, BTreeSet<ChangeId>>, field: &Field, id: ChangeId) {
        if let Some(ids) = standing.get_mut(field) {
            ids.remove(&id);
            if ids.is_empty() {
                standing.remove(field);
            }
        }
    }

    /// The changes that stand in a field, oldest tick first.
    pub fn standing(&self, field: &Field) -> Vec<&Change> {
        let ids = self.standing.get(field);
        let mut found: Vec<_> = ids
            .into_iter()
            .flatten()
            .filter_map(|id| self.changes.get(id))
            .collect();
        found.sort_by_key(|change| (change.tick, change.id));
        found
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
        open: &mut BTreeSet<ChangeId>,
        id: ChangeId,
        at: Timestamp,
    ) -> Option<Applied> {
        let Edit { by, field, value } = edit;
        let before = self.standing(&field);
        let nothing_new = match before.as_slice() {
            [] => value == Value::Cleared,
            [one] => one.value == value,
            _ => false,
        };
        if nothing_new {
            return None;
        }
        let mut replaces = BTreeSet::new();
        let mut delete = Vec::new();
        for change in before {
            if change.by == by && open.contains(&change.id) {
                replaces.extend(change.replaces.iter().copied());
                delete.push(change.id);
            } else {
                replaces.insert(change.id);
            }
        }
        let taken_back = value == Value::Cleared && replaces.is_empty();
        let put = (!taken_back).then(|| Change {
            id,
            tick: self.tick.saturating_add(1),
            at,
            by,
            replaces: replaces.into_iter().collect(),
            field,
            value,
        });
        // First in, then out: what both replace never stands in between.
        if let Some(change) = &put {
            self.insert(change.clone());
            open.insert(id);
        }
        for old in &delete {
            self.remove(*old);
            open.remove(old);
        }
        Some(Applied { put, delete })
    }

    /// The name that the child or young person likes; empty until it is given.
    pub fn name(&self) -> String {
        self.text(&Field::Book(BookPart::Name)).trim().to_owned()
    }

    /// The kind of place they go to.
    pub fn setting(&self) -> Setting {
        match self.values(&Field::Book(BookPart::Setting)).last() {
            Some(Value::Setting(setting)) => *setting,
            _ => Setting::default(),
        }
    }

    /// The voices of this book, in the order in which they came.
    pub fn voices(&self) -> Vec<Voice> {
        let mut found = Vec::new();
        for (field, ids) in &self.standing {
            let Field::Voice(id, VoicePart::Role) = field else {
                continue;
            };
            let newest = ids
                .iter()
                .filter_map(|id| self.changes.get(id))
                .max_by_key(|c| c.tick);
            if let Some(Change {
                value: Value::Role(role),
                tick,
                ..
            }) = newest
            {
                let name = self
                    .text(&Field::Voice(*id, VoicePart::Name))
                    .trim()
                    .to_owned();
                found.push((
                    *tick,
                    Voice {
                        id: *id,
                        role: *role,
                        name,
                    },
                ));
            }
        }
        found.sort_by_key(|(tick, voice)| (*tick, voice.id));
        found.into_iter().map(|(_, voice)| voice).collect()
    }

    /// The round that was begun last.
    pub fn current_round(&self) -> Option<RoundId> {
        let begun = self.standing.iter().filter_map(|(field, ids)| match field {
            Field::Round(round, RoundPart::Begun) => {
                let tick = ids
                    .iter()
                    .filter_map(|id| self.changes.get(id))
                    .map(|c| c.tick)
                    .max();
                Some((tick, *round))
            }
            _ => None,
        });
        begun.max().map(|(_, round)| round)
    }

    /// A round and its meeting.
    pub fn round(&self, id: RoundId) -> Round {
        let at = |part| Field::Round(id, part);
        let kind = self
            .values(&at(RoundPart::Kind))
            .last()
            .and_then(|value| match value {
                Value::RoundKind(kind) => Some(*kind),
                _ => None,
            });
        let day = self
            .values(&at(RoundPart::Day))
            .last()
            .and_then(|value| match value {
                Value::Day(day) => Some(*day),
                _ => None,
            });
        let words = |part| self.text(&at(part)).trim().to_owned();
        Round {
            id,
            kind,
            day,
            time: words(RoundPart::Time),
            place: words(RoundPart::Place),
        }
    }

    /// What one voice said to one question in one round.
    pub fn answer(&self, round: RoundId, voice: VoiceId, question: &QuestionId) -> Answer {
        Answer::read(|part: Part| {
            let field = Field::Answer(round, voice, question.clone(), part);
            self.values(&field).into_iter().cloned().collect()
        })
    }

    /// The questions that matter most to a voice in a round, first first; at most three.
    pub fn order(&self, round: RoundId, voice: VoiceId) -> Vec<QuestionId> {
        match self.values(&Field::Order(round, voice)).last() {
            Some(Value::Questions(questions)) => questions.iter().take(3).cloned().collect(),
            _ => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MUM: VoiceId = VoiceId::from_bits(1);
    const SAM: VoiceId = VoiceId::from_bits(2);
    const NOW: Timestamp = Timestamp::from_millis(1_000);

    fn name() -> Field {
        Field::Book(BookPart::Name)
    }

    fn say(book: &mut Book, open: &mut BTreeSet<ChangeId>, id: u128, text: &str) -> Applied {
        let edit = Edit {
            by: MUM,
            field: name(),
            value: Value::Text(text.into()),
        };
        book.edit(edit, open, ChangeId::from_bits(id), NOW)
            .expect("something new")
    }

    #[test]
    fn typing_on_makes_one_change_and_not_one_a_keystroke() {
        let (mut book, mut open) = (Book::default(), BTreeSet::new());
        say(&mut book, &mut open, 1, "S");
        let second = say(&mut book, &mut open, 2, "Sam");
        assert_eq!(second.delete, [ChangeId::from_bits(1)]);
        assert_eq!(book.changes().count(), 1);
        assert_eq!(book.name(), "Sam");
    }

    #[test]
    fn a_frozen_change_is_replaced_and_kept() {
        let (mut book, mut open) = (Book::default(), BTreeSet::new());
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
        let (mut book, mut open) = (Book::default(), BTreeSet::new());
        say(&mut book, &mut open, 1, "oh no");
        let cleared = Edit {
            by: MUM,
            field: name(),
            value: Value::Cleared,
        };
        let applied = book
            .edit(cleared, &mut open, ChangeId::from_bits(2), NOW)
            .expect("new");
        assert_eq!(
            applied,
            Applied {
                put: None,
                delete: vec![ChangeId::from_bits(1)]
            }
        );
        assert_eq!(book.changes().count(), 0);
        assert!(open.is_empty());
    }

    #[test]
    fn taking_away_what_was_frozen_says_so_and_keeps_the_history() {
        let (mut book, mut open) = (Book::default(), BTreeSet::new());
        say(&mut book, &mut open, 1, "Sam");
        open.clear();
        let cleared = Edit {
            by: MUM,
            field: name(),
            value: Value::Cleared,
        };
        book.edit(cleared, &mut open, ChangeId::from_bits(2), NOW);
        assert_eq!(book.name(), "");
        assert_eq!(book.changes().count(), 2);
    }

    #[test]
    fn nobody_coalesces_the_words_of_another_voice() {
        let (mut book, mut open) = (Book::default(), BTreeSet::new());
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
        let (mut book, mut open) = (Book::default(), BTreeSet::new());
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
        let change = |id, tick, text: &str| Change {
            id: ChangeId::from_bits(id),
            tick,
            at: NOW,
            by: MUM,
            replaces: vec![],
            field: name(),
            value: Value::Text(text.into()),
        };
        let (a, b) = (change(1, 1, "Sam"), change(2, 2, "Samira"));
        let one = Book::from_changes([a.clone(), b.clone()]);
        let other = Book::from_changes([b, a]);
        assert_eq!(one.name(), "Sam\n\nSamira");
        assert_eq!(one.name(), other.name());
    }

    #[test]
    fn a_change_that_comes_before_what_it_replaces_still_replaces_it() {
        let (mut book, mut open) = (Book::default(), BTreeSet::new());
        say(&mut book, &mut open, 1, "Sam");
        open.clear();
        say(&mut book, &mut open, 2, "Sammy");
        let mut changes: Vec<_> = book.changes().cloned().collect();
        changes.reverse();
        assert_eq!(Book::from_changes(changes).name(), "Sammy");
    }
}
