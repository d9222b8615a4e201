//! Taking a file in, and taking it out again.

use super::{
    carry,
    event::Home,
    exchange, save,
    taking::{Done, Found, Taking},
};
use crate::{
    app::{
        Context,
        effect::{Effect, StoreEffect},
        model::{Model, OpenBook, Slot, Writer},
        route::Route,
        screens,
    },
    domain::{
        attachment::named,
        book::{Book, Edit},
        change::{Change, Field, Same, Value},
        ids::BookId,
        keeping::{Backup, Keeping, Taken},
        sitting::Sitting,
    },
    sync::{Undone, compare},
};
use std::collections::BTreeSet;

/// The person has agreed.
pub(super) fn accept(model: &mut Model, context: &mut Context) -> Vec<Effect> {
    let Some(found) = exchange(model).taking.opened() else {
        return Vec::new();
    };
    match found.home {
        Some(Home::New) => as_a_book(model, *found, context),
        Some(Home::Book(book)) => into_book(model, found, book, context),
        None => {
            exchange(model).taking = Taking::Opened(found);
            Vec::new()
        }
    }
}

/// The file becomes a book of its own.
fn as_a_book(model: &mut Model, found: Found, context: &mut Context) -> Vec<Effect> {
    let in_file = found.theirs.last_tick();
    let (book, id) = match found.beside {
        None => (found.theirs, found.file.book),
        // Nothing of what cannot be read is written over. It keeps its name, so this is a new one.
        Some(rest) => {
            let id = BookId::from_bits((context.ids)());
            // The two were one book and fit together, unless what damaged it says otherwise.
            let both = compare(&rest, &found.file).map(|both| both.book);
            (both.unwrap_or(found.theirs), id)
        }
    };
    let Some(round) = book.current_round() else {
        return Vec::new();
    };
    let mut open = OpenBook {
        id,
        sitting: Sitting::default(),
        keeping: Keeping {
            // The file that it came from is a copy of all of it.
            backup: Some(Backup {
                at: context.now,
                tick: in_file,
            }),
            ..Keeping::default()
        },
        book,
        round,
        writer: Writer::Here,
        create: Some(context.now),
        lock: None,
        pending: Vec::new(),
        number: 0,
        trouble: None,
        files: None,
    };
    // Files of the book as it was called before belong to this one.
    if let (Some(same), Some(by)) = (Same::books(found.file.book, id), open.sitting_voice()) {
        let (field, value) = (Field::Same(same), Value::Flag(true));
        let stamp = screens::stamp(&mut open, context);
        // No typing goes on from it: it is history at once.
        let edit = Edit { by, field, value };
        open.book.edit(edit, &mut Vec::new(), stamp);
    }
    let put: Vec<Change> = open.book.changes().cloned().collect();
    carry(&mut open, found.files, BTreeSet::new());
    let (brought, tick) = (screens::count_answers(&open), open.book.last_tick());
    let effects = save(&mut open, put);
    exchange(model).taking = Taking::Done(Done {
        book: open.id,
        new_book: Some(tick),
        differ: Vec::new(),
        brought,
        erased: false,
        undone: false,
        waits: found.was_handed_over,
    });
    model.leave();
    model.slot = Slot::Open(Box::new(open));
    effects
}

/// The file goes into a book that is open.
fn into_book(
    model: &mut Model,
    mut found: Box<Found>,
    id: BookId,
    context: &mut Context,
) -> Vec<Effect> {
    let Some(open) = model.open_mut(id).filter(|open| open.is_writer()) else {
        exchange(model).taking = Taking::Opened(found);
        return Vec::new();
    };
    let Some(Ok(mut compared)) = found.compared.take() else {
        exchange(model).taking = Taking::Opened(found);
        return Vec::new();
    };
    // The book as it is now, and not as it was when it was compared. If that says anything else, the
    // person sees it first.
    match compare(&open.book, &found.with_joins()) {
        Ok(again) if again.says_the_same(&compared) => *compared = again,
        other => {
            found.compared = Some(other.map(Box::new));
            exchange(model).taking = Taking::Opened(found);
            return Vec::new();
        }
    }
    // What is under a PIN here does not come to lie in clear again with an older copy.
    let clear = open.book.under_pin_here(&compared.touched);
    compared.book.swap(&clear, []);
    compared.touched.retain(|id| !clear.contains(id));
    // What was typed until now is history from now on.
    open.sitting.open.clear();
    let were_named = named(open.book.changes());
    let mut taken = Taken::between(&open.book, &compared.book, &compared.touched, context.now);
    // What the person keeps is not gone.
    let kept = compared.kept(&found.kept);
    let erased = kept.len() < compared.erased.len();
    taken.erased = erased;
    for lost in &kept {
        let stamp = screens::stamp(open, context);
        compared.keep(lost, stamp);
    }
    let put = put_of(&compared.book, &compared.touched);
    open.book = compared.book;
    open.round = open.book.current_round().unwrap_or(open.round);
    let names = named(open.book.changes());
    let came = found.files.iter().map(|file| file.hash);
    taken.files = came.filter(|hash| names.contains(hash)).collect();
    carry(open, std::mem::take(&mut found.files), were_named);
    open.keeping.taken = Some(taken);
    let brought = compared.new.values().sum::<usize>() + compared.changed.len();
    exchange(model).taking = Taking::Done(Done {
        book: id,
        new_book: None,
        erased,
        differ: compared.differ,
        brought,
        undone: false,
        waits: found.was_handed_over,
    });
    let Some(open) = model.open_mut(id) else {
        return Vec::new();
    };
    save(open, put)
}

fn put_of(book: &Book, touched: &[crate::domain::ids::ChangeId]) -> Vec<Change> {
    let changes = touched.iter().filter_map(|id| book.change(*id));
    changes.cloned().collect()
}

/// Takes out what the last file added; a book that it made goes altogether.
pub(super) fn undo(model: &mut Model, id: BookId, _context: &mut Context) -> Vec<Effect> {
    // Whoever writes elsewhere may have written more.
    let Some(open) = model
        .open()
        .filter(|open| open.id == id && open.is_writer())
    else {
        return Vec::new();
    };
    let tick = open.book.last_tick();
    if let Taking::Done(done) = &mut exchange(model).taking
        && done.book == id
    {
        if let Some(taken) = done.new_book {
            // A book that was written in since stays: its words may be nowhere else.
            if taken != tick {
                return Vec::new();
            }
            done.undone = true;
            model.slot = Slot::Closed;
            model.take_left(id);
            return vec![Effect::Store(StoreEffect::Remove(id))];
        }
        done.undone = true;
    }
    let Some(open) = model.open_mut(id).filter(|open| open.is_writer()) else {
        return Vec::new();
    };
    let Some(taken) = open.keeping.taken.take() else {
        return Vec::new();
    };
    open.sitting.open.clear();
    let mut were_named = named(open.book.changes());
    were_named.extend(&taken.files);
    let Undone { book, put, delete } = taken.undo(&open.book);
    open.book = book;
    open.round = open.book.current_round().unwrap_or(open.round);
    carry(open, Vec::new(), were_named);
    let batch = crate::app::model::Pending {
        put,
        delete,
        keeping: true,
        ..crate::app::model::Pending::default()
    };
    let effects = screens::save(open, batch);
    if model.route == Some(Route::Book(id)) {
        exchange(model).undone = Some(id);
    }
    effects
}

/// What the last file added stays: it is not offered to take it out any more.
pub(super) fn keep(model: &mut Model, id: BookId) -> Vec<Effect> {
    let Some(open) = model.open_mut(id).filter(|open| open.is_writer()) else {
        return Vec::new();
    };
    if open.keeping.taken.take().is_none() {
        return Vec::new();
    }
    save(open, Vec::new())
}
