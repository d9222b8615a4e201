//! When what is locked is shut, and what follows for locks from every page that is shown.

use super::{
    Whole, begin_wait, can_lock,
    event::{LockEffect, Why},
    of, tick,
};
use crate::{
    app::{
        effect::{Effect, Tabs},
        event::StoreTrouble,
        exchange::{exchange, making::Step, state},
        model::{DeviceState, Model, OpenBook, Slot, Writer},
        route::Route,
        screens,
    },
    domain::lock::{Locked, wait_after},
};

/// How long what is being recorded or read may take to be kept before it is locked all the same, in seconds.
const KEEPING_SECONDS: u32 = 10;

/// Shuts what is locked, if that is wanted and there is anything to shut; once what is being recorded is kept.
pub(super) fn lock_now(model: &mut Model, why: Why) -> Vec<Effect> {
    let settings = model.settings();
    let wanted = match why {
        Why::Asked | Why::Elsewhere => true,
        Why::Alone(minutes) => minutes >= settings.lock_after.minutes(),
        Why::Away => settings.lock_on_leaving,
    };
    // What another tab has locked may be open here without a lock as far as this one knows.
    let bound = why == Why::Elsewhere || can_lock(model);
    if !wanted || !bound || state(model).locks.shutting {
        return Vec::new();
    }
    // A recording that is being made is nowhere yet: it is kept first, but not waited for for ever. Whoever makes one
    // is there.
    let soon = state(model).locks.soon;
    let waits = soon.is_none_or(|(_, left)| left > 0);
    if makes(model) && waits {
        if matches!(why, Why::Alone(_)) {
            return Vec::new();
        }
        let asked = why == Why::Asked || soon.is_none();
        let (was, left) = soon.unwrap_or((why, KEEPING_SECONDS));
        exchange(model).locks.soon = Some((if asked { why } else { was }, left));
        return tick(model);
    }
    let locks = &mut exchange(model).locks;
    (locks.shutting, locks.soon) = (true, None);
    // A tab in which somebody writes is not shut because another was left alone.
    vec![Effect::Shut(if why == Why::Asked {
        Tabs::All
    } else {
        Tabs::ThisOne
    })]
}

/// Whether something is recorded, or read, that is nowhere yet.
fn makes(model: &Model) -> bool {
    state(model).making.step != Step::Nothing
}

/// Whether somebody has left fast, and what would say so lies behind the lock of the whole app.
pub(in crate::app) fn has_left(model: &Model) -> bool {
    let locks = &state(model).locks;
    locks.left && matches!(locks.whole, Whole::Shut(_))
}

/// Whoever left fast has come back, as far as the lock of the whole app.
pub(in crate::app::exchange) fn came_back(model: &mut Model) {
    exchange(model).locks.left = false;
}

/// Whether the lock of the whole app is in the way, and it is not known yet what stands before it.
pub(in crate::app) fn is_looked_at(model: &Model) -> bool {
    let asked = matches!(state(model).locks.whole, Whole::Unknown | Whole::Looking);
    asked && is_shut_in_store(model)
}

fn is_shut_in_store(model: &Model) -> bool {
    matches!(model.device, DeviceState::Failed(StoreTrouble::Locked))
        || matches!(model.slot, Slot::Failed(StoreTrouble::Locked))
}

/// Whether the store refuses because the lock of the whole app is shut.
pub(super) fn is_refused(model: &Model) -> bool {
    is_shut_in_store(model)
        || model
            .held()
            .any(|open| open.trouble == Some(StoreTrouble::Locked))
}

/// What follows from what is shown: whoever is refused looks at the lock; a wait begins again with each page; what a
/// locked book shows keeps up with the book; and whoever has left fast leaves nothing open.
pub(in crate::app::exchange) fn arrive(model: &mut Model, moved: bool) -> Vec<Effect> {
    let mut effects = Vec::new();
    if moved && state(model).locks.whole == Whole::Lost {
        exchange(model).locks.whole = Whole::Unknown;
    }
    let by_store = is_shut_in_store(model);
    let unknown = match state(model).locks.whole {
        Whole::Unknown | Whole::None => true,
        // It has another key since: another tab has changed it.
        Whole::Open(_) => by_store,
        Whole::Looking | Whole::Lost | Whole::Shut(_) => false,
    };
    let asks = matches!(model.route, Some(Route::Lock(None) | Route::Settings));
    if (is_refused(model) && unknown) || (asks && state(model).locks.whole == Whole::Unknown) {
        exchange(model).locks.whole = Whole::Looking;
        effects.push(of(LockEffect::Look));
    }
    let shut = match (&state(model).locks.whole, &model.slot) {
        (Whole::Shut(shut), _) => Some((Locked::Whole, shut.tries)),
        (_, Slot::Locked(book, shut)) => Some((Locked::Book(*book), shut.tries)),
        _ => None,
    };
    match shut {
        Some((on, tries)) if state(model).locks.waits_for != Some(on) => {
            let locks = &mut exchange(model).locks;
            locks.waits_for = Some(on);
            locks.trouble = None;
            effects.extend(begin_wait(model, wait_after(tries)));
        }
        None if state(model).locks.waits_for.is_some() => {
            let locks = &mut exchange(model).locks;
            (locks.waits_for, locks.trouble) = (None, None);
        }
        _ => {}
    }
    if !matches!(model.route, Some(Route::Lock(_))) && model.exchange.is_some() {
        let locks = &mut exchange(model).locks;
        (locks.words, locks.sheet, locks.done) = (None, None, None);
    }
    effects.extend(keep_cover(model));
    let here = model.route == Some(Route::Left);
    // Words that are nowhere else keep it open, and what saves them comes by here again.
    let leaves = here && model.settings().left && !model.held().any(OpenBook::has_unsaved_words);
    match state(model).locks.soon {
        Some((why, left)) if left == 0 || !makes(model) => {
            effects.extend(lock_now(model, why));
            // Also where there is no lock to shut any more: it must not stand in the way of the next wish.
            exchange(model).locks.soon = None;
        }
        None if leaves => effects.extend(lock_now(model, Why::Asked)),
        Some(_) | None => {}
    }
    if state(model).locks.came_back && !here && model.settings().left {
        exchange(model).locks.came_back = false;
        effects.extend(screens::choose(model, |settings| settings.left = false));
    }
    effects
}

/// The day of the next meeting on a locked book's card is that of the book.
fn keep_cover(model: &mut Model) -> Option<Effect> {
    let Slot::Open(open) = &mut model.slot else {
        return None;
    };
    let lock = open.lock.as_mut().filter(|lock| lock.cover.tells_meeting)?;
    let day = open.book.round(open.round).day;
    if lock.cover.meeting == day || open.writer != Writer::Here {
        return None;
    }
    lock.cover.meeting = day;
    Some(of(LockEffect::KeepUp(open.id, day)))
}
