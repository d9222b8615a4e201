//! Every sentence on the screen, by typed key. The words themselves are in `locales/*.json`, fetched
//! when the app starts; a question set's words are content and come from there.
//!
//! Used by `ui` and `document`. A text never decides anything.

mod keys;
mod names;

pub use keys::Key;
pub use names::{before_name, feeling, how_taken, instead, round_kind, setting, sharing, topic};

use crate::domain::{answer::HowTaken, time::Day, voice::Role};
use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, Visitor},
};
use std::{fmt, marker::PhantomData};

/// The words of one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    texts: Vec<String>,
}

/// Why a language file cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WordsError {
    /// It is not JSON of sections with texts.
    #[error("the language file is not sections of texts")]
    Malformed,
    /// A text is missing.
    #[error("the language file has no text for {0}")]
    Missing(&'static str),
}

impl Words {
    /// Reads a language file: an object of sections, each an object of texts.
    pub fn parse(json: &str) -> Result<Self, WordsError> {
        let mut sections: Entries<Entries<String>> =
            serde_json::from_str(json).map_err(|_| WordsError::Malformed)?;
        let mut texts = Vec::with_capacity(Key::ALL.len());
        for key in Key::ALL {
            let text = key
                .name()
                .split_once('.')
                .and_then(|(section, name)| sections.get(section)?.get(name));
            texts.push(std::mem::take(text.ok_or(WordsError::Missing(key.name()))?));
        }
        Ok(Self { texts })
    }

    /// The text of a key.
    pub fn text(&self, key: Key) -> &str {
        self.texts.get(key as usize).map_or("", String::as_str)
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

    /// A day in words: "Tuesday 15 December 2026".
    pub fn day(&self, day: Day) -> String {
        self.with(
            Key::DateLong,
            &[
                ("weekday", self.text(names::weekday(day.weekday()))),
                ("day", &day.day().to_string()),
                ("month", self.text(names::month(day.month()))),
                ("year", &day.year().to_string()),
            ],
        )
    }
}

/// An object of JSON as a list: it is read once, so a map would be code for nothing.
struct Entries<T>(Vec<(String, T)>);

impl<T> Entries<T> {
    fn get(&mut self, name: &str) -> Option<&mut T> {
        let found = self.0.iter_mut().find(|(known, _)| known == name);
        found.map(|(_, value)| value)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Entries<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for Reader<T> {
            type Value = Entries<T>;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entries<T>, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Entries(entries))
            }
        }

        deserializer.deserialize_map(Reader(PhantomData))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    fn english() -> Words {
        Words::parse(include_str!("locales/en.json")).expect("the English words are whole")
    }

    #[test]
    fn the_english_file_has_every_key_and_no_other() {
        let sections: BTreeMap<String, BTreeMap<String, String>> =
            serde_json::from_str(include_str!("locales/en.json")).expect("sections of texts");
        let mut extra = Vec::new();
        for (section, texts) in &sections {
            for name in texts.keys() {
                let name = format!("{section}.{name}");
                if !Key::ALL.iter().any(|key| key.name() == name) {
                    extra.push(name);
                }
            }
        }
        assert_eq!(extra, Vec::<String>::new());
        assert!(Key::ALL.iter().all(|key| !english().text(*key).is_empty()));
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
    fn a_file_that_lacks_a_text_is_refused_by_name() {
        assert_eq!(
            Words::parse("{}"),
            Err(WordsError::Missing(Key::ALL[0].name()))
        );
        assert_eq!(Words::parse("[]"), Err(WordsError::Malformed));
    }
}
