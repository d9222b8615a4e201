//! Taking share files in: mother and father, another child, a file that is none, and back out again.

use crate::{
    files::{mums, name, words},
    phone::{Phone, Tab, id},
};
use our_say::{
    app::{
        event::{Event, Removed, StoreTrouble},
        exchange::event::{Exchanged, ForWhom, Home, OpenTrouble},
        route::Route,
        view::{ImportView, Page, Undo},
    },
    domain::{
        answer::{Part, Sharing},
        change::Value,
        keeping::Phrase,
        question::Audience,
    },
    storage::Db,
};

#[test]
fn what_another_tab_wrote_since_the_file_was_looked_at_is_looked_at_too() {
    let (mums_phone, mut mum) = mums();
    let book = mum.book();
    let parent = mum.voice(Audience::Parent);
    let first = mum.makes_a_file(ForWhom::Me);
    let phone = Phone::of_somebody_else(2);
    let mut dad = phone.opens("/");
    dad.opens_a_file(&first);
    dad.exchanges(Exchanged::Accept);
    let question = Route::Question(book, parent, id("p1"));
    mum.goes_to(&question);
    mum.types(Part::Words, "Hers.");
    let second = mum.makes_a_file(ForWhom::Me);
    drop(mums_phone);
    let mut writing = dad.closes_and_comes_back(&question.to_string());
    let mut looking = phone.opens("/import");
    looking.opens_a_file(&second);
    assert!(!looking.found().can_accept, "another tab writes");
    writing.types(Part::Words, "His.");
    looking.sends(Event::TakeOver(book));
    let found = looking.found();
    assert!(found.can_accept);
    assert_eq!(
        found.brings.unwrap().differ.len(),
        1,
        "what he wrote stands beside hers"
    );
    looking.exchanges(Exchanged::Accept);
    looking.goes_to(&Route::Book(book));
    let both = words(&mut looking, parent, "p1");
    assert!(both.contains("Hers.") && both.contains("His."), "{both}");
}

#[test]
fn a_file_that_opens_late_is_not_taken_for_the_example() {
    let (_, mut mum) = mums();
    let backup = mum.makes_a_file(ForWhom::Me);
    let mut dad = Phone::of_somebody_else(2).opens("/");
    dad.opens_a_file(&(backup.0.clone(), Phrase::new("wrong".into())));
    dad.goes_to(&Route::Example);
    assert!(
        dad.home().name.contains("(example)"),
        "what went wrong before does not matter"
    );
    dad.opens_a_file(&backup);
    dad.goes_to(&Route::Example);
    assert_eq!(
        dad.cards_of_start(),
        1,
        "nothing was taken in that nobody agreed to"
    );
}

#[test]
fn a_file_that_does_not_open_says_why_and_changes_nothing() {
    let (_, mut mum) = mums();
    let (file, phrase) = mum.makes_a_file(ForWhom::Me);
    let mut dad = Phone::of_somebody_else(2).opens("/");
    let wrong = Phrase::new("five wrong words".into());
    dad.opens_a_file(&(file.clone(), wrong));
    let trouble = |tab: &Tab| match tab.page() {
        Page::Import(ImportView::Asking { trouble, .. }) => trouble,
        other => panic!("{other:?}"),
    };
    assert_eq!(trouble(&dad), Some(OpenTrouble::WrongWords));
    dad.opens_a_file(&("Dear Dad".into(), phrase.clone()));
    assert_eq!(trouble(&dad), Some(OpenTrouble::Foreign));
    let newer = file.replace("\"our-say\":1", "\"our-say\":2");
    dad.opens_a_file(&(newer, phrase));
    assert_eq!(trouble(&dad), Some(OpenTrouble::Newer));
    assert_eq!(dad.cards_of_start(), 0);
    assert!(dad.phone.store.raw().is_empty());
}

#[test]
fn a_file_that_nobody_waits_for_any_more_is_not_shown() {
    let (_, mut mum) = mums();
    let backup = mum.makes_a_file(ForWhom::Me);
    let mut dad = Phone::of_somebody_else(2).opens("/");
    dad.opens_a_file(&backup);
    dad.exchanges(Exchanged::Stop);
    dad.goes_to(&Route::Start);
    dad.goes_to(&Route::Import);
    assert!(matches!(
        dad.page(),
        Page::Import(ImportView::Asking { trouble: None, .. })
    ));
}

#[test]
fn an_import_can_be_taken_out_again_and_what_was_written_since_stays() {
    let (_, mut mum) = mums();
    let book = mum.book();
    let parent = mum.voice(Audience::Parent);
    let young = mum.voice(Audience::YoungPerson);
    let first = mum.makes_a_file(ForWhom::Me);
    let mut dad = Phone::of_somebody_else(2).opens("/");
    dad.opens_a_file(&first);
    dad.exchanges(Exchanged::Accept);
    mum.goes_to(&Route::Question(book, parent, id("p2")));
    mum.types(Part::Words, "From mum.");
    let second = mum.makes_a_file(ForWhom::Me);
    dad.opens_a_file(&second);
    assert!(dad.found().belongs.is_some());
    dad.exchanges(Exchanged::Accept);
    dad.goes_to(&Route::Book(book));
    assert_eq!(words(&mut dad, parent, "p2"), "From mum.");
    dad.goes_to(&Route::Question(book, young, id("y3")));
    dad.types(Part::Words, "Later.");
    dad.sends(Event::Exchanged(Box::new(Exchanged::Undo(book))));
    assert_eq!(words(&mut dad, parent, "p2"), "");
    assert_eq!(words(&mut dad, young, "y3"), "Later.");
    let path = dad.address.clone();
    let mut dad = dad.closes_and_comes_back(&path);
    assert_eq!(words(&mut dad, parent, "p2"), "");
    assert_eq!(words(&mut dad, young, "y1"), "I like art.");
}

#[test]
fn nobody_is_told_that_a_file_is_in_before_it_is() {
    let (_, mut mum) = mums();
    let backup = mum.makes_a_file(ForWhom::Me);
    let mut dad = Phone::of_somebody_else(2).opens("/");
    dad.opens_a_file(&backup);
    dad.slow = true;
    dad.exchanges(Exchanged::Accept);
    assert!(matches!(dad.page(), Page::Import(ImportView::TakingIn)));
    dad.waits_for_storage();
    assert_eq!(dad.taken().brought, 3);
}

#[test]
fn a_book_that_came_by_mistake_goes_altogether() {
    let (_, mut mum) = mums();
    let backup = mum.makes_a_file(ForWhom::Me);
    let book = mum.book();
    let mut dad = Phone::of_somebody_else(2).opens("/");
    dad.opens_a_file(&backup);
    dad.exchanges(Exchanged::Accept);
    dad.exchanges(Exchanged::Undo(book));
    assert_eq!(dad.taken().undo, Undo::Done);
    assert_eq!(dad.cards_of_start(), 0);
    assert!(
        dad.phone
            .store
            .raw()
            .iter()
            .all(|(_, r)| !r.key.as_str().starts_with("change"))
    );
}

#[test]
fn two_books_that_were_begun_apart_for_one_child_become_one() {
    let (_, mut mum) = mums();
    let mut dad = Phone::of_somebody_else(2).opens("/begin/parent");
    dad.types(Part::Words, "He builds things.");
    name(&mut dad, Audience::Parent, "Dad");
    let (dads_book, dads_voice) = (dad.book(), dad.voice(Audience::Parent));
    let dads_young = dad.voice(Audience::YoungPerson);
    dad.goes_to(&Route::Question(dads_book, dads_young, id("y1")));
    dad.types(Part::Words, "I like maths.");
    dad.says(Part::Sharing, Value::Sharing(Sharing::Meeting));

    let from_mum = mum.makes_a_file(ForWhom::Others);
    dad.opens_a_file(&from_mum);
    let found = dad.found();
    assert_eq!(found.home, None, "it is asked where it goes");
    assert!(!found.can_accept);
    dad.exchanges(Exchanged::GoesTo(Home::Book(dads_book)));
    let found = dad.found();
    assert_eq!(found.who.len(), 1, "who Mum is, is asked");
    assert_eq!(
        found.brings.as_ref().unwrap().differ.len(),
        1,
        "what the child said stands twice"
    );
    dad.exchanges(Exchanged::Accept);
    assert_eq!(dad.taken().differ.len(), 1);
    dad.goes_to(&Route::Book(dads_book));
    let voices: Vec<String> = dad
        .home()
        .voices
        .iter()
        .map(|v| v.speaker.name.clone())
        .collect();
    assert_eq!(voices.len(), 3, "one child, two parents: {voices:?}");
    assert_eq!(
        words(&mut dad, dads_young, "y1").matches("I like").count(),
        2
    );
    assert_eq!(words(&mut dad, dads_voice, "p1"), "He builds things.");

    // Back at Mum's: the file names another book, and is known to belong to hers.
    let from_dad = dad.makes_a_file(ForWhom::Others);
    let mums_book = mum.book();
    mum.opens_a_file(&from_dad);
    assert!(mum.found().belongs.is_some());
    mum.exchanges(Exchanged::Accept);
    mum.goes_to(&Route::Book(mums_book));
    assert_eq!(mum.home().voices.len(), 3);
    // And a third time nothing is new.
    let again = mum.makes_a_file(ForWhom::Others);
    dad.opens_a_file(&again);
    assert!(dad.found().brings.unwrap().nothing);
}

#[test]
fn a_book_of_another_child_is_never_mixed_in_by_accident() {
    let (_, mut mum) = mums();
    let other = Phone::of_somebody_else(3);
    let mut other = other.opens("/begin/parent");
    other.types(Part::Words, "Another child.");
    let file = other.makes_a_file(ForWhom::Me);
    let of_books = |tab: &Tab| {
        let raw = tab.phone.store.raw().into_iter();
        raw.filter(|(db, _)| matches!(db, Db::Book(..))).count()
    };
    let before = of_books(&mum);
    mum.opens_a_file(&file);
    mum.exchanges(Exchanged::Accept);
    assert!(
        mum.found().home.is_none(),
        "nothing is chosen for the person"
    );
    assert_eq!(of_books(&mum), before);
    mum.exchanges(Exchanged::GoesTo(Home::New));
    mum.exchanges(Exchanged::Accept);
    assert_eq!(mum.cards_of_start(), 2);
}

#[test]
fn the_example_is_a_book_of_its_own_and_there_is_one_of_it() {
    let phone = Phone::new();
    let mut tab = phone.opens("/example");
    assert!(tab.address.starts_with("/book/"));
    assert!(tab.home().name.contains("(example)"));
    assert!(tab.home().voices.iter().all(|voice| voice.answered > 0));
    tab.goes_to(&Route::Example);
    assert!(tab.address.starts_with("/book/"));
    assert_eq!(tab.cards_of_start(), 1);
}

#[test]
fn a_book_that_came_and_was_written_in_since_is_not_taken_out_again() {
    let (_, mut mum) = mums();
    let backup = mum.makes_a_file(ForWhom::Me);
    let (book, parent) = (mum.book(), mum.voice(Audience::Parent));
    let mut dad = Phone::of_somebody_else(2).opens("/");
    dad.opens_a_file(&backup);
    dad.exchanges(Exchanged::Accept);
    // The last words of a page come a moment after it is left.
    mum.goes_to(&Route::Question(book, parent, id("p9")));
    let field = mum.question().at.part(Part::Words);
    dad.edits(book, parent, field, Value::Text("Later.".into()));
    assert_eq!(dad.taken().undo, Undo::No);
    dad.exchanges(Exchanged::Undo(book));
    dad.goes_to(&Route::Book(book));
    assert_eq!(words(&mut dad, parent, "p9"), "Later.");
}

#[test]
fn a_book_that_another_tab_has_while_it_is_taken_out_is_on_the_list_as_before() {
    let (_, mut mum) = mums();
    let backup = mum.makes_a_file(ForWhom::Me);
    let mut dad = Phone::of_somebody_else(2).opens("/");
    dad.opens_a_file(&backup);
    dad.exchanges(Exchanged::Accept);
    dad.goes_to(&Route::Start);
    let refused = Removed::Book(mum.book(), Err(StoreTrouble::OtherTab));
    dad.sends(Event::Removed(refused));
    assert_eq!(dad.frame().trouble, None);
    assert_eq!(dad.cards_of_start(), 1);
}
