//! A place where something is said without writing: the page of a question, a prompt of the page about me, or a card
//! of one's own. What is drawn there reads and writes through this, and is the same on all three.

use super::{me, question, sort};
use crate::{
    app::{
        exchange::made::{MadeAt, MadeKind},
        view::{AnswerAt, MakingView, MeCard, OwnCard, SortShows},
    },
    domain::{answer::Part, card::Card, question::Level},
    i18n::Key,
    ui::kit::Target,
};

/// Which place.
#[derive(Clone, Copy)]
pub(super) enum Bench {
    /// The page of a question.
    Question(question::View),
    /// A prompt of the page about me, by its number.
    Me(me::View, usize),
    /// The next card of one's own.
    Own(sort::View),
}

impl Bench {
    /// Reads what was made and is being made, and again when it has changed.
    pub fn making<R: Default>(self, read: impl FnOnce(&MakingView) -> R) -> R {
        match self {
            Self::Question(view) => view.read(|v| read(&v.more.making)),
            Self::Me(..) => self.prompt(|card| read(&card.making)),
            Self::Own(_) => self.own(|own| read(&own.making)),
        }
    }

    /// The cards that were chosen.
    pub fn picked(self) -> Vec<Card> {
        match self {
            Self::Question(view) => view.read(|v| v.answer.picked.clone()),
            Self::Me(..) => self.prompt(|card| card.said.picked.clone()),
            Self::Own(_) => Vec::new(),
        }
    }

    /// Whether a card of these words is there to choose from.
    pub fn offers(self, words: &str) -> bool {
        let is_there = |cards: &[Card]| cards.iter().any(|card| card.words == words);
        match self {
            Self::Question(view) => view.read(|v| {
                let put = v.more.put.as_ref();
                put.is_some_and(|put| put.level == Level::Pictures && is_there(&put.cards))
            }),
            Self::Me(..) => self.prompt(|card| {
                let offered = card.offered.as_ref();
                offered.is_some_and(|offered| is_there(&offered.cards))
            }),
            Self::Own(_) => false,
        }
    }

    /// Where the answer goes.
    pub fn at(self) -> Option<AnswerAt> {
        match self {
            Self::Question(view) => view.read(|v| Some(v.at.clone())),
            Self::Me(..) => self.prompt(|card| Some(card.at.clone())),
            Self::Own(_) => self.own(|own| Some(own.at.clone())),
        }
    }

    /// Where something of this kind goes.
    pub fn made_at(self, kind: MadeKind) -> Option<MadeAt> {
        let AnswerAt { at, round } = self.at()?;
        Some(MadeAt { at, round, kind })
    }

    /// Where one part of the answer goes.
    pub fn target(self, part: Part) -> Option<Target> {
        let at = self.at()?;
        Some(Target {
            book: at.at.book,
            by: at.at.voice,
            field: at.part(part),
        })
    }

    /// What can be made here.
    pub const fn kinds(self) -> &'static [MadeKind] {
        match self {
            Self::Question(_) | Self::Me(..) => &MadeKind::ALL,
            Self::Own(_) => &[MadeKind::Drawing, MadeKind::Photo],
        }
    }

    /// Whether it is asked here what is in it; a card of one's own has its word for that.
    pub const fn asks_words(self) -> bool {
        !matches!(self, Self::Own(_))
    }

    /// What stands above the ways.
    pub const fn title(self) -> Key {
        match self {
            Self::Question(_) | Self::Me(..) => Key::MadeTitle,
            Self::Own(_) => Key::SortOwnPicture,
        }
    }

    /// Whether it is the only one on its page.
    pub const fn is_alone(self) -> bool {
        matches!(self, Self::Question(_))
    }

    /// Which of several on the page.
    pub const fn place(self) -> usize {
        match self {
            Self::Me(_, place) => place,
            Self::Question(_) | Self::Own(_) => 0,
        }
    }

    /// An id on the page, where there may be several such places.
    pub fn id(self, name: &str) -> String {
        match self {
            Self::Me(_, place) => format!("me-{place}-{name}"),
            Self::Question(_) | Self::Own(_) => name.to_owned(),
        }
    }

    fn prompt<R: Default>(self, read: impl FnOnce(&MeCard) -> R) -> R {
        match self {
            Self::Me(view, place) => me::read(view, place, read),
            Self::Question(_) | Self::Own(_) => R::default(),
        }
    }

    fn own<R: Default>(self, read: impl FnOnce(&OwnCard) -> R) -> R {
        let Self::Own(view) = self else {
            return R::default();
        };
        view.read(|v| match &v.shows {
            SortShows::Piles(piles) => piles.own.as_deref().map(read),
            _ => None,
        })
        .unwrap_or_default()
    }
}
