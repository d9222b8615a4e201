//! What was joined, and how it is taken apart again: by one more change, so that nothing is lost and
//! it can be joined once more. Part of the second half of the app: no first question needs it.

use super::{
    Book, Stamp,
    same::{join, root},
};
use crate::domain::{
    change::{Change, Field, Same, Value},
    ids::{RoundId, VoiceId},
    round::RoundPart,
    voice::Role,
};
use std::collections::BTreeMap;

/// Two ids that were joined once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The ids. Of two that are one, the first stands for both.
    pub same: Same,
    /// They are one: nobody has taken it back.
    pub is_one: bool,
}

impl Book {
    /// Every pair that was joined once, those that are one and those that are two again. Of several
    /// ids that are one, each stands beside the one that stands for all.
    pub fn pairs(&self) -> Vec<Pair> {
        let mut found = BTreeMap::new();
        let said: Vec<(Same, bool)> = self.said().collect();
        for (same, yes) in said.iter().filter(|(_, yes)| *yes) {
            for same in self.beside(*same) {
                found.insert(same, *yes);
            }
        }
        for (same, _) in said.iter().filter(|(_, yes)| !yes) {
            if let Some(same) = self.as_called(*same) {
                found.entry(same).or_insert(false);
            }
        }
        let pair = |(same, is_one)| Pair { same, is_one };
        found.into_iter().map(pair).collect()
    }

    /// What has to be said so that a pair is two again: its second leaves the first, and whoever was one
    /// with the first through the second alone stays so. Two books of two children take with them what
    /// was joined because there was one child: the young person, and the meeting.
    pub fn parting(&self, pair: Same) -> Vec<(Same, bool)> {
        let mut voices = Vec::new();
        let mut rounds = Vec::new();
        for (same, _) in self.said().filter(|(_, yes)| *yes) {
            match same {
                Same::Voices(a, b) => voices.push((a, b)),
                Same::Rounds(a, b) => rounds.push((a, b)),
                Same::Books(..) => {}
            }
        }
        let of_one = |pair| match pair {
            Same::Books(..) => vec![(pair, false)],
            Same::Voices(_, out) => said_of(without(&voices, out), Same::voices),
            Same::Rounds(_, out) => said_of(without(&rounds, out), Same::rounds),
        };
        let all = std::iter::once(pair).chain(self.of_one_child(pair, true));
        all.flat_map(of_one).collect()
    }

    /// What has to be said so that a pair is one again, with all that was taken apart along with it.
    pub fn joining(&self, pair: Same) -> Vec<(Same, bool)> {
        let all = std::iter::once(pair).chain(self.of_one_child(pair, false));
        all.map(|same| (same, true)).collect()
    }

    /// What was joined, or taken apart, in the same moment as two books because they are about one
    /// child, or are not.
    fn of_one_child(&self, books: Same, yes: bool) -> Vec<Same> {
        if !matches!(books, Same::Books(..)) {
            return Vec::new();
        }
        let says = |change: &Change| change.value == Value::Flag(yes);
        let said = self.standing(&Field::Same(books)).filter(|c| says(c));
        let moments: Vec<_> = said.map(|change| (change.at, change.on)).collect();
        let voices = self.voices();
        let is_young = |id| {
            let id = self.same.voice(id);
            let known = voices.iter().find(|voice| voice.id == id);
            known.is_some_and(|voice| voice.role == Role::YoungPerson)
        };
        let mut found = Vec::new();
        for (field, change) in self.all_standing() {
            let same = match field {
                Field::Same(same @ Same::Rounds(..)) => *same,
                Field::Same(same @ Same::Voices(a, b)) if is_young(*a) && is_young(*b) => *same,
                _ => continue,
            };
            let then = moments.contains(&(change.at, change.on));
            if says(change) && then && !found.contains(&same) {
                found.push(same);
            }
        }
        found
    }

    /// What stands in a field of two that are one: said under the first id, and said under the second.
    /// What was said since they are one counts as the first's.
    pub fn halves(&self, first: &Field, second: &Field) -> [Vec<&Value>; 2] {
        let said = self.standing(first).filter(|c| !c.value.is_silent());
        let (mut of_first, mut of_second) = (Vec::new(), Vec::new());
        for change in said {
            let of = if change.field == *second {
                &mut of_second
            } else {
                &mut of_first
            };
            of.push(&change.value);
        }
        [of_first, of_second]
    }

    /// Makes a round the one that was begun last, so that it is the current one: that it began is said
    /// once more. `None` where there is no such round.
    pub fn begin_again(&mut self, by: VoiceId, round: RoundId, stamp: Stamp) -> Option<Change> {
        let field = self.same.canon(&Field::Round(round, RoundPart::Begun));
        let value = (*self.values(&field).last()?).clone();
        let replaces = self.standing(&field).map(|change| change.id);
        let mut replaces: Vec<_> = replaces.collect();
        replaces.sort_unstable();
        let change = self.make(self.same.voice(by), field, value, replaces, stamp);
        self.insert(change.clone());
        Some(change)
    }

    /// What stands about pairs, and whether it makes them one: it does as long as anybody says so.
    fn said(&self) -> impl Iterator<Item = (Same, bool)> {
        let mut said: BTreeMap<Same, bool> = BTreeMap::new();
        for (field, change) in self.all_standing() {
            if let Field::Same(same) = field {
                *said.entry(*same).or_default() |= change.value == Value::Flag(true);
            }
        }
        said.into_iter()
    }

    /// Each of a joined pair that another id stands for, beside that id.
    fn beside(&self, same: Same) -> Vec<Same> {
        match same {
            Same::Books(..) => vec![same],
            Same::Voices(a, b) => [a, b]
                .iter()
                .filter_map(|id| Same::voices(self.same.voice(*id), *id))
                .collect(),
            Same::Rounds(a, b) => [a, b]
                .iter()
                .filter_map(|id| Same::rounds(self.same.round(*id), *id))
                .collect(),
        }
    }

    /// The pair as it is called for all; `None` where it is one through others.
    fn as_called(&self, same: Same) -> Option<Same> {
        match same {
            Same::Books(..) => Some(same),
            Same::Voices(a, b) => Same::voices(self.same.voice(a), self.same.voice(b)),
            Same::Rounds(a, b) => Same::rounds(self.same.round(a), self.same.round(b)),
        }
    }
}

type Said<T> = Vec<((T, T), bool)>;

fn said_of<T>(said: Said<T>, same: fn(T, T) -> Option<Same>) -> Vec<(Same, bool)> {
    let said = said.into_iter();
    said.filter_map(|((a, b), yes)| Some((same(a, b)?, yes)))
        .collect()
}

/// Takes one out of all that it is joined with.
fn without<T: Copy + Ord>(pairs: &[(T, T)], out: T) -> Said<T> {
    let (cut, left): (Vec<_>, Vec<_>) = pairs.iter().partition(|(a, b)| *a == out || *b == out);
    let mut joined = Vec::new();
    for (a, b) in left {
        join(&mut joined, a, b);
    }
    let mut said: Said<T> = cut.iter().map(|pair| (*pair, false)).collect();
    let beside: Vec<T> = cut
        .iter()
        .map(|(a, b)| if *a == out { *b } else { *a })
        .collect();
    for pair in beside.windows(2) {
        if let [a, b] = pair
            && root(&joined, *a) != root(&joined, *b)
        {
            join(&mut joined, *a, *b);
            said.push(((*a, *b), true));
        }
    }
    said
}
