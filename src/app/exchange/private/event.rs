//! What happens to private answers, what is asked for, and what can go wrong.

use crate::{
    app::event::QuestionAt,
    domain::{
        attachment::{Attachment, ContentHash},
        ids::{BookId, RoundId, VoiceId},
        keeping::Phrase,
        private::{Pad, Pin},
    },
};
use std::{collections::BTreeMap, fmt, rc::Rc};

/// The key of a voice, held by whoever knows ciphers. While one is in memory its answers can be read.
pub trait Lock: fmt::Debug {
    /// Seals words for this place.
    fn seal(&self, nonce: [u8; 24], place: &str, words: &str) -> Option<String>;
    /// Opens what was sealed for it; `None` if that was with another key.
    fn open(&self, place: &str, sealed: &str) -> Option<String>;
    /// Seals the bytes of an attachment.
    fn seal_file(&self, nonce: [u8; 24], file: &Attachment) -> Option<Attachment>;
    /// Opens them.
    fn open_file(&self, sealed: &Attachment) -> Option<Attachment>;
    /// The key itself, to be wrapped under another PIN.
    fn key(&self) -> &[u8; 32];
}

impl PartialEq for dyn Lock {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Eq for dyn Lock {}

/// A PIN that was chosen or changed, and what it opens.
#[derive(Clone, Debug)]
pub struct Made {
    /// What the book keeps of it.
    pub pin: Pin,
    /// The keys.
    pub locks: Vec<Rc<dyn Lock>>,
}

/// Something that happened.
#[derive(Clone, Debug)]
pub enum PrivateEvent {
    /// This answer is to go under the PIN; where it is shut or there is none, that comes first.
    Hide(QuestionAt),
    /// This answer comes out again.
    Show(QuestionAt),
    /// An answer of an earlier round comes out again.
    ShowEarlier(QuestionAt, RoundId),
    /// An answer of an earlier round is erased, for good.
    EraseEarlier(QuestionAt, RoundId),
    /// There is to be no PIN any more, where nothing is under it.
    GiveUp,
    /// A PIN was chosen, twice the same. Where one is open it is changed.
    Choose(BookId, VoiceId, Pad, Phrase),
    /// What came of it.
    Chosen(u64, Result<Made, PinTrouble>),
    /// A PIN was tapped.
    Try(BookId, VoiceId, Pad, Phrase),
    /// What it opens: for each PIN of the voice its keys, none for one that is another.
    Tried(u64, Result<Vec<Vec<Rc<dyn Lock>>>, PinTrouble>),
    /// Shut it.
    Shut,
    /// The PIN is forgotten: what is under it is erased, and a new one can be chosen.
    Forgotten(BookId, VoiceId),
    /// The attachments of an answer that goes under the PIN, or comes out; `None` where one could not be read.
    Gathered(Gather, Option<Gathered>),
    /// A second of a wait is over.
    Second,
    /// A while is over: did anybody do anything?
    While(u64),
    /// What happened was read.
    Read,
}

/// Attachments that were asked for, each with its bytes, or without if it never reached this phone.
pub type Gathered = BTreeMap<ContentHash, Option<Rc<Attachment>>>;

/// Which answer goes under the PIN, or comes out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gather {
    /// Which way.
    pub way: Way,
    /// The answer.
    pub at: QuestionAt,
    /// Its round.
    pub round: RoundId,
}

/// Under the PIN, or out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Way {
    Under,
    Out,
}

/// Something to be done outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PrivateEffect {
    /// Wrap these keys under a PIN; none: make one.
    Make {
        /// That of its beginning.
        number: u64,
        /// With what it is tapped.
        pad: Pad,
        /// The PIN.
        pin: Phrase,
        /// What it opens.
        locks: Vec<Rc<dyn Lock>>,
    },
    /// See what a PIN opens.
    Try {
        /// That of its beginning.
        number: u64,
        /// With what it was tapped.
        pad: Pad,
        /// The PIN.
        pin: Phrase,
        /// What there is to open.
        pins: Vec<Pin>,
    },
    /// Read these attachments.
    Gather(Gather, Vec<ContentHash>),
    /// Say when a second is over.
    Second,
    /// Say when a while is over: a minute.
    While(u64),
    /// Take the focus out of the field that has it, so that its last words come; then shut.
    LeaveField,
}

/// Why a PIN was not chosen, or did not open. Words for each are in the language files, in pairs: what happened,
/// what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PinTrouble {
    /// It opens nothing.
    Wrong,
    /// What works in the background did not start, or ended.
    Worker,
    /// Something that the answer names could not be read or sealed: nothing was changed.
    Unread,
}
