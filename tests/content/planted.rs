//! The rules themselves: each finds a planted fault.

use super::*;
use our_say::{
    content::parse_law,
    dates::{Facts, work_out},
    domain::round::RoundKind,
};

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
    assert_eq!(structure::prefix("SE"), "SE");
    assert_eq!(structure::prefix("S3a"), "S");
    assert_eq!(structure::prefix("P10.4"), "P");
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
        if let Ok(law) = parse_law(&damaged(LAW, at, sign)) {
            let day = "2027-03-03".parse().unwrap();
            let facts = Facts {
                kind: Some(RoundKind::AnnualReview),
                meeting: Some(day),
                born: "2012-02-29".parse().ok(),
                ..Facts::default()
            };
            let _ = work_out(&facts, &law, day);
        }
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
    for (level, texts) in help_file::help_texts(&help()) {
        let age = reading_age(&texts.join(" "));
        eprintln!("help, for {} and below: {age:.1}", level.age);
    }
}
