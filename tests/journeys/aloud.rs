//! Reading aloud: begun by a tap, marked as it goes, over with its page.

use crate::{
    levels::{asks_in, at_worries},
    phone::{Phone, Tab, largest_in_the_dark},
};
use our_say::{
    app::{
        event::Event,
        exchange::event::{Exchanged, Voices},
        route::Route,
        view::Page,
    },
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
    tab.exchanges(Exchanged::VoiceFound(Voices::OfItsOwn));
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
    tab.exchanges(Exchanged::VoiceFound(Voices::OfItsOwn));
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
    // Neither are voices that would send what they read over the network.
    tab.exchanges(Exchanged::VoiceFound(Voices::OnlyOnline));
    assert_eq!(tab.question().more.aloud, None);
    reads(&mut tab, &["Who helps you?"]);
    assert_eq!(says(&tab), None);
}

#[test]
fn a_parent_who_reads_little_is_read_to_as_well() {
    let mut tab = Phone::new().opens("/begin/parent");
    tab.exchanges(Exchanged::VoiceFound(Voices::OfItsOwn));
    tab.waits_for_storage();
    assert!(tab.question().more.put.is_none(), "asked in one way");
    assert_eq!(marked(&tab), None, "nothing begins by itself");
    reads(&mut tab, &["How did you find out?", "Going well"]);
    assert_eq!(
        (says(&tab).as_deref(), marked(&tab)),
        (Some("How did you find out?"), Some(0))
    );
    tab.types(Part::Words, "At nursery.");
    assert_eq!(marked(&tab), Some(0), "an answer is no reason to stop");
    tab.continues();
    assert_eq!((says(&tab), marked(&tab)), (None, None));
}

/// What the settings say of the voices here.
fn settings(tab: &Tab) -> Option<Voices> {
    match tab.page() {
        Page::Settings(settings) => settings.voices,
        other => panic!("not the settings: {other:?}"),
    }
}

#[test]
fn the_settings_say_why_nothing_is_read_aloud_and_look_again_when_one_comes_back() {
    // This phone answers by itself that it has no voice.
    let mut tab = Phone::new().opens("/settings");
    assert_eq!(settings(&tab), Some(Voices::None));
    tab.exchanges(Exchanged::VoiceFound(Voices::OnlyOnline));
    assert_eq!(settings(&tab), Some(Voices::OnlyOnline));
    tab.goes_to(&Route::Help);
    tab.goes_to(&Route::Settings);
    assert_eq!(settings(&tab), Some(Voices::None), "it has looked again");
    // One that was found is not looked for again.
    tab.exchanges(Exchanged::VoiceFound(Voices::OfItsOwn));
    tab.goes_to(&Route::Help);
    tab.goes_to(&Route::Settings);
    assert_eq!(settings(&tab), Some(Voices::OfItsOwn));
}

#[test]
fn who_wants_it_slowly_has_it_slowly_next_time() {
    let (_, mut tab) = at_worries();
    tab.exchanges(Exchanged::VoiceFound(Voices::OfItsOwn));
    tab.exchanges(Exchanged::ReadSlowly(true));
    let address = tab.address.clone();
    let mut tab = tab.closes_and_comes_back(&address);
    tab.exchanges(Exchanged::VoiceFound(Voices::OfItsOwn));
    assert!(tab.question().more.aloud.unwrap().slow);
    reads(&mut tab, &["Who do you talk to?"]);
    assert!(tab.speaks[0].2);
    // Chosen in the settings it is the same, and nothing else of them changes.
    tab.sends(Event::Chose(largest_in_the_dark()));
    assert!(!tab.frame().settings.slow_voice);
    tab.exchanges(Exchanged::ReadSlowly(true));
    let text_size = largest_in_the_dark().text_size;
    assert_eq!(tab.frame().settings.text_size, text_size);
    assert!(tab.frame().settings.slow_voice);
}

#[test]
fn the_first_answer_of_all_does_not_stop_the_voice() {
    let mut tab = Phone::new().opens("/begin/young-person");
    tab.exchanges(Exchanged::VoiceFound(Voices::OfItsOwn));
    reads(&mut tab, &["Who helps you?"]);
    tab.says(Part::Feeling, Value::Feeling(Feeling::Well));
    assert!(tab.address.contains("/question/") || !tab.address.contains("/begin/"));
    assert_eq!(marked(&tab), Some(0));
}

#[test]
fn a_voice_that_needs_the_network_reads_only_where_somebody_said_so_and_is_marked() {
    let (_, mut tab) = at_worries();
    tab.exchanges(Exchanged::VoiceFound(Voices::OnlyOnline));
    assert_eq!(tab.question().more.aloud, None, "not by itself");
    reads(&mut tab, &["Who do you talk to?"]);
    assert!(tab.speaks.is_empty());
    tab.exchanges(Exchanged::ReadOnline(true));
    assert!(tab.question().more.aloud.unwrap().online);
    reads(&mut tab, &["Who do you talk to?"]);
    assert_eq!((tab.over_network, tab.speaks.len()), (1, 1));
    // Not any more.
    tab.exchanges(Exchanged::ReadOnline(false));
    assert!(tab.speaks.is_empty(), "it is silent at once");
    assert_eq!(tab.question().more.aloud, None);
    tab.exchanges(Exchanged::VoiceFound(Voices::OfItsOwn));
    tab.exchanges(Exchanged::ReadOnline(true));
    assert!(
        !tab.question().more.aloud.unwrap().online,
        "where the device has a voice of its own, that one reads"
    );
}
