//! The content files, exactly as they stand. Everything here mirrors JSON; what it means is
//! checked in [`super::parse_set`] and [`super::parse_help`].
//!
//! # A question set: `sets/<set>/set.json`
//!
//! ```json
//! {
//!   "schema": 1,
//!   "id": "faq-parents",
//!   "version": "2026-11-22",
//!   "audience": "parent",
//!   "questions": [
//!     {"id": "p4", "topic": "progress", "stage": "review", "symbol": "progress",
//!      "source": "parents 4", "covers": ["P4.1", "P4.2"]}
//!   ]
//! }
//! ```
//!
//! The order of `questions` is the order in which they are asked. A question keeps its id for
//! ever, in every language and version: answers hang on it. `source` and `covers` tell where the
//! question comes from and which points of `coverage.tsv` it covers; only the tests read them.
//!
//! # Its words: `sets/<set>/text.<lang>.json`
//!
//! ```json
//! {
//!   "schema": 1,
//!   "set": "faq-parents",
//!   "lang": "en",
//!   "names": {"child's": {"named": "{name}’s", "unnamed": "your child’s"}},
//!   "places": {"school": {"school": "school", "early-years": "nursery", "college": "college"}},
//!   "questions": {
//!     "p4": {
//!       "short": {"school": "Progress"},
//!       "ask": {"school": "How do you and {school} keep track of {child's} progress?"},
//!       "why": {"school": "…"},
//!       "think": [{"school": "…", "early-years": "…", "college": "…"}],
//!       "say": {"school": "…"}
//!     }
//!   }
//! }
//! ```
//!
//! A wording has the sentence for `school`, and another one for `early-years` or `college` where
//! the school's would not fit. A slot in braces is filled when the sentence is shown; `names` and
//! `places` say how, so a language may have as many slots as its grammar needs:
//!
//! | English slot | filled with |
//! |---|---|
//! | `{child}`, `{child's}`, `{Child}`, `{Child's}` | the chosen name; "your child" until there is one |
//! | `{my child}`, `{my child's}` | the same in words that the parent will speak; "my child" |
//! | `{school}`, `{School}` | nursery, school or college |
//!
//! A set for young people has no `names`: its reader is "you".
//!
//! | part | what it is |
//! |---|---|
//! | `short` | a label of one to five words, for lists |
//! | `ask` | the question |
//! | `why` | why we ask |
//! | `think` | at most four questions to think about |
//! | `say` | a sentence that is easy to say at the meeting |
//!
//! # Help: `help/<lang>.json`
//!
//! See [`Help`]. `checked` is the day on which a person or a source last confirmed the facts;
//! `sources` name the rows of our law notes and are read by the tests only.
//!
//! # Versions
//!
//! `schema` is [`VERSION`]. Unknown fields are ignored, so a new field needs no new version; a
//! changed meaning does, and a file of another version is refused.

use crate::domain::{
    question::{Audience, Stage, Topic},
    time::Day,
};
use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, Visitor},
};
use std::{fmt, marker::PhantomData};

/// The version of the formats in this module.
pub const VERSION: u32 = 1;

/// The most questions that a set may have.
pub const MAX_QUESTIONS: usize = 200;

/// The most things to think about that a question may have.
pub const MAX_THINK: usize = 4;

/// The longest text, in bytes.
pub const MAX_TEXT: usize = 600;

/// `set.json`: which questions there are and where they belong.
#[derive(Deserialize)]
pub struct Structure {
    /// [`VERSION`].
    pub schema: u32,
    /// The set's id.
    pub id: String,
    /// The day on which this version was made.
    pub version: Day,
    /// Whom the set is written for.
    pub audience: Audience,
    /// The questions, in the order in which they are asked.
    pub questions: Vec<StructureQuestion>,
}

/// A question of the structure.
#[derive(Deserialize)]
pub struct StructureQuestion {
    /// Its id, the same for ever.
    pub id: String,
    /// Its one home topic.
    pub topic: Topic,
    /// Its place in the cycle.
    pub stage: Stage,
    /// The name of its picture in `symbols.json`.
    pub symbol: String,
}

/// `text.<lang>.json`: the words of a set in one language.
#[derive(Deserialize)]
pub struct Text {
    /// [`VERSION`].
    pub schema: u32,
    /// The id of the set whose words these are.
    pub set: String,
    /// The language, as in `lang` of HTML.
    pub lang: String,
    /// Slots filled with the child's name.
    #[serde(default)]
    pub names: Entries<NameFiller>,
    /// Slots filled with the word for the place.
    #[serde(default)]
    pub places: Entries<TextWording>,
    /// The words of each question.
    pub questions: Entries<TextQuestion>,
}

/// What fills a slot for the child's name.
#[derive(Deserialize)]
pub struct NameFiller {
    /// Once there is a name: a text around `{name}`.
    pub named: String,
    /// Until there is one.
    pub unnamed: String,
}

/// The words of one question.
#[derive(Deserialize)]
pub struct TextQuestion {
    /// A label for lists.
    pub short: TextWording,
    /// The question.
    pub ask: TextWording,
    /// Why we ask.
    pub why: TextWording,
    /// Things to think about.
    pub think: Vec<TextWording>,
    /// A sentence that is easy to say at the meeting.
    pub say: TextWording,
}

/// One sentence, with others for the settings that the first does not fit.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct TextWording {
    /// For schools, and for all others that have none of their own.
    pub school: String,
    /// For nurseries and other early years settings.
    #[serde(default)]
    pub early_years: Option<String>,
    /// For colleges.
    #[serde(default)]
    pub college: Option<String>,
}

/// `help/<lang>.json`: who can help, what hard words mean, and what is said about law and safety.
///
/// The texts may be shown as they are. None of them says that a service can be reached at this
/// moment: opening hours change.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Help {
    /// [`VERSION`].
    pub schema: u32,
    /// The language, as in `lang` of HTML.
    pub lang: String,
    /// The day on which the facts were last checked. Show it.
    pub checked: Day,
    /// Who helps when it cannot wait.
    pub now: Vec<Contact>,
    /// Who gives advice.
    pub advice: Vec<Contact>,
    /// Words of the system, in alphabetical order.
    pub glossary: Vec<Term>,
    /// About the law in this app.
    pub law: Notice,
    /// What happens with a worry about someone's safety.
    pub safety: Safety,
}

/// A service, and how to reach it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Contact {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Whom it is for.
    pub whom: String,
    /// What it is for.
    pub what: String,
    /// Ways to reach it, the best first; none where every area has its own.
    pub links: Vec<Link>,
}

/// A way to reach someone that a person may tap. The page marks it as leaving the app.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Link {
    /// A telephone number, spaced for reading.
    Tel(String),
    /// A text message.
    Sms {
        /// The number.
        to: String,
        /// The word to send.
        body: String,
    },
    /// A page on the web.
    Web(String),
}

/// A word of the system and what it means.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Term {
    /// Its id.
    pub id: String,
    /// The word.
    pub term: String,
    /// The same in full, where it is cut short.
    #[serde(default)]
    pub full: Option<String>,
    /// What it means, in one to three plain sentences.
    pub means: String,
}

/// A short text under a title.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Notice {
    /// The title.
    pub title: String,
    /// Its paragraphs.
    pub text: Vec<String>,
}

/// The same notice about safety in two voices. Shown before the first question.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Safety {
    /// For parents, carers and workers.
    pub adult: Notice,
    /// For children and young people.
    pub young_person: Notice,
}

/// A JSON object whose keys are data, in the order of the file. Unlike a map it keeps a key that
/// stands twice, so that the check can name it.
pub struct Entries<T>(pub Vec<(String, T)>);

impl<T> Default for Entries<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Entries<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for Reader<T> {
            type Value = Entries<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
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
