//! The PIN itself: wrong ones, another one, a forgotten one, two of them; and when it shuts.

use crate::{
    phone::{MINUTE, Phone, Tab},
    private::{SECRET, next_day, question, with_secret, words},
};
use our_say::{
    app::{
        event::{Event, HandsEvent},
        exchange::{
            event::{Exchanged, ForWhom},
            private::event::{PinTrouble, PrivateEvent},
        },
        route::Route,
        view::{Page, PinState},
    },
    domain::{
        answer::Part,
        change::{Field, Value},
        private::Pad,
    },
};

#[test]
fn a_wrong_pin_ten_times_gets_slower_and_nothing_is_lost() {
    let (phone, tab, at) = with_secret();
    let _ = tab.closes();
    let mut tab = phone.opens(&format!("/book/{}/private/{}", at.book, at.voice));
    let mut waits = Vec::new();
    for _ in 0..10 {
        tab.taps("0000");
        assert_eq!(tab.pin_page().trouble, Some(PinTrouble::Wrong));
        waits.push(tab.pin_page().wait);
        // A try during the wait is none.
        if tab.pin_page().wait > 0 {
            tab.taps("4831");
            assert!(matches!(tab.pin_page().state, PinState::Shut(_)));
        }
        while tab.pin_page().wait > 0 {
            tab.private(PrivateEvent::Second);
        }
    }
    assert_eq!(waits, [0, 0, 5, 10, 20, 40, 60, 60, 60, 60]);
    tab.taps("4831");
    tab.goes_to(&question(&at));
    assert_eq!(tab.question().answer.words, SECRET);
}

#[test]
fn it_shuts_when_another_page_is_shown_when_nobody_is_there_and_when_told_to() {
    let (phone, mut tab, at) = with_secret();
    let shut = |tab: &Tab| tab.question().answer.words.is_empty();
    tab.private(PrivateEvent::Shut);
    assert!(shut(&tab));

    let open = |tab: &mut Tab| {
        tab.goes_to(&Route::Private(at.book, at.voice));
        tab.taps("4831");
        tab.goes_to(&question(&at));
        assert!(!shut(tab));
    };
    open(&mut tab);
    tab.goes_to(&Route::Pack(at.book));
    tab.goes_to(&question(&at));
    assert!(shut(&tab), "somebody else's page was shown");

    open(&mut tab);
    let number = tab.alone.unwrap();
    phone.waits(2 * MINUTE);
    tab.private(PrivateEvent::While(number));
    assert!(!shut(&tab), "they are thinking");
    phone.waits(2 * MINUTE);
    tab.private(PrivateEvent::While(number));
    assert!(shut(&tab), "nobody is there");

    open(&mut tab);
    tab.sends(Event::Hands(HandsEvent::Begun(at.book, at.voice)));
    tab.sends(Event::Hands(HandsEvent::GivenBack));
    tab.goes_to(&question(&at));
    assert!(shut(&tab), "the phone is in other hands");
}

#[test]
fn a_pin_can_be_changed_and_the_old_one_opens_nothing() {
    let (phone, mut tab, at) = with_secret();
    tab.goes_to(&Route::Private(at.book, at.voice));
    tab.chooses("7777");
    let _ = tab.closes();
    let mut tab = next_day(&phone, &at, "4831");
    assert_eq!(tab.pin_page().trouble, Some(PinTrouble::Wrong));
    let pins = tab.kept(at.book).0;
    let pins = pins
        .iter()
        .filter(|change| matches!(change.value, Value::Pin(_)));
    assert_eq!(pins.count(), 1, "the old one is gone from the phone");
    tab.taps("7777");
    tab.goes_to(&question(&at));
    assert_eq!(tab.question().answer.words, SECRET);
}

#[test]
fn who_forgets_the_pin_loses_what_is_under_it_and_nothing_else() {
    let (phone, tab, at) = with_secret();
    let _ = tab.closes();
    let mut tab = phone.opens(&format!("/book/{}/views/{}", at.book, at.voice));
    tab.goes_to(&Route::Question(at.book, at.voice, crate::phone::id("y3")));
    tab.types(Part::Words, "I like maths.");
    tab.goes_to(&Route::Private(at.book, at.voice));
    tab.private(PrivateEvent::Forgotten(at.book, at.voice));
    assert_eq!(tab.pin_page().state, PinState::None);
    assert_eq!(tab.pin_page().count, 0);
    assert!(tab.kept_text(at.book).contains("I like maths."));
    let sealed = tab.kept(at.book).0;
    assert!(
        !sealed
            .iter()
            .any(our_say::domain::change::Change::is_sealed)
    );
    tab.chooses("1234");
    assert!(matches!(tab.pin_page().state, PinState::Open { .. }));
}

#[test]
fn two_phones_with_a_pin_each_can_both_be_opened() {
    let (_, mut one, at) = with_secret();
    let backup = one.makes_a_file(ForWhom::Others);
    let mut two = Phone::of_somebody_else(5).opens("/");
    two.opens_a_file(&backup);
    two.exchanges(Exchanged::Accept);
    two.goes_to(&Route::Question(at.book, at.voice, crate::phone::id("y3")));
    two.types(Part::Words, "On my tablet.");
    let second = two.here();
    two.private(PrivateEvent::Hide(second.clone()));
    two.chooses("9999");
    let backup = two.makes_a_file(ForWhom::Me);
    one.opens_a_file(&backup);
    one.exchanges(Exchanged::Accept);
    one.goes_to(&Route::Private(at.book, at.voice));
    assert_eq!(one.pin_page().count, 2);
    one.taps("9999");
    let PinState::Open {
        answers, others, ..
    } = one.pin_page().state
    else {
        panic!("it is shut");
    };
    assert_eq!((answers.len(), others), (1, 1));
    one.goes_to(&question(&second));
    assert_eq!(one.question().answer.words, "On my tablet.");
}

#[test]
fn a_parent_has_no_pin_and_no_other_voice_is_asked_for_one() {
    let (_, mut tab, at) = with_secret();
    let parent = tab.kept(at.book).0;
    let parent = our_say::domain::book::Book::from_changes(parent);
    let voices = parent.voices();
    let parent = voices.iter().find(|voice| voice.id != at.voice).unwrap().id;
    tab.goes_to(&Route::Question(at.book, parent, crate::phone::id("p1")));
    assert_eq!(tab.question().more.private, None);
    tab.goes_to(&Route::Private(at.book, parent));
    assert!(matches!(tab.page(), Page::Problem(_)));
    let pin = words("4831");
    tab.private(PrivateEvent::Choose(at.book, parent, Pad::Numbers, pin));
    let field = Field::Voice(parent, our_say::domain::voice::VoicePart::Pin);
    let kept = tab.kept(at.book).0;
    assert!(kept.iter().all(|change| change.field != field));
}
