//! A file and a book that are each sound may together break a rule. Then the file is refused, whole:
//! what could not go out again must not come in. Most of these were found by `tests/fuzz.rs`.

use super::{of, world};
use our_say::{
    domain::{
        answer::Part,
        book::{Book, Edit, Stamp},
        change::{BookPart, Change, Field, MAX_TICK, Same, Value},
        device::DeviceKind,
        ids::{BookId, ChangeId, QuestionId, RoundId, VoiceId},
        round::RoundPart,
        time::Timestamp,
        voice::{Role, VoicePart},
    },
    sync::{
        FileError, ShareFile, Whom, choose, compare,
        compare::belongs,
        file::{Kind, MAX_CHANGES},
    },
};
use std::collections::BTreeSet;

const MUM: VoiceId = VoiceId::from_bits(2);
const DAD: VoiceId = VoiceId::from_bits(3);
const ROUND: RoundId = RoundId::from_bits(8);

fn words(question: &str) -> Field {
    let question = QuestionId::new(question).unwrap();
    Field::Answer(ROUND, MUM, question, Part::Words)
}

fn says(id: u128, replaces: &[u128], question: &str) -> Change {
    world::change(id, replaces, words(question), Value::Text(format!("{id}")))
}

fn founding() -> Vec<Change> {
    let role = |voice| Field::Voice(voice, VoicePart::Role);
    let day = Value::Day("2026-11-25".parse().unwrap());
    vec![
        world::change(1, &[], role(MUM), Value::Role(Role::Parent)),
        world::change(2, &[], role(DAD), Value::Role(Role::Parent)),
        world::change(3, &[], Field::Round(ROUND, RoundPart::Begun), day),
    ]
}

fn book(more: &[Change]) -> Book {
    of(&[&founding(), more])
}

/// A file with these, as it is on the other side of being written down.
fn file(more: &[Change]) -> ShareFile {
    let changes = [&founding(), more].concat();
    sent(changes).unwrap()
}

fn sent(changes: Vec<Change>) -> Result<ShareFile, FileError> {
    let (made, id) = (Timestamp::from_millis(0), BookId::from_bits(7));
    let file = ShareFile::new(
        Kind::Backup,
        made,
        DeviceKind::Ipad,
        id,
        changes,
        Vec::new(),
    );
    ShareFile::read(file.write().unwrap().as_bytes())
}

fn refused(here: &[Change], theirs: &[Change]) -> Option<FileError> {
    compare(&book(here), &file(theirs)).err()
}

#[test]
fn neither_side_is_a_ring_and_both_are() {
    let (here, theirs) = ([says(10, &[11], "p1")], [says(11, &[10], "p1")]);
    let ring = refused(&here, &theirs);
    assert!(matches!(ring, Some(FileError::Ring(_))), "{ring:?}");
    assert_eq!(refused(&here, &[says(12, &[10], "p1")]), None);
}

#[test]
fn what_is_here_replaces_something_that_comes_and_is_about_something_else() {
    let here = [says(10, &[11], "p1")];
    let expected = FileError::Reach(ChangeId::from_bits(10));
    assert_eq!(refused(&here, &[says(11, &[], "p2")]), Some(expected));
    assert_eq!(refused(&here, &[says(11, &[], "p1")]), None);
}

#[test]
fn a_file_that_erases_everyone_who_speaks_leaves_no_book() {
    let erases = |id, of: u128, voice| {
        let erased = Value::Erased(vec![ChangeId::from_bits(of)]);
        world::change(id, &[of], Field::Voice(voice, VoicePart::Role), erased)
    };
    let both = [erases(10, 1, MUM), erases(11, 2, DAD)];
    let all: Vec<Change> = [founding(), both.to_vec()].concat();
    assert_eq!(sent(all).err(), Some(FileError::NoBook));
    // Two of which each leaves one who speaks, and both together nobody.
    let here = of(&[&founding(), &both]);
    let compared = compare(&here, &file(&[])).map(drop);
    assert_eq!(compared, Err(FileError::NoBook));
    assert_eq!(refused(&[], &both[..1]), None);
}

#[test]
fn together_they_are_more_than_a_file_may_hold() {
    let half = |from: u128| {
        let ids = from..from + MAX_CHANGES as u128 / 2;
        // In many fields, each with a long history.
        let one = |id: u128| {
            let at = QuestionId::new(&format!("q{}", id % 100)).unwrap();
            let field = Field::Answer(ROUND, MUM, at, Part::Words);
            world::change(id, &[id - 100], field, Value::Cleared)
        };
        ids.map(one).collect::<Vec<_>>()
    };
    let found = MAX_CHANGES + 3;
    let (here, theirs) = (half(1_000), half(1_000 + MAX_CHANGES as u128));
    assert_eq!(refused(&here, &theirs), Some(FileError::TooMany { found }));
}

#[test]
fn after_the_last_place_in_the_history_people_write_on_and_their_backups_open() {
    let mut last = says(10, &[], "p1");
    last.tick = MAX_TICK;
    let mut book = compare(&book(&[]), &file(&[last])).unwrap().book;
    let stamp = |id| Stamp {
        id: ChangeId::from_bits(id),
        at: Timestamp::from_millis(0),
        on: None,
    };
    for (id, words) in [(20, "one"), (21, "two")] {
        let edit = Edit {
            by: MUM,
            field: Field::Book(BookPart::Name),
            value: Value::Text(words.into()),
        };
        book.edit(edit, &mut Vec::new(), stamp(id)).unwrap();
    }
    assert_eq!(book.name(), "two");
    assert!(sent(choose(&book, &Whom::Me).changes).is_ok());
}

#[test]
fn a_pair_that_names_the_larger_first_is_the_same_pair_and_can_be_taken_back() {
    let turned = Field::Same(Same::Voices(DAD, MUM));
    let theirs = [world::change(10, &[], turned, Value::Flag(true))];
    let mut book = compare(&book(&[]), &file(&theirs)).unwrap().book;
    assert_eq!(book.voices().len(), 1);
    let edit = Edit {
        by: MUM,
        field: Field::Same(Same::voices(MUM, DAD).unwrap()),
        value: Value::Flag(false),
    };
    let stamp = Stamp {
        id: ChangeId::from_bits(20),
        at: Timestamp::from_millis(0),
        on: None,
    };
    book.edit(edit, &mut Vec::new(), stamp).unwrap();
    assert_eq!(book.voices().len(), 2);
    assert!(sent(choose(&book, &Whom::Me).changes).is_ok());
}

#[test]
fn a_file_for_others_stays_small_and_still_leaves_no_draft_standing() {
    // One history, and many that went on from its end.
    let (long, wide) = (1_500, 1_500);
    let history = (10..10 + long).map(|id| says(id, &[id - 1], "p1"));
    let ends = (0..wide).map(|n| says(10_000 + n, &[9 + long], "p1"));
    let here = book(&history.chain(ends).collect::<Vec<_>>());
    let shared = choose(&here, &Whom::Others(BTreeSet::new())).changes;
    let names: usize = shared.iter().map(|change| change.replaces.len()).sum();
    assert!(names < 600_000, "{names}");
    let mut there = here.clone();
    there.merge(shared);
    let standing = |book: &Book| book.standing(&words("p1")).count();
    assert_eq!(standing(&there), wide as usize);
    assert_eq!(standing(&here), wide as usize);
}

#[test]
fn whose_a_file_is_is_told_through_any_number_of_books() {
    let join = |a: u128| {
        let pair = Same::books(BookId::from_bits(a), BookId::from_bits(a + 1));
        world::change(a * 100, &[], Field::Same(pair.unwrap()), Value::Flag(true))
    };
    let all: Vec<Change> = (7..500).rev().map(join).collect();
    assert!(belongs(&file(&all), BookId::from_bits(500), &book(&[])));
    assert!(!belongs(&file(&all), BookId::from_bits(501), &book(&[])));
}
