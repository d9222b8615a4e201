//! What the vault does with attachments: sealed like all else, and read one at a time.

use crate::desk::{Tab, block_on, book, found, now, open_tab, saving, says};
use our_say::{
    domain::attachment::{Attachment, ContentHash},
    storage::{
        BookRecord, Damage, Db, Fence, Loaded, RecordKey, Save, StoreError,
        memory::{Fault, MemoryStore},
    },
};
use std::rc::Rc;

fn song() -> Attachment {
    Attachment::new("audio/flac", b"la la la, a long song".repeat(100))
}

fn drawing() -> Attachment {
    Attachment::new("image/png", Vec::new())
}

fn with_files(files: &[Attachment], delete_files: &[Attachment]) -> Save {
    Save {
        files: files.iter().cloned().map(Rc::new).collect(),
        delete_files: delete_files.iter().map(|file| file.hash).collect(),
        ..saving(vec![says(1, "words")])
    }
}

/// A phone with one book in which a song and a drawing are kept.
async fn with_song(phone: &MemoryStore) -> (Tab, Fence) {
    let tab = open_tab(phone, 1);
    let fence = tab.create(book(1), now()).await.unwrap();
    let both = with_files(&[song(), drawing()], &[]);
    tab.save(book(1), fence, both).await.unwrap();
    (tab, fence)
}

#[test]
fn an_attachment_is_kept_as_it_was_and_found_again() {
    let phone = MemoryStore::default();
    block_on(async {
        with_song(&phone).await;
        let tab = open_tab(&phone, 2);
        let mut both = [song().hash, drawing().hash];
        both.sort();
        assert_eq!(tab.files(book(1)).await.unwrap(), both);
        for file in [song(), drawing()] {
            let found = tab.file(book(1), file.hash).await;
            assert_eq!(found, Ok(Some(file)));
        }
        let other = ContentHash::of(b"never sung");
        assert_eq!(tab.file(book(1), other).await, Ok(None));
        assert_eq!(tab.file(book(2), song().hash).await, Ok(None));
        assert_eq!(tab.files(book(2)).await, Ok(Vec::new()));
    });
}

#[test]
fn the_disk_shows_neither_what_was_sung_nor_that_it_was() {
    let phone = MemoryStore::default();
    block_on(async {
        with_song(&phone).await;
        for (_, record) in phone.raw() {
            for told in [&b"la la la"[..], b"audio", b"flac"] {
                let told = record.bytes.windows(told.len()).any(|some| some == told);
                assert!(!told, "{}", record.key);
            }
        }
    });
}

#[test]
fn a_book_opens_without_its_attachments_and_is_all_there() {
    let phone = MemoryStore::default();
    block_on(async {
        with_song(&phone).await;
        let tab = open_tab(&phone, 2);
        let whole = found(vec![says(1, "words")]);
        assert_eq!(tab.load(book(1)).await, Ok(whole.clone()));
        let (_, taken) = tab.take_up(book(1)).await.unwrap();
        assert_eq!(taken, whole);
        tab.shelf().await.unwrap();
        assert_eq!(phone.files_read(), 0);
    });
}

#[test]
fn what_is_erased_goes_with_its_attachment_or_not_at_all() {
    let phone = MemoryStore::default();
    block_on(async {
        let (tab, fence) = with_song(&phone).await;
        let erase = with_files(&[], &[song()]);
        phone.set_fault(Some(Fault::StopAfterPuts(1)));
        let refused = tab.save(book(1), fence, erase.clone()).await;
        assert_eq!(refused, Err(StoreError::Lost));
        phone.set_fault(None);
        assert_eq!(tab.files(book(1)).await.unwrap().len(), 2);
        tab.save(book(1), fence, erase).await.unwrap();
        assert_eq!(tab.files(book(1)).await.unwrap(), [drawing().hash]);
        assert_eq!(tab.file(book(1), song().hash).await, Ok(None));
        let both = with_files(&[song()], &[song()]);
        tab.save(book(1), fence, both).await.unwrap();
        let stays = tab.file(book(1), song().hash).await;
        assert_eq!(stays, Ok(Some(song())), "one that is also put stays");
    });
}

#[test]
fn a_damaged_attachment_is_said_to_be_one_and_costs_no_word() {
    let phone = MemoryStore::default();
    block_on(async {
        let (tab, fence) = with_song(&phone).await;
        let (db, at) = (Db::first(book(1)), RecordKey::file(song().hash));
        let raw = phone.raw();
        let record = |key: &RecordKey| raw.iter().find(|(_, r)| r.key == *key).unwrap();
        let sealed = record(&at).1.bytes.clone();
        let mut flipped = sealed.clone();
        *flipped.last_mut().unwrap() ^= 1;
        let moved = record(&RecordKey::file(drawing().hash)).1.bytes.clone();
        for bytes in [Vec::new(), sealed[..9].to_vec(), flipped, moved] {
            phone.tamper(db, &at, Some(bytes));
            let damaged = Damage::File(song().hash);
            let found = tab.file(book(1), song().hash).await;
            assert_eq!(found, Err(StoreError::Damaged(damaged)));
            assert!(matches!(tab.load(book(1)).await, Ok(Loaded::Found(_))));
        }
        // The same file from elsewhere heals it.
        let again = with_files(&[song()], &[]);
        tab.save(book(1), fence, again).await.unwrap();
        assert_eq!(tab.file(book(1), song().hash).await, Ok(Some(song())));
    });
}

#[test]
fn what_lies_among_the_attachments_and_is_none_is_left_alone() {
    let phone = MemoryStore::default();
    block_on(async {
        let (tab, _) = with_song(&phone).await;
        for key in ["z-file/", "z-file/song", "z-later"] {
            let key = RecordKey::new(key).unwrap();
            phone.tamper(Db::first(book(1)), &key, Some(b"?".to_vec()));
        }
        assert_eq!(tab.files(book(1)).await.unwrap().len(), 2);
        let whole = found(vec![says(1, "words")]);
        assert_eq!(tab.load(book(1)).await, Ok(whole));
    });
}

#[test]
fn a_book_that_is_damaged_gives_its_key_for_no_attachment_and_takes_none() {
    let phone = MemoryStore::default();
    block_on(async {
        let (tab, fence) = with_song(&phone).await;
        let words = RecordKey::change(says(1, "").id);
        phone.tamper(Db::first(book(1)), &words, Some(b"?".to_vec()));
        let loaded = tab.load(book(1)).await.unwrap();
        assert!(matches!(loaded, Loaded::Unreadable { damaged: 1, .. }));
        let refused = Err(StoreError::Damaged(Damage::Book));
        assert_eq!(tab.file(book(1), song().hash).await, refused);
        let more = with_files(&[song()], &[drawing()]);
        assert!(tab.save(book(1), fence, more).await.is_err());
        assert_eq!(tab.files(book(1)).await.unwrap().len(), 2);
    });
}

#[test]
fn a_book_that_was_kept_before_there_were_attachments_opens_as_it_did() {
    let phone = MemoryStore::default();
    block_on(async {
        let tab = open_tab(&phone, 1);
        let fence = tab.create(book(1), now()).await.unwrap();
        let words = saving(vec![says(1, "words")]);
        tab.save(book(1), fence, words.clone()).await.unwrap();
        let keys = phone.raw().into_iter().map(|(_, record)| record.key);
        assert!(
            keys.clone().all(|key| !key.is_file()),
            "nothing more is kept"
        );
        let record = BookRecord {
            changes: words.put,
            sitting: words.sitting,
            ..BookRecord::default()
        };
        assert_eq!(tab.load(book(1)).await, Ok(Loaded::Found(record)));
        assert_eq!(tab.files(book(1)).await, Ok(Vec::new()));
    });
}
