//! What a young person sorted, and who sees it: on the pages, in files, and from two phones.

use crate::sight::stays_out;
use crate::{
    next_round::of,
    phone::{MINUTE, Phone, Tab, id},
    sorting::{
        MIXED, NOT_WELL, WELL, at, card, deck, on, piles, puts, sits_down, sorts, sorts_all,
    },
};
use our_say::{
    app::{
        event::Event,
        exchange::event::{Exchanged, ForWhom, SortEvent},
        route::{RoundPage, Route, SortPage},
        view::SortView,
    },
    domain::{
        answer::{Feeling, HowTaken, Instead, Part, Sharing},
        card::Pile,
        change::Value,
        ids::{BookId, VoiceId},
    },
    storage::memory::Fault,
};

pub fn share(tab: &mut Tab, sharing: Sharing) {
    let SortView {
        book,
        speaker,
        page,
        ..
    } = tab.sorting();
    sorts(tab, SortEvent::Share(book, speaker.voice, page, sharing));
}

/// All the cards that the page for the meeting shows.
fn in_the_pack(tab: &mut Tab, book: BookId) -> Vec<String> {
    tab.goes_to(&Route::Pack(book));
    let pack = tab.pack();
    let piles = pack.sorted.iter().flat_map(|sorted| &sorted.piles);
    let cards = piles.flat_map(|(_, cards)| cards);
    cards.map(|card| card.heading.short.clone()).collect()
}

pub fn share_all(tab: &mut Tab, book: BookId, young: VoiceId) {
    tab.goes_to(&Route::Sort(book, young, SortPage::All));
    share(tab, Sharing::Meeting);
}

#[test]
fn cards_are_theirs_alone_until_they_say_who_may_see_them() {
    let (_, mut tab, book, young) = sits_down();
    sorts_all(&mut tab, book, young, "noise", &[WELL, NOT_WELL]);
    assert!(piles(&tab).asks_sharing);
    assert_eq!(in_the_pack(&mut tab, book), [""; 0]);
    assert_eq!(stays_out(&tab.pack().seen), 10, "and the page says so");
    assert!(!tab.html().contains("Loud noise"));
    let (file, _) = tab.makes_a_file(ForWhom::Others);
    assert!(!file.contains("Loud noise"));

    tab.goes_to(&Route::Sort(book, young, deck("noise")));
    share(&mut tab, Sharing::Meeting);
    let asked = piles(&tab);
    assert_eq!(asked.sharing, Some(Sharing::Meeting));
    assert!(!asked.asks_sharing, "once a sitting");
    assert_eq!(in_the_pack(&mut tab, book).len(), 10);
    let html = tab.html();
    assert!(html.contains("What I sorted") && html.contains("Loud noise"));
    assert!(html.contains("pointed"), "and how it was taken down");

    // The next cards of this sitting go the same way; nobody is asked again.
    sorts_all(&mut tab, book, young, "home", &[MIXED]);
    assert_eq!(piles(&tab).sharing, Some(Sharing::Meeting));
    assert_eq!(in_the_pack(&mut tab, book).len(), 20);

    // What was for all can be for nobody again.
    tab.goes_to(&Route::Sort(book, young, SortPage::All));
    share(&mut tab, Sharing::Me);
    assert_eq!(in_the_pack(&mut tab, book), [""; 0]);
}

#[test]
fn in_the_next_sitting_it_is_asked_again() {
    let (phone, mut tab, book, young) = sits_down();
    sorts_all(&mut tab, book, young, "noise", &[WELL]);
    share(&mut tab, Sharing::Meeting);
    phone.waits(40 * MINUTE);
    sorts_all(&mut tab, book, young, "home", &[WELL]);
    let asked = piles(&tab);
    assert!(asked.asks_sharing);
    assert_eq!(asked.sharing, Some(Sharing::Me));
    assert_eq!(
        in_the_pack(&mut tab, book).len(),
        10,
        "as it was chosen then"
    );
}

#[test]
fn cards_for_chosen_people_say_who_they_are() {
    let (_, mut tab, book, young) = sits_down();
    sorts_all(&mut tab, book, young, "feelings", &[WELL]);
    share(&mut tab, Sharing::Chosen);
    let page = tab.sorting().page;
    sorts(
        &mut tab,
        SortEvent::ShareWho(book, young, page, "Ms Okafor".into()),
    );
    assert_eq!(piles(&tab).who, "Ms Okafor");
    assert_eq!(in_the_pack(&mut tab, book), [""; 0]);
    tab.makes_a_file(ForWhom::Others);
    let chosen = tab.share().chosen;
    assert_eq!(chosen.len(), 10);
    assert!(chosen.iter().all(|one| one.who == "Ms Okafor"));
    assert!(chosen.iter().any(|one| one.short == "Feeling happy"));
}

#[test]
fn what_somebody_else_noticed_never_stands_among_their_own() {
    let (_, mut tab, book, young) = sits_down();
    tab.goes_to(&Route::Question(book, young, id("y1")));
    tab.types(Part::Words, "I like art.");
    tab.goes_to(&Route::Sort(book, young, deck("home")));
    puts(&mut tab, WELL);
    share_all(&mut tab, book, young);
    tab.goes_to(&Route::Question(book, young, id("y2")));
    tab.types(Part::Words, "He turns away from the bell.");
    tab.says(Part::HowTaken, Value::HowTaken(HowTaken::Observed));
    tab.types(Part::TakenBy, "Ms Lee");
    tab.goes_to(&Route::Sort(book, young, deck("home")));
    puts(&mut tab, NOT_WELL);
    tab.goes_to(&Route::Pack(book));
    let sorted = tab.pack().sorted;
    assert_eq!(sorted.len(), 2, "{sorted:?}");
    assert_eq!(sorted[0].how, Some(HowTaken::Pointed));
    assert_eq!(sorted[1].how, Some(HowTaken::Observed));
    assert_eq!(sorted[1].taken_by, "Ms Lee");
}

#[test]
fn two_phones_put_one_card_on_two_piles_and_both_are_kept_until_one_is_picked() {
    let (_, mut mum, book, young) = sits_down();
    let mut dad = Phone::of_somebody_else(2).opens("/");
    dad.opens_a_file(&mum.makes_a_file(ForWhom::Me));
    dad.exchanges(Exchanged::Accept);
    let page = Route::Sort(book, young, deck("me"));
    for (tab, piles) in [
        (&mut mum, [WELL, WELL]),
        (&mut dad, [NOT_WELL, Pile::Instead(Instead::DontKnow)]),
    ] {
        tab.goes_to(&page);
        for pile in piles {
            puts(tab, pile);
        }
    }
    mum.opens_a_file(&dad.makes_a_file(ForWhom::Me));
    let brings = mum.found().brings.unwrap();
    let named: Vec<_> = brings.differ.iter().map(|one| one.short.as_str()).collect();
    assert!(named.contains(&"Going to the toilet"), "{named:?}");
    mum.exchanges(Exchanged::Accept);

    let everything = Route::Sort(book, young, SortPage::All);
    mum.goes_to(&everything);
    let both = piles(&mum);
    assert_eq!(on(&both, WELL), ["Going to the toilet", "Asking to go"]);
    assert_eq!(on(&both, NOT_WELL), ["Going to the toilet"]);
    let unknown = Pile::Instead(Instead::DontKnow);
    assert_eq!(on(&both, unknown), ["Asking to go"]);
    mum.goes_to(&Route::Book(book));
    let twice = mum.home().twice;
    assert_eq!(twice.len(), 2);
    assert_eq!(twice[0].route, everything);

    mum.goes_to(&everything);
    sorts(
        &mut mum,
        SortEvent::Put(at(book, young, "toilet"), NOT_WELL),
    );
    sorts(
        &mut mum,
        SortEvent::Put(at(book, young, "asking-to-go"), WELL),
    );
    let one = piles(&mum);
    assert_eq!(on(&one, WELL), ["Asking to go"]);
    assert_eq!(on(&one, NOT_WELL), ["Going to the toilet"]);
    assert_eq!(on(&one, unknown), [""; 0]);
    assert!(one.piles.iter().all(|(_, cards)| cards[0].versions == 1));
}

#[test]
fn what_was_sorted_stands_wherever_answers_stand() {
    let (_, mut tab, book, young) = sits_down();
    sorts_all(&mut tab, book, young, "lessons", &[WELL, NOT_WELL]);
    share(&mut tab, Sharing::Meeting);
    tab.sends(Event::Picked(at(book, young, "maths"), true));
    tab.goes_to(&Route::Sort(book, young, deck("home")));
    puts(&mut tab, WELL);
    let home = Route::Sort(book, young, SortPage::All);
    sorts(&mut tab, SortEvent::Put(at(book, young, "mornings"), WELL));
    tab.goes_to(&Route::Check(book, young));
    let check = tab.check();
    assert!(!check.nothing);
    let (sorted, change) = check.sorted.unwrap();
    assert_eq!(change, home);
    assert_eq!(sorted[0].piles.len(), 2);
    of(&mut tab, RoundPage::Said);
    let said = tab.said().voices;
    let mine = said.iter().find(|voice| voice.speaker.voice == young);
    assert_eq!(mine.unwrap().sorted.len(), 1);
    of(&mut tab, RoundPage::Meeting);
    let agenda = tab.meeting().agenda;
    assert_eq!(agenda[0].short, "Maths");
    assert_eq!(agenda[0].seen[0].1, Feeling::Well);
    tab.goes_to(&Route::Pack(book));
    assert_eq!(tab.pack().matters[0].1[0].heading.short, "Maths");
}

#[test]
fn words_that_cannot_be_saved_name_the_cards_too() {
    let (_, mut tab, book, young) = sits_down();
    tab.goes_to(&Route::Sort(book, young, deck("home")));
    puts(&mut tab, NOT_WELL);
    let at = card(&tab).at;
    tab.phone.store.set_fault(Some(Fault::Full));
    sorts(&mut tab, SortEvent::Put(at, WELL));
    let words = tab.offered();
    assert!(words.contains("\u{1f641} Mornings"), "{words}");
    assert!(words.contains("\u{1f642} Bedtime"), "{words}");
    assert_eq!(words.matches("Mornings").count(), 1);
}
