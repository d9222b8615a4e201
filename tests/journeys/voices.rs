//! One more person answers in the same book, as themselves.

use crate::{
    phone::{MINUTE, Phone, Tab, id},
    sight::english,
};
use our_say::{
    app::{event::Event, route::Route, view::FurtherVoice},
    domain::{
        answer::Part,
        change::{Field, Value},
        ids::{BookId, VoiceId},
        voice::{Role, VoicePart},
    },
};

/// A book in which the mother said something, at its home.
fn mums_book() -> (Tab, BookId) {
    let mut tab = Phone::new().opens("/begin/parent");
    tab.types(Part::Words, "She reads every night.");
    let book = tab.book();
    tab.goes_to(&Route::Book(book));
    (tab, book)
}

/// Adds somebody who is called so; returns the voice.
fn adds(tab: &mut Tab, role: Role, name: &str) -> VoiceId {
    let book = tab.book();
    tab.sends(Event::VoiceAdded(book, role));
    let voice = further(tab).pop().unwrap().voice;
    names(tab, voice, name);
    voice
}

fn names(tab: &mut Tab, voice: VoiceId, name: &str) {
    let (book, by) = (tab.book(), tab.home().by.unwrap());
    let field = Field::Voice(voice, VoicePart::Name);
    tab.edits(book, by, field, Value::Text(name.into()));
}

fn further(tab: &Tab) -> Vec<FurtherVoice> {
    tab.home().further
}

#[test]
fn the_father_answers_as_himself_beside_the_mother() {
    let (mut tab, book) = mums_book();
    assert_eq!(further(&tab), []);
    let dad = adds(&mut tab, Role::Parent, "Dad");
    tab.goes_to(&Route::Question(book, dad, id("p1")));
    assert_eq!(
        tab.question().answer.words,
        "",
        "nothing of hers passes for his"
    );
    tab.types(Part::Words, "He hardly reads.");
    let home = Route::Book(book).to_string();
    let mut tab = tab.closes_and_comes_back(&home);

    let rows: Vec<_> = tab
        .home()
        .voices
        .into_iter()
        .map(|row| (row.speaker.name, row.answered, row.is_another))
        .collect();
    let expected = [("", 0, false), ("", 1, false), ("Dad", 1, true)];
    assert_eq!(
        rows,
        expected.map(|(name, n, another)| (name.to_owned(), n, another))
    );
    tab.goes_to(&Route::Views(book, dad));
    assert_eq!((tab.list().answered, tab.list().total), (1, 14));
    tab.goes_to(&Route::Check(book, dad));
    assert_eq!(tab.check().speaker.name, "Dad");
    tab.goes_to(&Route::Matters(book, dad));
    tab.picks("p1", true);
    assert_eq!(tab.matters().chosen.len(), 1);
    tab.goes_to(&Route::Pack(book));
    let html = tab.html();
    for words in ["She reads every night.", "Dad (parent or carer)"] {
        assert!(html.contains(words), "{words}");
    }
    assert_eq!(
        html.matches("He hardly reads.").count(),
        2,
        "his views, and what matters to him"
    );
}

#[test]
fn a_nan_and_a_father_have_each_their_own_place_and_name() {
    let (mut tab, _) = mums_book();
    let dad = adds(&mut tab, Role::Parent, "Dad");
    let nan = adds(&mut tab, Role::Relative, "Nan");
    let who: Vec<_> = further(&tab)
        .into_iter()
        .map(|f| (f.voice, f.role, f.name))
        .collect();
    let expected = [(dad, Role::Parent, "Dad"), (nan, Role::Relative, "Nan")];
    assert_eq!(
        who,
        expected.map(|(voice, role, name)| (voice, role, name.to_owned()))
    );
    names(&mut tab, nan, "Nanna Pat");
    assert_eq!(further(&tab)[1].name, "Nanna Pat");
    assert_eq!(english().speaker(Role::Relative, ""), "Relative");
}

#[test]
fn who_was_added_by_mistake_is_taken_out_and_leaves_nothing() {
    let (mut tab, book) = mums_book();
    let before = tab.kept(book).0;
    let dad = adds(&mut tab, Role::Parent, "Dud");
    assert!(further(&tab)[0].is_new);
    let by = tab.home().by.unwrap();
    for part in [VoicePart::Name, VoicePart::Role] {
        tab.edits(book, by, Field::Voice(dad, part), Value::Cleared);
    }
    assert_eq!(further(&tab), []);
    assert_eq!(tab.kept(book).0, before);
}

#[test]
fn nobody_is_taken_out_who_said_something_or_whom_another_phone_may_know() {
    let (mut tab, book) = mums_book();
    let dad = adds(&mut tab, Role::Parent, "Dad");
    tab.goes_to(&Route::Question(book, dad, id("p1")));
    tab.types(Part::Words, "He hardly reads.");
    tab.goes_to(&Route::Book(book));
    assert!(!further(&tab)[0].is_new, "he said something");

    adds(&mut tab, Role::Relative, "Nan");
    assert!(further(&tab)[1].is_new);
    tab.phone.waits(31 * MINUTE);
    let home = Route::Book(book).to_string();
    let tab = tab.closes_and_comes_back(&home);
    assert!(!further(&tab)[1].is_new, "a file may have gone out since");
}

#[test]
fn a_tab_that_only_shows_a_book_adds_nobody() {
    let (tab, book) = mums_book();
    let mut other = tab.phone.opens(&Route::Book(book).to_string());
    other.sends(Event::VoiceAdded(book, Role::Parent));
    assert_eq!(further(&other), []);
}
