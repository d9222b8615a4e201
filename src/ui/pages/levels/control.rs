//! How a question is put: three small buttons with pictures, near the top of the page.

use crate::{
    app::event::Event,
    domain::{
        change::{Field, Value},
        ids::{BookId, VoiceId},
        question::Level,
        voice::VoicePart,
    },
    i18n::Key,
    ui::{
        components::{El, el, live, picture_button},
        kit::{Target, Ui},
        pages::question::leave_field,
    },
};

/// The buttons. The chosen one stays pressed.
pub(in crate::ui::pages) fn control(
    ui: Ui,
    (book, voice): (BookId, VoiceId),
    now: impl Fn() -> Option<Level> + Copy + Send + 'static,
) -> El {
    let target = Target {
        book,
        by: voice,
        field: Field::Voice(voice, VoicePart::Level),
    };
    let buttons = Level::ALL.map(|level| {
        let (id, picture, label) = match level {
            Level::Plain => ("level-plain", "memo", Key::LevelPlain),
            Level::EasyRead => ("level-easy", "learning", Key::LevelEasy),
            Level::Pictures => ("level-pictures", "framed-picture", Key::LevelPictures),
        };
        let chosen = live(move || now() == Some(level));
        let target = target.clone();
        picture_button(id, picture, ui.t(label), Some(chosen), move || {
            // Words on their way come first: the page with their field goes away.
            leave_field();
            ui.send(choose(&target, level));
        })
    });
    el("div", "os-levels")
        .attr("role", "group")
        .attr("aria-label", ui.t(Key::LevelHow))
        .child(buttons.into_iter().collect::<Vec<El>>())
}

fn choose(target: &Target, level: Level) -> Event {
    target.says(Value::Level(level))
}
