//! The page about the young person: what it asks, of whom, and in which words.

use super::*;
use our_say::{
    content::{
        Young, parse_young,
        young::{
            easy::Pictured,
            me::{Asked, Prompt},
        },
    },
    domain::profile::Picture,
};

pub const ME: &str = include_str!("../../src/content/young/me.en.json");
const EASY: &str = include_str!("../../src/content/young/easy.en.json");
const DECKS: &str = include_str!("../../src/content/young/decks.en.json");

/// The points that the page covers.
const POINTS_OF_ME: [&str; 4] = ["I1", "N1", "N3", "N4"];

/// The longest sentence in easy read, in words.
const EASY_WORDS: usize = 10;

pub fn young() -> Young {
    parse_young(EASY, DECKS, ME).unwrap()
}

fn prompts() -> Vec<Prompt> {
    young().me.prompts
}

/// The symbols of the page and of its cards, and the pictures that there are to choose from.
pub fn symbols() -> Vec<&'static str> {
    let prompts = prompts().into_iter();
    // A test runs for a moment: what it keeps for good is little.
    let own = prompts.flat_map(|prompt| {
        let cards = prompt.cards.into_iter().map(|card| card.symbol);
        std::iter::once(prompt.symbol).chain(cards)
    });
    let own = own.map(|symbol| &*Box::leak(symbol.into_boxed_str()));
    own.chain(Picture::ALL.map(Picture::symbol)).collect()
}

/// Runs a rule over every prompt in every setting, with a name and without.
fn in_every_prompt(rule: impl Fn(&Prompt, &Naming) -> Vec<String>) {
    let mut found = BTreeSet::new();
    for prompt in prompts() {
        for naming in namings() {
            let complaints = rule(&prompt, &naming).into_iter();
            found.extend(complaints.map(|complaint| format!("{}: {complaint}", prompt.id)));
        }
    }
    no_complaints(found);
}

fn shown(asked: &Asked, naming: &Naming) -> Vec<String> {
    let all = std::iter::once(&asked.ask).chain(&asked.think);
    all.map(|wording| wording.render(naming)).collect()
}

fn easy(prompt: &Prompt, naming: &Naming) -> Vec<String> {
    let all = prompt.easy.iter();
    all.map(|wording| wording.render(naming)).collect()
}

#[test]
fn the_page_about_me_covers_its_points_and_they_are_points() {
    let mut covered = BTreeSet::new();
    for prompt in json(ME)["prompts"].as_array().unwrap() {
        let points = prompt["covers"].as_array().unwrap();
        assert!(!points.is_empty(), "{}", prompt["id"]);
        covered.extend(
            points
                .iter()
                .map(|point| point.as_str().unwrap().to_owned()),
        );
    }
    assert_eq!(covered.iter().collect::<Vec<_>>(), POINTS_OF_ME);
    assert!(
        covered
            .iter()
            .all(|point| structure::points().contains(point.as_str()))
    );
}

#[test]
fn each_prompt_has_its_picture_and_is_told_from_every_question() {
    let prompts = prompts();
    assert_eq!(prompts.len(), 11);
    let pictures: BTreeSet<_> = prompts.iter().map(|prompt| &prompt.symbol).collect();
    assert_eq!(pictures.len(), prompts.len(), "two prompts share one");
    let questions = sets();
    let mut questions = questions.iter().flat_map(|set| &set.questions);
    assert!(questions.all(|found| !found.question.id.is_me()));
    for naming in namings() {
        let titles = prompts.iter().map(|prompt| prompt.title.render(&naming));
        assert_eq!(titles.collect::<BTreeSet<_>>().len(), prompts.len());
    }
}

#[test]
fn a_young_person_can_read_what_they_are_asked() {
    in_every_prompt(|prompt, naming| complaints(&shown(&prompt.own, naming).join(" "), YOUNG));
}

#[test]
fn those_who_know_them_best_can_read_what_they_are_asked() {
    in_every_prompt(|prompt, naming| complaints(&shown(&prompt.others, naming).join(" "), ADULT));
}

#[test]
fn in_easy_read_there_are_one_or_two_short_sentences() {
    in_every_prompt(|prompt, naming| {
        let easy = easy(prompt, naming);
        let mut found = complaints(&easy.join(" "), YOUNG);
        for sentence in &easy {
            let many = words(sentence).len() > EASY_WORDS || sentences(sentence).len() != 1;
            found.extend(many.then(|| sentence.clone()));
        }
        found.extend((!(1..=2).contains(&easy.len())).then(|| "how many".to_owned()));
        found
    });
}

/// The most words of a prompt in pictures, and of a card.
const FEW: usize = 8;
const CARD: usize = 3;

#[test]
fn in_pictures_each_prompt_is_a_few_words_and_four_to_six_cards_with_a_picture_and_a_word() {
    let symbols = json(SYMBOLS);
    in_every_prompt(|prompt, naming| {
        let few = prompt.few.render(naming);
        let mut found = complaints(&few, YOUNG);
        if words(&few).len() > FEW || !few.ends_with('?') {
            found.push(format!("not a few words: {few}"));
        }
        let cards = prompt.cards.iter();
        let cards: Vec<String> = cards.map(|card| card.words.render(naming)).collect();
        if !(4..=6).contains(&cards.len()) {
            found.push(format!("{} cards", cards.len()));
        }
        for card in &cards {
            found.extend(sentence_complaints(card, YOUNG));
            let good = (1..=CARD).contains(&words(card).len())
                && card.starts_with(char::is_uppercase)
                && card.ends_with(char::is_alphanumeric);
            found.extend((!good).then(|| format!("no card: {card}")));
        }
        // By the picture that is seen, whatever the symbol is called.
        let picture = |card: &Pictured| symbols["symbols"][&card.symbol].as_str();
        let pictures: BTreeSet<_> = prompt.cards.iter().filter_map(picture).collect();
        let told_apart: BTreeSet<_> = cards.iter().collect();
        if pictures.len() != cards.len() || told_apart.len() != cards.len() {
            found.push("a card without a picture, or two that are alike".to_owned());
        }
        found
    });
}

#[test]
fn each_asks_and_gives_two_to_four_things_to_think_about() {
    in_every_prompt(|prompt, naming| {
        let mut found = Vec::new();
        for asked in [&prompt.own, &prompt.others] {
            let shown = shown(asked, naming);
            found.extend(shown.iter().filter(|text| !text.ends_with('?')).cloned());
            found.extend((!(2..=4).contains(&asked.think.len())).then(|| "how many".to_owned()));
        }
        found
    });
}

#[test]
fn its_words_are_those_that_we_use() {
    in_every_prompt(|prompt, naming| {
        let mut texts = shown(&prompt.own, naming);
        texts.extend(shown(&prompt.others, naming));
        texts.extend(easy(prompt, naming));
        texts.push(prompt.few.render(naming));
        let cards = prompt.cards.iter();
        texts.extend(cards.map(|card| card.words.render(naming)));
        texts.push(prompt.title.render(naming));
        let text = texts.join(" ");
        let mut found = tone(&text);
        found.extend(found_phrases(&text, &JARGON));
        found.extend(other_settings(prompt.id.as_str(), &text, naming.setting));
        let questions = &texts[..texts.len() - 1];
        found.extend(questions.iter().flat_map(|text| capitals(text, naming)));
        found
    });
}

#[test]
fn nobody_is_asked_the_same_thing_twice() {
    for naming in namings() {
        for of in [|p: &Prompt| p.own.clone(), |p: &Prompt| p.others.clone()] {
            let mut seen = BTreeSet::new();
            for prompt in prompts() {
                for text in shown(&of(&prompt), &naming) {
                    assert!(seen.insert(text.clone()), "{}: {text}", prompt.id);
                }
            }
        }
    }
}
