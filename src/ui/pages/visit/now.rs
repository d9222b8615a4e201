//! What to do now: the middle of a visit, to which everything comes back.

use super::Desk;
use crate::{
    app::{
        route::{Route, VisitPage},
        view::{OpenVisit, Person, VisitNow, VisitView},
    },
    domain::voice::Role,
    i18n::Key,
    ui::{
        components::{
            ButtonKind, El, NoticeKind, Page, Task, TaskState, el, link_button, notice, page,
            task_list,
        },
        kit::Ui,
    },
};
use leptos::prelude::*;

pub(super) fn draw(desk: Desk, first: &VisitView) -> AnyView {
    let Desk { ui, view, book, .. } = desk;
    let frame = Page {
        name: "visit",
        title: ui.t(Key::VisitNowTitle).into(),
        progress: Some(ui.t(Key::VisitTitle).into()),
        top: vec![ui.back(&Route::Book(book))],
        bar: vec![link_button(
            ButtonKind::Quiet,
            ui.t(Key::VisitNowEnd),
            Route::Visit(first.book, VisitPage::End).to_string(),
        )],
    };
    let body = view.drawn(move |v| match &v.now {
        VisitNow::Here(visit) => tasks(ui, v, visit),
        VisitNow::None(_) | VisitNow::Over(_) => Vec::new(),
    });
    page(frame, el("div", "os-stack os-stack--loose").child(body))
}

fn tasks(ui: Ui, view: &VisitView, visit: &OpenVisit) -> Vec<El> {
    let group = |key, rows| {
        el("section", "os-card")
            .child(el("h2", "").text(ui.t(key)))
            .child(task_list(rows))
    };
    let back = view.given_back.then(|| {
        let (what, then) = (ui.t(Key::VisitGivenBack), ui.t(Key::VisitGivenBackDo));
        notice(NoticeKind::Info, what, then, None::<El>).attr("role", "status")
    });
    let mut all: Vec<El> = back.into_iter().collect();
    all.push(group(Key::VisitNowFamily, with_family(ui, view, visit)));
    all.push(group(Key::VisitNowSet, setting(ui, view, visit)));
    all.push(group(Key::VisitNowOwn, own(ui, view, visit)));
    all
}

fn task(route: &Route, label: String, symbol: &str, (state, words): (TaskState, String)) -> Task {
    Task {
        href: route.to_string(),
        label,
        symbol: Some(symbol.to_owned()),
        state,
        words,
    }
}

const fn plain() -> (TaskState, String) {
    (TaskState::NotStarted, String::new())
}

/// The questions of those who are here; of all of the family, where nobody was ticked.
fn with_family(ui: Ui, view: &VisitView, visit: &OpenVisit) -> Vec<Task> {
    let nobody = visit.people.iter().all(|person| !person.present);
    let here = |person: &&Person| {
        let is_family = !matches!(person.speaker.role, Role::Worker | Role::Advocate);
        person.present || (nobody && is_family)
    };
    let mut rows = Vec::new();
    for person in visit.people.iter().filter(here) {
        let speaker = &person.speaker;
        let is_young = speaker.role == Role::YoungPerson;
        let unnamed = match speaker.role {
            Role::YoungPerson => Key::HomeViewsYoung,
            Role::Relative => Key::HomeViewsRelative,
            Role::Parent | Role::Worker | Role::Advocate => Key::HomeViewsParent,
        };
        let label = ui.named(Key::HomeViewsNamed, unnamed, &speaker.name);
        let symbol = if is_young { "my-say" } else { "views" };
        let views = Route::Views(view.book, speaker.voice);
        rows.push(task(&views, label, symbol, answered(ui, person)));
        if !is_young {
            continue;
        }
        let hand = ui.named(Key::TurnBeforeNamed, Key::TurnBefore, &speaker.name);
        let turn = Route::Turn(view.book, speaker.voice);
        rows.push(task(&turn, hand, "start-young-person", plain()));
        let me = ui.named(Key::MeTaskNamed, Key::MeTask, &view.name);
        rows.push(task(
            &Route::Me(view.book, speaker.voice),
            me,
            "profile",
            plain(),
        ));
        let name = ui.speaker_in_a_sentence(speaker);
        let read = ui.with(Key::VisitNowRead, &[("name", &name)]);
        let (one, many) = (Key::VisitNowReadOne, Key::VisitNowReadMany);
        let state = match person.unread {
            0 => plain(),
            count => (TaskState::Begun, ui.words(|w| w.count(one, many, count))),
        };
        rows.push(task(
            &Route::Check(view.book, speaker.voice),
            read,
            "check",
            state,
        ));
    }
    rows
}

/// Who is here, and how words are written down.
fn setting(ui: Ui, view: &VisitView, visit: &OpenVisit) -> Vec<Task> {
    let to = |page| Route::Visit(view.book, page);
    let (one, many) = (Key::VisitNowCountOne, Key::VisitNowCountMany);
    let count = ui.words(|words| words.count(one, many, visit.count));
    let here = || visit.people.iter().filter(|person| person.present);
    let chosen = here().filter(|person| person.how.is_some()).count();
    let how = match chosen {
        0 => (TaskState::NotStarted, ui.t(Key::TaskNotStarted)),
        all if all == here().count() => (TaskState::Done, ui.t(Key::TaskDone)),
        _ => (TaskState::Begun, ui.t(Key::TaskStarted)),
    };
    vec![
        task(
            &to(VisitPage::Who),
            ui.t(Key::VisitWhoTitle),
            "start-helper",
            (TaskState::Begun, count),
        ),
        task(
            &to(VisitPage::Words),
            ui.t(Key::VisitWordsTitle),
            "writing-hand",
            how,
        ),
    ]
}

/// What is the helper's own.
fn own(ui: Ui, view: &VisitView, visit: &OpenVisit) -> Vec<Task> {
    let state = if visit.note.words.trim().is_empty() {
        plain()
    } else {
        (TaskState::Begun, ui.t(Key::VisitNowNoted))
    };
    let notes = Route::Visit(view.book, VisitPage::Notes);
    let own = Route::Views(view.book, visit.helper.voice);
    vec![
        task(&notes, ui.t(Key::VisitNowNotes), "memo", state),
        task(&own, ui.t(Key::VisitNowViews), "views", plain()),
    ]
}

fn answered(ui: Ui, person: &Person) -> (TaskState, String) {
    let (count, total) = (person.answered.to_string(), person.total.to_string());
    match person.answered {
        0 => (TaskState::NotStarted, ui.t(Key::TaskNotStarted)),
        all if all == person.total => (TaskState::Done, ui.t(Key::TaskDone)),
        _ => {
            let words = ui.with(Key::TaskCount, &[("count", &count), ("total", &total)]);
            (TaskState::Begun, words)
        }
    }
}
