//! What is shown of a book, one small case at a time.

use super::*;
use crate::domain::{
    answer::{Feeling, Instead},
    book::{Edit, Stamp},
    change::BookPart,
    ids::{ChangeId, RoundId},
    keeping::{Backup, Taken},
    round::RoundPart,
    voice::{Role, VoicePart},
};

const MUM: VoiceId = VoiceId::from_bits(1);
const SAM: VoiceId = VoiceId::from_bits(2);
const ROUND: RoundId = RoundId::from_bits(3);

/// A book with both voices and one round, written at ten in the morning.
struct Desk {
    book: Book,
    open: Vec<ChangeId>,
    at: i64,
    ids: u128,
}

impl Desk {
    fn new() -> Self {
        let mut desk = Self {
            book: Book::default(),
            open: Vec::new(),
            at: 1_000,
            ids: 0,
        };
        desk.says(
            Field::Voice(SAM, VoicePart::Role),
            Value::Role(Role::YoungPerson),
        );
        desk.says(
            Field::Voice(MUM, VoicePart::Role),
            Value::Role(Role::Parent),
        );
        desk.begins(ROUND);
        desk
    }

    fn says(&mut self, field: Field, value: Value) {
        self.ids += 1;
        let stamp = Stamp {
            id: ChangeId::from_bits(self.ids),
            at: Timestamp::from_millis(self.at),
            on: None,
        };
        let by = MUM;
        self.book
            .edit(Edit { by, field, value }, &mut self.open, stamp);
        self.open.clear();
    }

    fn begins(&mut self, round: RoundId) {
        let begun = Field::Round(round, RoundPart::Begun);
        self.says(begun, Value::Day(day("2026-09-01")));
    }

    fn answers(&mut self, voice: VoiceId, question: &str, part: Part, value: Value) {
        let question = QuestionId::new(question).expect("an id");
        self.says(Field::Answer(ROUND, voice, question, part), value);
    }

    fn cover(&self) -> Cover {
        Cover::of(&self.book, &Sitting::default(), &Keeping::default())
    }
}

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

fn text(words: &str) -> Value {
    Value::Text(words.to_owned())
}

#[test]
fn a_book_in_which_nothing_was_said_has_an_empty_cover() {
    let cover = Desk::new().cover();
    let last = Some(Timestamp::from_millis(1_000));
    assert_eq!(
        cover,
        Cover {
            last,
            ..Cover::default()
        }
    );
    let nothing = Cover::of(&Book::default(), &Sitting::default(), &Keeping::default());
    assert_eq!(nothing, Cover::default());
}

#[test]
fn the_name_the_picture_and_the_meeting_are_those_of_the_book() {
    let mut desk = Desk::new();
    desk.says(Field::Book(BookPart::Name), text(" Sam "));
    desk.says(Field::Book(BookPart::Picture), Value::Picture(Picture::Fox));
    desk.says(
        Field::Round(ROUND, RoundPart::Day),
        Value::Day(day("2026-12-15")),
    );
    let cover = desk.cover();
    assert_eq!(cover.name, "Sam");
    assert_eq!(cover.picture, Some(Picture::Fox));
    assert_eq!(cover.meeting, Some(day("2026-12-15")));
}

#[test]
fn each_question_counts_once_and_only_while_something_is_said_to_it() {
    let mut desk = Desk::new();
    desk.answers(MUM, "p1", Part::Words, text("She likes the quiet room."));
    desk.answers(MUM, "p1", Part::Feeling, Value::Feeling(Feeling::Well));
    desk.answers(MUM, "p2", Part::Instead, Value::Instead(Instead::InPerson));
    desk.answers(MUM, "p3", Part::Words, text("Nothing of this"));
    desk.answers(MUM, "p3", Part::Words, Value::Cleared);
    desk.answers(MUM, "p4", Part::Matters, Value::Flag(false));
    desk.answers(MUM, "p5", Part::Words, text("  "));
    // Who may see it is no answer.
    desk.answers(MUM, "p6", Part::SharingWho, text("The SENCO"));
    desk.answers(SAM, "y1", Part::Words, text("Art"));
    // Neither a card nor the page about Sam is a question of the set.
    desk.answers(SAM, "me-good-at", Part::Words, text("Drawing"));
    desk.answers(SAM, "taking-part", Part::Words, text("I come"));
    desk.answers(
        SAM,
        "card-hope-learn",
        Part::Feeling,
        Value::Feeling(Feeling::Well),
    );
    let told = |of, count| Answered { of, count };
    assert_eq!(
        desk.cover().answered,
        [told(Audience::YoungPerson, 1), told(Audience::Parent, 2)]
    );
}

#[test]
fn a_new_round_begins_with_no_answers_and_no_meeting() {
    let mut desk = Desk::new();
    desk.answers(MUM, "p1", Part::Words, text("Last time"));
    desk.says(
        Field::Round(ROUND, RoundPart::Day),
        Value::Day(day("2026-07-01")),
    );
    desk.begins(RoundId::from_bits(4));
    assert_eq!(desk.cover().answered, []);
    assert_eq!(desk.cover().meeting, None);
}

#[test]
fn what_was_written_last_counts_and_so_does_what_came_with_a_file() {
    let mut desk = Desk::new();
    let millis = |cover: &Cover| cover.last.map(Timestamp::millis);
    desk.at = 9_000;
    desk.answers(MUM, "p1", Part::Words, text("Later"));
    // A clock that goes back makes nothing older.
    desk.at = 2_000;
    desk.answers(MUM, "p2", Part::Words, text("Later still"));
    assert_eq!(millis(&desk.cover()), Some(9_000));
    let mut keeping = Keeping {
        backup: Some(Backup {
            at: Timestamp::from_millis(50_000),
            tick: 4,
        }),
        ..Keeping::default()
    };
    let sitting = Sitting {
        place: QuestionId::new("p2").map(|question| (MUM, question)),
        ..Sitting::default()
    };
    // To make a file is not to write.
    let cover = Cover::of(&desk.book, &sitting, &keeping);
    assert_eq!(millis(&cover), Some(9_000));
    assert_eq!(cover.file, Some(Timestamp::from_millis(50_000)));
    assert_eq!(cover.place, sitting.place);
    keeping.taken = Some(Taken {
        at: Timestamp::from_millis(70_000),
        added: Vec::new(),
        extended: Vec::new(),
        erased: false,
        files: Vec::new(),
    });
    let cover = Cover::of(&desk.book, &sitting, &keeping);
    assert_eq!(millis(&cover), Some(70_000));
}

#[test]
fn a_cover_survives_being_written_down_and_an_older_one_has_gaps() {
    let mut desk = Desk::new();
    desk.says(Field::Book(BookPart::Name), text("Sam"));
    desk.answers(SAM, "y1", Part::Words, text("Art"));
    let cover = desk.cover();
    let written = serde_json::to_string(&cover).expect("JSON");
    assert_eq!(
        serde_json::from_str::<Cover>(&written).expect("a cover"),
        cover
    );
    assert_eq!(
        serde_json::from_str::<Cover>("{}").expect("a cover"),
        Cover::default()
    );
    assert_eq!(
        serde_json::from_str::<LockedCover>("{}").expect("a cover"),
        LockedCover::default()
    );
}
