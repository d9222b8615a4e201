//! What to do, one row each.

use super::{
    el::{El, el},
    symbol::{SymbolSize, symbol},
};

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

/// One row of a [`task_list`].
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
pub fn task_list(tasks: Vec<Task>) -> El {
    let rows: Vec<El> = tasks.into_iter().map(task).collect();
    el("ul", "os-tasks").attr("role", "list").child(rows)
}

fn task(task: Task) -> El {
    let state = match task.state {
        TaskState::NotStarted => "os-task__state",
        TaskState::Begun => "os-pill",
        TaskState::Done => "os-pill os-feel--well",
    };
    let link = el("a", "os-task__link")
        .attr("href", task.href)
        .text(task.label);
    let state = (!task.words.is_empty()).then(|| el("span", state).text(task.words));
    el("li", "os-task")
        .child(task.symbol.map(|name| symbol(&name, SymbolSize::Small)))
        .child(el("span", "os-task__words").child(link).child(state))
}
