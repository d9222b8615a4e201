//! What each event does. One file a subject; this one only hands out.

mod editing;
mod opening;
mod question;

use super::{
    Context,
    effect::{Effect, StoreEffect},
    event::Event,
    model::{DeviceState, Model},
    route::Route,
};

/// Takes an event in and says what is to be done outside.
///
/// An event that does not fit (a book that is closed by now, a question that is no more) changes
/// nothing.
pub fn update(model: &mut Model, event: Event, context: &mut Context) -> Vec<Effect> {
    model.today = Some(context.today);
    match event {
        Event::Started(route) => {
            let mut effects = vec![Effect::Store(StoreEffect::LoadDevice)];
            effects.extend(opening::show(model, route, context));
            effects
        }
        Event::Moved(route) => opening::show(model, route, context),

        Event::Edited {
            book,
            by,
            field,
            value,
        } => editing::edit(model, book, by, field, value, context),
        Event::Continued(at) => question::go_on(model, &at, context),
        Event::Skipped(at) => question::skip(model, &at, context),
        Event::Picked(at, picked) => question::pick(model, &at, picked, context),
        Event::MovedUp(at) => question::move_up(model, &at, context),

        Event::Chose(settings) => {
            if let DeviceState::Known(device) = &mut model.device {
                device.settings = settings;
            }
            vec![Effect::Store(StoreEffect::SaveSettings(settings))]
        }
        Event::Print(_) => vec![Effect::Print],
        Event::GivePack(book) => vec![Effect::GivePack(book)],
        Event::Retry => editing::retry(model),
        Event::CopyWords => vec![Effect::CopyWords],
        Event::TakeOver(book) => opening::take_over(model, book),
        Event::Update => vec![Effect::Update],

        Event::DeviceLoaded(device) => {
            model.device = match device {
                Ok(device) => DeviceState::Known(device),
                Err(trouble) => DeviceState::Failed(trouble),
            };
            Vec::new()
        }
        Event::BookOpened(book, opened) => opening::opened(model, book, opened, context),
        Event::StoppedWriting(book) => {
            opening::stopped_writing(model, book);
            Vec::new()
        }
        Event::WroteElsewhere(book) => opening::follow(model, book),
        Event::Saved(book, number) => {
            editing::saved(model, book, number);
            Vec::new()
        }
        Event::NotSaved(book, number, trouble) => {
            editing::not_saved(model, book, number, trouble);
            Vec::new()
        }
        Event::SetFetched(audience, set) => {
            model.set_mut(audience).settle(set);
            // A question that the set does not have is found out only now.
            match model.route.clone() {
                Some(route) => opening::show(model, route, context),
                None => Vec::new(),
            }
        }
        Event::HelpFetched(help) => {
            model.help.settle(help);
            Vec::new()
        }
        Event::Surroundings(surroundings) => {
            model.surroundings = surroundings;
            Vec::new()
        }
    }
}

/// Goes to a page that the app itself chose.
fn go(model: &mut Model, route: Route, context: &mut Context) -> Vec<Effect> {
    let mut effects = vec![Effect::Go(route.clone())];
    effects.extend(opening::show(model, route, context));
    effects
}
