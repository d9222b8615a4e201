//! Two tabs on one phone: one writes, the other shows, follows, and may take over.

use crate::phone::{Phone, Tab};
use our_say::{
    app::{
        event::{Event, StoreTrouble},
        route::Route,
        view::{Elsewhere, Page, Saving},
    },
    domain::{
        answer::{Part, Sharing},
        change::Value,
        ids::BookId,
    },
};

/// Two tabs with the same question open; the first one writes.
fn two_tabs() -> (Phone, BookId, Tab, Tab) {
    let phone = Phone::new();
    let mut first = phone.opens("/begin/parent");
    first.types(Part::Words, "One");
    let second = phone.opens(&first.address);
    (phone, first.book(), first, second)
}

fn words(tab: &Tab) -> String {
    tab.question().answer.words
}

#[test]
fn the_second_tab_shows_follows_and_takes_over() {
    let (_, book, mut first, mut second) = two_tabs();
    assert_eq!(words(&second), "One");
    assert!(!second.question().can_write);
    assert_eq!(
        second.frame().elsewhere,
        Some(Elsewhere { book, asked: false })
    );

    first.types(Part::Words, "One two");
    second.sends(Event::WroteElsewhere(book));
    assert_eq!(words(&second), "One two");

    second.slow = true;
    second.sends(Event::TakeOver(book));
    assert_eq!(
        second.frame().elsewhere,
        Some(Elsewhere { book, asked: true })
    );
    first.lets_go(book);
    second.waits_for_storage();
    assert!(second.question().can_write && !first.question().can_write);
    second.types(Part::Words, "One two three");
    assert_eq!(second.saving(), Saving::Saved);
    first.sends(Event::WroteElsewhere(book));
    assert_eq!(words(&first), "One two three");
    assert_eq!(first.frame().trouble, None);
}

/// Two versions of the words that stand beside each other. Which of two that were written at the same
/// place in the history comes first means nothing.
fn both(tab: &Tab) -> Vec<String> {
    let mut both: Vec<String> = words(tab).split("\n\n").map(str::to_owned).collect();
    both.sort();
    both
}

/// The second tab takes over while the first one sleeps.
fn taken_from_a_sleeper() -> (Phone, BookId, Tab, Tab) {
    let (phone, book, first, mut second) = two_tabs();
    second.sends(Event::TakeOver(book));
    assert!(second.question().can_write);
    second.types(Part::Words, "One and mine");
    (phone, book, first, second)
}

#[test]
fn the_late_words_of_a_tab_that_lost_the_book_are_refused_and_offered() {
    for it_was_told_first in [false, true] {
        let (phone, book, mut first, second) = taken_from_a_sleeper();
        if it_was_told_first {
            first.lost(book);
        }
        first.types(Part::Words, "One and hers");
        let trouble = first.frame().trouble.unwrap();
        assert_eq!(trouble.why, StoreTrouble::OtherTab);
        assert!(trouble.words.contains("One and hers"));
        assert!(!first.question().can_write);
        let kept = phone.opens(&second.address);
        assert_eq!(words(&kept), "One and mine");

        // It follows, and still offers them.
        first.sends(Event::WroteElsewhere(book));
        assert_eq!(words(&first), "One and mine");
        assert!(first.offered().contains("One and hers"));
        first.goes_to(&Route::Start);
        assert!(first.offered().contains("One and hers"));
        first.goes_to(&Route::parse(&second.address));
        assert!(first.offered().contains("One and hers"));

        // When it writes again, both stand there.
        first.sends(Event::Retry);
        assert_eq!(both(&first), ["One and hers", "One and mine"]);
        assert_eq!(first.frame().trouble, None);
        assert_eq!(first.saving(), Saving::Saved);
        let path = first.address.clone();
        drop(second);
        let again = first.closes_and_comes_back(&path);
        assert_eq!(both(&again), ["One and hers", "One and mine"]);
    }
}

#[test]
fn a_tab_that_only_looked_and_slept_writes_over_nothing_once_another_has_the_book() {
    let phone = Phone::new();
    let mut begun = phone.opens("/begin/parent");
    begun.types(Part::Words, "One");
    let (path, book) = (begun.address.clone(), begun.book());
    begun.closes();

    let mut sleeper = phone.opens(&path);
    let mut writer = phone.opens(&path);
    writer.sends(Event::TakeOver(book));
    writer.types(Part::Words, "Two");
    writer.goes_to(&Route::Pack(book));
    assert!(writer.prints(), "what is printed is frozen");
    let before = phone.store.raw();
    // It wakes before anybody tells it that the book was taken.
    sleeper.types(Part::Words, "Three");
    assert_eq!(sleeper.saving(), Saving::Failed(StoreTrouble::OtherTab));
    assert_eq!(phone.store.raw(), before);
    writer.goes_to(&Route::parse(&path));
    writer.types(Part::Ask, "And this?");
    assert_eq!(writer.saving(), Saving::Saved);
}

#[test]
fn a_refused_choice_narrows_and_never_widens() {
    let (_, _, mut first, mut second) = taken_from_a_sleeper();
    first.says(Part::Sharing, Value::Sharing(Sharing::Me));
    second.says(Part::Sharing, Value::Sharing(Sharing::Meeting));
    first.sends(Event::Retry);
    assert_eq!(first.question().sharing, Sharing::Me);
}

#[test]
fn a_tab_that_follows_changes_nothing_and_hands_out_only_what_is_frozen() {
    let (phone, book, mut first, mut second) = two_tabs();
    let before = phone.store.raw();
    let at = second.question().at.at;
    second.continues();
    second.sends(Event::Skipped(at.clone()));
    second.goes_to(&Route::Matters(book, at.voice));
    second.picks("p1", true);
    second.goes_to(&Route::Pack(book));
    assert!(!second.pack().ready, "the first one still types");
    assert!(!second.prints() && second.shares().is_none());
    assert_eq!(phone.store.raw(), before);
    assert_eq!(second.frame().trouble, None);

    first.goes_to(&Route::Pack(book));
    assert!(first.pack().ready);
    second.sends(Event::WroteElsewhere(book));
    assert!(second.pack().ready && second.prints(), "now it is frozen");
}

#[test]
fn a_page_that_was_put_aside_lets_go_and_writes_on_when_it_comes_back() {
    let (_, book, mut first, mut second) = two_tabs();
    first.lets_go(book);
    second.sends(Event::Returned);
    assert!(second.question().can_write, "nobody wrote any more");
    second.types(Part::Words, "Two");
    first.sends(Event::Returned);
    assert_eq!(words(&first), "Two", "it is read again");
    assert!(!first.question().can_write, "somebody else writes");
    second.lets_go(book);
    first.sends(Event::Returned);
    assert!(first.question().can_write);
}

#[test]
fn a_book_that_is_taken_while_it_is_left_is_read_again() {
    let (_, book, mut first, mut second) = two_tabs();
    let page = Route::parse(&first.address);
    first.goes_to(&Route::Start);
    second.slow = true;
    second.sends(Event::TakeOver(book));
    first.lets_go(book);
    second.waits_for_storage();
    second.types(Part::Words, "Two");
    first.goes_to(&page);
    assert_eq!(words(&first), "Two");
    assert!(!first.question().can_write);
    first.goes_to(&Route::Book(book));
    assert!(matches!(first.page(), Page::Book(_)));
}
