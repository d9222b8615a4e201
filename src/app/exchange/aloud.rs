//! Reading aloud, by the voices of the device. Only those that need no network: what is read may be a young
//! person's own words. It begins with a tap, says one sentence after the other, and ends with its page.

use super::{
    effect,
    event::{ExchangeEffect, Exchanged, Voices},
    exchange, private, state, young,
};
use crate::{
    app::{effect::Effect, event::QuestionAt, model::Model, route::Route, screens},
    domain::question::Level,
};

/// What one breath is: longer ones are cut, since some voices fall silent in the middle.
const BREATH: usize = 200;

/// Where reading aloud is.
#[derive(Debug, Default)]
pub(in crate::app) struct Aloud {
    /// What voices there are; `None` while that is not known.
    pub voices: Option<Voices>,
    /// It was looked for.
    pub looked: bool,
    /// What is read now.
    pub reading: Option<Reading>,
    /// Counts what was said, so that an end that comes late is known to be late.
    pub number: u64,
}

/// What is read now.
#[derive(Debug)]
pub(in crate::app) struct Reading {
    /// On the page of which question, put in which way.
    at: (QuestionAt, Option<Level>),
    /// What there is to read.
    parts: Vec<String>,
    /// Which of them is read.
    pub part: usize,
    /// What is left of it.
    left: Vec<String>,
}

/// What happens with reading aloud.
pub(super) fn update(model: &mut Model, event: Exchanged) -> Vec<Effect> {
    match event {
        Exchanged::VoiceFound(found) => exchange(model).aloud.voices = Some(found),
        Exchanged::ReadAloud(at, parts) => {
            let mut effects = hush(model);
            let level = level(model, &at);
            let here = voice(model, &at).is_some() && is_there(model, &at);
            if here && !parts.is_empty() {
                exchange(model).aloud.reading = Some(Reading {
                    at: (at, level),
                    left: parts.first().map(|text| breaths(text)).unwrap_or_default(),
                    parts,
                    part: 0,
                });
                effects.extend(say(model));
            }
            return effects;
        }
        Exchanged::Said(number, done) => {
            if state(model).aloud.number != number {
                return Vec::new();
            }
            if !done {
                exchange(model).aloud.reading = None;
            }
            return say(model).into_iter().collect();
        }
        Exchanged::ReadOnline(online) => {
            let mut effects = hush(model);
            effects.extend(screens::choose(model, |settings| {
                settings.online_voice = online;
            }));
            return effects;
        }
        Exchanged::ReadSlowly(slow) => {
            return screens::choose(model, |settings| settings.slow_voice = slow);
        }
        _ => return hush(model),
    }
    Vec::new()
}

/// Looks for a voice where one may be wanted, and falls silent where the page has gone.
pub(super) fn arrive(model: &mut Model, moved: bool) -> Vec<Effect> {
    let aloud = &state(model).aloud;
    if let Some(Reading { at: (at, put), .. }) = &aloud.reading
        && (!is_there(model, at) || level(model, at) != *put)
    {
        return hush(model);
    }
    // Who comes to the settings may just have added one.
    let again = moved && aloud.voices != Some(Voices::OfItsOwn);
    let wanted = match model.route {
        // Not before the first question itself.
        Some(Route::Question(..) | Route::Begin(..)) => {
            !aloud.looked && (young::is_question(model) || model.parents.get().is_some())
        }
        Some(Route::Settings) => !aloud.looked || again,
        _ => false,
    };
    if !wanted {
        return Vec::new();
    }
    exchange(model).aloud.looked = true;
    vec![effect(ExchangeEffect::LookForVoice)]
}

/// With what a page is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::app) enum With {
    /// A voice of the device.
    Own,
    /// One that sends what it reads over the network.
    Online,
}

/// With what the page of this question is read; `None` where it cannot be. What is under a PIN leaves the device
/// for no voice.
pub(in crate::app) fn voice(model: &Model, at: &QuestionAt) -> Option<With> {
    match state(model).aloud.voices? {
        Voices::OfItsOwn => Some(With::Own),
        Voices::OnlyOnline => {
            let allowed = model.settings().online_voice;
            let open = model.open().filter(|open| open.id == at.book)?;
            let under = private::is_under(model, open, open.round, at);
            (allowed && !under).then_some(With::Online)
        }
        Voices::None => None,
    }
}

/// Says what comes next.
fn say(model: &mut Model) -> Option<Effect> {
    let slow = model.settings().slow_voice;
    let at = state(model)
        .aloud
        .reading
        .as_ref()
        .map(|reading| reading.at.0.clone())?;
    let online = voice(model, &at)? == With::Online;
    let aloud = &mut exchange(model).aloud;
    let reading = aloud.reading.as_mut()?;
    while reading.left.is_empty() {
        reading.part += 1;
        let Some(text) = reading.parts.get(reading.part) else {
            aloud.reading = None;
            return None;
        };
        reading.left = breaths(text);
    }
    let text = reading.left.remove(0);
    aloud.number += 1;
    Some(effect(ExchangeEffect::Say {
        number: aloud.number,
        text,
        slow,
        online,
    }))
}

pub(super) fn hush(model: &mut Model) -> Vec<Effect> {
    if state(model).aloud.reading.is_none() {
        return Vec::new();
    }
    let aloud = &mut exchange(model).aloud;
    aloud.reading = None;
    aloud.number += 1;
    vec![effect(ExchangeEffect::Hush)]
}

fn level(model: &Model, at: &QuestionAt) -> Option<Level> {
    model.open().and_then(|open| young::level(open, at.voice))
}

/// Whether this question is on the screen.
fn is_there(model: &Model, at: &QuestionAt) -> bool {
    match &model.route {
        Some(Route::Question(book, voice, question)) => {
            (book, voice, question) == (&at.book, &at.voice, &at.question)
        }
        Some(Route::Begin(audience, question)) => {
            let first = model
                .set(*audience)
                .get()
                .and_then(|set| set.questions.first());
            let first = first.map(|found| &found.question.id);
            question.as_ref().or(first) == Some(&at.question)
        }
        _ => false,
    }
}

/// A text in pieces that can be said in one breath: sentences, and of a long one its parts.
fn breaths(text: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for sentence in text.split_inclusive(['.', '?', '!', '\n']) {
        let mut breath = String::new();
        for word in sentence.split_whitespace() {
            if !breath.is_empty() && breath.len() + word.len() >= BREATH {
                all.push(std::mem::take(&mut breath));
            }
            if !breath.is_empty() {
                breath.push(' ');
            }
            breath.push_str(word);
        }
        if breath.contains(char::is_alphanumeric) {
            all.push(breath);
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_said_sentence_by_sentence() {
        let text = "I like art. Do you?\n\nMy dog, too!  …";
        assert_eq!(breaths(text), ["I like art.", "Do you?", "My dog, too!"]);
        assert_eq!(breaths(" \n. "), Vec::<String>::new());
        let long = "word ".repeat(100);
        let parts = breaths(&long);
        assert!(parts.iter().all(|part| part.len() <= BREATH));
        assert_eq!(parts.join(" "), long.trim());
    }
}
