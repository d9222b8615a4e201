//! How the young person takes part in the meeting: on its page, and on the page that goes there.

use super::{meeting::is_shown, said::Speaker};
use crate::{
    app::model::OpenBook,
    domain::{
        answer::Part,
        change::{Field, Value},
        ids::{QuestionId, RoundId},
        item::{ShownHow, TakingPart},
        voice::Role,
    },
};

/// How the young person wants to take part.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TakingView {
    /// Who.
    pub speaker: Speaker,
    /// How; `None` until it is said.
    pub how: Option<TakingPart>,
    /// Where.
    pub place: String,
    /// When.
    pub time: String,
    /// With whom, or who speaks for them.
    pub who: String,
    /// How their views are shown; `None` until it is said.
    pub shown: Option<ShownHow>,
    /// Anything else.
    pub words: String,
}

impl TakingView {
    /// Whether anything of it was said.
    pub fn says_something(&self) -> bool {
        let texts = [&self.place, &self.time, &self.who, &self.words];
        let wrote = texts.into_iter().any(|text| !text.trim().is_empty());
        wrote || self.how.is_some() || self.shown.is_some()
    }
}

/// What they said of it, where it may be shown around the table.
pub(super) fn taking(open: &OpenBook, round: RoundId) -> Option<TakingView> {
    let voices = open.book.voices();
    let young = voices.iter().find(|v| v.role == Role::YoungPerson)?;
    let question = QuestionId::taking_part();
    if !is_shown(open, round, young.id, &question) {
        return None;
    }
    let field = |part| Field::Answer(round, young.id, question.clone(), part);
    let text = |part| open.book.text(&field(part));
    Some(TakingView {
        speaker: Speaker::of(young, &open.book),
        how: match open.book.values(&field(Part::Taking)).last() {
            Some(Value::TakingPart(how)) => Some(*how),
            _ => None,
        },
        place: text(Part::TakingWhere),
        time: text(Part::TakingWhen),
        who: text(Part::TakingWho),
        shown: match open.book.values(&field(Part::TakingShown)).last() {
            Some(Value::ShownHow(shown)) => Some(*shown),
            _ => None,
        },
        words: text(Part::Words),
    })
}
