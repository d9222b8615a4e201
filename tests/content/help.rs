//! Who can help, and what the words mean.

use super::*;

/// The texts of the help file, those for adults and those for young people.
pub fn help_texts(help: &Help) -> [(Level, Vec<String>); 2] {
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
