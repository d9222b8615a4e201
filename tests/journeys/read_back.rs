//! A young person's answers are read back to them; and how their views are shown at the meeting.

use crate::{
    me::{sams, tell, writes},
    next_round::of,
    phone::{Tab, id},
};
use our_say::{
    app::{
        exchange::event::MeEvent,
        route::{RoundPage, Route},
        view::{Page, ReadRow},
    },
    domain::{
        answer::{Part, Sharing},
        card::Agreed,
        change::{Change, Field, Value},
        ids::{QuestionId, VoiceId},
        item::ShownHow,
        question::Audience,
    },
};

fn checks(tab: &mut Tab, voice: VoiceId) {
    let book = tab.book();
    tab.goes_to(&Route::Check(book, voice));
}

fn row(tab: &Tab, question: &str) -> ReadRow {
    let mut rows = tab.check().read.into_iter();
    rows.find(|row| row.said.heading.question == id(question))
        .unwrap()
}

fn says(tab: &mut Tab, voice: VoiceId, question: &str, said: Agreed) {
    let book = tab.book();
    tell(
        tab,
        MeEvent::ReadBack(book, voice, vec![id(question)], said),
    );
}

#[test]
fn what_was_read_back_and_agreed_says_so_wherever_it_stands_until_it_changes() {
    let (_, mut tab, young) = sams();
    let book = tab.book();
    checks(&mut tab, young);
    assert_eq!(row(&tab, "y1").told, None);
    says(&mut tab, young, "y1", Agreed::Yes);
    assert_eq!(row(&tab, "y1").told, Some(Agreed::Yes));
    tab.goes_to(&Route::Pack(book));
    assert!(tab.html().contains("Read back, and agreed"));
    tab.goes_to(&Route::Question(book, young, id("y1")));
    tab.types(Part::Words, "I like art and maths.");
    checks(&mut tab, young);
    assert_eq!(
        row(&tab, "y1").told,
        None,
        "newer words were never read back"
    );
    tab.goes_to(&Route::Pack(book));
    assert!(!tab.html().contains("Read back, and agreed"));
}

#[test]
fn what_was_read_back_is_history_from_then_on() {
    let (_, mut tab, young) = sams();
    let book = tab.book();
    tab.goes_to(&Route::Question(book, young, id("y3")));
    tab.types(Part::Words, "Too fast for me.");
    let of_y3 = |change: &Change| matches!(&change.field, Field::Answer(_, _, q, Part::Words) if *q == id("y3"));
    let written = |tab: &Tab| {
        let (changes, sitting, _) = tab.kept(book);
        let change = changes.into_iter().find(of_y3).unwrap();
        sitting.open.contains(&change.id)
    };
    assert!(written(&tab), "still being written");
    checks(&mut tab, young);
    says(&mut tab, young, "y3", Agreed::Yes);
    assert!(!written(&tab), "and now it stays");
    tab.goes_to(&Route::Question(book, young, id("y3")));
    tab.types(Part::Words, "Too fast.");
    assert!(tab.kept_text(book).contains("Too fast for me."));
}

#[test]
fn all_of_it_is_agreed_at_once_about_me_included() {
    let (_, mut tab, young) = sams();
    writes(&mut tab, "me-likes", "Trains.");
    checks(&mut tab, young);
    let all: Vec<QuestionId> = tab
        .check()
        .read
        .iter()
        .map(|row| row.said.heading.question.clone())
        .collect();
    assert_eq!(all, [id("y1"), id("y2"), id("me-likes")]);
    let book = tab.book();
    tell(&mut tab, MeEvent::ReadBack(book, young, all, Agreed::Yes));
    let told = tab.check().read;
    assert!(told.iter().all(|row| row.told == Some(Agreed::Yes)));
    let page = tab.check();
    assert!(
        page.groups
            .iter()
            .flat_map(|(_, said)| said)
            .any(|(said, _)| said.read_back)
    );
}

#[test]
fn what_is_not_quite_right_is_set_right_on_its_page() {
    let (_, mut tab, young) = sams();
    checks(&mut tab, young);
    says(&mut tab, young, "y1", Agreed::NotQuite);
    assert_eq!(tab.question().heading.question, id("y1"));
    checks(&mut tab, young);
    assert_eq!(row(&tab, "y1").told, Some(Agreed::NotQuite));
    let book = tab.book();
    tab.goes_to(&Route::Pack(book));
    assert!(!tab.html().contains("Read back, and agreed"));
}

#[test]
fn what_they_would_rather_not_say_is_theirs_alone() {
    let (_, mut tab, young) = sams();
    let book = tab.book();
    tab.goes_to(&Route::Pack(book));
    assert!(tab.html().contains("I like art."));
    checks(&mut tab, young);
    says(&mut tab, young, "y1", Agreed::RatherNot);
    assert_eq!(row(&tab, "y1").said.sharing, Sharing::Me);
    tab.goes_to(&Route::Pack(book));
    assert!(!tab.html().contains("I like art."));
    tab.goes_to(&Route::Question(book, young, id("y4")));
    assert!(
        tab.question().answer.sharing.is_none(),
        "and nothing else closes or opens"
    );
}

#[test]
fn only_a_young_person_is_asked() {
    let (_, mut tab, _) = sams();
    let parent = tab.voice(Audience::Parent);
    checks(&mut tab, parent);
    assert!(tab.check().read.is_empty());
}

#[test]
fn how_their_views_are_shown_stands_at_the_meeting_and_in_its_page() {
    let (_, mut tab, young) = sams();
    of(&mut tab, RoundPage::Meeting);
    let (book, at) = (tab.book(), tab.meeting().at);
    let question = QuestionId::taking_part();
    let field = Field::Answer(at.round, young, question, Part::TakingShown);
    tab.edits(book, young, field, Value::ShownHow(ShownHow::ReadOut));
    let taking = tab.meeting().taking.unwrap();
    assert_eq!(taking.shown, Some(ShownHow::ReadOut));
    tab.goes_to(&Route::Pack(book));
    assert!(matches!(tab.page(), Page::Pack(_)));
    assert_eq!(tab.pack().taking.unwrap().shown, Some(ShownHow::ReadOut));
    let html = tab.html();
    assert!(html.contains("Someone reads them out"), "{html}");
}

#[test]
fn the_question_says_that_it_was_read_back_and_what_was_said_to_it() {
    let (_, mut tab, young) = sams();
    let question = Route::Question(tab.book(), young, id("y1"));
    tab.goes_to(&question);
    assert_eq!(tab.question().more.told, None);
    for said in [Agreed::NotQuite, Agreed::Yes] {
        says(&mut tab, young, "y1", said);
        tab.goes_to(&question);
        assert_eq!(tab.question().more.told, Some(said));
    }
    tab.types(Part::Words, "I like art and maths.");
    assert_eq!(
        tab.question().more.told,
        None,
        "newer words were never read back"
    );
}
