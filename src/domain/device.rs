//! What a person chose for this device, and what kind of device it is.

use super::ids::{BookId, VoiceId};
use serde::{Deserialize, Serialize};

/// Settings of this device: they belong to no book and travel in no file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Hash)]
#[serde(default)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "choices that have nothing to do with each other"
)]
pub struct DeviceSettings {
    /// How large text is, beside what the browser itself is set to.
    pub text_size: TextSize,
    /// Light, dark, or as the phone does.
    pub theme: Theme,
    /// Reading aloud is slower than the voice speaks by itself.
    pub slow_voice: bool,
    /// Where there is no other, a voice may read that needs the network: somebody said so, knowing what it sends.
    pub online_voice: bool,
    /// In what order the list of books stands.
    pub book_order: BookOrder,
    /// When the list of books says that one has not been written in for long.
    pub old_after: OldAfter,
    /// How long what is locked stays open when nobody does anything.
    pub lock_after: LockAfter,
    /// What is locked shuts as soon as another app or another tab is in front.
    pub lock_on_leaving: bool,
    /// Whose turn it is, if the device was handed to somebody.
    pub turn: Option<Turn>,
    /// Somebody left fast: nothing of the app is shown until they come back.
    pub left: bool,
}

/// How long what is locked stays open when nobody does anything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Hash)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum LockAfter {
    OneMinute,
    #[default]
    FiveMinutes,
    FifteenMinutes,
    AnHour,
}

impl LockAfter {
    /// All of them, the shortest first.
    pub const ALL: [Self; 4] = [
        Self::OneMinute,
        Self::FiveMinutes,
        Self::FifteenMinutes,
        Self::AnHour,
    ];

    /// In minutes.
    pub const fn minutes(self) -> u32 {
        match self {
            Self::OneMinute => 1,
            Self::FiveMinutes => 5,
            Self::FifteenMinutes => 15,
            Self::AnHour => 60,
        }
    }
}

/// The device was handed to somebody: only their own pages can be reached until it is given back. Kept with
/// the device, so that no address and no reload leads around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Hash)]
pub struct Turn {
    /// The book.
    pub book: BookId,
    /// The voice whose turn it is.
    pub voice: VoiceId,
}

/// How large text is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Hash)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum TextSize {
    #[default]
    Normal,
    Large,
    Largest,
}

/// Light, dark, or as the phone does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Hash)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Theme {
    #[default]
    Auto,
    Light,
    Dark,
}

/// In what order the list of books stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Hash)]
#[serde(rename_all = "kebab-case")]
pub enum BookOrder {
    /// By the next meeting, the nearest first.
    #[default]
    Meeting,
    /// The one written in last first.
    Written,
    /// By name.
    Name,
}

impl BookOrder {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Meeting, Self::Written, Self::Name];
}

/// After how many months without a word a book is old.
///
/// Twelve, unless somebody chose: a family that meets for a yearly review writes once a year, and nobody is to be
/// asked about a book that they still need.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Hash)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum OldAfter {
    Never,
    ThreeMonths,
    SixMonths,
    #[default]
    TwelveMonths,
}

impl OldAfter {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [
        Self::Never,
        Self::ThreeMonths,
        Self::SixMonths,
        Self::TwelveMonths,
    ];

    /// How many months.
    pub const fn months(self) -> Option<i32> {
        match self {
            Self::Never => None,
            Self::ThreeMonths => Some(3),
            Self::SixMonths => Some(6),
            Self::TwelveMonths => Some(12),
        }
    }
}

/// What kind of device changes were written on, as people call it. It travels with the book, so that
/// two versions of an answer can say where each was written; it says no more than that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum DeviceKind {
    Iphone,
    Ipad,
    AndroidPhone,
    AndroidTablet,
    Computer,
}
