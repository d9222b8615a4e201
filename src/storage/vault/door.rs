//! The vault's part that knows which shelf is the device's, opens it, and moves it.
//!
//! **Renewing the shelf.** What is deleted from a database, or replaced in it, stays in its log for a while. So
//! when the shelf is to forget something for good (the key of a book that got a lock, a name on its cover, a
//! removed book), all that is to stay is sealed anew, under a new key, into a shelf of another edition; the
//! door is told, in one write; and the old shelf is deleted whole.
//!
//! Any tab may renew, and may be stopped anywhere. The fences of two databases keep them apart:
//!
//! 1. Whoever renews takes the door first and the shelf then, and leaves a mark on the shelf that says where it
//!    is moving to. The door is told last, so whoever takes the door meanwhile has stopped the move.
//! 2. Whoever finds the mark and wants to write on the shelf takes the door, looks whether the shelf is still
//!    the device's, deletes where it was moving to, and takes the mark away.
//! 3. Editions are drawn at random, so nobody ever deletes what another tab has made.

use super::{BookId, Lock, Place, Randomness, Vault, device::Device};
use crate::{
    crypto::{DataKey, make_key, open, seal},
    domain::cover::LockedCover,
    storage::{
        Damage, Db, Edition, Record, RecordKey, Store, StoreError, Write,
        entry::{ShelfRecord, Standing},
        record::DoorRecord,
    },
};
use futures_util::future::join;
use std::rc::Rc;

/// How often something begins again because another tab came in between, before it gives up.
pub(super) const TRIES: u32 = 32;

const LOST: StoreError = StoreError::Damaged(Damage::DeviceKey);

/// What becomes of the shelf when it is renewed.
pub(super) enum Renewal<'a> {
    /// A book's entry and cover go, if none of its databases is left.
    Forget(BookId),
    /// A book lies in another database from now on, which is being built, and this opens it.
    Moved {
        book: BookId,
        to: Edition,
        lock: &'a Lock,
        cover: &'a LockedCover,
    },
    /// A book's lock has another secret, or a sheet more or less, or shows something else.
    Rewrapped(&'a Place, &'a Lock, &'a LockedCover),
    /// A book's lock shows something else.
    Covered(&'a Place, &'a LockedCover),
    /// A book has no lock any more.
    Unlocked(&'a Place),
    /// The whole app has this lock, which opens this key, or none.
    Whole(Option<(&'a Lock, &'a Rc<DataKey>)>),
}

impl<S: Store, R: Randomness> Vault<S, R> {
    /// What the door says; `None` while the shelf is the first.
    pub(super) async fn door(&self) -> Result<Option<DoorRecord>, StoreError> {
        let bytes = self.store.read(Db::Door, &RecordKey::DOOR).await?;
        let read = bytes.map(|bytes| DoorRecord::pick_up(&bytes).ok_or(LOST));
        read.transpose()
    }

    /// Which shelf is the device's.
    pub(super) async fn edition(&self) -> Result<Edition, StoreError> {
        Ok(edition_of(self.door().await?.as_ref()))
    }

    /// The device as it lies there now; `None` if this is a new one.
    pub(super) async fn device(&self) -> Result<Option<Device>, StoreError> {
        for _ in 0..TRIES {
            // Where it lay last: nearly always it still does, and then neither waits for the other.
            let guess = self.shelf.get();
            let lies = self.store.read_all(Db::Shelf(guess));
            let (door, records) = join(self.door(), lies).await;
            let door = door?;
            let edition = edition_of(door.as_ref());
            let records = if edition == guess {
                records?
            } else {
                self.store.read_all(Db::Shelf(edition)).await?
            };
            self.shelf.set(edition);
            match records {
                Some(records) => return self.read_device(door, records),
                None if door.is_none() && self.door().await?.is_none() => return Ok(None),
                // It moved while we looked.
                None => {}
            }
        }
        Err(LOST)
    }

    /// Opens the shelf; `None` on a new device.
    pub(super) fn read_device(
        &self,
        door: Option<DoorRecord>,
        records: Vec<Record>,
    ) -> Result<Option<Device>, StoreError> {
        let Some(mut door) = door else {
            return Device::first(records);
        };
        let key = match (door.key.take(), &door.sealed) {
            (Some(key), _) => key,
            (None, Some(sealed)) => {
                let master = self.master.borrow();
                let master = master.as_ref().ok_or(StoreError::Locked)?;
                // Another tab may have changed the lock.
                let plain = open(master, &place(door.edition), sealed);
                let plain = plain.map_err(|_| StoreError::Locked)?;
                let plain = zeroize::Zeroizing::new(plain);
                make_key(<[u8; DataKey::LEN]>::try_from(plain.as_slice()).map_err(|_| LOST)?)
            }
            (None, None) => return Err(LOST),
        };
        Ok(Some(Device {
            edition: door.edition,
            key,
            records,
            door: Some(door),
        }))
    }

    /// Moves all that is to stay to a new shelf under a new key, and deletes the old one.
    ///
    /// # Errors
    /// [`StoreError::NotTheWriter`] when other tabs came in between again and again; then nothing was done.
    pub(super) async fn renew(&self, renewal: &Renewal<'_>) -> Result<(), StoreError> {
        for tried in 0..TRIES {
            self.give_way(tried).await?;
            match self.try_renew(renewal).await {
                Err(StoreError::NotTheWriter) => {}
                Err(error) => return Err(error),
                Ok(()) => {
                    // It is done. What could not be deleted now is deleted another time.
                    let _ = self.sweep().await;
                    return Ok(());
                }
            }
        }
        Err(StoreError::NotTheWriter)
    }

    async fn try_renew(&self, renewal: &Renewal<'_>) -> Result<(), StoreError> {
        let door_fence = self.take(Db::Door).await?;
        let door = self.door().await?;
        let old = Db::Shelf(edition_of(door.as_ref()));
        let mut taken = self.store.take_existing(old, self.draw_turn()).await?;
        if taken.is_none() && old == Db::FIRST_SHELF {
            // A new device. Made first and read then: another tab may be making it too.
            self.take(old).await?;
            taken = self.store.take_existing(old, self.draw_turn()).await?;
        }
        let (fence, records) = taken.ok_or(StoreError::NotTheWriter)?;
        let device = self.read_device(door, records)?;
        let mut marks = Vec::new();
        // On a new device the mark alone would be overlooked: no shelf without a key is read.
        let device = device.unwrap_or_else(|| self.new_device(&mut marks));
        let moving = device.moving();
        let Some((writes, mut door)) = self.renewed(device, renewal).await? else {
            return Ok(());
        };
        if let Some(stopped) = moving {
            // Whoever left the mark took the door before. If it is still ours, that move has been stopped; if not, it
            // may be theirs again, and the shelf that they move to is not ours to delete.
            self.store.write(Db::Door, door_fence, Vec::new()).await?;
            self.store.remove(Db::Shelf(stopped)).await?;
        }
        let next = door.edition;
        let mark = Record {
            key: RecordKey::MOVING,
            bytes: next.bits().to_be_bytes().to_vec(),
        };
        marks.push(Write::Put(mark));
        self.store.write(old, fence, marks).await?;
        let moved = async {
            let fence = self.take(Db::Shelf(next)).await?;
            self.store.write(Db::Shelf(next), fence, writes).await?;
            if let Db::Shelf(edition) = old {
                door.dropped.push(edition);
            }
            let told = vec![Write::Put(door.lay()?)];
            self.store.write(Db::Door, door_fence, told).await
        };
        match moved.await {
            Ok(()) => self.shelf.set(next),
            Err(StoreError::NotTheWriter) => {
                // The door is another tab's, which may have looked for this shelf before it was there.
                self.store.remove(Db::Shelf(next)).await?;
                return Err(StoreError::NotTheWriter);
            }
            // The answer may be all that was lost, and then it is the device's shelf.
            Err(error) => return Err(error),
        }
        Ok(())
    }

    /// What the new shelf holds, and what the door is to say; `None` if nothing is to be done.
    async fn renewed(
        &self,
        mut device: Device,
        renewal: &Renewal<'_>,
    ) -> Result<Option<(Vec<Write>, DoorRecord)>, StoreError> {
        if !self.apply(&mut device, renewal).await? {
            return Ok(None);
        }
        let key = make_key(self.draw());
        let mut door = DoorRecord::new(Edition::drawn(self.draw_turn()));
        let kept = device.door.take();
        door.lock = kept.as_ref().and_then(|kept| kept.lock.clone());
        door.left = kept.as_ref().is_some_and(|kept| kept.left);
        door.dropped = kept.map(|kept| kept.dropped).unwrap_or_default();
        let mut master = self.master.borrow().clone();
        if let Renewal::Whole(lock) = renewal {
            door.left &= lock.is_some();
            door.lock = lock.map(|(lock, _)| lock.clone());
            master = lock.map(|(_, master)| Rc::clone(master));
        }
        if door.lock.is_some() {
            let master = master.ok_or(StoreError::Locked)?;
            let sealed = seal(&master, self.nonce(), &place(door.edition), key.expose());
            door.sealed = Some(sealed.map_err(|_| StoreError::Damaged(Damage::Form))?);
        } else {
            door.key = Some(make_key(*key.expose()));
        }
        let db = Db::Shelf(door.edition);
        let records = device.resealed(&key, db, || self.nonce())?;
        let writes = records.into_iter().map(Write::Put).collect();
        Ok(Some((writes, door)))
    }

    /// Changes the shelf in memory; `false` if there is nothing to change.
    async fn apply(&self, device: &mut Device, renewal: &Renewal<'_>) -> Result<bool, StoreError> {
        match renewal {
            Renewal::Forget(book) => {
                if !device.has(*book) || !self.is_gone(device, *book).await? {
                    return Ok(false);
                }
                device.forget(*book);
            }
            Renewal::Moved {
                book,
                to,
                lock,
                cover,
            } => {
                let mut entry = device.sound(*book)?;
                // Another tab tidied up what it took for left over: then the copy may be gone.
                if entry.building != Some(*to) {
                    return Err(StoreError::Lost);
                }
                entry.building = None;
                entry.dropped.push(entry.edition);
                entry.edition = *to;
                if entry.standing() == Standing::Coming {
                    entry.stand(Standing::There);
                }
                entry.key = None;
                entry.lock = Some((*lock).clone());
                entry.cover = Some((*cover).clone());
                device.uncover(*book);
                device.put(*book, &entry, self.nonce())?;
            }
            Renewal::Rewrapped(place, lock, cover) => {
                let (book, mut entry) = lies_there(device, place)?;
                entry.lock = Some((*lock).clone());
                entry.cover = Some((*cover).clone());
                device.put(book, &entry, self.nonce())?;
            }
            Renewal::Covered(place, cover) => {
                let (book, mut entry) = lies_there(device, place)?;
                if entry.lock.is_none() || entry.cover.as_ref() == Some(cover) {
                    return Ok(false);
                }
                entry.cover = Some((*cover).clone());
                device.put(book, &entry, self.nonce())?;
            }
            Renewal::Unlocked(place) => {
                let (book, mut entry) = lies_there(device, place)?;
                entry.key = Some(make_key(*place.key.expose()));
                entry.lock = None;
                entry.cover = None;
                device.put(book, &entry, self.nonce())?;
            }
            Renewal::Whole(_) => {}
        }
        Ok(true)
    }

    /// Deletes shelves that are the device's no more.
    pub(super) async fn sweep(&self) -> Result<(), StoreError> {
        let dropped = self.door().await?.map(|door| door.dropped);
        let Some(dropped) = dropped.filter(|dropped| !dropped.is_empty()) else {
            return Ok(());
        };
        for edition in &dropped {
            self.store.remove(Db::Shelf(*edition)).await?;
        }
        let fence = self.take(Db::Door).await?;
        let Some(mut door) = self.door().await? else {
            return Ok(());
        };
        door.dropped.retain(|edition| !dropped.contains(edition));
        self.store
            .write(Db::Door, fence, vec![Write::Put(door.lay()?)])
            .await
    }
}

/// The entry of a book that is open here, if it still lies where it lay then: another tab may have given it another
/// key, and this one opens nothing any more.
fn lies_there(device: &Device, place: &Place) -> Result<(BookId, ShelfRecord), StoreError> {
    let Db::Book(book, edition) = place.db else {
        return Err(StoreError::NoSuchBook);
    };
    let entry = device.sound(book)?;
    if entry.edition == edition {
        Ok((book, entry))
    } else {
        Err(StoreError::Locked)
    }
}

/// Which shelf a door leads to.
fn edition_of(door: Option<&DoorRecord>) -> Edition {
    door.map_or(Edition::FIRST, |door| door.edition)
}

/// The address of the shelf's key at the door: it opens no other shelf.
fn place(edition: Edition) -> Vec<u8> {
    format!("our-say/door/{}", Db::Shelf(edition)).into_bytes()
}
