//! At the end of a young person's check: their answers are read back to them, and they say whether it is what they
//! mean. All at once, or one answer at a time.

use super::versions::focus_on;
use crate::{
    app::{
        event::Event,
        exchange::event::{Exchanged, MeEvent},
        view::{CheckView, ReadRow},
    },
    domain::{
        card::Agreed,
        ids::{BookId, QuestionId, VoiceId},
    },
    i18n::{self, Key},
    ui::{
        components::{ButtonKind, El, button, details, el, group, live, nothing},
        kit::{Part, Ui, gate, hash},
    },
};
use leptos::prelude::*;

type View = Part<CheckView>;

/// The part of the page; nothing where there is nothing to read back.
pub(super) fn draw(ui: Ui, view: View) -> El {
    // Drawn anew for what was said, never for what is tapped here: the buttons stay where they are.
    let there = gate(move || {
        view.read(|v| hash(&(v.can_write, v.read.iter().map(words).collect::<Vec<_>>())))
    });
    let drawn = live(move || {
        there.get();
        let now = untrack(|| view.now());
        match now {
            Some(now) if now.can_write && !now.read.is_empty() => all(ui, view, &now).done(),
            _ => nothing(),
        }
    });
    el("div", "os-fold").child(drawn)
}

/// What there is to read back of an answer.
fn words(row: &ReadRow) -> (QuestionId, String) {
    let said = &row.said;
    let texts = [&said.words, &said.better, &said.ask].into_iter();
    let texts = texts
        .map(|text| text.trim())
        .filter(|text| !text.is_empty());
    let words = texts.collect::<Vec<_>>().join(" · ");
    (said.heading.question.clone(), words)
}

fn all(ui: Ui, view: View, now: &CheckView) -> El {
    let every: Vec<QuestionId> = now.read.iter().map(|row| words(row).0).collect();
    let says = Says {
        ui,
        book: now.id,
        voice: now.speaker.voice,
    };
    let done = view.words(move |v| {
        let agreed = v.read.iter().filter(|row| row.told == Some(Agreed::Yes));
        let (count, total) = (agreed.count(), v.read.len().to_string());
        if count == 0 {
            return String::new();
        }
        let values = [("count", count.to_string()), ("total", total)];
        let values = values
            .each_ref()
            .map(|(name, value)| (*name, value.as_str()));
        ui.with(Key::ReadDone, &values)
    });
    let yes = move || says.tell(every.clone(), Agreed::Yes);
    let rows: Vec<El> = now.read.iter().map(|row| one(says, view, row)).collect();
    el("section", "os-card os-stack")
        .attr("id", "read-back")
        .child(el("h2", "").text(ui.t(Key::ReadTitle)))
        .child(el("p", "").text(ui.t(Key::ReadLead)))
        .child(button(
            ButtonKind::Quiet,
            "read-all",
            ui.t(Key::ReadAll),
            yes,
        ))
        .child(el("p", "os-read__state").attr("role", "status").text(done))
        .child(details(
            ui.t(Key::ReadOne),
            false,
            el("div", "os-stack os-stack--loose").child(rows),
        ))
}

/// Whose answers they are.
#[derive(Clone, Copy)]
struct Says {
    ui: Ui,
    book: BookId,
    voice: VoiceId,
}

impl Says {
    fn tell(self, questions: Vec<QuestionId>, said: Agreed) {
        let event = MeEvent::ReadBack(self.book, self.voice, questions, said);
        self.ui
            .send(Event::Exchanged(Box::new(Exchanged::Me(event))));
    }
}

/// One answer, with the three things that can be said to it.
fn one(says: Says, view: View, row: &ReadRow) -> El {
    let ui = says.ui;
    let (question, text) = words(row);
    let short = row.said.heading.short.clone();
    let id = format!("read-{question}");
    let of = question.clone();
    let told = move || {
        view.read(|v| {
            let row = v.read.iter().find(|row| row.said.heading.question == of);
            row.and_then(|row| row.told)
        })
    };
    let asked = RwSignal::new(false);
    let press = |said: Agreed| {
        let (at, told) = (question.clone(), told.clone());
        let words = ui.t(i18n::agreed(said));
        let about = ui.with(Key::ReadAbout, &[("question", &short), ("words", &words)]);
        let on_press = {
            let sure = format!("#{id}-sure");
            move || {
                let keeps = said == Agreed::RatherNot;
                asked.set(keeps);
                if keeps {
                    focus_on(sure.clone());
                } else {
                    says.tell(vec![at.clone()], said);
                }
            }
        };
        button(
            ButtonKind::Quiet,
            format!("{id}-{}", name(said)),
            words,
            on_press,
        )
        .attr("aria-label", about)
        .live_attr(
            "aria-pressed",
            live(move || Some((told() == Some(said)).to_string())),
        )
    };
    let buttons = el("div", "os-read__say")
        .child(press(Agreed::Yes))
        .child(press(Agreed::NotQuite))
        .child(press(Agreed::RatherNot));
    let (at, sure_id) = (question.clone(), id.clone());
    let sure = live(move || {
        if !asked.get() {
            return nothing();
        }
        untrack(|| group(sure(says, &sure_id, at.clone(), asked)))
    });
    let state = live({
        let told = told.clone();
        move || match told() {
            Some(Agreed::Yes) => ui.t(Key::ReadAgreed),
            Some(Agreed::NotQuite) => ui.t(Key::ReadNotAgreed),
            Some(Agreed::RatherNot) => ui.t(Key::ReadKept),
            None => String::new(),
        }
    });
    el("div", "os-stack os-stack--tight")
        .child(el("h3", "os-ask").text(row.said.heading.ask.clone()))
        .child(el("p", "os-words").attr("dir", "auto").text(text))
        .child(buttons)
        .child(el("div", "os-stack os-stack--tight").child(sure))
        .child(el("p", "os-read__state").attr("role", "status").text(state))
}

const fn name(said: Agreed) -> &'static str {
    match said {
        Agreed::Yes => "yes",
        Agreed::NotQuite => "not-quite",
        Agreed::RatherNot => "rather-not",
    }
}

/// Says what it means to keep an answer back, before it is kept back.
fn sure(says: Says, id: &str, question: QuestionId, asked: RwSignal<bool>) -> Vec<El> {
    let ui = says.ui;
    let back = format!("#{id}-rather-not");
    let what = [ui.t(Key::ReadRatherWhat), ui.t(Key::ReadRatherOld)].join(" ");
    let what = el("p", "")
        .attr("id", format!("{id}-sure"))
        .attr("tabindex", "-1")
        .text(what);
    let to = back.clone();
    let keep = move || {
        says.tell(vec![question.clone()], Agreed::RatherNot);
        asked.set(false);
        focus_on(to.clone());
    };
    let leave = move || {
        asked.set(false);
        focus_on(back.clone());
    };
    let id = |end: &str| [id, end].concat();
    vec![
        what,
        button(
            ButtonKind::Quiet,
            id("-keep"),
            ui.t(Key::ReadRatherYes),
            keep,
        ),
        button(
            ButtonKind::Plain,
            id("-leave"),
            ui.t(Key::ReadRatherNo),
            leave,
        ),
    ]
}
