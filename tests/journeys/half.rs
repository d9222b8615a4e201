//! A first visit with little signal: the first question stands before anything else is asked for, and
//! what cannot be kept yet is not lost. And a question of a book, which waits for the store alone.

use crate::{
    files::mums,
    levels::asks_in,
    made::CAT,
    next_round::sends,
    phone::{Phone, Tab},
};
use our_say::{
    app::{
        Context, Model,
        effect::{Effect, StoreEffect},
        event::{Event, HandsEvent, RoundEvent, StoreTrouble},
        has_unsaved_words,
        route::Route,
        update,
        view::{AnswerMore, Early, Page, Saving, View, early, first, kept, view},
    },
    domain::{
        answer::{Instead, Part, Sharing},
        change::Value,
        device::DeviceKind,
        lock::Locked,
        question::{Audience, Level},
        time::{Day, Timestamp},
        voice::Role,
    },
};
use std::sync::Arc;

/// What an event asks for, in an app without a world around it.
fn asked(model: &mut Model, event: Event) -> Vec<Effect> {
    let mut next = 0;
    let mut context = Context {
        device: DeviceKind::AndroidPhone,
        installed: false,
        kept: false,
        minutes_ahead: 0,
        now: Timestamp::from_millis(0),
        today: Day::from_ymd_opt(2026, 11, 25).unwrap(),
        ids: &mut || {
            next += 1;
            next
        },
    };
    update(model, event, &mut context)
}

#[test]
fn before_the_first_question_stands_only_its_words_are_asked_for() {
    let mut model = Model::default();
    let begun = asked(
        &mut model,
        Event::Started(Route::Begin(Audience::Parent, None)),
    );
    assert_eq!(begun, [Effect::FetchSet(Audience::Parent)]);
    let set = crate::phone::questions(Audience::Parent);
    let after = asked(&mut model, Event::SetFetched(Audience::Parent, Some(set)));
    assert!(after.contains(&Effect::Store(StoreEffect::LoadDevice)));
    assert!(after.contains(&Effect::LookAround));
}

/// The view but for what the second half adds to a question, once it is here.
fn bare(mut view: View) -> View {
    if let Page::Question(question) = &mut view.page {
        question.more = Arc::default();
    }
    view
}

#[test]
fn the_first_half_draws_questions_and_leaves_every_other_page_to_the_second() {
    let phone = Phone::new();
    let mut tab = phone.opens("/begin/young-person");
    assert_eq!(first(&tab.model), Some(bare(view(&tab.model))));
    tab.types(Part::Words, "I like art.");
    tab.continues();
    assert_eq!(first(&tab.model), Some(bare(view(&tab.model))));
    tab.types(Part::Words, "And music.");
    let more = |view: Option<View>| match view.map(|view| view.page) {
        Some(Page::Question(question)) => question.more,
        other => panic!("no question: {other:?}"),
    };
    assert_eq!(*more(first(&tab.model)), AnswerMore::default());
    assert!(more(Some(view(&tab.model))).can_erase);
    let book = tab.book();
    for route in [
        Route::Book(book),
        Route::Pack(book),
        Route::Help,
        Route::Start,
    ] {
        tab.goes_to(&route);
        assert_eq!(first(&tab.model), None, "{route}");
    }
}

#[test]
fn words_are_kept_in_memory_offered_and_saved_once_the_second_half_comes() {
    let phone = Phone::new();
    let mut tab = phone.opens_half("/begin/parent");
    let why = tab.frame().trouble.map(|trouble| trouble.why);
    assert_eq!(why, Some(StoreTrouble::NotHere), "said at once");
    tab.types(Part::Words, "She reads every night.");
    assert_eq!(tab.saving(), Saving::Failed(StoreTrouble::NotHere));
    assert!(tab.offered().contains("She reads every night."));
    tab.continues();
    tab.types(Part::Ask, "Who helps her?");
    tab.sends(Event::Retry);
    assert_eq!(tab.saving(), Saving::Failed(StoreTrouble::NotHere));

    tab.whole = true;
    tab.sends(Event::Retry);
    assert_eq!(tab.saving(), Saving::Saved);
    assert_eq!(tab.frame().trouble, None);
    let path = tab.address.clone();
    let tab = tab.closes_and_comes_back(&path);
    assert_eq!(tab.question().answer.ask, "Who helps her?");
}

#[test]
fn a_question_of_a_book_stands_and_keeps_words_once_the_store_is_here() {
    let (phone, mut tab) = mums();
    let (book, parent) = (tab.book(), tab.voice(Audience::Parent));
    tab.goes_to(&Route::Question(book, parent, crate::phone::id("p5")));
    tab.types(Part::Words, "She reads every night.");
    let path = tab.address.clone();
    tab.closes();

    let mut tab = phone.opens_slowly(&path);
    (tab.whole, tab.store) = (false, true);
    assert_eq!(early(&tab.model), Early::Coming, "the book is being opened");
    tab.waits_for_storage();
    let Early::Drawn(drawn) = kept(&tab.model) else {
        panic!("not drawn: {:?}", kept(&tab.model));
    };
    assert_eq!(drawn, bare(view(&tab.model)));
    tab.types(Part::Words, "She reads every night, to me.");
    assert_eq!(tab.saving(), Saving::Saved);
    tab.goes_to(&Route::Book(book));
    assert_eq!(kept(&tab.model), Early::Whole);
    tab.goes_to(&Route::parse(&path));
    tab.becomes_whole();
    assert!(tab.question().more.can_erase);

    let tab = tab.closes_and_comes_back(&path);
    let words = tab.question().answer.words;
    assert_eq!(words, "She reads every night, to me.");
}

/// What is drawn of an address while of what comes later only the store is here.
fn with_the_store(phone: &Phone, path: &str) -> Early {
    let tab = phone.opens_with_the_store(path);
    let drawn = kept(&tab.model);
    tab.closes();
    drawn
}

#[test]
fn a_question_over_whose_answer_the_second_half_puts_something_waits_for_it() {
    // In other words than the plain ones.
    let (phone, mut tab) = mums();
    let (book, young) = (tab.book(), tab.voice(Audience::YoungPerson));
    tab.goes_to(&Route::Question(book, young, crate::phone::id("y1")));
    let path = tab.address.clone();
    asks_in(&mut tab, Level::EasyRead);
    tab.closes();
    assert_eq!(with_the_store(&phone, &path), Early::Whole);

    // What was said without writing.
    let mut tab = phone.opens(&path);
    asks_in(&mut tab, Level::Plain);
    tab.draws(CAT);
    tab.closes();
    assert_eq!(with_the_store(&phone, &path), Early::Whole);

    // What was said last time.
    let mut tab = phone.opens(&path);
    tab.says(Part::Drawing, Value::Cleared);
    asks_in(&mut tab, Level::Plain);
    tab.types(Part::Words, "I like art.");
    let round = tab.question().at.round;
    assert!(matches!(kept(&tab.model), Early::Drawn(_)));
    sends(&mut tab, RoundEvent::Begun(book, round));
    tab.closes();
    assert_eq!(with_the_store(&phone, &path), Early::Whole);
}

#[test]
fn a_page_that_may_not_be_seen_is_not_seen_before_the_app_is_whole() {
    let (phone, mut tab) = mums();
    let (book, parent) = (tab.book(), tab.voice(Audience::Parent));
    let young = tab.voice(Audience::YoungPerson);
    tab.goes_to(&Route::Question(book, parent, crate::phone::id("p5")));
    let path = tab.address.clone();
    tab.sends(Event::Hands(HandsEvent::Begun(book, young)));
    tab.closes();
    assert_eq!(
        with_the_store(&phone, &path),
        Early::Whole,
        "another's turn"
    );

    let mut tab = phone.opens(&path);
    tab.sends(Event::Hands(HandsEvent::GivenBack));
    tab.sends(Event::Hands(HandsEvent::Left));
    tab.closes();
    assert_eq!(with_the_store(&phone, &path), Early::Whole, "somebody left");
}

#[test]
fn the_start_page_with_its_books_is_there_with_the_store_alone() {
    let phone = Phone::new();
    let mut tab = phone.opens("/begin/parent");
    tab.types(Part::Words, "She reads every night.");
    tab.continues();
    let book = tab.book();
    let asked = tab.address.clone();
    tab.closes();

    let mut tab = phone.opens_slowly("/");
    (tab.whole, tab.store, tab.kind) = (false, true, DeviceKind::Iphone);
    assert_eq!(kept(&tab.model), Early::Coming, "nobody has looked yet");
    tab.waits_for_storage();
    let Early::Drawn(drawn) = kept(&tab.model) else {
        panic!("not drawn: {:?}", kept(&tab.model));
    };
    let Page::Start(start) = &drawn.page else {
        panic!("{:?}", drawn.page);
    };
    let homes: Vec<_> = start.books.iter().map(|card| card.home.clone()).collect();
    assert_eq!(homes, [Route::Book(book)]);
    assert!(start.home_first, "in a tab of the browser");
    let go_on = start.books[0].go_on.as_ref().map(ToString::to_string);
    assert_eq!(go_on, Some(asked));
    assert_eq!(
        drawn,
        view(&tab.model),
        "nothing changes when the rest comes"
    );
    tab.goes_to(&Route::Help);
    assert_eq!(kept(&tab.model), Early::Whole);
}

#[test]
fn the_start_page_is_not_seen_before_the_app_is_whole_where_it_may_not_be() {
    let (phone, mut tab) = mums();
    let (book, young) = (tab.book(), tab.voice(Audience::YoungPerson));
    tab.sends(Event::Hands(HandsEvent::Begun(book, young)));
    tab.closes();
    assert_eq!(with_the_store(&phone, "/"), Early::Whole, "another's turn");

    let mut tab = phone.opens("/");
    tab.sends(Event::Hands(HandsEvent::GivenBack));
    tab.sends(Event::Hands(HandsEvent::Left));
    tab.closes();
    assert_eq!(with_the_store(&phone, "/"), Early::Whole, "somebody left");

    let mut tab = phone.opens("/");
    tab.sends(Event::Hands(HandsEvent::CameBack));
    tab.locks_with(Locked::Whole, "one for all of it");
    tab.closes();
    assert_eq!(with_the_store(&phone, "/"), Early::Whole, "it is locked");
    assert!(matches!(phone.opens("/").page(), Page::Unlock(_)));
}

#[test]
fn while_it_is_asked_what_stands_before_the_lock_of_the_app_nothing_of_it_is_seen() {
    for path in ["/", "/import"] {
        let mut model = Model::default();
        asked(&mut model, Event::Started(Route::parse(path)));
        assert_ne!(view(&model).page, Page::Waiting, "{path}");
        asked(&mut model, Event::DeviceLoaded(Err(StoreTrouble::Locked)));
        assert_eq!(view(&model).page, Page::Waiting, "{path}");
    }
}

#[test]
fn what_only_the_whole_app_understands_waits_for_it_and_is_not_lost() {
    let (phone, mut tab) = mums();
    let (book, parent) = (tab.book(), tab.voice(Audience::Parent));
    tab.goes_to(&Route::Question(book, parent, crate::phone::id("p5")));
    tab.types(Part::Words, "She reads every night.");
    let path = tab.address.clone();
    tab.closes();

    let mut tab = phone.opens_with_the_store(&path);
    tab.sends(Event::VoiceAdded(book, Role::Worker));
    tab.types(Part::Better, "More books.");
    assert_eq!(tab.held.len(), 1);
    tab.becomes_whole();
    assert_eq!(tab.question().answer.better, "More books.");
    tab.goes_to(&Route::About(book));
    let voices = tab.about().voices;
    assert!(voices.iter().any(|(_, role, _)| *role == Role::Worker));
}

#[test]
fn who_does_not_want_to_say_keeps_it_to_themselves_before_the_app_is_whole() {
    let mut tab = Phone::new().opens_half("/begin/young-person");
    tab.says(Part::Sharing, Value::Sharing(Sharing::Meeting));
    tab.says(Part::Instead, Value::Instead(Instead::WontSay));
    assert_eq!(tab.question().sharing, Sharing::Me);
}

/// What is said of copying the words that cannot be kept.
fn copied(tab: &Tab) -> Option<bool> {
    tab.frame().trouble.unwrap().copied
}

#[test]
fn of_words_that_changed_while_they_were_copied_nothing_is_said() {
    let mut tab = Phone::new().opens_half("/begin/parent");
    tab.types(Part::Words, "She reads.");
    assert_eq!(asked(&mut tab.model, Event::CopyWords), [Effect::CopyWords]);
    assert_eq!(copied(&tab), None, "not before the browser has answered");
    tab.types(Part::Words, "She reads every night.");
    tab.sends(Event::Copied(true));
    assert_eq!(copied(&tab), None, "what is on the clipboard is older");

    for done in [true, false] {
        asked(&mut tab.model, Event::CopyWords);
        tab.sends(Event::Copied(done));
        assert_eq!(copied(&tab), Some(done));
    }
}

#[test]
fn of_words_that_stand_on_another_page_nothing_is_said() {
    let mut tab = Phone::new().opens_half("/begin/parent");
    tab.types(Part::Words, "She reads every night.");
    tab.sends(Event::CopyWords);
    assert_eq!(copied(&tab), Some(true));
    let question = Route::parse(&tab.address);
    tab.goes_to(&Route::Start);
    assert_eq!(
        copied(&tab),
        None,
        "the words of all books are offered here"
    );

    asked(&mut tab.model, Event::CopyWords);
    tab.goes_to(&question);
    tab.sends(Event::Copied(true));
    assert_eq!(copied(&tab), None, "the answer comes late");
}

#[test]
fn a_new_version_has_to_wait_for_words_that_are_in_memory_alone() {
    let mut tab = Phone::new().opens_slowly("/begin/parent");
    assert!(!has_unsaved_words(&tab.model));
    tab.types(Part::Words, "She reads every night.");
    assert!(has_unsaved_words(&tab.model), "on their way");
    tab.goes_to(&Route::Start);
    assert!(has_unsaved_words(&tab.model), "of a book that was left");
    tab.waits_for_storage();
    assert!(!has_unsaved_words(&tab.model));

    let mut tab = Phone::new().opens_half("/begin/parent");
    tab.types(Part::Words, "She reads every night.");
    assert!(has_unsaved_words(&tab.model), "refused");
    tab.whole = true;
    tab.sends(Event::Retry);
    assert!(!has_unsaved_words(&tab.model));
}

#[test]
fn a_book_whose_half_of_the_app_has_not_come_opens_when_it_does() {
    let phone = Phone::new();
    let mut tab = phone.opens("/begin/parent");
    tab.types(Part::Words, "She reads every night.");
    let path = tab.address.clone();
    tab.closes();

    let mut tab = phone.opens_half(&path);
    assert!(matches!(tab.page(), Page::Waiting));
    let why = tab.frame().trouble.map(|trouble| trouble.why);
    assert_eq!(why, Some(StoreTrouble::NotHere));
    tab.whole = true;
    tab.sends(Event::Retry);
    assert_eq!(tab.question().answer.words, "She reads every night.");
}

#[test]
fn help_that_could_not_be_had_is_asked_for_again() {
    let phone = Phone::new();
    let mut tab = phone.opens_half("/begin/young-person");
    tab.online = false;
    tab.goes_to(&Route::Help);
    assert!(matches!(tab.page(), Page::Waiting));
    (tab.online, tab.whole) = (true, true);
    tab.sends(Event::Retry);
    assert!(matches!(tab.page(), Page::Help(_)));
}
