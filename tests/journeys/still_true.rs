//! Into the next round: what is still true, what was erased, and what two phones say of it.

use crate::next_round::*;
use crate::phone::{MINUTE, Phone, id};
use our_say::{
    app::{
        event::{Event, RoundEvent},
        exchange::event::{Exchanged, ForWhom},
        route::{RoundPage, Route},
    },
    domain::{
        answer::{Feeling, HowTaken, Part, Progress, Sharing},
        change::{Field, Value},
        item::{ItemPart, ItemState, Next, Still},
        question::Audience,
        time::Day,
    },
};

const DAY: i64 = 24 * 60 * MINUTE;

#[test]
fn what_is_still_true_is_said_again_in_one_tap_with_how_it_was_taken_down() {
    let (_, mut tab, _, _) = after_the_meeting();
    let parent = tab.voice(Audience::Parent);
    begins_the_next(&mut tab);
    let here = at(&tab, parent, "p2");
    sends(&mut tab, RoundEvent::Still(here.clone(), Some(Still::True)));
    assert_eq!(still(&tab.again(), parent, "p2"), Some(Still::True));
    let book = tab.book();
    tab.goes_to(&Route::Question(book, parent, id("p2")));
    let question = tab.question();
    assert_eq!(question.answer.feeling, Some(Feeling::Mixed));
    assert_eq!(question.answer.how, Some(HowTaken::Typed));
    assert_eq!(
        question.answer.ask, "Who reads with her?",
        "nobody has answered it"
    );
    let last = question.more.last.clone().unwrap();
    assert_eq!(
        (last.still, last.said.feeling),
        (Some(Still::True), vec![Feeling::Mixed])
    );
    // Not after all: what was brought along goes again.
    sends(&mut tab, RoundEvent::Still(here, Some(Still::Over)));
    let answer = tab.question().answer;
    assert_eq!(answer.feeling, None);
    assert!(
        matches!(answer.progress(), Progress::Instead(_)),
        "{answer:?}"
    );
}

#[test]
fn what_was_answered_at_the_meeting_is_not_asked_again() {
    let (_, mut tab, _, _) = after_the_meeting();
    let (book, parent) = (tab.book(), tab.voice(Audience::Parent));
    of(&mut tab, RoundPage::Meeting);
    let agenda = tab.meeting().agenda;
    let asked = agenda
        .iter()
        .find(|item| item.text == "Who reads with her?")
        .unwrap();
    tab.edits(
        book,
        parent,
        asked.at.state(),
        Value::ItemState(ItemState::Done),
    );
    begins_the_next(&mut tab);
    let here = at(&tab, parent, "p2");
    sends(&mut tab, RoundEvent::Still(here, Some(Still::True)));
    tab.goes_to(&Route::Question(book, parent, id("p2")));
    assert_eq!(tab.question().answer.ask, "");
}

#[test]
fn words_that_were_written_since_are_never_taken_by_a_tap() {
    let (_, mut tab, _, _) = after_the_meeting();
    let (book, parent) = (tab.book(), tab.voice(Audience::Parent));
    begins_the_next(&mut tab);
    tab.goes_to(&Route::Question(book, parent, id("p1")));
    tab.types(Part::Words, "She reads to me now.");
    for tap in [Still::True, Still::Over, Still::Changed] {
        let here = at(&tab, parent, "p1");
        sends(&mut tab, RoundEvent::Still(here, Some(tap)));
        assert_eq!(
            tab.question().answer.words,
            "She reads to me now.",
            "{tap:?}"
        );
        assert_eq!(tab.question().answer.instead, None, "{tap:?}");
    }
}

#[test]
fn what_has_changed_begins_with_what_was_said() {
    let (_, mut tab, _, _) = after_the_meeting();
    let (book, parent) = (tab.book(), tab.voice(Audience::Parent));
    begins_the_next(&mut tab);
    let here = at(&tab, parent, "p1");
    sends(&mut tab, RoundEvent::Still(here.clone(), Some(Still::True)));
    sends(&mut tab, RoundEvent::Still(here, Some(Still::Changed)));
    tab.goes_to(&Route::Question(book, parent, id("p1")));
    assert_eq!(tab.question().answer.words, "She reads every night.");
    assert_eq!(
        tab.question().more.last.clone().unwrap().still,
        Some(Still::Changed)
    );
}

#[test]
fn what_a_young_person_keeps_to_themselves_stays_so_when_it_is_still_true() {
    let (_, mut tab, _, _) = after_the_meeting();
    let (book, young) = (tab.book(), tab.voice(Audience::YoungPerson));
    tab.goes_to(&Route::Question(book, young, id("y5")));
    tab.types(Part::Words, "I do not like lunch.");
    tab.says(Part::Sharing, Value::Sharing(Sharing::Me));
    begins_the_next(&mut tab);
    let here = at(&tab, young, "y5");
    sends(&mut tab, RoundEvent::Still(here, Some(Still::True)));
    tab.goes_to(&Route::Question(book, young, id("y5")));
    let answer = tab.question().answer;
    assert_eq!(
        (answer.words.as_str(), answer.sharing),
        ("I do not like lunch.", Some(Sharing::Me))
    );
}

#[test]
fn words_that_were_for_me_alone_are_not_shown_when_they_are_still_true_beside_others() {
    let (_, mut tab, _, _) = after_the_meeting();
    let (book, young) = (tab.book(), tab.voice(Audience::YoungPerson));
    begins_the_next(&mut tab);
    tab.goes_to(&Route::Question(book, young, id("y2")));
    tab.types(Part::Better, "Ask me first");
    tab.says(Part::Sharing, Value::Sharing(Sharing::Meeting));
    let here = at(&tab, young, "y2");
    sends(&mut tab, RoundEvent::Still(here, Some(Still::True)));
    let answer = tab.question().answer;
    assert_eq!(answer.words, "Only mine.");
    assert_eq!(answer.sharing, Some(Sharing::Me));
}

#[test]
fn what_is_erased_is_erased_where_it_came_along_from_too() {
    let (_, mut tab, _, _) = after_the_meeting();
    let (book, parent) = (tab.book(), tab.voice(Audience::Parent));
    begins_the_next(&mut tab);
    let here = at(&tab, parent, "p1");
    sends(&mut tab, RoundEvent::Still(here.clone(), Some(Still::True)));
    tab.goes_to(&Route::Question(book, parent, id("p1")));
    tab.sends(Event::Erased(here));
    assert_eq!(tab.question().more.last, None, "it is not offered again");
    assert!(!tab.kept_text(book).contains("She reads every night."));
}

#[test]
fn an_answer_of_an_older_round_is_erased_for_good() {
    let (_, mut tab, _, _) = after_the_meeting();
    let (book, parent) = (tab.book(), tab.voice(Audience::Parent));
    let (old, _) = begins_the_next(&mut tab);
    tab.goes_to(&Route::Round(book, Some(old), RoundPage::Said));
    let here = at(&tab, parent, "p1");
    sends(&mut tab, RoundEvent::Erased(here, old));
    assert!(!tab.kept_text(book).contains("She reads every night."));
}

#[test]
fn where_two_phones_disagree_on_a_day_or_a_tick_both_are_shown_until_somebody_says_which() {
    let (_, mut mum, target, _) = after_the_meeting();
    let book = mum.book();
    let backup = mum.makes_a_file(ForWhom::Me);
    let mut dad = Phone::of_somebody_else(2).opens("/");
    dad.opens_a_file(&backup);
    dad.exchanges(Exchanged::Accept);
    let days = [(2027, 3, 20), (2027, 4, 20)];
    let days = days.map(|(y, m, d)| Value::Day(Day::from_ymd_opt(y, m, d).unwrap()));
    let states = [ItemState::Done, ItemState::Partly].map(Value::ItemState);
    for (tab, (day, state)) in [&mut mum, &mut dad]
        .into_iter()
        .zip(days.iter().zip(&states))
    {
        tab.goes_to(&Route::Round(book, None, RoundPage::Plan));
        let (round, by) = (tab.plan().at.round, tab.plan().by.unwrap());
        let field = |part| Field::Item(round, target, part);
        tab.edits(book, by, field(ItemPart::By), day.clone());
        tab.edits(book, by, field(ItemPart::State), state.clone());
        assert!(tab.plan().differ.is_empty(), "one phone says one thing");
    }
    let from_dad = dad.makes_a_file(ForWhom::Me);
    mum.opens_a_file(&from_dad);
    mum.exchanges(Exchanged::Accept);
    mum.goes_to(&Route::Round(book, None, RoundPage::Plan));
    let differ = mum.plan().differ;
    assert_eq!(differ.len(), 2);
    for (differ, both) in differ.iter().zip([&days, &states]) {
        let told: Vec<&Value> = differ.told.iter().map(|told| &told.value).collect();
        assert!(told.len() == 2 && both.iter().all(|value| told.contains(&value)));
    }
    assert!(
        differ
            .iter()
            .all(|differ| differ.about == "Read a page aloud")
    );
    let by = mum.plan().by.unwrap();
    mum.edits(book, by, differ[0].field.clone(), days[0].clone());
    assert_eq!(
        mum.plan().differ.len(),
        1,
        "what was chosen is settled, the other is not"
    );
    assert_eq!(
        mum.plan().targets[0].until.map(Value::Day),
        Some(days[0].clone())
    );
}

#[test]
fn two_phones_that_each_begin_the_next_round_have_one_with_what_both_wrote() {
    let (phone, mut mum, target, _) = after_the_meeting();
    let (book, parent) = (mum.book(), mum.voice(Audience::Parent));
    let backup = mum.makes_a_file(ForWhom::Me);
    let mut dad = Phone::of_somebody_else(2).opens("/");
    dad.opens_a_file(&backup);
    dad.exchanges(Exchanged::Accept);
    phone.waits(DAY);
    for (tab, question) in [(&mut mum, "p5"), (&mut dad, "p6")] {
        tab.goes_to(&Route::Book(book));
        let (old, _) = begins_the_next(tab);
        sends(tab, RoundEvent::GoesOn(book, old, target, Next::Keep));
        tab.goes_to(&Route::Question(book, parent, id(question)));
        tab.types(Part::Words, question);
    }
    let from_dad = dad.makes_a_file(ForWhom::Me);
    mum.opens_a_file(&from_dad);
    mum.exchanges(Exchanged::Accept);
    mum.goes_to(&Route::Book(book));
    assert_eq!(mum.home().rounds, 2);
    for question in ["p5", "p6"] {
        mum.goes_to(&Route::Question(book, parent, id(question)));
        assert_eq!(mum.question().answer.words, question);
    }
    of(&mut mum, RoundPage::Plan);
    let plan = mum.plan();
    let along = (plan.targets.len(), plan.actions.len());
    assert_eq!(along, (1, 1), "what came along is there once");
    assert_eq!(plan.targets[0].what, "Read a page aloud");
}

#[test]
fn a_round_that_was_taken_back_here_stays_where_somebody_wrote_in_it_elsewhere() {
    let (_, mut mum, _, _) = after_the_meeting();
    let (book, parent) = (mum.book(), mum.voice(Audience::Parent));
    let backup = mum.makes_a_file(ForWhom::Me);
    let mut dad = Phone::of_somebody_else(2).opens("/");
    dad.opens_a_file(&backup);
    dad.exchanges(Exchanged::Accept);
    dad.goes_to(&Route::Book(book));
    let (_, new) = begins_the_next(&mut dad);
    dad.goes_to(&Route::Question(book, parent, id("p5")));
    dad.types(Part::Words, "He sleeps now.");
    mum.goes_to(&Route::Book(book));
    begins_the_next(&mut mum);
    sends(&mut mum, RoundEvent::TakenBack(book, new));
    assert_eq!(mum.home().rounds, 1);
    let from_dad = dad.makes_a_file(ForWhom::Me);
    mum.opens_a_file(&from_dad);
    mum.exchanges(Exchanged::Accept);
    mum.goes_to(&Route::Question(book, parent, id("p5")));
    assert_eq!(mum.question().answer.words, "He sleeps now.");
    mum.goes_to(&Route::Book(book));
    assert_eq!(mum.home().rounds, 2);
}
