//! What holds for any facts on any day.

use super::*;
use our_say::domain::{
    decision::Decision,
    phase::{ToldYear, Transfer},
};
use proptest::prelude::*;

/// Mostly days of our time, and now and then any day that there is.
fn any_day() -> impl Strategy<Value = Day> {
    let near = (2000..2045_i32, 1..=12_u32, 1..=31_u32);
    let any = (0..=9999_i32, 1..=12_u32, 1..=31_u32);
    prop_oneof![9 => near, 1 => any].prop_map(|(year, month, number)| {
        let day = |number| Day::from_ymd_opt(year, month, number);
        day(number).or(day(28)).unwrap()
    })
}

fn maybe_day() -> impl Strategy<Value = Option<Day>> {
    proptest::option::of(any_day())
}

fn one_of<T: Copy + std::fmt::Debug + 'static>(
    all: &'static [T],
) -> impl Strategy<Value = Option<T>> {
    proptest::option::of(proptest::sample::select(all))
}

fn any_request() -> impl Strategy<Value = Option<Request>> {
    let request = (any_day(), maybe_day(), any::<bool>()).prop_map(|(received, agreed, first)| {
        if first {
            Request::First { received }
        } else {
            Request::Again { received, agreed }
        }
    });
    proptest::option::of(request)
}

prop_compose! {
    fn any_facts()(
        kind in one_of(&RoundKind::ALL),
        days in proptest::array::uniform16(maybe_day()),
        told in proptest::option::of((any::<i8>(), any_day())),
        attends in any::<Option<bool>>(),
        under_five in any::<Option<bool>>(),
        decision in one_of(&Decision::ALL),
        transfer in one_of(&Transfer::ALL),
        request in any_request(),
    ) -> Facts {
        let [meeting, born, plan_made, last_decision, last_meeting, notice, papers, report, letter,
            changes_dated, changes_came, final_plan, certificate, moves_on, agreed_review, _] = days;
        Facts {
            kind, meeting, attends, born, under_five, plan_made, last_decision, last_meeting, notice,
            papers, report, letter, decision, changes_dated, changes_came, final_plan, certificate,
            transfer, moves_on, agreed_review, request,
            year: told.map(|(year, on)| ToldYear { year, on }),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1500) })]

    #[test]
    fn a_later_meeting_never_gives_an_earlier_duty(
        facts in any_facts(), one in any_day(), days in 0..2000_i64, today in any_day(),
    ) {
        let with = |meeting| work_out(&Facts { meeting: Some(meeting), ..facts.clone() }, &LAW, today);
        let (earlier, later) = (with(one), with(one.plus(days)));
        for due in &earlier.due {
            if let Some(other) = later.get(due.id) {
                prop_assert!(due.when.day() <= other.when.day(), "{:?}", due.id);
                prop_assert!(due.when.end() <= other.when.end(), "{:?}", due.id);
                prop_assert!(due.ask_by <= other.ask_by, "{:?}", due.id);
            }
        }
    }

    #[test]
    fn today_says_where_a_date_lies_and_never_moves_it(
        facts in any_facts(), meeting in any_day(), one in any_day(), other in any_day(),
    ) {
        let facts = Facts { meeting: Some(meeting), ..facts };
        let (here, there) = (work_out(&facts, &LAW, one), work_out(&facts, &LAW, other));
        for due in &here.due {
            if let Some(same) = there.get(due.id) {
                prop_assert_eq!(due.when, same.when);
                prop_assert_eq!(&due.not_working, &same.not_working);
                prop_assert_eq!(due.duty, same.duty);
            }
        }
        // The same facts on the same day: the same answer. There is nothing else that it could hang on.
        prop_assert_eq!(here, work_out(&facts, &LAW, one));
    }

    #[test]
    fn each_kind_comes_once_in_order_and_has_words(facts in any_facts(), today in any_day()) {
        let dates = work_out(&facts, &LAW, today);
        prop_assert!(dates.due.is_sorted_by_key(|due| due.when.day()));
        for (at, due) in dates.due.iter().enumerate() {
            prop_assert!(!dates.due[at + 1..].iter().any(|other| other.id == due.id), "{:?}", due.id);
            prop_assert!(LAW.date(due.id).is_some());
            prop_assert!(due.cautions.iter().all(|id| LAW.caution(*id).is_some()));
        }
        let ids = ask_ids(&dates);
        for (at, ask) in dates.asks.iter().enumerate() {
            prop_assert!(!ids[at + 1..].contains(&ask.id), "{:?}", ask.id);
            prop_assert!(LAW.ask(ask.id).is_some());
            prop_assert!(!ask.opens.is_empty());
        }
    }

    #[test]
    fn the_day_for_a_call_is_a_working_day_before(facts in any_facts(), today in any_day()) {
        for due in work_out(&facts, &LAW, today).due {
            let day = due.when.day();
            // The first day that there is is a Saturday, with no working day before it.
            if day.year() == 0 {
                continue;
            }
            if let Some(shut) = due.not_working {
                prop_assert_eq!(Closed::on(day, &LAW.holidays), Some(shut.why));
                prop_assert_eq!(Closed::on(shut.before, &LAW.holidays), None);
                prop_assert!(shut.before < day && day.days_since(shut.before) <= 5);
            } else if matches!(due.when, When::By(_) | When::Before(_)) {
                let quiet = [DateKind::YearNine, DateKind::SchoolAgeEnds, DateKind::RightsMove];
                prop_assert!(quiet.contains(&due.id) || Closed::on(day, &LAW.holidays).is_none());
            }
        }
    }

    #[test]
    fn an_appeal_is_never_shown_later_than_the_law_allows(letter in any_day(), certificate in maybe_day()) {
        let facts = Facts {
            letter: Some(letter),
            decision: Some(Decision::Keep),
            certificate,
            ..Facts::default()
        };
        let dates = work_out(&facts, &LAW, letter);
        let safe = dates.get(DateKind::Appeal).unwrap().when.day();
        let limit = certificate.map_or(Day::FIRST, |day| day.plus_months(1)).max(letter.plus_months(2));
        prop_assert!(safe <= limit);
        prop_assert!(limit.days_since(safe) <= 5);
    }
}
