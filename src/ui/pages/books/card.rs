//! One book as a card: what it shows, in words.

use crate::{
    app::view::{LockedCard, Meets, OpenCard, ShelfCard, Shows, fold, is_found},
    i18n::Key,
    ui::{
        components::{BookCard, BookSign, El, book_card, live},
        kit::Ui,
    },
};
use leptos::prelude::*;

/// What a book is called. A locked one has the name that its owner chose for it, which is nobody's.
pub(super) fn title(ui: Ui, card: &ShelfCard) -> String {
    match &card.shows {
        Shows::Open(open) => ui.named(Key::BookNamed, Key::BookUnnamed, &open.name),
        Shows::Locked(locked) if locked.nickname.is_empty() => ui.t(Key::BookLockedUnnamed),
        Shows::Locked(locked) => locked.nickname.clone(),
        Shows::Unreadable => ui.t(Key::BookUnreadable),
    }
}

/// The card; hidden while what was typed does not find it.
pub(super) fn draw(ui: Ui, card: &ShelfCard, typed: RwSignal<String>) -> El {
    let title = title(ui, card);
    let name = fold(&title);
    let (sign, locked, first, lines) = match &card.shows {
        Shows::Open(open) => {
            let sign = open
                .picture
                .map(|picture| BookSign::Symbol(picture.symbol()));
            let (first, mut lines) = meeting_lines(ui, open.meeting);
            lines.extend(about(ui, open));
            (sign.unwrap_or(BookSign::Book), None, first, lines)
        }
        Shows::Locked(locked) => shut(ui, locked),
        Shows::Unreadable => (
            BookSign::Torn,
            None,
            None,
            vec![ui.t(Key::ShelfUnreadableLook)],
        ),
    };
    book_card(BookCard {
        href: card.home.to_string(),
        title,
        sign,
        locked,
        first,
        lines,
        hidden: live(move || typed.with(|typed| !is_found(&name, typed))),
    })
}

type Shown = (BookSign, Option<String>, Option<String>, Vec<String>);

/// A locked book has its padlock and the word for it, whatever else is shown.
fn shut(ui: Ui, card: &LockedCard) -> Shown {
    let sign = card
        .picture
        .map(|picture| BookSign::Symbol(picture.symbol()));
    let (first, lines) = meeting_lines(ui, card.meeting);
    let locked = Some(ui.t(Key::ShelfLockedTap));
    (sign.unwrap_or(BookSign::Lock), locked, first, lines)
}

/// When the meeting is: how long it is until then, and the day, without its year where that is in no doubt.
fn meeting(ui: Ui, meets: Meets) -> (String, Option<String>) {
    let today = meets.days_left.map(|days| meets.day.plus(-days));
    let day = ui.words(|words| match today {
        Some(today) => words.near_day(meets.day, today),
        None => words.day(meets.day),
    });
    let left = match meets.days_left {
        None => return (day, None),
        Some(days) if days < 0 => return (ui.with(Key::ShelfWasOn, &[("day", &day)]), None),
        Some(0) => ui.t(Key::HomeMeetingToday),
        Some(1) => ui.t(Key::HomeMeetingTomorrow),
        Some(days) => ui.with(Key::HomeMeetingDays, &[("count", &days.to_string())]),
    };
    (left, Some(day))
}

/// The line that matters most, and the one below it.
fn meeting_lines(ui: Ui, meets: Option<Meets>) -> (Option<String>, Vec<String>) {
    let (first, day) = meets.map(|meets| meeting(ui, meets)).unzip();
    (first, day.flatten().into_iter().collect())
}

/// How far the book is, and whether there is a file of it.
fn about(ui: Ui, card: &OpenCard) -> Vec<String> {
    let count = card.answered.to_string();
    let answered = match (card.answered, card.asked) {
        (0, _) => ui.t(Key::ShelfNothing),
        (_, Some(asked)) => ui.with(
            Key::ShelfAnsweredOf,
            &[("count", &count), ("total", &asked.to_string())],
        ),
        (1, None) => ui.t(Key::ShelfAnsweredOne),
        (_, None) => ui.with(Key::ShelfAnsweredMany, &[("count", &count)]),
    };
    let file = match card.file {
        Some(day) => {
            let day = ui.words(|words| words.day(day));
            ui.with(Key::ShelfFile, &[("day", &day)])
        }
        None => ui.t(Key::ShelfFileNone),
    };
    vec![answered, file]
}
