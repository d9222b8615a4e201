//! SEN support: one *must*, the rest *should*.

use super::*;
use our_say::content::law::{Count, Duty, Who};

fn supported(meeting: Option<&str>) -> Facts {
    Facts {
        kind: Some(RoundKind::SenSupport),
        meeting: meeting.map(day),
        ..Facts::default()
    }
}

#[test]
fn three_meetings_are_a_should_and_a_yearly_report_is_a_must() {
    let dates = dates(&supported(Some("22 Nov 2026")));
    let year = "Tue 1 Sep 2026 to Tue 31 Aug 2027";
    for (id, duty, times) in [
        (DateKind::SchoolMeetings, Duty::Should(Who::School), 3),
        (DateKind::YearlyReport, Duty::Must(Who::School), 1),
    ] {
        let due = dates.get(id).unwrap();
        assert_eq!((shown(due).as_str(), due.duty), (year, duty));
        assert_eq!(LAW.date(id).unwrap().count, Count::TimesASchoolYear(times));
    }
}

#[test]
fn a_school_year_begins_on_1_september() {
    for (meeting, year) in [
        ("31 Aug 2027", "Tue 1 Sep 2026 to Tue 31 Aug 2027"),
        ("1 Sep 2027", "Wed 1 Sep 2027 to Thu 31 Aug 2028"),
    ] {
        assert_eq!(
            of(&dates(&supported(Some(meeting))), DateKind::SchoolMeetings),
            year
        );
        assert_eq!(
            of(&on(meeting, &supported(None)), DateKind::SchoolMeetings),
            year
        );
    }
}

#[test]
fn the_next_review_is_the_day_that_was_agreed() {
    let mut facts = supported(Some("22 Nov 2026"));
    assert_eq!(of(&dates(&facts), DateKind::AgreedReview), "–");
    assert!(ask_ids(&on("22 Nov 2026", &facts)).contains(&AskId::AgreedReview));
    assert!(!ask_ids(&on("21 Nov 2026", &facts)).contains(&AskId::AgreedReview));
    facts.agreed_review = some("Fri 12 Mar 2027");
    assert_eq!(
        of(&dates(&facts), DateKind::AgreedReview),
        "Fri 12 Mar 2027"
    );
}

#[test]
fn the_duties_of_a_plan_do_not_hold_without_one() {
    let dates = dates(&supported(Some("22 Nov 2026")));
    let ids: Vec<_> = dates.due.iter().map(|due| due.id).collect();
    let expected = [
        DateKind::SchoolMeetings,
        DateKind::YearlyReport,
        DateKind::Meeting,
    ];
    assert_eq!(ids, expected);
}
