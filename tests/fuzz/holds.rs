//! What holds for any bytes that somebody hands over as a share file: they are refused, or they can be
//! taken in, seen, taken out again, and sent on. Shared by the test and by the fuzzer.

use our_say::{
    domain::{
        answer::Part,
        book::{Book, Edit, Stamp},
        change::{BookPart, Change, Field, Same, Value},
        device::DeviceKind,
        ids::{BookId, ChangeId, DeviceId, QuestionId, RoundId, VoiceId},
        keeping::Taken,
        round::RoundPart,
        time::Timestamp,
        voice::{Role, VoicePart},
    },
    sync::{
        FileError, ShareFile, Whom, choose, compare,
        compare::{belongs, joins},
        file::Kind,
    },
};
use std::collections::BTreeSet;

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// It was refused by itself.
    Refused,
    /// It was refused because of what is in the book.
    Unfit,
    /// It was taken in.
    Taken,
}

/// The id of the small book.
pub const SMALL: BookId = BookId::from_bits(0x5a11);
const NOW: Timestamp = Timestamp::from_millis(1_763_000_000_000);
const YOUNG: VoiceId = VoiceId::from_bits(0x11);
const MUM: VoiceId = VoiceId::from_bits(0x12);
const DAD: VoiceId = VoiceId::from_bits(0x13);
const ROUND: RoundId = RoundId::from_bits(0x21);

fn change(id: u128, by: VoiceId, replaces: &[u128], field: Field, value: Value) -> Change {
    Change {
        id: ChangeId::from_bits(id),
        tick: u64::try_from(id).unwrap_or_default(),
        at: NOW,
        by,
        on: Some(DeviceId::from_bits(0x31)),
        replaces: replaces.iter().copied().map(ChangeId::from_bits).collect(),
        field,
        value,
    }
}

/// A small book in which there is a little of everything: two versions, a draft, one that was left
/// out, an erasure, two voices that are one.
pub fn small_book() -> Book {
    let text = |words: &str| Value::Text(words.into());
    let role = |voice| Field::Voice(voice, VoicePart::Role);
    let answer = |voice, of: &str, part| match QuestionId::new(of) {
        Some(question) => Field::Answer(ROUND, voice, question, part),
        None => Field::Order(ROUND, voice),
    };
    let parents = Same::voices(MUM, DAD).map_or(Field::Book(BookPart::Advice), Field::Same);
    let day = "2026-11-25".parse().map_or(Value::Cleared, Value::Day);
    let erased = Value::Erased(vec![ChangeId::from_bits(11)]);
    Book::from_changes([
        change(1, MUM, &[], role(YOUNG), Value::Role(Role::YoungPerson)),
        change(2, MUM, &[], role(MUM), Value::Role(Role::Parent)),
        change(3, DAD, &[], role(DAD), Value::Role(Role::Parent)),
        change(4, MUM, &[], Field::Round(ROUND, RoundPart::Begun), day),
        change(5, MUM, &[], Field::Book(BookPart::Name), text("Sam")),
        change(6, MUM, &[], answer(MUM, "p1", Part::Words), text("A draft")),
        change(
            7,
            MUM,
            &[6, 99],
            answer(MUM, "p1", Part::Words),
            text("Hers"),
        ),
        change(8, DAD, &[6], answer(DAD, "p1", Part::Words), text("His")),
        change(9, MUM, &[], parents, Value::Flag(true)),
        change(
            10,
            YOUNG,
            &[],
            answer(YOUNG, "y1", Part::Words),
            text("Mine"),
        ),
        change(11, MUM, &[], answer(MUM, "p2", Part::Words), text("Erased")),
        change(12, MUM, &[11], answer(MUM, "p2", Part::Words), erased),
        change(
            13,
            YOUNG,
            &[],
            answer(YOUNG, "y1", Part::Matters),
            Value::Flag(true),
        ),
        change(
            14,
            MUM,
            &[],
            Field::Device(DeviceId::from_bits(0x31)),
            Value::Device(DeviceKind::Iphone),
        ),
    ])
}

/// Looks at everything that a page may ask a book for.
pub fn view(book: &Book) {
    let _ = (book.name(), book.setting(), book.last_tick(), joins(book));
    let _ = (book.pairs().len(), book.visits().len());
    let _ = book.current_round().map(|round| book.round(round));
    for voice in book.voices() {
        assert_eq!(
            book.voice_id(voice.id),
            voice.id,
            "a voice goes by its one id"
        );
    }
    let mut seen = BTreeSet::new();
    for (field, change) in book.all_standing() {
        assert_eq!(&book.field(change), field);
        if !seen.insert(field) {
            continue;
        }
        let standing = book.standing(field).count();
        let versions = book.versions(field).len();
        assert!(standing >= 1 && versions <= standing);
        let _ = (book.text(field), book.is_erased(field));
        match field {
            Field::Answer(round, voice, question, _) => {
                let answer = book.answer(*round, *voice, question);
                let _ = (answer.progress(), answer.seen_by(Role::YoungPerson));
                let _ = book.is_said_twice(*round, *voice, question);
            }
            Field::Order(round, voice) => drop(book.order(*round, *voice)),
            Field::Round(round, _) => drop(book.round(*round)),
            Field::Device(device) => drop(book.device(*device)),
            _ => {}
        }
    }
}

/// All that can be seen of a book: its changes, and what stands where.
fn shape(book: &Book) -> (Vec<Change>, Vec<(Field, ChangeId)>) {
    let standing = book.all_standing().map(|(field, c)| (field.clone(), c.id));
    (book.changes().cloned().collect(), standing.collect())
}

/// A file of a book is one that opens again, and says the same.
fn goes_out(book: &Book, whom: &Whom) {
    let contents = choose(book, whom);
    let device = DeviceKind::Computer;
    let file = ShareFile::new(
        Kind::Backup,
        NOW,
        device,
        SMALL,
        contents.changes,
        Vec::new(),
    );
    writes_back(&file);
    if let Whom::Others(_) = whom {
        let named = contents.for_chosen.into_iter().collect::<BTreeSet<_>>();
        if !named.is_empty() {
            goes_out(book, &Whom::Others(named));
        }
    }
}

fn writes_back(file: &ShareFile) {
    let json = file.write();
    let again = json.as_ref().map(|json| ShareFile::read(json.as_bytes()));
    match again {
        Ok(Ok(again)) => assert!(again == *file, "written and read it says something else"),
        other => panic!("what was taken cannot be sent on: {other:?}"),
    }
}

/// Hands over bytes as a share file. Panics if anything does not hold.
pub fn holds(bytes: &[u8], small: &Book) -> Outcome {
    let Ok(file) = ShareFile::read(bytes) else {
        return Outcome::Refused;
    };
    writes_back(&file);
    let theirs = Book::from_changes(file.changes.iter().cloned());
    view(&theirs);
    let _ = belongs(&file, SMALL, small);
    let mut compared = match compare(small, &file) {
        Ok(compared) => compared,
        Err(
            FileError::Twice(_)
            | FileError::Reach(_)
            | FileError::Ring(_)
            | FileError::NoBook
            | FileError::TooMany { .. },
        ) => {
            return Outcome::Unfit;
        }
        Err(other) => panic!("refused in the wrong place: {other}"),
    };
    let merged = &compared.book;
    view(merged);

    // The same from the other side, and again.
    let mut other = theirs.clone();
    other.merge(small.changes().cloned());
    assert_eq!(shape(&other), shape(merged), "from the other side");
    let again = compare(merged, &file).map(|again| again.brings_nothing());
    assert_eq!(again, Ok(true), "again");

    // Nothing of the small book is lost but what was erased, and that is said before.
    let erases = |c: &Change| matches!(c.value, Value::Erased(_) | Value::Gone);
    for change in small.changes() {
        let now = merged.change(change.id);
        let kept = now.is_some_and(|now| {
            let value = now.value == change.value
                || (now.value == Value::Gone && file.changes.iter().any(erases));
            value && change.replaces.iter().all(|id| now.replaces.contains(id))
        });
        assert!(kept, "{change:?} became {now:?}");
    }
    for (field, change) in small.all_standing() {
        let gone = merged.change(change.id).map(|now| &now.value) == Some(&Value::Gone);
        let told = compared
            .erased
            .iter()
            .any(|lost| merged.field(lost) == merged.field(change) && lost.value == change.value);
        assert!(
            !gone || change.value.is_silent() || told,
            "{field:?} is erased unsaid"
        );
    }

    // It goes out again, also after one more edit.
    goes_out(merged, &Whom::Me);
    goes_out(merged, &Whom::Others(BTreeSet::new()));
    let stamp = |id: u128| Stamp {
        id: ChangeId::from_bits(0x00fe_da00 + id),
        at: NOW,
        on: None,
    };
    let mut later = merged.clone();
    let edit = Edit {
        by: MUM,
        field: Field::Book(BookPart::Name),
        value: Value::Text("One more edit".into()),
    };
    if later.change(stamp(0).id).is_none() {
        later.edit(edit, &mut Vec::new(), stamp(0));
        goes_out(&later, &Whom::Me);
        assert_eq!(later.name(), "One more edit");
    }

    // It can be taken out again, and later edits stay.
    let taken = Taken::between(small, &later, &compared.touched, NOW);
    let undone = taken.undo(&later);
    view(&undone.book);
    goes_out(&undone.book, &Whom::Me);
    for change in small.changes() {
        let now = undone.book.change(change.id);
        let same =
            now.is_some_and(|now| now.value == Value::Gone || now.replaces == change.replaces);
        assert!(same, "{change:?} became {now:?} when it was taken out");
    }
    let twice = taken.undo(&undone.book);
    assert_eq!(shape(&twice.book), shape(&undone.book), "taken out twice");

    // Who refuses an erasure keeps the words.
    for (lost, n) in compared.erased.clone().iter().zip(1..) {
        if compared.book.change(stamp(n).id).is_none() {
            compared.keep(lost, stamp(n));
            let values = compared.book.values(&lost.field);
            assert!(values.contains(&&lost.value), "{lost:?} was not kept");
        }
    }
    Outcome::Taken
}
