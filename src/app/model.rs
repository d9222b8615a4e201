//! What the app knows. Changed only by [`update`](super::update).

use super::{
    effect::{Luggage, Save},
    event::{Listed, StoreTrouble, Surroundings},
    exchange::Held,
    route::Route,
};
use crate::{
    content::{Help, QuestionSet},
    domain::{
        answer::Part,
        book::Book,
        change::{Change, Field},
        device::{DeviceKind, DeviceSettings},
        ids::{BookId, ChangeId, QuestionId, RoundId, VoiceId},
        keeping::Keeping,
        lock::Shut,
        question::Audience,
        round::RoundPart,
        sitting::Sitting,
        time::{Day, Timestamp},
        voice::{Role, Voice},
    },
};
use std::rc::Rc;

/// The whole state.
#[derive(Debug, Default)]
pub struct Model {
    pub(super) route: Option<Route>,
    pub(super) today: Option<Day>,
    /// What kind of device this is.
    pub(super) kind: Option<DeviceKind>,
    /// Whether the app runs from the home screen.
    pub(super) installed: bool,
    /// How many minutes the clocks here are ahead of UTC.
    pub(super) minutes_ahead: i32,
    /// The settings that the device keeps.
    pub(super) kept_settings: DeviceSettings,
    /// The settings that were chosen in this tab: they hold here, kept or not.
    pub(super) chosen_settings: Option<DeviceSettings>,
    pub(super) device: DeviceState,
    /// The first page waits until the books are known, since it says that there are some.
    pub(super) books_first: bool,
    pub(super) slot: Slot,
    /// Books that were left: those with words that are not durable yet, and whichever was left
    /// last, since its last words may still be on their way from the page.
    #[allow(
        clippy::vec_box,
        reason = "a book goes whole from the slot to here and back"
    )]
    pub(super) left: Vec<Box<OpenBook>>,
    pub(super) parents: Fetched<QuestionSet>,
    pub(super) young: Fetched<QuestionSet>,
    pub(super) help: Fetched<Help>,
    /// What the browser says about itself, once it was asked.
    pub(super) surroundings: Option<Surroundings>,
    /// Where the pages of share files are: see [`super::exchange`].
    pub(super) exchange: Option<Box<dyn Held>>,
    pub(super) copying: Copying,
}

/// What became of copying the words that cannot be saved, as they are and where they are shown now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Copying {
    /// Nobody has tried.
    #[default]
    No,
    /// On the way.
    Asked,
    /// They are on the clipboard, or the browser would not take them.
    Done(bool),
}

/// The books on the device, as far as they are known.
#[derive(Debug, Default)]
pub(super) enum DeviceState {
    /// Nobody has asked yet: the first question comes first.
    #[default]
    Unasked,
    /// On the way, or not wanted by this page.
    Unknown,
    Known(Vec<Listed>),
    /// The device keeps nothing; the app goes on in memory.
    Failed(StoreTrouble),
}

/// A file that comes from the network or from the offline copy.
#[derive(Debug, Default)]
pub(super) enum Fetched<T> {
    #[default]
    Unasked,
    Coming,
    Here(T),
    Failed,
}

impl<T> Fetched<T> {
    pub(super) const fn get(&self) -> Option<&T> {
        match self {
            Self::Here(value) => Some(value),
            Self::Unasked | Self::Coming | Self::Failed => None,
        }
    }

    pub(super) const fn is_failed(&self) -> bool {
        matches!(self, Self::Failed)
    }

    pub(super) fn settle(&mut self, value: Option<T>) {
        *self = value.map_or(Self::Failed, Self::Here);
    }
}

/// The one book that is open, or why none is.
#[derive(Debug, Default)]
pub(super) enum Slot {
    #[default]
    Closed,
    Opening(BookId),
    Open(Box<OpenBook>),
    Missing(BookId),
    Locked(BookId, Box<Shut>),
    Unreadable(BookId, Book),
    Failed(StoreTrouble),
}

/// A book that is open.
#[derive(Debug)]
pub(super) struct OpenBook {
    pub(super) id: BookId,
    pub(super) book: Book,
    pub(super) sitting: Sitting,
    pub(super) keeping: Keeping,
    pub(super) round: RoundId,
    pub(super) writer: Writer,
    /// When it was begun here, while it is not yet on the device.
    pub(super) create: Option<Timestamp>,
    /// Its lock, if it has one.
    pub(super) lock: Option<Box<Shut>>,
    /// Edits that are not yet durable, oldest first. Where another tab writes they were refused and
    /// wait; `book` may then have been read again without them.
    pub(super) pending: Vec<Pending>,
    pub(super) number: u64,
    pub(super) trouble: Option<StoreTrouble>,
    /// What becomes of attachments, while that is not yet durable: it goes with the edits.
    pub(super) files: Option<Rc<dyn Luggage>>,
}

/// Which tab writes in the open book.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Writer {
    /// This one.
    Here,
    /// Another one; this one shows and follows.
    Elsewhere,
    /// Another one, and this one has asked to take over.
    Asked,
}

/// Edits on their way to the store.
#[derive(Debug, Default)]
pub(super) struct Pending {
    pub(super) number: u64,
    pub(super) put: Vec<Change>,
    pub(super) delete: Vec<ChangeId>,
    /// What is remembered of the book's files has changed too.
    pub(super) keeping: bool,
}

/// How durable the edits of the open book are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Saving {
    /// Nothing was written in this book yet.
    Nothing,
    /// On the way.
    Saving,
    /// All of it is on this device.
    Saved,
    /// It could not be kept.
    Failed(StoreTrouble),
}

impl OpenBook {
    /// The same, as if its book were this one: to be shown.
    pub(super) fn with_book(&self, book: Book) -> Self {
        let pending = self.pending.iter().map(|batch| Pending {
            number: batch.number,
            put: batch.put.clone(),
            delete: batch.delete.clone(),
            keeping: batch.keeping,
        });
        Self {
            id: self.id,
            book,
            sitting: self.sitting.clone(),
            keeping: self.keeping.clone(),
            round: self.round,
            writer: self.writer,
            create: self.create,
            lock: self.lock.clone(),
            pending: pending.collect(),
            number: self.number,
            trouble: self.trouble,
            files: self.files.clone(),
        }
    }

    /// The voice with this id.
    pub(super) fn voice(&self, id: VoiceId) -> Option<Voice> {
        let id = self.book.voice_id(id);
        self.book.voices().into_iter().find(|voice| voice.id == id)
    }

    /// The field of one part of an answer in this round.
    pub(super) fn part(&self, voice: VoiceId, question: &QuestionId, part: Part) -> Field {
        Field::Answer(self.round, voice, question.clone(), part)
    }

    /// The voice that is sitting here: the one whose question was open last, else the founder's.
    pub(super) fn sitting_voice(&self) -> Option<VoiceId> {
        let place = self.sitting.place.as_ref().map(|(voice, _)| *voice);
        place.or_else(|| {
            let begun = Field::Round(self.round, RoundPart::Begun);
            let mut begun = self.book.standing(&begun);
            begun.next().map(|change| change.by)
        })
    }

    /// Whether nothing was answered yet, so that there is no book on the device.
    pub(super) const fn is_unborn(&self) -> bool {
        self.create.is_some() && self.pending.is_empty()
    }

    /// The first voice that answers the questions of this audience.
    pub(super) fn voice_for(&self, audience: Audience) -> Option<Voice> {
        let wanted = match audience {
            Audience::Parent => Role::Parent,
            Audience::YoungPerson => Role::YoungPerson,
        };
        self.book
            .voices()
            .into_iter()
            .find(|voice| voice.role == wanted)
    }

    /// Whether this tab writes in it.
    pub(super) fn is_writer(&self) -> bool {
        self.writer == Writer::Here
    }

    /// Whether edits wait for the store; where only the place or the end of a sitting is to be
    /// noted, nobody need know.
    pub(super) fn has_unsaved_words(&self) -> bool {
        let says = |batch: &Pending| !batch.put.is_empty() || !batch.delete.is_empty();
        self.pending.iter().any(says)
    }

    /// Whether what the pack shows may be handed over: all of it is frozen, and durably so unless
    /// it cannot be kept at all.
    pub(super) fn may_be_given(&self) -> bool {
        let in_memory_only = self.is_writer() && self.trouble.is_some();
        self.sitting.open.is_empty() && (self.pending.is_empty() || in_memory_only)
    }

    /// The book with the edits that are not yet durable, also those that were refused.
    pub(super) fn with_pending(&self) -> Book {
        let mut book = self.book.clone();
        // The one who writes has them in the book. What was deleted again must not come back.
        if !self.is_writer() {
            for change in self.save().put {
                book.insert(change);
            }
        }
        book
    }

    pub(super) fn saving(&self) -> Saving {
        match self.trouble {
            Some(trouble) => Saving::Failed(trouble),
            None if self.has_unsaved_words() => Saving::Saving,
            None if self.create.is_some() => Saving::Nothing,
            None => Saving::Saved,
        }
    }

    /// All that is not yet durable, in one save. Doing it twice does no harm.
    pub(super) fn save(&self) -> Save {
        let put = self
            .pending
            .iter()
            .flat_map(|batch| batch.put.iter().cloned());
        let delete: Vec<ChangeId> = self
            .pending
            .iter()
            .flat_map(|batch| batch.delete.iter().copied())
            .collect();
        Save {
            book: self.id,
            number: self.number,
            create: self.create,
            put: put.filter(|change| !delete.contains(&change.id)).collect(),
            delete,
            sitting: self.sitting.clone(),
            keeping: self
                .pending
                .iter()
                .any(|batch| batch.keeping)
                .then(|| self.keeping.clone()),
            files: self.files.clone(),
        }
    }
}

impl Model {
    pub(super) const fn set(&self, audience: Audience) -> &Fetched<QuestionSet> {
        match audience {
            Audience::Parent => &self.parents,
            Audience::YoungPerson => &self.young,
        }
    }

    pub(super) const fn set_mut(&mut self, audience: Audience) -> &mut Fetched<QuestionSet> {
        match audience {
            Audience::Parent => &mut self.parents,
            Audience::YoungPerson => &mut self.young,
        }
    }

    pub(super) fn open(&self) -> Option<&OpenBook> {
        match &self.slot {
            Slot::Open(open) => Some(open),
            _ => None,
        }
    }

    pub(super) fn open_mut(&mut self, id: BookId) -> Option<&mut OpenBook> {
        match &mut self.slot {
            Slot::Open(open) if open.id == id => Some(open),
            _ => None,
        }
    }

    /// The books in memory: the open one first, then those that were left.
    pub(super) fn held(&self) -> impl Iterator<Item = &OpenBook> {
        let left = self.left.iter().map(|open| &**open);
        self.open().into_iter().chain(left)
    }

    /// The same, to be changed.
    pub(super) fn all_mut(&mut self) -> impl Iterator<Item = &mut OpenBook> {
        let open = match &mut self.slot {
            Slot::Open(open) => Some(open),
            _ => None,
        };
        let all = open.into_iter().chain(&mut self.left);
        all.map(|open| &mut **open)
    }

    /// The book with this id, if it is open or was left a moment ago.
    pub(super) fn held_mut(&mut self, id: BookId) -> Option<&mut OpenBook> {
        let open = match &mut self.slot {
            Slot::Open(open) => Some(open),
            _ => None,
        };
        let mut all = open.into_iter().chain(&mut self.left);
        all.find(|open| open.id == id).map(|open| &mut **open)
    }

    /// Makes room for another book.
    pub(super) fn leave(&mut self) {
        match std::mem::take(&mut self.slot) {
            Slot::Open(open) => self.hold(open),
            Slot::Closed
            | Slot::Opening(_)
            | Slot::Missing(_)
            | Slot::Locked(..)
            | Slot::Unreadable(..)
            | Slot::Failed(_) => {}
        }
    }

    /// Keeps a book in memory that is no longer shown.
    pub(super) fn hold(&mut self, open: Box<OpenBook>) {
        self.left.retain(|open| !open.pending.is_empty());
        self.left.push(open);
    }

    /// Takes a book back that was left.
    pub(super) fn take_left(&mut self, id: BookId) -> Option<Box<OpenBook>> {
        let place = self.left.iter().position(|open| open.id == id)?;
        Some(self.left.remove(place))
    }

    /// The books whose words could not be kept: the open one first.
    pub(super) fn troubled(&self) -> impl Iterator<Item = &OpenBook> {
        self.held().filter(|open| open.trouble.is_some())
    }

    /// The settings that hold.
    pub(super) fn settings(&self) -> DeviceSettings {
        self.chosen_settings.unwrap_or(self.kept_settings)
    }
}
