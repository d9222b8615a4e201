//! Saying it without writing: say it, draw it, show it. What was made stands below. It is the same on the page of a
//! question, on the page about me and for a card of one's own: see [`Bench`].
//!
//! | file | what it draws |
//! |---|---|
//! | `sound` | a voice note: record it, or pick one |
//! | `drawing`, `sheet`, `tools` | a drawing: the desk, its paper, its pens |
//! | `photo` | a photo, and the control in which a file is picked |
//! | `kept` | all that was made, with its words and the way to take it away |
//! | `card` | one thing that was made, as any page shows it |

mod card;
mod drawing;
mod kept;
mod photo;
mod sheet;
mod sound;
mod tools;

use card::name_of;
pub(super) use card::{picture, shown, whole};

use super::bench::Bench;
use crate::{
    app::{
        event::Event,
        exchange::{
            event::Exchanged,
            made::{Cut, MadeEvent, MadeKind, MadeTrouble},
        },
        view::MakingView,
    },
    i18n::Key,
    ui::{
        components::{El, NoticeKind, SymbolSize, el, group, live, nothing, notice, symbol},
        kit::{Ui, gate, hash},
    },
};
use leptos::prelude::*;

/// Which way is open, of all on the page: never more than one.
#[derive(Clone, Copy)]
pub(super) struct Open(RwSignal<Option<(usize, MadeKind)>>);

impl Open {
    /// None.
    pub fn none() -> Self {
        Self(RwSignal::new(None))
    }

    /// The one that is open here.
    fn here(self, bench: Bench) -> Option<MadeKind> {
        let open = self.0.get();
        open.filter(|(place, _)| *place == bench.place())
            .map(|(_, kind)| kind)
    }

    /// Closes it.
    pub fn close(self) {
        self.0.set(None);
    }
}

/// The ways, and what was made.
pub(super) fn draw(ui: Ui, bench: Bench, open: Open) -> AnyView {
    let ways = bench.kinds().iter().map(|kind| way(ui, bench, *kind, open));
    let now = gate(move || open.here(bench).map_or(0, |kind| 1 + kind as u64));
    let panel = live(move || {
        now.get();
        untrack(|| match open.here(bench) {
            Some(MadeKind::Sound) => sound::draw(ui, bench),
            Some(MadeKind::Drawing) => drawing::draw(ui, bench, open),
            Some(MadeKind::Photo) => photo::draw(ui, bench),
            None => nothing(),
        })
    });
    let told =
        gate(move || bench.making(|making| hash(&(making.trouble, making.cut, making.unsaved))));
    let told = live(move || {
        told.get();
        untrack(|| group(bench.making(|making| what_came(ui, making))))
    });
    // Of several on a page none is a landmark.
    let (tag, role, heading) = if bench.is_alone() {
        ("section", None, "h2")
    } else {
        ("div", Some("group".to_owned()), "h3")
    };
    el(tag, "os-made")
        .maybe("role", role)
        .attr("aria-labelledby", bench.id("made"))
        .child(
            el(heading, "os-made__title")
                .attr("id", bench.id("made"))
                .text(ui.t(bench.title())),
        )
        .child(el("div", "os-made__ways").child(ways.collect::<Vec<El>>()))
        .child(
            el("div", "os-made__panel")
                .attr("id", bench.id("made-panel"))
                .child(panel),
        )
        .child(el("div", "").child(told))
        .child(kept::draw(ui, bench))
        .done()
}

/// The id of the button of a way.
const fn way_id(kind: MadeKind) -> &'static str {
    match kind {
        MadeKind::Sound => "made-say",
        MadeKind::Drawing => "made-draw",
        MadeKind::Photo => "made-show",
    }
}

/// A way: its picture and its name.
fn way(ui: Ui, bench: Bench, kind: MadeKind, open: Open) -> El {
    let (picture, label) = match kind {
        MadeKind::Sound => ("say-it", Key::MadeSay),
        MadeKind::Drawing => ("draw-it", Key::MadeDraw),
        MadeKind::Photo => ("show-it", Key::MadeShow),
    };
    let is_open = move || (open.here(bench) == Some(kind)).to_string();
    el("button", "os-made__way")
        .attr("type", "button")
        .attr("id", bench.id(way_id(kind)))
        .attr("aria-controls", bench.id("made-panel"))
        .live_attr("aria-expanded", live(move || Some(is_open())))
        .on("click", move |_| {
            // What is recorded ends with its panel, and what was heard is kept.
            send(ui, MadeEvent::StopRecording);
            send(ui, MadeEvent::Read);
            let closes = untrack(|| open.here(bench)) == Some(kind);
            open.0.set((!closes).then_some((bench.place(), kind)));
        })
        .child(symbol(picture, SymbolSize::Small))
        .child(el("span", "").text(ui.t(label)))
}

/// Says that something is under way.
fn busy_line(ui: Ui) -> El {
    el("p", "os-busy")
        .attr("role", "status")
        .text(ui.t(Key::MadeReading))
}

/// What came of the last one, if it is not plain to see.
fn what_came(ui: Ui, making: &MakingView) -> Vec<El> {
    let cut = making.cut.map(|cut| {
        let what = match cut {
            Cut::Full => Key::MadeCutFull,
            Cut::Hidden => Key::MadeCutHidden,
            Cut::Ended => Key::MadeCutEnded,
        };
        notice(
            NoticeKind::Warn,
            ui.t(what),
            ui.t(Key::MadeCutKept),
            None::<El>,
        )
    });
    let trouble = making.trouble.map(|(_, trouble)| {
        let (what, todo) = trouble_words(trouble);
        notice(NoticeKind::Problem, ui.t(what), ui.t(todo), None::<El>).attr("id", "made-trouble")
    });
    let unsaved = making.unsaved.then(|| {
        let (what, todo) = (Key::MadeUnsaved, Key::MadeUnsavedDo);
        notice(NoticeKind::Warn, ui.t(what), ui.t(todo), None::<El>).attr("id", "made-unsaved")
    });
    cut.into_iter().chain(trouble).chain(unsaved).collect()
}

/// What happened, and what to do.
const fn trouble_words(trouble: MadeTrouble) -> (Key, Key) {
    match trouble {
        MadeTrouble::NoMicrophone => (Key::MadeNoMicrophone, Key::MadeNoMicrophoneDo),
        MadeTrouble::Refused => (Key::MadeRefused, Key::MadeRefusedDo),
        MadeTrouble::CannotRecord => (Key::MadeCannotRecord, Key::MadeCannotRecordDo),
        MadeTrouble::Nothing => (Key::MadeNothing, Key::MadeNothingDo),
        MadeTrouble::NoPicture => (Key::MadeNoPicture, Key::MadeNoPictureDo),
        MadeTrouble::Empty => (Key::MadeEmpty, Key::MadeEmptyDo),
        MadeTrouble::Heic => (Key::MadeHeic, Key::MadeHeicDo),
        MadeTrouble::Document => (Key::MadeDocument, Key::MadeDocumentDo),
        MadeTrouble::Film => (Key::MadeFilm, Key::MadeFilmDo),
        MadeTrouble::TooManyDots => (Key::MadeTooManyDots, Key::MadeTooManyDotsDo),
        MadeTrouble::NoSound => (Key::MadeNoSound, Key::MadeNoSoundDo),
        MadeTrouble::TooLong => (Key::MadeTooLong, Key::MadeTooLongDo),
        MadeTrouble::TooLarge => (Key::MadeTooLarge, Key::MadeTooLargeDo),
    }
}

fn send(ui: Ui, event: MadeEvent) {
    ui.send(Event::Exchanged(Box::new(Exchanged::Made(event))));
}
