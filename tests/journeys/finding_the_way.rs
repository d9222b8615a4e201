//! Coming, going, and coming back: the first answer makes the book, Back works, the place is kept.

use crate::phone::{MINUTE, Phone, able, id, largest_in_the_dark};
use our_say::{
    app::{
        event::{Event, Surroundings},
        route::Route,
        view::{Offer, Page, Problem, Saving},
    },
    domain::{
        answer::{Instead, Part},
        change::Value,
        device::DeviceKind,
        ids::{BookId, VoiceId},
        question::Audience,
    },
    storage::memory::Fault,
};

#[test]
fn turning_pages_makes_no_book_and_the_first_answer_does() {
    let phone = Phone::new();
    let mut tab = phone.opens("/begin/parent");
    tab.continues();
    tab.skips();
    assert_eq!(tab.address, "/begin/parent/p3");
    assert_eq!(tab.saving(), Saving::Nothing);
    assert!(phone.store.databases().is_empty(), "nothing was answered");
    tab.types(Part::Words, "One.");
    let at = tab.question().at.at;
    assert_eq!(at.question, id("p3"));
    let own = Route::Question(at.book, at.voice, at.question);
    assert_eq!(tab.address, own.to_string());
    assert_eq!(tab.saving(), Saving::Saved);
    tab.skips();
    assert_eq!(tab.question().number, 4);
    tab.goes_to(&own);
    assert_eq!(
        tab.question().answer.instead,
        None,
        "what is said is not skipped"
    );
}

#[test]
fn after_fourteen_pages_without_a_word_the_first_comes_again() {
    let mut tab = Phone::new().opens("/begin/young-person");
    for _ in 0..14 {
        tab.skips();
    }
    assert_eq!(tab.address, "/begin/young-person");
    assert_eq!(tab.question().number, 1);
}

#[test]
fn back_from_the_first_answer_stays_in_the_book() {
    let mut tab = Phone::new().opens("/begin/parent");
    tab.continues();
    tab.types(Part::Words, "Two.");
    let at = tab.question().at.at;
    tab.goes_to(&Route::Begin(Audience::Parent, None));
    let first = Route::Question(at.book, at.voice, id("p1"));
    assert_eq!(tab.address, first.to_string());
    tab.types(Part::Words, "One.");
    tab.goes_to(&Route::Start);
    assert_eq!(tab.cards().len(), 1, "one child, one book");
    tab.goes_to(&Route::Begin(Audience::Parent, None));
    assert_ne!(
        tab.question().at.at.book,
        at.book,
        "from the start it is a new one"
    );
}

#[test]
fn closed_in_the_middle_of_a_word_it_comes_back_there() {
    let mut tab = Phone::new().opens("/begin/parent");
    tab.types(Part::Words, "She likes mu");
    tab.continues();
    tab.types(Part::Better, "they wou");
    let path = tab.address.clone();
    let tab = tab.closes_and_comes_back(&path);
    assert_eq!(tab.question().answer.better, "they wou");
    assert_eq!(tab.question().number, 2);

    // From the start page the card leads there.
    let mut tab = tab.closes_and_comes_back("/");
    let card = tab.cards().remove(0);
    tab.goes_to(&card.go_on.unwrap());
    assert_eq!(tab.question().answer.better, "they wou");

    // A link from school does too: it offers the book.
    let mut tab = tab.closes_and_comes_back("/begin/parent");
    let Some(Offer::Book(card)) = tab.question().offer else {
        panic!("the book is offered");
    };
    tab.goes_to(&card.go_on.unwrap());
    assert_eq!(tab.question().answer.better, "they wou");
    assert_eq!(tab.question().offer, None);
}

#[test]
fn a_link_from_school_that_is_opened_again_shows_the_book_from_the_first_moment() {
    let phone = Phone::new();
    let mut tab = phone.opens("/begin/parent");
    tab.types(Part::Words, "One.");

    // The app is kept by now. A question that stood before its offer would slide down under a finger.
    let mut tab = phone.opens_kept_slowly("/begin/parent");
    assert_eq!(tab.page(), Page::Waiting);
    tab.waits_for_storage();
    assert!(matches!(tab.question().offer, Some(Offer::Book(_))));

    // A phone that keeps nothing any more hides no question.
    phone.store.set_fault(Some(Fault::Unavailable));
    let mut tab = phone.opens_kept_slowly("/begin/parent");
    tab.waits_for_storage();
    assert_eq!(tab.question().number, 1);
}

#[test]
fn a_first_question_waits_for_no_storage_on_a_first_visit() {
    let tab = Phone::new().opens_slowly("/begin/parent");
    assert_eq!(tab.question().number, 1);
}

#[test]
fn the_place_is_kept_when_the_sitting_is_over_and_is_always_a_real_one() {
    let phone = Phone::new();
    let mut tab = phone.opens("/begin/parent");
    tab.types(Part::Words, "One.");
    tab.continues();
    let at = tab.question().at.at;
    for route in [
        Route::Question(at.book, at.voice, id("p99")),
        Route::Question(at.book, VoiceId::from_bits(9), id("p1")),
    ] {
        tab.goes_to(&route);
        assert_eq!(tab.problem(), Problem::NoQuestion(at.book));
    }
    phone.waits(60 * MINUTE);
    let mut tab = tab.closes_and_comes_back(&Route::Book(at.book).to_string());
    tab.goes_to(&Route::Start);
    let place = Route::Question(at.book, at.voice, id("p2"));
    assert_eq!(tab.cards()[0].go_on, Some(place));
}

#[test]
fn words_that_come_after_their_page_is_gone_land_where_they_belong() {
    let mut tab = Phone::new().opens("/begin/parent");
    tab.types(Part::Words, "One");
    let first = tab.question().at;
    tab.continues();
    let text = |text: &str| Value::Text(text.into());
    let (book, voice) = (first.at.book, first.at.voice);
    tab.edits(book, voice, first.part(Part::Words), text("One."));
    assert_eq!(tab.question().answer.words, "");

    // Even when the book itself was left.
    tab.goes_to(&Route::Start);
    tab.edits(book, voice, first.part(Part::Words), text("One!"));
    let page = Route::Question(book, voice, id("p1"));
    tab.goes_to(&page);
    assert_eq!(tab.question().answer.words, "One!");
    let tab = tab.closes_and_comes_back(&page.to_string());
    assert_eq!(tab.question().answer.words, "One!");
}

#[test]
fn the_very_first_letters_may_come_after_the_page_is_gone() {
    let mut tab = Phone::new().opens("/begin/parent");
    let first = tab.question().at;
    tab.goes_to(&Route::Start);
    let words = first.part(Part::Words);
    tab.edits(
        first.at.book,
        first.at.voice,
        words,
        Value::Text("One".into()),
    );
    assert_eq!(tab.address, "/");
    let card = tab.cards().remove(0);
    assert_eq!(card.home, Route::Book(first.at.book));
    let tab = tab.closes_and_comes_back("/");
    assert_eq!(tab.cards().len(), 1);
}

#[test]
fn what_does_not_exist_is_a_problem_with_a_way_home() {
    let phone = Phone::new();
    assert_eq!(phone.opens("/nowhere").problem(), Problem::NoPage);
    let unknown = phone.opens("/begin/parent/p99");
    assert_eq!(
        unknown.problem(),
        Problem::NoPage,
        "there is no book to go to"
    );
    let gone = Route::Pack(BookId::from_bits(7)).to_string();
    let mut tab = phone.opens(&gone);
    assert_eq!(tab.problem(), Problem::NoBook);
    tab.goes_to(&Route::About(BookId::from_bits(7)));
    assert_eq!(tab.problem(), Problem::NoBook);
    assert!(phone.store.databases().is_empty(), "looking makes nothing");
    tab.goes_to(&Route::Start);
    assert_eq!(tab.cards(), []);
}

#[test]
fn events_of_another_time_change_nothing() {
    let mut tab = Phone::new().opens("/begin/parent");
    tab.types(Part::Words, "One.");
    let mut at = tab.question().at.at;
    let before = tab.page();
    at.book = BookId::from_bits(1);
    let field = tab.question().at.part(Part::Words);
    for event in [
        Event::Continued(at.clone()),
        Event::Skipped(at.clone()),
        Event::Picked(at.clone(), true),
        Event::MovedUp(at.clone()),
        Event::Print(at.book),
        Event::GivePack(at.book),
        Event::TakeOver(at.book),
        Event::StoppedWriting(at.book),
        Event::WroteElsewhere(at.book),
        Event::Saved(at.book, 9),
        Event::Retry,
    ] {
        tab.sends(event);
    }
    tab.edits(at.book, at.voice, field, Value::Text("Elsewhere".into()));
    let same = Route::parse(&tab.address);
    tab.goes_to(&same);
    assert_eq!(tab.page(), before);
    assert_eq!((tab.printed, tab.given.len()), (0, 0));
}

#[test]
fn questions_that_cannot_be_had_are_asked_for_once_and_again_on_the_next_page() {
    let mut tab = Phone::new().opens("/");
    tab.online = false;
    tab.goes_to(&Route::Begin(Audience::Parent, None));
    assert_eq!(tab.fetched, 1, "no storm of requests");
    assert_eq!(tab.problem(), Problem::NoContent);
    tab.online = true;
    tab.goes_to(&Route::Start);
    tab.goes_to(&Route::Begin(Audience::Parent, None));
    assert_eq!(tab.question().number, 1);
    tab.types(Part::Instead, "");
    tab.says(Part::Instead, Value::Instead(Instead::DontKnow));
    assert_eq!(
        tab.fetched, 3,
        "the other voice's come with the first answer"
    );
}

#[test]
fn settings_hold_at_once_and_for_good() {
    let mut tab = Phone::new().opens_slowly("/settings");
    tab.sends(Event::Chose(largest_in_the_dark()));
    assert_eq!(
        tab.frame().settings,
        largest_in_the_dark(),
        "before anything was read"
    );
    tab.waits_for_storage();
    assert_eq!(tab.frame().settings, largest_in_the_dark());
    let mut tab = tab.closes_and_comes_back("/help");
    assert!(matches!(tab.page(), Page::Help(_)));
    assert_eq!(tab.frame().settings, largest_in_the_dark());
    tab.sends(Event::Surroundings(able()));
    assert!(tab.frame().update_ready);
}

#[test]
fn on_an_iphone_the_app_belongs_on_the_home_screen_before_anything_is_written() {
    let advised = |kind, installed| {
        let mut tab = Phone::new().opens("/");
        (tab.kind, tab.installed) = (kind, installed);
        tab.sends(Event::Surroundings(Surroundings::default()));
        match tab.page() {
            Page::Start(start) => start.home_first,
            other => panic!("{other:?}"),
        }
    };
    assert!(advised(DeviceKind::Iphone, false));
    assert!(advised(DeviceKind::Ipad, false));
    assert!(!advised(DeviceKind::Iphone, true));
    assert!(!advised(DeviceKind::AndroidPhone, false));
}
