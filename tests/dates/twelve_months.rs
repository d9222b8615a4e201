//! A review in every twelve months; more often under five.

use super::*;

fn yearly() -> Facts {
    Facts {
        kind: Some(RoundKind::AnnualReview),
        ..Facts::default()
    }
}

/// The day from which it runs; the review is finished; the meeting at the latest.
#[rustfmt::skip]
const TWELVE_MONTHS: [(&str, &str, &str, &str); 7] = [
    ("X9", "Tue 10 Mar 2026", "Tue 9 Mar 2027", "Tue 9 Feb 2027"),
    ("X10, 29 February", "Tue 29 Feb 2028", "Wed 28 Feb 2029", "Wed 31 Jan 2029"),
    ("X11, to 29 February", "Mon 1 Mar 2027", "Tue 29 Feb 2028", "Tue 1 Feb 2028"),
    ("X12", "Wed 15 Jul 2026", "Wed 14 Jul 2027", "Wed 16 Jun 2027"),
    ("from New Year", "Thu 1 Jan 2026", "Thu 31 Dec 2026", "Thu 3 Dec 2026"),
    ("to New Year", "Sat 2 Jan 2027", "Sat 1 Jan 2028 x Saturday, call Fri 31 Dec 2027",
        "Sat 4 Dec 2027 x Saturday, call Fri 3 Dec 2027"),
    ("28 February to a leap year", "Sun 28 Feb 2027", "Sun 27 Feb 2028 x Sunday, call Fri 25 Feb 2028",
        "Sun 30 Jan 2028 x Sunday, call Fri 28 Jan 2028"),
];

#[test]
fn a_review_is_finished_on_the_eve_of_the_anniversary() {
    for (name, from, finished, meeting) in TWELVE_MONTHS {
        for facts in [
            Facts {
                plan_made: some(from),
                ..yearly()
            },
            Facts {
                last_decision: some(from),
                ..yearly()
            },
            Facts {
                last_meeting: some(from),
                ..yearly()
            },
        ] {
            let dates = dates(&facts);
            assert_eq!(of(&dates, DateKind::ReviewDone), finished, "{name}");
            assert_eq!(of(&dates, DateKind::MeetingLatest), meeting, "{name}");
        }
    }
}

#[test]
fn the_last_review_counts_and_not_the_plan() {
    let facts = Facts {
        plan_made: some("10 Mar 2024"),
        last_meeting: some("Wed 17 Jun 2026"),
        last_decision: some("Wed 15 Jul 2026"),
        ..yearly()
    };
    let dates = dates(&facts);
    assert_eq!(of(&dates, DateKind::ReviewDone), "Wed 14 Jul 2027");
    let due = dates.get(DateKind::ReviewDone).unwrap();
    assert!(!due.cautions.contains(&CautionId::FromMeeting));
}

#[test]
fn a_meeting_after_the_last_letter_belongs_to_a_newer_review() {
    let facts = Facts {
        last_meeting: some("Wed 17 Jun 2026"),
        last_decision: some("Wed 16 Jul 2025"),
        ..yearly()
    };
    let dates = dates(&facts);
    let due = dates.get(DateKind::ReviewDone).unwrap();
    assert_eq!(shown(due), "Wed 16 Jun 2027");
    assert_eq!(due.cautions, [CautionId::FromMeeting]);
}

#[test]
fn counting_from_a_meeting_is_said() {
    let facts = Facts {
        last_meeting: some("Wed 17 Jun 2026"),
        ..yearly()
    };
    let dates = dates(&facts);
    let due = dates.get(DateKind::ReviewDone).unwrap();
    assert_eq!(shown(due), "Wed 16 Jun 2027");
    assert_eq!(due.cautions, [CautionId::FromMeeting]);
}

#[test]
fn the_next_review_is_seen_once_this_one_was_held() {
    let mut facts = review("Wed 3 Mar 2027");
    assert_eq!(of(&on("2 Mar 2027", &facts), DateKind::NextReview), "–");
    let dates = on("3 Mar 2027", &facts);
    let due = dates.get(DateKind::NextReview).unwrap();
    assert_eq!(shown(due), "Thu 2 Mar 2028");
    assert_eq!(due.cautions, [CautionId::FromMeeting]);
    facts.letter = some("Wed 31 Mar 2027");
    let dates = on("1 Apr 2027", &facts);
    let due = dates.get(DateKind::NextReview).unwrap();
    assert_eq!(shown(due), "Thu 30 Mar 2028");
    assert_eq!(due.cautions, []);
}

#[test]
fn a_meeting_after_the_last_day_for_it_is_doubted() {
    let facts = Facts {
        plan_made: some("Tue 10 Mar 2026"),
        ..review("Tue 9 Feb 2027")
    };
    let today = "22 Nov 2026";
    assert_eq!(on(today, &facts).doubts, []);
    let facts = Facts {
        meeting: some("Wed 10 Feb 2027"),
        ..facts
    };
    let doubt = Doubt::MeetingTooLate {
        than: DateKind::MeetingLatest,
        day: day("Tue 9 Feb 2027"),
    };
    assert_eq!(on(today, &facts).doubts, [doubt]);
}

#[test]
fn under_five_a_review_is_suggested_after_three_to_six_months() {
    let early = |facts: &Facts| of(&dates(facts), DateKind::EarlyReview);
    let from = |from: &str| Facts {
        plan_made: some(from),
        under_five: Some(true),
        ..yearly()
    };
    assert_eq!(
        early(&from("10 Mar 2026")),
        "Wed 10 Jun 2026 to Thu 10 Sep 2026"
    );
    assert_eq!(
        early(&from("30 Nov 2026")),
        "Sun 28 Feb 2027 to Sun 30 May 2027"
    );
    assert_eq!(
        early(&from("31 Aug 2027")),
        "Tue 30 Nov 2027 to Tue 29 Feb 2028"
    );
    let mut facts = from("10 Mar 2026");
    facts.under_five = Some(false);
    assert_eq!(early(&facts), "–");
    facts.under_five = None;
    assert_eq!(early(&facts), "–");
    facts.kind = Some(RoundKind::EarlyReview);
    assert_eq!(early(&facts), "Wed 10 Jun 2026 to Thu 10 Sep 2026");
}

#[test]
fn the_fifth_birthday_ends_it() {
    let facts = |born: &str| Facts {
        plan_made: some("10 Mar 2026"),
        born: some(born),
        ..yearly()
    };
    let early = |born: &str| of(&dates(&facts(born)), DateKind::EarlyReview);
    assert_eq!(early("11 Jun 2021"), "Wed 10 Jun 2026 to Thu 10 Sep 2026");
    assert_eq!(early("10 Jun 2021"), "–");
}

#[test]
fn after_a_meeting_the_next_early_review_counts_from_it() {
    let facts = Facts {
        kind: Some(RoundKind::EarlyReview),
        ..review("Wed 3 Mar 2027")
    };
    let next = "Thu 3 Jun 2027 to Fri 3 Sep 2027";
    assert_eq!(
        of(&on("3 Mar 2027", &facts), DateKind::NextEarlyReview),
        next
    );
    assert_eq!(
        of(&on("2 Mar 2027", &facts), DateKind::NextEarlyReview),
        "–"
    );
}
