//! The question page, and the list of questions.

use super::{
    AnswerMore, CardState, Page, Problem, Saving, more,
    said::{Heading, Speaker, naming},
};
use crate::{
    app::{
        event::QuestionAt,
        exchange,
        model::{Model, OpenBook},
        route::{Route, SortPage},
    },
    domain::{
        answer::{Answer, Part, Progress, Sharing},
        change::Field,
        ids::{BookId, QuestionId, RoundId, VoiceId},
        question::{Audience, Level, Topic},
        voice::Role,
    },
};
use std::sync::Arc;

/// Where an answer has its fields.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct AnswerAt {
    /// Book, voice and question.
    pub at: QuestionAt,
    /// The round.
    pub round: RoundId,
}

impl AnswerAt {
    /// The field of one part of the answer.
    pub fn part(&self, part: Part) -> Field {
        Field::Answer(self.round, self.at.voice, self.at.question.clone(), part)
    }
}

/// The question page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionView {
    /// Where the answer goes.
    pub at: AnswerAt,
    /// Whom the question is written for.
    pub audience: Audience,
    /// Who speaks.
    pub speaker: Speaker,
    /// The question.
    pub heading: Heading,
    /// From 1.
    pub number: usize,
    /// How many there are.
    pub total: usize,
    /// Why it is asked.
    pub why: String,
    /// Things to think about.
    pub think: Vec<String>,
    /// A sentence that is easy to say at the meeting.
    pub say: String,
    /// What was said so far.
    pub answer: Answer,
    /// Who may see it, as it stands.
    pub sharing: Sharing,
    /// The young person has not yet been asked in this sitting who may see.
    pub asks_sharing: bool,
    /// Nobody has yet said in this sitting how the words are taken down.
    pub asks_how: bool,
    /// This tab may write.
    pub can_write: bool,
    /// How durable the book is.
    pub saving: Saving,
    /// Back leads here.
    pub back: Route,
    /// Nothing was answered yet, and there are books on this phone: one may want to go on there.
    pub offer: Option<Offer>,
    /// What comes with the second half of the app.
    pub more: Arc<AnswerMore>,
}

/// A book that one may have meant to go on with.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Offer {
    /// The only one.
    Book(super::BookCard),
    /// There are several.
    Books,
}

/// The list of a voice's questions.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ViewsView {
    /// The book.
    pub book: BookId,
    /// How questions are put, where that can be chosen.
    pub level: Option<Level>,
    /// This tab may write.
    pub can_write: bool,
    /// Back leads here.
    pub back: Route,
    /// Who speaks.
    pub speaker: Speaker,
    /// By topic, in the order of the set.
    pub groups: Vec<ViewsGroup>,
    /// How many are answered, in whatever way.
    pub answered: usize,
    /// How many there are.
    pub total: usize,
    /// Where to go on: the first that has nothing, else the check.
    pub next: Route,
    /// All of them have something.
    pub done: bool,
    /// Cards to sort, for a young person, and how many lie on a pile.
    pub cards: Option<(Route, usize)>,
    /// What this voice writes about the young person.
    pub me: Route,
    /// How many answers are under a PIN, and its page.
    pub private: Option<(usize, Route)>,
    /// What that is called to them: it is the young person who speaks.
    pub own: bool,
    /// What the young person is called; empty until they have a name.
    pub name: String,
}

/// One topic's questions.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ViewsGroup {
    /// The topic.
    pub topic: Topic,
    /// Its questions.
    pub rows: Vec<QuestionRow>,
}

/// One question in the list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct QuestionRow {
    /// Which.
    pub heading: Heading,
    /// Its page.
    pub route: Route,
    /// How far it has come.
    pub state: RowState,
}

/// How far a question has come, with what can be shown of it at a glance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RowState {
    /// How far.
    pub progress: Progress,
    /// The face, if one was chosen.
    pub feeling: Option<crate::domain::answer::Feeling>,
    /// It matters most.
    pub matters: bool,
    /// In how many versions some part of it stands; 1 where nothing differs.
    pub versions: usize,
}

/// The page of a question that is answered before there is a book.
pub(super) fn begin(
    model: &Model,
    open: &OpenBook,
    audience: Audience,
    question: Option<&QuestionId>,
) -> Page {
    if model.books_first {
        return Page::Waiting;
    }
    let voice = open.voice_for(audience);
    // There is no book yet in which one could look for another question.
    voice
        .map(|voice| page(model, open, voice.id, question))
        .filter(|page| !matches!(page, Page::Problem(Problem::NoQuestion(_))))
        .unwrap_or(Page::Problem(Problem::NoPage))
}

/// The page of one question; without one, the first of the set.
pub(super) fn page(
    model: &Model,
    open: &OpenBook,
    voice: VoiceId,
    question: Option<&QuestionId>,
) -> Page {
    let Some(voice) = open.voice(voice) else {
        return Page::Problem(Problem::NoQuestion(open.id));
    };
    let audience = voice.role.audience();
    let set = model.set(audience);
    if set.is_failed() {
        return Page::Problem(Problem::NoContent);
    }
    let Some(set) = set.get() else {
        return Page::Waiting;
    };
    let place = match question {
        Some(id) => set
            .questions
            .iter()
            .position(|found| found.question.id == *id),
        None => Some(0),
    };
    let Some((place, found)) = place.and_then(|place| Some((place, set.questions.get(place)?)))
    else {
        return Page::Problem(Problem::NoQuestion(open.id));
    };
    let naming = naming(open);
    let id = found.question.id.clone();
    let answer = open.book.answer(open.round, voice.id, &id);
    let choice = open.sitting.choice(voice.id);
    let young = voice.role == Role::YoungPerson;
    let say = |wording: &crate::content::Wording| wording.render(&naming);
    Page::Question(Box::new(QuestionView {
        at: AnswerAt {
            at: QuestionAt {
                book: open.id,
                voice: voice.id,
                question: id,
            },
            round: open.round,
        },
        audience,
        speaker: Speaker::of(&voice, &open.book),
        heading: Heading::of(found, &naming),
        number: place + 1,
        total: set.questions.len(),
        why: say(&found.words.why),
        think: found.words.think.iter().map(say).collect(),
        say: say(&found.words.say),
        sharing: coming_sharing(
            &answer,
            choice.and_then(|choice| choice.sharing),
            voice.role,
        ),
        asks_sharing: young
            && answer.sharing.is_none()
            && choice.is_none_or(|choice| choice.sharing.is_none()),
        asks_how: young && answer.how.is_none() && choice.is_none_or(|choice| choice.how.is_none()),
        answer,
        can_write: open.is_writer(),
        saving: open.saving(),
        back: if open.is_unborn() {
            Route::Start
        } else {
            Route::Views(open.id, voice.id)
        },
        offer: if open.is_unborn() { offer(model) } else { None },
        more: Arc::default(),
    }))
}

/// Who will see the answer: while nothing was said, what the sitting's choice will make of it.
pub(super) fn coming_sharing(answer: &Answer, chosen: Option<Sharing>, role: Role) -> Sharing {
    let coming = chosen.filter(|_| answer.sharing.is_none() && answer.progress() != Progress::Said);
    coming.unwrap_or_else(|| answer.seen_by(role))
}

fn offer(model: &Model) -> Option<Offer> {
    let mut cards = super::book::cards(model);
    match cards.len() {
        0 => None,
        1 if cards[0].state == CardState::Open => cards.pop().map(Offer::Book),
        _ => Some(Offer::Books),
    }
}

/// The list of a voice's questions.
pub(super) fn list(model: &Model, open: &OpenBook, voice: VoiceId) -> Page {
    let Some(voice) = open.voice(voice) else {
        return Page::Problem(Problem::NoQuestion(open.id));
    };
    let set = model.set(voice.role.audience());
    if set.is_failed() {
        return Page::Problem(Problem::NoContent);
    }
    let Some(set) = set.get() else {
        return Page::Waiting;
    };
    let naming = naming(open);
    let mut groups: Vec<ViewsGroup> = Vec::new();
    let (mut answered, mut next) = (0, None);
    for found in &set.questions {
        let answer = open.book.answer(open.round, voice.id, &found.question.id);
        let progress = answer.progress();
        let route = Route::Question(open.id, voice.id, found.question.id.clone());
        if progress == Progress::Nothing {
            next.get_or_insert_with(|| route.clone());
        } else {
            answered += 1;
        }
        let row = QuestionRow {
            heading: Heading::of(found, &naming),
            route,
            state: RowState {
                progress,
                feeling: answer.feeling,
                matters: answer.matters,
                versions: more::count(open, open.round, voice.id, &found.question.id),
            },
        };
        let topic = found.question.topic;
        match groups.iter_mut().find(|group| group.topic == topic) {
            Some(group) => group.rows.push(row),
            None => groups.push(ViewsGroup {
                topic,
                rows: vec![row],
            }),
        }
    }
    Page::Views(ViewsView {
        book: open.id,
        level: exchange::level(open, voice.id),
        can_write: open.is_writer(),
        back: super::visit::way_back(model, open),
        speaker: Speaker::of(&voice, &open.book),
        groups,
        answered,
        total: set.questions.len(),
        cards: (voice.role == Role::YoungPerson).then(|| {
            let sorted = open.book.cards(open.round, voice.id).len();
            (Route::Sort(open.id, voice.id, SortPage::Choose), sorted)
        }),
        done: next.is_none(),
        me: Route::Me(open.id, voice.id),
        private: super::private::counted(open, voice.id),
        own: voice.role == Role::YoungPerson,
        name: open.book.name(),
        next: next.unwrap_or(Route::Check(open.id, voice.id)),
    })
}
