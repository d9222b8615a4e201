//! My turn: the device is handed to a young person, and given back. Leaving fast: a corner on every page, and
//! the page that is shown instead.

use super::question::leave_field;
use crate::{
    app::{
        event::{Event, HandsEvent},
        route::Route,
        view::{TurnState, TurnView},
    },
    i18n::Key,
    ui::{
        components::{
            ButtonKind, El, NoticeKind, Page, SymbolSize, button, details, el, link_button, live,
            nothing, notice, page, symbol,
        },
        kit::{Part, Ui, gate, hash},
        screen::Shown,
    },
};
use leptos::prelude::*;

/// The page of a turn: before it, in it, and when it is over.
pub(super) fn draw(ui: Ui, part: Part<TurnView>) -> Option<AnyView> {
    let first = part.now()?;
    let (book, voice) = (first.book, first.voice);
    let state = gate(move || part.read(|v| hash(&(v.state as u8))));
    let body = live(move || {
        state.get();
        let now = untrack(|| part.now());
        now.map_or_else(nothing, |view| body(ui, &view).done())
    });
    let title = part.words(move |v| {
        let name = v
            .speaker
            .as_ref()
            .map(|s| s.name.clone())
            .unwrap_or_default();
        match v.state {
            TurnState::Before => ui.named(Key::TurnBeforeNamed, Key::TurnBefore, &name),
            TurnState::Now => ui.named(Key::TurnNowNamed, Key::TurnNow, &name),
            TurnState::Over => ui.t(Key::TurnOver),
        }
    });
    let back = live(move || {
        let before = part.read(|v| v.state == TurnState::Before);
        if before {
            ui.back(&Route::Views(book, voice)).done()
        } else {
            nothing()
        }
    });
    let frame = Page {
        name: "turn",
        title: title.into(),
        progress: None,
        top: vec![el("div", "").child(back)],
        bar: Vec::new(),
    };
    Some(page(
        frame,
        el("div", "os-stack os-stack--loose").child(body),
    ))
}

fn body(ui: Ui, view: &TurnView) -> El {
    let (book, voice) = (view.book, view.voice);
    let line = |key| el("p", "").text(ui.t(key));
    let row = |name: &str, key| {
        el("li", "os-turn__row")
            .child(symbol(name, SymbolSize::Small))
            .child(el("p", "").text(ui.t(key)))
    };
    let rows = |rows: Vec<El>| el("ul", "os-turn").attr("role", "list").child(rows);
    let on = link_button(
        ButtonKind::Primary,
        ui.t(if view.state == TurnState::Over {
            Key::TurnOpen
        } else {
            Key::TurnGoOn
        }),
        match view.state {
            TurnState::Over => Route::Book(book).to_string(),
            TurnState::Before | TurnState::Now => Route::Views(book, voice).to_string(),
        },
    );
    let all = match view.state {
        TurnState::Before => {
            let begin = move || ui.send(Event::Hands(HandsEvent::Begun(book, voice)));
            vec![
                rows(vec![
                    row("start-young-person", Key::TurnBeforeOwn),
                    row("check", Key::TurnBeforeSaved),
                    row("settings", Key::TurnBeforeNoLock),
                ]),
                button(
                    ButtonKind::Primary,
                    "begin-turn",
                    ui.t(Key::TurnBegin),
                    begin,
                ),
            ]
        }
        TurnState::Now => {
            let over = move || ui.send(Event::Hands(HandsEvent::GivenBack));
            let give = vec![
                line(Key::TurnGiveWhat),
                button(ButtonKind::Quiet, "give-back", ui.t(Key::TurnGiveYes), over),
            ];
            vec![
                rows(vec![
                    row("views", Key::TurnNowKept),
                    row("taking-part", Key::TurnNowWho),
                    row("safety", Key::SafetyWhat),
                ]),
                on,
                details(ui.t(Key::TurnGive), false, give),
            ]
        }
        TurnState::Over => vec![
            notice(
                NoticeKind::Info,
                ui.t(Key::TurnOverSaved),
                ui.t(Key::TurnOverOpen),
                None::<El>,
            ),
            on,
        ],
    };
    el("div", "os-stack os-stack--loose").child(all)
}

/// What stands in the corner of every page.
pub(super) fn corner(ui: Ui, key: &Shown) -> AnyView {
    let help = match key {
        Shown::One("left") => return nothing(),
        // Their own bar leads there, or they are there.
        Shown::Question(_) | Shown::Put(..) | Shown::One("help") => None,
        _ => Some(link_button(
            ButtonKind::Top,
            ui.t(Key::AppHelp),
            "/help".into(),
        )),
    };
    let door = view! {
        <svg class="os-corner__door" viewBox="0 0 24 24" aria-hidden="true">
            <path d="M14 4H6v16h8M10 12h11M17 8l4 4-4 4"></path>
        </svg>
    };
    let leave = el("button", "os-corner__leave")
        .attr("type", "button")
        .attr("id", "leave-fast")
        .attr("aria-label", ui.t(Key::LeaveFast))
        .attr("title", ui.t(Key::LeaveFast))
        .on("click", move |_| {
            leave_field();
            ui.send(Event::Hands(HandsEvent::Left));
        })
        .child(door.into_any());
    el("nav", "os-corner os-no-print")
        .attr("aria-label", ui.t(Key::LeaveCorner))
        .child(help)
        .child(leave)
        .done()
}

/// A page that says nothing of the app.
pub(super) fn left(ui: Ui) -> AnyView {
    let frame = Page {
        name: "left",
        title: ui.t(Key::LeftTitle).into(),
        progress: None,
        top: Vec::new(),
        bar: Vec::new(),
    };
    let back = move || ui.send(Event::Hands(HandsEvent::CameBack));
    let body = vec![
        el("p", "").text(ui.t(Key::LeftNothing)),
        button(ButtonKind::Plain, "come-back", ui.t(Key::LeftMore), back),
    ];
    page(frame, body)
}
