//! The file that was saved is picked, opened and compared with the book.

use super::{View, send};
use crate::{
    app::{
        exchange::{event::Exchanged, removing::RemoveEvent},
        route::Route,
        view::{FileFound, Lacks, RemoveStage, RemoveView},
    },
    domain::keeping::Phrase,
    i18n::Key,
    ui::{
        components::{
            ButtonKind, El, NoticeKind, busy_button, button, details, el, link_button, notice,
        },
        kit::Ui,
        pages::{file_trouble::file_trouble, import, versions::focus_on},
    },
};

pub(super) fn form(ui: Ui, view: View, now: &RemoveView) -> Vec<El> {
    let book = now.book;
    let trouble = el("div", "os-fold")
        .attr("id", "trouble")
        .child(view.drawn(move |v| {
            match v.found() {
                Some(found) => said(ui, found, v)
                    .into_iter()
                    .map(|part| part.attr("tabindex", "-1"))
                    .collect(),
                None => Vec::new(),
            }
        }));
    let is_busy = move || view.read(|v| v.step == RemoveStage::Checking);
    let waiting = view.drawn(move |v| match v.step {
        RemoveStage::Checking => busy(ui),
        _ => Vec::new(),
    });
    let words = import::words_field(ui);
    let words = if now.remembered {
        vec![
            el("p", "").text(ui.t(Key::RemoveKnown)),
            details(ui.t(Key::RemoveOtherWords), false, words),
        ]
    } else {
        vec![words]
    };
    let check = busy_button(
        ButtonKind::Primary,
        "open",
        ui.t(Key::RemoveCheck),
        is_busy,
        move || {
            let pasted = import::typed("pasted");
            let phrase = Phrase::new(import::typed("words"));
            send(ui, RemoveEvent::Check { pasted, phrase });
        },
    );
    let plain = |id: &'static str, label, event: fn() -> RemoveEvent| {
        button(ButtonKind::Plain, id, ui.t(label), move || {
            send(ui, event());
        })
    };
    let mut parts = vec![
        trouble,
        el("p", "").text(ui.t(Key::RemoveCheckLead)),
        import::file_field(ui),
        import::paste_field(ui),
    ];
    parts.extend(words);
    parts.extend([
        check,
        el("div", "os-stack").child(waiting),
        link_button(
            ButtonKind::Quiet,
            ui.t(Key::RemoveMake),
            Route::Share(book).to_string(),
        ),
        plain("without", Key::RemoveWithout, || RemoveEvent::WithoutFile),
        plain("back", Key::AppBack, || RemoveEvent::Back),
    ]);
    parts
}

/// Why the file does not do, and what to do.
fn said(ui: Ui, found: &FileFound, _: &RemoveView) -> Vec<El> {
    let pair = |what, todo| {
        let (what, todo) = (ui.t(what), ui.t(todo));
        vec![notice(NoticeKind::Problem, what, todo, None::<El>)]
    };
    match found {
        FileFound::Trouble(why) => vec![file_trouble(ui, why)],
        FileFound::AnotherBook => pair(Key::RemoveAnother, Key::RemoveAnotherDo),
        FileFound::WrittenSince => pair(Key::RemoveWritten, Key::RemoveWrittenDo),
        FileFound::Lacks(lacks) => {
            let lines = lacking(ui, *lacks).into_iter();
            let lines: Vec<El> = lines.map(|line| el("li", "").text(line)).collect();
            let more = el("ul", "os-goes").child(lines);
            let (what, todo) = (ui.t(Key::RemoveLacks), ui.t(Key::RemoveLacksDo));
            vec![notice(NoticeKind::Problem, what, todo, more)]
        }
    }
}

fn lacking(ui: Ui, lacks: Lacks) -> Vec<String> {
    let counted = |n: usize, one, many| {
        let said = || ui.words(|words| words.count(one, many, n));
        (n > 0).then(said)
    };
    let lines = [
        counted(lacks.answers, Key::RemoveLacksOne, Key::RemoveLacksMany),
        counted(
            lacks.files,
            Key::RemoveLacksFilesOne,
            Key::RemoveLacksFilesMany,
        ),
        lacks.others.then(|| ui.t(Key::RemoveLacksOthers)),
    ];
    lines.into_iter().flatten().collect()
}

/// It is being opened, with the way to stop.
fn busy(ui: Ui) -> Vec<El> {
    let stop = move || {
        import::send(ui, Exchanged::Stop);
        focus_on("#open");
    };
    vec![
        el("p", "os-busy")
            .attr("role", "status")
            .text(ui.t(Key::RemoveChecking)),
        button(ButtonKind::Quiet, "stop", ui.t(Key::ImportStop), stop),
    ]
}
