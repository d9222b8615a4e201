//! Locks: whatever stops and whenever, a book opens with exactly one of two secrets, and what it left is gone.
//!
//! Here a lock's wrapped bytes are the secret's number and the key itself: the wrapping has its own tests.

use crate::desk::{Tab, block_on, book, now, open_tab, saving, says, shown};
use our_say::{
    crypto::{DataKey, make_key},
    domain::{
        attachment::Attachment,
        change::Change,
        cover::{Cover, LockedCover},
        device::DeviceSettings,
        lock::Secret,
    },
    storage::{
        Db, Edition, Fence, Loaded, Lock, RecordKey, Save, ShelfBook, Store, StoreError,
        memory::{Fault, MemoryStore},
        vault::Fresh,
    },
};
use std::rc::Rc;

/// A lock that this secret opens.
pub fn lock(secret: u8, key: &DataKey) -> Lock {
    Lock {
        wrapped: [&[secret][..], key.expose()].concat(),
        sheet: None,
        secret: Secret::Words,
        tries: 0,
    }
}

/// A new key, and the lock that this secret opens.
pub fn fresh(secret: u8, drawn: u8) -> Fresh {
    let key = make_key([drawn; DataKey::LEN]);
    let lock = lock(secret, &key);
    Fresh { key, lock }
}

/// What a lock opens.
pub fn key_in(lock: &Lock) -> DataKey {
    make_key(lock.wrapped[1..].try_into().unwrap())
}

/// Opens every lock that stands between a tab and a book, as somebody does who knows all secrets. Returns those
/// that were needed: of the whole app, and of the book.
pub async fn open_all(tab: &Tab, n: u128) -> Result<[Option<u8>; 2], StoreError> {
    let whole = tab.whole_lock().await?;
    if let Some(lock) = &whole {
        tab.open_whole_with(lock, key_in(lock)).await?;
    }
    let own = tab.lock_of(book(n)).await?;
    if let Some(lock) = &own {
        tab.open_with(book(n), lock, key_in(lock)).await?;
    }
    Ok([whole, own].map(|lock| lock.map(|lock| lock.wrapped[0])))
}

pub fn cover(nickname: &str) -> LockedCover {
    LockedCover {
        nickname: nickname.to_owned(),
        ..LockedCover::default()
    }
}

fn song() -> Rc<Attachment> {
    Rc::new(Attachment::new("audio/flac", b"la la la".to_vec()))
}

/// The steps of a day with locks.
const STEPS: usize = 10;

async fn step(tab: &Tab, n: usize) -> Result<(), StoreError> {
    let id = book(1);
    match n {
        0 => {
            let fence = tab.create(id, now()).await?;
            let save = Save {
                files: vec![song()],
                ..saving(vec![says(1, "the words")])
            };
            tab.save(id, fence, save).await
        }
        1 => tab
            .relock(id, fresh(1, 0x11), &cover("Blue"))
            .await
            .map(drop),
        2 => {
            let fence = tab.begin_writing(id).await?;
            tab.save(id, fence, saving(vec![says(2, "more")])).await
        }
        3 => {
            let lock = |key: &DataKey| lock(2, key);
            tab.rewrap(id, lock, &cover("Blue")).await
        }
        4 => tab
            .relock(id, fresh(3, 0x33), &cover("Blue"))
            .await
            .map(drop),
        5 => tab.replace_locked_cover(id, &cover("Red")).await,
        6 => tab.relock_whole(fresh(9, 0x99)).await,
        7 => tab.unlock_whole_for_good().await,
        8 => tab.unlock_for_good(id).await,
        _ => tab.remove(id).await,
    }
}

/// How the app and the book are kept.
#[derive(Debug, PartialEq)]
struct Kept {
    /// What opens the app, and the book.
    secrets: [Option<u8>; 2],
    /// What the book is called while it is locked.
    nickname: &'static str,
    /// Which words it holds.
    words: Vec<Change>,
}

/// How they are kept after so many steps.
fn after(steps: usize) -> Kept {
    let [one, two] = [says(1, "the words"), says(2, "more")];
    let words = match steps {
        0 | STEPS => Vec::new(),
        1 | 2 => vec![one],
        _ => vec![one, two],
    };
    let whole = (steps == 7).then_some(9);
    let (own, nickname) = match steps {
        2 | 3 => (Some(1), "Blue"),
        4 => (Some(2), "Blue"),
        5 => (Some(3), "Blue"),
        6..=8 => (Some(3), "Red"),
        _ => (None, ""),
    };
    Kept {
        secrets: [whole, own],
        nickname,
        words,
    }
}

/// How they are kept in a tab; the song is looked for too.
async fn state(tab: &Tab) -> Kept {
    let secrets = open_all(tab, 1).await.unwrap();
    match tab.load(book(1)).await.unwrap() {
        Loaded::Found(record) => {
            let found = tab.file(book(1), song().hash).await;
            assert_eq!(found, Ok(Some((*song()).clone())), "the song is lost");
            let shown = record.lock.map(|lock| lock.cover.nickname);
            let mut nicknames = ["", "Blue", "Red"].into_iter();
            let nickname = nicknames.rfind(|one| shown.as_deref().unwrap_or("") == *one);
            Kept {
                secrets,
                nickname: nickname.unwrap(),
                words: record.changes,
            }
        }
        Loaded::None => Kept {
            secrets: [secrets[0], None],
            nickname: "",
            words: Vec::new(),
        },
        other => panic!("{other:?}"),
    }
}

/// Lives the day on a phone that fails like this, then opens the app again on a sound one and goes on. Returns
/// whether anything failed.
async fn live_through(fault: Fault) -> bool {
    let phone = MemoryStore::default();
    phone.set_fault(Some(fault));
    let tab = open_tab(&phone, 1);
    let mut done = 0;
    while done < STEPS && step(&tab, done).await.is_ok() {
        done += 1;
    }
    drop(tab);
    // What is tidied up at the end of a step may fail in silence.
    let in_silence = matches!(fault, Fault::LoseAnswer(n) if n < phone.writes());
    phone.set_fault(None);
    let tab = open_tab(&phone, 2);
    let found = state(&tab).await;
    let next = (done + 1).min(STEPS);
    assert!(
        found == after(done) || found == after(next),
        "{fault:?} in step {done} left {found:?}"
    );
    for n in done..STEPS {
        let again = step(&tab, n).await;
        assert_eq!(again, Ok(()), "{fault:?}: step {n} cannot be done again");
        let tab = open_tab(&phone, 3 + n as u64);
        assert_eq!(state(&tab).await, after(n + 1), "{fault:?}: after step {n}");
    }
    // Whatever was stopped, the next tab has tidied it up: nothing is left but the door and one shelf.
    let tab = open_tab(&phone, 20);
    assert_eq!(shown(&tab.shelf().await.unwrap()), []);
    let left = phone.databases();
    let sound = matches!(left[..], [Db::Door, Db::Shelf(_)]);
    assert!(sound, "{fault:?} in step {done} left {left:?}");
    let of_book = phone
        .raw()
        .into_iter()
        .filter(|(_, r)| r.key == RecordKey::book(book(1)));
    assert_eq!(of_book.count(), 0);
    done < STEPS || in_silence
}

fn live_through_all(fault: impl Fn(usize) -> Fault) {
    let mut n = 0;
    while block_on(live_through(fault(n))) {
        n += 1;
    }
    assert!(n > 5 * STEPS, "only {n} faults ever struck");
}

#[test]
fn a_connection_that_breaks_at_any_write_leaves_a_book_that_opens_with_exactly_one_secret() {
    live_through_all(Fault::RefuseFrom);
}

#[test]
fn power_that_goes_after_any_single_record_leaves_a_book_that_opens_with_exactly_one_secret() {
    live_through_all(Fault::StopAfterPuts);
}

#[test]
fn a_tab_killed_before_any_answer_leaves_a_book_that_opens_with_exactly_one_secret() {
    live_through_all(Fault::LoseAnswer);
}

/// A book with words and a song in it.
pub async fn begun(tab: &Tab, n: u128) -> Fence {
    let fence = tab.create(book(n), now()).await.unwrap();
    let save = Save {
        files: vec![song()],
        ..saving(vec![says(n, "words")])
    };
    tab.save(book(n), fence, save).await.unwrap();
    fence
}

#[test]
fn a_locked_book_is_shut_for_the_next_tab_and_shows_only_what_its_owner_chose() {
    let phone = MemoryStore::default();
    block_on(async {
        let tab = open_tab(&phone, 1);
        begun(&tab, 1).await;
        let name = Cover {
            name: "Sam".to_owned(),
            ..Cover::default()
        };
        tab.cover(vec![(book(1), name, Vec::new())]).await.unwrap();
        tab.relock(book(1), fresh(1, 0x11), &cover("Blue"))
            .await
            .unwrap();
        let next = open_tab(&phone, 2);
        let shelf = next.shelf().await.unwrap();
        let locked = ShelfBook::Locked {
            id: book(1),
            added: now(),
            cover: cover("Blue"),
        };
        assert_eq!(shelf.books, [locked]);
        let Loaded::Locked(shut) = next.load(book(1)).await.unwrap() else {
            panic!("the book is open");
        };
        assert_eq!(shut.cover, cover("Blue"));
        assert_eq!(
            next.begin_writing(book(1)).await,
            Err(StoreError::Locked),
            "written without the key"
        );
        assert_eq!(
            next.file(book(1), song().hash).await,
            Err(StoreError::Locked)
        );
        // Nor is there a cover with a name, which the lock of the app would not seal.
        let covers = phone.raw().into_iter().map(|(_, record)| record.key);
        assert!(
            !covers
                .into_iter()
                .any(|key| key == RecordKey::cover(book(1)))
        );
        // And none is put there by a tab that does not know yet.
        let name = Cover::default();
        next.cover(vec![(book(1), name, Vec::new())]).await.unwrap();
        let mut keys = phone.raw().into_iter().map(|(_, record)| record.key);
        assert!(!keys.any(|key| key == RecordKey::cover(book(1))));
    });
}

#[test]
fn the_key_of_one_book_opens_no_other_and_a_record_in_another_place_does_not_open() {
    let phone = MemoryStore::default();
    block_on(async {
        let tab = open_tab(&phone, 1);
        for n in 1..=2 {
            begun(&tab, n).await;
            let drawn = u8::try_from(n).unwrap();
            tab.relock(book(n), fresh(drawn, drawn), &cover(""))
                .await
                .unwrap();
        }
        // The key of the first, tried on the second.
        let next = open_tab(&phone, 2);
        let wrong = make_key([1; DataKey::LEN]);
        let lock = next.lock_of(book(2)).await.unwrap().unwrap();
        next.open_with(book(2), &lock, wrong).await.unwrap();
        let loaded = next.load(book(2)).await.unwrap();
        assert!(matches!(
            loaded,
            Loaded::Unreadable { ref changes, .. } if changes.is_empty()
        ));
        // The entry of the first, laid where the second's lies: its lock comes not with it.
        let shelf = phone.databases();
        let shelf = shelf.iter().find(|db| matches!(db, Db::Shelf(_))).unwrap();
        let first = phone.read(*shelf, &RecordKey::book(book(1))).await.unwrap();
        phone.tamper(*shelf, &RecordKey::book(book(2)), first);
        let next = open_tab(&phone, 3);
        let there = next.shelf().await.unwrap().books;
        assert_eq!(there[1], ShelfBook::Unreadable { id: book(2) });
        // The shelf's key at the door opens no other shelf.
        let tab = open_tab(&phone, 4);
        tab.relock_whole(fresh(9, 0x99)).await.unwrap();
        let mut door: serde_json::Value = serde_json::from_slice(
            &phone
                .read(Db::Door, &RecordKey::DOOR)
                .await
                .unwrap()
                .unwrap(),
        )
        .unwrap();
        let edition = Edition::drawn(door["edition"].as_u64().unwrap() ^ 1);
        let records = phone.raw().into_iter();
        for (db, record) in records.filter(|(db, _)| matches!(db, Db::Shelf(_))) {
            assert_ne!(db, Db::Shelf(edition));
            phone.tamper(Db::Shelf(edition), &record.key, Some(record.bytes));
        }
        door["edition"] = edition.bits().into();
        let lie = serde_json::to_vec(&door).unwrap();
        phone.tamper(Db::Door, &RecordKey::DOOR, Some(lie));
        let next = open_tab(&phone, 5);
        let master = make_key([0x99; DataKey::LEN]);
        let lock = next.whole_lock().await.unwrap().unwrap();
        let opened = next.open_whole_with(&lock, master).await;
        assert!(matches!(opened, Err(StoreError::Damaged(_))));
    });
}

#[test]
fn the_lock_of_the_whole_app_shuts_the_list_the_settings_and_every_book() {
    let phone = MemoryStore::default();
    block_on(async {
        let tab = open_tab(&phone, 1);
        begun(&tab, 1).await;
        tab.relock_whole(fresh(9, 0x99)).await.unwrap();
        let settings = DeviceSettings::default();
        tab.save_settings(settings).await.unwrap();
        let next = open_tab(&phone, 2);
        assert_eq!(next.shelf().await, Err(StoreError::Locked));
        assert_eq!(next.load(book(1)).await, Err(StoreError::Locked));
        assert_eq!(
            next.create(book(2), now()).await,
            Err(StoreError::Locked),
            "a book beside the lock"
        );
        assert_eq!(next.save_settings(settings).await, Err(StoreError::Locked));
        // Wrong tries are counted where a reload does not forget them, and a right one ends the count.
        let lock = next.whole_lock().await.unwrap().unwrap();
        next.tried_whole(&lock, 4).await.unwrap();
        let again = open_tab(&phone, 3);
        assert_eq!(again.whole_lock().await.unwrap().unwrap().tries, 4);
        open_all(&again, 1).await.unwrap();
        assert_eq!(again.whole_lock().await.unwrap().unwrap().tries, 0);
        assert_eq!(shown(&again.shelf().await.unwrap()), [book(1)]);
        let found = again.load(book(1)).await.unwrap();
        assert!(matches!(found, Loaded::Found(_)));
        // Locked meanwhile under another key, by the first tab: what this one knows opens nothing any more.
        open_all(&tab, 1).await.unwrap();
        tab.relock_whole(fresh(8, 0x88)).await.unwrap();
        assert_eq!(again.shelf().await, Err(StoreError::Locked));
    });
}

#[test]
fn wrong_tries_at_a_book_outlive_a_reload_and_end_with_the_right_one() {
    let phone = MemoryStore::default();
    block_on(async {
        let tab = open_tab(&phone, 1);
        begun(&tab, 1).await;
        tab.relock(book(1), fresh(1, 0x11), &cover(""))
            .await
            .unwrap();
        for tries in 1..=100 {
            let next = open_tab(&phone, 1 + u64::from(tries));
            let lock = next.lock_of(book(1)).await.unwrap().unwrap();
            assert_eq!(lock.tries, tries - 1);
            next.tried(book(1), &lock, tries).await.unwrap();
        }
        let next = open_tab(&phone, 200);
        open_all(&next, 1).await.unwrap();
        assert_eq!(next.lock_of(book(1)).await.unwrap().unwrap().tries, 0);
    });
}

#[test]
fn a_tab_that_had_the_book_open_cannot_write_past_a_lock_set_in_another() {
    let phone = MemoryStore::default();
    block_on(async {
        let (one, two) = (open_tab(&phone, 1), open_tab(&phone, 2));
        let mine = begun(&one, 1).await;
        two.load(book(1)).await.unwrap();
        let theirs = two
            .relock(book(1), fresh(1, 0x11), &cover(""))
            .await
            .unwrap();
        let late = saving(vec![says(5, "late")]);
        let refused = one.save(book(1), mine, late).await;
        assert_eq!(refused, Err(StoreError::NotTheWriter));
        assert!(matches!(
            one.load(book(1)).await.unwrap(),
            Loaded::Locked(_)
        ));
        assert_eq!(one.begin_writing(book(1)).await, Err(StoreError::Locked));
        // Whoever set the lock goes on writing.
        let more = saving(vec![says(6, "more")]);
        two.save(book(1), theirs, more).await.unwrap();
    });
}

#[test]
fn a_full_phone_sets_no_lock_and_the_book_stays_as_it_was() {
    let phone = MemoryStore::default();
    block_on(async {
        let tab = open_tab(&phone, 1);
        begun(&tab, 1).await;
        phone.set_fault(Some(Fault::Full));
        let full = tab.relock(book(1), fresh(1, 0x11), &cover("")).await;
        assert_eq!(full.map(drop), Err(StoreError::Full));
        phone.set_fault(None);
        let next = open_tab(&phone, 2);
        assert_eq!(next.lock_of(book(1)).await, Ok(None));
        assert!(matches!(
            next.load(book(1)).await.unwrap(),
            Loaded::Found(_)
        ));
    });
}

#[test]
fn a_damaged_record_is_not_left_behind_by_a_lock() {
    let phone = MemoryStore::default();
    block_on(async {
        let tab = open_tab(&phone, 1);
        begun(&tab, 1).await;
        let at = RecordKey::change(says(1, "").id);
        phone.tamper(Db::first(book(1)), &at, Some(vec![1, 2, 3]));
        let refused = tab.relock(book(1), fresh(1, 0x11), &cover("")).await;
        assert!(matches!(refused, Err(StoreError::Damaged(_))));
        assert_eq!(tab.lock_of(book(1)).await, Ok(None));
    });
}
