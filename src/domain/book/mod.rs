//! A book as the fold of its changes: what stands in each field, and what was erased.
//!
//! The order in which changes arrive never matters, and no clock is asked: what stands is what
//! nothing replaces. That makes the union of two copies of a book a merge (see [`crate::sync`]): the
//! same from both sides, in any order, however often.
//!
//! | file | what it holds |
//! |---|---|
//! | `edit` | how an edit, or an erasure, becomes a change |
//! | `same` | two ids of one voice or one round, begun apart |
//! | `apart` | how such two are taken apart again |
//! | `reading` | names, voices, rounds and answers |
//! | `visits` | who helped the family, when, and with what notes |
//! | `read_back` | whether an answer was read back to its voice |

mod apart;
mod edit;
mod meeting;
mod read_back;
mod reading;
mod same;
#[cfg(test)]
mod tests;
mod visits;

pub use apart::Pair;
pub use edit::{Applied, Edit, Stamp};

use super::{
    answer::Part,
    change::{Change, Field, Value},
    ids::{ChangeId, QuestionId, RoundId, VoiceId},
};
use same::Aliases;
use std::collections::BTreeMap;

/// How many questions a voice may say matter most.
pub const MOST: usize = 3;

/// All that is kept about one child or young person.
#[derive(Clone, Debug, Default)]
pub struct Book {
    /// Every change that is here, and every one that is only named.
    known: BTreeMap<ChangeId, Known>,
    /// What stands, by field, oldest tick first.
    standing: Vec<Standing>,
    same: Aliases,
    tick: u64,
}

/// What is known of a change.
#[derive(Clone, Debug, Default)]
struct Known {
    /// The change itself, if it is here.
    change: Option<Change>,
    /// How many of the changes that are here replace it.
    replaced: u32,
    /// Whether its words were erased for good, whether it is here or comes later.
    erased: bool,
}

/// A change that stands. The order of the parts is the order of the index.
type Standing = (Field, u64, ChangeId);

impl Book {
    /// The book that these changes make.
    pub fn from_changes(changes: impl IntoIterator<Item = Change>) -> Self {
        let mut book = Self::default();
        book.merge(changes);
        book
    }

    /// Takes in many changes at once. Returns the ids of those that are new here or different from
    /// before, each once.
    pub fn merge(&mut self, changes: impl IntoIterator<Item = Change>) -> Vec<ChangeId> {
        let mut touched = Vec::new();
        for change in changes {
            self.take_in(change, &mut touched);
        }
        self.index();
        touched.sort_unstable();
        touched.dedup();
        touched
    }

    /// Takes a change in. The same id twice is the same change; of two copies that replace different
    /// changes, all of these are replaced.
    pub fn insert(&mut self, change: Change) {
        let (id, replaces) = (change.id, change.replaces.clone());
        let joins = matches!(change.field, Field::Same(_));
        self.take_in(change, &mut Vec::new());
        if joins {
            return self.index_slowly();
        }
        for old in replaces {
            self.settle(old);
        }
        self.settle(id);
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

    /// Takes a change in, without a thought for the index.
    fn take_in(&mut self, change: Change, touched: &mut Vec<ChangeId>) {
        self.tick = self.tick.max(change.tick);
        let id = change.id;
        let mut gone = match &change.value {
            Value::Erased(ids) => ids.clone(),
            // A copy without its words tells that they were erased.
            Value::Gone => vec![id],
            _ => Vec::new(),
        };
        let known = self.known.entry(id).or_default();
        let is_new = known.change.is_none();
        let here = known.change.get_or_insert_with(|| Change {
            replaces: Vec::new(),
            ..change.clone()
        });
        let mut new = Vec::new();
        for old in change.replaces {
            if add(&mut here.replaces, old) {
                new.push(old);
            }
        }
        if is_new || !new.is_empty() {
            touched.push(id);
        }
        if known.erased {
            if empty(here) {
                touched.push(id);
            }
            gone.extend(&new);
        }
        for old in new {
            self.known.entry(old).or_default().replaced += 1;
        }
        self.erase_all(gone, touched);
    }

    /// These changes, and all that they replaced, never hold words again.
    fn erase_all(&mut self, mut ids: Vec<ChangeId>, touched: &mut Vec<ChangeId>) {
        while let Some(id) = ids.pop() {
            let known = self.known.entry(id).or_default();
            if std::mem::replace(&mut known.erased, true) {
                continue;
            }
            if let Some(change) = &mut known.change {
                ids.extend(&change.replaces);
                if empty(change) {
                    touched.push(id);
                }
            }
        }
    }

    /// Forgets a change. What it alone replaced stands again.
    fn remove(&mut self, id: ChangeId) {
        let Some(known) = self.known.get_mut(&id) else {
            return;
        };
        let Some(change) = known.change.take() else {
            return;
        };
        let place = (self.same.canon(&change.field), change.tick, id);
        if let Ok(at) = self.standing.binary_search(&place) {
            self.standing.remove(at);
        }
        for old in &change.replaces {
            if let Some(old) = self.known.get_mut(old) {
                old.replaced = old.replaced.saturating_sub(1);
            }
            self.settle(*old);
            self.tidy(*old);
        }
        self.tidy(id);
        if matches!(change.field, Field::Same(_)) {
            self.index_slowly();
        }
    }

    /// Forgets what is neither here nor named.
    fn tidy(&mut self, id: ChangeId) {
        let unnamed = |known: &Known| known.change.is_none() && known.replaced == 0;
        if self.known.get(&id).is_some_and(|k| unnamed(k) && !k.erased) {
            self.known.remove(&id);
        }
    }

    /// Makes the index anew.
    fn index(&mut self) {
        let standing = self.known.values().filter(|known| known.replaced == 0);
        let standing = standing.filter_map(|known| known.change.as_ref());
        self.same = Aliases::read(standing.clone());
        let place = |change: &Change| (self.same.canon(&change.field), change.tick, change.id);
        let mut places: Vec<Standing> = standing.map(place).collect();
        places.sort_unstable();
        self.standing = places;
    }

    /// The same, one change at a time. Two ids are joined a few times in the life of a book, so it may
    /// take its time; and a sort is some code, of which the first question has no need.
    fn index_slowly(&mut self) {
        let standing = self.known.values().filter(|known| known.replaced == 0);
        self.same = Aliases::read(standing.filter_map(|known| known.change.as_ref()));
        self.standing.clear();
        let ids: Vec<ChangeId> = self.known.keys().copied().collect();
        for id in ids {
            self.settle(id);
        }
    }

    /// Makes the index right for one change.
    fn settle(&mut self, id: ChangeId) {
        let Some(known) = self.known.get(&id) else {
            return;
        };
        let Some(change) = &known.change else {
            return;
        };
        let place = (self.same.canon(&change.field), change.tick, id);
        match (self.standing.binary_search(&place), known.replaced == 0) {
            (Err(at), true) => self.standing.insert(at, place),
            (Ok(at), false) => drop(self.standing.remove(at)),
            (Ok(_), true) | (Err(_), false) => {}
        }
    }

    /// How far the history goes: the highest tick.
    pub const fn last_tick(&self) -> u64 {
        self.tick
    }

    /// Every change that stands, with the field in which it does, oldest tick first in each.
    pub fn all_standing(&self) -> impl Iterator<Item = (&Field, &Change)> {
        self.standing
            .iter()
            .filter_map(|(field, _, id)| Some((field, self.change(*id)?)))
    }

    /// The changes that stand in a field, oldest tick first.
    pub fn standing<'a>(&'a self, field: &Field) -> impl Iterator<Item = &'a Change> + use<'a> {
        let field = self.same.canon(field);
        let first = self.standing.partition_point(|(other, ..)| *other < field);
        let here = self.standing.get(first..).unwrap_or_default().iter();
        here.take_while(move |(other, ..)| *other == field)
            .filter_map(|(.., id)| self.change(*id))
    }

    /// The changes that make a field say what it says: of those that say the same the oldest, oldest
    /// tick first. None: nothing was said, or it was cleared. More than one: two people said different
    /// things, and both count.
    pub fn versions(&self, field: &Field) -> Vec<&Change> {
        let mut versions: Vec<&Change> = Vec::new();
        for change in self.standing(field) {
            let said = versions.iter().any(|other| other.value == change.value);
            if !change.value.is_silent() && !said {
                versions.push(change);
            }
        }
        versions
    }

    /// What a field says: see [`Self::versions`].
    pub fn values(&self, field: &Field) -> Vec<&Value> {
        let versions = self.versions(field).into_iter();
        versions.map(|change| &change.value).collect()
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

    /// Whether words were erased here, and none were written since.
    pub fn is_erased(&self, field: &Field) -> bool {
        let erased = |change: &Change| matches!(change.value, Value::Erased(_));
        self.standing(field).any(erased) && self.versions(field).is_empty()
    }

    /// A field as it is called for all: see [`Field::Same`].
    pub fn field_of(&self, field: &Field) -> Field {
        self.same.canon(field)
    }

    /// The field that a change is in, as it is called for all: see [`Field::Same`].
    pub fn field(&self, change: &Change) -> Field {
        self.same.canon(&change.field)
    }

    /// Whether some part of what a voice said to a question stands in two versions.
    pub fn is_said_twice(&self, round: RoundId, voice: VoiceId, question: &QuestionId) -> bool {
        Part::SAID.iter().any(|part| {
            let field = Field::Answer(round, voice, question.clone(), *part);
            self.versions(&field).len() > 1
        })
    }

    /// The one id of a round that has several.
    pub fn round_id(&self, id: RoundId) -> RoundId {
        self.same.round(id)
    }

    /// The one id of a voice that has several.
    pub fn voice_id(&self, id: VoiceId) -> VoiceId {
        self.same.voice(id)
    }
}

/// Adds an id to a list that is in order; whether it was not there.
fn add(ids: &mut Vec<ChangeId>, id: ChangeId) -> bool {
    let place = ids.binary_search(&id);
    if let Err(at) = place {
        ids.insert(at, id);
    }
    place.is_err()
}

/// Takes the words out of a change; whether there were any. What joins two ids holds no words, and
/// an erasure holds none either.
fn empty(change: &mut Change) -> bool {
    let wordless = matches!(change.value, Value::Erased(_) | Value::Gone);
    if wordless || matches!(change.field, Field::Same(_)) {
        return false;
    }
    change.value = Value::Gone;
    true
}
