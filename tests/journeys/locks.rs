//! Locks: a family support worker locks books, leaves a tablet alone, forgets, and changes her mind.

use crate::phone::{Phone, Tab, block_on};
use our_say::{
    app::{
        event::{Event, HandsEvent, StoreTrouble},
        exchange::{
            event::Exchanged,
            locks::{
                Did,
                event::{For, LockEffect, LockEvent, LockTrouble, Sheet, Why, Wish},
            },
        },
        route::Route,
        view::{LockView, Page, UnlockView},
    },
    crypto::wrap::Cost,
    domain::{
        answer::Part,
        change::{BookPart, Field, Value},
        cover::LockedCover,
        device::{DeviceSettings, LockAfter},
        ids::BookId,
        keeping::Phrase,
        lock::{Locked, Secret, Way},
        round::RoundPart,
        time::Day,
    },
    perform::locks::Tools,
    storage::{Db, Randomness, RecordKey, memory::Fault},
};

/// Stretching takes a second or more on purpose; these stories need not wait.
const COST: Cost = Cost {
    memory: 8,
    passes: 1,
};

pub const BLUE: &str = "the blue whale sings";

pub fn words(typed: &str) -> Phrase {
    Phrase::new(typed.to_owned())
}

impl Tab {
    /// What the worker and the storage do for locks, and what the clock does.
    pub fn locks_up(&mut self, effect: LockEffect) -> Option<LockEvent> {
        let stretch = async |secret: &our_say::crypto::Passphrase,
                             how: &our_say::crypto::wrap::Stretch| {
            how.stretch(secret).ok()
        };
        Some(match effect {
            LockEffect::Look => LockEvent::Looked(block_on(self.performer.whole())),
            LockEffect::Try(number, on, way, typed) => {
                let tried = self.performer.try_lock(on, way, &typed, stretch);
                LockEvent::Tried(number, block_on(tried))
            }
            LockEffect::MakeWords(what) => {
                let made = format!("made words {}", self.dice.roll());
                LockEvent::WordsMade(what, Phrase::new(made))
            }
            LockEffect::Set(number, on, wish) => {
                let dice = &mut self.dice;
                let tools = Tools {
                    cost: COST,
                    draw: &mut |bytes: &mut [u8]| dice.fill(bytes),
                };
                let set = self.performer.set_lock(on, &wish, tools, stretch);
                LockEvent::Done(number, block_on(set))
            }
            LockEffect::Forgo(number, on, typed) => {
                let forgone = self.performer.forgo_lock(on, &typed, stretch);
                LockEvent::Forgone(number, block_on(forgone))
            }
            LockEffect::Show(number, book, cover) => {
                let shown = block_on(self.performer.show_on_lock(book, &cover));
                LockEvent::Shown(number, cover, shown)
            }
            LockEffect::KeepUp(book, day) => {
                block_on(self.performer.keep_up_lock(book, day));
                return None;
            }
            LockEffect::Second => {
                self.seconds += 1;
                return None;
            }
        })
    }

    pub fn lock(&mut self, event: LockEvent) {
        self.sends(Event::Exchanged(Box::new(Exchanged::Lock(Box::new(event)))));
    }

    pub fn unlock_page(&self) -> UnlockView {
        match self.page() {
            Page::Unlock(view) => *view,
            other => panic!("not locked: {other:?}"),
        }
    }

    pub fn lock_page(&self) -> LockView {
        match self.page() {
            Page::Lock(view) => *view,
            other => panic!("not the page of a lock: {other:?}"),
        }
    }

    pub fn tries(&mut self, on: Locked, way: Way, typed: &str) {
        self.lock(LockEvent::Try(on, way, words(typed)));
    }

    /// The seconds of a wait pass.
    fn waits_out(&mut self) {
        while self.unlock_page().wait > 0 {
            self.lock(LockEvent::Second);
        }
    }

    /// Locks a book, or the whole app, with these words; the words of its recovery sheet.
    pub fn locks_with(&mut self, on: Locked, typed: &str) -> String {
        let book = match on {
            Locked::Book(book) => Some(book),
            Locked::Whole => None,
        };
        self.goes_to(&Route::Lock(book));
        self.lock(LockEvent::MakeWords(For::Sheet));
        let sheet = self.lock_page().sheet.unwrap();
        self.lock(LockEvent::Set(on, wish(typed, Some(&sheet), None)));
        assert_eq!(self.lock_page().done, Some(Did::Locked));
        sheet
    }
}

pub fn wish(typed: &str, sheet: Option<&str>, current: Option<&str>) -> Wish {
    Wish {
        secret: Secret::Words,
        typed: words(typed),
        current: current.map(words),
        sheet: sheet.map_or(Sheet::Stays, |sheet| Sheet::New(words(sheet))),
        anew: false,
        cover: LockedCover {
            nickname: "Blue folder".to_owned(),
            tells_meeting: true,
            ..LockedCover::default()
        },
    }
}

/// A book with a name and words in it, locked; its recovery sheet.
pub fn locked() -> (Phone, Tab, BookId, String) {
    let (phone, tab, book, sheet, _) = locked_at();
    (phone, tab, book, sheet)
}

/// The same, with the address of its question.
pub fn locked_at() -> (Phone, Tab, BookId, String, String) {
    let phone = Phone::new();
    let mut tab = phone.opens("/begin/parent");
    tab.types(Part::Words, "She likes Miss Okafor.");
    let (book, by) = (tab.book(), tab.question().at.at.voice);
    let name = Field::Book(BookPart::Name);
    tab.edits(book, by, name, Value::Text("Samira".to_owned()));
    let path = tab.address.clone();
    let sheet = tab.locks_with(Locked::Book(book), BLUE);
    (phone, tab, book, sheet, path)
}

pub fn home(book: BookId) -> String {
    Route::Book(book).to_string()
}

#[test]
fn a_locked_book_is_shut_after_a_reload_and_opens_with_its_words_where_one_was() {
    let (_, mut tab, book, _) = locked();
    let on = Locked::Book(book);
    tab.lock(LockEvent::Now(Why::Asked));
    assert!(tab.shut, "the page is loaded anew");
    let mut tab = tab.closes_and_comes_back(&home(book));
    let shown = tab.unlock_page();
    assert_eq!(shown.shut.cover.nickname, "Blue folder");
    assert!(!format!("{:?}", tab.view()).contains("Samira"));
    tab.tries(on, Way::Secret, "the blue whale");
    assert_eq!(tab.unlock_page().trouble, Some(LockTrouble::Wrong));
    tab.tries(on, Way::Secret, BLUE);
    assert_eq!(tab.home().name, "Samira");
    assert!(tab.home().locked);
    tab.goes_to(&Route::Begin(
        our_say::domain::question::Audience::Parent,
        None,
    ));
    tab.goes_to(&Route::Books);
    let Page::Books(_) = tab.page() else {
        panic!("the list is not locked");
    };
    // The list, in a tab that has opened nothing.
    let tab = tab.phone.opens("/books");
    assert!(!format!("{:?}", tab.view()).contains("Samira"));
}

#[test]
fn a_hundred_wrong_words_wait_longer_and_longer_and_a_reload_begins_the_wait_again() {
    let (_, tab, book, _) = locked();
    let on = Locked::Book(book);
    let mut tab = tab.closes_and_comes_back(&home(book));
    for n in 1..=100u32 {
        tab.tries(on, Way::Secret, &format!("guess number {n}"));
        let view = tab.unlock_page();
        assert_eq!(view.trouble, Some(LockTrouble::Wrong));
        assert_eq!(view.wait > 0, n >= 3, "after {n}");
        if n >= 3 {
            // Whoever does not wait has not tried.
            tab.tries(on, Way::Secret, BLUE);
            assert_eq!(tab.unlock_page().shut.tries, n);
            if n % 7 == 0 {
                let before = tab.unlock_page().wait;
                tab.lock(LockEvent::Second);
                tab = tab.closes_and_comes_back(&home(book));
                assert_eq!(tab.unlock_page().wait, before, "a reload dodges nothing");
            }
        }
        tab.waits_out();
    }
    tab.tries(on, Way::Secret, BLUE);
    assert_eq!(tab.home().name, "Samira");
    let mut tab = tab.closes_and_comes_back(&home(book));
    assert_eq!(tab.unlock_page().wait, 0, "the right words end the count");
    tab.tries(on, Way::Secret, BLUE);
}

#[test]
fn forgotten_words_and_the_recovery_sheet_opens_it() {
    let (_, tab, book, sheet) = locked();
    let mut tab = tab.closes_and_comes_back(&home(book));
    let on = Locked::Book(book);
    assert!(tab.unlock_page().shut.sheet);
    tab.tries(on, Way::Sheet, BLUE);
    assert_eq!(tab.unlock_page().trouble, Some(LockTrouble::Wrong));
    tab.tries(on, Way::Sheet, &sheet);
    assert_eq!(tab.home().name, "Samira");
}

#[test]
fn other_words_only_rewrap_and_the_sheet_stays_good_but_a_new_key_voids_both() {
    let (_, mut tab, book, sheet) = locked();
    let on = Locked::Book(book);
    let lies = |tab: &Tab| {
        let all = tab.phone.store.databases().into_iter();
        all.filter(|db| matches!(db, Db::Book(..)))
            .collect::<Vec<_>>()
    };
    let before = lies(&tab);
    // Whoever does not know the words that hold changes nothing.
    tab.lock(LockEvent::Set(on, wish("a red fox", None, Some("wrong"))));
    assert_eq!(tab.lock_page().trouble, Some(LockTrouble::Wrong));
    tab.lock(LockEvent::Set(on, wish("a red fox", None, Some(BLUE))));
    assert_eq!(tab.lock_page().done, Some(Did::Changed));
    assert_eq!(lies(&tab), before, "nothing is sealed anew");
    let mut tab = tab.closes_and_comes_back(&home(book));
    tab.tries(on, Way::Secret, BLUE);
    assert_eq!(tab.unlock_page().trouble, Some(LockTrouble::Wrong));
    tab.tries(on, Way::Sheet, &sheet);
    assert_eq!(tab.home().name, "Samira", "the sheet stays good");

    tab.goes_to(&Route::Lock(Some(book)));
    let anew = Wish {
        anew: true,
        sheet: Sheet::None,
        ..wish("a green owl", None, Some("a red fox"))
    };
    tab.lock(LockEvent::Set(on, anew));
    assert_eq!(tab.lock_page().done, Some(Did::Changed));
    assert_ne!(lies(&tab), before, "sealed anew");
    assert_eq!(lies(&tab).len(), 1, "and the old is gone");
    let mut tab = tab.closes_and_comes_back(&home(book));
    assert!(!tab.unlock_page().shut.sheet);
    for (way, typed) in [(Way::Secret, "a red fox"), (Way::Sheet, &sheet)] {
        tab.tries(on, way, typed);
        assert_eq!(tab.unlock_page().trouble, Some(LockTrouble::Wrong));
    }
    tab.tries(on, Way::Secret, "a green owl");
    assert_eq!(tab.home().name, "Samira");
}

#[test]
fn whoever_locks_goes_on_writing_and_all_of_it_is_there_afterwards() {
    let (_, mut tab, book, _, path) = locked_at();
    let question = Route::parse(&path);
    tab.goes_to(&question);
    tab.types(Part::Better, "More music.");
    assert!(tab.view().frame.trouble.is_none());
    let mut tab = tab.closes_and_comes_back(&question.to_string());
    tab.tries(Locked::Book(book), Way::Secret, BLUE);
    assert_eq!(tab.question().answer.words, "She likes Miss Okafor.");
    assert_eq!(tab.question().answer.better, "More music.");
    tab.types(Part::Better, "More music, every day.");
    let mut tab = tab.closes_and_comes_back(&question.to_string());
    tab.tries(Locked::Book(book), Way::Secret, BLUE);
    assert_eq!(tab.question().answer.better, "More music, every day.");
}

#[test]
fn the_lock_comes_off_with_its_words_alone() {
    let (_, mut tab, book, _) = locked();
    let on = Locked::Book(book);
    tab.lock(LockEvent::Forgo(on, words("wrong")));
    assert_eq!(tab.lock_page().trouble, Some(LockTrouble::Wrong));
    tab.lock(LockEvent::Forgo(on, words(BLUE)));
    assert_eq!(tab.lock_page().done, Some(Did::Forgone));
    let tab = tab.closes_and_comes_back(&home(book));
    assert_eq!(tab.home().name, "Samira");
    assert!(!tab.home().locked);
}

#[test]
fn one_lock_for_everything_shuts_every_page_but_help() {
    let (phone, mut tab, book, _) = locked();
    tab.locks_with(Locked::Whole, "one for all of it");
    for path in ["/", "/books", "/begin/parent", "/lock", &home(book)] {
        let tab = phone.opens(path);
        assert_eq!(tab.unlock_page().on, Locked::Whole, "{path}");
        assert!(tab.view().frame.trouble.is_none(), "{path}");
    }
    let tab = phone.opens("/help");
    assert!(matches!(tab.page(), Page::Help(_)));
    // What nobody can open any more can be removed.
    let tab = phone.opens("/settings");
    assert!(matches!(tab.page(), Page::Settings(_)));
    let mut tab = phone.opens(&home(book));
    tab.tries(Locked::Whole, Way::Secret, BLUE);
    assert_eq!(tab.unlock_page().trouble, Some(LockTrouble::Wrong));
    tab.tries(Locked::Whole, Way::Secret, "one for all of it");
    assert_eq!(
        tab.unlock_page().on,
        Locked::Book(book),
        "the book's own is next"
    );
    tab.tries(Locked::Book(book), Way::Secret, BLUE);
    assert_eq!(tab.home().name, "Samira");
    let mut tab = phone.opens("/books");
    tab.tries(Locked::Whole, Way::Secret, "one for all of it");
    assert!(matches!(tab.page(), Page::Books(_)));
    tab.goes_to(&Route::Lock(None));
    let other = wish("another for all", None, Some("one for all of it"));
    tab.lock(LockEvent::Set(Locked::Whole, other));
    assert_eq!(tab.lock_page().done, Some(Did::Changed));
    let mut tab = phone.opens("/");
    tab.tries(Locked::Whole, Way::Secret, "one for all of it");
    assert_eq!(tab.unlock_page().trouble, Some(LockTrouble::Wrong));
    tab.tries(Locked::Whole, Way::Secret, "another for all");
    tab.goes_to(&Route::Lock(None));
    tab.lock(LockEvent::Forgo(Locked::Whole, words("another for all")));
    assert_eq!(tab.lock_page().done, Some(Did::Forgone));
    assert!(matches!(phone.opens("/").page(), Page::Start(_)));
}

#[test]
fn words_begun_before_the_lock_of_the_app_is_known_are_saved_once_it_opens() {
    let (phone, mut tab, _, _) = locked();
    tab.locks_with(Locked::Whole, "one for all of it");
    let mut tab = phone.opens_half("/begin/parent");
    tab.types(Part::Words, "Written at the door.");
    tab.whole = true;
    tab.sends(Event::Retry);
    tab.waits_for_storage();
    assert_eq!(tab.unlock_page().on, Locked::Whole);
    tab.tries(Locked::Whole, Way::Secret, "one for all of it");
    assert_eq!(tab.question().answer.words, "Written at the door.");
    assert!(tab.view().frame.trouble.is_none());
    let path = tab.address.clone();
    let mut tab = tab.closes_and_comes_back(&path);
    tab.tries(Locked::Whole, Way::Secret, "one for all of it");
    assert_eq!(tab.question().answer.words, "Written at the door.");
}

#[test]
fn a_tablet_left_alone_locks_after_the_time_chosen_and_one_put_away_at_once_if_that_is_chosen() {
    let (_, mut tab, _, _) = locked();
    let settings = DeviceSettings {
        lock_after: LockAfter::FifteenMinutes,
        ..DeviceSettings::default()
    };
    tab.sends(Event::Chose(settings));
    tab.lock(LockEvent::Now(Why::Alone(14)));
    assert!(!tab.shut);
    tab.lock(LockEvent::Now(Why::Away));
    assert!(!tab.shut, "leaving is no reason unless it was chosen");
    tab.lock(LockEvent::Now(Why::Alone(15)));
    assert!(tab.shut);

    let (_, mut tab, _, _) = locked();
    tab.sends(Event::Chose(DeviceSettings {
        lock_on_leaving: true,
        ..settings
    }));
    tab.lock(LockEvent::Now(Why::Away));
    assert!(tab.shut);

    // A book without a lock stays as it is.
    let mut tab = Phone::new().opens("/begin/parent");
    tab.types(Part::Words, "She likes music.");
    tab.lock(LockEvent::Now(Why::Alone(90)));
    assert!(!tab.shut);
}

#[test]
fn what_is_locked_in_one_tab_is_shut_in_all_and_whoever_leaves_fast_leaves_nothing_open() {
    let (phone, mut tab, book, _) = locked();
    let mut other = phone.opens(&home(book));
    other.tries(Locked::Book(book), Way::Secret, BLUE);
    other.lock(LockEvent::Now(Why::Elsewhere));
    assert!(other.shut);
    tab.sends(Event::Hands(HandsEvent::Left));
    assert!(tab.shut);
    assert!(matches!(tab.page(), Page::Left));
    let mut third = phone.opens(&home(book));
    assert!(matches!(third.page(), Page::Left));
    third.sends(Event::Hands(HandsEvent::CameBack));
    third.goes_to(&Route::Book(book));
    assert_eq!(third.unlock_page().on, Locked::Book(book));
}

#[test]
fn a_book_that_was_locked_in_another_tab_takes_no_word_from_this_one_and_none_is_lost() {
    let phone = Phone::new();
    let mut one = phone.opens("/begin/parent");
    one.types(Part::Words, "First words.");
    let (book, path) = (one.book(), one.address.clone());
    let mut two = phone.opens(&path);
    two.sends(Event::TakeOver(book));
    two.waits_for_storage();
    one.lost(book);
    two.locks_with(Locked::Book(book), BLUE);
    one.sends(Event::TakeOver(book));
    one.waits_for_storage();
    assert_eq!(one.unlock_page().on, Locked::Book(book));
    one.tries(Locked::Book(book), Way::Secret, BLUE);
    assert_eq!(one.question().answer.words, "First words.");
}

#[test]
fn a_phone_that_is_full_or_stumbles_says_so_and_the_book_is_as_it_was() {
    let phone = Phone::new();
    let mut tab = phone.opens("/begin/parent");
    tab.types(Part::Words, "She likes music.");
    let book = tab.book();
    let on = Locked::Book(book);
    tab.goes_to(&Route::Lock(Some(book)));
    tab.phone.store.set_fault(Some(Fault::Full));
    tab.lock(LockEvent::Set(on, wish(BLUE, None, None)));
    let full = LockTrouble::Store(StoreTrouble::Full);
    assert_eq!(tab.lock_page().trouble, Some(full));
    tab.phone.store.set_fault(None);
    tab.lock(LockEvent::Set(on, wish(BLUE, None, None)));
    assert_eq!(tab.lock_page().done, Some(Did::Locked));
}

#[test]
fn the_day_on_a_locked_card_keeps_up_with_the_meeting_and_can_be_left_out() {
    let (phone, mut tab, book, _) = locked();
    tab.goes_to(&Route::About(book));
    let day = Day::from_ymd_opt(2027, 1, 19).unwrap();
    let about = tab.about();
    let meeting = Field::Round(about.at.round, RoundPart::Day);
    tab.edits(book, about.by, meeting, Value::Day(day));
    let listed = |phone: &Phone| {
        let shown = phone.opens(&home(book)).unlock_page();
        shown.shut.cover
    };
    assert_eq!(listed(&phone).meeting, Some(day));
    tab.goes_to(&Route::Lock(Some(book)));
    let mut less = wish("the same again", None, Some(BLUE));
    less.cover = LockedCover::default();
    tab.lock(LockEvent::Set(Locked::Book(book), less));
    assert_eq!(listed(&phone), LockedCover::default());
}

#[test]
fn no_record_on_the_device_shows_the_name_under_the_keys_that_lie_there() {
    let (phone, _, book, _) = locked();
    // Whoever has the device has the shelf's key: what it opens holds no name, and no key of the book.
    let raw = phone.store.raw();
    let keys: Vec<&RecordKey> = raw.iter().map(|(_, record)| &record.key).collect();
    assert!(!keys.contains(&&RecordKey::cover(book)));
    let shelves = raw.iter().filter(|(db, _)| matches!(db, Db::Shelf(_)));
    assert_eq!(
        shelves
            .filter(|(_, r)| r.key == RecordKey::book(book))
            .count(),
        1
    );
    let firsts = raw
        .iter()
        .filter(|(db, _)| *db == Db::FIRST_SHELF || *db == Db::first(book));
    assert_eq!(
        firsts.count(),
        0,
        "where it lay before, with its key, nothing is left"
    );
}
