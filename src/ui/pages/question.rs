//! One question a page. What is asked comes first, what to know is folded, one thing to press.

use super::choices;
use crate::{
    app::{
        event::Event,
        view::{Offer, QuestionView},
    },
    domain::{answer::Part as AnswerPart, change::Value, question::Audience},
    i18n::{self, Key},
    ui::{
        components::{
            ButtonKind, El, Face, Feelings, FieldKind, Live, NoticeKind, Page, Row, Words, button,
            details, el, feelings, group, link_button, live, nothing, notice, page, row,
        },
        kit::{FieldLook, Part, Target, Ui, face_of, feeling_of, field, gate, hash, link, saved},
        screen::Place,
    },
};
use leptos::{prelude::*, wasm_bindgen::JsCast, web_sys};

/// The question's part of the view.
pub(super) type View = Part<Box<QuestionView>>;

pub(super) fn draw(ui: Ui, view: View) -> Option<AnyView> {
    let first = view.now()?;
    let title = view.words(|v| v.heading.ask.clone());
    let frame = frame(ui, view, &first, title.into());
    let body = el("div", "os-stack os-stack--loose")
        .child(top(ui, view, first.audience))
        .child(el("div", "os-fold").child(offers(ui, view)))
        .child(before(ui, &first))
        .child(know(ui, &first))
        .child(answer(ui, view, &first));
    Some(page(frame, body))
}

/// What stands around a question.
pub(super) fn frame(ui: Ui, view: View, first: &QuestionView, title: Words) -> Page {
    let number = [
        ("number", first.number.to_string()),
        ("total", first.total.to_string()),
    ];
    let [number, total] = number
        .each_ref()
        .map(|(name, value)| (*name, value.as_str()));
    let topic = ui.t(i18n::topic(first.heading.topic));
    let progress = ui.with(Key::QuestionCount, &[("topic", &topic), number, total]);
    // Whose answer it is, always: on a shared phone one voice must never pass for the other.
    let progress = view.words(move |v| {
        let name = ui.speaker(&v.speaker);
        ui.with(Key::QuestionOf, &[("name", &name), ("progress", &progress)])
    });
    let help = link_button(ButtonKind::Top, ui.t(Key::AppHelp), "/help".into());
    Page {
        name: "question",
        title,
        progress: Some(progress.into()),
        top: vec![ui.back(&first.back), help],
        bar: bar(ui, first),
    }
}

/// Where the ways to put the question stand, and reading aloud, once they are here: nothing moves when they come.
pub(super) fn top(ui: Ui, view: View, audience: Audience) -> El {
    let class = match audience {
        Audience::YoungPerson => "os-place",
        Audience::Parent => "os-place os-place--line",
    };
    el("div", class).child(view.more(ui, Place::Top))
}

/// All that can be said.
pub(super) fn answer(ui: Ui, view: View, first: &QuestionView) -> El {
    let closed = live(move || view.read(|v| !v.can_write).then(String::new));
    let feeling = how_it_goes(ui, view, target(first, AnswerPart::Feeling));
    let about = first.clone();
    // What stands below the screen at first is drawn right after what stands on it.
    let below = live(move || {
        if !ui.settled.get() {
            return nothing();
        }
        untrack(|| {
            let first = &about;
            group(vec![
                short(ui, view, first, AnswerPart::Better),
                short(ui, view, first, AnswerPart::Ask),
                easy_to_say(ui, view, first),
                matters(ui, view, first),
                choices::sharing(ui, view, first),
                choices::how(ui, view, first),
                choices::instead(ui, view, first),
                view.more(ui, Place::AfterAnswer),
            ])
        })
    });
    el("fieldset", "os-plain os-stack os-stack--loose")
        .live_attr("disabled", closed)
        .child(view.more(ui, Place::BeforeAnswer))
        .child(feeling)
        .child(
            el("div", "os-stack os-stack--tight")
                .child(words(ui, view, first))
                .child(saved(ui, move || view.read(|v| Some(v.saving)))),
        )
        .child(el("div", "os-place--made").child(view.more(ui, Place::AfterWords)))
        .child(below)
}

pub(super) fn words(ui: Ui, view: View, first: &QuestionView) -> El {
    let look = FieldLook {
        id: "words",
        label: Key::QuestionWords,
        hint: Some(Key::QuestionWordsHint),
        kind: FieldKind::Words,
    };
    let text = move || view.read(|v| v.answer.words.clone());
    let to = target(first, AnswerPart::Words);
    field(ui, look, text, to, Value::Text)
}

/// A place for a sentence or two, under the words.
pub(super) fn short(ui: Ui, view: View, first: &QuestionView, part: AnswerPart) -> El {
    let (id, label) = match part {
        AnswerPart::Better => ("better", Key::QuestionBetter),
        _ => ("ask", Key::QuestionAsk),
    };
    let look = FieldLook {
        id,
        label,
        hint: None,
        kind: FieldKind::Short,
    };
    let text = move || {
        view.read(|v| match part {
            AnswerPart::Better => v.answer.better.clone(),
            _ => v.answer.ask.clone(),
        })
    };
    field(ui, look, text, target(first, part), Value::Text)
}

/// Where one part of the answer goes.
pub(super) fn target(first: &QuestionView, part: AnswerPart) -> Target {
    Target {
        book: first.at.at.book,
        by: first.at.at.voice,
        field: first.at.part(part),
    }
}

/// What is offered comes a moment after the question: nothing waits for it.
fn offers(ui: Ui, view: View) -> Live<AnyView> {
    let said = gate(move || view.read(|v| hash(&v.offer)));
    live(move || {
        said.get();
        untrack(|| view.read(|v| v.offer.clone())).map_or_else(nothing, |o| offer(ui, o).done())
    })
}

/// A book that one may have meant to go on with.
fn offer(ui: Ui, offer: Offer) -> El {
    let (what, href, label) = match offer {
        Offer::Book(card) => (
            ui.named(Key::OfferNamed, Key::OfferWhat, &card.name),
            // Its home, not the last question: that may be another voice's.
            card.home.to_string(),
            Key::OfferOpen,
        ),
        Offer::Books => (ui.t(Key::OfferWhat), "/books".to_owned(), Key::OfferBooks),
    };
    notice(
        NoticeKind::Info,
        what,
        String::new(),
        link(href, ui.t(label)),
    )
}

/// What one has to know before saying anything: what must be passed on. A parent is told once.
pub(super) fn before(ui: Ui, first: &QuestionView) -> Option<El> {
    let what = match first.audience {
        Audience::YoungPerson => Key::SafetyWhat,
        Audience::Parent if first.number == 1 => Key::SafetyWhatAdult,
        Audience::Parent => return None,
    };
    let more = link("/help".into(), ui.t(Key::SafetyHelp));
    Some(notice(NoticeKind::Info, ui.t(what), String::new(), more))
}

/// Things to think about, and why it is asked.
pub(super) fn know(ui: Ui, first: &QuestionView) -> El {
    let think: Vec<El> = first
        .think
        .iter()
        .map(|row| el("li", "").text(row.clone()))
        .collect();
    let why = el("p", "")
        .child(el("b", "").text([&ui.t(Key::QuestionWhy), ": "].concat()))
        .text(first.why.clone());
    details(
        ui.t(Key::QuestionThink),
        false,
        vec![el("ul", "").child(think), why],
    )
}

pub(super) fn how_it_goes(ui: Ui, view: View, target: Target) -> El {
    let audience = view.read(|v| Some(v.audience)).unwrap_or(Audience::Parent);
    let asked = Feelings {
        id: "feeling",
        legend: ui.t(Key::QuestionFeeling),
        labels: Face::ALL.map(|face| ui.t(i18n::feeling(feeling_of(face), audience))),
        clear: ui.t(Key::QuestionFeelingClear),
    };
    let chosen = move || view.read(|v| v.answer.feeling.map(face_of));
    feelings(asked, chosen, move |face| {
        let value = face.map_or(Value::Cleared, |face| Value::Feeling(feeling_of(face)));
        ui.send(target.says(value));
    })
}

/// A sentence that is easy to say at the meeting, and that can be put among the questions to ask.
fn easy_to_say(ui: Ui, view: View, first: &QuestionView) -> El {
    let (target, sentence) = (target(first, AnswerPart::Ask), first.say.clone());
    let put = move || {
        leave_field();
        let before = untrack(|| view.read(|v| v.answer.ask.clone()));
        if !before.lines().any(|line| line.trim() == sentence) {
            let both = [before.trim_end(), &sentence].join("\n");
            ui.send(target.says(Value::Text(both.trim_start().to_owned())));
        }
    };
    let inside = vec![
        el("p", "os-words").text(first.say.clone()),
        button(ButtonKind::Quiet, "put-ask", ui.t(Key::QuestionSayAsk), put),
    ];
    details(ui.t(Key::QuestionSay), false, inside)
}

/// What is being typed goes to the core before anything is added to it. Not every browser takes the
/// focus from a field when a button is pressed.
pub(super) fn leave_field() {
    let field = document().active_element();
    if let Some(field) = field.and_then(|field| field.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = field.blur();
    }
}

pub(super) fn matters(ui: Ui, view: View, first: &QuestionView) -> El {
    let at = first.at.at.clone();
    let checked: Live<bool> = live(move || view.read(|v| v.answer.matters));
    let shown = Row {
        control: "checkbox",
        class: "os-row os-row--box",
        id: "matters".to_owned(),
        name: "matters".into(),
        face: None,
        label: ui.t(Key::QuestionMatters),
        hint: Some(ui.t(Key::QuestionMattersHint)),
        checked,
    };
    row(shown, move |yes| ui.send(Event::Picked(at.clone(), yes)))
}

fn bar(ui: Ui, first: &QuestionView) -> Vec<El> {
    let over = first.at.at.clone();
    let over = move || ui.send(Event::Skipped(over.clone()));
    vec![
        button(ButtonKind::Plain, "skip", ui.t(Key::AppSkip), over),
        go_on(ui, first),
    ]
}

/// On to the next question.
pub(super) fn go_on(ui: Ui, first: &QuestionView) -> El {
    let on = first.at.at.clone();
    let on = move || ui.send(Event::Continued(on.clone()));
    button(ButtonKind::Primary, "continue", ui.t(Key::AppContinue), on)
}
