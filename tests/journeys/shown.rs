//! Voice notes, drawings and photos in the stories: what the page holds of them.

use crate::phone::{Tab, block_on};
use our_say::{
    app::exchange::made::{MadeEffect, MadeEvent},
    domain::attachment::ContentHash,
};

impl Tab {
    /// Does something for a voice note, a drawing or a photo. What a person does with microphone, camera and
    /// pen the story sends itself.
    pub fn shows(&mut self, effect: MadeEffect) -> Option<MadeEvent> {
        match effect {
            MadeEffect::Show {
                book,
                hash,
                here,
                sealed,
            } => {
                let stored = sealed.as_ref().map_or(hash, |(stored, _)| *stored);
                let here = here.map(|file| (*file).clone());
                let found = here.or_else(|| block_on(self.performer.attachment(book, stored)));
                let found = found.and_then(|file| match &sealed {
                    Some((_, locks)) => locks.iter().find_map(|lock| lock.open_file(&file)),
                    None => Some(file),
                });
                let place = found.map(|file| {
                    self.shown.insert(hash, file.data);
                    format!("blob:{hash}")
                });
                Some(MadeEvent::Shown(hash, place))
            }
            MadeEffect::Hide(hashes) => {
                self.shown.retain(|hash, _| !hashes.contains(hash));
                None
            }
            MadeEffect::Record | MadeEffect::Follow | MadeEffect::Stop | MadeEffect::Read(..) => {
                None
            }
        }
    }

    /// What one hears or sees of an attachment on this page.
    pub fn heard(&self, hash: ContentHash) -> Option<Vec<u8>> {
        self.shown.get(&hash).cloned()
    }

    /// How many attachments the page holds.
    pub fn held(&self) -> usize {
        self.shown.len()
    }
}
