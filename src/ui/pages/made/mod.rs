//! Saying it without writing, on the page of a question: say it, draw it, show it. What was made stands below.

mod card;
mod drawing;
mod sheet;
mod sound;

use card::name_of;
pub(super) use card::{shown, whole};

use super::{
    question::{View, target},
    versions::focus_on,
};
use crate::{
    app::{
        event::Event,
        exchange::{
            Step,
            event::Exchanged,
            made::{Cut, MadeAt, MadeEvent, MadeKind, MadeTrouble, PickFrom},
        },
        view::{MadeView, QuestionView},
    },
    domain::change::Value,
    i18n::Key,
    ui::{
        components::{
            ButtonKind, El, FieldKind, NoticeKind, SymbolSize, button, el, group, live, nothing,
            notice, symbol,
        },
        kit::{FieldLook, Ui, field, gate, hash},
    },
};
use leptos::prelude::*;

/// Which way is open.
type Open = RwSignal<Option<MadeKind>>;

/// The ways, and what was made.
pub(super) fn draw(ui: Ui, view: View) -> AnyView {
    let open: Open = RwSignal::new(None);
    let ways = MadeKind::ALL.map(|kind| way(ui, kind, open));
    let panel = live(move || {
        let kind = open.get();
        untrack(|| match kind {
            Some(MadeKind::Sound) => sound::draw(ui, view),
            Some(MadeKind::Drawing) => drawing::draw(ui, view, open),
            Some(MadeKind::Photo) => photo(ui, view),
            None => nothing(),
        })
    });
    let told = gate(move || {
        view.read(|v| {
            let making = &v.more.making;
            hash(&(making.trouble, making.cut, making.unsaved))
        })
    });
    let told = live(move || {
        told.get();
        untrack(|| group(view.read(|v| what_came(ui, v))))
    });
    el("section", "os-made")
        .attr("aria-labelledby", "made")
        .child(
            el("h2", "os-made__title")
                .attr("id", "made")
                .text(ui.t(Key::MadeTitle)),
        )
        .child(el("div", "os-made__ways").child(ways.into_iter().collect::<Vec<El>>()))
        .child(
            el("div", "os-made__panel")
                .attr("id", "made-panel")
                .child(panel),
        )
        .child(el("div", "").child(told))
        .child(cards(ui, view))
        .done()
}

/// A way: its picture and its name.
fn way(ui: Ui, kind: MadeKind, open: Open) -> El {
    let (id, picture, label) = match kind {
        MadeKind::Sound => ("made-say", "say-it", Key::MadeSay),
        MadeKind::Drawing => ("made-draw", "draw-it", Key::MadeDraw),
        MadeKind::Photo => ("made-show", "show-it", Key::MadeShow),
    };
    let is_open = move || (open.get() == Some(kind)).to_string();
    el("button", "os-made__way")
        .attr("type", "button")
        .attr("id", id)
        .attr("aria-controls", "made-panel")
        .live_attr("aria-expanded", live(move || Some(is_open())))
        .on("click", move |_| {
            send(ui, MadeEvent::Read);
            open.update(|open| *open = (*open != Some(kind)).then_some(kind));
        })
        .child(symbol(picture, SymbolSize::Small))
        .child(el("span", "").text(ui.t(label)))
}

/// A photo: from the camera, or from the phone.
fn photo(ui: Ui, view: View) -> AnyView {
    let busy = live(move || {
        let reading = view.read(|v| v.more.making.step) == Some((MadeKind::Photo, Step::Reading));
        if reading {
            busy_line(ui).done()
        } else {
            nothing()
        }
    });
    let again = view.words(move |v| {
        let there = v
            .more
            .making
            .all
            .iter()
            .any(|made| made.kind == MadeKind::Photo);
        if there {
            ui.t(Key::MadeRecordAgainHint)
        } else {
            String::new()
        }
    });
    el("div", "os-card os-stack")
        .child(el("p", "").text(ui.t(Key::MadePhotoLead)))
        .child(el("p", "").text(again))
        .child(pick(ui, view, MadeKind::Photo, PickFrom::Camera))
        .child(pick(ui, view, MadeKind::Photo, PickFrom::Files))
        .child(busy)
        .done()
}

/// Says that something is under way.
fn busy_line(ui: Ui) -> El {
    el("p", "os-busy")
        .attr("role", "status")
        .text(ui.t(Key::MadeReading))
}

/// A control in which a file is picked, as a button.
fn pick(ui: Ui, view: View, kind: MadeKind, from: PickFrom) -> El {
    let (accept, label) = match (kind, from) {
        (MadeKind::Sound, _) => ("audio/*", Key::MadeSoundFile),
        (_, PickFrom::Camera) => ("image/*", Key::MadeCamera),
        (_, PickFrom::Files) => ("image/*", Key::MadePhotoFile),
    };
    let capture = (from == PickFrom::Camera).then(|| "environment".to_owned());
    let control = el("input", "os-file__input")
        .attr("type", "file")
        .attr("id", from.control(kind))
        .attr("accept", accept)
        .maybe("capture", capture)
        .on("change", move |_| {
            if let Some(view) = view.now() {
                send(ui, MadeEvent::Pick(at(&view, kind), from));
            }
        });
    el("label", "os-button os-button--quiet os-file")
        .child(control)
        .child(el("span", "").text(ui.t(label)))
}

/// What came of the last one, if it is not plain to see.
fn what_came(ui: Ui, view: &QuestionView) -> Vec<El> {
    let making = &view.more.making;
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

/// All that was made: each kind stays in place while its words are typed.
fn cards(ui: Ui, view: View) -> El {
    let each = MadeKind::ALL.map(|kind| {
        let there = move |v: &QuestionView| v.more.making.all.iter().any(|made| made.kind == kind);
        let is_there = gate(move || view.read(|v| u64::from(there(v))));
        live(move || {
            let is_there = is_there.get() == 1;
            untrack(|| match view.now() {
                Some(first) if is_there => one(ui, view, &first, kind).done(),
                _ => nothing(),
            })
        })
    });
    let mut all = el("div", "os-stack");
    for one in each {
        all = all.child(one);
    }
    all
}

/// One kind of what was made: to see or to hear, with its words and the way to take it away.
fn one(ui: Ui, view: View, first: &QuestionView, kind: MadeKind) -> El {
    let (name, label, hint) = match kind {
        MadeKind::Sound => ("sound", Key::MadeSoundWords, Key::MadeSoundWordsHint),
        MadeKind::Drawing => ("drawing", Key::MadeDrawingWords, Key::MadePictureWordsHint),
        MadeKind::Photo => ("photo", Key::MadePhotoWords, Key::MadePictureWordsHint),
    };
    let mine = move |v: &QuestionView| -> Vec<MadeView> {
        let all = v.more.making.all.iter();
        all.filter(|made| made.kind == kind).cloned().collect()
    };
    let said = gate(move || view.read(|v| hash(&mine(v))));
    let seen = live(move || {
        said.get();
        untrack(|| {
            let all = view.read(|v| mine(v));
            let each = all.iter().map(|made| {
                let title = el("h3", "os-made__name").text(name_of(ui, made));
                el("div", "os-stack os-stack--tight")
                    .child(title)
                    .child(shown(ui, made))
            });
            group(each.collect::<Vec<El>>())
        })
    });
    let look = FieldLook {
        id: match kind {
            MadeKind::Sound => "sound-words",
            MadeKind::Drawing => "drawing-words",
            MadeKind::Photo => "photo-words",
        },
        label,
        hint: Some(hint),
        kind: FieldKind::Short,
    };
    let text = move || {
        view.read(|v| match kind {
            MadeKind::Sound => v.answer.sound_words.clone(),
            MadeKind::Drawing => v.answer.drawing_words.clone(),
            MadeKind::Photo => v.answer.photo_words.clone(),
        })
    };
    let words = field(ui, look, text, target(first, kind.words()), Value::Text);
    let away = target(first, kind.part());
    let take_away = move || {
        ui.send(away.says(Value::Cleared));
        focus_on(match kind {
            MadeKind::Sound => "#made-say",
            MadeKind::Drawing => "#made-draw",
            MadeKind::Photo => "#made-show",
        });
    };
    el("div", "os-card os-stack")
        .attr("id", ["made-", name].concat())
        .child(seen)
        .child(words)
        .child(asked_twice(ui, kind, name, take_away))
}

/// A button that asks once more.
fn asked_twice(
    ui: Ui,
    kind: MadeKind,
    name: &'static str,
    act: impl Fn() + Clone + Send + 'static,
) -> El {
    // For those who listen: which of them.
    let which = ui.words(|words| words.made(kind, None));
    let about = ui.with(Key::MadeTakeAwayAbout, &[("name", &which)]);
    let asked = RwSignal::new(false);
    let id = move |end: &str| ["away-", name, end].concat();
    let press = live(move || {
        let sure = asked.get();
        untrack(|| {
            if !sure {
                let ask = move || {
                    asked.set(true);
                    focus_on(["#", &id("-sure")].concat());
                };
                return button(ButtonKind::Plain, id(""), ui.t(Key::MadeTakeAway), ask)
                    .attr("aria-label", about.clone())
                    .done();
            }
            let keep = move || {
                asked.set(false);
                focus_on(["#", &id("")].concat());
            };
            let act = act.clone();
            let yes = ui.t(Key::MadeSureYes);
            let question = el("p", "").attr("id", id("-sure")).attr("tabindex", "-1");
            el("div", "os-stack os-stack--tight")
                .child(question.child(el("b", "").text(ui.t(Key::MadeSure))))
                .child(button(ButtonKind::Danger, id("-yes"), yes, act))
                .child(button(
                    ButtonKind::Quiet,
                    id("-no"),
                    ui.t(Key::MadeSureNo),
                    keep,
                ))
                .done()
        })
    });
    el("div", "os-made__away").child(press)
}

/// Where something of this kind goes.
fn at(view: &QuestionView, kind: MadeKind) -> MadeAt {
    MadeAt {
        at: view.at.at.clone(),
        round: view.at.round,
        kind,
    }
}

fn send(ui: Ui, event: MadeEvent) {
    ui.send(Event::Exchanged(Box::new(Exchanged::Made(event))));
}
