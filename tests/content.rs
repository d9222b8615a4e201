//! Our own words keep our own rules: every point of the sources is covered, every question stands
//! where the design puts it, and every sentence can be read by those it is for.
//!
//! Each rule of words is a function from a text to complaints, so that the last tests can plant a
//! bad sentence and see it found.

#![allow(
    clippy::unwrap_used,
    reason = "in a test a file that cannot be read is a failure"
)]

#[path = "content/built.rs"]
mod built;
#[path = "content/decks.rs"]
mod decks_file;
#[path = "content/example.rs"]
mod example_book;
#[path = "content/help.rs"]
mod help_file;
#[path = "content/law.rs"]
mod law_file;
#[path = "content/me.rs"]
mod me_file;
#[path = "content/planted.rs"]
mod planted;
#[path = "content/readability.rs"]
mod readability;
#[path = "content/structure.rs"]
mod structure;
#[path = "content/symbols.rs"]
mod symbols;
#[path = "content/young.rs"]
mod young_file;

use our_say::{
    content::{
        Help, Naming, QuestionSet, SetQuestion, Wording, parse_help, parse_set,
        schema::{Contact, Link},
    },
    domain::question::{Audience, Setting, Stage, Topic},
    i18n::Key,
};
use readability::{
    ADULT, Level, YOUNG, complaints, reading_age, sentence_complaints, sentences, words,
};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Structure and words of every set that we write, with whom it is for.
const SETS: [(&str, &str); 2] = [
    (
        include_str!("../src/content/sets/faq-parents/set.json"),
        include_str!("../src/content/sets/faq-parents/text.en.json"),
    ),
    (
        include_str!("../src/content/sets/faq-young-person/set.json"),
        include_str!("../src/content/sets/faq-young-person/text.en.json"),
    ),
];
const HELP: &str = include_str!("../src/content/help/en.json");
const LAW: &str = include_str!("../src/content/law/en.json");
const SYMBOLS: &str = include_str!("../src/content/symbols.json");
const POINTS: &str = include_str!("fixtures/coverage.tsv");

/// Points whose sets are not written yet, by prefix. The list only gets shorter.
const NOT_YET: [&str; 7] = ["A", "E", "G", "M", "N", "S", "SE"];

/// What an individual plan holds, and where the plan asks for it.
const PLAN: [(&str, &[Key]); 9] = [
    ("I1", &[Key::PlanLikes]),
    ("I2", &[Key::PlanAssessments]),
    ("I3", &[Key::PlanOtherPlans]),
    ("I4", &[Key::PlanNeeds]),
    ("I5", &[Key::PlanWho]),
    ("I6", &[Key::PlanKnown]),
    ("I7", &[Key::PlanHome]),
    ("I8", &[Key::PlanBy, Key::PlanLookAgain]),
    (
        "I9",
        &[
            Key::PlanWhat,
            Key::PlanWhy,
            Key::PlanHow,
            Key::PlanHowOften,
            Key::AgainWent,
        ],
    ),
];

/// Where each question belongs.
#[rustfmt::skip]
const PLACES: [(&str, Topic, Stage); 28] = [
    ("p1", Topic::SpottingNeeds, Stage::Assess),
    ("p2", Topic::Support, Stage::Plan),
    ("p3", Topic::Learning, Stage::Plan),
    ("p4", Topic::Progress, Stage::Review),
    ("p5", Topic::Wellbeing, Stage::Assess),
    ("p6", Topic::Specialists, Stage::Do),
    ("p7", Topic::StaffTraining, Stage::Do),
    ("p8", Topic::Activities, Stage::Do),
    ("p9", Topic::Access, Stage::Do),
    ("p10", Topic::MovingOn, Stage::Next),
    ("p11", Topic::Resources, Stage::Plan),
    ("p12", Topic::DecidingSupport, Stage::Plan),
    ("p13", Topic::TakingPart, Stage::Plan),
    ("p14", Topic::Contacts, Stage::Do),
    ("y1", Topic::SpottingNeeds, Stage::Assess),
    ("y2", Topic::SpottingNeeds, Stage::Assess),
    ("y3", Topic::Learning, Stage::Plan),
    ("y4", Topic::TakingPart, Stage::Plan),
    ("y5", Topic::Independence, Stage::Plan),
    ("y6", Topic::Wellbeing, Stage::Assess),
    ("y7", Topic::Progress, Stage::Review),
    ("y8", Topic::Wellbeing, Stage::Assess),
    ("y9", Topic::StaffTraining, Stage::Do),
    ("y10", Topic::Specialists, Stage::Do),
    ("y11", Topic::Activities, Stage::Do),
    ("y12", Topic::Access, Stage::Do),
    ("y13", Topic::MovingOn, Stage::Next),
    ("y14", Topic::MovingOn, Stage::Next),
];

/// Words that never stand in anything we write.
const NEVER: [&str; 7] = [
    "simply",
    "just",
    "please note",
    "e.g",
    "i.e",
    "etc",
    "suffer",
];

/// Words of the institution that no question uses.
const JARGON: [&str; 21] = [
    "additional needs",
    "appropriate",
    "attainment",
    "confined",
    "curriculum",
    "differentiation",
    "ensure",
    "he/she",
    "his/her",
    "inclusive",
    "intervention",
    "normal",
    "outcome",
    "outcomes",
    "pastoral",
    "provision",
    "pupil",
    "setting",
    "stakeholder",
    "wheelchair-bound",
    "young person",
];

/// Words with a capital that may stand inside a sentence of a question: no name of a person.
const CAPITALS: [&str; 6] = ["English", "I", "Local", "Offer", "SENCO", "SENDIASS"];

/// What belongs to other settings than this one.
const fn words_of_others(setting: Setting) -> &'static [&'static str] {
    match setting {
        Setting::EarlyYears => &[
            "school",
            "home-school",
            "college",
            "lesson",
            "lessons",
            "homework",
            "class",
            "teacher",
            "teachers",
            "tutor",
            "tutors",
            "playtime",
            "exam",
            "exams",
        ],
        Setting::School => &[
            "nursery",
            "college",
            "tutor",
            "tutors",
            "key person",
            "nappies",
            "canteen",
        ],
        Setting::College => &[
            "school",
            "home-school",
            "nursery",
            "playtime",
            "teacher",
            "teachers",
            "key person",
            "nappies",
        ],
    }
}

/// Questions about moving on name the place that comes next.
const NEXT_PLACE: [(&str, Setting, &str); 1] = [("p10", Setting::EarlyYears, "school")];

/// Longest label for a list, in characters.
const LABEL: usize = 24;

fn sets() -> Vec<QuestionSet> {
    let parse = |(structure, text): (&str, &str)| parse_set(structure, text).unwrap();
    SETS.into_iter().map(parse).collect()
}

fn help() -> Help {
    parse_help(HELP).unwrap()
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// Every way in which a sentence may be shown.
fn namings() -> Vec<Naming> {
    let with = |setting| {
        [None, Some("Sam")].map(|name| Naming {
            child: name.map(str::to_owned),
            setting,
        })
    };
    Setting::ALL.into_iter().flat_map(with).collect()
}

/// The sentences of a question in the order of the page, without its label.
fn wordings(question: &SetQuestion) -> Vec<&Wording> {
    let words = &question.words;
    let mut all = vec![&words.ask, &words.why];
    all.extend(&words.think);
    all.push(&words.say);
    all
}

fn whole(question: &SetQuestion, naming: &Naming) -> String {
    let shown: Vec<_> = wordings(question)
        .into_iter()
        .map(|wording| wording.render(naming))
        .collect();
    shown.join(" ")
}

const fn level(audience: Audience) -> Level {
    match audience {
        Audience::Parent => ADULT,
        Audience::YoungPerson => YOUNG,
    }
}

/// Runs a rule over every question in every setting, with a name and without; fails with all that
/// it finds.
fn in_every_showing(rule: impl Fn(&QuestionSet, &SetQuestion, &Naming) -> Vec<String>) {
    let mut found = BTreeSet::new();
    for set in sets() {
        for question in &set.questions {
            for naming in namings() {
                for complaint in rule(&set, question, &naming) {
                    found.insert(format!("{}: {complaint}", question.question.id));
                }
            }
        }
    }
    no_complaints(found);
}

fn no_complaints(found: impl IntoIterator<Item = String>) {
    let found: Vec<_> = found.into_iter().collect();
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

/// Those of `phrases` that stand in a text as words, whatever their case.
fn found_phrases(text: &str, phrases: &[&str]) -> Vec<String> {
    let plain = format!(" {} ", words(&text.to_lowercase()).join(" "));
    let stands = |phrase: &&&str| plain.contains(&format!(" {phrase} "));
    let found = phrases.iter().filter(stands);
    found.map(|phrase| format!("{phrase}: {text}")).collect()
}

/// What no text of ours has: forbidden words, exclamation marks, straight quotes, open slots.
fn tone(text: &str) -> Vec<String> {
    let mut found = found_phrases(text, &NEVER);
    for sign in ['!', '\'', '"', '{', '}', '…'] {
        if text.contains(sign) {
            found.push(format!("{sign}: {text}"));
        }
    }
    found
}

/// Capitals inside a sentence that are no reviewed word: perhaps a name.
fn capitals(text: &str, naming: &Naming) -> Vec<String> {
    let known = |word: &str| {
        let word = word.trim_end_matches("’s");
        CAPITALS.contains(&word) || naming.child.as_deref() == Some(word)
    };
    let inside = sentences(text).into_iter().flat_map(|sentence| {
        let words = words(sentence).into_iter().skip(1);
        words.filter(|word| word.starts_with(char::is_uppercase))
    });
    inside
        .filter(|word| !known(word))
        .map(|word| format!("capital {word}: {text}"))
        .collect()
}

/// Words of other settings in a text shown for this one.
fn other_settings(id: &str, text: &str, setting: Setting) -> Vec<String> {
    let excused = |word: &&str| NEXT_PLACE.contains(&(id, setting, *word));
    let others: Vec<_> = words_of_others(setting)
        .iter()
        .copied()
        .filter(|word| !excused(word))
        .collect();
    found_phrases(text, &others)
}

// Words

#[test]
fn everyone_can_read_their_questions() {
    in_every_showing(|set, question, naming| {
        complaints(&whole(question, naming), level(set.audience))
    });
}

#[test]
fn no_sentence_has_a_word_that_we_do_not_use() {
    in_every_showing(|_, question, naming| {
        let text = whole(question, naming);
        let mut found = tone(&text);
        found.extend(found_phrases(&text, &JARGON));
        found.extend(capitals(&text, naming));
        found
    });
}

#[test]
fn no_setting_is_spoken_to_in_the_words_of_another() {
    in_every_showing(|_, question, naming| {
        let text = whole(question, naming) + " " + &question.words.short.render(naming);
        other_settings(question.question.id.as_str(), &text, naming.setting)
    });
}

#[test]
fn every_part_is_the_kind_of_sentence_that_it_should_be() {
    in_every_showing(|_, question, naming| {
        let words = &question.words;
        let think = words.think.iter().map(|item| (item, &["?"][..]));
        let parts = [
            (&words.ask, &["?"][..]),
            (&words.why, &["."]),
            (&words.say, &[".", "?"]),
        ];
        let mut found = Vec::new();
        for (wording, ends) in parts.into_iter().chain(think) {
            let text = wording.render(naming);
            let good = ends.iter().any(|end| text.ends_with(end))
                && text.starts_with(char::is_uppercase)
                && !text.contains("  ");
            if !good {
                found.push(text);
            }
        }
        if !(3..=4).contains(&words.think.len()) {
            found.push("three or four things to think about".to_owned());
        }
        found
    });
}

#[test]
fn the_parent_speaks_of_my_child_and_we_of_your_child() {
    in_every_showing(|_, question, naming| {
        let say = question.words.say.render(naming);
        let mut found = found_phrases(&say, &["your child", "your child’s"]);
        for wording in wordings(question) {
            if *wording != question.words.say {
                let text = wording.render(naming);
                found.extend(found_phrases(&text, &["my child", "my child’s"]));
            }
        }
        found
    });
}

#[test]
fn labels_are_short_and_tell_questions_apart() {
    in_every_showing(|_, question, naming| {
        let label = question.words.short.render(naming);
        let good = label.chars().count() <= LABEL
            && (1..=5).contains(&words(&label).len())
            && label.ends_with(char::is_alphanumeric)
            && tone(&label).is_empty();
        if good { vec![] } else { vec![label] }
    });
    for set in sets() {
        for naming in namings() {
            let labels = set.questions.iter().map(|q| q.words.short.render(&naming));
            let labels: BTreeSet<_> = labels.collect();
            assert_eq!(labels.len(), set.questions.len());
        }
    }
}

#[test]
fn no_sentence_is_used_twice_in_a_set() {
    for set in sets() {
        for naming in namings() {
            let mut seen: BTreeMap<String, &str> = BTreeMap::new();
            for question in &set.questions {
                for wording in wordings(question) {
                    let id = question.question.id.as_str();
                    let text = wording.render(&naming);
                    let before = seen.insert(text.clone(), id);
                    assert_eq!(before, None, "{id}: {text}");
                }
            }
        }
    }
}

#[test]
fn a_word_of_the_system_is_explained_in_the_glossary() {
    let help = help();
    let terms: Vec<_> = help
        .glossary
        .iter()
        .map(|t| t.term.to_lowercase())
        .collect();
    in_every_showing(|_, question, naming| {
        let text = whole(question, naming);
        let mut hard: Vec<_> = words(&text)
            .into_iter()
            .map(|word| word.trim_end_matches("’s"))
            .filter(|w| w.len() > 1 && w.chars().all(|c| c.is_ascii_uppercase()))
            .map(str::to_lowercase)
            .collect();
        if text.contains("Local Offer") {
            hard.push("local offer".to_owned());
        }
        hard.retain(|word| !terms.contains(word));
        hard
    });
}
