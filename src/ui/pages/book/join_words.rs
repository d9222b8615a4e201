//! What the rows of [`joins`](super::joins) say, and what their buttons do.

use crate::{
    app::{exchange::event::Exchanged, view::Speaker},
    domain::{
        ids::{BookId, RoundId},
        time::Day,
    },
    i18n::Key,
    ui::kit::Ui,
};

/// The words of a row: what it is now, what pressing does, and the buttons.
pub(super) struct Words {
    pub now: String,
    pub hints: Vec<String>,
    pub buttons: Vec<Press>,
}

/// A button: its words, how they are said where there are several of the kind, and what it does.
pub(super) struct Press {
    pub label: String,
    pub about: Option<String>,
    pub event: Exchanged,
}

/// Two books: `since` is the day on which they became one, while they are.
pub(super) fn books(ui: Ui, since: Option<Day>, can_take_out: bool, event: Exchanged) -> Words {
    let out = ui.t(if can_take_out {
        Key::JoinsBooksOut
    } else {
        Key::JoinsBooksStay
    });
    let (now, hint, label) = match since {
        Some(day) => {
            let day = ui.words(|words| words.day(day));
            let now = ui.with(Key::JoinsBooks, &[("day", &day)]);
            (now, Key::JoinsBooksHint, Key::JoinsBooksPart)
        }
        None => (
            ui.t(Key::JoinsBooksTwo),
            Key::JoinsBooksTwoHint,
            Key::JoinsBooksJoin,
        ),
    };
    Words {
        now,
        hints: vec![ui.t(hint), out],
        buttons: vec![Press {
            label: ui.t(label),
            about: None,
            event,
        }],
    }
}

/// Two people. What was written since they are one stays with the first.
pub(super) fn people(
    ui: Ui,
    is_one: bool,
    (first, second): (&Speaker, &Speaker),
    event: Exchanged,
) -> Words {
    let (name, other) = (ui.speaker(first), ui.speaker_in_a_sentence(second));
    let said = |key| ui.with(key, &[("name", &name), ("other", &other)]);
    let (now, label, about) = if is_one {
        let (now, part) = (Key::JoinsPeople, Key::JoinsPeoplePart);
        (now, part, Key::JoinsPeoplePartAbout)
    } else {
        let (now, join) = (Key::JoinsPeopleTwo, Key::JoinsPeopleJoin);
        (now, join, Key::JoinsPeopleJoinAbout)
    };
    let name = ui.speaker_in_a_sentence(first);
    let hint = is_one.then(|| ui.with(Key::JoinsPeopleHint, &[("name", &name)]));
    Words {
        now: said(now),
        hints: hint.into_iter().collect(),
        buttons: vec![Press {
            label: ui.t(label),
            about: Some(said(about)),
            event,
        }],
    }
}

/// The two days in a sentence.
fn both(ui: Ui, key: Key, days: [Option<Day>; 2]) -> String {
    let [name, other] = days.map(|day| meeting(ui, day));
    ui.with(key, &[("name", &name), ("other", &other)])
}

fn meeting(ui: Ui, day: Option<Day>) -> String {
    day.map_or_else(
        || ui.t(Key::JoinsMeetingNoDay),
        |day| ui.words(|words| words.day(day)),
    )
}

/// Two meetings that are one.
pub(super) fn meetings(ui: Ui, days: [Option<Day>; 2], event: Exchanged) -> Words {
    Words {
        now: both(ui, Key::JoinsMeetings, days),
        hints: vec![ui.t(Key::JoinsMeetingsHint)],
        buttons: vec![Press {
            label: ui.t(Key::JoinsMeetingsPart),
            about: None,
            event,
        }],
    }
}

/// Two meetings, of which one is shown; the other is a press away.
pub(super) fn two_meetings(
    ui: Ui,
    book: BookId,
    days: [Option<Day>; 2],
    shown: [(RoundId, bool); 2],
    event: Exchanged,
) -> Words {
    let each = || shown.into_iter().zip(days);
    let here = each().find(|((_, is_shown), _)| *is_shown);
    let here = here.map(|(_, day)| {
        let name = meeting(ui, day);
        ui.with(Key::JoinsMeetingsShown, &[("name", &name)])
    });
    let show = each().filter(|((_, is_shown), _)| !is_shown);
    let show = show.map(|((round, _), day)| Press {
        label: ui.with(Key::JoinsMeetingsShow, &[("name", &meeting(ui, day))]),
        about: None,
        event: Exchanged::ShowMeeting(book, round),
    });
    let join = Press {
        label: ui.t(Key::JoinsMeetingsJoin),
        about: None,
        event,
    };
    Words {
        now: both(ui, Key::JoinsMeetingsTwo, days),
        hints: here.into_iter().collect(),
        buttons: show.chain([join]).collect(),
    }
}
