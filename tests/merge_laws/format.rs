//! `FORMAT.md` says what the code does: every example in it is read, and every name stands in it.

use our_say::{
    domain::{
        answer::{Feeling, HowTaken, Instead, Part, Sharing},
        card::Agreed,
        change::{BookPart, Change, Field, MAX_TICK, Same, Value},
        decision::Decision,
        device::DeviceKind,
        item::{Coming, Helped, ItemKind, ItemPart, ItemState, Next, ShownHow, Still, TakingPart},
        phase::Transfer,
        private::Pad,
        profile::{Colour, Picture},
        question::{Level, Setting},
        round::{RoundKind, RoundPart},
        voice::{Role, VoicePart},
    },
    sync::{
        FileError, ShareFile,
        file::{MAX_CHANGES, VERSION},
    },
};
use serde_json::{Value as Json, json};
use std::collections::BTreeSet;

const PAGE: &str = include_str!("../../src/sync/FORMAT.md");

/// The blocks of JSON in the page.
fn blocks() -> Vec<&'static str> {
    let after = PAGE.split("```json\n").skip(1);
    after
        .map(|text| text.split("```").next().unwrap())
        .collect()
}

/// What stands between backticks on a line.
fn code(line: &str) -> Vec<&str> {
    line.split('`').skip(1).step_by(2).collect()
}

/// The rows of the table of fields: a field and a value that it can have.
fn rows() -> Vec<(Json, Json)> {
    let section = PAGE.split("## Fields and values").nth(1).unwrap();
    let section = section.split("\n## ").next().unwrap();
    let json = |text: &str| {
        let mut text = text.to_owned();
        for (n, name) in [
            "BOOK", "VOICE", "ROUND", "ITEM", "DEVICE", "CHANGE", "PLACE", "VISIT",
        ]
        .iter()
        .enumerate()
        {
            let id = format!("\"{:032x}\"", 0xaa00 + n);
            text = text.replace(&format!("\"{name}\""), &id);
        }
        text = text.replace("\"HASH\"", &format!("\"{:064x}\"", 0xaa));
        serde_json::from_str(&text).unwrap()
    };
    let lines = section.lines().filter(|line| line.starts_with("| `"));
    let row = |line| match code(line).as_slice() {
        [field, value, ..] => (json(field), json(value)),
        _ => panic!("no row: {line}"),
    };
    lines.map(row).collect()
}

/// A file with these changes beside those of the example.
fn with(rows: &[(Json, Json)]) -> Json {
    let mut file: Json = serde_json::from_str(blocks()[0]).unwrap();
    let by = file["changes"][0]["by"].clone();
    for (n, (field, value)) in rows.iter().enumerate() {
        file["changes"].as_array_mut().unwrap().push(json!({
            "id": format!("{:032x}", n + 1), "tick": n + 10, "at": 0, "by": by,
            "field": field, "value": value,
        }));
    }
    file
}

fn read(json: &Json) -> Result<ShareFile, FileError> {
    ShareFile::read(json.to_string().as_bytes())
}

#[test]
fn the_files_on_the_page_are_read_and_written_alike() {
    assert_eq!(blocks().len(), 2);
    for block in blocks() {
        let file = ShareFile::read(block.as_bytes()).unwrap();
        let said: Json = serde_json::from_str(block).unwrap();
        let written: Json = serde_json::from_str(&file.write().unwrap()).unwrap();
        assert_eq!(written, said);
        // No key of a file is left untold, and none is told that there is not.
        let parts = [
            vec![&said],
            said["changes"].as_array().unwrap().iter().collect(),
        ];
        for key in parts
            .concat()
            .iter()
            .flat_map(|part| part.as_object().unwrap().keys())
        {
            assert!(PAGE.contains(&format!("| `{key}` |")), "{key}");
        }
    }
}

#[test]
fn the_unknown_file_is_unknown_and_the_first_is_not() {
    let unknown = |block: &str| {
        let file = ShareFile::read(block.as_bytes()).unwrap();
        let unknown = |c: &our_say::domain::change::Change| {
            (
                matches!(c.field, Field::Unknown(_)),
                matches!(c.value, Value::Unknown(_)),
            )
        };
        file.changes
            .iter()
            .map(unknown)
            .filter(|u| *u != (false, false))
            .collect::<Vec<_>>()
    };
    assert_eq!(unknown(blocks()[0]), []);
    assert_eq!(unknown(blocks()[1]), [(true, true)]);
}

#[test]
fn the_attachment_on_the_page_belongs_to_the_unknown_change_and_of_the_known_only_files_name_any() {
    let file = ShareFile::read(blocks()[1].as_bytes()).unwrap();
    let hashes: Vec<_> = file.attachments.iter().map(|one| one.hash).collect();
    assert_eq!(hashes.len(), 1);
    let named: Vec<_> = file.changes.iter().map(Change::files).collect();
    assert_eq!(named, [vec![], vec![], hashes]);
    let known = read(&with(&rows())).unwrap();
    let is_file = |change: &&Change| matches!(change.value, Value::File(_) | Value::Sealed(_));
    let (files, others): (Vec<_>, Vec<_>) = known.changes.iter().partition(is_file);
    assert!(!files.is_empty() && files.iter().all(|change| change.files().len() == 1));
    assert!(others.iter().all(|change| change.files().is_empty()));
}

const fn field_name(field: &Field) -> &'static str {
    match field {
        Field::Book(_) => "book",
        Field::Voice(..) => "voice",
        Field::Round(..) => "round",
        Field::Answer(..) => "answer",
        Field::Item(..) => "item",
        Field::Order(..) => "order",
        Field::Device(_) => "device",
        Field::Same(Same::Books(..)) => "same books",
        Field::Same(Same::Voices(..)) => "same voices",
        Field::Same(Same::Rounds(..)) => "same rounds",
        Field::Private(..) => "private",
        Field::Visit(..) => "visit",
        Field::Unknown(_) => "unknown",
    }
}

const fn value_name(value: &Value) -> &'static str {
    match value {
        Value::Cleared => "cleared",
        Value::Erased(_) => "erased",
        Value::Gone => "gone",
        Value::Text(_) => "text",
        Value::Flag(_) => "flag",
        Value::Feeling(_) => "feeling",
        Value::Instead(_) => "instead",
        Value::Sharing(_) => "sharing",
        Value::HowTaken(_) => "how-taken",
        Value::Setting(_) => "setting",
        Value::Role(_) => "role",
        Value::RoundKind(_) => "round-kind",
        Value::Day(_) => "day",
        Value::Questions(_) => "questions",
        Value::Device(_) => "device",
        Value::ItemKind(_) => "item-kind",
        Value::Coming(_) => "coming",
        Value::ItemState(_) => "item-state",
        Value::Helped(_) => "helped",
        Value::Next(_) => "next",
        Value::TakingPart(_) => "taking-part",
        Value::Still(_) => "still",
        Value::Transfer(_) => "transfer",
        Value::Decision(_) => "decision",
        Value::Year(_) => "year",
        Value::Level(_) => "level",
        Value::Cards(_) => "cards",
        Value::File(_) => "file",
        Value::ReadBack(_) => "read-back",
        Value::ShownHow(_) => "shown-how",
        Value::Colour(_) => "colour",
        Value::Picture(_) => "picture",
        Value::Sealed(_) => "sealed",
        Value::Pin(_) => "pin",
        Value::Unknown(_) => "unknown",
    }
}

const FIELDS: [&str; 12] = [
    "answer",
    "book",
    "device",
    "item",
    "order",
    "private",
    "round",
    "same books",
    "same rounds",
    "same voices",
    "visit",
    "voice",
];
const VALUES: [&str; 34] = [
    "cards",
    "cleared",
    "colour",
    "coming",
    "day",
    "decision",
    "device",
    "erased",
    "feeling",
    "file",
    "flag",
    "gone",
    "helped",
    "how-taken",
    "instead",
    "item-kind",
    "item-state",
    "level",
    "next",
    "picture",
    "pin",
    "questions",
    "read-back",
    "role",
    "round-kind",
    "sealed",
    "setting",
    "sharing",
    "shown-how",
    "still",
    "taking-part",
    "text",
    "transfer",
    "year",
];

#[test]
fn every_kind_of_field_and_value_is_on_the_page_with_an_example() {
    let rows = rows();
    let file = read(&with(&rows)).unwrap();
    let said = &file.changes[file.changes.len() - rows.len()..];
    let mut fields: Vec<_> = said.iter().map(|c| field_name(&c.field)).collect();
    let mut values: Vec<_> = said.iter().map(|c| value_name(&c.value)).collect();
    for names in [&mut fields, &mut values] {
        names.sort_unstable();
        names.dedup();
    }
    assert_eq!(fields, FIELDS);
    assert_eq!(values, VALUES);
    for (change, (field, value)) in said.iter().zip(&rows) {
        assert_eq!((&json!(change.field), &json!(change.value)), (field, value));
    }
}

/// All variants of an enum; it does not compile when one is left out.
macro_rules! every {
    ($kind:ident: $($variant:ident)*) => {{
        const fn known(one: $kind) { match one { $($kind::$variant => {})* } }
        let all = [$($kind::$variant),*];
        all.iter().copied().for_each(known);
        all.map(|one| json!(one).as_str().unwrap().to_owned()).to_vec()
    }};
}

#[test]
fn every_name_that_a_value_or_a_part_can_have_is_on_the_page() {
    let choices = [
        every!(Feeling: Well Mixed NotWell Unsure),
        every!(Instead: Skipped DontKnow InPerson WontSay),
        every!(Sharing: Meeting Chosen Me),
        every!(HowTaken: Typed Scribed Pointed Signed Drawn Recorded Interpreted Observed),
        every!(Setting: EarlyYears School College),
        every!(Role: YoungPerson Parent Relative Worker Advocate),
        every!(RoundKind: SenSupport AnnualReview EarlyReview PhaseTransfer Other),
        every!(DeviceKind: Iphone Ipad AndroidPhone AndroidTablet Computer),
        every!(ItemKind: Person Point Target Action),
        every!(Coming: Invited Coming NotComing SentViews),
        every!(ItemState: Open Done Partly NotDone Later),
        every!(Helped: MuchWorse Worse Same Better MuchBetter),
        every!(Next: Keep Change Stop),
        every!(TakingPart: Come Bit Words Somebody),
        every!(Level: Plain EasyRead Pictures),
        every!(ShownHow: Myself ReadOut Recording Screen Paper),
        every!(Agreed: Yes NotQuite RatherNot),
        every!(Colour: Teal Blue Purple Pink Orange Green),
        every!(Picture: Cat Dog Fox Owl Penguin Turtle Butterfly Dinosaur Unicorn Rocket Rainbow Sunflower),
        every!(Pad: Numbers Pictures),
        every!(Still: True Changed Over),
        every!(Decision: Keep Amend End NoAssessment NoPlan),
        every!(Transfer: EarlyYearsToSchool InfantToJunior PrimaryToMiddle PrimaryToSecondary MiddleToSecondary
            SecondaryToCollege CollegeToCollege),
    ];
    let parts = [
        every!(BookPart: Name Setting Place Contact Senco Advice Born PlanMade LastDecision LastMeeting Year NotAttending Colour Picture),
        every!(VoicePart: Role Name Level Pin),
        every!(RoundPart: Begun Kind Day Time Place About Notice Papers Report Letter Decision ChangesDated ChangesCame FinalPlan Certificate Transfer MovesOn AgreedReview Likes Assessments OtherPlans Needs Decided Then Closed Gone),
        every!(ItemPart: Kind Gone What Who Coming Why How HowOften By Known Home State Note NoteFrom Helped Next),
        every!(Part: Feeling Words Better Ask Matters Instead Sharing SharingWho HowTaken TakenBy
            Heard HeardFrom HeardState Still Taking TakingWhere TakingWhen TakingWho TakingShown
            Picked Card Sound SoundWords Drawing DrawingWords Photo PhotoWords ReadBack),
    ];
    let quoted: BTreeSet<&str> = PAGE
        .lines()
        .flat_map(code)
        .flat_map(|c| c.split('"'))
        .collect();
    for name in choices.concat() {
        assert!(quoted.contains(name.as_str()), "{name}");
    }
    let rows: Vec<String> = rows().iter().map(|(field, _)| field.to_string()).collect();
    for name in parts.concat() {
        let part = format!("\"{name}\"");
        assert!(rows.iter().any(|row| row.contains(&part)), "{name}");
    }
}

#[test]
fn what_the_page_says_of_limits_holds() {
    assert!(PAGE.starts_with(&format!("# The share file, version {VERSION}\n")));
    assert!(PAGE.contains(&format!("A tick above {MAX_TICK};")));
    assert!(PAGE.contains(&format!("more than {MAX_CHANGES} changes")));
    assert!(PAGE.contains("replaces more than 20000,"));
    let deep = |levels: usize| {
        let text = ["[".repeat(levels), "]".repeat(levels)].concat();
        let value: Json = json!({ "hologram": "DEEP" });
        let file = with(&[(json!({ "book": "name" }), value)]).to_string();
        ShareFile::read(file.replace("\"DEEP\"", &text).as_bytes())
    };
    assert!(deep(120).is_ok());
    assert!(matches!(deep(125), Err(FileError::Malformed(_))));
}

#[test]
fn an_untold_key_or_kind_of_device_is_refused_and_an_untold_choice_is_kept() {
    let malformed = |file: &Json| matches!(read(file), Err(FileError::Malformed(_)));
    let mut other = with(&[]);
    other["from"] = json!("watch");
    assert!(malformed(&other));
    other = with(&[]);
    other["changes"][0]["mood"] = json!("good");
    assert!(malformed(&other));
    let newer = with(&[(json!({ "book": "motto" }), json!({ "feeling": "proud" }))]);
    let kept = read(&newer).unwrap();
    assert!(matches!(kept.changes[4].field, Field::Unknown(_)));
    assert!(matches!(kept.changes[4].value, Value::Unknown(_)));
    assert_eq!(
        serde_json::from_str::<Json>(&kept.write().unwrap()).unwrap(),
        newer
    );
}

#[test]
fn a_question_on_the_page_is_one_that_can_be() {
    let at = |question: &str| {
        let id = format!("{:032x}", 7);
        json!({ "answer": [id, id, question, "words"] })
    };
    let longest = "a".repeat(40);
    for (question, known) in [
        ("p4", true),
        (longest.as_str(), true),
        ("P4", false),
        ("", false),
        ("../p4", false),
        (&"a".repeat(41), false),
    ] {
        let file = read(&with(&[(at(question), json!({ "text": "x" }))])).unwrap();
        assert_eq!(
            !matches!(file.changes[4].field, Field::Unknown(_)),
            known,
            "{question}"
        );
        let file = read(&with(&[(at("p4"), json!({ "questions": [question] }))])).unwrap();
        assert_eq!(
            !matches!(file.changes[4].value, Value::Unknown(_)),
            known,
            "{question}"
        );
    }
}
