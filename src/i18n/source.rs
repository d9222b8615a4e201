//! Language files as people write them: sections of texts by name. Read by tests and tools; the app
//! gets the lists that the build makes of them.

use super::{Key, Words, WordsError};
use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, Visitor},
};
use std::{cell::OnceCell, fmt, marker::PhantomData};

impl Words {
    /// Reads both files of a language: each an object of sections, each an object of texts, all in
    /// the order of [`Key::ALL`].
    pub fn from_sources(first: &str, rest: &str) -> Result<Self, WordsError> {
        let (first_keys, rest_keys) = Key::ALL.split_at(Key::FIRST);
        Ok(Self {
            first: texts(first, first_keys)?,
            rest: OnceCell::from(texts(rest, rest_keys)?),
        })
    }
}

fn texts(json: &str, keys: &[Key]) -> Result<Vec<String>, WordsError> {
    let sections: Entries<Entries<String>> =
        serde_json::from_str(json).map_err(|_| WordsError::Malformed)?;
    let entries = sections.0.into_iter().flat_map(|(section, texts)| {
        let named = texts.0.into_iter();
        named.map(move |(name, text)| (format!("{section}.{name}"), text))
    });
    let entries: Vec<(String, String)> = entries.collect();
    for ((found, _), key) in entries.iter().zip(keys) {
        if found != key.name() {
            return Err(WordsError::Name {
                found: found.clone(),
                wanted: key.name(),
            });
        }
    }
    if entries.len() != keys.len() {
        return Err(WordsError::Count {
            found: entries.len(),
            wanted: keys.len(),
        });
    }
    Ok(entries.into_iter().map(|(_, text)| text).collect())
}

/// An object of JSON as a list, in its order.
struct Entries<T>(Vec<(String, T)>);

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
