//! A visit: it begins, it ends, and while it goes on it says how words are written down. Who is here, what is noted
//! and the rest are edits like any other. Part of the second half of the app.

use super::{go, rounds::write, save};
use crate::{
    app::{
        Context,
        effect::Effect,
        event::Event,
        exchange::{
            self,
            event::{ForWhom, VisitEvent},
        },
        model::{Model, OpenBook, Pending},
        route::{Route, VisitPage},
    },
    domain::{
        book::Edit,
        change::{Field, Value},
        ids::{BookId, VisitId, VoiceId},
        time::Day,
        visit::{Visit, VisitPart},
        voice::{Role, VoicePart},
    },
};

pub(in crate::app) fn update(
    model: &mut Model,
    event: VisitEvent,
    context: &mut Context,
) -> Vec<Effect> {
    match event {
        VisitEvent::Begun(book, by) => begin(model, book, by, context),
        VisitEvent::Ended(book) => end(model, book, context),
        VisitEvent::FileFor(book, whom) => file_for(model, book, whom, context),
    }
}

/// The visit that goes on here: begun on this device and this day, and not ended.
pub(in crate::app) fn going_on(open: &OpenBook, today: Day) -> Option<Visit> {
    let here = |visit: &Visit| visit.is_open(today) && visit.on == open.sitting.device;
    open.book.visits().into_iter().rev().find(here)
}

/// Somebody who helps families begins a visit; `None`: they have no voice in this book yet.
fn begin(
    model: &mut Model,
    book: BookId,
    by: Option<VoiceId>,
    context: &mut Context,
) -> Vec<Effect> {
    let here = model.open_mut(book);
    let Some(open) = here.filter(|open| open.is_writer() && !open.is_unborn()) else {
        return Vec::new();
    };
    let mut effects = Vec::new();
    if going_on(open, context.today).is_none() {
        let is_worker = |id: &VoiceId| open.voice(*id).is_some_and(|v| v.role == Role::Worker);
        let known = by.filter(is_worker);
        let by = known.unwrap_or_else(|| VoiceId::from_bits((context.ids)()));
        let visit = VisitId::from_bits((context.ids)());
        effects.extend(write(model, book, Some(by), context, |open, by, today| {
            // What was written before is not of this visit.
            open.sitting.end();
            let of = |field, value| Edit { by, field, value };
            let begun = Field::Visit(open.round, visit, VisitPart::Begun);
            let role = Field::Voice(by, VoicePart::Role);
            let role = known
                .is_none()
                .then_some(of(role, Value::Role(Role::Worker)));
            let mut edits: Vec<Edit> = role.into_iter().collect();
            edits.push(of(begun, Value::Day(today)));
            edits
        }));
    }
    effects.extend(go(model, Route::Visit(book, VisitPage::Who), context));
    effects
}

/// The visit ends, and so does the sitting: what was written in it stays.
fn end(model: &mut Model, book: BookId, context: &mut Context) -> Vec<Effect> {
    let open = model.open().filter(|open| open.id == book);
    let Some(visit) = open.and_then(|open| going_on(open, context.today)) else {
        return Vec::new();
    };
    let mut effects = write(model, book, Some(visit.by), context, |_, by, today| {
        vec![Edit {
            by,
            field: Field::Visit(visit.round, visit.id, VisitPart::Ended),
            value: Value::Day(today),
        }]
    });
    if let Some(open) = model.open_mut(book).filter(|_| !effects.is_empty()) {
        open.sitting.end();
        effects.extend(save(open, Pending::default()));
    }
    effects
}

/// A file is wanted, for whom is known.
fn file_for(model: &mut Model, book: BookId, whom: ForWhom, context: &mut Context) -> Vec<Effect> {
    exchange::exchange(model).file_for = Some((book, whom));
    go(model, Route::Share(book), context)
}

/// Before something is written: a pause ends the sitting, but not what the visit says of it.
pub(in crate::app) fn before(model: &mut Model, event: &Event, context: &Context) {
    let Event::Edited { book, .. } = event else {
        return;
    };
    let Some(open) = model.open_mut(*book) else {
        return;
    };
    if open.is_writer() && open.sitting.is_over(context.now) {
        open.sitting.end();
        choose(open, context.today, None);
    }
}

/// After it: how words are written down holds for each voice until its own answers say otherwise.
pub(in crate::app) fn arrive(
    model: &mut Model,
    edited: Option<&Field>,
    context: &Context,
) -> Vec<Effect> {
    let open = model.route.as_ref().and_then(Route::book);
    let Some(open) = open.and_then(|book| model.open_mut(book)) else {
        return Vec::new();
    };
    let ready = open.is_writer() && !open.is_unborn();
    if ready && choose(open, context.today, edited) {
        save(open, Pending::default())
    } else {
        Vec::new()
    }
}

/// Lets the sitting choose what the visit says; whether that changes it.
fn choose(open: &mut OpenBook, today: Day, edited: Option<&Field>) -> bool {
    // Most books have none, and are asked after each tap.
    let Some(visit) = going_on(open, today) else {
        return false;
    };
    let before = open.sitting.clone();
    let helper = open.voice(visit.by).map(|voice| voice.name);
    let helper = helper.unwrap_or_default();
    for (voice, how) in &visit.how {
        let (voice, how) = (*voice, *how);
        let by = visit.taken_by(how, &helper);
        let is_its_own = matches!(edited, Some(Field::Visit(_, _, VisitPart::How(of)))
            if open.book.voice_id(*of) == voice);
        let renamed = matches!(edited, Some(Field::Visit(..) | Field::Voice(..)));
        let chosen = open.sitting.choose(voice);
        if is_its_own || chosen.how.is_none() || (renamed && chosen.how == Some(how)) {
            chosen.how = Some(how);
            chosen.by = by;
        }
    }
    open.sitting != before
}
