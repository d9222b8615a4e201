//! The meeting: what to raise there and what was answered; and the plan, what was agreed. Both are shown
//! around the table, so nothing is on them that not everybody there may see.

use super::{
    Page, Problem, Saving,
    book::MeetingView,
    differ::{self, Differ},
    pack,
    rounds::{RoundAt, RoundView},
    said::{self, Said, Speaker},
    taking::{TakingView, taking},
};
use crate::{
    app::model::{Model, OpenBook},
    domain::{
        answer::{Feeling, Part, Sharing},
        book::MOST,
        card,
        change::{Field, Value},
        ids::{QuestionId, RoundId, VoiceId},
        item::{Item, ItemKind, ItemPart, ItemState},
        made::MadeKind,
        round::RoundPart,
        time::Day,
        voice::Role,
    },
};
use std::collections::BTreeSet;

/// A few short targets do more than many: from here on the page asks, gently, whether all are needed.
pub const FEW_TARGETS: usize = 4;

/// The page for the meeting itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetView {
    /// Which round.
    pub at: RoundAt,
    /// The child's name; empty until it is given.
    pub name: String,
    /// When and where.
    pub meeting: MeetingView,
    /// How the young person takes part; first of all.
    pub taking: Option<TakingView>,
    /// What to raise, what matters most first.
    pub agenda: Vec<AgendaItem>,
    /// How many of it are done.
    pub done: usize,
    /// Who is asked to come.
    pub people: Vec<Item>,
    /// Where two phones say different things.
    pub differ: Vec<Differ>,
    /// The voice that writes here.
    pub by: Option<VoiceId>,
    /// This tab may write.
    pub can_write: bool,
    /// How durable it is.
    pub saving: Saving,
}

/// Something to raise at the meeting.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct AgendaItem {
    /// Where it lives, and what is noted of it.
    pub at: AgendaAt,
    /// Why it is here.
    pub why: Why,
    /// Whose it is; nobody's where it was added for the meeting.
    pub speaker: Option<Speaker>,
    /// It is what somebody noticed of that voice, and no word of its own; who that was, as far as it was said.
    pub noticed: Option<String>,
    /// A label of a few words; empty for what was added.
    pub short: String,
    /// A card that has no words: what it shows.
    pub unsaid: Option<MadeKind>,
    /// Its symbol's name; empty for what was added.
    pub symbol: String,
    /// What is asked, or was said.
    pub text: String,
    /// How it is going for each voice, where they see it differently.
    pub seen: Vec<(Speaker, Feeling)>,
    /// How far it is.
    pub state: ItemState,
    /// What was answered.
    pub note: String,
    /// Who answered.
    pub from: String,
}

/// What an agenda item is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AgendaAt {
    /// One voice's answer.
    Answer(RoundId, VoiceId, QuestionId),
    /// An item of the round.
    Item(RoundId, crate::domain::ids::ItemId),
}

impl AgendaAt {
    /// Whether it is a card that was sorted.
    fn is_card(&self) -> bool {
        matches!(self, Self::Answer(_, _, question) if question.is_card())
    }

    /// The field of what was answered.
    pub fn note(&self) -> Field {
        self.field(Part::Heard, ItemPart::Note)
    }

    /// The field of who answered.
    pub fn from(&self) -> Field {
        self.field(Part::HeardFrom, ItemPart::NoteFrom)
    }

    /// The field of how far it is.
    pub fn state(&self) -> Field {
        self.field(Part::HeardState, ItemPart::State)
    }

    fn field(&self, part: Part, item_part: ItemPart) -> Field {
        match self {
            Self::Answer(round, voice, question) => {
                Field::Answer(*round, *voice, question.clone(), part)
            }
            Self::Item(round, item) => Field::Item(*round, *item, item_part),
        }
    }
}

/// Why something is on the agenda; the order in which it comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Why {
    /// It matters most to somebody.
    Matters,
    /// Somebody asks it.
    Asked,
    /// The young person and a grown-up see it differently.
    Differs,
    /// It was added for the meeting.
    Added,
}

/// What was agreed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanView {
    /// Which round.
    pub at: RoundAt,
    /// The child's name; empty until it is given.
    pub name: String,
    /// The targets.
    pub targets: Vec<Item>,
    /// More targets than a child can hold in mind.
    pub many: bool,
    /// Who does what by when.
    pub actions: Vec<Item>,
    /// Where two phones say different things.
    pub differ: Vec<Differ>,
    /// What each voice sees differently.
    pub differences: Vec<(Speaker, String)>,
    /// What the plan says of the child or young person: see [`RoundPart::ABOUT_CHILD`].
    pub child: [String; 4],
    /// When it is looked at again.
    pub look_again: Option<Day>,
    /// What was decided, and what happens next.
    pub decided: String,
    /// The same.
    pub then: String,
    /// The voice that writes here.
    pub by: Option<VoiceId>,
    /// This tab may write.
    pub can_write: bool,
    /// How durable it is.
    pub saving: Saving,
}

/// What there is to raise in a round; `None` while a set is not here.
pub(super) fn raised(model: &Model, open: &OpenBook, round: RoundId) -> Option<Vec<AgendaItem>> {
    let (mut all, mut most) = (Vec::new(), Vec::new());
    for voice in open.book.voices() {
        let said = said::all(model, open, round, &voice)?;
        let shown: Vec<Said> = said.into_iter().filter(pack::belongs).collect();
        let cards = said::cards(model, open, round, &voice).into_iter();
        let cards: Vec<Said> = cards.filter(pack::belongs).collect();
        most.push(pack::most(
            open,
            round,
            voice.id,
            &[&shown[..], &cards].concat(),
        ));
        all.push((voice.id, shown));
    }
    Some(agenda(open, round, &all, &most))
}

/// The page `meeting`; it waits for both sets.
pub(super) fn page(model: &Model, open: &OpenBook, round: RoundId) -> Page {
    let mut voices = open.book.voices().into_iter();
    if voices.any(|voice| model.set(voice.role.audience()).is_failed()) {
        return Page::Problem(Problem::NoContent);
    }
    let Some(agenda) = raised(model, open, round) else {
        return Page::Waiting;
    };
    let people = open.book.items(round, ItemKind::Person);
    let taking = taking(open, round);
    let mut differ = differ::of_agenda(model, open, &agenda);
    differ.extend(differ::of_items(model, open, round, &people));
    if let Some(young) = &taking {
        let question = QuestionId::taking_part();
        let field = |part| Field::Answer(round, young.speaker.voice, question.clone(), part);
        let both = [Part::Taking, Part::TakingShown].map(|part| (field(part), String::new()));
        differ.extend(differ::all(model, open, both.into_iter()));
    }
    RoundView::Meeting(MeetView {
        at: RoundAt::of(open, round),
        name: open.book.name(),
        meeting: super::book::meeting_of(model, open, round),
        taking,
        differ,
        done: agenda
            .iter()
            .filter(|item| item.state == ItemState::Done)
            .count(),
        agenda,
        people,
        by: open.sitting_voice(),
        can_write: open.is_writer(),
        saving: open.saving(),
    })
    .page()
}

/// The page `plan`.
pub(super) fn plan(model: &Model, open: &OpenBook, round: RoundId) -> PlanView {
    let targets = open.book.items(round, ItemKind::Target);
    let actions = open.book.items(round, ItemKind::Action);
    let mut differ = differ::of_items(model, open, round, &targets);
    differ.extend(differ::of_items(model, open, round, &actions));
    let voices = open.book.voices();
    let question = QuestionId::seen_differently();
    let shown = voices
        .iter()
        .filter(|voice| is_shown(open, round, voice.id, &question));
    let differences = shown.map(|voice| {
        let field = Field::Answer(round, voice.id, question.clone(), Part::Words);
        let words = open.book.text(&field);
        (Speaker::of(voice, &open.book), words)
    });
    PlanView {
        at: RoundAt::of(open, round),
        name: open.book.name(),
        many: targets.len() > FEW_TARGETS,
        targets,
        actions,
        differ,
        differences: differences.collect(),
        child: RoundPart::ABOUT_CHILD.map(|part| open.book.text(&Field::Round(round, part))),
        look_again: open.book.round_facts(round).agreed_review,
        decided: open.book.text(&Field::Round(round, RoundPart::Decided)),
        then: open.book.text(&Field::Round(round, RoundPart::Then)),
        by: open.sitting_voice(),
        can_write: open.is_writer(),
        saving: open.saving(),
    }
}

/// Whether what a voice says here may be shown around the table: not where it was said to be for fewer.
pub(super) fn is_shown(
    open: &OpenBook,
    round: RoundId,
    voice: VoiceId,
    question: &QuestionId,
) -> bool {
    let sharing = open.book.answer(round, voice, question).sharing;
    sharing.is_none_or(|sharing| sharing == Sharing::Meeting)
}

/// What to raise: what matters most to each voice in turn, then what is asked, then what is seen
/// differently, then what was added.
fn agenda(
    open: &OpenBook,
    round: RoundId,
    all: &[(VoiceId, Vec<Said>)],
    most: &[Vec<Said>],
) -> Vec<AgendaItem> {
    let mut agenda = Vec::new();
    let mut here = BTreeSet::new();
    // The first of each voice, then the second of each: nobody has to wait until another is through.
    for place in 0..MOST {
        for said in most.iter().filter_map(|most| most.get(place)) {
            push(open, round, &mut agenda, &mut here, Why::Matters, said);
        }
    }
    let each = || all.iter().flat_map(|(_, said)| said);
    for said in each().filter(|said| !said.ask.trim().is_empty()) {
        push(open, round, &mut agenda, &mut here, Why::Asked, said);
    }
    for (said, seen) in seen_differently(all) {
        let at = at(round, said);
        if !agenda.iter().any(|item| item.at == at) {
            push(open, round, &mut agenda, &mut here, Why::Differs, said);
        }
        let shown = agenda.iter_mut().filter(|item| item.at == at);
        shown.for_each(|item| item.seen.clone_from(&seen));
    }
    for item in open.book.items(round, ItemKind::Point) {
        agenda.push(AgendaItem {
            at: AgendaAt::Item(round, item.id),
            why: Why::Added,
            speaker: None,
            noticed: None,
            short: String::new(),
            unsaid: None,
            symbol: String::new(),
            text: item.what,
            seen: Vec::new(),
            state: item.state,
            note: item.note,
            from: item.note_from,
        });
    }
    agenda
}

fn at(round: RoundId, said: &Said) -> AgendaAt {
    let question = said.heading.question.clone();
    AgendaAt::Answer(round, said.speaker.voice, question)
}

fn push(
    open: &OpenBook,
    round: RoundId,
    agenda: &mut Vec<AgendaItem>,
    here: &mut BTreeSet<AgendaAt>,
    why: Why,
    said: &Said,
) {
    let at = at(round, said);
    if !here.insert(at.clone()) {
        return;
    }
    let asked = !said.ask.trim().is_empty();
    // A card says on which pile it lies, not more.
    let seen = said.feeling.iter().filter(|_| at.is_card());
    let seen = seen
        .map(|feeling| (said.speaker.clone(), *feeling))
        .collect();
    let state = match open.book.values(&at.state()).last() {
        Some(Value::ItemState(state)) => *state,
        _ => ItemState::Open,
    };
    agenda.push(AgendaItem {
        why,
        speaker: Some(said.speaker.clone()),
        noticed: said.is_noticed().then(|| said.taken_by.clone()),
        short: said.heading.short.clone(),
        unsaid: said.unsaid(),
        symbol: said.heading.symbol.clone(),
        text: match (asked, said.words.trim().is_empty()) {
            (true, _) => said.ask.clone(),
            (false, false) => said.words.clone(),
            (false, true) => card::in_words(&said.picked),
        },
        seen,
        state,
        note: open.book.text(&at.note()),
        from: open.book.text(&at.from()),
        at,
    });
}

/// The topics on which the young person and a grown-up who said how it is going do not agree: the
/// grown-up's answer, with how it is going for each.
fn seen_differently(all: &[(VoiceId, Vec<Said>)]) -> Vec<(&Said, Vec<(Speaker, Feeling)>)> {
    let felt = |said: &Said| match said.feeling.as_slice() {
        [feeling] if *feeling != Feeling::Unsure => Some(*feeling),
        _ => None,
    };
    let each = || all.iter().flat_map(|(_, said)| said);
    let young = |said: &&Said| said.speaker.role == Role::YoungPerson;
    let mut found = Vec::new();
    for grown in each().filter(|said| !young(said)) {
        let Some(mine) = felt(grown) else { continue };
        let theirs = each()
            .filter(young)
            .filter(|said| said.heading.topic == grown.heading.topic);
        let theirs: Vec<_> = theirs
            .filter_map(|said| Some((said.speaker.clone(), felt(said)?)))
            .collect();
        if theirs.iter().any(|(_, feeling)| *feeling != mine) {
            let mut seen = vec![(grown.speaker.clone(), mine)];
            seen.extend(theirs);
            found.push((grown, seen));
        }
    }
    found
}
