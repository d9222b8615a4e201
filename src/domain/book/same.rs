//! Two ids of one thing: two people may each have begun a voice or a round for the same child. Which
//! of the ids stands for both is the smallest, so that every copy of the book chooses alike.

use crate::domain::{
    change::{Change, Field, Same, Value},
    ids::{RoundId, VoiceId},
};

/// Which ids have another that stands for them. Few: one for each voice or round that was joined.
#[derive(Clone, Debug, Default)]
pub(super) struct Aliases {
    voices: Vec<(VoiceId, VoiceId)>,
    rounds: Vec<(RoundId, RoundId)>,
}

impl Aliases {
    /// What the standing changes join.
    pub fn read<'a>(standing: impl Iterator<Item = &'a Change>) -> Self {
        let mut same = Self::default();
        for change in standing {
            let Field::Same(pair) = &change.field else {
                continue;
            };
            if change.value != Value::Flag(true) {
                continue;
            }
            match pair {
                Same::Voices(a, b) => join(&mut same.voices, *a, *b),
                Same::Rounds(a, b) => join(&mut same.rounds, *a, *b),
                // A book's id stands in none of its changes.
                Same::Books(..) => {}
            }
        }
        same
    }

    pub fn voice(&self, id: VoiceId) -> VoiceId {
        root(&self.voices, id)
    }

    pub fn round(&self, id: RoundId) -> RoundId {
        root(&self.rounds, id)
    }

    /// The field as it is called for all.
    pub fn canon(&self, field: &Field) -> Field {
        match field {
            Field::Voice(voice, part) => Field::Voice(self.voice(*voice), *part),
            Field::Round(round, part) => Field::Round(self.round(*round), *part),
            Field::Answer(round, voice, question, part) => Field::Answer(
                self.round(*round),
                self.voice(*voice),
                question.clone(),
                *part,
            ),
            Field::Item(round, item, part) => Field::Item(self.round(*round), *item, *part),
            Field::Order(round, voice) => Field::Order(self.round(*round), self.voice(*voice)),
            Field::Private(voice, place) => Field::Private(self.voice(*voice), *place),
            Field::Visit(round, visit, part) => {
                let part = part
                    .voice()
                    .map_or(*part, |voice| part.of(self.voice(voice)));
                Field::Visit(self.round(*round), *visit, part)
            }
            Field::Same(pair) => Field::Same(pair.in_order()),
            Field::Book(_) | Field::Device(_) | Field::Unknown(_) => field.clone(),
        }
    }
}

/// The id that stands for this one.
pub(super) fn root<T: Copy + PartialEq>(joined: &[(T, T)], id: T) -> T {
    let above = |id| joined.iter().find(|(from, _)| *from == id);
    let mut id = id;
    // Each step goes to a smaller id, so it ends.
    while let Some((_, to)) = above(id) {
        id = *to;
    }
    id
}

/// Makes the two one.
pub(super) fn join<T: Copy + Ord>(joined: &mut Vec<(T, T)>, a: T, b: T) {
    let (a, b) = (root(joined, a), root(joined, b));
    if a != b {
        joined.push((a.max(b), a.min(b)));
    }
}
