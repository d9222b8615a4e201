//! Then and now, whatever was said: what may be seen is in the table once, and nothing else is.

use crate::any_day::cases;
use crate::history::*;
use our_say::domain::{
    answer::{Feeling, Part, Sharing},
    book::Book,
    change::{Change, Field, Value},
    ids::{QuestionId, RoundId, VoiceId},
    voice::Role,
};
use proptest::prelude::*;

/// Something that is said in some round.
type Says = (usize, usize, usize, Option<Feeling>, Option<Sharing>);

fn says() -> impl Strategy<Value = Says> {
    let sharing = vec![
        None,
        Some(Sharing::Meeting),
        Some(Sharing::Meeting),
        Some(Sharing::Chosen),
        Some(Sharing::Me),
    ];
    (
        0..3_usize,
        0..2_usize,
        0..5_usize,
        prop::option::weighted(0.9, prop::sample::select(Feeling::ALL.to_vec())),
        prop::sample::select(sharing),
    )
}

const QUESTIONS: [[&str; 5]; 2] = [
    ["p1", "p3", "p4", "p5", "p10"],
    ["y1", "y2", "y6", "y8", "y13"],
];

/// What everybody may see, told in another way: straight from the changes that are kept.
fn may_be_seen(
    changes: Vec<Change>,
    young: VoiceId,
) -> Vec<(RoundId, VoiceId, QuestionId, Feeling)> {
    let book = Book::from_changes(changes);
    let mut seen = Vec::new();
    for (field, change) in book.all_standing() {
        let (Field::Answer(round, voice, question, Part::Feeling), Value::Feeling(feeling)) =
            (field, &change.value)
        else {
            continue;
        };
        let role = if *voice == young {
            Role::YoungPerson
        } else {
            Role::Parent
        };
        if book.answer(*round, *voice, question).seen_by(role) == Sharing::Meeting {
            seen.push((*round, *voice, question.clone(), *feeling));
        }
    }
    seen
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn every_feeling_that_may_be_seen_is_in_the_table_once_and_no_other(
        said in prop::collection::vec(says(), 0..30)
    ) {
        let mut family = Family::begins();
        for number in 0..3 {
            if number > 0 {
                family = family.begins_again(number as u128, &format!("2027-0{number}-10"));
            }
            let now = said.iter().filter(|(round, ..)| *round == number);
            for (_, who, question, feeling, sharing) in now {
                let voice = [family.mum, family.young][*who];
                let question = QUESTIONS[*who][*question];
                let value = |v: Option<Value>| v.unwrap_or(Value::Cleared);
                family.says(voice, question, Part::Sharing, value(sharing.map(Value::Sharing)));
                family.says(voice, question, Part::Feeling, value(feeling.map(Value::Feeling)));
            }
        }
        let view = family.looks();
        let mut shown = Vec::new();
        for strand in view.topics.iter().flat_map(|line| &line.strands) {
            prop_assert_eq!(strand.cells.len(), view.columns.len());
            for (cell, column) in strand.cells.iter().zip(&view.columns) {
                let at = |feeling| (column.round, strand.speaker.voice, strand.question.clone(), feeling);
                shown.extend(cell.iter().map(|mark| at(mark.feeling)));
            }
        }
        let mut expected = may_be_seen(family.tab.kept(family.book).0, family.young);
        let key = |(r, v, q, f): &(RoundId, VoiceId, QuestionId, Feeling)| (*r, *v, q.clone(), *f as u8);
        shown.sort_by_key(key);
        expected.sort_by_key(key);
        prop_assert_eq!(shown, expected);
    }
}
