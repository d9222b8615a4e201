//! Share files: what goes into one, and the words that open it.

use crate::phone::{Phone, Tab, id};
use crate::sight::stays_out;
use our_say::{
    app::{
        event::{Event, StoreTrouble},
        exchange::event::{Exchanged, ForWhom, Home, Strength},
        route::Route,
        view::{CopyState, ShareState},
    },
    domain::{
        answer::{Part, Sharing},
        change::{Field, Value},
        ids::VoiceId,
        question::Audience,
        voice::VoicePart,
    },
};

/// A phone on which a parent has answered, and the young person twice: once for all, once alone.
pub fn mums() -> (Phone, Tab) {
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

pub fn name(tab: &mut Tab, audience: Audience, name: &str) {
    let (book, voice) = (tab.book(), tab.voice(audience));
    let field = Field::Voice(voice, VoicePart::Name);
    tab.edits(book, voice, field, Value::Text(name.into()));
}

/// What a voice says to a question, on this phone.
pub fn words(tab: &mut Tab, voice: VoiceId, question: &str) -> String {
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
    let seen = mum.share().seen;
    let all: usize = seen.iter().flat_map(|s| &s.rows).map(|row| row.count).sum();
    assert_eq!((stays_out(&seen), all), (1, 3));
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
fn a_draft_that_was_deleted_is_in_no_file_even_if_nothing_can_be_kept() {
    let (_, mut mum) = mums();
    let book = mum.book();
    let parent = mum.voice(Audience::Parent);
    mum.goes_to(&Route::Question(book, parent, id("p3")));
    mum.slow = true;
    mum.types(Part::Words, "I hate");
    mum.slow = true;
    mum.types(Part::Words, "I would like");
    mum.sends(Event::NotSaved(book, u64::MAX, StoreTrouble::Full));
    mum.goes_to(&Route::Share(book));
    mum.slow = false;
    let (file, _) = mum.makes_a_file(ForWhom::Others);
    assert!(file.contains("I would like") && !file.contains("I hate"));
}

#[test]
fn words_of_ones_own_for_a_backup_are_not_those_for_others() {
    let (_, mut mum) = mums();
    let book = mum.book();
    mum.goes_to(&Route::Share(book));
    mum.exchanges(Exchanged::OwnPhrase(Some("lamps over seven rivers".into())));
    mum.exchanges(Exchanged::ChoseWhom(ForWhom::Others));
    assert_eq!(mum.share().own, None);
    assert_ne!(
        mum.share().phrase.as_deref(),
        Some("lamps over seven rivers")
    );
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
