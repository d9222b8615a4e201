//! Cards to sort, by topic and age: reading and checking `young/decks.<lang>.json`.
//!
//! The picture of a card is the symbol of the card's own id, and that of a deck is named for the deck: so every
//! page and every phone can draw them without this file.

use crate::{
    content::{
        error::{ContentError, ContentFile},
        set::{check_version, read},
        wording::check_text,
    },
    domain::{
        card::DeckId,
        ids::QuestionId,
        question::{Setting, Topic},
    },
};
use serde::Deserialize;
use std::collections::BTreeSet;

/// `young/decks.<lang>.json`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Decks {
    /// The version of the format.
    pub schema: u32,
    /// The language, as in `lang` of HTML.
    pub lang: String,
    /// The decks, in the order in which they are offered.
    pub decks: Vec<Deck>,
}

/// Some cards about one thing.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Deck {
    /// Its name, as it stands in addresses.
    pub id: DeckId,
    /// What it is called.
    pub title: String,
    /// What it is about.
    pub topic: Topic,
    /// Where it is offered.
    pub settings: Vec<Setting>,
    /// It is offered from the age of fourteen on.
    #[serde(default)]
    pub from_14: bool,
    /// What is asked of each card, where it is not what is asked of most.
    #[serde(default)]
    pub ask: Option<String>,
    /// Its cards, in the order in which they come.
    pub cards: Vec<DeckCard>,
}

/// A card of a deck.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct DeckCard {
    /// Its name, unique over all decks.
    pub id: String,
    /// What it says.
    pub words: String,
}

impl Deck {
    /// Its cards, with the ids that they are answered under.
    pub fn all(&self) -> impl Iterator<Item = (QuestionId, &str)> {
        let one = |card: &'_ DeckCard| QuestionId::card(&card.id);
        self.cards
            .iter()
            .filter_map(move |card| Some((one(card)?, card.words.as_str())))
    }
}

impl Decks {
    /// The deck of this name.
    pub fn get(&self, id: &DeckId) -> Option<&Deck> {
        self.decks.iter().find(|deck| deck.id == *id)
    }

    /// The words of a card, and the deck that it belongs to.
    pub fn card(&self, id: &QuestionId) -> Option<(&Deck, &str)> {
        self.decks.iter().find_map(|deck| {
            let (_, words) = deck.all().find(|(card, _)| card == id)?;
            Some((deck, words))
        })
    }
}

/// Reads the file and checks it.
pub(super) fn parse(text: &str) -> Result<Decks, ContentError> {
    let found: Decks = read(text, ContentFile::Decks)?;
    check_version(found.schema, ContentFile::Decks)?;
    let mut seen = BTreeSet::new();
    for deck in &found.decks {
        let name = deck.id.as_str();
        check_text(&deck.title, name)?;
        if let Some(ask) = &deck.ask {
            check_text(ask, name)?;
        }
        if deck.cards.is_empty() {
            return Err(ContentError::NoWords(name.to_owned()));
        }
        for card in &deck.cards {
            let id = QuestionId::card(&card.id).filter(|id| !id.is_own_card());
            let id = id.ok_or_else(|| ContentError::NotAnId(card.id.clone()))?;
            check_text(&card.words, &card.id)?;
            if !seen.insert(id.as_str().to_owned()) {
                return Err(ContentError::Twice(card.id.clone()));
            }
        }
    }
    let ids: BTreeSet<&DeckId> = found.decks.iter().map(|deck| &deck.id).collect();
    if ids.len() < found.decks.len() {
        return Err(ContentError::Twice("deck".to_owned()));
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_cards(cards: &str) -> Result<Decks, ContentError> {
        parse(&format!(
            r#"{{"schema":1,"lang":"en","decks":[{{"id":"home","title":"Home","topic":"wellbeing",
            "settings":["school"],"cards":[{cards}]}}]}}"#
        ))
    }

    #[test]
    fn a_deck_that_cannot_be_sorted_is_refused() {
        let card = r#"{"id":"pets","words":"Pets"}"#;
        assert!(with_cards(card).is_ok());
        assert!(with_cards("").is_err(), "no card");
        assert!(with_cards(&[card, card].join(",")).is_err(), "one id twice");
        for odd in [
            r#"{"id":"Pets","words":"Pets"}"#,
            r#"{"id":"own-1","words":"Pets"}"#,
            r#"{"id":"pets","words":" "}"#,
        ] {
            assert!(with_cards(odd).is_err(), "{odd}");
        }
    }
}
