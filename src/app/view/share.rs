//! The page `share`: what goes into a file, and how far it is.

use super::{
    NotesSent,
    said::{Speaker, naming},
    seen::{self, Counted, Goes, Seen},
};
use crate::{
    app::{
        exchange::{
            Making, Sending,
            event::{ForWhom, Handed, MadeFile, OpenTrouble, Strength},
            state,
        },
        model::{Model, OpenBook},
        route::{Route, SortPage, VisitPage},
    },
    domain::{
        answer::Sharing,
        attachment,
        book::Book,
        ids::{BookId, QuestionId, RoundId, VoiceId},
        made::MadeKind,
        time::Day,
        voice::Role,
    },
    sync::{choose, choose::AnswerAt},
};
use std::collections::BTreeMap;

/// A share file that is being thought of, or made.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ShareView {
    /// The book.
    pub id: BookId,
    /// Back leads here.
    pub back: Route,
    /// The child's name; empty until it is given.
    pub name: String,
    /// For whom.
    pub whom: ForWhom,
    /// Who can see what each voice said, and whether it goes in.
    pub seen: Vec<Seen>,
    /// How many pictures and recordings belong to what goes in.
    pub attached: usize,
    /// Answers for chosen people: each goes in if it is named.
    pub chosen: Vec<ForChosen>,
    /// What of visits goes in.
    pub notes: NotesSent,
    /// The words that open the file, once there are any.
    pub phrase: Option<String>,
    /// The person chooses their own words.
    pub own: Option<Own>,
    /// When the last backup was made.
    pub last: Option<Day>,
    /// How far it is.
    pub state: ShareState,
    /// All is frozen, and the words will do.
    pub can_make: bool,
    /// What came of handing it out, once somebody has tried.
    pub handed: Option<Handed>,
    /// Whether its text was put on the clipboard, once somebody has tried.
    pub copied: Option<bool>,
    /// The device has a share sheet that takes files.
    pub can_share: bool,
}

/// An answer that only chosen people may see.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ForChosen {
    /// Which.
    pub at: AnswerAt,
    /// Whose.
    pub speaker: Speaker,
    /// A label of the question; empty where the question is not known.
    pub short: String,
    /// A card that has no words: what it shows.
    pub unsaid: Option<MadeKind>,
    /// For whom, in their words.
    pub who: String,
    /// It goes in.
    pub named: bool,
}

/// Words that the person chooses.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Own {
    /// As they are typed.
    pub words: String,
    /// How hard they are to guess, once that is known.
    pub strength: Option<Strength>,
}

/// How far a file is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum ShareState {
    /// Nothing is under way.
    Choosing,
    /// It is being made and checked.
    Busy,
    /// It is there, and was opened again.
    Made(MadeFile),
    /// It could not be made.
    Failed(OpenTrouble),
}

/// What to draw; `None` until the page has arrived.
pub(super) fn page(model: &Model, open: &OpenBook) -> Option<ShareView> {
    let sending: &Sending = state(model).sending.as_deref()?;
    let book = open.with_pending();
    let contents = choose(&book, &sending.whom());
    let speakers: Vec<Speaker> = book
        .voices()
        .iter()
        .map(|voice| Speaker::of(voice, &book))
        .collect();
    let speaker = |voice: &VoiceId| speakers.iter().find(|known| known.voice == *voice).cloned();
    let counted = |speaker: &Speaker, (at, sharing): &(AnswerAt, Sharing)| {
        let (round, voice, question) = at;
        (speaker.voice == *voice).then_some(())?;
        let answer = book.answer(*round, *voice, question);
        // What is being made is a card once it lies on a pile: so count the other pages, too.
        let in_hand = question.is_own_card() && answer.pile().is_none();
        (seen::is_answer(answer.progress()) && !in_hand).then_some(())?;
        Some(Counted {
            speaker: speaker.clone(),
            sharing: *sharing,
            chosen: answer.sharing.is_some(),
            who: Some(answer.sharing_who),
            goes: match (sending.whom, sharing) {
                (ForWhom::Me, _) | (_, Sharing::Meeting) => Goes::In,
                (ForWhom::Family, _) if speaker.role != Role::YoungPerson => Goes::In,
                (_, Sharing::Chosen) if sending.named.contains(at) => Goes::In,
                (_, Sharing::Chosen) => Goes::IfTicked,
                (_, Sharing::Me) => Goes::OffFile,
            },
        })
    };
    let said = &contents.said;
    let answers = speakers
        .iter()
        .flat_map(|speaker| said.iter().filter_map(move |one| counted(speaker, one)));
    let line = |at: &AnswerAt, named: bool| {
        let (round, voice, question) = at;
        let speaker = speaker(voice)?;
        Some(ForChosen {
            at: at.clone(),
            unsaid: unsaid(&book, at),
            short: short(model, open, &book, (&speaker, *round, question)),
            who: book.answer(*round, *voice, question).sharing_who,
            speaker,
            named,
        })
    };
    let named = sending.named.iter().filter_map(|at| line(at, true));
    let all = named.chain(contents.for_chosen.iter().filter_map(|at| line(at, false)));
    let mut chosen: BTreeMap<AnswerAt, ForChosen> = BTreeMap::new();
    if sending.whom != ForWhom::Me {
        chosen.extend(all.map(|one| (one.at.clone(), one)));
    }
    Some(ShareView {
        id: open.id,
        back: if sending.from_visit {
            Route::Visit(open.id, VisitPage::End)
        } else {
            Route::Book(open.id)
        },
        name: book.name(),
        whom: sending.whom,
        attached: attachment::named(&contents.changes).len(),
        seen: {
            let mut seen = seen::of(answers, |speaker| Route::Check(open.id, speaker.voice));
            // In a backup they are sealed as they are here.
            let goes = match sending.whom {
                ForWhom::Me | ForWhom::Family => Goes::In,
                ForWhom::Others => Goes::OffFile,
            };
            seen::with_private(&mut seen, open, goes);
            seen
        },
        chosen: chosen.into_values().collect(),
        notes: super::visit::sent(&book, sending.whom),
        phrase: sending.phrase().map(|phrase| phrase.words().to_owned()),
        own: sending
            .own
            .clone()
            .map(|(words, strength)| Own { words, strength }),
        last: open
            .keeping
            .backup
            .map(|backup| backup.at.day(model.minutes_ahead)),
        state: match &sending.making {
            Making::Not => ShareState::Choosing,
            Making::Busy => ShareState::Busy,
            Making::Made(made) => ShareState::Made(*made),
            Making::Failed(trouble) => ShareState::Failed(trouble.clone()),
        },
        can_make: open.may_be_given()
            && sending.is_phrase_good()
            && (sending.whom != ForWhom::Me || open.is_writer()),
        handed: sending.handed,
        copied: sending.copied,
        can_share: model.surroundings.is_some_and(|s| s.can_share_text),
    })
}

/// A label of a question, or what a card says in this book; empty where it is not known.
pub(super) fn short(
    model: &Model,
    open: &OpenBook,
    book: &Book,
    (speaker, round, question): (&Speaker, RoundId, &QuestionId),
) -> String {
    if question.is_card() {
        return book.answer(round, speaker.voice, question).card;
    }
    if question.is_me() {
        return super::me::short(model, open, question);
    }
    let set = model.set(speaker.role.audience()).get();
    let found = set.and_then(|set| set.get(question));
    found.map_or_else(String::new, |found| found.words.short.render(&naming(open)))
}

/// What a card shows that has no words in this book.
pub(super) fn unsaid(book: &Book, (round, voice, question): &AnswerAt) -> Option<MadeKind> {
    let answer = book.answer(*round, *voice, question);
    let blank = question.is_card() && answer.card.trim().is_empty();
    answer.picture().filter(|_| blank)
}

/// The page of an answer.
pub(super) fn route(open: &OpenBook, at: &AnswerAt) -> Option<Route> {
    let (round, voice, question) = at;
    (*round == open.round).then(|| {
        if question.is_card() {
            Route::Sort(open.id, *voice, SortPage::All)
        } else if question.is_me() {
            Route::Me(open.id, *voice)
        } else {
            Route::Question(open.id, *voice, question.clone())
        }
    })
}
