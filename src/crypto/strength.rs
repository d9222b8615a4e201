//! How hard a passphrase is to guess that a person chose. A rule that can be read, for a word on the
//! page; the estimator `zxcvbn` would bring 1.8 MiB of Wasm, most of it for regular expressions.
//!
//! The rule is on the careful side. It takes the passphrase apart into runs of letters, of digits and
//! of other signs, and adds up what each is worth to somebody who guesses:
//!
//! - A run of letters counts as one word of a dictionary, [`WORD`] bits, or less if it is shorter than
//!   a word. Capitals add nothing: people put them where everybody does.
//! - Digits are worth [`DIGIT`] bits each, at most [`NUMBER`] for a run: people choose years.
//! - Other signs are worth [`SIGN`] bits each, two of a run at most. Spaces are worth nothing.
//! - What was there before, what repeats one sign, and what goes on as the alphabet or the keyboard
//!   does, is worth [`AGAIN`] bit.

/// What a word is worth: one of some 1,500.
const WORD: f64 = 10.5;
/// What one letter is worth until a word is reached.
const LETTER: f64 = 2.7;
/// What a digit is worth.
const DIGIT: f64 = 3.3;
/// What any number is worth at most.
const NUMBER: f64 = 12.0;
/// What another sign is worth.
const SIGN: f64 = 3.0;
/// What a thing is worth that everybody would try next.
const AGAIN: f64 = 1.0;

/// Fewer signs than this are too few, whatever they are.
const SHORTEST: usize = 8;
/// From so many bits on it is fair: as three words and a number.
const FAIR: f64 = 38.0;
/// From so many bits on it is strong: as five words.
const STRONG: f64 = 50.0;

/// Neighbours, forwards and (by turning round) backwards.
const ROWS: [&str; 5] = [
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
];

/// How hard a passphrase is to guess.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Fewer than eight signs.
    TooShort,
    /// Guessed by anyone with a computer and a day.
    Weak,
    /// Good against the curious, not against the determined.
    Fair,
    /// As good as five made words.
    Strong,
}

/// How hard this passphrase is to guess.
pub fn strength(text: &str) -> Strength {
    let text = text.trim();
    if text.chars().count() < SHORTEST {
        return Strength::TooShort;
    }
    let bits = bits(&text.to_lowercase());
    if bits >= STRONG {
        Strength::Strong
    } else if bits >= FAIR {
        Strength::Fair
    } else {
        Strength::Weak
    }
}

fn bits(text: &str) -> f64 {
    let mut before: Vec<&str> = Vec::new();
    let mut sum = 0.0;
    for run in runs(text) {
        sum += if before.contains(&run) || is_row(run) {
            AGAIN
        } else {
            worth(run)
        };
        before.push(run);
    }
    sum
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Letter,
    Digit,
    Space,
    Sign,
}

fn kind(c: char) -> Kind {
    match c {
        // Signs of a writing without letters count as letters too.
        _ if c.is_alphabetic() => Kind::Letter,
        _ if c.is_numeric() => Kind::Digit,
        _ if c.is_whitespace() => Kind::Space,
        _ => Kind::Sign,
    }
}

fn worth(run: &str) -> f64 {
    let count =
        |most: u32, each: f64| f64::from(run.chars().zip(0..most).map(|_| 1).sum::<u32>()) * each;
    match run.chars().next().map(kind) {
        Some(Kind::Letter) => count(8, LETTER).min(WORD),
        Some(Kind::Digit) => count(8, DIGIT).min(NUMBER),
        Some(Kind::Sign) => count(2, SIGN),
        Some(Kind::Space) | None => 0.0,
    }
}

/// The text in runs of one kind of sign.
fn runs(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next().map(kind) {
        let end = rest.find(|c| kind(c) != first).unwrap_or(rest.len());
        let (run, after) = rest.split_at(end);
        found.push(run);
        rest = after;
    }
    found
}

/// Whether the run is one sign over and over, or goes along a row.
fn is_row(run: &str) -> bool {
    let Some(first) = run.chars().next() else {
        return false;
    };
    if run.chars().count() < 3 {
        return false;
    }
    let back: String = run.chars().rev().collect();
    run.chars().all(|c| c == first)
        || ROWS
            .iter()
            .any(|row| row.contains(run) || row.contains(&back))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rule_says_what_a_person_would() {
        for (text, expected) in [
            ("", Strength::TooShort),
            ("robin7!", Strength::TooShort),
            ("password", Strength::Weak),
            ("Password123!", Strength::Weak),
            ("robin2014", Strength::Weak),
            ("qwertyuiop12345678", Strength::Weak),
            ("aaaaaaaaaaaaaaaaaaaa", Strength::Weak),
            ("tea tea tea tea tea tea", Strength::Weak),
            ("supercalifragilisticexpialidocious", Strength::Weak),
            ("my robin likes tea", Strength::Weak),
            ("purple kettle window 47", Strength::Fair),
            ("our robin likes toast!", Strength::Fair),
            ("apple river stone kitchen cloud", Strength::Strong),
            (
                "Żółw lubi zieloną herbatę wieczorem bardzo",
                Strength::Strong,
            ),
        ] {
            assert_eq!(
                strength(text),
                expected,
                "{text}: {}",
                bits(&text.to_lowercase())
            );
        }
    }

    #[test]
    fn white_space_at_the_ends_counts_for_nothing() {
        assert_eq!(strength("  robin \n\n    "), Strength::TooShort);
    }
}
