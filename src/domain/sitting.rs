//! A sitting: one time of sitting down with a book. While it lasts, typing in one field coalesces
//! into one change, and what was chosen once (who writes, who may see) holds for the next answers.

use super::{
    answer::{HowTaken, Sharing},
    ids::{ChangeId, DeviceId, QuestionId, VoiceId},
    time::Timestamp,
};
use serde::{Deserialize, Serialize};

/// What is remembered of the sitting with a book. Stays on the device: it is in no share file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sitting {
    /// This device, as the book calls it; `None` before the first edit on it. It outlives the sitting.
    #[serde(default)]
    pub device: Option<DeviceId>,
    /// When something was last written; `None` before the first edit.
    pub last: Option<Timestamp>,
    /// Changes that are not frozen: later typing in the same field takes their place.
    pub open: Vec<ChangeId>,
    /// What each voice chose for this sitting; a voice that chose nothing is not there.
    pub chosen: Vec<(VoiceId, SittingChoice)>,
    /// The question that was open last, to carry on from; it outlives the sitting.
    pub place: Option<(VoiceId, QuestionId)>,
}

/// What holds for the answers of one voice until the sitting ends.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SittingChoice {
    /// Who may see what is said.
    pub sharing: Option<Sharing>,
    /// How the words are taken down.
    pub how: Option<HowTaken>,
    /// Who writes, interprets or notices.
    pub by: String,
}

/// A sitting ends when nothing was written for this long, in milliseconds: half an hour, about
/// as long as a lesson break or a bath time interrupts somebody who then goes on.
pub const SITTING_PAUSE_MILLIS: i64 = 30 * 60 * 1000;

impl Sitting {
    /// Whether so much time has passed since the last edit that this sitting is over.
    pub fn is_over(&self, now: Timestamp) -> bool {
        self.last
            .is_some_and(|last| now.millis_since(last) > SITTING_PAUSE_MILLIS)
    }

    /// What this voice chose for this sitting.
    pub fn choice(&self, voice: VoiceId) -> Option<&SittingChoice> {
        self.chosen
            .iter()
            .find(|(of, _)| *of == voice)
            .map(|(_, choice)| choice)
    }

    /// The same, to choose anew; nothing is chosen at first.
    pub fn choose(&mut self, voice: VoiceId) -> &mut SittingChoice {
        let known = self.chosen.iter().position(|(of, _)| *of == voice);
        let place = known.unwrap_or_else(|| {
            self.chosen.push((voice, SittingChoice::default()));
            self.chosen.len() - 1
        });
        &mut self.chosen[place].1
    }

    /// Ends the sitting: freezes every change and forgets what was chosen, but neither the place nor
    /// the device.
    pub fn end(&mut self) {
        *self = Self {
            place: self.place.take(),
            device: self.device,
            ..Self::default()
        };
    }
}
