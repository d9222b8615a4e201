//! What a book says: its changes, folded into names, voices, rounds and answers.

use super::{Book, MOST};
use crate::domain::{
    answer::{Answer, Part},
    change::{BookPart, Field, Value},
    device::DeviceKind,
    ids::{DeviceId, QuestionId, RoundId, VoiceId},
    question::Setting,
    round::{Round, RoundPart},
    voice::{Role, Voice, VoicePart},
};

impl Book {
    /// The name that the child or young person likes; empty until it is given.
    pub fn name(&self) -> String {
        self.text(&Field::Book(BookPart::Name)).trim().to_owned()
    }

    /// The kind of place they go to.
    pub fn setting(&self) -> Setting {
        match self.values(&Field::Book(BookPart::Setting)).last() {
            Some(Value::Setting(setting)) => *setting,
            _ => Setting::default(),
        }
    }

    /// The voices of this book, in the order in which they came.
    pub fn voices(&self) -> Vec<Voice> {
        let mut found: Vec<(u64, Voice)> = Vec::new();
        for (field, change) in self.all_standing() {
            let (Field::Voice(id, VoicePart::Role), Value::Role(role)) = (field, &change.value)
            else {
                continue;
            };
            // Where two roles stand, the newer one comes second and holds. But who is the young person in
            // one of them is: nobody's words become less theirs by what a file brings.
            let known = found.iter().find(|(_, voice)| voice.id == *id);
            if known.is_some_and(|(_, voice)| voice.role == Role::YoungPerson) {
                continue;
            }
            found.retain(|(_, voice)| voice.id != *id);
            let name = self.text(&Field::Voice(*id, VoicePart::Name));
            let voice = Voice {
                id: *id,
                role: *role,
                name: name.trim().to_owned(),
            };
            let place =
                found.partition_point(|(tick, other)| (*tick, other.id) < (change.tick, voice.id));
            found.insert(place, (change.tick, voice));
        }
        found.into_iter().map(|(_, voice)| voice).collect()
    }

    /// Whether the name of the book is the name of this voice: there is one young person, and this is
    /// the one. Where two books of two children were joined by mistake, nobody gets the other's name.
    pub fn is_named_by_book(&self, voice: &Voice) -> bool {
        let young = |other: &Voice| other.role == Role::YoungPerson;
        let another = |other: &Voice| young(other) && other.id != voice.id;
        young(voice) && !self.voices().iter().any(another)
    }

    /// The round that was begun last.
    pub fn current_round(&self) -> Option<RoundId> {
        let begun = self
            .begun()
            .filter(|(_, round)| !self.is_taken_back(*round));
        begun.max().map(|(_, round)| round)
    }

    /// Each time that a round was begun: its place in the history, and which.
    pub(super) fn begun(&self) -> impl Iterator<Item = (u64, RoundId)> {
        self.standing
            .iter()
            .filter_map(|(field, tick, _)| match field {
                Field::Round(round, RoundPart::Begun) => Some((*tick, *round)),
                _ => None,
            })
    }

    /// Whether a round was begun too early and nothing came of it. What another device wrote there, or
    /// what was written since, is never hidden by that.
    pub fn is_taken_back(&self, round: RoundId) -> bool {
        let gone = Field::Round(round, RoundPart::Gone);
        let Some(gone) = self.versions(&gone).pop() else {
            return false;
        };
        let round = self.same.round(round);
        let of_round = |field: &Field| match field {
            Field::Round(of, _)
            | Field::Answer(of, ..)
            | Field::Order(of, _)
            | Field::Item(of, ..)
            | Field::Visit(of, ..) => *of == round,
            _ => false,
        };
        let all = self.all_standing().filter(|(field, _)| of_round(field));
        all.filter(|(_, change)| !change.value.is_silent())
            .all(|(_, change)| change.on == gone.on && change.tick <= gone.tick)
    }

    /// A round and its meeting.
    pub fn round(&self, id: RoundId) -> Round {
        let at = |part| Field::Round(id, part);
        let kind = self
            .values(&at(RoundPart::Kind))
            .last()
            .and_then(|value| match value {
                Value::RoundKind(kind) => Some(*kind),
                _ => None,
            });
        let day = self
            .values(&at(RoundPart::Day))
            .last()
            .and_then(|value| match value {
                Value::Day(day) => Some(*day),
                _ => None,
            });
        let words = |part| self.text(&at(part)).trim().to_owned();
        Round {
            id: self.same.round(id),
            kind,
            day,
            time: words(RoundPart::Time),
            place: words(RoundPart::Place),
        }
    }

    /// What kind of device this is.
    pub fn device(&self, id: DeviceId) -> Option<DeviceKind> {
        match self.values(&Field::Device(id)).last() {
            Some(Value::Device(kind)) => Some(*kind),
            _ => None,
        }
    }

    /// What one voice said to one question in one round.
    pub fn answer(&self, round: RoundId, voice: VoiceId, question: &QuestionId) -> Answer {
        Answer::read(|part: Part| {
            let field = Field::Answer(round, voice, question.clone(), part);
            self.values(&field).into_iter().cloned().collect()
        })
    }

    /// Whether anything that an erasure would take was ever said to a question, and is still here:
    /// also what was written over since.
    pub fn holds_words(&self, round: RoundId, voice: VoiceId, question: &QuestionId) -> bool {
        let (round, voice) = (self.same.round(round), self.same.voice(voice));
        let here = |field: &Field| match field {
            Field::Answer(of, by, about, part) => {
                about == question
                    && self.same.round(*of) == round
                    && self.same.voice(*by) == voice
                    && Part::ERASED.contains(part)
            }
            _ => false,
        };
        self.changes()
            .any(|change| !change.value.is_silent() && here(&change.field))
    }

    /// The questions that matter most to a voice in a round, first first; at most three.
    pub fn order(&self, round: RoundId, voice: VoiceId) -> Vec<QuestionId> {
        match self.values(&Field::Order(round, voice)).last() {
            Some(Value::Questions(questions)) => questions.iter().take(MOST).cloned().collect(),
            _ => Vec::new(),
        }
    }
}
