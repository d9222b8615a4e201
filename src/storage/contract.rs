//! What every store must do: each law is a function that stops with a sentence when it is broken.
//!
//! `tests/storage.rs` runs them on memory, `tests/browser.rs` on IndexedDB. Each is given two
//! handles on one empty disk, as two tabs of a browser are.

use super::{Db, Fence, Record, RecordKey, Store, StoreError, Write};
use crate::domain::{attachment::ContentHash, ids::BookId};

const BOOK: Db = Db::first(BookId::from_bits(1));
const SISTER: Db = Db::first(BookId::from_bits(2));

/// Runs a macro with the name of each law.
#[doc(hidden)]
#[macro_export]
macro_rules! for_each_law_of_stores {
    ($run:ident) => {
        $run!(looking_creates_nothing);
        $run!(what_is_written_is_read_again);
        $run!(what_is_deleted_is_gone_and_the_rest_stays);
        $run!(a_write_puts_and_deletes_at_once);
        $run!(any_bytes_at_all_are_kept);
        $run!(records_come_back_in_the_order_of_their_keys);
        $run!(books_do_not_mix);
        $run!(a_writer_must_take_the_book_first);
        $run!(the_tab_that_took_over_writes_and_the_other_is_refused);
        $run!(taking_over_changes_no_record);
        $run!(only_what_is_there_is_taken_where_nothing_is_to_be_made);
        $run!(a_writer_of_a_removed_book_is_refused);
        $run!(a_writer_of_the_old_book_cannot_write_to_the_new_one);
        $run!(what_is_removed_is_gone_for_both_tabs);
        $run!(everything_is_removed_whether_it_is_known_or_not);
        $run!(all_of_a_book_is_removed_and_nothing_of_another);
        $run!(the_same_write_twice_is_the_same_as_once);
        $run!(a_big_record_is_kept);
        $run!(many_records_are_kept);
        $run!(attachments_are_not_read_with_the_rest);
        $run!(attachments_are_listed_and_read_one_by_one);
        $run!(attachments_go_in_the_write_that_deletes_them);
    };
}

fn key(text: &str) -> RecordKey {
    let key = RecordKey::new(text);
    assert!(key.is_some(), "{text} is no key");
    key.unwrap_or(RecordKey::DEVICE)
}

fn put(at: &str, bytes: &[u8]) -> Write {
    Write::Put(record(at, bytes))
}

fn record(at: &str, bytes: &[u8]) -> Record {
    Record {
        key: key(at),
        bytes: bytes.to_vec(),
    }
}

async fn take(store: &impl Store, db: Db, draw: u64) -> Fence {
    let taken = store.take(db, draw).await;
    assert!(taken.is_ok(), "taking {db} failed: {taken:?}");
    taken.unwrap_or(Fence::first(0))
}

async fn holds(store: &impl Store, db: Db, expected: &[Record]) {
    let found = store.read_all(db).await;
    assert_eq!(found, Ok(Some(expected.to_vec())), "in {db}");
}

#[allow(missing_docs, reason = "the name says it")]
pub async fn looking_creates_nothing<S: Store>(here: &S, there: &S) {
    for _ in 0..2 {
        for db in [BOOK, Db::FIRST_SHELF] {
            assert_eq!(here.read_all(db).await, Ok(None));
            assert_eq!(there.read(db, &RecordKey::SITTING).await, Ok(None));
        }
    }
}

#[allow(missing_docs, reason = "the name says it")]
pub async fn what_is_written_is_read_again<S: Store>(here: &S, there: &S) {
    let fence = take(here, BOOK, 11).await;
    holds(here, BOOK, &[]).await;
    let written = here.write(BOOK, fence, vec![put("sitting", b"one")]).await;
    assert_eq!(written, Ok(()));
    for store in [here, there] {
        holds(store, BOOK, &[record("sitting", b"one")]).await;
        let read = store.read(BOOK, &RecordKey::SITTING).await;
        assert_eq!(read, Ok(Some(b"one".to_vec())));
        assert_eq!(store.read(BOOK, &RecordKey::DEVICE).await, Ok(None));
    }
    let written = here.write(BOOK, fence, vec![put("sitting", b"two")]).await;
    assert_eq!(written, Ok(()));
    holds(there, BOOK, &[record("sitting", b"two")]).await;
}

#[allow(missing_docs, reason = "the name says it")]
pub async fn what_is_deleted_is_gone_and_the_rest_stays<S: Store>(here: &S, there: &S) {
    let fence = take(here, BOOK, 11).await;
    let both = vec![put("change/a", b"a"), put("change/b", b"b")];
    assert_eq!(here.write(BOOK, fence, both).await, Ok(()));
    let gone = vec![Write::Delete(key("change/a")), Write::Delete(key("never"))];
    assert_eq!(here.write(BOOK, fence, gone).await, Ok(()));
    holds(there, BOOK, &[record("change/b", b"b")]).await;
}

#[allow(missing_docs, reason = "the name says it")]
pub async fn a_write_puts_and_deletes_at_once<S: Store>(here: &S, there: &S) {
    let fence = take(here, BOOK, 11).await;
    let old = vec![put("change/a", b"a draft"), put("sitting", b"1")];
    assert_eq!(here.write(BOOK, fence, old).await, Ok(()));
    let edit = vec![
        put("change/b", b"the draft"),
        Write::Delete(key("change/a")),
        put("sitting", b"2"),
        put("sitting", b"3"),
    ];
    assert_eq!(here.write(BOOK, fence, edit).await, Ok(()));
    let left = [record("change/b", b"the draft"), record("sitting", b"3")];
    holds(there, BOOK, &left).await;
    assert_eq!(here.write(BOOK, fence, Vec::new()).await, Ok(()));
    holds(there, BOOK, &left).await;
}

#[allow(missing_docs, reason = "the name says it")]
pub async fn any_bytes_at_all_are_kept<S: Store>(here: &S, there: &S) {
    let fence = take(here, BOOK, u64::MAX).await;
    let every: Vec<u8> = (0..=u8::MAX).collect();
    let writes = vec![put("change/all", &every), put("change/none", b"")];
    assert_eq!(here.write(BOOK, fence, writes).await, Ok(()));
    let all = [record("change/all", &every), record("change/none", b"")];
    holds(there, BOOK, &all).await;
}

#[allow(missing_docs, reason = "the name says it")]
pub async fn records_come_back_in_the_order_of_their_keys<S: Store>(here: &S, there: &S) {
    let fence = take(here, BOOK, 11).await;
    let writes = vec![put("sitting", b""), put("change/9", b""), put("b-1", b"")];
    assert_eq!(here.write(BOOK, fence, writes).await, Ok(()));
    let sorted = ["b-1", "change/9", "sitting"].map(|at| record(at, b""));
    holds(there, BOOK, &sorted).await;
}

#[allow(missing_docs, reason = "the name says it")]
pub async fn books_do_not_mix<S: Store>(here: &S, there: &S) {
    let (book, sister) = (take(here, BOOK, 1).await, take(here, SISTER, 2).await);
    let (words, others) = (vec![put("sitting", b"his")], vec![put("sitting", b"hers")]);
    assert_eq!(here.write(BOOK, book, words).await, Ok(()));
    assert_eq!(here.write(SISTER, sister, others).await, Ok(()));
    holds(there, BOOK, &[record("sitting", b"his")]).await;
    holds(there, SISTER, &[record("sitting", b"hers")]).await;
    assert_eq!(there.read_all(Db::FIRST_SHELF).await, Ok(None));
    assert_eq!(here.remove(SISTER).await, Ok(()));
    holds(there, BOOK, &[record("sitting", b"his")]).await;
}

#[allow(missing_docs, reason = "the name says it")]
pub async fn a_writer_must_take_the_book_first<S: Store>(here: &S, _: &S) {
    let made_up = Fence::first(11);
    let refused = here.write(BOOK, made_up, vec![put("sitting", b"")]).await;
    assert_eq!(refused, Err(StoreError::NotTheWriter));
    let nothing = here.read_all(BOOK).await;
    assert_eq!(nothing, Ok(None), "a refused write created the book");
}

#[allow(missing_docs, reason = "the name says it")]
pub async fn the_tab_that_took_over_writes_and_the_other_is_refused<S: Store>(here: &S, there: &S) {
    let first = take(here, BOOK, 11).await;
    let mine = vec![put("change/a", b"mine"), put("sitting", b"1")];
    assert_eq!(here.write(BOOK, first, mine).await, Ok(()));
    let second = take(there, BOOK, 12).await;
    let theirs = vec![put("change/b", b"theirs")];
    assert_eq!(there.write(BOOK, second, theirs).await, Ok(()));
    let late = vec![put("change/c", b"late"), Write::Delete(key("change/a"))];
    let refused = here.write(BOOK, first, late).await;
    assert_eq!(refused, Err(StoreError::NotTheWriter));
    let whole = [
        record("change/a", b"mine"),
        record("change/b", b"theirs"),
        record("sitting", b"1"),
    ];
    holds(here, BOOK, &whole).await;
    let back = take(here, BOOK, 13).await;
    let again = here.write(BOOK, back, vec![put("sitting", b"2")]).await;
    assert_eq!(again, Ok(()), "the first tab could not take it back");
    let refused = there.write(BOOK, second, vec![]).await;
    assert_eq!(refused, Err(StoreError::NotTheWriter));
}

#[allow(missing_docs, reason = "the name says it")]
pub async fn taking_over_changes_no_record<S: Store>(here: &S, there: &S) {
    let fence = take(here, BOOK, 11).await;
    let words = vec![put("sitting", b"words")];
    assert_eq!(here.write(BOOK, fence, words).await, Ok(()));
    for draw in 0..3 {
        let next = take(there, BOOK, draw).await;
        assert_ne!(next, fence);
    }
    holds(there, BOOK, &[record("sitting", b"words")]).await;
}

#[allow(missing_docs, reason = "the name says it")]
pub async fn only_what_is_there_is_taken_where_nothing_is_to_be_made<S: Store>(
    here: &S,
    there: &S,
) {
    assert_eq!(here.take_existing(BOOK, 11).await, Ok(None));
    let first = take(here, BOOK, 12).await;
    let written = here.write(BOOK, first, vec![put("sitting", b"0")]).await;
    assert_eq!(written, Ok(()));
    let second = there.take_existing(BOOK, 13).await;
    assert!(matches!(second, Ok(Some(_))), "{second:?}");
    let (second, found) = second.ok().flatten().unwrap_or((first, Vec::new()));
    assert_eq!(found, [record("sitting", b"0")]);
    let refused = here.write(BOOK, first, vec![put("sitting", b"1")]).await;
    assert_eq!(refused, Err(StoreError::NotTheWriter));
    let written = there.write(BOOK, second, vec![put("sitting", b"2")]).await;
    assert_eq!(written, Ok(()));
    holds(here, BOOK, &[record("sitting", b"2")]).await;
    // The tab that takes has it open, and another one removes it.
    assert_eq!(here.remove(BOOK).await, Ok(()));
    assert_eq!(there.take_existing(BOOK, 14).await, Ok(None));
    for store in [here, there] {
        assert_eq!(store.read_all(BOOK).await, Ok(None));
    }
}

#[allow(missing_docs, reason = "the name says it")]
pub async fn a_writer_of_a_removed_book_is_refused<S: Store>(here: &S, there: &S) {
    let fence = take(here, BOOK, 11).await;
    let words = vec![put("sitting", b"words")];
    assert_eq!(here.write(BOOK, fence, words.clone()).await, Ok(()));
    assert_eq!(there.remove(BOOK).await, Ok(()));
    let refused = here.write(BOOK, fence, words).await;
    assert_eq!(refused, Err(StoreError::NotTheWriter));
    let nothing = here.read_all(BOOK).await;
    assert_eq!(nothing, Ok(None), "a late write brought the book back");
}

#[allow(missing_docs, reason = "the name says it")]
pub async fn a_writer_of_the_old_book_cannot_write_to_the_new_one<S: Store>(here: &S, there: &S) {
    let old = take(here, BOOK, 11).await;
    assert_eq!(there.remove(BOOK).await, Ok(()));
    let new = take(there, BOOK, 12).await;
    let late = here.write(BOOK, old, vec![put("sitting", b"old")]).await;
    assert_eq!(late, Err(StoreError::NotTheWriter));
    let written = there.write(BOOK, new, vec![put("sitting", b"new")]).await;
    assert_eq!(written, Ok(()));
    holds(here, BOOK, &[record("sitting", b"new")]).await;
}

#[allow(missing_docs, reason = "the name says it")]
pub async fn what_is_removed_is_gone_for_both_tabs<S: Store>(here: &S, there: &S) {
    assert_eq!(here.remove(BOOK).await, Ok(()), "nothing to remove");
    let fence = take(here, BOOK, 11).await;
    let words = vec![put("sitting", b"words")];
    assert_eq!(here.write(BOOK, fence, words).await, Ok(()));
    holds(there, BOOK, &[record("sitting", b"words")]).await;
    assert_eq!(here.remove(BOOK).await, Ok(()));
    for store in [here, there] {
        assert_eq!(store.read_all(BOOK).await, Ok(None));
        assert_eq!(store.read(BOOK, &RecordKey::SITTING).await, Ok(None));
    }
}

#[allow(missing_docs, reason = "the name says it")]
pub async fn everything_is_removed_whether_it_is_known_or_not<S: Store>(here: &S, there: &S) {
    assert_eq!(
        here.remove_all(None, vec![BOOK]).await,
        Ok(()),
        "nothing there"
    );
    let moved = Db::Book(BookId::from_bits(3), super::Edition::drawn(7));
    let all = [BOOK, SISTER, moved, Db::FIRST_SHELF, Db::Door];
    let mut fences = Vec::new();
    for db in all {
        let fence = take(there, db, 11).await;
        let words = vec![put("sitting", b"words")];
        assert_eq!(there.write(db, fence, words).await, Ok(()));
        fences.push(fence);
    }
    assert_eq!(here.remove_all(None, vec![BOOK, Db::Door]).await, Ok(()));
    for (db, fence) in all.into_iter().zip(fences) {
        let late = there.write(db, fence, vec![put("sitting", b"late")]).await;
        assert_eq!(late, Err(StoreError::NotTheWriter), "in {db}");
        for store in [here, there] {
            assert_eq!(store.read_all(db).await, Ok(None), "{db} is left");
        }
    }
}

#[allow(missing_docs, reason = "the name says it")]
pub async fn all_of_a_book_is_removed_and_nothing_of_another<S: Store>(here: &S, there: &S) {
    let moved = |db| match db {
        Db::Book(id, _) => Db::Book(id, super::Edition::drawn(7)),
        Db::Door | Db::Shelf(_) => db,
    };
    let of_others = [SISTER, moved(SISTER), Db::FIRST_SHELF, Db::Door];
    let of_book = [BOOK, moved(BOOK)];
    for db in of_book.into_iter().chain(of_others) {
        let fence = take(there, db, 11).await;
        let words = vec![put("sitting", b"words")];
        assert_eq!(there.write(db, fence, words).await, Ok(()));
    }
    let Db::Book(book, _) = BOOK else { return };
    for known in [vec![BOOK], Vec::new()] {
        assert_eq!(here.remove_all(Some(book), known).await, Ok(()));
        for store in [here, there] {
            for db in of_book {
                assert_eq!(store.read_all(db).await, Ok(None), "{db} is left");
            }
            for db in of_others {
                holds(store, db, &[record("sitting", b"words")]).await;
            }
        }
    }
}

#[allow(missing_docs, reason = "the name says it")]
pub async fn the_same_write_twice_is_the_same_as_once<S: Store>(here: &S, there: &S) {
    let fence = take(here, BOOK, 11).await;
    let first = vec![put("change/a", b"a")];
    assert_eq!(here.write(BOOK, fence, first).await, Ok(()));
    let batch = vec![put("change/b", b"b"), Write::Delete(key("change/a"))];
    for _ in 0..2 {
        assert_eq!(here.write(BOOK, fence, batch.clone()).await, Ok(()));
        holds(there, BOOK, &[record("change/b", b"b")]).await;
    }
}

#[allow(missing_docs, reason = "the name says it")]
pub async fn a_big_record_is_kept<S: Store>(here: &S, there: &S) {
    let fence = take(here, BOOK, 11).await;
    let big: Vec<u8> = (0..=u8::MAX).cycle().take(2 * 1024 * 1024).collect();
    let written = here.write(BOOK, fence, vec![put("change/big", &big)]).await;
    assert_eq!(written, Ok(()));
    let read = there.read(BOOK, &key("change/big")).await;
    assert!(read == Ok(Some(big)), "two megabytes came back changed");
}

#[allow(missing_docs, reason = "the name says it")]
pub async fn many_records_are_kept<S: Store>(here: &S, there: &S) {
    let fence = take(here, BOOK, 11).await;
    let all: Vec<Record> = (0..500u32)
        .map(|n| record(&format!("change/{n:04}"), &n.to_be_bytes()))
        .collect();
    let writes = all.iter().cloned().map(Write::Put).collect();
    assert_eq!(here.write(BOOK, fence, writes).await, Ok(()));
    holds(there, BOOK, &all).await;
}

/// A record of an attachment, and two records that lie as close before it as any.
fn with_file(bytes: &[u8]) -> (Record, Vec<Record>) {
    let file = Record {
        key: RecordKey::file(ContentHash::of(bytes)),
        bytes: bytes.to_vec(),
    };
    (file, vec![record("sitting", b"s"), record("z-", b"z")])
}

#[allow(missing_docs, reason = "the name says it")]
pub async fn attachments_are_not_read_with_the_rest<S: Store>(here: &S, there: &S) {
    let fence = take(here, BOOK, 11).await;
    let (file, rest) = with_file(b"la la la");
    let all = rest.iter().chain([&file]).cloned().map(Write::Put);
    assert_eq!(here.write(BOOK, fence, all.collect()).await, Ok(()));
    holds(there, BOOK, &rest).await;
    let taken = there.take_existing(BOOK, 12).await;
    let found = taken.ok().flatten().map(|(_, found)| found);
    assert_eq!(found, Some(rest));
}

#[allow(missing_docs, reason = "the name says it")]
pub async fn attachments_are_listed_and_read_one_by_one<S: Store>(here: &S, there: &S) {
    assert_eq!(here.list_files(BOOK).await, Ok(Vec::new()));
    let nothing = here.read_all(BOOK).await;
    assert_eq!(nothing, Ok(None), "listing created the book");
    let fence = take(here, BOOK, 11).await;
    let big: Vec<u8> = (0..=u8::MAX).cycle().take(1024 * 1024).collect();
    let mut keys = Vec::new();
    for bytes in [&b""[..], b"la la la", &big] {
        let (file, mut writes) = with_file(bytes);
        writes.push(file.clone());
        let writes = writes.into_iter().map(Write::Put).collect();
        assert_eq!(here.write(BOOK, fence, writes).await, Ok(()));
        let read = there.read(BOOK, &file.key).await;
        assert!(
            read == Ok(Some(file.bytes)),
            "{} came back changed",
            file.key
        );
        keys.push(file.key);
    }
    keys.sort();
    assert_eq!(there.list_files(BOOK).await, Ok(keys));
    assert_eq!(there.list_files(SISTER).await, Ok(Vec::new()));
    let other = RecordKey::file(ContentHash::of(b"another"));
    assert_eq!(there.read(BOOK, &other).await, Ok(None));
}

#[allow(missing_docs, reason = "the name says it")]
pub async fn attachments_go_in_the_write_that_deletes_them<S: Store>(here: &S, there: &S) {
    let fence = take(here, BOOK, 11).await;
    let ((a, rest), (b, _)) = (with_file(b"a"), with_file(b"b"));
    let all = rest.iter().chain([&a, &b]).cloned().map(Write::Put);
    assert_eq!(here.write(BOOK, fence, all.collect()).await, Ok(()));
    let late = take(there, BOOK, 12).await;
    let erase = vec![put("sitting", b"t"), Write::Delete(a.key.clone())];
    let refused = here.write(BOOK, fence, erase.clone()).await;
    assert_eq!(refused, Err(StoreError::NotTheWriter));
    let files = here.list_files(BOOK).await.unwrap_or_default();
    assert_eq!(files.len(), 2, "a refused write deleted something");
    assert_eq!(there.write(BOOK, late, erase).await, Ok(()));
    assert_eq!(here.list_files(BOOK).await, Ok(vec![b.key]));
    assert_eq!(here.read(BOOK, &a.key).await, Ok(None));
    holds(here, BOOK, &[record("sitting", b"t"), record("z-", b"z")]).await;
}
