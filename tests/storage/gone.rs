//! What is removed leaves nothing: no record, no key, no name.

use crate::{
    desk::{Tab, block_on, book, now, open_tab, saving, says},
    locks::{cover, fresh, open_all},
};
use our_say::{
    domain::{
        attachment::Attachment,
        cover::Cover,
        device::{DeviceSettings, TextSize},
        keeping::{Keeping, Phrase},
    },
    storage::{
        Db, Edition, Loaded, Record, RecordKey, Save, Shelf, StoreError,
        memory::{Fault, MemoryStore},
    },
};
use std::rc::Rc;

/// A book with words, a song, the words of its backups, and a cover with a name.
async fn begun(tab: &Tab, n: u128) {
    let fence = tab.create(book(n), now()).await.unwrap();
    let keeping = Keeping {
        phrase: Some(Phrase::new("five words of my own".to_owned())),
        ..Keeping::default()
    };
    let save = Save {
        files: vec![Rc::new(Attachment::new("audio/flac", vec![9; 300]))],
        keeping: Some(keeping),
        ..saving(vec![says(n, "words")])
    };
    tab.save(book(n), fence, save).await.unwrap();
    let name = Cover {
        name: "Sam".to_owned(),
        ..Cover::default()
    };
    tab.cover(vec![(book(n), name, Vec::new())]).await.unwrap();
}

/// All that lies on the phone, each record by its bytes.
fn bytes(phone: &MemoryStore) -> Vec<Vec<u8>> {
    let records = phone.raw().into_iter();
    records.map(|(_, record)| record.bytes).collect()
}

fn is_of(db: Db, n: u128) -> bool {
    matches!(db, Db::Book(of, _) if of == book(n))
}

/// How the book that goes was kept until then.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Kept {
    Plain,
    Locked,
    MovedOften,
    Damaged,
    /// Locked, and the entry that says where it lies cannot be read.
    LockedAndLost,
}

const KEPT: [Kept; 5] = [
    Kept::Plain,
    Kept::Locked,
    Kept::MovedOften,
    Kept::Damaged,
    Kept::LockedAndLost,
];

#[test]
fn of_a_removed_book_no_record_no_entry_no_cover_and_no_key_is_left() {
    for kept in KEPT {
        let phone = MemoryStore::default();
        block_on(async {
            let tab = open_tab(&phone, 1);
            begun(&tab, 2).await;
            let sister = tab.load(book(2)).await.unwrap();
            // Whatever lies there before the book is of others.
            let others: Vec<Db> = phone.databases();
            begun(&tab, 1).await;
            match kept {
                Kept::Plain => {}
                Kept::Locked => drop(
                    tab.relock(book(1), fresh(1, 0x11), &cover("Blue"))
                        .await
                        .unwrap(),
                ),
                Kept::MovedOften => {
                    for secret in 1..=3 {
                        let fresh = fresh(secret, 0x10 + secret);
                        tab.relock(book(1), fresh, &cover("Blue")).await.unwrap();
                    }
                    tab.unlock_for_good(book(1)).await.unwrap();
                }
                Kept::Damaged => {
                    let at = RecordKey::change(says(1, "").id);
                    phone.tamper(Db::first(book(1)), &at, Some(vec![1, 2, 3]));
                }
                Kept::LockedAndLost => {
                    tab.relock(book(1), fresh(1, 0x11), &cover("Blue"))
                        .await
                        .unwrap();
                    let entry = RecordKey::book(book(1));
                    let on_shelf = |(db, record): &(Db, Record)| {
                        matches!(db, Db::Shelf(_)) && record.key == entry
                    };
                    let (shelf, _) = phone.raw().into_iter().find(on_shelf).unwrap();
                    phone.tamper(shelf, &entry, Some(vec![1, 2, 3]));
                    // It is not said to be gone.
                    let seen = open_tab(&phone, 4).load(book(1)).await.unwrap();
                    assert!(matches!(seen, Loaded::Unreadable { .. }), "{seen:?}");
                }
            }
            let shelf_before = bytes(&phone);
            assert!(phone.databases().into_iter().any(|db| is_of(db, 1)));

            // Another tab removes it, which has opened nothing.
            let other = open_tab(&phone, 2);
            other.remove(book(1)).await.unwrap();

            assert!(
                !phone.databases().into_iter().any(|db| is_of(db, 1)),
                "{kept:?}"
            );
            let (entry, cover) = (RecordKey::book(book(1)), RecordKey::cover(book(1)));
            for (db, record) in phone.raw() {
                assert!(record.key != entry && record.key != cover, "{kept:?}: {db}");
            }
            // Not one sealed record of the old shelf is left, nor its key: it went whole.
            let after = bytes(&phone);
            let of_sister = phone.raw().into_iter().filter(|(db, _)| is_of(*db, 2));
            let of_sister: Vec<Vec<u8>> = of_sister.map(|(_, record)| record.bytes).collect();
            for record in shelf_before.iter().filter(|one| !of_sister.contains(one)) {
                assert!(!after.contains(record), "{kept:?}: a record is left");
            }
            assert!(!phone.databases().contains(&Db::FIRST_SHELF));
            assert!(others.iter().any(|db| is_of(*db, 2)));
            // The other family is as it was.
            let next = open_tab(&phone, 3);
            assert_eq!(next.load(book(2)).await.unwrap(), sister);
            assert_eq!(next.load(book(1)).await.unwrap(), Loaded::None);
            assert_eq!(next.is_there(book(1)).await, Ok(false));
            assert_eq!(next.is_there(book(2)).await, Ok(true));
        });
    }
}

#[test]
fn a_writer_that_is_refused_can_tell_a_removed_book_from_one_that_another_tab_writes() {
    let phone = MemoryStore::default();
    block_on(async {
        let (one, two) = (open_tab(&phone, 1), open_tab(&phone, 2));
        begun(&one, 1).await;
        let fence = one.begin_writing(book(1)).await.unwrap();
        two.begin_writing(book(1)).await.unwrap();
        let late = || saving(vec![says(5, "late")]);
        let refused = one.save(book(1), fence, late()).await;
        assert_eq!(refused, Err(StoreError::NotTheWriter));
        assert_eq!(one.is_there(book(1)).await, Ok(true));
        two.remove(book(1)).await.unwrap();
        let refused = one.save(book(1), fence, late()).await;
        assert_eq!(refused, Err(StoreError::NotTheWriter));
        assert_eq!(one.is_there(book(1)).await, Ok(false));
        assert!(!phone.databases().into_iter().any(|db| is_of(db, 1)));
    });
}

/// A phone with three books, one of them locked, and settings.
async fn full_phone(phone: &MemoryStore) -> Tab {
    let tab = open_tab(phone, 1);
    for n in 1..=3 {
        begun(&tab, n).await;
    }
    tab.relock(book(1), fresh(1, 0x11), &cover("Blue"))
        .await
        .unwrap();
    let settings = DeviceSettings {
        text_size: TextSize::Largest,
        ..DeviceSettings::default()
    };
    tab.save_settings(settings).await.unwrap();
    tab
}

#[test]
fn removing_everything_leaves_no_database_behind_any_lock() {
    for whole in [false, true] {
        for lists in [false, true] {
            let phone = MemoryStore::default();
            block_on(async {
                let tab = full_phone(&phone).await;
                if whole {
                    // A browser that does not list cannot know where a locked book lies behind this lock.
                    if !lists {
                        tab.remove(book(1)).await.unwrap();
                    }
                    tab.relock_whole(fresh(9, 0x99)).await.unwrap();
                }
                if !lists {
                    phone.list_nothing();
                }
                let other = open_tab(&phone, 2);
                other.remove_all().await.unwrap();
                assert_eq!(phone.databases(), [], "whole {whole}, lists {lists}");
                // Both tabs find a new phone, and can begin anew.
                for tab in [&other, &tab] {
                    assert_eq!(tab.shelf().await, Ok(Shelf::default()));
                }
                begun(&tab, 4).await;
                assert_eq!(open_all(&other, 4).await, Ok([None, None]));
                assert!(matches!(other.load(book(4)).await, Ok(Loaded::Found(_))));
            });
        }
    }
}

#[test]
fn removing_everything_works_where_nothing_can_be_read() {
    let phone = MemoryStore::default();
    block_on(async {
        full_phone(&phone).await;
        phone.tamper(Db::Door, &RecordKey::DOOR, Some(vec![0]));
        let left = Db::Book(book(7), Edition::drawn(7));
        phone.tamper(left, &RecordKey::SITTING, Some(vec![1]));
        let tab = open_tab(&phone, 2);
        let shut = tab.load(book(2)).await;
        assert!(matches!(shut, Ok(Loaded::Unreadable { .. })));
        tab.remove_all().await.unwrap();
        assert_eq!(phone.databases(), []);
    });
}

#[test]
fn removing_everything_that_was_stopped_can_be_done_again() {
    for stop in 0..8 {
        let phone = MemoryStore::default();
        block_on(async {
            full_phone(&phone).await;
            phone.set_fault(Some(Fault::RefuseFrom(stop)));
            let stopped = open_tab(&phone, 2).remove_all().await;
            phone.set_fault(None);
            assert_eq!(stopped.is_err(), !phone.databases().is_empty());
            open_tab(&phone, 3).remove_all().await.unwrap();
            assert_eq!(phone.databases(), []);
        });
    }
}
