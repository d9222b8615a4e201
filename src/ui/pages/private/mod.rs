//! The page of a young person's PIN: choose one, tap it, see what is under it; and what the page of a question
//! says of it.

mod choose;
mod here;
mod opened;
mod pad;

pub(super) use here::{offer, under};

use super::versions::focus_on;
use crate::{
    app::{
        event::Event,
        exchange::{
            event::Exchanged,
            private::event::{PinTrouble, PrivateEvent},
        },
        route::Route,
        view::{PinState, PrivateView},
    },
    domain::private::{Pad, TAPS},
    i18n::Key,
    ui::{
        components::{
            ButtonKind, El, NoticeKind, Page, busy_button, button, el, group, live, nothing,
            notice, page,
        },
        kit::{Part, Ui, gate, hash, link},
    },
};
use leptos::prelude::*;

/// The page's part of the view.
type View = Part<Box<PrivateView>>;

pub(super) fn draw(ui: Ui, part: View) -> Option<AnyView> {
    part.now()?;
    // The number of the opening in which another PIN was asked for: once it is chosen it is another.
    let changing = RwSignal::new(None::<u64>);
    let was_shut = StoredValue::new(false);
    let state = gate(move || {
        let said = part.read(|v| hash(&(&v.state, v.count, v.can_write)));
        hash(&(said, changing.get()))
    });
    let body = live(move || {
        state.get();
        untrack(|| part.now()).map_or_else(nothing, |view| {
            let shut_now = matches!(view.state, PinState::Shut(_));
            if was_shut.get_value() && !shut_now {
                // The button that opened it is gone.
                focus_on("h1");
            }
            was_shut.set_value(shut_now);
            untrack(|| match &view.state {
                PinState::None if view.can_write => group(choose::draw(ui, part)),
                PinState::None => group(el("p", "").text(ui.t(Key::PrivateNone))),
                PinState::Open { since, .. } if changing.get() == Some(*since) => {
                    group(choose::draw(ui, part))
                }
                PinState::Shut(pads) => group(shut(ui, part, pads)),
                PinState::Open { .. } => group(opened::draw(ui, &view, changing)),
            })
        })
    });
    let title = part.words(move |v| {
        ui.t(match v.state {
            PinState::None => Key::PrivateChoose,
            PinState::Shut(_) => Key::PrivateTap,
            PinState::Open { .. } => Key::PrivateOpened,
        })
    });
    let wants = live(move || {
        let asked = part.read(|v| v.wants.clone());
        asked.map_or_else(String::new, |ask| {
            ui.with(Key::PrivateWants, &[("question", &ask)])
        })
    });
    let back = live(move || {
        let back = part.read(|v| Some(v.back.clone()));
        back.map_or_else(nothing, |route| ui.back(&route).done())
    });
    let frame = Page {
        name: "private",
        title: title.into(),
        progress: Some(part.words(move |v| ui.speaker(&v.speaker)).into()),
        top: vec![el("div", "").child(back)],
        bar: Vec::new(),
    };
    let content = el("div", "os-stack os-stack--loose")
        .child(el("p", "os-private__wants").text(wants))
        .child(trouble(ui, part))
        .child(body);
    Some(page(frame, content))
}

/// What went wrong, and what to do.
fn trouble(ui: Ui, part: View) -> El {
    let said = gate(move || part.read(|v| hash(&(v.trouble, v.wait > 0))));
    let drawn = live(move || {
        said.get();
        let (trouble, waits) = untrack(|| part.read(|v| (v.trouble, v.wait > 0)));
        let (what, todo) = match trouble {
            Some(PinTrouble::Wrong) if waits => (Key::PrivateWrong, None),
            Some(PinTrouble::Wrong) => (Key::PrivateWrong, Some(Key::PrivateWrongDo)),
            Some(PinTrouble::Worker) => (Key::PrivateWorker, Some(Key::PrivateWorkerDo)),
            Some(PinTrouble::Unread) => (Key::PrivateUnread, Some(Key::PrivateUnreadDo)),
            None => return nothing(),
        };
        let todo = todo.map_or_else(String::new, |key| ui.t(key));
        notice(NoticeKind::Problem, ui.t(what), todo, None::<El>).done()
    });
    let wait = live(move || match part.read(|v| v.wait) {
        0 => String::new(),
        seconds => ui.with(Key::PrivateWait, &[("count", &seconds.to_string())]),
    });
    el("div", "os-stack os-stack--tight")
        .child(el("div", "").attr("role", "alert").child(drawn))
        // The seconds are to be seen; said each second they would be a nuisance.
        .child(el("p", "os-private__wait").text(wait))
}

/// The PIN is shut.
fn shut(ui: Ui, part: View, pads: &[Pad]) -> Vec<El> {
    let tapped = RwSignal::new(String::new());
    let pad = RwSignal::new(pads.first().copied().unwrap_or_default());
    let other = (pads.len() > 1).then(|| choose::pads(ui, pad, tapped));
    let shown = live(move || {
        let pad = pad.get();
        untrack(|| pad::draw(ui, pad, tapped).done())
    });
    let open = move || {
        let Some(view) = part.now() else { return };
        let pin = crate::domain::keeping::Phrase::new(tapped.get_untracked());
        tapped.set(String::new());
        focus_on("#pin-open");
        let (book, voice) = (view.book, view.speaker.voice);
        send(ui, PrivateEvent::Try(book, voice, pad.get_untracked(), pin));
    };
    let busy = move || {
        part.read(|v| v.works || v.wait > 0) || !tapped.with(|taps| TAPS.contains(&taps.len()))
    };
    let mut all: Vec<El> = other.into_iter().collect();
    all.push(
        el("div", "")
            .attr("role", "group")
            .attr("aria-label", ui.t(Key::PrivateTap))
            .child(shown),
    );
    all.push(busy_button(
        ButtonKind::Primary,
        "pin-open",
        ui.t(Key::PrivateOpen),
        busy,
        open,
    ));
    all.push(works(ui, part));
    all.push(forgot(ui, part));
    all
}

/// That the phone is working.
fn works(ui: Ui, part: View) -> El {
    let says = live(move || {
        if part.read(|v| v.works) {
            ui.t(Key::PrivateWorks)
        } else {
            String::new()
        }
    });
    el("p", "").attr("role", "status").text(says)
}

/// It is forgotten: asked twice.
fn forgot(ui: Ui, part: View) -> El {
    let asked = RwSignal::new(false);
    let press = live(move || {
        let now = asked.get();
        untrack(|| {
            if !now {
                let ask = move || {
                    asked.set(true);
                    focus_on("#forgot-sure");
                };
                let label = ui.t(Key::PrivateForgotFirst);
                return group(button(ButtonKind::Quiet, "forgot", label, ask));
            }
            let erase = move || {
                if let Some(view) = part.now() {
                    let event = PrivateEvent::Forgotten(view.book, view.speaker.voice);
                    send(ui, event);
                }
                focus_on("h1");
            };
            let keep = move || {
                asked.set(false);
                focus_on("#forgot");
            };
            group(vec![
                el("p", "")
                    .attr("id", "forgot-sure")
                    .attr("tabindex", "-1")
                    .child(el("b", "").text(ui.t(Key::PrivateForgotSure))),
                button(
                    ButtonKind::Danger,
                    "forgot-yes",
                    ui.t(Key::PrivateForgotYes),
                    erase,
                ),
                button(
                    ButtonKind::Quiet,
                    "forgot-no",
                    ui.t(Key::PrivateForgotNo),
                    keep,
                ),
            ])
        })
    });
    let line = |key| el("p", "").text(ui.t(key));
    let many = part.read(|v| v.count);
    let inside = el("div", "os-stack")
        .child(line(Key::PrivateForgotWhat))
        .child(el("p", "").text(count(ui, many)))
        .child(line(Key::PrivateForgotDo))
        .child(press);
    crate::ui::components::details(ui.t(Key::PrivateForgot), false, inside)
}

fn send(ui: Ui, event: PrivateEvent) {
    ui.send(Event::Exchanged(Box::new(Exchanged::Private(event))));
}

/// That some answers are under a PIN, with the way to them.
pub(super) fn some(ui: Ui, private: Option<&(usize, Route)>) -> Option<El> {
    let (many, route) = private?;
    if *many == 0 {
        let mine = link(route.to_string(), ui.t(Key::PrivateMine)).attr("id", "pin-link");
        return Some(el("p", "").child(mine));
    }
    let open = link(route.to_string(), ui.t(Key::PrivateOpenLink)).attr("id", "pin-link");
    Some(notice(
        NoticeKind::Info,
        count(ui, *many),
        String::new(),
        open,
    ))
}

/// How many answers are under a PIN, in words.
fn count(ui: Ui, count: usize) -> String {
    ui.words(|words| words.count(Key::PrivateOne, Key::PrivateCount, count))
}
