//! Changes: the atoms of a book. A book is the set of its changes; see `design.md`'s words in
//! [`crate::domain`].

use super::{
    answer::{Feeling, HowTaken, Instead, Part, Sharing},
    attachment::{ContentHash, NamedFile},
    card::{Card, ReadBack},
    decision::Decision,
    device::DeviceKind,
    ids::{BookId, ChangeId, DeviceId, ItemId, PrivateId, QuestionId, RoundId, VisitId, VoiceId},
    item::{Coming, Helped, ItemKind, ItemPart, ItemState, Next, ShownHow, Still, TakingPart},
    phase::{ToldYear, Transfer},
    private::{Pin, Sealed},
    profile::{Colour, Picture},
    question::{Level, Setting},
    round::{RoundKind, RoundPart},
    time::{Day, Timestamp},
    visit::VisitPart,
    voice::{Role, VoicePart},
};
use serde::{Deserialize, Deserializer, Serialize, Serializer, ser::Error as _};
use std::cmp::Ordering;

/// The highest place in the history that there is: high enough for ever. What comes after it has the
/// same.
pub const MAX_TICK: u64 = 1 << 48;

/// One edit of one field by one voice.
///
/// Nothing more, nothing less, in a file as on the device: a newer kind of field or value is kept as it
/// is, but a change with a part that this app does not know is none. To read it without that part would
/// be to lose the part as soon as the change is written again; a form that has more comes with a newer
/// version of the share file and of the databases, which are refused with words of their own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// 128 random bits, drawn when the change is written.
    pub id: ChangeId,
    /// One above the highest seen in the book, at most [`MAX_TICK`]; orders only what is shown.
    pub tick: u64,
    /// The clock's time, for people to read.
    pub at: Timestamp,
    /// The voice that made the edit.
    pub by: VoiceId,
    /// The device on which it was made; what kind of device that is says [`Field::Device`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<DeviceId>,
    /// The changes that this one takes the place of, known here or not.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replaces: Vec<ChangeId>,
    /// What was edited.
    pub field: Field,
    /// What it says now.
    pub value: Value,
}

impl Change {
    /// The attachments that it names, each as often as it does: they belong to it, travel with it, and go
    /// when nothing names them any more.
    pub fn files(&self) -> Vec<ContentHash> {
        let mut files = self.value.files();
        if let Field::Unknown(unknown) = &self.field {
            files.extend(unknown.files());
        }
        files
    }
}

/// The address of something that can be edited.
#[allow(
    clippy::derive_ord_xor_partial_ord,
    reason = "the two agree, see below"
)]
#[derive(Clone, Debug, PartialEq, Eq, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Field {
    /// A field of the book itself.
    Book(BookPart),
    /// A field of a voice.
    Voice(VoiceId, VoicePart),
    /// A field of a round.
    Round(RoundId, RoundPart),
    /// One part of one voice's answer to one question in one round.
    Answer(RoundId, VoiceId, QuestionId, Part),
    /// One part of an item of a round: somebody who comes, a target, an action, a point.
    Item(RoundId, ItemId, ItemPart),
    /// Up to three questions that matter most to a voice in a round, first first.
    Order(RoundId, VoiceId),
    /// A device on which changes of this book are written: a [`DeviceKind`].
    Device(DeviceId),
    /// Whether two ids name the same thing: a flag.
    Same(Same),
    /// Some part of an answer under the PIN of its voice: see [`super::private`].
    Private(VoiceId, PrivateId),
    /// One part of a visit, which was for the meeting of this round.
    Visit(RoundId, VisitId, VisitPart),
    /// Something that a newer version of the app knows. It is kept, and goes out again.
    #[serde(untagged)]
    Unknown(Unknown),
}

/// As [`Ord`] has it, so that there is one such function and not two: each is a kilobyte of code.
#[allow(clippy::derive_ord_xor_partial_ord, reason = "the two agree")]
impl PartialOrd for Field {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Two ids of one thing, begun apart on two devices. The smaller id is the first: see [`Same::voices`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Same {
    /// Two books about one child.
    Books(BookId, BookId),
    /// Two voices that are one person.
    Voices(VoiceId, VoiceId),
    /// Two rounds that lead to one meeting.
    Rounds(RoundId, RoundId),
}

impl Same {
    /// Says of two voices that they are one person; one alone is no pair.
    pub fn voices(a: VoiceId, b: VoiceId) -> Option<Self> {
        (a != b).then(|| Self::Voices(a.min(b), a.max(b)))
    }

    /// Says of two rounds that they lead to one meeting; one alone is no pair.
    pub fn rounds(a: RoundId, b: RoundId) -> Option<Self> {
        (a != b).then(|| Self::Rounds(a.min(b), a.max(b)))
    }

    /// The same pair, the smaller id first, whoever wrote it down.
    #[must_use]
    pub fn in_order(self) -> Self {
        match self {
            Self::Books(a, b) => Self::Books(a.min(b), a.max(b)),
            Self::Voices(a, b) => Self::Voices(a.min(b), a.max(b)),
            Self::Rounds(a, b) => Self::Rounds(a.min(b), a.max(b)),
        }
    }

    /// Says of two books that they are about one child; one alone is no pair.
    pub fn books(a: BookId, b: BookId) -> Option<Self> {
        (a != b).then(|| Self::Books(a.min(b), a.max(b)))
    }
}

/// What a newer version of the app wrote: kept as it came, whatever it is. As JSON, with the names of
/// each object in order, so that two copies are the same text: a tree of values would be much code on
/// the way to the first question.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Unknown(Box<str>);

impl Unknown {
    /// Every hash that stands in it, whatever it means there: to keep too much loses nobody's words.
    fn files(&self) -> impl Iterator<Item = ContentHash> {
        ContentHash::all_in(&self.0)
    }
}

impl Serialize for Unknown {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let value: serde_json::Value = serde_json::from_str(&self.0).map_err(S::Error::custom)?;
        value.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Unknown {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = serde_json::Value::deserialize(deserializer)?;
        Ok(Self(value.to_string().into()))
    }
}

/// A field of the book itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BookPart {
    /// The name that the child or young person likes to be called.
    Name,
    /// The kind of place they go to: a [`Setting`].
    Setting,
    /// The name of that place.
    Place,
    /// First person to contact there, in words.
    Contact,
    /// Who the SEN co-ordinator is and how to reach them, in words.
    Senco,
    /// The local information and advice service, in words.
    Advice,
    /// The day of birth.
    Born,
    /// The day on which an EHC plan was first made.
    PlanMade,
    /// The date on the council's letter after the last review.
    LastDecision,
    /// The day of the last review's meeting.
    LastMeeting,
    /// The year group: a [`ToldYear`].
    Year,
    /// Whether no school, nursery or college is attended: a flag. `false` is said as well: it tells that
    /// one is, where nothing tells nothing.
    NotAttending,
    /// The colour of the page about the young person: a [`Colour`].
    Colour,
    /// The picture on it: a [`Picture`].
    Picture,
}

/// What a change says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(
    missing_docs,
    reason = "each variant is named for the type that it holds"
)]
pub enum Value {
    /// Nothing any more: the field was emptied.
    Cleared,
    /// Nothing any more, for good: these changes, with all that they replaced, never hold words again.
    Erased(Vec<ChangeId>),
    /// What this change said was erased.
    Gone,
    Text(String),
    Flag(bool),
    Feeling(Feeling),
    Instead(Instead),
    Sharing(Sharing),
    HowTaken(HowTaken),
    Setting(Setting),
    Role(Role),
    RoundKind(RoundKind),
    Day(Day),
    /// Questions in an order.
    Questions(Vec<QuestionId>),
    Device(DeviceKind),
    ItemKind(ItemKind),
    Coming(Coming),
    ItemState(ItemState),
    Helped(Helped),
    Next(Next),
    TakingPart(TakingPart),
    Still(Still),
    Transfer(Transfer),
    Decision(Decision),
    Year(ToldYear),
    Level(Level),
    Cards(Vec<Card>),
    File(NamedFile),
    ReadBack(ReadBack),
    ShownHow(ShownHow),
    Colour(Colour),
    Picture(Picture),
    Sealed(Sealed),
    Pin(Pin),
    /// Something that a newer version of the app knows. It is kept, and goes out again.
    #[serde(untagged)]
    Unknown(Unknown),
}

impl Value {
    /// Whether there is nothing here to read: never said, taken away, or erased.
    pub const fn is_silent(&self) -> bool {
        matches!(self, Self::Cleared | Self::Erased(_) | Self::Gone)
    }
    /// The attachments that it names. A kind of value that holds a recording or a drawing is added here,
    /// and everything else follows: what is kept, what travels, what is erased.
    pub fn files(&self) -> Vec<ContentHash> {
        match self {
            Self::Unknown(unknown) => unknown.files().collect(),
            Self::File(file) => vec![file.of],
            Self::Sealed(sealed) => sealed.files.clone(),
            Self::Cleared
            | Self::Erased(_)
            | Self::Gone
            | Self::Text(_)
            | Self::Flag(_)
            | Self::Feeling(_)
            | Self::Instead(_)
            | Self::Sharing(_)
            | Self::HowTaken(_)
            | Self::Setting(_)
            | Self::Role(_)
            | Self::RoundKind(_)
            | Self::Day(_)
            | Self::Questions(_)
            | Self::Device(_)
            | Self::ItemKind(_)
            | Self::Coming(_)
            | Self::ItemState(_)
            | Self::Helped(_)
            | Self::Next(_)
            | Self::TakingPart(_)
            | Self::Still(_)
            | Self::Transfer(_)
            | Self::Decision(_)
            | Self::Year(_)
            | Self::Level(_)
            | Self::Cards(_)
            | Self::ReadBack(_)
            | Self::ShownHow(_)
            | Self::Colour(_)
            | Self::Picture(_)
            | Self::Pin(_) => Vec::new(),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    #[test]
    fn a_change_that_was_stored_opens_for_ever_and_one_with_an_unknown_part_is_none() {
        let old = r#"{"id":"0000000000000000000000000000000a","tick":4,"at":1700000000000,"by":"0000000000000000000000000000000b","field":{"book":"name"},"value":{"text":"Sam"}}"#;
        let change: Change = serde_json::from_str(old).unwrap();
        assert_eq!(change.value, Value::Text("Sam".into()));
        assert_eq!(serde_json::to_string(&change).unwrap(), old);
        let newer = old.replace("\"tick\"", "\"mood\":1,\"tick\"");
        assert!(serde_json::from_str::<Change>(&newer).is_err());
    }
}
