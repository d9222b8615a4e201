//! Bad days: no room, no storage, damage. Nothing is lost, and the page says so at once.

use crate::phone::{Phone, Tab, id, largest_in_the_dark};
use our_say::{
    app::{
        event::{Event, StoreTrouble},
        route::Route,
        view::{CardState, Page, Problem, Saving},
    },
    domain::{
        answer::Part,
        change::{BookPart, Field, Value},
        question::Audience,
    },
    storage::{Db, RecordKey, memory::Fault},
};

fn trouble(tab: &Tab) -> Option<StoreTrouble> {
    tab.frame().trouble.map(|trouble| trouble.why)
}

#[test]
fn a_full_phone_says_so_keeps_the_words_and_saves_them_when_there_is_room() {
    for fault in [Fault::Full, Fault::RefuseFrom(0), Fault::StopAfterPuts(1)] {
        let phone = Phone::new();
        let mut tab = phone.opens("/begin/parent");
        phone.store.set_fault(Some(fault));
        tab.types(Part::Words, "One.");
        tab.continues();
        tab.types(Part::Ask, "Two?");
        let why = trouble(&tab).unwrap();
        assert_eq!(tab.saving(), Saving::Failed(why));
        tab.sends(Event::Retry);
        assert_eq!(trouble(&tab), Some(why));
        tab.sends(Event::CopyWords);
        for words in ["One.", "Two?"] {
            assert!(tab.copied[0].contains(words), "{words}");
        }
        let copied = |tab: &Tab| tab.frame().trouble.unwrap().copied;
        assert_eq!(copied(&tab), Some(true), "a person is told");
        tab.types(Part::Ask, "Two and a half?");
        assert_eq!(copied(&tab), None, "not of words that came later");
        tab.types(Part::Ask, "Two?");
        let (book, by) = (tab.book(), tab.question().at.at.voice);
        let senco = Field::Book(BookPart::Senco);
        tab.edits(book, by, senco, Value::Text("Mrs Abu".into()));
        assert!(tab.offered().contains("Mrs Abu"), "whatever was written");

        phone.store.set_fault(None);
        tab.sends(Event::Retry);
        assert_eq!(trouble(&tab), None);
        assert_eq!(tab.saving(), Saving::Saved);
        let path = tab.address.clone();
        let mut tab = tab.closes_and_comes_back(&path);
        assert_eq!(tab.question().answer.ask, "Two?");
        tab.goes_to(&Route::Question(book, by, id("p1")));
        assert_eq!(tab.question().answer.words, "One.");
    }
}

#[test]
fn a_lost_answer_is_no_lost_word_and_no_second_one() {
    let phone = Phone::new();
    let mut tab = phone.opens("/begin/parent");
    for lost in 0..6 {
        phone.store.set_fault(Some(Fault::LoseAnswer(lost)));
        tab.types(Part::Words, &format!("Try {lost}."));
        phone.store.set_fault(None);
        tab.sends(Event::Retry);
        assert_eq!(tab.saving(), Saving::Saved);
    }
    let path = tab.address.clone();
    let tab = tab.closes_and_comes_back(&path);
    assert_eq!(tab.question().answer.words, "Try 5.");
}

#[test]
fn without_storage_everything_still_works_until_the_page_is_closed() {
    let phone = Phone::new();
    phone.store.set_fault(Some(Fault::Unavailable));
    let mut tab = phone.opens("/");
    assert_eq!(trouble(&tab), Some(StoreTrouble::None), "at once");
    tab.goes_to(&Route::Begin(Audience::Parent, None));
    tab.types(Part::Words, "One.");
    assert!(tab.offered().contains("One."));
    tab.sends(Event::Chose(largest_in_the_dark()));
    assert_eq!(tab.frame().settings, largest_in_the_dark());
    let book = tab.book();
    tab.goes_to(&Route::Start);
    assert_eq!(tab.cards()[0].home, Route::Book(book), "it is still here");
    assert!(tab.offered().contains("One."));
    tab.goes_to(&Route::Pack(book));
    assert!(tab.prints(), "it cannot be kept, but it can be printed");

    let tab = phone.opens("/settings");
    let Page::Settings(settings) = tab.page() else {
        panic!("the settings");
    };
    assert_eq!(settings.trouble, Some(StoreTrouble::None));
}

#[test]
fn a_book_that_is_left_while_it_is_being_saved_still_offers_its_words() {
    let phone = Phone::new();
    let mut tab = phone.opens("/begin/parent");
    tab.types(Part::Words, "One.");
    let home = Route::Book(tab.book());
    tab.slow = true;
    tab.types(Part::Better, "Two.");
    tab.slow = true;
    phone.store.set_fault(Some(Fault::Full));
    tab.goes_to(&Route::Start);
    tab.waits_for_storage();
    assert_eq!(trouble(&tab), Some(StoreTrouble::Full));
    assert!(tab.offered().contains("Two."));

    // Another book fails too. On its own page stand its own words, never another family's; where no
    // book is shown both are offered, and both are saved.
    tab.goes_to(&Route::Begin(Audience::YoungPerson, None));
    tab.types(Part::Words, "Three.");
    assert!(tab.offered().contains("Three.") && !tab.offered().contains("Two."));
    let other = tab.address.clone();
    tab.goes_to(&Route::Start);
    assert!(tab.offered().contains("Two.") && tab.offered().contains("Three."));
    phone.store.set_fault(None);
    tab.sends(Event::Retry);
    assert_eq!(trouble(&tab), None);
    let mut tab = tab.closes_and_comes_back(&other);
    assert_eq!(tab.question().answer.words, "Three.");
    tab.goes_to(&home);
    let voice = tab
        .home()
        .voices
        .iter()
        .find(|task| task.answered == 1)
        .cloned();
    let voice = voice.unwrap().speaker.voice;
    tab.goes_to(&Route::Question(tab.book(), voice, id("p1")));
    assert_eq!(tab.question().answer.better, "Two.");
}

#[test]
fn a_book_that_cannot_be_read_is_not_written_over_and_the_others_open() {
    let phone = Phone::new();
    let mut tab = phone.opens("/begin/parent");
    tab.types(Part::Words, "One.");
    let good = tab.address.clone();
    tab.goes_to(&Route::Start);
    tab.goes_to(&Route::Begin(Audience::Parent, None));
    tab.types(Part::Words, "Two.");
    tab.types(Part::Better, "Three.");
    let broken = tab.book();
    let page = tab.address.clone();
    tab.closes();

    // One record is damaged: the one with these words, or another.
    let records = phone.store.raw().into_iter();
    let changes = records.filter(|(db, r)| *db == Db::first(broken) && r.key != RecordKey::SITTING);
    let longest = changes.max_by_key(|(_, r)| r.bytes.len()).unwrap().1.key;
    phone
        .store
        .tamper(Db::first(broken), &longest, Some(vec![1, 2, 3]));
    let of_it = |phone: &Phone| {
        let raw = phone.store.raw().into_iter();
        let own = raw.filter(|(db, _)| *db == Db::first(broken));
        own.map(|(_, record)| record).collect::<Vec<_>>()
    };
    let before = of_it(&phone);

    let mut tab = phone.opens(&page);
    let Problem::Unreadable(words) = tab.problem() else {
        panic!("it says so");
    };
    assert!(
        words.contains("Two.") || words.contains("Three."),
        "{words}"
    );
    tab.goes_to(&Route::Book(broken));
    tab.goes_to(&Route::Pack(broken));
    tab.sends(Event::Print(broken));
    tab.goes_to(&Route::Start);
    assert_eq!(tab.printed, 0);
    assert!(of_it(&phone) == before, "nothing is written over it");
    let unreadable = tab
        .cards()
        .into_iter()
        .filter(|card| card.state == CardState::Unreadable);
    assert_eq!(unreadable.count(), 1);
    tab.goes_to(&Route::parse(&good));
    assert_eq!(tab.question().answer.words, "One.");
    tab.types(Part::Words, "One more.");
    assert_eq!(tab.saving(), Saving::Saved);
}

#[test]
fn a_book_without_its_key_is_unreadable_too() {
    let phone = Phone::new();
    let mut tab = phone.opens("/begin/parent");
    tab.types(Part::Words, "One.");
    let (book, page) = (tab.book(), tab.address.clone());
    tab.closes();
    phone
        .store
        .tamper(Db::FIRST_SHELF, &RecordKey::book(book), Some(vec![0; 60]));
    let tab = phone.opens(&page);
    assert_eq!(tab.problem(), Problem::Unreadable(String::new()));
}

#[test]
fn a_phone_that_cannot_read_now_may_read_later() {
    let phone = Phone::new();
    let mut tab = phone.opens("/begin/parent");
    tab.types(Part::Words, "One.");
    let page = tab.address.clone();
    tab.closes();
    phone.store.set_fault(Some(Fault::RefuseReads));
    let mut tab = phone.opens(&page);
    assert_eq!(tab.problem(), Problem::Store(StoreTrouble::Lost));
    assert_eq!(trouble(&tab), Some(StoreTrouble::Lost));
    phone.store.set_fault(None);
    tab.sends(Event::Retry);
    assert_eq!(tab.question().answer.words, "One.");
    assert_eq!(trouble(&tab), None);
}

#[test]
fn a_phone_that_is_full_when_the_book_is_opened_shows_it_and_saves_once_there_is_room() {
    let phone = Phone::new();
    let mut tab = phone.opens("/begin/parent");
    tab.types(Part::Words, "One.");
    let address = tab.address.clone();
    let phone = tab.closes();
    phone.store.set_fault(Some(Fault::Full));
    let mut tab = phone.opens(&address);
    assert_eq!(tab.question().answer.words, "One.");
    tab.types(Part::Words, "One and two.");
    assert_eq!(trouble(&tab), Some(StoreTrouble::Full));
    phone.store.set_fault(None);
    tab.sends(Event::Retry);
    assert_eq!(trouble(&tab), None);
    let tab = tab.closes_and_comes_back(&address);
    assert_eq!(tab.question().answer.words, "One and two.");
}
