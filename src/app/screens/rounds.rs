//! From one round to the next: what was said and agreed last time comes along, and nothing of it is lost.
//! Part of the second half of the app.

use super::{
    editing::{self, apply},
    go,
};
use crate::{
    app::{
        Context,
        effect::Effect,
        event::{QuestionAt, RoundEvent},
        model::{Model, OpenBook, Pending},
        route::{RoundPage, Route},
    },
    domain::{
        answer::{Instead, Part, Progress, Sharing},
        book::Edit,
        change::{Field, Value},
        ids::{BookId, ItemId, RoundId, VoiceId},
        item::{Item, ItemKind, ItemPart, ItemState, Next, Still},
        round::{RoundKind, RoundPart},
        time::Day,
        voice::Role,
    },
};

/// What of an answer holds on when it is still true. What matters most is chosen anew.
const HOLDS: [Part; 13] = [
    Part::Feeling,
    Part::Card,
    Part::Words,
    Part::Better,
    Part::Picked,
    Part::Sound,
    Part::SoundWords,
    Part::Drawing,
    Part::DrawingWords,
    Part::Photo,
    Part::PhotoWords,
    Part::HowTaken,
    Part::TakenBy,
];

/// What of a target or an action goes on. The day by which it was to be done has passed.
const GOES_ON: [ItemPart; 8] = [
    ItemPart::Kind,
    ItemPart::What,
    ItemPart::Who,
    ItemPart::Why,
    ItemPart::How,
    ItemPart::HowOften,
    ItemPart::Known,
    ItemPart::Home,
];

pub(in crate::app) fn update(
    model: &mut Model,
    event: RoundEvent,
    context: &mut Context,
) -> Vec<Effect> {
    match event {
        RoundEvent::Begun(book, after) => begin(model, book, after, context),
        RoundEvent::TakenBack(book, round) => take_back(model, book, round, context),
        RoundEvent::Erased(at, round) => super::erase(model, &at, Some(round), context),
        RoundEvent::Still(at, still) => {
            let by = at.voice;
            write(model, at.book, Some(by), context, |open, _, _| {
                still_or_not(open, &at, still)
            })
        }
        RoundEvent::CardsStill(book, voice) => {
            write(model, book, Some(voice), context, |open, _, _| {
                let cards = open.book.cards_left(open.round, voice).into_iter();
                let at = |question| QuestionAt {
                    book,
                    voice,
                    question,
                };
                let still = cards.map(|card| still_or_not(open, &at(card), Some(Still::True)));
                still.flatten().collect()
            })
        }
        RoundEvent::Went(book, round, item, state) => {
            write(model, book, None, context, |open, by, _| {
                let (field, value) = (ItemPart::State, Value::ItemState(state));
                let mut edits = vec![of_item(by, round, item, field, value)];
                // What is done does not come along; what is not, does.
                if let Some(action) = find(open, round, item, ItemKind::Action) {
                    edits.extend(carry(open, by, round, &action, state != ItemState::Done));
                }
                edits
            })
        }
        RoundEvent::GoesOn(book, round, item, next) => {
            write(model, book, None, context, |open, by, _| {
                let (field, value) = (ItemPart::Next, Value::Next(next));
                let mut edits = vec![of_item(by, round, item, field, value)];
                if let Some(target) = find(open, round, item, ItemKind::Target) {
                    edits.extend(carry(open, by, round, &target, next != Next::Stop));
                }
                edits
            })
        }
    }
}

/// Closes a round and begins the next from it. What is not done of what was to be done comes along.
fn begin(model: &mut Model, book: BookId, after: RoundId, context: &mut Context) -> Vec<Effect> {
    // A second tap comes when the next round is there already.
    let here = model.open().filter(|open| open.id == book);
    let Some(open) = here.filter(|open| is_current(open, after)) else {
        return Vec::new();
    };
    let after = open.book.round_id(after);
    let round = after.next();
    let mut effects = write(model, book, None, context, |open, by, today| {
        // What was typed until now is the history of the round that ends.
        open.sitting.open.clear();
        let closed = RoundPart::Closed;
        let mut edits = vec![
            of_round(by, after, closed, Value::Day(today)),
            of_round(by, round, RoundPart::Begun, Value::Day(today)),
            // It may have been begun before, and taken back.
            of_round(by, round, RoundPart::Gone, Value::Cleared),
        ];
        edits.extend(what_holds(open, by, after, round, today));
        edits.extend(about_me(open, after, round));
        for action in open.book.items(after, ItemKind::Action) {
            let says = !action.what.is_empty() || !action.who.is_empty();
            if says && action.state != ItemState::Done {
                edits.extend(copy(open, by, after, round, action.id));
            }
        }
        open.round = round;
        open.sitting.place = None;
        edits
    });
    if !effects.is_empty() {
        let next = Route::Round(book, None, RoundPage::Again);
        effects.extend(go(model, next, context));
    }
    effects
}

/// The page about the young person holds on until it is changed: in the words of each voice, for those who could
/// see them.
fn about_me(open: &OpenBook, after: RoundId, round: RoundId) -> Vec<Edit> {
    let comes = |part| HOLDS.contains(&part) || matches!(part, Part::Sharing | Part::SharingWho);
    let said = open.book.about_me(after);
    let edits = said.filter(|(_, _, part)| comes(*part));
    let edits = edits.filter_map(|(by, question, part)| {
        let then = open.book.answer(after, by, question).sharing;
        let value = match (part, then) {
            // Where two phones chose, it comes along for those whom both meant.
            (Part::Sharing, Some(narrowest)) => Value::Sharing(narrowest),
            _ => as_one(open, &editing::part_of(after, by, question, part))?,
        };
        let field = editing::part_of(round, by, question, part);
        Some(Edit { by, field, value })
    });
    edits.collect()
}

/// Whether a round is the one that was begun last.
fn is_current(open: &OpenBook, round: RoundId) -> bool {
    open.book.round_id(open.round) == open.book.round_id(round)
}

/// The next meeting is mostly of the same kind, and on the day that was agreed, if one was; what the plan
/// says of the child holds on until it is changed.
fn what_holds(
    open: &OpenBook,
    by: VoiceId,
    after: RoundId,
    round: RoundId,
    today: Day,
) -> Vec<Edit> {
    let kind = open.book.round(after).kind;
    // One moves on but once.
    let kind = kind.filter(|kind| *kind != RoundKind::PhaseTransfer);
    let day = open.book.round_facts(after).agreed_review;
    let day = day.filter(|day| *day > today);
    let about = RoundPart::ABOUT_CHILD.into_iter().filter_map(|part| {
        let value = as_one(open, &Field::Round(after, part))?;
        Some(of_round(by, round, part, value))
    });
    let kind = kind.map(|kind| of_round(by, round, RoundPart::Kind, Value::RoundKind(kind)));
    let day = day.map(|day| of_round(by, round, RoundPart::Day, Value::Day(day)));
    kind.into_iter().chain(day).chain(about).collect()
}

/// A round that was begun too early is taken back, as long as nothing was said in it: the book goes on
/// with the one before.
fn take_back(
    model: &mut Model,
    book: BookId,
    round: RoundId,
    context: &mut Context,
) -> Vec<Effect> {
    let mut effects = write(model, book, None, context, |open, by, _| {
        let before = open.book.round_before(round);
        let bare = open.book.is_bare(round, open.sitting.device);
        let Some(before) = before.filter(|_| bare && is_current(open, round)) else {
            return Vec::new();
        };
        open.round = before;
        vec![
            of_round(by, before, RoundPart::Closed, Value::Cleared),
            of_round(by, round, RoundPart::Gone, Value::Flag(true)),
        ]
    });
    if !effects.is_empty() {
        effects.extend(go(model, Route::Book(book), context));
    }
    effects
}

/// Whether what was said last time still holds. What is still true is said in this round too, in the
/// same words; what no longer matters is left out on purpose.
fn still_or_not(open: &OpenBook, at: &QuestionAt, still: Option<Still>) -> Vec<Edit> {
    let Some(before) = open.book.round_before(open.round) else {
        return Vec::new();
    };
    let part = |part, value| Edit {
        by: at.voice,
        field: editing::part_of(open.round, at.voice, &at.question, part),
        value,
    };
    let then = |part| {
        let field = editing::part_of(before, at.voice, &at.question, part);
        as_one(open, &field)
    };
    let now = |part| {
        let field = editing::part_of(open.round, at.voice, &at.question, part);
        as_one(open, &field)
    };
    let mut edits = vec![part(
        Part::Still,
        still.map_or(Value::Cleared, Value::Still),
    )];
    let answer = open.book.answer(open.round, at.voice, &at.question);
    let skipped = answer.instead == Some(Instead::Skipped);
    if still == Some(Still::True) {
        if matches!(answer.instead, Some(Instead::Skipped | Instead::DontKnow)) {
            edits.push(part(Part::Instead, Value::Cleared));
        }
        for each in HOLDS.into_iter().chain(asks_again(open, at, before)) {
            if let (Some(value), None) = (then(each), now(each)) {
                edits.push(part(each, value));
            }
        }
        // What was for fewer people then is for no more now, whatever was chosen since for other words.
        let role = open
            .voice(at.voice)
            .map_or(Role::YoungPerson, |voice| voice.role);
        let was = open.book.answer(before, at.voice, &at.question);
        let seen = was
            .seen_by(role)
            .narrower(answer.sharing.unwrap_or(Sharing::Meeting));
        let chosen_then = answer.sharing.is_none() && was.sharing.is_some();
        if chosen_then || answer.seen_by(role) != seen {
            edits.push(part(Part::Sharing, Value::Sharing(seen)));
            if let (Sharing::Chosen, Some(who)) = (seen, then(Part::SharingWho)) {
                edits.push(part(Part::SharingWho, who));
            }
        }
        return edits;
    }
    // Only what came along goes again, and never a word that was written since.
    let came_along = open.book.still(open.round, at.voice, &at.question) == Some(Still::True);
    let all = [Part::Ask].into_iter().chain(HOLDS);
    let came: Vec<Part> = all
        .filter(|each| came_along && now(*each).is_some() && now(*each) == then(*each))
        .collect();
    let own = [
        Part::Words,
        Part::Better,
        Part::Ask,
        Part::Feeling,
        Part::Picked,
        Part::Sound,
        Part::Drawing,
        Part::Photo,
    ];
    let wrote = own
        .iter()
        .any(|each| now(*each).is_some() && !came.contains(each));
    // What has changed after all begins with what came along.
    if !wrote && still != Some(Still::Changed) {
        edits.extend(came.into_iter().map(|each| part(each, Value::Cleared)));
    }
    match still {
        Some(Still::Over)
            if !wrote && answer.progress() != Progress::Instead(Instead::InPerson) =>
        {
            edits.push(part(Part::Instead, Value::Instead(Instead::Skipped)));
        }
        Some(Still::Over) => {}
        _ if skipped => edits.push(part(Part::Instead, Value::Cleared)),
        _ => {}
    }
    edits
}

/// What was asked last time is asked again, unless it was answered.
fn asks_again(open: &OpenBook, at: &QuestionAt, before: RoundId) -> Option<Part> {
    let heard = editing::part_of(before, at.voice, &at.question, Part::HeardState);
    let done = Value::ItemState(ItemState::Done);
    let is_done = open.book.values(&heard).last() == Some(&&done);
    (!is_done).then_some(Part::Ask)
}

/// What a field says, if it is one thing; of several texts all of them.
fn as_one(open: &OpenBook, field: &Field) -> Option<Value> {
    match open.book.values(field).as_slice() {
        [value] => Some((*value).clone()),
        [Value::Text(_), ..] => Some(Value::Text(open.book.text(field))),
        _ => None,
    }
}

fn find(open: &OpenBook, round: RoundId, item: ItemId, kind: ItemKind) -> Option<Item> {
    let items = open.book.items(round, kind);
    items.into_iter().find(|found| found.id == item)
}

/// Has something of an earlier round go on in this one, or not. What was written on it here stays in the
/// history either way.
fn carry(open: &OpenBook, by: VoiceId, from: RoundId, item: &Item, goes_on: bool) -> Vec<Edit> {
    let round = open.round;
    if open.book.round_id(from) == open.book.round_id(round) {
        return Vec::new();
    }
    let field = |part| Field::Item(round, item.id, part);
    let is_here = !open.book.versions(&field(ItemPart::Kind)).is_empty();
    match (goes_on, is_here) {
        (true, false) => copy(open, by, from, round, item.id),
        (false, false) => Vec::new(),
        (goes_on, true) => {
            let gone = Value::Flag(true);
            let gone = if goes_on { Value::Cleared } else { gone };
            vec![of_item(by, round, item.id, ItemPart::Gone, gone)]
        }
    }
}

/// The item as it stands in another round, under the same id.
fn copy(open: &OpenBook, by: VoiceId, from: RoundId, to: RoundId, item: ItemId) -> Vec<Edit> {
    let said = GOES_ON.into_iter().filter_map(|part| {
        let value = as_one(open, &Field::Item(from, item, part))?;
        Some(of_item(by, to, item, part, value))
    });
    said.collect()
}

fn of_round(by: VoiceId, round: RoundId, part: RoundPart, value: Value) -> Edit {
    let field = Field::Round(round, part);
    Edit { by, field, value }
}

fn of_item(by: VoiceId, round: RoundId, item: ItemId, part: ItemPart, value: Value) -> Edit {
    let field = Field::Item(round, item, part);
    Edit { by, field, value }
}

/// Writes several edits at once, by a voice or else by whoever sits here.
pub(super) fn write(
    model: &mut Model,
    book: BookId,
    by: Option<VoiceId>,
    context: &mut Context,
    edits: impl FnOnce(&mut OpenBook, VoiceId, Day) -> Vec<Edit>,
) -> Vec<Effect> {
    let here = model.open_mut(book);
    let Some(open) = here.filter(|open| open.is_writer() && !open.is_unborn()) else {
        return Vec::new();
    };
    let Some(by) = by.or_else(|| open.sitting_voice()) else {
        return Vec::new();
    };
    if open.sitting.is_over(context.now) {
        open.sitting.end();
    }
    let mut batch = Pending::default();
    for edit in edits(open, by, context.today) {
        apply(open, edit, &mut batch, context);
    }
    if batch.put.is_empty() && batch.delete.is_empty() {
        return Vec::new();
    }
    batch.put.extend(editing::name_device(open, by, context));
    open.sitting.last = Some(context.now);
    editing::save(open, Some(batch))
}
