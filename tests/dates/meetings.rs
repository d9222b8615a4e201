//! What the day of a review meeting decides.

use super::*;
use our_say::{
    content::law::{Duty, Who},
    domain::decision::Decision,
};

/// Meeting; notice and papers; report; decision; final plan at the very latest.
#[rustfmt::skip]
const FROM_A_MEETING: [(&str, [&str; 5]); 12] = [
    ("X1", ["Wed 3 Mar 2027", "Wed 17 Feb 2027", "Wed 17 Mar 2027", "Wed 31 Mar 2027", "Wed 26 May 2027"]),
    ("X2", ["Fri 1 Jan 2027 x New Year’s Day, call Thu 31 Dec 2026", "Fri 18 Dec 2026", "Fri 15 Jan 2027",
        "Fri 29 Jan 2027", "Fri 26 Mar 2027 x Good Friday, call Thu 25 Mar 2027"]),
    ("X3, a leap year", ["Tue 8 Feb 2028", "Tue 25 Jan 2028", "Tue 22 Feb 2028", "Tue 7 Mar 2028", "Tue 2 May 2028"]),
    ("X4, none", ["Mon 8 Feb 2027", "Mon 25 Jan 2027", "Mon 22 Feb 2027", "Mon 8 Mar 2027",
        "Mon 3 May 2027 x the early May bank holiday, call Fri 30 Apr 2027"]),
    ("X5, 29 February", ["Tue 29 Feb 2028", "Tue 15 Feb 2028", "Tue 14 Mar 2028", "Tue 28 Mar 2028", "Tue 23 May 2028"]),
    ("X6, over Christmas", ["Mon 7 Dec 2026", "Mon 23 Nov 2026", "Mon 21 Dec 2026", "Mon 4 Jan 2027", "Mon 1 Mar 2027"]),
    ("X13, before a move", ["Fri 20 Nov 2026", "Fri 6 Nov 2026", "Fri 4 Dec 2026", "Fri 18 Dec 2026", "Fri 12 Feb 2027"]),
    ("on a Saturday", ["Sat 6 Mar 2027 x Saturday, call Fri 5 Mar 2027", "Sat 20 Feb 2027 x Saturday, call Fri 19 Feb 2027",
        "Sat 20 Mar 2027 x Saturday, call Fri 19 Mar 2027", "Sat 3 Apr 2027 x Saturday, call Fri 2 Apr 2027",
        "Sat 29 May 2027 x Saturday, call Fri 28 May 2027"]),
    // The working day before Easter Monday is Thursday: Friday is a holiday too.
    ("round Easter", ["Mon 15 Mar 2027", "Mon 1 Mar 2027", "Mon 29 Mar 2027 x Easter Monday, call Thu 25 Mar 2027",
        "Mon 12 Apr 2027", "Mon 7 Jun 2027"]),
    // 25 and 26 December 2027 are a weekend; the days off for them are Monday and Tuesday.
    ("round moved holidays", ["Tue 30 Nov 2027", "Tue 16 Nov 2027", "Tue 14 Dec 2027",
        "Tue 28 Dec 2027 x the day off for Boxing Day, call Fri 24 Dec 2027", "Tue 22 Feb 2028"]),
    ("the year's end", ["Thu 3 Dec 2026", "Thu 19 Nov 2026", "Thu 17 Dec 2026", "Thu 31 Dec 2026", "Thu 25 Feb 2027"]),
    ("the summer", ["Mon 19 Jul 2027", "Mon 5 Jul 2027", "Mon 2 Aug 2027", "Mon 16 Aug 2027", "Mon 11 Oct 2027"]),
];

#[test]
fn a_meeting_decides_what_comes_before_and_after_it() {
    for (name, [meeting, papers, report, decision, plan]) in FROM_A_MEETING {
        let day = meeting.split(" x ").next().unwrap();
        let dates = dates(&review(day));
        let of = |id| of(&dates, id);
        assert_eq!(of(DateKind::Meeting), meeting, "{name}");
        assert_eq!(of(DateKind::Notice), papers, "{name}");
        assert_eq!(of(DateKind::Papers), papers, "{name}");
        assert_eq!(of(DateKind::Report), report, "{name}");
        assert_eq!(of(DateKind::Decision), decision, "{name}");
        assert_eq!(of(DateKind::FinalPlan), plan, "{name}");
    }
}

#[test]
fn our_views_go_in_three_weeks_before_and_that_is_advice() {
    let dates = dates(&review("Wed 3 Mar 2027"));
    assert_eq!(of(&dates, DateKind::OurViews), "Wed 10 Feb 2027");
    let ours = dates.get(DateKind::OurViews).unwrap();
    assert_eq!(ours.duty, Duty::Advice(Who::Family));
    for id in [DateKind::Notice, DateKind::Papers] {
        let due = dates.get(id).unwrap();
        assert_eq!(due.ask_by, some("Wed 10 Feb 2027"));
        assert_eq!(due.cautions, [CautionId::StrictTwoWeeks]);
    }
}

#[test]
fn whose_duty_it_is_changes_where_there_is_no_school() {
    let mut facts = review("Wed 3 Mar 2027");
    for (attends, notice, report) in [
        (None, Who::Arranger, Who::SchoolOrCouncil),
        (Some(true), Who::Arranger, Who::SchoolOrCouncil),
        (Some(false), Who::Council, Who::Council),
    ] {
        facts.attends = attends;
        let dates = dates(&facts);
        let duty = |id| dates.get(id).unwrap().duty;
        assert_eq!(duty(DateKind::Notice), Duty::Must(notice));
        assert_eq!(duty(DateKind::Papers), Duty::Must(notice));
        assert_eq!(duty(DateKind::Report), Duty::Must(report));
        assert_eq!(duty(DateKind::Decision), Duty::Must(Who::Council));
    }
}

#[test]
fn eight_weeks_run_from_the_changes_and_twelve_from_the_meeting_at_most() {
    for (name, changes, comments, plan) in [
        ("X7", "Mon 4 Jan 2027", "Mon 18 Jan 2027", "Mon 1 Mar 2027"),
        (
            "X8",
            "Mon 14 Dec 2026",
            "Mon 28 Dec 2026 x the day off for Boxing Day, call Thu 24 Dec 2026",
            "Mon 8 Feb 2027",
        ),
        (
            "a late council",
            "Mon 18 Jan 2027",
            "Mon 1 Feb 2027",
            "Mon 1 Mar 2027",
        ),
    ] {
        let facts = Facts {
            changes_dated: some(changes),
            ..review("Mon 7 Dec 2026")
        };
        let dates = dates(&facts);
        assert_eq!(of(&dates, DateKind::Comments), comments, "{name}");
        assert_eq!(of(&dates, DateKind::FinalPlan), plan, "{name}");
    }
}

#[test]
fn a_draft_that_came_late_gives_until_later_and_the_safe_day_stays() {
    let mut facts = review("Mon 7 Dec 2026");
    facts.changes_came = some("Thu 7 Jan 2027");
    assert_eq!(of(&dates(&facts), DateKind::Comments), "Thu 21 Jan 2027");
    facts.changes_dated = some("Mon 4 Jan 2027");
    let both = "Mon 18 Jan 2027 to Thu 21 Jan 2027";
    assert_eq!(of(&dates(&facts), DateKind::Comments), both);
    for (today, state) in [
        ("17 Jan 2027", State::Ahead(1)),
        ("18 Jan 2027", State::Running(3)),
        ("21 Jan 2027", State::Running(0)),
        ("22 Jan 2027", State::Passed(1)),
    ] {
        let dates = on(today, &facts);
        assert_eq!(dates.get(DateKind::Comments).unwrap().state, state);
    }
    // A letter that came before it was written counts from its date.
    facts.changes_came = some("Fri 1 Jan 2027");
    assert_eq!(of(&dates(&facts), DateKind::Comments), "Mon 18 Jan 2027");
}

#[test]
fn no_final_plan_follows_where_the_plan_stays_or_ends() {
    for (decision, plan) in [
        (None, true),
        (Some(Decision::Amend), true),
        (Some(Decision::Keep), false),
        (Some(Decision::End), false),
    ] {
        let facts = Facts {
            decision,
            letter: some("Wed 31 Mar 2027"),
            ..review("Wed 3 Mar 2027")
        };
        let dates = dates(&facts);
        assert_eq!(dates.get(DateKind::FinalPlan).is_some(), plan);
    }
}

#[test]
fn a_date_is_ahead_today_or_passed() {
    let facts = review("Wed 3 Mar 2027");
    for (today, state) in [
        ("16 Mar 2027", State::Ahead(1)),
        ("17 Mar 2027", State::Today),
        ("18 Mar 2027", State::Passed(1)),
        ("17 Mar 2047", State::Passed(7305)),
    ] {
        let dates = on(today, &facts);
        assert_eq!(dates.get(DateKind::Report).unwrap().state, state, "{today}");
    }
}

#[test]
fn what_came_is_done_in_time_or_late() {
    let facts = Facts {
        notice: some("1 Feb 2027"),
        papers: some("19 Feb 2027"),
        report: some("17 Mar 2027"),
        letter: some("1 Apr 2027"),
        ..review("Wed 3 Mar 2027")
    };
    let dates = on("1 May 2027", &facts);
    let state = |id| dates.get(id).unwrap().state;
    let done = |on, late| State::Done { on: day(on), late };
    assert_eq!(state(DateKind::Notice), done("1 Feb 2027", 0));
    assert_eq!(state(DateKind::Papers), done("19 Feb 2027", 2));
    assert_eq!(state(DateKind::Report), done("17 Mar 2027", 0));
    assert_eq!(state(DateKind::Decision), done("1 Apr 2027", 1));
}

#[test]
fn extra_reviews_under_five_need_not_follow_the_rules_for_papers() {
    let facts = Facts {
        kind: Some(RoundKind::EarlyReview),
        ..review("Wed 3 Mar 2027")
    };
    let dates = dates(&facts);
    assert_eq!(of(&dates, DateKind::Meeting), "Wed 3 Mar 2027");
    for id in [DateKind::Notice, DateKind::Papers, DateKind::Report] {
        assert_eq!(of(&dates, id), "–");
    }
}

#[test]
fn holidays_of_a_year_that_is_not_known_are_not_guessed() {
    let dates = dates(&review("Thu 3 Jan 2030"));
    let due = dates.get(DateKind::Decision).unwrap();
    assert_eq!(shown(due), "Thu 31 Jan 2030");
    assert_eq!(due.cautions, [CautionId::HolidaysUnknown]);
    let known = dates.get(DateKind::Papers).unwrap();
    assert_eq!(shown(known), "Thu 20 Dec 2029");
    assert_eq!(known.cautions, [CautionId::StrictTwoWeeks]);
    // Easter Monday of 2030; a Sunday is known in any year.
    assert_eq!(
        of(&super::dates(&review("22 Apr 2030")), DateKind::Meeting),
        "Mon 22 Apr 2030"
    );
    let sunday = of(&super::dates(&review("21 Apr 2030")), DateKind::Meeting);
    assert_eq!(sunday, "Sun 21 Apr 2030 x Sunday, call Fri 19 Apr 2030");
}
