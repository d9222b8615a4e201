//! The vault's part that leaves nothing: it removes a book, or all that the app keeps, and says whether a book is
//! still there.

use super::{
    BookId, Randomness, Vault,
    device::{Amend, Device, Entry},
    door::Renewal,
};
use crate::storage::{
    Damage, Db, Edition, RecordKey, Store, StoreError, Write,
    entry::{ShelfRecord, Standing},
};

impl<S: Store, R: Randomness> Vault<S, R> {
    /// Removes a book and its key, readable or not, locked or not. No such book: nothing to do.
    ///
    /// # Errors
    /// [`StoreError::NotTheWriter`] where another tab has moved the book, or begun it anew, in the meantime: it is there.
    pub async fn remove(&self, book: BookId) -> Result<(), StoreError> {
        let mut known = vec![Db::first(book)];
        let was_on_shelf = self.is_on_shelf(book).await?;
        if was_on_shelf {
            // Should the app stop in between, the shelf is tidied when it is read next.
            match self.amend(Amend::Mark(book, Standing::Going)).await {
                Ok(()) | Err(StoreError::Damaged(_)) => {}
                Err(error) => return Err(error),
            }
            if let Ok(Entry::Sound(entry)) = self.on_shelf(book).await {
                let all = editions(*entry).into_iter();
                known = all.map(|edition| Db::Book(book, edition)).collect();
            }
        }
        // Its entry may say nothing that can be read, and a copy may be left of which it knows nothing.
        self.store.remove_all(Some(book), known).await?;
        self.unlearn(book);
        if was_on_shelf {
            // A copy that another tab is making of it must not become the book now.
            let _ = self.sweep_book(book).await;
        }
        self.forget(book).await?;
        let is_back = self.is_back(book).await;
        // It is gone for everybody but one who reads the disk itself. A full phone cannot write over it.
        let _ = self.store.wash(self.draw_turn()).await;
        if is_back {
            return Err(StoreError::NotTheWriter);
        }
        Ok(())
    }

    /// Whether a book that was just removed is known to be there all the same.
    async fn is_back(&self, book: BookId) -> bool {
        let db = match self.on_shelf(book).await {
            Ok(Entry::Sound(entry)) => Db::Book(book, entry.edition),
            Ok(Entry::Damaged) => Db::first(book),
            Ok(Entry::None) | Err(_) => return false,
        };
        self.holds_any(db).await.unwrap_or(false)
    }

    /// Takes a book whose database is gone off the shelf, with all that the shelf ever knew of it.
    pub(super) async fn forget(&self, book: BookId) -> Result<(), StoreError> {
        if self.is_on_shelf(book).await? {
            match self.renew(&Renewal::Forget(book)).await {
                Err(StoreError::Damaged(Damage::DeviceKey)) => self.strike_out(book).await?,
                result => result?,
            }
        }
        Ok(())
    }

    /// Takes a book whose database is gone off a shelf that cannot be read, and so cannot be renewed either.
    async fn strike_out(&self, book: BookId) -> Result<(), StoreError> {
        let db = Db::Shelf(self.edition().await?);
        let taken = self.store.take_existing(db, self.draw_turn()).await?;
        let gone = self.store.read_all(Db::first(book)).await?.is_none();
        if let (Some((fence, _)), true) = (taken, gone) {
            let entry = Write::Delete(RecordKey::book(book));
            self.store.write(db, fence, vec![entry]).await?;
        }
        Ok(())
    }

    /// Whether none of a book's databases is left.
    ///
    /// A book that is just being made is safe: its maker takes the book's database first and writes
    /// the entry then, so either the database is seen here or the entry comes after this move of the shelf.
    pub(super) async fn is_gone(&self, device: &Device, book: BookId) -> Result<bool, StoreError> {
        let known = match device.entry(book) {
            Entry::Sound(entry) => editions(*entry),
            Entry::Damaged | Entry::None => vec![Edition::FIRST],
        };
        for edition in known {
            let left = self.store.read_all(Db::Book(book, edition)).await?;
            if left.is_some() {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Removes everything: every book, readable or not, locked or not, the settings, and what opens them. Works
    /// behind any lock, and where nothing can be read any more.
    ///
    /// A store that can list its databases removes those that nobody knows of as well. One that cannot has only what
    /// is known here: behind the lock of the whole app that lacks books whose lock was ever changed.
    pub async fn remove_all(&self) -> Result<(), StoreError> {
        let known = self.all_known().await;
        let removed = self.store.remove_all(None, known).await;
        self.forget_all_keys();
        let _ = self.store.wash(self.draw_turn()).await;
        removed
    }

    /// Another tab has removed this book, or all of them: where they lay and what opened them is forgotten.
    pub fn forget_keys(&self, book: Option<BookId>) {
        match book {
            Some(book) => self.unlearn(book),
            None => self.forget_all_keys(),
        }
    }

    fn forget_all_keys(&self) {
        self.known.borrow_mut().clear();
        self.master.borrow_mut().take();
        self.shelf.set(Edition::FIRST);
    }

    /// Every database of which the device knows, books first: while there is a shelf, what is left can be found.
    async fn all_known(&self) -> Vec<Db> {
        let (mut books, mut shelves) = (Vec::new(), vec![Db::FIRST_SHELF]);
        let mut now = Edition::FIRST;
        if let Ok(Some(door)) = self.door().await {
            now = door.edition;
            shelves.extend(door.dropped.iter().map(|edition| Db::Shelf(*edition)));
            shelves.push(Db::Shelf(now));
        }
        let records = self.store.read_all(Db::Shelf(now)).await;
        for record in records.ok().flatten().unwrap_or_default() {
            if record.key == RecordKey::MOVING
                && let Ok(bits) = <[u8; 8]>::try_from(record.bytes.as_slice())
            {
                shelves.push(Db::Shelf(Edition::drawn(u64::from_be_bytes(bits))));
            }
            books.extend(record.key.to_book());
        }
        let device = self.device().await.ok().flatten();
        let mut all = Vec::new();
        for book in books {
            all.push(Db::first(book));
            if let Some(Entry::Sound(entry)) = device.as_ref().map(|device| device.entry(book)) {
                let known = editions(*entry).into_iter();
                all.extend(known.map(|edition| Db::Book(book, edition)));
            }
        }
        all.extend(shelves);
        all.push(Db::Door);
        all
    }

    /// Whether a book is still on this device, as it lies there now: a writer that is refused asks whether
    /// another tab writes, or has removed it.
    pub async fn is_there(&self, book: BookId) -> Result<bool, StoreError> {
        match self.on_shelf(book).await? {
            Entry::Sound(entry) => {
                let db = Db::Book(book, entry.edition);
                Ok(self.store.read_all(db).await?.is_some())
            }
            Entry::Damaged => Ok(true),
            Entry::None => Ok(false),
        }
    }
}

/// Where a book lies, and before that where else something of it may lie: whoever is stopped while removing them in
/// this order leaves the book whole.
fn editions(entry: ShelfRecord) -> Vec<Edition> {
    let elsewhere = entry.dropped.into_iter().chain(entry.building);
    elsewhere.chain([entry.edition]).collect()
}
