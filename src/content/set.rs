//! Question sets: structure and words read together, and the way through the questions.

use super::{
    error::{ContentError, ContentFile},
    schema::{MAX_QUESTIONS, MAX_THINK, Structure, Text, TextQuestion, VERSION},
    wording::{Slots, Wording},
};
use crate::domain::{
    ids::QuestionId,
    question::{Audience, Question},
    time::Day,
};
use serde::de::DeserializeOwned;
use std::fmt;

/// A set's id, as its files name it: `faq-parents`. The same alphabet as a [`QuestionId`].
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SetId(QuestionId);

impl SetId {
    /// The id with this text: 1 to 40 of `a`–`z`, `0`–`9` and `-`, else `None`.
    pub fn new(text: &str) -> Option<Self> {
        QuestionId::new(text).map(Self)
    }

    /// The id as the files write it.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

impl fmt::Display for SetId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A question set in one language, ready to be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionSet {
    /// Its id.
    pub id: SetId,
    /// The day on which this version was made.
    pub version: Day,
    /// Whom it is written for.
    pub audience: Audience,
    /// The language of its words, as in `lang` of HTML.
    pub lang: String,
    /// Its questions, in the order in which they are asked; at least one.
    pub questions: Vec<SetQuestion>,
}

impl QuestionSet {
    /// The question with this id.
    pub fn get(&self, id: &QuestionId) -> Option<&SetQuestion> {
        self.questions.iter().find(|q| q.question.id == *id)
    }

    /// Its place among the questions, from 0.
    pub fn position(&self, id: &QuestionId) -> Option<usize> {
        self.questions.iter().position(|q| q.question.id == *id)
    }

    /// The question after this one; `None` after the last, and for an id of another set.
    pub fn next(&self, id: &QuestionId) -> Option<&SetQuestion> {
        let at = self.position(id)?;
        self.questions.get(at.checked_add(1)?)
    }

    /// The question before this one; `None` before the first, and for an id of another set.
    pub fn previous(&self, id: &QuestionId) -> Option<&SetQuestion> {
        let at = self.position(id)?;
        self.questions.get(at.checked_sub(1)?)
    }
}

/// A question with its picture and its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetQuestion {
    /// What the rules need to know of it.
    pub question: Question,
    /// The name of its picture in `symbols.json`.
    pub symbol: String,
    /// Its words.
    pub words: QuestionWords,
}

/// The words of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionWords {
    /// A label of a few words, for lists.
    pub short: Wording,
    /// The question.
    pub ask: Wording,
    /// Why we ask.
    pub why: Wording,
    /// Things to think about, at most [`MAX_THINK`].
    pub think: Vec<Wording>,
    /// A sentence that is easy to say at the meeting.
    pub say: Wording,
}

/// Reads a set from its `set.json` and one `text.<lang>.json`, and checks both.
pub fn parse_set(structure: &str, text: &str) -> Result<QuestionSet, ContentError> {
    let structure = read(structure, ContentFile::Structure)?;
    let text = read(text, ContentFile::Words)?;
    assemble(structure, text)
}

/// Makes a set of its two files, and checks both.
pub(super) fn assemble(structure: Structure, text: Text) -> Result<QuestionSet, ContentError> {
    check_version(structure.schema, ContentFile::Structure)?;
    check_version(text.schema, ContentFile::Words)?;
    if structure.id != text.set {
        return Err(ContentError::OtherSet {
            structure: structure.id,
            words: text.set,
        });
    }
    let Some(id) = SetId::new(&structure.id) else {
        return Err(ContentError::NotAnId(structure.id));
    };
    let found = structure.questions.len();
    if found == 0 || found > MAX_QUESTIONS {
        return Err(ContentError::QuestionCount { found });
    }

    let slots = Slots::check(text.names, text.places)?;
    let mut words = text.questions.0;
    let mut questions: Vec<SetQuestion> = Vec::with_capacity(found);
    for asked in structure.questions {
        let Some(id) = QuestionId::new(&asked.id) else {
            return Err(ContentError::NotAnId(asked.id));
        };
        if questions.iter().any(|q| q.question.id == id) {
            return Err(ContentError::Twice(asked.id));
        }
        let Some(at) = words.iter().position(|(of, _)| *of == asked.id) else {
            return Err(ContentError::NoWords(asked.id));
        };
        let (_, own) = words.swap_remove(at);
        if words.iter().any(|(of, _)| *of == asked.id) {
            return Err(ContentError::Twice(asked.id));
        }
        if QuestionId::new(&asked.symbol).is_none() {
            return Err(ContentError::NotAnId(asked.symbol));
        }
        questions.push(SetQuestion {
            words: check_words(&own, &asked.id, &slots)?,
            question: Question {
                id,
                topic: asked.topic,
                stage: asked.stage,
            },
            symbol: asked.symbol,
        });
    }
    if let Some((left, _)) = words.pop() {
        return Err(ContentError::NoQuestion(left));
    }

    Ok(QuestionSet {
        id,
        version: structure.version,
        audience: structure.audience,
        lang: text.lang,
        questions,
    })
}

fn check_words(
    text: &TextQuestion,
    id: &str,
    slots: &Slots,
) -> Result<QuestionWords, ContentError> {
    let found = text.think.len();
    if found > MAX_THINK {
        return Err(ContentError::TooMuchToThinkAbout {
            question: id.to_owned(),
            found,
        });
    }
    let think = text.think.iter();
    Ok(QuestionWords {
        short: slots.wording(&text.short, id)?,
        ask: slots.wording(&text.ask, id)?,
        why: slots.wording(&text.why, id)?,
        think: think
            .map(|item| slots.wording(item, id))
            .collect::<Result<_, _>>()?,
        say: slots.wording(&text.say, id)?,
    })
}

/// Reads a file's JSON.
pub(super) fn read<T: DeserializeOwned>(text: &str, file: ContentFile) -> Result<T, ContentError> {
    serde_json::from_str(text).map_err(|error| ContentError::unreadable(file, &error))
}

/// Refuses a version of the format that this app does not know.
pub(super) fn check_version(found: u32, file: ContentFile) -> Result<(), ContentError> {
    if found == VERSION {
        return Ok(());
    }
    Err(ContentError::OtherFormat { file, found })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{content::Naming, domain::question::Setting};

    const STRUCTURE: &str = r#"{"schema":1,"id":"s","version":"2026-11-22","audience":"parent",
        "questions":[
            {"id":"a","topic":"progress","stage":"review","symbol":"x","covers":["P4.1"]},
            {"id":"b","topic":"learning","stage":"plan","symbol":"y"}]}"#;

    /// A words file in which question `b` has this text throughout.
    fn words(b: &str) -> String {
        let wording = |text: &str| format!(r#"{{"school":"{text}","early-years":"E {text}"}}"#);
        let question = |text: &str| {
            let w = wording(text);
            format!(r#"{{"short":{w},"ask":{w},"why":{w},"think":[{w}],"say":{w}}}"#)
        };
        format!(
            r#"{{"schema":1,"set":"s","lang":"en",
            "names":{{"child's":{{"named":"{{name}}’s","unnamed":"your child’s"}}}},
            "places":{{"school":{{"school":"school","early-years":"nursery"}}}},
            "questions":{{"a":{},"b":{}}}}}"#,
            question("A"),
            question(b),
        )
    }

    fn refused(structure: &str, text: &str) -> Option<ContentError> {
        parse_set(structure, text).err()
    }

    /// Question `b`'s sentence `text`, shown.
    fn shown(text: &str, child: Option<&str>, setting: Setting) -> Option<String> {
        let set = parse_set(STRUCTURE, &words(text)).ok()?;
        let naming = Naming {
            child: child.map(str::to_owned),
            setting,
        };
        Some(set.get(&QuestionId::new("b")?)?.words.ask.render(&naming))
    }

    #[test]
    fn slots_are_filled_for_the_book() {
        let text = "At {school}, {child's} day.";
        let cases = [
            (None, Setting::School, "At school, your child’s day."),
            (Some(" "), Setting::School, "At school, your child’s day."),
            (Some("Sam"), Setting::EarlyYears, "E At nursery, Sam’s day."),
            (Some(" Sam "), Setting::College, "At school, Sam’s day."),
            (
                Some("سام\u{2069}"),
                Setting::School,
                "At school, \u{2068}سام\u{2069}’s day.",
            ),
        ];
        for (child, setting, expected) in cases {
            assert_eq!(shown(text, child, setting).as_deref(), Some(expected));
        }
    }

    #[test]
    fn a_name_is_not_read_as_a_slot() {
        let sentence = shown("{child's}", Some("{school}"), Setting::School);
        assert_eq!(sentence.as_deref(), Some("{school}’s"));
    }

    #[test]
    fn the_way_leads_from_first_to_last() -> Result<(), ContentError> {
        let set = parse_set(STRUCTURE, &words("B"))?;
        let ids: Vec<_> = set.questions.iter().map(|q| &q.question.id).collect();
        let id_of = |q: Option<&SetQuestion>| q.map(|q| q.question.id.to_string());
        assert_eq!(id_of(set.next(ids[0])).as_deref(), Some("b"));
        assert_eq!(id_of(set.next(ids[1])), None);
        assert_eq!(id_of(set.previous(ids[1])).as_deref(), Some("a"));
        assert_eq!(id_of(set.previous(ids[0])), None);
        assert_eq!(QuestionId::new("c").and_then(|id| set.position(&id)), None);
        Ok(())
    }

    #[test]
    fn what_is_wrong_is_refused_and_named() {
        let twice = STRUCTURE.replace(r#""id":"b""#, r#""id":"a""#);
        let newer = STRUCTURE.replace(r#""schema":1"#, r#""schema":2"#);
        let longer = STRUCTURE.replace(r#""id":"b""#, r#""id":"c""#);
        let fewer = STRUCTURE.replace(
            r#",
            {"id":"b","topic":"learning","stage":"plan","symbol":"y"}"#,
            "",
        );
        let good = words("B");
        let id = || "b".to_owned();
        let cases = [
            (twice, good.clone(), ContentError::Twice("a".into())),
            (
                newer,
                good.clone(),
                ContentError::OtherFormat {
                    file: ContentFile::Structure,
                    found: 2,
                },
            ),
            (longer, good.clone(), ContentError::NoWords("c".into())),
            (fewer, good.clone(), ContentError::NoQuestion(id())),
            (
                STRUCTURE.into(),
                good.replace(r#""b":{"#, r#""a":{"#),
                ContentError::Twice("a".into()),
            ),
            (
                STRUCTURE.into(),
                good.replace(r#""set":"s""#, r#""set":"t""#),
                ContentError::OtherSet {
                    structure: "s".into(),
                    words: "t".into(),
                },
            ),
            (
                STRUCTURE.into(),
                words("{adult} B"),
                ContentError::UnknownSlot {
                    place: id(),
                    slot: "adult".into(),
                },
            ),
            (
                STRUCTURE.into(),
                words("B {school"),
                ContentError::BrokenSlot { place: id() },
            ),
            (
                STRUCTURE.into(),
                words("B } B"),
                ContentError::BrokenSlot { place: id() },
            ),
            (
                STRUCTURE.into(),
                words(""),
                ContentError::BadText { place: id() },
            ),
            (
                STRUCTURE.into(),
                words("\u{202E}B"),
                ContentError::BadText { place: id() },
            ),
        ];
        for (structure, text, expected) in cases {
            assert_eq!(refused(&structure, &text), Some(expected));
        }
    }

    #[test]
    fn five_things_to_think_about_are_too_many() {
        let item = r#"{"school":"B","early-years":"E B"}"#;
        let five = format!("[{}]", [item; 5].join(","));
        let text = words("B").replace(&format!("[{item}]"), &five);
        let expected = ContentError::TooMuchToThinkAbout {
            question: "b".into(),
            found: 5,
        };
        assert_eq!(refused(STRUCTURE, &text), Some(expected));
    }

    #[test]
    fn a_missing_part_is_named_by_its_place_in_the_file() {
        let text = words("B").replace(r#""why""#, r#""wy""#);
        let error = refused(STRUCTURE, &text);
        assert!(matches!(
            error,
            Some(ContentError::Unreadable {
                file: ContentFile::Words,
                line: 4,
                ..
            })
        ));
    }

    #[test]
    fn a_cut_file_never_panics() {
        let good = words("{child's} B");
        for end in (0..good.len()).filter(|&end| good.is_char_boundary(end)) {
            assert!(parse_set(STRUCTURE, &good[..end]).is_err());
        }
    }
}
