//! Our own words keep our own rules: every point of the sources is covered, every question stands
//! where the design puts it, and every sentence can be read by those it is for.
//!
//! Each rule of words is a function from a text to complaints, so that the last tests can plant a
//! bad sentence and see it found.

#![allow(
    clippy::unwrap_used,
    reason = "in a test a file that cannot be read is a failure"
)]

#[path = "content/readability.rs"]
mod readability;

use our_say::{
    content::{
        Help, Naming, QuestionSet, SetQuestion, Wording, parse_help, parse_set,
        schema::{Contact, Link},
    },
    domain::question::{Audience, Setting, Stage, Topic},
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
const SYMBOLS: &str = include_str!("../src/content/symbols.json");
const POINTS: &str = include_str!("fixtures/coverage.tsv");

/// Points whose sets are not written yet, by prefix. The list only gets shorter.
const NOT_YET: [&str; 8] = ["A", "E", "G", "I", "M", "N", "S", "SE"];

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

/// Symbols that pages use by themselves.
const PAGE_SYMBOLS: [&str; 11] = [
    "start-parent",
    "start-young-person",
    "start-helper",
    "about",
    "views",
    "matters",
    "check",
    "pack",
    "settings",
    "help",
    "safety",
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

// Structure

#[test]
fn ids_are_unique_over_all_sets() {
    let sets = sets();
    let ids = sets.iter().flat_map(|set| &set.questions);
    let mut seen = BTreeSet::new();
    no_complaints(
        ids.filter(|q| !seen.insert(q.question.id.as_str()))
            .map(|q| q.question.id.to_string()),
    );
}

#[test]
fn every_question_stands_where_the_design_puts_it() {
    let sets = sets();
    let questions = sets.iter().flat_map(|set| &set.questions);
    let places: Vec<_> = questions
        .map(|q| (q.question.id.as_str(), q.question.topic, q.question.stage))
        .collect();
    assert_eq!(places, PLACES);
}

#[test]
fn sets_say_whom_they_are_for() {
    let sets = sets();
    let heads: Vec<_> = sets
        .iter()
        .map(|set| (set.id.as_str(), set.audience, set.lang.as_str()))
        .collect();
    let expected = [
        ("faq-parents", Audience::Parent, "en"),
        ("faq-young-person", Audience::YoungPerson, "en"),
    ];
    assert_eq!(heads, expected);
}

// Coverage

/// The points that each question says it covers.
fn covers() -> Vec<(String, Vec<String>)> {
    let texts = |list: &Value| -> Vec<String> {
        let list = list.as_array().unwrap().iter();
        list.map(|text| text.as_str().unwrap().to_owned()).collect()
    };
    let mut all = Vec::new();
    for (structure, _) in SETS {
        for question in json(structure)["questions"].as_array().unwrap() {
            let id = question["id"].as_str().unwrap().to_owned();
            all.push((id, texts(&question["covers"])));
        }
    }
    all
}

fn points() -> BTreeSet<&'static str> {
    let lines = POINTS.lines().skip(1);
    lines.map(|line| line.split('\t').next().unwrap()).collect()
}

fn prefix(point: &str) -> &str {
    point.trim_end_matches(|c: char| !c.is_ascii_uppercase())
}

#[test]
fn every_point_is_covered_or_waits_for_its_set() {
    let covers = covers();
    let covered: BTreeSet<_> = covers
        .iter()
        .flat_map(|(_, points)| points)
        .map(String::as_str)
        .collect();
    let points = points();
    let unknown: Vec<_> = covered.difference(&points).collect();
    assert!(unknown.is_empty(), "no such points: {unknown:?}");
    let waiting: BTreeSet<_> = points.difference(&covered).map(|p| prefix(p)).collect();
    assert_eq!(waiting, BTreeSet::from(NOT_YET));
}

#[test]
fn a_question_covers_the_points_of_its_source_and_says_which() {
    for (structure, _) in SETS {
        for question in json(structure)["questions"].as_array().unwrap() {
            let source = question["source"].as_str().unwrap();
            let (who, number) = source.rsplit_once(' ').unwrap();
            let letter = if who == "parents" { "p" } else { "y" };
            let id = format!("{letter}{number}");
            assert_eq!(question["id"].as_str(), Some(id.as_str()));
            let prefix = format!("{}.", id.to_uppercase());
            let own = points();
            let own: Vec<_> = own.iter().filter(|p| p.starts_with(&prefix)).collect();
            let covers: Vec<_> = question["covers"].as_array().unwrap().iter().collect();
            assert_eq!(own.len(), covers.len(), "{id}");
            for point in covers {
                assert!(point.as_str().unwrap().starts_with(&prefix), "{id}");
            }
        }
    }
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

// Symbols

#[test]
fn every_symbol_is_there_and_is_its_own() {
    let symbols = json(SYMBOLS);
    let symbols = symbols["symbols"].as_object().unwrap();
    let topics = Topic::ALL.map(|topic| serde_json::to_value(topic).unwrap());
    let topics = topics.iter().map(|topic| topic.as_str().unwrap());
    let sets = sets();
    let questions = sets.iter().flat_map(|set| &set.questions);
    let used: BTreeSet<_> = topics
        .chain(questions.map(|q| q.symbol.as_str()))
        .chain(PAGE_SYMBOLS)
        .collect();
    let known: BTreeSet<_> = symbols.keys().map(String::as_str).collect();
    assert_eq!(used, known);
    let pictures: BTreeSet<_> = symbols
        .values()
        .map(|icon| icon.as_str().unwrap())
        .collect();
    assert_eq!(pictures.len(), known.len(), "two symbols share a picture");
    for set in &sets {
        let own: BTreeSet<_> = set.questions.iter().map(|q| &q.symbol).collect();
        assert_eq!(own.len(), set.questions.len(), "two questions share one");
    }
}

// Help

/// The texts of the help file, those for adults and those for young people.
fn help_texts(help: &Help) -> [(Level, Vec<String>); 2] {
    let mut adult = Vec::new();
    for contact in help.now.iter().chain(&help.advice) {
        adult.push(format!("{}.", contact.whom));
        adult.push(contact.what.clone());
    }
    adult.extend(help.glossary.iter().map(|term| term.means.clone()));
    adult.push(help.law.text.join(" "));
    adult.push(help.safety.adult.text.join(" "));
    let young = vec![help.safety.young_person.text.join(" ")];
    [(ADULT, adult), (YOUNG, young)]
}

#[test]
fn help_can_be_read() {
    let mut found = Vec::new();
    for (level, texts) in help_texts(&help()) {
        for text in &texts {
            found.extend(tone(text));
            found.extend(sentence_complaints(text, level));
        }
        let age = reading_age(&texts.join(" "));
        if age > level.age {
            found.push(format!("age {age:.1} as a whole"));
        }
    }
    no_complaints(found);
}

#[test]
fn help_shows_the_reviewed_numbers_and_no_others() {
    let help = help();
    let links = |contacts: &[Contact]| -> Vec<String> {
        let each = contacts.iter().map(|contact| {
            let links: Vec<_> = contact.links.iter().map(Link::href).collect();
            format!("{} {}", contact.id, links.join(" "))
        });
        each.collect()
    };
    let now = [
        "emergency tel:999",
        "nhs-111 tel:111",
        "childline tel:08001111 https://www.childline.org.uk",
        "shout sms:85258?&body=SHOUT",
        "samaritans tel:116123",
        "nspcc tel:08088005000",
    ];
    let advice = [
        "sendiass ",
        "local-offer ",
        "ipsea https://www.ipsea.org.uk",
        "kooth https://www.kooth.com",
    ];
    assert_eq!(links(&help.now), now);
    assert_eq!(links(&help.advice), advice);
    assert_eq!(help.checked.to_string(), "2026-11-22");
}

#[test]
fn help_never_says_that_a_line_is_open() {
    let claims = [
        "open",
        "24 hours",
        "day and night",
        "any time",
        "always",
        "am",
        "pm",
        "weekend",
        "o’clock",
    ];
    let found = help_texts(&help()).into_iter().flat_map(|(_, texts)| texts);
    no_complaints(found.flat_map(|text| found_phrases(&text, &claims)));
}

#[test]
fn facts_name_their_row_in_the_law_notes() {
    let help = json(HELP);
    let is_row = |row: &Value| {
        let (section, number) = row.as_str().unwrap().split_once('.').unwrap();
        section.parse::<u8>().is_ok() && number.parse::<u8>().is_ok()
    };
    let lists = ["now", "advice", "glossary"].map(|list| help[list].as_array().unwrap());
    for entry in lists.into_iter().flatten() {
        let rows = entry["sources"].as_array().unwrap();
        assert!(rows.iter().all(is_row), "{entry}");
        // A sentence with "must" states the law, so it has a source.
        let means = entry["means"].as_str().unwrap_or_default();
        let states_law = !found_phrases(means, &["must", "law", "legal"]).is_empty();
        assert!(!states_law || !rows.is_empty(), "{entry}");
    }
}

#[test]
fn the_glossary_is_in_order() {
    let terms = help().glossary;
    assert!(terms.is_sorted_by_key(|term| term.term.to_lowercase()));
}

// The rules themselves: each finds a planted fault.

#[test]
fn planted_faults_are_found() {
    let sam = Naming {
        child: Some("Sam".to_owned()),
        setting: Setting::School,
    };
    let nobody = Naming::default();
    assert_eq!(tone("It’s fine to stop.").len(), 0);
    assert_eq!(tone("Well done!").len(), 1);
    assert_eq!(tone("Please note that you can just stop.").len(), 2);
    assert_eq!(tone("Ask {child}.").len(), 2);
    assert_eq!(found_phrases("Which Provision is there?", &JARGON).len(), 1);
    assert_eq!(found_phrases("Improvision.", &JARGON).len(), 0);
    assert_eq!(capitals("Ask Sam’s teacher, Mrs Ali.", &sam).len(), 2);
    assert_eq!(capitals("Ask Sam.", &nobody).len(), 1);
    assert_eq!(
        capitals("I know the SENCO’s name. Do you?", &nobody).len(),
        0
    );
    let early = |id, text| other_settings(id, text, Setting::EarlyYears).len();
    assert_eq!(early("p1", "Are lessons at school too long?"), 2);
    assert_eq!(early("p10", "Is the school ready?"), 0);
    assert_eq!(prefix("SE"), "SE");
    assert_eq!(prefix("S3a"), "S");
    assert_eq!(prefix("P10.4"), "P");
}

proptest::proptest! {
    /// A file from outside may be damaged anywhere. It is refused or read; then it can be shown.
    #[test]
    fn a_damaged_file_never_panics(at in 0.0..1.0_f64, sign in proptest::char::any()) {
        for (structure, text) in SETS {
            let _ = parse_set(&damaged(structure, at, sign), text);
            if let Ok(set) = parse_set(structure, &damaged(text, at, sign)) {
                for question in &set.questions {
                    let _ = whole(question, &Naming::default());
                }
            }
        }
        let _ = parse_help(&damaged(HELP, at, sign));
    }
}

/// The text with one sign put in place of another, so far along.
fn damaged(text: &str, at: f64, sign: char) -> String {
    let mut signs: Vec<char> = text.chars().collect();
    let length = u32::try_from(signs.len()).unwrap();
    let place = (0..length).find(|&i| f64::from(i) >= f64::from(length) * at);
    if let Some(place) = place {
        signs[usize::try_from(place).unwrap()] = sign;
    }
    signs.into_iter().collect()
}

/// Not a test: prints how hard the sets are to read. `cargo test --test content -- --ignored`.
#[test]
#[ignore = "prints figures"]
fn figures() {
    for set in sets() {
        let mut ages = Vec::new();
        let mut single = Vec::new();
        let mut longest = 0;
        for question in &set.questions {
            for naming in namings() {
                let text = whole(question, &naming);
                let id = question.question.id.as_str();
                ages.push((reading_age(&text), id, naming.setting));
                for sentence in sentences(&text) {
                    let length = words(sentence).len();
                    longest = longest.max(length);
                    if length >= 8 {
                        single.push((reading_age(sentence), sentence.to_owned()));
                    }
                }
            }
        }
        ages.sort_by(|a, b| a.0.total_cmp(&b.0));
        single.sort_by(|a, b| a.0.total_cmp(&b.0));
        let (median, worst) = (&ages[ages.len() / 2], &ages[ages.len() - 1]);
        eprintln!("{}: longest sentence {longest} words", set.id);
        eprintln!(
            "  median {:.1}, worst {:.1} ({}, {:?})",
            median.0, worst.0, worst.1, worst.2
        );
        single.dedup();
        for (age, sentence) in single.iter().rev().take(6) {
            eprintln!("  {age:.1} {sentence}");
        }
    }
    for (level, texts) in help_texts(&help()) {
        let age = reading_age(&texts.join(" "));
        eprintln!("help, for {} and below: {age:.1}", level.age);
    }
}
