//! All that the app may ask for. It never does any of it: [`crate::perform`] and the browser do,
//! and answer with an [`Event`].

use super::{
    event::{Event, Opened, Removed, StoreTrouble},
    exchange::event::ExchangeEffect,
    route::Route,
};
use crate::domain::{
    attachment::{Attachment, ContentHash},
    book::Book,
    change::Change,
    device::DeviceSettings,
    ids::{BookId, ChangeId},
    keeping::Keeping,
    question::Audience,
    sitting::Sitting,
    time::Timestamp,
};
use std::{fmt, rc::Rc};

/// Something to be done outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Something for the store.
    Store(StoreEffect),
    /// Fetch a question set.
    FetchSet(Audience),
    /// Fetch the contacts and the glossary.
    FetchHelp,
    /// Ask the browser about itself.
    LookAround,
    /// Show another address: a new step in the browser's history.
    Go(Route),
    /// The same step, under another address.
    Rename(Route),
    /// Become the one tab that writes this book, however long another holds on.
    TakeOver(BookId),
    /// Write this book again after the page was put aside, unless another tab does.
    WriteAgain(BookId),
    /// Open the browser's print dialogue for the page as it is. Only ever inside a tap, and only
    /// when all that the page shows is frozen.
    Print,
    /// Make the pack's web page and share or download it. Only as [`Effect::Print`].
    GivePack(BookId),
    /// Put all the words of the book that cannot be saved on the clipboard.
    CopyWords,
    /// Let the new version take over.
    Update,
    /// Load the page anew once all is saved, here or also in every other tab: what was unlocked is in memory no more.
    Shut(Tabs),
    /// Something for the pages of share files.
    Exchange(Box<ExchangeEffect>),
}

/// Which tabs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Tabs {
    ThisOne,
    All,
}

/// Something to be done with what is kept on the device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoreEffect {
    /// Read the settings alone: pages that show no list of books need no more.
    LoadSettings,
    /// Read the settings and the list of books, with what their covers show.
    LoadDevice,
    /// Read a book and the settings; become its writer where no other tab is.
    OpenBook(BookId),
    /// Read a book again, after another tab wrote it.
    ReadAgain(BookId),
    /// Make edits durable, all or none.
    Save(Box<Save>),
    /// Remove a book altogether.
    Remove(BookId),
    /// Remove everything that the app keeps here: every book, the settings, and what opens them.
    RemoveAll,
    /// Keep the settings.
    SaveSettings(DeviceSettings),
}

impl StoreEffect {
    /// What is told of an effect that could not be performed.
    pub fn failed(&self, trouble: StoreTrouble) -> Vec<Event> {
        vec![match self {
            Self::LoadSettings => Event::SettingsLoaded(Err(trouble)),
            Self::LoadDevice => Event::DeviceLoaded(Err(trouble)),
            Self::Remove(book) => Event::Removed(Removed::Book(*book, Err(trouble))),
            Self::RemoveAll => Event::Removed(Removed::All(Err(trouble))),
            Self::OpenBook(book) | Self::ReadAgain(book) => {
                Event::BookOpened(*book, Opened::Failed(trouble))
            }
            Self::Save(save) => Event::NotSaved(save.book, save.number, trouble),
            // A setting that cannot be kept holds until the page is closed; nothing is lost by it.
            Self::SaveSettings(_) => return Vec::new(),
        }]
    }
}

/// Edits to be made durable in one transaction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Save {
    /// The book that they belong to.
    pub book: BookId,
    /// Counts up in one tab; the answer names it.
    pub number: u64,
    /// The book is new: make it first, on this day.
    pub create: Option<Timestamp>,
    /// Changes to keep.
    pub put: Vec<Change>,
    /// Unfrozen changes whose place was taken.
    pub delete: Vec<ChangeId>,
    /// The sitting as it is now.
    pub sitting: Sitting,
    /// What is to be remembered of the book's files, where that has changed.
    pub keeping: Option<Keeping>,
    /// What becomes of the book's attachments, where that has changed.
    pub files: Option<Rc<dyn Luggage>>,
}

/// Attachments to keep and to delete with a save.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Files {
    /// To keep.
    pub put: Vec<Rc<Attachment>>,
    /// To delete: no change names them any more.
    pub delete: Vec<ContentHash>,
}

/// The way to them. A save holds them behind this, so that whoever has the first half of the app alone
/// need not know how to drop an attachment, nor what names one.
pub trait Luggage: fmt::Debug {
    /// What is to be done.
    fn files(&self) -> &Files;
    /// What of it is still to be done now that the book is this one.
    fn again(&self, book: &Book) -> Rc<dyn Luggage>;
}

impl PartialEq for dyn Luggage {
    fn eq(&self, other: &Self) -> bool {
        self.files() == other.files()
    }
}

impl Eq for dyn Luggage {}
