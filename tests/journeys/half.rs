//! A first visit with little signal: the first question stands before anything else is asked for, and
//! what cannot be kept yet is not lost.

use crate::phone::{Phone, Tab};
use our_say::{
    app::{
        Context, Model,
        effect::{Effect, StoreEffect},
        event::{Event, StoreTrouble},
        has_unsaved_words,
        route::Route,
        update,
        view::{AnswerMore, Page, Saving, View, first, view},
    },
    domain::{
        answer::Part,
        device::DeviceKind,
        question::Audience,
        time::{Day, Timestamp},
    },
};
use std::sync::Arc;

/// What an event asks for, in an app without a world around it.
fn asked(model: &mut Model, event: Event) -> Vec<Effect> {
    let mut next = 0;
    let mut context = Context {
        device: DeviceKind::AndroidPhone,
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

#[test]
fn the_first_half_draws_questions_and_leaves_every_other_page_to_the_second() {
    let phone = Phone::new();
    let mut tab = phone.opens("/begin/young-person");
    // But for what the second half adds to a question, once it is here.
    let bare = |mut view: View| {
        if let Page::Question(question) = &mut view.page {
            question.more = Arc::default();
        }
        view
    };
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
