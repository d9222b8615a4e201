//! On the book's home: the list of what to do.

use crate::{
    app::{
        route::{RoundPage, Route, SortPage},
        view::{BookView, CopyState, TaskState as State, VoiceTask},
    },
    domain::voice::Role,
    i18n::Key,
    ui::{
        components::{El, Task, TaskState, el, task_list},
        kit::Ui,
    },
};

/// The rows in the order in which they are done, under what they belong to.
pub(super) fn tasks(ui: Ui, view: &BookView) -> Vec<El> {
    let group = |key, rows| {
        el("div", "")
            .child(el("h3", "os-tasks__head").text(ui.t(key)))
            .child(task_list(rows))
    };
    let row = Row { ui, view };
    let mut meeting = vec![
        row.of_round(RoundPage::Meeting, Key::MeetTask, "taking-part"),
        row.of_round(RoundPage::Plan, Key::PlanTask, "aiming"),
        row.of_round(RoundPage::After, Key::AfterTask, "check"),
    ];
    if view.rounds > 1 {
        meeting.push(row.of_round(RoundPage::History, Key::HistoryTask, "progress"));
    }
    let (copied, words) = copied(ui, view.copy);
    let share = Route::Share(view.id);
    vec![
        group(Key::HomeBefore, before(row)),
        group(Key::HomeMeeting, meeting),
        group(
            Key::HomeKeep,
            vec![task(&share, ui.t(Key::HomeShare), "share", (copied, words))],
        ),
    ]
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

/// A row of which nobody can say how far it is.
fn plain(route: &Route, label: String, symbol: &str) -> Task {
    task(route, label, symbol, (TaskState::NotStarted, String::new()))
}

/// What makes a row.
#[derive(Clone, Copy)]
struct Row<'a> {
    ui: Ui,
    view: &'a BookView,
}

impl Row<'_> {
    fn of_round(self, page: RoundPage, label: Key, symbol: &str) -> Task {
        let route = Route::Round(self.view.id, None, page);
        plain(&route, self.ui.t(label), symbol)
    }
}

/// What is done before the meeting.
fn before(row: Row) -> Vec<Task> {
    let Row { ui, view } = row;
    let about = ui.named(Key::HomeAboutNamed, Key::HomeAbout, &view.name);
    let mut rows = vec![
        task(
            &Route::About(view.id),
            about,
            "about",
            state(ui, view.about),
        ),
        row.of_round(RoundPage::Dates, Key::DatesTitle, "dates"),
    ];
    rows.push(me(row));
    if view.rounds > 1 {
        rows.push(row.of_round(RoundPage::Again, Key::AgainTask, "noticing"));
    }
    // With one or two people all views come first; with more, each one's rows stay together.
    let together = view.voices.len() > 2;
    let mut later = Vec::new();
    for voice in &view.voices {
        rows.push(views(row, voice));
        rows.extend(cards(row, voice));
        if voice.answered + voice.cards > 0 {
            let rows = if together { &mut rows } else { &mut later };
            rows.extend(looked_over(row, voice));
        }
    }
    rows.extend(later);
    rows.push(plain(&Route::Pack(view.id), ui.t(Key::HomePack), "pack"));
    rows
}

/// The page about the young person: where they write it, or the page itself.
fn me(row: Row) -> Task {
    let Row { ui, view } = row;
    let label = ui.named(Key::MeTaskNamed, Key::MeTask, &view.name);
    let route = view
        .young
        .map_or(Route::Round(view.id, None, RoundPage::Profile), |young| {
            Route::Me(view.id, young)
        });
    task(&route, label, "profile", state(ui, view.me))
}

/// The questions of one voice.
fn views(row: Row, voice: &VoiceTask) -> Task {
    let unnamed = match voice.speaker.role {
        Role::YoungPerson if voice.is_another => Key::HomeViewsYoungAnother,
        Role::YoungPerson => Key::HomeViewsYoung,
        Role::Relative => Key::HomeViewsRelative,
        _ if voice.is_another => Key::HomeViewsAnother,
        _ => Key::HomeViewsParent,
    };
    let label = row
        .ui
        .named(Key::HomeViewsNamed, unnamed, &voice.speaker.name);
    let symbol = match voice.speaker.role {
        Role::YoungPerson => "my-say",
        _ => "views",
    };
    let route = Route::Views(row.view.id, voice.speaker.voice);
    task(&route, label, symbol, answered(row.ui, voice))
}

/// The cards of a young person.
fn cards(row: Row, voice: &VoiceTask) -> Option<Task> {
    let Row { ui, view } = row;
    if voice.speaker.role != Role::YoungPerson {
        return None;
    }
    let state = match voice.cards {
        0 => (TaskState::NotStarted, ui.t(Key::TaskNotStarted)),
        count => {
            let words = ui.with(Key::SortTaskCount, &[("count", &count.to_string())]);
            (TaskState::Begun, words)
        }
    };
    let label = ui.named(Key::SortTaskNamed, Key::SortTask, &voice.speaker.name);
    let route = Route::Sort(view.id, voice.speaker.voice, SortPage::Choose);
    Some(task(&route, label, "sort", state))
}

/// What a voice said, to check, and what of it matters most.
fn looked_over(row: Row, voice: &VoiceTask) -> [Task; 2] {
    let Row { ui, view } = row;
    let name = ui.speaker_in_a_sentence(&voice.speaker);
    let id = voice.speaker.voice;
    let check = ui.with(Key::HomeCheckNamed, &[("name", &name)]);
    let matters = ui.with(Key::HomeMattersNamed, &[("name", &name)]);
    let chosen = match voice.matters {
        0 => (TaskState::NotStarted, ui.t(Key::TaskNotStarted)),
        count => {
            let words = ui.with(Key::TaskChosen, &[("count", &count.to_string())]);
            (TaskState::Begun, words)
        }
    };
    [
        plain(&Route::Check(view.id, id), check, "check"),
        task(&Route::Matters(view.id, id), matters, "matters", chosen),
    ]
}

/// Whether a copy was kept, and what has changed since.
fn copied(ui: Ui, copy: CopyState) -> (TaskState, String) {
    match copy {
        CopyState::None => (TaskState::NotStarted, ui.t(Key::HomeFileNone)),
        CopyState::Same => (TaskState::Done, ui.t(Key::HomeFileSame)),
        CopyState::Since(changed) => {
            let words = ui.with(Key::HomeFileSince, &[("count", &changed.to_string())]);
            (TaskState::Begun, words)
        }
    }
}

fn state(ui: Ui, state: State) -> (TaskState, String) {
    match state {
        State::NotStarted => (TaskState::NotStarted, ui.t(Key::TaskNotStarted)),
        State::Started => (TaskState::Begun, ui.t(Key::TaskStarted)),
        State::Done => (TaskState::Done, ui.t(Key::TaskDone)),
    }
}

fn answered(ui: Ui, voice: &VoiceTask) -> (TaskState, String) {
    let values = [
        ("count", voice.answered.to_string()),
        ("total", voice.total.to_string()),
    ];
    let values = values
        .each_ref()
        .map(|(name, value)| (*name, value.as_str()));
    match voice.answered {
        0 => (TaskState::NotStarted, ui.t(Key::TaskNotStarted)),
        all if all == voice.total => (TaskState::Done, ui.t(Key::TaskDone)),
        _ => (TaskState::Begun, ui.with(Key::TaskCount, &values)),
    }
}
