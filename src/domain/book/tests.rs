//! The fold, one small case at a time.

use super::*;
use crate::domain::{change::BookPart, time::Timestamp};

const MUM: VoiceId = VoiceId::from_bits(1);
const SAM: VoiceId = VoiceId::from_bits(2);
const NOW: Timestamp = Timestamp::from_millis(1_000);

fn name() -> Field {
    Field::Book(BookPart::Name)
}

fn stamp(id: u128) -> Stamp {
    Stamp {
        id: ChangeId::from_bits(id),
        at: NOW,
        on: None,
    }
}

fn say(book: &mut Book, open: &mut Vec<ChangeId>, id: u128, text: &str) -> Applied {
    let edit = Edit {
        by: MUM,
        field: name(),
        value: Value::Text(text.into()),
    };
    book.edit(edit, open, stamp(id)).expect("something new")
}

fn clear(book: &mut Book, open: &mut Vec<ChangeId>, id: u128) -> Applied {
    let edit = Edit {
        by: MUM,
        field: name(),
        value: Value::Cleared,
    };
    book.edit(edit, open, stamp(id)).expect("something new")
}

fn change(id: u128, tick: u64, replaces: &[u128], text: &str) -> Change {
    Change {
        id: ChangeId::from_bits(id),
        tick,
        at: NOW,
        by: MUM,
        on: None,
        replaces: replaces.iter().copied().map(ChangeId::from_bits).collect(),
        field: name(),
        value: Value::Text(text.into()),
    }
}

#[test]
fn typing_on_makes_one_change_and_not_one_a_keystroke() {
    let (mut book, mut open) = (Book::default(), Vec::new());
    say(&mut book, &mut open, 1, "S");
    let second = say(&mut book, &mut open, 2, "Sam");
    assert_eq!(second.delete, [ChangeId::from_bits(1)]);
    assert_eq!(book.changes().count(), 1);
    assert_eq!(book.name(), "Sam");
}

#[test]
fn a_frozen_change_is_replaced_and_kept() {
    let (mut book, mut open) = (Book::default(), Vec::new());
    say(&mut book, &mut open, 1, "Sam");
    open.clear();
    say(&mut book, &mut open, 2, "Sammy");
    let third = say(&mut book, &mut open, 3, "Samira");
    assert_eq!(
        third.put.expect("written").replaces,
        [ChangeId::from_bits(1)]
    );
    assert_eq!(book.changes().count(), 2);
    assert_eq!(book.name(), "Samira");
}

#[test]
fn what_was_typed_and_taken_away_at_once_leaves_nothing() {
    let (mut book, mut open) = (Book::default(), Vec::new());
    say(&mut book, &mut open, 1, "oh no");
    let applied = clear(&mut book, &mut open, 2);
    assert_eq!(applied.put, None);
    assert_eq!(applied.delete, [ChangeId::from_bits(1)]);
    assert_eq!(book.changes().count(), 0);
    assert!(open.is_empty());
}

#[test]
fn taking_away_what_was_frozen_says_so_and_keeps_the_history() {
    let (mut book, mut open) = (Book::default(), Vec::new());
    say(&mut book, &mut open, 1, "Sam");
    open.clear();
    clear(&mut book, &mut open, 2);
    assert_eq!(book.name(), "");
    assert_eq!(book.changes().count(), 2);
}

#[test]
fn nobody_coalesces_the_words_of_another_voice() {
    let (mut book, mut open) = (Book::default(), Vec::new());
    say(&mut book, &mut open, 1, "Sam");
    let edit = Edit {
        by: SAM,
        field: name(),
        value: Value::Text("Sammy".into()),
    };
    let applied = book.edit(edit, &mut open, stamp(2)).expect("new");
    assert_eq!(applied.delete, []);
    assert_eq!(
        applied.put.expect("written").replaces,
        [ChangeId::from_bits(1)]
    );
}

#[test]
fn saying_the_same_again_changes_nothing() {
    let (mut book, mut open) = (Book::default(), Vec::new());
    say(&mut book, &mut open, 1, "Sam");
    let same = Edit {
        by: SAM,
        field: name(),
        value: Value::Text("Sam".into()),
    };
    assert_eq!(book.edit(same, &mut open, stamp(2)), None);
}

#[test]
fn two_phones_that_said_different_things_are_both_shown() {
    let (a, b) = (change(1, 1, &[], "Sam"), change(2, 2, &[], "Samira"));
    let one = Book::from_changes([a.clone(), b.clone()]);
    let other = Book::from_changes([b, a]);
    assert_eq!(one.name(), "Sam\n\nSamira");
    assert_eq!(one.name(), other.name());
}

#[test]
fn to_choose_one_of_two_versions_keeps_the_other_in_the_history() {
    let mut book = Book::from_changes([change(1, 1, &[], "Sam"), change(2, 2, &[], "Samira")]);
    let mut open = vec![ChangeId::from_bits(2)];
    let chosen = say(&mut book, &mut open, 3, "Sam");
    assert_eq!(chosen.delete, []);
    assert_eq!(book.name(), "Sam");
    assert_eq!(book.changes().count(), 3);
    assert_eq!(open, [ChangeId::from_bits(3)]);
}

#[test]
fn a_change_may_replace_what_is_not_here_yet() {
    let mut book = Book::from_changes([change(2, 2, &[1], "Sammy")]);
    assert_eq!(book.changes().count(), 1);
    book.insert(change(1, 1, &[], "Sam"));
    assert_eq!(book.name(), "Sammy");
    book.remove(ChangeId::from_bits(2));
    assert_eq!(book.name(), "Sam");
}

#[test]
fn a_change_that_comes_before_what_it_replaces_still_replaces_it() {
    let (mut book, mut open) = (Book::default(), Vec::new());
    say(&mut book, &mut open, 1, "Sam");
    open.clear();
    say(&mut book, &mut open, 2, "Sammy");
    let mut changes: Vec<_> = book.changes().cloned().collect();
    changes.reverse();
    assert_eq!(Book::from_changes(changes).name(), "Sammy");
}
