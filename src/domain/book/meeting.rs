//! What a book says about its meetings beside the answers: rounds, who comes, what was agreed. None of it
//! is wanted by a first question.

use super::Book;
use crate::domain::{
    answer::Part,
    change::{BookPart, Field, Value},
    ids::{DeviceId, ItemId, QuestionId, RoundId, VoiceId},
    item::{Item, ItemKind, ItemPart, ItemState, Still},
    phase::ToldYear,
    round::{RoundFacts, RoundPart},
    time::Day,
};
use std::collections::BTreeMap;

impl Book {
    /// The rounds, the one that was begun last last; without those that were taken back.
    pub fn rounds(&self) -> Vec<RoundId> {
        let mut found: Vec<(u64, RoundId)> = Vec::new();
        for begun in self.begun() {
            let known = found.iter().position(|(_, round)| *round == begun.1);
            let latest = known.map_or(begun, |at| found.remove(at).max(begun));
            let place = found.partition_point(|other| *other < latest);
            found.insert(place, latest);
        }
        let rounds = found.into_iter().map(|(_, round)| round);
        rounds.filter(|round| !self.is_taken_back(*round)).collect()
    }

    /// The cards that lie on a pile of a voice in a round, in the order in which they came there first.
    pub fn cards(&self, round: RoundId, voice: VoiceId) -> Vec<QuestionId> {
        let (round, voice) = (self.same.round(round), self.same.voice(voice));
        let mut found: Vec<(u64, &QuestionId)> = Vec::new();
        for (field, change) in self.all_standing() {
            let Field::Answer(of, by, card, Part::Feeling | Part::Instead) = field else {
                continue;
            };
            let is_here = (*of, *by) == (round, voice) && card.is_card();
            let known = found.iter().any(|(_, other)| *other == card);
            if !is_here || known || change.value.is_silent() {
                continue;
            }
            // A card keeps its place when it goes to another pile: its words stay as they were.
            let words = Field::Answer(round, voice, card.clone(), Part::Card);
            let named = self.standing(&words).map(|named| named.tick).min();
            let place = (named.unwrap_or(change.tick), card);
            let at = found.partition_point(|other| *other < place);
            found.insert(at, place);
        }
        found.into_iter().map(|(_, card)| card.clone()).collect()
    }

    /// The cards of the round before that said how something is going and lie on no pile of this one yet.
    pub fn cards_left(&self, round: RoundId, voice: VoiceId) -> Vec<QuestionId> {
        let Some(before) = self.round_before(round) else {
            return Vec::new();
        };
        let now = self.cards(round, voice);
        let mut left = self.cards(before, voice);
        left.retain(|card| {
            let felt = self.answer(before, voice, card).feeling.is_some();
            felt && !now.contains(card)
        });
        left
    }

    /// Whether a round holds only what came along when it was begun on this device, so that nothing is
    /// lost when it is taken back.
    pub fn is_bare(&self, round: RoundId, device: Option<DeviceId>) -> bool {
        let round = self.same.round(round);
        let Some(before) = self.round_before(round) else {
            return false;
        };
        let brought = |field: &Field| match field {
            Field::Round(_, RoundPart::Begun | RoundPart::Closed) => true,
            Field::Round(_, part @ (RoundPart::Kind | RoundPart::Day)) => {
                let from = match part {
                    RoundPart::Day => RoundPart::AgreedReview,
                    _ => *part,
                };
                self.values(field) == self.values(&Field::Round(before, from))
            }
            Field::Round(_, part) if RoundPart::ABOUT_CHILD.contains(part) => {
                self.values(field) == self.values(&Field::Round(before, *part))
            }
            Field::Answer(_, voice, question, part) if question.is_me() => {
                let then = Field::Answer(before, *voice, question.clone(), *part);
                self.values(field) == self.values(&then)
            }
            Field::Item(_, item, part) => {
                self.values(field) == self.values(&Field::Item(before, *item, *part))
            }
            _ => false,
        };
        self.all_standing().all(|(field, change)| {
            let here = match field {
                Field::Round(of, _)
                | Field::Answer(of, ..)
                | Field::Order(of, _)
                | Field::Item(of, ..)
                | Field::Visit(of, ..) => *of == round,
                _ => false,
            };
            let silent = change.value.is_silent();
            !here || silent || (change.on == device && brought(field))
        })
    }

    /// Whether what a voice said last time still holds, as it says in this round.
    pub fn still(&self, round: RoundId, voice: VoiceId, question: &QuestionId) -> Option<Still> {
        let field = Field::Answer(round, voice, question.clone(), Part::Still);
        match self.values(&field).last() {
            Some(Value::Still(still)) => Some(*still),
            _ => None,
        }
    }

    /// The round that came before this one.
    pub fn round_before(&self, round: RoundId) -> Option<RoundId> {
        let rounds = self.rounds();
        let place = rounds.iter().position(|other| *other == round)?;
        rounds.get(place.checked_sub(1)?).copied()
    }

    /// What else is known of a round.
    pub fn round_facts(&self, id: RoundId) -> RoundFacts {
        let field = |part| Field::Round(id, part);
        let day = |part| self.last_day(&field(part));
        let words = |part| self.text(&field(part)).trim().to_owned();
        RoundFacts {
            begun: day(RoundPart::Begun),
            about: words(RoundPart::About),
            notice: day(RoundPart::Notice),
            papers: day(RoundPart::Papers),
            report: day(RoundPart::Report),
            letter: day(RoundPart::Letter),
            decision: match self.values(&field(RoundPart::Decision)).last() {
                Some(Value::Decision(decision)) => Some(*decision),
                _ => None,
            },
            changes_dated: day(RoundPart::ChangesDated),
            changes_came: day(RoundPart::ChangesCame),
            final_plan: day(RoundPart::FinalPlan),
            certificate: day(RoundPart::Certificate),
            transfer: match self.values(&field(RoundPart::Transfer)).last() {
                Some(Value::Transfer(transfer)) => Some(*transfer),
                _ => None,
            },
            moves_on: day(RoundPart::MovesOn),
            agreed_review: day(RoundPart::AgreedReview),
            decided: words(RoundPart::Decided),
            then: words(RoundPart::Then),
            closed: day(RoundPart::Closed),
        }
    }

    /// A day that the book itself knows: of birth, of the plan, of the last review.
    pub fn day(&self, part: BookPart) -> Option<Day> {
        self.last_day(&Field::Book(part))
    }

    /// The year group, where the family told it.
    pub fn told_year(&self) -> Option<ToldYear> {
        match self.values(&Field::Book(BookPart::Year)).last() {
            Some(Value::Year(year)) => Some(*year),
            _ => None,
        }
    }

    /// Whether any school, nursery or college is attended, once that was told.
    pub fn attends(&self) -> Option<bool> {
        match self.values(&Field::Book(BookPart::NotAttending)).last() {
            Some(Value::Flag(not)) => Some(!not),
            _ => None,
        }
    }

    /// The items of a kind in a round, in the order in which they came; without those that were taken
    /// from the list.
    pub fn items(&self, round: RoundId, kind: ItemKind) -> Vec<Item> {
        let round = self.same.round(round);
        let mut found: BTreeMap<ItemId, (u64, VoiceId)> = BTreeMap::new();
        for (field, change) in self.all_standing() {
            let Field::Item(of, id, ItemPart::Kind) = field else {
                continue;
            };
            if *of == round && change.value == Value::ItemKind(kind) {
                found.insert(*id, (change.tick, self.same.voice(change.by)));
            }
        }
        let mut placed: Vec<(u64, Item)> = Vec::new();
        for (id, (tick, by)) in found {
            let gone = self.values(&Field::Item(round, id, ItemPart::Gone));
            if gone.last() == Some(&&Value::Flag(true)) {
                continue;
            }
            let place = placed.partition_point(|(other, item)| (*other, item.id) < (tick, id));
            placed.insert(place, (tick, self.item(round, id, kind, by)));
        }
        placed.into_iter().map(|(_, item)| item).collect()
    }

    /// One item, folded.
    fn item(&self, round: RoundId, id: ItemId, kind: ItemKind, by: VoiceId) -> Item {
        let field = |part| Field::Item(round, id, part);
        let words = |part| self.text(&field(part)).trim().to_owned();
        let last = |part| self.values(&field(part)).last().copied().cloned();
        Item {
            id,
            kind,
            by,
            what: words(ItemPart::What),
            who: words(ItemPart::Who),
            coming: match last(ItemPart::Coming) {
                Some(Value::Coming(coming)) => Some(coming),
                _ => None,
            },
            why: words(ItemPart::Why),
            how: words(ItemPart::How),
            how_often: words(ItemPart::HowOften),
            until: self.last_day(&field(ItemPart::By)),
            known: words(ItemPart::Known),
            home: words(ItemPart::Home),
            state: match last(ItemPart::State) {
                Some(Value::ItemState(state)) => state,
                _ => ItemState::Open,
            },
            note: words(ItemPart::Note),
            note_from: words(ItemPart::NoteFrom),
            helped: match last(ItemPart::Helped) {
                Some(Value::Helped(helped)) => Some(helped),
                _ => None,
            },
            next: match last(ItemPart::Next) {
                Some(Value::Next(next)) => Some(next),
                _ => None,
            },
        }
    }

    fn last_day(&self, field: &Field) -> Option<Day> {
        match self.values(field).last() {
            Some(Value::Day(day)) => Some(*day),
            _ => None,
        }
    }
}
