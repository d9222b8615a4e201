//! What a young person's own pages need beside the question set: fetched when one of them is shown, then kept.

use super::{effect, event::ExchangeEffect, exchange, state};
use crate::{
    app::{
        effect::Effect,
        model::{Fetched, Model, OpenBook},
        route::{RoundPage, Route},
    },
    domain::{
        change::{Field, Value},
        ids::VoiceId,
        question::{Audience, Level},
        voice::{Role, VoicePart},
    },
};

/// Asks for it where it is shown. What could not be had is asked for again when somebody comes to such a page
/// anew.
pub(super) fn arrive(model: &mut Model, moved: bool) -> Option<Effect> {
    let again = moved || !state(model).young.is_failed();
    let known = matches!(state(model).young, Fetched::Here(_) | Fetched::Coming);
    if known || !again || !is_shown(model) {
        return None;
    }
    exchange(model).young = Fetched::Coming;
    Some(effect(ExchangeEffect::FetchYoung))
}

/// Whether the page is one of a young person.
fn is_shown(model: &Model) -> bool {
    let Some(open) = model.open() else {
        return false;
    };
    match &model.route {
        // Those who know the young person best write there, too.
        Some(Route::Me(..) | Route::Round(_, _, RoundPage::Profile | RoundPage::Said)) => true,
        Some(Route::Views(_, voice) | Route::Check(_, voice) | Route::Sort(_, voice, _)) => {
            level(open, *voice).is_some()
        }
        _ => is_question(model),
    }
}

/// Whether the page is the question of a young person.
pub(super) fn is_question(model: &Model) -> bool {
    let Some(open) = model.open() else {
        return false;
    };
    match &model.route {
        Some(Route::Begin(audience, _)) => *audience == Audience::YoungPerson,
        Some(Route::Question(_, voice, _)) => level(open, *voice).is_some(),
        _ => false,
    }
}

/// How questions are put to this voice. `None` for grown-ups: theirs are always plain.
pub(in crate::app) fn level(open: &OpenBook, voice: VoiceId) -> Option<Level> {
    let voice = open.voice(voice)?;
    if voice.role != Role::YoungPerson {
        return None;
    }
    let field = Field::Voice(voice.id, VoicePart::Level);
    // Two phones may differ: a setting shows one of them, and the next choice replaces both.
    let levels = open.book.values(&field).into_iter();
    let last = levels.rev().find_map(|value| match value {
        Value::Level(level) => Some(*level),
        _ => None,
    });
    Some(last.unwrap_or_default())
}
