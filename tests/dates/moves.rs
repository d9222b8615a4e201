//! Moves to the next phase of education.

use super::*;
use our_say::{
    dates::phase::{limit_of, move_day},
    domain::phase::{ToldYear, Transfer},
};

fn moving(transfer: Transfer, to: &str) -> Facts {
    Facts {
        kind: Some(RoundKind::PhaseTransfer),
        transfer: Some(transfer),
        moves_on: some(to),
        ..Facts::default()
    }
}

/// What moves; when; the last day; the meeting at the latest.
#[rustfmt::skip]
const MOVES: [(&str, Transfer, &str, &str, &str); 11] = [
    ("X13", Transfer::PrimaryToSecondary, "1 Sep 2027",
        "before Mon 15 Feb 2027 x Sunday, call Fri 12 Feb 2027", "Sun 22 Nov 2026 x Sunday, call Fri 20 Nov 2026"),
    ("X13, infants", Transfer::InfantToJunior, "6 Sep 2027",
        "before Mon 15 Feb 2027 x Sunday, call Fri 12 Feb 2027", "Sun 22 Nov 2026 x Sunday, call Fri 20 Nov 2026"),
    ("X13, to middle school", Transfer::PrimaryToMiddle, "6 Sep 2027",
        "before Mon 15 Feb 2027 x Sunday, call Fri 12 Feb 2027", "Sun 22 Nov 2026 x Sunday, call Fri 20 Nov 2026"),
    ("X13, from middle school", Transfer::MiddleToSecondary, "30 Aug 2027",
        "before Mon 15 Feb 2027 x Sunday, call Fri 12 Feb 2027", "Sun 22 Nov 2026 x Sunday, call Fri 20 Nov 2026"),
    ("X14", Transfer::EarlyYearsToSchool, "1 Sep 2028", "before Tue 15 Feb 2028", "Mon 22 Nov 2027"),
    ("X15", Transfer::SecondaryToCollege, "1 Sep 2027", "before Wed 31 Mar 2027", "Tue 5 Jan 2027"),
    ("X16, a leap year", Transfer::SecondaryToCollege, "1 Sep 2028", "before Fri 31 Mar 2028", "Thu 6 Jan 2028"),
    ("X17", Transfer::CollegeToCollege, "Mon 6 Sep 2027", "Tue 6 Apr 2027", "–"),
    ("X18", Transfer::CollegeToCollege, "Wed 5 Jan 2028", "Thu 5 Aug 2027", "–"),
    ("X19", Transfer::CollegeToCollege, "Sat 31 Jul 2027", "Sun 28 Feb 2027 x Sunday, call Fri 26 Feb 2027", "–"),
    ("to 29 February", Transfer::CollegeToCollege, "Mon 31 Jul 2028", "Tue 29 Feb 2028", "–"),
];

#[test]
fn each_move_has_its_last_day() {
    for (name, transfer, to, last, meeting) in MOVES {
        let dates = dates(&moving(transfer, to));
        assert_eq!(of(&dates, limit_of(transfer)), last, "{name}");
        assert_eq!(of(&dates, DateKind::TransferMeeting), meeting, "{name}");
    }
}

#[test]
fn the_last_day_is_the_one_before() {
    let dates = dates(&moving(Transfer::EarlyYearsToSchool, "1 Sep 2028"));
    let due = dates.get(DateKind::TransferToSchool).unwrap();
    assert_eq!(due.when.day(), day("Mon 14 Feb 2028"));
    let facts = moving(Transfer::EarlyYearsToSchool, "1 Sep 2028");
    for (today, state) in [
        ("13 Feb 2028", State::Ahead(1)),
        ("14 Feb 2028", State::Today),
        ("15 Feb 2028", State::Passed(1)),
    ] {
        let dates = on(today, &facts);
        let due = dates.get(DateKind::TransferToSchool).unwrap();
        assert_eq!(due.state, state);
    }
}

#[test]
fn a_move_between_colleges_in_september_has_a_usual_day_too() {
    let usual = |to| {
        of(
            &dates(&moving(Transfer::CollegeToCollege, to)),
            DateKind::TransferUsual,
        )
    };
    assert_eq!(usual("Mon 6 Sep 2027"), "Wed 31 Mar 2027");
    assert_eq!(usual("Wed 5 Jan 2028"), "–");
    assert_eq!(usual("Sat 31 Jul 2027"), "–");
    let school = dates(&moving(Transfer::SecondaryToCollege, "6 Sep 2027"));
    assert_eq!(of(&school, DateKind::TransferUsual), "–");
}

#[test]
fn the_year_of_a_move_follows_from_the_birthday_or_from_the_year_that_was_told() {
    let facts = |transfer, born: Option<&str>, year: Option<(i8, &str)>| Facts {
        kind: Some(RoundKind::PhaseTransfer),
        transfer: Some(transfer),
        born: born.map(day),
        year: year.map(|(year, on)| ToldYear { year, on: day(on) }),
        ..Facts::default()
    };
    #[rustfmt::skip]
    let cases = [
        (Transfer::PrimaryToSecondary, Some("31 Aug 2016"), None, some("1 Sep 2027")),
        (Transfer::PrimaryToSecondary, Some("1 Sep 2016"), None, some("1 Sep 2028")),
        (Transfer::EarlyYearsToSchool, Some("31 Aug 2022"), None, some("1 Sep 2026")),
        (Transfer::InfantToJunior, Some("31 Aug 2022"), None, some("1 Sep 2029")),
        (Transfer::SecondaryToCollege, Some("31 Aug 2011"), None, some("1 Sep 2027")),
        // Taught a year below: what was told wins.
        (Transfer::PrimaryToSecondary, Some("31 Aug 2016"), Some((5, "22 Nov 2026")), some("1 Sep 2028")),
        (Transfer::PrimaryToSecondary, None, Some((6, "31 Aug 2027")), some("1 Sep 2027")),
        (Transfer::PrimaryToSecondary, None, Some((6, "1 Sep 2027")), some("1 Sep 2028")),
        (Transfer::PrimaryToMiddle, Some("31 Aug 2016"), None, None),
        (Transfer::CollegeToCollege, Some("31 Aug 2009"), None, None),
        (Transfer::PrimaryToSecondary, None, None, None),
    ];
    for (transfer, born, year, expected) in cases {
        let facts = facts(transfer, born, year);
        assert_eq!(move_day(&facts, &LAW.ages), expected, "{facts:?}");
    }
}

#[test]
fn a_day_that_was_told_wins_over_the_usual_one() {
    let facts = Facts {
        born: some("31 Aug 2016"),
        ..moving(Transfer::PrimaryToSecondary, "5 Sep 2028")
    };
    assert_eq!(move_day(&facts, &LAW.ages), some("5 Sep 2028"));
}

#[test]
fn a_meeting_that_leaves_no_twelve_weeks_is_doubted() {
    let facts = |meeting| Facts {
        meeting: some(meeting),
        ..moving(Transfer::SecondaryToCollege, "1 Sep 2027")
    };
    assert_eq!(dates(&facts("Tue 5 Jan 2027")).doubts, []);
    let doubt = Doubt::MeetingTooLate {
        than: DateKind::TransferMeeting,
        day: day("Tue 5 Jan 2027"),
    };
    assert_eq!(dates(&facts("Wed 6 Jan 2027")).doubts, [doubt]);
}

#[test]
fn a_move_in_january_comes_before_its_limit_and_that_is_said() {
    let dates = dates(&moving(Transfer::PrimaryToSecondary, "Mon 4 Jan 2027"));
    let last = "before Mon 15 Feb 2027 x Sunday, call Fri 12 Feb 2027";
    assert_eq!(of(&dates, DateKind::TransferToSchool), last);
    assert_eq!(
        dates.doubts,
        [Doubt::MoveBeforeLimit(DateKind::TransferToSchool)]
    );
}

#[test]
fn without_a_plan_a_move_has_no_such_day() {
    let facts = Facts {
        kind: Some(RoundKind::SenSupport),
        ..moving(Transfer::PrimaryToSecondary, "1 Sep 2027")
    };
    assert_eq!(of(&dates(&facts), DateKind::TransferToSchool), "–");
}
