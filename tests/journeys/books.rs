//! Many families on one device: the list of books, in groups, in three orders, with those that are locked and
//! those that are old.

use crate::phone::{Phone, Tab};
use our_say::{
    app::{
        event::{Device, Event, Listed, ListedState},
        exchange::event::{ForWhom, Home},
        route::Route,
        view::{CardState, GroupOf, Offer, Page, Readable, ShelfCard, Shows, fold, is_found},
    },
    domain::{
        answer::{Instead, Part},
        change::{BookPart, Field, Value},
        cover::{Answered, Cover, LockedCover},
        device::{BookOrder, DeviceSettings, OldAfter},
        ids::BookId,
        profile::Picture,
        question::Audience,
        round::RoundPart,
        time::{Day, Timestamp},
    },
    i18n::Key,
};

const DAY: i64 = 24 * 60 * 60 * 1000;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// A cover with this name, this meeting, and written in for the last time so many days ago.
fn cover(name: &str, meeting: Option<&str>, days_ago: i64) -> ListedState {
    ListedState::Open(Cover {
        name: name.to_owned(),
        meeting: meeting.map(day),
        last: Some(Timestamp::from_millis(
            today().start().millis() - days_ago * DAY,
        )),
        ..Cover::default()
    })
}

fn today() -> Day {
    day("2026-11-23")
}

/// A device that keeps these, in this order.
fn lists(tab: &mut Tab, states: Vec<ListedState>) {
    let settings = DeviceSettings::default();
    lists_with(tab, settings, states);
}

fn lists_with(tab: &mut Tab, settings: DeviceSettings, states: Vec<ListedState>) {
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
fn groups(tab: &Tab) -> Vec<(GroupOf, Vec<String>)> {
    let groups = tab.shelf().groups.into_iter();
    let names = |cards: &[ShelfCard]| cards.iter().map(|c| name(c).to_owned()).collect();
    groups
        .map(|group| (group.of, names(&group.cards)))
        .collect()
}

fn worker() -> Tab {
    Phone::new().opens("/books")
}

/// Begins a book with one answer, and gives it a name and a day for the meeting.
fn begins(tab: &mut Tab, audience: Audience, name: &str, meeting: &str) -> BookId {
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
fn a_locked_book_shows_what_its_owner_chose_and_the_childs_name_nowhere() {
    let phone = Phone::new();
    let mut tab = phone.opens("/books");
    let book = begins(&mut tab, Audience::Parent, "Sam", "2026-12-15");
    tab.goes_to(&Route::Books);
    assert!(format!("{:?}", tab.view()).contains("Sam"));
    // Now it is locked: the first of these shows all that can be shown, the other nothing.
    let listed = |id, cover| Listed {
        id,
        state: ListedState::Locked(cover),
        same: Vec::new(),
    };
    let shows = LockedCover {
        tells_meeting: true,
        nickname: "Blue kite".to_owned(),
        picture: Some(Picture::Rocket),
        meeting: Some(day("2026-12-15")),
    };
    let books = vec![
        listed(book, shows),
        listed(BookId::from_bits(7), LockedCover::default()),
    ];
    let settings = DeviceSettings::default();
    let device = || {
        Event::DeviceLoaded(Ok(Device {
            settings,
            books: books.clone(),
        }))
    };
    let mut tab = phone.opens_slowly("/books");
    tab.sends(device());
    let shelf = tab.shelf();
    assert_eq!(shelf.readable, Readable::None);
    assert_eq!(
        groups(&tab),
        [
            (GroupOf::Month, vec!["Blue kite".to_owned()]),
            (GroupOf::Locked, vec![String::new()])
        ]
    );
    let card = &shelf.groups[0].cards[0];
    assert_eq!(card.home, Route::Book(book), "where it is unlocked");
    let Shows::Locked(locked) = &card.shows else {
        panic!("it is locked");
    };
    assert_eq!(locked.picture, Some(Picture::Rocket));
    assert_eq!(locked.meeting.unwrap().days_left, Some(22));
    assert_eq!(shelf.old, None);
    assert!(!format!("{:?}", tab.view()).contains("Sam"));

    // On the start page too; and nobody is led past the lock to a question.
    let mut tab = phone.opens_slowly("/");
    tab.sends(device());
    let cards = tab.cards();
    assert_eq!(cards[0].name, "Blue kite");
    assert!(cards.iter().all(|card| card.go_on.is_none()));
    assert!(cards.iter().all(|card| card.state == CardState::Locked));
    assert!(!format!("{:?}", tab.view()).contains("Sam"));
    // The only book is locked: a new one is not said to be for its child.
    let mut tab = phone.opens_slowly("/begin/parent");
    tab.sends(Event::DeviceLoaded(Ok(Device {
        settings,
        books: books[..1].to_vec(),
    })));
    assert_eq!(tab.question().offer, Some(Offer::Books));
    // No title of these pages has room for a name.
    let words = crate::sight::english();
    for key in [Key::BooksTitle, Key::AppName, Key::OrgsTitle] {
        assert!(!words.text(key).contains('{'), "{key:?}");
    }
}

#[test]
fn a_book_that_nobody_has_written_in_for_a_year_is_named_calmly() {
    let mut tab = worker();
    let states = || {
        vec![
            cover("Fresh", None, 3),
            cover("Half a year", None, 185),
            cover("A year", None, 366),
            cover("Two years", Some("2025-01-01"), 731),
            // One that is waited for is not old.
            cover("Meets soon", Some("2026-12-01"), 400),
            ListedState::Locked(LockedCover::default()),
            ListedState::Unreadable,
        ]
    };
    lists(&mut tab, states());
    let names = |tab: &Tab| -> Vec<String> {
        let old = tab.shelf().old.into_iter().flat_map(|old| old.books);
        old.map(|book| book.name).collect()
    };
    assert_eq!(names(&tab), ["Two years", "A year"], "the oldest first");
    let old = tab.shelf().old.unwrap();
    assert_eq!(old.months, 12);
    assert_eq!(old.books[1].file, Route::Share(BookId::from_bits(3)));
    assert_eq!(old.books[1].last, today().plus(-366));
    for (old_after, wanted) in [
        (OldAfter::Never, &[][..]),
        (
            OldAfter::ThreeMonths,
            &["Two years", "A year", "Half a year"],
        ),
        (OldAfter::SixMonths, &["Two years", "A year", "Half a year"]),
        (OldAfter::TwelveMonths, &["Two years", "A year"]),
    ] {
        let settings = DeviceSettings {
            old_after,
            ..DeviceSettings::default()
        };
        lists_with(&mut tab, settings, states());
        assert_eq!(names(&tab), wanted, "{old_after:?}");
    }
    // It is said in the list of books, and not where a family begins.
    tab.goes_to(&Route::Start);
    lists(&mut tab, states());
    assert!(matches!(tab.page(), Page::Start(_)));
}

#[test]
fn what_is_written_makes_a_book_young_again() {
    let phone = Phone::new();
    let mut tab = phone.opens("/books");
    tab.today = phone.time().day(0);
    let book = begins(&mut tab, Audience::Parent, "Sam", "2024-12-15");
    let question = Route::parse(&tab.address);
    phone.waits(400 * DAY);
    let mut tab = tab.closes_and_comes_back("/");
    tab.today = phone.time().day(0);
    tab.goes_to(&Route::Books);
    assert_eq!(tab.shelf().old.unwrap().books[0].file, Route::Share(book));
    // To look into it is not to write, and to make a file is not either.
    tab.goes_to(&question);
    tab.makes_a_file(ForWhom::Me);
    tab.goes_to(&Route::Books);
    assert!(tab.shelf().old.is_some());
    tab.goes_to(&question);
    tab.types(Part::Words, "We begin again.");
    tab.goes_to(&Route::Books);
    assert_eq!(tab.shelf().old, None);
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

#[test]
fn a_file_from_another_family_is_not_offered_a_locked_book_to_go_into() {
    let (_, mut mum) = crate::files::mums();
    let backup = mum.makes_a_file(ForWhom::Me);
    let mut worker = Phone::of_somebody_else(2).opens("/import");
    worker.slow = true;
    let locked = ListedState::Locked(LockedCover {
        nickname: "Blue kite".to_owned(),
        ..LockedCover::default()
    });
    worker.opens_a_file(&backup);
    lists(&mut worker, vec![locked, cover("Maya", None, 1)]);
    let homes: Vec<(Home, String)> = worker.found().homes;
    let maya = (Home::Book(BookId::from_bits(2)), "Maya".to_owned());
    assert_eq!(homes, [(Home::New, String::new()), maya]);
}
