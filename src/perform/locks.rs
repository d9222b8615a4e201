//! Locks are set, tried, changed and taken off. The stretching of what was typed, which takes its time, is done by
//! whoever calls.

use super::{Performer, trouble};
use crate::{
    app::{
        event::StoreTrouble,
        exchange::locks::event::{LockTrouble, Sheet, Wish},
    },
    crypto::{
        DataKey, Nonce, Passphrase, make_key,
        wrap::{Cost, SALT, Stretch, unwrap, wrap},
    },
    domain::{
        cover::LockedCover,
        ids::BookId,
        keeping::Phrase,
        lock::{Locked, Shut, Way},
        time::Day,
    },
    storage::{
        Lock, Store, StoreError,
        vault::{Fresh, Randomness},
    },
};

impl From<StoreError> for LockTrouble {
    fn from(error: StoreError) -> Self {
        Self::Store(trouble(&error))
    }
}

/// What was typed, as it is stretched.
fn passphrase(typed: &Phrase) -> Result<Passphrase, LockTrouble> {
    Passphrase::new(typed.words()).ok_or(LockTrouble::Wrong)
}

/// How a new lock is wrapped, and random bytes for it.
pub struct Tools<'a> {
    /// How much work one try is to be.
    pub cost: Cost,
    /// Draws random bytes.
    pub draw: &'a mut dyn FnMut(&mut [u8]),
}

impl Tools<'_> {
    fn drawn<const N: usize>(&mut self) -> [u8; N] {
        let mut bytes = [0; N];
        (self.draw)(&mut bytes);
        bytes
    }
}

/// A secret that was stretched, ready to wrap a key.
struct Ready {
    how: Stretch,
    under: DataKey,
    nonce: Nonce,
}

impl Ready {
    async fn with(
        typed: &Phrase,
        tools: &mut Tools<'_>,
        stretch: impl AsyncFn(&Passphrase, &Stretch) -> Option<DataKey>,
    ) -> Result<Self, LockTrouble> {
        let how = Stretch::new(tools.cost, tools.drawn::<SALT>());
        let under = stretch(&passphrase(typed)?, &how).await;
        Ok(Self {
            how,
            under: under.ok_or(LockTrouble::Worker)?,
            nonce: Nonce::from_bytes(tools.drawn()),
        })
    }

    /// Sealing so few bytes cannot fail; should it, nothing opens what comes of it, and it is found out at once.
    fn wrap(&self, key: &DataKey) -> Vec<u8> {
        wrap(&self.under, &self.how, self.nonce, key).unwrap_or_default()
    }
}

impl<S: Store, R: Randomness> Performer<S, R> {
    /// What stands before the lock of the whole app, and whether somebody has left fast; `None` if it has none.
    ///
    /// # Errors
    /// Where the device's storage does not answer.
    pub async fn whole(&self) -> Result<Option<(Shut, bool)>, StoreTrouble> {
        let lock = self.vault.whole_lock().await.map_err(|e| trouble(&e))?;
        let Some(lock) = lock else { return Ok(None) };
        let left = self.vault.left().await.map_err(|e| trouble(&e))?;
        Ok(Some((lock.shut(LockedCover::default()), left)))
    }

    async fn lock_on(&self, on: Locked) -> Result<Option<Lock>, StoreError> {
        match on {
            Locked::Book(book) => self.vault.lock_of(book).await,
            Locked::Whole => self.vault.whole_lock().await,
        }
    }

    async fn count(&self, on: Locked, lock: &Lock, tries: u32) -> Result<(), StoreError> {
        match on {
            Locked::Book(book) => self.vault.tried(book, lock, tries).await,
            Locked::Whole => self.vault.tried_whole(lock, tries).await,
        }
    }

    /// What a lock wraps, opened with what was typed. Each try is counted before it is made, where a reload does not
    /// forget it: whoever ends the app in the middle has tried.
    async fn key_of(
        &self,
        on: Locked,
        lock: &Lock,
        way: Way,
        typed: &Phrase,
        stretch: impl AsyncFn(&Passphrase, &Stretch) -> Option<DataKey>,
    ) -> Result<DataKey, LockTrouble> {
        let wrapped = match way {
            Way::Secret => &lock.wrapped,
            Way::Sheet => lock.sheet.as_ref().ok_or(LockTrouble::Wrong)?,
        };
        let secret = passphrase(typed)?;
        let damaged = LockTrouble::Store(StoreTrouble::Damaged);
        let how = Stretch::of(wrapped).map_err(|_| damaged)?;
        self.count(on, lock, lock.tries.saturating_add(1)).await?;
        let Some(under) = stretch(&secret, &how).await else {
            // That was no try.
            self.count(on, lock, lock.tries).await?;
            return Err(LockTrouble::Worker);
        };
        unwrap(&under, wrapped).map_err(|_| LockTrouble::Wrong)
    }

    /// Tries to open a lock. One that is gone is open.
    ///
    /// # Errors
    /// [`LockTrouble::Wrong`] for another secret, and [`LockTrouble::Changed`] where another tab has changed the lock
    /// meanwhile, beside what can go wrong on the way.
    pub async fn try_lock(
        &self,
        on: Locked,
        way: Way,
        typed: &Phrase,
        stretch: impl AsyncFn(&Passphrase, &Stretch) -> Option<DataKey>,
    ) -> Result<(), LockTrouble> {
        let Some(lock) = self.lock_on(on).await? else {
            return Ok(());
        };
        let key = self.key_of(on, &lock, way, typed, stretch).await?;
        let opened = match on {
            Locked::Book(book) => self.vault.open_with(book, &lock, key).await,
            Locked::Whole => self.vault.open_whole_with(&lock, key).await,
        };
        opened.map_err(|error| match error {
            StoreError::Locked => LockTrouble::Changed,
            error => error.into(),
        })
    }

    /// Sets a lock, or changes it; what it is on must be open here. Returns what stands before it now.
    ///
    /// # Errors
    /// [`LockTrouble::Wrong`] when what opens the lock that is there was typed wrong. Whatever goes wrong, the lock
    /// that was there holds, or the new one does, and never both or neither.
    pub async fn set_lock(
        &self,
        on: Locked,
        wish: &Wish,
        mut tools: Tools<'_>,
        stretch: impl AsyncFn(&Passphrase, &Stretch) -> Option<DataKey>,
    ) -> Result<Shut, LockTrouble> {
        let before = self.lock_on(on).await?;
        if let Some(lock) = &before {
            let current = wish.current.as_ref().ok_or(LockTrouble::Wrong)?;
            self.key_of(on, lock, Way::Secret, current, &stretch)
                .await?;
            self.count(on, lock, 0).await?;
        }
        let secret = Ready::with(&wish.typed, &mut tools, &stretch).await?;
        let sheet = match &wish.sheet {
            Sheet::New(words) => Some(Ready::with(words, &mut tools, &stretch).await?),
            Sheet::None | Sheet::Stays => None,
        };
        let anew = wish.anew || before.is_none();
        let stays = before
            .and_then(|lock| lock.sheet)
            .filter(|_| !anew && wish.sheet == Sheet::Stays);
        let lock = |key: &DataKey| Lock {
            wrapped: secret.wrap(key),
            sheet: sheet
                .as_ref()
                .map(|sheet| sheet.wrap(key))
                .or(stays.clone()),
            secret: wish.secret,
            tries: 0,
        };
        let has_sheet = sheet.is_some() || stays.is_some();
        let fresh = anew.then(|| {
            let key = make_key(tools.drawn());
            let lock = lock(&key);
            Fresh { key, lock }
        });
        match (on, fresh) {
            (Locked::Book(book), Some(fresh)) => {
                // The book is taken to be copied: should that fail, it is taken again with the next save.
                self.fences.borrow_mut().retain(|(of, _)| *of != book);
                let fence = self.vault.relock(book, fresh, &wish.cover).await?;
                self.hold(book, fence);
            }
            (Locked::Book(book), None) => self.vault.rewrap(book, lock, &wish.cover).await?,
            (Locked::Whole, Some(fresh)) => self.vault.relock_whole(fresh).await?,
            (Locked::Whole, None) => self.vault.rewrap_whole(lock).await?,
        }
        Ok(Shut {
            cover: wish.cover.clone(),
            secret: wish.secret,
            sheet: has_sheet,
            tries: 0,
        })
    }

    /// Takes a lock off.
    ///
    /// # Errors
    /// As [`Self::set_lock`].
    pub async fn forgo_lock(
        &self,
        on: Locked,
        current: &Phrase,
        stretch: impl AsyncFn(&Passphrase, &Stretch) -> Option<DataKey>,
    ) -> Result<(), LockTrouble> {
        let Some(lock) = self.lock_on(on).await? else {
            return Ok(());
        };
        self.key_of(on, &lock, Way::Secret, current, stretch)
            .await?;
        self.count(on, &lock, 0).await?;
        match on {
            Locked::Book(book) => self.vault.unlock_for_good(book).await?,
            Locked::Whole => self.vault.unlock_whole_for_good().await?,
        }
        Ok(())
    }

    /// Lets a locked book, which must be open here, show something else.
    ///
    /// # Errors
    /// Where the device's storage does not answer. Then it shows what it did.
    pub async fn show_on_lock(&self, book: BookId, cover: &LockedCover) -> Result<(), LockTrouble> {
        Ok(self.vault.replace_locked_cover(book, cover).await?)
    }

    /// Keeps up the day of the next meeting that a locked book shows. What cannot be kept now is kept another time.
    pub async fn keep_up_lock(&self, book: BookId, day: Option<Day>) {
        let _ = self.vault.change_locked_meeting(book, day).await;
    }
}
