//! Dates and duties: what is said of them, on what it rests, and what must not be said.

use super::*;
use our_say::content::{
    AskId, CautionId, DateKind, Law,
    law::{Confidence, Duty, LawDate},
    parse_law,
};

/// The rows of the law notes of 22 November 2026, each with the weakest letter of its confidence.
const FACTS: &str = include_str!("../fixtures/law-facts.tsv");

/// Rows that may be counted with or warned of, never stated: section 17 of the notes. 3.6 broke off where
/// it was read; 7.8 decides about exceptions; 12.6 and 12.10 are numbers that nobody has looked at.
const NEVER_STATED: [&str; 9] = [
    "3.6", "4.9", "6.8", "7.8", "9.3", "12.6", "12.10", "15.4", "15.5",
];

fn law() -> Law {
    parse_law(LAW).unwrap()
}

fn letter(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::P => "P",
        Confidence::PMinus => "P-",
        Confidence::C => "C",
        Confidence::Q => "Q",
        Confidence::QMinus => "Q-",
    }
}

/// The letter of a row in the notes.
fn noted(fact: &str) -> &'static str {
    let mut rows = FACTS
        .lines()
        .skip(1)
        .map(|row| row.split_once('\t').unwrap());
    let row = rows.find(|(id, _)| *id == fact);
    row.unwrap_or_else(|| panic!("{fact} is no row of the notes"))
        .1
}

/// How weak a letter is.
fn weakness(letter: &str) -> usize {
    let order = ["P", "P-", "C", "Q", "Q-", "M"];
    order.iter().position(|one| *one == letter).unwrap()
}

fn texts(date: &LawDate) -> [&str; 3] {
    [&date.title, &date.means, &date.passed]
}

/// Every text of the file that a person may see, but names of sources and holidays.
fn all_texts(law: &Law) -> Vec<String> {
    let mut all = vec![law.may_change.clone(), law.status.join(" ")];
    for date in &law.dates {
        all.push(format!("{}.", date.title.trim_end_matches(['?', '.'])));
        all.push(date.means.clone());
        all.push(date.passed.clone());
    }
    all.extend(law.cautions.iter().map(|caution| caution.text.clone()));
    for ask in &law.asks {
        all.push(ask.ask.clone());
        all.push(ask.hint.clone());
    }
    all
}

#[test]
fn every_date_that_can_be_worked_out_has_words() {
    let law = law();
    for kind in DateKind::ALL {
        assert!(law.date(*kind).is_some(), "{}", kind.as_str());
    }
    assert_eq!(law.dates.len(), DateKind::ALL.len());
    assert_eq!(law.cautions.len(), CautionId::ALL.len());
    assert_eq!(law.asks.len(), AskId::ALL.len());
}

#[test]
fn the_facts_are_dated_and_say_that_they_may_change() {
    let law = law();
    assert_eq!(law.version, format!("law-facts {}", law.checked));
    assert_eq!(law.checked.to_string(), "2026-11-22");
    assert_eq!(law.may_change, "The law may change.");
    assert!(law.dates.iter().all(|date| date.checked == law.checked));
}

#[test]
fn what_is_said_about_dates_can_be_read() {
    let law = law();
    let mut found = Vec::new();
    for text in all_texts(&law) {
        found.extend(tone(&text));
        found.extend(sentence_complaints(&text, ADULT));
    }
    for date in &law.dates {
        let whole = format!("{} {}", date.means, date.passed);
        let age = reading_age(&whole);
        if age > ADULT.age {
            found.push(format!("{} age {age:.1} as a whole", date.id.as_str()));
        }
    }
    no_complaints(found);
}

#[test]
fn every_text_is_one_to_three_sentences_that_end() {
    let law = law();
    let ended = |text: &str| text.starts_with(char::is_uppercase) && text.ends_with(['.', '?']);
    let mut found = Vec::new();
    for date in &law.dates {
        for text in [&date.means, &date.passed] {
            if !ended(text) || !(1..=2).contains(&sentences(text).len()) {
                found.push(text.clone());
            }
        }
        if ended(&date.title) || date.title.chars().count() > 44 {
            found.push(date.title.clone());
        }
    }
    let asks = law
        .asks
        .iter()
        .map(|ask| (&ask.ask, '?'))
        .chain(law.asks.iter().map(|ask| (&ask.hint, '.')));
    for (text, end) in asks {
        if !text.ends_with(end) {
            found.push(text.clone());
        }
    }
    no_complaints(found);
}

/// Words that bind in another way than the duty does.
fn other_duties(duty: Duty, text: &str) -> Vec<String> {
    match duty {
        Duty::Must(_) => found_phrases(text, &["should"]),
        Duty::Should(_) => found_phrases(text, &["must"]),
        Duty::May(_) | Duty::Advice(_) | Duty::Fact => found_phrases(text, &["must", "should"]),
    }
}

#[test]
fn must_and_should_are_two_words() {
    let mut found = Vec::new();
    for date in &law().dates {
        let means = &date.means;
        found.extend(other_duties(date.duty, &texts(date).join(" ")));
        let said = match date.duty {
            Duty::Must(_) => !found_phrases(means, &["must"]).is_empty(),
            Duty::Should(_) => !found_phrases(means, &["should"]).is_empty(),
            _ => true,
        };
        if !said {
            found.push(format!(
                "{} does not say how binding it is",
                date.id.as_str()
            ));
        }
    }
    no_complaints(found);
    assert_eq!(
        other_duties(law().date(DateKind::Report).unwrap().duty, "They should.").len(),
        1
    );
}

#[test]
fn every_date_rests_on_rows_of_the_notes_and_is_no_surer_than_they_are() {
    for date in &law().dates {
        let id = date.id.as_str();
        assert!(!date.facts.is_empty(), "{id}");
        for fact in &date.facts {
            assert!(!NEVER_STATED.contains(&fact.as_str()), "{id}: {fact}");
            assert_ne!(noted(fact), "M", "{id}: {fact}");
        }
        let weakest = date.facts.iter().map(|fact| noted(fact));
        let weakest = weakest.max_by_key(|letter| weakness(letter)).unwrap();
        assert_eq!(letter(date.confidence), weakest, "{id}");
    }
    // A caution may rest on what is only remembered: it warns, it does not state.
    for caution in &law().cautions {
        assert!(!caution.facts.is_empty(), "{:?}", caution.id);
        assert!(caution.facts.iter().all(|fact| !noted(fact).is_empty()));
    }
    assert!(law().ages.facts.iter().all(|fact| noted(fact) != "M"));
}

#[test]
fn the_rows_that_may_not_be_stated_are_rows_of_the_notes() {
    for fact in NEVER_STATED {
        assert!(!noted(fact).is_empty());
    }
    let remembered = FACTS.lines().filter(|row| row.ends_with("\tM")).count();
    assert!(remembered >= 4, "the fixture has lost its letters");
}

#[test]
fn sources_are_the_law_and_the_government_only() {
    let law = law();
    let places = [
        "https://www.legislation.gov.uk/ukpga/2014/6/section/",
        "https://www.legislation.gov.uk/uksi/2014/1530/regulation/",
        "https://www.legislation.gov.uk/uksi/2008/2699/article/20",
        "https://www.gov.uk/government/publications/send-code-of-practice-0-to-25",
        "https://www.gov.uk/bank-holidays",
    ];
    let sources = law.dates.iter().map(|date| &date.source);
    for source in sources.chain([&law.holidays.source]) {
        let known = places.iter().any(|place| source.address.starts_with(place));
        assert!(known, "{}", source.address);
        // Numbers of paragraphs are as others cite them.
        let paragraph = source.name.contains('(') && !source.name.starts_with("First-tier");
        assert!(!paragraph, "{}", source.name);
    }
}

#[test]
fn nothing_is_said_that_the_notes_forbid() {
    let forbidden = [
        // A computed day is no deadline of the tribunal's; no rule gives more time.
        "deadline",
        "august",
        "extra time",
        // Nobody's office is said to be open.
        "open now",
        "o’clock",
        "24 hours",
        // Loose statements met elsewhere.
        "six monthly",
        "every six months",
        "once a term",
        "sixteenth birthday",
        "16th birthday",
        // What the government has proposed is not law, and no year is given for it.
        "2029",
        "2030",
        "bill",
        "white paper",
        "individual support plan",
        // Nobody's case is decided here.
        "illegal",
        "unlawful",
        "entitled",
        "breach",
        "capacity",
    ];
    no_complaints(
        all_texts(&law())
            .iter()
            .flat_map(|text| found_phrases(text, &forbidden)),
    );
    for kind in [DateKind::Appeal, DateKind::Mediation] {
        let law = law();
        let date = law.date(kind).unwrap();
        assert!(date.cautions.contains(&CautionId::CheckLetter));
        assert!(matches!(date.duty, Duty::May(_)));
    }
    let early = law().date(DateKind::EarlyReview).unwrap().duty;
    assert!(matches!(early, Duty::Should(_)));
}

#[test]
fn a_word_of_the_system_in_them_is_in_the_glossary() {
    let terms: Vec<_> = help()
        .glossary
        .iter()
        .map(|t| t.term.to_lowercase())
        .collect();
    let known = |word: &str| {
        terms
            .iter()
            .any(|term| term.split(' ').any(|part| part == word))
    };
    let mut found = BTreeSet::new();
    for text in all_texts(&law()) {
        for word in words(&text) {
            let word = word.trim_end_matches("’s");
            let capitals = word.len() > 1 && word.chars().all(|c| c.is_ascii_uppercase());
            // IPSEA stands among the contacts.
            if capitals && word != "IPSEA" && !known(&word.to_lowercase()) {
                found.insert(word.to_owned());
            }
        }
    }
    no_complaints(found);
}

/// Easter Sunday by the Gregorian rule (the anonymous algorithm), as month and day.
#[allow(
    clippy::many_single_char_names,
    reason = "the letters of the rule as it is printed"
)]
fn easter(year: i32) -> (u32, u32) {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    (
        u32::try_from(n / 31).unwrap(),
        u32::try_from(n % 31 + 1).unwrap(),
    )
}

#[test]
fn bank_holidays_are_those_of_the_rule() {
    use our_say::domain::time::Day;
    let day = |year, month, number| Day::from_ymd_opt(year, month, number).unwrap();
    let weekend = |day: Day| matches!(day.weekday().number_from_monday(), 6 | 7);
    let monday = |day: Day| day.weekday().number_from_monday() == 1;
    let law = law();
    let years: Vec<_> = law.holidays.years.iter().map(|year| year.year).collect();
    assert_eq!(years, [2026, 2027, 2028, 2029]);
    for year in &law.holidays.years {
        let y = year.year;
        let (month, number) = easter(y);
        let easter = day(y, month, number);
        let first_monday = (1..=7).map(|n| day(y, 5, n)).find(|d| monday(*d)).unwrap();
        let last_monday = |month| {
            (25..=31)
                .map(|n| day(y, month, n))
                .find(|d| monday(*d))
                .unwrap()
        };
        let mut expected = vec![
            easter.plus(-2),
            easter.plus(1),
            first_monday,
            last_monday(5),
            last_monday(8),
        ];
        for fixed in [day(y, 1, 1), day(y, 12, 25), day(y, 12, 26)] {
            let mut free = fixed;
            while weekend(free) || expected.contains(&free) {
                free = free.plus(1);
            }
            expected.push(free);
        }
        expected.sort();
        let found: Vec<_> = year.days.iter().map(|holiday| holiday.day).collect();
        assert_eq!(found, expected, "{y}");
        // Published to 2028; worked out after that.
        assert_eq!(letter(year.confidence), if y <= 2028 { "Q" } else { "C" });
    }
}
