//! What is under the PIN, while it is open.

use super::send;
use crate::{
    app::{
        exchange::private::event::PrivateEvent,
        view::{PinState, PrivateAnswer, PrivatePlace, PrivateView},
    },
    i18n::Key,
    ui::{
        components::{ButtonKind, El, Task, TaskState, button, details, el, task_list},
        kit::Ui,
        pages::{erase, versions::focus_on},
    },
};
use leptos::prelude::*;

pub(super) fn draw(ui: Ui, view: &PrivateView, changing: RwSignal<Option<u64>>) -> Vec<El> {
    let PinState::Open {
        answers,
        others,
        since,
        changed,
    } = &view.state
    else {
        return Vec::new();
    };
    let since = *since;
    let line = |text: String| el("p", "").text(text);
    let mut under = vec![el("h2", "").text(ui.t(Key::PrivateList))];
    if answers.is_empty() {
        under.push(line(ui.t(Key::PrivateNone)));
        under.push(line(ui.t(Key::PrivateNoneDo)));
    }
    let tasks = answers.iter().filter_map(|answer| match &answer.place {
        PrivatePlace::Page(route) => Some(Task {
            href: route.to_string(),
            label: answer.ask.clone(),
            symbol: None,
            state: TaskState::Begun,
            words: String::new(),
        }),
        PrivatePlace::Earlier { .. } => None,
    });
    let tasks: Vec<Task> = tasks.collect();
    if !tasks.is_empty() {
        under.push(el("div", "").child(task_list(tasks)));
    }
    under.extend(answers.iter().filter_map(|answer| earlier(ui, answer)));
    if *others > 0 {
        under.push(line(ui.words(|words| {
            words.count(Key::PrivateOther, Key::PrivateOthers, *others)
        })));
    }
    let told = if *changed {
        ui.t(Key::PrivateChanged)
    } else {
        String::new()
    };
    let shut = move || {
        send(ui, PrivateEvent::Shut);
        focus_on("h1");
    };
    let change = move || {
        changing.set(Some(since));
        focus_on("#pin-asked");
    };
    let without = if answers.is_empty() {
        let give_up = move || {
            send(ui, PrivateEvent::GiveUp);
            focus_on("h1");
        };
        let label = ui.t(Key::PrivateGiveUpYes);
        button(ButtonKind::Quiet, "pin-give-up", label, give_up)
    } else {
        line(ui.t(Key::PrivateGiveUpFirst))
    };
    vec![
        line(told).attr("role", "status"),
        el("section", "os-card os-stack").child(under),
        button(
            ButtonKind::Primary,
            "pin-shut",
            ui.t(Key::PrivateShut),
            shut,
        ),
        line(ui.t(Key::PrivateShuts)),
        button(
            ButtonKind::Quiet,
            "pin-change",
            ui.t(Key::PrivateChange),
            change,
        ),
        details(ui.t(Key::PrivateGiveUp), false, without),
    ]
}

/// One of an earlier meeting has no page any more: it is read here, taken out, or erased.
fn earlier(ui: Ui, answer: &PrivateAnswer) -> Option<El> {
    let PrivatePlace::Earlier {
        at, round, words, ..
    } = &answer.place
    else {
        return None;
    };
    let (at, round) = (at.clone(), *round);
    let name = ui.with(Key::PrivateEarlier, &[("question", &answer.ask)]);
    let words = words
        .iter()
        .map(|text| el("p", "os-words").attr("dir", "auto").text(text.clone()));
    let show = {
        let at = at.clone();
        move || {
            send(ui, PrivateEvent::ShowEarlier(at.clone(), round));
            focus_on("h1");
        }
    };
    let id = ["erase-", at.question.as_str(), "-", &round.to_string()].concat();
    let erase = move || {
        send(ui, PrivateEvent::EraseEarlier(at.clone(), round));
        focus_on("h1");
    };
    let show_id = ["show-", &id].concat();
    Some(
        el("div", "os-stack")
            .child(el("h3", "os-ask").attr("dir", "auto").text(name))
            .child(words.collect::<Vec<El>>())
            .child(button(
                ButtonKind::Quiet,
                show_id,
                ui.t(Key::PrivateShow),
                show,
            ))
            .child(erase::folded(ui, &id, erase)),
    )
}
