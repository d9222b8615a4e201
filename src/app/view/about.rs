//! The page about the child and the meeting: names, the setting, the meeting, people to contact.

use super::{
    RoundAt, Saving,
    differ::{self, Differ},
};
use crate::{
    app::model::{Model, OpenBook},
    domain::{
        change::{BookPart, Field},
        ids::VoiceId,
        question::Setting,
        round::{RoundKind, RoundPart},
        time::Day,
        voice::{Role, VoicePart},
    },
};

/// Names, setting, meeting, people to contact.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each field is the part of the same name")]
pub struct AboutView {
    /// The book, and its newest round.
    pub at: RoundAt,
    /// The voice that writes here.
    pub by: VoiceId,
    pub name: String,
    pub setting: Setting,
    pub place: String,
    pub contact: String,
    pub senco: String,
    pub advice: String,
    /// The voices and their names.
    pub voices: Vec<(VoiceId, Role, String)>,
    pub kind: Option<RoundKind>,
    pub day: Option<Day>,
    pub time: String,
    pub meeting_place: String,
    /// What the meeting is about.
    pub about: String,
    /// Of what is chosen here, what two phones say differently.
    pub differ: Vec<Differ>,
    pub can_write: bool,
    pub saving: Saving,
}

/// The page; `None` when the book has no voice at all.
pub(super) fn page(model: &Model, open: &OpenBook) -> Option<AboutView> {
    let at = RoundAt::of(open, open.book.round_id(open.round));
    let round = open.book.round(at.round);
    let of_round = |part| open.book.text(&Field::Round(at.round, part));
    let of_book = |part| open.book.text(&Field::Book(part));
    let chosen = [
        Field::Book(BookPart::Setting),
        Field::Round(at.round, RoundPart::Kind),
        Field::Round(at.round, RoundPart::Day),
    ];
    let chosen = chosen.into_iter().map(|field| (field, String::new()));
    let voices = open.book.voices().into_iter().map(|voice| {
        let name = Field::Voice(voice.id, VoicePart::Name);
        (voice.id, voice.role, open.book.text(&name))
    });
    Some(AboutView {
        at,
        by: open.sitting_voice()?,
        name: of_book(BookPart::Name),
        setting: open.book.setting(),
        place: of_book(BookPart::Place),
        contact: of_book(BookPart::Contact),
        senco: of_book(BookPart::Senco),
        advice: of_book(BookPart::Advice),
        voices: voices.collect(),
        kind: round.kind,
        day: round.day,
        time: of_round(RoundPart::Time),
        meeting_place: of_round(RoundPart::Place),
        about: of_round(RoundPart::About),
        differ: differ::all(model, open, chosen),
        can_write: open.is_writer(),
        saving: open.saving(),
    })
}
