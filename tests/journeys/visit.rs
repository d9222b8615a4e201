//! A visit of somebody who helps families: from its start to its end, with notes that are theirs alone.

use crate::{
    files::{mums, name},
    phone::{MINUTE, Phone, Tab, id},
};
use our_say::{
    app::{
        event::{Event, HandsEvent},
        exchange::event::{Exchanged, ForWhom, VisitEvent},
        route::{Route, VisitPage},
        view::{HomeVisit, OpenVisit, Page, TurnState, VisitNow, VisitView},
    },
    domain::{
        answer::{HowTaken, Part, Sharing},
        change::{Field, Value},
        device::DeviceKind,
        ids::{BookId, ChangeId, VisitId, VoiceId},
        question::Audience,
        time::{Day, Timestamp},
        visit::VisitPart,
        voice::VoicePart,
    },
    storage::memory::Fault,
    sync::{FileError, ShareFile, file::Kind},
};

pub const NOTE: &str = "The kitchen was cold.";

pub fn text(words: &str) -> Value {
    Value::Text(words.into())
}

pub fn tells(tab: &mut Tab, event: VisitEvent) {
    tab.exchanges(Exchanged::Visit(event));
}

pub fn sees(tab: &Tab) -> VisitView {
    match tab.page() {
        Page::Visit(view) => *view,
        other => panic!("not the page visit: {other:?}"),
    }
}

/// The visit that goes on.
pub fn visit(tab: &mut Tab, book: BookId) -> OpenVisit {
    tab.goes_to(&Route::Visit(book, VisitPage::Now));
    match sees(tab).now {
        VisitNow::Here(visit) => *visit,
        other => panic!("no visit goes on: {other:?}"),
    }
}

/// The visit that has ended.
pub fn over(tab: &mut Tab, book: BookId) -> OpenVisit {
    tab.goes_to(&Route::Visit(book, VisitPage::End));
    match sees(tab).now {
        VisitNow::Over(visit) => *visit,
        other => panic!("no visit has ended: {other:?}"),
    }
}

pub fn says(tab: &mut Tab, book: BookId, part: VisitPart, value: Value) {
    let here = visit(tab, book);
    let field = Field::Visit(here.round, here.visit, part);
    tab.edits(book, here.helper.voice, field, value);
}

/// Jo visits the family of these.
pub fn begins(tab: &mut Tab, book: BookId) -> VoiceId {
    tab.goes_to(&Route::Visit(book, VisitPage::Now));
    assert!(matches!(sees(tab).now, VisitNow::None(_)));
    tells(tab, VisitEvent::Begun(book, None));
    let jo = visit(tab, book).helper.voice;
    tab.edits(book, jo, Field::Voice(jo, VoicePart::Name), text("Jo"));
    jo
}

/// A phone with a family's book, on which Jo's visit goes on.
pub fn jos() -> (Phone, Tab, BookId, [VoiceId; 2]) {
    let (phone, mut tab) = mums();
    let book = tab.book();
    let voices = [Audience::YoungPerson, Audience::Parent].map(|of| tab.voice(of));
    begins(&mut tab, book);
    (phone, tab, book, voices)
}

pub fn answers(tab: &mut Tab, book: BookId, voice: VoiceId, question: &str, words: &str) {
    tab.goes_to(&Route::Question(book, voice, id(question)));
    tab.types(Part::Words, words);
}

pub fn taken(
    tab: &mut Tab,
    book: BookId,
    voice: VoiceId,
    question: &str,
) -> (Option<HowTaken>, String) {
    tab.goes_to(&Route::Question(book, voice, id(question)));
    let answer = tab.question().answer;
    (answer.how, answer.taken_by)
}

#[test]
fn a_visit_with_two_voices_and_an_interpreter_goes_from_its_start_to_its_end() {
    let (_, mut tab, book, [young, mum]) = jos();
    assert_eq!(tab.address, Route::Visit(book, VisitPage::Now).to_string());
    let yes = Value::Flag(true);
    for voice in [young, mum] {
        says(&mut tab, book, VisitPart::Present(voice), yes.clone());
    }
    says(&mut tab, book, VisitPart::Interpreter, yes);
    says(&mut tab, book, VisitPart::Language, text("Farsi"));
    says(&mut tab, book, VisitPart::InterpreterName, text("Leila"));
    assert_eq!(visit(&mut tab, book).count, 4);

    // How words are written down is said once, for each.
    let how = Value::HowTaken;
    says(
        &mut tab,
        book,
        VisitPart::How(young),
        how(HowTaken::Scribed),
    );
    says(
        &mut tab,
        book,
        VisitPart::How(mum),
        how(HowTaken::Interpreted),
    );
    answers(&mut tab, book, mum, "p2", "She needs someone beside her.");
    answers(&mut tab, book, young, "y3", "Maths is loud.");
    tab.says(Part::Sharing, Value::Sharing(Sharing::Meeting));
    answers(&mut tab, book, young, "y4", "Just for me.");
    tab.says(Part::Sharing, Value::Sharing(Sharing::Me));
    assert_eq!(
        taken(&mut tab, book, mum, "p2"),
        (Some(HowTaken::Interpreted), "Leila, Farsi".into())
    );
    assert_eq!(
        taken(&mut tab, book, young, "y3"),
        (Some(HowTaken::Scribed), "Jo".into())
    );

    // What was done and what is left names no question that is somebody's alone.
    tab.goes_to(&Route::Visit(book, VisitPage::End));
    let here = visit(&mut tab, book);
    let of = |voice| here.done.iter().find(|done| done.speaker.voice == voice);
    assert_eq!((of(mum).unwrap().count, of(mum).unwrap().kept), (1, 0));
    let youngs = of(young).unwrap();
    assert_eq!(
        (youngs.count, youngs.kept, youngs.questions.len()),
        (2, 1, 1)
    );
    assert_eq!(here.left.no_date, Some(Route::About(book)));
    assert_eq!(here.left.unanswered.len(), 2);
    assert_eq!(here.left.unread[0].0.voice, young);

    tells(&mut tab, VisitEvent::Ended(book));
    let ended = over(&mut tab, book);
    assert_eq!(ended.done, here.done);
    let (_, sitting, _) = tab.kept(book);
    assert!(
        sitting.open.is_empty() && sitting.chosen.is_empty(),
        "it stays"
    );
    tab.goes_to(&Route::Book(book));
    assert_eq!(tab.home().visit, HomeVisit::None);
    // What is written afterwards is of no visit.
    answers(&mut tab, book, mum, "p3", "Later.");
    assert_eq!(over(&mut tab, book).done, here.done);
}

#[test]
fn a_pause_ends_the_sitting_but_not_what_the_visit_says() {
    let (phone, mut tab, book, [_, mum]) = jos();
    says(
        &mut tab,
        book,
        VisitPart::How(mum),
        Value::HowTaken(HowTaken::Scribed),
    );
    answers(&mut tab, book, mum, "p2", "Before tea.");
    phone.waits(40 * MINUTE);
    tab.goes_to(&Route::Question(book, mum, id("p3")));
    phone.waits(40 * MINUTE);
    tab.types(Part::Words, "After tea.");
    let by_jo = (Some(HowTaken::Scribed), "Jo".to_owned());
    assert_eq!(taken(&mut tab, book, mum, "p3"), by_jo);
    // Her own choice for one answer holds until then.
    tab.says(Part::HowTaken, Value::HowTaken(HowTaken::Typed));
    answers(&mut tab, book, mum, "p4", "She typed this.");
    assert_eq!(taken(&mut tab, book, mum, "p4").0, Some(HowTaken::Typed));
}

#[test]
fn who_was_named_late_stands_beside_what_is_written_from_then_on() {
    let (_, mut tab) = mums();
    let book = tab.book();
    let mum = tab.voice(Audience::Parent);
    tells(&mut tab, VisitEvent::Begun(book, None));
    says(
        &mut tab,
        book,
        VisitPart::How(mum),
        Value::HowTaken(HowTaken::Scribed),
    );
    let jo = visit(&mut tab, book).helper.voice;
    for typed in ["J", "Jo"] {
        tab.edits(book, jo, Field::Voice(jo, VoicePart::Name), text(typed));
    }
    answers(&mut tab, book, mum, "p2", "Said.");
    assert_eq!(taken(&mut tab, book, mum, "p2").1, "Jo");
}

#[test]
fn an_interrupted_visit_goes_on_where_it_stopped_and_each_book_has_its_own() {
    let (_, mut tab, book, [_, mum]) = jos();
    says(&mut tab, book, VisitPart::Note, text(NOTE));
    let path = format!("/book/{book}/visit");
    let mut tab = tab.closes_and_comes_back(&path);
    assert_eq!(visit(&mut tab, book).note.words, NOTE);

    // In the middle of it another family rings.
    tab.goes_to(&Route::Begin(Audience::Parent, None));
    tab.types(Part::Words, "He runs away.");
    let other = tab.book();
    assert_ne!(other, book);
    begins(&mut tab, other);
    says(
        &mut tab,
        other,
        VisitPart::Note,
        text("Ring again on Friday."),
    );
    tells(&mut tab, VisitEvent::Ended(other));
    tab.goes_to(&Route::Book(other));
    assert_eq!(tab.home().visit, HomeVisit::None);

    tab.goes_to(&Route::Book(book));
    assert_eq!(tab.home().visit, HomeVisit::Here, "the first goes on");
    answers(&mut tab, book, mum, "p2", "Back again.");
    let here = visit(&mut tab, book);
    assert_eq!(here.note.words, NOTE);
    assert_eq!(here.done.len(), 1);
    assert_eq!(here.done[0].count, 1);
    // The pages of the visit lead back to it.
    tab.goes_to(&Route::Views(book, mum));
    assert_eq!(tab.list().back, Route::Visit(book, VisitPage::Now));
    tab.goes_to(&Route::Visit(book, VisitPage::Now));
    tells(&mut tab, VisitEvent::Ended(book));
    tab.goes_to(&Route::Views(book, mum));
    assert_eq!(tab.list().back, Route::Book(book));
}

#[test]
fn a_visit_that_was_forgotten_counts_as_over_the_next_day_and_says_so_once() {
    let (phone, mut tab, book, [_, mum]) = jos();
    says(&mut tab, book, VisitPart::Note, text(NOTE));
    answers(&mut tab, book, mum, "p2", "That day.");
    phone.waits(26 * 60 * MINUTE);
    tab.today = tab.today.plus(1);
    tab.goes_to(&Route::Book(book));
    let HomeVisit::LeftOpen(round, visit, by, day) = tab.home().visit else {
        panic!("nobody is told: {:?}", tab.home().visit);
    };
    assert_eq!(day, tab.today.plus(-1));
    answers(&mut tab, book, mum, "p3", "The next day.");
    let forgotten = over(&mut tab, book);
    assert_eq!(
        forgotten.done[0].count, 1,
        "what was written since is of no visit"
    );
    let ended = Field::Visit(round, visit, VisitPart::Ended);
    tab.edits(book, by, ended, Value::Day(day));
    tab.goes_to(&Route::Book(book));
    assert_eq!(tab.home().visit, HomeVisit::None);
    // The notes can be written on.
    tab.goes_to(&Route::Visit(book, VisitPage::Now));
    assert_eq!(sees(&tab).earlier[0].note.words, NOTE);
    tells(&mut tab, VisitEvent::Begun(book, Some(by)));
    assert_eq!(self::visit(&mut tab, book).helper.voice, by);
}

#[test]
fn the_phone_that_is_given_back_in_a_visit_comes_back_to_it() {
    let (_, mut tab, book, [young, _]) = jos();
    says(&mut tab, book, VisitPart::Note, text(NOTE));
    tab.goes_to(&Route::Turn(book, young));
    tab.sends(Event::Hands(HandsEvent::Begun(book, young)));
    for page in VisitPage::ALL {
        tab.goes_to(&Route::Visit(book, page));
        let Page::Turn(turn) = tab.page() else {
            panic!("{page:?} can be read in a turn");
        };
        assert_eq!(turn.state, TurnState::Now);
    }
    assert!(!tab.offered().contains(NOTE));
    tab.sends(Event::Hands(HandsEvent::GivenBack));
    assert_eq!(tab.address, Route::Visit(book, VisitPage::Now).to_string());
    assert!(sees(&tab).given_back);
    tab.goes_to(&Route::Visit(book, VisitPage::Now));
    assert!(!sees(&tab).given_back, "it is said once");
}

#[test]
fn visits_from_two_phones_become_one_history_and_each_goes_on_where_it_was_begun() {
    let (_, mut one, book, [_, mum]) = jos();
    says(&mut one, book, VisitPart::Present(mum), Value::Flag(true));
    let copy = one.makes_a_file(ForWhom::Me);
    let mut two = Phone::of_somebody_else(3).opens("/");
    two.opens_a_file(&copy);
    two.exchanges(Exchanged::Accept);
    two.goes_to(&Route::Visit(book, VisitPage::Now));
    assert!(
        matches!(sees(&two).now, VisitNow::None(_)),
        "it is the other's"
    );
    tells(&mut two, VisitEvent::Begun(book, None));
    says(&mut two, book, VisitPart::Note, text("Two's note."));
    says(&mut one, book, VisitPart::Note, text(NOTE));
    let theirs = two.makes_a_file(ForWhom::Me);
    one.opens_a_file(&theirs);
    one.exchanges(Exchanged::Accept);
    let here = visit(&mut one, book);
    assert_eq!(here.note.words, NOTE, "mine goes on");
    assert_eq!(sees(&one).earlier[0].note.words, "Two's note.");
    let mine = one.makes_a_file(ForWhom::Me);
    two.opens_a_file(&mine);
    two.exchanges(Exchanged::Accept);
    assert_eq!(visit(&mut two, book).note.words, "Two's note.");
    assert_eq!(sees(&two).earlier[0].note.words, NOTE);
}

#[test]
fn an_undone_file_leaves_the_visit_on_which_later_notes_rest() {
    let (_, mut one, book, _) = jos();
    let copy = one.makes_a_file(ForWhom::Me);
    let mut two = Phone::of_somebody_else(4).opens("/");
    two.opens_a_file(&copy);
    two.exchanges(Exchanged::Accept);
    two.goes_to(&Route::Visit(book, VisitPage::Now));
    let seen = sees(&two);
    let past = &seen.earlier[0];
    let note = Field::Visit(past.round, past.visit, VisitPart::Note);
    two.edits(book, past.helper.voice, note, text("On their own phone."));
    two.exchanges(Exchanged::Undo(book));
    two.goes_to(&Route::Visit(book, VisitPage::Now));
    assert_eq!(sees(&two).earlier[0].note.words, "On their own phone.");
}

#[test]
fn who_helps_has_no_questions_on_the_home_until_they_say_something() {
    let (_, mut tab, book, _) = jos();
    name(&mut tab, Audience::Parent, "Mum");
    let jo = visit(&mut tab, book).helper.voice;
    let rows = |tab: &mut Tab| {
        tab.goes_to(&Route::Book(book));
        let voices = tab.home().voices;
        voices.iter().any(|task| task.speaker.voice == jo)
    };
    assert!(!rows(&mut tab));
    answers(&mut tab, book, jo, "p1", "They work hard at it.");
    assert!(rows(&mut tab));
}

#[test]
fn a_second_tap_begins_no_second_visit_and_a_day_is_a_day() {
    let (_, mut tab, book, _) = jos();
    let first = visit(&mut tab, book).visit;
    tells(&mut tab, VisitEvent::Begun(book, None));
    assert_eq!(visit(&mut tab, book).visit, first);
    tells(&mut tab, VisitEvent::Ended(book));
    tells(&mut tab, VisitEvent::Ended(book));
    let ended = over(&mut tab, book);
    assert_eq!(ended.day, Day::from_ymd_opt(2026, 11, 23).unwrap());
    // It was ended too early.
    let field = Field::Visit(ended.round, ended.visit, VisitPart::Ended);
    tab.edits(book, ended.helper.voice, field, Value::Cleared);
    assert_eq!(visit(&mut tab, book).visit, first);
}

#[test]
fn words_that_cannot_be_saved_are_offered_with_the_notes_apart() {
    let (phone, mut tab, book, [_, mum]) = jos();
    says(&mut tab, book, VisitPart::Note, text(NOTE));
    phone.store.set_fault(Some(Fault::Full));
    answers(&mut tab, book, mum, "p2", "Not yet saved.");
    let offered = tab.offered();
    let (said, noted) = (offered.find("Not yet saved."), offered.find(NOTE));
    assert!(said < noted && said.is_some(), "{offered}");
    assert!(offered.contains(&format!("[Jo] {NOTE}")), "{offered}");
}

#[test]
fn more_visits_than_any_family_has_are_refused() {
    let (_, mut tab, book, [_, mum]) = jos();
    let here = visit(&mut tab, book);
    let (changes, ..) = tab.kept(book);
    let begun = Field::Visit(here.round, here.visit, VisitPart::Begun);
    let begun = changes.iter().find(|change| change.field == begun).unwrap();
    let many = (0..600_u32).map(|n| {
        let mut change = begun.clone();
        change.id = ChangeId::from_bits(1000 + u128::from(n));
        change.by = mum;
        let visit = VisitId::from_bits(1000 + u128::from(n));
        change.field = Field::Visit(here.round, visit, VisitPart::Begun);
        change
    });
    let all: Vec<_> = changes.iter().cloned().chain(many).collect();
    let file = ShareFile::new(
        Kind::Backup,
        Timestamp::from_millis(0),
        DeviceKind::Computer,
        book,
        all,
        Vec::new(),
    );
    let read = ShareFile::read(file.write().unwrap().as_bytes());
    assert!(matches!(read, Err(FileError::TooMany { .. })), "{read:?}");
}
