//! A voice note: record it, stop, record again; or pick a sound that is on the phone.

use super::{Bench, busy_line, photo::pick, send, way_id};
use crate::{
    app::{
        exchange::{
            Step,
            made::{MadeEvent, MadeKind, PickFrom},
        },
        view::MakingView,
    },
    i18n::Key,
    ui::{
        components::{ButtonKind, El, button, el, group, live},
        kit::{Ui, gate},
        pages::versions::focus_on,
    },
};
use leptos::prelude::*;

/// The button that ends a recording.
const STOP: &str = "made-stop";

/// What the panel shows, whatever the seconds are.
#[derive(Clone, Copy, PartialEq)]
enum Phase {
    Ready,
    Again,
    Listening,
    Reading,
}

fn phase(making: &MakingView) -> Phase {
    match making.step {
        Some((MadeKind::Sound, Step::Asking | Step::Recording(_))) => Phase::Listening,
        Some((MadeKind::Sound, Step::Reading)) => Phase::Reading,
        _ if making.all.iter().any(|made| made.kind == MadeKind::Sound) => Phase::Again,
        _ => Phase::Ready,
    }
}

pub(super) fn draw(ui: Ui, bench: Bench) -> AnyView {
    let phase = move || {
        bench
            .making(|making| Some(phase(making)))
            .unwrap_or(Phase::Ready)
    };
    let now = gate(move || phase() as u64);
    let inside = live(move || {
        now.get();
        untrack(|| {
            let phase = phase();
            if phase != Phase::Listening && on_stop() {
                // The button goes, however the recording ended: by hand, by a call, by the clock, or before it
                // began.
                focus_on(["#", &bench.id(way_id(MadeKind::Sound))].concat());
            }
            group(match phase {
                Phase::Ready => ready(ui, bench, Key::MadeRecordLead, Key::MadeRecord),
                Phase::Again => ready(ui, bench, Key::MadeRecordAgainHint, Key::MadeRecordAgain),
                Phase::Listening => vec![listening(ui, bench), stop(ui)],
                Phase::Reading => vec![busy_line(ui)],
            })
        })
    });
    el("div", "os-card os-stack").child(inside).done()
}

fn ready(ui: Ui, bench: Bench, lead: Key, record: Key) -> Vec<El> {
    let begin = move || {
        if let Some(at) = untrack(|| bench.made_at(MadeKind::Sound)) {
            send(ui, MadeEvent::Record(at));
            // Refused at once, the button to end it is never there.
            focus_on("#made-stop, #made-record");
        }
    };
    vec![
        el("p", "").text(ui.t(lead)),
        button(ButtonKind::Primary, "made-record", ui.t(record), begin),
        pick(ui, bench, MadeKind::Sound, PickFrom::Files),
    ]
}

/// That the phone is asked, then that it records: in words, in a sign and by the time that runs. Said once to those
/// who listen, and not again each second.
fn listening(ui: Ui, bench: Bench) -> El {
    let seconds = move || {
        bench.making(|making| match making.step {
            Some((_, Step::Recording(seconds))) => Some(seconds),
            _ => None,
        })
    };
    let says = live(move || {
        ui.t(match seconds() {
            Some(_) => Key::MadeRecording,
            None => Key::MadeAsking,
        })
    });
    let time = live(move || {
        let seconds = seconds().unwrap_or_default();
        let time = format!("{}:{:02}", seconds / 60, seconds % 60);
        ui.with(Key::MadeOfThree, &[("time", &time)])
    });
    let hidden = live(move || seconds().is_none().then(String::new));
    el("div", "os-made__recording")
        .child(el("p", "os-made__live").attr("role", "status").text(says))
        .child(
            el("p", "os-made__time")
                .attr("role", "timer")
                .live_attr("hidden", hidden)
                .text(time),
        )
}

fn stop(ui: Ui) -> El {
    let stop = move || send(ui, MadeEvent::StopRecording);
    button(ButtonKind::Danger, STOP, ui.t(Key::MadeStop), stop)
}

/// Whether the button that ends it has the focus.
fn on_stop() -> bool {
    let now = document().active_element();
    now.is_some_and(|element| element.id() == STOP)
}
