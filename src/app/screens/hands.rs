//! The device changes hands: my turn, and leaving fast. Which pages may be seen meanwhile is decided where they
//! are drawn (`view::hands`), so that no address, no Back and no reload leads around it. Part of the second half of
//! the app.

use super::{go, opening, visit};
use crate::{
    app::{
        Context,
        effect::{Effect, StoreEffect},
        event::HandsEvent,
        exchange,
        model::Model,
        route::{Route, VisitPage},
    },
    domain::device::{DeviceSettings, Turn},
};

pub(in crate::app) fn update(
    model: &mut Model,
    event: HandsEvent,
    context: &mut Context,
) -> Vec<Effect> {
    match event {
        HandsEvent::Begun(book, voice) => {
            let here = model.open().filter(|open| open.id == book);
            if here.and_then(|open| open.voice(voice)).is_none() {
                return Vec::new();
            }
            exchange::exchange(model).turn_is_over = false;
            let turn = Some(Turn { book, voice });
            choose(model, |settings| settings.turn = turn)
        }
        HandsEvent::GivenBack => {
            let Some(turn) = model.settings().turn else {
                return Vec::new();
            };
            let mut effects = choose(model, |settings| settings.turn = None);
            exchange::exchange(model).turn_is_over = true;
            // In a visit the helper has it again, and the visit goes on.
            let open = model.open().filter(|open| open.id == turn.book);
            let visit = open.and_then(|open| visit::going_on(open, context.today));
            let page = match visit {
                Some(_) => Route::Visit(turn.book, VisitPage::Now),
                None => Route::Turn(turn.book, turn.voice),
            };
            if model.route.as_ref() != Some(&page) {
                effects.extend(go(model, page, context));
            }
            effects
        }
        HandsEvent::Left => {
            let mut effects = choose(model, |settings| settings.left = true);
            // What was open is closed, and the address names no book any more.
            effects.push(Effect::Rename(Route::Left));
            effects.extend(opening::show(model, &Route::Left, context));
            effects
        }
        HandsEvent::ElsewhereToo => {
            model.chosen_settings = None;
            vec![Effect::Store(StoreEffect::LoadSettings)]
        }
        HandsEvent::CameBack => {
            let mut effects = choose(model, |settings| settings.left = false);
            effects.extend(go(model, Route::Start, context));
            effects.push(Effect::Store(StoreEffect::LoadDevice));
            effects
        }
    }
}

/// Chooses something for the device: it holds at once, and is kept.
pub(in crate::app) fn choose(
    model: &mut Model,
    change: impl FnOnce(&mut DeviceSettings),
) -> Vec<Effect> {
    let mut settings = model.settings();
    change(&mut settings);
    model.chosen_settings = Some(settings);
    vec![Effect::Store(StoreEffect::SaveSettings(settings))]
}
