//! The law file: fetched when a page shows dates, then kept. And the days for the family's own calendar.

use super::{effect, event::ExchangeEffect, exchange, state};
use crate::{
    app::{
        effect::Effect,
        model::{Fetched, Model},
        route::{RoundPage, Route},
        view::calendar_days,
    },
    content::DateKind,
};

/// Asks for the law file where dates are shown. One that could not be had is asked for again when somebody
/// comes to such a page anew.
pub(super) fn arrive(model: &mut Model, moved: bool) -> Option<Effect> {
    if moved && state(model).calendar.is_some() {
        exchange(model).calendar = None;
    }
    let shows_dates = matches!(
        model.route,
        Some(Route::Book(_) | Route::Round(_, _, RoundPage::Dates | RoundPage::After))
    );
    let again = moved || !state(model).law.is_failed();
    (shows_dates && again).then(|| fetch(model)).flatten()
}

/// Asks for it, unless it is here or on its way.
pub(super) fn fetch(model: &mut Model) -> Option<Effect> {
    if matches!(state(model).law, Fetched::Here(_) | Fetched::Coming) {
        return None;
    }
    exchange(model).law = Fetched::Coming;
    Some(effect(ExchangeEffect::FetchLaw))
}

/// Hands out a day of the page that is shown, or all that are ahead.
pub(super) fn give(model: &Model, which: Option<DateKind>) -> Option<Effect> {
    let days = calendar_days(model, which);
    (!days.is_empty()).then(|| effect(ExchangeEffect::GiveCalendar(days)))
}
