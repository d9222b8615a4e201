//! What was joined comes apart again, whoever says so, in whatever order it arrives.

use super::{of, shape, world};
use our_say::{
    domain::{
        answer::Part,
        book::{Book, Edit, Stamp},
        change::{Change, Field, Same, Value},
        ids::{BookId, ChangeId, QuestionId, RoundId, VoiceId},
        keeping::Taken,
        round::RoundPart,
        time::Timestamp,
        voice::{Role, VoicePart},
    },
    sync::compare::joins,
};

const MUM: VoiceId = VoiceId::from_bits(2);
const PARENT: VoiceId = VoiceId::from_bits(3);
const CARER: VoiceId = VoiceId::from_bits(4);
const SPRING: RoundId = RoundId::from_bits(8);
const SUMMER: RoundId = RoundId::from_bits(9);

fn words(round: RoundId, voice: VoiceId) -> Field {
    let question = QuestionId::new("p1").unwrap();
    Field::Answer(round, voice, question, Part::Words)
}

fn text(words: &str) -> Value {
    Value::Text(words.into())
}

/// Three who speak, each with a name and an answer; and two rounds.
fn history() -> Vec<Change> {
    let mut all = Vec::new();
    for (n, voice) in [MUM, PARENT, CARER].into_iter().enumerate() {
        let id = 10 * (n as u128 + 1);
        let role = Field::Voice(voice, VoicePart::Role);
        all.push(world::change(id, &[], role, Value::Role(Role::Parent)));
        let name = Field::Voice(voice, VoicePart::Name);
        all.push(world::change(id + 1, &[], name, text(&format!("N{n}"))));
        all.push(world::change(
            id + 2,
            &[],
            words(SPRING, voice),
            text(&format!("W{n}")),
        ));
    }
    for (id, round) in [(40, SPRING), (41, SUMMER)] {
        let begun = Field::Round(round, RoundPart::Begun);
        let day = Value::Day("2026-11-25".parse().unwrap());
        all.push(world::change(id, &[], begun, day));
    }
    all
}

fn same(a: VoiceId, b: VoiceId) -> Same {
    Same::voices(a, b).unwrap()
}

fn join(id: u128, pair: Same) -> Change {
    world::change(id, &[], Field::Same(pair), Value::Flag(true))
}

/// Says this of pairs; returns what was written.
fn say(book: &mut Book, from: u128, said: Vec<(Same, bool)>) -> Vec<Change> {
    let mut put = Vec::new();
    for (id, (pair, is_one)) in (from..).zip(said) {
        let stamp = Stamp {
            id: ChangeId::from_bits(id),
            at: Timestamp::from_millis(0),
            on: None,
        };
        let (field, value) = (Field::Same(pair), Value::Flag(is_one));
        let edit = Edit {
            by: MUM,
            field,
            value,
        };
        put.extend(book.edit(edit, &mut Vec::new(), stamp).and_then(|a| a.put));
    }
    put
}

fn part(book: &mut Book, from: u128, pair: Same) -> Vec<Change> {
    let said = book.parting(pair);
    say(book, from, said)
}

fn names(book: &Book) -> Vec<String> {
    book.voices().into_iter().map(|voice| voice.name).collect()
}

#[test]
fn two_who_were_one_are_read_apart_again_and_nothing_is_gone() {
    let before = of(&[&history()]);
    let joined = [join(50, same(MUM, PARENT))];
    let mut book = of(&[&history(), &joined]);
    assert_eq!(book.text(&words(SPRING, PARENT)), "W0\n\nW1");
    assert_eq!(book.voices().len(), 2);
    let back = part(&mut book, 60, same(MUM, PARENT));
    assert_eq!(back.len(), 1);
    assert_eq!(back[0].replaces, [ChangeId::from_bits(50)]);
    assert_eq!(names(&book), names(&before));
    for (n, voice) in [MUM, PARENT, CARER].into_iter().enumerate() {
        assert_eq!(book.text(&words(SPRING, voice)), format!("W{n}"));
    }
    for all in [[&joined[..], &back], [&back, &joined]] {
        let other = of(&[&history(), all[0], all[1]]);
        assert_eq!(shape(&other), shape(&book), "in any order");
    }
    say(&mut book, 70, vec![(same(MUM, PARENT), true)]);
    assert_eq!(
        book.text(&words(SPRING, PARENT)),
        "W0\n\nW1",
        "and one again"
    );
}

#[test]
fn of_three_who_were_one_only_the_one_who_was_meant_leaves() {
    // Joined in a row, in a ring, or all with the middle one, who is then taken out.
    let (ab, bc, ac) = (same(MUM, PARENT), same(PARENT, CARER), same(MUM, CARER));
    for joined in [vec![ab, bc], vec![ab, bc, ac], vec![ac, bc], vec![ab, ac]] {
        for (out, left) in [(PARENT, CARER), (CARER, PARENT)] {
            let joins = (50..).zip(&joined).map(|(id, pair)| join(id, *pair));
            let joins: Vec<Change> = joins.collect();
            let mut book = of(&[&history(), &joins]);
            assert_eq!(
                book.pairs().len(),
                2,
                "each beside the one who stands for all"
            );
            assert_eq!(book.voices().len(), 1);
            part(&mut book, 60, same(MUM, out));
            assert_eq!(book.voice_id(out), out, "{joined:?}");
            assert_eq!(book.voice_id(left), MUM, "{joined:?}");
            let pairs = book.pairs();
            let one: Vec<_> = pairs.iter().filter(|p| p.is_one).map(|p| p.same).collect();
            assert_eq!(one, [same(MUM, left)]);
            let two: Vec<_> = pairs.iter().filter(|p| !p.is_one).map(|p| p.same).collect();
            assert_eq!(two, [same(MUM, out)], "one row, whatever was cut");
        }
    }
}

#[test]
fn who_joined_them_apart_is_answered_too() {
    // Two phones joined the same two, and one of them knew of both.
    let twice = [join(50, same(MUM, PARENT)), join(51, same(MUM, PARENT))];
    let mut book = of(&[&history(), &twice[..1]]);
    let back = part(&mut book, 60, same(MUM, PARENT));
    book.merge(twice.iter().cloned());
    assert_eq!(book.voices().len(), 2, "nobody took the other one back");
    part(&mut book, 70, same(MUM, PARENT));
    assert_eq!(book.voices().len(), 3);
    book.merge(back.into_iter().chain(twice));
    assert_eq!(book.voices().len(), 3, "and an old file changes nothing");
}

#[test]
fn two_meetings_come_apart_and_either_can_be_the_one_to_go_on_with() {
    let pair = Same::rounds(SPRING, SUMMER).unwrap();
    let mut book = of(&[&history(), &[join(50, pair)]]);
    assert_eq!(book.current_round(), Some(SPRING));
    assert_eq!(book.text(&words(SUMMER, MUM)), "W0");
    part(&mut book, 60, pair);
    assert_eq!(book.text(&words(SUMMER, MUM)), "");
    for (id, round) in [(70, SUMMER), (71, SPRING), (72, SUMMER)] {
        let stamp = Stamp {
            id: ChangeId::from_bits(id),
            at: Timestamp::from_millis(0),
            on: None,
        };
        let begun = book.begin_again(MUM, round, stamp).unwrap();
        assert_eq!(begun.field, Field::Round(round, RoundPart::Begun));
        assert_eq!(book.current_round(), Some(round));
    }
    let nowhere = RoundId::from_bits(77);
    let stamp = Stamp {
        id: ChangeId::from_bits(80),
        at: Timestamp::from_millis(0),
        on: None,
    };
    assert_eq!(book.begin_again(MUM, nowhere, stamp), None);
}

#[test]
fn two_of_one_name_are_still_told_apart() {
    let name = |voice| Field::Voice(voice, VoicePart::Name);
    let same_name = [
        world::change(60, &[11], name(MUM), text("Mum")),
        world::change(61, &[21], name(PARENT), text("Mum")),
    ];
    let book = of(&[&history(), &same_name, &[join(50, same(MUM, PARENT))]]);
    let halves = book.halves(&name(MUM), &name(PARENT));
    assert_eq!(halves, [vec![&text("Mum")], vec![&text("Mum")]]);
}

#[test]
fn what_is_taken_back_stays_so_when_the_file_that_joined_them_goes() {
    let before = of(&[&history()]);
    let mut book = before.clone();
    let touched = book.merge([join(50, same(MUM, PARENT))]);
    let taken = Taken::between(&before, &book, &touched, Timestamp::from_millis(0));
    part(&mut book, 60, same(MUM, PARENT));
    let undone = taken.undo(&book);
    assert_eq!(names(&undone.book), names(&before));
    assert!(undone.delete.contains(&ChangeId::from_bits(50)));
}

#[test]
fn two_books_take_along_what_was_joined_with_them_and_no_grown_up() {
    let (one, other) = (VoiceId::from_bits(11), VoiceId::from_bits(12));
    let role = |voice| Field::Voice(voice, VoicePart::Role);
    let young = [
        world::change(90, &[], role(one), Value::Role(Role::YoungPerson)),
        world::change(91, &[], role(other), Value::Role(Role::YoungPerson)),
    ];
    let books = Same::books(BookId::from_bits(1), BookId::from_bits(2)).unwrap();
    let meeting = Same::rounds(SPRING, SUMMER).unwrap();
    let joined = [books, same(one, other), same(MUM, PARENT), meeting];
    let joined: Vec<Change> = (50..)
        .zip(joined)
        .map(|(id, pair)| join(id, pair))
        .collect();
    let mut book = of(&[&history(), &young, &joined]);
    part(&mut book, 60, books);
    let left: Vec<Same> = book
        .pairs()
        .iter()
        .filter(|p| p.is_one)
        .map(|p| p.same)
        .collect();
    assert_eq!(left, [same(MUM, PARENT)]);
    assert_eq!(joins(&book).len(), 2);
    let said = book.joining(books);
    say(&mut book, 80, said);
    assert!(book.pairs().iter().all(|pair| pair.is_one));
}
