//! What the app knows. Changed only by [`update`](super::update).

use super::{
    effect::Save,
    event::{Device, StoreTrouble, Surroundings},
    route::Route,
};
use crate::{
    content::{Help, QuestionSet},
    domain::{
        book::Book,
        change::{Change, Field},
        ids::{BookId, ChangeId, RoundId, VoiceId},
        question::Audience,
        round::RoundPart,
        sitting::Sitting,
        time::{Day, Timestamp},
        voice::{Role, Voice},
    },
};

/// The whole state.
#[derive(Debug, Default)]
pub struct Model {
    pub(super) route: Option<Route>,
    pub(super) today: Option<Day>,
    pub(super) device: DeviceState,
    pub(super) slot: Slot,
    /// Books that were left while words of theirs were on the way to the store: if that fails, the
    /// words are still here.
    pub(super) leaving: Vec<Box<OpenBook>>,
    pub(super) parents: Fetched<QuestionSet>,
    pub(super) young: Fetched<QuestionSet>,
    pub(super) help: Fetched<Help>,
    pub(super) surroundings: Surroundings,
}

/// What is kept on the device, as far as it is known.
#[derive(Debug, Default)]
pub(super) enum DeviceState {
    #[default]
    Loading,
    Known(Device),
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
    Unreadable(BookId, Book),
    Failed(StoreTrouble),
}

/// A book that is open.
#[derive(Debug)]
pub(super) struct OpenBook {
    pub(super) id: BookId,
    pub(super) book: Book,
    pub(super) sitting: Sitting,
    pub(super) round: RoundId,
    pub(super) writer: Writer,
    /// When it was begun here, while it is not yet on the device.
    pub(super) create: Option<Timestamp>,
    /// Edits that are not yet durable, oldest first.
    pub(super) pending: Vec<Pending>,
    pub(super) number: u64,
    pub(super) trouble: Option<StoreTrouble>,
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
    /// The voice with this id.
    pub(super) fn voice(&self, id: VoiceId) -> Option<Voice> {
        self.book.voices().into_iter().find(|voice| voice.id == id)
    }

    /// The voice that is sitting here: the one whose question was open last, else the founder's.
    pub(super) fn sitting_voice(&self) -> Option<VoiceId> {
        let place = self.sitting.place.as_ref().map(|(voice, _)| *voice);
        place.or_else(|| {
            let begun = self
                .book
                .standing(&Field::Round(self.round, RoundPart::Begun));
            begun.first().map(|change| change.by)
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

    pub(super) fn saving(&self) -> Saving {
        match self.trouble {
            Some(trouble) => Saving::Failed(trouble),
            None if !self.pending.is_empty() => Saving::Saving,
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

    /// The book that is open or being left.
    pub(super) fn held_mut(&mut self, id: BookId) -> Option<&mut OpenBook> {
        let slot = match &mut self.slot {
            Slot::Open(open) if open.id == id => Some(&mut **open),
            _ => None,
        };
        slot.or_else(|| {
            self.leaving
                .iter_mut()
                .map(|open| &mut **open)
                .find(|open| open.id == id)
        })
    }

    /// Makes room for another book. Words that are not yet durable stay in memory until they are.
    pub(super) fn leave(&mut self) {
        if let Slot::Open(open) = std::mem::take(&mut self.slot)
            && !open.pending.is_empty()
        {
            self.leaving.push(open);
        }
    }

    /// The book whose words could not be kept, if there is one: the open one first.
    pub(super) fn troubled(&self) -> Option<&OpenBook> {
        let held = self
            .open()
            .into_iter()
            .chain(self.leaving.iter().map(|open| &**open));
        held.into_iter().find(|open| open.trouble.is_some())
    }
}
