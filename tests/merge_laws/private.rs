//! What a file may say of private answers: each breach is refused by its own name.

use super::world;
use our_say::{
    domain::keeping::Taken,
    domain::{
        answer::Part,
        book::Book,
        change::{Change, Field, Same, Value},
        device::DeviceKind,
        ids::{BookId, ChangeId, PrivateId, QuestionId, RoundId, VoiceId},
        private::{Pad, Pin, Sealed},
        round::RoundPart,
        time::{Day, Timestamp},
        voice::{Role, VoicePart},
    },
    sync::{
        FileError, MAX_PINS, ShareFile, compare,
        file::{Kind, MAX_KEY, MAX_KEYS},
    },
};

const YOUNG: VoiceId = VoiceId::from_bits(1);
const OTHER: VoiceId = VoiceId::from_bits(2);
const ROUND: RoundId = RoundId::from_bits(3);
const NOW: Timestamp = Timestamp::from_millis(1_763_000_000_000);

fn founding() -> Vec<Change> {
    let role = |voice| Field::Voice(voice, VoicePart::Role);
    let begun = Field::Round(ROUND, RoundPart::Begun);
    let day = Value::Day(Day::from_ymd_opt(2027, 3, 1).unwrap());
    let young = Value::Role(Role::YoungPerson);
    vec![
        world::change(1, &[], role(YOUNG), young.clone()),
        world::change(2, &[], role(OTHER), young),
        world::change(3, &[], begun, day),
    ]
}

fn file(kind: Kind, more: &[Change]) -> ShareFile {
    let changes = [&founding(), more].concat();
    let (id, on) = (BookId::from_bits(7), DeviceKind::AndroidPhone);
    ShareFile::new(kind, NOW, on, id, changes, Vec::new())
}

/// What becomes of a file with these changes.
fn read(kind: Kind, more: &[Change]) -> Result<(), FileError> {
    let written = file(kind, more).write().unwrap();
    ShareFile::read(written.as_bytes()).map(drop)
}

fn says(id: u128, voice: VoiceId) -> Change {
    let field = Field::Answer(ROUND, voice, QuestionId::new("y1").unwrap(), Part::Words);
    world::change(id, &[], field, Value::Text("Said.".into()))
}

fn seals(id: u128, replaces: &[u128], voice: VoiceId, value: Value) -> Change {
    let field = Field::Private(voice, PrivateId::from_bits(9));
    world::change(id, replaces, field, value)
}

fn sealed() -> Value {
    Value::Sealed(Sealed {
        bytes: "AAAA".into(),
        files: Vec::new(),
    })
}

fn pin(id: u128, replaces: &[u128], keys: usize, length: usize) -> Change {
    let pad = Pad::Numbers;
    let keys = vec!["A".repeat(length); keys];
    let field = Field::Voice(YOUNG, VoicePart::Pin);
    world::change(id, replaces, field, Value::Pin(Pin { pad, keys }))
}

#[test]
fn a_file_for_others_tells_of_private_answers_only_that_they_were_erased() {
    let id = ChangeId::from_bits(10);
    let erased = || Value::Erased(vec![ChangeId::from_bits(99)]);
    for value in [sealed(), Value::Cleared, Value::Text("Hello".into())] {
        let one = [seals(10, &[], YOUNG, value)];
        assert_eq!(read(Kind::Shared, &one), Err(FileError::Private(id)));
        assert_eq!(read(Kind::Backup, &one), Ok(()));
    }
    for value in [erased(), Value::Gone] {
        assert_eq!(read(Kind::Shared, &[seals(10, &[], YOUNG, value)]), Ok(()));
    }
    let one = pin(10, &[], 1, 4);
    let gone = Change {
        value: erased(),
        ..one.clone()
    };
    let refused = read(Kind::Shared, std::slice::from_ref(&one));
    assert_eq!(refused, Err(FileError::Private(id)));
    assert_eq!(read(Kind::Backup, &[one]), Ok(()));
    assert_eq!(read(Kind::Shared, &[gone]), Ok(()));
}

#[test]
fn a_pin_has_only_so_many_keys_and_they_are_no_longer_than_keys() {
    let with = |keys, length| read(Kind::Backup, &[pin(10, &[], keys, length)]);
    assert_eq!(with(MAX_KEYS, MAX_KEY), Ok(()));
    let found = MAX_KEYS + 1;
    assert_eq!(with(found, 4), Err(FileError::TooMany { found }));
    let id = ChangeId::from_bits(10);
    assert_eq!(with(1, MAX_KEY + 1), Err(FileError::Private(id)));
    // And only so many stand, so that each can be tried.
    let pins = |count: usize| {
        let one = |n: usize| pin(10 + n as u128, &[], 1, n);
        (0..count).map(one).collect::<Vec<_>>()
    };
    assert_eq!(read(Kind::Backup, &pins(MAX_PINS)), Ok(()));
    let found = MAX_PINS + 1;
    let refused = Err(FileError::TooMany { found });
    assert_eq!(read(Kind::Backup, &pins(found)), refused);
    let changed = (1..20).map(|n| pin(10 + n, &[9 + n], 1, 4));
    assert_eq!(read(Kind::Backup, &changed.collect::<Vec<_>>()), Ok(()));
}

#[test]
fn only_what_is_of_one_voice_goes_under_its_pin_and_out_again() {
    let reach = Err(FileError::Reach(ChangeId::from_bits(20)));
    let out = |voice| Change {
        replaces: vec![ChangeId::from_bits(10)],
        ..says(20, voice)
    };
    let both = |voice| {
        [
            [says(10, YOUNG), seals(20, &[10], voice, sealed())],
            [seals(10, &[], YOUNG, sealed()), out(voice)],
            [
                seals(10, &[], YOUNG, sealed()),
                seals(20, &[10], voice, sealed()),
            ],
        ]
    };
    for [old, new] in both(YOUNG) {
        assert_eq!(read(Kind::Backup, &[old, new]), Ok(()));
    }
    let pair = Field::Same(Same::voices(YOUNG, OTHER).unwrap());
    let joined = world::change(30, &[], pair.clone(), Value::Flag(true));
    let parted = world::change(31, &[30], pair, Value::Flag(false));
    for [old, new] in both(OTHER) {
        assert_eq!(read(Kind::Backup, &[old.clone(), new.clone()]), reach);
        // In two halves as well, whichever is here.
        let here = Book::from_changes([founding(), vec![old.clone()]].concat());
        let comes = file(Kind::Backup, std::slice::from_ref(&new));
        assert_eq!(compare(&here, &comes).map(drop), reach);
        let here = Book::from_changes([founding(), vec![new.clone()]].concat());
        let comes = file(Kind::Backup, std::slice::from_ref(&old));
        assert_eq!(compare(&here, &comes).map(drop), reach);
        // Unless they are, or were, one person.
        let as_one = [old.clone(), new.clone(), joined.clone()];
        assert_eq!(read(Kind::Backup, &as_one), Ok(()));
        let here = Book::from_changes([founding(), vec![old, joined.clone()]].concat());
        let comes = file(Kind::Backup, &[new, parted.clone()]);
        assert_eq!(compare(&here, &comes).map(drop), Ok(()));
    }
}

#[test]
fn very_many_who_are_one_person_are_told_apart_quickly() {
    // The way from the last to the first is long until it is walked.
    let pair = |n: u128| {
        let (a, b) = (VoiceId::from_bits(n), VoiceId::from_bits(n + 1));
        let field = Field::Same(Same::Voices(a, b));
        world::change(1_000_000 + n, &[999_999 + n], field, Value::Flag(true))
    };
    let all: Vec<Change> = (1_000..100_000).rev().map(pair).collect();
    // They are refused, since so many may not be joined; but it does not take for ever.
    assert!(read(Kind::Backup, &all).is_err());
}

#[test]
fn what_went_under_a_pin_while_two_were_one_can_go_out_when_the_joining_was_taken_out() {
    let before = Book::from_changes([founding(), vec![says(10, OTHER)]].concat());
    let pair = Field::Same(Same::voices(YOUNG, OTHER).unwrap());
    let comes = file(
        Kind::Backup,
        &[world::change(30, &[], pair, Value::Flag(true))],
    );
    let compared = compare(&before, &comes).unwrap();
    let taken = Taken::between(&before, &compared.book, &compared.touched, NOW);
    let mut later = compared.book;
    later.insert(seals(40, &[10], YOUNG, sealed()));
    let undone = taken.undo(&later);
    let changes: Vec<Change> = undone.book.changes().cloned().collect();
    assert_eq!(read(Kind::Backup, &changes), Ok(()));
    // Where nothing rests on it, it goes.
    let undone = taken.undo(&Book::from_changes(
        later
            .changes()
            .filter(|c| c.id != ChangeId::from_bits(40))
            .cloned(),
    ));
    assert!(undone.book.change(ChangeId::from_bits(30)).is_none());
}
