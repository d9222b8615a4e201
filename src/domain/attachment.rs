//! Attachments: pictures, drawings and voice notes, each named by the hash of its bytes.
//!
//! The bytes never lie in a change. A change names the hash, and
//! [`Change::files`](super::change::Change::files) says which hashes a change names. So one recording
//! that two changes name is kept once, and nobody can put another in its place.

use super::change::Change;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use sha2::{Digest as _, Sha256};
use std::{collections::BTreeSet, fmt, str::FromStr};

/// SHA-256 of the bytes of an attachment, and its name. Written as 64 small hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ContentHash([u8; 32]);

/// A text that is not 64 small hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a hash is 64 small hexadecimal digits")]
pub struct NotAHash;

impl ContentHash {
    /// How many digits it is written with.
    pub const DIGITS: usize = 64;

    /// The hash of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// Every hash that stands in a text, in order, each as often as it does: 64 digits with no other
    /// digit beside them.
    pub(super) fn all_in(text: &str) -> impl Iterator<Item = Self> {
        text.split(|c| !is_digit(c))
            .filter_map(|run| run.parse().ok())
    }
}

fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | 'a'..='f')
}

impl fmt::Display for ContentHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for ContentHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ContentHash({self})")
    }
}

impl FromStr for ContentHash {
    type Err = NotAHash;

    fn from_str(text: &str) -> Result<Self, NotAHash> {
        if text.len() != Self::DIGITS || !text.chars().all(is_digit) {
            return Err(NotAHash);
        }
        let mut bytes = [0; 32];
        let mut digits = text.chars().filter_map(|c| c.to_digit(16));
        for byte in &mut bytes {
            let pair = digits.next().zip(digits.next()).ok_or(NotAHash)?;
            *byte = u8::try_from(pair.0 << 4 | pair.1).map_err(|_| NotAHash)?;
        }
        Ok(Self(bytes))
    }
}

impl Serialize for ContentHash {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ContentHash {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(D::Error::custom)
    }
}

/// A picture, a drawing or a voice note. Its JSON is that of a share file of version 1 and never
/// changes (`src/sync/FORMAT.md`).
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attachment {
    /// Its name: the hash of the bytes. What comes from outside is checked: see [`Self::is_sound`].
    pub hash: ContentHash,
    /// The media type: `audio/flac`.
    #[serde(rename = "type")]
    pub media_type: String,
    /// The bytes.
    #[serde(with = "base64_text")]
    pub data: Vec<u8>,
}

/// A recording, a drawing or a photo, as a change names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NamedFile {
    /// The name of its bytes.
    pub of: ContentHash,
    /// How long a recording is, in whole seconds, at least one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seconds: Option<u16>,
}

/// What kind of thing an attachment is, for people to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Medium {
    /// A photo or a drawing.
    Picture,
    /// A voice note.
    Sound,
    /// Something that only a newer app makes.
    Other,
}

impl Attachment {
    /// An attachment of these bytes.
    pub fn new(media_type: &str, data: Vec<u8>) -> Self {
        Self {
            hash: ContentHash::of(&data),
            media_type: media_type.to_owned(),
            data,
        }
    }

    /// Whether the bytes are those that its name stands for.
    pub fn is_sound(&self) -> bool {
        self.hash == ContentHash::of(&self.data)
    }

    /// What kind of thing it is.
    pub fn medium(&self) -> Medium {
        match self.media_type.split_once('/') {
            Some(("image", _)) => Medium::Picture,
            Some(("audio", _)) => Medium::Sound,
            _ => Medium::Other,
        }
    }
}

impl fmt::Debug for Attachment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Attachment({}, {} bytes)", self.hash, self.data.len())
    }
}

/// The hashes that these changes name.
pub fn named<'a>(changes: impl IntoIterator<Item = &'a Change>) -> BTreeSet<ContentHash> {
    let mut all = BTreeSet::new();
    for change in changes {
        all.extend(change.files());
    }
    all
}

/// Those of `named` that no change names any more, once these are the changes of the book: they are
/// deleted, so that what was erased or taken out leaves nothing behind.
pub fn unnamed<'a>(
    named: BTreeSet<ContentHash>,
    after: impl IntoIterator<Item = &'a Change>,
) -> Vec<ContentHash> {
    if named.is_empty() {
        return Vec::new();
    }
    let still = self::named(after);
    let gone = named.into_iter().filter(|hash| !still.contains(hash));
    gone.collect()
}

/// Bytes as base64.
mod base64_text {
    use base64::{Engine as _, engine::general_purpose::STANDARD};
    use serde::{Deserialize, Deserializer, Serializer, de::Error as _};

    pub fn serialize<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&STANDARD.encode(bytes))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
        let text = String::deserialize(deserializer)?;
        STANDARD
            .decode(text)
            .map_err(|_| D::Error::custom("not base64"))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;
    use crate::domain::{
        change::{Field, Value},
        ids::{ChangeId, VoiceId},
        time::Timestamp,
    };

    fn change(id: u128, field: &str, value: &str) -> Change {
        Change {
            id: ChangeId::from_bits(id),
            tick: 1,
            at: Timestamp::from_millis(0),
            by: VoiceId::from_bits(1),
            on: None,
            replaces: Vec::new(),
            field: serde_json::from_str(field).unwrap(),
            value: serde_json::from_str(value).unwrap(),
        }
    }

    fn song(id: u128, hash: ContentHash) -> Change {
        let value = format!(r#"{{"sound":{{"of":"{hash}","seconds":3}}}}"#);
        change(id, r#"{"song":1}"#, &value)
    }

    #[test]
    fn a_hash_survives_being_written_down() {
        let hash = ContentHash::of(b"la la la");
        let text = "d488288a90852227c137cc78556c8f55fe20c052d61df3b4987643b42def93c3";
        assert_eq!(hash.to_string(), text);
        assert_eq!(text.parse(), Ok(hash));
        let json = serde_json::to_string(&hash).unwrap();
        assert_eq!(json, format!("\"{text}\""));
        assert_eq!(serde_json::from_str::<ContentHash>(&json).unwrap(), hash);
    }

    #[test]
    fn what_is_not_a_hash_is_refused() {
        for text in [
            "",
            "d4",
            &"0".repeat(63),
            &"0".repeat(65),
            &"A".repeat(64),
            &"g".repeat(64),
            &format!("+{}", "0".repeat(63)),
            &"é".repeat(32),
        ] {
            assert_eq!(text.parse::<ContentHash>(), Err(NotAHash), "{text}");
        }
    }

    #[test]
    fn what_a_newer_app_wrote_names_every_hash_in_it() {
        let [a, b, c] = [b"a", b"b", b"c"].map(|bytes| ContentHash::of(bytes));
        let named = |field: &str, value: &str| named([&change(1, field, value)]);
        let value = format!(r#"{{"drawing":["{a}",{{"sha256:{b}":true}}]}}"#);
        assert_eq!(named(r#"{"book":"name"}"#, &value), [a, b].into());
        let field = format!(r#"{{"sound":"{c}"}}"#);
        assert_eq!(named(&field, r#"{"text":"hm"}"#), [c].into());
    }

    #[test]
    fn what_this_app_knows_names_nothing_however_it_reads() {
        let hash = ContentHash::of(b"a");
        let text = format!(r#"{{"text":"{hash}"}}"#);
        let said = change(1, r#"{"book":"name"}"#, &text);
        assert!(matches!(said.value, Value::Text(_)));
        assert_eq!(said.files(), []);
        let longer = format!(r#"{{"sound":"{hash}0"}}"#);
        let longer = change(1, r#"{"book":"name"}"#, &longer);
        assert!(matches!(longer.value, Value::Unknown(_)));
        assert_eq!(longer.files(), [], "65 digits are no hash");
    }

    #[test]
    fn what_no_change_names_any_more_goes_and_what_one_still_names_stays() {
        let [a, b] = [b"a", b"b"].map(|bytes| ContentHash::of(bytes));
        let before = [song(1, a), song(2, b), song(3, b)];
        let gone = Change {
            value: Value::Gone,
            ..before[0].clone()
        };
        let all = named(&before);
        assert_eq!(all, [a, b].into());
        assert_eq!(unnamed(all.clone(), [&gone, &before[2]]), [a]);
        assert_eq!(unnamed(all.clone(), &before), []);
        assert_eq!(unnamed(BTreeSet::new(), &before), []);
        let nothing: [&Change; 0] = [];
        assert_eq!(unnamed(all.clone(), nothing).len(), 2);
        assert!(matches!(gone.field, Field::Unknown(_)));
    }

    #[test]
    fn pictures_and_sounds_are_told_apart() {
        let of = |media| Attachment::new(media, Vec::new()).medium();
        assert_eq!(of("image/png"), Medium::Picture);
        assert_eq!(of("audio/flac"), Medium::Sound);
        assert_eq!(of("video/mp4"), Medium::Other);
        assert_eq!(of("image"), Medium::Other);
    }
}
