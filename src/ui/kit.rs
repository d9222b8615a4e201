//! What every page is given: the words, the way to send events, and its part of the view. And the
//! few parts that many pages share and that know the app.

use super::{
    components::NoticeKind,
    components::{
        El, Face, FieldKind, Link, Live, SavedState, TextField, el, group, live, nothing, notice,
        saved_note, text_field,
    },
    screen::{DrawRest, Place, Shown, is_shown},
};
use crate::{
    app::{
        event::Event,
        route::Route,
        view::{Page, Saving, Speaker, View},
    },
    domain::{
        answer::Feeling,
        change::{Field, Value},
        ids::{BookId, VoiceId},
    },
    i18n::{Key, Words},
};
use leptos::prelude::*;
use std::{
    hash::{DefaultHasher, Hash, Hasher},
    rc::Rc,
};

/// The words and the way to send events. Copying it is free.
#[derive(Clone, Copy)]
pub struct Ui {
    words: StoredValue<Rc<Words>, LocalStorage>,
    send: StoredValue<Rc<dyn Fn(Event)>, LocalStorage>,
    /// Something was typed that the core has not heard of yet.
    pub typing: RwSignal<bool>,
    /// A page has been shown for a moment: what stands below the screen of the first one may follow.
    pub settled: RwSignal<bool>,
    /// The second half of the app is here.
    pub whole: RwSignal<bool>,
    /// Draws what belongs to it.
    rest: StoredValue<Option<DrawRest>>,
    /// How many cards of the list of books were drawn last.
    pub listed: StoredValue<usize>,
}

impl Ui {
    /// With these words, and this way to send.
    pub fn new(
        words: Rc<Words>,
        send: Rc<dyn Fn(Event)>,
        whole: RwSignal<bool>,
        rest: StoredValue<Option<DrawRest>>,
    ) -> Self {
        Self {
            words: StoredValue::new_local(words),
            send: StoredValue::new_local(send),
            typing: RwSignal::new(false),
            settled: RwSignal::new(false),
            whole,
            rest,
            listed: StoredValue::new(0),
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

    /// What a voice is called in the middle of a sentence.
    pub fn speaker_in_a_sentence(self, speaker: &Speaker) -> String {
        self.words(|words| {
            let name = words.speaker_in_a_sentence(speaker.role, &speaker.name);
            name.to_owned()
        })
    }

    /// The way back to a page.
    pub fn back(self, route: &Route) -> El {
        Link {
            href: route.to_string(),
            label: self.t(Key::AppBack),
        }
        .back()
    }
}

/// The page's own part of the view, for as long as this very page is shown: what comes for another
/// page never reaches it. Copying it is free.
pub struct Part<T: 'static> {
    view: RwSignal<Option<View>>,
    mine: StoredValue<Shown>,
    pick: fn(&Page) -> Option<&T>,
}

impl<T> Clone for Part<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Part<T> {}

impl<T: Clone> Part<T> {
    /// The part that `pick` finds, while the page of this key is shown.
    pub fn new(
        view: RwSignal<Option<View>>,
        mine: StoredValue<Shown>,
        pick: fn(&Page) -> Option<&T>,
    ) -> Self {
        Self { view, mine, pick }
    }

    /// Reads from it, and again when the view has changed.
    pub fn read<R: Default>(self, read: impl FnOnce(&T) -> R) -> R {
        let mut got = None;
        self.view.with(|view| {
            if let Some(part) = self.find(view.as_ref()) {
                got = Some(read(part));
            }
        });
        got.unwrap_or_default()
    }

    /// Words that are read again when the view has changed.
    pub fn words(self, read: impl Fn(&T) -> String + Send + 'static) -> Live<String> {
        live(move || self.read(&read))
    }

    /// Something that is drawn from it, and drawn again only when it says something else.
    pub fn drawn(self, draw: impl Fn(&T) -> Vec<El> + Send + 'static) -> Live<AnyView>
    where
        T: Hash,
    {
        let said = gate(move || self.read(|part| hash(part)));
        live(move || {
            said.get();
            group(untrack(|| self.read(&draw)))
        })
    }

    /// A copy of how it is now.
    pub fn now(self) -> Option<T> {
        untrack(|| self.view.with(|view| self.find(view.as_ref()).cloned()))
    }

    /// What the second half of the app draws into this page, once it is here.
    pub fn more(self, ui: Ui, place: Place) -> El {
        let drawn = live(move || {
            let whole = ui.whole.get();
            untrack(|| match (ui.rest.get_value(), self.mine.try_get_value()) {
                (Some(draw), Some(mine)) if whole => draw(ui, self.view, mine, place),
                _ => nothing(),
            })
        });
        el("div", "os-fold").child(drawn)
    }

    fn find(self, view: Option<&View>) -> Option<&T> {
        let page = &view?.page;
        // A page that is gone may still hear of its fields losing the focus.
        let shown = self.mine.try_with_value(|mine| is_shown(page, mine))?;
        shown.then(|| (self.pick)(page))?
    }
}

type Number = Box<dyn Fn(Option<&u64>) -> u64 + Send + Sync>;

/// A number that changes when what is read changes. One type of memo for everything that is drawn:
/// each further type would cost some kilobytes of Wasm.
pub fn gate(read: impl Fn() -> u64 + Send + Sync + 'static) -> Memo<u64> {
    let read: Number = Box::new(move |_| read());
    Memo::new(read)
}

/// The same of a set of bits that only grows: what was in it stays.
pub fn grows(read: impl Fn() -> u64 + Send + Sync + 'static) -> Memo<u64> {
    let read: Number = Box::new(move |known| known.copied().unwrap_or(0) | read());
    Memo::new(read)
}

/// What something says, as a number.
pub fn hash(said: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    said.hash(&mut hasher);
    hasher.finish()
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
#[derive(Clone, Copy)]
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

/// A field that is saved as it is typed. `read` makes a value of what was typed.
pub fn field(
    ui: Ui,
    look: FieldLook,
    text: impl Fn() -> String + Copy + 'static,
    target: Target,
    read: fn(String) -> Value,
) -> El {
    let on_text = move |typed: String| {
        ui.typing.try_set(false);
        ui.send(target.says(read(typed)));
    };
    let FieldLook {
        id,
        label,
        hint,
        kind,
    } = look;
    let hint = hint.map(|key| ui.t(key));
    text_field(
        TextField {
            id: id.to_owned(),
            label: ui.t(label),
            hint,
            kind,
            on_text: Rc::new(on_text),
        },
        text,
    )
}

/// Whether what was written is safe.
pub fn saved(ui: Ui, saving: impl Fn() -> Option<Saving> + Copy + Send + 'static) -> El {
    let state = move || match (saving(), ui.typing.get()) {
        (Some(Saving::Failed(_)), _) => SavedState::Failed,
        (_, true) | (Some(Saving::Saving), _) => SavedState::Saving,
        (Some(Saving::Saved), false) => SavedState::Saved,
        (Some(Saving::Nothing) | None, false) => SavedState::Nothing,
    };
    let words = [Key::AppSaving, Key::AppSaved, Key::AppNotSaved].map(|key| ui.t(key));
    saved_note(state, words)
}

/// A plain notice without anything to press.
pub fn plain_notice(what: String, todo: String) -> El {
    notice(NoticeKind::Info, what, todo, None::<El>)
}

/// A link in the text.
pub fn link(href: String, label: String) -> El {
    el("a", "os-link").attr("href", href).text(label)
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
