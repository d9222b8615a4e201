//! Two tabs of one phone: only one writes, and neither can harm what the other keeps.

use crate::desk::{
    Tab, Task, block_on, book, found, now, open_tab, saving, says, shelf, shown, sitting, together,
};
use crate::locks::{cover, fresh, key_in, open_all};
use our_say::{
    app::{
        effect::{Save, StoreEffect},
        event::{Event, Opened, StoreTrouble},
    },
    domain::{
        device::DeviceSettings,
        ids::{BookId, ChangeId},
    },
    perform::Performer,
    storage::{Db, Fence, Loaded, RecordKey, Store, StoreError, memory::MemoryStore},
};
use proptest::prelude::*;
use std::{
    cell::{Cell, RefCell},
    collections::{BTreeMap, BTreeSet},
    pin::pin,
    task::{Context, Waker},
};

#[test]
fn the_first_tab_is_refused_once_the_second_has_taken_over() {
    let phone = MemoryStore::default();
    block_on(async {
        let (first, second) = (open_tab(&phone, 1), open_tab(&phone, 2));
        let mine = first.create(book(1), now()).await.unwrap();
        let one = saving(vec![says(1, "from the first")]);
        first.save(book(1), mine, one).await.unwrap();
        let theirs = second.begin_writing(book(1)).await.unwrap();
        let late = saving(vec![says(1, "changed"), says(3, "late")]);
        let refused = first.save(book(1), mine, late).await;
        assert_eq!(refused, Err(StoreError::NotTheWriter));
        let two = saving(vec![says(1, "from the first"), says(2, "from the second")]);
        second.save(book(1), theirs, two.clone()).await.unwrap();
        assert_eq!(first.load(book(1)).await, Ok(found(two.put)));
    });
}

#[test]
fn a_tab_left_open_cannot_write_into_a_book_that_was_removed_and_brought_back() {
    let phone = MemoryStore::default();
    block_on(async {
        let (old, new) = (open_tab(&phone, 1), open_tab(&phone, 2));
        let mine = old.create(book(1), now()).await.unwrap();
        old.save(book(1), mine, saving(vec![])).await.unwrap();
        new.remove(book(1)).await.unwrap();
        let late = saving(vec![says(1, "late")]);
        let refused = old.save(book(1), mine, late.clone()).await;
        assert_eq!(refused, Err(StoreError::NotTheWriter));
        let theirs = new.create(book(1), now()).await.unwrap();
        let back = vec![says(2, "back again")];
        new.save(book(1), theirs, saving(back.clone()))
            .await
            .unwrap();
        let refused = old.save(book(1), mine, late).await;
        assert_eq!(refused, Err(StoreError::NotTheWriter));
        assert_eq!(old.load(book(1)).await, Ok(found(back)));
        let mine = old.begin_writing(book(1)).await.unwrap();
        let more = vec![says(2, "back again"), says(3, "and on")];
        old.save(book(1), mine, saving(more.clone())).await.unwrap();
        assert_eq!(new.load(book(1)).await, Ok(found(more)));
    });
}

#[test]
fn two_tabs_that_begin_at_once_on_a_new_phone_share_one_key() {
    for pattern in 0..=u8::MAX {
        let phone = MemoryStore::default();
        let (one, two) = (open_tab(&phone, 1), open_tab(&phone, 2));
        let begin = async |tab: &Tab, n| {
            let fence = tab.create(book(n), now()).await.unwrap();
            let words = saving(vec![says(n, "words")]);
            tab.save(book(n), fence, words).await.unwrap();
        };
        let schedule: Vec<u8> = (0..8)
            .map(|bit| pattern >> bit & 1)
            .cycle()
            .take(24)
            .collect();
        let tasks: Vec<Task> = vec![Box::pin(begin(&one, 1)), Box::pin(begin(&two, 2))];
        together(&schedule, tasks);
        let shelf = block_on(open_tab(&phone, 3).shelf()).unwrap();
        assert_eq!(shown(&shelf), [book(1), book(2)], "{pattern:08b}");
        for n in 1..=2 {
            let loaded = block_on(open_tab(&phone, 4).load(book(n)));
            assert_eq!(loaded, Ok(found(vec![says(n, "words")])), "{pattern:08b}");
        }
    }
}

#[test]
fn a_tab_whose_book_is_taken_while_it_opens_only_shows_it() {
    let mut refused = 0;
    for waits in 1.. {
        let phone = MemoryStore::default();
        let words = vec![says(1, "words")];
        block_on(async {
            let tab = open_tab(&phone, 1);
            let fence = tab.create(book(1), now()).await.unwrap();
            let words = saving(words.clone());
            tab.save(book(1), fence, words).await.unwrap();
        });
        let slow = Performer::new(open_tab(&phone, 2));
        let mut opening = pin!(slow.perform(StoreEffect::OpenBook(book(1)), true));
        let mut cx = Context::from_waker(Waker::noop());
        if (0..waits).any(|_| opening.as_mut().poll(&mut cx).is_ready()) {
            assert!(waits > 1, "it waits for the store");
            break;
        }
        let other = open_tab(&phone, 3);
        slow.stop_writing(book(1));
        let theirs = block_on(other.begin_writing(book(1))).unwrap();

        let opened = block_on(opening).pop();
        let Some(Event::BookOpened(_, Opened::Found { writing, .. })) = opened else {
            panic!("{opened:?}");
        };
        assert!(!writing, "after {waits} waits");
        let late = Save {
            book: book(1),
            number: 1,
            create: None,
            put: vec![says(2, "late")],
            delete: Vec::new(),
            sitting: sitting(1),
            keeping: None,
            files: None,
        };
        let late = block_on(slow.perform(StoreEffect::Save(Box::new(late)), false)).pop();
        let why = StoreTrouble::OtherTab;
        assert!(matches!(late, Some(Event::NotSaved(_, 1, found)) if found == why));
        assert_eq!(block_on(other.load(book(1))), Ok(found(words)));
        refused += usize::from(block_on(other.save(book(1), theirs, saving(vec![]))).is_err());
    }
    assert!(
        refused < 2,
        "only while its own taking was under way already"
    );
}

#[test]
fn a_book_that_is_removed_while_another_tab_takes_it_leaves_nothing_behind() {
    for pattern in 0..1024u16 {
        let phone = MemoryStore::default();
        let (one, two) = (open_tab(&phone, 1), open_tab(&phone, 2));
        let take_up = async || {
            if matches!(one.load(book(1)).await, Ok(Loaded::Found(_))) {
                let _ = one.take_up(book(1)).await;
            }
        };
        let begin = async || drop(one.begin_writing(book(1)).await);
        for taking in [Box::pin(take_up()) as Task, Box::pin(begin())] {
            block_on(async {
                let fence = two.create(book(1), now()).await.unwrap();
                two.save(book(1), fence, saving(vec![])).await.unwrap();
            });
            let removal = Box::pin(async { two.remove(book(1)).await.unwrap() });
            let schedule = (0..10).map(|bit| u8::from(pattern >> bit & 1 == 1));
            together(&schedule.collect::<Vec<_>>(), vec![taking, removal]);
            let left = phone.databases();
            assert_eq!(left, [Db::Door, shelf(&phone)], "{pattern:010b}");
        }
    }
}

/// What somebody does in a tab.
#[derive(Clone, Copy, Debug)]
enum Act {
    Create(u128),
    Begin(u128),
    TakeUp(u128),
    OpenToWrite(u128),
    Save(u128),
    Load(u128),
    Remove(u128),
    Shelf,
    Settings,
    Lock(u128),
    Forgo(u128),
    Whole,
}

fn act(removing: bool) -> impl Strategy<Value = Act> {
    let n = 1..3u128;
    let locking = prop_oneof![
        2 => n.clone().prop_map(Act::Lock),
        1 => n.clone().prop_map(Act::Forgo),
        1 => Just(Act::Whole),
    ];
    prop_oneof![
        3 => n.clone().prop_map(Act::Create),
        2 => n.clone().prop_map(Act::Begin),
        2 => n.clone().prop_map(Act::TakeUp),
        2 => n.clone().prop_map(Act::OpenToWrite),
        6 => n.clone().prop_map(Act::Save),
        2 => n.clone().prop_map(Act::Load),
        u32::from(removing) * 2 => n.prop_map(Act::Remove),
        2 => Just(Act::Shelf),
        1 => Just(Act::Settings),
        3 => locking,
    ]
}

/// Opens the lock of the whole app, if there is one.
pub async fn open_whole(tab: &Tab) {
    if let Some(lock) = tab.whole_lock().await.unwrap() {
        // Another tab may change it in this very moment.
        let _ = tab.open_whole_with(&lock, key_in(&lock)).await;
    }
}

/// A book, with every lock opened that stands before it.
async fn opened(tab: &Tab, n: u128) -> Result<Loaded, StoreError> {
    open_all(tab, n).await?;
    tab.load(book(n)).await
}

/// What was promised to be saved.
type Promised = RefCell<BTreeMap<BookId, BTreeSet<ChangeId>>>;

async fn sit_down(tab: &Tab, acts: Vec<Act>, ids: &Cell<u128>, promised: &Promised) {
    let mut fences: BTreeMap<u128, Fence> = BTreeMap::new();
    for act in acts {
        // Somebody sits here who knows every secret.
        open_whole(tab).await;
        match act {
            Act::Create(n) => {
                if let Ok(fence) = tab.create(book(n), now()).await {
                    fences.insert(n, fence);
                }
            }
            Act::Begin(n) => {
                if let Ok(fence) = tab.begin_writing(book(n)).await {
                    fences.insert(n, fence);
                }
            }
            Act::TakeUp(n) => {
                let Ok(found) = opened(tab, n).await else {
                    continue;
                };
                if matches!(found, Loaded::Found(_))
                    && let Ok((fence, _)) = tab.take_up(book(n)).await
                {
                    fences.insert(n, fence);
                }
            }
            Act::OpenToWrite(n) => {
                // As in a tab that knows nothing, or that has opened its lock.
                let _ = open_all(tab, n).await;
                if let Some(opened) = tab.open_to_write(book(n)).await {
                    fences.insert(n, opened.fence);
                }
            }
            Act::Save(n) => {
                let Some(fence) = fences.get(&n) else {
                    continue;
                };
                ids.set(ids.get() + 1);
                let change = says(ids.get(), "words");
                let id = change.id;
                if tab
                    .save(book(n), *fence, saving(vec![change]))
                    .await
                    .is_ok()
                {
                    promised.borrow_mut().entry(book(n)).or_default().insert(id);
                }
            }
            Act::Load(n) => {
                let Ok(loaded) = opened(tab, n).await else {
                    continue;
                };
                let sound = !matches!(loaded, Loaded::Unreadable { .. });
                assert!(sound, "a sound book looked damaged");
            }
            // Locks that another tab sets in this very moment are in the way; then it says so.
            Act::Remove(n) => drop(tab.remove(book(n)).await),
            Act::Shelf => drop(tab.shelf().await),
            Act::Settings => {
                // Two tabs may get in each other's way for long; then it says so.
                let _ = tab.save_settings(DeviceSettings::default()).await;
            }
            Act::Lock(n) => {
                ids.set(ids.get() + 1);
                let key = u8::try_from(ids.get()).unwrap();
                if matches!(opened(tab, n).await, Ok(Loaded::Found(_)))
                    && let Ok(fence) = tab.relock(book(n), fresh(1, key), &cover("")).await
                {
                    fences.insert(n, fence);
                }
            }
            Act::Forgo(n) => {
                if matches!(opened(tab, n).await, Ok(Loaded::Found(_))) {
                    let _ = tab.unlock_for_good(book(n)).await;
                }
            }
            Act::Whole => {
                ids.set(ids.get() + 1);
                let key = u8::try_from(ids.get()).unwrap();
                let _ = tab.relock_whole(fresh(9, key)).await;
            }
        }
    }
}

fn in_two_tabs(acts: [Vec<Act>; 2], schedule: &[u8]) -> (MemoryStore, Promised) {
    let phone = MemoryStore::default();
    let (one, two) = (open_tab(&phone, 1), open_tab(&phone, 2));
    let (ids, promised) = (Cell::new(0), Promised::default());
    let [left, right] = acts;
    let tasks: Vec<Task> = vec![
        Box::pin(sit_down(&one, left, &ids, &promised)),
        Box::pin(sit_down(&two, right, &ids, &promised)),
    ];
    together(schedule, tasks);
    (phone, promised)
}

fn acts(removing: bool) -> impl Strategy<Value = [Vec<Act>; 2]> {
    let one = || prop::collection::vec(act(removing), 0..10);
    [one(), one()]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn whatever_two_tabs_do_at_once_all_that_was_saved_is_there(
        acts in acts(false), schedule in prop::collection::vec(0..2u8, 0..200)
    ) {
        let (phone, promised) = in_two_tabs(acts, &schedule);
        let tab = open_tab(&phone, 3);
        block_on(open_whole(&tab));
        let shelf = block_on(tab.shelf()).unwrap();
        for (id, expected) in promised.into_inner() {
            if let Some(lock) = block_on(tab.lock_of(id)).unwrap() {
                block_on(tab.open_with(id, &lock, key_in(&lock))).unwrap();
            }
            let Loaded::Found(record) = block_on(tab.load(id)).unwrap() else {
                panic!("{id} is not there");
            };
            let there: BTreeSet<ChangeId> = record.changes.iter().map(|c| c.id).collect();
            prop_assert_eq!(there, expected);
            prop_assert!(shown(&shelf).contains(&id));
        }
    }

    #[test]
    fn two_tabs_that_lock_one_book_at_once_leave_one_copy_of_it(
        schedule in prop::collection::vec(0..2u8, 60..200)
    ) {
        let acts = [vec![Act::Create(1), Act::Save(1), Act::Lock(1)], vec![Act::Shelf, Act::Lock(1)]];
        let (phone, _) = in_two_tabs(acts, &schedule);
        let of_book = phone.databases().into_iter().filter(|db| matches!(db, Db::Book(..)));
        prop_assert_eq!(of_book.count(), 1);
        let tab = open_tab(&phone, 3);
        let loaded = block_on(opened(&tab, 1));
        prop_assert!(matches!(loaded, Ok(Loaded::Found(_))), "{:?}", loaded);
    }

    #[test]
    fn removing_in_one_tab_while_another_writes_leaves_a_whole_book_or_none(
        acts in acts(true), schedule in prop::collection::vec(0..2u8, 0..200)
    ) {
        let (phone, _) = in_two_tabs(acts, &schedule);
        let tab = open_tab(&phone, 3);
        block_on(open_whole(&tab));
        let books = shown(&block_on(tab.shelf()).unwrap());
        for n in 1..3 {
            block_on(open_all(&tab, n)).unwrap();
            let loaded = block_on(tab.load(book(n))).unwrap();
            let damaged = matches!(loaded, Loaded::Unreadable { .. });
            prop_assert!(!damaged, "book {} lost its key", n);
            let found = matches!(loaded, Loaded::Found(_));
            prop_assert_eq!(books.contains(&book(n)), found);
            // Nobody would ever tidy away a database that no entry on the shelf names. An empty one does no harm: a
            // lock of the whole app that came in between kept its book from being begun.
            let raw = phone.raw();
            let of_book = raw.iter().filter_map(|(db, _)| match db {
                Db::Book(id, edition) if *id == book(n) => Some(edition),
                _ => None,
            });
            let editions: BTreeSet<_> = of_book.collect();
            prop_assert!(editions.len() < 2, "{:?}", editions);
            let is_there = !editions.is_empty();
            let entry = block_on(phone.read(shelf(&phone), &RecordKey::book(book(n)))).unwrap();
            prop_assert!(!is_there || entry.is_some(), "book {} is an orphan", n);
        }
    }
}
