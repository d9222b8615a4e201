//! The questions of a set in easy read and in pictures: reading and checking `young/easy.<lang>.json`.
//!
//! ```json
//! {
//!   "schema": 1,
//!   "lang": "en",
//!   "places": {"school": {"school": "school", "early-years": "nursery", "college": "college"}},
//!   "questions": {
//!     "y6": {
//!       "easy": [{"symbol": "worried", "school": "Sometimes things worry us."}],
//!       "few": {"symbol": "worried", "school": "You are worried. Who do you talk to?"},
//!       "cards": [{"symbol": "staff-training", "school": "My teacher", "early-years": "A grown-up"}]
//!     }
//!   }
//! }
//! ```
//!
//! | part | what it is |
//! |---|---|
//! | `easy` | two to four short sentences, each with the picture that stands to its left |
//! | `few` | the question in a few words, under one large picture |
//! | `cards` | four to six cards to choose from: a picture and one to three words each |
//!
//! The words of a part may be others in other settings, as in the sets; its picture is the same.

use crate::{
    content::{
        error::{ContentError, ContentFile},
        schema::{Entries, TextWording},
        set::{check_version, read},
        wording::{Slots, Wording},
    },
    domain::ids::QuestionId,
};
use serde::Deserialize;

/// The questions in easy read and in pictures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Easy {
    /// The language, as in `lang` of HTML.
    pub lang: String,
    /// The questions, in the order of the file.
    pub questions: Vec<EasyQuestion>,
}

impl Easy {
    /// The question with this id.
    pub fn get(&self, id: &QuestionId) -> Option<&EasyQuestion> {
        self.questions.iter().find(|question| question.id == *id)
    }
}

/// One question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EasyQuestion {
    /// The id that it has in its set.
    pub id: QuestionId,
    /// Short sentences.
    pub easy: Vec<Pictured>,
    /// A few words.
    pub few: Pictured,
    /// What to choose from.
    pub cards: Vec<Pictured>,
}

/// Words with a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pictured {
    /// The name of the picture in `symbols.json`.
    pub symbol: String,
    /// The words.
    pub words: Wording,
}

#[derive(Deserialize)]
struct File {
    schema: u32,
    lang: String,
    #[serde(default)]
    places: Entries<TextWording>,
    questions: Entries<FileQuestion>,
}

#[derive(Deserialize)]
struct FileQuestion {
    easy: Vec<FilePictured>,
    few: FilePictured,
    cards: Vec<FilePictured>,
}

/// Words with a picture, as they stand in a file.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct FilePictured {
    symbol: String,
    school: String,
    early_years: Option<String>,
    college: Option<String>,
}

/// Reads the file and checks it.
pub(super) fn parse(text: &str) -> Result<Easy, ContentError> {
    let found: File = read(text, ContentFile::Easy)?;
    check_version(found.schema, ContentFile::Easy)?;
    let slots = Slots::check(Entries::default(), found.places)?;
    let mut questions: Vec<EasyQuestion> = Vec::new();
    for (id, own) in found.questions.0 {
        let Some(known) = QuestionId::new(&id) else {
            return Err(ContentError::NotAnId(id));
        };
        if questions.iter().any(|question| question.id == known) {
            return Err(ContentError::Twice(id));
        }
        let all = |list: Vec<FilePictured>| {
            let each = list.into_iter().map(|one| pictured(one, &slots, &id));
            each.collect::<Result<Vec<_>, _>>()
        };
        questions.push(EasyQuestion {
            easy: all(own.easy)?,
            few: pictured(own.few, &slots, &id)?,
            cards: all(own.cards)?,
            id: known,
        });
    }
    Ok(Easy {
        lang: found.lang,
        questions,
    })
}

/// Checks words with a picture.
pub(super) fn pictured(
    one: FilePictured,
    slots: &Slots,
    place: &str,
) -> Result<Pictured, ContentError> {
    if QuestionId::new(&one.symbol).is_none() {
        return Err(ContentError::NotAnId(one.symbol));
    }
    let words = TextWording {
        school: one.school,
        early_years: one.early_years,
        college: one.college,
    };
    Ok(Pictured {
        words: slots.wording(&words, place)?,
        symbol: one.symbol,
    })
}
