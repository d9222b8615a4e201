//! Good days: a parent and a young person answer, check, choose, and hold the page.

use crate::sight::stays_out;
use crate::{
    phone::{MINUTE, Phone, Tab, id, questions},
    sight::english,
};
use our_say::{
    app::{
        route::Route,
        view::{Saving, TaskState},
    },
    domain::{
        answer::{Feeling, HowTaken, Instead, Part, Progress, Sharing},
        change::{BookPart, Field, Value},
        question::Audience,
        round::{RoundKind, RoundPart},
        time::Day,
        voice::{Role, VoicePart},
    },
};

/// A parent says something of every kind to each of the questions. Returns what the meeting is to
/// read and what it is not.
fn answers_all(tab: &mut Tab) -> (Vec<String>, Vec<String>) {
    let (mut shown, mut hidden) = (Vec::new(), Vec::new());
    for number in 1..=14 {
        let texts = [
            (Part::Words, format!("Words number {number}.")),
            (Part::Better, format!("Better number {number}.")),
            (Part::Ask, format!("Ask number {number}?")),
        ];
        assert_eq!(tab.question().number, number);
        tab.says(
            Part::Feeling,
            Value::Feeling(Feeling::ALL[number % Feeling::ALL.len()]),
        );
        for (part, text) in &texts {
            tab.types(*part, text);
        }
        let list = if number % 5 == 0 {
            tab.says(Part::Sharing, Value::Sharing(Sharing::Me));
            &mut hidden
        } else {
            &mut shown
        };
        list.extend(texts.into_iter().map(|(_, text)| text));
        if number == 3 {
            tab.says(Part::Matters, Value::Flag(true));
        }
        if number == 4 {
            tab.says(Part::Instead, Value::Instead(Instead::InPerson));
        }
        assert_eq!(tab.saving(), Saving::Saved);
        tab.continues();
    }
    (shown, hidden)
}

#[test]
fn a_parent_answers_all_fourteen_checks_chooses_three_and_holds_the_page() {
    let mut tab = Phone::new().opens("/begin/parent");
    let (shown, hidden) = answers_all(&mut tab);

    let check = tab.check();
    let said: Vec<_> = check.groups.iter().flat_map(|(_, list)| list).collect();
    assert_eq!(said.len(), 14);
    assert!(said.iter().all(|(said, _)| said.progress == Progress::Said));
    assert!(
        said.iter()
            .all(|(said, _)| said.how == Some(HowTaken::Typed))
    );
    assert_eq!((check.nothing, check.unchosen), (false, 0));

    tab.goes_to(&check.next);
    assert_eq!(tab.matters().others[0].heading.question, id("p3"), "marked");
    for question in ["p3", "p7", "p1"] {
        tab.picks(question, true);
    }
    tab.moves_up("p7");
    let matters = tab.matters();
    let order: Vec<_> = matters
        .chosen
        .iter()
        .map(|pick| &pick.at.question)
        .collect();
    assert_eq!(order, [&id("p7"), &id("p3"), &id("p1")]);
    assert!(matters.full);

    tab.goes_to(&matters.next);
    let pack = tab.pack();
    assert!(pack.ready);
    assert_eq!(
        stays_out(&pack.seen),
        2,
        "p5 and p10 are just for the parent"
    );
    assert_eq!(pack.matters[0].1.len(), 3);
    assert_eq!(pack.matters[0].1[0].words, "Words number 7.");
    assert_eq!(pack.asks.len(), 12);
    assert!(tab.prints());
    let html = tab.shares().unwrap();
    for words in shown {
        assert!(html.contains(&words), "{words}");
    }
    for words in hidden {
        assert!(!html.contains(&words), "{words}");
    }
    assert!(html.contains("I’ll say it in person"));
    assert!(html.contains("Typed by the parent or carer"));
    assert_eq!(pack.topics.len(), 12, "two topics were kept back");
}

#[test]
fn the_young_person_answers_in_the_same_book_and_no_voice_is_mixed() {
    let mut tab = Phone::new().opens("/begin/parent");
    tab.types(Part::Words, "The parent thinks so.");
    let young = tab.voice(Audience::YoungPerson);
    let book = tab.book();
    tab.goes_to(&Route::Question(book, young, id("y1")));

    let first = tab.question();
    assert_eq!(first.answer.words, "");
    assert_eq!(first.speaker.role, Role::YoungPerson);
    assert!(first.asks_sharing && first.asks_how);
    tab.types(Part::Words, "I think otherwise.");
    assert_eq!(tab.question().sharing, Sharing::Me, "until it is chosen");
    assert_eq!(tab.question().answer.how, None, "nobody may assume it");
    tab.goes_to(&Route::Check(book, young));
    assert_eq!(tab.check().unchosen, 1);
    tab.goes_to(&Route::Pack(book));
    assert!(!tab.html().contains("I think otherwise."));

    tab.goes_to(&Route::Question(book, young, id("y1")));
    tab.says(Part::Sharing, Value::Sharing(Sharing::Meeting));
    tab.says(Part::HowTaken, Value::HowTaken(HowTaken::Scribed));
    tab.types(Part::TakenBy, "Nan");
    tab.continues();
    let second = tab.question();
    assert!(!second.asks_sharing && !second.asks_how, "asked once");
    tab.types(Part::Words, "More time to play.");
    let second = tab.question();
    assert_eq!(second.sharing, Sharing::Meeting, "carried on");
    assert_eq!(second.answer.how, Some(HowTaken::Scribed));
    assert_eq!(second.answer.taken_by, "Nan");

    tab.goes_to(&Route::Pack(book));
    let html = tab.html();
    for words in [
        "The parent thinks so.",
        "I think otherwise.",
        "More time to play.",
    ] {
        assert_eq!(html.matches(words).count(), 1, "{words}");
    }
    assert!(html.contains("Said by the young person, written by Nan"));
    let pack = tab.pack();
    let of = |role| {
        let all = pack.topics.iter().flat_map(|topic| &topic.said);
        let own = all.filter(|said| said.speaker.role == role);
        own.map(|said| said.words.clone()).collect::<Vec<_>>()
    };
    assert_eq!(of(Role::Parent), ["The parent thinks so."]);
    assert_eq!(
        of(Role::YoungPerson),
        ["I think otherwise.", "More time to play."]
    );
}

#[test]
fn a_young_person_is_asked_anew_in_the_next_sitting() {
    let mut tab = Phone::new().opens("/begin/young-person");
    tab.types(Part::Words, "Hello.");
    tab.says(Part::Sharing, Value::Sharing(Sharing::Meeting));
    tab.continues();
    tab.phone.waits(31 * MINUTE);
    let path = tab.address.clone();
    let mut tab = tab.closes_and_comes_back(&path);
    assert!(tab.question().asks_sharing);
    tab.types(Part::Words, "Not for all.");
    assert_eq!(tab.question().sharing, Sharing::Me);
}

#[test]
fn a_choice_for_one_answer_is_for_that_answer() {
    // A parent is never asked: what is kept back once does not keep back the rest.
    let mut tab = Phone::new().opens("/begin/parent");
    tab.types(Part::Words, "Between us.");
    tab.says(Part::Sharing, Value::Sharing(Sharing::Me));
    tab.continues();
    tab.types(Part::Words, "For all to read.");
    assert_eq!(tab.question().sharing, Sharing::Meeting);

    // A young person was asked; one answer that is kept back later keeps back no other.
    let mut tab = Phone::new().opens("/begin/young-person");
    tab.says(Part::Sharing, Value::Sharing(Sharing::Meeting));
    tab.types(Part::Words, "For all.");
    tab.continues();
    tab.types(Part::Words, "A secret.");
    tab.says(Part::Sharing, Value::Sharing(Sharing::Me));
    tab.continues();
    tab.types(Part::Words, "For all again.");
    assert_eq!(tab.question().sharing, Sharing::Meeting);
}

#[test]
fn at_most_three_matter_most_and_each_can_be_taken_out() {
    let mut tab = Phone::new().opens("/begin/parent");
    answers_all(&mut tab);
    let next = tab.check().next;
    tab.goes_to(&next);
    for question in ["p1", "p2", "p3", "p4"] {
        tab.picks(question, true);
    }
    let ids = |tab: &Tab| -> Vec<String> {
        let chosen = tab.matters().chosen;
        chosen.iter().map(|p| p.at.question.to_string()).collect()
    };
    assert_eq!(ids(&tab), ["p1", "p2", "p3"]);
    tab.moves_up("p1");
    tab.moves_up("p4");
    assert_eq!(ids(&tab), ["p1", "p2", "p3"], "nothing to move");
    tab.picks("p2", false);
    tab.picks("p4", true);
    assert_eq!(ids(&tab), ["p1", "p3", "p4"]);

    // Taken back on its own page, it is no longer in the order.
    let Route::Matters(book, voice) = Route::parse(&tab.address) else {
        panic!("still there");
    };
    tab.goes_to(&Route::Question(book, voice, id("p3")));
    assert!(tab.question().answer.matters);
    tab.says(Part::Matters, Value::Flag(false));
    tab.goes_to(&Route::Matters(book, voice));
    assert_eq!(ids(&tab), ["p1", "p4"]);
}

#[test]
fn skipped_and_not_known_and_in_person_say_so_until_there_are_words() {
    let mut tab = Phone::new().opens("/begin/parent");
    tab.types(Part::Words, "One.");
    tab.continues();
    tab.skips();
    tab.says(Part::Instead, Value::Instead(Instead::DontKnow));
    tab.continues();
    tab.says(Part::Instead, Value::Instead(Instead::InPerson));
    let (book, voice) = (tab.book(), tab.question().at.at.voice);
    let mut state = |question, act: Option<(Part, Value)>| {
        tab.goes_to(&Route::Question(book, voice, id(question)));
        if let Some((part, value)) = act {
            tab.says(part, value);
        }
        (tab.question().answer.instead, tab.question().answer.how)
    };
    assert_eq!(state("p2", None), (Some(Instead::Skipped), None));
    assert_eq!(state("p3", None).0, Some(Instead::DontKnow));
    assert_eq!(state("p4", None).0, Some(Instead::InPerson));
    let text = || Value::Text("After all.".into());
    assert_eq!(state("p2", Some((Part::Ask, text()))).0, None);
    let asked = state("p3", Some((Part::Ask, text()))).0;
    assert_eq!(asked, Some(Instead::DontKnow), "one may not know, and ask");
    assert_eq!(state("p3", Some((Part::Words, text()))).0, None);
    let added = state("p4", Some((Part::Words, text()))).0;
    assert_eq!(added, Some(Instead::InPerson), "one may write and say more");
}

#[test]
fn names_and_the_meeting_go_where_they_belong() {
    let mut tab = Phone::new().opens("/begin/parent");
    tab.types(Part::Words, "One.");
    let (book, by) = (tab.book(), tab.question().at.at.voice);
    tab.goes_to(&Route::Book(book));
    assert_eq!(tab.home().about, TaskState::NotStarted);
    let round = tab.home().meeting.round.id;
    let day = Day::from_ymd_opt(2026, 12, 15).unwrap();
    for (field, value) in [
        (Field::Book(BookPart::Name), Value::Text("Sam".into())),
        (Field::Voice(by, VoicePart::Name), Value::Text("Mum".into())),
        (Field::Round(round, RoundPart::Day), Value::Day(day)),
        (
            Field::Round(round, RoundPart::Kind),
            Value::RoundKind(RoundKind::AnnualReview),
        ),
    ] {
        tab.edits(book, by, field, value);
    }
    assert_eq!(tab.home().about, TaskState::Done);
    assert_eq!(tab.home().meeting.days_left, Some(22));
    tab.goes_to(&Route::Pack(book));
    let html = tab.html();
    assert!(html.contains("Sam’s views"));
    assert!(html.contains("Mum (parent or carer)"));
    assert!(html.contains("For the meeting on Tuesday 15 December 2026"));
    assert!(!tab.address.contains("Sam"));
    let raw = tab.raw();
    for secret in ["Sam", "One."] {
        let found = raw.windows(secret.len()).any(|w| w == secret.as_bytes());
        assert!(!found, "{secret} lies there in clear");
    }
}

#[test]
fn the_page_cannot_go_out_before_it_is_frozen() {
    let mut tab = Phone::new().opens("/begin/parent");
    tab.types(Part::Words, "One.");
    let book = tab.book();
    assert!(!tab.prints(), "not from another page");
    tab.slow = true;
    tab.goes_to(&Route::Pack(book));
    assert!(!tab.pack().ready);
    tab.slow = true;
    assert!(!tab.prints());
    tab.waits_for_storage();
    assert!(tab.pack().ready);
    assert!(tab.prints());
    assert!(tab.shares().is_some());
}

#[test]
fn what_has_gone_out_is_frozen_and_typing_on_is_a_new_change() {
    let phone = Phone::new();
    let mut tab = phone.opens("/begin/parent");
    let count = || phone.store.raw().len();
    tab.types(Part::Words, "O");
    let begun = count();
    tab.types(Part::Words, "On");
    tab.types(Part::Words, "One.");
    assert_eq!(count(), begun, "typing on is one change");
    let question = tab.question().at;
    tab.goes_to(&Route::Pack(question.at.book));
    // The last letters come when the page is already another.
    let late = question.part(Part::Words);
    tab.edits(
        question.at.book,
        question.at.voice,
        late,
        Value::Text("One!".into()),
    );
    assert_eq!(count(), begun + 1, "the pack froze the first");
    assert!(tab.pack().ready);
    assert!(tab.html().contains("One!"));
    tab.goes_to(&Route::Question(
        question.at.book,
        question.at.voice,
        question.at.question,
    ));
    tab.types(Part::Words, "One?");
    assert_eq!(count(), begun + 2, "and the late one too");
    tab.phone.waits(31 * MINUTE);
    tab.types(Part::Words, "One…");
    assert_eq!(count(), begun + 3, "a new sitting begins a new change");
}

#[test]
fn the_parents_set_and_the_young_persons_have_fourteen_each() {
    assert_eq!(questions(Audience::Parent).questions.len(), 14);
    assert_eq!(questions(Audience::YoungPerson).questions.len(), 14);
    assert_eq!(
        english().day(Day::from_ymd_opt(2026, 11, 23).unwrap()),
        "Monday 23 November 2026"
    );
}

#[test]
fn what_the_page_says_of_who_can_see_is_what_the_next_word_makes_true() {
    let phone = Phone::new();
    let mut tab = phone.opens("/begin/young-person");
    // Something was said before it was asked who may see: it is theirs alone, and stays so.
    tab.types(Part::Words, "Only mine so far.");
    tab.continues();
    tab.types(Part::Words, "Lunch is loud.");
    tab.says(Part::Sharing, Value::Sharing(Sharing::Meeting));
    tab.continues();
    assert_eq!(tab.question().sharing, Sharing::Meeting, "before a word");
    tab.types(Part::Words, "The lift is broken.");
    assert_eq!(tab.question().sharing, Sharing::Meeting, "after it");
    tab.continues();
    // A tap that comes before the first word is kept.
    tab.says(Part::Sharing, Value::Sharing(Sharing::Me));
    tab.types(Part::Words, "For nobody.");
    assert_eq!(tab.question().sharing, Sharing::Me);
    let first = Route::Question(
        tab.question().at.at.book,
        tab.question().at.at.voice,
        id("y1"),
    );
    tab.goes_to(&first);
    assert_eq!(
        tab.question().sharing,
        Sharing::Me,
        "as the check page says"
    );
    tab.types(Part::Words, "Only mine, so far.");
    assert_eq!(
        tab.question().sharing,
        Sharing::Me,
        "a typo mended shares nothing"
    );
}
