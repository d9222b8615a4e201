//! On from question to question, and what matters most.

use super::{editing, go};
use crate::{
    app::{
        Context,
        effect::Effect,
        event::QuestionAt,
        model::{Model, OpenBook},
        route::Route,
    },
    domain::{
        answer::{Instead, Part, Progress},
        book::{Edit, MOST},
        change::{Field, Value},
        ids::{QuestionId, RoundId},
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
    let nothing = |open: &OpenBook| {
        let answer = open.book.answer(open.round, at.voice, &at.question);
        answer.progress() == Progress::Nothing
    };
    // A skip alone brings no book into being: nothing was answered.
    let round = writable(model, at)
        .filter(|open| !open.is_unborn() && nothing(open))
        .map(|open| open.round);
    let mut effects = Vec::new();
    if let Some(round) = round {
        let skipped = Edit {
            by: at.voice,
            field: editing::part_of(round, at.voice, &at.question, Part::Instead),
            value: Value::Instead(Instead::Skipped),
        };
        effects = editing::edit(model, at.book, skipped, context);
    }
    effects.extend(go_on(model, at, context));
    effects
}

/// The book, if it is open and this tab may write in it.
fn writable<'a>(model: &'a Model, at: &QuestionAt) -> Option<&'a OpenBook> {
    model
        .open()
        .filter(|open| open.id == at.book && open.is_writer())
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
    let Some(open) = writable(model, at) else {
        return Vec::new();
    };
    let round = open.round;
    let mut order = open.book.order(round, at.voice);
    order.retain(|question| *question != at.question);
    if picked && order.len() < MOST {
        order.push(at.question.clone());
    }
    let mark = Edit {
        by: at.voice,
        field: editing::part_of(round, at.voice, &at.question, Part::Matters),
        value: Value::Flag(picked),
    };
    let mut effects = editing::edit(model, at.book, mark, context);
    effects.extend(set_order(model, at, round, order, context));
    effects
}

/// Moves a question one place up among those that matter most.
pub(super) fn move_up(model: &mut Model, at: &QuestionAt, context: &mut Context) -> Vec<Effect> {
    let Some(open) = writable(model, at) else {
        return Vec::new();
    };
    let round = open.round;
    let mut order = open.book.order(round, at.voice);
    match order.iter().position(|question| *question == at.question) {
        None | Some(0) => Vec::new(),
        Some(place) => {
            order.swap(place, place - 1);
            set_order(model, at, round, order, context)
        }
    }
}

fn set_order(
    model: &mut Model,
    at: &QuestionAt,
    round: RoundId,
    order: Vec<QuestionId>,
    context: &mut Context,
) -> Vec<Effect> {
    let order = Edit {
        by: at.voice,
        field: Field::Order(round, at.voice),
        value: editing::in_order(order),
    };
    editing::edit(model, at.book, order, context)
}
