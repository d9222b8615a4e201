//! One question a page. What is asked comes first, what to know is folded, one thing to press.

use super::choices;
use crate::{
    app::{
        event::Event,
        view::{Offer, QuestionView},
    },
    domain::{
        answer::Part,
        change::{Field, Value},
        question::Audience,
    },
    i18n::{self, Key},
    ui::{
        components::{
            Button, ButtonKind, Checkbox, Details, Face, Feelings, FieldKind, Link, LinkButton,
            Notice, Page,
        },
        kit::{FieldLook, Target, Ui, face_of, feeling_of, field, saved_note},
    },
};
use leptos::prelude::*;

pub(super) fn page(ui: Ui, view: Memo<Box<QuestionView>>) -> AnyView {
    let first = view.get_untracked();
    let at = first.at.clone();
    let (book, voice, question, round) =
        (at.at.book, at.at.voice, at.at.question.clone(), at.round);
    let field_of = StoredValue::new(question);
    let target = move |part| Target {
        book,
        by: voice,
        field: field_of.with_value(|question| Field::Answer(round, voice, question.clone(), part)),
    };
    let title = Signal::derive(move || view.with(|v| v.heading.ask.clone()));
    let progress = ui.with(
        Key::QuestionCount,
        &[
            ("topic", &ui.t(i18n::topic(first.heading.topic))),
            ("number", &first.number.to_string()),
            ("total", &first.total.to_string()),
        ],
    );
    let text = move |read: fn(&QuestionView) -> &String| {
        Signal::derive(move || view.with(|v| read(v).clone()))
    };
    let writing = move |id, label, hint, kind, read, part| {
        field(
            ui,
            FieldLook {
                id,
                label,
                hint,
                kind,
            },
            text(read),
            target(part),
        )
    };
    let saving = Signal::derive(move || view.with(|v| v.saving));
    let matters = Signal::derive(move || view.with(|v| v.answer.matters));
    let picked = at.at.clone();
    let back = Memo::new(move |_| view.with(|v| v.back.to_string()));
    let back = Link {
        href: back.get_untracked(),
        label: ui.t(Key::AppBack),
    };
    let help = view! { <LinkButton label=ui.t(Key::AppHelp) href="/help" kind=ButtonKind::Top /> };
    let closed = Memo::new(move |_| view.with(|v| !v.can_write));
    view! {
        <Page name="question" title progress back top=help.into_any() bar=bar(ui, &first)>
            {offer(ui, view)} {before(ui, &first)} {know(ui, view)}
            <fieldset class="os-plain" disabled=move || closed.get()>
                {feelings(ui, view, target(Part::Feeling))}
                {writing(
                    "words",
                    Key::QuestionWords,
                    Some(Key::QuestionWordsHint),
                    FieldKind::Words,
                    |v| &v.answer.words,
                    Part::Words,
                )} {saved_note(ui, saving)}
                {writing(
                    "better",
                    Key::QuestionBetter,
                    None,
                    FieldKind::Short,
                    |v| &v.answer.better,
                    Part::Better,
                )} {easy_to_say(ui, &first, target(Part::Ask))}
                {writing(
                    "ask",
                    Key::QuestionAsk,
                    None,
                    FieldKind::Short,
                    |v| &v.answer.ask,
                    Part::Ask,
                )}
                <Checkbox
                    id="matters"
                    label=ui.t(Key::QuestionMatters)
                    hint=ui.t(Key::QuestionMattersHint)
                    checked=matters
                    on_change=move |yes| ui.send(Event::Picked(picked.clone(), yes))
                /> {choices::instead(ui, view, target(Part::Instead))}
                {choices::sharing(ui, view)} {choices::how(ui, view)}
            </fieldset>
        </Page>
    }
    .into_any()
}

/// A book that one may have meant to go on with.
fn offer(ui: Ui, view: Memo<Box<QuestionView>>) -> AnyView {
    let offer = Memo::new(move |_| view.with(|v| v.offer.clone()));
    let draw = move |offer: Offer| {
        let (what, href, label) = match offer {
            Offer::Book(card) => (
                ui.named(Key::OfferNamed, Key::OfferWhat, &card.name),
                card.go_on.as_ref().unwrap_or(&card.home).to_string(),
                Key::OfferOpen,
            ),
            Offer::Books => (ui.t(Key::OfferWhat), "/books".to_owned(), Key::OfferBooks),
        };
        let more = view! {
            <a class="os-link" href=href>
                {ui.t(label)}
            </a>
        };
        view! { <Notice what more=more.into_any() /> }.into_any()
    };
    (move || offer.get().map(draw)).into_any()
}

/// What a young person has to know before they say anything: what must be passed on.
fn before(ui: Ui, first: &QuestionView) -> AnyView {
    if first.audience != Audience::YoungPerson {
        return ().into_any();
    }
    let more = view! {
        <a class="os-link" href="/help">
            {ui.t(Key::SafetyHelp)}
        </a>
    };
    view! { <Notice what=ui.t(Key::SafetyWhat) more=more.into_any() /> }.into_any()
}

/// Why it is asked, and things to think about.
fn know(ui: Ui, view: Memo<Box<QuestionView>>) -> AnyView {
    let why = move || view.with(|v| v.why.clone());
    let think = move || {
        let rows = view.with(|v| v.think.clone());
        rows.into_iter()
            .map(|row| view! { <li>{row}</li> }.into_any())
            .collect_view()
    };
    view! {
        <Details summary=ui.t(Key::QuestionThink)>
            <ul>{think}</ul>
            <p>
                <b>{ui.t(Key::QuestionWhy)}": "</b>
                {why}
            </p>
        </Details>
    }
    .into_any()
}

fn feelings(ui: Ui, view: Memo<Box<QuestionView>>, target: Target) -> AnyView {
    let audience = view.with_untracked(|v| v.audience);
    let labels = Face::ALL.map(|face| ui.t(i18n::feeling(feeling_of(face), audience)));
    let chosen = Signal::derive(move || view.with(|v| v.answer.feeling.map(face_of)));
    let on_choose = move |face: Option<Face>| {
        let value = face.map_or(Value::Cleared, |face| Value::Feeling(feeling_of(face)));
        ui.send(target.says(value));
    };
    view! {
        <Feelings
            id="feeling"
            legend=ui.t(Key::QuestionFeeling)
            labels
            chosen
            clear=ui.t(Key::QuestionFeelingClear)
            on_choose
        />
    }
    .into_any()
}

/// A sentence that is easy to say at the meeting, and that can be put among the questions to ask.
fn easy_to_say(ui: Ui, first: &QuestionView, target: Target) -> AnyView {
    let (say, sentence) = (first.say.clone(), first.say.clone());
    let put = move |()| ui.send(target.says(Value::Text(sentence.clone())));
    view! {
        <Details summary=ui.t(Key::QuestionSay)>
            <p class="os-words">{say}</p>
            <Button label=ui.t(Key::QuestionSayAsk) kind=ButtonKind::Quiet on_press=put />
        </Details>
    }
    .into_any()
}

fn bar(ui: Ui, first: &QuestionView) -> AnyView {
    let (on, over) = (first.at.at.clone(), first.at.at.clone());
    view! {
        <Button
            label=ui.t(Key::AppSkip)
            kind=ButtonKind::Plain
            id="skip"
            on_press=move |()| ui.send(Event::Skipped(over.clone()))
        />
        <Button
            label=ui.t(Key::AppContinue)
            id="continue"
            on_press=move |()| ui.send(Event::Continued(on.clone()))
        />
    }
    .into_any()
}
