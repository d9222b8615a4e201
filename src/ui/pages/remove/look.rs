//! What goes with a book, what may stay elsewhere, and whether there is a file of it.

use super::send;
use crate::{
    app::{
        exchange::removing::RemoveEvent,
        route::Route,
        view::{CopyState, RemoveGoes, RemoveView},
    },
    domain::time::Day,
    i18n::Key,
    ui::{
        components::{ButtonKind, El, NoticeKind, button, el, link_button, notice},
        kit::Ui,
    },
};

pub(super) fn look(ui: Ui, view: &RemoveView) -> Vec<El> {
    let mut parts = vec![
        el("p", "").text(ui.t(Key::RemoveLead)),
        goes(ui, view),
        stays(ui),
    ];
    match view.what {
        RemoveGoes::Told { copy, made, .. } => {
            parts.extend(file(ui, view, copy, made));
            parts.push(without(ui, ButtonKind::Plain));
        }
        RemoveGoes::Locked => {
            let book = Route::Book(view.book).to_string();
            let unlock = link_button(ButtonKind::Quiet, ui.t(Key::RemoveUnlock), book);
            let (what, todo) = (ui.t(Key::RemoveLocked), ui.t(Key::RemoveLockedDo));
            parts.push(notice(NoticeKind::Info, what, todo, None::<El>));
            parts.push(unlock);
            parts.push(without(ui, ButtonKind::Quiet));
        }
        RemoveGoes::Damaged | RemoveGoes::Nothing => {
            let (what, todo) = (ui.t(Key::RemoveDamaged), ui.t(Key::RemoveDamagedDo));
            parts.push(notice(NoticeKind::Info, what, todo, None::<El>));
            parts.push(without(ui, ButtonKind::Quiet));
        }
    }
    parts
}

fn without(ui: Ui, kind: ButtonKind) -> El {
    button(kind, "without", ui.t(Key::RemoveWithout), move || {
        send(ui, RemoveEvent::WithoutFile);
    })
}

fn goes(ui: Ui, view: &RemoveView) -> El {
    let mut lines = Vec::new();
    match view.what {
        RemoveGoes::Told { answers, files, .. } => {
            lines.push(match answers {
                0 => ui.t(Key::RemoveGoesNone),
                n => ui.words(|words| words.count(Key::RemoveGoesOne, Key::RemoveGoesMany, n)),
            });
            if files > 0 {
                let (one, many) = (Key::RemoveFilesOne, Key::RemoveFilesMany);
                lines.push(ui.words(|words| words.count(one, many, files)));
            }
            lines.push(ui.t(Key::RemoveGoesRest));
            if view.remembered {
                lines.push(ui.t(Key::RemoveGoesWords));
            }
        }
        RemoveGoes::Locked | RemoveGoes::Damaged | RemoveGoes::Nothing => {
            lines.push(ui.t(Key::RemoveGoesLocked));
        }
    }
    card(ui.t(Key::RemoveGoes), None, lines)
}

/// What the app cannot reach.
pub(in crate::ui::pages) fn stays(ui: Ui) -> El {
    let lines = [
        Key::RemoveStaysFiles,
        Key::RemoveStaysPaper,
        Key::RemoveStaysPhotos,
        Key::RemoveStaysPhones,
    ];
    let lead = el("p", "").text(ui.t(Key::RemoveStaysLead));
    let lines = lines.map(|key| ui.t(key)).to_vec();
    card(ui.t(Key::RemoveStays), Some(lead), lines)
}

fn card(title: String, lead: Option<El>, lines: Vec<String>) -> El {
    let lines: Vec<El> = lines
        .into_iter()
        .map(|line| el("li", "").text(line))
        .collect();
    el("section", "os-card os-stack os-stack--tight")
        .child(el("h2", "").text(title))
        .child(lead)
        .child(el("ul", "os-goes").child(lines))
}

/// Whether there is a file, and the ways to one.
fn file(ui: Ui, view: &RemoveView, copy: CopyState, made: Option<Day>) -> Vec<El> {
    let day = made.map(|day| ui.words(|words| words.day(day)));
    let day = day.unwrap_or_default();
    let said = match copy {
        CopyState::None => ui.t(Key::RemoveCopyNone),
        CopyState::Same => ui.with(Key::RemoveCopySame, &[("day", &day)]),
        CopyState::Since(count) => {
            let count = count.to_string();
            ui.with(Key::RemoveCopySince, &[("day", &day), ("count", &count)])
        }
    };
    let section = el("section", "os-card os-stack os-stack--tight")
        .child(el("h2", "").text(ui.t(Key::RemoveCopy)))
        .child(el("p", "").text(said))
        .child(el("p", "").text(ui.t(Key::RemoveCopyLook)));
    let is_made = copy == CopyState::Same;
    let [first, second] = if is_made {
        [ButtonKind::Primary, ButtonKind::Quiet]
    } else {
        [ButtonKind::Quiet, ButtonKind::Primary]
    };
    let have = button(first, "have", ui.t(Key::RemoveHave), move || {
        send(ui, RemoveEvent::HasFile);
    });
    let share = Route::Share(view.book).to_string();
    let file = link_button(second, ui.t(Key::RemoveMake), share);
    // What is to be done next comes first.
    if is_made {
        vec![section, have, file]
    } else {
        vec![section, file, have]
    }
}
