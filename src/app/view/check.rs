//! Checking what was said, and choosing what matters most.

use super::{
    Page, Problem,
    said::{self, Heading, Said, Speaker},
    seen::{self, Counted},
    sorted::{self, Sorted},
};
use crate::{
    app::{
        event::QuestionAt,
        model::{Model, OpenBook},
        route::{Route, SortPage},
    },
    domain::{
        answer::Progress,
        book::MOST,
        card::Agreed,
        ids::{BookId, VoiceId},
        made::MadeKind,
        question::Topic,
        voice::{Role, Voice},
    },
};

/// Check what you said.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CheckView {
    /// Back leads here.
    pub back: Route,
    /// Who speaks.
    pub speaker: Speaker,
    /// By topic: each answer, and where to change it. Questions with nothing are there too.
    pub groups: Vec<(Topic, Vec<(Said, Route)>)>,
    /// What was sorted, and where to change it.
    pub sorted: Option<(Vec<Sorted>, Route)>,
    /// How many answers are under a PIN, and its page.
    pub private: Option<(usize, Route)>,
    /// Nothing was said at all.
    pub nothing: bool,
    /// How many answers nobody else may see because it was never chosen who may.
    pub unchosen: usize,
    /// How many answers stand in more than one version.
    pub twice: usize,
    /// A young person's answers, to be read back to them; nobody else's.
    pub read: Vec<ReadRow>,
    /// This tab may write.
    pub can_write: bool,
    /// The book.
    pub id: BookId,
    /// Choose what matters most.
    pub next: Route,
}

/// An answer that can be read back to the one who gave it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ReadRow {
    /// What was said.
    pub said: Said,
    /// What they said to it, if it was read back as it stands.
    pub told: Option<Agreed>,
}

/// What matters most.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct MattersView {
    /// Back leads here.
    pub back: Route,
    /// Who speaks.
    pub speaker: Speaker,
    /// Chosen, first first; at most three.
    pub chosen: Vec<Pick>,
    /// Everything else that something was said to; those marked on their page come first.
    pub others: Vec<Pick>,
    /// Three are chosen.
    pub full: bool,
    /// This tab may write.
    pub can_write: bool,
    /// Make the pack.
    pub next: Route,
}

/// Something that may matter most.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Pick {
    /// Book, voice and question.
    pub at: QuestionAt,
    /// The question.
    pub heading: Heading,
    /// The beginning of what was said.
    pub words: String,
    /// A card that has no words: what it shows.
    pub unsaid: Option<MadeKind>,
    /// Marked on its page.
    pub marked: bool,
}

/// A voice and all that it was asked; or the page to show while that cannot be had.
fn heard(model: &Model, open: &OpenBook, voice: VoiceId) -> Result<(Voice, Vec<Said>), Box<Page>> {
    let voice = open
        .voice(voice)
        .ok_or_else(|| Box::new(Page::Problem(Problem::NoQuestion(open.id))))?;
    if model.set(voice.role.audience()).is_failed() {
        return Err(Box::new(Page::Problem(Problem::NoContent)));
    }
    let said = said::all(model, open, open.round, &voice).ok_or_else(|| Box::new(Page::Waiting))?;
    Ok((voice, said))
}

/// Check what you said.
pub(super) fn page(model: &Model, open: &OpenBook, voice: VoiceId) -> Page {
    let (voice, said) = match heard(model, open, voice) {
        Ok(heard) => heard,
        Err(page) => return *page,
    };
    let cards = said::cards(model, open, open.round, &voice);
    let private = super::private::counted(open, voice.id);
    let nothing = private.as_ref().is_none_or(|(count, _)| *count == 0)
        && cards.is_empty()
        && said.iter().all(|said| said.progress == Progress::Nothing);
    let next = Route::Matters(open.id, voice.id);
    let answers = said.iter().chain(&cards);
    let answers = answers.filter(|said| seen::is_answer(said.progress));
    let seen = seen::of(answers.map(Counted::on_page), |_| next.clone());
    let all = said.iter().chain(&cards);
    let twice = all.filter(|said| said.versions > 1).count();
    let read = read(model, open, &voice, &said);
    let mut groups: Vec<(Topic, Vec<(Said, Route)>)> = Vec::new();
    for said in said {
        let topic = said.heading.topic;
        let route = Route::Question(open.id, voice.id, said.heading.question.clone());
        match groups.iter_mut().find(|(known, _)| *known == topic) {
            Some((_, list)) => list.push((said, route)),
            None => groups.push((topic, vec![(said, route)])),
        }
    }
    Page::Check(CheckView {
        back: Route::Views(open.id, voice.id),
        speaker: Speaker::of(&voice, &open.book),
        groups,
        sorted: (!cards.is_empty()).then(|| {
            let change = Route::Sort(open.id, voice.id, SortPage::All);
            (sorted::grouped(cards), change)
        }),
        private,
        nothing,
        unchosen: seen.iter().map(|seen| seen.unchosen).sum(),
        twice,
        read,
        can_write: open.is_writer(),
        id: open.id,
        next,
    })
}

/// What a young person said, here and about themselves, as far as it stands in one version.
pub(super) fn read(model: &Model, open: &OpenBook, voice: &Voice, said: &[Said]) -> Vec<ReadRow> {
    if voice.role != Role::YoungPerson {
        return Vec::new();
    }
    let about_me = super::me::all(model, open, open.round, voice);
    let said = said.iter().cloned().chain(about_me);
    let one = said.filter(|said| said.progress == Progress::Said && said.versions == 1);
    let rows = one.map(|said| ReadRow {
        told: open
            .book
            .read_back(open.round, voice.id, &said.heading.question),
        said,
    });
    rows.collect()
}

/// Choose what matters most.
pub(super) fn matters(model: &Model, open: &OpenBook, voice: VoiceId) -> Page {
    let (voice, said) = match heard(model, open, voice) {
        Ok(heard) => heard,
        Err(page) => return *page,
    };
    let cards = said::cards(model, open, open.round, &voice).into_iter();
    let said: Vec<Said> = said.into_iter().chain(cards).collect();
    let pick = |said: &Said| Pick {
        at: QuestionAt {
            book: open.id,
            voice: voice.id,
            question: said.heading.question.clone(),
        },
        heading: said.heading.clone(),
        words: excerpt(said),
        unsaid: said.unsaid(),
        marked: said.matters,
    };
    let order = open.book.order(open.round, voice.id);
    let chosen: Vec<Pick> = order
        .iter()
        .filter_map(|id| said.iter().find(|said| said.heading.question == *id))
        .map(pick)
        .collect();
    let others = [true, false].into_iter().flat_map(|marked| {
        said.iter()
            .filter(move |said| said.progress == Progress::Said && said.matters == marked)
    });
    let others = others
        .filter(|said| !order.contains(&said.heading.question))
        .map(pick)
        .collect();
    Page::Matters(MattersView {
        back: Route::Check(open.id, voice.id),
        speaker: Speaker::of(&voice, &open.book),
        full: chosen.len() >= MOST,
        chosen,
        others,
        can_write: open.is_writer(),
        next: Route::Pack(open.id),
    })
}

/// The beginning of what was said, about two lines on a phone; cut between words where it can be.
fn excerpt(said: &Said) -> String {
    const LETTERS: usize = 90;
    let text = said.first_words();
    let text = text.trim();
    let mut end = 0;
    for (count, (place, letter)) in text.char_indices().enumerate() {
        if letter.is_whitespace() {
            end = place;
        }
        if count == LETTERS {
            let end = if end > LETTERS / 2 { end } else { place };
            return [text[..end].trim_end(), "…"].concat();
        }
    }
    text.to_owned()
}
