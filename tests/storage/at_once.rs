//! Two tabs at once, one of which removes or locks what the other is about to open, lock or write in.

use crate::desk::{block_on, book, found, now, open_tab, saving, says, shown};
use crate::locks::{begun, cover, fresh, key_in, lock, open_all};
use crate::tabs::open_whole;
use our_say::{
    app::exchange::locks::event::LockTrouble,
    crypto::{
        DataKey, Nonce, make_key,
        wrap::{Cost, SALT, Stretch, wrap},
    },
    domain::{
        device::DeviceSettings,
        keeping::Phrase,
        lock::{Locked, Way},
    },
    perform::Performer,
    storage::{Loaded, Lock, StoreError, memory::MemoryStore, vault::Fresh},
};
use std::{
    pin::Pin,
    task::{Context, Waker},
};

#[test]
fn a_book_that_was_removed_while_another_tab_locked_the_app_is_not_on_the_shelf() {
    let (mut shut_out, mut pairs) = (0, 0);
    for (looks, locks) in (0..40).flat_map(|looks| (0..20).map(move |locks| (looks, locks))) {
        let phone = MemoryStore::default();
        let (one, two) = (open_tab(&phone, 1), open_tab(&phone, 2));
        block_on(async {
            let fence = one.create(book(1), now()).await.unwrap();
            one.save(book(1), fence, saving(vec![])).await.unwrap();
            one.relock_whole(fresh(9, 1)).await.unwrap();
            open_whole(&two).await;
            two.shelf().await.unwrap();
        });
        let mut removal: Pin<Box<dyn Future<Output = _>>> = Box::pin(two.remove(book(1)));
        if for_a_while(&mut removal, looks) {
            break;
        }
        block_on(one.shelf()).unwrap();
        if for_a_while(&mut removal, locks) {
            continue;
        }
        block_on(one.relock_whole(fresh(9, 2))).unwrap();
        pairs += 1;
        shut_out += usize::from(block_on(removal) == Err(StoreError::Locked));

        let tab = open_tab(&phone, 3);
        block_on(open_whole(&tab));
        let is_shown = !shown(&block_on(tab.shelf()).unwrap()).is_empty();
        let is_there = block_on(tab.load(book(1))).unwrap() != Loaded::None;
        assert_eq!(
            is_shown, is_there,
            "seen after {looks}, locked {locks} later"
        );
    }
    assert!(shut_out > 0 && pairs > shut_out, "{shut_out} of {pairs}");
}

#[test]
fn what_is_saved_in_a_book_that_is_begun_while_another_tab_removes_it_can_be_read() {
    let (mut kept, mut refused) = (0, 0);
    for (first, again) in (0..20).flat_map(|first| (0..20).map(move |again| (first, again))) {
        let phone = MemoryStore::default();
        let (one, two) = (open_tab(&phone, 1), open_tab(&phone, 2));
        let settings = DeviceSettings::default();
        block_on(one.save_settings(settings)).unwrap();
        let mut removal: Pin<Box<dyn Future<Output = _>>> = Box::pin(one.remove(book(1)));
        if for_a_while(&mut removal, first) {
            break;
        }
        block_on(two.create(book(1), now())).unwrap();
        if for_a_while(&mut removal, again) {
            continue;
        }
        let fence = block_on(two.create(book(1), now())).unwrap();
        let words = vec![says(1, "words")];
        if block_on(two.save(book(1), fence, saving(words.clone()))).is_ok() {
            let removed = block_on(removal);
            let loaded = block_on(open_tab(&phone, 3).load(book(1)));
            let (is_gone, is_whole) = (loaded == Ok(Loaded::None), loaded == Ok(found(words)));
            assert!(is_gone || is_whole, "begun after {first}, {again} later");
            // Begun after the removal was over, it may be whole all the same.
            assert!(removed.is_ok() || is_whole, "what it says is true");
            refused += usize::from(removed.is_err());
            kept += usize::from(is_whole);
        }
    }
    assert!(kept > refused && refused > 0, "{refused} of {kept}");
}

#[test]
fn a_book_that_is_removed_while_another_tab_locks_it_is_gone_or_whole_with_its_recordings() {
    let (mut gone, mut whole) = (0, 0);
    for (first, then) in (0..12).flat_map(|first| (0..40).map(move |then| (first, then))) {
        let phone = MemoryStore::default();
        let (one, two) = (open_tab(&phone, 1), open_tab(&phone, 2));
        block_on(begun(&two, 1));
        let shows = cover("");
        let mut removal: Pin<Box<dyn Future<Output = _>>> = Box::pin(one.remove(book(1)));
        let mut locking: Pin<Box<dyn Future<Output = _>>> =
            Box::pin(two.relock(book(1), fresh(1, 1), &shows));
        if for_a_while(&mut removal, first) || for_a_while(&mut locking, then) {
            continue;
        }
        let removed = block_on(removal);
        drop(block_on(locking));
        let at = format!("after {first} and {then}");
        let tab = open_tab(&phone, 3);
        block_on(open_all(&tab, 1)).unwrap();
        if shown(&block_on(tab.shelf()).unwrap()).is_empty() {
            assert_eq!(block_on(tab.load(book(1))), Ok(Loaded::None), "{at}");
            assert_eq!(removed, Ok(()), "{at}");
            gone += 1;
        } else {
            assert!(
                matches!(block_on(tab.load(book(1))), Ok(Loaded::Found(_))),
                "{at}"
            );
            assert_eq!(block_on(tab.files(book(1))).unwrap().len(), 1, "{at}");
            assert!(removed.is_err(), "what it says is true: {at}");
            whole += 1;
        }
    }
    assert!(gone > 0 && whole > 0, "{gone} gone, {whole} whole");
}

/// Lets it have so many turns; says whether it is done.
fn for_a_while<T>(what: &mut Pin<Box<dyn Future<Output = T> + '_>>, turns: usize) -> bool {
    let mut cx = Context::from_waker(Waker::noop());
    let mut polled = (0..turns).map(|_| what.as_mut().poll(&mut cx).is_ready());
    polled.any(|is_done| is_done)
}

#[test]
fn who_opens_a_lock_while_another_tab_changes_it_is_told_so() {
    let phone = MemoryStore::default();
    block_on(async {
        let tab = open_tab(&phone, 1);
        begun(&tab, 1).await;
        let (key, under) = (make_key([1; DataKey::LEN]), [2; DataKey::LEN]);
        let how = Stretch::new(Cost::PHONE, [3; SALT]);
        let nonce = Nonce::from_bytes([4; 24]);
        let wrapped = wrap(&make_key(under), &how, nonce, &key).unwrap();
        let lock = Lock {
            wrapped,
            ..lock(1, &key)
        };
        tab.relock(book(1), Fresh { key, lock }, &cover(""))
            .await
            .unwrap();
        let slow = Performer::new(open_tab(&phone, 2));
        let typed = Phrase::new("long enough".to_owned());
        let (on, way) = (Locked::Book(book(1)), Way::Secret);
        // The phone works on what was typed, and that takes a while.
        let changes = async |_: &_, _: &_| {
            let changed = tab.relock(book(1), fresh(5, 5), &cover("")).await;
            changed.unwrap();
            Some(make_key(under))
        };
        let tried = slow.try_lock(on, way, &typed, changes).await;
        assert_eq!(tried, Err(LockTrouble::Changed));
    });
}

#[test]
fn a_lock_that_another_tab_changes_while_it_is_opened_stays_shut_and_nothing_looks_damaged() {
    let phone = MemoryStore::default();
    block_on(async {
        let (tab, slow) = (open_tab(&phone, 1), open_tab(&phone, 2));
        begun(&tab, 1).await;
        tab.relock(book(1), fresh(1, 1), &cover("")).await.unwrap();
        let opened = slow.lock_of(book(1)).await.unwrap().unwrap();
        tab.relock(book(1), fresh(2, 2), &cover("")).await.unwrap();
        // A try that was begun before is none at the lock of now.
        slow.tried(book(1), &opened, 6).await.unwrap();
        assert_eq!(tab.lock_of(book(1)).await.unwrap().unwrap().tries, 0);
        let refused = slow.open_with(book(1), &opened, key_in(&opened)).await;
        assert_eq!(refused, Err(StoreError::Locked));
        let loaded = slow.load(book(1)).await;
        assert!(matches!(loaded, Ok(Loaded::Locked(_))), "{loaded:?}");
        tab.unlock_for_good(book(1)).await.unwrap();
        slow.open_with(book(1), &opened, key_in(&opened))
            .await
            .unwrap();
        assert_eq!(slow.load(book(1)).await, tab.load(book(1)).await);

        tab.relock_whole(fresh(9, 3)).await.unwrap();
        let opened = slow.whole_lock().await.unwrap().unwrap();
        for is_new_key in [false, true] {
            if is_new_key {
                tab.relock_whole(fresh(9, 4)).await.unwrap();
            } else {
                tab.rewrap_whole(|key| lock(8, key)).await.unwrap();
            }
            slow.tried_whole(&opened, 6).await.unwrap();
            assert_eq!(tab.whole_lock().await.unwrap().unwrap().tries, 0);
            let refused = slow.open_whole_with(&opened, key_in(&opened)).await;
            assert_eq!(refused, Err(StoreError::Locked));
            assert_eq!(slow.shelf().await, Err(StoreError::Locked));
        }
    });
}
