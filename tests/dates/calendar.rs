//! The calendar file, as two readers see it that are not ours.

use super::*;
use our_say::{
    document::ics::{Entry, calendar, uid},
    domain::{ids::RoundId, time::Timestamp},
};
use proptest::prelude::*;
use vobject::{Component, parse_component};

const MADE: Timestamp = Timestamp::from_millis(1_795_341_723_456);

fn round(bits: u128) -> RoundId {
    RoundId::from_bits(bits)
}

fn entry(title: &str, description: &str) -> Entry {
    Entry {
        uid: uid(round(7), DateKind::Papers),
        day: day("Sun 28 Feb 2027"),
        title: title.to_owned(),
        description: description.to_owned(),
    }
}

/// The properties of every event, by the reader that `ical` is: names and values as they stand.
fn by_ical(file: &str) -> Vec<Vec<(String, String)>> {
    let calendars: Vec<_> = ical::IcalParser::new(file.as_bytes())
        .map(Result::unwrap)
        .collect();
    assert_eq!(calendars.len(), 1);
    let property =
        |p: &ical::property::Property| (p.name.clone(), p.value.clone().unwrap_or_default());
    let events = calendars[0].events.iter();
    events
        .map(|event| event.properties.iter().map(property).collect())
        .collect()
}

/// The events, by `vobject`.
fn by_vobject(file: &str) -> Vec<Component> {
    let calendar = parse_component(file).unwrap();
    assert_eq!(calendar.name, "VCALENDAR");
    calendar.subcomponents
}

fn value(event: &[(String, String)], name: &str) -> String {
    let mut found = event.iter().filter(|(n, _)| n == name);
    let value = found.next().unwrap().1.clone();
    assert!(found.next().is_none(), "{name} stands twice");
    value
}

/// A value without its escapes, as the standard has it.
fn plain(value: &str) -> String {
    let mut out = String::new();
    let mut letters = value.chars();
    while let Some(letter) = letters.next() {
        if letter == '\\' {
            match letters.next().unwrap() {
                'n' | 'N' => out.push('\n'),
                other => out.push(other),
            }
        } else {
            out.push(letter);
        }
    }
    out
}

/// Both readers see this title and description, in this one event.
fn both_see(file: &str, title: &str, description: &str) {
    let events = by_ical(file);
    assert_eq!(events.len(), 1);
    assert_eq!(plain(&value(&events[0], "SUMMARY")), title);
    assert_eq!(plain(&value(&events[0], "DESCRIPTION")), description);
    let events = by_vobject(file);
    assert_eq!(events.len(), 1);
    assert_eq!(events[0].name, "VEVENT");
    let seen = |name| plain(&events[0].get_only(name).unwrap().raw_value);
    assert_eq!(seen("SUMMARY"), title);
    assert_eq!(seen("DESCRIPTION"), description);
}

#[test]
fn both_readers_see_a_whole_day_and_the_same_uid() {
    let file = calendar(&[entry("Papers", "Ask for them")], MADE).unwrap();
    let event = &by_ical(&file)[0];
    let uid = "00000000000000000000000000000007-papers@our-say";
    assert_eq!(value(event, "UID"), uid);
    assert_eq!(value(event, "DTSTART"), "20270228");
    assert_eq!(value(event, "DTEND"), "20270301");
    let event = &by_vobject(&file)[0];
    assert_eq!(event.get_only("UID").unwrap().raw_value, uid);
    let start = event.get_only("DTSTART").unwrap();
    assert_eq!(start.raw_value, "20270228");
    assert_eq!(start.params.get("VALUE").unwrap(), "DATE");
    let file = calendar(&[entry("Papers", "Ask")], MADE).unwrap();
    let calendar = parse_component(&file).unwrap();
    assert!(calendar.get_only("METHOD").is_none());
    assert_eq!(calendar.get_only("VERSION").unwrap().raw_value, "2.0");
}

#[test]
fn nasty_texts_come_through() {
    let long = "Ünïcode, 🦊; ".repeat(455) + "end";
    assert!(long.chars().count() >= 5_000);
    for text in [
        "Papers, ours; and \\ theirs: \"all\"",
        "👩‍👧‍👦 family 🏳️‍🌈",
        "שלום עולם",
        "END:VEVENT",
        "\\n is no new line, \\, neither",
        &long,
    ] {
        let file = calendar(&[entry(text, text)], MADE).unwrap();
        both_see(&file, text, text);
        assert!(file.split("\r\n").all(|line| line.len() <= 75));
    }
    let file = calendar(&[entry("One\nline", "Two\r\nor\rthree\n\nlines")], MADE).unwrap();
    both_see(&file, "One line", "Two\nor\nthree\n\nlines");
}

#[test]
fn every_date_of_a_round_goes_into_one_file_each_with_its_own_uid() {
    let facts = Facts {
        plan_made: some("10 Mar 2026"),
        ..review("3 Mar 2027")
    };
    let dates = dates(&facts);
    let entries: Vec<_> = dates
        .due
        .iter()
        .map(|due| {
            let words = LAW.date(due.id).unwrap();
            Entry {
                uid: uid(round(7), due.id),
                day: due.when.day(),
                title: words.title.clone(),
                description: format!("{}\n{}", words.means, words.source.address),
            }
        })
        .collect();
    assert!(entries.len() >= 8);
    let file = calendar(&entries, MADE).unwrap();
    let seen: Vec<_> = by_ical(&file)
        .iter()
        .map(|event| (value(event, "UID"), plain(&value(event, "SUMMARY"))))
        .collect();
    let expected: Vec<_> = entries
        .iter()
        .map(|e| (e.uid.clone(), e.title.clone()))
        .collect();
    assert_eq!(seen, expected);
    assert_eq!(by_vobject(&file).len(), entries.len());
    let unlike: std::collections::BTreeSet<_> = seen.iter().map(|(uid, _)| uid).collect();
    assert_eq!(unlike.len(), entries.len());
}

#[test]
fn a_uid_stays_with_its_date_and_belongs_to_one_round() {
    assert_eq!(
        uid(round(7), DateKind::Report),
        uid(round(7), DateKind::Report)
    );
    assert_ne!(
        uid(round(7), DateKind::Report),
        uid(round(8), DateKind::Report)
    );
    // A calendar somewhere may hold any of these: a name once released stays.
    let names: Vec<_> = DateKind::ALL.iter().map(|kind| kind.as_str()).collect();
    let released = "our-views notice papers meeting report decision comments final-plan mediation appeal \
        meeting-latest review-done next-review early-review next-early-review transfer-meeting \
        transfer-to-school transfer-to-college transfer-usual transfer-between-colleges year-nine \
        school-age-ends rights-move agreed-review school-meetings yearly-report assess-answer no-plan \
        first-plan reassess-answer reassess-plan";
    assert!(
        released
            .split_whitespace()
            .all(|name| names.contains(&name))
    );
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(500) })]

    // It begins with a letter: `ical` takes away a colon that a value begins with.
    #[test]
    fn any_text_comes_through_and_begins_nothing_of_its_own(text in "\\p{L}[^\\p{Cc}\u{2028}\u{2029}]{1,200}") {
        let title = text.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        let file = calendar(&[entry(&text, &text)], MADE).unwrap();
        prop_assert!(file.split("\r\n").all(|line| line.len() <= 75));
        both_see(&file, title.trim(), text.trim());
    }

    #[test]
    fn whatever_is_in_it_it_is_one_event(text in any::<String>()) {
        let file = calendar(&[entry(&text, &text)], MADE).unwrap();
        prop_assert_eq!(by_ical(&file).len(), 1);
        prop_assert_eq!(by_vobject(&file).len(), 1);
    }
}
