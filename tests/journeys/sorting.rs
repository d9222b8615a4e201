//! A young person sorts cards instead of writing.

use crate::phone::{Phone, Tab, id};
use our_say::{
    app::{
        event::{Event, QuestionAt},
        exchange::event::{Exchanged, SortEvent},
        route::{Route, SortPage},
        view::{CardNow, DecksView, PilesView, Problem, SortShows},
    },
    domain::{
        answer::{Feeling, Instead, Part},
        card::{DeckId, Pile},
        change::{BookPart, Field, Value},
        ids::{BookId, QuestionId, VoiceId},
        phase::ToldYear,
        question::{Audience, Setting},
        time::Day,
    },
};

pub const WELL: Pile = Pile::Feeling(Feeling::Well);
pub const MIXED: Pile = Pile::Feeling(Feeling::Mixed);
pub const NOT_WELL: Pile = Pile::Feeling(Feeling::NotWell);
pub const SKIPPED: Pile = Pile::Instead(Instead::Skipped);

/// A phone with a book in which a parent has begun; the young person sits down with it.
pub fn sits_down() -> (Phone, Tab, BookId, VoiceId) {
    let phone = Phone::new();
    let mut tab = phone.opens("/begin/parent");
    tab.types(Part::Words, "She reads every night.");
    let (book, young) = (tab.book(), tab.voice(Audience::YoungPerson));
    (phone, tab, book, young)
}

pub fn deck(name: &str) -> SortPage {
    SortPage::Deck(DeckId::new(name).unwrap())
}

pub fn card(tab: &Tab) -> CardNow {
    match tab.sorting().shows {
        SortShows::Card(card) => card,
        other => panic!("no card: {other:?}"),
    }
}

pub fn piles(tab: &Tab) -> PilesView {
    match tab.sorting().shows {
        SortShows::Piles(piles) => piles,
        other => panic!("no piles: {other:?}"),
    }
}

fn decks(tab: &Tab) -> DecksView {
    match tab.sorting().shows {
        SortShows::Decks(decks) => decks,
        other => panic!("no decks: {other:?}"),
    }
}

pub fn sorts(tab: &mut Tab, event: SortEvent) {
    tab.exchanges(Exchanged::Sort(event));
}

/// Puts the card that is shown on a pile.
pub fn puts(tab: &mut Tab, pile: Pile) {
    let at = card(tab).at;
    sorts(tab, SortEvent::Put(at, pile));
}

/// Sorts all of a deck, the first card onto the first of these piles, and so on round and round.
pub fn sorts_all(tab: &mut Tab, book: BookId, young: VoiceId, name: &str, onto: &[Pile]) {
    tab.goes_to(&Route::Sort(book, young, deck(name)));
    for pile in onto.iter().cycle().take(card(tab).total) {
        puts(tab, *pile);
    }
}

/// The words of the cards on a pile.
pub fn on(piles: &PilesView, pile: Pile) -> Vec<String> {
    let found = piles.piles.iter().find(|(other, _)| *other == pile);
    let cards = found.map(|(_, cards)| cards.as_slice()).unwrap_or_default();
    let words = cards.iter().map(|card| card.heading.short.clone());
    words.collect()
}

pub fn at(book: BookId, voice: VoiceId, card: &str) -> QuestionAt {
    QuestionAt {
        book,
        voice,
        question: QuestionId::card(card).unwrap(),
    }
}

#[test]
fn a_deck_is_sorted_one_card_is_changed_and_after_a_reload_all_of_it_is_there() {
    let (_, mut tab, book, young) = sits_down();
    let page = Route::Sort(book, young, deck("break"));
    tab.goes_to(&page);
    let first = card(&tab);
    assert_eq!((first.number, first.total), (1, 9));
    assert_eq!(first.words, "Lunch");
    puts(&mut tab, WELL);
    assert_eq!(tab.sorting().last, Some(("Lunch".into(), WELL)));
    assert_eq!(card(&tab).number, 2, "the next card comes at once");
    for pile in [MIXED, NOT_WELL, WELL, SKIPPED, WELL, WELL, WELL, NOT_WELL] {
        puts(&mut tab, pile);
    }
    let sorted = piles(&tab);
    assert_eq!(on(&sorted, NOT_WELL), ["Going outside", "Going back in"]);
    assert_eq!(on(&sorted, SKIPPED), ["Having a rest"]);

    // One is changed, one that was skipped is sorted after all, and one is new.
    sorts(&mut tab, SortEvent::Put(at(book, young, "lunch"), NOT_WELL));
    sorts(&mut tab, SortEvent::Put(at(book, young, "resting"), MIXED));
    let everything = Route::Sort(book, young, SortPage::All);
    tab.goes_to(&everything);
    sorts(
        &mut tab,
        SortEvent::Own(book, young, "  My dog ".into(), WELL),
    );
    assert_eq!(tab.sorting().last, Some(("My dog".into(), WELL)));
    for name in ["lunch", "resting", "clubs"] {
        tab.sends(Event::Picked(at(book, young, name), true));
    }
    assert!(piles(&tab).full);

    let mut tab = tab.closes_and_comes_back(&everything.to_string());
    let sorted = piles(&tab);
    assert_eq!(on(&sorted, SKIPPED), [""; 0]);
    assert_eq!(on(&sorted, MIXED), ["Waiting in line", "Having a rest"]);
    let unwell = ["Lunch", "Going outside", "Going back in"];
    assert_eq!(on(&sorted, NOT_WELL), unwell);
    assert!(on(&sorted, WELL).contains(&"My dog".to_owned()));
    assert!(sorted.full, "three that matter");
    tab.goes_to(&page);
    assert_eq!(on(&piles(&tab), NOT_WELL), unwell, "nothing is asked again");
    tab.goes_to(&Route::Matters(book, young));
    let chosen = tab.matters().chosen.into_iter();
    let chosen: Vec<_> = chosen.map(|pick| pick.heading.short).collect();
    assert_eq!(chosen, ["Lunch", "Having a rest", "Clubs"]);
}

#[test]
fn going_back_shows_the_card_before_with_its_pile_and_loses_nothing() {
    let (_, mut tab, book, young) = sits_down();
    tab.goes_to(&Route::Sort(book, young, deck("friends")));
    sorts(&mut tab, SortEvent::Back(book));
    assert_eq!(card(&tab).number, 1, "before the first there is none");
    puts(&mut tab, WELL);
    puts(&mut tab, WELL);
    sorts(&mut tab, SortEvent::Back(book));
    sorts(&mut tab, SortEvent::Back(book));
    let before = card(&tab);
    assert_eq!((before.number, before.on), (1, vec![WELL]));
    puts(&mut tab, NOT_WELL);
    assert_eq!(card(&tab).number, 3, "on with the first that is not sorted");
    tab.goes_to(&Route::Sort(book, young, SortPage::All));
    assert_eq!(on(&piles(&tab), NOT_WELL), ["Making friends"]);
    assert_eq!(on(&piles(&tab), WELL), ["Joining in"]);
}

#[test]
fn who_stops_in_the_middle_goes_on_there() {
    let (_, mut tab, book, young) = sits_down();
    let page = Route::Sort(book, young, deck("home"));
    tab.goes_to(&page);
    puts(&mut tab, WELL);
    puts(&mut tab, Pile::Instead(Instead::WontSay));
    let mut tab = tab.closes_and_comes_back(&page.to_string());
    assert_eq!(card(&tab).number, 3);
    assert_eq!(tab.sorting().last, None, "nothing was put anywhere yet");
    tab.goes_to(&Route::Sort(book, young, SortPage::Choose));
    let all = decks(&tab);
    let home = all.offered.iter().find(|tile| tile.title == "Home");
    let home = home.unwrap();
    assert_eq!((home.sorted, home.total), (2, 10));
    tab.goes_to(&Route::Book(book));
    let voices = tab.home().voices;
    assert!(voices.iter().any(|voice| voice.cards == 2));
}

#[test]
fn a_card_that_is_erased_leaves_no_word_and_can_be_sorted_anew() {
    let (_, mut tab, book, young) = sits_down();
    tab.goes_to(&Route::Sort(book, young, SortPage::All));
    let words = "Uncle Zebedee".to_owned();
    sorts(&mut tab, SortEvent::Own(book, young, words, NOT_WELL));
    let own = piles(&tab).piles[0].1[0].heading.question.clone();
    tab.sends(Event::Erased(QuestionAt {
        book,
        voice: young,
        question: own,
    }));
    assert!(piles(&tab).piles.is_empty());
    assert!(!tab.kept_text(book).contains("Zebedee"));

    let page = Route::Sort(book, young, deck("money"));
    tab.goes_to(&page);
    puts(&mut tab, WELL);
    let first = at(book, young, "my-money");
    tab.sends(Event::Erased(first.clone()));
    assert_eq!(card(&tab).at, first, "it waits to be sorted");
    puts(&mut tab, MIXED);
    tab.goes_to(&Route::Sort(book, young, SortPage::All));
    assert_eq!(on(&piles(&tab), MIXED), ["Money of my own"]);
}

#[test]
fn the_decks_are_those_of_the_place_and_the_age_and_all_others_are_a_tap_away() {
    let (_, mut tab, book, young) = sits_down();
    let choose = Route::Sort(book, young, SortPage::Choose);
    let offered = |tab: &mut Tab| {
        tab.goes_to(&choose);
        let decks = decks(tab);
        let names = |tiles: &[our_say::app::view::DeckTile]| {
            let names = tiles.iter().map(|tile| tile.id.to_string());
            names.collect::<Vec<String>>()
        };
        (names(&decks.offered), names(&decks.more))
    };
    let has = |names: &[String], name: &str| names.iter().any(|other| other == name);
    let (here, more) = offered(&mut tab);
    assert!(has(&here, "lessons") && !has(&here, "money"));
    assert!(has(&more, "money") && has(&more, "play"));

    let setting = Value::Setting(Setting::College);
    tab.edits(book, young, Field::Book(BookPart::Setting), setting);
    let (here, _) = offered(&mut tab);
    assert!(has(&here, "course") && has(&here, "living") && !has(&here, "lessons"));

    let setting = Value::Setting(Setting::School);
    tab.edits(book, young, Field::Book(BookPart::Setting), setting);
    let born = Field::Book(BookPart::Born);
    let day = |year, month, day| Day::from_ymd_opt(year, month, day).unwrap();
    for (birthday, grown) in [(day(2012, 11, 23), true), (day(2012, 11, 24), false)] {
        tab.edits(book, young, born.clone(), Value::Day(birthday));
        assert_eq!(has(&offered(&mut tab).0, "work"), grown, "{birthday:?}");
    }
    tab.edits(book, young, born, Value::Cleared);
    // In July 2025 it was year 8: by now it is year 10.
    let told = ToldYear {
        year: 8,
        on: day(2025, 7, 1),
    };
    tab.edits(book, young, Field::Book(BookPart::Year), Value::Year(told));
    assert!(has(&offered(&mut tab).0, "work"));
}

#[test]
fn only_the_young_person_sorts_and_only_cards() {
    let (_, mut tab, book, young) = sits_down();
    let parent = tab.voice(Audience::Parent);
    tab.goes_to(&Route::Sort(book, parent, SortPage::Choose));
    assert_eq!(tab.problem(), Problem::NoQuestion(book));
    tab.goes_to(&Route::Sort(book, young, deck("nothing")));
    assert_eq!(tab.problem(), Problem::NoPage);

    let page = Route::Sort(book, young, SortPage::All);
    tab.goes_to(&page);
    let before = tab.kept_text(book);
    let question = QuestionAt {
        book,
        voice: young,
        question: id("y1"),
    };
    sorts(&mut tab, SortEvent::Put(question, WELL));
    sorts(&mut tab, SortEvent::Put(at(book, parent, "lunch"), WELL));
    sorts(
        &mut tab,
        SortEvent::Put(at(book, young, "no-such-card"), WELL),
    );
    sorts(&mut tab, SortEvent::Own(book, young, "  ".into(), WELL));
    sorts(&mut tab, SortEvent::Own(book, parent, "Mine".into(), WELL));
    assert_eq!(tab.kept_text(book), before);
    assert!(piles(&tab).piles.is_empty());
}

#[test]
fn a_tab_that_only_shows_a_book_sorts_nothing() {
    let (phone, tab, book, young) = sits_down();
    let page = Route::Sort(book, young, deck("home"));
    let mut second = phone.opens(&page.to_string());
    assert!(!second.sorting().can_write);
    puts(&mut second, WELL);
    assert_eq!(card(&second).number, 1);
    drop(tab);
}

#[test]
fn the_next_round_begins_with_no_card_sorted_and_the_old_one_keeps_its_own() {
    let (_, mut tab, book, young) = sits_down();
    sorts_all(&mut tab, book, young, "home", &[WELL]);
    crate::next_round::begins_the_next(&mut tab);
    tab.goes_to(&Route::Sort(book, young, deck("home")));
    assert_eq!(card(&tab).number, 1);
    puts(&mut tab, NOT_WELL);
    tab.goes_to(&Route::Sort(book, young, SortPage::All));
    assert_eq!(on(&piles(&tab), NOT_WELL), ["Mornings"]);
    assert_eq!(on(&piles(&tab), WELL), [""; 0]);
}

#[test]
fn without_a_network_the_page_says_that_the_cards_are_not_here_and_asks_again_later() {
    let (_, mut tab, book, young) = sits_down();
    tab.online = false;
    tab.goes_to(&Route::Sort(book, young, SortPage::Choose));
    assert_eq!(tab.problem(), Problem::NoContent);
    tab.goes_to(&Route::Sort(book, young, SortPage::All));
    assert!(piles(&tab).piles.is_empty(), "the piles need no deck");
    tab.online = true;
    tab.goes_to(&Route::Sort(book, young, SortPage::Choose));
    assert!(!decks(&tab).offered.is_empty());
}
