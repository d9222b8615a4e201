//! Bad days of locks: words that cannot be saved, an answer that comes late, a book that is open behind another.

use crate::locks::{BLUE, home, locked, locked_at, wish, words};
use our_say::{
    app::{
        event::{Event, HandsEvent},
        exchange::locks::{
            Did,
            event::{LockEvent, LockTrouble, Why},
        },
        route::Route,
        view::Page,
    },
    domain::{
        answer::Part,
        lock::{Locked, Way},
        question::Audience,
    },
    storage::memory::Fault,
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
    let mut tab = tab.closes_and_comes_back("/");
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
