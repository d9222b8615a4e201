//! Share files between phones: a backup, mother and father, a file that is none.

use crate::phone::{Phone, Tab, id};
use our_say::{
    app::{
        event::Event,
        exchange::event::{Exchanged, ForWhom, Home, OpenTrouble, Strength},
        route::Route,
        view::{CopyState, ImportView, Page, ShareState, Undo},
    },
    domain::{
        answer::{Part, Sharing},
        change::{Field, Value},
        ids::VoiceId,
        keeping::Phrase,
        question::Audience,
        voice::VoicePart,
    },
};

/// A phone on which a parent has answered, and the young person twice: once for all, once alone.
fn mums() -> (Phone, Tab) {
    let phone = Phone::new();
    let mut tab = phone.opens("/begin/parent");
    tab.types(Part::Words, "She reads every night.");
    let book = tab.book();
    name(&mut tab, Audience::Parent, "Mum");
    let young = tab.voice(Audience::YoungPerson);
    tab.goes_to(&Route::Question(book, young, id("y1")));
    tab.types(Part::Words, "I like art.");
    tab.says(Part::Sharing, Value::Sharing(Sharing::Meeting));
    tab.goes_to(&Route::Question(book, young, id("y2")));
    tab.types(Part::Words, "Only mine.");
    tab.says(Part::Sharing, Value::Sharing(Sharing::Me));
    (phone, tab)
}

fn name(tab: &mut Tab, audience: Audience, name: &str) {
    let (book, voice) = (tab.book(), tab.voice(audience));
    let field = Field::Voice(voice, VoicePart::Name);
    tab.edits(book, voice, field, Value::Text(name.into()));
}

/// What a voice says to a question, on this phone.
fn words(tab: &mut Tab, voice: VoiceId, question: &str) -> String {
    let book = tab.book();
    tab.goes_to(&Route::Question(book, voice, id(question)));
    tab.question().answer.words
}

#[test]
fn a_backup_holds_all_of_a_book_and_brings_it_to_another_phone() {
    let (_, mut mum) = mums();
    let young = mum.voice(Audience::YoungPerson);
    let backup = mum.makes_a_file(ForWhom::Me);
    assert!(matches!(mum.share().state, ShareState::Made(_)));
    assert!(backup.0.contains("Only mine."));

    let mut new = Phone::of_somebody_else(2).opens("/");
    new.opens_a_file(&backup);
    let found = new.found();
    assert!(found.is_backup && found.can_accept);
    assert_eq!(
        found.home,
        Some(Home::New),
        "there is no other book, so nobody is asked"
    );
    let book = mum.book();
    assert_eq!(new.cards_of_start(), 0, "nothing was taken in yet");
    new.opens_a_file(&backup);
    new.exchanges(Exchanged::Accept);
    assert_eq!(new.taken().brought, 3);
    new.goes_to(&Route::Book(book));
    assert_eq!(words(&mut new, young, "y2"), "Only mine.");
    let path = new.address.clone();
    let mut again = new.closes_and_comes_back(&path);
    assert_eq!(words(&mut again, young, "y1"), "I like art.");
    // One writes on, as on any book.
    again.types(Part::Words, "I like art and maths.");
    let again = again.closes_and_comes_back(&path);
    assert!(again.question().can_write);
}

#[test]
fn the_words_of_my_backups_are_remembered_and_those_of_others_are_new_each_time() {
    let (_, mut mum) = mums();
    let (_, mine) = mum.makes_a_file(ForWhom::Me);
    let (_, theirs) = mum.makes_a_file(ForWhom::Others);
    let book = mum.book();
    let mut mum = mum.closes_and_comes_back(&format!("/book/{book}"));
    let (_, again) = mum.makes_a_file(ForWhom::Me);
    assert_eq!(mine, again);
    mum.goes_to(&Route::Book(book));
    let (_, other) = mum.makes_a_file(ForWhom::Others);
    assert_ne!(theirs, other);
    assert_ne!(mine, other);
}

#[test]
fn the_books_home_says_what_has_changed_since_the_last_copy() {
    let (_, mut mum) = mums();
    let book = mum.book();
    let copy = |mum: &mut Tab| {
        mum.goes_to(&Route::Book(book));
        mum.home().copy
    };
    assert_eq!(copy(&mut mum), CopyState::None);
    mum.makes_a_file(ForWhom::Others);
    assert_eq!(copy(&mut mum), CopyState::None, "a part is no copy");
    mum.makes_a_file(ForWhom::Me);
    assert_eq!(copy(&mut mum), CopyState::Same);
    let parent = mum.voice(Audience::Parent);
    mum.goes_to(&Route::Question(book, parent, id("p1")));
    mum.types(Part::Words, "And every morning.");
    mum.types(Part::Ask, "Who reads with her?");
    assert_eq!(copy(&mut mum), CopyState::Since(1));
}

#[test]
fn what_is_typed_until_a_file_is_made_is_frozen_by_it() {
    let (_, mut mum) = mums();
    let book = mum.book();
    let parent = mum.voice(Audience::Parent);
    let file = mum.makes_a_file(ForWhom::Others);
    mum.goes_to(&Route::Question(book, parent, id("p1")));
    mum.types(Part::Words, "She reads no more.");
    let mut dad = Phone::of_somebody_else(2).opens("/");
    dad.opens_a_file(&file);
    dad.exchanges(Exchanged::Accept);
    // The newer words replace those that went out: they do not stand beside them.
    let newer = mum.makes_a_file(ForWhom::Others);
    dad.opens_a_file(&newer);
    let brings = dad.found().brings.unwrap();
    assert!(brings.differ.is_empty());
    assert_eq!(brings.changed.len(), 1);
    dad.exchanges(Exchanged::Accept);
    dad.goes_to(&Route::Book(book));
    assert_eq!(words(&mut dad, parent, "p1"), "She reads no more.");
}

#[test]
fn what_is_theirs_alone_is_in_no_file_for_others_and_the_page_says_so() {
    let (_, mut mum) = mums();
    let (file, _) = mum.makes_a_file(ForWhom::Others);
    assert!(file.contains("I like art.") && !file.contains("Only mine."));
    let share = mum.share();
    assert_eq!(share.alone.iter().map(|(_, n)| n).sum::<usize>(), 1);
    assert_eq!(share.answers.iter().map(|(_, n)| n).sum::<usize>(), 2);
}

#[test]
fn an_answer_for_chosen_people_goes_to_those_who_are_ticked() {
    let (_, mut mum) = mums();
    let book = mum.book();
    let young = mum.voice(Audience::YoungPerson);
    mum.goes_to(&Route::Question(book, young, id("y2")));
    mum.says(Part::Sharing, Value::Sharing(Sharing::Chosen));
    mum.edits(
        book,
        young,
        mum.question().at.part(Part::SharingWho),
        Value::Text("Ms Okafor".into()),
    );
    let (file, _) = mum.makes_a_file(ForWhom::Others);
    assert!(!file.contains("Only mine."));
    let one = mum.share().chosen.pop().unwrap();
    assert_eq!((one.who.as_str(), one.named), ("Ms Okafor", false));
    mum.exchanges(Exchanged::Named(one.at, true));
    assert_eq!(
        mum.share().state,
        ShareState::Choosing,
        "what was made holds no more"
    );
    mum.exchanges(Exchanged::Make);
    mum.exchanges(Exchanged::Give);
    assert!(mum.given.pop().unwrap().contains("Only mine."));
}

#[test]
fn words_of_ones_own_must_be_hard_enough_to_guess() {
    let (_, mut mum) = mums();
    let book = mum.book();
    mum.goes_to(&Route::Share(book));
    mum.exchanges(Exchanged::OwnPhrase(Some("sam".into())));
    assert_eq!(mum.share().own.unwrap().strength, Some(Strength::TooShort));
    assert!(!mum.share().can_make);
    mum.exchanges(Exchanged::Make);
    assert_eq!(mum.share().state, ShareState::Choosing);
    mum.exchanges(Exchanged::OwnPhrase(Some("lamps over seven rivers".into())));
    mum.exchanges(Exchanged::Make);
    assert!(matches!(mum.share().state, ShareState::Made(_)));
}

#[test]
fn the_card_with_the_words_is_printed_once_there_are_words() {
    let (_, mut mum) = mums();
    let book = mum.book();
    mum.goes_to(&Route::Share(book));
    mum.exchanges(Exchanged::OwnPhrase(Some("sam".into())));
    mum.exchanges(Exchanged::PrintCard);
    assert_eq!(
        mum.printed, 0,
        "words that will not do are not worth a card"
    );
    mum.exchanges(Exchanged::OwnPhrase(None));
    mum.exchanges(Exchanged::PrintCard);
    assert_eq!(mum.printed, 1);
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
    let before = mum.phone.store.raw();
    mum.opens_a_file(&file);
    mum.exchanges(Exchanged::Accept);
    assert!(
        mum.found().home.is_none(),
        "nothing is chosen for the person"
    );
    assert_eq!(mum.phone.store.raw().len(), before.len());
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
fn a_copy_is_asked_for_once_after_many_answers_or_many_days() {
    let phone = Phone::new();
    // Until the day that every story calls today.
    phone.waits(375 * 24 * 60 * 60 * 1000);
    let mut tab = phone.opens("/begin/parent");
    tab.types(Part::Words, "One.");
    let book = tab.book();
    let asked = |tab: &mut Tab| {
        tab.goes_to(&Route::Book(book));
        tab.home().remind
    };
    assert!(!asked(&mut tab));
    let parent = tab.voice(Audience::Parent);
    for question in ["p2", "p3", "p4", "p5"] {
        tab.goes_to(&Route::Question(book, parent, id(question)));
        tab.types(Part::Words, "More.");
    }
    assert!(asked(&mut tab));
    tab.exchanges(Exchanged::NotNow(book));
    assert!(!asked(&mut tab), "who does not want to is not asked again");
    let path = tab.address.clone();
    let mut tab = tab.closes_and_comes_back(&path);
    assert!(!asked(&mut tab));
    tab.makes_a_file(ForWhom::Me);
    assert!(!asked(&mut tab));
}
