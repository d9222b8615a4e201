//! A passphrase that a person was given or chose.

use zeroize::{Zeroize, ZeroizeOnDrop};

/// A passphrase, wiped when dropped.
///
/// A file is sealed with the *tidy* form: no white space at the ends, one space where there was any
/// between words. Nothing else is changed, so that the `age` tool opens the file with exactly what
/// [`Passphrase::tidy`] says; that is what a page must show. Letters that can be spelled in two ways in
/// Unicode are taken as they come: whoever reads a keyboard should give them in form C (the browser's
/// `normalize()` does it, and needs no tables here).
///
/// Opening is more patient, see [`super::share::open`].
///
/// It cannot be printed or copied by accident:
///
/// ```compile_fail
/// let passphrase = our_say::crypto::Passphrase::new("four calling birds").unwrap();
/// println!("{passphrase:?}");
/// ```
///
/// ```compile_fail
/// let passphrase = our_say::crypto::Passphrase::new("four calling birds").unwrap();
/// let copy = passphrase.clone();
/// ```
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct Passphrase {
    typed: String,
    tidy: String,
}

impl Passphrase {
    /// The passphrase that was typed; `None` if there is nothing but white space.
    pub fn new(typed: &str) -> Option<Self> {
        let typed = typed.trim();
        let tidy = joined(typed.split_whitespace());
        (!tidy.is_empty()).then(|| Self {
            typed: typed.to_owned(),
            tidy,
        })
    }

    /// What a file is sealed with, and what the page shows.
    pub fn tidy(&self) -> &str {
        &self.tidy
    }

    /// As it was typed, without white space at the ends: what goes to whoever opens.
    pub fn typed(&self) -> &str {
        &self.typed
    }

    /// What the person may have meant, the likeliest first, each only once.
    pub(super) fn meant(&self) -> Vec<&str> {
        let mut all = vec![self.typed.as_str()];
        if self.tidy != self.typed {
            all.push(&self.tidy);
        }
        all
    }

    /// The same as words of a made passphrase: small letters and single spaces. A phone's keyboard
    /// begins with a capital and turns two spaces into a full stop; some people put commas or hyphens
    /// between words. `None` if there is anything else in it than letters and such marks, or if
    /// nothing would change.
    pub(super) fn as_words(&self) -> Option<Self> {
        let between = |c: char| c.is_whitespace() || matches!(c, '.' | ',' | '-');
        if !self.tidy.chars().all(|c| c.is_alphabetic() || between(c)) {
            return None;
        }
        let mut lower = self.tidy.to_lowercase();
        let words = joined(lower.split(between).filter(|word| !word.is_empty()));
        lower.zeroize();
        Self::new(&words).filter(|words| words.tidy != self.tidy)
    }
}

fn joined<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let mut text = String::new();
    for word in words {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(word);
    }
    text
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    fn words(typed: &str) -> Option<String> {
        let words = Passphrase::new(typed).unwrap().as_words()?;
        Some(words.tidy().to_owned())
    }

    #[test]
    fn white_space_is_tidied_and_nothing_else() {
        let tidy = |typed| Passphrase::new(typed).map(|p| p.tidy().to_owned());
        assert_eq!(
            tidy("  Tea\t and\u{a0} Toast! \n").as_deref(),
            Some("Tea and Toast!")
        );
        assert_eq!(tidy(" \n\u{a0}"), None);
        assert_eq!(tidy(""), None);
    }

    #[test]
    fn what_was_typed_is_tried_before_what_is_tidy() {
        let two = Passphrase::new(" a  b ").unwrap();
        assert_eq!(two.meant(), ["a  b", "a b"]);
        let one = Passphrase::new("a b").unwrap();
        assert_eq!(one.meant(), ["a b"]);
    }

    #[test]
    fn what_a_phone_makes_of_five_words_is_understood() {
        let five = Some("apple river stone".to_owned());
        for typed in [
            "Apple river stone",
            "APPLE RIVER STONE",
            "apple. River, stone.",
            "apple-river-stone",
            "Apple  river stone",
        ] {
            assert_eq!(words(typed), five, "{typed}");
        }
        for typed in ["apple river stone", "Apple River 7", "apple_river", "..."] {
            assert_eq!(words(typed), None, "{typed}");
        }
        assert_eq!(words("ÉCOLE Été"), Some("école été".to_owned()));
    }
}
