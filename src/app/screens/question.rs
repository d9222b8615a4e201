//! On from question to question, and what matters most.

use super::{editing, go};
use crate::{
    app::{Context, effect::Effect, event::QuestionAt, model::Model, route::Route},
    domain::{
        answer::{Instead, Part, Progress},
        change::{Field, Value},
        ids::QuestionId,
    },
};

/// On to the next question, or to the check after the last.
pub(super) fn go_on(model: &mut Model, at: &QuestionAt, context: &mut Context) -> Vec<Effect> {
    match next(model, at) {
        Some(route) => go(model, route, context),
        None => Vec::new(),
    }
}

/// On, saying that this one was left out on purpose, unless something was said.
pub(super) fn skip(model: &mut Model, at: &QuestionAt, context: &mut Context) -> Vec<Effect> {
    let Some(open) = model.open_mut(at.book) else {
        return Vec::new();
    };
    let nothing = open
        .book
        .answer(open.round, at.voice, &at.question)
        .progress();
    // A skip alone brings no book into being: nothing was answered.
    let real = !open.is_unborn();
    let mut effects = Vec::new();
    if nothing == Progress::Nothing && real {
        let field = editing::part_of(open.round, at.voice, &at.question, Part::Instead);
        let skipped = Value::Instead(Instead::Skipped);
        effects = editing::edit(model, at.book, at.voice, field, skipped, context);
    }
    effects.extend(go_on(model, at, context));
    effects
}

fn next(model: &Model, at: &QuestionAt) -> Option<Route> {
    let open = model.open().filter(|open| open.id == at.book)?;
    let audience = open.voice(at.voice)?.role.audience();
    let set = model.set(audience).get()?;
    let place = set
        .questions
        .iter()
        .position(|found| found.question.id == at.question)?;
    let next = set
        .questions
        .get(place + 1)
        .map(|found| found.question.id.clone());
    let unborn = open.is_unborn();
    Some(match (next, unborn) {
        (Some(question), false) => Route::Question(open.id, at.voice, question),
        (Some(question), true) => Route::Begin(audience, Some(question)),
        (None, false) => Route::Check(open.id, at.voice),
        // Fourteen pages turned and nothing said: back to the beginning of them.
        (None, true) => Route::Begin(audience, None),
    })
}

/// Puts a question among those that matter most, or takes it out. Three have a place; more can
/// still be marked, and wait.
pub(super) fn pick(
    model: &mut Model,
    at: &QuestionAt,
    picked: bool,
    context: &mut Context,
) -> Vec<Effect> {
    let Some(open) = model.open_mut(at.book) else {
        return Vec::new();
    };
    let round = open.round;
    let mut order = open.book.order(round, at.voice);
    order.retain(|question| *question != at.question);
    if picked && order.len() < 3 {
        order.push(at.question.clone());
    }
    let flag = if picked {
        Value::Flag(true)
    } else {
        Value::Cleared
    };
    let field = editing::part_of(round, at.voice, &at.question, Part::Matters);
    let mut effects = editing::edit(model, at.book, at.voice, field, flag, context);
    effects.extend(set_order(model, at, order, context));
    effects
}

/// Moves a question one place up among those that matter most.
pub(super) fn move_up(model: &mut Model, at: &QuestionAt, context: &mut Context) -> Vec<Effect> {
    let Some(open) = model.open_mut(at.book) else {
        return Vec::new();
    };
    let mut order = open.book.order(open.round, at.voice);
    let Some(place) = order.iter().position(|question| *question == at.question) else {
        return Vec::new();
    };
    if place == 0 {
        return Vec::new();
    }
    order.swap(place, place - 1);
    set_order(model, at, order, context)
}

fn set_order(
    model: &mut Model,
    at: &QuestionAt,
    order: Vec<QuestionId>,
    context: &mut Context,
) -> Vec<Effect> {
    let Some(open) = model.open_mut(at.book) else {
        return Vec::new();
    };
    let field = Field::Order(open.round, at.voice);
    let value = if order.is_empty() {
        Value::Cleared
    } else {
        Value::Questions(order)
    };
    editing::edit(model, at.book, at.voice, field, value, context)
}
