//! My turn, and leaving fast: what may be seen while the phone is in other hands.

use crate::phone::{Phone, Tab};
use our_say::{
    app::{
        event::{Event, HandsEvent},
        route::{RoundPage, Route},
        view::{Page, TurnState},
    },
    domain::{
        answer::Part,
        ids::{BookId, VoiceId},
        question::Audience,
    },
    storage::memory::Fault,
};

/// A parent said something, and hands the phone to the young person.
fn handed_over() -> (Phone, Tab, BookId, [VoiceId; 2]) {
    let phone = Phone::new();
    let mut tab = phone.opens("/begin/parent");
    tab.types(Part::Words, "She reads.");
    let book = tab.book();
    let [young, parent] = [Audience::YoungPerson, Audience::Parent].map(|of| tab.voice(of));
    tab.goes_to(&Route::Turn(book, young));
    assert_eq!(state(&tab), TurnState::Before);
    tab.sends(Event::Hands(HandsEvent::Begun(book, young)));
    (phone, tab, book, [young, parent])
}

fn state(tab: &Tab) -> TurnState {
    match tab.page() {
        Page::Turn(view) => view.state,
        other => panic!("not the page turn: {other:?}"),
    }
}

/// Pages that are not the young person's own.
fn of_others(book: BookId, parent: VoiceId) -> Vec<Route> {
    let question = our_say::domain::ids::QuestionId::new("p1").unwrap();
    vec![
        Route::Start,
        Route::Books,
        Route::Book(book),
        Route::About(book),
        Route::Views(book, parent),
        Route::Question(book, parent, question),
        Route::Check(book, parent),
        Route::Pack(book),
        Route::Share(book),
        Route::Settings,
        Route::Import,
        Route::Round(book, None, RoundPage::Said),
    ]
}

#[test]
fn in_a_turn_only_the_young_persons_own_pages_can_be_reached() {
    let (_phone, mut tab, book, [young, parent]) = handed_over();
    assert_eq!(state(&tab), TurnState::Now);
    for route in of_others(book, parent) {
        tab.goes_to(&route);
        assert_eq!(state(&tab), TurnState::Now, "{route}");
    }
    tab.goes_to(&Route::Views(book, young));
    assert!(matches!(tab.page(), Page::Views(_)));
    tab.goes_to(&Route::Help);
    assert!(
        matches!(tab.page(), Page::Help(_)),
        "help can always be had"
    );
}

#[test]
fn neither_a_reload_nor_a_new_address_ends_a_turn_and_what_was_said_is_there() {
    let (phone, mut tab, book, [young, _]) = handed_over();
    let first = our_say::domain::ids::QuestionId::new("y1").unwrap();
    tab.goes_to(&Route::Question(book, young, first));
    tab.types(Part::Words, "I like art.");
    let _ = tab.closes();
    for address in ["/", "/settings", &format!("/book/{book}/pack")] {
        let tab = phone.opens(address);
        assert_eq!(state(&tab), TurnState::Now, "{address}");
        let _ = tab.closes();
    }
    let mut tab = phone.opens(&format!("/book/{book}/turn/{young}"));
    tab.sends(Event::Hands(HandsEvent::GivenBack));
    assert_eq!(state(&tab), TurnState::Over);
    tab.goes_to(&Route::Book(book));
    assert!(matches!(tab.page(), Page::Book(_)));
    assert!(tab.kept_text(book).contains("I like art."));
    tab.goes_to(&Route::Turn(book, young));
    assert_eq!(state(&tab), TurnState::Before, "the next turn is another");
}

#[test]
fn in_a_turn_the_words_that_cannot_be_saved_are_the_young_persons_alone() {
    let (phone, mut tab, book, [young, _]) = handed_over();
    let first = our_say::domain::ids::QuestionId::new("y1").unwrap();
    tab.goes_to(&Route::Question(book, young, first));
    phone.store.set_fault(Some(Fault::Full));
    tab.types(Part::Words, "I like art.");
    let offered = tab.offered();
    assert!(offered.contains("I like art."), "{offered}");
    assert!(!offered.contains("She reads."), "{offered}");
    tab.sends(Event::Hands(HandsEvent::GivenBack));
    assert!(tab.offered().contains("She reads."), "then all of it");
}

#[test]
fn who_leaves_fast_in_one_tab_leaves_in_the_other_too() {
    let (phone, mut tab, book, _) = handed_over();
    let mut other = phone.opens(&format!("/book/{book}"));
    tab.sends(Event::Hands(HandsEvent::Left));
    other.sends(Event::Hands(HandsEvent::ElsewhereToo));
    assert_eq!(other.page(), Page::Left);
    other.sends(Event::Hands(HandsEvent::CameBack));
    tab.sends(Event::Hands(HandsEvent::ElsewhereToo));
    assert_eq!(tab.page(), Page::Left, "this one stays where it is");
    tab.goes_to(&Route::Book(book));
    assert_eq!(state(&tab), TurnState::Now);
}

#[test]
fn who_leaves_fast_sees_nothing_of_the_app_until_they_come_back() {
    let (phone, mut tab, book, [young, _]) = handed_over();
    tab.sends(Event::Hands(HandsEvent::Left));
    assert_eq!(tab.address, "/left");
    for route in [
        Route::Start,
        Route::Book(book),
        Route::Views(book, young),
        Route::Help,
    ] {
        tab.goes_to(&route);
        assert_eq!(tab.page(), Page::Left, "{route}");
    }
    let _ = tab.closes();
    let mut tab = phone.opens(&format!("/book/{book}"));
    assert_eq!(
        tab.page(),
        Page::Left,
        "nor does opening it again bring it back"
    );
    tab.sends(Event::Hands(HandsEvent::CameBack));
    assert_eq!(
        state(&tab),
        TurnState::Now,
        "it is still the young person’s turn"
    );
    tab.sends(Event::Hands(HandsEvent::GivenBack));
    tab.goes_to(&Route::Start);
    assert!(matches!(tab.page(), Page::Start(_)));
}
