//! What a file would change, or brings as a book of its own: said before anything changes.

use super::{
    said::Speaker,
    share::{route, short, unsaid},
};
use crate::{
    app::{
        exchange::Found,
        model::{Model, OpenBook},
        route::Route,
    },
    domain::{
        book::Book,
        card,
        change::{Change, Field, Value},
        ids::{ChangeId, VoiceId},
        made::MadeKind,
        voice::VoicePart,
    },
    sync::{Compared, choose::AnswerAt},
};
use std::collections::BTreeMap;

/// What a file would change.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Brings {
    /// How many answers of each voice come new.
    pub new: Vec<(Speaker, usize)>,
    /// Answers that somebody went on with.
    pub changed: Vec<AnswerLine>,
    /// Answers that would stand in two versions.
    pub differ: Vec<AnswerLine>,
    /// Answers that go under a PIN.
    pub under: Vec<AnswerLine>,
    /// How many private answers of each voice are under no PIN any more.
    pub out: Vec<(Speaker, usize)>,
    /// What is here and the file erases.
    pub erased: Vec<Lost>,
    /// It brings nothing that is not here.
    pub nothing: bool,
}

/// An answer, named.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct AnswerLine {
    /// Whose.
    pub speaker: Speaker,
    /// A label of the question; empty where it is not known.
    pub short: String,
    /// A card that has no words: what it shows.
    pub unsaid: Option<MadeKind>,
    /// Its page.
    pub route: Option<Route>,
}

/// What is here and a file erases.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Lost {
    /// The change that it goes by.
    pub id: ChangeId,
    /// Whose it is, where that is known.
    pub speaker: Option<Speaker>,
    /// What it is.
    pub what: LostWhat,
    /// It is kept.
    pub kept: bool,
}

/// What a file erases.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum LostWhat {
    /// Something that can be read.
    Words {
        /// A label of the question; empty where it is not known.
        short: String,
        /// A card that has no words: what it shows.
        unsaid: Option<MadeKind>,
        /// The words.
        words: String,
    },
    /// An answer under a PIN, with this number among those that the file erases.
    Private(usize),
    /// The PIN that opens private answers.
    Pin,
}

/// What it would change in a book that is here.
pub(super) fn into(model: &Model, open: &OpenBook, found: &Found, compared: &Compared) -> Brings {
    let lines = |all: &[AnswerAt]| {
        let line = |at: &AnswerAt| line(model, open, &compared.book, at);
        all.iter().filter_map(line).collect()
    };
    let counts = |all: &BTreeMap<VoiceId, usize>| {
        let count = |(id, n): (&VoiceId, &usize)| Some((speaker(&compared.book, *id)?, *n));
        all.iter().filter_map(count).collect()
    };
    let mut private = 0;
    let lost = |change: &Change| lose(model, open, found, change, &mut private);
    let losses = compared.losses().into_iter();
    let first = losses.filter_map(|piece| piece.first().copied());
    Brings {
        new: counts(&compared.new),
        changed: lines(&compared.changed),
        differ: lines(&compared.differ),
        under: lines(&compared.under),
        out: counts(&compared.out),
        erased: first.map(lost).collect(),
        nothing: compared.brings_nothing(),
    }
}

pub(super) fn as_new(found: &Found) -> Brings {
    let contents = crate::sync::choose(&found.theirs, &crate::sync::Whom::Me);
    let new = contents.answers.iter();
    let new = new.filter_map(|(id, n)| Some((speaker(&found.theirs, *id)?, *n)));
    Brings {
        new: new.collect(),
        ..Brings::default()
    }
}

pub(super) fn line(
    model: &Model,
    open: &OpenBook,
    book: &Book,
    at: &AnswerAt,
) -> Option<AnswerLine> {
    let speaker = speaker(book, at.1)?;
    Some(AnswerLine {
        short: short(model, open, book, (&speaker, at.0, &at.2)),
        unsaid: unsaid(book, at),
        route: route(open, at),
        speaker,
    })
}

fn lose(
    model: &Model,
    open: &OpenBook,
    found: &Found,
    change: &Change,
    private: &mut usize,
) -> Lost {
    let of = |voice: VoiceId| speaker(&open.book, voice);
    let words = match &change.value {
        Value::Text(text) => text.clone(),
        Value::Cards(cards) => card::in_words(cards),
        _ => String::new(),
    };
    let (speaker, what) = match &change.field {
        Field::Answer(round, voice, question, _) => {
            let speaker = of(*voice);
            let label = speaker
                .as_ref()
                .map(|speaker| short(model, open, &open.book, (speaker, *round, question)));
            let at = (*round, *voice, question.clone());
            let what = LostWhat::Words {
                short: label.unwrap_or_default(),
                unsaid: unsaid(&open.book, &at),
                words,
            };
            (speaker, what)
        }
        Field::Private(voice, _) => {
            *private += 1;
            (of(*voice), LostWhat::Private(*private))
        }
        Field::Voice(voice, VoicePart::Pin) => (of(*voice), LostWhat::Pin),
        _ => {
            let what = LostWhat::Words {
                short: String::new(),
                unsaid: None,
                words,
            };
            (None, what)
        }
    };
    Lost {
        id: change.id,
        speaker,
        what,
        kept: found.kept.contains(&change.id),
    }
}

pub(super) fn speaker(book: &Book, id: VoiceId) -> Option<Speaker> {
    let voices = book.voices();
    let voice = voices.iter().find(|voice| voice.id == book.voice_id(id))?;
    Some(Speaker::of(voice, book))
}
