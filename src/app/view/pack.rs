//! The page that goes to the meeting.

use super::{
    Page, Problem, TakingView, VisitNote,
    book::MeetingView,
    said::{self, Said, Speaker},
    seen::{self, Counted, Goes, Seen},
    sorted::{self, Sorted},
};
use crate::{
    app::{
        model::{Model, OpenBook},
        route::{RoundPage, Route},
    },
    domain::{
        answer::Sharing,
        book::MOST,
        ids::{BookId, QuestionId, RoundId, VoiceId},
        question::Topic,
        time::Day,
    },
};

/// The page for the meeting.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PackView {
    /// The book.
    pub id: BookId,
    /// Back leads here.
    pub back: Route,
    /// The child's name; empty until it is given.
    pub name: String,
    /// The meeting.
    pub meeting: MeetingView,
    /// The day on which the page was made.
    pub made: Option<Day>,
    /// The page about the young person, where something stands on it: it goes with this one.
    pub me: Option<Route>,
    /// How the young person takes part, as far as they said so.
    pub taking: Option<TakingView>,
    /// What matters most, by voice, first first.
    pub matters: Vec<(Speaker, Vec<Said>)>,
    /// Views by topic.
    pub topics: Vec<PackTopic>,
    /// What a young person sorted.
    pub sorted: Vec<Sorted>,
    /// Questions for the meeting: who asks, and what.
    pub asks: Vec<(Speaker, String)>,
    /// Notes of those who helped, where they chose so: apart from what the family said.
    pub notes: Vec<VisitNote>,
    /// Who can see what each voice said, and how much of it stays out. Shown beside the page, never in it.
    pub seen: Vec<Seen>,
    /// Nothing in it yet.
    pub empty: bool,
    /// All that is in it is frozen and durable (or cannot be kept at all), so it may be handed over.
    pub ready: bool,
    /// The device has a share sheet that takes files.
    pub can_share: bool,
}

/// One topic: what each voice said, side by side.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PackTopic {
    /// The topic.
    pub topic: Topic,
    /// What was said, voice by voice.
    pub said: Vec<Said>,
}

/// Whether an answer is for the meeting's page: something was said, or will be in person, and
/// everyone at the meeting may see it.
pub(super) fn belongs(said: &Said) -> bool {
    seen::is_answer(said.progress) && said.sharing == Sharing::Meeting
}

/// The page for the meeting; it waits for both sets.
pub(super) fn page(model: &Model, open: &OpenBook) -> Page {
    let voices = open.book.voices();
    let mut matters = Vec::new();
    let mut topics: Vec<PackTopic> = Vec::new();
    let mut asks = Vec::new();
    let mut counted = Vec::new();
    let mut sorted = Vec::new();
    for voice in &voices {
        if model.set(voice.role.audience()).is_failed() {
            return Page::Problem(Problem::NoContent);
        }
        let Some(all) = said::all(model, open, open.round, voice) else {
            return Page::Waiting;
        };
        let speaker = Speaker::of(voice, &open.book);
        let cards = said::cards(model, open, open.round, voice);
        let answers = all.iter().chain(&cards);
        let answers = answers.filter(|said| seen::is_answer(said.progress));
        counted.extend(answers.map(Counted::on_page));
        let shown: Vec<Said> = all.into_iter().filter(belongs).collect();
        let cards: Vec<Said> = cards.into_iter().filter(belongs).collect();
        let first = most(open, open.round, voice.id, &[&shown[..], &cards].concat());
        sorted.extend(sorted::grouped(cards));
        if !first.is_empty() {
            matters.push((speaker.clone(), first));
        }
        let questions = shown.iter().filter(|said| !said.ask.trim().is_empty());
        asks.extend(questions.map(|said| (speaker.clone(), said.ask.clone())));
        for said in shown {
            let topic = said.heading.topic;
            let place = topics.partition_point(|known| known.topic < topic);
            match topics.get_mut(place) {
                Some(known) if known.topic == topic => known.said.push(said),
                _ => topics.insert(
                    place,
                    PackTopic {
                        topic,
                        said: vec![said],
                    },
                ),
            }
        }
    }
    Page::Pack(Box::new(PackView {
        id: open.id,
        back: Route::Book(open.id),
        name: open.book.name(),
        meeting: super::book::meeting(model, open),
        made: model.today,
        empty: topics.is_empty() && sorted.is_empty(),
        me: super::profile::is_shown(open).then_some(Route::Round(
            open.id,
            None,
            RoundPage::Profile,
        )),
        taking: super::taking::taking(open, open.round).filter(TakingView::says_something),
        matters,
        topics,
        sorted,
        asks,
        notes: super::visit::notes(open, open.round),
        seen: {
            let change = |speaker: &Speaker| Route::Check(open.id, speaker.voice);
            let mut seen = seen::of(counted.into_iter(), change);
            seen::with_private(&mut seen, open, Goes::OffPage);
            seen
        },
        ready: open.may_be_given(),
        can_share: model.surroundings.is_some_and(|s| s.can_share),
    }))
}

/// What matters most to a voice: the three that it put in order; before it did, those it marked.
pub(super) fn most(open: &OpenBook, round: RoundId, voice: VoiceId, shown: &[Said]) -> Vec<Said> {
    let order = open.book.order(round, voice);
    if order.is_empty() {
        return shown
            .iter()
            .filter(|said| said.matters)
            .take(MOST)
            .cloned()
            .collect();
    }
    let find = |id: &QuestionId| {
        shown
            .iter()
            .find(|said| said.heading.question == *id)
            .cloned()
    };
    order.iter().filter_map(find).collect()
}
