//! What a young person's own pages need beside the question set: fetched when one of them is shown, then kept.

use super::{effect, event::ExchangeEffect, exchange, state};
use crate::{
    app::{
        effect::Effect,
        model::{Fetched, Model},
        route::{RoundPage, Route},
    },
    domain::voice::Role,
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
    let (Some(route), Some(open)) = (&model.route, model.open()) else {
        return false;
    };
    let young = |voice| {
        let voice = open.voice(voice);
        voice.is_some_and(|voice| voice.role == Role::YoungPerson)
    };
    match route {
        // Those who know the young person best write there, too.
        Route::Me(..) | Route::Round(_, _, RoundPage::Profile) => true,
        Route::Question(_, voice, _) | Route::Views(_, voice) | Route::Check(_, voice) => {
            young(*voice)
        }
        _ => false,
    }
}
