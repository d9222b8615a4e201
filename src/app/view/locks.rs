//! The pages of locks: what stands before one that is shut, and where one is set.

use super::{Page, View, frame, waiting};
use crate::{
    app::{
        exchange::{
            locks::{self, Did, Whole, event::LockTrouble},
            state,
        },
        model::{Model, Saving, Slot},
        route::Route,
    },
    domain::{
        ids::BookId,
        lock::{Locked, Shut},
        profile::Picture,
        time::Day,
    },
};

/// What stands in place of what is locked.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct UnlockView {
    /// What is locked.
    pub on: Locked,
    /// What is shown of it, and what opens it.
    pub shut: Shut,
    /// A try is under way.
    pub works: bool,
    /// What came of the last one.
    pub trouble: Option<LockTrouble>,
    /// So many seconds until the next try.
    pub wait: u32,
}

/// Where a lock is set, changed and taken off.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct LockView {
    /// What it is on.
    pub on: Locked,
    /// The lock that there is.
    pub lock: Option<Shut>,
    /// It can be set now: all of the book is saved here. Nothing is known of the whole app's before it was looked at.
    pub ready: bool,
    /// Something is under way.
    pub works: bool,
    /// So many seconds until something can be tried again.
    pub wait: u32,
    /// What went wrong last.
    pub trouble: Option<LockTrouble>,
    /// What was done last.
    pub done: Option<Did>,
    /// Words that were made to open it.
    pub words: Option<String>,
    /// Spare words that were made.
    pub sheet: Option<String>,
    /// The picture that the young person chose for their page.
    pub picture: Option<Picture>,
    /// The day of the next meeting.
    pub meeting: Option<Day>,
}

/// Whether the lock of the whole app is shut.
pub(super) fn is_shut(model: &Model) -> bool {
    matches!(state(model).locks.whole, Whole::Shut(_))
}

/// What stands in place of the page, where a lock is shut.
pub(super) fn instead(model: &Model) -> Option<View> {
    let locks = &state(model).locks;
    let is_open_to_all = matches!(
        model.route,
        Some(Route::Help | Route::Organisations | Route::Settings)
    );
    if locks::is_looked_at(model) && !is_open_to_all {
        // Somebody may have left fast: then nothing of the app is seen.
        return Some(waiting(model));
    }
    let (on, shut) = match (&locks.whole, &model.slot) {
        (Whole::Shut(shut), _) => (Locked::Whole, shut.clone()),
        (_, Slot::Locked(book, shut)) => (Locked::Book(*book), (**shut).clone()),
        _ => return None,
    };
    let shown = match (on, model.route.as_ref()?) {
        // Nobody's words stand there, and help must be at hand; and what cannot be opened can be removed.
        (_, Route::Help | Route::Organisations)
        | (Locked::Book(_), Route::Remove(_))
        | (Locked::Whole, Route::Settings) => false,
        (Locked::Whole, _) => true,
        (Locked::Book(book), route) => route.book() == Some(book),
    };
    let mut frame = frame(model);
    if let Some(trouble) = &mut frame.trouble {
        // They stay in memory, and are saved once it is open.
        trouble.words.clear();
    }
    shown.then(|| View {
        frame,
        page: Page::Unlock(Box::new(UnlockView {
            on,
            shut,
            works: locks.works == Some(on),
            trouble: locks.trouble,
            wait: locks.wait,
        })),
    })
}

/// The page of a lock.
pub(super) fn page(model: &Model, book: Option<BookId>) -> Option<Page> {
    let locks = &state(model).locks;
    let on = book.map_or(Locked::Whole, Locked::Book);
    let (mut picture, mut meeting) = (None, None);
    let ready = if let Some(book) = book {
        let open = model.open().filter(|open| open.id == book)?;
        picture = open.book.picture();
        meeting = open.book.round(open.round).day;
        open.is_writer() && matches!(open.saving(), Saving::Saved) && open.pending.is_empty()
    } else {
        !matches!(locks.whole, Whole::Unknown | Whole::Looking | Whole::Lost)
    };
    let words = |words: &Option<crate::domain::keeping::Phrase>| {
        words.as_ref().map(|words| words.words().to_owned())
    };
    Some(Page::Lock(Box::new(LockView {
        on,
        lock: locks::lock_on(model, on).cloned(),
        ready,
        works: locks.works == Some(on),
        wait: locks.wait,
        trouble: locks.trouble,
        done: locks.done,
        words: words(&locks.words),
        sheet: words(&locks.sheet),
        picture,
        meeting,
    })))
}
