//! Large files of one kind of thing: time and memory go with their size, not with its square.

use super::{holds::small_book, peak};
use our_say::{
    domain::{
        answer::Part,
        change::{Change, Field, Same, Value},
        device::DeviceKind,
        ids::{BookId, ChangeId, QuestionId, RoundId, VoiceId},
        keeping::Taken,
        round::RoundPart,
        time::Timestamp,
        voice::{Role, VoicePart},
    },
    sync::{FileError, ShareFile, Whom, choose, compare, compare::belongs, file::Kind},
};
use std::{
    collections::BTreeSet,
    time::{Duration, Instant},
};

/// How many, unless more are asked for: `OUR_SAY_MANY=60000`.
const MANY: u128 = 6_000;
/// With a square in it, each of these takes minutes when many are asked for.
const PATIENCE: Duration = Duration::from_secs(60);
const BY: VoiceId = VoiceId::from_bits(0x11);
const ROUND: RoundId = RoundId::from_bits(0x21);

fn many() -> u128 {
    super::asked("OUR_SAY_MANY").unwrap_or(MANY)
}

fn change(id: u128, replaces: Vec<u128>, field: Field, value: Value) -> Change {
    Change {
        id: ChangeId::from_bits(id),
        tick: 1,
        at: Timestamp::from_millis(0),
        by: BY,
        on: None,
        replaces: replaces.into_iter().map(ChangeId::from_bits).collect(),
        field,
        value,
    }
}

fn text(n: u128) -> Value {
    Value::Text(format!("{n}"))
}

fn words() -> Field {
    Field::Answer(ROUND, BY, QuestionId::new("p1").unwrap(), Part::Words)
}

/// Reads a file of these, takes it in, looks at it, sends it on and takes it out again, in time; or
/// refuses it in time, as too much of one thing. Whether it was taken.
fn all_in_time(what: &str, changes: Vec<Change>) -> bool {
    let mut all = vec![
        change(
            1 << 100,
            vec![],
            Field::Voice(BY, VoicePart::Role),
            Value::Role(Role::Parent),
        ),
        change(
            (1 << 100) + 1,
            vec![],
            Field::Round(ROUND, RoundPart::Begun),
            text(0),
        ),
    ];
    all.extend(changes);
    let (made, id) = (Timestamp::from_millis(0), BookId::from_bits(5));
    let file = ShareFile::new(Kind::Backup, made, DeviceKind::Ipad, id, all, Vec::new());
    let json = file.write().unwrap();
    let begin = Instant::now();
    let step = |name: &str| {
        let took = begin.elapsed();
        println!("{what}: {name} after {took:.1?}, {} MiB", peak());
        assert!(took < PATIENCE, "{what}: {name} after {took:?}");
    };
    let read = ShareFile::read(json.as_bytes());
    step("read");
    let read = match read {
        Err(FileError::TooMany { .. }) => return false,
        read => read.unwrap(),
    };
    let small = small_book();
    belongs(&read, BookId::from_bits(6), &small);
    step("told whose");
    let compared = compare(&small, &read).unwrap();
    step("compared");
    assert!(compare(&compared.book, &read).unwrap().brings_nothing());
    step("compared again");
    super::holds::view(&compared.book);
    step("seen");
    choose(&compared.book, &Whom::Me);
    choose(&compared.book, &Whom::Others(BTreeSet::new()));
    step("chosen");
    let taken = Taken::between(&small, &compared.book, &compared.touched, made);
    taken.undo(&compared.book);
    step("taken out");
    assert!(peak() < 2_048, "{what}: {} MiB", peak());
    true
}

#[test]
fn many_versions_of_one_answer() {
    assert!(!all_in_time(
        "versions",
        (1..many())
            .map(|n| change(n << 8, vec![], words(), text(n)))
            .collect(),
    ));
}

#[test]
fn a_long_history_of_one_answer() {
    let one = |n: u128| change(n << 8, vec![(n - 1) << 8], words(), text(n));
    let taken = all_in_time("history", (1..many()).map(one).collect());
    assert_eq!(taken, many() <= 20_000);
}

#[test]
fn many_voices() {
    let role = |n| Field::Voice(VoiceId::from_bits(n << 8), VoicePart::Role);
    let one = |n| change(n << 8, vec![], role(n), Value::Role(Role::Relative));
    assert!(!all_in_time("voices", (1..many()).map(one).collect()));
}

#[test]
fn many_voices_that_are_one() {
    let pair = |n: u128| Same::Voices(VoiceId::from_bits(n), VoiceId::from_bits(n + 1));
    let one = |n| change(n << 8, vec![], Field::Same(pair(n)), Value::Flag(true));
    assert!(!all_in_time(
        "joined voices",
        (0x1000..0x1000 + many()).map(one).collect(),
    ));
    assert!(!all_in_time(
        "joined the other way",
        (0x1000..0x1000 + many()).rev().map(one).collect(),
    ));
}

#[test]
fn many_books_that_are_one() {
    let pair = |n: u128| Same::Books(BookId::from_bits(n), BookId::from_bits(n + 1));
    let one = |n| {
        change(
            (many() - n) << 8,
            vec![],
            Field::Same(pair(n + 5)),
            Value::Flag(true),
        )
    };
    assert!(!all_in_time(
        "joined books",
        (0..many()).rev().map(one).collect()
    ));
}

#[test]
fn one_change_that_replaces_many_said_twice() {
    let ids = |from: u128| {
        (from..from + many().min(9_000) * 2)
            .map(|n| n << 8)
            .collect::<Vec<_>>()
    };
    let one = |from| change(1 << 90, ids(from), words(), text(1));
    assert!(all_in_time("replaced", vec![one(1), one(3)]));
}

#[test]
fn many_that_extend_what_is_here() {
    // The one change that the small book has of the two is given more to replace.
    let own = small_book();
    let own = own
        .changes()
        .filter(|c| matches!(c.field, Field::Answer(..)));
    let more = |c: &Change| {
        let mut c = c.clone();
        c.replaces
            .extend((1..many().min(9_000)).map(|n| ChangeId::from_bits(n << 8)));
        c
    };
    assert!(all_in_time("extended", own.map(more).collect()));
}

#[test]
fn many_erasures_of_many() {
    let said = |n: u128| change(n << 8, vec![], words(), text(n));
    let erased = Value::Erased((1..many()).map(|n| ChangeId::from_bits(n << 8)).collect());
    let erasure = |n: u128| change((n << 8) + 1, vec![], words(), erased.clone());
    let all = (1..many()).map(said).chain((1..10).map(erasure));
    assert!(!all_in_time("erasures", all.collect()));
}

#[test]
fn many_that_go_on_from_one_long_history() {
    let half = many() / 2;
    let one = |n: u128| change(n << 8, vec![(n - 1) << 8], words(), text(n));
    let end = |n: u128| change((n << 8) + 1, vec![half << 8], words(), text(n));
    assert!(!all_in_time(
        "a broom",
        (1..=half).map(one).chain((1..half).map(end)).collect(),
    ));
}
