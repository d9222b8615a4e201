//! The page `books`: every book on this device, as calm cards, and which of them is old.
//!
//! What is typed into its search field stays in that field: the page hides the cards that [`is_found`] does not
//! find, and neither the model nor the address ever hears of it.

use super::{Page, book};
use crate::{
    app::{
        event::ListedState,
        model::{DeviceState, Model},
        route::Route,
    },
    domain::{
        cover::{Cover, LockedCover},
        device::{BookOrder, DeviceSettings},
        ids::BookId,
        profile::Picture,
        question::Audience,
        time::Day,
    },
};

/// A meeting is close for so many days, and near for so many.
const WEEK: i64 = 7;
const MONTH: i64 = 31;

/// The books on this device.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct BooksView {
    /// The cards, in groups where they stand by meeting, else in one. No group is empty.
    pub groups: Vec<BookGroup>,
    /// The settings of the device, with the order in which they stand.
    pub settings: DeviceSettings,
    /// How many there are.
    pub count: usize,
    /// Which of them anybody can read who can use this device.
    pub readable: Readable,
    /// Those that were not written in for long.
    pub old: Option<OldBooks>,
    /// The day that the phone takes for today.
    pub today: Option<Day>,
}

/// Which books anybody can read who can use this device.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Readable {
    None,
    Some,
    All,
}

/// Books that belong together.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct BookGroup {
    /// What they have in common.
    pub of: GroupOf,
    /// The cards; at least one.
    pub cards: Vec<ShelfCard>,
}

/// What the books of a group have in common, in the order of the groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GroupOf {
    /// Nothing: they stand in another order than by meeting.
    All,
    /// They cannot be read.
    Unreadable,
    /// The meeting is within seven days.
    Week,
    /// Within a month.
    Month,
    /// Later.
    Later,
    /// No day is known.
    NoMeeting,
    /// It has been.
    Past,
    /// They are locked and show no meeting.
    Locked,
}

/// One book.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ShelfCard {
    /// The book.
    pub id: BookId,
    /// Where a tap leads: its home, which asks for what unlocks it where it is locked.
    pub home: Route,
    /// What there is to show.
    pub shows: Shows,
}

/// What the card of a book shows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Shows {
    /// The book can be opened by anybody here.
    Open(OpenCard),
    /// It is locked: what its owner chose, and never the child's name.
    Locked(LockedCard),
    /// It cannot be read; its page says what can be done.
    Unreadable,
}

/// The card of a book that can be opened.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct OpenCard {
    /// The child's name; empty until it is given.
    pub name: String,
    /// The chosen picture.
    pub picture: Option<Picture>,
    /// The next meeting.
    pub meeting: Option<Meets>,
    /// How many questions have an answer.
    pub answered: usize,
    /// Of how many that were asked; `None` while nobody has begun, and where that is not known.
    pub asked: Option<usize>,
    /// The day of the last share file of all of it.
    pub file: Option<Day>,
}

/// The card of a book that is locked.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct LockedCard {
    /// What its owner calls it; empty where that is not shown.
    pub nickname: String,
    /// The picture, where one is shown.
    pub picture: Option<Picture>,
    /// The meeting, where it is shown.
    pub meeting: Option<Meets>,
}

/// When a meeting is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Meets {
    /// The day.
    pub day: Day,
    /// Days from today; negative when it is past. `None` while today is not known.
    pub days_left: Option<i64>,
}

/// Books that were not written in for long.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct OldBooks {
    /// For how many months.
    pub months: i32,
    /// The books, the oldest first; at least one.
    pub books: Vec<OldBook>,
}

/// A book that was not written in for long.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct OldBook {
    /// The child's name; empty until it is given.
    pub name: String,
    /// The day on which something was written last.
    pub last: Day,
    /// Where a file of it is made.
    pub file: Route,
    /// Where it is removed, once there is such a page.
    pub remove: Option<Route>,
}

/// The page.
pub(super) fn page(model: &Model) -> Page {
    let mut cards: Vec<ShelfCard> = Vec::new();
    for open in book::in_memory(model) {
        let cover = Cover::of(&open.book, &open.sitting, &open.keeping);
        cards.push(card(model, open.id, &ListedState::Open(cover)));
    }
    let listed = book::listed(model);
    cards.extend(listed.iter().map(|l| card(model, l.id, &l.state)));
    let waits = matches!(model.device, DeviceState::Unasked | DeviceState::Unknown);
    if cards.is_empty() && waits {
        // Nobody is told that there is no book before that is known.
        return Page::Waiting;
    }
    let open = |card: &&ShelfCard| matches!(card.shows, Shows::Open(_));
    let count = cards.len();
    let readable = match cards.iter().filter(open).count() {
        0 => Readable::None,
        open if open < count => Readable::Some,
        _ => Readable::All,
    };
    Page::Books(Box::new(BooksView {
        groups: grouped(cards, model.settings().book_order),
        settings: model.settings(),
        count,
        readable,
        old: old(model),
        today: model.today,
    }))
}

fn card(model: &Model, id: BookId, state: &ListedState) -> ShelfCard {
    ShelfCard {
        id,
        home: Route::Book(id),
        shows: match state {
            ListedState::Open(cover) => Shows::Open(open_card(model, cover)),
            ListedState::Locked(cover) => Shows::Locked(locked_card(model, cover)),
            ListedState::Unreadable => Shows::Unreadable,
        },
    }
}

fn open_card(model: &Model, cover: &Cover) -> OpenCard {
    let asked = |audience: Audience| model.set(audience).get().map(|set| set.questions.len());
    let count = |count: u32| usize::try_from(count).unwrap_or(usize::MAX);
    let answered = cover.answered.iter();
    let asked: Option<usize> = answered.clone().map(|told| asked(told.of)).sum();
    OpenCard {
        name: cover.name.clone(),
        picture: cover.picture,
        meeting: cover.meeting.map(|day| meets(model, day)),
        answered: answered
            .map(|told| count(told.count))
            .fold(0, usize::saturating_add),
        asked: asked.filter(|asked| *asked > 0),
        file: cover.file.map(|at| at.day(model.minutes_ahead)),
    }
}

fn locked_card(model: &Model, cover: &LockedCover) -> LockedCard {
    LockedCard {
        nickname: cover.nickname.trim().to_owned(),
        picture: cover.picture,
        meeting: cover.meeting.map(|day| meets(model, day)),
    }
}

fn meets(model: &Model, day: Day) -> Meets {
    Meets {
        day,
        days_left: model.today.map(|today| day.days_since(today)),
    }
}

impl ShelfCard {
    fn meeting(&self) -> Option<Meets> {
        match &self.shows {
            Shows::Open(card) => card.meeting,
            Shows::Locked(card) => card.meeting,
            Shows::Unreadable => None,
        }
    }

    /// What it is called; empty where it has no name, or shows none.
    fn name(&self) -> &str {
        match &self.shows {
            Shows::Open(card) => &card.name,
            Shows::Locked(card) => &card.nickname,
            Shows::Unreadable => "",
        }
    }

    fn group(&self) -> GroupOf {
        match (self.meeting(), &self.shows) {
            (None, Shows::Unreadable) => GroupOf::Unreadable,
            (None, Shows::Locked(_)) => GroupOf::Locked,
            (None, Shows::Open(_)) => GroupOf::NoMeeting,
            (Some(meets), _) => match meets.days_left {
                Some(days) if days < 0 => GroupOf::Past,
                Some(days) if days <= WEEK => GroupOf::Week,
                Some(days) if days <= MONTH => GroupOf::Month,
                Some(_) | None => GroupOf::Later,
            },
        }
    }
}

/// The cards in their order. They come as the device lists them: the one written in last first.
fn grouped(mut cards: Vec<ShelfCard>, order: BookOrder) -> Vec<BookGroup> {
    match order {
        BookOrder::Written => {}
        BookOrder::Name => cards.sort_by_cached_key(|card| {
            let name = fold(card.name());
            (name.is_empty(), name)
        }),
        BookOrder::Meeting => cards.sort_by_key(|card| {
            let day = card.meeting().map(|meets| meets.day);
            let days = day.map(|day| day.days_since(Day::FIRST));
            let group = card.group();
            // Of those that have been the latest comes first.
            let days = days.map(|days| if group == GroupOf::Past { -days } else { days });
            (group, days)
        }),
    }
    let mut groups: Vec<BookGroup> = Vec::new();
    for card in cards {
        let of = match order {
            BookOrder::Meeting => card.group(),
            BookOrder::Written | BookOrder::Name => GroupOf::All,
        };
        match groups.last_mut() {
            Some(group) if group.of == of => group.cards.push(card),
            _ => groups.push(BookGroup {
                of,
                cards: vec![card],
            }),
        }
    }
    groups
}

/// The books that were not written in for so long as the device is set to, and have no meeting to come. Of a book
/// that is locked that is not known.
fn old(model: &Model) -> Option<OldBooks> {
    let (months, today) = (model.settings().old_after.months()?, model.today?);
    let from = today.plus_months(-months);
    let mut books: Vec<OldBook> = Vec::new();
    for listed in book::listed(model) {
        let Some(cover) = listed.state.cover() else {
            continue;
        };
        let Some(last) = cover.last.map(|at| at.day(model.minutes_ahead)) else {
            continue;
        };
        let is_to_come = cover.meeting.is_some_and(|day| day >= today);
        if last <= from && !is_to_come {
            books.push(OldBook {
                name: cover.name.clone(),
                last,
                file: Route::Share(listed.id),
                remove: Some(Route::Remove(listed.id)),
            });
        }
    }
    books.sort_by_key(|book| book.last);
    (!books.is_empty()).then_some(OldBooks { months, books })
}

/// A name as it is compared: without capitals, and without the marks on its letters.
pub fn fold(name: &str) -> String {
    let plain = |letter: char| match letter {
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'ď' | 'đ' => 'd',
        'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => 'e',
        'ğ' => 'g',
        'ì'..='ï' | 'ī' | 'į' | 'ı' => 'i',
        'ł' => 'l',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => 'o',
        'ř' => 'r',
        'ś' | 'š' | 'ş' | 'ș' => 's',
        'ť' | 'ţ' | 'ț' => 't',
        'ù'..='ü' | 'ū' | 'ů' | 'ű' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        other => other,
    };
    let small = name.chars().flat_map(char::to_lowercase).map(plain);
    // A mark that stands as a letter of its own, after the one that wears it.
    small
        .filter(|c| !('\u{300}'..='\u{36f}').contains(c))
        .collect()
}

/// Whether a name has every word that was typed somewhere in it. Both are folded.
pub fn is_found(name: &str, typed: &str) -> bool {
    typed.split_whitespace().all(|word| name.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_by_any_part_of_it_however_it_is_typed() {
        let found = |name: &str, typed: &str| is_found(&fold(name), &fold(typed));
        assert!(found("Zoë Łuczak", "zoe"));
        assert!(found("Zoe\u{308} Łuczak", "luc zo"));
        assert!(found("Sam", ""));
        assert!(found("Sam", "  "));
        assert!(found("ÉMILE", "émi"));
        assert!(!found("Sam", "samir"));
        assert!(!found("Sam", "sam x"));
    }
}
