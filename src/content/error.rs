//! What can be wrong with a content file.

use super::schema;

/// Which of the files was being read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContentFile {
    /// A set's structure, `set.json`.
    Structure,
    /// A set's words, `text.<lang>.json`.
    Words,
    /// Who can help and what hard words mean, `help/<lang>.json`.
    Help,
    /// Dates and duties, `law/<lang>.json`.
    Law,
    /// Questions in easy read and in pictures, `young/easy.<lang>.json`.
    Easy,
    /// Cards to sort, `young/decks.<lang>.json`.
    Decks,
    /// The one-page profile, `young/me.<lang>.json`.
    Me,
}

impl ContentFile {
    const fn name(self) -> &'static str {
        match self {
            Self::Structure => "structure",
            Self::Words => "words",
            Self::Help => "help",
            Self::Law => "law",
            Self::Easy => "easy read",
            Self::Decks => "decks",
            Self::Me => "profile",
        }
    }
}

/// Why a content file is refused. Nothing of a refused file is used.
///
/// The messages are for those who write content; the app tells people in its own words.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ContentError {
    /// Not JSON, or a field is missing or of the wrong kind.
    #[error("the {} file cannot be read at line {line}, column {column}", .file.name())]
    Unreadable {
        /// Which file.
        file: ContentFile,
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// A built set (see [`super::built`]) that ends too soon, or has an odd text at this place.
    #[error("the list of texts is odd at {at}")]
    Odd {
        /// Which text of the list, from 0.
        at: usize,
    },
    /// Written in a version of the format that this app does not know.
    #[error("the {} file has format {found}; this app reads {}", .file.name(), schema::VERSION)]
    OtherFormat {
        /// Which file.
        file: ContentFile,
        /// The version that the file names.
        found: u32,
    },
    /// The words belong to another set than the structure.
    #[error("the words belong to the set {words}, the structure is {structure}")]
    OtherSet {
        /// The set that the structure names.
        structure: String,
        /// The set that the words name.
        words: String,
    },
    /// An id with other signs than `a`–`z`, `0`–`9` and `-`, or too long a one.
    #[error("{0} cannot be an id")]
    NotAnId(String),
    /// Two things have the same id.
    #[error("{0} stands twice")]
    Twice(String),
    /// A set without questions, or with more than anyone would answer.
    #[error(
        "a set has 1 to {} questions, this one has {found}",
        schema::MAX_QUESTIONS
    )]
    QuestionCount {
        /// How many there are.
        found: usize,
    },
    /// A question of the structure has no words.
    #[error("{0} has no words")]
    NoWords(String),
    /// Words for a question that the structure does not have.
    #[error("there are words for {0}, which is no question of the set")]
    NoQuestion(String),
    /// More things to think about than people read.
    #[error(
        "{question} has {found} things to think about, more than {}",
        schema::MAX_THINK
    )]
    TooMuchToThinkAbout {
        /// The question.
        question: String,
        /// How many there are.
        found: usize,
    },
    /// A slot in a sentence that the file does not say how to fill.
    #[error("{place} has a slot {{{slot}}} that nothing fills")]
    UnknownSlot {
        /// Where the sentence stands.
        place: String,
        /// The slot.
        slot: String,
    },
    /// A brace without its partner.
    #[error("{place} has a brace without its partner")]
    BrokenSlot {
        /// Where the sentence stands.
        place: String,
    },
    /// A text that is empty, too long, or holds signs that cannot be seen.
    #[error("{place} is empty, too long, or holds signs that cannot be seen")]
    BadText {
        /// Where the text stands.
        place: String,
    },
    /// A number to count with that counts nothing, or a day that is none.
    #[error("{place} has a number that cannot be counted with")]
    BadCount {
        /// Where the number stands.
        place: String,
    },
    /// A number that cannot be dialled, or an address that is not `https`.
    #[error("{place} has a link that leads nowhere")]
    BadLink {
        /// Where the link stands.
        place: String,
    },
}

impl ContentError {
    /// The file and the place in it; serde's own words stay behind, they may quote the file.
    pub(super) fn unreadable(file: ContentFile, error: &serde_json::Error) -> Self {
        Self::Unreadable {
            file,
            line: error.line(),
            column: error.column(),
        }
    }
}
