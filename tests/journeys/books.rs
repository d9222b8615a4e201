//! Many families on one device: the list of books, in groups, in three orders, and found by name.

use crate::phone::{Phone, Tab};
use our_say::{
    app::{
        event::{Device, Event, Listed, ListedState},
        exchange::event::ForWhom,
        route::Route,
        view::{GroupOf, Page, Readable, ShelfCard, Shows, fold, is_found},
    },
    domain::{
        answer::{Instead, Part},
        change::{BookPart, Field, Value},
        cover::{Answered, Cover},
        device::{BookOrder, DeviceSettings},
        ids::BookId,
        profile::Picture,
        question::Audience,
        round::RoundPart,
        time::{Day, Timestamp},
    },
};

pub const DAY: i64 = 24 * 60 * 60 * 1000;

pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// A cover with this name, this meeting, and written in for the last time so many days ago.
pub fn cover(name: &str, meeting: Option<&str>, days_ago: i64) -> ListedState {
    ListedState::Open(Cover {
        name: name.to_owned(),
        meeting: meeting.map(day),
        last: Some(Timestamp::from_millis(
            today().start().millis() - days_ago * DAY,
        )),
        ..Cover::default()
    })
}

pub fn today() -> Day {
    day("2026-11-23")
}

/// A device that keeps these, in this order.
pub fn lists(tab: &mut Tab, states: Vec<ListedState>) {
    let settings = DeviceSettings::default();
    lists_with(tab, settings, states);
}

pub fn lists_with(tab: &mut Tab, settings: DeviceSettings, states: Vec<ListedState>) {
    let numbered = (1..).zip(states);
    let books = numbered.map(|(number, state)| Listed {
        id: BookId::from_bits(number),
        state,
        same: Vec::new(),
    });
    let books = books.collect();
    tab.sends(Event::DeviceLoaded(Ok(Device { settings, books })));
}

fn name(card: &ShelfCard) -> &str {
    match &card.shows {
        Shows::Open(card) => &card.name,
        Shows::Locked(card) => &card.nickname,
        Shows::Unreadable => "(unreadable)",
    }
}

/// What the list shows: each group with the names of its books.
pub fn groups(tab: &Tab) -> Vec<(GroupOf, Vec<String>)> {
    let groups = tab.shelf().groups.into_iter();
    let names = |cards: &[ShelfCard]| cards.iter().map(|c| name(c).to_owned()).collect();
    groups
        .map(|group| (group.of, names(&group.cards)))
        .collect()
}

pub fn worker() -> Tab {
    Phone::new().opens("/books")
}

/// Begins a book with one answer, and gives it a name and a day for the meeting.
pub fn begins(tab: &mut Tab, audience: Audience, name: &str, meeting: &str) -> BookId {
    // From a question, Back would lead into its own book.
    tab.goes_to(&Route::Books);
    tab.goes_to(&Route::Begin(audience, None));
    tab.types(Part::Words, "What was said.");
    let at = tab.question().at;
    let (book, by) = (at.at.book, at.at.voice);
    let named = Field::Book(BookPart::Name);
    tab.edits(book, by, named, Value::Text(name.to_owned()));
    let met = Field::Round(at.round, RoundPart::Day);
    tab.edits(book, by, met, Value::Day(day(meeting)));
    book
}

fn shown(cards: &[ShelfCard], of: BookId) -> &ShelfCard {
    cards.iter().find(|card| card.id == of).unwrap()
}

#[test]
fn a_worker_comes_from_a_visit_and_finds_each_family_on_a_card() {
    let phone = Phone::new();
    let mut tab = phone.opens("/books");
    assert_eq!(tab.shelf().count, 0);
    assert_eq!(tab.shelf().readable, Readable::None);
    let sam = begins(&mut tab, Audience::Parent, "Sam", "2026-12-15");
    tab.continues();
    tab.types(Part::Words, "More of it.");
    tab.skips();
    let maya = begins(&mut tab, Audience::YoungPerson, "Maya", "2026-11-25");
    let picture = Field::Book(BookPart::Picture);
    let by = tab.question().at.at.voice;
    tab.edits(maya, by, picture, Value::Picture(Picture::Owl));
    tab.says(Part::Instead, Value::Instead(Instead::InPerson));

    tab.goes_to(&Route::Books);
    let shelf = tab.shelf();
    assert_eq!((shelf.count, shelf.readable), (2, Readable::All));
    assert_eq!(
        groups(&tab),
        [
            (GroupOf::Week, vec!["Maya".to_owned()]),
            (GroupOf::Month, vec!["Sam".to_owned()])
        ]
    );
    let cards: Vec<ShelfCard> = shelf.groups.into_iter().flat_map(|g| g.cards).collect();
    let Shows::Open(open) = &shown(&cards, sam).shows else {
        panic!("it can be opened");
    };
    assert_eq!(open.meeting.unwrap().days_left, Some(22));
    assert_eq!((open.answered, open.asked), (2, Some(14)));
    assert_eq!(open.file, None);
    let Shows::Open(open) = &shown(&cards, maya).shows else {
        panic!("it can be opened");
    };
    assert_eq!(open.picture, Some(Picture::Owl));
    assert_eq!(shown(&cards, maya).home, Route::Book(maya));

    // A copy of all of it shows; a part for others is none.
    tab.goes_to(&Route::Book(sam));
    tab.makes_a_file(ForWhom::Others);
    tab.goes_to(&Route::Books);
    let file = |tab: &Tab| {
        let cards: Vec<ShelfCard> = tab
            .shelf()
            .groups
            .into_iter()
            .flat_map(|g| g.cards)
            .collect();
        match &shown(&cards, sam).shows {
            Shows::Open(card) => card.file,
            _ => panic!("it can be opened"),
        }
    };
    assert_eq!(file(&tab), None);
    tab.goes_to(&Route::Book(sam));
    tab.makes_a_file(ForWhom::Me);
    tab.goes_to(&Route::Books);
    assert_eq!(file(&tab), Some(phone.time().day(0)));
}

#[test]
fn nobody_is_told_that_there_is_no_book_before_that_is_known() {
    let tab = Phone::new().opens_slowly("/books");
    assert_eq!(tab.page(), Page::Waiting);
}

#[test]
fn the_books_stand_by_when_the_meeting_is() {
    let mut tab = worker();
    lists(
        &mut tab,
        vec![
            cover("Long ago", Some("2026-03-01"), 1),
            cover("In a week", Some("2026-11-30"), 2),
            cover("No day", None, 3),
            cover("Yesterday", Some("2026-11-22"), 4),
            cover("In eight days", Some("2026-12-01"), 5),
            cover("Next year", Some("2027-05-01"), 6),
            ListedState::Unreadable,
            cover("Today", Some("2026-11-23"), 7),
            cover("In a month", Some("2026-12-24"), 8),
            cover("In a month and a day", Some("2026-12-25"), 9),
        ],
    );
    let of = |names: &[&str]| {
        names
            .iter()
            .map(|name| (*name).to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        groups(&tab),
        [
            (GroupOf::Unreadable, of(&["(unreadable)"])),
            (GroupOf::Week, of(&["Today", "In a week"])),
            (GroupOf::Month, of(&["In eight days", "In a month"])),
            (GroupOf::Later, of(&["In a month and a day", "Next year"])),
            (GroupOf::NoMeeting, of(&["No day"])),
            (GroupOf::Past, of(&["Yesterday", "Long ago"])),
        ]
    );
}

#[test]
fn the_order_is_chosen_and_remembered() {
    let phone = Phone::new();
    let mut tab = phone.opens("/books");
    let first = begins(&mut tab, Audience::Parent, "Zoë", "2026-12-01");
    phone.waits(1000);
    let second = begins(&mut tab, Audience::Parent, "élan", "2026-12-02");
    phone.waits(1000);
    let third = begins(&mut tab, Audience::Parent, "", "2026-11-24");
    phone.waits(1000);
    let order = |tab: &Tab| -> Vec<BookId> {
        let groups = tab.shelf().groups.into_iter();
        groups
            .flat_map(|group| group.cards)
            .map(|card| card.id)
            .collect()
    };
    let chooses = |tab: &mut Tab, book_order| {
        let settings = tab.shelf().settings;
        tab.sends(Event::Chose(DeviceSettings {
            book_order,
            ..settings
        }));
    };
    tab.goes_to(&Route::Books);
    assert_eq!(order(&tab), [third, first, second], "by the next meeting");
    chooses(&mut tab, BookOrder::Written);
    assert_eq!(order(&tab), [third, second, first], "the last one first");
    assert_eq!(tab.shelf().groups[0].of, GroupOf::All);
    chooses(&mut tab, BookOrder::Name);
    assert_eq!(order(&tab), [second, first, third], "no name comes last");
    let tab = tab.closes_and_comes_back("/books");
    assert_eq!(tab.shelf().settings.book_order, BookOrder::Name);
    assert_eq!(order(&tab), [second, first, third]);
}

#[test]
fn one_of_two_hundred_is_found_by_a_part_of_its_name_and_the_list_stays_as_it_is() {
    let mut tab = worker();
    let name_of =
        |number: usize| format!("Child {number} of {}", ["Łódź", "Brno", "Ely"][number % 3]);
    let many = (0..200).map(|number| cover(&name_of(number), Some("2026-12-01"), 1));
    lists(&mut tab, many.collect());
    let before = tab.view();
    let cards: Vec<ShelfCard> = tab
        .shelf()
        .groups
        .into_iter()
        .flat_map(|g| g.cards)
        .collect();
    let found = |typed: &str| {
        let typed = fold(typed);
        let found = cards
            .iter()
            .filter(|card| is_found(&fold(name(card)), &typed));
        found.map(name).collect::<Vec<_>>()
    };
    assert_eq!(cards.len(), 200);
    let in_lodz = [117, 171, 174, 177].map(name_of);
    assert_eq!(found("LODZ 17"), in_lodz);
    assert_eq!(found("child 199"), [name_of(199)]);
    assert_eq!(found("").len(), 200);
    assert_eq!(found("nobody"), [""; 0]);
    assert_eq!(
        tab.view(),
        before,
        "what is typed is no business of the app"
    );
    assert_eq!(tab.address, "/books");
}

#[test]
fn how_much_was_answered_is_said_even_where_the_questions_cannot_be_had() {
    let phone = Phone::new();
    let mut tab = phone.opens_slowly("/");
    tab.online = false;
    tab.waits_for_storage();
    tab.goes_to(&Route::Books);
    let answered = |of, count| Answered { of, count };
    let told = vec![
        answered(Audience::Parent, 3),
        answered(Audience::YoungPerson, 4),
    ];
    let state = ListedState::Open(Cover {
        answered: told,
        ..Cover::default()
    });
    lists(&mut tab, vec![state]);
    let counts = |tab: &Tab| match &tab.shelf().groups[0].cards[0].shows {
        Shows::Open(card) => (card.answered, card.asked),
        _ => panic!("it can be opened"),
    };
    assert_eq!(counts(&tab), (7, None));
    tab.online = true;
    tab.goes_to(&Route::Start);
    tab.goes_to(&Route::Books);
    lists(
        &mut tab,
        vec![ListedState::Open(Cover {
            answered: vec![
                answered(Audience::Parent, 3),
                answered(Audience::YoungPerson, 4),
            ],
            ..Cover::default()
        })],
    );
    assert_eq!(counts(&tab), (7, Some(28)));
}

#[test]
fn the_start_page_shows_the_last_three_and_the_way_to_all() {
    let phone = Phone::new();
    let mut tab = phone.opens("/");
    let several = |tab: &Tab| match tab.page() {
        Page::Start(view) => view.more,
        other => panic!("not the start page: {other:?}"),
    };
    for (number, name) in ["One", "Two", "Three", "Four"].into_iter().enumerate() {
        begins(&mut tab, Audience::Parent, name, "2026-12-15");
        phone.waits(1000);
        tab.goes_to(&Route::Start);
        assert_eq!(several(&tab), number > 0);
    }
    let names: Vec<String> = tab.cards().into_iter().map(|card| card.name).collect();
    assert_eq!(names, ["Four", "Three", "Two"]);
    tab.goes_to(&Route::Books);
    assert_eq!(tab.shelf().count, 4);
}

#[test]
fn a_book_that_is_not_kept_yet_has_its_card_as_well() {
    let phone = Phone::new();
    let mut tab = phone.opens("/books");
    tab.slow = true;
    begins(&mut tab, Audience::Parent, "Sam", "2026-12-15");
    tab.goes_to(&Route::Books);
    assert_eq!(groups(&tab), [(GroupOf::Month, vec!["Sam".to_owned()])]);
    tab.waits_for_storage();
    assert_eq!(tab.shelf().count, 1, "and no second one");
}

#[test]
fn the_page_for_organisations_is_not_shown_in_a_childs_turn() {
    let phone = Phone::new();
    let mut tab = phone.opens("/organisations");
    assert_eq!(tab.page(), Page::Organisations);
    let book = begins(&mut tab, Audience::YoungPerson, "Sam", "2026-12-15");
    let voice = tab.question().at.at.voice;
    tab.sends(Event::Hands(our_say::app::event::HandsEvent::Begun(
        book, voice,
    )));
    tab.goes_to(&Route::Organisations);
    assert!(matches!(tab.page(), Page::Turn(_)));
}
