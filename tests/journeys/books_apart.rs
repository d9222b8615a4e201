//! Books on a device of many families that are locked, or old.

use crate::{
    books::{DAY, begins, cover, day, groups, lists, lists_with, today, worker},
    phone::{Phone, Tab},
};
use our_say::{
    app::{
        event::{Device, Event, Listed, ListedState},
        exchange::event::{ForWhom, Home},
        route::Route,
        view::{CardState, GroupOf, Offer, Page, Readable, Shows},
    },
    domain::{
        answer::Part,
        change::{BookPart, Field, Value},
        cover::LockedCover,
        device::{DeviceSettings, OldAfter},
        ids::BookId,
        profile::Picture,
        question::Audience,
    },
    i18n::Key,
};

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

#[test]
fn what_one_tab_lists_is_never_older_than_what_another_one_wrote() {
    let phone = Phone::new();
    let mut writes = phone.opens("/books");
    let book = begins(&mut writes, Audience::Parent, "Maya", "2026-12-01");
    let by = writes.question().at.at.voice;
    // The list is looked at in another tab in the middle of it, and the tab that looked is closed.
    let looks = phone.opens("/books");
    assert_eq!(groups(&looks)[0].1, ["Maya"]);
    looks.closes();
    let named = Field::Book(BookPart::Name);
    writes.edits(book, by, named, Value::Text("Maya Rose".to_owned()));
    writes.closes();
    let looks = phone.opens("/books");
    assert_eq!(groups(&looks)[0].1, ["Maya Rose"]);
}

#[test]
fn a_book_that_went_to_another_tab_and_came_back_is_listed_as_it_is() {
    let phone = Phone::new();
    let mut one = phone.opens("/books");
    let book = begins(&mut one, Audience::Parent, "Maya", "2026-12-01");
    let (by, path) = (one.question().at.at.voice, one.address.clone());
    let mut two = phone.opens(&path);
    one.lets_go(book);
    two.sends(Event::TakeOver(book));
    two.waits_for_storage();
    // Now it is the second tab's to list.
    two.goes_to(&Route::Books);
    assert_eq!(groups(&two)[0].1, ["Maya"]);
    two.lets_go(book);
    one.sends(Event::TakeOver(book));
    one.waits_for_storage();
    let named = Field::Book(BookPart::Name);
    one.edits(book, by, named, Value::Text("Maya Rose".to_owned()));
    one.closes();
    two.closes();
    let looks = phone.opens("/books");
    assert_eq!(groups(&looks)[0].1, ["Maya Rose"]);
}
