//! The visits of a book. Part of the second half of the app: no first question needs them.

use super::Book;
use crate::domain::{
    answer::Sharing,
    change::{Change, Field, Value},
    ids::{RoundId, VisitId},
    time::Day,
    visit::{Visit, VisitPart},
};

impl Book {
    /// The visits, in the order in which they began.
    pub fn visits(&self) -> Vec<Visit> {
        let mut found: Vec<Visit> = Vec::new();
        for (field, _, change) in &self.standing {
            let Field::Visit(round, id, VisitPart::Begun) = field else {
                continue;
            };
            let Some(change) = self.change(*change) else {
                continue;
            };
            let Value::Day(day) = change.value else {
                continue;
            };
            if found.iter().any(|visit| visit.id == *id) {
                continue;
            }
            let visit = self.visit(*round, *id, day, change);
            let place = found.partition_point(|other| other.tick <= visit.tick);
            found.insert(place, visit);
        }
        found
    }

    fn visit(&self, round: RoundId, id: VisitId, day: Day, begun: &Change) -> Visit {
        let at = |part| Field::Visit(round, id, part);
        let words = |part| self.text(&at(part));
        let flag = |part| self.values(&at(part)).contains(&&Value::Flag(true));
        let ended = self.versions(&at(VisitPart::Ended)).into_iter();
        let mut visit = Visit {
            round,
            id,
            by: self.voice_id(begun.by),
            day,
            at: begun.at,
            on: begun.on,
            tick: begun.tick,
            ended: ended.map(|change| change.tick).max(),
            present: Vec::new(),
            interpreter: flag(VisitPart::Interpreter),
            interpreter_name: words(VisitPart::InterpreterName),
            language: words(VisitPart::Language),
            advocate: flag(VisitPart::Advocate),
            advocate_name: words(VisitPart::AdvocateName),
            others: words(VisitPart::Others),
            how: Vec::new(),
            note: words(VisitPart::Note),
            note_seen_by: self.note_seen_by(round, id),
        };
        for voice in self.voices() {
            if flag(VisitPart::Present(voice.id)) {
                visit.present.push(voice.id);
            }
            if let Some(Value::HowTaken(how)) = self.values(&at(VisitPart::How(voice.id))).last() {
                visit.how.push((voice.id, *how));
            }
        }
        visit
    }

    fn note_seen_by(&self, round: RoundId, id: VisitId) -> Sharing {
        let at = |part| Field::Visit(round, id, part);
        if self.versions(&at(VisitPart::Note)).len() > 1 {
            return Sharing::Me;
        }
        let chosen = self.values(&at(VisitPart::NoteSharing)).into_iter();
        let chosen = chosen.map(|value| match value {
            Value::Sharing(sharing) => *sharing,
            _ => Sharing::Me,
        });
        chosen.reduce(Sharing::narrower).unwrap_or(Sharing::Me)
    }
}
