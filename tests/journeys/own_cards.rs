//! Cards of one's own by photo or drawing: made, put on a pile, shown, sent, and gone again.

use crate::{
    made::{CAT, SONG, inside, note},
    next_round::{begins_the_next, of},
    phone::{Phone, Tab},
    sight::english,
    sorting::{MIXED, NOT_WELL, WELL, on, piles, sits_down, sorts},
};
use our_say::{
    app::{
        event::{Event, QuestionAt},
        exchange::{
            Shows,
            event::{Exchanged, ForWhom, SortEvent},
            made::{Made, MadeAt, MadeEvent, MadeKind, PickFrom},
        },
        route::{RoundPage, Route, SortPage},
        view::{Lost, LostWhat, OwnCard, Said, Seen},
    },
    document::history,
    domain::{
        answer::{HowTaken, Instead, Part, Sharing},
        attachment::Attachment,
        card::Pile,
        change::Value,
        ids::{BookId, VoiceId},
    },
    storage::memory::Fault,
};
use std::rc::Rc;

const DOG: &[u8] = b"\xff\xd8\xff a dog that nobody can say no to, from the side";

/// A young person at all their cards.
fn at_cards() -> (Phone, Tab, BookId, VoiceId) {
    let (phone, mut tab, book, young) = sits_down();
    tab.goes_to(&Route::Sort(book, young, SortPage::All));
    (phone, tab, book, young)
}

fn own(tab: &Tab) -> OwnCard {
    *piles(tab).own.unwrap()
}

fn place(tab: &Tab, kind: MadeKind) -> MadeAt {
    let OwnCard { at, .. } = own(tab);
    MadeAt {
        at: at.at,
        round: at.round,
        kind,
    }
}

fn makes(tab: &mut Tab, event: MadeEvent) {
    tab.exchanges(Exchanged::Made(event));
}

fn draws(tab: &mut Tab, bytes: &[u8]) {
    let at = place(tab, MadeKind::Drawing);
    makes(tab, MadeEvent::Drawn(at, bytes.to_vec()));
}

fn photographs(tab: &mut Tab, bytes: &[u8]) {
    let at = place(tab, MadeKind::Photo);
    makes(tab, MadeEvent::Pick(at, PickFrom::Camera));
    let made = Made {
        file: Rc::new(Attachment::new("image/jpeg", bytes.to_vec())),
        seconds: None,
        cut: None,
    };
    makes(tab, MadeEvent::Came(Ok(made)));
}

fn puts(tab: &mut Tab, words: &str, pile: Pile) {
    let view = tab.sorting();
    let event = SortEvent::Own(view.book, view.speaker.voice, words.into(), pile);
    sorts(tab, event);
}

fn shares(tab: &mut Tab, sharing: Sharing) {
    let view = tab.sorting();
    let event = SortEvent::Share(view.book, view.speaker.voice, view.page, sharing);
    sorts(tab, event);
}

/// The only card on the piles.
fn only(tab: &Tab) -> Said {
    let piles = piles(tab).piles;
    let mut cards = piles.into_iter().flat_map(|(_, cards)| cards);
    let card = cards.next().unwrap();
    assert_eq!(cards.next(), None);
    card
}

/// What is to be seen on a card.
fn seen(tab: &Tab, card: &Said) -> Option<Vec<u8>> {
    let made = card.made.first()?;
    matches!(made.shows, Shows::Here(_)).then_some(())?;
    tab.heard(made.file.of)
}

#[test]
fn a_drawing_becomes_a_card_without_a_word_and_is_there_after_a_reload() {
    let (_, mut tab, book, young) = at_cards();
    draws(&mut tab, CAT);
    assert!(piles(&tab).piles.is_empty(), "it lies on no pile yet");
    let drawn = own(&tab).making.all;
    assert!(matches!(drawn[0].shows, Shows::Here(_)), "{drawn:?}");
    puts(&mut tab, " ", NOT_WELL);
    assert_eq!(tab.sorting().last, Some((String::new(), NOT_WELL)));
    assert_eq!(tab.sorting().last_unsaid, Some(MadeKind::Drawing));
    assert!(
        own(&tab).making.all.is_empty(),
        "the next one is begun anew"
    );
    let page = Route::Sort(book, young, SortPage::All).to_string();
    let tab = tab.closes_and_comes_back(&page);
    assert_eq!(on(&piles(&tab), NOT_WELL), [""]);
    let card = only(&tab);
    assert_eq!(card.unsaid(), Some(MadeKind::Drawing));
    assert_eq!(card.how, Some(HowTaken::Drawn));
    assert_eq!(seen(&tab, &card).as_deref(), Some(CAT));
}

#[test]
fn a_photo_has_its_word_and_moves_from_pile_to_pile_like_any_card() {
    let (_, mut tab, book, young) = at_cards();
    photographs(&mut tab, DOG);
    puts(&mut tab, "My dog", WELL);
    let card = only(&tab);
    assert_eq!(
        (card.heading.short.as_str(), card.unsaid()),
        ("My dog", None)
    );
    let at = QuestionAt {
        book,
        voice: young,
        question: card.heading.question,
    };
    sorts(&mut tab, SortEvent::Put(at.clone(), MIXED));
    assert_eq!(on(&piles(&tab), MIXED), ["My dog"]);
    assert_eq!(on(&piles(&tab), WELL), [""; 0]);
    tab.sends(Event::Picked(at, true));
    assert!(only(&tab).matters);
    assert_eq!(seen(&tab, &only(&tab)).as_deref(), Some(DOG));
}

#[test]
fn a_card_without_a_word_moves_too() {
    let (_, mut tab, book, young) = at_cards();
    photographs(&mut tab, DOG);
    puts(&mut tab, "", WELL);
    let at = QuestionAt {
        book,
        voice: young,
        question: only(&tab).heading.question,
    };
    sorts(&mut tab, SortEvent::Put(at, MIXED));
    assert_eq!(on(&piles(&tab), MIXED), [""]);
    assert_eq!(on(&piles(&tab), WELL), [""; 0]);
}

#[test]
fn who_leaves_before_a_pile_is_picked_finds_the_picture_waiting() {
    let (_, mut tab, book, young) = at_cards();
    photographs(&mut tab, DOG);
    let card = own(&tab).at;
    tab.goes_to(&Route::Views(book, young));
    let page = Route::Sort(book, young, SortPage::All).to_string();
    let mut tab = tab.closes_and_comes_back(&page);
    assert_eq!(own(&tab).at, card);
    assert_eq!(own(&tab).making.all.len(), 1);
    puts(&mut tab, "", WELL);
    assert_eq!(only(&tab).heading.question, card.at.question);
    assert_eq!(tab.lie_there(), 1);
}

#[test]
fn a_picture_that_waited_when_the_next_round_began_waits_in_that_one() {
    let (_, mut tab, book, young) = at_cards();
    puts(&mut tab, "My room", WELL);
    shares(&mut tab, Sharing::Meeting);
    photographs(&mut tab, DOG);
    begins_the_next(&mut tab);
    tab.goes_to(&Route::Sort(book, young, SortPage::All));
    let waits = own(&tab).making.all;
    assert_eq!(waits.len(), 1);
    assert!(matches!(waits[0].shows, Shows::Here(_)), "{waits:?}");
    let file = inside(&tab.makes_a_file(ForWhom::Others));
    assert!(file.attachments.is_empty(), "it is no card yet");
    let page = Route::Sort(book, young, SortPage::All).to_string();
    let mut tab = tab.closes_and_comes_back(&page);
    puts(&mut tab, "", NOT_WELL);
    let card = only(&tab);
    assert_eq!(seen(&tab, &card).as_deref(), Some(DOG));
    assert_eq!(card.how, MadeKind::Photo.how());
    assert!(own(&tab).making.all.is_empty(), "it waits no longer");

    // Nothing of it stays behind in the round that it came from.
    tab.sends(Event::Erased(QuestionAt {
        book,
        voice: young,
        question: card.heading.question,
    }));
    assert!(piles(&tab).piles.is_empty() && own(&tab).making.all.is_empty());
    assert_eq!(tab.lie_there(), 0);
}

#[test]
fn a_picture_that_waited_for_two_rounds_is_still_theirs_to_take_away() {
    let (_, mut tab, book, young) = at_cards();
    draws(&mut tab, CAT);
    begins_the_next(&mut tab);
    begins_the_next(&mut tab);
    let page = Route::Sort(book, young, SortPage::All).to_string();
    let mut tab = tab.closes_and_comes_back(&page);
    assert_eq!(own(&tab).making.all.len(), 1);
    let at = own(&tab).at;
    tab.edits(book, young, at.part(Part::Drawing), Value::Cleared);
    assert!(own(&tab).making.all.is_empty());
    assert_eq!(tab.lie_there(), 0);
}

#[test]
fn a_picture_in_hand_is_no_answer_in_the_summary_before_a_file_is_made() {
    let (_, mut tab, book, young) = at_cards();
    puts(&mut tab, "My room", WELL);
    photographs(&mut tab, DOG);
    let count = |seen: &[Seen]| -> usize {
        let theirs = seen.iter().filter(|seen| seen.speaker.voice == young);
        let rows = theirs.flat_map(|seen| &seen.rows);
        rows.map(|row| row.count).sum()
    };
    tab.goes_to(&Route::Pack(book));
    let on_paper = count(&tab.pack().seen);
    for whom in [ForWhom::Me, ForWhom::Others] {
        tab.goes_to(&Route::Share(book));
        tab.exchanges(Exchanged::ChoseWhom(whom));
        assert_eq!(count(&tab.share().seen), on_paper, "{whom:?}");
    }
}

#[test]
fn then_and_now_names_a_card_without_words_by_what_it_shows() {
    let (_, mut tab, ..) = at_cards();
    photographs(&mut tab, DOG);
    puts(&mut tab, "", NOT_WELL);
    shares(&mut tab, Sharing::Meeting);
    begins_the_next(&mut tab);
    of(&mut tab, RoundPage::History);
    let view = tab.history();
    let strand = &view.cards[0];
    assert_eq!(history::asked(strand, &english()), "A photo");
    let who = history::who(strand, &english());
    assert!(who.contains("A photo"), "{who}");
}

#[test]
fn a_file_names_a_card_without_words_by_what_it_shows() {
    let (_, mut tab, book, young) = at_cards();
    draws(&mut tab, CAT);
    puts(&mut tab, "", NOT_WELL);
    let first = tab.makes_a_file(ForWhom::Me);
    let mut other = Phone::of_somebody_else(7).opens("/");
    other.opens_a_file(&first);
    other.exchanges(Exchanged::Accept);
    tab.goes_to(&Route::Sort(book, young, SortPage::All));
    let at = QuestionAt {
        book,
        voice: young,
        question: only(&tab).heading.question,
    };
    sorts(&mut tab, SortEvent::Put(at.clone(), MIXED));
    let second = tab.makes_a_file(ForWhom::Me);
    other.opens_a_file(&second);
    let line = other.found().brings.unwrap().changed.remove(0);
    assert_eq!(
        (line.short.as_str(), line.unsaid),
        ("", Some(MadeKind::Drawing))
    );

    tab.sends(Event::Erased(at));
    let third = tab.makes_a_file(ForWhom::Me);
    other.opens_a_file(&third);
    let lost = other.found().brings.unwrap().erased;
    let drawing = |lost: &Lost| matches!(&lost.what, LostWhat::Words { unsaid, .. } if *unsaid == Some(MadeKind::Drawing));
    assert!(!lost.is_empty() && lost.iter().all(drawing), "{lost:?}");
}

#[test]
fn a_sound_that_a_file_put_on_a_card_is_no_picture_on_the_page_to_hand_out() {
    let (_, mut tab, book, young) = at_cards();
    photographs(&mut tab, DOG);
    puts(&mut tab, "My dog", WELL);
    shares(&mut tab, Sharing::Meeting);
    let question = only(&tab).heading.question;
    let round = own(&tab).at.round;
    let at = MadeAt {
        at: QuestionAt {
            book,
            voice: young,
            question,
        },
        round,
        kind: MadeKind::Sound,
    };
    makes(&mut tab, MadeEvent::Record(at));
    makes(&mut tab, MadeEvent::Recording(3));
    makes(&mut tab, MadeEvent::Came(Ok(note(SONG, 3))));
    tab.goes_to(&Route::Pack(book));
    let sound = tab.pack().sorted[0].piles[0].1[0].made[0].clone();
    assert_eq!(sound.kind, MadeKind::Sound);
    makes(&mut tab, MadeEvent::Listen(sound.file.of));
    let html = tab.html();
    assert_eq!(html.matches("<img").count(), 1, "{html}");
}

#[test]
fn nothing_is_no_card_and_a_picture_that_was_taken_away_is_none() {
    let (_, mut tab, book, young) = at_cards();
    puts(&mut tab, "  ", WELL);
    assert!(piles(&tab).piles.is_empty());
    draws(&mut tab, CAT);
    let at = own(&tab).at;
    tab.edits(book, young, at.part(Part::Drawing), Value::Cleared);
    puts(&mut tab, "", WELL);
    assert!(piles(&tab).piles.is_empty());
    assert_eq!(tab.lie_there(), 0);
}

#[test]
fn a_picture_on_its_way_when_the_word_is_put_on_a_pile_comes_to_that_card() {
    let (_, mut tab, ..) = at_cards();
    let at = place(&tab, MadeKind::Photo);
    makes(&mut tab, MadeEvent::Pick(at, PickFrom::Files));
    puts(&mut tab, "My dog", WELL);
    let made = Made {
        file: Rc::new(Attachment::new("image/jpeg", DOG.to_vec())),
        seconds: None,
        cut: None,
    };
    makes(&mut tab, MadeEvent::Came(Ok(made)));
    let card = only(&tab);
    assert_eq!(card.heading.short, "My dog");
    assert_eq!(seen(&tab, &card).as_deref(), Some(DOG));
    assert!(own(&tab).making.all.is_empty());
}

#[test]
fn while_it_is_made_it_is_nobody_elses_whatever_the_sitting_chose() {
    let (_, mut tab, book, young) = at_cards();
    puts(&mut tab, "My room", WELL);
    shares(&mut tab, Sharing::Meeting);
    draws(&mut tab, CAT);
    let file = inside(&tab.makes_a_file(ForWhom::Others));
    assert!(file.attachments.is_empty(), "it is not a card yet");
    tab.goes_to(&Route::Sort(book, young, SortPage::All));
    puts(&mut tab, "", WELL);
    assert_eq!(piles(&tab).sharing, Some(Sharing::Meeting), "as they chose");
    let file = inside(&tab.makes_a_file(ForWhom::Others));
    assert_eq!(file.attachments.len(), 1);
}

#[test]
fn its_picture_is_theirs_alone_until_they_say_who_may_see_it_and_then_goes_to_the_meeting() {
    let (_, mut tab, book, young) = at_cards();
    photographs(&mut tab, DOG);
    puts(&mut tab, "", NOT_WELL);
    assert!(piles(&tab).asks_sharing);
    tab.goes_to(&Route::Pack(book));
    assert!(tab.pack().sorted.is_empty());
    assert!(!tab.html().contains("data:image"));
    assert!(
        inside(&tab.makes_a_file(ForWhom::Others))
            .attachments
            .is_empty()
    );

    tab.goes_to(&Route::Sort(book, young, SortPage::All));
    shares(&mut tab, Sharing::Meeting);
    let card = only(&tab).heading.question;
    tab.sends(Event::Picked(
        QuestionAt {
            book,
            voice: young,
            question: card,
        },
        true,
    ));
    tab.goes_to(&Route::Check(book, young));
    let (sorted, _) = tab.check().sorted.unwrap();
    let check = sorted[0].piles[0].1[0].clone();
    assert_eq!(seen(&tab, &check).as_deref(), Some(DOG), "on check");
    tab.goes_to(&Route::Matters(book, young));
    assert_eq!(tab.matters().chosen[0].unsaid, Some(MadeKind::Photo));
    of(&mut tab, RoundPage::Meeting);
    assert_eq!(tab.meeting().agenda[0].unsaid, Some(MadeKind::Photo));
    tab.goes_to(&Route::Pack(book));
    let card = tab.pack().sorted[0].piles[0].1[0].clone();
    assert_eq!(seen(&tab, &card).as_deref(), Some(DOG), "in the pack");
    let html = tab.html();
    assert!(html.contains("src=\"data:image/"), "{html}");
    assert_eq!(html.matches("A photo").count(), 2, "{html}");
    let file = inside(&tab.makes_a_file(ForWhom::Others));
    assert_eq!(file.attachments[0].data, DOG);
}

#[test]
fn a_share_file_brings_the_card_with_its_picture_to_another_phone() {
    let (_, mut tab, book, young) = at_cards();
    draws(&mut tab, CAT);
    puts(&mut tab, "Our cat", WELL);
    let file = tab.makes_a_file(ForWhom::Me);
    let mut other = Phone::of_somebody_else(7).opens("/");
    other.opens_a_file(&file);
    other.exchanges(Exchanged::Accept);
    other.goes_to(&Route::Sort(book, young, SortPage::All));
    let card = only(&other);
    assert_eq!(card.heading.short, "Our cat");
    assert_eq!(seen(&other, &card).as_deref(), Some(CAT));
}

#[test]
fn erased_the_card_and_its_bytes_are_gone_from_the_phone() {
    let (_, mut tab, book, young) = at_cards();
    photographs(&mut tab, DOG);
    puts(&mut tab, "Uncle Zebedee", NOT_WELL);
    assert_eq!(tab.lie_there(), 1);
    let question = only(&tab).heading.question;
    tab.sends(Event::Erased(QuestionAt {
        book,
        voice: young,
        question,
    }));
    assert!(piles(&tab).piles.is_empty());
    assert_eq!(tab.lie_there(), 0);
    assert!(!tab.kept_text(book).contains("Zebedee"));
}

#[test]
fn on_a_full_phone_the_card_stays_in_memory_and_is_saved_when_there_is_room() {
    let (_, mut tab, ..) = at_cards();
    tab.phone.store.set_fault(Some(Fault::Full));
    photographs(&mut tab, DOG);
    puts(&mut tab, "", WELL);
    assert_eq!(seen(&tab, &only(&tab)).as_deref(), Some(DOG));
    assert_eq!(tab.lie_there(), 0);
    tab.phone.store.set_fault(None);
    tab.sends(Event::Retry);
    assert_eq!(tab.lie_there(), 1);
}

#[test]
fn a_picture_that_its_voice_does_not_want_to_speak_of_goes_to_nobody() {
    let (_, mut tab, book, young) = at_cards();
    draws(&mut tab, CAT);
    puts(&mut tab, "", WELL);
    shares(&mut tab, Sharing::Meeting);
    tab.goes_to(&Route::Pack(book));
    assert_eq!(tab.pack().sorted.len(), 1, "shared, it goes along");
    for aside in [Instead::WontSay, Instead::Skipped] {
        tab.goes_to(&Route::Sort(book, young, SortPage::All));
        let at = QuestionAt {
            book,
            voice: young,
            question: only(&tab).heading.question,
        };
        sorts(&mut tab, SortEvent::Put(at, Pile::Instead(aside)));
        let file = tab.makes_a_file(ForWhom::Others);
        assert!(
            inside(&file).attachments.is_empty(),
            "{aside:?}: it is in the file"
        );
        tab.goes_to(&Route::Pack(book));
        assert!(tab.pack().sorted.is_empty(), "{aside:?}: it is in the pack");
        assert!(tab.heard(inside_hash()).is_none());
    }
}

/// What the drawing is called.
fn inside_hash() -> our_say::domain::attachment::ContentHash {
    our_say::domain::attachment::ContentHash::of(CAT)
}
