//! What the pictures of "then and now" say in words: for those who listen, and for the table.

use crate::{
    app::view::{Agreed, Column, HistoryView, Mark, Moved, RoundLine, Strand, TopicLine, When},
    domain::{
        answer::Feeling,
        item::{Helped, ItemKind, ItemState},
    },
    i18n::{self, Key, Words},
};

/// When a meeting was, in short: "Mar 2026".
pub fn when(when: When, words: &Words) -> String {
    match when {
        When::Month(day) => words.short_month(day),
        When::Day(day) => words.short_day(day),
        When::Number(number) => words.with(Key::HistoryNumber, &[("number", &number.to_string())]),
    }
}

/// Who said it; with the question, where this person is asked two on the topic.
pub fn who(strand: &Strand, words: &Words) -> String {
    let name = words.speaker(strand.speaker.role, &strand.speaker.name);
    let asked = asked(strand, words);
    if asked.is_empty() {
        return name;
    }
    let values = [("name", name.as_str()), ("question", &asked)];
    words.with(Key::HistoryAsked, &values)
}

/// The question in a few words, where it has to be named; of a card what it says, or what it shows.
pub fn asked(strand: &Strand, words: &Words) -> String {
    words.card(&strand.short, strand.unsaid)
}

/// A feeling in a word or two, to stand under its face.
pub fn in_short(mark: Mark, words: &Words) -> String {
    let key = match mark.feeling {
        Feeling::Well => Key::HistoryWell,
        Feeling::Mixed => Key::HistoryMixed,
        Feeling::NotWell => Key::HistoryNotWell,
        Feeling::Unsure => Key::HistoryUnsure,
    };
    words.text(key).to_owned()
}

/// What was said for one meeting, in full; empty where nothing was.
pub fn cell(strand: &Strand, column: usize, words: &Words) -> String {
    let marks = strand.cells.get(column).map_or(&[][..], Vec::as_slice);
    let audience = strand.speaker.role.audience();
    let said = marks.iter().map(|mark| {
        let how = words.text(i18n::feeling(mark.feeling, audience));
        if mark.observed {
            words.with(Key::HistoryObserved, &[("how", how)])
        } else {
            how.to_owned()
        }
    });
    let said = said.collect::<Vec<_>>().join(" / ");
    if marks.len() > 1 {
        words.with(Key::HistoryTwo, &[("words", &said)])
    } else {
        said
    }
}

/// A strand as one sentence: "Learning, Amina: Not going well in Mar 2026, Mixed in Jul 2026."
pub fn strand(
    about: &str,
    strand: &Strand,
    columns: &[Column],
    from: usize,
    words: &Words,
) -> String {
    let told = columns
        .iter()
        .enumerate()
        .skip(from)
        .map(|(place, column)| {
            let how = cell(strand, place, words);
            let day = when(column.when, words);
            let said = || words.with(Key::HistoryAltPart, &[("how", &how), ("day", &day)]);
            if how.is_empty() { how.clone() } else { said() }
        });
    let values = [
        ("topic", about.to_owned()),
        ("name", who(strand, words)),
        ("words", listed(told)),
    ];
    let values = values
        .each_ref()
        .map(|(slot, value)| (*slot, value.as_str()));
    words.with(Key::HistoryAlt, &values)
}

/// What has changed since last time, one sentence for each way: the first of them is what a person who
/// reads nothing else should know.
pub fn summary(view: &HistoryView, words: &Words) -> Vec<(Option<Moved>, String)> {
    let counted = |count: usize, one, many| match count {
        1 => words.text(one).to_owned(),
        _ => words.with(many, &[("count", &count.to_string())]),
    };
    let ways = [
        (Moved::Better, Key::HistoryBetterOne, Key::HistoryBetterMany),
        (Moved::Worse, Key::HistoryWorseOne, Key::HistoryWorseMany),
        (Moved::Both, Key::HistoryBothOne, Key::HistoryBothMany),
        (Moved::Same, Key::HistorySameOne, Key::HistorySameMany),
    ];
    let ways = ways.into_iter().filter_map(|(moved, one, many)| {
        let count = view.count(moved);
        (count > 0).then(|| (Some(moved), counted(count, one, many)))
    });
    let mut lines: Vec<_> = ways.collect();
    let cards = [
        (
            Moved::Better,
            Key::HistoryCardsBetterOne,
            Key::HistoryCardsBetterMany,
        ),
        (
            Moved::Worse,
            Key::HistoryCardsWorseOne,
            Key::HistoryCardsWorseMany,
        ),
        (
            Moved::Same,
            Key::HistoryCardsSameOne,
            Key::HistoryCardsSameMany,
        ),
    ];
    lines.extend(cards.into_iter().filter_map(|(moved, one, many)| {
        let count = view.count_cards(moved);
        (count > 0).then(|| (Some(moved), counted(count, one, many)))
    }));
    if lines.is_empty() {
        lines.push((None, words.text(Key::HistoryNotTwice).to_owned()));
    }
    let asked = |of: fn(&TopicLine) -> Option<bool>| view.topics.iter().any(|t| of(t).is_some());
    let [now, before] = view.apart();
    let said_before = asked(TopicLine::apart_before);
    if said_before || asked(TopicLine::apart_now) {
        let mut line = match now {
            0 => words.text(Key::HistoryApartNone).to_owned(),
            _ => counted(now, Key::HistoryApartOne, Key::HistoryApartMany),
        };
        if said_before && now + before > 0 {
            line.push(' ');
            line.push_str(&match before {
                0 => words.text(Key::HistoryApartThenNone).to_owned(),
                _ => words.with(Key::HistoryApartThen, &[("count", &before.to_string())]),
            });
        }
        lines.push((None, line));
    }
    lines
}

/// How far targets or actions are: "2 reached, 1 in part".
pub fn states(kind: ItemKind, all: &[ItemState], words: &Words) -> String {
    let is_target = kind == ItemKind::Target;
    let each = Agreed::STATES.iter().map(|state| {
        let count = all.iter().filter(|other| *other == state).count();
        let key = match (state, is_target) {
            (ItemState::Done, true) => Key::HistoryReached,
            (ItemState::Done, false) => Key::HistoryDone,
            (ItemState::Partly, _) => Key::HistoryPartly,
            (ItemState::NotDone, true) => Key::HistoryNotReached,
            (ItemState::NotDone, false) => Key::HistoryNotDone,
            (ItemState::Open | ItemState::Later, _) => Key::HistoryOpen,
        };
        some(count, key, words)
    });
    listed(each)
}

/// Whether it helped: "1 much better, 2 the same".
pub fn helped(all: &[Helped], words: &Words) -> String {
    let each = Helped::ALL.iter().rev().map(|how| {
        let count = all.iter().filter(|other| *other == how).count();
        let key = match how {
            Helped::MuchBetter => Key::HistoryMuchBetter,
            Helped::Better => Key::HistoryHelpedBetter,
            Helped::Same => Key::HistoryHelpedSame,
            Helped::Worse => Key::HistoryHelpedWorse,
            Helped::MuchWorse => Key::HistoryMuchWorse,
        };
        some(count, key, words)
    });
    listed(each)
}

fn some(count: usize, key: Key, words: &Words) -> String {
    if count == 0 {
        return String::new();
    }
    words.with(key, &[("count", &count.to_string())])
}

fn listed(parts: impl Iterator<Item = String>) -> String {
    let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
    parts.join(", ")
}

/// What was said and agreed for a meeting, in one line: "5 answers, 2 targets, 1 of 3 actions done".
pub fn line(round: &RoundLine, words: &Words) -> String {
    let counted = |count: usize, one, many| match count {
        1 => words.text(one).to_owned(),
        _ => words.with(many, &[("count", &count.to_string())]),
    };
    let answers = match round.answers {
        0 => words.text(Key::HistoryAnswersNone).to_owned(),
        count => counted(count, Key::HistoryAnswersOne, Key::HistoryAnswersMany),
    };
    let targets = match round.agreed.targets.len() {
        0 => String::new(),
        count => counted(count, Key::HistoryTargetsOne, Key::HistoryTargetsMany),
    };
    let actions = match round.agreed.actions.len() {
        0 => String::new(),
        total => {
            let (done, total) = (round.agreed.done().to_string(), total.to_string());
            words.with(
                Key::HistoryActionsDone,
                &[("count", &done), ("total", &total)],
            )
        }
    };
    listed([answers, targets, actions].into_iter())
}

/// A meeting by its kind and day: "SEN support meeting, Tuesday 15 December 2026".
pub fn meeting(round: &RoundLine, words: &Words) -> String {
    let kind = round.kind.map_or(Key::HistoryMeetingAny, i18n::round_kind);
    let none = || words.text(Key::HistoryMeetingNoDay).to_owned();
    let day = round.at.day.map_or_else(none, |day| words.day(day));
    let values = [("kind", words.text(kind)), ("day", day.as_str())];
    words.with(Key::HistoryMeeting, &values)
}
