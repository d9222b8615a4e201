//! At the meeting: what is raised there, what is noted, and what is agreed.

use crate::{
    files::mums,
    phone::{Phone, Tab, id},
};
use our_say::{
    app::{
        event::Event,
        exchange::event::{Exchanged, ForWhom},
        route::{RoundPage, Route},
        view::{AgendaItem, Page, Saving, Speaker, Why},
    },
    domain::{
        answer::{Feeling, Part, Sharing},
        change::{Field, Value},
        ids::{QuestionId, RoundId},
        item::{Coming, ItemKind, ItemPart, ItemState, TakingPart},
        question::Audience,
        time::Day,
    },
};

fn text(words: &str) -> Value {
    Value::Text(words.to_owned())
}

fn goes_to_the_meeting(tab: &mut Tab) {
    let book = tab.book();
    tab.goes_to(&Route::Round(book, None, RoundPage::Meeting));
}

fn goes_to_the_plan(tab: &mut Tab) {
    let book = tab.book();
    tab.goes_to(&Route::Round(book, None, RoundPage::Plan));
}

/// A book in which two voices have answered, ask something, and do not see one topic alike.
fn before_the_meeting() -> (Phone, Tab) {
    let (phone, mut tab) = mums();
    let book = tab.book();
    let (parent, young) = (
        tab.voice(Audience::Parent),
        tab.voice(Audience::YoungPerson),
    );
    tab.goes_to(&Route::Question(book, parent, id("p2")));
    tab.types(Part::Ask, "Who reads with her?");
    tab.goes_to(&Route::Question(book, parent, id("p3")));
    tab.says(Part::Feeling, Value::Feeling(Feeling::Well));
    tab.goes_to(&Route::Question(book, young, id("y3")));
    tab.says(Part::Feeling, Value::Feeling(Feeling::NotWell));
    tab.says(Part::Sharing, Value::Sharing(Sharing::Meeting));
    tab.goes_to(&Route::Question(book, young, id("y5")));
    tab.types(Part::Ask, "A secret question.");
    tab.says(Part::Sharing, Value::Sharing(Sharing::Me));
    tab.goes_to(&Route::Matters(book, parent));
    tab.picks("p1", true);
    tab.goes_to(&Route::Matters(book, young));
    tab.picks("y1", true);
    (phone, tab)
}

fn notes(tab: &mut Tab, item: &AgendaItem, answer: &str, from: &str) {
    let (book, by) = (tab.book(), tab.meeting().by.unwrap());
    tab.edits(book, by, item.at.note(), text(answer));
    tab.edits(book, by, item.at.from(), text(from));
    tab.edits(book, by, item.at.state(), Value::ItemState(ItemState::Done));
}

fn round_of(tab: &Tab) -> RoundId {
    match tab.page() {
        Page::Round(view) => view.at().1.round,
        other => panic!("not a page of a round: {other:?}"),
    }
}

fn adds(tab: &mut Tab, kind: ItemKind) {
    let (book, round) = (tab.book(), round_of(tab));
    tab.sends(Event::ItemAdded(book, round, kind));
}

#[test]
fn the_agenda_is_what_matters_most_then_what_is_asked_then_what_is_seen_differently() {
    let (_, mut tab) = before_the_meeting();
    goes_to_the_meeting(&mut tab);
    let agenda = tab.meeting().agenda;
    let shown: Vec<_> = agenda.iter().map(|i| (i.why, i.text.as_str())).collect();
    assert_eq!(
        shown,
        [
            (Why::Matters, "I like art."),
            (Why::Matters, "She reads every night."),
            (Why::Asked, "Who reads with her?"),
            (Why::Differs, ""),
        ]
    );
    let felt: Vec<_> = agenda[3].seen.iter().map(|(_, feeling)| *feeling).collect();
    assert_eq!(felt, [Feeling::Well, Feeling::NotWell]);
    let all = format!("{agenda:?}");
    assert!(!all.contains("secret") && !all.contains("Only mine."));
}

#[test]
fn what_is_answered_is_noted_with_who_said_it_and_is_there_tomorrow() {
    let (_, mut tab) = before_the_meeting();
    goes_to_the_meeting(&mut tab);
    let asked = tab.meeting().agenda[2].clone();
    notes(&mut tab, &asked, "Ms Lee, from Monday.", "Mr Khan");
    adds(&mut tab, ItemKind::Point);
    let point = tab.meeting().agenda[4].clone();
    let book = tab.book();
    let by = tab.meeting().by.unwrap();
    let Field::Item(round, item, _) = point.at.note() else {
        panic!("{point:?}");
    };
    let what = Field::Item(round, item, ItemPart::What);
    tab.edits(book, by, what, text("The school trip."));
    tab.edits(
        book,
        by,
        point.at.state(),
        Value::ItemState(ItemState::Later),
    );
    assert_eq!(tab.meeting().saving, Saving::Saved);
    let path = tab.address.clone();
    let tab = tab.closes_and_comes_back(&path);
    let view = tab.meeting();
    assert_eq!(view.done, 1);
    let noted = &view.agenda[2];
    assert_eq!(
        (noted.note.as_str(), noted.from.as_str(), noted.state),
        ("Ms Lee, from Monday.", "Mr Khan", ItemState::Done)
    );
    let point = &view.agenda[4];
    assert_eq!(
        (point.why, point.text.as_str(), point.state),
        (Why::Added, "The school trip.", ItemState::Later)
    );
}

#[test]
fn how_the_young_person_takes_part_is_said_to_the_meeting() {
    let (_, mut tab) = before_the_meeting();
    goes_to_the_meeting(&mut tab);
    let (book, young) = (tab.book(), tab.voice(Audience::YoungPerson));
    let round = tab.meeting().at.round;
    let field = |part| Field::Answer(round, young, QuestionId::taking_part(), part);
    assert_eq!(tab.meeting().taking.unwrap().how, None);
    let bit = Value::TakingPart(TakingPart::Bit);
    tab.edits(book, young, field(Part::Taking), bit);
    tab.edits(book, young, field(Part::TakingWho), text("Ms Lee"));
    let taking = tab.meeting().taking.unwrap();
    assert_eq!(
        (taking.how, taking.who.as_str()),
        (Some(TakingPart::Bit), "Ms Lee")
    );
    let (file, _) = tab.makes_a_file(ForWhom::Others);
    assert!(
        file.contains("\"taking-part\":\"bit\""),
        "it is for the meeting"
    );
}

#[test]
fn what_is_said_to_the_meeting_says_nothing_of_other_answers() {
    let mut tab = Phone::new().opens("/begin/parent");
    tab.types(Part::Words, "She reads every night.");
    let (book, young) = (tab.book(), tab.voice(Audience::YoungPerson));
    goes_to_the_meeting(&mut tab);
    let field = |round, part| Field::Answer(round, young, QuestionId::taking_part(), part);
    let round = tab.meeting().at.round;
    let come = Value::TakingPart(TakingPart::Come);
    tab.edits(book, young, field(round, Part::Taking), come);
    tab.goes_to(&Route::Question(book, young, id("y6")));
    tab.types(Part::Words, "Nobody was told who may see this.");
    let (file, _) = tab.makes_a_file(ForWhom::Others);
    assert!(!file.contains("Nobody was told"), "it was never chosen");
}

#[test]
fn what_is_theirs_alone_in_other_answers_does_not_hide_what_is_said_to_the_meeting() {
    let mut tab = Phone::new().opens("/begin/parent");
    tab.types(Part::Words, "She reads every night.");
    let (book, young) = (tab.book(), tab.voice(Audience::YoungPerson));
    tab.goes_to(&Route::Question(book, young, id("y6")));
    tab.types(Part::Words, "Only mine.");
    tab.says(Part::Sharing, Value::Sharing(Sharing::Me));
    goes_to_the_plan(&mut tab);
    let question = QuestionId::seen_differently();
    let field = Field::Answer(tab.plan().at.round, young, question, Part::Words);
    tab.edits(book, young, field, text("I want art on Fridays."));
    let (file, _) = tab.makes_a_file(ForWhom::Others);
    assert!(
        file.contains("art on Fridays"),
        "the page says that everyone can see it"
    );
}

#[test]
fn the_young_person_can_keep_how_they_take_part_to_themselves() {
    let (_, mut tab) = before_the_meeting();
    goes_to_the_meeting(&mut tab);
    let (book, young) = (tab.book(), tab.voice(Audience::YoungPerson));
    let round = tab.meeting().at.round;
    let field = |part| Field::Answer(round, young, QuestionId::taking_part(), part);
    tab.edits(
        book,
        young,
        field(Part::Sharing),
        Value::Sharing(Sharing::Me),
    );
    let words = Value::TakingPart(TakingPart::Words);
    tab.edits(book, young, field(Part::Taking), words);
    let (file, _) = tab.makes_a_file(ForWhom::Others);
    assert!(!file.contains("taking-part"));
    goes_to_the_meeting(&mut tab);
    assert_eq!(
        tab.meeting().taking,
        None,
        "nor is it shown around the table"
    );
}

#[test]
fn two_phones_that_both_note_at_the_meeting_keep_both() {
    let (_, mut mum) = before_the_meeting();
    let book = mum.book();
    let backup = mum.makes_a_file(ForWhom::Me);
    let mut dad = Phone::of_somebody_else(2).opens("/");
    dad.opens_a_file(&backup);
    dad.exchanges(Exchanged::Accept);
    for (tab, answer) in [(&mut mum, "Ms Lee does."), (&mut dad, "Nobody yet.")] {
        tab.goes_to(&Route::Round(book, None, RoundPage::Meeting));
        let asked = tab.meeting().agenda[2].clone();
        notes(tab, &asked, answer, "Mr Khan");
        adds(tab, ItemKind::Action);
    }
    let from_dad = dad.makes_a_file(ForWhom::Me);
    mum.opens_a_file(&from_dad);
    mum.exchanges(Exchanged::Accept);
    mum.goes_to(&Route::Round(book, None, RoundPage::Meeting));
    let note = &mum.meeting().agenda[2].note;
    assert!(
        note.contains("Ms Lee does.") && note.contains("Nobody yet."),
        "{note}"
    );
    goes_to_the_plan(&mut mum);
    assert_eq!(mum.plan().actions.len(), 2);
}

#[test]
fn a_target_says_what_why_how_who_how_often_by_when_and_how_we_will_know() {
    let (_, mut tab) = before_the_meeting();
    goes_to_the_plan(&mut tab);
    adds(&mut tab, ItemKind::Target);
    let view = tab.plan();
    let (book, by, item) = (tab.book(), view.by.unwrap(), view.targets[0].id);
    let day = Day::from_ymd_opt(2027, 3, 20).unwrap();
    for (part, words) in [
        (ItemPart::What, "Read a page aloud"),
        (ItemPart::Why, "So that I can read to Gran"),
        (ItemPart::How, "With a reading ruler"),
        (ItemPart::Who, "Ms Lee"),
        (ItemPart::HowOften, "Every day"),
        (ItemPart::Known, "She reads a page"),
        (ItemPart::Home, "Ten minutes at bedtime"),
    ] {
        tab.edits(
            book,
            by,
            Field::Item(view.at.round, item, part),
            text(words),
        );
    }
    let until = Field::Item(view.at.round, item, ItemPart::By);
    tab.edits(book, by, until, Value::Day(day));
    let path = tab.address.clone();
    let tab = tab.closes_and_comes_back(&path);
    let target = tab.plan().targets.remove(0);
    assert_eq!(target.what, "Read a page aloud");
    assert_eq!(target.why, "So that I can read to Gran");
    assert_eq!(target.how, "With a reading ruler");
    assert_eq!(
        (target.who.as_str(), target.how_often.as_str()),
        ("Ms Lee", "Every day")
    );
    assert_eq!(target.known, "She reads a page");
    assert_eq!(target.home, "Ten minutes at bedtime");
    assert_eq!(target.until, Some(day));
}

#[test]
fn a_fifth_target_is_allowed_and_gently_asked_about() {
    let (_, mut tab) = before_the_meeting();
    goes_to_the_plan(&mut tab);
    for count in 1..=5 {
        adds(&mut tab, ItemKind::Target);
        assert_eq!(tab.plan().targets.len(), count);
        assert_eq!(tab.plan().many, count > 4);
    }
    let view = tab.plan();
    let gone = Field::Item(view.at.round, view.targets[0].id, ItemPart::Gone);
    let (book, by) = (tab.book(), view.by.unwrap());
    tab.edits(book, by, gone.clone(), Value::Flag(true));
    assert_eq!(tab.plan().targets.len(), 4);
    tab.edits(book, by, gone, Value::Cleared);
    assert_eq!(tab.plan().targets.len(), 5, "it can be put back");
}

#[test]
fn who_is_asked_to_the_meeting_is_listed_with_whether_they_come() {
    let (_, mut tab) = before_the_meeting();
    goes_to_the_meeting(&mut tab);
    adds(&mut tab, ItemKind::Person);
    let view = tab.meeting();
    let (book, by, item) = (tab.book(), view.by.unwrap(), view.people[0].id);
    let field = |part| Field::Item(view.at.round, item, part);
    tab.edits(book, by, field(ItemPart::What), text("Mr Khan"));
    tab.edits(
        book,
        by,
        field(ItemPart::Coming),
        Value::Coming(Coming::SentViews),
    );
    let person = tab.meeting().people.remove(0);
    assert_eq!(
        (person.what.as_str(), person.coming),
        ("Mr Khan", Some(Coming::SentViews))
    );
}

#[test]
fn what_a_voice_sees_differently_is_written_down_by_voice() {
    let (_, mut tab) = before_the_meeting();
    goes_to_the_plan(&mut tab);
    let (book, young) = (tab.book(), tab.voice(Audience::YoungPerson));
    let field = Field::Answer(
        tab.plan().at.round,
        young,
        QuestionId::seen_differently(),
        Part::Words,
    );
    tab.edits(book, young, field, text("I want art on Fridays."));
    let of = |found: &&(Speaker, String)| found.0.voice == young;
    let differences = tab.plan().differences;
    assert_eq!(
        differences.iter().find(of).unwrap().1,
        "I want art on Fridays."
    );
}
