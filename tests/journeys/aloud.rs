//! Reading aloud: begun by a tap, marked as it goes, over with its page.

use crate::{
    levels::{asks_in, at_worries},
    phone::{Phone, Tab},
};
use our_say::{
    app::{exchange::event::Exchanged, route::Route},
    domain::{
        answer::{Feeling, Part},
        change::Value,
        question::Level,
    },
};

/// What is being said.
fn says(tab: &Tab) -> Option<String> {
    tab.speaks.last().map(|(_, text, _)| text.clone())
}

/// The device has said it to the end.
fn has_said_it(tab: &mut Tab) {
    let (number, ..) = tab.speaks.pop().unwrap();
    tab.exchanges(Exchanged::Said(number, true));
}

fn reads(tab: &mut Tab, parts: &[&str]) {
    let at = tab.question().at.at;
    let parts = parts.iter().map(|&part| part.to_owned()).collect();
    tab.exchanges(Exchanged::ReadAloud(at, parts));
}

/// Which part is marked; `None` where nothing is read.
fn marked(tab: &Tab) -> Option<usize> {
    tab.question().more.aloud.unwrap().part
}

#[test]
fn what_is_read_aloud_is_marked_sentence_by_sentence_and_ends_by_itself() {
    let mut tab = Phone::new().opens_slowly("/begin/young-person");
    tab.exchanges(Exchanged::VoiceFound(true));
    tab.waits_for_storage();
    assert_eq!(marked(&tab), None, "nothing begins by itself");
    reads(&mut tab, &["Who helps you?", "I like art. And music."]);
    assert_eq!(
        (says(&tab).as_deref(), marked(&tab)),
        (Some("Who helps you?"), Some(0))
    );
    let late = tab.speaks[0].0;
    has_said_it(&mut tab);
    assert_eq!(
        (says(&tab).as_deref(), marked(&tab)),
        (Some("I like art."), Some(1))
    );
    tab.exchanges(Exchanged::ReadSlowly(true));
    tab.exchanges(Exchanged::Said(late, true));
    assert_eq!(
        says(&tab).as_deref(),
        Some("I like art."),
        "an end that comes late"
    );
    has_said_it(&mut tab);
    assert_eq!(
        (says(&tab).as_deref(), marked(&tab)),
        (Some("And music."), Some(1))
    );
    assert!(tab.speaks[0].2, "more slowly, from the next sentence on");
    has_said_it(&mut tab);
    assert_eq!((says(&tab), marked(&tab)), (None, None));
}

#[test]
fn reading_aloud_stops_when_asked_and_when_the_page_goes() {
    let (_, mut tab) = at_worries();
    tab.exchanges(Exchanged::VoiceFound(true));
    let parts = ["Who do you talk to?", "A friend"];
    reads(&mut tab, &parts);
    tab.exchanges(Exchanged::StopReading);
    assert_eq!((says(&tab), marked(&tab)), (None, None));

    reads(&mut tab, &parts);
    tab.says(Part::Feeling, Value::Feeling(Feeling::Well));
    assert_eq!(marked(&tab), Some(0), "an answer is no reason to stop");
    asks_in(&mut tab, Level::EasyRead);
    assert_eq!((says(&tab), marked(&tab)), (None, None));
    reads(&mut tab, &parts);
    tab.continues();
    assert_eq!((says(&tab), marked(&tab)), (None, None));
    reads(&mut tab, &parts);
    let (number, ..) = tab.speaks.pop().unwrap();
    tab.exchanges(Exchanged::Said(number, false));
    assert_eq!(
        (says(&tab), marked(&tab)),
        (None, None),
        "the voice has failed"
    );
    reads(&mut tab, &parts);
    let book = tab.book();
    tab.goes_to(&Route::Book(book));
    assert_eq!(says(&tab), None);
}

#[test]
fn where_the_device_has_no_voice_of_its_own_nothing_is_offered_or_read() {
    let (_, mut tab) = at_worries();
    assert_eq!(tab.question().more.aloud, None);
    reads(&mut tab, &["Who helps you?"]);
    assert_eq!(says(&tab), None);
    let mut parent = Phone::new().opens("/begin/parent");
    parent.exchanges(Exchanged::VoiceFound(true));
    assert_eq!(parent.question().more.aloud, None, "not yet for grown-ups");
}

#[test]
fn the_first_answer_of_all_does_not_stop_the_voice() {
    let mut tab = Phone::new().opens("/begin/young-person");
    tab.exchanges(Exchanged::VoiceFound(true));
    reads(&mut tab, &["Who helps you?"]);
    tab.says(Part::Feeling, Value::Feeling(Feeling::Well));
    assert!(tab.address.contains("/question/") || !tab.address.contains("/begin/"));
    assert_eq!(marked(&tab), Some(0));
}
