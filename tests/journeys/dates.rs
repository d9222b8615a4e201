//! The dates that matter: what a family tells, what they see, what goes into their calendar.

use crate::{
    files::mums,
    phone::{Phone, Tab},
};
use our_say::{
    app::{
        route::{RoundPage, Route},
        view::{Clock, DateLine, DatePlace, DateState, Days, Doubt, FactId, FactValue, NextDates},
    },
    content::{
        AskId, DateKind,
        law::{Duty, Who},
    },
    domain::{
        book::Book,
        change::{BookPart, Field, Value},
        decision::Decision,
        ids::RoundId,
        phase::{ToldYear, Transfer},
        round::{RoundKind, RoundPart},
        time::Day,
    },
};

pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

pub fn of_day(text: &str) -> Value {
    Value::Day(day(text))
}

pub fn goes_to_the_dates(tab: &mut Tab) {
    let book = tab.book();
    tab.goes_to(&Route::Round(book, None, RoundPage::Dates));
}

/// Answers, or takes back, on the page of the dates.
pub fn tells(tab: &mut Tab, id: FactId, value: Value) {
    let view = tab.dates();
    let worked = tab.worked();
    let fact = worked.facts.iter().find(|fact| fact.id == id).unwrap();
    tab.edits(view.at.book, view.by.unwrap(), fact.field.clone(), value);
}

pub fn told(tab: &Tab, id: FactId) -> Option<FactValue> {
    let facts = tab.worked().facts;
    facts.iter().find(|fact| fact.id == id).unwrap().value
}

pub fn asks(tab: &Tab) -> Vec<AskId> {
    tab.worked().asks.iter().map(|ask| ask.id).collect()
}

pub fn line(tab: &Tab, id: DateKind) -> DateLine {
    let lines = tab.worked().lines;
    let found = lines.iter().find(|line| line.id == id);
    found
        .unwrap_or_else(|| panic!("no {id:?} in {lines:#?}"))
        .clone()
}

pub fn has(tab: &Tab, id: DateKind) -> bool {
    tab.worked().lines.iter().any(|line| line.id == id)
}

/// A book with an answer, on the page of its dates.
pub fn with_a_book() -> (Phone, Tab) {
    let (phone, mut tab) = mums();
    goes_to_the_dates(&mut tab);
    (phone, tab)
}

/// The same, before an annual review on a Wednesday.
pub fn before_the_review() -> (Phone, Tab) {
    let (phone, mut tab) = with_a_book();
    tells(
        &mut tab,
        FactId::Kind,
        Value::RoundKind(RoundKind::AnnualReview),
    );
    tells(&mut tab, FactId::Meeting, of_day("2027-03-03"));
    (phone, tab)
}

#[test]
fn who_has_told_nothing_is_asked_two_things_and_shown_nothing_odd() {
    let (_, tab) = with_a_book();
    let worked = tab.worked();
    assert_eq!(asks(&tab), [AskId::Kind, AskId::Meeting]);
    assert_eq!(worked.lines, []);
    assert_eq!(worked.doubts, []);
    assert_eq!((worked.clock, worked.ahead), (Clock::Fine, 0));
    assert!(
        worked
            .asks
            .iter()
            .all(|ask| !ask.ask.is_empty() && !ask.hint.is_empty())
    );
}

#[test]
fn a_fact_that_is_told_shows_its_dates_and_is_asked_no_more() {
    let (_, tab) = before_the_review();
    assert!(!asks(&tab).contains(&AskId::Kind) && !asks(&tab).contains(&AskId::Meeting));
    let papers = line(&tab, DateKind::Papers);
    assert_eq!(papers.days, Days::By(day("2027-02-17")));
    assert_eq!(papers.duty, Duty::Must(Who::Arranger));
    assert_eq!(papers.ask_by, Some(day("2027-02-10")));
    assert!(!papers.cautions.is_empty());
    assert!(
        papers
            .address
            .starts_with("https://www.legislation.gov.uk/")
    );
    let views = line(&tab, DateKind::OurViews);
    assert_eq!(views.place, DatePlace::Next);
    assert_eq!(views.duty, Duty::Advice(Who::Family));
    assert_eq!(
        line(&tab, DateKind::Meeting).days,
        Days::On(day("2027-03-03"))
    );
    let order: Vec<Day> = tab
        .worked()
        .lines
        .iter()
        .filter_map(|line| line.calendar)
        .collect();
    assert!(order.is_sorted());
}

#[test]
fn that_there_is_a_school_is_an_answer_too() {
    let (_, mut tab) = before_the_review();
    assert!(asks(&tab).contains(&AskId::Attends));
    tells(&mut tab, FactId::Attends, FactValue::Attends(true).value());
    assert!(!asks(&tab).contains(&AskId::Attends));
    assert_eq!(told(&tab, FactId::Attends), Some(FactValue::Attends(true)));
    assert_eq!(
        line(&tab, DateKind::Report).duty,
        Duty::Must(Who::SchoolOrCouncil)
    );
    tells(&mut tab, FactId::Attends, FactValue::Attends(false).value());
    assert_eq!(line(&tab, DateKind::Report).duty, Duty::Must(Who::Council));
    let path = tab.address.clone();
    let mut tab = tab.closes_and_comes_back(&path);
    assert_eq!(told(&tab, FactId::Attends), Some(FactValue::Attends(false)));
    tells(&mut tab, FactId::Attends, Value::Cleared);
    assert!(asks(&tab).contains(&AskId::Attends));
}

#[test]
fn a_day_that_has_passed_says_what_can_be_done() {
    let (_, mut tab) = before_the_review();
    tab.today = day("2027-04-06");
    goes_to_the_dates(&mut tab);
    let decision = line(&tab, DateKind::Decision);
    assert_eq!(decision.state, DateState::Passed(6));
    assert_eq!(decision.place, DatePlace::Overdue);
    assert!(decision.passed.unwrap().contains("Write to the council"));
    let notice = line(&tab, DateKind::Notice);
    assert_eq!(
        notice.place,
        DatePlace::Past,
        "after the meeting it matters no more"
    );
    tells(&mut tab, FactId::Letter, of_day("2027-04-02"));
    let decision = line(&tab, DateKind::Decision);
    let done = DateState::Done {
        on: day("2027-04-02"),
        late: 2,
    };
    assert_eq!((decision.state, decision.place), (done, DatePlace::Past));
    assert_eq!(decision.passed, None);
    assert!(asks(&tab).contains(&AskId::Decision));
}

#[test]
fn past_days_come_first_then_today_then_what_is_ahead() {
    let (_, mut tab) = before_the_review();
    tab.today = day("2027-03-03");
    goes_to_the_dates(&mut tab);
    let lines = tab.worked().lines;
    let past = lines.iter().take_while(|line| line.place.is_past()).count();
    assert!(past > 0 && lines[past..].iter().all(|line| !line.place.is_past()));
    assert_eq!(line(&tab, DateKind::Meeting).state, DateState::Today);
    assert_eq!(
        lines
            .iter()
            .filter(|line| line.place == DatePlace::Next)
            .count(),
        1
    );
    assert_eq!(line(&tab, DateKind::Meeting).place, DatePlace::Next);
}

#[test]
fn a_day_on_which_offices_are_shut_is_said_and_not_moved() {
    let (_, mut tab) = before_the_review();
    tells(&mut tab, FactId::Meeting, of_day("2027-01-01"));
    let last = line(&tab, DateKind::FinalPlan);
    assert_eq!(last.days, Days::By(day("2027-03-26")));
    assert_eq!(last.shut.unwrap().before, day("2027-03-25"));
}

#[test]
fn nothing_is_lost_by_changing_the_kind_or_the_day() {
    let (_, mut tab) = before_the_review();
    tells(&mut tab, FactId::PlanMade, of_day("2026-03-10"));
    assert!(has(&tab, DateKind::ReviewDone));
    tells(
        &mut tab,
        FactId::Kind,
        Value::RoundKind(RoundKind::SenSupport),
    );
    assert!(!has(&tab, DateKind::ReviewDone));
    assert_eq!(
        told(&tab, FactId::PlanMade),
        Some(FactValue::Day(day("2026-03-10")))
    );
    tells(&mut tab, FactId::Meeting, of_day("2027-02-01"));
    tells(
        &mut tab,
        FactId::Kind,
        Value::RoundKind(RoundKind::AnnualReview),
    );
    assert_eq!(
        line(&tab, DateKind::ReviewDone).days,
        Days::By(day("2027-03-09"))
    );
    assert!(
        !has(&tab, DateKind::MeetingLatest),
        "the meeting is in time"
    );
    tells(&mut tab, FactId::Meeting, of_day("2027-03-01"));
    let late = Doubt::MeetingTooLate {
        than: DateKind::MeetingLatest,
        day: day("2027-02-09"),
    };
    assert_eq!(tab.worked().doubts, [late]);
    tells(&mut tab, FactId::Meeting, Value::Cleared);
    assert!(asks(&tab).contains(&AskId::Meeting));
    assert_eq!(tab.worked().doubts, []);
}

/// A second round, begun after the first.
fn begins_another_round(tab: &mut Tab) -> RoundId {
    let round = RoundId::from_bits(0xabc);
    let (book, by) = (tab.book(), tab.dates().by.unwrap());
    let begun = Field::Round(round, RoundPart::Begun);
    tab.edits(book, by, begun, of_day("2027-05-01"));
    round
}

#[test]
fn an_older_round_keeps_its_own_page_and_the_next_one_counts_from_it() {
    let (phone, mut tab) = before_the_review();
    let first = tab.dates().at.round;
    tells(&mut tab, FactId::Letter, of_day("2027-03-31"));
    tells(&mut tab, FactId::Decision, Value::Decision(Decision::Keep));
    let second = begins_another_round(&mut tab);
    let book = tab.book();
    drop(tab.closes());
    let mut tab = phone.opens(&Route::Round(book, None, RoundPage::Dates).to_string());
    assert_eq!(tab.dates().at.round, second);
    assert_eq!(told(&tab, FactId::Meeting), None);
    tells(
        &mut tab,
        FactId::Kind,
        Value::RoundKind(RoundKind::AnnualReview),
    );
    assert_eq!(
        line(&tab, DateKind::ReviewDone).days,
        Days::By(day("2028-03-30"))
    );
    assert!(!asks(&tab).contains(&AskId::LastReview));
    let before = Some(FactValue::Day(day("2027-03-31")));
    assert_eq!(told(&tab, FactId::LastDecision), before);
    tells(&mut tab, FactId::LastDecision, of_day("2027-03-30"));
    tab.goes_to(&Route::Round(book, Some(first), RoundPage::Dates));
    assert!(!tab.dates().at.is_current);
    let letter = Some(FactValue::Day(day("2027-03-30")));
    assert_eq!(told(&tab, FactId::Letter), letter, "it is the same letter");
    tab.today = day("2028-12-01");
    tab.goes_to(&Route::Round(book, Some(first), RoundPage::Dates));
    let lines = tab.worked().lines;
    assert!(lines.iter().all(|line| line.place != DatePlace::Overdue));
}

#[test]
fn what_is_asked_of_the_last_review_is_kept_in_the_book_where_there_was_no_round() {
    let (_, mut tab) = before_the_review();
    assert!(asks(&tab).contains(&AskId::LastReview));
    tells(&mut tab, FactId::LastMeeting, of_day("2026-04-01"));
    assert!(!asks(&tab).contains(&AskId::LastReview));
    assert_eq!(
        line(&tab, DateKind::ReviewDone).days,
        Days::By(day("2027-03-31"))
    );
    let book = tab.book();
    let kept = Book::from_changes(tab.kept(book).0);
    assert_eq!(kept.day(BookPart::LastMeeting), Some(day("2026-04-01")));
}

#[test]
fn the_books_home_names_the_next_two_dates() {
    let (_, mut tab) = before_the_review();
    let book = tab.book();
    tab.goes_to(&Route::Book(book));
    let next = |tab: &Tab| match tab.home().next {
        NextDates::Known(dates) => dates.iter().map(|line| line.id).collect::<Vec<_>>(),
        NextDates::Waiting => panic!("the law is here"),
    };
    assert_eq!(next(&tab), [DateKind::OurViews, DateKind::Notice]);
    tab.today = day("2027-04-06");
    tab.goes_to(&Route::Book(book));
    assert_eq!(next(&tab), [DateKind::Decision, DateKind::FinalPlan]);
}

#[test]
fn a_year_that_was_told_last_year_is_one_more_now() {
    let (_, mut tab) = before_the_review();
    let year = |year, on| ToldYear { year, on: day(on) };
    tells(&mut tab, FactId::Year, Value::Year(year(6, "2026-11-23")));
    assert!(
        asks(&tab).contains(&AskId::Transfer),
        "a move comes after Year 6"
    );
    tells(
        &mut tab,
        FactId::Transfer,
        Value::Transfer(Transfer::PrimaryToSecondary),
    );
    let limit = line(&tab, DateKind::TransferToSchool);
    assert_eq!(limit.days, Days::Before(day("2027-02-15")));
    assert_eq!(limit.calendar, Some(day("2027-02-14")));
    tab.today = day("2027-10-01");
    goes_to_the_dates(&mut tab);
    let now = FactValue::Year(year(7, "2027-10-01"));
    assert_eq!(told(&tab, FactId::Year), Some(now));
}
