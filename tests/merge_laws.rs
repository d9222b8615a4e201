//! The laws of merging, for random histories on several devices; and small cases that a reader can
//! follow. `OUR_SAY_CASES=1000000 cargo test --release --test merge_laws` runs longer.
#![cfg(not(target_family = "wasm"))]
#![allow(
    clippy::unwrap_used,
    clippy::cast_possible_truncation,
    reason = "a test may stop at the first surprise"
)]

#[path = "merge_laws/apart.rs"]
mod apart;
#[path = "merge_laws/cases.rs"]
mod cases;
#[path = "merge_laws/files.rs"]
mod files;
#[path = "merge_laws/format.rs"]
mod format;
#[path = "merge_laws/holds.rs"]
mod holds;
#[path = "merge_laws/private.rs"]
mod private;
#[path = "merge_laws/together.rs"]
mod together;
#[path = "merge_laws/world.rs"]
mod world;

use our_say::domain::{
    book::Book,
    change::{Change, Field, Value},
    ids::ChangeId,
};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use world::{Step, World, steps};

/// How many histories are tried, unless more are asked for.
fn config(at_least: u32) -> ProptestConfig {
    let asked = std::env::var("OUR_SAY_CASES").ok();
    let cases = asked.and_then(|n| n.parse().ok()).unwrap_or(at_least);
    ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(cases)
    }
}

/// All that can be seen of a book: its changes, and what stands where.
type Shape = (Vec<Change>, Vec<(Field, ChangeId)>);

/// See [`Shape`].
fn shape(book: &Book) -> Shape {
    let standing = book.all_standing().map(|(field, c)| (field.clone(), c.id));
    (book.changes().cloned().collect(), standing.collect())
}

fn of(changes: &[&[Change]]) -> Book {
    Book::from_changes(changes.iter().flat_map(|some| some.iter().cloned()))
}

/// What was erased, worked out the slow way: all that an erasure names, and all that this replaced.
fn erased(changes: &[Change]) -> BTreeSet<ChangeId> {
    let named = |change: &Change| match &change.value {
        Value::Erased(ids) => ids.clone(),
        _ => Vec::new(),
    };
    let mut erased: BTreeSet<ChangeId> = changes.iter().flat_map(named).collect();
    loop {
        let hit = changes.iter().filter(|change| erased.contains(&change.id));
        let more: Vec<ChangeId> = hit.flat_map(|change| change.replaces.clone()).collect();
        let before = erased.len();
        erased.extend(more);
        if erased.len() == before {
            return erased;
        }
    }
}

proptest! {
    #![proptest_config(config(10_000))]

    #[test]
    fn whatever_families_do_merging_keeps_its_laws(steps in steps(), seed in any::<u64>()) {
        let mut world = World::new(seed);
        for step in &steps {
            let before = shape(world.book(step.at()));
            world.take(step);
            world.check(step, &before)?;
        }
        let books: Vec<Vec<Change>> = world.books().map(|book| shape(book).0).collect();
        let [a, b, c] = books.as_slice() else { unreachable!() };

        // The same from both sides, in any order, however often.
        let all = shape(&of(&[a, b, c]));
        prop_assert_eq!(shape(&of(&[c, b, a])), all.clone());
        let inner = shape(&of(&[b, c])).0;
        prop_assert_eq!(shape(&of(&[&inner, a])), all.clone());
        prop_assert_eq!(shape(&of(&[a, a, b, c, &all.0, b])), all.clone());

        // One at a time is the same as all at once.
        let mut slowly = Book::default();
        for change in c.iter().chain(a).chain(b).rev() {
            slowly.insert(change.clone());
        }
        prop_assert_eq!(shape(&slowly), all.clone());

        // What stands is what nothing replaces.
        let replaced: BTreeSet<_> = all.0.iter().flat_map(|c| c.replaces.clone()).collect();
        let stands: BTreeSet<_> = all.0.iter().map(|c| c.id).filter(|id| !replaced.contains(id)).collect();
        prop_assert_eq!(all.1.iter().map(|(_, id)| *id).collect::<BTreeSet<_>>(), stands);

        // Nothing is lost but what was erased, and that is gone from everywhere.
        let erased = erased(&all.0);
        let merged: BTreeMap<_, _> = all.0.iter().map(|c| (c.id, c)).collect();
        for (id, value) in world.said() {
            let kept = merged.get(id).map(|change| &change.value);
            let expected = if erased.contains(id) { &Value::Gone } else { value };
            prop_assert_eq!(kept, Some(expected));
        }
        for (device, book) in world.books().enumerate() {
            let here = shape(book).0;
            let erased = self::erased(&here);
            let wordless = |c: &&Change| matches!(c.value, Value::Gone | Value::Erased(_)) || matches!(c.field, Field::Same(_));
            let left: Vec<_> = here.iter().filter(|c| erased.contains(&c.id)).filter(|c| !wordless(c)).collect();
            prop_assert!(left.is_empty(), "device {device} still holds {left:?}");
        }

        // Everyone who is sent everything has the same book.
        world.everyone_sends_everything();
        for book in world.books() {
            prop_assert_eq!(shape(book), all.clone());
        }
    }
}

proptest! {
    #![proptest_config(config(2_000))]

    #[test]
    fn what_was_taken_in_can_be_taken_out_and_later_edits_stay(steps in steps(), later in steps(), seed in any::<u64>()) {
        let mut world = World::new(seed);
        for step in &steps {
            world.take(step);
        }
        let before = world.book(0).clone();
        world.take(&Step::Send { from: 1, to: 0, everything: true });
        let Some(taken) = world.taken(0) else { return Ok(()) };
        // Later edits on this device alone.
        for step in later.iter().filter(|step| step.is_work_of(0)) {
            world.take(step);
        }
        let after = world.book(0).clone();
        let undone = taken.undo(&after);
        let mut kept = Vec::new();
        for change in after.changes().filter(|c| !taken.added.contains(&c.id)) {
            let here = undone.book.change(change.id);
            prop_assert!(here.is_some(), "{change:?} was lost");
            kept.push(change.id);
        }
        // Without later edits it is as it was before, but for what was erased and the marks of that.
        if kept.iter().all(|id| before.change(*id).is_some()) {
            let was = |change: &&Change| before.change(change.id).is_none();
            for change in undone.book.changes().filter(was) {
                let erased = matches!(change.value, Value::Erased(_) | Value::Gone);
                prop_assert!(erased, "{change:?} stayed");
            }
            for change in before.changes() {
                let now = undone.book.change(change.id).unwrap();
                prop_assert_eq!(&now.replaces, &change.replaces);
            }
        }
        // Twice is once.
        let again = taken.undo(&undone.book);
        prop_assert_eq!(shape(&again.book), shape(&undone.book));
        prop_assert!(again.delete.is_empty());
    }
}
