//! On the book's home: what was joined when two books became one, and the file that came in last.

use super::said::Speaker;
use crate::{
    app::{
        exchange::state,
        model::{Model, OpenBook},
    },
    domain::{
        answer::Part,
        change::{Change, Field, Same, Value},
        ids::{ChangeId, RoundId, VoiceId},
        keeping::Taken,
        round::RoundPart,
        time::Day,
        voice::{Role, VoicePart},
    },
};
use std::collections::BTreeSet;

/// Two that were joined when two books became one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct JoinView {
    /// The pair, to be taken apart or joined again.
    pub pair: Same,
    /// They are one here.
    pub is_one: bool,
    /// What they are.
    pub of: Joined,
}

/// What was joined.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Joined {
    /// Two books.
    Books {
        /// When they became one, or two.
        day: Day,
        /// What the other one brought can be taken out again.
        can_take_out: bool,
    },
    /// Two people. What was written since they are one stays with the first.
    People(Speaker, Speaker),
    /// Two meetings, each with its day. What was written since they are one stays with the first.
    Meetings {
        /// The days, as far as they are known.
        days: [Option<Day>; 2],
        /// Where they are two: whether each is the one that is shown, with the way to show it.
        shown: [(RoundId, bool); 2],
    },
}

/// The file that came in last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LastFile {
    /// It can be taken out again, or kept for good.
    Offered {
        /// When it came in.
        day: Day,
        /// How many answers it brought or changed.
        answers: usize,
        /// Words that it erased will not come back.
        but_erased: bool,
    },
    /// It is out again.
    Out,
}

/// What was joined: the books first, then people, then meetings.
pub(super) fn all(model: &Model, open: &OpenBook) -> Vec<JoinView> {
    let pairs = open.book.pairs();
    let of = |pair: &crate::domain::book::Pair| {
        Some(JoinView {
            pair: pair.same,
            is_one: pair.is_one,
            of: match pair.same {
                Same::Books(..) => books(model, open, pair.same)?,
                Same::Voices(a, b) => people(open, a, b, pair.is_one)?,
                Same::Rounds(a, b) => meetings(open, a, b, pair.is_one)?,
            },
        })
    };
    pairs.iter().filter_map(of).collect()
}

/// Two books. Where what joined them went with the file that brought it, there is nothing to say.
fn books(model: &Model, open: &OpenBook, pair: Same) -> Option<Joined> {
    let field = Field::Same(pair);
    let joins =
        |change: &&Change| change.value == Value::Flag(true) && open.book.field(change) == field;
    let joins: Vec<ChangeId> = open.book.changes().filter(joins).map(|c| c.id).collect();
    if joins.is_empty() {
        return None;
    }
    let last = open.book.standing(&field).map(|change| change.at).max()?;
    let came = |taken: &Taken| joins.iter().any(|id| taken.added.contains(id));
    Some(Joined::Books {
        day: last.day(model.minutes_ahead),
        can_take_out: offered(open).is_some_and(came),
    })
}

/// Two people who may be one: grown-ups. Whether there is one child goes with the books.
fn people(open: &OpenBook, a: VoiceId, b: VoiceId, is_one: bool) -> Option<Joined> {
    let voices = open.book.voices();
    let known = |id| voices.iter().find(|voice| voice.id == id);
    let first = known(a)?;
    if !is_one {
        let (first, second) = (
            Speaker::of(first, &open.book),
            Speaker::of(known(b)?, &open.book),
        );
        let young = first.role == Role::YoungPerson && second.role == Role::YoungPerson;
        return (!young).then_some(Joined::People(first, second));
    }
    if first.role == Role::YoungPerson {
        return None;
    }
    let halves = |part| {
        open.book
            .halves(&Field::Voice(a, part), &Field::Voice(b, part))
    };
    let names = halves(VoicePart::Name).map(|said| match said.last() {
        Some(Value::Text(name)) => name.trim().to_owned(),
        _ => String::new(),
    });
    let roles = halves(VoicePart::Role).map(|said| match said.last() {
        Some(Value::Role(role)) => *role,
        _ => first.role,
    });
    let speaker = |voice, role, name| Speaker { voice, role, name };
    let [name_a, name_b] = names;
    Some(Joined::People(
        speaker(a, roles[0], name_a),
        speaker(b, roles[1], name_b),
    ))
}

fn meetings(open: &OpenBook, a: RoundId, b: RoundId, is_one: bool) -> Option<Joined> {
    let at = Field::Round;
    let begun = |id| open.book.values(&at(id, RoundPart::Begun)).last().map(drop);
    begun(a).and_then(|()| begun(b))?;
    let days = if is_one {
        open.book
            .halves(&at(a, RoundPart::Day), &at(b, RoundPart::Day))
            .map(|said| match said.last() {
                Some(Value::Day(day)) => Some(*day),
                _ => None,
            })
    } else {
        [a, b].map(|id| open.book.round(id).day)
    };
    let shown = [a, b].map(|id| (id, open.book.round_id(open.round) == id));
    Some(Joined::Meetings { days, shown })
}

/// The file that came in last, as long as it can be taken out from here.
fn offered(open: &OpenBook) -> Option<&Taken> {
    open.keeping.taken.as_ref().filter(|_| open.is_writer())
}

/// The file that came in last.
pub(super) fn last_file(model: &Model, open: &OpenBook) -> Option<LastFile> {
    if state(model).undone == Some(open.id) {
        return Some(LastFile::Out);
    }
    let taken = offered(open)?;
    let mut answers = BTreeSet::new();
    for id in &taken.added {
        let Some(change) = open.book.change(*id) else {
            continue;
        };
        if let Field::Answer(round, voice, question, part) = open.book.field(change)
            && Part::SAID.contains(&part)
            && !change.value.is_silent()
        {
            answers.insert((round, voice, question));
        }
    }
    Some(LastFile::Offered {
        day: taken.at.day(model.minutes_ahead),
        answers: answers.len(),
        but_erased: taken.erased,
    })
}
