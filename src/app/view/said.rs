//! What somebody said, as every page shows it: with the name, how it was taken down, who may see.

use crate::{
    app::model::{Model, OpenBook},
    content::{Naming, SetQuestion},
    domain::{
        answer::{Answer, Feeling, HowTaken, Instead, Progress, Sharing},
        book::Book,
        change::Value,
        ids::{QuestionId, VoiceId},
        question::{Audience, Topic},
        voice::{Role, Voice},
    },
};

/// Who speaks. Nobody who has no name yet is left nameless: the page then says the role.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Speaker {
    /// The voice.
    pub voice: VoiceId,
    /// What this person is to the child or young person.
    pub role: Role,
    /// Their name; empty until it is given.
    pub name: String,
}

impl Speaker {
    pub(super) fn of(voice: &Voice, book: &Book) -> Self {
        let own = voice.name.clone();
        let name = if own.is_empty() && voice.role == Role::YoungPerson {
            book.name()
        } else {
            own
        };
        Self {
            voice: voice.id,
            role: voice.role,
            name,
        }
    }
}

/// The question that something was said to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Heading {
    /// The question.
    pub question: QuestionId,
    /// Its topic.
    pub topic: Topic,
    /// Its symbol's name.
    pub symbol: String,
    /// A label of a few words.
    pub short: String,
    /// The whole question.
    pub ask: String,
}

impl Heading {
    pub(super) fn of(found: &SetQuestion, naming: &Naming) -> Self {
        Self {
            question: found.question.id.clone(),
            topic: found.question.topic,
            symbol: found.symbol.clone(),
            short: found.words.short.render(naming),
            ask: found.words.ask.render(naming),
        }
    }
}

/// One answer, as it is shown.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "each field is the part of the same name")]
pub struct Said {
    pub heading: Heading,
    pub speaker: Speaker,
    pub feeling: Option<Feeling>,
    pub words: String,
    pub better: String,
    pub ask: String,
    pub matters: bool,
    pub instead: Option<Instead>,
    pub how: Option<HowTaken>,
    pub taken_by: String,
    pub sharing: Sharing,
    pub sharing_who: String,
    /// Whether the voice chose who may see it, or it is the default.
    pub sharing_chosen: bool,
    pub progress: Progress,
}

impl Said {
    pub(super) fn of(heading: Heading, speaker: Speaker, answer: Answer) -> Self {
        let sharing = answer.seen_by(speaker.role);
        Self {
            heading,
            progress: answer.progress(),
            sharing,
            sharing_chosen: answer.sharing.is_some(),
            sharing_who: answer.sharing_who,
            feeling: answer.feeling,
            words: answer.words,
            better: answer.better,
            ask: answer.ask,
            matters: answer.matters,
            instead: answer.instead,
            how: answer.how,
            taken_by: answer.taken_by,
            speaker,
        }
    }
}

/// The child's name and setting, for the wording of questions.
pub(super) fn naming(open: &OpenBook) -> Naming {
    let name = open.book.name();
    Naming {
        child: (!name.is_empty()).then_some(name),
        setting: open.book.setting(),
    }
}

/// Everything that one voice was asked, with what it said; `None` while the set is not here.
pub(super) fn all(model: &Model, open: &OpenBook, voice: &Voice) -> Option<Vec<Said>> {
    let set = model.set(voice.role.audience()).get()?;
    let naming = naming(open);
    let said = set.questions.iter().map(|found| {
        let answer = open.book.answer(open.round, voice.id, &found.question.id);
        Said::of(
            Heading::of(found, &naming),
            Speaker::of(voice, &open.book),
            answer,
        )
    });
    Some(said.collect())
}

/// Every text that stands in a book, oldest first: what can be rescued without knowing more.
pub(super) fn texts(book: &Book) -> String {
    let mut changes: Vec<_> = book
        .changes()
        .filter(|change| {
            book.standing(&change.field)
                .iter()
                .any(|c| c.id == change.id)
        })
        .collect();
    changes.sort_by_key(|change| (change.tick, change.id));
    let texts = changes
        .into_iter()
        .filter_map(|change| match &change.value {
            Value::Text(text) => Some(text.as_str()),
            _ => None,
        });
    texts.collect::<Vec<_>>().join("\n\n")
}

/// All that was said in a book, as text, under the labels of the questions where they are known.
pub(super) fn all_words(model: &Model, open: &OpenBook) -> String {
    let known = [Audience::Parent, Audience::YoungPerson]
        .iter()
        .all(|audience| model.set(*audience).get().is_some());
    if !known {
        return texts(&open.book);
    }
    let mut out = String::new();
    for voice in open.book.voices() {
        for said in all(model, open, &voice).unwrap_or_default() {
            let parts: Vec<&str> = [&said.words, &said.better, &said.ask]
                .into_iter()
                .map(|text| text.as_str())
                .filter(|text| !text.trim().is_empty())
                .collect();
            if !parts.is_empty() {
                out.push_str(&said.heading.short);
                out.push('\n');
                out.push_str(&parts.join("\n"));
                out.push_str("\n\n");
            }
        }
    }
    out
}
