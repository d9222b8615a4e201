//! An answer is erased for good, and can be written anew.

use crate::phone::{Phone, Tab, id};
use our_say::{
    app::{
        event::Event,
        exchange::event::{Exchanged, ForWhom},
        route::Route,
        view::{Erased, Saving},
    },
    domain::{
        answer::{Answer, HowTaken, Part, Sharing},
        change::Value,
        ids::BookId,
        question::Audience,
    },
    storage::memory::Fault,
};

fn erases(tab: &mut Tab) {
    let at = tab.question().at.at;
    tab.sends(Event::Erased(at));
}

/// A parent has said something of every kind to the first question, twice over: there are words that
/// were handed out and replaced since, words that are still open, and the question is the first of
/// what matters. Something stands in the second question too.
fn much_was_said() -> (Tab, BookId) {
    let mut tab = Phone::new().opens("/begin/parent");
    tab.types(Part::Words, "Old words.");
    tab.types(Part::Better, "Old wish.");
    let (book, voice) = (tab.book(), tab.voice(Audience::Parent));
    let question = Route::parse(&tab.address);
    // What the pack shows is frozen.
    tab.goes_to(&Route::Pack(book));
    tab.goes_to(&question);
    tab.types(Part::Words, "New words.");
    tab.types(Part::Ask, "New question?");
    tab.says(Part::HowTaken, Value::HowTaken(HowTaken::Scribed));
    tab.types(Part::TakenBy, "Auntie Jo");
    tab.says(Part::Sharing, Value::Sharing(Sharing::Chosen));
    tab.types(Part::SharingWho, "Grandpa");
    tab.continues();
    tab.types(Part::Words, "Other words.");
    tab.goes_to(&Route::Matters(book, voice));
    tab.picks("p1", true);
    tab.picks("p2", true);
    tab.goes_to(&question);
    (tab, book)
}

const WORDS: [&str; 6] = [
    "Old words.",
    "Old wish.",
    "New words.",
    "New question?",
    "Auntie Jo",
    "Grandpa",
];

#[test]
fn no_record_holds_a_word_of_an_answer_that_was_erased() {
    let (mut tab, book) = much_was_said();
    let before = tab.kept_text(book);
    // The second answer was taken down by the same hand: that is its own to say.
    assert!(WORDS.iter().all(|words| before.contains(words)));
    tab.types(Part::Words, "Newest words.");
    erases(&mut tab);
    assert_eq!(tab.saving(), Saving::Saved);
    let after = tab.kept_text(book);
    for words in WORDS.into_iter().chain(["Newest words."]) {
        let hers = words == "Auntie Jo";
        let places = usize::from(hers);
        assert_eq!(after.matches(words).count(), places, "{words}");
    }
    assert!(after.contains("Other words."), "nothing else was touched");
    let (_, sitting, _) = tab.kept(book);
    let carried = sitting.choice(tab.question().speaker.voice).unwrap();
    assert_eq!(carried.by, "", "no name is carried on from what is gone");
}

#[test]
fn what_was_erased_is_gone_from_every_page_and_stays_gone() {
    let (mut tab, book) = much_was_said();
    erases(&mut tab);
    let path = tab.address.clone();
    let mut tab = tab.closes_and_comes_back(&path);
    let page = tab.question();
    assert_eq!(page.more.erased, Some(Erased::Here));
    assert!(!page.more.can_erase, "there is nothing left to erase");
    let voice = page.speaker.voice;
    let nothing = Answer {
        sharing: Some(Sharing::Chosen),
        ..Answer::default()
    };
    assert_eq!(
        page.answer, nothing,
        "who may see it stays as narrow as it was"
    );
    tab.goes_to(&Route::Matters(book, voice));
    let chosen: Vec<_> = tab
        .matters()
        .chosen
        .into_iter()
        .map(|pick| pick.at.question)
        .collect();
    assert_eq!(chosen, [id("p2")], "it has left the order too");
    tab.goes_to(&Route::Views(book, voice));
    assert_eq!(tab.list().answered, 1);
}

#[test]
fn one_can_write_anew_where_something_was_erased() {
    let (mut tab, book) = much_was_said();
    erases(&mut tab);
    tab.types(Part::Words, "A fresh start.");
    let page = tab.question();
    assert_eq!(page.more.erased, None);
    assert!(page.more.can_erase);
    assert_eq!(page.answer.words, "A fresh start.");
    erases(&mut tab);
    assert!(!tab.kept_text(book).contains("A fresh start."));
}

#[test]
fn words_that_came_back_from_an_old_copy_hold_nothing() {
    let (mut tab, book) = much_was_said();
    let (old, ..) = tab.kept(book);
    erases(&mut tab);
    let path = tab.address.clone();
    let tab = tab.takes_in(&path, old);
    let page = tab.question();
    assert_eq!(page.answer.words, "");
    assert_eq!(page.more.erased, Some(Erased::Here));
}

#[test]
fn all_of_it_is_erased_at_once_or_nothing_is() {
    let (mut tab, book) = much_was_said();
    let before = tab.kept_text(book);
    tab.phone.store.set_fault(Some(Fault::StopAfterPuts(3)));
    erases(&mut tab);
    assert!(
        matches!(tab.saving(), Saving::Failed(_)),
        "and the page says so"
    );
    tab.phone.store.set_fault(None);
    let (kept, ..) = tab.kept(book);
    let (was, ..): (
        Vec<our_say::domain::change::Change>,
        serde_json::Value,
        serde_json::Value,
    ) = serde_json::from_str(&before).unwrap();
    assert_eq!(kept, was);
    tab.sends(Event::Retry);
    assert_eq!(tab.saving(), Saving::Saved);
    assert!(!tab.kept_text(book).contains("New words."));
}

#[test]
fn words_that_could_not_be_saved_before_they_were_erased_never_are() {
    let (mut tab, book) = much_was_said();
    tab.phone.store.set_fault(Some(Fault::Full));
    tab.types(Part::Better, "Never saved.");
    assert!(matches!(tab.saving(), Saving::Failed(_)));
    assert!(tab.offered().contains("Never saved."));
    erases(&mut tab);
    assert!(!tab.offered().contains("Never saved."));
    tab.phone.store.set_fault(None);
    tab.sends(Event::Retry);
    assert_eq!(tab.saving(), Saving::Saved);
    assert!(!tab.kept_text(book).contains("Never saved."));
    assert!(!tab.kept_text(book).contains("New words."));
}

#[test]
fn what_is_erased_by_a_tab_that_lost_the_book_holds_no_words_once_it_writes_again() {
    let phone = Phone::new();
    let mut first = phone.opens("/begin/parent");
    first.types(Part::Words, "Nobody else must read this.");
    let (book, path) = (first.book(), first.address.clone());
    let mut second = phone.opens(&path);
    second.sends(Event::TakeOver(book));
    second.types(Part::Ask, "Who can help?");
    // The first one has not heard of it, and is refused.
    erases(&mut first);
    assert!(first.kept_text(book).contains("Nobody else"));
    first.sends(Event::WroteElsewhere(book));
    first.sends(Event::Retry);
    assert_eq!(first.saving(), Saving::Saved);
    assert!(!first.kept_text(book).contains("Nobody else"));
}

#[test]
fn a_tab_that_only_shows_a_book_erases_nothing() {
    let (tab, book) = much_was_said();
    let mut other = tab.phone.opens(&tab.address);
    assert!(!other.question().can_write);
    erases(&mut other);
    assert_eq!(other.question().answer.words, "New words.");
    assert!(tab.kept_text(book).contains("New words."));
}

#[test]
fn where_nothing_was_said_there_is_nothing_to_erase() {
    let mut tab = Phone::new().opens("/begin/parent");
    assert!(!tab.question().more.can_erase);
    erases(&mut tab);
    assert_eq!(tab.saving(), Saving::Nothing);
    tab.types(Part::Words, "Something.");
    tab.continues();
    assert!(!tab.question().more.can_erase);
    erases(&mut tab);
    assert_eq!(tab.question().more.erased, None);
}

#[test]
fn an_old_file_brings_nothing_back_and_a_new_one_erases_on_the_other_phone() {
    let (mut mum, book) = much_was_said();
    let question = Route::parse(&mum.address);
    let takes = |tab: &mut Tab, file: &_| {
        tab.opens_a_file(file);
        tab.exchanges(Exchanged::Accept);
        tab.goes_to(&question);
    };
    let old = mum.makes_a_file(ForWhom::Me);
    let mut dad = Phone::of_somebody_else(2).opens("/");
    takes(&mut dad, &old);
    assert_eq!(dad.question().answer.words, "New words.");

    mum.goes_to(&question);
    erases(&mut mum);
    takes(&mut mum, &old);
    assert_eq!(mum.question().answer.words, "");
    assert_eq!(mum.question().more.erased, Some(Erased::Here));
    assert!(!mum.kept_text(book).contains("New words."));

    takes(&mut dad, &mum.makes_a_file(ForWhom::Me));
    assert_eq!(dad.question().more.erased, Some(Erased::Elsewhere));
    for words in ["Old words.", "New words.", "Grandpa"] {
        assert!(!dad.kept_text(book).contains(words), "{words}");
    }
}
