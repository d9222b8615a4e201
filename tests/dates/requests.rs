//! Requests for an assessment.

use super::*;
use our_say::domain::decision::Decision;

fn asked(received: &str) -> Facts {
    Facts {
        kind: Some(RoundKind::Other),
        request: Some(Request::First {
            received: day(received),
        }),
        ..Facts::default()
    }
}

/// The request; the answer; no plan; the final plan.
#[rustfmt::skip]
const REQUESTS: [(&str, &str, &str, &str, &str); 3] = [
    ("X20", "Mon 14 Sep 2026", "Mon 26 Oct 2026", "Mon 4 Jan 2027", "Mon 1 Feb 2027"),
    ("X21", "Mon 20 Jul 2026", "Mon 31 Aug 2026 x the summer bank holiday, call Fri 28 Aug 2026",
        "Mon 9 Nov 2026", "Mon 7 Dec 2026"),
    ("over 29 February", "Tue 15 Feb 2028", "Tue 28 Mar 2028", "Tue 6 Jun 2028", "Tue 4 Jul 2028"),
];

#[test]
fn a_request_has_three_limits() {
    for (name, received, answer, no_plan, plan) in REQUESTS {
        let dates = dates(&asked(received));
        assert_eq!(of(&dates, DateKind::AssessAnswer), answer, "{name}");
        assert_eq!(of(&dates, DateKind::NoPlan), no_plan, "{name}");
        assert_eq!(of(&dates, DateKind::FirstPlan), plan, "{name}");
        let due = dates.get(DateKind::AssessAnswer).unwrap();
        assert_eq!(due.cautions, [CautionId::HolidayException]);
    }
}

#[test]
fn a_first_draft_gives_fifteen_days_and_no_limit_of_a_review() {
    let mut facts = asked("Mon 14 Sep 2026");
    facts.changes_dated = some("Mon 11 Jan 2027");
    let dates = dates(&facts);
    assert_eq!(of(&dates, DateKind::Comments), "Mon 25 Jan 2027", "X20");
    assert_eq!(of(&dates, DateKind::FinalPlan), "–");
}

#[test]
fn a_new_assessment_has_its_own_limits() {
    let facts = |agreed: Option<&str>| Facts {
        request: Some(Request::Again {
            received: day("Mon 1 Mar 2027"),
            agreed: agreed.map(day),
        }),
        ..asked("1 Mar 2027")
    };
    let before = dates(&facts(None));
    assert_eq!(
        of(&before, DateKind::ReassessAnswer),
        "Tue 16 Mar 2027",
        "X22"
    );
    assert_eq!(of(&before, DateKind::ReassessPlan), "–");
    assert_eq!(ask_ids(&before), [AskId::Meeting, AskId::Reassessing]);
    let after = dates(&facts(Some("Tue 16 Mar 2027")));
    assert_eq!(of(&after, DateKind::ReassessPlan), "Tue 22 Jun 2027", "X22");
}

#[test]
fn a_refusal_ends_the_clocks_and_begins_the_one_for_an_appeal() {
    for (decision, no_plan, plan) in [
        (Decision::NoAssessment, false, false),
        (Decision::NoPlan, true, false),
    ] {
        let facts = Facts {
            letter: some("Mon 26 Oct 2026"),
            decision: Some(decision),
            ..asked("Mon 14 Sep 2026")
        };
        let dates = dates(&facts);
        assert_eq!(dates.get(DateKind::NoPlan).is_some(), no_plan);
        assert_eq!(dates.get(DateKind::FirstPlan).is_some(), plan);
        // 26 December is a Saturday, 25 a holiday: the safe day is Christmas Eve.
        assert_eq!(of(&dates, DateKind::Appeal), "Thu 24 Dec 2026");
    }
}
