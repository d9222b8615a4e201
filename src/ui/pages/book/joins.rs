//! On the book's home, folded: what was joined when two books became one, and the way to take it apart
//! or to join it again.

use super::join_words::{self, Press, Words};
use crate::{
    app::{
        event::Event,
        exchange::event::Exchanged,
        view::{BookView, JoinView, Joined},
    },
    domain::ids::BookId,
    i18n::Key,
    ui::{
        components::{El, details, el, group, live, nothing},
        kit::{Part, Ui, gate, hash},
        pages::versions::focus_on,
    },
};
use leptos::prelude::*;

pub(super) fn draw(ui: Ui, part: Part<BookView>, book: BookId) -> El {
    let any = gate(move || part.read(|v| u64::from(!v.joins.is_empty())));
    // The fold stays while what is in it changes, so that it does not close under the finger.
    let fold = live(move || {
        if any.get() == 0 {
            return nothing();
        }
        // Nor are the rows drawn anew for what is said elsewhere on the page.
        let said = gate(move || part.read(|v| hash(&(&v.joins, v.can_write))));
        let rows = live(move || {
            said.get();
            let draw = |view: &BookView| {
                let joins = view.joins.iter().enumerate();
                joins
                    .map(|(place, join)| row(ui, book, view.can_write, place, join))
                    .collect::<Vec<El>>()
            };
            group(untrack(|| part.read(draw)))
        });
        let body = el("div", "os-stack os-stack--loose")
            .child(el("p", "").text(ui.t(Key::JoinsLead)))
            .child(el("div", "os-stack os-stack--loose").child(rows));
        group(details(ui.t(Key::JoinsTitle), false, body))
    });
    el("div", "os-fold").attr("id", "joins").child(fold)
}

fn row(ui: Ui, book: BookId, can_write: bool, place: usize, join: &JoinView) -> El {
    let event = if join.is_one {
        Exchanged::Part(book, join.pair)
    } else {
        Exchanged::Join(book, join.pair)
    };
    let Words {
        now,
        hints,
        buttons,
    } = match &join.of {
        Joined::Books { day, can_take_out } => {
            let since = join.is_one.then_some(*day);
            join_words::books(ui, since, *can_take_out, event)
        }
        Joined::People(first, second) => {
            join_words::people(ui, join.is_one, (first, second), event)
        }
        Joined::Meetings { days, .. } if join.is_one => join_words::meetings(ui, *days, event),
        Joined::Meetings { days, shown } => {
            join_words::two_meetings(ui, book, *days, *shown, event)
        }
    };
    let id = format!("join-{place}");
    let press = |press: Press| {
        let Press {
            label,
            about,
            event,
        } = press;
        let row = format!("#join-{place}");
        el("button", "os-button os-button--quiet")
            .attr("type", "button")
            .maybe("aria-label", about)
            .maybe("disabled", (!can_write).then(String::new))
            .on("click", move |_| {
                ui.send(Event::Exchanged(Box::new(event.clone())));
                // The row says what it is now; what was pressed is gone.
                focus_on(row.clone());
            })
            .text(label)
    };
    let now = el("p", "")
        .attr("id", id)
        .attr("tabindex", "-1")
        .child(el("b", "").attr("dir", "auto").text(now));
    let hints: Vec<El> = hints
        .into_iter()
        .map(|hint| el("p", "").text(hint))
        .collect();
    let buttons: Vec<El> = buttons.into_iter().map(press).collect();
    el("div", "os-stack os-stack--tight")
        .child(now)
        .child(hints)
        .child(el("div", "os-wrap").child(buttons))
}
