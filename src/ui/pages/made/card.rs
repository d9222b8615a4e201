//! One thing that was made, as any page shows it: a player, a picture, or what stands in its place.

use crate::{
    app::{
        exchange::{
            Shows,
            made::{MadeEvent, MadeKind},
        },
        view::MadeView,
    },
    i18n::Key,
    ui::{
        components::{ButtonKind, El, button, el},
        kit::Ui,
    },
};

/// What it is, and how long.
pub fn name_of(ui: Ui, made: &MadeView) -> String {
    ui.words(|words| words.made(made.kind, made.file.seconds))
}

/// It, with its name and its words.
pub fn whole(ui: Ui, made: &MadeView) -> El {
    let words = (!made.words.trim().is_empty()).then(|| {
        el("blockquote", "os-said__text os-words")
            .attr("dir", "auto")
            .text(made.words.clone())
    });
    let name = el("p", "os-said__part").child(el("b", "").text(name_of(ui, made)));
    el("div", "os-stack os-stack--tight")
        .child(name)
        .child(shown(ui, made))
        .child(words)
}

/// It, and on paper the line that stands for what paper cannot say.
pub fn shown(ui: Ui, made: &MadeView) -> El {
    let place = match &made.shows {
        Shows::Here(place) if made.kind == MadeKind::Sound => el("audio", "os-made__player")
            .attr("controls", "")
            .attr("preload", "metadata")
            .attr("aria-label", name_of(ui, made))
            .attr("src", place.clone()),
        Shows::Here(place) => el("img", "os-made__picture")
            .attr("alt", alt(ui, made))
            .attr("src", place.clone()),
        Shows::Unasked if made.kind == MadeKind::Sound => listen(ui, made),
        Shows::Unasked | Shows::Coming => el("p", "os-busy").text(ui.t(Key::MadeReading)),
        Shows::Missing => {
            el("p", "os-soft").text([&name_of(ui, made), ". ", &ui.t(Key::MadeMissing)].concat())
        }
    };
    let paper = (made.kind == MadeKind::Sound).then(|| {
        let line = ui.words(|words| words.made_on_phone(made.kind, made.file.seconds));
        el("p", "os-print-only").text(line)
    });
    el("div", "os-made__one").child(place).child(paper)
}

/// A voice note comes when somebody wants to hear it.
fn listen(ui: Ui, made: &MadeView) -> El {
    let hash = made.file.of;
    let id = ["listen-", &hash.to_string()[..8]].concat();
    let about = ui.words(|words| words.made_listen(made.file.seconds));
    let press = move || super::send(ui, MadeEvent::Listen(hash));
    button(ButtonKind::Quiet, id, ui.t(Key::MadeListen), press).attr("aria-label", about)
}

/// What a picture shows, for those who cannot see it.
fn alt(ui: Ui, made: &MadeView) -> String {
    let words = made.words.trim();
    if !words.is_empty() {
        return words.to_owned();
    }
    ui.t(match made.kind {
        MadeKind::Photo => Key::MadePhotoUnsaid,
        MadeKind::Sound | MadeKind::Drawing => Key::MadeDrawingUnsaid,
    })
}

/// A picture at the size of a symbol, where it is here; its name is said where nothing else says it.
pub fn picture(ui: Ui, made: &MadeView, is_said: bool) -> Option<El> {
    let Shows::Here(place) = &made.shows else {
        return None;
    };
    let alt = if is_said {
        String::new()
    } else {
        ui.words(|words| words.a_picture(made.kind).to_owned())
    };
    let picture = el("img", "os-own-picture").attr("alt", alt);
    Some(picture.attr("src", place.clone()))
}
