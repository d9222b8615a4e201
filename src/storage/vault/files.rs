//! The vault's part that gives attachments out, one at a time. They are put and deleted with the changes
//! that name them: see [`Vault::save`].

use super::{Attachment, BookId, ContentHash, Randomness, Vault};
use crate::storage::{Damage, RecordKey, Store, StoreError, record::pick_up_file};

impl<S: Store, R: Randomness> Vault<S, R> {
    /// The attachments that are kept of a book, by hash. None of them is read.
    pub async fn files(&self, book: BookId) -> Result<Vec<ContentHash>, StoreError> {
        let db = self.located(book).await?;
        let keys = self.store.list_files(db).await?;
        Ok(keys.iter().filter_map(RecordKey::to_file).collect())
    }

    /// An attachment of a book; `None` if it is not here. One that is damaged, or is not what its name
    /// says, is [`Damage::File`].
    pub async fn file(
        &self,
        book: BookId,
        hash: ContentHash,
    ) -> Result<Option<Attachment>, StoreError> {
        let db = self.located(book).await?;
        let Some(bytes) = self.store.read(db, &RecordKey::file(hash)).await? else {
            return Ok(None);
        };
        let place = self.place(book).await?;
        let file = pick_up_file(&place.key, db, hash, &bytes);
        let damaged = StoreError::Damaged(Damage::File(hash));
        file.map(Some).ok_or(damaged)
    }
}
