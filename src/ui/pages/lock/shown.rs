//! What a locked book shows: a name that is not the child's, a picture, the next meeting. Any of it may be left out.

use super::{Step, leave, secret::tick, secret_field, send, troubles, waits, works};
use crate::{
    app::{exchange::locks::event::LockEvent, view::LockView},
    domain::{
        cover::LockedCover,
        lock::{Locked, Secret},
        profile::Picture,
    },
    i18n::{self, Key},
    ui::{
        components::{ButtonKind, Choice, El, Radios, busy_button, details, el, radios},
        kit::{Part, Ui},
    },
};
use leptos::prelude::*;

/// What is chosen.
#[derive(Clone, Copy)]
pub(super) struct Shows {
    nickname: RwSignal<String>,
    picture: RwSignal<Option<Picture>>,
    meeting: RwSignal<bool>,
}

impl Shows {
    /// As the lock that there is has it. Without one, as little as helps to tell one book from another.
    pub fn new(part: Part<LockView>) -> Self {
        let cover = part.now().map(|view| match view.lock {
            Some(lock) => lock.cover,
            None => LockedCover {
                picture: view.picture,
                tells_meeting: true,
                ..LockedCover::default()
            },
        });
        let cover = cover.unwrap_or_default();
        Self {
            nickname: RwSignal::new(cover.nickname),
            picture: RwSignal::new(cover.picture),
            meeting: RwSignal::new(cover.tells_meeting),
        }
    }

    /// What the locked book is to show.
    pub fn cover(self, view: &LockView) -> LockedCover {
        let tells_meeting = self.meeting.get_untracked();
        LockedCover {
            nickname: self.nickname.get_untracked().trim().to_owned(),
            picture: self.picture.get_untracked(),
            meeting: view.meeting.filter(|_| tells_meeting),
            tells_meeting,
        }
    }
}

pub(super) fn draw(ui: Ui, shows: Shows) -> El {
    let readable = RwSignal::new(true);
    let name = secret_field(
        ui,
        "nickname",
        Key::LockNickname,
        Secret::Words,
        shows.nickname,
        readable,
        || {},
    );
    let labels = std::iter::once(ui.t(Key::LockPictureNone)).chain(
        Picture::ALL
            .iter()
            .map(|picture| ui.t(i18n::picture(*picture))),
    );
    let choices = labels.map(|label| Choice { label, hint: None });
    let asked = Radios {
        id: "picture",
        legend: ui.t(Key::LockPicture),
        hint: None,
        choices: choices.collect(),
    };
    let chosen = move || {
        Some(shows.picture.get().map_or(0, |now| {
            let place = Picture::ALL.iter().position(|one| *one == now);
            place.map_or(0, |place| place + 1)
        }))
    };
    let pictures = radios(asked, chosen, move |place| {
        let picture = place.checked_sub(1).and_then(|at| Picture::ALL.get(at));
        shows.picture.set(picture.copied());
    });
    el("section", "os-card os-stack")
        .child(el("h2", "").text(ui.t(Key::LockShown)))
        .child(el("p", "os-soft").text(ui.t(Key::LockShownHint)))
        .child(name)
        .child(details(ui.t(Key::LockPicture), false, pictures))
        .child(tick(ui, "meeting", Key::LockMeeting, None, shows.meeting))
}

/// Another cover for the lock that there is.
pub(super) fn change(ui: Ui, part: Part<LockView>, on: Locked, step: RwSignal<Step>) -> El {
    let shows = Shows::new(part);
    let busy = move || part.read(|v| v.works || !v.ready);
    let go = move || {
        if let (Locked::Book(book), Some(view)) = (on, part.now()) {
            send(ui, LockEvent::Show(book, shows.cover(&view)));
        }
    };
    let label = ui.t(Key::LockSave);
    el("div", "os-stack os-stack--loose")
        .child(draw(ui, shows))
        .child(troubles(ui, part))
        .child(waits(ui, part))
        .child(busy_button(
            ButtonKind::Primary,
            "shown-save",
            label,
            busy,
            go,
        ))
        .child(works(ui, move || part.read(|v| v.works)))
        .child(leave(ui, step))
}
