//! What is said of voice notes, drawings and photos.

use super::{Key, Words};
use crate::domain::made::MadeKind;

impl Words {
    /// What it is, and how long it is where that is known.
    pub fn made(&self, kind: MadeKind, seconds: Option<u16>) -> String {
        match (kind, seconds) {
            (MadeKind::Sound, Some(seconds)) => self.timed(Key::MadeSound, seconds),
            (MadeKind::Sound, None) => self.text(Key::MadeSoundAny).to_owned(),
            (MadeKind::Drawing, _) => self.text(Key::MadeDrawing).to_owned(),
            (MadeKind::Photo, _) => self.text(Key::MadePhoto).to_owned(),
        }
    }

    /// What a card is called: by its words, or by what it shows.
    pub fn card(&self, words: &str, unsaid: Option<MadeKind>) -> String {
        match unsaid {
            Some(kind) => self.a_picture(kind).to_owned(),
            None => words.to_owned(),
        }
    }

    /// What a picture is to who cannot see it.
    pub fn a_picture(&self, kind: MadeKind) -> &str {
        self.text(match kind {
            MadeKind::Photo => Key::MadeAPhoto,
            MadeKind::Sound | MadeKind::Drawing => Key::MadeADrawing,
        })
    }

    /// That it is on the phone, where it can be neither heard nor seen.
    pub fn made_on_phone(&self, kind: MadeKind, seconds: Option<u16>) -> String {
        match kind {
            // No recording is shorter than a second.
            MadeKind::Sound => self.timed(Key::MadeOnPhone, seconds.unwrap_or(1)),
            MadeKind::Drawing | MadeKind::Photo => self.text(Key::MadePictureOnPhone).to_owned(),
        }
    }

    /// Listen to a voice note that is so long.
    pub fn made_listen(&self, seconds: Option<u16>) -> String {
        self.timed(Key::MadeListenAbout, seconds.unwrap_or(1))
    }

    fn timed(&self, key: Key, seconds: u16) -> String {
        let count = (seconds % 60).to_string();
        let time = if seconds < 60 {
            self.count(Key::MadeSecond, Key::MadeSeconds, usize::from(seconds))
        } else {
            let minutes = (seconds / 60).to_string();
            self.with(Key::MadeMinutes, &[("number", &minutes), ("count", &count)])
        };
        self.with(key, &[("time", &time)])
    }
}
