//! Names for things: newtypes, so that a round can never pass for a voice.
//!
//! Every id but a question's, and but that of a next round, is 128 random bits, drawn by the caller (randomness is an
//! argument everywhere in the pure layers) and written as 32 hexadecimal digits.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use std::{fmt, str::FromStr};

/// A text that is not 32 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an id is 32 hexadecimal digits")]
pub struct NotAnId;

macro_rules! random_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u128);

        impl $name {
            /// The id with these bits. Draw them at random; never count.
            pub const fn from_bits(bits: u128) -> Self {
                Self(bits)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{:032x}", self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({:x})"), self.0)
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;

            fn from_str(text: &str) -> Result<Self, NotAnId> {
                let digits = text.len() == 32 && text.bytes().all(|b| b.is_ascii_hexdigit());
                if !digits {
                    return Err(NotAnId);
                }
                u128::from_str_radix(text, 16).map(Self).map_err(|_| NotAnId)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                text.parse().map_err(|_| D::Error::custom("not an id"))
            }
        }
    };
}

random_id!(
    /// A book: all that is kept about one child or young person.
    BookId
);
random_id!(
    /// A voice: one person who speaks in a book.
    VoiceId
);
random_id!(
    /// The place of a private answer, which says nothing of what it is about.
    PrivateId
);
random_id!(
    /// A round: one turn of assess, plan, do, review, with its meeting.
    RoundId
);

impl RoundId {
    /// The round that comes after this one. Not drawn: two phones on which the next round is begun
    /// apart begin the same one, and what each of them writes there stands beside the other's.
    ///
    /// A bijection that spreads its bits (odd multiplier and xorshift, as in the finalisers of hash
    /// functions), so that it meets no other id.
    #[must_use]
    pub const fn next(self) -> Self {
        let mixed =
            (self.0 ^ (self.0 >> 67)).wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835);
        Self(mixed ^ (mixed >> 61))
    }
}

random_id!(
    /// A device on which a book is written. Drawn for each book anew, so that two families on one
    /// worker's tablet have nothing in common.
    DeviceId
);
random_id!(
    /// An item of a round: a person who is asked to the meeting, a target, an action, a point.
    ItemId
);
random_id!(
    /// A visit of somebody who helps families.
    VisitId
);
random_id!(
    /// A change: one edit of one field. Drawn when the change is written and never used again.
    ChangeId
);

/// A question's id, as its set names it: `p4` is the fourth question for parents.
///
/// Unique over all sets (a test of the content holds that), so an answer needs no set beside it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct QuestionId(String);

impl QuestionId {
    /// The longest id that is taken from outside, in bytes.
    pub const MAX_LEN: usize = 40;

    /// The id with this text: 1 to 40 of `a`–`z`, `0`–`9` and `-`, else `None`.
    pub fn new(text: &str) -> Option<Self> {
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        let fits = (1..=Self::MAX_LEN).contains(&text.len());
        (fits && text.bytes().all(plain)).then(|| Self(text.to_owned()))
    }

    /// How a young person wants to take part in the meeting. In no set: the page of the meeting asks it,
    /// and the answer is an answer like others, with its history and who may see it.
    pub fn taking_part() -> Self {
        Self("taking-part".to_owned())
    }

    /// What a voice sees differently from what was agreed. In no set either.
    pub fn seen_differently() -> Self {
        Self("seen-differently".to_owned())
    }

    /// Whether it is one of those two: their answers are for the meeting, as their pages say.
    pub fn is_for_the_meeting(&self) -> bool {
        matches!(self.0.as_str(), "taking-part" | "seen-differently")
    }

    /// The id as its set writes it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<'de> Deserialize<'de> for QuestionId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::new(&text).ok_or_else(|| D::Error::custom("not a question"))
    }
}

impl fmt::Display for QuestionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_survives_being_written_down() {
        let id = BookId::from_bits(0x2a);
        assert_eq!(id.to_string().parse(), Ok(id));
        assert_eq!(id.to_string().len(), 32);
    }

    #[test]
    fn what_is_not_an_id_is_refused() {
        for text in [
            "",
            "2a",
            "+000000000000000000000000000002a",
            "zz",
            &"0".repeat(33),
        ] {
            assert_eq!(text.parse::<BookId>(), Err(NotAnId), "{text}");
        }
        assert_eq!(QuestionId::new("../p4"), None);
        assert_eq!(QuestionId::new(""), None);
    }
}
