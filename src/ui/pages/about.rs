//! Names, the place, the meeting, people to contact: asked when they help, none of them needed.

use crate::{
    app::{route::Route, view::AboutView},
    domain::{
        change::{BookPart, Field, Value},
        question::Setting,
        round::{RoundKind, RoundPart},
        voice::{Role, VoicePart},
    },
    i18n::{self, Key},
    ui::{
        components::{Choice, FieldKind, LinkButton, Page, Radios},
        kit::{FieldLook, Target, Ui, field, saved_note},
    },
};
use leptos::prelude::*;

pub(super) fn page(ui: Ui, view: Memo<AboutView>) -> AnyView {
    let first = view.get_untracked();
    let (book, by, round) = (first.id, first.by, first.round);
    let target = move |field| Target { book, by, field };
    let text = move |read: fn(&AboutView) -> &String| {
        Signal::derive(move || view.with(|v| read(v).clone()))
    };
    let line = move |id, label, hint, kind, read, at| {
        field(
            ui,
            FieldLook {
                id,
                label,
                hint,
                kind,
            },
            text(read),
            target(at),
        )
    };
    let book_line = move |id, label, hint, read, part| {
        line(id, label, hint, FieldKind::Line, read, Field::Book(part))
    };
    let round_line = move |id, label, read, part| {
        line(
            id,
            label,
            None,
            FieldKind::Line,
            read,
            Field::Round(round, part),
        )
    };
    let saving = Signal::derive(move || view.with(|v| v.saving));
    let bar = view! {
        <LinkButton label=ui.t(Key::AboutNext) href=Route::Book(book).to_string() />
    }
    .into_any();
    view! {
        <Page name="about" title=ui.t(Key::AboutTitle) back=ui.back(&Route::Book(book)) bar>
            <p>{ui.t(Key::AboutLead)}</p>
            {book_line(
                "name",
                Key::AboutName,
                Some(Key::AboutNameHint),
                |v| &v.name,
                BookPart::Name,
            )}
            {parents(ui, view)}
            {setting(ui, view, target(Field::Book(BookPart::Setting)))}
            {book_line("place", Key::AboutPlace, None, |v| &v.place, BookPart::Place)}
            <h2>{ui.t(Key::AboutMeeting)}</h2>
            {kind(ui, view, target(Field::Round(round, RoundPart::Kind)))}
            {day(ui, view, target(Field::Round(round, RoundPart::Day)))}
            {round_line("time", Key::AboutTime, |v| &v.time, RoundPart::Time)}
            {round_line("where", Key::AboutWhere, |v| &v.meeting_place, RoundPart::Place)}
            <h2>{ui.t(Key::AboutContacts)}</h2>
            <p>{ui.t(Key::AboutContactsLead)}</p>
            {book_line("contact", Key::AboutContact, None, |v| &v.contact, BookPart::Contact)}
            {book_line(
                "senco",
                Key::AboutSenco,
                Some(Key::AboutSencoHint),
                |v| &v.senco,
                BookPart::Senco,
            )}
            {book_line(
                "advice",
                Key::AboutAdvice,
                Some(Key::AboutAdviceHint),
                |v| &v.advice,
                BookPart::Advice,
            )} {saved_note(ui, saving)}
        </Page>
    }
    .into_any()
}

/// What the others call the grown-up. The young person's own name is the book's.
fn parents(ui: Ui, view: Memo<AboutView>) -> AnyView {
    let first = view.get_untracked();
    let parent = first
        .voices
        .into_iter()
        .find(|(_, role, _)| *role == Role::Parent);
    let Some((voice, ..)) = parent else {
        return ().into_any();
    };
    let text = Signal::derive(move || {
        view.with(|v| {
            let found = v.voices.iter().find(|(id, ..)| *id == voice);
            found.map(|(_, _, name)| name.clone()).unwrap_or_default()
        })
    });
    let look = FieldLook {
        id: "parent-name",
        label: Key::AboutParentName,
        hint: Some(Key::AboutParentNameHint),
        kind: FieldKind::Line,
    };
    let at = Field::Voice(voice, VoicePart::Name);
    field(
        ui,
        look,
        text,
        Target {
            book: first.id,
            by: first.by,
            field: at,
        },
    )
}

fn setting(ui: Ui, view: Memo<AboutView>, target: Target) -> AnyView {
    let choices = Setting::ALL
        .map(|setting| choice(ui, i18n::setting(setting)))
        .to_vec();
    let chosen = Signal::derive(move || {
        let now = view.with(|v| v.setting);
        Setting::ALL.iter().position(|setting| *setting == now)
    });
    let on_choose = move |place: usize| {
        if let Some(setting) = Setting::ALL.get(place) {
            ui.send(target.says(Value::Setting(*setting)));
        }
    };
    view! { <Radios id="setting" legend=ui.t(Key::AboutSetting) choices chosen on_choose /> }
        .into_any()
}

fn kind(ui: Ui, view: Memo<AboutView>, target: Target) -> AnyView {
    let choices = RoundKind::ALL
        .map(|kind| choice(ui, i18n::round_kind(kind)))
        .to_vec();
    let chosen = Signal::derive(move || {
        let now = view.with(|v| v.kind);
        RoundKind::ALL.iter().position(|kind| Some(*kind) == now)
    });
    let on_choose = move |place: usize| {
        if let Some(kind) = RoundKind::ALL.get(place) {
            ui.send(target.says(Value::RoundKind(*kind)));
        }
    };
    view! { <Radios id="kind" legend=ui.t(Key::AboutKind) choices chosen on_choose /> }.into_any()
}

/// The day of the meeting. The browser's own field gives a whole day or nothing; while somebody is
/// in the middle of typing a year it gives odd ones, which are taken back by the next key.
fn day(ui: Ui, view: Memo<AboutView>, target: Target) -> AnyView {
    let text =
        Signal::derive(move || view.with(|v| v.day.map(|day| day.to_string()).unwrap_or_default()));
    let sent = StoredValue::new(text.get_untracked());
    let version = Memo::new(move |old: Option<&u64>| {
        let old = old.copied().unwrap_or(0);
        if text.with(|text| sent.with_value(|sent| sent == text)) {
            return old;
        }
        sent.set_value(text.get_untracked());
        old + 1
    });
    let on_text = move |typed: String| {
        ui.typing.try_set(false);
        let value = typed.parse().map_or(Value::Cleared, Value::Day);
        sent.try_update_value(|sent| *sent = typed);
        ui.send(target.says(value));
    };
    view! {
        <crate::ui::components::TextField
            id="day"
            label=ui.t(Key::AboutDay)
            kind=FieldKind::Day
            text
            version=Signal::derive(move || version.get())
            on_text
        />
    }
    .into_any()
}

fn choice(ui: Ui, label: Key) -> Choice {
    Choice {
        label: ui.t(label),
        hint: None,
    }
}
