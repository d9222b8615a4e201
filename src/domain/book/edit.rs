//! How an edit becomes a change.

use super::{Book, add};
use crate::domain::{
    change::{Change, Field, MAX_TICK, Value},
    ids::{ChangeId, DeviceId, VoiceId},
    time::Timestamp,
};

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

/// What makes an edit a change: a name, a time and a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// Drawn at random.
    pub id: ChangeId,
    /// The clock's time.
    pub at: Timestamp,
    /// The device.
    pub on: Option<DeviceId>,
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
    /// Makes an edit. While a standing change of the same voice is in `open` (not frozen), the new
    /// one takes its place and inherits what it replaced; frozen ones are replaced and kept. So is each
    /// of several that stand: who chooses one of two versions does not make the other vanish.
    ///
    /// `None` when the field says exactly that already.
    pub fn edit(&mut self, edit: Edit, open: &mut Vec<ChangeId>, stamp: Stamp) -> Option<Applied> {
        let Edit { by, field, value } = edit;
        let (by, field) = (self.same.voice(by), self.same.canon(&field));
        let before: Vec<&Change> = self.standing(&field).collect();
        let nothing_new = match before.as_slice() {
            [] => value == Value::Cleared,
            [one] => one.value == value || (one.value.is_silent() && value == Value::Cleared),
            _ => false,
        };
        if nothing_new {
            return None;
        }
        let alone = before.len() == 1;
        let mut replaces = Vec::new();
        let mut delete = Vec::new();
        for change in before {
            if alone && self.same.voice(change.by) == by && open.contains(&change.id) {
                delete.push(change.id);
                for old in &change.replaces {
                    add(&mut replaces, *old);
                }
            } else {
                add(&mut replaces, change.id);
            }
        }
        let done = replaces.clone();
        let taken_back = value == Value::Cleared && replaces.is_empty();
        let put = (!taken_back).then(|| self.make(by, field, value, replaces, stamp));
        // First in, then out: what both replace never stands in between.
        if let Some(change) = &put {
            self.insert(change.clone());
            open.push(change.id);
        }
        for old in &delete {
            self.remove(*old);
        }
        open.retain(|id| !delete.contains(id) && !done.contains(id));
        Some(Applied { put, delete })
    }

    /// Takes changes in, and those out whose place they take: what was decided elsewhere about this book.
    pub fn swap(&mut self, delete: &[ChangeId], put: impl IntoIterator<Item = Change>) {
        for old in delete {
            self.remove(*old);
        }
        for change in put {
            self.insert(change);
        }
    }

    /// Erases a field for good: no word that it ever held comes back, from anywhere. Returns what has
    /// to be made durable, the erasure first; nothing if there never was a word. It is frozen at once.
    pub fn erase(&mut self, by: VoiceId, field: &Field, stamp: Stamp) -> Vec<Change> {
        let field = self.same.canon(field);
        let here = |change: &&Change| self.same.canon(&change.field) == field;
        let seen: Vec<ChangeId> = self.changes().filter(here).map(|c| c.id).collect();
        let worded = |id: &ChangeId| self.change(*id).is_some_and(|c| !c.value.is_silent());
        if !seen.iter().any(worded) {
            return Vec::new();
        }
        let replaces = self.standing(&field).map(|change| change.id).collect();
        let by = self.same.voice(by);
        let erasure = self.make(by, field, Value::Erased(seen), replaces, stamp);
        let touched = self.merge(vec![erasure]);
        let (first, rest): (Vec<&ChangeId>, Vec<&ChangeId>) =
            touched.iter().partition(|id| **id == stamp.id);
        let all = first.into_iter().chain(rest);
        all.filter_map(|id: &ChangeId| self.change(*id).cloned())
            .collect()
    }

    /// The place of the next change in the history.
    pub fn next_tick(&self) -> u64 {
        self.tick.saturating_add(1).min(MAX_TICK)
    }

    /// A change, with its place in the history.
    pub(super) fn make(
        &self,
        by: VoiceId,
        field: Field,
        value: Value,
        replaces: Vec<ChangeId>,
        stamp: Stamp,
    ) -> Change {
        Change {
            id: stamp.id,
            tick: self.next_tick(),
            at: stamp.at,
            by,
            on: stamp.on,
            replaces,
            field,
            value,
        }
    }
}
