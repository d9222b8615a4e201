//! The dates on odd days: a clock that is wrong, days that cannot be, two phones that differ, a law file that
//! does not come; and what goes into a calendar.

use crate::{
    dates::{before_the_review, day, goes_to_the_dates, has, line, of_day, tells, told},
    files::name,
    phone::{Phone, Tab},
};
use our_say::{
    app::{
        event::Event,
        exchange::event::{Exchanged, ForWhom, Handed},
        route::{RoundPage, Route},
        view::{Clock, Days, Doubt, FactId, FactValue, LawState},
    },
    content::DateKind,
    domain::{
        answer::Part,
        change::{BookPart, Change, Field, Value},
        ids::{BookId, ChangeId},
        question::Audience,
        round::RoundPart,
        time::Timestamp,
    },
};

/// Mum and Dad each told a day for the meeting, and what Dad told came to Mum in a file.
fn two_days() -> (Phone, Tab, BookId) {
    let (phone, mut mum) = before_the_review();
    let book = mum.book();
    name(&mut mum, Audience::Parent, "Mum");
    let backup = mum.makes_a_file(ForWhom::Me);
    let mut dad = Phone::of_somebody_else(2).opens("/");
    dad.opens_a_file(&backup);
    dad.exchanges(Exchanged::Accept);
    for (tab, when) in [(&mut mum, "2027-03-10"), (&mut dad, "2027-03-17")] {
        tab.goes_to(&Route::Round(book, None, RoundPage::Dates));
        tells(tab, FactId::Meeting, of_day(when));
    }
    let from_dad = dad.makes_a_file(ForWhom::Me);
    mum.opens_a_file(&from_dad);
    mum.exchanges(Exchanged::Accept);
    (phone, mum, book)
}

#[test]
fn two_phones_that_tell_two_days_are_both_shown_until_somebody_says_which_is_right() {
    let (_phone, mut mum, book) = two_days();
    mum.goes_to(&Route::Round(book, None, RoundPage::Dates));
    let differ = |tab: &Tab| {
        let facts = tab.worked().facts.into_iter();
        facts
            .filter(|fact| !fact.versions.is_empty())
            .collect::<Vec<_>>()
    };
    let both = differ(&mum);
    assert_eq!(both.len(), 1);
    assert_eq!(both[0].id, FactId::Meeting);
    let mut days: Vec<_> = both[0]
        .versions
        .iter()
        .map(|version| version.value)
        .collect();
    days.sort_by_key(|value| format!("{value:?}"));
    let said = ["2027-03-10", "2027-03-17"].map(|text| FactValue::Day(day(text)));
    assert_eq!(days, said);
    assert_eq!(both[0].versions[0].by.as_ref().unwrap().name, "Mum");
    tells(&mut mum, FactId::Meeting, said[0].value());
    assert_eq!(differ(&mum), []);
    assert_eq!(
        line(&mum, DateKind::Meeting).days,
        Days::On(day("2027-03-10"))
    );
}

#[test]
fn names_and_the_meeting_asks_too_which_of_two_days_is_right() {
    let (_phone, mut mum, book) = two_days();
    mum.goes_to(&Route::About(book));
    let about = mum.about();
    assert_eq!(about.differ.len(), 1, "of the kind they say the same");
    let field = Field::Round(about.at.round, RoundPart::Day);
    assert_eq!(about.differ[0].field, field);
    let told = about.differ[0].told.iter().map(|told| told.value.clone());
    let mut told: Vec<_> = told.collect();
    told.sort_by_key(|value| format!("{value:?}"));
    let days = ["2027-03-10", "2027-03-17"].map(|text| Value::Day(day(text)));
    assert_eq!(told, days);
    mum.edits(book, about.by, field, told[1].clone());
    assert_eq!(mum.about().differ, []);
    assert_eq!(mum.about().day, Some(day("2027-03-17")));
}

#[test]
fn nothing_of_the_law_is_fetched_until_dates_are_shown() {
    let phone = Phone::new();
    let mut tab = phone.opens("/begin/parent");
    tab.types(Part::Words, "She reads.");
    let book = tab.book();
    for route in [
        Route::About(book),
        Route::Pack(book),
        Route::Round(book, None, RoundPage::Meeting),
        Route::Settings,
        Route::Start,
    ] {
        tab.goes_to(&route);
        assert_eq!(tab.laws, 0, "{route}");
    }
    tab.goes_to(&Route::Book(book));
    assert_eq!(tab.laws, 1);
    tab.goes_to(&Route::Round(book, None, RoundPage::Dates));
    tab.goes_to(&Route::Book(book));
    assert_eq!(tab.laws, 1, "it is here");
}

#[test]
fn a_law_file_that_does_not_come_is_said_and_asked_for_again() {
    let mut tab = Phone::new().opens("/begin/parent");
    tab.types(Part::Words, "She reads.");
    tab.online = false;
    goes_to_the_dates(&mut tab);
    assert_eq!(tab.dates().law, LawState::Failed);
    let before = tab.laws;
    tab.exchanges(Exchanged::CalendarGiven(Handed::Out));
    assert_eq!(tab.laws, before, "not at every step");
    tab.online = true;
    tab.exchanges(Exchanged::FetchLaw);
    assert!(matches!(tab.dates().law, LawState::Here(_)));
}

#[test]
fn the_calendar_gets_what_is_ahead_and_no_name() {
    let (_, mut tab) = before_the_review();
    let (book, by) = (tab.book(), tab.dates().by.unwrap());
    for (part, text) in [(BookPart::Name, "Samira"), (BookPart::Place, "Hill School")] {
        tab.edits(book, by, Field::Book(part), Value::Text(text.into()));
    }
    tab.today = day("2027-02-17");
    goes_to_the_dates(&mut tab);
    let ahead = tab.worked().ahead;
    tab.exchanges(Exchanged::GiveCalendar(None));
    let file = tab.given.pop().unwrap();
    assert_eq!(tab.worked().given, Some(Handed::Out));
    let calendars: Vec<_> = ical::IcalParser::new(file.as_bytes())
        .map(Result::unwrap)
        .collect();
    let events = &calendars[0].events;
    assert_eq!(events.len(), ahead);
    let of = |name: &str| {
        let all = events.iter().flat_map(|event| &event.properties);
        all.filter(|p| p.name == name)
            .filter_map(|p| p.value.clone())
            .collect::<Vec<_>>()
    };
    assert!(
        of("DTSTART")
            .iter()
            .all(|start| start.as_str() >= "20270217"),
        "{file}"
    );
    assert!(
        of("SUMMARY")
            .iter()
            .any(|title| title == "The report of the meeting")
    );
    assert!(
        !of("SUMMARY")
            .iter()
            .any(|title| title == "Send in your views"),
        "that is over"
    );
    let round = tab.dates().at.round;
    assert!(of("UID").contains(&format!("{round}-report@our-say")));
    assert!(
        !file.contains("Samira") && !file.contains("Hill") && !file.contains(&book.to_string())
    );

    tab.exchanges(Exchanged::GiveCalendar(Some(DateKind::Decision)));
    let one = tab.given.pop().unwrap();
    assert_eq!(one.matches("BEGIN:VEVENT").count(), 1);
    assert!(one.contains("DTSTART;VALUE=DATE:20270331"));
}

#[test]
fn a_day_that_is_over_or_not_shown_goes_into_no_calendar() {
    let (_, mut tab) = before_the_review();
    tab.today = day("2027-02-17");
    goes_to_the_dates(&mut tab);
    let before = tab.given.len();
    tab.exchanges(Exchanged::GiveCalendar(Some(DateKind::OurViews)));
    tab.exchanges(Exchanged::GiveCalendar(Some(DateKind::Appeal)));
    let book = tab.book();
    tab.goes_to(&Route::Book(book));
    tab.exchanges(Exchanged::GiveCalendar(None));
    assert_eq!(tab.given.len(), before);
    goes_to_the_dates(&mut tab);
    tab.handed = Handed::Refused;
    tab.exchanges(Exchanged::GiveCalendar(None));
    assert_eq!(tab.worked().given, Some(Handed::Refused));
    tab.goes_to(&Route::Book(book));
    goes_to_the_dates(&mut tab);
    assert_eq!(tab.worked().given, None, "that was another visit");
}

#[test]
fn days_that_cannot_be_lead_to_calm_sentences() {
    let (_, mut tab) = before_the_review();
    for (born, doubt) in [
        ("2030-01-01", Doubt::BornAhead),
        ("2000-06-01", Doubt::OverAge { age: 26 }),
    ] {
        tells(&mut tab, FactId::Born, of_day(born));
        assert_eq!(tab.worked().doubts, [doubt], "{born}");
        assert!(!has(&tab, DateKind::RightsMove));
    }
    tells(&mut tab, FactId::Born, of_day("2012-02-29"));
    assert_eq!(tab.worked().doubts, []);
    assert_eq!(
        line(&tab, DateKind::RightsMove).days,
        Days::From(day("2028-07-01"))
    );
    for meeting in [
        "0000-01-01",
        "1999-12-31",
        "9999-12-31",
        "2026-11-23",
        "2028-02-29",
    ] {
        tells(&mut tab, FactId::Meeting, of_day(meeting));
        assert!(has(&tab, DateKind::Meeting), "{meeting}");
    }
    tells(&mut tab, FactId::Meeting, of_day("2027-03-03"));
    for (today, clock) in [
        ("1970-01-01", Clock::Early),
        ("2026-11-22", Clock::Fine),
        ("2035-01-01", Clock::Late),
        ("9999-12-31", Clock::Late),
    ] {
        tab.today = day(today);
        goes_to_the_dates(&mut tab);
        assert_eq!(tab.worked().clock, clock, "{today}");
        assert!(has(&tab, DateKind::Meeting));
    }
}

#[test]
fn a_tab_that_only_follows_shows_the_dates_and_may_not_write() {
    let (phone, tab) = before_the_review();
    let path = tab.address.clone();
    let other = phone.opens(&path);
    assert!(!other.dates().can_write);
    assert_eq!(
        line(&other, DateKind::Meeting).days,
        Days::On(day("2027-03-03"))
    );
    drop(tab);
}

#[test]
fn a_newer_kind_of_answer_is_not_mistaken_for_a_fact() {
    let (_, tab) = before_the_review();
    let (book, round) = (tab.book(), tab.dates().at.round);
    let by = tab.dates().by.unwrap();
    let strange = Change {
        id: ChangeId::from_bits(77),
        tick: 500,
        at: Timestamp::from_millis(0),
        by,
        on: None,
        replaces: Vec::new(),
        field: Field::Round(round, RoundPart::Letter),
        value: serde_json::from_str(r#"{"hologram": 1}"#).unwrap(),
    };
    let path = tab.address.clone();
    let tab = tab.takes_in(&path, vec![strange]);
    assert_eq!(tab.book(), book);
    assert_eq!(told(&tab, FactId::Letter), None);
    let mut tab = tab;
    tab.sends(Event::Retry);
    assert!(has(&tab, DateKind::Meeting));
}
