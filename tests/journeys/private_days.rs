//! Bad days of private answers: last words on their way, another tab, a full phone, a wrong moment. Nothing of them
//! comes to lie in clear, and nothing is lost.

use crate::{
    made::note,
    phone::{MINUTE, Phone, Tab, id},
    private::{SECRET, question, with_secret, words},
};
use our_say::{
    app::{
        event::{Event, RoundEvent},
        exchange::{
            Shows,
            event::{Exchanged, ForWhom, Voices},
            private::event::{Gather, Gathered, PrivateEvent, Way},
        },
        route::Route,
        view::{PinState, PrivatePlace},
    },
    domain::{
        answer::{HowTaken, Part},
        book::Book,
        change::Value,
        private::Pad,
    },
    storage::memory::Fault,
    sync::ShareFile,
};

const SONG: &[u8] = b"RIFF what I never told anybody, la la la la la la";

/// The book comes to another phone, with all that is in a backup.
fn with_backup(one: &mut Tab) -> Tab {
    let backup = one.makes_a_file(ForWhom::Me);
    let mut two = Phone::of_somebody_else(5).opens("/");
    takes(&mut two, &backup);
    two
}

fn takes(tab: &mut Tab, file: &(String, our_say::domain::keeping::Phrase)) {
    tab.opens_a_file(file);
    tab.exchanges(Exchanged::Accept);
}

#[test]
fn last_words_on_their_way_when_the_page_goes_are_sealed() {
    let (_, mut tab, at) = with_secret();
    let target = tab.question().at.part(Part::Words);
    tab.goes_to(&Route::Help);
    let more = [SECRET, " And Mr X shouts."].concat();
    tab.edits(at.book, at.voice, target, Value::Text(more.clone()));
    assert!(!tab.reads(at.book, "Mr X shouts"));
    tab.goes_to(&Route::Private(at.book, at.voice));
    tab.taps("4831");
    tab.goes_to(&question(&at));
    assert_eq!(
        tab.question().answer.words,
        more,
        "and none of them is lost"
    );
}

#[test]
fn words_that_go_on_from_what_was_shown_are_sealed_though_it_has_shut() {
    let (phone, mut tab, at) = with_secret();
    let target = tab.question().at.part(Part::Words);
    phone.waits(4 * MINUTE);
    let number = tab.alone.unwrap();
    tab.private(PrivateEvent::While(number));
    assert_eq!(tab.question().answer.words, "", "it shut by itself");
    let more = [SECRET, "!"].concat();
    tab.edits(at.book, at.voice, target.clone(), Value::Text(more));
    assert!(!tab.reads(at.book, SECRET));
    // But whoever begins anew writes in clear, and takes nothing away from what is under it.
    tab.edits(
        at.book,
        at.voice,
        target,
        Value::Text("I like maths.".into()),
    );
    assert!(tab.reads(at.book, "I like maths."));
}

#[test]
fn an_answer_that_went_under_while_another_tab_took_over_lies_nowhere_in_clear() {
    let phone = Phone::new();
    let mut tab = phone.opens("/begin/young-person");
    tab.types(Part::Words, SECRET);
    let at = tab.here();
    let mut second = phone.opens(&question(&at).to_string());
    tab.private(PrivateEvent::Hide(at.clone()));
    let (book, voice) = tab.of_pin();
    tab.slow = true;
    tab.private(PrivateEvent::Choose(
        book,
        voice,
        Pad::Numbers,
        words("4831"),
    ));
    second.sends(Event::TakeOver(at.book));
    tab.lost(at.book);
    tab.waits_for_storage();
    second.lets_go(at.book);
    tab.sends(Event::TakeOver(at.book));
    tab.waits_for_storage();
    assert!(tab.question().more.private.unwrap().under);
    assert!(!tab.reads(at.book, SECRET));
}

#[test]
fn who_helped_with_it_is_named_nowhere_else() {
    let (_, mut tab, at) = with_secret();
    tab.says(Part::HowTaken, Value::HowTaken(HowTaken::Scribed));
    tab.types(Part::TakenBy, "Auntie Zed");
    assert_eq!(tab.question().answer.taken_by, "Auntie Zed");
    assert!(!tab.kept_text(at.book).contains("Auntie Zed"));
}

#[test]
fn to_put_one_answer_under_it_chooses_nothing_for_the_next() {
    let (_, mut tab, at) = with_secret();
    tab.goes_to(&Route::Question(at.book, at.voice, id("y3")));
    tab.types(Part::Words, "I like maths.");
    assert_eq!(tab.question().answer.sharing, None);
}

#[test]
fn after_the_next_round_has_begun_it_can_be_read_taken_out_and_erased() {
    let (_, mut tab, at) = with_secret();
    let changes = tab.kept(at.book).0;
    let round = Book::from_changes(changes).current_round().unwrap();
    tab.sends(Event::Rounds(Box::new(RoundEvent::Begun(at.book, round))));
    tab.goes_to(&Route::Private(at.book, at.voice));
    tab.taps("4831");
    let earlier = |tab: &Tab| match tab.pin_page().state {
        PinState::Open { answers, .. } => answers,
        other => panic!("it is shut: {other:?}"),
    };
    let PrivatePlace::Earlier { words, .. } = &earlier(&tab)[0].place else {
        panic!("it is of this round");
    };
    assert_eq!(words, &[SECRET]);
    let mut other = with_backup(&mut tab);
    tab.goes_to(&Route::Private(at.book, at.voice));
    tab.taps("4831");
    tab.private(PrivateEvent::ShowEarlier(at.clone(), round));
    assert!(earlier(&tab).is_empty());
    assert!(tab.reads(at.book, SECRET));

    other.goes_to(&Route::Private(at.book, at.voice));
    other.taps("4831");
    other.private(PrivateEvent::EraseEarlier(at.clone(), round));
    assert!(earlier(&other).is_empty());
    assert!(
        !other
            .kept(at.book)
            .0
            .iter()
            .any(our_say::domain::change::Change::is_sealed)
    );
}

#[test]
fn to_do_without_on_one_phone_leaves_what_another_wrote_since_to_be_opened() {
    let (_, mut one, at) = with_secret();
    let mut two = with_backup(&mut one);
    two.goes_to(&Route::Private(at.book, at.voice));
    two.taps("4831");
    two.goes_to(&Route::Question(at.book, at.voice, id("y3")));
    two.private(PrivateEvent::Hide(two.here()));
    two.types(Part::Words, "On my tablet.");
    let second = two.here();
    one.goes_to(&Route::Private(at.book, at.voice));
    one.taps("4831");
    one.goes_to(&question(&at));
    one.private(PrivateEvent::Show(at.clone()));
    one.goes_to(&Route::Private(at.book, at.voice));
    one.private(PrivateEvent::GiveUp);
    assert_eq!(one.pin_page().state, PinState::None);
    let backup = one.makes_a_file(ForWhom::Me);
    takes(&mut two, &backup);
    two.goes_to(&Route::Private(at.book, at.voice));
    two.taps("4831");
    two.goes_to(&question(&second));
    assert_eq!(two.question().answer.words, "On my tablet.");
}

#[test]
fn a_voice_note_under_the_second_of_two_keys_is_heard() {
    let (_, mut one, at) = with_secret();
    let shared = one.makes_a_file(ForWhom::Others);
    for seed in 5..9 {
        let mut two = Phone::of_somebody_else(seed).opens("/");
        takes(&mut two, &shared);
        two.goes_to(&Route::Question(at.book, at.voice, id("y3")));
        two.records(note(SONG, 7));
        let second = two.here();
        two.private(PrivateEvent::Hide(second.clone()));
        two.chooses("4831");
        let backup = two.makes_a_file(ForWhom::Me);
        takes(&mut one, &backup);
        one.goes_to(&Route::Private(at.book, at.voice));
        one.taps("4831");
        one.goes_to(&question(&second));
        let shows = one.question().more.making.all.clone();
        let here = |shows: &Shows| matches!(shows, Shows::Here(_));
        assert!(!shows.is_empty() && shows.iter().all(|made| here(&made.shows)));
    }
}

#[test]
fn a_voice_note_that_cannot_be_read_just_now_stays_as_it_is() {
    let (_, mut tab, at) = with_secret();
    tab.goes_to(&Route::Question(at.book, at.voice, id("y3")));
    tab.records(note(SONG, 7));
    tab.waits_for_storage();
    let second = tab.here();
    let what = Gather {
        way: Way::Under,
        at: second.clone(),
        round: tab.question().at.round,
    };
    // It could not be read, or it was made after the question.
    for files in [None, Some(Gathered::new())] {
        tab.private(PrivateEvent::Gathered(what.clone(), files));
        let here = tab.question().more.private.unwrap();
        assert!(here.unread && !here.under);
        assert!(tab.reads(at.book, "what I never told anybody"));
    }
    tab.private(PrivateEvent::Hide(second));
    let backup = tab.makes_a_file(ForWhom::Me);
    let (_, json) = backup.0.split_once('\n').unwrap();
    let file = ShareFile::read(json.as_bytes()).unwrap();
    assert_eq!(file.attachments.len(), 1);
    assert!(!tab.reads(at.book, "what I never told anybody"));
}

#[test]
fn who_locks_it_hears_no_more_of_it() {
    let (_, mut tab, at) = with_secret();
    tab.exchanges(Exchanged::VoiceFound(Voices::OfItsOwn));
    tab.exchanges(Exchanged::ReadAloud(
        at.clone(),
        vec![[SECRET, " And more."].concat()],
    ));
    assert!(!tab.speaks.is_empty());
    tab.private(PrivateEvent::Shut);
    assert!(tab.speaks.is_empty(), "it is silent");
}

#[test]
fn an_empty_pin_is_no_wrong_one() {
    let (_, mut tab, at) = with_secret();
    tab.private(PrivateEvent::Shut);
    tab.goes_to(&Route::Private(at.book, at.voice));
    for _ in 0..3 {
        tab.taps("");
    }
    assert_eq!((tab.pin_page().wait, tab.pin_page().trouble), (0, None));
}

#[test]
fn an_older_backup_does_not_bring_the_words_back_to_lie_in_clear() {
    let phone = Phone::new();
    let mut tab = phone.opens("/begin/young-person");
    tab.types(Part::Words, SECRET);
    let at = tab.here();
    let backup = tab.makes_a_file(ForWhom::Me);
    tab.goes_to(&question(&at));
    tab.private(PrivateEvent::Hide(at.clone()));
    tab.chooses("4831");
    takes(&mut tab, &backup);
    assert!(!tab.reads(at.book, SECRET));
}

#[test]
fn what_a_full_phone_cannot_keep_is_offered_to_its_voice_alone() {
    let (phone, mut tab, at) = with_secret();
    phone.store.set_fault(Some(Fault::Full));
    tab.types(Part::Words, "Nobody listens.");
    assert!(tab.offered().contains("Nobody listens."));
    tab.private(PrivateEvent::Shut);
    assert!(!tab.offered().contains("Nobody listens."));
    phone.store.set_fault(None);
    tab.sends(Event::Retry);
    tab.goes_to(&Route::Private(at.book, at.voice));
    tab.taps("4831");
    tab.goes_to(&question(&at));
    assert_eq!(tab.question().answer.words, "Nobody listens.");
    assert!(!tab.reads(at.book, "Nobody listens."));
}

#[test]
fn who_lets_the_meeting_hear_a_voice_note_need_say_so_once() {
    let (_, mut tab, at) = with_secret();
    tab.records(note(SONG, 7));
    tab.waits_for_storage();
    tab.says(
        Part::Sharing,
        Value::Sharing(our_say::domain::answer::Sharing::Meeting),
    );
    assert!(!tab.question().more.private.unwrap().under);
    let sharing = tab.question().answer.sharing;
    assert_eq!(sharing, Some(our_say::domain::answer::Sharing::Meeting));
    assert!(tab.reads(at.book, "what I never told anybody"));
}

#[test]
fn no_voice_over_the_network_reads_what_is_under_a_pin() {
    let (_, mut tab, at) = with_secret();
    tab.exchanges(Exchanged::VoiceFound(Voices::OnlyOnline));
    tab.exchanges(Exchanged::ReadOnline(true));
    assert_eq!(tab.question().more.aloud, None);
    tab.exchanges(Exchanged::ReadAloud(at.clone(), vec![SECRET.to_owned()]));
    assert!(tab.speaks.is_empty());
    tab.goes_to(&Route::Question(at.book, at.voice, id("y3")));
    assert!(tab.question().more.aloud.unwrap().online);
}

#[test]
fn words_that_come_late_one_after_another_are_one_answer() {
    let (_, mut tab, at) = with_secret();
    let target = tab.question().at.part(Part::Words);
    tab.goes_to(&Route::Help);
    for more in [" And", " And more."] {
        let text = [SECRET, more].concat();
        tab.edits(at.book, at.voice, target.clone(), Value::Text(text));
    }
    tab.goes_to(&Route::Private(at.book, at.voice));
    tab.taps("4831");
    tab.goes_to(&question(&at));
    assert_eq!(tab.question().answer.words, [SECRET, " And more."].concat());
    assert!(tab.question().more.versions.is_empty());
}
