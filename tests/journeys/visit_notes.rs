//! The notes of a helper who visits: apart from the family's words, and seen by those alone whom the helper chose.

use crate::visit::{NOTE, answers, begins, jos, over, says, sees, tells, text, visit};
use crate::{
    phone::{MINUTE, Phone, Tab, id},
    private::{SECRET, with_secret},
};
use our_say::{
    app::{
        exchange::event::{Exchanged, ForWhom, VisitEvent},
        route::{RoundPage, Route, VisitPage},
        view::{NotesSent, VisitNow},
    },
    domain::{
        answer::{Part, Sharing},
        change::{Field, Value},
        ids::ChangeId,
        visit::VisitPart,
    },
};

#[test]
fn the_helpers_notes_are_in_no_page_and_no_file_for_others_unless_they_choose_so() {
    let (_, mut tab, book, _) = jos();
    says(&mut tab, book, VisitPart::Others, text("Gran"));
    says(&mut tab, book, VisitPart::Note, text(NOTE));
    let seen_by = |tab: &mut Tab, sharing| {
        says(tab, book, VisitPart::NoteSharing, Value::Sharing(sharing));
    };
    let sent = |tab: &mut Tab, whom| {
        tab.goes_to(&Route::Book(book));
        let file = tab.makes_a_file(whom);
        (file.0, tab.share().notes)
    };
    let kept = |shown| NotesSent {
        visits: 1,
        shown,
        kept: 1 - shown,
    };
    // Who chose nothing shows nothing; then the family; then everyone.
    let rounds = [
        (None, 0, 0),
        (Some(Sharing::Chosen), 1, 0),
        (Some(Sharing::Meeting), 1, 1),
    ];
    for (sharing, family, meeting) in rounds {
        if let Some(sharing) = sharing {
            seen_by(&mut tab, sharing);
        }
        let (file, notes) = sent(&mut tab, ForWhom::Family);
        assert_eq!((file.contains(NOTE), notes), (family == 1, kept(family)));
        assert!(file.contains("Gran"), "who was there is the family's");
        let (file, notes) = sent(&mut tab, ForWhom::Others);
        assert_eq!((file.contains(NOTE), notes), (meeting == 1, kept(meeting)));
        assert!(!file.contains("Gran"), "and nobody else's");
        let (file, notes) = sent(&mut tab, ForWhom::Me);
        assert_eq!((file.contains(NOTE), notes), (true, kept(1)));
        tab.goes_to(&Route::Pack(book));
        assert_eq!(tab.pack().notes.len(), meeting);
        let html = tab.html();
        assert_eq!(html.contains(NOTE), meeting == 1);
        assert_eq!(
            html.contains("Notes of Jo, not the family’s words"),
            meeting == 1
        );
        let round = visit(&mut tab, book).round;
        tab.goes_to(&Route::Round(book, Some(round), RoundPage::Said));
        assert_eq!(tab.said().notes.len(), meeting);
        assert!(!format!("{:?}", tab.said().voices).contains(NOTE));
        tab.goes_to(&Route::Round(book, Some(round), RoundPage::History));
        assert!(!format!("{:?}", tab.history()).contains(NOTE));
    }
    // They can be taken back.
    seen_by(&mut tab, Sharing::Me);
    assert!(!sent(&mut tab, ForWhom::Others).0.contains(NOTE));
}

#[test]
fn drafts_of_notes_that_are_shown_stay_with_the_helper() {
    let (phone, mut tab, book, _) = jos();
    says(&mut tab, book, VisitPart::Note, text("A hard first draft."));
    phone.waits(40 * MINUTE);
    says(&mut tab, book, VisitPart::Note, text(NOTE));
    says(
        &mut tab,
        book,
        VisitPart::NoteSharing,
        Value::Sharing(Sharing::Meeting),
    );
    for whom in [ForWhom::Family, ForWhom::Others] {
        let (file, _) = tab.makes_a_file(whom);
        assert!(file.contains(NOTE) && !file.contains("A hard first draft."));
        tab.goes_to(&Route::Book(book));
    }
}

#[test]
fn the_familys_file_brings_all_that_is_theirs_to_their_own_phone() {
    let (_, mut tab, book, [young, mum]) = jos();
    says(&mut tab, book, VisitPart::Present(mum), Value::Flag(true));
    says(&mut tab, book, VisitPart::Note, text(NOTE));
    answers(&mut tab, book, mum, "p2", "Just between us.");
    tab.says(Part::Sharing, Value::Sharing(Sharing::Me));
    tells(&mut tab, VisitEvent::Ended(book));
    assert_eq!(over(&mut tab, book).own[0].1, 1);
    tells(&mut tab, VisitEvent::FileFor(book, ForWhom::Family));
    assert_eq!(
        tab.share().whom,
        ForWhom::Family,
        "nobody has to choose again"
    );
    assert_eq!(tab.share().back, Route::Visit(book, VisitPage::End));
    tab.goes_to(&Route::Book(book));
    let file = tab.makes_a_file(ForWhom::Family);
    let mut theirs = Phone::of_somebody_else(5).opens("/");
    theirs.opens_a_file(&file);
    theirs.exchanges(Exchanged::Accept);
    theirs.goes_to(&Route::Question(book, mum, id("p2")));
    assert_eq!(theirs.question().answer.words, "Just between us.");
    theirs.goes_to(&Route::Question(book, young, id("y2")));
    assert_eq!(
        theirs.question().answer.words,
        "",
        "the young person keeps it"
    );
    theirs.goes_to(&Route::Visit(book, VisitPage::Now));
    let known = sees(&theirs);
    assert!(matches!(known.now, VisitNow::None(_)));
    assert_eq!(known.earlier[0].people[0].voice, mum);
    assert_eq!(known.earlier[0].note.words, "");
    // What the family writes on comes back to the helper, whose notes are there still.
    answers(&mut theirs, book, mum, "p2", "For everyone.");
    let back = theirs.makes_a_file(ForWhom::Me);
    tab.opens_a_file(&back);
    tab.exchanges(Exchanged::Accept);
    tab.goes_to(&Route::Visit(book, VisitPage::Now));
    assert_eq!(sees(&tab).earlier[0].note.words, NOTE);
    tab.goes_to(&Route::Question(book, mum, id("p2")));
    assert_eq!(tab.question().answer.words, "For everyone.");
}

#[test]
fn what_is_under_a_pin_goes_to_the_family_and_stays_sealed() {
    let (_, mut tab, at) = with_secret();
    tab.goes_to(&Route::Book(at.book));
    begins(&mut tab, at.book);
    tells(&mut tab, VisitEvent::Ended(at.book));
    assert!(over(&mut tab, at.book).own.is_empty(), "it can go along");
    let file = tab.makes_a_file(ForWhom::Family);
    assert!(!file.0.contains(SECRET));
    let phone = Phone::of_somebody_else(5);
    let mut theirs = phone.opens("/");
    theirs.opens_a_file(&file);
    theirs.exchanges(Exchanged::Accept);
    theirs.goes_to(&Route::Private(at.book, at.voice));
    theirs.taps("4831");
    theirs.goes_to(&Route::Question(at.book, at.voice, at.question.clone()));
    assert_eq!(theirs.question().answer.words, SECRET);
    let others = tab.makes_a_file(ForWhom::Others);
    assert!(!others.0.contains("sealed"));
}

#[test]
fn notes_in_two_versions_go_nowhere_until_they_are_one() {
    let (phone, mut tab, book, _) = jos();
    says(&mut tab, book, VisitPart::Note, text("First."));
    says(
        &mut tab,
        book,
        VisitPart::NoteSharing,
        Value::Sharing(Sharing::Meeting),
    );
    let here = visit(&mut tab, book);
    // The same visit was copied to another phone, and both wrote on.
    let (changes, ..) = tab.kept(book);
    let note = Field::Visit(here.round, here.visit, VisitPart::Note);
    let old = changes.iter().find(|change| change.field == note).unwrap();
    let mut other = old.clone();
    other.id = ChangeId::from_bits(77);
    other.value = text("Of the other phone.");
    let path = format!("/book/{book}/visit");
    let mut tab = tab.takes_in(&path, vec![other]);
    let now = visit(&mut tab, book).note;
    assert!(now.twice && now.words.contains("First.") && now.words.contains("other phone"));
    assert_eq!(now.seen_by, Sharing::Me);
    tab.goes_to(&Route::Pack(book));
    assert!(tab.pack().notes.is_empty());
    phone.waits(MINUTE);
    says(&mut tab, book, VisitPart::Note, text("Both in one."));
    tab.goes_to(&Route::Pack(book));
    assert_eq!(tab.pack().notes[0].words, "Both in one.");
}
