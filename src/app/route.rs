//! Where a person is: every page has its own address, so that Back works and a school can send a
//! link. No name and no word stands in an address, only random ids.

use crate::domain::{
    card::DeckId,
    ids::{BookId, QuestionId, RoundId, VoiceId},
    question::Audience,
};
use std::{fmt, str::FromStr};

/// Every address of the app.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Route {
    /// `/`
    Start,
    /// `/books`: the families on this device.
    Books,
    /// `/begin/parent`, `/begin/young-person`: the first question, at once; or a later one, before
    /// anything has been answered.
    Begin(Audience, Option<QuestionId>),
    /// `/book/…`: the book's home.
    Book(BookId),
    /// Names, setting, meeting, people to contact.
    About(BookId),
    /// The questions of one voice, by topic.
    Views(BookId, VoiceId),
    /// One question, for one voice.
    Question(BookId, VoiceId, QuestionId),
    /// Check what you said.
    Check(BookId, VoiceId),
    /// Up to three things that matter most.
    Matters(BookId, VoiceId),
    /// Sorting cards, of the young person alone.
    Sort(BookId, VoiceId, SortPage),
    /// What one voice writes about the young person.
    Me(BookId, VoiceId),
    /// Answers of one voice under a PIN of their own.
    Private(BookId, VoiceId),
    /// The page for the meeting.
    Pack(BookId),
    /// A share file of the book.
    Share(BookId),
    /// The book goes from this device.
    Remove(BookId),
    /// A page of a round: the meeting, what was agreed there, what comes of it. Without an id it is the
    /// round that was begun last; an older one stays where it is when the next begins.
    Round(BookId, Option<RoundId>, RoundPage),
    /// A visit of somebody who helps families.
    Visit(BookId, VisitPage),
    /// The device is handed to a voice, or given back.
    Turn(BookId, VoiceId),
    /// `/left`: a page that says nothing of the app.
    Left,
    /// The lock of a book, or of the whole app.
    Lock(Option<BookId>),
    /// `/import`: take in a share file.
    Import,
    /// `/example`: the book of a made-up family, which is a share file too.
    Example,
    /// `/settings`
    Settings,
    /// `/help`
    Help,
    /// `/organisations`: for whoever answers for people who work with families.
    Organisations,
    /// Any address that is none of these.
    Problem,
}

/// The pages on which cards are sorted.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum SortPage {
    /// Which cards.
    Choose,
    /// All that were sorted, on their piles.
    All,
    /// One deck: card by card, then its piles.
    Deck(DeckId),
}

/// The pages of a visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum VisitPage {
    /// What to do now; before a visit, the way to start one.
    Now,
    /// Who is here.
    Who,
    /// How words are written down.
    Words,
    /// The helper's own notes.
    Notes,
    /// What was done, what is left, and the end.
    End,
}

impl VisitPage {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Now, Self::Who, Self::Words, Self::Notes, Self::End];

    /// Its name in the address.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Now => "now",
            Self::Who => "who",
            Self::Words => "words",
            Self::Notes => "notes",
            Self::End => "end",
        }
    }

    fn named(name: &str) -> Option<Self> {
        let pages = Self::ALL.into_iter().skip(1);
        pages.into_iter().find(|page| page.name() == name)
    }
}

/// The pages of a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RoundPage {
    /// The meeting: what to raise there, and what was answered.
    Meeting,
    /// What was agreed.
    Plan,
    /// The dates that matter.
    Dates,
    /// What was decided, who does what, and what happens next.
    After,
    /// What was said last time: still true?
    Again,
    /// All that was said and agreed.
    Said,
    /// The rounds, then and now.
    History,
    /// The one page about the young person.
    Profile,
}

impl RoundPage {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Meeting,
        Self::Plan,
        Self::Dates,
        Self::After,
        Self::Again,
        Self::Said,
        Self::History,
        Self::Profile,
    ];

    /// Its name, as the address and `data-page` have it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Meeting => "meeting",
            Self::Plan => "plan",
            Self::Dates => "dates",
            Self::After => "after",
            Self::Again => "again",
            Self::Said => "said",
            Self::History => "history",
            Self::Profile => "profile",
        }
    }

    /// Whether it goes to the meeting, or on paper: what it shows is history from then on.
    pub const fn is_printed(self) -> bool {
        matches!(
            self,
            Self::After | Self::Said | Self::History | Self::Profile
        )
    }

    fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|page| page.name() == name)
    }
}

impl Route {
    /// The book that this page belongs to.
    pub const fn book(&self) -> Option<BookId> {
        match self {
            Self::Book(book)
            | Self::About(book)
            | Self::Views(book, _)
            | Self::Question(book, ..)
            | Self::Check(book, _)
            | Self::Matters(book, _)
            | Self::Sort(book, ..)
            | Self::Me(book, _)
            | Self::Private(book, _)
            | Self::Pack(book)
            | Self::Share(book)
            | Self::Remove(book)
            | Self::Turn(book, _)
            | Self::Lock(Some(book))
            | Self::Visit(book, _)
            | Self::Round(book, ..) => Some(*book),
            Self::Start
            | Self::Books
            | Self::Begin(..)
            | Self::Left
            | Self::Lock(None)
            | Self::Import
            | Self::Example
            | Self::Settings
            | Self::Help
            | Self::Organisations
            | Self::Problem => None,
        }
    }

    /// The route at this address; an unknown one is [`Route::Problem`].
    pub fn parse(path: &str) -> Self {
        Self::known(path).unwrap_or(Self::Problem)
    }

    fn known(path: &str) -> Option<Self> {
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        Some(match parts.as_slice() {
            [] | ["index.html"] => Self::Start,
            ["books"] => Self::Books,
            ["import"] => Self::Import,
            ["example"] => Self::Example,
            ["settings"] => Self::Settings,
            ["help"] => Self::Help,
            ["organisations"] => Self::Organisations,
            ["left"] => Self::Left,
            ["lock"] => Self::Lock(None),
            ["begin", who] => Self::Begin(audience(who)?, None),
            ["begin", who, question] => {
                Self::Begin(audience(who)?, Some(QuestionId::new(question)?))
            }
            ["book", book] => Self::Book(id(book)?),
            ["book", book, "about"] => Self::About(id(book)?),
            ["book", book, "pack"] => Self::Pack(id(book)?),
            ["book", book, "lock"] => Self::Lock(Some(id(book)?)),
            ["book", book, "share"] => Self::Share(id(book)?),
            ["book", book, "remove"] => Self::Remove(id(book)?),
            ["book", book, "visit"] => Self::Visit(id(book)?, VisitPage::Now),
            ["book", book, "visit", page] => Self::Visit(id(book)?, VisitPage::named(page)?),
            ["book", book, page] => Self::Round(id(book)?, None, RoundPage::named(page)?),
            ["book", book, "round", round, page] => {
                Self::Round(id(book)?, Some(id(round)?), RoundPage::named(page)?)
            }
            ["book", book, "views", voice] => Self::Views(id(book)?, id(voice)?),
            ["book", book, "turn", voice] => Self::Turn(id(book)?, id(voice)?),
            ["book", book, "check", voice] => Self::Check(id(book)?, id(voice)?),
            ["book", book, "me", voice] => Self::Me(id(book)?, id(voice)?),
            ["book", book, "private", voice] => Self::Private(id(book)?, id(voice)?),
            ["book", book, "matters", voice] => Self::Matters(id(book)?, id(voice)?),
            ["book", book, "sort", voice] => Self::Sort(id(book)?, id(voice)?, SortPage::Choose),
            ["book", book, "sort", voice, "all"] => {
                Self::Sort(id(book)?, id(voice)?, SortPage::All)
            }
            ["book", book, "sort", voice, deck] => {
                Self::Sort(id(book)?, id(voice)?, SortPage::Deck(DeckId::new(deck)?))
            }
            ["book", book, "question", voice, question] => {
                Self::Question(id(book)?, id(voice)?, QuestionId::new(question)?)
            }
            _ => return None,
        })
    }
}

fn id<T: FromStr>(text: &str) -> Option<T> {
    text.parse().ok()
}

fn audience(text: &str) -> Option<Audience> {
    match text {
        "parent" => Some(Audience::Parent),
        "young-person" => Some(Audience::YoungPerson),
        _ => None,
    }
}

const fn audience_code(audience: Audience) -> &'static str {
    match audience {
        Audience::Parent => "parent",
        Audience::YoungPerson => "young-person",
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Start => f.write_str("/"),
            Self::Books => f.write_str("/books"),
            Self::Begin(who, None) => write!(f, "/begin/{}", audience_code(*who)),
            Self::Begin(who, Some(question)) => {
                write!(f, "/begin/{}/{question}", audience_code(*who))
            }
            Self::Book(book) => write!(f, "/book/{book}"),
            Self::About(book) => write!(f, "/book/{book}/about"),
            Self::Views(book, voice) => write!(f, "/book/{book}/views/{voice}"),
            Self::Question(book, voice, question) => {
                write!(f, "/book/{book}/question/{voice}/{question}")
            }
            Self::Check(book, voice) => write!(f, "/book/{book}/check/{voice}"),
            Self::Matters(book, voice) => write!(f, "/book/{book}/matters/{voice}"),
            Self::Sort(book, voice, page) => {
                write!(f, "/book/{book}/sort/{voice}")?;
                match page {
                    SortPage::Choose => Ok(()),
                    SortPage::All => f.write_str("/all"),
                    SortPage::Deck(deck) => write!(f, "/{deck}"),
                }
            }
            Self::Me(book, voice) => write!(f, "/book/{book}/me/{voice}"),
            Self::Private(book, voice) => write!(f, "/book/{book}/private/{voice}"),
            Self::Pack(book) => write!(f, "/book/{book}/pack"),
            Self::Share(book) => write!(f, "/book/{book}/share"),
            Self::Remove(book) => write!(f, "/book/{book}/remove"),
            Self::Round(book, None, page) => write!(f, "/book/{book}/{}", page.name()),
            Self::Round(book, Some(round), page) => {
                write!(f, "/book/{book}/round/{round}/{}", page.name())
            }
            Self::Visit(book, VisitPage::Now) => write!(f, "/book/{book}/visit"),
            Self::Visit(book, page) => write!(f, "/book/{book}/visit/{}", page.name()),
            Self::Turn(book, voice) => write!(f, "/book/{book}/turn/{voice}"),
            Self::Left => f.write_str("/left"),
            Self::Lock(None) => f.write_str("/lock"),
            Self::Lock(Some(book)) => write!(f, "/book/{book}/lock"),
            Self::Import => f.write_str("/import"),
            Self::Example => f.write_str("/example"),
            Self::Settings => f.write_str("/settings"),
            Self::Help => f.write_str("/help"),
            Self::Organisations => f.write_str("/organisations"),
            Self::Problem => f.write_str("/problem"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn every_route() -> Vec<Route> {
        let (book, voice) = (BookId::from_bits(7), VoiceId::from_bits(8));
        let question = QuestionId::new("p4").expect("an id");
        let round = Some(RoundId::from_bits(9));
        let of_rounds = RoundPage::ALL.into_iter().flat_map(|page| {
            [
                Route::Round(book, None, page),
                Route::Round(book, round, page),
            ]
        });
        let others = vec![
            Route::Start,
            Route::Books,
            Route::Begin(Audience::Parent, None),
            Route::Begin(Audience::YoungPerson, Some(question.clone())),
            Route::Book(book),
            Route::About(book),
            Route::Views(book, voice),
            Route::Question(book, voice, question),
            Route::Check(book, voice),
            Route::Matters(book, voice),
            Route::Sort(book, voice, SortPage::Choose),
            Route::Sort(book, voice, SortPage::All),
            Route::Sort(
                book,
                voice,
                SortPage::Deck(DeckId::new("friends").expect("a deck")),
            ),
            Route::Me(book, voice),
            Route::Private(book, voice),
            Route::Pack(book),
            Route::Share(book),
            Route::Remove(book),
            Route::Turn(book, voice),
            Route::Left,
            Route::Lock(None),
            Route::Lock(Some(book)),
            Route::Import,
            Route::Example,
            Route::Settings,
            Route::Help,
            Route::Organisations,
            Route::Problem,
        ];
        let of_visits = VisitPage::ALL.map(|page| Route::Visit(book, page));
        let all = others.into_iter().chain(of_rounds);
        all.chain(of_visits).collect()
    }

    #[test]
    fn every_address_leads_back_to_its_page() {
        for route in every_route() {
            assert_eq!(Route::parse(&route.to_string()), route);
        }
    }

    #[test]
    fn an_address_that_is_none_of_ours_is_a_problem_page() {
        for path in [
            "/nowhere",
            "/book/x",
            "/begin/teacher",
            "/begin/parent/../..",
            "/book/7/about",
            "/book/00000000000000000000000000000007/visit/now",
            "/book/00000000000000000000000000000007/sort/x",
            "/book/00000000000000000000000000000007/sort/00000000000000000000000000000008/Friends",
            "/book/00000000000000000000000000000007/sort/00000000000000000000000000000008/home/1",
        ] {
            assert_eq!(Route::parse(path), Route::Problem, "{path}");
        }
    }
}
