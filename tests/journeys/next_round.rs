//! After the meeting, and into the next round: what was said and agreed comes along.

use crate::{
    files::mums,
    phone::{Phone, Tab, id},
};
use our_say::{
    app::{
        event::{Event, QuestionAt, RoundEvent},
        route::{RoundPage, Route},
        view::{AgainView, DateLine, DatePlace, NextDates, Page, Problem},
    },
    content::DateKind,
    domain::{
        answer::{Feeling, Part},
        change::{Field, Value},
        ids::{ItemId, RoundId, VoiceId},
        item::{Helped, ItemKind, ItemPart, ItemState, Next, Still},
        question::Audience,
        round::{RoundKind, RoundPart},
        time::Day,
    },
};

pub fn text(words: &str) -> Value {
    Value::Text(words.to_owned())
}

pub fn of(tab: &mut Tab, page: RoundPage) {
    let book = tab.book();
    tab.goes_to(&Route::Round(book, None, page));
}

pub fn sends(tab: &mut Tab, event: RoundEvent) {
    tab.sends(Event::Rounds(Box::new(event)));
}

/// Writes an item into the plan that is shown.
pub fn agrees(tab: &mut Tab, kind: ItemKind, what: &str, who: &str) -> ItemId {
    of(tab, RoundPage::Plan);
    let (book, at) = (tab.book(), tab.plan().at);
    tab.sends(Event::ItemAdded(book, at.round, kind));
    let plan = tab.plan();
    let all = if kind == ItemKind::Target {
        plan.targets
    } else {
        plan.actions
    };
    let (item, by) = (all.last().unwrap().id, plan.by.unwrap());
    for (part, words) in [(ItemPart::What, what), (ItemPart::Who, who)] {
        tab.edits(book, by, Field::Item(at.round, item, part), text(words));
    }
    item
}

/// The first round, with answers of both and something agreed.
pub fn after_the_meeting() -> (Phone, Tab, ItemId, ItemId) {
    let (phone, mut tab) = mums();
    let (book, parent) = (tab.book(), tab.voice(Audience::Parent));
    tab.goes_to(&Route::Question(book, parent, id("p2")));
    tab.says(Part::Feeling, Value::Feeling(Feeling::Mixed));
    tab.types(Part::Ask, "Who reads with her?");
    let target = agrees(&mut tab, ItemKind::Target, "Read a page aloud", "Ms Lee");
    let action = agrees(&mut tab, ItemKind::Action, "Send the report", "Mr Khan");
    (phone, tab, target, action)
}

pub fn begins_the_next(tab: &mut Tab) -> (RoundId, RoundId) {
    of(tab, RoundPage::After);
    let (book, old) = (tab.book(), tab.after().at.round);
    sends(tab, RoundEvent::Begun(book, old));
    (old, tab.again().at.round)
}

pub fn at(tab: &Tab, voice: VoiceId, question: &str) -> QuestionAt {
    QuestionAt {
        book: tab.book(),
        voice,
        question: id(question),
    }
}

pub fn still(view: &AgainView, voice: VoiceId, question: &str) -> Option<Still> {
    let voice = view
        .voices
        .iter()
        .find(|v| v.speaker.voice == voice)
        .unwrap();
    let mut said = voice.said.iter();
    said.find(|last| last.at.question == id(question))
        .unwrap()
        .still
}

#[test]
fn after_the_meeting_one_page_says_who_does_what_and_what_was_not_talked_about() {
    let (_, mut tab, _, _) = after_the_meeting();
    of(&mut tab, RoundPage::After);
    let after = tab.after();
    assert_eq!(after.actions[0].who, "Mr Khan");
    assert_eq!(after.targets[0].what, "Read a page aloud");
    assert!(
        after.open.contains(&"Who reads with her?".to_owned()),
        "{:?}",
        after.open
    );
    assert!(after.ready.0, "it may be printed");
    assert!(tab.prints());
    let unanswered = after.unanswered.iter().map(|(_, count)| *count);
    assert!(unanswered.sum::<usize>() > 0, "allowed, and said");
}

#[test]
fn after_the_meeting_the_days_that_follow_stand_beside_what_was_agreed() {
    let (_, mut tab) = crate::dates::before_the_review();
    of(&mut tab, RoundPage::After);
    let dates = tab.after().dates;
    let follow: Vec<_> = dates.iter().map(|line| line.id).collect();
    assert!(
        follow.starts_with(&[DateKind::Report, DateKind::Decision]),
        "{follow:?}"
    );
    assert!(
        !follow.contains(&DateKind::Papers),
        "what lies before the meeting is not here"
    );
}

#[test]
fn the_councils_letter_does_not_wait_less_because_the_next_round_has_begun() {
    let (phone, mut tab) = crate::dates::before_the_review();
    let book = tab.book();
    begins_the_next(&mut tab);
    // Five weeks after the meeting of 3 March 2027 no letter was told.
    tab.today = Day::from_ymd_opt(2027, 4, 7).unwrap();
    tab.goes_to(&Route::Book(book));
    let NextDates::Known(lines) = tab.home().next else {
        panic!("the law is here");
    };
    assert_eq!(
        lines.first().map(|line| line.id),
        Some(DateKind::Decision),
        "{lines:?}"
    );
    of(&mut tab, RoundPage::Dates);
    let (route, lines) = tab.worked().before.unwrap();
    assert!(lines.iter().any(|line| line.id == DateKind::Decision));
    tab.goes_to(&route);
    let overdue = |line: &DateLine| line.place == DatePlace::Overdue;
    assert!(
        tab.worked().lines.iter().any(overdue),
        "and its own page says so"
    );
    drop(phone);
}

#[test]
fn the_next_round_begins_with_what_was_not_done() {
    let (_, mut tab, target, action) = after_the_meeting();
    let done = agrees(&mut tab, ItemKind::Action, "Ring the doctor", "Mum");
    let (book, by, round) = (tab.book(), tab.plan().by.unwrap(), tab.plan().at.round);
    let state = Field::Item(round, done, ItemPart::State);
    tab.edits(book, by, state, Value::ItemState(ItemState::Done));
    let kind = Field::Round(round, RoundPart::Kind);
    tab.edits(book, by, kind, Value::RoundKind(RoundKind::SenSupport));
    let (old, new) = begins_the_next(&mut tab);
    assert_ne!(old, new);
    let again = tab.again();
    assert_eq!(again.before.unwrap().round, old);
    assert!(
        !again
            .actions
            .iter()
            .any(|(item, along)| item.id == done && *along)
    );
    assert!(
        again
            .actions
            .iter()
            .any(|(item, along)| item.id == action && *along)
    );
    assert_eq!(again.targets.len(), 1);
    assert!(
        !again.targets[0].1,
        "a target goes on when somebody says so"
    );
    assert_eq!(again.targets[0].0.id, target);
    tab.goes_to(&Route::Book(book));
    assert_eq!(tab.home().meeting.round.kind, Some(RoundKind::SenSupport));
    assert_eq!(tab.home().rounds, 2);
    assert_eq!(
        tab.home().voices.iter().map(|v| v.answered).sum::<usize>(),
        0
    );
    of(&mut tab, RoundPage::Plan);
    let plan = tab.plan();
    let plan: Vec<_> = plan.actions.iter().map(|i| i.what.as_str()).collect();
    assert_eq!(plan, ["Send the report"]);
}

#[test]
fn before_the_next_meeting_nothing_is_called_left_over() {
    let (_, mut tab, _, _) = after_the_meeting();
    let (book, parent) = (tab.book(), tab.voice(Audience::Parent));
    begins_the_next(&mut tab);
    tab.goes_to(&Route::Question(book, parent, id("p2")));
    tab.types(Part::Ask, "Who reads with her now?");
    of(&mut tab, RoundPage::After);
    assert_eq!(tab.after().actions.len(), 1, "what came along is here");
    assert!(tab.after().open.is_empty(), "{:?}", tab.after().open);
}

#[test]
fn two_taps_begin_one_round() {
    let (_, mut tab, _, _) = after_the_meeting();
    let (old, new) = begins_the_next(&mut tab);
    let book = tab.book();
    sends(&mut tab, RoundEvent::Begun(book, old));
    assert_eq!(tab.again().at.round, new);
    tab.goes_to(&Route::Book(book));
    assert_eq!(tab.home().rounds, 2);
}

#[test]
fn a_round_that_was_begun_too_early_is_taken_back_until_something_is_said() {
    let (_, mut tab, _, action) = after_the_meeting();
    let (book, parent) = (tab.book(), tab.voice(Audience::Parent));
    let (old, new) = begins_the_next(&mut tab);
    assert!(tab.again().is_bare);
    sends(&mut tab, RoundEvent::TakenBack(book, new));
    assert_eq!(tab.home().rounds, 1);
    of(&mut tab, RoundPage::Plan);
    assert_eq!(
        (tab.plan().at.round, tab.plan().actions[0].id),
        (old, action)
    );
    let path = tab.address.clone();
    let mut tab = tab.closes_and_comes_back(&path);
    assert_eq!(tab.plan().at.round, old, "tomorrow too");

    let (_, new) = begins_the_next(&mut tab);
    tab.goes_to(&Route::Question(book, parent, id("p5")));
    tab.types(Part::Words, "She sleeps badly.");
    of(&mut tab, RoundPage::Again);
    assert!(!tab.again().is_bare);
    sends(&mut tab, RoundEvent::TakenBack(book, new));
    assert_eq!(tab.again().at.round, new);
}

#[test]
fn a_target_is_kept_and_changed_in_the_new_round_and_the_old_one_stays_as_it_was() {
    let (_, mut tab, target, action) = after_the_meeting();
    let (old, new) = begins_the_next(&mut tab);
    let (book, by) = (tab.book(), tab.again().by.unwrap());
    sends(
        &mut tab,
        RoundEvent::Went(book, old, target, ItemState::Partly),
    );
    sends(
        &mut tab,
        RoundEvent::GoesOn(book, old, target, Next::Change),
    );
    let helped = Field::Item(old, target, ItemPart::Helped);
    tab.edits(book, by, helped, Value::Helped(Helped::Better));
    let (item, along) = tab.again().targets.remove(0);
    assert_eq!(
        (item.state, item.helped, along),
        (ItemState::Partly, Some(Helped::Better), true)
    );
    let what = Field::Item(new, target, ItemPart::What);
    tab.edits(book, by, what, text("Read two pages aloud"));
    of(&mut tab, RoundPage::Plan);
    assert_eq!(tab.plan().targets[0].what, "Read two pages aloud");
    assert_eq!(
        tab.plan().targets[0].helped,
        None,
        "how it went belongs to the old one"
    );
    tab.goes_to(&Route::Round(book, Some(old), RoundPage::Plan));
    assert_eq!(tab.plan().targets[0].what, "Read a page aloud");
    assert!(!tab.plan().at.is_current);

    // Stopped, and the action done: neither is in the plan of this time; nothing is lost.
    sends(&mut tab, RoundEvent::GoesOn(book, old, target, Next::Stop));
    sends(
        &mut tab,
        RoundEvent::Went(book, old, action, ItemState::Done),
    );
    of(&mut tab, RoundPage::Plan);
    assert!(tab.plan().targets.is_empty() && tab.plan().actions.is_empty());
    sends(&mut tab, RoundEvent::GoesOn(book, old, target, Next::Keep));
    assert_eq!(tab.plan().targets[0].what, "Read two pages aloud");
}

#[test]
fn an_older_round_is_read_and_added_to_and_the_new_one_is_not_touched() {
    let (_, mut tab, _, _) = after_the_meeting();
    let (book, parent) = (tab.book(), tab.voice(Audience::Parent));
    let (old, _) = begins_the_next(&mut tab);
    tab.goes_to(&Route::Round(book, Some(old), RoundPage::Said));
    let shown = |tab: &Tab| {
        let said = tab.said();
        let voice = said
            .voices
            .into_iter()
            .find(|v| v.speaker.voice == parent)
            .unwrap();
        let mut all = voice.shown.into_iter();
        all.find(|said| said.heading.question == id("p1"))
            .unwrap()
            .words
    };
    assert_eq!(shown(&tab), "She reads every night.");
    let field = Field::Answer(old, parent, id("p1"), Part::Words);
    tab.edits(
        book,
        parent,
        field,
        text("She reads every night, to her gran too."),
    );
    assert_eq!(shown(&tab), "She reads every night, to her gran too.");
    let kept = tab.kept_text(book);
    assert!(
        kept.contains("\"She reads every night.\""),
        "what was there stays in the history"
    );
    tab.goes_to(&Route::Question(book, parent, id("p1")));
    assert_eq!(tab.question().answer.words, "");
    tab.goes_to(&Route::Round(
        book,
        Some(RoundId::from_bits(77)),
        RoundPage::Said,
    ));
    assert!(
        matches!(tab.page(), Page::Problem(Problem::NoPage)),
        "a round that is not"
    );
}

#[test]
fn what_was_not_answered_in_an_older_round_can_be_said_there_later() {
    let (_, mut tab, _, _) = after_the_meeting();
    let (book, parent) = (tab.book(), tab.voice(Audience::Parent));
    of(&mut tab, RoundPage::Said);
    let newest = tab.said().voices.into_iter();
    assert!(
        newest.map(|voice| voice.left.len()).all(|left| left == 0),
        "of the newest round they stand with the questions"
    );
    let (old, _) = begins_the_next(&mut tab);
    tab.goes_to(&Route::Round(book, Some(old), RoundPage::Said));
    let of_parent = |tab: &Tab| {
        let mut voices = tab.said().voices.into_iter();
        voices.find(|v| v.speaker.voice == parent).unwrap()
    };
    let before = of_parent(&tab);
    let asked = before.shown.len() + before.kept.len() + before.left.len();
    assert_eq!(asked, 14, "each question is here once");
    let late = before.left.last().unwrap().heading.question.clone();
    let field = Field::Answer(old, parent, late.clone(), Part::Words);
    tab.edits(book, parent, field, text("We said this on the phone."));
    let after = of_parent(&tab);
    assert_eq!(after.left.len(), before.left.len() - 1);
    let said = after.shown.iter().find(|s| s.heading.question == late);
    assert_eq!(said.unwrap().words, "We said this on the phone.");
    tab.goes_to(&Route::Question(book, parent, late));
    assert_eq!(tab.question().answer.words, "", "this round is not touched");
}

#[test]
fn the_first_round_has_no_last_time() {
    let (_, mut tab, _, _) = after_the_meeting();
    of(&mut tab, RoundPage::Again);
    assert_eq!(tab.again().before, None);
}

#[test]
fn a_round_with_a_plan_and_no_answers_stays_when_all_of_it_goes_on() {
    let phone = Phone::new();
    let mut tab = phone.opens("/begin/parent");
    tab.types(Part::Words, "A word.");
    let (book, parent) = (tab.book(), tab.voice(Audience::Parent));
    tab.goes_to(&Route::Book(book));
    agrees(&mut tab, ItemKind::Action, "Send the report", "Mr Khan");
    let (first, second) = begins_the_next(&mut tab);
    // Nothing is said in the second, but that what came along was done.
    of(&mut tab, RoundPage::Plan);
    let action = tab.plan().actions[0].id;
    let field = Field::Item(second, action, ItemPart::Note);
    tab.edits(book, parent, field, text("It was half done."));
    of(&mut tab, RoundPage::Again);
    assert!(!tab.again().is_bare, "a note is no thing that came along");
    let (_, third) = begins_the_next(&mut tab);
    assert_eq!(tab.again().before.unwrap().round, second);
    assert_eq!((first.next(), second.next()), (second, third));
    tab.goes_to(&Route::Round(book, Some(second), RoundPage::Plan));
    assert_eq!(tab.plan().actions[0].note, "It was half done.");
}

#[test]
fn what_the_plan_says_of_the_child_holds_on_and_the_day_to_look_again_is_the_next_meeting() {
    let (_, mut tab, _, _) = after_the_meeting();
    of(&mut tab, RoundPage::Plan);
    let (book, by, round) = (tab.book(), tab.plan().by.unwrap(), tab.plan().at.round);
    let words = [
        "Trains, no loud halls",
        "Speech, May",
        "Asthma plan",
        "Time to answer",
    ];
    for (part, says) in RoundPart::ABOUT_CHILD.into_iter().zip(words) {
        tab.edits(book, by, Field::Round(round, part), text(says));
    }
    let day = Day::from_ymd_opt(2099, 4, 20).unwrap();
    let again = Field::Round(round, RoundPart::AgreedReview);
    tab.edits(book, by, again, Value::Day(day));
    assert_eq!(tab.plan().look_again, Some(day));
    begins_the_next(&mut tab);
    assert!(tab.again().is_bare, "all of it only came along");
    of(&mut tab, RoundPage::Plan);
    assert_eq!(tab.plan().child, words);
    tab.goes_to(&Route::Book(book));
    assert_eq!(tab.home().meeting.round.day, Some(day));
}
