//! A calendar file (RFC 5545) of whole days, for any calendar. Called when a person wants the dates in
//! their own one.
//!
//! Importing again changes what is there already: an entry keeps its uid, and a later file has a higher
//! sequence. There is no `METHOD`, so no mail program takes the file for an invitation, and no alarm:
//! reminders are the calendar's. Entries are private and leave the day free.

use crate::{
    app::exchange::event::CalendarDay,
    content::DateKind,
    domain::{
        ids::RoundId,
        time::{Day, Timestamp},
    },
};

/// One day for the calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What makes it the same entry next time: see [`uid`].
    pub uid: String,
    /// The day.
    pub day: Day,
    /// What stands in the calendar. Whoever sees the phone sees it.
    pub title: String,
    /// What opens on a tap.
    pub description: String,
}

/// The uid of a date of a round: nothing in it tells whose.
pub fn uid(round: RoundId, kind: DateKind) -> String {
    format!("{round}-{}@our-say", kind.as_str())
}

/// The file of these days of a round: see [`calendar`].
pub fn of_days(days: &[CalendarDay], made: Timestamp) -> Option<String> {
    let entries = days.iter().map(|one| Entry {
        uid: uid(one.of.0, one.of.1),
        day: one.day,
        title: one.title.clone(),
        description: one.about.clone(),
    });
    let entries: Vec<Entry> = entries.collect();
    calendar(&entries, made)
}

/// The longest line, in bytes, without its end.
const LINE: usize = 75;

/// The file, made at a moment; `None` without entries, since a calendar without any is no valid file.
pub fn calendar(entries: &[Entry], made: Timestamp) -> Option<String> {
    if entries.is_empty() {
        return None;
    }
    let mut out = Lines(String::new());
    for line in [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Our Say//Dates//EN",
        "CALSCALE:GREGORIAN",
    ] {
        out.line(line);
    }
    let stamp = stamp(made);
    let sequence = sequence(made);
    for entry in entries {
        out.line("BEGIN:VEVENT");
        out.line(&format!("UID:{}", text(&one_line(&entry.uid))));
        out.line(&format!("DTSTAMP:{stamp}"));
        out.line(&format!("SEQUENCE:{sequence}"));
        out.line(&format!("DTSTART;VALUE=DATE:{}", date(entry.day)));
        let next = entry.day.plus(1);
        // The last day that there is has none after it; an event without an end lasts its day.
        if next > entry.day {
            out.line(&format!("DTEND;VALUE=DATE:{}", date(next)));
        }
        out.line(&format!("SUMMARY:{}", text(&one_line(&entry.title))));
        let description = entry.description.trim();
        if !description.is_empty() {
            out.line(&format!("DESCRIPTION:{}", text(description)));
        }
        out.line("CLASS:PRIVATE");
        out.line("TRANSP:TRANSPARENT");
        out.line("END:VEVENT");
    }
    out.line("END:VCALENDAR");
    Some(out.0)
}

struct Lines(String);

impl Lines {
    /// One line, folded: no part is longer than [`LINE`] bytes.
    fn line(&mut self, content: &str) {
        let (mut rest, mut room) = (content, LINE);
        while rest.len() > room {
            let (part, more) = rest.split_at(fold(rest, room));
            self.0.push_str(part);
            self.0.push_str("\r\n ");
            (rest, room) = (more, LINE - 1);
        }
        self.0.push_str(rest);
        self.0.push_str("\r\n");
    }
}

/// Where to fold, within so many bytes: between two letters, and not beside a space where that can be
/// helped. Some calendars take away spaces at the ends of a line before they join it again.
fn fold(text: &str, room: usize) -> usize {
    let letters = text.char_indices().zip(text.chars().skip(1));
    let cuts = letters.map(|((at, before), after)| (at + before.len_utf8(), before, after));
    let (mut any, mut after_word, mut in_word) = (None, None, None);
    for (at, before, after) in cuts.take_while(|(at, ..)| *at <= room) {
        any = Some(at);
        if !before.is_whitespace() {
            after_word = any;
            if !after.is_whitespace() {
                in_word = any;
            }
        }
    }
    in_word.or(after_word).or(any).unwrap_or(text.len())
}

/// A text as a value: what has a meaning in the file is escaped, what cannot stand in it is left out.
fn text(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut letters = value.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' | ';' | ',' => out.extend(['\\', letter]),
            '\r' => {
                letters.next_if_eq(&'\n');
                out.push_str("\\n");
            }
            '\n' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push_str("\\n"),
            '\t' => out.push('\t'),
            _ if letter.is_control() => {}
            _ => out.push(letter),
        }
    }
    out
}

/// The same on one line.
fn one_line(value: &str) -> String {
    let breaks = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    let words: Vec<_> = value
        .split(|c: char| breaks(c) || c == ' ')
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ").trim().to_owned()
}

fn date(day: Day) -> String {
    day.to_string().replace('-', "")
}

const DAY: i64 = 24 * 60 * 60;

/// The moment in UTC, to the second.
fn stamp(made: Timestamp) -> String {
    let day = made.day(0);
    let seconds = made.millis().div_euclid(1000).rem_euclid(DAY);
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    format!("{}T{hours:02}{minutes:02}{seconds:02}Z", date(day))
}

/// Higher in every later file, as far as clocks go: the minutes since 1970. Calendars keep it in 31 bits,
/// which last until the year 6053.
fn sequence(made: Timestamp) -> i32 {
    let minutes = made.millis().div_euclid(60_000).max(0);
    i32::try_from(minutes).unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(title: &str, description: &str) -> Entry {
        Entry {
            uid: uid(RoundId::from_bits(42), DateKind::Papers),
            day: "2027-02-17".parse().unwrap(),
            title: title.to_owned(),
            description: description.to_owned(),
        }
    }

    const MADE: Timestamp = Timestamp::from_millis(1_795_341_723_456);

    #[test]
    fn a_file_is_written_as_the_standard_has_it() {
        let file = calendar(&[entry("Papers, ours; \\ too", "One\nTwo\r\nThree")], MADE).unwrap();
        let expected = [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Our Say//Dates//EN",
            "CALSCALE:GREGORIAN",
            "BEGIN:VEVENT",
            "UID:0000000000000000000000000000002a-papers@our-say",
            "DTSTAMP:20261122T100203Z",
            "SEQUENCE:29922362",
            "DTSTART;VALUE=DATE:20270217",
            "DTEND;VALUE=DATE:20270218",
            "SUMMARY:Papers\\, ours\\; \\\\ too",
            "DESCRIPTION:One\\nTwo\\nThree",
            "CLASS:PRIVATE",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
            "END:VCALENDAR",
            "",
        ];
        assert_eq!(file, expected.join("\r\n"));
    }

    #[test]
    fn long_lines_are_folded_between_letters() {
        for letters in ["a", "é", "€", "🦊", "a🦊"] {
            for before in 0..4 {
                let words = "x".repeat(before) + &letters.repeat(60);
                let file = calendar(&[entry(&words, &words)], MADE).unwrap();
                assert!(file.split("\r\n").all(|line| line.len() <= LINE), "{file}");
                let unfolded = file.replace("\r\n ", "");
                assert!(unfolded.contains(&format!("SUMMARY:{words}\r\n")));
            }
        }
    }

    #[test]
    fn a_line_of_75_bytes_is_not_folded_and_one_of_76_is() {
        let summary = |letters: usize| {
            let file = calendar(&[entry(&"a".repeat(letters), "")], MADE).unwrap();
            file.contains("\r\n a")
        };
        assert!(!summary(75 - "SUMMARY:".len()));
        assert!(summary(76 - "SUMMARY:".len()));
    }

    #[test]
    fn a_line_is_not_folded_beside_a_space() {
        for words in ["a few words ", "ab   ", "a "] {
            for before in 0..12 {
                let words = "x".repeat(before) + &words.repeat(30);
                let file = calendar(&[entry("T", &words)], MADE).unwrap();
                assert!(!file.contains(" \r\n"), "{file}");
            }
        }
        let spaces = format!("a{}b", " ".repeat(400));
        let file = calendar(&[entry("T", &spaces)], MADE).unwrap();
        assert!(file.replace("\r\n ", "").contains(&spaces));
    }

    #[test]
    fn nothing_in_a_text_can_begin_a_line_of_its_own() {
        for sign in ["\r", "\n", "\r\n", "\u{b}", "\u{85}", "\u{2028}", "\0"] {
            let nasty = format!("a{sign}END:VEVENT");
            let mut one = entry(&nasty, &nasty);
            one.uid.clone_from(&nasty);
            let file = calendar(&[one], MADE).unwrap();
            let lines: Vec<_> = file.lines().collect();
            assert_eq!(lines.iter().filter(|l| **l == "END:VEVENT").count(), 1);
            assert!(!file.contains(sign) || sign == "\r\n" || sign == "\r" || sign == "\n");
            assert_eq!(file.matches('\n').count(), file.matches("\r\n").count());
            assert_eq!(file.matches('\r').count(), file.matches("\r\n").count());
        }
    }

    #[test]
    fn a_later_file_has_a_higher_sequence_and_any_clock_has_one() {
        let later = Timestamp::from_millis(MADE.millis() + 60_000);
        assert!(sequence(later) > sequence(MADE));
        for millis in [i64::MIN, -1, 0, i64::MAX] {
            let made = Timestamp::from_millis(millis);
            assert!(sequence(made) >= 0);
            assert_eq!(stamp(made).len(), "20261122T100203Z".len());
        }
    }

    #[test]
    fn the_ends_of_the_calendar_are_days_too() {
        let mut last = entry("Last", "");
        last.day = Day::LAST;
        let file = calendar(&[last], MADE).unwrap();
        assert!(file.contains("DTSTART;VALUE=DATE:99991231\r\nSUMMARY"));
        assert_eq!(calendar(&[], MADE), None);
    }
}
