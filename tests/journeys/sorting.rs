//! A young person sorts cards instead of writing.

use crate::{
    next_round::of,
    phone::{MINUTE, Phone, Tab, id},
};
use our_say::{
    app::{
        event::{Event, QuestionAt},
        exchange::event::{Exchanged, ForWhom, SortEvent},
        route::{RoundPage, Route, SortPage},
        view::{CardNow, DecksView, PilesView, Problem, SortShows, SortView},
    },
    domain::{
        answer::{Feeling, HowTaken, Instead, Part, Sharing},
        card::{DeckId, Pile},
        change::{BookPart, Field, Value},
        ids::{BookId, QuestionId, VoiceId},
        phase::ToldYear,
        question::{Audience, Setting},
        time::Day,
    },
    storage::memory::Fault,
};

const WELL: Pile = Pile::Feeling(Feeling::Well);
const MIXED: Pile = Pile::Feeling(Feeling::Mixed);
const NOT_WELL: Pile = Pile::Feeling(Feeling::NotWell);
const SKIPPED: Pile = Pile::Instead(Instead::Skipped);

/// A phone with a book in which a parent has begun; the young person sits down with it.
fn sits_down() -> (Phone, Tab, BookId, VoiceId) {
    let phone = Phone::new();
    let mut tab = phone.opens("/begin/parent");
    tab.types(Part::Words, "She reads every night.");
    let (book, young) = (tab.book(), tab.voice(Audience::YoungPerson));
    (phone, tab, book, young)
}

fn deck(name: &str) -> SortPage {
    SortPage::Deck(DeckId::new(name).unwrap())
}

fn card(tab: &Tab) -> CardNow {
    match tab.sorting().shows {
        SortShows::Card(card) => card,
        other => panic!("no card: {other:?}"),
    }
}

fn piles(tab: &Tab) -> PilesView {
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

fn sorts(tab: &mut Tab, event: SortEvent) {
    tab.exchanges(Exchanged::Sort(event));
}

/// Puts the card that is shown on a pile.
fn puts(tab: &mut Tab, pile: Pile) {
    let at = card(tab).at;
    sorts(tab, SortEvent::Put(at, pile));
}

/// Sorts all of a deck, the first card onto the first of these piles, and so on round and round.
fn sorts_all(tab: &mut Tab, book: BookId, young: VoiceId, name: &str, onto: &[Pile]) {
    tab.goes_to(&Route::Sort(book, young, deck(name)));
    for pile in onto.iter().cycle().take(card(tab).total) {
        puts(tab, *pile);
    }
}

/// The words of the cards on a pile.
fn on(piles: &PilesView, pile: Pile) -> Vec<String> {
    let found = piles.piles.iter().find(|(other, _)| *other == pile);
    let cards = found.map(|(_, cards)| cards.as_slice()).unwrap_or_default();
    let words = cards.iter().map(|card| card.heading.short.clone());
    words.collect()
}

fn at(book: BookId, voice: VoiceId, card: &str) -> QuestionAt {
    QuestionAt {
        book,
        voice,
        question: QuestionId::card(card).unwrap(),
    }
}

fn share(tab: &mut Tab, sharing: Sharing) {
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
fn cards_are_theirs_alone_until_they_say_who_may_see_them() {
    let (_, mut tab, book, young) = sits_down();
    sorts_all(&mut tab, book, young, "noise", &[WELL, NOT_WELL]);
    assert!(piles(&tab).asks_sharing);
    assert_eq!(in_the_pack(&mut tab, book), [""; 0]);
    assert_eq!(tab.pack().left_out[0].1, 10, "and the page says so");
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

fn share_all(tab: &mut Tab, book: BookId, young: VoiceId) {
    tab.goes_to(&Route::Sort(book, young, SortPage::All));
    share(tab, Sharing::Meeting);
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
