//! How each topic was going. A person may be asked two questions on one topic: each is followed by
//! itself, and nothing in between is made up.

use crate::{
    app::view::{Said, Speaker},
    domain::{
        answer::{Feeling, HowTaken},
        ids::{QuestionId, VoiceId},
        made::MadeKind,
        question::Topic,
        voice::Role,
    },
};
use std::collections::BTreeSet;

/// A topic over the meetings.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TopicLine {
    /// The topic.
    pub topic: Topic,
    /// Which way it went since last time.
    pub moved: Moved,
    /// For each column, whether the young person and a grown-up see it in two ways; `None` where not
    /// both of them said.
    pub apart: Vec<Option<bool>>,
    /// What each person said to each question.
    pub strands: Vec<Strand>,
}

/// What one person said to one question, meeting by meeting.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Strand {
    /// Who.
    pub speaker: Speaker,
    /// The question.
    pub question: QuestionId,
    /// It in a few words, where the person is asked two questions on the topic; else empty. Of a card what it says.
    pub short: String,
    /// A card that has no words: what it shows.
    pub unsaid: Option<MadeKind>,
    /// For each column what was said: nothing, one thing, or two where two phones differ.
    pub cells: Vec<Vec<Mark>>,
    /// Which way it went since last time.
    pub moved: Moved,
}

/// How it was going, at one meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Mark {
    /// How.
    pub feeling: Feeling,
    /// Somebody else noticed it: it is not the person's own word.
    pub observed: bool,
}

/// Which way something went since the time before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Moved {
    /// For the better.
    Better,
    /// For the worse.
    Worse,
    /// Better in one answer, worse in another.
    Both,
    /// It did not.
    Same,
    /// That cannot be told: it was said once, is not known, or stands in two versions.
    Unknown,
}

impl Moved {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 5] = [
        Self::Better,
        Self::Worse,
        Self::Both,
        Self::Same,
        Self::Unknown,
    ];

    /// Of two answers on one topic.
    const fn and(self, other: Self) -> Self {
        match (self, other) {
            (_, Self::Unknown) => self,
            (Self::Unknown | Self::Same, _) => other,
            (_, Self::Same) => self,
            (Self::Better, Self::Better) => Self::Better,
            (Self::Worse, Self::Worse) => Self::Worse,
            _ => Self::Both,
        }
    }
}

impl Mark {
    /// How high it stands, from 0 for not well. "I don't know" has no height.
    pub const fn height(self) -> Option<u8> {
        match self.feeling {
            Feeling::NotWell => Some(0),
            Feeling::Mixed => Some(1),
            Feeling::Well => Some(2),
            Feeling::Unsure => None,
        }
    }

    fn all(said: &Said) -> Vec<Self> {
        let observed = said.how == Some(HowTaken::Observed);
        let marks = said.feeling.iter().map(|feeling| Self {
            feeling: *feeling,
            observed,
        });
        marks.collect()
    }
}

/// How high a cell stands. Only what a person said in one way has a height.
fn height(cell: &[Mark]) -> Option<u8> {
    match cell {
        [mark] => mark.height(),
        _ => None,
    }
}

/// Which way the cells of a person went: what was said for the last meeting, beside what was said the
/// time before.
fn moved(cells: &[Vec<Mark>]) -> Moved {
    let Some((now, before)) = cells.split_last() else {
        return Moved::Unknown;
    };
    let before = before.iter().rev().find(|cell| !cell.is_empty());
    match (before.and_then(|cell| height(cell)), height(now)) {
        (Some(before), Some(now)) if now > before => Moved::Better,
        (Some(before), Some(now)) if now < before => Moved::Worse,
        (Some(_), Some(_)) => Moved::Same,
        _ => Moved::Unknown,
    }
}

impl TopicLine {
    /// Whether it is seen in two ways now.
    pub fn apart_now(&self) -> Option<bool> {
        self.apart.last().copied().flatten()
    }

    /// Whether it was the time before.
    pub fn apart_before(&self) -> Option<bool> {
        let (_, before) = self.apart.split_last()?;
        before.iter().rev().copied().flatten().next()
    }

    /// In the order in which topics are shown.
    fn place(&self) -> (Moved, bool, Topic) {
        (self.moved, self.apart_now() != Some(true), self.topic)
    }
}

impl Strand {
    /// Whether something was said in these columns.
    pub fn is_told(&self, from: usize) -> bool {
        let cells = self.cells.get(from..).unwrap_or_default();
        cells.iter().any(|cell| !cell.is_empty())
    }

    /// Whether somebody else noticed some of it.
    pub fn is_observed(&self) -> bool {
        self.cells.iter().flatten().any(|mark| mark.observed)
    }
}

/// The topics on which somebody said how it is going, from what may be seen of each column. `asked` is
/// who is asked what, in order.
pub(super) fn lines(asked: &[(VoiceId, QuestionId)], columns: &[&[Said]]) -> Vec<TopicLine> {
    let mut lines: Vec<TopicLine> = Vec::new();
    for topic in Topic::ALL {
        let strands = strands(asked, columns, topic);
        if strands.is_empty() {
            continue;
        }
        let each = strands.iter().map(|strand| strand.moved);
        lines.push(TopicLine {
            topic,
            moved: each.fold(Moved::Unknown, Moved::and),
            apart: (0..columns.len())
                .map(|column| apart(&strands, column))
                .collect(),
            strands,
        });
    }
    lines.sort_by_key(TopicLine::place);
    lines
}

/// The strands of a topic.
fn strands(asked: &[(VoiceId, QuestionId)], columns: &[&[Said]], topic: Topic) -> Vec<Strand> {
    let mut strands: Vec<Strand> = Vec::new();
    for (voice, question) in asked {
        let of = |said: &&Said| said.heading.topic == topic;
        strands.extend(strand(columns, *voice, question, of));
    }
    let voices: Vec<VoiceId> = strands.iter().map(|s| s.speaker.voice).collect();
    for strand in &mut strands {
        let asked = voices.iter().filter(|v| **v == strand.speaker.voice);
        if asked.count() == 1 {
            strand.short.clear();
        }
    }
    strands
}

/// What one person said to one question, where it said how that is going.
fn strand(
    columns: &[&[Said]],
    voice: VoiceId,
    question: &QuestionId,
    of: impl Fn(&&Said) -> bool,
) -> Option<Strand> {
    let felt = |said: &&Said| {
        said.speaker.voice == voice && said.heading.question == *question && of(said)
    };
    let said = columns.iter().map(|column| column.iter().find(felt));
    let said: Vec<Option<&Said>> = said.collect();
    let cells = said
        .iter()
        .map(|said| said.map(Mark::all).unwrap_or_default());
    let cells: Vec<Vec<Mark>> = cells.collect();
    let last = said.into_iter().flatten().next_back()?;
    cells.iter().any(|cell| !cell.is_empty()).then(|| Strand {
        speaker: last.speaker.clone(),
        question: question.clone(),
        short: last.heading.short.clone(),
        unsaid: last.unsaid(),
        moved: moved(&cells),
        cells,
    })
}

/// The cards that were sorted for one of these meetings, each by itself: those that are going better first.
pub(super) fn cards(columns: &[&[Said]]) -> Vec<Strand> {
    let mut known = BTreeSet::new();
    let all = columns.iter().rev().flat_map(|column| column.iter());
    let all = all.map(|said| (said.speaker.voice, said.heading.question.clone()));
    let cards = all.filter(|card| known.insert(card.clone()));
    let strands = cards.filter_map(|(voice, card)| strand(columns, voice, &card, |_| true));
    let mut strands: Vec<Strand> = strands.collect();
    strands.sort_by_key(|strand| strand.moved);
    strands
}

/// Whether the young person and a grown-up see a topic in two ways.
fn apart(strands: &[Strand], column: usize) -> Option<bool> {
    let of = |young: bool| {
        let theirs = strands
            .iter()
            .filter(move |strand| (strand.speaker.role == Role::YoungPerson) == young);
        theirs.filter_map(move |strand| height(strand.cells.get(column)?))
    };
    let grown: Vec<u8> = of(false).collect();
    let mut pairs = of(true).flat_map(|mine| grown.iter().map(move |theirs| mine != *theirs));
    let first = pairs.next()?;
    Some(first || pairs.any(|differ| differ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(marks: &[&[Feeling]]) -> Vec<Vec<Mark>> {
        let mark = |feeling: &Feeling| Mark {
            feeling: *feeling,
            observed: false,
        };
        marks
            .iter()
            .map(|cell| cell.iter().map(mark).collect())
            .collect()
    }

    #[test]
    fn what_was_said_now_is_held_beside_what_was_said_the_time_before() {
        use Feeling::{Mixed, NotWell, Unsure, Well};
        for (said, way) in [
            (&[&[NotWell][..], &[Mixed]][..], Moved::Better),
            (&[&[Well], &[Mixed]], Moved::Worse),
            (&[&[NotWell], &[Well], &[Mixed]], Moved::Worse),
            (&[&[Mixed], &[], &[Mixed]], Moved::Same),
            (&[&[Mixed], &[Well], &[]], Moved::Unknown),
            (&[&[Mixed]], Moved::Unknown),
            (&[&[Unsure], &[Well]], Moved::Unknown),
            (&[&[NotWell], &[Unsure], &[Well]], Moved::Unknown),
            (&[&[NotWell, Well], &[Mixed]], Moved::Unknown),
            (&[], Moved::Unknown),
        ] {
            assert_eq!(moved(&cells(said)), way, "{said:?}");
        }
    }

    #[test]
    fn better_and_worse_are_both_and_never_an_average() {
        assert_eq!(Moved::Better.and(Moved::Worse), Moved::Both);
        for one in Moved::ALL {
            assert_eq!(one.and(one), one);
            assert_eq!(one.and(Moved::Unknown), one);
            for other in Moved::ALL {
                assert_eq!(one.and(other), other.and(one));
                for third in Moved::ALL {
                    let left = one.and(other).and(third);
                    assert_eq!(left, one.and(other.and(third)), "the order does not matter");
                }
            }
        }
    }
}
