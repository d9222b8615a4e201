//! A book is handed over and leaves nothing: what is asked first, a file that is checked, and the other tabs.

use crate::{
    files::mums,
    made::{SONG, note},
    phone::{Phone, Tab, block_on, id},
};
use our_say::{
    app::{
        event::{Event, StoreTrouble},
        exchange::{
            event::{Exchanged, ForWhom, OpenTrouble},
            removing::RemoveEvent,
        },
        has_unsaved_words,
        route::Route,
        view::{
            CopyState, FileFound, Lacks, Page, Problem, RemoveAll, RemoveGoes, RemoveStage,
            RemoveView,
        },
    },
    crypto::{DataKey, make_key},
    domain::{
        answer::Part, cover::LockedCover, device::DeviceSettings, ids::BookId, keeping::Phrase,
        lock::Secret, question::Audience,
    },
    storage::{Db, Lock, RecordKey, Vault, memory::Fault, vault::Fresh},
};

impl Tab {
    fn remove(&self) -> RemoveView {
        match self.page() {
            Page::Remove(view) => *view,
            other => panic!("not the page of removing: {other:?}"),
        }
    }

    fn removing(&mut self, event: RemoveEvent) {
        self.exchanges(Exchanged::Remove(event));
    }

    /// Shows a file on the page of removing, with these words.
    fn shows_file(&mut self, file: &str, words: &str) {
        self.removing(RemoveEvent::Check {
            pasted: file.to_owned(),
            phrase: Phrase::new(words.to_owned()),
        });
    }

    fn file_found(&self) -> FileFound {
        match self.remove().step {
            RemoveStage::Asking(Some(found)) => found,
            other => panic!("nothing is said of a file: {other:?}"),
        }
    }

    fn everything(&self) -> RemoveAll {
        match self.page() {
            Page::Settings(view) => view.removing,
            other => panic!("not the settings: {other:?}"),
        }
    }
}

/// The page of removing, on the phone of a mother who has made a file of all of it.
fn with_file() -> (Phone, Tab, BookId, String, Phrase) {
    let (phone, mut mum) = mums();
    let book = mum.book();
    let (file, phrase) = mum.makes_a_file(ForWhom::Me);
    mum.goes_to(&Route::Remove(book));
    (phone, mum, book, file, phrase)
}

/// Nothing of a book lies on the phone: neither its database nor what the shelf knew of it.
fn is_clean(phone: &Phone, book: BookId) -> bool {
    let (entry, cover) = (RecordKey::book(book), RecordKey::cover(book));
    let of_book = |db: &Db| matches!(db, Db::Book(of, _) if *of == book);
    !phone.store.databases().iter().any(of_book)
        && !phone
            .store
            .raw()
            .iter()
            .any(|(_, record)| record.key == entry || record.key == cover)
}

#[test]
fn a_worker_checks_the_file_types_the_word_and_nothing_is_left() {
    let (phone, mut mum, book, file, phrase) = with_file();
    let view = mum.remove();
    assert!(matches!(
        view.what,
        RemoveGoes::Told {
            answers: 3,
            files: 0,
            copy: CopyState::Same,
            made: Some(_),
        }
    ));
    assert!(view.remembered, "the words need not be typed");
    mum.removing(RemoveEvent::HasFile);
    // Nothing goes before the file was checked and the word typed.
    mum.removing(RemoveEvent::Yes);
    assert!(!is_clean(&phone, book));
    mum.shows_file(&file, "");
    let view = mum.remove();
    assert_eq!(view.step, RemoveStage::Sure(true));
    // What opens the file goes with the book, so it is shown.
    assert_eq!(view.words.as_deref(), Some(phrase.words()));

    mum.removing(RemoveEvent::Yes);
    assert_eq!(mum.remove().step, RemoveStage::Done(true));
    assert!(is_clean(&phone, book));
    let memory = format!("{:?}", mum.model);
    assert!(!memory.contains("every night") && !memory.contains("I like art"));
    // Back leads to no words, here or in a new tab.
    mum.goes_to(&Route::Book(book));
    assert_eq!(mum.page(), Page::Problem(Problem::Removed));
    mum.goes_to(&Route::Books);
    assert!(mum.cards_of_start() == 0);
    let again = phone.opens(&format!("/book/{book}/remove"));
    assert_eq!(again.page(), Page::Problem(Problem::NoBook));
    // The file brings it back.
    let mut other = Phone::of_somebody_else(2).opens("/");
    other.opens_a_file(&(file, phrase));
    other.exchanges(Exchanged::Accept);
    assert_eq!(other.taken().brought, 3);
}

#[test]
fn each_file_that_does_not_do_says_why() {
    let (_, mut mum, book, file, phrase) = with_file();
    mum.removing(RemoveEvent::HasFile);
    mum.shows_file("a letter", "");
    let why = FileFound::Trouble(OpenTrouble::Foreign);
    assert_eq!(mum.file_found(), why);
    mum.shows_file(&file, "other words");
    let why = FileFound::Trouble(OpenTrouble::WrongWords);
    assert_eq!(mum.file_found(), why);
    let cut = &file[..file.len() - 40];
    mum.shows_file(cut, "");
    assert!(matches!(mum.file_found(), FileFound::Trouble(_)));

    // Another family's.
    let other = Phone::of_somebody_else(5);
    let mut dad = other.opens("/begin/parent");
    dad.types(Part::Words, "He builds things.");
    let (theirs, words) = dad.makes_a_file(ForWhom::Me);
    mum.shows_file(&theirs, words.words());
    assert_eq!(mum.file_found(), FileFound::AnotherBook);

    // One for others leaves out what is private, and earlier drafts.
    let (part, words) = mum.makes_a_file(ForWhom::Others);
    mum.goes_to(&Route::Remove(book));
    mum.removing(RemoveEvent::HasFile);
    mum.shows_file(&part, words.words());
    assert!(matches!(mum.file_found(), FileFound::Lacks(lacks) if lacks.answers == 1));

    // An older one.
    let parent = mum.voice(Audience::Parent);
    mum.goes_to(&Route::Question(book, parent, id("p1")));
    mum.types(Part::Words, "And every morning.");
    mum.goes_to(&Route::Question(book, parent, id("p2")));
    mum.types(Part::Words, "She sleeps well.");
    mum.goes_to(&Route::Remove(book));
    assert!(matches!(
        mum.remove().what,
        RemoveGoes::Told {
            copy: CopyState::Since(2),
            ..
        }
    ));
    mum.removing(RemoveEvent::HasFile);
    mum.shows_file(&file, phrase.words());
    let lacks = Lacks {
        answers: 2,
        files: 0,
        others: false,
    };
    assert_eq!(mum.file_found(), FileFound::Lacks(lacks));
    mum.removing(RemoveEvent::Yes);
    assert!(mum.kept_text(book).contains("sleeps well"), "it went");
}

#[test]
fn a_file_that_another_app_handed_over_lies_within_this_one_and_is_no_copy() {
    let (_, mut mum, _, file, phrase) = with_file();
    mum.waiting = Some(file);
    mum.removing(RemoveEvent::HasFile);
    mum.shows_file("", phrase.words());
    let why = FileFound::Trouble(OpenTrouble::NoFile);
    assert_eq!(mum.file_found(), why);
    mum.removing(RemoveEvent::WithoutFile);
    mum.removing(RemoveEvent::Yes);
    assert_eq!(mum.waiting, None, "it would be left in this browser");
}

#[test]
fn a_recording_must_be_in_the_file_but_one_that_never_came_cannot_be() {
    let phone = Phone::new();
    let mut sam = phone.opens("/begin/young-person");
    sam.records(note(SONG, 3));
    let book = sam.book();
    let (file, words) = sam.makes_a_file(ForWhom::Me);
    let (head, json) = file.split_once('\n').unwrap();
    let mut json: serde_json::Value = serde_json::from_str(json).unwrap();
    json["attachments"] = serde_json::json!([]);
    let without = format!("{head}\n{json}");
    sam.goes_to(&Route::Remove(book));
    assert!(matches!(
        sam.remove().what,
        RemoveGoes::Told { files: 1, .. }
    ));
    sam.removing(RemoveEvent::HasFile);
    sam.shows_file(&without, "");
    let lacks = Lacks {
        answers: 0,
        files: 1,
        others: false,
    };
    assert_eq!(sam.file_found(), FileFound::Lacks(lacks));
    sam.shows_file(&file, "");
    assert_eq!(sam.remove().step, RemoveStage::Sure(true));

    // On a phone to which the recording never came, no file can hold it.
    let mut dad = Phone::of_somebody_else(2).opens("/");
    dad.opens_a_file(&(without.clone(), words.clone()));
    dad.exchanges(Exchanged::Accept);
    dad.goes_to(&Route::Remove(book));
    dad.removing(RemoveEvent::HasFile);
    dad.shows_file(&without, words.words());
    assert_eq!(dad.remove().step, RemoveStage::Sure(true));
}

#[test]
fn what_is_written_after_the_check_counts() {
    let (phone, mut mum, book, file, _) = with_file();
    mum.removing(RemoveEvent::HasFile);
    mum.shows_file(&file, "");
    assert_eq!(mum.remove().step, RemoveStage::Sure(true));
    let mut other = phone.opens(&format!("/book/{book}"));
    other.sends(Event::TakeOver(book));
    mum.lost(book);
    let parent = other.voice(Audience::Parent);
    other.goes_to(&Route::Question(book, parent, id("p2")));
    other.types(Part::Words, "One more thing.");
    mum.sends(Event::WroteElsewhere(book));
    assert_eq!(mum.file_found(), FileFound::WrittenSince);
    mum.removing(RemoveEvent::Yes);
    assert!(!is_clean(&phone, book));
}

#[test]
fn without_a_file_it_can_go_too_and_whoever_thinks_better_of_it_keeps_it() {
    let (phone, mut mum) = mums();
    let book = mum.book();
    mum.goes_to(&Route::Remove(book));
    assert!(matches!(
        mum.remove().what,
        RemoveGoes::Told {
            copy: CopyState::None,
            ..
        }
    ));
    mum.removing(RemoveEvent::WithoutFile);
    assert_eq!(mum.remove().step, RemoveStage::Sure(false));
    mum.removing(RemoveEvent::Back);
    assert_eq!(mum.remove().step, RemoveStage::Look);
    mum.removing(RemoveEvent::WithoutFile);
    // Whoever leaves the page begins anew.
    mum.goes_to(&Route::Book(book));
    mum.goes_to(&Route::Remove(book));
    mum.removing(RemoveEvent::Yes);
    assert!(!is_clean(&phone, book));
    mum.removing(RemoveEvent::WithoutFile);
    mum.removing(RemoveEvent::Yes);
    assert_eq!(mum.remove().step, RemoveStage::Done(false));
    assert!(is_clean(&phone, book));
}

#[test]
fn a_phone_that_will_not_remove_it_says_so_and_can_be_asked_again() {
    let (phone, mut mum, book, ..) = with_file();
    mum.removing(RemoveEvent::WithoutFile);
    phone.store.set_fault(Some(Fault::RefuseFrom(0)));
    mum.removing(RemoveEvent::Yes);
    assert_eq!(
        mum.remove().step,
        RemoveStage::Failed(false, StoreTrouble::Lost)
    );
    phone.store.set_fault(None);
    // It may be kept after all.
    mum.goes_to(&Route::Book(book));
    assert!(matches!(mum.page(), Page::Book(_)));
    mum.goes_to(&Route::Remove(book));
    mum.removing(RemoveEvent::WithoutFile);
    phone.store.set_fault(Some(Fault::RefuseFrom(0)));
    mum.removing(RemoveEvent::Yes);
    phone.store.set_fault(None);
    mum.removing(RemoveEvent::Yes);
    assert_eq!(mum.remove().step, RemoveStage::Done(false));
    assert!(is_clean(&phone, book));
}

/// Locks a book, as its owner does in another tab.
fn locked(phone: &Phone, book: BookId) {
    let vault = Vault::new(phone.store.clone(), |bytes: &mut [u8]| bytes.fill(0x5a));
    let key = make_key([0x11; DataKey::LEN]);
    let lock = Lock {
        wrapped: vec![1; 40],
        sheet: None,
        secret: Secret::Words,
        tries: 0,
    };
    let cover = LockedCover {
        nickname: "Blue".to_owned(),
        ..LockedCover::default()
    };
    block_on(vault.relock(book, Fresh { key, lock }, &cover)).unwrap();
}

#[test]
fn a_locked_book_whose_words_are_forgotten_can_go() {
    let (phone, mum) = mums();
    let book = mum.book();
    mum.closes();
    locked(&phone, book);
    let mut tab = phone.opens(&format!("/book/{book}/remove"));
    let view = tab.remove();
    assert_eq!(
        (view.what, view.name.as_str()),
        (RemoveGoes::Locked, "Blue")
    );
    tab.removing(RemoveEvent::HasFile);
    assert_eq!(
        tab.remove().step,
        RemoveStage::Look,
        "there is nothing to compare with"
    );
    let mut tab = phone.opens(&format!("/book/{book}/remove"));
    tab.removing(RemoveEvent::WithoutFile);
    assert_eq!(tab.remove().step, RemoveStage::Sure(false));
    tab.removing(RemoveEvent::Yes);
    assert_eq!(tab.remove().step, RemoveStage::Done(false));
    assert!(is_clean(&phone, book));
}

#[test]
fn a_damaged_book_can_go() {
    let (phone, mum) = mums();
    let book = mum.book();
    mum.closes();
    let raw = phone.store.raw().into_iter();
    let mut changes = raw.filter(|(db, record)| {
        matches!(db, Db::Book(..)) && record.key.as_str().starts_with("change/")
    });
    let (db, record) = changes.next().unwrap();
    phone.store.tamper(db, &record.key, Some(vec![1, 2, 3]));
    let mut tab = phone.opens(&format!("/book/{book}/remove"));
    assert_eq!(tab.remove().what, RemoveGoes::Damaged);
    tab.removing(RemoveEvent::WithoutFile);
    tab.removing(RemoveEvent::Yes);
    assert_eq!(tab.remove().step, RemoveStage::Done(false));
    assert!(is_clean(&phone, book));
}

#[test]
fn the_other_tab_closes_the_book_and_drops_what_it_was_writing() {
    for it_was_told in [true, false] {
        let (phone, mut writer) = mums();
        let (book, page) = (writer.book(), writer.address.clone());
        let mut remover = phone.opens(&format!("/book/{book}/remove"));
        // The words are on their way while the book goes.
        writer.slow = true;
        writer.types(Part::Words, "Late words.");
        remover.removing(RemoveEvent::WithoutFile);
        remover.removing(RemoveEvent::Yes);
        if it_was_told {
            writer.hears_of_removed(Some(book));
        }
        writer.waits_for_storage();
        assert_eq!(writer.page(), Page::Problem(Problem::Removed));
        assert_eq!(writer.frame().trouble, None, "it is not another tab's now");
        assert_eq!(writer.frame().elsewhere, None);
        assert!(!has_unsaved_words(&writer.model));
        assert!(!format!("{:?}", writer.model).contains("Late words"));
        assert!(is_clean(&phone, book));
        // A field that sends once more, and trying again, bring nothing back.
        writer.sends(Event::Retry);
        writer.goes_to(&Route::Start);
        writer.goes_to(&Route::parse(&page));
        assert_eq!(writer.page(), Page::Problem(Problem::Removed));
        assert!(is_clean(&phone, book));
    }
}

#[test]
fn two_tabs_that_remove_the_same_book_both_say_that_it_is_gone() {
    let (phone, mum) = mums();
    let book = mum.book();
    drop(mum);
    let path = format!("/book/{book}/remove");
    let [mut one, mut two] = [phone.opens(&path), phone.opens(&path)];
    for tab in [&mut one, &mut two] {
        tab.removing(RemoveEvent::WithoutFile);
        tab.slow = true;
        tab.removing(RemoveEvent::Yes);
    }
    one.waits_for_storage();
    two.hears_of_removed(Some(book));
    two.waits_for_storage();
    one.hears_of_removed(Some(book));
    for tab in [&one, &two] {
        assert_eq!(tab.remove().step, RemoveStage::Done(false));
    }
    assert!(is_clean(&phone, book));
}

#[test]
fn what_was_made_and_what_sounds_of_the_book_go_from_the_other_tab_too() {
    let phone = Phone::new();
    let mut sam = phone.opens("/begin/young-person");
    sam.records(note(SONG, 3));
    let book = sam.book();
    assert!(!sam.shown.is_empty(), "the recording is on the page");
    sam.hears_of_removed(Some(book));
    assert!(sam.shown.is_empty(), "its address is let go");

    let (_, mut mum) = mums();
    let book = mum.book();
    mum.goes_to(&Route::Share(book));
    mum.exchanges(Exchanged::Make);
    assert!(mum.sealed.is_some());
    mum.hears_of_removed(Some(book));
    assert_eq!(mum.sealed, None, "what was sealed is forgotten");
}

#[test]
fn everything_goes_with_one_word_and_other_tabs_are_empty_too() {
    let (phone, mut mum) = mums();
    let mum_book = mum.book();
    let mut other = phone.opens("/begin/parent");
    other.types(Part::Words, "Another family.");
    let book = other.book();
    other.sends(Event::Chose(crate::phone::largest_in_the_dark()));
    locked(&phone, mum_book);
    mum.goes_to(&Route::Settings);
    assert_eq!(mum.everything(), RemoveAll::Not);

    phone.store.set_fault(Some(Fault::RefuseFrom(0)));
    mum.removing(RemoveEvent::All);
    let lost = RemoveAll::Failed(StoreTrouble::Lost);
    assert_eq!(mum.everything(), lost);
    phone.store.set_fault(None);
    mum.removing(RemoveEvent::All);
    assert_eq!(mum.everything(), RemoveAll::Done);
    assert_eq!(phone.store.databases(), []);
    assert_eq!(mum.frame().settings, DeviceSettings::default());
    assert_eq!(mum.cards_of_start(), 0);

    other.hears_of_removed(None);
    assert_eq!(other.page(), Page::Problem(Problem::Removed));
    assert!(!format!("{:?}", other.model).contains("Another family"));
    other.goes_to(&Route::Book(book));
    assert_eq!(other.page(), Page::Problem(Problem::Removed));
    assert_eq!(phone.store.databases(), [], "something was made by looking");
    // One begins anew, as on a new phone.
    other.goes_to(&Route::Begin(Audience::Parent, None));
    other.types(Part::Words, "A new beginning.");
    assert_eq!(other.cards_of_start(), 1);
}

#[test]
fn the_last_words_of_a_draft_are_not_lost_when_another_tab_removes_a_book() {
    let (phone, mum) = mums();
    let book = mum.book();
    let mut draft = phone.opens("/begin/parent");
    draft.hears_of_removed(Some(book));
    draft.types(Part::Words, "Somebody else.");
    assert!(draft.question().answer.words.contains("Somebody else"));
    assert_eq!(draft.frame().trouble, None);
}
