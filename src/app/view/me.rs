//! About me: what one voice says about the young person, prompt by prompt.

use super::{
    AnswerAt, MakingView, Page, Problem, Saving, levels, made, pack,
    question::coming_sharing,
    said::{Heading, Said, Speaker, naming},
};
use crate::{
    app::{
        event::QuestionAt,
        exchange::state,
        model::{Fetched, Model, OpenBook},
        route::Route,
    },
    content::{
        Wording,
        young::me::{Me, Prompt},
    },
    domain::{
        answer::{HowTaken, Part, Progress, Sharing},
        card::Card,
        change::{Field, Value},
        ids::{BookId, QuestionId, RoundId, VoiceId},
        question::{Level, Topic},
        voice::{Role, Voice, VoicePart},
    },
};

/// What one voice writes about the young person.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct MeView {
    /// The book.
    pub id: BookId,
    /// Who speaks.
    pub speaker: Speaker,
    /// What the young person is called; empty until they have a name.
    pub name: String,
    /// It is the young person who speaks.
    pub own: bool,
    /// How it is put to them.
    pub level: Level,
    /// The prompts.
    pub cards: Vec<MeCard>,
    /// Who can see the page: what was chosen; `None` where nothing was, or not the same for all of it.
    pub seen: Option<Sharing>,
    /// Who that is, where some people were chosen.
    pub seen_who: String,
    /// It was chosen apart for some answers.
    pub mixed: bool,
    /// How it is taken down, as far as that was said and is the same for all of it.
    pub how: Option<HowTaken>,
    /// Who wrote, interpreted or noticed.
    pub taken_by: String,
    /// The same page of the others who know the young person.
    pub others: Vec<(Speaker, Route)>,
    /// This tab may write.
    pub can_write: bool,
    /// How durable the book is.
    pub saving: Saving,
    /// Back leads here.
    pub back: Route,
}

/// One prompt, with what was said to it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct MeCard {
    /// Where the answer goes.
    pub at: AnswerAt,
    /// What this voice said.
    pub said: Said,
    /// The question, in a sentence or two.
    pub ask: Vec<String>,
    /// Things to think about.
    pub think: Vec<String>,
    /// In pictures: the question in a few words, and what to choose from.
    pub offered: Option<Offered>,
    /// Voice notes, drawings and photos: what was made, and is being made.
    pub making: MakingView,
    /// What others said, where everyone at the meeting may see it.
    pub others: Vec<Said>,
    /// There is something to erase.
    pub can_erase: bool,
}

/// A prompt in pictures.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Offered {
    /// The question in a few words.
    pub few: String,
    /// What to choose from.
    pub cards: Vec<Card>,
}

/// What the page asks; or what to show while that cannot be had.
pub(super) fn asked(model: &Model) -> Result<&Me, Box<Page>> {
    match &state(model).young {
        Fetched::Here(young) => Ok(&young.young().me),
        Fetched::Failed => Err(Box::new(Page::Problem(Problem::NoContent))),
        Fetched::Unasked | Fetched::Coming => Err(Box::new(Page::Waiting)),
    }
}

/// The prompt as a heading, so that what was said to it is shown as every answer is.
fn heading(prompt: &Prompt, open: &OpenBook, own: bool) -> Heading {
    let naming = naming(open);
    let asked = if own { &prompt.own } else { &prompt.others };
    Heading {
        question: prompt.id.clone(),
        topic: Topic::Wellbeing,
        symbol: prompt.symbol.clone(),
        short: prompt.title.render(&naming),
        ask: asked.ask.render(&naming),
    }
}

/// What a voice said to a prompt in a round.
pub(super) fn said_to(
    model: &Model,
    prompt: &Prompt,
    open: &OpenBook,
    round: RoundId,
    voice: &Voice,
) -> Said {
    let own = voice.role == Role::YoungPerson;
    let heading = heading(prompt, open, own);
    Said::to(model, heading, open, round, Speaker::of(voice, &open.book))
}

/// All that a voice said about the young person in a round; nothing while it is not known what is asked.
pub(super) fn all(model: &Model, open: &OpenBook, round: RoundId, voice: &Voice) -> Vec<Said> {
    let prompts = asked(model).map_or(&[][..], |me| &me.prompts);
    let said = prompts
        .iter()
        .map(|prompt| said_to(model, prompt, open, round, voice));
    said.filter(|said| said.progress == Progress::Said)
        .collect()
}

/// The heading of a prompt; empty where it is not known.
pub(super) fn short(model: &Model, open: &OpenBook, question: &QuestionId) -> String {
    let found = asked(model).ok().and_then(|me| me.get(question));
    found.map_or_else(String::new, |prompt| prompt.title.render(&naming(open)))
}

/// The one value that all have; `None` where there is none, or where they differ.
fn common<T: Copy + PartialEq>(mut all: impl Iterator<Item = Option<T>>) -> Option<T> {
    let first = all.next()??;
    all.all(|other| other == Some(first)).then_some(first)
}

/// One prompt, as it is put to this voice.
fn card(model: &Model, open: &OpenBook, voice: &Voice, level: Level, prompt: &Prompt) -> MeCard {
    let own = voice.role == Role::YoungPerson;
    let voices = open.book.voices();
    let naming = naming(open);
    let render = |all: &[Wording]| all.iter().map(|w| w.render(&naming)).collect();
    let said = said_to(model, prompt, open, open.round, voice);
    let asked = if own { &prompt.own } else { &prompt.others };
    let ask = match level {
        Level::EasyRead | Level::Pictures if own => render(&prompt.easy),
        _ => vec![said.heading.ask.clone()],
    };
    let others = voices.iter().filter(|other| other.id != voice.id);
    let others = others.map(|other| said_to(model, prompt, open, open.round, other));
    let at = QuestionAt {
        book: open.id,
        voice: voice.id,
        question: prompt.id.clone(),
    };
    MeCard {
        making: made::of_question(model, open, &at),
        offered: (own && level == Level::Pictures).then(|| Offered {
            few: prompt.few.render(&naming),
            cards: levels::cards(&prompt.cards, &naming),
        }),
        at: AnswerAt {
            at,
            round: open.round,
        },
        think: render(&asked.think),
        others: others.filter(pack::belongs).collect(),
        can_erase: open.book.holds_words(open.round, voice.id, &prompt.id),
        ask,
        said,
    }
}

/// What one voice writes about the young person.
pub(super) fn page(model: &Model, open: &OpenBook, voice: VoiceId) -> Page {
    let Some(voice) = open.voice(voice) else {
        return Page::Problem(Problem::NoQuestion(open.id));
    };
    let me = match asked(model) {
        Ok(me) => me,
        Err(page) => return *page,
    };
    let own = voice.role == Role::YoungPerson;
    let level = match open
        .book
        .values(&Field::Voice(voice.id, VoicePart::Level))
        .last()
    {
        Some(Value::Level(level)) => *level,
        _ => Level::Plain,
    };
    let choice = open.sitting.choice(voice.id);
    let cards = me.prompts.iter();
    let cards = cards.map(|prompt| card(model, open, &voice, level, prompt));
    let cards: Vec<MeCard> = cards.collect();
    // A young person has not chosen before they were asked.
    let seen = |card: &MeCard| {
        let answer = open
            .book
            .answer(open.round, voice.id, &card.said.heading.question);
        let chosen = choice.and_then(|choice| choice.sharing);
        let is_chosen = answer.sharing.is_some() || chosen.is_some() || !own;
        is_chosen.then(|| coming_sharing(&answer, chosen, voice.role))
    };
    let said = || {
        cards
            .iter()
            .map(|card| &card.said)
            .filter(|said| said.progress == Progress::Said)
    };
    let how = common(said().map(|said| said.how));
    let how = how.or_else(|| {
        let to_come = choice.and_then(|choice| choice.how);
        to_come.filter(|_| said().next().is_none())
    });
    let first = said().find(|said| !said.taken_by.is_empty());
    let who = cards.iter().map(|card| &card.said.sharing_who);
    Page::Me(Box::new(MeView {
        id: open.id,
        speaker: Speaker::of(&voice, &open.book),
        name: open.book.name(),
        own,
        level,
        seen: common(cards.iter().map(seen)),
        mixed: {
            let mut all: Vec<Sharing> = cards.iter().filter_map(seen).collect();
            all.dedup();
            all.len() > 1
        },
        seen_who: who
            .into_iter()
            .find(|who| !who.is_empty())
            .cloned()
            .unwrap_or_default(),
        how,
        taken_by: match (first, choice) {
            (Some(said), _) => said.taken_by.clone(),
            (None, Some(choice)) => choice.by.clone(),
            (None, None) => String::new(),
        },
        others: pages(open, Some(voice.id)),
        cards,
        can_write: open.is_writer(),
        saving: open.saving(),
        back: super::visit::way_back(model, open),
    }))
}

/// Where each voice writes, but for one.
pub(super) fn pages(open: &OpenBook, but: Option<VoiceId>) -> Vec<(Speaker, Route)> {
    let voices = open.book.voices().into_iter();
    let others = voices.filter(|voice| Some(voice.id) != but);
    let pages = others.map(|voice| {
        let speaker = Speaker::of(&voice, &open.book);
        (speaker, Route::Me(open.id, voice.id))
    });
    pages.collect()
}

/// Whether something was written about the young person in this round.
pub(super) fn is_begun(open: &OpenBook) -> bool {
    let mut said = open.book.about_me(open.round);
    said.any(|(_, _, part)| Part::SAID.contains(&part))
}
