//! Private answers: a young person's words under a PIN of their own.

use crate::{
    made::note,
    phone::{MINUTE, Phone, Tab, block_on},
};
use our_say::{
    app::{
        event::{Event, QuestionAt},
        exchange::{
            Shows,
            event::{Exchanged, ForWhom},
            made::MadeKind,
            private::event::{PrivateEffect, PrivateEvent},
        },
        route::Route,
        view::{Page, PinState, PrivatePlace, PrivateView},
    },
    crypto::wrap::Cost,
    domain::{
        answer::{Feeling, Part, Sharing},
        change::Value,
        ids::{BookId, VoiceId},
        keeping::Phrase,
        private::Pad,
    },
    perform::private::{make_pin, try_pin},
    storage::Randomness,
    sync::ShareFile,
};

/// Cheap, so that stories are quick.
const COST: Cost = Cost {
    memory: 8,
    passes: 1,
};

impl Tab {
    /// What the worker does for a PIN, and what the clock does.
    pub fn unlocks(&mut self, effect: PrivateEffect) -> Option<PrivateEvent> {
        match effect {
            PrivateEffect::Make {
                number,
                pad,
                pin,
                locks,
            } => {
                let dice = &mut self.dice;
                let mut draw = |bytes: &mut [u8]| dice.fill(bytes);
                let made = make_pin(pad, &pin, locks, COST, &mut draw, async |secret, how| {
                    how.stretch(secret).ok()
                });
                Some(PrivateEvent::Chosen(number, block_on(made)))
            }
            PrivateEffect::Try {
                number,
                pad,
                pin,
                pins,
            } => {
                let found = try_pin(pad, &pin, &pins, async |secret, how| {
                    how.stretch(secret).ok()
                });
                Some(PrivateEvent::Tried(number, block_on(found)))
            }
            PrivateEffect::Gather(what, hashes) => {
                let files = block_on(self.performer.gather(what.at.book, hashes));
                Some(PrivateEvent::Gathered(what, files))
            }
            PrivateEffect::LeaveField => Some(PrivateEvent::Shut),
            PrivateEffect::Second => {
                self.seconds += 1;
                None
            }
            PrivateEffect::While(number) => {
                self.alone = Some(number);
                None
            }
        }
    }

    pub fn private(&mut self, event: PrivateEvent) {
        self.exchanges(Exchanged::Private(event));
    }

    pub fn pin_page(&self) -> PrivateView {
        match self.page() {
            Page::Private(view) => *view,
            other => panic!("not the page of a PIN: {other:?}"),
        }
    }

    pub fn here(&self) -> QuestionAt {
        self.question().at.at
    }

    /// On the page of the PIN: chooses one.
    pub fn chooses(&mut self, pin: &str) {
        let (book, voice) = self.of_pin();
        self.private(PrivateEvent::Choose(book, voice, Pad::Numbers, words(pin)));
    }

    /// On the page of the PIN: taps it.
    pub fn taps(&mut self, pin: &str) {
        let (book, voice) = self.of_pin();
        self.private(PrivateEvent::Try(book, voice, Pad::Numbers, words(pin)));
    }

    pub fn of_pin(&self) -> (BookId, VoiceId) {
        match Route::parse(&self.address) {
            Route::Private(book, voice) => (book, voice),
            other => panic!("{other} is not the page of a PIN"),
        }
    }

    pub fn reads(&self, book: BookId, words: &str) -> bool {
        let all = self.readable(book);
        all.windows(words.len())
            .any(|some| some == words.as_bytes())
    }
}

pub fn words(pin: &str) -> Phrase {
    Phrase::new(pin.to_owned())
}

pub const SECRET: &str = "I cry in the toilets at lunch.";
const DRAFT: &str = "Lunch is sad.";

/// A young person says something, and puts it under a PIN that they choose then.
pub fn with_secret() -> (Phone, Tab, QuestionAt) {
    let phone = Phone::new();
    let mut tab = phone.opens("/begin/young-person");
    tab.types(Part::Words, DRAFT);
    tab.says(Part::Feeling, Value::Feeling(Feeling::NotWell));
    tab.types(Part::Words, SECRET);
    let at = tab.here();
    tab.private(PrivateEvent::Hide(at.clone()));
    assert_eq!(tab.pin_page().state, PinState::None, "there is no PIN yet");
    assert!(tab.pin_page().wants.is_some());
    tab.chooses("4831");
    assert_eq!(tab.here(), at, "back where they were");
    assert!(tab.question().more.private.unwrap().under);
    (phone, tab, at)
}

pub fn question(at: &QuestionAt) -> Route {
    Route::Question(at.book, at.voice, at.question.clone())
}

/// Comes back the next day, and opens the PIN.
pub fn next_day(phone: &Phone, at: &QuestionAt, pin: &str) -> Tab {
    phone.waits(24 * 60 * MINUTE);
    let mut tab = phone.opens(&format!("/book/{}/private/{}", at.book, at.voice));
    tab.taps(pin);
    tab
}

#[test]
fn what_is_under_the_pin_cannot_be_read_with_all_that_lies_on_the_phone() {
    let (phone, tab, at) = with_secret();
    assert_eq!(tab.question().answer.words, SECRET, "its voice can read it");
    for clear in [SECRET, DRAFT, "not-well", at.question.as_str()] {
        let sitting = tab.kept(at.book).1;
        assert!(
            sitting.place.is_some(),
            "where one was is no word of theirs"
        );
        let changes = serde_json::to_string(&tab.kept(at.book).0).unwrap();
        assert!(!changes.contains(&format!("\"{clear}")), "{clear}");
    }
    assert!(!tab.reads(at.book, SECRET) && !tab.reads(at.book, DRAFT));
    let _ = tab.closes();
    let mut tab = phone.opens(&question(&at).to_string());
    assert_eq!(tab.question().answer.words, "", "after a reload it is shut");
    assert_eq!(tab.question().more.private.unwrap().count, 1);
    tab.goes_to(&Route::Private(at.book, at.voice));
    tab.taps("4831");
    tab.goes_to(&question(&at));
    assert_eq!(tab.question().answer.words, SECRET);
    assert_eq!(tab.question().answer.feeling, Some(Feeling::NotWell));
    assert_eq!(tab.question().answer.sharing, Some(Sharing::Me));
}

#[test]
fn what_is_written_on_while_it_is_open_is_sealed_too_and_lasts() {
    let (phone, mut tab, at) = with_secret();
    tab.types(Part::Better, "Somebody sits with me.");
    tab.types(Part::Words, "I cry at lunch. Ask Ms Lee.");
    assert_eq!(tab.question().answer.words, "I cry at lunch. Ask Ms Lee.");
    for clear in ["Somebody sits", "Ask Ms Lee", SECRET, DRAFT] {
        assert!(!tab.reads(at.book, clear), "{clear}");
    }
    let _ = tab.closes();
    let mut tab = next_day(&phone, &at, "4831");
    let PinState::Open {
        answers, others, ..
    } = tab.pin_page().state
    else {
        panic!("it is shut");
    };
    assert_eq!((answers.len(), others), (1, 0));
    let PrivatePlace::Page(page) = &answers[0].place else {
        panic!("it has no page");
    };
    tab.goes_to(page);
    let answer = tab.question().answer;
    assert_eq!(answer.words, "I cry at lunch. Ask Ms Lee.");
    assert_eq!(answer.better, "Somebody sits with me.");
}

#[test]
fn nothing_that_others_see_tells_of_it_but_a_count() {
    let (_, mut tab, at) = with_secret();
    tab.goes_to(&Route::Pack(at.book));
    assert!(tab.prints());
    for page in [tab.html(), format!("{:?}", tab.page())] {
        assert!(!page.contains("cry in the toilets") && !page.contains("NotWell"));
    }
    tab.goes_to(&Route::Check(at.book, at.voice));
    assert!(!format!("{:?}", tab.page()).contains("cry in the toilets"));
    let (file, _) = tab.makes_a_file(ForWhom::Others);
    assert!(
        !file.contains("sealed") && !file.contains("\"pin\""),
        "{file}"
    );
}

#[test]
fn it_rides_in_my_own_backup_still_sealed_and_opens_on_another_phone() {
    let (_, mut tab, at) = with_secret();
    let backup = tab.makes_a_file(ForWhom::Me);
    assert!(!backup.0.contains("cry in the toilets") && !backup.0.contains(DRAFT));
    let mut other = Phone::of_somebody_else(9).opens("/");
    other.opens_a_file(&backup);
    other.exchanges(Exchanged::Accept);
    assert!(!other.reads(at.book, SECRET));
    other.goes_to(&Route::Private(at.book, at.voice));
    assert_eq!(other.pin_page().count, 1);
    other.taps("4831");
    other.goes_to(&question(&at));
    assert_eq!(other.question().answer.words, SECRET);
}

#[test]
fn a_copy_that_left_before_is_named_and_does_not_bring_the_words_back() {
    let phone = Phone::new();
    let mut tab = phone.opens("/begin/young-person");
    tab.types(Part::Words, SECRET);
    let at = tab.here();
    let left = tab.question().more.private.unwrap().left;
    assert_eq!(
        (left.backup, left.given, left.elsewhere),
        (None, None, false)
    );
    let backup = tab.makes_a_file(ForWhom::Me);
    tab.goes_to(&question(&at));
    let left = tab.question().more.private.unwrap().left;
    assert!(left.backup.is_some(), "a backup holds it");
    assert!(left.given.is_none(), "it was theirs alone");
    tab.private(PrivateEvent::Hide(at.clone()));
    tab.chooses("4831");
    assert!(!tab.reads(at.book, SECRET));
    tab.opens_a_file(&backup);
    tab.exchanges(Exchanged::Accept);
    tab.goes_to(&question(&at));
    assert_eq!(
        tab.question().answer.words,
        "",
        "what came back does not stand"
    );
}

#[test]
fn who_lets_others_see_it_takes_it_out() {
    let (_, mut tab, at) = with_secret();
    tab.says(Part::Sharing, Value::Sharing(Sharing::Meeting));
    assert!(!tab.question().more.private.unwrap().under);
    assert_eq!(tab.question().answer.words, SECRET);
    assert_eq!(tab.question().sharing, Sharing::Meeting);
    tab.goes_to(&Route::Pack(at.book));
    assert!(tab.html().contains("cry in the toilets"));
    assert!(!tab.reads(at.book, DRAFT), "what was a draft stays sealed");
}

#[test]
fn a_voice_note_and_a_drawing_go_under_it_and_are_heard_and_seen_by_their_voice() {
    const SONG: &[u8] = b"RIFF what I never told anybody, la la la la la la";
    const CAT: &[u8] = b"\x89PNG a cat that looks very sad, in six colours..";
    let phone = Phone::new();
    let mut tab = phone.opens("/begin/young-person");
    tab.records(note(SONG, 7));
    let at = tab.here();
    assert!(tab.reads(at.book, "what I never told anybody"));
    tab.private(PrivateEvent::Hide(at.clone()));
    tab.chooses("4831");
    assert!(!tab.reads(at.book, "what I never told anybody"));
    tab.draws(CAT);
    assert!(!tab.reads(at.book, "a cat that looks very sad"));
    assert_eq!(
        tab.heard(tab.question().answer.drawings[0].of).unwrap(),
        CAT
    );
    let _ = tab.closes();
    let mut tab = next_day(&phone, &at, "4831");
    tab.goes_to(&question(&at));
    let answer = tab.question().answer;
    assert_eq!(answer.sounds[0].seconds, Some(7));
    assert_eq!(tab.heard(answer.sounds[0].of).unwrap(), SONG);
    assert_eq!(tab.heard(answer.drawings[0].of).unwrap(), CAT);
    let shows = tab.question().more.making.all.clone();
    assert!(
        shows
            .iter()
            .all(|made| matches!(made.shows, Shows::Here(_)))
    );

    let backup = tab.makes_a_file(ForWhom::Me);
    let (_, json) = backup.0.split_once('\n').unwrap();
    let file = ShareFile::read(json.as_bytes()).unwrap();
    assert_eq!(file.attachments.len(), 2, "sealed, they go along");
    let mut other = Phone::of_somebody_else(4).opens("/");
    other.opens_a_file(&backup);
    other.exchanges(Exchanged::Accept);
    other.goes_to(&Route::Private(at.book, at.voice));
    other.taps("4831");
    other.goes_to(&question(&at));
    assert_eq!(other.heard(answer.drawings[0].of).unwrap(), CAT);

    other.private(PrivateEvent::Show(at.clone()));
    assert!(
        other.reads(at.book, "a cat that looks very sad"),
        "out again"
    );
    let place = other.place(MadeKind::Drawing);
    other.made(our_say::app::exchange::made::MadeEvent::Drawn(
        place,
        Vec::new(),
    ));
    assert!(other.question().answer.drawings.is_empty());
}

#[test]
fn what_is_erased_under_it_is_gone_for_good() {
    let (phone, mut tab, at) = with_secret();
    tab.sends(Event::Erased(at.clone()));
    assert_eq!(tab.question().answer.words, "");
    assert_eq!(tab.question().more.private.unwrap().count, 0);
    let _ = tab.closes();
    let tab = next_day(&phone, &at, "4831");
    assert!(
        !tab.kept(at.book)
            .0
            .iter()
            .any(our_say::domain::change::Change::is_sealed)
    );
}

#[test]
fn an_answer_can_be_under_it_from_its_first_word() {
    let (_, mut tab, at) = with_secret();
    tab.goes_to(&Route::Question(at.book, at.voice, crate::phone::id("y3")));
    let empty = tab.here();
    tab.private(PrivateEvent::Hide(empty));
    assert!(tab.question().more.private.unwrap().under);
    tab.types(Part::Words, "Nobody explains it.");
    assert_eq!(tab.question().answer.words, "Nobody explains it.");
    assert!(!tab.reads(at.book, "Nobody explains it."));
}

#[test]
fn what_mattered_most_is_not_told_of_any_more() {
    let phone = Phone::new();
    let mut tab = phone.opens("/begin/young-person");
    tab.types(Part::Words, SECRET);
    let at = tab.here();
    tab.sends(Event::Picked(at.clone(), true));
    let order = |tab: &Tab| {
        let book = our_say::domain::book::Book::from_changes(tab.kept(at.book).0);
        let round = book.current_round().unwrap();
        book.order(round, at.voice).len()
    };
    assert_eq!(order(&tab), 1);
    tab.private(PrivateEvent::Hide(at.clone()));
    tab.chooses("4831");
    assert_eq!(order(&tab), 0);
}
