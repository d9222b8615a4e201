//! The list of a voice's questions, by topic.

use super::{levels, private};
use crate::{
    app::{
        route::Route,
        view::{QuestionRow, RowState, ViewsGroup, ViewsView},
    },
    domain::{answer::Progress, question::Audience, voice::Role},
    i18n::{self, Key},
    ui::{
        components::{Page, SymbolSize, Task, TaskState, el, live, page, symbol, task_list},
        kit::{Part, Ui, link},
    },
};
use leptos::prelude::*;

pub(super) fn draw(ui: Ui, part: Part<ViewsView>) -> Option<AnyView> {
    let first = part.now()?;
    let audience = first.speaker.role.audience();
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
    let groups = part.drawn(move |v| {
        let group = |group: &ViewsGroup| {
            el("section", "os-card")
                .child(el("h2", "").text(ui.t(i18n::topic(group.topic))))
                .child(task_list(group.rows.iter().map(task).collect()))
        };
        let me = el("section", "os-card").child(task_list(vec![me(ui, v)]));
        let private = private::some(ui, v.private.as_ref());
        std::iter::once(me)
            .chain(private)
            .chain(v.groups.iter().map(group))
            .collect()
    });
    let title = part.words(move |v| ui.named(Key::ViewsNamed, Key::ViewsYou, &v.speaker.name));
    let progress = part.words(move |v| {
        let (answered, total) = (v.answered.to_string(), v.total.to_string());
        ui.with(Key::ViewsDone, &[("count", &answered), ("total", &total)])
    });
    let label = part.words(move |v| {
        ui.t(match (v.done, v.answered) {
            (true, _) => Key::ViewsCheck,
            (false, 0) => Key::ViewsStart,
            (false, _) => Key::ViewsGoOn,
        })
    });
    let on = el("a", "os-button os-button--primary")
        .live_attr(
            "href",
            live(move || part.read(|v| Some(v.next.to_string()))),
        )
        .text(label);
    let at = (first.book, first.speaker.voice);
    let now = move || part.read(|v| v.level);
    let ways = (first.level.is_some() && first.can_write).then(|| levels::control(ui, at, now));
    let frame = Page {
        name: "views",
        title: title.into(),
        progress: Some(progress.into()),
        top: vec![ui.back(&first.back)],
        bar: vec![on],
    };
    // Only a young person is asked to be alone with it.
    let hand = (first.speaker.role == Role::YoungPerson).then(|| {
        let turn = Route::Turn(first.book, first.speaker.voice);
        link(turn.to_string(), ui.t(Key::TurnHand)).attr("id", "hand-over")
    });
    let cards = first.cards.as_ref().map(|(route, sorted)| {
        let words = match sorted {
            0 => ui.t(Key::SortWaysHint),
            count => ui.with(Key::SortTaskCount, &[("count", &count.to_string())]),
        };
        el("a", "os-choice")
            .attr("href", route.to_string())
            .child(symbol("sort", SymbolSize::Medium))
            .child(
                el("span", "os-choice__words")
                    .child(el("span", "os-choice__label").text(ui.t(Key::SortWays)))
                    .child(el("span", "os-choice__hint").text(words)),
            )
    });
    let body = el("div", "os-stack os-stack--loose")
        .child(ways)
        .child(cards)
        .child(groups);
    Some(page(frame, vec![body, el("p", "").child(hand)]))
}

/// The page about the young person, which belongs to no topic.
fn me(ui: Ui, view: &ViewsView) -> Task {
    let label = if view.own {
        ui.t(Key::MeTitle)
    } else {
        ui.named(Key::MeTitleNamed, Key::MeTitleOther, &view.name)
    };
    Task {
        href: view.me.to_string(),
        label,
        symbol: Some("profile".to_owned()),
        state: TaskState::NotStarted,
        words: String::new(),
    }
}

fn state(ui: Ui, state: RowState, audience: Audience) -> (TaskState, String) {
    if state.versions > 1 {
        return (TaskState::Begun, ui.words(|w| w.versions(state.versions)));
    }
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
