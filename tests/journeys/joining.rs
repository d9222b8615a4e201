//! Two books became one, and that was wrong, all of it or a part: it is taken back, and nothing is lost.

use crate::{
    files::{mums, name, words},
    phone::{Phone, Tab, id},
};
use our_say::{
    app::{
        exchange::event::{Exchanged, ForWhom, Home},
        route::Route,
        view::{JoinView, Joined},
    },
    domain::{
        answer::{Part, Sharing},
        change::{BookPart, Field, Value},
        ids::{BookId, RoundId, VoiceId},
        question::Audience,
        round::RoundPart,
        voice::Role,
    },
};

/// Mum's phone, and Dad's with a book of his own that he has just put Mum's into.
struct Family {
    mum: Tab,
    dad: Tab,
    /// Dad's book.
    book: BookId,
    /// Who speaks: Mum, Dad, and the child as each of them took it down.
    voices: [VoiceId; 4],
}

/// They are one family. `same_person`: Dad said that Mum is he.
fn one_family(same_person: bool) -> Family {
    let (_, mut mum) = mums();
    let hers = mum.voice(Audience::Parent);
    let her_child = mum.voice(Audience::YoungPerson);
    let mut dad = Phone::of_somebody_else(2).opens("/begin/parent");
    dad.types(Part::Words, "He builds things.");
    name(&mut dad, Audience::Parent, "Dad");
    let (book, his) = (dad.book(), dad.voice(Audience::Parent));
    let his_child = dad.voice(Audience::YoungPerson);
    dad.goes_to(&Route::Question(book, his_child, id("y1")));
    dad.types(Part::Words, "I like maths.");
    dad.says(Part::Sharing, Value::Sharing(Sharing::Meeting));
    let file = mum.makes_a_file(ForWhom::Others);
    dad.opens_a_file(&file);
    dad.exchanges(Exchanged::GoesTo(Home::Book(book)));
    if same_person {
        dad.exchanges(Exchanged::SamePerson(hers, Some(his)));
    }
    dad.exchanges(Exchanged::Accept);
    dad.goes_to(&Route::Book(book));
    Family {
        mum,
        dad,
        book,
        voices: [hers, his, her_child, his_child],
    }
}

/// What was joined, of one kind.
fn joined(tab: &Tab, of: fn(&Joined) -> bool) -> Vec<JoinView> {
    let all = tab.home().joins.into_iter();
    all.filter(|join| of(&join.of)).collect()
}

fn books(tab: &Tab) -> JoinView {
    joined(tab, |of| matches!(of, Joined::Books { .. }))
        .pop()
        .unwrap()
}

fn people(tab: &Tab) -> Vec<JoinView> {
    joined(tab, |of| matches!(of, Joined::People(..)))
}

fn meetings(tab: &Tab) -> JoinView {
    joined(tab, |of| matches!(of, Joined::Meetings { .. }))
        .pop()
        .unwrap()
}

/// The meeting that is not shown.
fn hidden(tab: &Tab) -> RoundId {
    let Joined::Meetings { shown, .. } = meetings(tab).of else {
        panic!("no meetings");
    };
    shown.iter().find(|(_, is_shown)| !is_shown).unwrap().0
}

fn at_home(tab: &mut Tab, book: BookId) {
    tab.goes_to(&Route::Book(book));
}

fn names(tab: &Tab) -> Vec<String> {
    let voices = tab.home().voices.into_iter();
    let grown = voices.filter(|v| v.speaker.role != Role::YoungPerson);
    grown.map(|v| v.speaker.name).collect()
}

#[test]
fn two_people_who_were_taken_for_one_are_two_again_each_with_their_own_words() {
    let Family {
        mut dad,
        book,
        voices: [hers, his, ..],
        ..
    } = one_family(true);
    assert_eq!(names(&dad).len(), 1, "he said that they are one");
    let row = people(&dad).pop().unwrap();
    assert!(row.is_one);
    let Joined::People(first, second) = &row.of else {
        panic!("no people");
    };
    let mut called = [first.name.as_str(), second.name.as_str()];
    called.sort_unstable();
    assert_eq!(called, ["Dad", "Mum"], "each is called by their own name");

    dad.exchanges(Exchanged::Part(book, row.pair));
    let mut two = names(&dad);
    two.sort();
    assert_eq!(two, ["Dad", "Mum"]);
    let home = Route::Book(book).to_string();
    let mut dad = dad.closes_and_comes_back(&home);
    assert_eq!(words(&mut dad, hers, "p1"), "She reads every night.");
    assert_eq!(words(&mut dad, his, "p1"), "He builds things.");
    dad.goes_to(&Route::Check(book, his));
    assert_eq!(dad.check().speaker.name, "Dad");
    dad.goes_to(&Route::Pack(book));
    let html = dad.html();
    for said in ["Mum (parent or carer)", "Dad (parent or carer)"] {
        assert!(html.contains(said), "{said}");
    }

    at_home(&mut dad, book);
    let row = people(&dad).pop().unwrap();
    assert!(!row.is_one, "it can be joined again");
    dad.exchanges(Exchanged::Join(book, row.pair));
    assert_eq!(names(&dad).len(), 1);
    let both = words(&mut dad, his, "p1");
    assert!(both.contains("She reads") && both.contains("He builds"));
}

#[test]
fn what_was_written_while_they_were_one_stays_with_the_first_of_them() {
    let Family {
        mut dad,
        book,
        voices: [hers, his, ..],
        ..
    } = one_family(true);
    dad.goes_to(&Route::Question(book, his, id("p3")));
    dad.types(Part::Words, "Since then.");
    at_home(&mut dad, book);
    let row = people(&dad).pop().unwrap();
    let Joined::People(first, second) = &row.of else {
        panic!("no people");
    };
    let (first, second) = (first.voice, second.voice);
    assert!([hers, his].contains(&first) && [hers, his].contains(&second));
    dad.exchanges(Exchanged::Part(book, row.pair));
    assert_eq!(words(&mut dad, first, "p3"), "Since then.");
    assert_eq!(words(&mut dad, second, "p3"), "");
}

#[test]
fn of_two_meetings_one_is_shown_and_the_other_is_a_press_away() {
    let Family {
        mut dad,
        book,
        voices: [hers, his, ..],
        ..
    } = one_family(false);
    let join = meetings(&dad);
    assert!(join.is_one);
    assert_eq!(words(&mut dad, hers, "p1"), "She reads every night.");
    assert_eq!(words(&mut dad, his, "p1"), "He builds things.");

    at_home(&mut dad, book);
    dad.exchanges(Exchanged::Part(book, join.pair));
    let both = |dad: &mut Tab| {
        let said = [words(dad, hers, "p1"), words(dad, his, "p1")];
        at_home(dad, book);
        said
    };
    let before = both(&mut dad);
    let other = hidden(&dad);
    dad.exchanges(Exchanged::ShowMeeting(book, other));
    let after = both(&mut dad);
    assert_eq!(before, ["", "He builds things."], "his own first");
    assert_eq!(after, ["She reads every night.", ""]);
    let home = Route::Book(book).to_string();
    let mut dad = dad.closes_and_comes_back(&home);
    assert_eq!(both(&mut dad), after, "it stays so");

    dad.exchanges(Exchanged::Join(book, join.pair));
    assert_eq!(
        both(&mut dad),
        ["She reads every night.", "He builds things."]
    );
}

#[test]
fn each_meeting_has_its_own_day_again() {
    let Family { mut dad, book, .. } = one_family(false);
    let row = meetings(&dad);
    dad.exchanges(Exchanged::Part(book, row.pair));
    let by = dad.home().by.unwrap();
    for (day, round) in [("2026-12-01", None), ("2026-12-15", Some(()))] {
        if round.is_some() {
            let other = hidden(&dad);
            dad.exchanges(Exchanged::ShowMeeting(book, other));
        }
        let Joined::Meetings { shown, .. } = meetings(&dad).of else {
            panic!("no meetings");
        };
        let round = shown.iter().find(|(_, is_shown)| *is_shown).unwrap().0;
        let day = Value::Day(day.parse().unwrap());
        dad.edits(book, by, Field::Round(round, RoundPart::Day), day);
    }
    assert_eq!(
        dad.home().meeting.round.day.unwrap().to_string(),
        "2026-12-15"
    );
    dad.exchanges(Exchanged::Join(book, row.pair));
    let Joined::Meetings { days, .. } = meetings(&dad).of else {
        panic!("no meetings");
    };
    let mut days = days.map(|day| day.unwrap().to_string());
    days.sort();
    assert_eq!(days, ["2026-12-01", "2026-12-15"]);
}

#[test]
fn two_books_of_two_children_come_apart_and_no_file_mixes_them_again() {
    let Family {
        mut mum,
        mut dad,
        book,
        voices: [_, _, her_child, his_child],
    } = one_family(false);
    let by = dad.home().by.unwrap();
    let name = Value::Text("Sam".into());
    dad.edits(book, by, Field::Book(BookPart::Name), name);
    let row = books(&dad);
    assert!(row.is_one);
    dad.exchanges(Exchanged::Part(book, row.pair));
    assert!(!books(&dad).is_one);
    let young = dad.home().voices.into_iter();
    let young = young.filter(|v| v.speaker.role == Role::YoungPerson);
    let young: Vec<_> = young.collect();
    assert_eq!(young.len(), 2);
    assert!(
        young.iter().all(|v| v.speaker.name.is_empty()),
        "nobody is called by the other child's name"
    );
    let further = dad.home().further;
    let asked = further.iter().filter(|f| f.role == Role::YoungPerson);
    assert_eq!(asked.count(), 2, "each can be given a name");

    // Nothing is gone, and nothing is mixed.
    let mut said = vec![
        words(&mut dad, her_child, "y1"),
        words(&mut dad, his_child, "y1"),
    ];
    at_home(&mut dad, book);
    let other = hidden(&dad);
    dad.exchanges(Exchanged::ShowMeeting(book, other));
    said.extend([
        words(&mut dad, her_child, "y1"),
        words(&mut dad, his_child, "y1"),
    ]);
    said.sort();
    assert_eq!(said, ["", "", "I like art.", "I like maths."]);

    // The next file of the other book is asked about.
    let (mums_book, mums_voice) = (mum.book(), mum.voice(Audience::Parent));
    mum.goes_to(&Route::Question(mums_book, mums_voice, id("p2")));
    mum.types(Part::Words, "More.");
    let file = mum.makes_a_file(ForWhom::Others);
    dad.opens_a_file(&file);
    let found = dad.found();
    assert_eq!((found.home, found.belongs), (None, None));

    at_home(&mut dad, book);
    let pair = books(&dad).pair;
    dad.exchanges(Exchanged::Join(book, pair));
    let young = dad.home().voices.into_iter();
    let young = young.filter(|v| v.speaker.role == Role::YoungPerson);
    assert_eq!(young.count(), 1, "one child after all");
    assert!(meetings(&dad).is_one);
    dad.opens_a_file(&file);
    assert!(dad.found().belongs.is_some());
}

#[test]
fn the_other_phone_may_still_say_that_it_is_one_child_and_is_asked_about() {
    let Family {
        mut mum, mut dad, ..
    } = one_family(false);
    let mums_book = mum.book();
    let file = dad.makes_a_file(ForWhom::Others);
    mum.opens_a_file(&file);
    assert!(mum.found().belongs.is_some());
    mum.exchanges(Exchanged::Accept);
    at_home(&mut mum, mums_book);
    let pair = books(&mum).pair;
    mum.exchanges(Exchanged::Part(mums_book, pair));
    let file = dad.makes_a_file(ForWhom::Others);
    mum.opens_a_file(&file);
    assert_eq!(mum.found().belongs, None);
}

#[test]
fn the_home_says_whether_the_other_childs_words_can_still_be_taken_out() {
    let Family {
        mut dad,
        book,
        voices: [hers, his, ..],
        ..
    } = one_family(false);
    let can = |dad: &Tab| {
        matches!(
            books(dad).of,
            Joined::Books {
                can_take_out: true,
                ..
            }
        )
    };
    assert!(can(&dad));
    let pair = books(&dad).pair;
    dad.exchanges(Exchanged::Part(book, pair));
    assert!(can(&dad));
    dad.exchanges(Exchanged::Undo(book));
    assert_eq!(dad.home().joins, [], "nothing of the other book is left");
    assert_eq!(words(&mut dad, his, "p1"), "He builds things.");
    at_home(&mut dad, book);
    assert!(dad.home().voices.iter().all(|v| v.speaker.voice != hers));

    let Family { mut dad, book, .. } = one_family(false);
    dad.exchanges(Exchanged::Keep(book));
    assert!(!can(&dad));
}

#[test]
fn a_tab_that_only_shows_a_book_takes_nothing_apart() {
    let Family { dad, book, .. } = one_family(true);
    let mut other = dad.phone.opens(&Route::Book(book).to_string());
    let before = other.home();
    for join in before.joins.clone() {
        other.exchanges(Exchanged::Part(book, join.pair));
    }
    assert_eq!(other.home().joins, before.joins);
    assert_eq!(other.home().last_file, None, "nor does it offer to");
}

#[test]
fn each_phone_goes_on_with_its_own_meeting() {
    let Family {
        mut mum,
        mut dad,
        book,
        voices: [hers, his, ..],
    } = one_family(false);
    let mums_book = mum.book();
    let file = dad.makes_a_file(ForWhom::Others);
    mum.opens_a_file(&file);
    mum.exchanges(Exchanged::Accept);
    let own = [(&mut mum, mums_book, hers), (&mut dad, book, his)];
    for (tab, book, voice) in own {
        at_home(tab, book);
        let pair = meetings(tab).pair;
        tab.exchanges(Exchanged::Part(book, pair));
        assert_ne!(words(tab, voice, "p1"), "");
    }
}
