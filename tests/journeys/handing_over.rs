//! Files that leave the app or do not, files that other apps hand over, and a file for a book that cannot
//! be read any more.

use crate::{
    files::{mums, words},
    phone::{Phone, Tab},
};
use our_say::{
    app::{
        event::Event,
        exchange::event::{Exchanged, ForWhom, Handed, Home},
        route::Route,
        view::{CopyState, ImportView, Problem},
    },
    domain::{answer::Part, ids::BookId, keeping::Phrase, question::Audience},
    storage::{Db, RecordKey, memory::Fault},
};

fn copy(tab: &mut Tab, book: BookId) -> CopyState {
    tab.goes_to(&Route::Book(book));
    tab.home().copy
}

#[test]
fn a_copy_counts_once_it_has_left_the_app() {
    let (_, mut mum) = mums();
    let book = mum.book();
    mum.goes_to(&Route::Share(book));
    mum.exchanges(Exchanged::Make);
    mum.handed = Handed::NotNow;
    mum.exchanges(Exchanged::Give);
    assert_eq!(mum.share().handed, Some(Handed::NotNow));
    assert_eq!(
        copy(&mut mum, book),
        CopyState::None,
        "she closed the share sheet"
    );

    let words = |tab: &Tab| tab.kept(book).2.phrase;
    let first = words(&mum);
    assert!(first.is_some(), "the words are remembered all the same");
    mum.goes_to(&Route::Share(book));
    mum.exchanges(Exchanged::Make);
    mum.handed = Handed::Refused;
    mum.exchanges(Exchanged::Give);
    assert_eq!(mum.kept(book).2.backup, None);
    mum.handed = Handed::Out;
    mum.exchanges(Exchanged::Give);
    assert_eq!(copy(&mut mum, book), CopyState::Same);
    assert_eq!(words(&mum), first);
}

#[test]
fn a_copy_that_was_put_on_the_clipboard_counts_too() {
    let (_, mut mum) = mums();
    let book = mum.book();
    mum.goes_to(&Route::Share(book));
    mum.exchanges(Exchanged::Make);
    mum.exchanges(Exchanged::CopySealed);
    assert_eq!(copy(&mut mum, book), CopyState::Same);
}

/// Another phone, with a book of its own, to which an app has handed over what `mum` made.
fn handed_over() -> (Tab, Phrase, BookId) {
    let (_, mut mum) = mums();
    let book = mum.book();
    let (file, phrase) = mum.makes_a_file(ForWhom::Others);
    let mut dad = Phone::of_somebody_else(2).opens("/");
    dad.waiting = Some(file);
    dad.goes_to(&Route::Import);
    (dad, phrase, book)
}

fn opens_it(tab: &mut Tab, phrase: &Phrase) {
    tab.exchanges(Exchanged::Open {
        pasted: String::new(),
        phrase: phrase.clone(),
    });
}

#[test]
fn a_file_that_was_handed_over_waits_until_all_of_it_is_durable() {
    let (mut dad, phrase, _) = handed_over();
    opens_it(&mut dad, &phrase);
    dad.phone.store.set_fault(Some(Fault::Full));
    dad.exchanges(Exchanged::Accept);
    assert!(dad.waiting.is_some(), "it may be the only copy");
    dad.phone.store.set_fault(None);
    dad.sends(Event::Retry);
    assert!(dad.waiting.is_none());
}

#[test]
fn a_file_that_was_handed_over_waits_while_another_one_is_taken_in() {
    let (mut dad, phrase, _) = handed_over();
    let (_, mut aunt) = mums();
    let other = aunt.makes_a_file(ForWhom::Me);
    dad.opens_a_file(&other);
    dad.exchanges(Exchanged::Accept);
    assert!(dad.waiting.is_some());
    dad.goes_to(&Route::Start);
    dad.goes_to(&Route::Import);
    let asks = |tab: &Tab| match tab.import() {
        ImportView::Asking { handed_over, .. } => handed_over,
        other => panic!("{other:?}"),
    };
    assert!(asks(&dad));
    opens_it(&mut dad, &phrase);
    dad.exchanges(Exchanged::Again);
    dad.exchanges(Exchanged::Unwanted);
    assert!(!asks(&dad), "it is not wanted");
    assert!(dad.waiting.is_none());
}

#[test]
fn a_copy_of_a_book_that_cannot_be_read_goes_beside_it_with_what_can() {
    let (phone, mut mum) = mums();
    let book = mum.book();
    let (parent, young) = (
        mum.voice(Audience::Parent),
        mum.voice(Audience::YoungPerson),
    );
    let backup = mum.makes_a_file(ForWhom::Me);
    mum.goes_to(&Route::Question(book, parent, crate::phone::id("p2")));
    mum.types(Part::Words, "Written since.");
    mum.closes();
    // One record of it is hurt; it holds nothing but a name.
    let hurt = phone.store.raw().into_iter().find_map(|(db, record)| {
        let change = record.key.as_str().starts_with("change/");
        (db == Db::first(book) && change).then_some(record.key)
    });
    phone
        .store
        .tamper(Db::first(book), &hurt.unwrap(), Some(vec![0; 60]));
    let of_it = |phone: &Phone| {
        let raw = phone.store.raw().into_iter();
        raw.filter(|(db, _)| *db == Db::first(book))
            .collect::<Vec<_>>()
    };
    let before = of_it(&phone);

    let mut mum = phone.opens(&Route::Book(book).to_string());
    assert!(matches!(mum.problem(), Problem::Unreadable(_)));
    mum.opens_a_file(&backup);
    let found = mum.found();
    assert!(found.beside && found.can_accept);
    assert_eq!(found.home, Some(Home::New));
    assert!(found.homes.is_empty(), "nobody is asked whose book it is");
    mum.exchanges(Exchanged::Accept);
    let new = mum.taken().book;
    assert_ne!(new, book);
    mum.goes_to(&Route::Book(new));
    assert_eq!(words(&mut mum, young, "y1"), "I like art.");
    assert_eq!(words(&mut mum, parent, "p2"), "Written since.");
    assert!(of_it(&phone) == before, "nothing is written over it");

    // A file of the old book belongs to the new one from now on.
    let mut mum = mum.closes_and_comes_back("/");
    mum.opens_a_file(&backup);
    assert_eq!(mum.found().home, Some(Home::Book(new)));
}

#[test]
fn a_copy_of_a_book_whose_key_is_lost_becomes_a_book_of_its_own() {
    let (phone, mut mum) = mums();
    let book = mum.book();
    let young = mum.voice(Audience::YoungPerson);
    let backup = mum.makes_a_file(ForWhom::Me);
    mum.closes();
    let hurt = Some(vec![0; 60]);
    phone
        .store
        .tamper(Db::FIRST_SHELF, &RecordKey::book(book), hurt);
    let mut mum = phone.opens("/");
    mum.opens_a_file(&backup);
    assert!(mum.found().beside);
    mum.exchanges(Exchanged::Accept);
    let new = mum.taken().book;
    mum.goes_to(&Route::Book(new));
    assert_eq!(words(&mut mum, young, "y1"), "I like art.");
}
