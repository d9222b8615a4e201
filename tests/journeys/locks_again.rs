//! Bad days of locks: words that cannot be saved, an answer that comes late, a book that is open behind another.

use crate::{
    locks::{BLUE, home, locked, locked_at, wish, words},
    made::{SONG, note},
    phone::block_on,
};
use our_say::{
    app::{
        event::{Event, HandsEvent, StoreTrouble},
        exchange::locks::{
            Did,
            event::{LockEvent, LockTrouble, Why},
        },
        route::Route,
        view::Page,
    },
    domain::{
        answer::Part,
        change::{Field, Value},
        cover::LockedCover,
        device::DeviceSettings,
        lock::{Locked, Way},
        profile::Picture,
        question::Audience,
        round::RoundPart,
    },
    storage::{Db, memory::Fault},
};

#[test]
fn whoever_leaves_fast_with_words_that_cannot_be_saved_is_hidden_and_shut_once_they_are() {
    let (phone, mut tab, book, _, path) = locked_at();
    tab.goes_to(&Route::parse(&path));
    phone.store.set_fault(Some(Fault::Full));
    tab.types(Part::Better, "More music.");
    tab.sends(Event::Hands(HandsEvent::Left));
    assert!(matches!(tab.page(), Page::Left));
    assert!(!tab.shut, "words that are nowhere else are kept");
    phone.store.set_fault(None);
    tab.sends(Event::Retry);
    assert!(tab.shut);
    let mut tab = phone.opens(&home(book));
    tab.sends(Event::Hands(HandsEvent::CameBack));
    tab.goes_to(&Route::parse(&path));
    tab.tries(Locked::Book(book), Way::Secret, BLUE);
    assert_eq!(tab.question().answer.better, "More music.");
}

#[test]
fn whoever_left_fast_under_a_lock_of_the_whole_app_comes_back_by_opening_it() {
    let (phone, mut tab, _, _) = locked();
    tab.locks_with(Locked::Whole, "one for all of it");
    tab.sends(Event::Hands(HandsEvent::Left));
    assert!(tab.shut);
    for path in ["/", "/books", "/settings"] {
        let opened = phone.opens(path);
        assert!(
            matches!(opened.page(), Page::Left),
            "{path}: {:?}",
            opened.page()
        );
    }
    let mut tab = tab.closes_and_comes_back("/");
    tab.sends(Event::Hands(HandsEvent::CameBack));
    assert_eq!(tab.unlock_page().on, Locked::Whole);
    tab.tries(Locked::Whole, Way::Secret, "one for all of it");
    assert!(!tab.shut, "it is not shut again and again");
    assert!(matches!(tab.page(), Page::Start(_)));
    drop(tab);
    let mut tab = phone.opens("/");
    tab.tries(Locked::Whole, Way::Secret, "one for all of it");
    assert!(matches!(tab.page(), Page::Start(_)), "and it was kept");
}

#[test]
fn a_book_that_was_opened_is_shut_too_when_another_is_on_the_screen() {
    let (phone, tab, book, _) = locked();
    let mut tab = tab.closes_and_comes_back(&home(book));
    tab.tries(Locked::Book(book), Way::Secret, BLUE);
    tab.goes_to(&Route::Begin(Audience::Parent, None));
    tab.types(Part::Words, "Another family.");
    tab.goes_to(&Route::Books);
    tab.goes_to(&Route::Start);
    tab.lock(LockEvent::Now(Why::Alone(5)));
    assert!(tab.shut);
    let tab = phone.opens(&home(book));
    assert_eq!(tab.unlock_page().on, Locked::Book(book));
}

#[test]
fn an_answer_that_comes_late_takes_the_place_of_no_other_book() {
    let (_, tab, book, _) = locked();
    let mut tab = tab.closes_and_comes_back(&home(book));
    // Tapped, and gone to another family before it is open.
    tab.goes_to(&Route::Begin(Audience::Parent, None));
    tab.types(Part::Words, "Another family.");
    let other = tab.address.clone();
    tab.tries(Locked::Book(book), Way::Secret, BLUE);
    assert_eq!(tab.address, other);
    assert_eq!(tab.question().answer.words, "Another family.");
}

#[test]
fn whoever_finds_a_book_open_cannot_guess_what_opens_it() {
    let (_, mut tab, book, _) = locked();
    let on = Locked::Book(book);
    for n in 0..3 {
        tab.lock(LockEvent::Forgo(on, words(&format!("guess {n}"))));
        assert_eq!(tab.lock_page().trouble, Some(LockTrouble::Wrong));
    }
    tab.lock(LockEvent::Forgo(on, words(BLUE)));
    assert!(tab.lock_page().lock.is_some(), "there is a wait first");
    tab.lock(LockEvent::Set(on, wish("mine now", None, Some(BLUE))));
    assert_ne!(tab.lock_page().done, Some(Did::Changed));
}

#[test]
fn what_a_locked_book_shows_is_changed_without_its_secret_and_what_it_showed_is_nowhere() {
    let (phone, mut tab, book, sheet) = locked();
    let shows = |nickname: &str| LockedCover {
        nickname: nickname.to_owned(),
        picture: Some(Picture::ALL[1]),
        ..LockedCover::default()
    };
    tab.goes_to(&Route::Lock(Some(book)));
    tab.phone.store.set_fault(Some(Fault::Full));
    tab.lock(LockEvent::Show(book, shows("Red folder")));
    let full = LockTrouble::Store(StoreTrouble::Full);
    assert_eq!(tab.lock_page().trouble, Some(full));
    assert_eq!(tab.lock_page().lock.unwrap().cover.nickname, "Blue folder");
    tab.phone.store.set_fault(None);
    let shelf_before = tab.phone.store.databases();
    tab.lock(LockEvent::Show(book, shows("Red folder")));
    assert_eq!(tab.lock_page().done, Some(Did::Shown));
    assert_eq!(tab.lock_page().lock.unwrap().cover, shows("Red folder"));
    let is_old_shelf = |db: &Db| matches!(db, Db::Shelf(_)) && shelf_before.contains(db);
    assert!(!phone.store.databases().iter().any(is_old_shelf));
    // What opens it is what did.
    let mut next = phone.opens(&home(book));
    assert_eq!(next.unlock_page().shut.cover, shows("Red folder"));
    next.tries(Locked::Book(book), Way::Sheet, &sheet);
    assert_eq!(next.home().name, "Samira");
    let mut next = phone.opens(&home(book));
    next.tries(Locked::Book(book), Way::Secret, BLUE);
    assert_eq!(next.home().name, "Samira");
}

#[test]
fn spare_words_are_made_anew_alone_and_the_old_ones_open_nothing() {
    let (phone, mut tab, book, old) = locked();
    let on = Locked::Book(book);
    tab.goes_to(&Route::Lock(Some(book)));
    // As the page does it: what opens it stays, and is asked for.
    let mut refused = wish("wrong", Some("other spare words"), Some("wrong"));
    refused.anew = false;
    tab.lock(LockEvent::Set(on, refused));
    assert_eq!(tab.lock_page().trouble, Some(LockTrouble::Wrong));
    tab.lock(LockEvent::Set(
        on,
        wish(BLUE, Some("other spare words"), Some(BLUE)),
    ));
    assert_eq!(tab.lock_page().done, Some(Did::Changed));
    let mut next = phone.opens(&home(book));
    next.tries(on, Way::Sheet, &old);
    assert_eq!(next.unlock_page().trouble, Some(LockTrouble::Wrong));
    next.tries(on, Way::Sheet, "other spare words");
    assert_eq!(next.home().name, "Samira");
    let mut next = phone.opens(&home(book));
    next.tries(on, Way::Secret, BLUE);
    assert_eq!(next.home().name, "Samira");
}

#[test]
fn lock_now_and_leaving_fast_wait_until_what_was_said_into_the_phone_is_kept() {
    for leaves in [false, true] {
        let (phone, mut tab, book, _, path) = locked_at();
        tab.goes_to(&Route::parse(&path));
        tab.begins_to_record();
        if leaves {
            tab.sends(Event::Hands(HandsEvent::Left));
            assert!(matches!(tab.page(), Page::Left), "it is hidden at once");
        } else {
            tab.goes_to(&Route::Book(book));
            tab.lock(LockEvent::Now(Why::Asked));
        }
        assert!(!tab.shut, "what was said is nowhere yet");
        tab.hears_back(note(SONG, 3));
        assert!(tab.shut);
        let mut tab = phone.opens(&path);
        if leaves {
            tab.sends(Event::Hands(HandsEvent::CameBack));
            tab.goes_to(&Route::parse(&path));
        }
        tab.tries(Locked::Book(book), Way::Secret, BLUE);
        assert_eq!(tab.question().more.making.all.len(), 1, "leaves: {leaves}");
    }

    // But not for ever, however often it is asked.
    let (_, mut tab, book, _, path) = locked_at();
    tab.goes_to(&Route::parse(&path));
    tab.begins_to_record();
    tab.goes_to(&Route::Book(book));
    for _ in 0..3 {
        tab.lock(LockEvent::Now(Why::Asked));
        tab.lock(LockEvent::Second);
    }
    assert!(!tab.shut);
    for _ in 3..10 {
        tab.lock(LockEvent::Second);
    }
    assert!(tab.shut);
    assert_eq!(tab.seconds, 10, "nobody counts on");
}

#[test]
fn a_lock_that_falls_due_while_somebody_records_is_not_forgotten() {
    for why in [Why::Away, Why::Elsewhere] {
        let (_, mut tab, _, _, path) = locked_at();
        let settings = DeviceSettings {
            lock_on_leaving: true,
            ..DeviceSettings::default()
        };
        tab.sends(Event::Chose(settings));
        tab.goes_to(&Route::parse(&path));
        tab.begins_to_record();
        tab.lock(LockEvent::Now(why));
        // Nobody else is meant by that.
        tab.lock(LockEvent::Now(Why::Alone(90)));
        assert!(!tab.shut, "{why:?}");
        tab.hears_back(note(SONG, 3));
        assert!(tab.shut, "{why:?}");
    }
}

#[test]
fn a_tab_that_only_looks_on_changes_nothing_of_what_a_lock_shows() {
    let (phone, mut writes, book, _) = locked();
    let mut looks = phone.opens(&home(book));
    looks.tries(Locked::Book(book), Way::Secret, BLUE);
    looks.goes_to(&Route::Lock(Some(book)));
    assert!(!looks.lock_page().ready);
    looks.lock(LockEvent::Show(book, LockedCover::default()));
    assert_eq!(looks.lock_page().done, None);
    // What the writing tab keeps up is the day alone.
    let red = LockedCover {
        nickname: "Red folder".to_owned(),
        tells_meeting: true,
        ..LockedCover::default()
    };
    block_on(looks.performer.show_on_lock(book, &red)).unwrap();
    writes.goes_to(&Route::About(book));
    let about = writes.about();
    let (by, round) = (about.by, about.at.round);
    let day = "2026-12-15".parse().unwrap();
    let met = Field::Round(round, RoundPart::Day);
    writes.edits(book, by, met, Value::Day(day));
    let next = phone.opens(&home(book));
    let cover = next.unlock_page().shut.cover;
    assert_eq!(
        (cover.nickname.as_str(), cover.meeting),
        ("Red folder", Some(day))
    );
}

#[test]
fn a_wish_to_lock_that_came_to_nothing_does_not_keep_who_leaves_fast_from_shutting() {
    let (_, mut tab, _, _, path) = locked_at();
    let leaves = |lock_on_leaving| DeviceSettings {
        lock_on_leaving,
        ..DeviceSettings::default()
    };
    tab.sends(Event::Chose(leaves(true)));
    tab.goes_to(&Route::parse(&path));
    tab.begins_to_record();
    tab.lock(LockEvent::Now(Why::Away));
    tab.sends(Event::Chose(leaves(false)));
    tab.hears_back(note(SONG, 3));
    assert!(!tab.shut, "it is not wanted any more");
    tab.sends(Event::Hands(HandsEvent::Left));
    assert!(tab.shut);
}
