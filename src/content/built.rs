//! A question set as the build ships it: `sets/<set>.<lang>.json`, one list of texts.
//!
//! People write sets in the two files of [`super::schema`]. The build (`xtask`, `build::words`) writes
//! the same texts down one after the other, without names and without what only tests read. So the
//! first visit fetches one small file, and the browser's own reader of JSON is enough for it. A test
//! holds that both ways give the same set.
//!
//! | texts | what they are |
//! |---|---|
//! | 5 | schema, id of the set, version, audience, language |
//! | 1 + 3 each | how many slots for names; slot, text with a name, text without |
//! | 1 + 4 each | how many slots for places; slot, then a wording |
//! | 1 + 16 each, and more | how many questions; id, topic, stage, symbol, then the wordings `short`, `ask`, `why` and `say`, then how many things to think about, each a wording |
//!
//! A wording is three texts: for schools, for early years, for colleges; empty where the one for
//! schools serves.

use super::{
    error::ContentError,
    schema::{
        Entries, MAX_QUESTIONS, NameFiller, Structure, StructureQuestion, Text, TextQuestion,
        TextWording,
    },
    set::{QuestionSet, assemble},
};
use crate::domain::question::{Audience, Stage, Topic};

/// Reads a set from the texts of a built file, and checks it as one that people wrote.
pub fn read_built(texts: Vec<String>) -> Result<QuestionSet, ContentError> {
    let mut list = List {
        texts: texts.into_iter(),
        at: 0,
    };
    let (structure, text) = read(&mut list).ok_or(ContentError::Odd { at: list.at })?;
    assemble(structure, text)
}

fn read(list: &mut List) -> Option<(Structure, Text)> {
    let schema = list.number()?;
    let schema = u32::try_from(schema).ok()?;
    let id = list.text()?;
    let version = list.text()?.parse().ok()?;
    let audience = list.named(&Audience::ALL, Audience::name)?;
    let lang = list.text()?;
    let names = list.several(|list| {
        let slot = list.text()?;
        let (named, unnamed) = (list.text()?, list.text()?);
        Some((slot, NameFiller { named, unnamed }))
    })?;
    let places = list.several(|list| Some((list.text()?, list.wording()?)))?;
    let mut asked = Vec::new();
    let questions = list.several(|list| {
        let id = list.text()?;
        asked.push(StructureQuestion {
            id: id.clone(),
            topic: list.named(&Topic::ALL, Topic::name)?,
            stage: list.named(&Stage::ALL, Stage::name)?,
            symbol: list.text()?,
        });
        let words = TextQuestion {
            short: list.wording()?,
            ask: list.wording()?,
            why: list.wording()?,
            say: list.wording()?,
            think: list.several(List::wording)?,
        };
        Some((id, words))
    })?;
    if list.texts.next().is_some() {
        return None;
    }
    let structure = Structure {
        schema,
        id: id.clone(),
        version,
        audience,
        questions: asked,
    };
    let text = Text {
        schema,
        set: id,
        lang,
        names: Entries(names),
        places: Entries(places),
        questions: Entries(questions),
    };
    Some((structure, text))
}

/// The texts that are not read yet.
struct List {
    texts: std::vec::IntoIter<String>,
    /// How many were read.
    at: usize,
}

impl List {
    fn text(&mut self) -> Option<String> {
        let text = self.texts.next()?;
        self.at += 1;
        Some(text)
    }

    fn number(&mut self) -> Option<usize> {
        self.text()?.parse().ok()
    }

    /// One of several things that have names.
    fn named<T: Copy>(&mut self, all: &[T], name: fn(T) -> &'static str) -> Option<T> {
        let text = self.text()?;
        all.iter().copied().find(|one| name(*one) == text)
    }

    /// How many there are, then each of them.
    fn several<T>(&mut self, mut one: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let count = self.number()?;
        // More than there may be of anything: refused before there is room for it.
        if count > MAX_QUESTIONS {
            return None;
        }
        (0..count).map(|_| one(self)).collect()
    }

    fn wording(&mut self) -> Option<TextWording> {
        let school = self.text()?;
        let mut other = || Some(Some(self.text()?).filter(|text| !text.is_empty()));
        Some(TextWording {
            school,
            early_years: other()?,
            college: other()?,
        })
    }
}
