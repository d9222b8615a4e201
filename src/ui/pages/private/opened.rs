//! What is under the PIN, while it is open.

use super::send;
use crate::{
    app::{exchange::private::event::PrivateEvent, route::Route},
    i18n::Key,
    ui::{
        components::{ButtonKind, El, Task, TaskState, button, details, el, task_list},
        kit::Ui,
        pages::versions::focus_on,
    },
};
use leptos::prelude::*;

pub(super) fn draw(
    ui: Ui,
    (answers, others): (&[(String, Option<Route>)], usize),
    changing: RwSignal<bool>,
) -> Vec<El> {
    let line = |text: String| el("p", "").text(text);
    let mut under = vec![el("h2", "").text(ui.t(Key::PrivateList))];
    if answers.is_empty() {
        under.push(line(ui.t(Key::PrivateNone)));
        under.push(line(ui.t(Key::PrivateNoneDo)));
    }
    let tasks = answers.iter().filter_map(|(ask, route)| {
        Some(Task {
            href: route.as_ref()?.to_string(),
            label: ask.clone(),
            symbol: None,
            state: TaskState::Begun,
            words: String::new(),
        })
    });
    let tasks: Vec<Task> = tasks.collect();
    if !tasks.is_empty() {
        under.push(el("div", "").child(task_list(tasks)));
    }
    let earlier = answers.iter().filter(|(_, route)| route.is_none());
    under.extend(earlier.map(|(ask, _)| line(ui.with(Key::PrivateEarlier, &[("question", ask)]))));
    if others > 0 {
        under.push(line(ui.words(|words| {
            words.count(Key::PrivateOther, Key::PrivateOthers, others)
        })));
    }
    let shut = move || {
        send(ui, PrivateEvent::Shut);
        focus_on("h1");
    };
    let change = move || {
        changing.set(true);
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
