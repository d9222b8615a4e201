//! The book's home: the next meeting, and what to do.

use super::{versions, voices};
use crate::{
    app::{
        event::Event,
        exchange::event::Exchanged,
        route::Route,
        view::{BookView, CopyState, MeetingView, TaskState as State, Twice, VoiceTask},
    },
    domain::{ids::BookId, voice::Role},
    i18n::{self, Key},
    ui::{
        components::{
            ButtonKind, El, Link, MeetingCard, NoticeKind, Page, Task, TaskState, button, el,
            link_button, meeting_card, notice, page, task_list,
        },
        kit::{Part, Ui, link, plain_notice},
    },
};
use leptos::prelude::*;

pub(super) fn draw(ui: Ui, part: Part<BookView>) -> Option<AnyView> {
    let about = Route::About(part.now()?.id).to_string();
    let title = part.words(move |v| ui.named(Key::BookNamed, Key::HomeTitle, &v.name));
    let frame = Page {
        name: "book",
        title: title.into(),
        progress: None,
        top: vec![
            Link {
                href: Route::Books.to_string(),
                label: ui.t(Key::HomeBooks),
            }
            .back(),
        ],
        bar: Vec::new(),
    };
    let tasks = el("section", "os-card")
        .child(el("h2", "").text(ui.t(Key::HomeTodo)))
        .child(part.drawn(move |v| vec![task_list(tasks(ui, v))]));
    let twice = part.drawn(move |v| twice(ui, &v.twice).into_iter().collect());
    let twice = el("div", "os-fold").child(twice);
    let kept = plain_notice(ui.t(Key::HomeKept), ui.t(Key::HomeKeptDo));
    let book = part.now()?.id;
    let remind = el("div", "os-fold")
        .child(part.drawn(move |v| v.remind.then(|| reminder(ui, book)).into_iter().collect()));
    let parts = vec![
        meeting(ui, part, about),
        remind,
        twice,
        tasks,
        voices::draw(ui, part),
        kept,
    ];
    Some(page(frame, parts))
}

/// Asks for a copy, kindly and once.
fn reminder(ui: Ui, book: BookId) -> El {
    let later = move || {
        let event = Exchanged::NotNow(book);
        ui.send(Event::Exchanged(Box::new(event)));
    };
    let buttons = el("div", "os-wrap")
        .child(link_button(
            ButtonKind::Quiet,
            ui.t(Key::HomeRemindMake),
            Route::Share(book).to_string(),
        ))
        .child(button(
            ButtonKind::Plain,
            "not-now",
            ui.t(Key::HomeRemindLater),
            later,
        ));
    notice(
        NoticeKind::Info,
        ui.t(Key::HomeRemind),
        ui.t(Key::HomeRemindDo),
        buttons,
    )
    .attr("id", "remind")
}

/// That answers stand in more than one version, with the way to some of them.
fn twice(ui: Ui, twice: &[Twice]) -> Option<El> {
    const SHOWN: usize = 3;
    if twice.is_empty() {
        return None;
    }
    let links = twice.iter().take(SHOWN).map(|found| {
        let name = ui.speaker(&found.speaker);
        let of = ui.with(
            Key::VersionsOf,
            &[("name", &name), ("question", &found.short)],
        );
        link(found.route.to_string(), of)
    });
    let more = twice.len().checked_sub(SHOWN).filter(|more| *more > 0);
    let more = more.map(|more| {
        let more = ui.with(Key::VersionsMore, &[("count", &more.to_string())]);
        el("p", "os-soft").text(more)
    });
    let links = links.chain(more).collect();
    Some(versions::some(ui, twice.len(), Some(links)))
}

fn meeting(ui: Ui, part: Part<BookView>, about: String) -> El {
    let of = move |read: fn(Ui, &MeetingView) -> String| part.words(move |v| read(ui, &v.meeting));
    let change = part.words(move |v| {
        let known = v.meeting.round.day.is_some();
        ui.t(if known {
            Key::HomeMeetingChange
        } else {
            Key::HomeMeetingAdd
        })
    });
    let card = MeetingCard {
        kind: of(meeting_kind),
        left: of(days_left),
        when: of(when),
        note: of(note),
    };
    meeting_card(
        card,
        el("a", "os-meeting__link").attr("href", about).text(change),
    )
}

fn meeting_kind(ui: Ui, meeting: &MeetingView) -> String {
    let kind = meeting
        .round
        .kind
        .map_or(Key::HomeMeetingKind, i18n::round_kind);
    match meeting.setting_name.trim() {
        "" => ui.t(kind),
        place => format!("{} · {place}", ui.t(kind)),
    }
}

fn days_left(ui: Ui, meeting: &MeetingView) -> String {
    match meeting.days_left {
        None => ui.t(Key::HomeMeetingNone),
        Some(0) => ui.t(Key::HomeMeetingToday),
        Some(1) => ui.t(Key::HomeMeetingTomorrow),
        Some(days) if days > 1 => ui.with(Key::HomeMeetingDays, &[("count", &days.to_string())]),
        Some(_) => ui.t(Key::HomeMeetingPast),
    }
}

fn when(ui: Ui, meeting: &MeetingView) -> String {
    let Some(day) = meeting.round.day else {
        return String::new();
    };
    let parts = [ui.words(|words| words.day(day)), meeting.round.time.clone()];
    parts
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(", ")
}

fn note(ui: Ui, meeting: &MeetingView) -> String {
    if meeting.round.day.is_none() {
        return ui.t(Key::HomeMeetingNoneDo);
    }
    meeting.round.place.clone()
}

fn tasks(ui: Ui, view: &BookView) -> Vec<Task> {
    let row = |route: Route, label: String, symbol: &str, state, words: String| Task {
        href: route.to_string(),
        label,
        symbol: Some(symbol.to_owned()),
        state,
        words,
    };
    let (about, about_words) = state(ui, view.about);
    let mut rows = vec![row(
        Route::About(view.id),
        ui.named(Key::HomeAboutNamed, Key::HomeAbout, &view.name),
        "about",
        about,
        about_words,
    )];
    // With one or two people all views come first; with more, each one's rows stay together.
    let together = view.voices.len() > 2;
    let mut later = Vec::new();
    for voice in &view.voices {
        let (state, words) = answered(ui, voice);
        let route = Route::Views(view.id, voice.speaker.voice);
        let young = voice.speaker.role == Role::YoungPerson;
        let unnamed = match voice.speaker.role {
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
