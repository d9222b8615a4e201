//! Recordings and drawings that a newer app made: this one shows none of them, and loses none.

use crate::{
    files::{mums, name},
    phone::{Phone, Tab, id},
};
use our_say::{
    app::{
        event::{Event, StoreTrouble},
        exchange::event::{Exchanged, FilesIn, ForWhom},
        route::Route,
        view::ShareState,
    },
    domain::{
        answer::{Part, Sharing},
        attachment::{Attachment, ContentHash},
        change::Value,
        ids::BookId,
        keeping::Phrase,
        question::Audience,
    },
    storage::memory::Fault,
    sync::ShareFile,
};
use serde_json::{Value as Json, json};

type Sealed = (String, Phrase);

fn song() -> Attachment {
    let bytes: Vec<u8> = (0..=u8::MAX).cycle().take(70_000).collect();
    Attachment::new("audio/flac", bytes)
}

fn drawing() -> Attachment {
    Attachment::new("image/png", b"a cat".to_vec())
}

/// What is in a file, and the file again with something in it that a newer app wrote.
fn as_newer((file, phrase): &Sealed, write: impl FnOnce(&mut Json)) -> Sealed {
    let (words, json) = file.split_once('\n').unwrap();
    let mut json: Json = serde_json::from_str(json).unwrap();
    write(&mut json);
    (format!("{words}\n{json}"), phrase.clone())
}

/// One more change in a file, with the parts of its first one.
fn add(file: &mut Json, id: u128, field: Json, value: Json) {
    let changes = file["changes"].as_array_mut().unwrap();
    let mut change = changes[0].clone();
    let parts = change.as_object_mut().unwrap();
    parts.insert("id".into(), json!(format!("{id:032x}")));
    parts.insert("field".into(), field);
    parts.insert("value".into(), value);
    parts.remove("replaces");
    changes.push(change);
}

fn carry(file: &mut Json, all: &[Attachment]) {
    file["attachments"] = serde_json::to_value(all).unwrap();
}

/// A field that only a newer app knows names these.
fn add_unknown(file: &mut Json, id: u128, all: &[Attachment]) {
    let names: Vec<String> = all.iter().map(|one| one.hash.to_string()).collect();
    add(
        file,
        id,
        json!({ "song": id.to_string() }),
        json!({ "of": names }),
    );
}

/// The mother's phone, her whole book as a file of a newer app in which somebody sings, and that book.
fn with_song() -> (Tab, Sealed, BookId) {
    let (_, mut mum) = mums();
    let book = mum.book();
    let backup = mum.makes_a_file(ForWhom::Me);
    let newer = as_newer(&backup, |file| {
        add_unknown(file, 77, &[song()]);
        carry(file, &[song()]);
    });
    (mum, newer, book)
}

fn takes(tab: &mut Tab, file: &Sealed) {
    tab.opens_a_file(file);
    tab.exchanges(Exchanged::Accept);
}

/// The attachments in a file.
fn inside((file, _): &Sealed) -> Vec<Attachment> {
    let (_, json) = file.split_once('\n').unwrap();
    ShareFile::read(json.as_bytes()).unwrap().attachments
}

/// The attachments that a phone keeps.
fn kept(tab: &Tab) -> usize {
    let records = tab.phone.store.raw();
    records.iter().filter(|(_, r)| r.key.is_file()).count()
}

fn made(tab: &Tab) -> FilesIn {
    match tab.share().state {
        ShareState::Made(made) => made.files,
        other => panic!("no file was made: {other:?}"),
    }
}

#[test]
fn a_recording_of_a_newer_app_comes_in_and_goes_out_byte_for_byte() {
    let (_, file, book) = with_song();
    let mut dad = Phone::of_somebody_else(2).opens("/");
    takes(&mut dad, &file);
    assert_eq!(kept(&dad), 1);
    let raw = dad.raw();
    let bytes = &song().data[..32];
    assert!(
        !raw.windows(32).any(|some| some == bytes),
        "it lies in clear"
    );
    dad.goes_to(&Route::Book(book));
    let path = dad.address.clone();
    let mut dad = dad.closes_and_comes_back(&path);
    let out = dad.makes_a_file(ForWhom::Me);
    assert_eq!(inside(&out), [song()]);
    let one = FilesIn {
        sounds: 1,
        ..FilesIn::default()
    };
    assert_eq!(made(&dad), one);
    // And on to a third phone.
    let mut gran = Phone::of_somebody_else(3).opens("/");
    takes(&mut gran, &out);
    gran.goes_to(&Route::Book(book));
    assert_eq!(inside(&gran.makes_a_file(ForWhom::Me)), [song()]);
}

#[test]
fn a_book_without_recordings_says_nothing_of_them() {
    let (_, mut mum) = mums();
    mum.makes_a_file(ForWhom::Me);
    assert_eq!(made(&mum), FilesIn::default());
    assert!(made(&mum).is_whole());
}

#[test]
fn what_nobody_here_understands_goes_to_nobody_else() {
    let (_, file, book) = with_song();
    let mut dad = Phone::of_somebody_else(2).opens("/");
    takes(&mut dad, &file);
    dad.goes_to(&Route::Book(book));
    let out = dad.makes_a_file(ForWhom::Others);
    assert_eq!(inside(&out), []);
    assert!(!out.0.contains(&song().hash.to_string()));
    assert_eq!(made(&dad), FilesIn::default());
}

#[test]
fn a_drawing_in_an_answer_goes_where_the_answer_goes() {
    let (_, mut mum) = mums();
    let (book, young) = (mum.book(), mum.voice(Audience::YoungPerson));
    let backup = mum.makes_a_file(ForWhom::Me);
    mum.goes_to(&Route::Question(book, young, id("y3")));
    let field = serde_json::to_value(mum.question().at.part(Part::Words)).unwrap();
    let newer = as_newer(&backup, |file| {
        add(
            file,
            78,
            field,
            json!({ "drawing": drawing().hash.to_string() }),
        );
        carry(file, &[drawing()]);
    });
    takes(&mut mum, &newer);
    mum.goes_to(&Route::Question(book, young, id("y3")));
    mum.says(Part::Sharing, Value::Sharing(Sharing::Me));
    // What will be in it is said before it is made.
    let said = |tab: &mut Tab, whom| {
        tab.goes_to(&Route::Share(book));
        tab.exchanges(Exchanged::ChoseWhom(whom));
        tab.share().attached
    };
    assert_eq!(said(&mut mum, ForWhom::Others), 0);
    assert_eq!(said(&mut mum, ForWhom::Me), 1);
    assert_eq!(inside(&mum.makes_a_file(ForWhom::Others)), []);
    assert_eq!(inside(&mum.makes_a_file(ForWhom::Me)), [drawing()]);
    mum.goes_to(&Route::Question(book, young, id("y3")));
    mum.says(Part::Sharing, Value::Sharing(Sharing::Meeting));
    assert_eq!(inside(&mum.makes_a_file(ForWhom::Others)), [drawing()]);
    assert_eq!(made(&mum).pictures, 1);
}

#[test]
fn an_attachment_that_no_change_names_is_not_kept() {
    let (_, file, _) = with_song();
    let file = as_newer(&file, |file| carry(file, &[drawing(), song()]));
    let mut dad = Phone::of_somebody_else(2).opens("/");
    takes(&mut dad, &file);
    assert_eq!(kept(&dad), 1);
    // Nor in a book that is here already.
    takes(&mut dad, &file);
    assert_eq!(kept(&dad), 1);
}

#[test]
fn a_file_that_lacks_what_it_names_is_taken_in_and_a_later_one_brings_it() {
    let (_, file, book) = with_song();
    let without = as_newer(&file, |file| {
        file.as_object_mut().unwrap().remove("attachments");
    });
    let mut dad = Phone::of_somebody_else(2).opens("/");
    takes(&mut dad, &without);
    assert_eq!(kept(&dad), 0);
    dad.goes_to(&Route::Book(book));
    assert_eq!(inside(&dad.makes_a_file(ForWhom::Me)), []);
    assert_eq!(made(&dad), FilesIn::default(), "it never was on this phone");
    takes(&mut dad, &file);
    dad.goes_to(&Route::Book(book));
    assert_eq!(inside(&dad.makes_a_file(ForWhom::Me)), [song()]);
}

#[test]
fn undoing_an_import_takes_its_recording_out_and_leaves_an_older_one() {
    let (mut mum, file, book) = with_song();
    takes(&mut mum, &file);
    let more = as_newer(&file, |file| {
        add_unknown(file, 79, &[drawing(), song()]);
        carry(file, &[drawing(), song()]);
    });
    takes(&mut mum, &more);
    assert_eq!(kept(&mum), 2);
    let (_, _, keeping) = mum.kept(book);
    let came: Vec<ContentHash> = keeping.taken.unwrap().files;
    assert!(came.contains(&drawing().hash));
    let path = format!("/book/{book}");
    let mut mum = mum.closes_and_comes_back(&path);
    mum.exchanges(Exchanged::Undo(book));
    assert_eq!(inside(&mum.makes_a_file(ForWhom::Me)), [song()]);
    assert_eq!(kept(&mum), 1, "the drawing came with what was undone");
}

#[test]
fn a_book_that_came_by_mistake_takes_its_recordings_along() {
    let (_, file, book) = with_song();
    let mut dad = Phone::of_somebody_else(2).opens("/");
    takes(&mut dad, &file);
    dad.exchanges(Exchanged::Undo(book));
    assert_eq!(kept(&dad), 0);
}

/// A phone on which the first answer is a recording.
fn answered_in_sound() -> (Tab, Route) {
    let (_, mut mum) = mums();
    let (book, parent) = (mum.book(), mum.voice(Audience::Parent));
    let backup = mum.makes_a_file(ForWhom::Me);
    let question = Route::Question(book, parent, id("p5"));
    mum.goes_to(&question);
    let field = serde_json::to_value(mum.question().at.part(Part::Words)).unwrap();
    let newer = as_newer(&backup, |file| {
        add(file, 80, field, json!({ "sound": song().hash.to_string() }));
        carry(file, &[song()]);
    });
    takes(&mut mum, &newer);
    mum.goes_to(&question);
    (mum, question)
}

#[test]
fn who_erases_an_answer_erases_its_recording() {
    let (mut mum, _) = answered_in_sound();
    assert_eq!(kept(&mum), 1);
    let at = mum.question().at.at;
    mum.sends(Event::Erased(at));
    assert_eq!(kept(&mum), 0);
}

#[test]
fn the_recording_goes_with_the_words_or_neither_does() {
    let (mut mum, _) = answered_in_sound();
    let at = mum.question().at.at;
    mum.phone.store.set_fault(Some(Fault::StopAfterPuts(2)));
    mum.sends(Event::Erased(at));
    assert_eq!(kept(&mum), 1);
    let raw = mum.phone.store.raw();
    mum.phone.store.set_fault(None);
    assert!(!raw.is_empty());
    mum.sends(Event::Retry);
    assert_eq!(kept(&mum), 0);
}

#[test]
fn a_recording_that_something_else_names_outlives_an_erasure() {
    let (mut mum, question) = answered_in_sound();
    let backup = mum.makes_a_file(ForWhom::Me);
    let both = as_newer(&backup, |file| add_unknown(file, 81, &[song()]));
    takes(&mut mum, &both);
    mum.goes_to(&question);
    let at = mum.question().at.at;
    mum.sends(Event::Erased(at));
    assert_eq!(kept(&mum), 1);
    assert_eq!(inside(&mum.makes_a_file(ForWhom::Me)), [song()]);
}

#[test]
fn an_erasure_that_comes_in_a_file_takes_the_recording_here_and_an_old_file_does_not_bring_it_back()
{
    let (mut mum, question) = answered_in_sound();
    let old = mum.makes_a_file(ForWhom::Me);
    let mut dad = Phone::of_somebody_else(2).opens("/");
    takes(&mut dad, &old);
    assert_eq!(kept(&dad), 1);
    mum.goes_to(&question);
    let at = mum.question().at.at;
    mum.sends(Event::Erased(at));
    let erased = mum.makes_a_file(ForWhom::Me);
    assert_eq!(inside(&erased), []);
    takes(&mut dad, &erased);
    assert_eq!(kept(&dad), 0);
    takes(&mut dad, &old);
    assert_eq!(kept(&dad), 0);
    takes(&mut mum, &old);
    assert_eq!(kept(&mum), 0);
}

#[test]
fn who_keeps_the_words_that_a_file_erases_keeps_the_recording() {
    let (mut mum, question) = answered_in_sound();
    let mut dad = Phone::of_somebody_else(2).opens("/");
    takes(&mut dad, &mum.makes_a_file(ForWhom::Me));
    mum.goes_to(&question);
    let at = mum.question().at.at;
    mum.sends(Event::Erased(at));
    dad.opens_a_file(&mum.makes_a_file(ForWhom::Me));
    let lost = dad.found().brings.unwrap().erased[0].id;
    dad.exchanges(Exchanged::KeepWords(lost, true));
    dad.exchanges(Exchanged::Accept);
    assert_eq!(kept(&dad), 1);
}

#[test]
fn to_open_a_book_and_write_in_it_reads_no_recording() {
    let (_, file, book) = with_song();
    let mut dad = Phone::of_somebody_else(2).opens("/");
    takes(&mut dad, &file);
    let store = dad.phone.store.clone();
    let mut dad = dad.closes_and_comes_back(&format!("/book/{book}"));
    name(&mut dad, Audience::Parent, "Dad");
    dad.cards_of_start();
    dad.goes_to(&Route::Book(book));
    assert_eq!(store.files_read(), 0);
    dad.makes_a_file(ForWhom::Me);
    assert_eq!(store.files_read(), 1, "only now it is wanted");
}

#[test]
fn a_recording_that_cannot_be_read_is_named_and_keeps_no_words_back() {
    let (_, file, book) = with_song();
    let file = as_newer(&file, |file| {
        add_unknown(file, 82, &[drawing()]);
        carry(file, &[drawing(), song()]);
    });
    let mut dad = Phone::of_somebody_else(2).opens("/");
    takes(&mut dad, &file);
    let records = dad.phone.store.raw();
    let of_song = |key: &str| key.ends_with(&song().hash.to_string());
    let (db, record) = records
        .iter()
        .find(|(_, r)| of_song(r.key.as_str()))
        .unwrap();
    let cut = record.bytes[1..].to_vec();
    dad.phone.store.tamper(*db, &record.key, Some(cut));
    dad.goes_to(&Route::Book(book));
    let out = dad.makes_a_file(ForWhom::Me);
    assert_eq!(inside(&out), [drawing()]);
    let some = FilesIn {
        pictures: 1,
        unread: 1,
        ..FilesIn::default()
    };
    assert_eq!(made(&dad), some);
    assert!(!some.is_whole());
    assert!(out.0.contains("She reads every night."));
}

#[test]
fn more_than_a_file_can_hold_is_left_out_and_said() {
    let (_, file, book) = with_song();
    let file = as_newer(&file, |file| {
        add_unknown(file, 83, &[drawing()]);
        carry(file, &[drawing(), song()]);
    });
    let mut dad = Phone::of_somebody_else(2).opens("/");
    takes(&mut dad, &file);
    dad.goes_to(&Route::Book(book));
    dad.largest = 60_000;
    let out = dad.makes_a_file(ForWhom::Me);
    assert!(out.0.len() < dad.largest);
    assert_eq!(inside(&out), [drawing()]);
    assert_eq!(made(&dad).too_much, 1);
    assert_eq!(kept(&dad), 2, "it stays on the phone");
}

#[test]
fn what_a_full_phone_cannot_keep_still_goes_into_a_copy() {
    let (mut mum, file, book) = with_song();
    mum.phone.store.set_fault(Some(Fault::Full));
    takes(&mut mum, &file);
    assert_eq!(kept(&mum), 0);
    mum.goes_to(&Route::Book(book));
    assert_eq!(inside(&mum.makes_a_file(ForWhom::Me)), [song()]);
    mum.phone.store.set_fault(None);
    mum.sends(Event::Retry);
    assert_eq!(kept(&mum), 1, "and is kept as soon as there is room");
}

#[test]
fn a_recording_that_another_tab_kept_from_being_saved_is_saved_once_this_one_writes() {
    let (mut mum, file, book) = with_song();
    mum.opens_a_file(&file);
    mum.slow = true;
    mum.exchanges(Exchanged::Accept);
    mum.sends(Event::NotSaved(book, u64::MAX, StoreTrouble::OtherTab));
    mum.goes_to(&Route::Book(book));
    let mut other = mum.phone.opens(&format!("/book/{book}"));
    other.sends(Event::TakeOver(book));
    other.waits_for_storage();
    mum.lost(book);
    mum.waits_for_storage();
    assert_eq!(kept(&mum), 0);
    mum.sends(Event::TakeOver(book));
    mum.waits_for_storage();
    assert_eq!(kept(&mum), 1);
    let (changes, ..) = mum.kept(book);
    let names = |change: &our_say::domain::change::Change| change.files() == [song().hash];
    assert_eq!(changes.iter().filter(|change| names(change)).count(), 1);
}
