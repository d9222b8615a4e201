//! What happens on the pages `share`, `import` and `dates`, what they ask for, and what can go wrong.

use super::{
    locks::event::{LockEffect, LockEvent},
    made::{MadeEffect, MadeEvent},
    private::event::{PrivateEffect, PrivateEvent},
    removing::RemoveEvent,
};
use crate::{
    app::{event::QuestionAt, route::SortPage},
    content::{DateKind, Law, Young},
    domain::{
        answer::{HowTaken, Sharing},
        attachment::{Attachment, ContentHash, Medium},
        card::{Agreed, Pile},
        change::Same,
        ids::{BookId, ChangeId, QuestionId, RoundId, VoiceId},
        keeping::Phrase,
        time::Day,
    },
    sync::{FileError, ShareFile, choose::AnswerAt},
};
use std::{fmt, rc::Rc};

/// Something that happened.
#[derive(Clone, Debug)]
pub enum Exchanged {
    /// For whom the file is.
    ChoseWhom(ForWhom),
    /// An answer for chosen people goes in, or stays out.
    Named(AnswerAt, bool),
    /// Words that open the file were made.
    PhraseMade(Phrase),
    /// Other words are wanted.
    NewPhrase,
    /// The person chooses their own words; `None`: those that were made after all.
    OwnPhrase(Option<String>),
    /// How strong the words are that were sent last.
    Weighed(Strength),
    /// Make the file.
    Make,
    /// It was made, sealed, opened again and compared; the number is that of its beginning.
    Sealed(u64, Result<MadeFile, OpenTrouble>),
    /// Hand the file out.
    Give,
    /// It has left the app or has not: see [`Handed`].
    /// The number is that of its making.
    Given(u64, Handed),
    /// Put its text on the clipboard.
    CopySealed,
    /// It is there, or the browser would not take it.
    /// The number is that of its making.
    SealedCopied(u64, bool),
    /// Print the card with the words that open it.
    PrintCard,
    /// Stop what is under way.
    Stop,

    /// Open the file that was picked, or else this text.
    Open {
        /// The text of a file, where it was pasted.
        pasted: String,
        /// The words that open it.
        phrase: Phrase,
    },
    /// Whether another app of the phone has handed a file over.
    HandedOver(bool),
    /// The file that was handed over is not wanted.
    Unwanted,
    /// A file was opened; the number is that of its beginning.
    FileOpened(u64, Result<Opened, OpenTrouble>),
    /// Where it goes.
    GoesTo(Home),
    /// Somebody in the file is somebody here; `None`: somebody new.
    SamePerson(VoiceId, Option<VoiceId>),
    /// Whether the file is for the same meeting as the book here.
    SameMeeting(bool),
    /// Words that the file erases are to be kept, or not.
    KeepWords(ChangeId, bool),
    /// Take it in.
    Accept,
    /// The person does not want to make a copy now.
    NotNow(BookId),
    /// Take the last file out of this book again.
    Undo(BookId),
    /// The last file stays in this book: nobody asks any more.
    Keep(BookId),
    /// Two that were joined are two after all.
    Part(BookId, Same),
    /// Two that were taken apart are one after all.
    Join(BookId, Same),
    /// Of two meetings this is the one to show.
    ShowMeeting(BookId, RoundId),
    /// Begin again with another file.
    Again,

    /// The law file is wanted once more.
    FetchLaw,
    /// It came, or could not be had.
    LawFetched(Option<Rc<dyn LawFile>>),
    /// What a young person's own pages need came, or could not be had.
    YoungFetched(Option<Rc<dyn YoungFiles>>),
    /// What voices the device has to read aloud with.
    VoiceFound(Voices),
    /// Read this aloud, on the page of this question.
    ReadAloud(QuestionAt, Vec<String>),
    /// Whether a voice may read that needs the network, where there is no other.
    ReadOnline(bool),
    /// Whether read more slowly than usual, from the next sentence on and from now on.
    ReadSlowly(bool),
    /// Stop reading.
    StopReading,
    /// A sentence came to its end, or could not be said; the number is that of its beginning.
    Said(u64, bool),
    /// Something on the page `sort`.
    Sort(SortEvent),
    /// Something about a voice note, a drawing or a photo.
    Made(MadeEvent),
    /// Something about answers under a PIN.
    Private(PrivateEvent),
    /// Something about locks.
    Lock(Box<LockEvent>),
    /// Something on the page about the young person, or an answer that was read back.
    Me(MeEvent),
    /// Something on the page `remove`, or about removing everything.
    Remove(RemoveEvent),
    /// Something about a visit.
    Visit(VisitEvent),
    /// Put this day in my calendar, or all that are ahead.
    GiveCalendar(Option<DateKind>),
    /// What came of the calendar file.
    CalendarGiven(Handed),
}

/// The voices of a device, as far as they speak the language of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Voices {
    /// There is one that needs no network.
    OfItsOwn,
    /// All of them would send what they read over the network.
    OnlyOnline,
    /// There is none.
    None,
}

/// A law file that came. Events hold it behind this, so that whoever has the first half of the app alone
/// need not know how to drop one.
pub trait LawFile: fmt::Debug {
    /// What is in it.
    fn law(&self) -> &Law;
}

impl LawFile for Law {
    fn law(&self) -> &Law {
        self
    }
}

/// Something about a visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VisitEvent {
    /// A visit begins, led by this voice; `None`: by somebody who has none in this book yet.
    Begun(BookId, Option<VoiceId>),
    /// It ends.
    Ended(BookId),
    /// A file is wanted for these.
    FileFor(BookId, ForWhom),
}

/// What is said of all that one voice wrote about the young person, or of answers that were read back to it.
#[derive(Clone, Debug)]
pub enum MeEvent {
    /// Who may see the page.
    Seen(BookId, VoiceId, Sharing),
    /// Who that is, where some people were chosen.
    SeenBy(BookId, VoiceId, String),
    /// How it is taken down.
    Taken(BookId, VoiceId, HowTaken),
    /// By whom.
    TakenBy(BookId, VoiceId, String),
    /// These answers were read back, and this is what the voice said.
    ReadBack(BookId, VoiceId, Vec<QuestionId>, Agreed),
}

/// What a young person's own pages need; behind this for the same reason.
pub trait YoungFiles: fmt::Debug {
    /// What is in it.
    fn young(&self) -> &Young;
}

impl YoungFiles for Young {
    fn young(&self) -> &Young {
        self
    }
}

/// Something on the page `sort`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SortEvent {
    /// A card was put on a pile.
    Put(QuestionAt, Pile),
    /// The card before is looked at once more.
    Back(BookId),
    /// A card of one's own, and the pile that it goes on.
    Own(BookId, VoiceId, String, Pile),
    /// Who may see the cards of this page.
    Share(BookId, VoiceId, SortPage, Sharing),
    /// Who the chosen people are.
    ShareWho(BookId, VoiceId, SortPage, String),
}

/// A day for the family's own calendar. Whoever sees the phone sees it, so nothing in it is of the child:
/// all its words are those of the law file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarDay {
    /// The round and the kind of date, by which it is known when it comes again.
    pub of: (RoundId, DateKind),
    /// The day.
    pub day: Day,
    /// What stands in the calendar.
    pub title: String,
    /// What opens on a tap.
    pub about: String,
}

/// A file that was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// What is in it.
    pub file: Box<ShareFile>,
    /// It is the one that another app of the phone has handed over.
    pub was_handed_over: bool,
}

/// What came of handing a file out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Handed {
    /// The share sheet took it, or it was downloaded.
    Out,
    /// The person closed the share sheet.
    NotNow,
    /// The device took it in no way.
    Refused,
}

/// For whom a file is made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ForWhom {
    /// All of it, for me.
    #[default]
    Me,
    /// What is the family's: see [`crate::sync::Whom::Family`].
    Family,
    /// What others may see.
    Others,
}

/// Where a file goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Home {
    /// A book of its own.
    New,
    /// A book about the same child, begun apart.
    Book(BookId),
}

/// A file that was made, opened again, and found to be what it should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct MadeFile {
    /// Its length, in bytes.
    pub bytes: usize,
    /// How many changes it held when it was opened again.
    pub changes: usize,
    /// What it held beside them.
    pub files: FilesIn,
}

/// How many attachments are in a file, or should be and are not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct FilesIn {
    /// Photos and drawings.
    pub pictures: usize,
    /// Voice notes.
    pub sounds: usize,
    /// What only a newer app can name.
    pub others: usize,
    /// Those that are on the device and could not be read.
    pub unread: usize,
    /// Those for which there was no room in one file.
    pub too_much: usize,
}

impl FilesIn {
    /// Whether every attachment is in the file that should be.
    pub const fn is_whole(&self) -> bool {
        self.unread == 0 && self.too_much == 0
    }

    /// Counts one that is in the file.
    pub fn count(&mut self, file: &Attachment) {
        *match file.medium() {
            Medium::Picture => &mut self.pictures,
            Medium::Sound => &mut self.sounds,
            Medium::Other => &mut self.others,
        } += 1;
    }
}

/// How hard words are to guess.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Strength {
    TooShort,
    Weak,
    Fair,
    Strong,
}

/// Something to be done outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExchangeEffect {
    /// Make words that open a file.
    MakePhrase,
    /// Say how strong these words are.
    Weigh(Phrase),
    /// Put the attachments into this file, seal it, open it again, and compare.
    Seal {
        /// That of its beginning.
        number: u64,
        /// The file, with those attachments that are in memory alone.
        file: ShareFile,
        /// The attachments that go in beside these, as far as they are on the device.
        files: Vec<ContentHash>,
        /// What it is sealed with.
        phrase: Phrase,
    },
    /// Hand out what was sealed. Only ever inside a tap.
    Give(u64),
    /// Put what was sealed on the clipboard. Only ever inside a tap.
    CopySealed(u64),
    /// Open the file that was picked, or else this text.
    Open(u64, String, Phrase),
    /// See whether another app of the phone has handed a file over.
    LookForFile,
    /// Such a file need wait no longer.
    ForgetFile,
    /// Fetch the example and open it.
    OpenExample(u64),
    /// Stop what is under way, and forget what was sealed.
    Stop,
    /// Fetch the law file.
    FetchLaw,
    /// Fetch what a young person's own pages need.
    FetchYoung,
    /// See whether the device has a voice of its own.
    LookForVoice,
    /// Say this.
    Say {
        /// That of its beginning.
        number: u64,
        /// A sentence.
        text: String,
        /// More slowly than usual.
        slow: bool,
        /// With a voice that needs the network.
        online: bool,
    },
    /// Stop saying it.
    Hush,
    /// Something for a voice note, a drawing or a photo.
    Made(MadeEffect),
    /// Something for answers under a PIN.
    Private(PrivateEffect),
    /// Say which attachments of this book are on the device; the number is that of its beginning.
    ListFiles(u64, BookId),
    /// Something for locks.
    Lock(Box<LockEffect>),
    /// Make a calendar file of these days and hand it out. Only ever inside a tap.
    GiveCalendar(Vec<CalendarDay>),
}

/// Why a file was not made, or not opened. Words for each are in the language files, in pairs: what
/// happened, what to do.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum OpenTrouble {
    /// Nothing was picked, or it could not be read.
    NoFile,
    /// It is something else than a share file.
    Foreign,
    /// It ends too early.
    Cut,
    /// Something in it was changed.
    Damaged,
    /// The words are not those that it was sealed with.
    WrongWords,
    /// It was sealed for a key, not with words.
    ForAKey,
    /// Opening it would take more memory than a phone has.
    TooMuchWork,
    /// It is longer than any book.
    TooLong,
    /// It opens, and holds something else.
    OtherContent,
    /// It was written by a newer app.
    Newer,
    /// It opens, and what is in it is not in order.
    Malformed,
    /// It opens, and holds more than any book.
    TooMany,
    /// It opens, and there is no book in it.
    NoBook,
    /// It opens, and breaks a rule that no device breaks.
    Rules,
    /// A picture or a sound in it is not what its name says.
    Attachment,
    /// The book on this device that it belongs to cannot be opened.
    BookHere,
    /// What works in the background did not start, or ended.
    Worker,
}

impl From<FileError> for OpenTrouble {
    fn from(error: FileError) -> Self {
        match error {
            FileError::Foreign => Self::OtherContent,
            FileError::Newer { .. } => Self::Newer,
            FileError::Malformed(_) => Self::Malformed,
            FileError::TooMany { .. } => Self::TooMany,
            FileError::NoBook => Self::NoBook,
            FileError::Twice(_)
            | FileError::Ring(_)
            | FileError::Reach(_)
            | FileError::Private(_)
            | FileError::Tick(_) => Self::Rules,
            FileError::Attachment => Self::Attachment,
        }
    }
}
