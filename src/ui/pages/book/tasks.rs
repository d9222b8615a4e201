//! On the book's home: the list of what to do.

use crate::{
    app::{
        route::{RoundPage, Route},
        view::{BookView, CopyState, TaskState as State, VoiceTask},
    },
    domain::voice::Role,
    i18n::Key,
    ui::{
        components::{Task, TaskState},
        kit::Ui,
    },
};

/// The rows, in the order in which they are done.
pub(super) fn tasks(ui: Ui, view: &BookView) -> Vec<Task> {
    let row = |route: Route, label: String, symbol: &str, state, words: String| Task {
        href: route.to_string(),
        label,
        symbol: Some(symbol.to_owned()),
        state,
        words,
    };
    let of_round = |page, key, symbol| {
        let none = String::new();
        row(
            Route::Round(view.id, None, page),
            ui.t(key),
            symbol,
            TaskState::NotStarted,
            none,
        )
    };
    let (about, about_words) = state(ui, view.about);
    let mut rows = vec![row(
        Route::About(view.id),
        ui.named(Key::HomeAboutNamed, Key::HomeAbout, &view.name),
        "about",
        about,
        about_words,
    )];
    rows.push(of_round(RoundPage::Dates, Key::DatesTitle, "dates"));
    if view.rounds > 1 {
        rows.push(of_round(RoundPage::Again, Key::AgainTask, "noticing"));
    }
    // With one or two people all views come first; with more, each one's rows stay together.
    let together = view.voices.len() > 2;
    let mut later = Vec::new();
    for voice in &view.voices {
        let (state, words) = answered(ui, voice);
        let route = Route::Views(view.id, voice.speaker.voice);
        let young = voice.speaker.role == Role::YoungPerson;
        let unnamed = match voice.speaker.role {
            Role::YoungPerson if voice.is_another => Key::HomeViewsYoungAnother,
            Role::YoungPerson => Key::HomeViewsYoung,
            Role::Relative => Key::HomeViewsRelative,
            _ if voice.is_another => Key::HomeViewsAnother,
            _ => Key::HomeViewsParent,
        };
        let label = ui.named(Key::HomeViewsNamed, unnamed, &voice.speaker.name);
        rows.push(row(
            route,
            label,
            if young { "my-say" } else { "views" },
            state,
            words,
        ));
        if voice.answered == 0 {
            continue;
        }
        let rows = if together { &mut rows } else { &mut later };
        let name = ui.speaker_in_a_sentence(&voice.speaker);
        let id = voice.speaker.voice;
        let check = ui.with(Key::HomeCheckNamed, &[("name", &name)]);
        rows.push(row(
            Route::Check(view.id, id),
            check,
            "check",
            TaskState::NotStarted,
            String::new(),
        ));
        let matters = ui.with(Key::HomeMattersNamed, &[("name", &name)]);
        let (state, words) = match voice.matters {
            0 => (TaskState::NotStarted, ui.t(Key::TaskNotStarted)),
            count => {
                let words = ui.with(Key::TaskChosen, &[("count", &count.to_string())]);
                (TaskState::Begun, words)
            }
        };
        rows.push(row(
            Route::Matters(view.id, id),
            matters,
            "matters",
            state,
            words,
        ));
    }
    rows.extend(later);
    rows.push(row(
        Route::Pack(view.id),
        ui.t(Key::HomePack),
        "pack",
        TaskState::NotStarted,
        String::new(),
    ));
    rows.push(of_round(RoundPage::Meeting, Key::MeetTask, "taking-part"));
    rows.push(of_round(RoundPage::Plan, Key::PlanTask, "aiming"));
    rows.push(of_round(RoundPage::After, Key::AfterTask, "check"));
    if view.rounds > 1 {
        rows.push(of_round(RoundPage::History, Key::HistoryTask, "progress"));
    }
    let (copied, words) = copied(ui, view.copy);
    rows.push(row(
        Route::Share(view.id),
        ui.t(Key::HomeShare),
        "share",
        copied,
        words,
    ));
    rows
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
