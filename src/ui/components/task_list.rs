//! What to do, one row each.

use super::symbol::{Symbol, SymbolSize};
use leptos::prelude::*;

/// How far a task is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaskState {
    /// Nothing done yet.
    NotStarted,
    /// Some of it.
    Begun,
    /// All of it.
    Done,
}

/// One row of a [`TaskList`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// Where it leads.
    pub href: String,
    /// What to do.
    pub label: String,
    /// The name of a symbol.
    pub symbol: Option<String>,
    /// How far it is.
    pub state: TaskState,
    /// The same in words: "Done", "9 of 14", "Not started".
    pub words: String,
}

/// A list of things to do. The whole row is the link.
#[component]
pub fn TaskList(
    /// The rows.
    #[prop(into)]
    tasks: Signal<Vec<Task>>,
) -> AnyView {
    view! {
        <ul class="os-tasks" role="list">
            {move || tasks.get().into_iter().map(task).collect_view()}
        </ul>
    }
    .into_any()
}

fn task(task: Task) -> AnyView {
    let state = match task.state {
        TaskState::NotStarted => "os-task__state",
        TaskState::Begun => "os-pill",
        TaskState::Done => "os-pill os-feel--well",
    };
    let symbol = task
        .symbol
        .map(|name| view! { <Symbol name size=SymbolSize::Small /> });
    view! {
        <li class="os-task">
            {symbol}
            <span class="os-task__words">
                <a class="os-task__link" href=task.href>
                    {task.label}
                </a>
                <span class=state>{task.words}</span>
            </span>
        </li>
    }
    .into_any()
}
