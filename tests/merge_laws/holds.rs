//! A file holds all of a book, or it is said what is missing: only then may the book go.

use super::{World, config, steps, world};
use our_say::{
    domain::{
        answer::Part,
        attachment::{Attachment, NamedFile},
        book::Book,
        change::{BookPart, Change, Field, Value},
        device::DeviceKind,
        ids::{BookId, ChangeId, QuestionId, RoundId, VoiceId},
        time::Timestamp,
    },
    sync::{Missing, ShareFile, Whom, choose, file::Kind, holds_all},
};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn file_of(changes: Vec<Change>, attachments: Vec<Attachment>) -> ShareFile {
    let made = Timestamp::from_millis(1_763_000_000_000);
    let (id, on) = (BookId::from_bits(7), DeviceKind::AndroidPhone);
    ShareFile::new(Kind::Backup, made, on, id, changes, attachments)
}

fn backup(book: &Book) -> ShareFile {
    file_of(choose(book, &Whom::Me).changes, Vec::new())
}

proptest! {
    #![proptest_config(config(500))]

    /// The law: what a file is said to hold comes back whole from it, and of what is left out it is said.
    #[test]
    fn a_file_that_holds_all_brings_all_back(before in steps(), later in steps(), seed in any::<u64>(), out in any::<prop::sample::Index>()) {
        let mut world = World::new(seed);
        for step in &before {
            world.take(step);
        }
        let file = backup(world.book(0));
        prop_assert!(holds_all(&file, world.book(0)).is_nothing());
        for step in &later {
            world.take(step);
        }
        let book = world.book(0);
        // Whether an old file still holds all of it is the same as whether a new phone with both has more than with the file.
        let theirs = Book::from_changes(file.changes.iter().cloned());
        let both = Book::from_changes(file.changes.iter().chain(book.changes()).cloned());
        let missing = holds_all(&file, book);
        prop_assert_eq!(missing.is_nothing(), super::shape(&theirs) == super::shape(&both));
        prop_assert!(holds_all(&backup(book), book).is_nothing());

        // Any one change that is left out is missed, but where the rest says the same of it.
        let mut cut = backup(book);
        if !cut.changes.is_empty() {
            let left_out = cut.changes.remove(out.index(cut.changes.len()));
            let missing = holds_all(&cut, book);
            prop_assert!(!missing.is_nothing(), "{left_out:?} is not missed");
        }
    }
}

const ROUND: RoundId = RoundId::from_bits(3);
const MUM: VoiceId = VoiceId::from_bits(2);

fn answer(id: &str, part: Part) -> Field {
    Field::Answer(ROUND, MUM, QuestionId::new(id).unwrap(), part)
}

fn text(id: u128, replaces: &[u128], field: Field, words: &str) -> Change {
    world::change(id, replaces, field, Value::Text(words.into()))
}

fn answers(ids: &[&str]) -> BTreeSet<(RoundId, VoiceId, QuestionId)> {
    let at = |id: &&str| (ROUND, MUM, QuestionId::new(id).unwrap());
    ids.iter().map(at).collect()
}

#[test]
fn it_is_counted_what_is_newer_than_the_file() {
    let old = vec![
        text(1, &[], answer("p1", Part::Words), "One"),
        text(2, &[], answer("p2", Part::Words), "Two"),
    ];
    let file = file_of(old.clone(), Vec::new());
    let newer = vec![
        text(3, &[1], answer("p1", Part::Words), "One and more"),
        text(4, &[], answer("p1", Part::Ask), "Why?"),
        text(5, &[], answer("p3", Part::Words), "Three"),
        text(6, &[], Field::Book(BookPart::Name), "Sam"),
    ];
    let book = Book::from_changes([old.clone(), newer].concat());
    let missing = holds_all(&file, &book);
    assert_eq!(missing.answers, answers(&["p1", "p3"]));
    assert_eq!((missing.others, missing.files.len()), (1, 0));
    // A file with more than the book is as good as one with all of it.
    let more = holds_all(&backup(&book), &Book::from_changes(old));
    assert_eq!(more, Missing::default());
}

#[test]
fn an_earlier_draft_counts_and_so_does_an_erasure() {
    let field = answer("p1", Part::Words);
    let old = text(1, &[], field.clone(), "Words that are regretted");
    let new = text(2, &[1], field.clone(), "Words");
    let book = Book::from_changes([old.clone(), new.clone()]);
    // What goes to somebody else holds no earlier drafts.
    let others = choose(&book, &Whom::Others(BTreeSet::new())).changes;
    let missing = holds_all(&file_of(others, Vec::new()), &book);
    assert_eq!(missing.answers, answers(&["p1"]));
    // The file still has the words: whoever opens it later would have them again.
    let erased = Value::Erased(vec![ChangeId::from_bits(1), ChangeId::from_bits(2)]);
    let erasure = world::change(3, &[1, 2], field, erased);
    let erased = Book::from_changes([old, new, erasure]);
    assert_eq!(holds_all(&backup(&book), &erased).answers, answers(&["p1"]));
    assert!(holds_all(&backup(&erased), &erased).is_nothing());
}

#[test]
fn every_recording_that_the_book_names_must_be_in_it() {
    let song = Attachment::new("audio/wav", b"la la la".to_vec());
    let named = Value::File(NamedFile {
        of: song.hash,
        seconds: None,
    });
    let book = Book::from_changes([world::change(1, &[], answer("p1", Part::Sound), named)]);
    let changes = choose(&book, &Whom::Me).changes;
    let without = holds_all(&file_of(changes.clone(), Vec::new()), &book);
    assert_eq!(without.files, [song.hash].into());
    assert!(without.answers.is_empty() && without.others == 0);
    assert!(holds_all(&file_of(changes, vec![song]), &book).is_nothing());
}
