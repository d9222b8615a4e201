//! Sorting cards: which ones, one after the other, and the piles in the end.

use super::{
    AnswerAt, MakingView, Page, Problem, Saving, made,
    said::{self, Said, Speaker},
    sorted,
};
use crate::{
    app::{
        event::QuestionAt,
        exchange::{self, in_hand, now, on_page, state},
        model::{Fetched, Model, OpenBook},
        route::{Route, SortPage},
    },
    content::young::decks::{Deck, Decks},
    domain::{
        answer::{Answer, Part, Sharing},
        book::MOST,
        card::{DeckId, Pile},
        change::{BookPart, Field},
        ids::{BookId, QuestionId, VoiceId},
        made::MadeKind,
        question::Level,
        question::Setting,
        time::Day,
        voice::{Role, Voice},
    },
};

/// The page `sort`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SortView {
    /// The book.
    pub book: BookId,
    /// Who sorts.
    pub speaker: Speaker,
    /// Which of its pages.
    pub page: SortPage,
    /// Back leads here.
    pub back: Route,
    /// All that were sorted: who stops is led there.
    pub stop: Route,
    /// How durable it is.
    pub saving: Saving,
    /// What was put where last, while the page is shown.
    pub last: Option<(String, Pile)>,
    /// What that shows, if it is a card without words.
    pub last_unsaid: Option<MadeKind>,
    /// What it shows.
    pub shows: SortShows,
    /// How questions are put to this voice.
    pub level: Level,
    /// This tab may write.
    pub can_write: bool,
}

/// What the page shows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the names say it")]
pub enum SortShows {
    Decks(DecksView),
    Card(CardNow),
    Piles(PilesView),
}

/// Which cards.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct DecksView {
    /// For this age and place.
    pub offered: Vec<DeckTile>,
    /// All others: nobody is kept from any of them.
    pub more: Vec<DeckTile>,
    /// All that were sorted, and how many they are.
    pub all: (Route, usize),
}

/// A deck.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct DeckTile {
    /// Its page.
    pub route: Route,
    /// Its name.
    pub id: DeckId,
    /// What it is called.
    pub title: String,
    /// How many of its cards lie on a pile.
    pub sorted: usize,
    /// How many it has.
    pub total: usize,
}

/// One card.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CardNow {
    /// Where it goes.
    pub at: QuestionAt,
    /// What the deck is called.
    pub title: String,
    /// What is asked, where the deck asks something of its own.
    pub ask: Option<String>,
    /// From 1.
    pub number: usize,
    /// How many there are.
    pub total: usize,
    /// What it says.
    pub words: String,
    /// The piles on which it lies already.
    pub on: Vec<Pile>,
}

/// The piles.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PilesView {
    /// What the deck is called; empty where all cards are shown.
    pub title: String,
    /// Those that hold a card.
    pub piles: Vec<(Pile, Vec<Said>)>,
    /// The next card of their own, where one can be made.
    pub own: Option<Box<OwnCard>>,
    /// Three things are chosen that matter most.
    pub full: bool,
    /// Who may see the cards that say something, where it is the same for all.
    pub sharing: Option<Sharing>,
    /// It was never chosen who may see some of them, nor in this sitting.
    pub asks_sharing: bool,
    /// Who the chosen people are.
    pub who: String,
    /// The next deck that has cards left.
    pub next: Option<DeckTile>,
    /// All that were sorted; of that page itself the decks.
    pub on: Route,
}

/// A card of one's own while it is made.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct OwnCard {
    /// Where it goes.
    pub at: AnswerAt,
    /// Its picture, and what is being made.
    pub making: MakingView,
}

/// The page; that of a deck waits for the decks.
pub(super) fn page(model: &Model, open: &OpenBook, voice: VoiceId, page: &SortPage) -> Page {
    let voice = open.voice(voice);
    let Some(voice) = voice.filter(|voice| voice.role == Role::YoungPerson) else {
        return Page::Problem(Problem::NoQuestion(open.id));
    };
    let decks = match &state(model).young {
        Fetched::Here(young) => Some(&young.young().decks),
        Fetched::Failed if *page != SortPage::All => return Page::Problem(Problem::NoContent),
        Fetched::Unasked | Fetched::Coming | Fetched::Failed => None,
    };
    let of = Desk {
        model,
        open,
        voice: &voice,
    };
    let shows = match (page, decks) {
        (SortPage::All, decks) => SortShows::Piles(of.piles(page, decks, None)),
        (_, None) => return Page::Waiting,
        (SortPage::Choose, Some(decks)) => SortShows::Decks(of.decks(decks)),
        (SortPage::Deck(id), Some(decks)) => match decks.get(id) {
            None => return Page::Problem(Problem::NoPage),
            Some(deck) => of.card(deck).map_or_else(
                || SortShows::Piles(of.piles(page, Some(decks), Some(deck))),
                SortShows::Card,
            ),
        },
    };
    Page::Sort(Box::new(SortView {
        book: open.id,
        speaker: Speaker::of(&voice, &open.book),
        page: page.clone(),
        back: match page {
            SortPage::Choose => Route::Views(open.id, voice.id),
            SortPage::All | SortPage::Deck(_) => of.to(SortPage::Choose),
        },
        stop: of.to(SortPage::All),
        saving: open.saving(),
        last: of.last().map(|(answer, pile)| (answer.card, pile)),
        last_unsaid: of.last().and_then(|(answer, _)| {
            let blank = answer.card.trim().is_empty();
            answer.picture().filter(|_| blank)
        }),
        shows,
        level: exchange::level(open, voice.id).unwrap_or(Level::Plain),
        can_write: open.is_writer(),
    }))
}

/// From which year group on everybody is fourteen.
const FOURTEEN: i32 = 10;

struct Desk<'a> {
    model: &'a Model,
    open: &'a OpenBook,
    voice: &'a Voice,
}

impl Desk<'_> {
    fn to(&self, page: SortPage) -> Route {
        Route::Sort(self.open.id, self.voice.id, page)
    }

    fn last(&self) -> Option<(Answer, Pile)> {
        let (card, pile) = state(self.model).sorting.as_ref()?.last.clone()?;
        let answer = self.open.book.answer(self.open.round, self.voice.id, &card);
        Some((answer, pile))
    }

    fn tile(&self, deck: &Deck) -> DeckTile {
        let sorted = self.open.book.cards(self.open.round, self.voice.id);
        DeckTile {
            route: self.to(SortPage::Deck(deck.id.clone())),
            id: deck.id.clone(),
            title: deck.title.clone(),
            sorted: deck.all().filter(|(card, _)| sorted.contains(card)).count(),
            total: deck.cards.len(),
        }
    }

    fn decks(&self, decks: &Decks) -> DecksView {
        let setting = self.open.book.setting();
        let grown = setting == Setting::College || is_fourteen(self.open, self.model.today);
        let (offered, more) = decks
            .decks
            .iter()
            .partition::<Vec<&Deck>, _>(|deck| is_offered(deck, setting, grown));
        let tiles = |decks: Vec<&Deck>| decks.into_iter().map(|deck| self.tile(deck)).collect();
        let sorted = self.open.book.cards(self.open.round, self.voice.id).len();
        DecksView {
            offered: tiles(offered),
            more: tiles(more),
            all: (self.to(SortPage::All), sorted),
        }
    }

    /// The card that is shown; `None` once all of the deck lie on piles.
    fn card(&self, deck: &Deck) -> Option<CardNow> {
        let (cards, place) = now(self.model, self.open, self.voice.id, &deck.id)?;
        let card: &QuestionId = cards.get(place)?;
        let (_, words) = deck.all().find(|(id, _)| id == card)?;
        let field = |part| Field::Answer(self.open.round, self.voice.id, card.clone(), part);
        let on = [Part::Feeling, Part::Instead].into_iter().flat_map(|part| {
            let values = self.open.book.values(&field(part)).into_iter();
            values.filter_map(Pile::read).collect::<Vec<Pile>>()
        });
        Some(CardNow {
            at: QuestionAt {
                book: self.open.id,
                voice: self.voice.id,
                question: card.clone(),
            },
            title: deck.title.clone(),
            ask: deck.ask.clone(),
            number: place + 1,
            total: cards.len(),
            words: words.to_owned(),
            on: on.collect(),
        })
    }

    fn piles(&self, page: &SortPage, decks: Option<&Decks>, deck: Option<&Deck>) -> PilesView {
        let (open, voice) = (self.open, self.voice);
        let here = on_page(self.model, open, voice.id, page);
        let all = said::cards(self.model, open, open.round, voice).into_iter();
        let cards: Vec<Said> = all
            .filter(|card| here.contains(&card.heading.question))
            .collect();
        let chosen = open.sitting.choice(voice.id);
        let chosen = chosen.is_some_and(|choice| choice.sharing.is_some());
        let first = cards.first().map(|card| card.sharing);
        PilesView {
            own: self.own().filter(|_| *page == SortPage::All).map(Box::new),
            title: deck.map(|deck| deck.title.clone()).unwrap_or_default(),
            full: open.book.order(open.round, voice.id).len() >= MOST,
            sharing: first.filter(|first| cards.iter().all(|card| card.sharing == *first)),
            asks_sharing: !chosen && cards.iter().any(|card| !card.sharing_chosen),
            who: cards
                .iter()
                .find(|card| card.sharing == Sharing::Chosen)
                .map(|card| card.sharing_who.clone())
                .unwrap_or_default(),
            piles: sorted::piles(&cards),
            next: decks.and_then(|decks| self.next(decks, deck)),
            on: self.to(match page {
                SortPage::All => SortPage::Choose,
                SortPage::Choose | SortPage::Deck(_) => SortPage::All,
            }),
        }
    }

    fn own(&self) -> Option<OwnCard> {
        let at = QuestionAt {
            book: self.open.id,
            voice: self.voice.id,
            question: in_hand(self.model, self.open, self.voice.id)?,
        };
        Some(OwnCard {
            making: made::of_question(self.model, self.open, &at),
            at: AnswerAt {
                at,
                round: self.open.round,
            },
        })
    }

    /// The next deck after this one that has cards left, of those that are offered.
    fn next(&self, decks: &Decks, deck: Option<&Deck>) -> Option<DeckTile> {
        let deck = deck?;
        let place = decks.decks.iter().position(|other| other.id == deck.id)?;
        let (before, after) = decks.decks.split_at(place);
        let setting = self.open.book.setting();
        let grown = setting == Setting::College || is_fourteen(self.open, self.model.today);
        let mut others = after.iter().skip(1).chain(before);
        others.find_map(|other| {
            let tile = self.tile(other);
            (is_offered(other, setting, grown) && tile.sorted < tile.total).then_some(tile)
        })
    }
}

fn is_offered(deck: &Deck, setting: Setting, grown: bool) -> bool {
    deck.settings.contains(&setting) && (grown || !deck.from_14)
}

/// Whether what was told of birthday or year group says that the young person is fourteen or older.
fn is_fourteen(open: &OpenBook, today: Option<Day>) -> bool {
    let Some(today) = today else { return false };
    let born = open.book.day(BookPart::Born);
    let birthday = born.map(|born| born.plus_months(14 * 12));
    // A year group goes up each September.
    let school_year = |day: Day| day.year() - i32::from(day.month() < 9);
    let year = open.book.told_year().map(|told| {
        let since = school_year(today) - school_year(told.on);
        i32::from(told.year).saturating_add(since)
    });
    birthday.is_some_and(|birthday| birthday <= today) || year.is_some_and(|year| year >= FOURTEEN)
}
