//! In place of what is locked: the one field that opens it, and what to do without. Nothing of the book is in it.

use super::lock::{Typed, secret_field, send, show_it, trouble, works};
use crate::{
    app::{exchange::locks::event::LockEvent, route::Route, view::UnlockView},
    domain::{
        keeping::Phrase,
        lock::{Locked, Secret, Way},
    },
    i18n::{self, Key},
    ui::{
        components::{
            ButtonKind, El, Page, SymbolSize, busy_button, button, details, el, link_button, live,
            page, symbol,
        },
        kit::{Part, Ui, gate, hash},
        pages::versions::focus_on,
    },
};
use leptos::prelude::*;

pub(super) fn draw(ui: Ui, part: Part<UnlockView>) -> Option<AnyView> {
    let first = part.now()?;
    let (on, shut) = (first.on, first.shut);
    let title = match on {
        Locked::Whole => ui.t(Key::UnlockTitleWhole),
        Locked::Book(_) => {
            let name = &shut.cover.nickname;
            ui.named(Key::UnlockTitleNamed, Key::UnlockTitle, name)
        }
    };
    let top = match on {
        Locked::Whole => Vec::new(),
        Locked::Book(_) => vec![ui.back(&Route::Books)],
    };
    let frame = Page {
        name: "unlock",
        title: title.into(),
        progress: None,
        top,
        bar: Vec::new(),
    };
    let picture = shut.cover.picture.map(|picture| {
        el("p", "os-unlock__picture")
            .child(symbol(picture.symbol(), SymbolSize::Large))
            .child(el("span", "os-heard").text(ui.t(i18n::picture(picture))))
    });
    let meeting = shut.cover.meeting.map(|day| {
        let date = ui.words(|words| words.day(day));
        el("p", "os-soft").text(ui.with(Key::UnlockMeeting, &[("day", &date)]))
    });
    let way = RwSignal::new(Way::Secret);
    let body = live(move || {
        let way = way.get();
        untrack(|| asked(ui, part, on, way).done())
    });
    let other = shut.sheet.then(|| {
        let label = live(move || {
            ui.t(match way.get() {
                Way::Secret => Key::UnlockWithSheet,
                Way::Sheet => Key::UnlockWithSecret,
            })
        });
        button(ButtonKind::Quiet, "other-way", label, move || {
            way.update(|way| {
                *way = match way {
                    Way::Secret => Way::Sheet,
                    Way::Sheet => Way::Secret,
                };
            });
            send(ui, LockEvent::Read);
            focus_on("#secret");
        })
    });
    let mut card = vec![];
    card.extend(picture);
    card.extend(meeting);
    card.push(el("div", "").child(body));
    card.extend(other);
    let body = vec![
        el("section", "os-card os-stack").child(card),
        cannot(ui, on),
    ];
    Some(page(frame, body))
}

/// The field, and what came of the last try.
fn asked(ui: Ui, part: Part<UnlockView>, on: Locked, way: Way) -> El {
    let typed: Typed = RwSignal::new(String::new());
    let secret = match way {
        Way::Secret => part.read(|v| v.shut.secret),
        Way::Sheet => Secret::Words,
    };
    let label = match (way, secret) {
        (Way::Sheet, _) => Key::UnlockSheet,
        (Way::Secret, Secret::Words) => Key::UnlockWords,
        (Way::Secret, Secret::Numbers) => Key::UnlockPin,
    };
    let shown = RwSignal::new(false);
    let busy = move || part.read(|v| v.works || v.wait > 0) || typed.with(|t| t.trim().is_empty());
    let open = move || {
        if untrack(busy) {
            return;
        }
        let words = typed.get_untracked();
        typed.set(String::new());
        send(ui, LockEvent::Try(on, way, Phrase::new(words)));
    };
    let wrong = gate(move || part.read(|v| hash(&v.trouble)));
    let said = live(move || {
        wrong.get();
        untrack(|| trouble(ui, part.read(|v| v.trouble)))
    });
    // Counted for the eye; said once, when it begins.
    let waiting = gate(move || part.read(|v| u64::from(v.wait > 0)));
    let heard = live(move || {
        if waiting.get() == 0 {
            return String::new();
        }
        untrack(|| wait_words(ui, part))
    });
    let wait = live(move || wait_words(ui, part));
    el("div", "os-stack")
        .child(el("div", "").attr("role", "alert").child(said))
        .child(el("p", "os-heard").attr("role", "status").text(heard))
        .child(
            el("p", "os-unlock__wait")
                .attr("aria-hidden", "true")
                .text(wait),
        )
        .child(secret_field(
            ui, "secret", label, secret, typed, shown, open,
        ))
        .child(show_it(ui, "show", shown))
        .child(busy_button(
            ButtonKind::Primary,
            "open",
            ui.t(Key::UnlockOpen),
            busy,
            open,
        ))
        .child(works(ui, move || part.read(|v| v.works)))
}

fn wait_words(ui: Ui, part: Part<UnlockView>) -> String {
    match part.read(|v| v.wait) {
        0 => String::new(),
        wait => ui.with(Key::UnlockWait, &[("count", &wait.to_string())]),
    }
}

/// What to do when nothing opens it.
fn cannot(ui: Ui, on: Locked) -> El {
    let line = |key| el("p", "").text(ui.t(key));
    let mut inside = vec![line(Key::UnlockCannotWhat)];
    if matches!(on, Locked::Book(_)) {
        inside.push(line(Key::UnlockCannotFile));
        inside.push(link_button(
            ButtonKind::Quiet,
            ui.t(Key::UnlockCannotImport),
            Route::Import.to_string(),
        ));
    }
    let (label, route) = match on {
        Locked::Book(book) => (Key::RemoveTitle, Route::Remove(book)),
        Locked::Whole => (Key::AllTitle, Route::Settings),
    };
    inside.push(link_button(
        ButtonKind::Plain,
        ui.t(label),
        route.to_string(),
    ));
    details(
        ui.t(Key::UnlockCannot),
        false,
        el("div", "os-stack").child(inside),
    )
}
