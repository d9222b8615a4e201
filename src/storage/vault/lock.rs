//! The vault's part that locks books, and the whole app, and opens them again.
//!
//! A locked book's key lies on the shelf only wrapped (see [`crate::crypto::wrap`]). To set a lock is to move: the
//! book gets a new key and is sealed anew into a new database, the shelf is renewed, and the old database is
//! deleted with the old key's last use. One write says which of the two databases is the book; before it the
//! book opens as it always did, after it only with the lock.
//!
//! The lock of the whole app wraps a *master key*, which seals the key of the shelf at the door.
//!
//! What was opened stays open in this vault: to lock again is to load the page anew.

use super::{
    BookId, Change, Cover, Known, Lock, LockedCover, Place, Randomness, Vault,
    device::{Amend, Entry},
    door::{Renewal, TRIES},
};
use crate::{
    crypto::{DataKey, open, seal},
    domain::{lock::Shut, time::Day},
    storage::{
        Damage, Db, Edition, Fence, Record, RecordKey, Store, StoreError, Write,
        place::address,
        record::{CoverRecord, DoorRecord},
    },
};
use std::rc::Rc;
use zeroize::Zeroizing;

/// A key that was just drawn, and the lock that opens it.
pub struct Fresh {
    /// The key.
    pub key: DataKey,
    /// The lock.
    pub lock: Lock,
}

impl Lock {
    /// Whether this is still that lock, however often it was tried: a lock that is changed is wrapped anew.
    fn is_still(&self, that: &Self) -> bool {
        self.wrapped == that.wrapped
    }

    /// What stands before this lock.
    pub fn shut(&self, cover: LockedCover) -> Shut {
        Shut {
            cover,
            secret: self.secret,
            sheet: self.sheet.is_some(),
            tries: self.tries,
        }
    }
}

impl<S: Store, R: Randomness> Vault<S, R> {
    /// The lock of a book, if it has one.
    pub async fn lock_of(&self, book: BookId) -> Result<Option<Lock>, StoreError> {
        Ok(match self.on_shelf(book).await? {
            Entry::Sound(entry) => entry.lock,
            Entry::Damaged => return Err(StoreError::Damaged(Damage::BookKey)),
            Entry::None => None,
        })
    }

    /// Opens a book for this vault with the key that this lock of it wrapped, and forgets wrong tries.
    ///
    /// # Errors
    /// [`StoreError::Locked`] where another tab has given it another lock in the meantime: then the key may open nothing.
    pub async fn open_with(
        &self,
        book: BookId,
        opened: &Lock,
        key: DataKey,
    ) -> Result<(), StoreError> {
        let Entry::Sound(entry) = self.on_shelf(book).await? else {
            return Err(StoreError::NoSuchBook);
        };
        let Some(lock) = entry.lock else {
            return Ok(());
        };
        if !lock.is_still(opened) {
            return Err(StoreError::Locked);
        }
        let db = Db::Book(book, entry.edition);
        self.know(book, Known::Sound(Rc::new(Place { db, key })));
        if lock.tries > 0 {
            self.tried(book, opened, 0).await?;
        }
        Ok(())
    }

    /// Notes how often in a row this lock of a book was tried in vain. Another lock, from another tab, was not tried.
    pub async fn tried(&self, book: BookId, of: &Lock, tries: u32) -> Result<(), StoreError> {
        let amendment = Amend::Entry(book, &|entry| {
            let lock = entry.lock.as_mut();
            let lock = lock.filter(|lock| lock.is_still(of) && lock.tries != tries);
            lock.map(|lock| lock.tries = tries).is_some()
        });
        self.amend(amendment).await
    }

    /// Gives a book that is open here a new key, which only this lock opens: sets a first lock, and keeps out
    /// somebody who knows the one before. Returns the right to write in it, which is this tab's.
    pub async fn relock(
        &self,
        book: BookId,
        fresh: Fresh,
        cover: &LockedCover,
    ) -> Result<Fence, StoreError> {
        let old = self.place(book).await?;
        let to = Edition::drawn(self.draw_turn());
        let intent = Amend::Entry(book, &|entry| {
            let stopped = entry.building.replace(to);
            entry.dropped.extend(stopped);
            true
        });
        self.amend(intent).await?;
        let place = Rc::new(Place {
            db: Db::Book(book, to),
            key: fresh.key,
        });
        let lock = &fresh.lock;
        let moved = Renewal::Moved {
            book,
            to,
            lock,
            cover,
        };
        let fence = match self.copy(&old, &place).await {
            Ok(fence) => self.renew(&moved).await.map(|()| fence),
            Err(error) => Err(error),
        };
        let fence = match fence {
            Ok(fence) => fence,
            Err(error) => {
                // Half a copy must not keep a phone full. Should it have moved after all, what it left is deleted.
                let _ = self.sweep_book(book).await;
                let _ = self.drop_copy(book, to).await;
                return Err(error);
            }
        };
        self.know(book, Known::Sound(place));
        // The book has moved. What could not be deleted now is deleted another time, and a full phone cannot write over
        // what was.
        let _ = self.sweep_book(book).await;
        let _ = self.store.wash(self.draw_turn()).await;
        Ok(fence)
    }

    /// Deletes a copy that did not become the book. Another tab that stopped the move may have looked for it before it
    /// was there, and nobody else knows of it.
    async fn drop_copy(&self, book: BookId, copy: Edition) -> Result<(), StoreError> {
        match self.on_shelf(book).await? {
            Entry::Sound(entry) if entry.edition != copy && entry.building != Some(copy) => {}
            Entry::Sound(_) | Entry::Damaged => return Ok(()),
            Entry::None => {}
        }
        self.store.remove(Db::Book(book, copy)).await
    }

    /// Seals all that lies in one database for another one. Whoever takes the old one meanwhile, to write in it,
    /// finds a mark there and keeps the book from moving: see [`Vault::stay`].
    async fn copy(&self, old: &Place, new: &Place) -> Result<Fence, StoreError> {
        let (held, mut records) = self.take_found(old.db).await?;
        records.retain(|record| record.key != RecordKey::MOVING);
        let mark = Record {
            key: RecordKey::MOVING,
            bytes: vec![1],
        };
        self.store
            .write(old.db, held, vec![Write::Put(mark)])
            .await?;
        let fence = self.take(new.db).await?;
        let mut writes = Vec::new();
        for record in records {
            writes.push(self.resealed(old, new, &record)?);
        }
        self.store.write(new.db, fence, writes).await?;
        // One at a time: an hour of sound need not be in memory at once.
        for key in self.store.list_files(old.db).await? {
            let bytes = self.store.read(old.db, &key).await?;
            let bytes = bytes.ok_or(StoreError::NotTheWriter)?;
            let put = self.resealed(old, new, &Record { key, bytes })?;
            self.store.write(new.db, fence, vec![put]).await?;
        }
        // A book that another tab has taken or removed meanwhile was not copied whole.
        self.store.write(old.db, held, Vec::new()).await?;
        Ok(fence)
    }

    fn resealed(&self, old: &Place, new: &Place, record: &Record) -> Result<Write, StoreError> {
        // What does not open is not left behind in silence.
        let damaged = |_| StoreError::Damaged(Damage::Book);
        let at = record.key.clone();
        let plain = open(&old.key, &address(old.db, &at), &record.bytes).map_err(damaged)?;
        let plain = Zeroizing::new(plain);
        let sealed = seal(&new.key, self.nonce(), &address(new.db, &at), &plain);
        let bytes = sealed.map_err(damaged)?;
        Ok(Write::Put(Record { key: at, bytes }))
    }

    /// Gives a book that is open here another lock, with another secret or another sheet, or another cover: `wrap`
    /// wraps its key, which stays.
    pub async fn rewrap(
        &self,
        book: BookId,
        wrap: impl FnOnce(&DataKey) -> Lock,
        cover: &LockedCover,
    ) -> Result<(), StoreError> {
        let place = self.place(book).await?;
        let lock = wrap(&place.key);
        self.renew(&Renewal::Rewrapped(&place, &lock, cover)).await
    }

    /// Takes the lock off a book that is open here.
    pub async fn unlock_for_good(&self, book: BookId) -> Result<(), StoreError> {
        let place = self.place(book).await?;
        self.renew(&Renewal::Unlocked(&place)).await
    }

    /// Gives the lock of a book that is open here something else to show. What it showed is nowhere any more: it may
    /// have been a name that should not have been there.
    pub async fn replace_locked_cover(
        &self,
        book: BookId,
        cover: &LockedCover,
    ) -> Result<(), StoreError> {
        let place = self.place(book).await?;
        self.renew(&Renewal::Covered(&place, cover)).await?;
        let _ = self.store.wash(self.draw_turn()).await;
        Ok(())
    }

    /// Changes the day of the next meeting that a locked book shows, if it shows one.
    pub async fn change_locked_meeting(
        &self,
        book: BookId,
        day: Option<Day>,
    ) -> Result<(), StoreError> {
        let amendment = Amend::Entry(book, &|entry| {
            let cover = entry.cover.as_mut().filter(|_| entry.lock.is_some());
            let cover = cover.filter(|cover| cover.tells_meeting && cover.meeting != day);
            cover.map(|cover| cover.meeting = day).is_some()
        });
        self.amend(amendment).await
    }

    /// Puts the covers of books without a lock on the shelf, with what is known of their being about the same
    /// child as others.
    pub async fn cover(&self, covers: Vec<(BookId, Cover, Vec<Change>)>) -> Result<(), StoreError> {
        if covers.is_empty() {
            return Ok(());
        }
        let records = covers.into_iter();
        let records = records.map(|(book, cover, same)| (book, CoverRecord::new(cover, same)));
        self.amend(Amend::Cover(records.collect())).await
    }

    /// Takes a book's cover off: it is being written in, and the cover would say what no longer holds.
    pub async fn uncover(&self, book: BookId) -> Result<(), StoreError> {
        self.amend(Amend::Uncover(book)).await
    }

    /// Deletes databases that a book has left, or never came to lie in.
    pub(super) async fn sweep_book(&self, book: BookId) -> Result<(), StoreError> {
        // First said, then done: a copy that is deleted must never become the book.
        self.amend(Amend::Entry(book, &|entry| {
            let stopped = entry.building.take();
            entry.dropped.extend(stopped);
            stopped.is_some()
        }))
        .await?;
        let Entry::Sound(entry) = self.on_shelf(book).await? else {
            return Ok(());
        };
        for edition in &entry.dropped {
            self.store.remove(Db::Book(book, *edition)).await?;
        }
        let dropped = entry.dropped;
        self.amend(Amend::Entry(book, &|entry| {
            let before = entry.dropped.len();
            entry.dropped.retain(|edition| !dropped.contains(edition));
            entry.dropped.len() != before
        }))
        .await
    }

    /// The same for every book.
    pub(super) async fn sweep_books(&self) -> Result<(), StoreError> {
        let Some(device) = self.device().await? else {
            return Ok(());
        };
        let ids = device.records.iter().filter_map(|r| r.key.to_book());
        for book in ids {
            if let Entry::Sound(entry) = device.entry(book)
                && (entry.building.is_some() || !entry.dropped.is_empty())
            {
                self.sweep_book(book).await?;
            }
        }
        Ok(())
    }
}

impl<S: Store, R: Randomness> Vault<S, R> {
    /// The lock of the whole app, if it has one.
    pub async fn whole_lock(&self) -> Result<Option<Lock>, StoreError> {
        Ok(self.door().await?.and_then(|door| door.lock))
    }

    /// Whether somebody has left fast, as far as the lock of the whole app lets that be seen from before it.
    pub async fn left(&self) -> Result<bool, StoreError> {
        Ok(self.door().await?.is_some_and(|door| door.left))
    }

    /// Notes before the lock of the whole app, if it has one, whether somebody has left fast: behind it nobody would
    /// know until it is opened.
    pub(super) async fn note_left(&self, left: bool) -> Result<(), StoreError> {
        let differs = |door: &DoorRecord| door.lock.is_some() && door.left != left;
        for tried in 0..TRIES {
            self.give_way(tried).await?;
            if !self.door().await?.as_ref().is_some_and(differs) {
                return Ok(());
            }
            let fence = self.take(Db::Door).await?;
            let Some(mut door) = self.door().await?.filter(differs) else {
                return Ok(());
            };
            door.left = left;
            let told = vec![Write::Put(door.lay()?)];
            match self.store.write(Db::Door, fence, told).await {
                Err(StoreError::NotTheWriter) => {}
                result => return result,
            }
        }
        Err(StoreError::NotTheWriter)
    }

    /// Opens the whole app for this vault with the key that this lock of it wrapped, and forgets wrong tries.
    ///
    /// # Errors
    /// [`StoreError::Locked`] where another tab has given it another lock in the meantime.
    pub async fn open_whole_with(&self, opened: &Lock, master: DataKey) -> Result<(), StoreError> {
        self.master.replace(Some(Rc::new(master)));
        let found = self.device().await.err();
        let lock = self.whole_lock().await.inspect_err(|_| {
            self.master.replace(None);
        })?;
        if lock.as_ref().is_some_and(|lock| !lock.is_still(opened)) {
            self.master.replace(None);
            return Err(StoreError::Locked);
        }
        if found == Some(StoreError::Locked) && lock.is_some() {
            // The right key, and it does not open what lies there.
            self.master.replace(None);
            return Err(StoreError::Damaged(Damage::DeviceKey));
        }
        // What could not be tidied up behind the lock is tidied up now.
        self.swept.set(false);
        if lock.is_some_and(|lock| lock.tries > 0) {
            self.tried_whole(opened, 0).await?;
        }
        Ok(())
    }

    /// Notes how often in a row this lock of the whole app was tried in vain. Another lock, from another tab, was not
    /// tried.
    pub async fn tried_whole(&self, of: &Lock, tries: u32) -> Result<(), StoreError> {
        let fence = self.take(Db::Door).await?;
        let Some(mut door) = self.door().await? else {
            return Ok(());
        };
        let Some(lock) = door.lock.as_mut().filter(|lock| lock.is_still(of)) else {
            return Ok(());
        };
        lock.tries = tries;
        self.store
            .write(Db::Door, fence, vec![Write::Put(door.lay()?)])
            .await
    }

    /// Locks the whole app: gives it a lock, or another one. The app must be open here.
    pub async fn relock_whole(&self, fresh: Fresh) -> Result<(), StoreError> {
        let master = Rc::new(fresh.key);
        self.renew(&Renewal::Whole(Some((&fresh.lock, &master))))
            .await?;
        self.master.replace(Some(master));
        let _ = self.store.wash(self.draw_turn()).await;
        Ok(())
    }

    /// Gives the lock of the whole app, which must be open here, another secret or another sheet: `wrap` wraps its
    /// key, which stays.
    pub async fn rewrap_whole(
        &self,
        wrap: impl FnOnce(&DataKey) -> Lock,
    ) -> Result<(), StoreError> {
        let master = self.master.borrow().clone().ok_or(StoreError::Locked)?;
        let lock = wrap(&master);
        self.renew(&Renewal::Whole(Some((&lock, &master)))).await
    }

    /// Takes the lock off the whole app, which must be open here.
    pub async fn unlock_whole_for_good(&self) -> Result<(), StoreError> {
        self.renew(&Renewal::Whole(None)).await?;
        self.master.replace(None);
        Ok(())
    }
}
