//! Every sentence on the screen, by typed key. The words themselves are in `locales`, fetched when the
//! app starts: those of the first question before it, all others after it. A question set's words are
//! content and come from there.
//!
//! The build turns the sections of a language file into a list in the order of the keys, so that no
//! name travels; a test holds that the files have that order.
//!
//! Used by `ui` and `document`. A text never decides anything.

mod books_keys;
mod dates_keys;
mod file_keys;
mod first_keys;
mod history_keys;
mod keys;
mod level_keys;
mod lock_keys;
mod made;
mod made_keys;
mod meeting_keys;
mod names;
mod next_keys;
mod private_keys;
mod profile_keys;
mod remove_keys;
mod seen_keys;
mod sort_keys;
#[cfg(not(target_family = "wasm"))]
mod source;
mod stamp;
mod turn_keys;
mod visit_keys;

pub use keys::Key;
pub use names::{
    agreed, before_name, colour, coming, decision, device, feeling, helped, how_asked, how_taken,
    instead, next, picture, pile, round_kind, setting, sharing, shown_how, taking_part, topic,
    transfer, versions_of,
};

use crate::domain::{answer::HowTaken, card::Agreed, time::Day, voice::Role};
use std::cell::OnceCell;

/// Closer than so many days, a day of the year can only be one.
const NEAR: i64 = 300;

/// The words of one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    first: Vec<String>,
    rest: OnceCell<Vec<String>>,
}

/// Why a language file cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WordsError {
    /// It is not what a language file is.
    #[error("the language file is not sections of texts")]
    Malformed,
    /// It has too few texts or too many.
    #[error("the language file has {found} texts and not {wanted}")]
    Count {
        /// How many it has.
        found: usize,
        /// How many it should have.
        wanted: usize,
    },
    /// The texts are those of other keys, or in another order.
    #[error("the language file is of another version")]
    OtherVersion,
    /// A text has another name than its key.
    #[error("the language file has {found} where {wanted} belongs")]
    Name {
        /// What stands there.
        found: String,
        /// What should.
        wanted: &'static str,
    },
}

impl Words {
    /// The words that a first question needs, as the build ships them: the stamp of their names, then
    /// the texts in the order of [`Key::ALL`].
    pub fn new(first: Vec<String>) -> Result<Self, WordsError> {
        Ok(Self {
            first: checked(first, Key::STAMPS[0], Key::FIRST)?,
            rest: OnceCell::new(),
        })
    }

    /// Adds all other words, as the build ships them. Until then their texts are empty.
    pub fn complete(&self, rest: Vec<String>) -> Result<(), WordsError> {
        let rest = checked(rest, Key::STAMPS[1], Key::ALL.len() - Key::FIRST)?;
        // The same words a second time change nothing.
        let _ = self.rest.set(rest);
        Ok(())
    }

    /// The text of a key.
    pub fn text(&self, key: Key) -> &str {
        let place = key as usize;
        let found = match place.checked_sub(Key::FIRST) {
            None => self.first.get(place),
            Some(place) => self.rest.get().and_then(|rest| rest.get(place)),
        };
        found.map_or("", String::as_str)
    }

    /// The text of a key with its slots filled: `{name}` by the value given for `name`. What a
    /// person wrote is put in as it is, even where it looks like a slot.
    pub fn with(&self, key: Key, values: &[(&str, &str)]) -> String {
        let mut rest = self.text(key);
        let mut out = String::with_capacity(rest.len() + 16);
        while let Some(start) = rest.find('{') {
            out.push_str(&rest[..start]);
            rest = &rest[start..];
            let Some(end) = rest.find('}') else { break };
            let slot = &rest[1..end];
            match values.iter().find(|(name, _)| *name == slot) {
                Some((_, value)) => out.push_str(value),
                None => out.push_str(&rest[..=end]),
            }
            rest = &rest[end + 1..];
        }
        out.push_str(rest);
        out
    }

    /// The text of `one` or `many`, by the number, with `{count}` filled.
    pub fn count(&self, one: Key, many: Key, count: usize) -> String {
        let key = if count == 1 { one } else { many };
        self.with(key, &[("count", &count.to_string())])
    }

    /// That something stands in so many versions.
    pub fn versions(&self, count: usize) -> String {
        match count {
            2 => self.text(Key::VersionsTwo).to_owned(),
            _ => self.with(Key::VersionsCount, &[("count", &count.to_string())]),
        }
    }

    /// What a voice is called: its name, or what it is as long as it has none.
    pub fn speaker(&self, role: Role, name: &str) -> String {
        if name.is_empty() {
            self.text(names::before_name(role)).to_owned()
        } else {
            name.to_owned()
        }
    }

    /// What a voice is called in the middle of a sentence.
    pub fn speaker_in_a_sentence<'a>(&'a self, role: Role, name: &'a str) -> &'a str {
        if name.is_empty() {
            self.text(names::in_a_sentence(role))
        } else {
            name
        }
    }

    /// What a voice is called, with what it is to the child: "Mum (parent or carer)".
    pub fn speaker_in_full(&self, role: Role, name: &str) -> String {
        if name.is_empty() {
            return self.text(names::before_name(role)).to_owned();
        }
        self.with(names::after_name(role), &[("name", name)])
    }

    /// How the words of a voice were taken down, and by whom if somebody helped.
    pub fn taken(&self, how: Option<HowTaken>, by: &str, role: Role, name: &str) -> String {
        let by = by.trim();
        let helped = !by.is_empty() && how.is_some_and(HowTaken::asks_who);
        let key = names::how_taken(how, helped);
        if !name.is_empty() {
            return self.with(key, &[("who", by), ("name", name)]);
        }
        let name = self.text(names::in_a_sentence(role));
        let mut text = self.with(key, &[("who", by), ("name", name)]);
        // "the young person pointed …" begins a line. A name is left as its owner writes it.
        if let Some(first) = text.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        text
    }

    /// That an answer was read back, and what the voice said to it.
    pub fn read_back(&self, said: Agreed) -> String {
        let words = self.text(names::agreed(said));
        self.with(Key::ReadTold, &[("words", words)])
    }

    /// A day in words: "Tuesday 15 December 2026".
    pub fn day(&self, day: Day) -> String {
        self.day_as(Key::DateLong, day)
    }

    /// The same without its year, where today leaves no doubt of which: "Tuesday 15 December".
    pub fn near_day(&self, day: Day, today: Day) -> String {
        let is_near = day.days_since(today).abs() < NEAR;
        let key = if is_near {
            Key::DatesDay
        } else {
            Key::DateLong
        };
        self.day_as(key, day)
    }

    fn day_as(&self, key: Key, day: Day) -> String {
        self.with(
            key,
            &[
                ("weekday", self.text(names::weekday(day.weekday()))),
                ("day", &day.day().to_string()),
                ("month", self.text(names::month(day.month()))),
                ("year", &day.year().to_string()),
            ],
        )
    }

    /// The month of a day, in short: "Mar 2026".
    pub fn short_month(&self, day: Day) -> String {
        self.short(Key::HistoryMonth, day)
    }

    /// A day, in short: "5 Mar 2026".
    pub fn short_day(&self, day: Day) -> String {
        self.short(Key::HistoryDay, day)
    }

    fn short(&self, key: Key, day: Day) -> String {
        self.with(
            key,
            &[
                ("day", &day.day().to_string()),
                ("month", self.text(names::short_month(day.month()))),
                ("year", &day.year().to_string()),
            ],
        )
    }
}

fn checked(mut texts: Vec<String>, stamp: u32, wanted: usize) -> Result<Vec<String>, WordsError> {
    if texts.first().and_then(|text| text.parse().ok()) != Some(stamp) {
        return Err(WordsError::OtherVersion);
    }
    texts.remove(0);
    let found = texts.len();
    if found == wanted {
        Ok(texts)
    } else {
        Err(WordsError::Count { found, wanted })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn english() -> Words {
        Words::from_sources(
            include_str!("locales/en/first.json"),
            include_str!("locales/en/rest.json"),
        )
        .expect("the English words are whole and in the order of the keys")
    }

    #[test]
    fn the_english_files_have_every_key_in_order_and_no_other() {
        assert!(Key::ALL.iter().all(|key| !english().text(*key).is_empty()));
    }

    fn shipped(stamp: u32, count: usize) -> Vec<String> {
        let texts = std::iter::repeat_n("text".to_owned(), count);
        std::iter::once(stamp.to_string()).chain(texts).collect()
    }

    #[test]
    fn until_the_other_words_are_here_the_first_ones_can_be_read() {
        let [first, rest] = Key::STAMPS;
        let words = Words::new(shipped(first, Key::FIRST)).expect("the first words");
        assert_eq!(words.text(Key::ALL[Key::FIRST - 1]), "text");
        assert_eq!(words.text(Key::ALL[Key::FIRST]), "");
        let others = Key::ALL.len() - Key::FIRST;
        assert_eq!(words.complete(shipped(rest, others)), Ok(()));
        assert_eq!(words.text(Key::ALL[Key::FIRST]), "text");
    }

    #[test]
    fn words_of_another_version_are_never_shown_for_these() {
        let [first, rest] = Key::STAMPS;
        let count = |found| WordsError::Count {
            found,
            wanted: Key::FIRST,
        };
        for (texts, error) in [
            (shipped(rest, Key::FIRST), WordsError::OtherVersion),
            (shipped(first ^ 1, Key::FIRST), WordsError::OtherVersion),
            (Vec::new(), WordsError::OtherVersion),
            (shipped(first, Key::FIRST - 1), count(Key::FIRST - 1)),
            (shipped(first, Key::FIRST + 1), count(Key::FIRST + 1)),
        ] {
            assert_eq!(Words::new(texts), Err(error));
        }
    }

    #[test]
    fn a_name_that_looks_like_a_slot_stays_as_it_was_written() {
        let words = english();
        let day = words.with(Key::DateLong, &[("weekday", "{day}"), ("day", "15")]);
        assert!(day.starts_with("{day} 15"), "{day}");
    }

    #[test]
    fn a_day_is_said_in_full() {
        let day = Day::from_ymd_opt(2026, 12, 15).expect("a day");
        assert_eq!(english().day(day), "Tuesday 15 December 2026");
    }

    #[test]
    fn a_voice_is_called_by_its_name_and_what_it_is() {
        let said = |role, name| english().speaker_in_full(role, name);
        assert_eq!(said(Role::Parent, "Mum"), "Mum (parent or carer)");
        assert_eq!(said(Role::YoungPerson, ""), "Young person");
        let pointed = |name| english().taken(Some(HowTaken::Pointed), "", Role::YoungPerson, name);
        assert!(pointed("").starts_with("The young person pointed"));
        assert!(pointed("sam").starts_with("sam pointed"));
    }

    #[test]
    fn a_file_that_lacks_a_text_or_has_another_order_is_refused() {
        let first = include_str!("locales/en/first.json");
        assert!(matches!(
            Words::from_sources(first, "{}"),
            Err(WordsError::Count { found: 0, .. })
        ));
        let other = first.replacen("spotting-needs", "spotted-needs", 1);
        assert!(matches!(
            Words::from_sources(&other, "{}"),
            Err(WordsError::Name {
                wanted: "topic.spotting-needs",
                ..
            })
        ));
        assert_eq!(Words::from_sources("[]", "{}"), Err(WordsError::Malformed));
    }
}
