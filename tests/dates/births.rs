//! School years, school age, and when rights pass.

use super::*;
use our_say::{
    dates::ages::{
        SchoolYear, age_on, birthday, is_under_five, is_young_person, school_age_begins,
        school_age_ends, school_year_of, told_year, usual_year, young_person_from,
    },
    domain::phase::ToldYear,
};

/// Born; Reception; school age from; Year 9; Year 11; sixteen; school age ends; rights; age then.
type Birth = (
    &'static str,
    &'static str,
    i32,
    &'static str,
    i32,
    i32,
    &'static str,
    &'static str,
    &'static str,
    u8,
);

#[rustfmt::skip]
const BIRTHS: [Birth; 8] = [
    ("X28", "31 Aug 2022", 2026, "31 Aug 2027", 2035, 2037, "31 Aug 2038", "Fri 25 Jun 2038", "Sat 26 Jun 2038", 15),
    ("X29", "1 Sep 2022", 2027, "31 Dec 2027", 2036, 2038, "1 Sep 2038", "Fri 24 Jun 2039", "Sat 25 Jun 2039", 16),
    ("X30", "29 Feb 2012", 2016, "31 Mar 2017", 2025, 2027, "29 Feb 2028", "Fri 30 Jun 2028", "Sat 1 Jul 2028", 16),
    ("X31", "31 Dec 2021", 2026, "31 Dec 2026", 2035, 2037, "31 Dec 2037", "Fri 25 Jun 2038", "Sat 26 Jun 2038", 16),
    ("X32", "1 Jan 2022", 2026, "31 Mar 2027", 2035, 2037, "1 Jan 2038", "Fri 25 Jun 2038", "Sat 26 Jun 2038", 16),
    ("X33", "26 Jun 2010", 2014, "31 Aug 2015", 2023, 2025, "Fri 26 Jun 2026", "Fri 26 Jun 2026", "Sat 27 Jun 2026", 16),
    ("X34", "31 Aug 2011", 2015, "31 Aug 2016", 2024, 2026, "31 Aug 2027", "Fri 25 Jun 2027", "Sat 26 Jun 2027", 15),
    ("X35", "1 Sep 2011", 2016, "31 Dec 2016", 2025, 2027, "1 Sep 2027", "Fri 30 Jun 2028", "Sat 1 Jul 2028", 16),
];

#[test]
fn a_birthday_decides_school_years_and_rights() {
    let ages = &LAW.ages;
    for (name, born, reception, begins, nine, eleven, sixteen, ends, rights, age) in BIRTHS {
        let born = day(born);
        assert_eq!(
            school_year_of(born, 0, ages),
            SchoolYear(reception),
            "{name}"
        );
        assert_eq!(
            say(school_age_begins(born, ages)),
            say(day(begins)),
            "{name}"
        );
        assert_eq!(school_year_of(born, 9, ages), SchoolYear(nine), "{name}");
        assert_eq!(school_year_of(born, 11, ages), SchoolYear(eleven), "{name}");
        assert_eq!(birthday(born, 16), day(sixteen), "{name}");
        assert_eq!(say(school_age_ends(born, ages)), ends, "{name}");
        let from = young_person_from(born, ages);
        assert_eq!(say(from), rights, "{name}");
        assert_eq!(age_on(born, from), Some(age), "{name}");
        assert!(!is_young_person(born, from.plus(-1), ages), "{name}");
        assert!(is_young_person(born, from, ages), "{name}");
    }
}

#[test]
fn the_last_fridays_in_june_are_those_of_the_calendar() {
    // Section 15.6 of the notes.
    for friday in [
        "Fri 26 Jun 2026",
        "Fri 25 Jun 2027",
        "Fri 30 Jun 2028",
        "Fri 29 Jun 2029",
        "Fri 28 Jun 2030",
        "Fri 27 Jun 2031",
        "Fri 25 Jun 2032",
    ] {
        let friday = day(friday);
        let born = Day::from_ymd_opt(friday.year() - 16, 3, 1).unwrap();
        assert_eq!(school_age_ends(born, &LAW.ages), friday);
    }
}

#[test]
fn the_year_groups_of_2026_are_those_of_the_notes() {
    // Section 15.3: first and last birthday of each year group.
    for (year, first, last) in [
        (0, "1 Sep 2021", "31 Aug 2022"),
        (6, "1 Sep 2015", "31 Aug 2016"),
        (9, "1 Sep 2012", "31 Aug 2013"),
        (11, "1 Sep 2010", "31 Aug 2011"),
        (13, "1 Sep 2008", "31 Aug 2009"),
    ] {
        let (first, last) = (day(first), day(last));
        for today in ["1 Sep 2026", "31 Aug 2027"] {
            let of = |born| usual_year(born, day(today), &LAW.ages);
            assert_eq!(of(first), Some(year));
            assert_eq!(of(last), Some(year));
            assert_ne!(of(first.plus(-1)), Some(year));
            assert_ne!(of(last.plus(1)), Some(year));
        }
    }
}

#[test]
fn there_is_no_year_group_before_nursery_or_after_year_13() {
    let of = |born: &str| usual_year(day(born), day("22 Nov 2026"), &LAW.ages);
    assert_eq!(of("1 Sep 2022"), Some(-1));
    assert_eq!(of("1 Sep 2023"), None);
    assert_eq!(of("31 Aug 2008"), None);
    assert_eq!(of("1 Jan 2050"), None);
    let told = |year, today: &str| {
        let told = ToldYear {
            year,
            on: day("22 Nov 2026"),
        };
        told_year(told, day(today), &LAW.ages)
    };
    assert_eq!(told(6, "31 Aug 2027"), Some(6));
    assert_eq!(told(6, "1 Sep 2027"), Some(7));
    assert_eq!(told(6, "1 Sep 2025"), Some(5));
    assert_eq!(told(13, "1 Sep 2027"), None);
    assert_eq!(told(i8::MAX, "1 Sep 9999"), None);
    assert_eq!(told(i8::MIN, "1 Sep 0001"), None);
}

#[test]
fn ages_change_on_birthdays_and_29_february_counts_as_1_march() {
    let born = day("29 Feb 2012");
    for (today, age) in [
        ("28 Feb 2012", None),
        ("29 Feb 2012", Some(0)),
        ("28 Feb 2013", Some(0)),
        ("1 Mar 2013", Some(1)),
        ("28 Feb 2028", Some(15)),
        ("29 Feb 2028", Some(16)),
        ("1 Jan 9999", Some(255)),
    ] {
        assert_eq!(age_on(born, day(today)), age, "{today}");
    }
    assert!(is_under_five(born, day("28 Feb 2017"), &LAW.ages));
    assert!(!is_under_five(born, day("1 Mar 2017"), &LAW.ages));
}

#[test]
fn someone_of_twenty_five_is_no_young_person_in_law() {
    let born = day("10 Mar 2002");
    assert!(is_young_person(born, day("9 Mar 2027"), &LAW.ages));
    assert!(!is_young_person(born, day("10 Mar 2027"), &LAW.ages));
}

fn born(born: &str) -> Facts {
    Facts {
        kind: Some(RoundKind::AnnualReview),
        born: some(born),
        ..Facts::default()
    }
}

#[test]
fn rights_are_shown_when_they_are_near() {
    for (today, shown) in [
        ("25 Jun 2025", "–"),
        ("26 Jun 2025", "Sat 26 Jun 2027"),
        ("26 Jun 2027", "Sat 26 Jun 2027"),
        ("26 Jun 2028", "Sat 26 Jun 2027"),
        ("27 Jun 2028", "–"),
    ] {
        let dates = on(today, &born("1 Mar 2011"));
        assert_eq!(of(&dates, DateKind::RightsMove), shown, "{today}");
        let friday = if shown == "–" {
            "–"
        } else {
            "Fri 25 Jun 2027"
        };
        assert_eq!(of(&dates, DateKind::SchoolAgeEnds), friday, "{today}");
    }
}

#[test]
fn rights_that_pass_at_fifteen_are_said_with_care() {
    let cautions = |text: &str| {
        let dates = on("22 Nov 2026", &born(text));
        dates.get(DateKind::RightsMove).unwrap().cautions.clone()
    };
    assert_eq!(cautions("26 Jun 2011"), []);
    assert_eq!(cautions("27 Jun 2011"), [CautionId::StillFifteen]);
    assert_eq!(cautions("31 Aug 2011"), [CautionId::StillFifteen]);
    assert_eq!(cautions("1 Sep 2011"), [CautionId::EarlySeptember]);
    assert_eq!(cautions("5 Sep 2011"), [CautionId::EarlySeptember]);
    assert_eq!(cautions("6 Sep 2011"), []);
}

#[test]
fn year_nine_follows_the_year_that_was_told() {
    let nine = |facts: &Facts, today| of(&on(today, facts), DateKind::YearNine);
    let mut facts = born("31 Aug 2013");
    assert_eq!(nine(&facts, "31 Aug 2024"), "–");
    assert_eq!(nine(&facts, "1 Sep 2024"), "Tue 1 Sep 2026");
    assert_eq!(nine(&facts, "1 Sep 2030"), "Tue 1 Sep 2026");
    facts.year = Some(ToldYear {
        year: 8,
        on: day("22 Nov 2026"),
    });
    assert_eq!(nine(&facts, "22 Nov 2026"), "Wed 1 Sep 2027");
    facts.born = None;
    assert_eq!(nine(&facts, "22 Nov 2026"), "Wed 1 Sep 2027");
    facts.kind = Some(RoundKind::SenSupport);
    assert_eq!(nine(&facts, "22 Nov 2026"), "–");
}

#[test]
fn a_birthday_that_cannot_be_right_is_doubted_and_not_used() {
    for (text, doubts) in [
        ("22 Nov 2026", vec![]),
        ("23 Nov 2026", vec![Doubt::BornAhead]),
        ("1 Jan 9999", vec![Doubt::BornAhead]),
        ("23 Nov 2000", vec![]),
        ("22 Nov 2000", vec![Doubt::OverAge { age: 26 }]),
        ("1 Jan 0001", vec![Doubt::OverAge { age: 255 }]),
    ] {
        let dates = on("22 Nov 2026", &born(text));
        assert_eq!(dates.doubts, doubts, "{text}");
        if !doubts.is_empty() {
            assert_eq!(of(&dates, DateKind::YearNine), "–");
            assert_eq!(of(&dates, DateKind::RightsMove), "–");
        }
    }
}
