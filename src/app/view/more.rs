//! What the question page shows beside the question and the answer, once the second half of the app
//! is here: versions to choose from, and what can be erased or was.

use super::{
    again::{self, LastTime},
    levels::{self, Aloud, Put},
    made::{self, MadeView, MakingView},
    private::PrivateHere,
    said::Speaker,
};
use crate::{
    app::{
        event::QuestionAt,
        model::{Model, OpenBook},
    },
    domain::{
        answer::{Answer, Feeling, HowTaken, Instead, Part},
        card::{Agreed, Card},
        change::{Field, Value},
        device::DeviceKind,
        ids::{QuestionId, RoundId, VoiceId},
        question::Level,
        time::Day,
        voice::Voice,
    },
};

/// What the question page has beside question and answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct AnswerMore {
    /// The parts that stand in several versions.
    pub versions: Vec<Versions>,
    /// What was erased here, if nothing was said since.
    pub erased: Option<Erased>,
    /// It was read back as it stands, and the voice said this to it.
    pub told: Option<Agreed>,
    /// The ways in which it can have come about here beside those that every answer can have: a recording is
    /// recorded, a drawing is drawn.
    pub hows: Vec<HowTaken>,
    /// There is something to erase.
    pub can_erase: bool,
    /// What was said last time, if something was.
    pub last: Option<LastTime>,
    /// How the question is put, where it can be put in more than one way.
    pub put: Option<Put>,
    /// How reading aloud stands, where there is a voice for it.
    pub aloud: Option<Aloud>,
    /// Voice notes, drawings and photos: what was made, and is being made.
    pub making: MakingView,
    /// Whether it is under a PIN, or can go there.
    pub private: Option<PrivateHere>,
}

impl AnswerMore {
    /// How the question is put.
    pub fn level(&self) -> Level {
        self.put.as_ref().map_or(Level::Plain, |put| put.level)
    }
}

/// Where an answer was erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Erased {
    /// On this device.
    Here,
    /// On another one: it came with a file.
    Elsewhere,
}

/// One part of an answer that stands in several versions.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Versions {
    /// The part.
    pub part: Part,
    /// The versions, oldest first.
    pub all: Vec<Version>,
    /// All of them in one, where they are texts.
    pub together: Option<String>,
}

/// One version of a part of an answer.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Version {
    /// What it says.
    pub says: Says,
    /// Who wrote it.
    pub by: Speaker,
    /// What kind of device it was written on, if the book knows.
    pub device: Option<DeviceKind>,
    /// That device is this one.
    pub here: bool,
    /// When.
    pub day: Day,
}

/// What a version says.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "each variant is named for what it holds")]
pub enum Says {
    Text(String),
    Feeling(Feeling),
    Instead(Instead),
    /// Whether it matters most.
    Matters(bool),
    Cards(Vec<Card>),
    File(Box<MadeView>),
}

impl Says {
    fn read(model: &Model, part: Part, value: &Value) -> Option<Self> {
        Some(match value {
            Value::Text(text) => Self::Text(text.clone()),
            Value::Feeling(feeling) => Self::Feeling(*feeling),
            Value::Instead(instead) => Self::Instead(*instead),
            Value::Flag(flag) => Self::Matters(*flag),
            Value::Cards(cards) => Self::Cards(cards.clone()),
            Value::File(file) => Self::File(Box::new(made::one(model, part, *file)?)),
            _ => return None,
        })
    }

    /// The value that says this.
    pub fn value(&self) -> Value {
        match self {
            Self::Text(text) => Value::Text(text.clone()),
            Self::Feeling(feeling) => Value::Feeling(*feeling),
            Self::Instead(instead) => Value::Instead(*instead),
            Self::Matters(flag) => Value::Flag(*flag),
            Self::Cards(cards) => Value::Cards(cards.clone()),
            Self::File(made) => Value::File(made.file),
        }
    }
}

/// In how many versions what a voice said to a question stands; 1 where nothing differs.
pub(super) fn count(
    open: &OpenBook,
    round: RoundId,
    voice: VoiceId,
    question: &QuestionId,
) -> usize {
    if !open.book.is_said_twice(round, voice, question) {
        return 1;
    }
    let field = |part: &Part| Field::Answer(round, voice, question.clone(), *part);
    let versions = |part: &Part| open.book.versions(&field(part)).len();
    Part::SAID.iter().map(versions).max().unwrap_or(1)
}

/// What the page of this question has beside question and answer.
pub(super) fn of(model: &Model, open: &OpenBook, at: &QuestionAt) -> AnswerMore {
    let voices = open.book.voices();
    let of = |part: &Part| versions(model, open, &voices, at, *part);
    AnswerMore {
        versions: Part::SAID.iter().filter_map(of).collect(),
        erased: erased(open, at),
        last: again::of_question(model, open, at),
        put: levels::put(model, open, at),
        aloud: levels::aloud(model, at),
        making: made::of_question(model, open, at),
        private: None,
        told: open.book.read_back(open.round, at.voice, &at.question),
        hows: hows(&open.book.answer(open.round, at.voice, &at.question)),
        can_erase: !open.is_unborn() && open.book.holds_words(open.round, at.voice, &at.question),
    }
}

/// What only some answers can be: recorded where there is a recording, drawn where there is a drawing, and what
/// was chosen so before.
fn hows(answer: &Answer) -> Vec<HowTaken> {
    let there = [
        (HowTaken::Recorded, !answer.sounds.is_empty()),
        (HowTaken::Drawn, !answer.drawings.is_empty()),
    ];
    let fits = there
        .into_iter()
        .filter(|(how, made)| *made || answer.how == Some(*how));
    fits.map(|(how, _)| how).collect()
}

fn versions(
    model: &Model,
    open: &OpenBook,
    voices: &[Voice],
    at: &QuestionAt,
    part: Part,
) -> Option<Versions> {
    let found = open.book.versions(&open.part(at.voice, &at.question, part));
    let all = found.into_iter().filter_map(|change| {
        let says = Says::read(model, part, &change.value)?;
        let by = open.book.voice_id(change.by);
        let by = voices.iter().find(|voice| voice.id == by);
        // Of a voice that is not here yet nothing is known: it was said for the one whose answer it is.
        let by = by.or_else(|| voices.iter().find(|voice| voice.id == at.voice))?;
        Some(Version {
            says,
            by: Speaker::of(by, &open.book),
            device: change.on.and_then(|device| open.book.device(device)),
            here: change.on.is_some() && change.on == open.sitting.device,
            day: change.at.day(model.minutes_ahead),
        })
    });
    let all: Vec<Version> = all.collect();
    let texts = all.iter().all(|v| matches!(v.says, Says::Text(_)));
    let together = texts.then(|| open.book.text(&open.part(at.voice, &at.question, part)));
    (all.len() > 1).then_some(Versions {
        part,
        all,
        together,
    })
}

/// Where the answer was erased, unless something was said since.
fn erased(open: &OpenBook, at: &QuestionAt) -> Option<Erased> {
    let fields = Part::SAID.map(|part| open.part(at.voice, &at.question, part));
    if fields
        .iter()
        .any(|field| !open.book.versions(field).is_empty())
    {
        return None;
    }
    let mut standing = fields.iter().flat_map(|field| open.book.standing(field));
    let erasure = standing.find(|change| matches!(change.value, Value::Erased(_)))?;
    Some(
        if erasure.on.is_some() && erasure.on == open.sitting.device {
            Erased::Here
        } else {
            Erased::Elsewhere
        },
    )
}
