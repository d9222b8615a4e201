//! What every page is given: the words, and the way to send events. And the few parts that many
//! pages share and that know the app.

use super::components::{self, Face, FieldKind, Link, SavedNote, SavedState, TextField, Voice};
use crate::{
    app::{
        event::Event,
        route::Route,
        view::{Said, Saving, Speaker},
    },
    domain::{
        answer::Feeling,
        change::{Field, Value},
        ids::{BookId, VoiceId},
        question::Audience,
        voice::Role,
    },
    i18n::{self, Key, Words},
};
use leptos::prelude::*;
use std::rc::Rc;

/// The words and the way to send events. Copying it is free.
#[derive(Clone, Copy)]
pub struct Ui {
    words: StoredValue<Rc<Words>, LocalStorage>,
    send: StoredValue<Rc<dyn Fn(Event)>, LocalStorage>,
    /// Something was typed that the core has not heard of yet.
    pub typing: RwSignal<bool>,
}

impl Ui {
    /// With these words, and this way to send.
    pub fn new(words: Rc<Words>, send: Rc<dyn Fn(Event)>) -> Self {
        Self {
            words: StoredValue::new_local(words),
            send: StoredValue::new_local(send),
            typing: RwSignal::new(false),
        }
    }

    /// Sends an event.
    pub fn send(self, event: Event) {
        if let Some(send) = self.send.try_get_value() {
            send(event);
        }
    }

    /// The text of a key.
    pub fn t(self, key: Key) -> String {
        self.words.with_value(|words| words.text(key).to_owned())
    }

    /// The text of a key with its slots filled.
    pub fn with(self, key: Key, values: &[(&str, &str)]) -> String {
        self.words.with_value(|words| words.with(key, values))
    }

    /// The text of `named` with the name filled in, or of `unnamed` while there is none.
    pub fn named(self, named: Key, unnamed: Key, name: &str) -> String {
        if name.is_empty() {
            self.t(unnamed)
        } else {
            self.with(named, &[("name", name)])
        }
    }

    /// The words themselves, for what is more than a key.
    pub fn words<T>(self, read: impl FnOnce(&Words) -> T) -> T {
        self.words.with_value(|words| read(words))
    }

    /// What a voice is called.
    pub fn speaker(self, speaker: &Speaker) -> String {
        self.words(|words| words.speaker(speaker.role, &speaker.name))
    }

    /// The way back to a page.
    pub fn back(self, route: &Route) -> Link {
        Link {
            href: route.to_string(),
            label: self.t(Key::AppBack),
        }
    }
}

/// Where the words of a field go.
#[derive(Clone)]
pub struct Target {
    /// The book.
    pub book: BookId,
    /// The voice that writes.
    pub by: VoiceId,
    /// The field.
    pub field: Field,
}

impl Target {
    /// The event that says this.
    pub fn says(&self, value: Value) -> Event {
        Event::Edited {
            book: self.book,
            by: self.by,
            field: self.field.clone(),
            value,
        }
    }
}

/// How a field looks.
pub struct FieldLook {
    /// The id of its control.
    pub id: &'static str,
    /// What to write here.
    pub label: Key,
    /// More about it.
    pub hint: Option<Key>,
    /// What it is for.
    pub kind: FieldKind,
}

/// A field that is saved as it is typed.
pub fn field(ui: Ui, look: FieldLook, text: Signal<String>, target: Target) -> AnyView {
    // What this field itself has sent comes back as the core's text; only what differs from it was
    // said elsewhere and has to be shown.
    let sent = StoredValue::new(text.get_untracked());
    let version = Memo::new(move |old: Option<&u64>| {
        let old = old.copied().unwrap_or(0);
        let same = text.with(|text| sent.with_value(|sent| sent == text));
        if same {
            return old;
        }
        sent.set_value(text.get_untracked());
        old + 1
    });
    let on_text = move |typed: String| {
        sent.try_update_value(|sent| sent.clone_from(&typed));
        ui.typing.try_set(false);
        ui.send(target.says(Value::Text(typed)));
    };
    let hint = look.hint.map(|key| ui.t(key));
    view! {
        <TextField
            id=look.id
            label=ui.t(look.label)
            hint
            kind=look.kind
            text
            version=Signal::derive(move || version.get())
            on_text
        />
    }
    .into_any()
}

/// Whether what was written is safe.
pub fn saved_note(ui: Ui, saving: Signal<Saving>) -> AnyView {
    let state = Signal::derive(move || match (saving.get(), ui.typing.get()) {
        (Saving::Failed(_), _) => SavedState::Failed,
        (_, true) | (Saving::Saving, _) => SavedState::Saving,
        (Saving::Saved, false) => SavedState::Saved,
        (Saving::Nothing, false) => SavedState::Nothing,
    });
    view! {
        <SavedNote
            state
            saving=ui.t(Key::AppSaving)
            saved=ui.t(Key::AppSaved)
            failed=ui.t(Key::AppNotSaved)
        />
    }
    .into_any()
}

/// The face of a feeling.
pub const fn face_of(feeling: Feeling) -> Face {
    match feeling {
        Feeling::Well => Face::Well,
        Feeling::Mixed => Face::Mixed,
        Feeling::NotWell => Face::NotWell,
        Feeling::Unsure => Face::Unsure,
    }
}

/// The feeling of a face.
pub const fn feeling_of(face: Face) -> Feeling {
    match face {
        Face::Well => Feeling::Well,
        Face::Mixed => Feeling::Mixed,
        Face::NotWell => Feeling::NotWell,
        Face::Unsure => Feeling::Unsure,
    }
}

/// Whose colour a bubble wears.
pub const fn voice_of(role: Role) -> Voice {
    match role {
        Role::YoungPerson => Voice::Young,
        Role::Parent | Role::Relative => Voice::Parent,
        Role::Worker | Role::Advocate => Voice::Other,
    }
}

/// Whom a role's questions are written for, which decides how a feeling is worded.
pub const fn audience_of(role: Role) -> Audience {
    role.audience()
}

/// Everything that was said in one answer, as a bubble. `how` stands under the words.
pub fn said_bubble(ui: Ui, said: &Said, how: String, more: Option<AnyView>) -> AnyView {
    let audience = audience_of(said.speaker.role);
    let feeling = said
        .feeling
        .map(|feeling| (face_of(feeling), ui.t(i18n::feeling(feeling, audience))));
    let part = |label: Key, text: &str| {
        (!text.trim().is_empty()).then(|| {
            let text = text.to_owned();
            view! {
                <p class="os-said__part">
                    <b>{ui.t(label)}</b>
                </p>
                <blockquote class="os-said__text os-words" dir="auto">
                    {text}
                </blockquote>
            }
            .into_any()
        })
    };
    let instead = said.instead.map(|chosen| {
        view! { <p class="os-said__part">{ui.t(i18n::instead(chosen))}</p> }.into_any()
    });
    let marked = said.matters.then(|| {
        view! { <p class="os-said__part">{format!("★ {}", ui.t(Key::PackMarked))}</p> }.into_any()
    });
    let rest = view! {
        {part(Key::PackBetter, &said.better)}
        {part(Key::PackToAsk, &said.ask)}
        {instead}
        {marked}
        <p class="os-said__how" dir="auto">
            {how}
        </p>
        {more}
    }
    .into_any();
    view! {
        <components::Said
            name=ui.speaker(&said.speaker)
            voice=voice_of(said.speaker.role)
            feeling
            text=said.words.clone()
            more=rest
        />
    }
    .into_any()
}
