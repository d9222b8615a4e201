//! Phones that fail: whatever stops, and whenever, a book is as it was or as it was to be.

use crate::desk::{Tab, block_on, book, found, now, open_tab, saving, says, shelf, shown, sitting};
use our_say::{
    domain::device::DeviceSettings,
    storage::{
        Db, Loaded, RecordKey, Save, StoreError,
        memory::{Fault, MemoryStore},
    },
};

/// How many steps the day has.
const STEPS: usize = 6;

/// One step of a day with a book. Each can be done again after a failure.
async fn step(tab: &Tab, n: usize) -> Result<(), StoreError> {
    let id = book(1);
    let writing = async |save| {
        let fence = tab.begin_writing(id).await?;
        tab.save(id, fence, save).await
    };
    match n {
        0 => {
            let fence = tab.create(id, now()).await?;
            tab.save(id, fence, saving(vec![says(1, "a draft")])).await
        }
        1 => {
            writing(Save {
                put: vec![says(2, "the words"), says(3, "more")],
                delete: vec![says(1, "").id],
                sitting: sitting(2),
                ..Save::default()
            })
            .await
        }
        2 => tab.save_settings(DeviceSettings::default()).await,
        3 => {
            writing(Save {
                put: vec![],
                delete: vec![says(2, "").id],
                sitting: sitting(1),
                ..Save::default()
            })
            .await
        }
        4 => tab.remove(id).await,
        _ => {
            let fence = tab.create(id, now()).await?;
            tab.save(id, fence, saving(vec![says(5, "anew")])).await
        }
    }
}

/// The book after so many steps.
fn after(steps: usize) -> Loaded {
    match steps {
        0 | 5 => Loaded::None,
        1 => found(vec![says(1, "a draft")]),
        2 | 3 => found(vec![says(2, "the words"), says(3, "more")]),
        4 => found(vec![says(3, "more")]),
        _ => found(vec![says(5, "anew")]),
    }
}

/// Lives the day on a phone that fails like this, then opens the app again on a sound one and
/// goes on. Returns whether anything failed.
async fn live_through(fault: Fault) -> bool {
    let phone = MemoryStore::default();
    phone.set_fault(Some(fault));
    let tab = open_tab(&phone, 1);
    let mut done = 0;
    while done < STEPS && step(&tab, done).await.is_ok() {
        done += 1;
        let loaded = tab.load(book(1)).await;
        assert_eq!(loaded, Ok(after(done)), "{fault:?}: saved, but not there");
    }
    drop(tab);
    phone.set_fault(None);
    let tab = open_tab(&phone, 2);
    let shelf = tab.shelf().await.unwrap();
    let loaded = tab.load(book(1)).await.unwrap();
    let whole = loaded == after(done) || loaded == after((done + 1).min(STEPS));
    assert!(whole, "{fault:?} in step {done} left {loaded:?}");
    let there = matches!(loaded, Loaded::Found(_));
    assert_eq!(shown(&shelf) == [book(1)], there, "{fault:?}: a phantom");
    for n in done..STEPS {
        let again = step(&tab, n).await;
        assert_eq!(again, Ok(()), "{fault:?}: step {n} cannot be done again");
        assert_eq!(tab.load(book(1)).await, Ok(after(n + 1)), "{fault:?}");
    }
    let shelf = tab.shelf().await.unwrap();
    assert_eq!(shown(&shelf), [book(1)]);
    done < STEPS
}

/// Lives through each fault of a kind until the day is over before it strikes.
fn live_through_all(fault: impl Fn(usize) -> Fault) {
    let mut n = 0;
    while block_on(live_through(fault(n))) {
        n += 1;
    }
    assert!(n > STEPS, "no fault ever struck");
}

#[test]
fn a_connection_that_breaks_at_any_write_leaves_the_old_or_the_new() {
    live_through_all(Fault::RefuseFrom);
}

#[test]
fn power_that_goes_after_any_single_record_leaves_the_old_or_the_new() {
    live_through_all(Fault::StopAfterPuts);
}

#[test]
fn a_tab_killed_before_any_answer_leaves_the_old_or_the_new() {
    live_through_all(Fault::LoseAnswer);
}

#[test]
fn a_full_phone_says_so_and_keeps_what_it_has() {
    let phone = MemoryStore::default();
    block_on(async {
        let tab = open_tab(&phone, 1);
        let fence = tab.create(book(1), now()).await.unwrap();
        let old = vec![says(1, "old")];
        tab.save(book(1), fence, saving(old.clone())).await.unwrap();
        phone.set_fault(Some(Fault::Full));
        let more = saving(vec![says(2, "new")]);
        let refused = tab.save(book(1), fence, more.clone()).await;
        assert_eq!(refused, Err(StoreError::Full));
        assert_eq!(tab.load(book(1)).await, Ok(found(old)));
        phone.set_fault(None);
        assert_eq!(tab.save(book(1), fence, more).await, Ok(()));
    });
}

#[test]
fn a_book_that_was_only_begun_is_no_book() {
    let phone = MemoryStore::default();
    block_on(async {
        let tab = open_tab(&phone, 1);
        tab.create(book(1), now()).await.unwrap();
        drop(tab);
        let tab = open_tab(&phone, 2);
        assert_eq!(shown(&tab.shelf().await.unwrap()), []);
        assert_eq!(tab.load(book(1)).await, Ok(Loaded::None));
        let refused = tab.begin_writing(book(1)).await;
        assert_eq!(refused, Err(StoreError::NoSuchBook));
        let fence = tab.create(book(1), now()).await.unwrap();
        let words = vec![says(1, "words")];
        tab.save(book(1), fence, saving(words.clone()))
            .await
            .unwrap();
        assert_eq!(tab.load(book(1)).await, Ok(found(words)));
        assert_eq!(shown(&tab.shelf().await.unwrap()), [book(1)]);
    });
}

#[test]
fn an_entry_whose_book_is_gone_is_tidied_away() {
    let phone = MemoryStore::default();
    block_on(async {
        let tab = open_tab(&phone, 1);
        let fence = tab.create(book(1), now()).await.unwrap();
        tab.save(book(1), fence, saving(vec![])).await.unwrap();
        // Stopped in a removal: marked, the database gone, the entry still there.
        phone.set_fault(Some(Fault::RefuseFrom(3)));
        assert_eq!(tab.remove(book(1)).await, Err(StoreError::Lost));
        phone.set_fault(None);
        assert_eq!(phone.databases(), [Db::FIRST_SHELF]);
        let entry = RecordKey::book(book(1));
        let lies = || phone.raw().iter().any(|(_, r)| r.key == entry);
        assert!(lies());
        assert_eq!(shown(&tab.shelf().await.unwrap()), []);
        assert!(!lies());
        assert_eq!(phone.databases(), [Db::Door, shelf(&phone)]);
    });
}
