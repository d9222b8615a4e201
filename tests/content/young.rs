//! The young person's questions in easy read and in pictures: for each of them, with a picture at every
//! sentence and every card, and in words that they can read.

use super::*;
use our_say::content::{
    parse_young,
    young::easy::{Easy, EasyQuestion, Pictured},
};

/// The most words on a picture page's heading, and on a card.
const FEW: usize = 8;
const CARD: usize = 3;

fn easy() -> Easy {
    let young = parse_young(
        include_str!("../../src/content/young/easy.en.json"),
        include_str!("../../src/content/young/decks.en.json"),
        include_str!("../../src/content/young/me.en.json"),
    );
    young.unwrap().easy
}

/// The symbols that these pages show, and those of the ways to answer that stand on each.
pub fn symbols_of_levels() -> Vec<String> {
    let easy = easy();
    let all = easy.questions.iter().flat_map(everything);
    let own = [
        "memo",
        "learning",
        "framed-picture",
        "thinking-face",
        "right-arrow",
        "face-without-mouth",
    ];
    let own = own.into_iter().map(str::to_owned);
    all.map(|part| part.symbol.clone()).chain(own).collect()
}

fn everything(question: &EasyQuestion) -> Vec<&Pictured> {
    let few = std::iter::once(&question.few);
    question
        .easy
        .iter()
        .chain(few)
        .chain(&question.cards)
        .collect()
}

/// Runs a rule over every question in every setting; fails with all that it finds.
fn in_every_setting(rule: impl Fn(&EasyQuestion, &Naming) -> Vec<String>) {
    let mut found = BTreeSet::new();
    for question in &easy().questions {
        for naming in namings() {
            let complaints = rule(question, &naming).into_iter();
            found.extend(complaints.map(|complaint| format!("{}: {complaint}", question.id)));
        }
    }
    no_complaints(found);
}

#[test]
fn every_question_of_a_young_person_is_there_in_easy_read_and_in_pictures() {
    let sets = sets();
    let set = sets
        .iter()
        .find(|set| set.audience == Audience::YoungPerson)
        .unwrap();
    let asked: Vec<_> = set
        .questions
        .iter()
        .map(|q| q.question.id.clone())
        .collect();
    let easy = easy();
    let there: Vec<_> = easy.questions.iter().map(|q| q.id.clone()).collect();
    assert_eq!(there, asked);
    assert_eq!(easy.lang, set.lang);
    for id in asked {
        assert!(easy.get(&id).is_some());
    }
}

#[test]
fn easy_read_is_two_to_four_short_sentences_each_with_its_picture() {
    in_every_setting(|question, naming| {
        let lines: Vec<String> = question
            .easy
            .iter()
            .map(|line| line.words.render(naming))
            .collect();
        let mut found = complaints(&lines.join(" "), YOUNG);
        if !(2..=4).contains(&lines.len()) {
            found.push(format!("{} sentences", lines.len()));
        }
        for line in &lines {
            let whole = line.starts_with(char::is_uppercase) && line.ends_with(['.', '?']);
            if !whole || sentences(line).len() != 1 {
                found.push(format!("not one sentence: {line}"));
            }
        }
        if !lines.iter().any(|line| line.ends_with('?')) {
            found.push("asks nothing".to_owned());
        }
        let pictures: BTreeSet<_> = question.easy.iter().map(|line| &line.symbol).collect();
        if pictures.len() != lines.len() {
            found.push("two sentences share a picture".to_owned());
        }
        found
    });
}

#[test]
fn a_question_in_pictures_is_a_few_words_and_four_to_six_cards() {
    in_every_setting(|question, naming| {
        let few = question.few.words.render(naming);
        let mut found = complaints(&few, YOUNG);
        if words(&few).len() > FEW || !few.ends_with('?') {
            found.push(format!("not a few words: {few}"));
        }
        let cards: Vec<String> = question
            .cards
            .iter()
            .map(|card| card.words.render(naming))
            .collect();
        if !(4..=6).contains(&cards.len()) {
            found.push(format!("{} cards", cards.len()));
        }
        for card in &cards {
            found.extend(sentence_complaints(card, YOUNG));
            let good = (1..=CARD).contains(&words(card).len())
                && card.starts_with(char::is_uppercase)
                && card.ends_with(char::is_alphanumeric);
            if !good {
                found.push(format!("no card: {card}"));
            }
        }
        let pictures: BTreeSet<_> = question.cards.iter().map(|card| &card.symbol).collect();
        let told_apart: BTreeSet<_> = cards.iter().collect();
        if pictures.len() != cards.len() || told_apart.len() != cards.len() {
            found.push("two cards are alike".to_owned());
        }
        found
    });
}

#[test]
fn no_word_of_them_is_one_that_we_do_not_use_or_of_another_setting() {
    in_every_setting(|question, naming| {
        let mut found = Vec::new();
        for part in everything(question) {
            let text = part.words.render(naming);
            found.extend(tone(&text));
            found.extend(found_phrases(&text, &JARGON));
            found.extend(capitals(&text, naming));
            found.extend(other_settings(question.id.as_str(), &text, naming.setting));
        }
        found
    });
}

#[test]
fn a_file_of_them_that_is_broken_is_refused() {
    let refused = |easy: &str| {
        let (decks, me) = (
            include_str!("../../src/content/young/decks.en.json"),
            include_str!("../../src/content/young/me.en.json"),
        );
        parse_young(easy, decks, me).is_err()
    };
    let good = include_str!("../../src/content/young/easy.en.json");
    assert!(!refused(good));
    for (old, new) in [
        ("\"schema\": 1", "\"schema\": 2"),
        ("\"y2\"", "\"y1\""),
        ("\"y2\"", "\"Y 2\""),
        ("\"noticing\"", "\"../noticing\""),
        ("{school}", "{place}"),
        ("\"few\"", "\"many\""),
    ] {
        assert!(good.contains(old), "{old}");
        assert!(refused(&good.replacen(old, new, 1)), "{old}");
    }
}
