//! What is no share file, and what a share file may not say: each is refused by its own name.

use super::world;
use our_say::{
    domain::{
        answer::{Part, Sharing},
        attachment::Attachment,
        book::Book,
        change::{Change, Field, MAX_TICK, Value},
        device::DeviceKind,
        ids::{BookId, ChangeId, QuestionId, RoundId, VoiceId},
        round::RoundPart,
        time::{Day, Timestamp},
        voice::{Role, VoicePart},
    },
    sync::{
        FileError, ShareFile, Whom, choose,
        choose::AnswerAt,
        compare::{belongs, compare},
        file::{Kind, MAX_CHANGES},
    },
};
use serde_json::{Value as Json, json};
use std::collections::BTreeSet;

const YOUNG: VoiceId = VoiceId::from_bits(1);
const MUM: VoiceId = VoiceId::from_bits(2);
const ROUND: RoundId = RoundId::from_bits(3);

fn question(id: &str) -> QuestionId {
    QuestionId::new(id).unwrap()
}

fn answer(voice: VoiceId, id: &str, part: Part) -> Field {
    Field::Answer(ROUND, voice, question(id), part)
}

fn says(id: u128, voice: VoiceId, of: &str, words: &str) -> Change {
    world::change(
        id,
        &[],
        answer(voice, of, Part::Words),
        Value::Text(words.into()),
    )
}

fn founding() -> Vec<Change> {
    let role = |voice| Field::Voice(voice, VoicePart::Role);
    let begun = Field::Round(ROUND, RoundPart::Begun);
    let day = Value::Day(Day::from_ymd_opt(2027, 3, 1).unwrap());
    vec![
        world::change(1, &[], role(YOUNG), Value::Role(Role::YoungPerson)),
        world::change(2, &[], role(MUM), Value::Role(Role::Parent)),
        world::change(3, &[], begun, day),
    ]
}

fn file(more: Vec<Change>) -> ShareFile {
    let changes = [founding(), more].concat();
    let made = Timestamp::from_millis(1_763_000_000_000);
    let (id, on) = (BookId::from_bits(7), DeviceKind::AndroidPhone);
    ShareFile::new(Kind::Shared, made, on, id, changes, Vec::new())
}

fn json(file: &ShareFile) -> Json {
    serde_json::from_str(&file.write().unwrap()).unwrap()
}

fn read(json: &Json) -> Result<ShareFile, FileError> {
    ShareFile::read(json.to_string().as_bytes())
}

#[test]
fn what_is_no_share_file_is_said_to_be_none() {
    let deep = ["{\"our-say\":1,\"changes\":", &"[".repeat(100_000)].concat();
    for text in [
        "",
        "{}",
        "[]",
        "null",
        "Dear Mum",
        "{\"our-say\":\"yes\"}",
        "{\"our-say\":0}",
        "\u{feff}",
        &deep,
    ] {
        assert_eq!(
            ShareFile::read(text.as_bytes()),
            Err(FileError::Foreign),
            "{text:.40}"
        );
    }
    assert_eq!(ShareFile::read(b"\xff\xfe{}"), Err(FileError::Foreign));
}

#[test]
fn a_file_of_a_newer_version_is_named_as_such_whatever_is_in_it() {
    let newer = read(&json!({ "our-say": 2, "anything": [1, 2, 3] }));
    assert_eq!(newer, Err(FileError::Newer { found: 2 }));
}

#[test]
fn what_is_missing_or_too_much_is_refused() {
    let sound = json(&file(vec![says(4, MUM, "p4", "Hello")]));
    assert!(read(&sound).is_ok());
    let spoil: [fn(&mut Json); 8] = [
        |file| drop(file.as_object_mut().unwrap().remove("book")),
        |file| file["book"] = json!("Sam"),
        |file| file["more"] = json!(1),
        |file| file["changes"][3]["more"] = json!(1),
        |file| file["changes"][3]["id"] = json!("../x"),
        |file| drop(file["changes"][3].as_object_mut().unwrap().remove("tick")),
        |file| file["changes"][3]["tick"] = json!(-1),
        |file| file["made"] = json!("yesterday"),
    ];
    for (n, spoil) in spoil.iter().enumerate() {
        let mut spoiled = sound.clone();
        spoil(&mut spoiled);
        assert!(
            matches!(read(&spoiled), Err(FileError::Malformed(_))),
            "{n}"
        );
    }
}

#[test]
fn a_kind_that_only_a_newer_app_knows_is_kept_and_goes_out_again() {
    let mut sent = json(&file(vec![
        says(4, MUM, "p4", "Hello"),
        says(5, MUM, "p5", "There"),
    ]));
    sent["changes"][3]["value"] = json!({ "hologram": { "of": ["Sam", -3, 2.5, null] } });
    sent["changes"][4]["field"] = json!({ "song": [1, { "key": "C" }] });
    let taken = read(&sent).unwrap();
    assert_eq!(json(&taken), sent);
    let book = Book::from_changes(taken.changes.clone());
    let backup = choose(&book, &Whom::Me).changes;
    let again = ShareFile::new(
        Kind::Shared,
        taken.made,
        taken.from,
        taken.book,
        backup,
        Vec::new(),
    );
    assert_eq!(json(&again), sent);
    // Who may see a field that nobody here knows, nobody here can tell.
    let others = choose(&book, &Whom::Others(BTreeSet::new()));
    assert!(
        others
            .changes
            .iter()
            .all(|change| !matches!(change.field, Field::Unknown(_)))
    );
}

#[test]
fn the_rules_of_a_history() {
    let twice = file(vec![says(4, MUM, "p4", "Hello"), says(4, MUM, "p4", "Bye")]);
    let id = ChangeId::from_bits(4);
    assert_eq!(read(&json(&twice)), Err(FileError::Twice(id)));
    let same_twice = file(vec![
        says(4, MUM, "p4", "Hello"),
        says(4, MUM, "p4", "Hello"),
    ]);
    assert!(read(&json(&same_twice)).is_ok());

    let at = answer(MUM, "p4", Part::Words);
    let ring = |ids: &[(u128, u128)]| {
        let one =
            |(id, old): &(u128, u128)| world::change(*id, &[*old], at.clone(), Value::Cleared);
        read(&json(&file(ids.iter().map(one).collect())))
    };
    assert!(matches!(ring(&[(4, 4)]), Err(FileError::Ring(_))));
    assert!(matches!(
        ring(&[(4, 5), (5, 6), (6, 4)]),
        Err(FileError::Ring(_))
    ));
    assert!(ring(&[(4, 5), (5, 6), (6, 9)]).is_ok());

    let mut high = says(4, MUM, "p4", "Hello");
    high.tick = MAX_TICK + 1;
    assert_eq!(read(&json(&file(vec![high]))), Err(FileError::Tick(id)));

    let hides = world::change(4, &[2], at.clone(), Value::Cleared);
    assert_eq!(
        read(&json(&file(vec![hides.clone()]))),
        Err(FileError::Reach(id))
    );
    let mut apart = file(Vec::new());
    apart.changes[1].id = ChangeId::from_bits(99);
    apart.changes.push(hides);
    let here = Book::from_changes(founding());
    assert_eq!(compare(&here, &apart).map(drop), Err(FileError::Reach(id)));

    let mut none = json(&file(Vec::new()));
    none["changes"] = json!([]);
    assert_eq!(read(&none), Err(FileError::NoBook));
}

#[test]
fn a_long_history_is_read_and_a_monstrous_one_is_not() {
    let at = answer(MUM, "p4", Part::Words);
    let one = |id: u128| world::change(id, &[id - 1], at.clone(), Value::Cleared);
    let long = file((11..20_000).map(one).collect());
    assert!(ShareFile::read(long.write().unwrap().as_bytes()).is_ok());
    let monstrous = file((11..=MAX_CHANGES as u128 + 11).map(one).collect());
    let found = monstrous.changes.len();
    let read = ShareFile::read(monstrous.write().unwrap().as_bytes());
    assert_eq!(read, Err(FileError::TooMany { found }));
}

#[test]
fn an_attachment_is_what_its_name_says() {
    let mut sent = file(Vec::new());
    sent.attachments
        .push(Attachment::new("audio/flac", b"la la la".to_vec()));
    let sound = json(&sent);
    assert_eq!(read(&sound).unwrap(), sent);
    let mut other = sound.clone();
    other["attachments"][0]["data"] = json!("bGEgbGE=");
    assert_eq!(read(&other), Err(FileError::Attachment));
    other["attachments"][0]["data"] = json!("no base64!");
    assert!(matches!(read(&other), Err(FileError::Malformed(_))));
}

#[test]
fn what_is_theirs_alone_is_in_no_file_for_others() {
    let shares = |id, of: &str, sharing| {
        world::change(
            id,
            &[],
            answer(YOUNG, of, Part::Sharing),
            Value::Sharing(sharing),
        )
    };
    let order = Field::Order(ROUND, YOUNG);
    let book = Book::from_changes(
        [
            founding(),
            vec![
                says(10, YOUNG, "y1", "for nobody chose"),
                says(11, YOUNG, "y2", "for me"),
                shares(12, "y2", Sharing::Me),
                says(13, YOUNG, "y3", "for some"),
                shares(14, "y3", Sharing::Chosen),
                says(15, YOUNG, "y4", "for all"),
                shares(16, "y4", Sharing::Meeting),
                says(17, MUM, "p4", "hers"),
                world::change(18, &[], order, Value::Questions(vec![question("y2")])),
            ],
        ]
        .concat(),
    );
    let contents = choose(&book, &Whom::Others(BTreeSet::new()));
    let written = file(contents.changes).write().unwrap();
    for (words, goes) in [
        ("nobody", false),
        ("for me", false),
        ("for some", false),
        ("for all", true),
        ("hers", true),
        ("y2", false),
    ] {
        assert_eq!(written.contains(words), goes, "{words}");
    }
    let alone = |(at, sharing): &&(AnswerAt, Sharing)| at.1 == YOUNG && *sharing == Sharing::Me;
    assert_eq!(contents.said.iter().filter(alone).count(), 2);
    assert_eq!(contents.for_chosen, [(ROUND, YOUNG, question("y3"))]);
    assert_eq!((contents.answers[&YOUNG], contents.answers[&MUM]), (1, 1));
    let named = BTreeSet::from([(ROUND, YOUNG, question("y3"))]);
    let contents = choose(&book, &Whom::Others(named));
    assert!(file(contents.changes).write().unwrap().contains("for some"));
    assert!(contents.for_chosen.is_empty());
    let mine = choose(&book, &Whom::Me);
    assert_eq!(mine.changes.len(), book.changes().count());
}

#[test]
fn before_anything_changes_it_is_said_what_would() {
    let here = Book::from_changes(
        [
            founding(),
            vec![
                says(10, YOUNG, "y1", "art"),
                says(11, MUM, "p1", "no"),
                says(12, MUM, "p2", "gone soon"),
            ],
        ]
        .concat(),
    );
    let field = answer(MUM, "p1", Part::Words);
    let incoming = file(vec![
        says(20, YOUNG, "y1", "maths"),
        says(21, YOUNG, "y2", "new"),
        world::change(22, &[11], field, Value::Text("yes".into())),
        world::change(
            23,
            &[12],
            answer(MUM, "p2", Part::Words),
            Value::Erased(vec![ChangeId::from_bits(12)]),
        ),
    ]);
    let mut compared = compare(&here, &incoming).unwrap();
    assert_eq!(compared.differ, [(ROUND, YOUNG, question("y1"))]);
    assert_eq!(compared.new[&YOUNG], 1);
    assert!(compared.changed.contains(&(ROUND, MUM, question("p1"))));
    let lost: Vec<_> = compared.erased.clone();
    assert_eq!(
        lost.iter().map(|c| &c.value).collect::<Vec<_>>(),
        [&Value::Text("gone soon".into())]
    );

    // Refused: the words are written anew, and stay when the file comes again.
    let stamp = our_say::domain::book::Stamp {
        id: ChangeId::from_bits(90),
        at: Timestamp::from_millis(5),
        on: None,
    };
    compared.keep(&lost[0], stamp);
    let again = compare(&compared.book, &incoming).unwrap();
    assert!(again.brings_nothing());
    assert_eq!(
        again.book.text(&answer(MUM, "p2", Part::Words)),
        "gone soon"
    );
    assert!(!format!("{:?}", again.book.change(ChangeId::from_bits(12))).contains("gone soon"));
}

#[test]
fn an_id_that_says_something_else_here_is_refused() {
    let here = Book::from_changes([founding(), vec![says(10, MUM, "p1", "mine")]].concat());
    let forged = file(vec![says(10, MUM, "p1", "forged")]);
    let refused = compare(&here, &forged).map(drop);
    assert_eq!(refused, Err(FileError::Twice(ChangeId::from_bits(10))));
}

#[test]
fn a_file_belongs_to_the_book_that_it_names_or_that_was_joined_to_it() {
    let mine = BookId::from_bits(8);
    let book = Book::from_changes(founding());
    assert!(belongs(&file(Vec::new()), BookId::from_bits(7), &book));
    assert!(!belongs(&file(Vec::new()), mine, &book));
    let join = |a, b, yes| {
        let pair = our_say::domain::change::Same::books(BookId::from_bits(a), BookId::from_bits(b));
        world::change(
            a * 100 + b,
            &[],
            Field::Same(pair.unwrap()),
            Value::Flag(yes),
        )
    };
    assert!(belongs(
        &file(vec![join(7, 9, true), join(8, 9, true)]),
        mine,
        &book
    ));
    assert!(!belongs(&file(vec![join(8, 9, true)]), mine, &book));
}
