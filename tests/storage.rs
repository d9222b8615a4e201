//! The storage on the host: the contract of stores on memory, and the laws of the vault.
#![cfg(not(target_family = "wasm"))]
#![allow(
    clippy::unwrap_used,
    clippy::cast_possible_truncation,
    reason = "a test may stop at the first surprise"
)]

#[path = "storage/at_once.rs"]
mod at_once;
#[path = "storage/attachments.rs"]
mod attachments;
#[path = "storage/desk.rs"]
mod desk;
#[path = "storage/faults.rs"]
mod faults;
#[path = "storage/gone.rs"]
mod gone;
#[path = "storage/locks.rs"]
mod locks;
#[path = "storage/tabs.rs"]
mod tabs;

use desk::{any_change, block_on, book, found, now, open_tab, saving, says, shown, sitting};
use our_say::{
    domain::{
        device::{DeviceSettings, TextSize, Theme},
        keeping::{Keeping, Phrase},
    },
    storage::{
        BookRecord, Damage, Db, Loaded, RecordKey, Save, Shelf, ShelfBook, StoreError,
        memory::{Fault, MemoryStore},
    },
};
use proptest::prelude::*;

macro_rules! law_of_memory {
    ($law:ident) => {
        #[test]
        fn $law() {
            let (here, there) = {
                let disk = MemoryStore::default();
                (disk.clone(), disk)
            };
            block_on(our_say::storage::contract::$law(&here, &there));
        }
    };
}
our_say::for_each_law_of_stores!(law_of_memory);

#[test]
fn on_a_new_phone_there_is_nothing_and_looking_leaves_nothing() {
    let phone = MemoryStore::default();
    let tab = open_tab(&phone, 1);
    assert_eq!(block_on(tab.shelf()), Ok(Shelf::default()));
    assert_eq!(block_on(tab.load(book(1))), Ok(Loaded::None));
    let refused = block_on(tab.begin_writing(book(1)));
    assert_eq!(refused, Err(StoreError::NoSuchBook));
    assert_eq!(block_on(tab.remove(book(1))), Ok(()));
    assert_eq!(phone.databases(), []);
}

#[test]
fn a_parent_writes_closes_the_app_and_finds_it_all_again() {
    let phone = MemoryStore::default();
    block_on(async {
        let tab = open_tab(&phone, 1);
        let fence = tab.create(book(1), now()).await.unwrap();
        let draft = saving(vec![says(1, "She likes")]);
        tab.save(book(1), fence, draft).await.unwrap();
        let edit = Save {
            put: vec![says(2, "She likes music")],
            delete: vec![says(1, "").id],
            sitting: sitting(1),
            ..Save::default()
        };
        tab.save(book(1), fence, edit).await.unwrap();
        drop(tab);

        let tab = open_tab(&phone, 2);
        let shelf = tab.shelf().await.unwrap();
        let there = ShelfBook::Readable {
            id: book(1),
            added: now(),
            cover: None,
        };
        assert_eq!(shelf.books, [there]);
        let whole = found(vec![says(2, "She likes music")]);
        assert_eq!(tab.load(book(1)).await, Ok(whole));
        let fence = tab.begin_writing(book(1)).await.unwrap();
        let both = vec![says(2, "She likes music"), says(3, "More of it")];
        tab.save(book(1), fence, saving(both.clone()))
            .await
            .unwrap();
        assert_eq!(open_tab(&phone, 3).load(book(1)).await, Ok(found(both)));
    });
}

#[test]
fn a_worker_keeps_several_books_and_removes_one() {
    let phone = MemoryStore::default();
    block_on(async {
        let tab = open_tab(&phone, 1);
        for n in 1..=3 {
            let fence = tab.create(book(n), now()).await.unwrap();
            let words = saving(vec![says(n, "words")]);
            tab.save(book(n), fence, words).await.unwrap();
        }
        tab.remove(book(2)).await.unwrap();
        assert_eq!(tab.load(book(2)).await, Ok(Loaded::None));
        assert_eq!(shown(&tab.shelf().await.unwrap()), [book(1), book(3)]);
        assert!(!phone.databases().contains(&Db::first(book(2))));
        let entry = RecordKey::book(book(2));
        assert!(phone.raw().iter().all(|(_, record)| record.key != entry));
    });
}

#[test]
fn settings_are_kept_and_damage_to_them_costs_no_book() {
    let phone = MemoryStore::default();
    block_on(async {
        let tab = open_tab(&phone, 1);
        let settings = DeviceSettings {
            text_size: TextSize::Largest,
            theme: Theme::Dark,
            ..DeviceSettings::default()
        };
        tab.save_settings(settings).await.unwrap();
        let fence = tab.create(book(1), now()).await.unwrap();
        tab.save(book(1), fence, saving(vec![])).await.unwrap();
        let shelf = open_tab(&phone, 2).shelf().await.unwrap();
        assert_eq!(shelf.settings, settings);
        phone.tamper(Db::FIRST_SHELF, &RecordKey::DEVICE, Some(vec![1, 2, 3]));
        let shelf = tab.shelf().await.unwrap();
        assert_eq!(shelf.settings, DeviceSettings::default());
        assert_eq!(shown(&shelf), [book(1)]);
    });
}

#[test]
fn a_phone_that_cannot_be_read_is_not_taken_for_a_new_one() {
    let phone = MemoryStore::default();
    block_on(async {
        let tab = open_tab(&phone, 1);
        let fence = tab.create(book(1), now()).await.unwrap();
        tab.save(book(1), fence, saving(vec![says(1, "words")]))
            .await
            .unwrap();
        let before = phone.raw();
        for (fault, error) in [
            (Fault::RefuseReads, StoreError::Lost),
            (Fault::Unavailable, StoreError::Unavailable),
        ] {
            phone.set_fault(Some(fault));
            let tab = open_tab(&phone, 2);
            assert_eq!(tab.shelf().await, Err(error.clone()));
            assert_eq!(tab.load(book(1)).await, Err(error.clone()));
            assert_eq!(tab.begin_writing(book(1)).await, Err(error.clone()));
            assert_eq!(tab.create(book(1), now()).await, Err(error.clone()));
            assert_eq!(tab.remove(book(1)).await, Err(error.clone()));
            let settings = DeviceSettings::default();
            assert_eq!(tab.save_settings(settings).await, Err(error));
        }
        assert_eq!(phone.raw(), before);
    });
}

#[test]
fn a_damaged_change_makes_the_book_unreadable_and_is_not_written_over() {
    let phone = MemoryStore::default();
    block_on(async {
        let tab = open_tab(&phone, 1);
        let fence = tab.create(book(1), now()).await.unwrap();
        let words = vec![says(1, "one"), says(2, "two"), says(3, "three")];
        tab.save(book(1), fence, saving(words)).await.unwrap();
        let (db, at) = (Db::first(book(1)), RecordKey::change(says(2, "").id));
        let raw = phone.raw();
        let whole = &raw.iter().find(|(_, r)| r.key == at).unwrap().1.bytes;
        let mut flipped = whole.clone();
        flipped[50] ^= 1;
        for bad in [flipped, whole[..60].to_vec(), Vec::new(), b"{}".to_vec()] {
            phone.tamper(db, &at, Some(bad));
            let before = phone.raw();
            let tab = open_tab(&phone, 2);
            let unreadable = Loaded::Unreadable {
                changes: vec![says(1, "one"), says(3, "three")],
                damaged: 1,
            };
            assert_eq!(tab.load(book(1)).await, Ok(unreadable));
            let refused = Err(StoreError::Damaged(Damage::Book));
            assert_eq!(tab.begin_writing(book(1)).await, refused);
            assert_eq!(tab.create(book(1), now()).await, refused);
            let late = saving(vec![says(2, "again")]);
            let refused = Err(StoreError::Damaged(Damage::Book));
            assert_eq!(tab.save(book(1), fence, late).await, refused);
            assert_eq!(phone.raw(), before);
        }
        phone.tamper(db, &at, Some(whole.clone()));
        let tab = open_tab(&phone, 3);
        assert!(matches!(tab.load(book(1)).await, Ok(Loaded::Found(_))));
    });
}

#[test]
fn a_damaged_sitting_costs_no_words() {
    let phone = MemoryStore::default();
    block_on(async {
        let tab = open_tab(&phone, 1);
        let fence = tab.create(book(1), now()).await.unwrap();
        tab.save(book(1), fence, saving(vec![says(1, "one")]))
            .await
            .unwrap();
        let expected = Loaded::Found(BookRecord {
            changes: vec![says(1, "one")],
            ..BookRecord::default()
        });
        for bad in [Some(vec![0; 80]), None] {
            phone.tamper(Db::first(book(1)), &RecordKey::SITTING, bad);
            assert_eq!(tab.load(book(1)).await, Ok(expected.clone()));
            assert!(tab.begin_writing(book(1)).await.is_ok());
        }
    });
}

#[test]
fn a_record_that_was_moved_does_not_open() {
    let phone = MemoryStore::default();
    block_on(async {
        let tab = open_tab(&phone, 1);
        for n in 1..=2 {
            let fence = tab.create(book(n), now()).await.unwrap();
            let words = vec![says(1, "one"), says(2, "two")];
            tab.save(book(n), fence, saving(words)).await.unwrap();
        }
        let raw = phone.raw();
        let (db, from) = (Db::first(book(1)), RecordKey::change(says(1, "").id));
        let lies = |db, key: &RecordKey| {
            let place = raw.iter().find(|(at, r)| *at == db && r.key == *key);
            place.unwrap().1.bytes.clone()
        };
        let elsewhere = RecordKey::change(says(9, "").id);
        phone.tamper(db, &elsewhere, Some(lies(db, &from)));
        let damaged = |loaded| match loaded {
            Ok(Loaded::Unreadable { damaged, .. }) => damaged,
            other => panic!("{other:?}"),
        };
        assert_eq!(damaged(tab.load(book(1)).await), 1);
        phone.tamper(db, &elsewhere, None);
        phone.tamper(db, &from, Some(lies(Db::first(book(2)), &from)));
        assert_eq!(damaged(tab.load(book(1)).await), 1);
        phone.tamper(db, &from, Some(lies(db, &RecordKey::SITTING)));
        assert_eq!(damaged(tab.load(book(1)).await), 1);
        // A key of one book under the name of another.
        let (one, two) = (RecordKey::book(book(1)), RecordKey::book(book(2)));
        phone.tamper(Db::FIRST_SHELF, &one, Some(lies(Db::FIRST_SHELF, &two)));
        assert_eq!(damaged(tab.load(book(1)).await), 3);
        let shelf = tab.shelf().await.unwrap();
        assert_eq!(shelf.books[0], ShelfBook::Unreadable { id: book(1) });
    });
}

#[test]
fn when_the_key_of_the_phone_is_lost_nothing_hides_it() {
    let phone = MemoryStore::default();
    block_on(async {
        let tab = open_tab(&phone, 1);
        let fence = tab.create(book(1), now()).await.unwrap();
        tab.save(book(1), fence, saving(vec![says(1, "one")]))
            .await
            .unwrap();
        for bad in [None, Some(vec![1; 31])] {
            phone.tamper(Db::FIRST_SHELF, &RecordKey::DEVICE_KEY, bad);
            let before = phone.raw();
            let tab = open_tab(&phone, 2);
            let shelf = tab.shelf().await.unwrap();
            assert_eq!(shelf.books, [ShelfBook::Unreadable { id: book(1) }]);
            let loaded = tab.load(book(1)).await.unwrap();
            assert!(matches!(loaded, Loaded::Unreadable { damaged: 2, .. }));
            let refused = Err(StoreError::Damaged(Damage::DeviceKey));
            assert_eq!(tab.create(book(2), now()).await, refused);
            assert_eq!(phone.raw(), before);
        }
        let tab = open_tab(&phone, 3);
        tab.remove(book(1)).await.unwrap();
        assert_eq!(tab.shelf().await, Ok(Shelf::default()));
        assert!(tab.create(book(2), now()).await.is_ok());
    });
}

#[test]
fn the_phone_shows_no_word_and_no_name() {
    let phone = MemoryStore::default();
    let said = "Miss Okafor helps Sam, \u{e9}cole, \u{1f600}, with reading";
    block_on(async {
        let tab = open_tab(&phone, 1);
        let fence = tab.create(book(1), now()).await.unwrap();
        tab.save(book(1), fence, saving(vec![says(1, said)]))
            .await
            .unwrap();
        tab.save_settings(DeviceSettings::default()).await.unwrap();
    });
    let words = said
        .split(' ')
        .chain(["Nan", "writes", "words", "text", "theme"]);
    for word in words.filter(|word| word.len() > 2) {
        assert!(!can_be_read(&phone, word), "{word} can be read");
    }
    let plain = Some(b"some river".to_vec());
    phone.tamper(Db::first(book(1)), &RecordKey::SITTING, plain);
    assert!(can_be_read(&phone, "river"));
}

/// Whether a word lies on the phone for anyone to read, in the letters of any of these kinds.
fn can_be_read(phone: &MemoryStore, word: &str) -> bool {
    let mut disk = Vec::new();
    for (db, record) in phone.raw() {
        disk.extend(format!("{db} {}", record.key).into_bytes());
        disk.extend(record.bytes);
    }
    let utf16 = word.encode_utf16();
    let spellings: [Vec<u8>; 3] = [
        word.as_bytes().to_vec(),
        utf16.clone().flat_map(u16::to_le_bytes).collect(),
        utf16.flat_map(u16::to_be_bytes).collect(),
    ];
    let lies = |needle: &Vec<u8>| disk.windows(needle.len()).any(|bytes| bytes == needle);
    spellings.iter().any(lies)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn whatever_is_saved_is_loaded_to_the_last_letter(
        saves in prop::collection::vec(prop::collection::vec(any_change(), 0..5), 1..5)
    ) {
        let phone = MemoryStore::default();
        block_on(async {
            let tab = open_tab(&phone, 1);
            let fence = tab.create(book(1), now()).await.unwrap();
            let mut all = std::collections::BTreeMap::new();
            for put in saves {
                all.extend(put.iter().map(|change| (change.id, change.clone())));
                tab.save(book(1), fence, saving(put)).await.unwrap();
            }
            match open_tab(&phone, 2).load(book(1)).await.unwrap() {
                Loaded::Found(record) => {
                    assert_eq!(record.changes, all.into_values().collect::<Vec<_>>());
                }
                other => panic!("{other:?}"),
            }
        });
    }
}

#[test]
fn what_is_remembered_of_a_books_files_stays_until_something_else_is() {
    block_on(async {
        let phone = MemoryStore::default();
        let tab = open_tab(&phone, 1);
        let fence = tab.create(book(1), now()).await.unwrap();
        let keeping = Keeping {
            phrase: Some(Phrase::new("river lamp button orange seven".into())),
            asked: Some(now()),
            ..Keeping::default()
        };
        let first = Save {
            keeping: Some(keeping.clone()),
            ..saving(vec![says(1, "One")])
        };
        tab.save(book(1), fence, first).await.unwrap();
        let next = saving(vec![says(2, "Two")]);
        tab.save(book(1), fence, next).await.unwrap();
        drop(tab);
        let Loaded::Found(found) = open_tab(&phone, 2).load(book(1)).await.unwrap() else {
            panic!("the book is gone");
        };
        assert_eq!(found.keeping, keeping);
        assert!(!can_be_read(&phone, "river"));
        assert!(
            !format!("{keeping:?}").contains("river"),
            "no log ever shows it"
        );
    });
}
