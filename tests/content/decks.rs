//! Cards to sort: plain words, a picture each, for every age and place. The formula for the reading age means
//! nothing for labels of a word or two; what holds of them is that no word is long.

use super::*;
use our_say::{
    content::{
        parse_young,
        young::decks::{Deck, Decks},
    },
    domain::ids::QuestionId,
};

const DECKS: &str = include_str!("../../src/content/young/decks.en.json");

/// Long words that are the name of the thing.
const KNOWN: [&str; 1] = ["relationships"];

pub fn decks() -> Decks {
    let young = parse_young(
        include_str!("../../src/content/young/easy.en.json"),
        DECKS,
        include_str!("../../src/content/young/me.en.json"),
    );
    young.unwrap().decks
}

/// The names of the pictures: of each deck and of each card.
pub fn symbols() -> BTreeSet<String> {
    let decks = decks();
    let of_decks = decks.decks.iter().map(|deck| format!("deck-{}", deck.id));
    let cards = decks.decks.iter().flat_map(Deck::all);
    let cards = cards.map(|(id, _)| id.as_str().to_owned());
    of_decks.chain(cards).collect()
}

#[test]
fn there_are_cards_about_everything_that_a_day_holds() {
    let decks = decks();
    let ids: BTreeSet<_> = decks.decks.iter().map(|deck| deck.id.as_str()).collect();
    for wanted in [
        "lessons",
        "break",
        "friends",
        "getting-there",
        "noise",
        "me",
        "teachers",
        "tutors",
        "helpers",
        "home",
        "feelings",
        "hopes",
        "work",
        "travel",
        "money",
        "relationships",
        "living",
    ] {
        assert!(ids.contains(wanted), "{wanted}");
    }
    // An address has another page there.
    assert!(!ids.contains("all"));
    let cards: usize = decks.decks.iter().map(|deck| deck.cards.len()).sum();
    assert!(cards >= 90, "{cards}");
    for deck in &decks.decks {
        let count = deck.cards.len();
        assert!((5..=10).contains(&count), "{}: {count}", deck.id);
        assert!(!deck.settings.is_empty(), "{} is offered nowhere", deck.id);
    }
}

#[test]
fn every_place_has_cards_to_begin_with_and_more_from_fourteen() {
    let decks = decks();
    for setting in Setting::ALL {
        let here = decks
            .decks
            .iter()
            .filter(|deck| deck.settings.contains(&setting));
        let (grown, all): (Vec<_>, Vec<_>) = here.partition(|deck| deck.from_14);
        assert!(all.len() >= 8, "{setting:?}");
        assert_eq!(grown.len(), 5, "{setting:?}");
    }
}

#[test]
fn a_card_is_one_to_four_words_that_a_nine_year_old_reads() {
    let mut found = Vec::new();
    for deck in decks().decks {
        let mut whole = vec![deck.title.clone()];
        whole.extend(deck.ask.clone());
        for (id, text) in deck.all() {
            let count = words(text).len();
            if !(1..=4).contains(&count) {
                found.push(format!("{id}: {count} words"));
            }
            whole.push(text.to_owned());
        }
        for text in &whole {
            let plain = KNOWN.iter().fold(text.to_lowercase(), |text, known| {
                text.replace(known, "word")
            });
            found.extend(sentence_complaints(&plain, YOUNG));
            found.extend(tone(text));
            for setting in &deck.settings {
                found.extend(other_settings(deck.id.as_str(), text, *setting));
            }
        }
    }
    no_complaints(found);
}

#[test]
fn a_card_can_be_told_from_its_neighbours_by_words_and_by_picture() {
    let pictures = json(SYMBOLS);
    for deck in decks().decks {
        let mut words = BTreeSet::new();
        let mut seen = BTreeSet::new();
        for (id, text) in deck.all() {
            assert!(words.insert(text.to_lowercase()), "{id}: {text} twice");
            let picture = pictures["symbols"][id.as_str()].as_str().unwrap();
            assert!(seen.insert(picture.to_owned()), "{id}: {picture} twice");
        }
    }
}

#[test]
fn the_id_of_a_card_is_that_of_no_question() {
    let sets = sets();
    let questions = sets.iter().flat_map(|set| &set.questions);
    let questions: BTreeSet<&QuestionId> = questions.map(|q| &q.question.id).collect();
    for (id, _) in decks().decks.iter().flat_map(Deck::all) {
        assert!(id.is_card() && !id.is_own_card(), "{id}");
        assert!(!questions.contains(&id), "{id}");
    }
}
