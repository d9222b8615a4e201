//! What was said to a question last time: is it still true? On the question's page, and on the page with
//! all of them.

use super::{
    bubble::{how_taken, said_bubble},
    items::choose,
    question::{View, leave_field},
};
use crate::{
    app::{
        event::{Event, RoundEvent},
        route::Route,
        view::LastTime,
    },
    domain::item::Still,
    i18n::Key,
    ui::{
        components::{El, details, el, group, live},
        kit::{Ui, gate, hash, link},
    },
};
use leptos::prelude::*;

/// Above the answer: folded, unless nothing was said yet this time.
pub(super) fn draw(ui: Ui, view: View) -> AnyView {
    // Drawn anew for what was said, never for what is tapped.
    let there =
        gate(move || view.read(|v| hash(&v.more.last.as_ref().map(|last| (&last.said, last.day)))));
    let drawn = live(move || {
        there.get();
        let last = untrack(|| view.read(|v| v.more.last.clone()));
        let card = last.map(|last| {
            let still = move || view.read(|v| v.more.last.as_ref().and_then(|last| last.still));
            let title = match last.day {
                Some(day) => {
                    let day = ui.words(|words| words.day(day));
                    ui.with(Key::LastTimeDay, &[("day", &day)])
                }
                None => ui.t(Key::LastTime),
            };
            details(title, last.still.is_none(), card(ui, &last, still)).attr("id", "last-time")
        });
        group(card.into_iter().collect::<Vec<El>>())
    });
    drawn.into_any()
}

/// What was said, and whether it still holds.
pub(super) fn card(
    ui: Ui,
    last: &LastTime,
    still: impl Fn() -> Option<Still> + Clone + Send + 'static,
) -> El {
    let said = &last.said;
    let how = how_taken(ui, said);
    let id = format!("still-{}-{}", last.at.voice, last.at.question);
    let at = last.at.clone();
    let asked = choose(
        ui,
        &id,
        ui.t(Key::StillAsk),
        vec![Key::StillTrue, Key::StillChanged, Key::StillOver],
        move || {
            let still = still()?;
            Still::ALL.iter().position(|each| *each == still)
        },
        move |place| {
            // Words on their way come first, or what is brought along might take their place.
            leave_field();
            let event = RoundEvent::Still(at.clone(), Still::ALL.get(place).copied());
            ui.send(Event::Rounds(Box::new(event)));
        },
    );
    el("div", "os-stack")
        .child(said_bubble(ui, said, how, None))
        .child(asked)
}

/// The way to the question, to say more or what is true now.
pub(super) fn to_question(ui: Ui, last: &LastTime) -> El {
    let at = &last.at;
    let route = Route::Question(at.book, at.voice, at.question.clone());
    let short = &last.said.heading.short;
    link(route.to_string(), ui.t(Key::StillSay)).attr(
        "aria-label",
        ui.with(Key::StillSayAbout, &[("question", short)]),
    )
}
