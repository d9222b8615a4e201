//! On the book's home: the next meeting, with the days left.

use crate::{
    app::view::{BookView, MeetingView},
    i18n::{self, Key},
    ui::{
        components::{El, MeetingCard, el, meeting_card},
        kit::{Part, Ui},
    },
};

/// The card of the meeting; `about` is the page on which it is changed.
pub(super) fn meeting(ui: Ui, part: Part<BookView>, about: String) -> El {
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
