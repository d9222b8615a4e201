//! The list of a voice's questions, by topic.

use crate::{
    app::view::{QuestionRow, RowState, ViewsGroup, ViewsView},
    domain::answer::Progress,
    i18n::{self, Key},
    ui::{
        components::{LinkButton, Page, Task, TaskList, TaskState},
        kit::{Ui, audience_of},
    },
};
use leptos::prelude::*;

pub(super) fn page(ui: Ui, view: Memo<ViewsView>) -> AnyView {
    let first = view.get_untracked();
    let audience = audience_of(first.speaker.role);
    let title = Signal::derive(move || {
        view.with(|v| ui.named(Key::ViewsNamed, Key::ViewsYou, &v.speaker.name))
    });
    let progress = Signal::derive(move || {
        let (answered, total) = view.with(|v| (v.answered.to_string(), v.total.to_string()));
        ui.with(Key::ViewsDone, &[("count", &answered), ("total", &total)])
    });
    let next = Signal::derive(move || view.with(|v| v.next.to_string()));
    let label = Signal::derive(move || {
        ui.t(view.with(|v| match (v.done, v.answered) {
            (true, _) => Key::ViewsCheck,
            (false, 0) => Key::ViewsStart,
            (false, _) => Key::ViewsGoOn,
        }))
    });
    let task = move |row: &QuestionRow| {
        let (state, words) = state(ui, row.state, audience);
        Task {
            href: row.route.to_string(),
            label: row.heading.short.clone(),
            symbol: Some(row.heading.symbol.clone()),
            state,
            words,
        }
    };
    // The topics stay as they are while the page stands; only the states of the rows change.
    let groups = first.groups.iter().enumerate().map(|(place, group)| {
        let tasks = Signal::derive(move || {
            view.with(|v| {
                v.groups
                    .get(place)
                    .map(|g| g.rows.iter().map(task).collect())
                    .unwrap_or_default()
            })
        });
        let ViewsGroup { topic, .. } = group;
        view! {
            <section class="os-card">
                <h2>{ui.t(i18n::topic(*topic))}</h2>
                <TaskList tasks />
            </section>
        }
        .into_any()
    });
    let groups = groups.collect_view();
    let bar = view! { <LinkButton label href=next /> }.into_any();
    view! {
        <Page name="views" title progress back=ui.back(&first.back) bar>
            {groups}
        </Page>
    }
    .into_any()
}

fn state(
    ui: Ui,
    state: RowState,
    audience: crate::domain::question::Audience,
) -> (TaskState, String) {
    let mut words = match (state.progress, state.feeling) {
        (Progress::Nothing, _) => return (TaskState::NotStarted, ui.t(Key::ViewsNothing)),
        (Progress::Instead(instead), _) => ui.t(i18n::instead(instead)),
        (Progress::Said, Some(feeling)) => ui.t(i18n::feeling(feeling, audience)),
        (Progress::Said, None) => ui.t(Key::ViewsAnswered),
    };
    if state.matters {
        words.push_str(" ★");
    }
    (TaskState::Begun, words)
}
