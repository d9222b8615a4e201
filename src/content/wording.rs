//! Sentences with slots, and how they are filled.

use super::{
    error::ContentError,
    schema::{Entries, MAX_TEXT, NameFiller, TextWording},
};
use crate::domain::question::Setting;
use std::sync::Arc;

/// What the sentences need to know of a book.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Naming {
    /// The name that the child or young person likes, once it is known.
    pub child: Option<String>,
    /// Where they go.
    pub setting: Setting,
}

/// One sentence in the words of each setting, checked, its slots open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    school: Vec<Part>,
    early_years: Option<Vec<Part>>,
    college: Option<Vec<Part>>,
}

impl Wording {
    /// The sentence for this book: in the words of its setting, the name in its place.
    pub fn render(&self, naming: &Naming) -> String {
        let name = naming.child.as_deref().and_then(shown_name);
        let mut sentence = String::new();
        for part in self.parts(naming.setting) {
            match part {
                Part::Text(text) => sentence.push_str(text),
                Part::Place(place) => sentence.push_str(place.word(naming.setting)),
                Part::Name(slot) => slot.fill(name.as_deref(), &mut sentence),
            }
        }
        sentence
    }

    fn parts(&self, setting: Setting) -> &[Part] {
        let own = match setting {
            Setting::School => None,
            Setting::EarlyYears => self.early_years.as_ref(),
            Setting::College => self.college.as_ref(),
        };
        own.unwrap_or(&self.school)
    }
}

/// A piece of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Text(String),
    Name(Arc<NameSlot>),
    Place(Arc<PlaceSlot>),
}

/// A slot for the child's name in one of its forms.
#[derive(Debug, PartialEq, Eq)]
struct NameSlot {
    before: String,
    after: String,
    unnamed: String,
}

impl NameSlot {
    fn fill(&self, name: Option<&str>, sentence: &mut String) {
        match name {
            Some(name) => {
                sentence.push_str(&self.before);
                sentence.push_str(name);
                sentence.push_str(&self.after);
            }
            None => sentence.push_str(&self.unnamed),
        }
    }
}

/// A slot for the word for the place.
#[derive(Debug, PartialEq, Eq)]
struct PlaceSlot {
    school: String,
    early_years: String,
    college: String,
}

impl PlaceSlot {
    fn word(&self, setting: Setting) -> &str {
        match setting {
            Setting::School => &self.school,
            Setting::EarlyYears => &self.early_years,
            Setting::College => &self.college,
        }
    }
}

/// All slots that a file fills.
pub(super) struct Slots(Vec<(String, Part)>);

impl Slots {
    /// Checks the fillers of a file: no slot twice, no text that cannot be shown.
    pub(super) fn check(
        names: Entries<NameFiller>,
        places: Entries<TextWording>,
    ) -> Result<Self, ContentError> {
        let mut slots = Self(Vec::new());
        for (slot, filler) in names.0 {
            // A search for a single sign: one for a text is some kilobytes of a first visit.
            let found = filler.named.split_once('{');
            let found = found.and_then(|(before, on)| Some((before, on.strip_prefix("name}")?)));
            let Some((before, after)) = found else {
                return Err(ContentError::BrokenSlot { place: slot });
            };
            check_text(&filler.unnamed, &slot)?;
            check_text(&filler.named, &slot)?;
            let part = Part::Name(Arc::new(NameSlot {
                before: before.to_owned(),
                after: after.to_owned(),
                unnamed: filler.unnamed,
            }));
            slots.add(slot, part)?;
        }
        for (slot, words) in places.0 {
            let place = PlaceSlot {
                early_years: words.early_years.unwrap_or_else(|| words.school.clone()),
                college: words.college.unwrap_or_else(|| words.school.clone()),
                school: words.school,
            };
            for setting in Setting::ALL {
                check_text(place.word(setting), &slot)?;
            }
            slots.add(slot, Part::Place(Arc::new(place)))?;
        }
        Ok(slots)
    }

    fn add(&mut self, slot: String, part: Part) -> Result<(), ContentError> {
        if self.find(&slot).is_some() {
            return Err(ContentError::Twice(slot));
        }
        self.0.push((slot, part));
        Ok(())
    }

    fn find(&self, slot: &str) -> Option<&Part> {
        let found = self.0.iter().find(|(known, _)| known == slot);
        found.map(|(_, part)| part)
    }

    /// Checks a wording of the file; `place` says in errors where it stands.
    pub(super) fn wording(&self, text: &TextWording, place: &str) -> Result<Wording, ContentError> {
        let other = |text: &Option<String>| {
            let parts = text.as_deref().map(|text| self.parts(text, place));
            parts.transpose()
        };
        Ok(Wording {
            school: self.parts(&text.school, place)?,
            early_years: other(&text.early_years)?,
            college: other(&text.college)?,
        })
    }

    fn parts(&self, text: &str, place: &str) -> Result<Vec<Part>, ContentError> {
        check_text(text, place)?;
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some(at) = rest.find(['{', '}']) {
            let (plain, slot_on) = rest.split_at(at);
            let slot = slot_on.strip_prefix('{').and_then(|s| s.split_once('}'));
            let Some((slot, after)) = slot else {
                return Err(ContentError::BrokenSlot {
                    place: place.to_owned(),
                });
            };
            let Some(part) = self.find(slot) else {
                return Err(ContentError::UnknownSlot {
                    place: place.to_owned(),
                    slot: slot.to_owned(),
                });
            };
            if !plain.is_empty() {
                parts.push(Part::Text(plain.to_owned()));
            }
            parts.push(part.clone());
            rest = after;
        }
        if !rest.is_empty() {
            parts.push(Part::Text(rest.to_owned()));
        }
        Ok(parts)
    }
}

/// Refuses a text that is empty, too long, or holds signs that cannot be seen.
pub(super) fn check_text(text: &str, place: &str) -> Result<(), ContentError> {
    let hidden = |c: char| c.is_control() || is_bidi_control(c);
    if text.trim().is_empty() || text.len() > MAX_TEXT || text.contains(hidden) {
        return Err(ContentError::BadText {
            place: place.to_owned(),
        });
    }
    Ok(())
}

/// The name as it goes into a sentence, or `None` if nothing of it can be seen.
///
/// A name in a script that runs from right to left is set apart by isolates, so that it turns
/// nothing around it. Others are not: the isolates would go along into copied text for nothing.
fn shown_name(name: &str) -> Option<String> {
    let clean: String = name
        .chars()
        .filter(|&c| !c.is_control() && !is_bidi_control(c))
        .collect();
    let clean = clean.trim();
    if clean.is_empty() {
        return None;
    }
    if clean.contains(is_right_to_left) {
        return Some(format!("\u{2068}{clean}\u{2069}"));
    }
    Some(clean.to_owned())
}

/// Signs that turn the direction of what follows.
const fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Letters of the scripts that run from right to left, by Unicode's blocks.
const fn is_right_to_left(c: char) -> bool {
    matches!(c,
        '\u{0590}'..='\u{08FF}'
        | '\u{FB1D}'..='\u{FDFF}'
        | '\u{FE70}'..='\u{FEFC}'
        | '\u{10800}'..='\u{10FFF}'
        | '\u{1E800}'..='\u{1EFFF}')
}
