//! The rules of a history, which hold for a file, and for a file and a book put together.

use super::file::{FileError, MAX_CHANGES};
use super::{map_of, set_of};
use crate::domain::{
    book::Book,
    change::{Change, Field, Value},
    ids::ChangeId,
    round::RoundPart,
    voice::VoicePart,
};
use std::collections::BTreeMap;

/// How many changes one may replace, and how many there may be in one field: more than anybody edits one
/// answer.
pub(super) const MAX_REPLACED: usize = 20_000;
/// How many changes may stand in one field, or join two ids; and how many voices and rounds there may be.
/// Pages show all of them, and a book looks at each beside each other.
const MAX_BESIDE: usize = 500;

/// Not too many ids may be joined. To be asked before a book is made of the changes.
pub(super) fn check_joined<'a>(changes: impl Iterator<Item = &'a Change>) -> Result<(), FileError> {
    let joins = changes.filter(|change| matches!(change.field, Field::Same(_)));
    let joins = map_of(joins.map(|change| (change.id, change)));
    let replaced = joins.values().flat_map(|change| &change.replaces);
    let replaced = set_of(replaced);
    let found = joins.keys().filter(|id| !replaced.contains(id)).count();
    if found > MAX_BESIDE {
        return Err(FileError::TooMany { found });
    }
    Ok(())
}

/// What must hold for the book that changes make: somebody speaks in it, in some round, and it is no
/// larger than a book that goes out again.
pub(super) fn check_book(book: &Book) -> Result<(), FileError> {
    let found = book.changes().count();
    if found > MAX_CHANGES {
        return Err(FileError::TooMany { found });
    }
    let mut history: BTreeMap<Field, usize> = BTreeMap::new();
    for change in book.changes() {
        *history.entry(book.field(change)).or_default() += 1;
    }
    let found = history.into_values().max().unwrap_or_default();
    if found > MAX_REPLACED {
        return Err(FileError::TooMany { found });
    }
    let (mut voices, mut rounds) = (0, 0);
    let mut beside: (Option<&Field>, usize) = (None, 0);
    for (field, _) in book.all_standing() {
        let count = if beside.0 == Some(field) { beside.1 } else { 0 };
        beside = (Some(field), count + 1);
        voices += usize::from(matches!(field, Field::Voice(_, VoicePart::Role)));
        rounds += usize::from(matches!(field, Field::Round(_, RoundPart::Begun)));
        let found = beside.1.max(voices).max(rounds);
        if found > MAX_BESIDE {
            return Err(FileError::TooMany { found });
        }
    }
    if book.current_round().is_none() || book.voices().is_empty() {
        return Err(FileError::NoBook);
    }
    Ok(())
}

/// Whether two copies of a change say the same. What they replace may differ: a file for somebody
/// else leaves drafts out and names those behind them. And one may have been erased.
pub(super) fn is_same(a: &Change, b: &Change) -> bool {
    // What joins two ids, and an erasure, hold no words that could go.
    let goes = |change: &Change| {
        !matches!(change.field, Field::Same(_)) && !matches!(change.value, Value::Erased(_))
    };
    let erased = a.value == Value::Gone && goes(b) || b.value == Value::Gone && goes(a);
    (a.tick, a.at, a.by, a.on, &a.field) == (b.tick, b.at, b.by, b.on, &b.field)
        && (erased || a.value == b.value)
}

/// Whether a change takes the place of one that is about something else.
pub(super) fn reaches<'a>(change: &Change, known: impl Fn(ChangeId) -> Option<&'a Change>) -> bool {
    let erased = match &change.value {
        Value::Erased(ids) => ids.as_slice(),
        _ => &[],
    };
    let mut others = change.replaces.iter().chain(erased);
    others.any(|id| known(*id).is_some_and(|old| !is_of_one_kind(&change.field, &old.field)))
}

/// Whether two fields may be one: they are, or they would be if two voices or rounds were joined.
fn is_of_one_kind(a: &Field, b: &Field) -> bool {
    match (a, b) {
        (Field::Voice(_, a), Field::Voice(_, b)) => a == b,
        (Field::Round(_, a), Field::Round(_, b)) => a == b,
        (Field::Answer(_, _, q, a), Field::Answer(_, _, r, b)) => (q, a) == (r, b),
        (Field::Order(..), Field::Order(..)) => true,
        // Two begun apart for one answer are one from then on; and an answer goes under a PIN and out again.
        (Field::Private(..), Field::Private(..) | Field::Answer(..))
        | (Field::Answer(..), Field::Private(..)) => true,
        (Field::Same(a), Field::Same(b)) => a.in_order() == b.in_order(),
        (a, b) => a == b,
    }
}

/// A change that replaces itself, through others or directly. `replaces` tells what one replaces.
pub(super) fn ring<'a>(
    changes: impl Iterator<Item = ChangeId>,
    replaces: impl Fn(ChangeId) -> Option<&'a [ChangeId]>,
) -> Option<ChangeId> {
    /// On the way to its end, or done with.
    #[derive(Clone, Copy, PartialEq)]
    enum Seen {
        Open,
        Done,
    }
    let mut seen: BTreeMap<ChangeId, Seen> = BTreeMap::new();
    // Not by recursion: a history may be long.
    let mut way: Vec<(ChangeId, usize)> = Vec::new();
    for start in changes {
        way.push((start, 0));
        while let Some((id, next)) = way.pop() {
            if next == 0 {
                match seen.get(&id) {
                    Some(Seen::Done) => continue,
                    Some(Seen::Open) => return Some(id),
                    None => {}
                }
            }
            match replaces(id).and_then(|old| old.get(next)) {
                Some(old) => {
                    seen.insert(id, Seen::Open);
                    way.push((id, next + 1));
                    way.push((*old, 0));
                }
                None => drop(seen.insert(id, Seen::Done)),
            }
        }
    }
    None
}
