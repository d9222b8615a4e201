//! Gives the attachments of a book out: into a share file, or one to be shown.

use super::Performer;
use crate::{
    app::exchange::{event::FilesIn, private::event::Gathered},
    domain::{
        attachment::{Attachment, ContentHash},
        ids::BookId,
    },
    storage::{Randomness, Store},
    sync::ShareFile,
};
use std::{collections::BTreeSet, rc::Rc};

impl<S: Store, R: Randomness> Performer<S, R> {
    /// One attachment of a book; `None` if it is not on this device, or cannot be read.
    pub async fn attachment(&self, book: BookId, hash: ContentHash) -> Option<Attachment> {
        self.vault.file(book, hash).await.ok().flatten()
    }

    /// Which attachments of a book are on this device; `None` if that cannot be read.
    pub async fn list_files(&self, book: BookId) -> Option<Vec<ContentHash>> {
        self.vault.files(book).await.ok()
    }

    /// Several attachments of a book, each if it is on this device; `None` where one cannot be read.
    pub async fn gather(&self, book: BookId, hashes: Vec<ContentHash>) -> Option<Gathered> {
        let mut found = Gathered::new();
        for hash in hashes {
            let file = self.vault.file(book, hash).await.ok()?;
            found.insert(hash, file.map(Rc::new));
        }
        Some(found)
    }

    /// Puts these attachments of its book into a file, and those that are in it already, as long as it
    /// is at most so many bytes of JSON. Says what is in it then.
    ///
    /// One that is not on this device is no trouble: the file that its change came in had not got it
    /// either. One that cannot be read, or for which there is no room, is left out and counted: the words
    /// must be able to go out whatever became of a recording.
    pub async fn put_in(
        &self,
        file: &mut ShareFile,
        files: &[ContentHash],
        most: usize,
    ) -> FilesIn {
        let mut within = FilesIn::default();
        let in_memory = std::mem::take(&mut file.attachments);
        if in_memory.is_empty() && files.is_empty() {
            return within;
        }
        let mut room = most.saturating_sub(file.length());
        let mut put = |file: &mut ShareFile, within: &mut FilesIn, one: Attachment| match room
            .checked_sub(ShareFile::length_of(&one))
        {
            Some(left) => {
                room = left;
                within.count(&one);
                file.attachments.push(one);
            }
            None => within.too_much += 1,
        };
        for one in in_memory {
            put(file, &mut within, one);
        }
        let Ok(here) = self.vault.files(file.book).await else {
            within.unread += files.len();
            return within;
        };
        let here: BTreeSet<ContentHash> = here.into_iter().collect();
        // One after the other: at most one is in memory that does not go in.
        for hash in files.iter().filter(|hash| here.contains(hash)) {
            match self.vault.file(file.book, *hash).await {
                Ok(Some(one)) => put(file, &mut within, one),
                Ok(None) => {}
                Err(_) => within.unread += 1,
            }
        }
        within
    }
}
