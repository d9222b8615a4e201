//! How far the file is.

use super::send;
use crate::{
    app::{
        exchange::event::{Exchanged, FilesIn, Handed},
        view::{ShareState, ShareView},
    },
    i18n::Key,
    ui::{
        components::{ButtonKind, El, NoticeKind, button, el, notice},
        kit::Ui,
        pages::file_trouble::file_trouble,
    },
};

/// Nothing yet, at work, why it was not made, or that it is ready.
pub(super) fn making(ui: Ui, view: &ShareView) -> Vec<El> {
    let press = |id, label, event: fn() -> Exchanged| {
        button(ButtonKind::Quiet, id, ui.t(label), move || {
            send(ui, event());
        })
    };
    match &view.state {
        ShareState::Choosing => Vec::new(),
        ShareState::Busy => vec![
            el("p", "os-busy")
                .attr("role", "status")
                .text(ui.t(Key::ShareBusy)),
            press("stop", Key::ShareStop, || Exchanged::Stop),
        ],
        ShareState::Failed(trouble) => {
            vec![file_trouble(ui, trouble)]
        }
        ShareState::Made(made) => {
            let copied = view.copied.map(|done| {
                let key = if done {
                    Key::TroubleCopied
                } else {
                    Key::TroubleNotCopied
                };
                el("p", "").attr("role", "status").text(ui.t(key))
            });
            let handed = view.handed.map(|handed| {
                let key = match handed {
                    Handed::Out => Key::ShareOut,
                    Handed::NotNow => Key::ShareNotOut,
                    Handed::Refused => Key::ShareRefused,
                };
                el("p", "")
                    .attr("role", "status")
                    .attr("id", "handed")
                    .text(ui.t(key))
            });
            let ready = notice(
                NoticeKind::Info,
                ui.t(if made.files.is_whole() {
                    Key::ShareDone
                } else {
                    Key::ShareDonePart
                }),
                ui.t(Key::ShareAfter),
                press("copy-file", Key::ShareCopy, || Exchanged::CopySealed),
            );
            let ready = ready.attr("role", "status").attr("id", "made");
            [Some(ready), files(ui, made.files), handed, copied]
                .into_iter()
                .flatten()
                .collect()
        }
    }
}

/// Which pictures and recordings are in the file, and which are not, where there are any.
fn files(ui: Ui, files: FilesIn) -> Option<El> {
    let lines = [
        (
            files.pictures,
            Key::SharePicturesOne,
            Key::SharePicturesMany,
        ),
        (files.sounds, Key::ShareSoundsOne, Key::ShareSoundsMany),
        (
            files.others,
            Key::ShareOtherFilesOne,
            Key::ShareOtherFilesMany,
        ),
        (files.unread, Key::ShareUnreadOne, Key::ShareUnreadMany),
        (files.too_much, Key::ShareTooMuchOne, Key::ShareTooMuchMany),
    ];
    let lines = lines.into_iter().filter(|(count, ..)| *count > 0);
    let line =
        |(count, one, many)| el("li", "").text(ui.words(|words| words.count(one, many, count)));
    let lines: Vec<El> = lines.map(line).collect();
    let list = || el("ul", "").attr("role", "status").attr("id", "made-files");
    (!lines.is_empty()).then(|| list().child(lines))
}
