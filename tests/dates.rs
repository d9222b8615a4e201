//! The dates that matter: examples worked by hand (`X1` to `X35` are those of our law notes, section 16),
//! edges, and laws that hold for any facts; and the calendar file, read by two parsers that are not ours.
//!
//! Days are written as people say them, with the day of the week, which is checked: a slip in a table
//! fails by itself.
#![cfg(not(target_family = "wasm"))]
#![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

#[path = "dates/appeals.rs"]
mod appeals;
#[path = "dates/asking.rs"]
mod asking;
#[path = "dates/births.rs"]
mod births;
#[path = "dates/calendar.rs"]
mod calendar;
#[path = "dates/laws.rs"]
mod laws;
#[path = "dates/meetings.rs"]
mod meetings;
#[path = "dates/moves.rs"]
mod moves;
#[path = "dates/requests.rs"]
mod requests;
#[path = "dates/support.rs"]
mod support;
#[path = "dates/twelve_months.rs"]
mod twelve_months;

use our_say::{
    content::{AskId, CautionId, DateKind, Law, parse_law},
    dates::{
        Dates, Doubt, Due, Facts, Request, State,
        count::{Closed, When},
        work_out,
    },
    domain::{round::RoundKind, time::Day},
};
use std::sync::LazyLock;

static LAW: LazyLock<Law> =
    LazyLock::new(|| parse_law(include_str!("../src/content/law/en.json")).unwrap());

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// The day that is written so: `Wed 3 Mar 2027`, or `3 Mar 2027` where the day of the week is nothing.
fn day(text: &str) -> Day {
    let words: Vec<&str> = text.split(' ').collect();
    let (week, date) = words.split_at(words.len() - 3);
    let month = MONTHS.iter().position(|name| *name == date[1]).unwrap();
    let month = u32::try_from(month).unwrap() + 1;
    let (number, year) = (date[0].parse().unwrap(), date[2].parse().unwrap());
    let day = Day::from_ymd_opt(year, month, number).unwrap();
    for name in week {
        assert_eq!(day.weekday().to_string(), *name, "{text}");
    }
    day
}

#[allow(clippy::unnecessary_wraps, reason = "nearly every fact may be missing")]
fn some(text: &str) -> Option<Day> {
    Some(day(text))
}

fn say(day: Day) -> String {
    let month = MONTHS[usize::try_from(day.month()).unwrap() - 1];
    format!("{} {} {month} {}", day.weekday(), day.day(), day.year())
}

/// A date as the tables write it: `Fri 26 Mar 2027 x Good Friday, call Thu 25 Mar 2027`.
fn shown(due: &Due) -> String {
    let mut text = match due.when {
        When::By(day) => say(day),
        When::Before(day) => format!("before {}", say(day)),
        When::Between(first, last) => format!("{} to {}", say(first), say(last)),
    };
    if let Some(shut) = &due.not_working {
        let why = match &shut.why {
            Closed::Saturday => "Saturday",
            Closed::Sunday => "Sunday",
            Closed::Holiday(name) => name,
        };
        text.extend([" x ", why, ", call ", &say(shut.before)]);
    }
    text
}

/// What is worked out on a day long before everything.
fn dates(facts: &Facts) -> Dates {
    on("1 Jan 2026", facts)
}

fn on(today: &str, facts: &Facts) -> Dates {
    work_out(facts, &LAW, day(today))
}

/// One date as the tables write it, or a dash.
fn of(dates: &Dates, id: DateKind) -> String {
    dates.get(id).map_or_else(|| "–".to_owned(), shown)
}

fn review(meeting: &str) -> Facts {
    Facts {
        kind: Some(RoundKind::AnnualReview),
        meeting: some(meeting),
        ..Facts::default()
    }
}

fn ask_ids(dates: &Dates) -> Vec<AskId> {
    dates.asks.iter().map(|ask| ask.id).collect()
}
