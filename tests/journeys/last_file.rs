//! What the last file brought can be taken out on the book's home, days later too; and on the page that
//! takes a file in, whoever listens or goes by keys is taken to the news.

use crate::{
    files::{mums, words},
    phone::{Phone, Tab, id},
};
use our_say::{
    app::event::Event,
    app::{
        event::QuestionAt,
        exchange::event::{Exchanged, ForWhom},
        route::Route,
        view::{ImportView, LastFile, News, Page},
    },
    domain::{
        answer::Part,
        ids::{BookId, VoiceId},
        keeping::Phrase,
        question::Audience,
    },
};

const DAY: i64 = 24 * 60 * 60 * 1000;

/// Dad has Mum's book, and then took in one more answer of hers.
fn dads() -> (Tab, Tab, BookId, VoiceId) {
    let (_, mut mum) = mums();
    let (book, parent) = (mum.book(), mum.voice(Audience::Parent));
    let first = mum.makes_a_file(ForWhom::Me);
    let mut dad = Phone::of_somebody_else(2).opens("/");
    dad.opens_a_file(&first);
    dad.exchanges(Exchanged::Accept);
    dad.goes_to(&Route::Book(book));
    assert_eq!(
        dad.home().last_file,
        None,
        "a whole book is nothing to take out of it"
    );
    mum.goes_to(&Route::Question(book, parent, id("p2")));
    mum.types(Part::Words, "From mum.");
    let second = mum.makes_a_file(ForWhom::Me);
    dad.opens_a_file(&second);
    dad.exchanges(Exchanged::Accept);
    dad.goes_to(&Route::Book(book));
    (mum, dad, book, parent)
}

fn offered(tab: &Tab) -> bool {
    matches!(tab.home().last_file, Some(LastFile::Offered { .. }))
}

#[test]
fn days_later_the_books_home_still_offers_to_take_the_last_file_out() {
    let (_, dad, book, parent) = dads();
    dad.phone.waits(3 * DAY);
    let home = Route::Book(book).to_string();
    let mut dad = dad.closes_and_comes_back(&home);
    let Some(LastFile::Offered {
        day,
        answers,
        but_erased,
    }) = dad.home().last_file
    else {
        panic!("it is not offered");
    };
    assert_eq!(day.to_string(), "2025-11-13", "the day on which it came");
    assert_eq!((answers, but_erased), (1, false));
    dad.goes_to(&Route::Question(book, parent, id("p4")));
    dad.types(Part::Words, "Written since.");
    dad.goes_to(&Route::Book(book));
    dad.exchanges(Exchanged::Undo(book));
    assert_eq!(dad.home().last_file, Some(LastFile::Out), "it says so");
    assert_eq!(words(&mut dad, parent, "p2"), "");
    assert_eq!(words(&mut dad, parent, "p4"), "Written since.");
    dad.goes_to(&Route::Book(book));
    assert_eq!(dad.home().last_file, None, "once");
    let mut dad = dad.closes_and_comes_back(&home);
    assert!(!offered(&dad));
    assert_eq!(words(&mut dad, parent, "p2"), "");
}

#[test]
fn who_keeps_what_came_is_not_asked_again() {
    let (_, mut dad, book, parent) = dads();
    assert!(offered(&dad));
    dad.exchanges(Exchanged::Keep(book));
    assert_eq!(dad.home().last_file, None);
    let home = Route::Book(book).to_string();
    let mut dad = dad.closes_and_comes_back(&home);
    assert!(!offered(&dad));
    dad.exchanges(Exchanged::Undo(book));
    assert_eq!(
        words(&mut dad, parent, "p2"),
        "From mum.",
        "there is no way back"
    );
}

#[test]
fn it_is_said_before_that_erased_words_do_not_come_back() {
    let (mut mum, mut dad, book, voice) = dads();
    mum.goes_to(&Route::Question(book, voice, id("p2")));
    let question = id("p2");
    mum.sends(Event::Erased(QuestionAt {
        book,
        voice,
        question,
    }));
    let file = mum.makes_a_file(ForWhom::Me);
    let says = |tab: &Tab| {
        matches!(
            tab.home().last_file,
            Some(LastFile::Offered {
                but_erased: true,
                ..
            })
        )
    };
    dad.opens_a_file(&file);
    assert!(!dad.found().brings.unwrap().erased.is_empty());
    dad.exchanges(Exchanged::Accept);
    dad.goes_to(&Route::Book(book));
    assert!(says(&dad));

    // Who keeps the words loses none.
    let (mut mum, mut dad, book, voice) = dads();
    mum.goes_to(&Route::Question(book, voice, id("p2")));
    let question = id("p2");
    mum.sends(Event::Erased(QuestionAt {
        book,
        voice,
        question,
    }));
    let file = mum.makes_a_file(ForWhom::Me);
    dad.opens_a_file(&file);
    let lost = dad.found().brings.unwrap().erased;
    for lost in lost {
        dad.exchanges(Exchanged::KeepWords(lost.id, true));
    }
    dad.exchanges(Exchanged::Accept);
    dad.goes_to(&Route::Book(book));
    assert!(offered(&dad) && !says(&dad));
}

#[test]
fn each_step_of_taking_a_file_in_has_its_news_and_a_choice_is_none() {
    let news = |tab: &Tab| match tab.page() {
        Page::Import(view) => view.news(),
        other => panic!("{other:?}"),
    };
    let (_, mut mum) = mums();
    let file = mum.makes_a_file(ForWhom::Others);
    let other = Phone::of_somebody_else(3);
    let mut dad = other.opens("/begin/parent");
    dad.types(Part::Words, "He builds things.");
    let book = dad.book();
    dad.opens_a_file(&(file.0.clone(), Phrase::new("wrong".into())));
    assert_eq!(news(&dad), News::Trouble);
    dad.exchanges(Exchanged::HandedOver(true));
    assert_eq!(
        news(&dad),
        News::Trouble,
        "what comes by itself moves nobody"
    );
    dad.opens_a_file(&file);
    assert_eq!(news(&dad), News::Found);
    dad.exchanges(Exchanged::GoesTo(
        our_say::app::exchange::event::Home::Book(book),
    ));
    dad.exchanges(Exchanged::SameMeeting(false));
    assert_eq!(
        news(&dad),
        News::Found,
        "whoever chooses stays where they are"
    );
    dad.slow = true;
    dad.exchanges(Exchanged::Accept);
    assert_eq!(news(&dad), News::Nothing);
    dad.waits_for_storage();
    assert_eq!(news(&dad), News::In);
    dad.exchanges(Exchanged::Undo(book));
    assert_eq!(news(&dad), News::Out);
    dad.exchanges(Exchanged::Again);
    assert_eq!(news(&dad), News::Form);
    assert_eq!(
        ImportView::Busy.news(),
        News::Form,
        "while it opens, fields keep the cursor"
    );
}
