//! All that can happen: what a person did, and what came back from outside.
//!
//! Events about words name the book and the field that they are for. Typing is sent a moment after
//! the last key, so an event may arrive when its page is gone; it must still find its place.

use super::{exchange::event::Exchanged, route::Route};
use crate::{
    content::{Help, QuestionSet},
    domain::{
        book::Book,
        change::{Change, Field, Value},
        cover::{Cover, LockedCover},
        device::DeviceSettings,
        ids::{BookId, ItemId, QuestionId, RoundId, VoiceId},
        item::{ItemKind, ItemState, Next, Still},
        keeping::Keeping,
        lock::Shut,
        question::Audience,
        sitting::Sitting,
        voice::Role,
    },
};

/// Something that happened.
#[derive(Clone, Debug)]
pub enum Event {
    /// The app was opened at this address.
    Started(Route),
    /// A link or Back led here.
    Moved(Route),

    /// A field was edited.
    Edited {
        /// The book that it belongs to.
        book: BookId,
        /// The voice that speaks.
        by: VoiceId,
        /// What was edited.
        field: Field,
        /// What it says now; an empty text counts as [`Value::Cleared`].
        value: Value,
    },
    /// On to the next question.
    Continued(QuestionAt),
    /// On, leaving this one out.
    Skipped(QuestionAt),
    /// A question was put among those that matter most, or taken out.
    Picked(QuestionAt, bool),
    /// One of those that matter most was moved up a place.
    MovedUp(QuestionAt),
    /// Everything that was ever said to a question was erased, for good.
    Erased(QuestionAt),
    /// One more person answers in a book.
    VoiceAdded(BookId, Role),
    /// One more item in the round that is open: somebody who comes, a point, a target, an action.
    ItemAdded(BookId, RoundId, ItemKind),
    /// Something about the rounds of a book.
    Rounds(Box<RoundEvent>),
    /// The device changes hands, or is left.
    Hands(HandsEvent),
    /// Settings were chosen.
    Chose(DeviceSettings),
    /// Print the pack.
    Print(BookId),
    /// Share or download the pack as a file.
    GivePack(BookId),
    /// Try again to save.
    Retry,
    /// Copy what cannot be saved.
    CopyWords,
    /// The words are on the clipboard, or the browser would not take them.
    Copied(bool),
    /// Write in this tab from now on.
    TakeOver(BookId),
    /// Let the new version take over.
    Update,

    /// The settings of this device were read.
    SettingsLoaded(Result<DeviceSettings, StoreTrouble>),
    /// What is kept on the device was read.
    DeviceLoaded(Result<Device, StoreTrouble>),
    /// A book was opened.
    BookOpened(BookId, Opened),
    /// Another tab has become the writer of a book that this one wrote.
    StoppedWriting(BookId),
    /// Another tab wrote in this book.
    WroteElsewhere(BookId),
    /// The browser had put the page aside, and Back led to it again as it was.
    Returned,
    /// Everything up to this number is durable.
    Saved(BookId, u64),
    /// The edits up to this number could not be made durable.
    NotSaved(BookId, u64, StoreTrouble),
    /// A question set came, or could not be had.
    SetFetched(Audience, Option<QuestionSet>),
    /// Contacts and glossary came, or could not be had.
    HelpFetched(Option<Help>),
    /// What the browser says about itself.
    Surroundings(Surroundings),
    /// Something about the browser has changed.
    SurroundingsChanged,
    /// A book was removed, or all of them, here or in another tab; or could not be.
    Removed(Removed),
    /// Something on the pages of share files.
    Exchanged(Box<Exchanged>),
}

/// What became of removing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Removed {
    /// This book, from here.
    Book(BookId, Result<(), StoreTrouble>),
    /// Everything, from here.
    All(Result<(), StoreTrouble>),
    /// This book is not on this device any more: another tab has removed it.
    Elsewhere(BookId),
    /// Another tab has removed everything.
    AllElsewhere,
}

/// The device changes hands, or is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HandsEvent {
    /// It is this voice's turn.
    Begun(BookId, VoiceId),
    /// It was given back.
    GivenBack,
    /// Somebody left fast.
    Left,
    /// They came back.
    CameBack,
    /// One of these happened in another tab, or settings were chosen there.
    ElsewhereToo,
}

/// Something about the rounds of a book.
#[derive(Clone, Debug)]
pub enum RoundEvent {
    /// This round is over: the next begins.
    Begun(BookId, RoundId),
    /// This round was begun too early: back to the one before.
    TakenBack(BookId, RoundId),
    /// Whether what was said last time still holds; `None`: that is not said after all.
    Still(QuestionAt, Option<Still>),
    /// The cards that a voice sorted last time lie where they lay: those that it has not sorted anew.
    CardsStill(BookId, VoiceId),
    /// Everything that was said to a question in this round was erased, for good.
    Erased(QuestionAt, RoundId),
    /// How it went with a target or an action of an earlier round.
    Went(BookId, RoundId, ItemId, ItemState),
    /// What becomes of a target of an earlier round.
    GoesOn(BookId, RoundId, ItemId, Next),
}

/// One question, for one voice of a book.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "each field is the id of that name")]
pub struct QuestionAt {
    pub book: BookId,
    pub voice: VoiceId,
    pub question: QuestionId,
}

/// What is kept on this device.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Device {
    /// The settings.
    pub settings: DeviceSettings,
    /// The books, the one written last first.
    pub books: Vec<Listed>,
}

/// A book in the list of books.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The book.
    pub id: BookId,
    /// What is known of it without opening it.
    pub state: ListedState,
    /// What it says of books that are about the same child.
    pub same: Vec<Change>,
}

/// What is known of a book without opening it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListedState {
    /// It can be opened by anybody here.
    Open(Cover),
    /// It is locked: no more is known of it than its owner chose to show.
    Locked(LockedCover),
    /// It cannot be read.
    Unreadable,
}

impl ListedState {
    /// The cover of a book that can be opened.
    pub const fn cover(&self) -> Option<&Cover> {
        match self {
            Self::Open(cover) => Some(cover),
            Self::Locked(_) | Self::Unreadable => None,
        }
    }
}

/// The three outcomes of loading a book.
#[derive(Clone, Debug)]
pub enum Opened {
    /// Here it is.
    Found {
        /// The book.
        book: Box<Book>,
        /// The sitting, as it was kept.
        sitting: Sitting,
        /// What is remembered of its files.
        keeping: Box<Keeping>,
        /// Its lock, if it has one, which was opened in this tab.
        lock: Option<Box<Shut>>,
        /// Whether this tab may write in it.
        writing: bool,
    },
    /// There is no such book on this device.
    Missing,
    /// It is locked.
    Locked(Box<Shut>),
    /// It is there and cannot be read. Nothing may be written over it.
    Unreadable {
        /// What could still be read.
        book: Box<Book>,
    },
    /// The device's storage does not answer.
    Failed(StoreTrouble),
}

/// Why something could not be kept or read. Words for each are in the language files, in pairs:
/// what happened, what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StoreTrouble {
    /// There is no storage here: a private window, or storage is switched off.
    None,
    /// The device is full.
    Full,
    /// The connection to the storage broke and did not heal.
    Lost,
    /// Another tab writes in this book now.
    OtherTab,
    /// The storage belongs to a newer version of the app.
    Newer,
    /// Something in it is damaged.
    Damaged,
    /// The lock of the whole app, or of the book, is shut.
    Locked,
    /// A part of the app, that which reads and keeps or that which draws the page, has not come over the network.
    NotHere,
}

/// What the browser says about itself, for the settings page and the notices.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "facts that have nothing to do with each other"
)]
pub struct Surroundings {
    /// Whether the browser promises to keep the data: `None` if it does not say.
    pub kept: Option<bool>,
    /// Everything that the app needs is on the device.
    pub offline_ready: bool,
    /// A new version waits.
    pub update_ready: bool,
    /// Bytes used, where the browser says.
    pub used: Option<u64>,
    /// The device has a share sheet that takes web pages.
    pub can_share: bool,
    /// The device has a share sheet that takes plain text files.
    pub can_share_text: bool,
}
