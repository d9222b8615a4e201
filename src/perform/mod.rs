//! Carries out the effects that need a store, on any store, and answers with events. The browser
//! runs it on IndexedDB; `tests/journeys.rs` runs the same code in memory.

mod files;
pub mod locks;
pub mod private;

use crate::{
    app::{
        effect::{Save, StoreEffect},
        event::{Device, Event, Listed, ListedState, Opened, Removed, StoreTrouble},
    },
    domain::{
        book::Book, change::Change, cover::Cover, device::DeviceSettings, ids::BookId,
        time::Timestamp,
    },
    storage::{
        Fence, Store, StoreError,
        vault::{BookRecord, Loaded, Randomness, Save as VaultSave, Shelf, ShelfBook, Vault},
    },
    sync::compare::joins,
};
use std::cell::RefCell;

/// Performs store effects, one at a time, in the order in which they are given.
pub struct Performer<S, R> {
    vault: Vault<S, R>,
    /// The fence of each book that this tab writes: of claimed ones only.
    fences: RefCell<Vec<(BookId, Fence)>>,
    /// The books that this tab may write, whether it has begun to or not.
    claims: RefCell<Vec<BookId>>,
    /// The books that this tab has written in since their covers were last put on the shelf.
    uncovered: RefCell<Vec<BookId>>,
    /// Covers that were made and are not on the shelf yet.
    made: RefCell<Vec<MadeCover>>,
}

/// A cover, whose it is, and what is known of its book being about the same child as others.
type MadeCover = (BookId, Cover, Vec<Change>);

impl<S: Store, R: Randomness> Performer<S, R> {
    /// A performer on this vault.
    pub const fn new(vault: Vault<S, R>) -> Self {
        Self {
            vault,
            fences: RefCell::new(Vec::new()),
            claims: RefCell::new(Vec::new()),
            uncovered: RefCell::new(Vec::new()),
            made: RefCell::new(Vec::new()),
        }
    }

    /// The store beneath.
    pub const fn store(&self) -> &S {
        self.vault.store()
    }

    /// Performs an effect; returns what came of it. `may_write` says, for opening a book, whether no
    /// other tab writes in it.
    pub async fn perform(&self, effect: StoreEffect, may_write: bool) -> Vec<Event> {
        match effect {
            StoreEffect::LoadSettings => {
                let loaded = self.vault.shelf().await.map_err(|e| trouble(&e));
                vec![Event::SettingsLoaded(loaded.map(|shelf| shelf.settings))]
            }
            StoreEffect::LoadDevice => vec![Event::DeviceLoaded(
                self.device().await.map_err(|e| trouble(&e)),
            )],
            StoreEffect::OpenBook(book) => self.opened(book, may_write).await,
            StoreEffect::ReadAgain(book) => self.opened(book, false).await,
            StoreEffect::Save(save) => {
                let (book, number) = (save.book, save.number);
                vec![match self.save(*save).await {
                    Ok(()) => Event::Saved(book, number),
                    Err(error) => {
                        if error == StoreError::NotTheWriter {
                            // Another tab has taken the book: this fence opens nothing any more.
                            self.stop_writing(book);
                        }
                        if self.is_gone(book, &error).await {
                            Event::Removed(Removed::Elsewhere(book))
                        } else {
                            Event::NotSaved(book, number, trouble(&error))
                        }
                    }
                }]
            }
            StoreEffect::Remove(book) => {
                self.stop_writing(book);
                match self.vault.remove(book).await {
                    Ok(()) => {
                        let device = self.device().await.map_err(|e| trouble(&e));
                        let gone = Event::Removed(Removed::Book(book, Ok(())));
                        vec![gone, Event::DeviceLoaded(device)]
                    }
                    Err(error) => {
                        let why = Err(trouble(&error));
                        vec![Event::Removed(Removed::Book(book, why))]
                    }
                }
            }
            StoreEffect::RemoveAll => {
                self.forget_all();
                let removed = self.vault.remove_all().await;
                let removed = removed.map_err(|e| trouble(&e));
                vec![Event::Removed(Removed::All(removed))]
            }
            // A setting that cannot be kept holds until the page is closed; nothing is lost by it.
            StoreEffect::SaveSettings(settings) => {
                let _ = self.vault.save_settings(settings).await;
                Vec::new()
            }
        }
    }

    /// A book is wanted in a moment: gets ready to open it.
    pub async fn expect(&self, book: BookId) {
        self.vault.expect(book).await;
    }

    /// Gives up writing in a book: another tab takes over.
    pub fn stop_writing(&self, book: BookId) {
        self.fences.borrow_mut().retain(|(of, _)| *of != book);
        self.claims.borrow_mut().retain(|claimed| *claimed != book);
        // Whoever writes in it now takes its cover off, and may put one on.
        self.uncovered.borrow_mut().retain(|of| *of != book);
    }

    /// From now on others may write in these books, and put covers on them.
    pub fn let_go(&self, books: &[BookId]) {
        self.uncovered.borrow_mut().retain(|of| !books.contains(of));
    }

    /// Another tab has removed this book, or all of them.
    pub fn gone(&self, book: Option<BookId>) {
        match book {
            Some(book) => self.stop_writing(book),
            None => self.forget_all(),
        }
        self.vault.forget_keys(book);
    }

    fn forget_all(&self) {
        self.fences.borrow_mut().clear();
        self.claims.borrow_mut().clear();
        self.uncovered.borrow_mut().clear();
    }

    /// Whether a save was refused because the book is gone: another tab has removed it, and does not write in it.
    async fn is_gone(&self, book: BookId, error: &StoreError) -> bool {
        let refused = matches!(error, StoreError::NotTheWriter | StoreError::NoSuchBook);
        refused && self.vault.is_there(book).await == Ok(false)
    }

    async fn device(&self) -> Result<Device, StoreError> {
        let Shelf { books, settings } = self.vault.shelf().await?;
        let mut found: Vec<(Option<Timestamp>, Listed)> = Vec::new();
        let mut covers = Vec::new();
        for entry in books {
            let (last, listed) = match entry {
                ShelfBook::Unreadable { id } => (None, unreadable(id)),
                ShelfBook::Locked { id, added, cover } => {
                    let state = ListedState::Locked(cover);
                    let same = Vec::new();
                    (Some(added), Listed { id, state, same })
                }
                ShelfBook::Readable {
                    id,
                    cover: Some(known),
                    ..
                } if !self.uncovered.borrow().contains(&id) => {
                    let (cover, same) = *known;
                    let last = cover.last;
                    let state = ListedState::Open(cover);
                    (last, Listed { id, state, same })
                }
                // A cover that another tab puts on a book in which this one writes is not what is in it.
                ShelfBook::Readable { id, added, .. } => match self.vault.load(id).await {
                    // Removed, or locked, in this very moment.
                    Ok(Loaded::None | Loaded::Locked(_)) => continue,
                    // One book that cannot be read hides no other.
                    Err(_) | Ok(Loaded::Unreadable { .. }) => (Some(added), unreadable(id)),
                    Ok(Loaded::Found(record)) => {
                        let book = Book::from_changes(record.changes);
                        let mut cover = Cover::of(&book, &record.sitting, &record.keeping);
                        // A book that came from another device is no older than its coming.
                        cover.last = cover.last.max(Some(added));
                        let same = joins(&book);
                        covers.push((id, cover.clone(), same.clone()));
                        let last = cover.last;
                        let state = ListedState::Open(cover);
                        (last, Listed { id, state, same })
                    }
                },
            };
            // The one written last first; what cannot be read at all last.
            let place = found.partition_point(|(other, _)| *other >= last);
            found.insert(place, (last, listed));
        }
        self.made.replace(covers);
        Ok(Device {
            settings,
            books: found.into_iter().map(|(_, listed)| listed).collect(),
        })
    }

    /// Whether there are covers to keep: see [`Self::keep_covers`].
    pub fn has_covers(&self) -> bool {
        !self.made.borrow().is_empty()
    }

    /// Puts the covers that the list of books was just made of on the shelf, so that it need not open those books
    /// again: but for those `elsewhere`, in which another tab may write. It took their covers off when it began to,
    /// and would not do so again.
    pub async fn keep_covers(&self, elsewhere: impl Fn(BookId) -> bool) {
        let mut made = self.made.take();
        made.retain(|(book, ..)| !elsewhere(*book));
        let books: Vec<BookId> = made.iter().map(|(book, ..)| *book).collect();
        // A cover that could not be kept is made again another time.
        if self.vault.cover(made).await.is_ok() {
            self.uncovered.borrow_mut().retain(|of| !books.contains(of));
        }
    }

    /// The fence of a book, if this tab writes it.
    fn fence(&self, book: BookId) -> Option<Fence> {
        let fences = self.fences.borrow();
        let found = fences.iter().find(|(of, _)| *of == book);
        found.map(|(_, fence)| *fence)
    }

    /// Opens a book. The settings come along, since the page that shows the book wants them too.
    async fn opened(&self, book: BookId, may_write: bool) -> Vec<Event> {
        let (opened, settings) = match self.open(book, may_write).await {
            Ok((opened, settings)) => (opened, settings),
            Err(error) => (Opened::Failed(trouble(&error)), None),
        };
        let settings = settings.map(|settings| Event::SettingsLoaded(Ok(settings)));
        let opened = Event::BookOpened(book, opened);
        settings.into_iter().chain([opened]).collect()
    }

    async fn open(
        &self,
        book: BookId,
        may_write: bool,
    ) -> Result<(Opened, Option<DeviceSettings>), StoreError> {
        if may_write {
            // Before the first wait: whoever takes the book away meanwhile takes this too.
            self.claim(book);
            if self.fence(book).is_none()
                && let Some(opened) = self.vault.open_to_write(book).await
            {
                self.hold(book, opened.fence);
                return Ok((self.found(book, opened.record), Some(opened.settings)));
            }
        }
        let (mut loaded, settings) = self.vault.open(book).await?;
        let may_write = may_write && self.has_claim(book);
        let lock = match &mut loaded {
            Loaded::Found(record) => record.lock.take(),
            _ => None,
        };
        if may_write && self.fence(book).is_none() && matches!(loaded, Loaded::Found(_)) {
            // Writing begins before what is shown is read: nobody else can change that then, not
            // even a tab that wakes late.
            match self.vault.take_up(book).await {
                Ok((fence, taken)) => {
                    self.hold(book, fence);
                    loaded = taken;
                }
                // A full phone still shows what it holds. Writing begins with the first save that
                // finds room.
                Err(StoreError::Full) => {}
                // Another tab has removed it in this very moment.
                Err(StoreError::NoSuchBook) => loaded = Loaded::None,
                Err(error) => return Err(error),
            }
        }
        let opened = match loaded {
            Loaded::Found(record) => self.found(book, BookRecord { lock, ..record }),
            Loaded::None => Opened::Missing,
            Loaded::Locked(shut) => Opened::Locked(shut),
            Loaded::Unreadable { changes, .. } => Opened::Unreadable {
                book: Box::new(Book::from_changes(changes)),
            },
        };
        Ok((opened, settings))
    }

    fn found(&self, book: BookId, record: BookRecord) -> Opened {
        Opened::Found {
            book: Box::new(Book::from_changes(record.changes)),
            sitting: record.sitting,
            keeping: Box::new(record.keeping),
            lock: record.lock,
            writing: self.has_claim(book),
        }
    }

    /// Keeps a fence, unless the book was taken away while it was on its way.
    fn hold(&self, book: BookId, fence: Fence) {
        if self.has_claim(book) {
            self.fences.borrow_mut().push((book, fence));
        }
    }

    /// Becomes the writer of a claimed book; the fence is good for this once, whatever has happened.
    async fn begin_writing(&self, book: BookId) -> Result<Fence, StoreError> {
        let fence = self.vault.begin_writing(book).await?;
        self.hold(book, fence);
        Ok(fence)
    }

    /// Notes that this tab may write in a book.
    fn claim(&self, book: BookId) {
        if !self.has_claim(book) {
            self.claims.borrow_mut().push(book);
        }
    }

    /// Whether this tab was given the book to write.
    fn has_claim(&self, book: BookId) -> bool {
        self.claims.borrow().contains(&book)
    }

    async fn save(&self, save: Save) -> Result<(), StoreError> {
        let fence = match (self.fence(save.book), save.create) {
            (Some(fence), _) => fence,
            (None, Some(begun)) => {
                self.claim(save.book);
                let fence = self.vault.create(save.book, begun).await?;
                self.hold(save.book, fence);
                fence
            }
            (None, None) if self.has_claim(save.book) => self.begin_writing(save.book).await?,
            (None, None) => return Err(StoreError::NotTheWriter),
        };
        let Save {
            book,
            put,
            delete,
            sitting,
            keeping,
            files,
            ..
        } = save;
        let files = files.map(|files| files.files().clone()).unwrap_or_default();
        if !self.uncovered.borrow().contains(&book) {
            // Before: a tab that is killed right after leaves no cover that says what no longer holds.
            self.vault.uncover(book).await?;
            self.uncovered.borrow_mut().push(book);
        }
        self.vault
            .save(
                book,
                fence,
                VaultSave {
                    put,
                    delete,
                    sitting,
                    keeping,
                    files: files.put,
                    delete_files: files.delete,
                },
            )
            .await
    }
}

const fn unreadable(id: BookId) -> Listed {
    Listed {
        id,
        state: ListedState::Unreadable,
        same: Vec::new(),
    }
}

fn trouble(error: &StoreError) -> StoreTrouble {
    match error {
        StoreError::Unavailable => StoreTrouble::None,
        StoreError::Full => StoreTrouble::Full,
        StoreError::NotTheWriter => StoreTrouble::OtherTab,
        StoreError::Locked => StoreTrouble::Locked,
        StoreError::NewerVersion => StoreTrouble::Newer,
        StoreError::Damaged(_) => StoreTrouble::Damaged,
        StoreError::Lost | StoreError::Blocked | StoreError::NoSuchBook | StoreError::Other(_) => {
            StoreTrouble::Lost
        }
    }
}
