//! Who only sorts cards, and writes nothing, has a then and now as well; and so has what is written about them.

use crate::{
    me::{sams, tell, writes},
    next_round::{begins_the_next, of, sends},
    phone::{Tab, id},
    sight::english,
    sorted::share_all,
    sorting::{MIXED, NOT_WELL, WELL, deck, on, piles, puts, sits_down, sorts_all},
};
use our_say::{
    app::{
        event::RoundEvent,
        exchange::event::MeEvent,
        route::{RoundPage, Route, SortPage},
        view::{AgainVoice, Moved, SaidVoice, Told},
    },
    document::history,
    domain::{
        answer::{Feeling, HowTaken, Sharing},
        card::Pile,
        ids::{BookId, VoiceId},
    },
};

/// A young person who sorted the cards of break time for the last meeting, for all to see.
fn sorted_last_time() -> (Tab, BookId, VoiceId) {
    let (_, mut tab, book, young) = sits_down();
    sorts_all(&mut tab, book, young, "break", &[NOT_WELL]);
    share_all(&mut tab, book, young);
    begins_the_next(&mut tab);
    (tab, book, young)
}

/// Sorts the first cards of break time, for all to see.
fn sorts_some(tab: &mut Tab, book: BookId, young: VoiceId, onto: &[Pile]) {
    tab.goes_to(&Route::Sort(book, young, deck("break")));
    for pile in onto {
        puts(tab, *pile);
    }
    share_all(tab, book, young);
}

fn again(tab: &mut Tab, young: VoiceId) -> AgainVoice {
    of(tab, RoundPage::Again);
    let mut voices = tab.again().voices.into_iter();
    voices.find(|voice| voice.speaker.voice == young).unwrap()
}

fn said(tab: &mut Tab, young: VoiceId) -> SaidVoice {
    of(tab, RoundPage::Said);
    let mut voices = tab.said().voices.into_iter();
    voices.find(|voice| voice.speaker.voice == young).unwrap()
}

#[test]
fn who_only_sorts_sees_what_moved_since_last_time() {
    let (mut tab, book, young) = sorted_last_time();
    sorts_some(&mut tab, book, young, &[WELL, NOT_WELL]);
    of(&mut tab, RoundPage::History);
    let view = tab.history();
    assert_eq!(view.told, Told::Compared);
    assert!(view.topics.is_empty(), "nobody said how a topic is going");
    assert_eq!(view.cards.len(), 9);
    let lunch = &view.cards[0];
    assert_eq!(
        (lunch.short.as_str(), lunch.moved),
        ("Lunch", Moved::Better)
    );
    let feelings = lunch.cells.iter().map(|cell| cell[0].feeling);
    let feelings: Vec<Feeling> = feelings.collect();
    assert_eq!(feelings, [Feeling::NotWell, Feeling::Well]);
    assert_eq!(view.count_cards(Moved::Same), 1);
    let lines = history::summary(&view, &english());
    let lines: Vec<&str> = lines.iter().map(|(_, line)| line.as_str()).collect();
    assert_eq!(
        lines,
        [
            "One card has moved to a better pile.",
            "One card is on the same pile."
        ]
    );
    let answers: Vec<usize> = view.rounds.iter().map(|round| round.answers).collect();
    assert_eq!(answers, [9 + 1, 2], "and the parent's words");
}

#[test]
fn cards_that_fewer_people_may_see_are_in_then_and_now_as_a_count_alone() {
    let (mut tab, book, young) = sorted_last_time();
    // In a new sitting nobody has chosen yet.
    tab.phone.waits(24 * 60 * crate::phone::MINUTE);
    tab.goes_to(&Route::Sort(book, young, deck("noise")));
    puts(&mut tab, NOT_WELL);
    puts(&mut tab, WELL);
    of(&mut tab, RoundPage::History);
    let view = tab.history();
    assert_eq!(view.cards.len(), 9, "those of last time");
    assert_eq!(view.left_out, 2);
    assert!(!format!("{view:?}").contains("Loud noise"));
}

#[test]
fn since_last_time_shows_the_piles_of_last_time_and_they_are_still_so_in_one_tap() {
    let (mut tab, book, young) = sorted_last_time();
    let voice = again(&mut tab, young);
    assert!(voice.said.is_empty(), "nothing was written");
    let shown = voice.sorted.iter().flat_map(|sorted| &sorted.piles);
    let shown: usize = shown.map(|(_, cards)| cards.len()).sum();
    assert_eq!((shown, voice.cards_left), (9, 9));
    assert_eq!(voice.sort, Route::Sort(book, young, SortPage::Choose));

    // One was sorted anew before: it stays where it is now.
    sorts_some(&mut tab, book, young, &[MIXED]);
    assert_eq!(again(&mut tab, young).cards_left, 8);
    sends(&mut tab, RoundEvent::CardsStill(book, young));
    assert_eq!(again(&mut tab, young).cards_left, 0);
    tab.goes_to(&Route::Sort(book, young, SortPage::All));
    let now = piles(&tab);
    assert_eq!(on(&now, MIXED), ["Lunch"]);
    assert_eq!(on(&now, NOT_WELL).len(), 8);
    // With who may see them, and how they were taken down.
    tab.goes_to(&Route::Pack(book));
    let sorted = tab.pack().sorted;
    assert_eq!(sorted.len(), 1);
    assert_eq!(sorted[0].how, Some(HowTaken::Pointed));
    let on_it = sorted[0].piles.iter().map(|(_, cards)| cards.len());
    assert_eq!(on_it.sum::<usize>(), 9);
}

#[test]
fn cards_that_were_theirs_alone_stay_so_when_they_are_still_true() {
    let (_, mut tab, book, young) = sits_down();
    sorts_all(&mut tab, book, young, "break", &[NOT_WELL]);
    begins_the_next(&mut tab);
    sends(&mut tab, RoundEvent::CardsStill(book, young));
    assert_eq!(again(&mut tab, young).cards_left, 0);
    tab.goes_to(&Route::Pack(book));
    assert!(tab.pack().sorted.is_empty());
}

#[test]
fn what_was_said_about_me_stands_with_all_that_was_said() {
    let (_, mut tab, young) = sams();
    let book = tab.book();
    writes(&mut tab, "me-likes", "Trains.");
    tell(&mut tab, MeEvent::Seen(book, young, Sharing::Meeting));
    let card = tab.me_card("me-worries");
    tab.edits(
        book,
        young,
        card.at.part(our_say::domain::answer::Part::Sharing),
        our_say::domain::change::Value::Sharing(Sharing::Me),
    );
    writes(&mut tab, "me-worries", "The noise.");
    let voice = said(&mut tab, young);
    let words = |said: &[our_say::app::view::Said], question: &str| {
        let found = said.iter().find(|s| s.heading.question == id(question));
        found.map(|said| said.words.clone())
    };
    assert_eq!(words(&voice.shown, "me-likes").as_deref(), Some("Trains."));
    assert_eq!(words(&voice.shown, "me-worries"), None);
    assert_eq!(
        words(&voice.kept, "me-worries").as_deref(),
        Some("The noise.")
    );
    assert_eq!(
        words(&voice.left, "me-hopes"),
        None,
        "no prompt is left over"
    );
}
