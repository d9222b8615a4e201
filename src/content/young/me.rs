//! What the one-page profile about the young person asks: reading and checking `young/me.<lang>.json`.
//!
//! ```json
//! {
//!   "schema": 1,
//!   "lang": "en",
//!   "names": {"child": {"named": "{name}", "unnamed": "your child"}},
//!   "places": {"school": {"school": "school", "early-years": "nursery", "college": "college"}},
//!   "prompts": [
//!     {"id": "me-helps", "symbol": "support", "covers": ["N1"],
//!      "title": {"school": "What helps me"},
//!      "easy": [{"school": "What helps you?"}],
//!      "few": {"school": "What helps you?"},
//!      "cards": [{"symbol": "person-tipping-hand", "school": "A helper"}],
//!      "ask": {"school": "What helps you at {school}?"},
//!      "think": [{"school": "…"}],
//!      "others": {"ask": {"school": "What helps {child}?"}, "think": [{"school": "…"}]}}
//!   ]
//! }
//! ```
//!
//! A prompt is a question of no set: its id begins with `me-` and stays for ever, since answers hang on it.
//! `title` is its heading on the page, in the young person's own voice; `ask`, `easy` and `think` are for the
//! young person, and so are `few` and `cards`: the question in a few words under its picture, and four to six cards to
//! choose from, as in [`easy`](super::easy). `others` is for those who know them best. Wordings and slots are those of the question sets; see
//! [`schema`](crate::content::schema). `covers` is read by the tests only.

use super::easy::{FilePictured, Pictured, pictured};
use crate::{
    content::{
        error::{ContentError, ContentFile},
        schema::{Entries, MAX_QUESTIONS, MAX_THINK, NameFiller, TextWording},
        set::{check_version, read},
        wording::{Slots, Wording},
    },
    domain::ids::QuestionId,
};
use serde::Deserialize;

/// What the page asks, ready to be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Me {
    /// The language, as in `lang` of HTML.
    pub lang: String,
    /// Its prompts, in the order of the page; at least one.
    pub prompts: Vec<Prompt>,
}

/// One prompt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prompt {
    /// Its id, the same for ever.
    pub id: QuestionId,
    /// The name of its picture in `symbols.json`.
    pub symbol: String,
    /// Its heading on the page, in the young person's own voice.
    pub title: Wording,
    /// The same question in one or two short sentences.
    pub easy: Vec<Wording>,
    /// In pictures: the same question in a few words.
    pub few: Wording,
    /// In pictures: what to choose from.
    pub cards: Vec<Pictured>,
    /// As it is put to the young person.
    pub own: Asked,
    /// As it is put to those who know them best.
    pub others: Asked,
}

/// A prompt as it is put to somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The question.
    pub ask: Wording,
    /// Things to think about, at most [`MAX_THINK`].
    pub think: Vec<Wording>,
}

impl Me {
    /// The prompt of this id.
    pub fn get(&self, id: &QuestionId) -> Option<&Prompt> {
        self.prompts.iter().find(|prompt| prompt.id == *id)
    }
}

/// `young/me.<lang>.json`.
#[derive(Deserialize)]
struct File {
    schema: u32,
    lang: String,
    #[serde(default)]
    names: Entries<NameFiller>,
    #[serde(default)]
    places: Entries<TextWording>,
    prompts: Vec<FilePrompt>,
}

#[derive(Deserialize)]
struct FilePrompt {
    id: String,
    symbol: String,
    title: TextWording,
    easy: Vec<TextWording>,
    few: TextWording,
    cards: Vec<FilePictured>,
    ask: TextWording,
    think: Vec<TextWording>,
    others: FileAsked,
}

#[derive(Deserialize)]
struct FileAsked {
    ask: TextWording,
    think: Vec<TextWording>,
}

/// Reads the file and checks it.
pub(super) fn parse(text: &str) -> Result<Me, ContentError> {
    let file: File = read(text, ContentFile::Me)?;
    check_version(file.schema, ContentFile::Me)?;
    let found = file.prompts.len();
    if found == 0 || found > MAX_QUESTIONS {
        return Err(ContentError::QuestionCount { found });
    }
    let slots = Slots::check(file.names, file.places)?;
    let mut prompts: Vec<Prompt> = Vec::with_capacity(found);
    for prompt in file.prompts {
        let checked = check(prompt, &slots)?;
        if prompts.iter().any(|known| known.id == checked.id) {
            return Err(ContentError::Twice(checked.id.as_str().to_owned()));
        }
        prompts.push(checked);
    }
    Ok(Me {
        lang: file.lang,
        prompts,
    })
}

fn check(prompt: FilePrompt, slots: &Slots) -> Result<Prompt, ContentError> {
    let id = QuestionId::new(&prompt.id).filter(QuestionId::is_me);
    let id = id.ok_or_else(|| ContentError::NotAnId(prompt.id.clone()))?;
    if QuestionId::new(&prompt.symbol).is_none() {
        return Err(ContentError::NotAnId(prompt.symbol.clone()));
    }
    let all = |texts: &[TextWording]| {
        if texts.len() > MAX_THINK {
            return Err(ContentError::TooMuchToThinkAbout {
                question: prompt.id.clone(),
                found: texts.len(),
            });
        }
        let each = texts.iter().map(|text| slots.wording(text, &prompt.id));
        each.collect::<Result<Vec<_>, _>>()
    };
    let asked = |ask: &TextWording, think: &[TextWording]| {
        Ok::<_, ContentError>(Asked {
            ask: slots.wording(ask, &prompt.id)?,
            think: all(think)?,
        })
    };
    Ok(Prompt {
        symbol: prompt.symbol.clone(),
        title: slots.wording(&prompt.title, &prompt.id)?,
        easy: all(&prompt.easy)?,
        few: slots.wording(&prompt.few, &prompt.id)?,
        own: asked(&prompt.ask, &prompt.think)?,
        others: asked(&prompt.others.ask, &prompt.others.think)?,
        cards: {
            let cards = prompt.cards.into_iter();
            let cards = cards.map(|card| pictured(card, slots, &prompt.id));
            cards.collect::<Result<_, _>>()?
        },
        id,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(id: &str, ask: &str) -> String {
        let one = r#"{"id":"ID","symbol":"s","title":{"school":"A"},"easy":[{"school":"A?"}],"few":{"school":"A?"},"cards":[],"ask":{"school":"ASK"},
            "think":[{"school":"B?"}],"others":{"ask":{"school":"C?"},"think":[]}}"#;
        let one = one.replace("ID", id).replace("ASK", ask);
        format!(r#"{{"schema":1,"lang":"en","prompts":[{one}]}}"#)
    }

    #[test]
    fn a_prompt_has_an_id_of_its_own_kind() {
        assert!(parse(&with("me-helps", "What helps?")).is_ok());
        for id in ["helps", "ME-1", "y4"] {
            let refused = Err(ContentError::NotAnId(id.to_owned()));
            assert_eq!(parse(&with(id, "What helps?")), refused);
        }
    }

    #[test]
    fn a_slot_that_nothing_fills_is_refused_and_a_cut_file_never_panics() {
        let place = "me-helps".to_owned();
        let slot = "child".to_owned();
        let refused = Err(ContentError::UnknownSlot { place, slot });
        assert_eq!(parse(&with("me-helps", "What helps {child}?")), refused);
        let good = with("me-helps", "What helps?");
        for end in 0..good.len() {
            assert!(parse(&good[..end]).is_err());
        }
    }
}
