//! The pictures: each that something names is there, and none is there for nothing.

use super::{SYMBOLS, decks_file, json, me_file, sets, young_file};
use our_say::domain::question::Topic;
use std::collections::BTreeSet;

/// Symbols that pages use by themselves.
const PAGE_SYMBOLS: [&str; 18] = [
    "say-it",
    "draw-it",
    "show-it",
    "start-parent",
    "start-young-person",
    "start-helper",
    "about",
    "dates",
    "views",
    "matters",
    "check",
    "pack",
    "share",
    "settings",
    "help",
    "safety",
    "sort",
    "profile",
];

#[test]
fn every_symbol_is_there_and_is_its_own() {
    let symbols = json(SYMBOLS);
    let symbols = symbols["symbols"].as_object().unwrap();
    let topics = Topic::ALL.map(|topic| serde_json::to_value(topic).unwrap());
    let topics = topics.iter().map(|topic| topic.as_str().unwrap());
    let sets = sets();
    let questions = sets.iter().flat_map(|set| &set.questions);
    let levels = young_file::symbols_of_levels();
    let used: BTreeSet<_> = topics
        .chain(questions.map(|q| q.symbol.as_str()))
        .chain(PAGE_SYMBOLS)
        .chain(levels.iter().map(String::as_str))
        .chain(me_file::symbols())
        .collect();
    // A card may have the picture of a question; cards of one deck differ, which is held where decks are. And an
    // answer may have the picture of a card.
    let cards = decks_file::symbols();
    let used: BTreeSet<_> = used
        .into_iter()
        .filter(|name| !cards.contains(*name))
        .collect();
    let known: BTreeSet<_> = symbols.keys().map(String::as_str).collect();
    let (of_cards, known): (BTreeSet<&str>, BTreeSet<&str>) =
        known.into_iter().partition(|name| cards.contains(*name));
    assert_eq!(of_cards.len(), cards.len(), "a card without a picture");
    assert_eq!(used, known);
    let pictures: BTreeSet<_> = known
        .iter()
        .map(|name| symbols[*name].as_str().unwrap())
        .collect();
    assert_eq!(pictures.len(), known.len(), "two symbols share a picture");
    for set in &sets {
        let own: BTreeSet<_> = set.questions.iter().map(|q| &q.symbol).collect();
        assert_eq!(own.len(), set.questions.len(), "two questions share one");
    }
}
