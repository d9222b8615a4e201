//! The rules of a history, which hold for a file, and for a file and a book put together.

use super::file::{FileError, Kind, MAX_CHANGES, MAX_KEY, MAX_KEYS};
use super::{map_of, set_of};
use crate::domain::{
    book::Book,
    change::{Change, Field, Same, Value},
    ids::{ChangeId, VoiceId},
    round::RoundPart,
    visit::VisitPart,
    voice::VoicePart,
};
use std::collections::BTreeMap;

/// How many changes one may replace, and how many there may be in one field: more than anybody edits one
/// answer.
pub(super) const MAX_REPLACED: usize = 20_000;
/// How many changes may stand in one field, or join two ids; and how many voices, rounds and visits there may
/// be. Pages show all of them, and a book looks at each beside each other.
const MAX_BESIDE: usize = 500;
/// How many PINs of one voice may stand. To try one takes its time, and each has to be tried.
pub const MAX_PINS: usize = 8;

/// What a file may hold of private answers: one for others nothing but that they were erased. Whatever else were
/// in it could only hide what its reader knows, since no one could open it.
pub(super) fn check_private(kind: Kind, change: &Change) -> Result<(), FileError> {
    let is_private = matches!(
        change.field,
        Field::Private(..) | Field::Voice(_, VoicePart::Pin)
    );
    let is_erased = matches!(change.value, Value::Erased(_) | Value::Gone);
    if kind == Kind::Shared && is_private && !is_erased {
        return Err(FileError::Private(change.id));
    }
    if let Value::Pin(pin) = &change.value {
        let found = pin.keys.len();
        if found > MAX_KEYS {
            return Err(FileError::TooMany { found });
        }
        if pin.keys.iter().any(|key| key.len() > MAX_KEY) {
            return Err(FileError::Private(change.id));
        }
    }
    Ok(())
}

/// Which voices may be one person: all that some change joins, also where it was taken back since. What was
/// written while they were one stays.
pub(super) struct People(BTreeMap<VoiceId, VoiceId>);

impl People {
    pub fn of<'a>(changes: impl Iterator<Item = &'a Change>) -> Self {
        let mut people = Self(BTreeMap::new());
        for change in changes {
            if let Field::Same(Same::Voices(a, b)) = change.field {
                let (a, b) = (people.shorten(a), people.shorten(b));
                if a != b {
                    people.0.insert(a.max(b), a.min(b));
                }
            }
        }
        let all: Vec<VoiceId> = people.0.keys().copied().collect();
        for voice in all {
            people.shorten(voice);
        }
        people
    }

    /// Who it is; and from now on the way there is one step, since a file may hold very many of them.
    fn shorten(&mut self, voice: VoiceId) -> VoiceId {
        let one = self.one(voice);
        let mut on_the_way = voice;
        while on_the_way != one {
            let next = self.0.insert(on_the_way, one);
            on_the_way = next.unwrap_or(one);
        }
        one
    }

    fn one(&self, mut voice: VoiceId) -> VoiceId {
        // Each step goes to a smaller id, so it ends.
        while let Some(other) = self.0.get(&voice) {
            voice = *other;
        }
        voice
    }

    /// Whether two voices may be one person.
    pub fn are_one(&self, a: VoiceId, b: VoiceId) -> bool {
        a == b || self.one(a) == self.one(b)
    }
}

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
    let (mut voices, mut rounds, mut visits) = (0, 0, 0);
    let mut beside: (Option<&Field>, usize) = (None, 0);
    for (field, _) in book.all_standing() {
        let count = if beside.0 == Some(field) { beside.1 } else { 0 };
        beside = (Some(field), count + 1);
        voices += usize::from(matches!(field, Field::Voice(_, VoicePart::Role)));
        rounds += usize::from(matches!(field, Field::Round(_, RoundPart::Begun)));
        visits += usize::from(matches!(field, Field::Visit(_, _, VisitPart::Begun)));
        let found = beside.1.max(voices).max(rounds).max(visits);
        let is_pin = matches!(field, Field::Voice(_, VoicePart::Pin));
        if found > MAX_BESIDE || (is_pin && beside.1 > MAX_PINS) {
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
pub(super) fn reaches<'a>(
    change: &Change,
    people: &People,
    known: impl Fn(ChangeId) -> Option<&'a Change>,
) -> bool {
    let erased = match &change.value {
        Value::Erased(ids) => ids.as_slice(),
        _ => &[],
    };
    let mut others = change.replaces.iter().chain(erased);
    others
        .any(|id| known(*id).is_some_and(|old| !is_of_one_kind(&change.field, &old.field, people)))
}

/// Whether two fields may be one: they are, or they would be if two voices or rounds were joined.
fn is_of_one_kind(a: &Field, b: &Field, people: &People) -> bool {
    match (a, b) {
        (Field::Voice(_, a), Field::Voice(_, b)) => a == b,
        (Field::Round(_, a), Field::Round(_, b)) => a == b,
        (Field::Answer(_, _, q, a), Field::Answer(_, _, r, b)) => (q, a) == (r, b),
        (Field::Order(..), Field::Order(..)) => true,
        // Two begun apart for one answer are one from then on; and an answer goes under a PIN and out again.
        // Which one it is cannot be seen, so this much must be known: it is their own.
        (Field::Private(a, _), Field::Private(b, _) | Field::Answer(_, b, ..))
        | (Field::Answer(_, a, ..), Field::Private(b, _)) => people.are_one(*a, *b),
        (Field::Visit(_, a, one), Field::Visit(_, b, other)) => {
            let same = VoiceId::from_bits(0);
            (a, one.of(same)) == (b, other.of(same))
        }
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
