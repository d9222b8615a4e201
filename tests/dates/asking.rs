//! What is asked, and when; and what odd facts lead to.

use super::*;
use our_say::domain::{
    decision::Decision,
    phase::{ToldYear, Transfer},
};

#[test]
fn at_first_only_the_kind_and_the_day_are_asked() {
    let dates = dates(&Facts::default());
    assert_eq!(ask_ids(&dates), [AskId::Kind, AskId::Meeting]);
    assert_eq!(dates.due, []);
    assert_eq!(dates.doubts, []);
}

#[test]
fn what_came_is_asked_once_it_should_have() {
    let facts = review("Wed 3 Mar 2027");
    for (today, asked, not_asked) in [
        (
            "16 Feb 2027",
            vec![],
            vec![AskId::Notice, AskId::Papers, AskId::Report, AskId::Letter],
        ),
        (
            "17 Feb 2027",
            vec![AskId::Notice, AskId::Papers],
            vec![AskId::Report, AskId::Letter],
        ),
        (
            "3 Mar 2027",
            vec![AskId::Letter],
            vec![AskId::Notice, AskId::Papers, AskId::Report],
        ),
        (
            "17 Mar 2027",
            vec![AskId::Report, AskId::Letter],
            vec![AskId::Notice, AskId::Papers],
        ),
    ] {
        let ids = ask_ids(&on(today, &facts));
        assert!(asked.iter().all(|id| ids.contains(id)), "{today}: {ids:?}");
        assert!(
            !not_asked.iter().any(|id| ids.contains(id)),
            "{today}: {ids:?}"
        );
    }
}

#[test]
fn letters_are_asked_for_one_after_the_other() {
    let mut facts = review("Wed 3 Mar 2027");
    let letters = |facts: &Facts| {
        let letters = [
            AskId::Letter,
            AskId::Decision,
            AskId::Changes,
            AskId::FinalPlan,
            AskId::Certificate,
        ];
        let ids = ask_ids(&on("1 Jul 2027", facts));
        letters
            .into_iter()
            .filter(|id| ids.contains(id))
            .collect::<Vec<_>>()
    };
    assert_eq!(letters(&facts), [AskId::Letter]);
    facts.letter = some("Wed 31 Mar 2027");
    assert_eq!(letters(&facts), [AskId::Decision]);
    facts.decision = Some(Decision::Amend);
    assert_eq!(letters(&facts), [AskId::Changes, AskId::FinalPlan]);
    facts.changes_dated = some("Wed 31 Mar 2027");
    assert_eq!(letters(&facts), [AskId::FinalPlan]);
    facts.final_plan = some("Wed 26 May 2027");
    assert_eq!(letters(&facts), [AskId::Certificate]);
    facts.certificate = some("1 Jun 2027");
    assert_eq!(letters(&facts), []);
}

#[test]
fn when_the_last_review_was_is_asked_until_it_is_known() {
    let asked = |facts: &Facts| {
        let ids = ask_ids(&dates(facts));
        (
            ids.contains(&AskId::LastReview),
            ids.contains(&AskId::PlanMade),
        )
    };
    let facts = review("3 Mar 2027");
    assert_eq!(asked(&facts), (true, true));
    let day = some("10 Mar 2026");
    assert_eq!(
        asked(&Facts {
            plan_made: day,
            ..facts.clone()
        }),
        (false, false)
    );
    assert_eq!(
        asked(&Facts {
            last_meeting: day,
            ..facts
        }),
        (false, false)
    );
}

#[test]
fn a_coming_move_is_asked_in_the_last_year_before_one() {
    let asks = |year: i8| {
        let facts = Facts {
            year: Some(ToldYear {
                year,
                on: day("22 Nov 2026"),
            }),
            ..review("22 Nov 2026")
        };
        ask_ids(&dates(&facts)).contains(&AskId::Transfer)
    };
    let asked: Vec<i8> = (-3..=20).filter(|&year| asks(year)).collect();
    assert_eq!(asked, [-1, 2, 6, 11]);
    let mut facts = Facts {
        kind: Some(RoundKind::PhaseTransfer),
        ..review("22 Nov 2026")
    };
    assert!(ask_ids(&dates(&facts)).contains(&AskId::Transfer));
    facts.transfer = Some(Transfer::CollegeToCollege);
    let ids = ask_ids(&dates(&facts));
    assert!(ids.contains(&AskId::MoveDay) && !ids.contains(&AskId::Transfer));
    facts.moves_on = some("6 Sep 2027");
    assert!(!ask_ids(&dates(&facts)).contains(&AskId::MoveDay));
}

#[test]
fn an_answer_lets_a_date_that_was_promised_be_worked_out() {
    let base = review("3 Mar 2027");
    let known = |facts: Facts| on("1 Jul 2027", &facts);
    let day = some("10 Mar 2026");
    for (id, answered) in [
        (
            AskId::PlanMade,
            Facts {
                plan_made: day,
                ..base.clone()
            },
        ),
        (
            AskId::LastReview,
            Facts {
                last_decision: day,
                ..base.clone()
            },
        ),
        (
            AskId::Born,
            Facts {
                born: some("1 Mar 2012"),
                ..base.clone()
            },
        ),
    ] {
        let before = known(base.clone());
        let ask = before.asks.iter().find(|ask| ask.id == id).unwrap();
        let after = known(answered);
        let new = ask.opens.iter().filter(|kind| before.get(**kind).is_none());
        assert!(new.clone().any(|kind| after.get(*kind).is_some()), "{id:?}");
        assert!(!ask_ids(&after).contains(&id), "{id:?}");
    }
}

#[test]
fn what_was_told_as_done_and_lies_ahead_is_doubted_and_counted_all_the_same() {
    let facts = Facts {
        plan_made: some("10 Mar 2026"),
        letter: some("31 Mar 2027"),
        ..review("3 Mar 2027")
    };
    // A phone whose clock is years behind.
    let dates = on("1 Jan 2015", &facts);
    let expected = [Doubt::NotYet(AskId::PlanMade), Doubt::NotYet(AskId::Letter)];
    assert_eq!(
        dates.doubts.iter().filter(|d| expected.contains(d)).count(),
        2
    );
    assert_eq!(of(&dates, DateKind::ReviewDone), "Tue 9 Mar 2027");
    assert!(dates.get(DateKind::Papers).is_some());
}

#[test]
fn a_meeting_today_or_long_ago_is_no_trouble() {
    let facts = review("3 Mar 2027");
    let state = |today| on(today, &facts).get(DateKind::Meeting).unwrap().state;
    assert_eq!(state("2 Mar 2027"), State::Ahead(1));
    assert_eq!(state("3 Mar 2027"), State::Today);
    assert_eq!(state("4 Mar 2027"), State::Passed(1));
    assert_eq!(state("31 Dec 9999"), State::Passed(2_912_016));
}

#[test]
fn a_kind_that_the_law_file_drops_is_not_worked_out() {
    let mut law = LAW.clone();
    law.dates.retain(|date| date.id != DateKind::Decision);
    let facts = review("3 Mar 2027");
    let dates = work_out(&facts, &law, day("1 Jan 2026"));
    assert_eq!(dates.get(DateKind::Decision), None);
    assert_eq!(of(&dates, DateKind::Report), "Wed 17 Mar 2027");
}

#[test]
fn how_often_a_review_comes_is_data() {
    let text = include_str!("../../src/content/law/en.json");
    let changed = text.replace(
        "{\"months-beginning-with\": 12}",
        "{\"months-beginning-with\": 24}",
    );
    let law = parse_law(&changed).unwrap();
    let facts = Facts {
        plan_made: some("Tue 10 Mar 2026"),
        ..review("3 Mar 2027")
    };
    let dates = work_out(&facts, &law, day("1 Jan 2026"));
    assert_eq!(of(&dates, DateKind::ReviewDone), "Thu 9 Mar 2028");
}
