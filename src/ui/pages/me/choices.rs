//! What is chosen once for the whole page: who can see it, and how it is written down.

use super::View;
use crate::{
    app::{
        event::Event,
        exchange::event::{Exchanged, MeEvent},
        view::MeView,
    },
    domain::answer::Sharing,
    i18n::{self, Key},
    ui::{
        components::{El, live},
        kit::Ui,
        pages::choices::{bits, helper, open_or_folded, seen_by, taken, who},
    },
};

fn send(ui: Ui, event: MeEvent) {
    ui.send(Event::Exchanged(Box::new(Exchanged::Me(event))));
}

/// Who can see the page: asked openly where nothing was chosen, else folded under what holds.
pub(super) fn seen(ui: Ui, view: View, first: &MeView) -> El {
    let (book, voice) = (first.id, first.speaker.voice);
    let legend = (Key::MeSeen, Some(Key::MeSeenHint));
    let now = move || view.read(|v| v.seen);
    let rows = seen_by(ui, "seen", legend, now, move |sharing| {
        send(ui, MeEvent::Seen(book, voice, sharing));
    });
    let who = who(
        ui,
        "seen-who",
        move || {
            let asks = view.read(|v| v.seen == Some(Sharing::Chosen));
            asks.then_some(Key::SharingWho)
        },
        move || view.read(|v| v.seen_who.clone()),
        move |who| send(ui, MeEvent::SeenBy(book, voice, who)),
    );
    let summary = view.words(move |v| match v.seen {
        Some(seen) => ui.with(
            Key::QuestionSharingNow,
            &[("who", &ui.t(i18n::sharing(seen)))],
        ),
        None => ui.t(Key::MeSeen),
    });
    open_or_folded(first.seen.is_none(), summary, vec![rows, who])
}

/// How the page is written down: asked openly of a young person who has not said so, else folded.
pub(super) fn how(ui: Ui, view: View, first: &MeView) -> El {
    let (book, voice) = (first.id, first.speaker.voice);
    let now = move || view.read(|v| v.how);
    // What another phone said of it stands among the choices, even where nothing here is recorded or drawn.
    let rows = taken(ui, bits(&first.how), now, move |how| {
        send(ui, MeEvent::Taken(book, voice, how));
    });
    let who = who(
        ui,
        "taken-by",
        move || view.read(|v| v.how.and_then(helper)),
        move || view.read(|v| v.taken_by.clone()),
        move |who| send(ui, MeEvent::TakenBy(book, voice, who)),
    );
    let asks = first.own && first.how.is_none();
    open_or_folded(asks, live(move || ui.t(Key::QuestionHow)), vec![rows, who])
}
