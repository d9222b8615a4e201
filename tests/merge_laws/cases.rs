//! Merging, one small case a line.
//!
//! A change is written `id>what it replaces:words`. `-` is a field that was emptied, `!1,2` an
//! erasure that names 1 and 2. All are in one field, the words of one answer.

use super::{of, shape, world};
use our_say::domain::{
    answer::Part,
    change::{Change, Field, Same, Value},
    ids::{ChangeId, QuestionId, RoundId, VoiceId},
    round::RoundPart,
    time::Day,
    voice::{Role, VoicePart},
};

const CASES: &[(&str, &str, &str, &[&str])] = &[
    // what happens, here, in the file, what stands then
    ("a file brings the first words", "", "1:Sam", &["Sam"]),
    ("the same file again", "1:Sam", "1:Sam", &["Sam"]),
    (
        "somebody went on with them",
        "1:Sam",
        "1:Sam 2>1:Sammy",
        &["Sammy"],
    ),
    (
        "an old file comes after the new one",
        "1:Sam 2>1:Sammy",
        "1:Sam",
        &["Sammy"],
    ),
    (
        "two people went on apart",
        "1:Sam 2>1:Sammy",
        "1:Sam 3>1:Samira",
        &["Sammy", "Samira"],
    ),
    (
        "and one of them joined both",
        "1:Sam 2>1:Sammy",
        "1:Sam 3>1:Samira 4>2,3:Both",
        &["Both"],
    ),
    (
        "two people wrote the same apart",
        "1:Sam",
        "2:Sam",
        &["Sam"],
    ),
    (
        "a draft was left out of the file",
        "1:Sam",
        "3>1,2:Samira",
        &["Samira"],
    ),
    (
        "and the draft comes later",
        "1:Sam 3>1,2:Samira",
        "2>1:Sammy",
        &["Samira"],
    ),
    (
        "one emptied it, one went on",
        "1:Sam 2>1:-",
        "1:Sam 3>1:Samira",
        &["Samira"],
    ),
    (
        "erased, and an old file comes again",
        "1:- 2>1:!1",
        "1:Sam",
        &[],
    ),
    ("a file erases what is here", "1:Sam", "2>1:!1", &[]),
    (
        "a file erases the drafts too",
        "1:Sam 2>1:Sammy",
        "3>2:!2",
        &[],
    ),
    (
        "what the erasure had not seen stays",
        "1:Sam 2>1:Sammy",
        "3>1:!1",
        &["Sammy"],
    ),
    (
        "words that were written after it stay",
        "1:- 2>1:!1 3>2:New",
        "1:Sam",
        &["New"],
    ),
    (
        "two erase the same apart",
        "1:Sam 2>1:!1",
        "1:Sam 3>1:!1",
        &[],
    ),
];

#[test]
fn small_cases() {
    for (what, here, file, expected) in CASES {
        let (here, file) = (read(here), read(file));
        let merged = of(&[&here, &file]);
        assert_eq!(texts(&merged), *expected, "{what}");
        assert_eq!(
            shape(&of(&[&file, &here])),
            shape(&merged),
            "from the other side: {what}"
        );
        let all = shape(&merged).0;
        assert_eq!(
            shape(&of(&[&all, &file, &here])),
            shape(&merged),
            "again: {what}"
        );
    }
}

#[test]
fn an_erased_word_is_nowhere_in_the_book() {
    let merged = of(&[&read("1:Sam 2>1:Sammy"), &read("3>2:!2")]);
    assert!(!format!("{merged:?}").contains("Sam"));
    assert!(merged.is_erased(&field()));
    let again = of(&[&shape(&merged).0, &read("1:Sam 2>1:Sammy 4>2:New")]);
    assert_eq!(texts(&again), ["New"]);
    assert!(!again.is_erased(&field()));
    assert!(!format!("{again:?}").contains("Sam"));
}

#[test]
fn two_voices_that_are_one_person_speak_as_one_and_can_be_told_apart_again() {
    let (a, b) = (VoiceId::from_bits(1), VoiceId::from_bits(2));
    let (r, s) = (RoundId::from_bits(8), RoundId::from_bits(9));
    let role = |voice| Field::Voice(voice, VoicePart::Role);
    let begun = |round| Field::Round(round, RoundPart::Begun);
    let day = Value::Day(Day::from_ymd_opt(2027, 3, 1).unwrap());
    let young = Value::Role(Role::YoungPerson);
    let words = |round, voice| Field::Answer(round, voice, question(), Part::Words);
    let apart = [
        world::change(1, &[], role(a), young.clone()),
        world::change(2, &[], role(b), young),
        world::change(3, &[], begun(r), day.clone()),
        world::change(4, &[], begun(s), day),
        world::change(5, &[], words(r, a), Value::Text("I like art.".into())),
        world::change(6, &[], words(s, b), Value::Text("I like maths.".into())),
    ];
    let pairs = [Same::voices(b, a), Same::rounds(s, r)];
    let pairs = pairs.map(|pair| Field::Same(pair.unwrap()));
    let join = |id, n: usize, old: &[u128], yes| {
        world::change(id, old, pairs[n].clone(), Value::Flag(yes))
    };
    let joined = of(&[&apart, &[join(7, 0, &[], true), join(8, 1, &[], true)]]);
    assert_eq!(joined.voices().len(), 1);
    assert_eq!(joined.voice_id(b), a);
    assert_eq!(joined.current_round(), Some(r));
    for (round, voice) in [(r, a), (s, b), (r, b)] {
        let versions = joined.versions(&words(round, voice));
        assert_eq!(
            versions.len(),
            2,
            "both versions are there under every name"
        );
    }
    let taken_back = [join(9, 0, &[7], false), join(10, 1, &[8], false)];
    let again = of(&[&shape(&joined).0, &taken_back]);
    assert_eq!(again.voices().len(), 2);
    assert_eq!(again.text(&words(r, a)), "I like art.");
    assert_eq!(again.text(&words(s, b)), "I like maths.");
}

#[test]
fn who_is_the_young_person_in_one_copy_is_in_all() {
    let voice = VoiceId::from_bits(1);
    let role = Field::Voice(voice, VoicePart::Role);
    let young = world::change(1, &[], role.clone(), Value::Role(Role::YoungPerson));
    let parent = world::change(9, &[], role, Value::Role(Role::Parent));
    for changes in [[young.clone(), parent.clone()], [parent, young]] {
        let voices = of(&[&changes]).voices();
        assert_eq!(voices.len(), 1);
        assert_eq!(voices[0].role, Role::YoungPerson);
    }
}

fn field() -> Field {
    Field::Answer(
        RoundId::from_bits(1),
        VoiceId::from_bits(1),
        question(),
        Part::Words,
    )
}

fn question() -> QuestionId {
    QuestionId::new("p4").unwrap()
}

fn texts(book: &our_say::domain::book::Book) -> Vec<String> {
    let text = |value: &Value| match value {
        Value::Text(text) => text.clone(),
        other => format!("{other:?}"),
    };
    book.values(&field()).into_iter().map(text).collect()
}

fn read(notation: &str) -> Vec<Change> {
    let number = |text: &str| text.parse::<u128>().unwrap();
    let numbers = |text: &str| text.split(',').map(number).collect::<Vec<_>>();
    let one = |text: &str| {
        let (name, words) = text.split_once(':').unwrap();
        let (id, replaces) = match name.split_once('>') {
            Some((id, replaces)) => (number(id), numbers(replaces)),
            None => (number(name), Vec::new()),
        };
        let value = match (words, words.strip_prefix('!')) {
            ("-", _) => Value::Cleared,
            (_, Some(ids)) => {
                Value::Erased(numbers(ids).into_iter().map(ChangeId::from_bits).collect())
            }
            (text, None) => Value::Text(text.to_owned()),
        };
        world::change(id, &replaces, field(), value)
    };
    notation.split_whitespace().map(one).collect()
}
