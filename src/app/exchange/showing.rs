//! Which attachments the page shows, and where it finds them. Pictures come with their page, one after the other;
//! a voice note where it was made, elsewhere when somebody wants to hear it. What is not shown any more is let go
//! at once: the bytes stand nowhere in the model.

use super::{
    effect, event::ExchangeEffect, exchange, luggage::in_memory, made::MadeEffect, made::MadeKind,
    private, state,
};
use crate::{
    app::{
        effect::Effect,
        event::QuestionAt,
        model::{Model, OpenBook},
        route::{RoundPage, Route},
    },
    domain::{
        answer::{Answer, Sharing},
        attachment::{ContentHash, NamedFile},
        change::{Field, Value},
        ids::{QuestionId, RoundId, VoiceId},
    },
};
use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

/// What the page shows, and where it is.
#[derive(Debug, Default)]
pub(in crate::app) struct Showing {
    shown: BTreeMap<ContentHash, Place>,
    /// Voice notes that somebody wants to hear on this page.
    asked: BTreeSet<ContentHash>,
    /// The page.
    page: Option<Route>,
}

/// Where an attachment is.
#[derive(Debug)]
enum Place {
    Coming,
    /// At this address, as long as it is shown.
    Here(String),
    /// Not on this phone.
    Missing,
}

/// What can be shown of an attachment.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Shows {
    /// It comes when somebody asks for it.
    Unasked,
    /// It is on its way.
    Coming,
    /// It is at this address.
    Here(String),
    /// It is not on this phone: a file of somebody else has not brought it.
    Missing,
}

impl Showing {
    /// Nothing.
    pub const fn new() -> Self {
        Self {
            shown: BTreeMap::new(),
            asked: BTreeSet::new(),
            page: None,
        }
    }

    /// What can be shown of this one.
    pub fn of(&self, hash: ContentHash) -> Shows {
        match self.shown.get(&hash) {
            None if self.asked.contains(&hash) => Shows::Coming,
            None => Shows::Unasked,
            Some(Place::Coming) => Shows::Coming,
            Some(Place::Here(place)) => Shows::Here(place.clone()),
            Some(Place::Missing) => Shows::Missing,
        }
    }
}

/// Somebody wants to hear it.
pub(super) fn listen(model: &mut Model, hash: ContentHash) {
    exchange(model).showing.asked.insert(hash);
}

/// It came, or is not here.
pub(super) fn shown(model: &mut Model, hash: ContentHash, place: Option<String>) -> Vec<Effect> {
    match exchange(model).showing.shown.get_mut(&hash) {
        Some(known) => {
            *known = place.map_or(Place::Missing, Place::Here);
            Vec::new()
        }
        // The page that wanted it is gone.
        None => vec![of(MadeEffect::Hide(vec![hash]))],
    }
}

/// Asks for what the page shows and has not got, and lets go what it shows no more.
pub(super) fn arrive(model: &mut Model) -> Vec<Effect> {
    if model.route != state(model).showing.page {
        let page = model.route.clone();
        let showing = &mut exchange(model).showing;
        showing.page = page;
        showing.asked.clear();
    }
    let wanted = model.open().map(|open| wanted(model, open));
    let wanted = wanted.unwrap_or_default();
    let showing = &state(model).showing;
    let mut effects = Vec::new();
    let gone: Vec<ContentHash> = showing.shown.keys().copied().collect();
    let gone: Vec<ContentHash> = gone
        .into_iter()
        .filter(|hash| !wanted.contains(hash))
        .collect();
    let busy = showing
        .shown
        .iter()
        .any(|(hash, place)| matches!(place, Place::Coming) && wanted.contains(hash));
    let next = wanted.iter().find(|hash| !showing.shown.contains_key(hash));
    // One after the other: at most one is in memory on its way to the page.
    let next = next.copied().filter(|_| !busy);
    if let (Some(hash), Some(open)) = (next, model.open()) {
        let mut here = in_memory(open).iter();
        let sealed = private::unlocked(model, open)
            .and_then(|unlocked| Some((unlocked.sealed_file(&open.book, hash)?, unlocked.locks())));
        let stored = sealed.as_ref().map_or(hash, |(sealed, _)| *sealed);
        effects.push(of(MadeEffect::Show {
            book: open.id,
            hash,
            here: here.find(|file| file.hash == stored).map(Rc::clone),
            sealed: sealed.map(|(sealed, locks)| (sealed, locks.to_vec())),
        }));
        exchange(model).showing.shown.insert(hash, Place::Coming);
    }
    if !gone.is_empty() {
        let shown = &mut exchange(model).showing.shown;
        shown.retain(|hash, _| !gone.contains(hash));
        effects.push(of(MadeEffect::Hide(gone)));
    }
    effects
}

/// What this page shows.
fn wanted(model: &Model, open: &OpenBook) -> BTreeSet<ContentHash> {
    let asked = &state(model).showing.asked;
    let of = |files: &[NamedFile]| files.iter().map(|file| file.of).collect::<Vec<_>>();
    let pictures = |answer: &Answer| [of(&answer.drawings), of(&answer.photos)].concat();
    let all = |_: &QuestionId| true;
    match &model.route {
        Some(Route::Question(_, voice, question)) => {
            let at = QuestionAt {
                book: open.id,
                voice: *voice,
                question: question.clone(),
            };
            let shown = private::shown(model, &at);
            let open = shown.as_ref().unwrap_or(open);
            let now = open.book.answer(open.round, *voice, question);
            let before = open.book.round_before(open.round);
            let before = before.map(|round| open.book.answer(round, *voice, question));
            let mut all = BTreeSet::from_iter(of(&now.sounds));
            all.extend(pictures(&now));
            if let Some(before) = &before {
                all.extend(pictures(before));
                all.extend(
                    of(&before.sounds)
                        .iter()
                        .filter(|hash| asked.contains(hash)),
                );
            }
            all
        }
        Some(Route::Check(_, voice)) => standing(open, open.round, Some(*voice), asked, all),
        Some(Route::Pack(_)) => shared(open, open.round, asked, all),
        Some(Route::Sort(_, voice, _)) => {
            let cards = QuestionId::is_own_card;
            standing(open, open.round, Some(*voice), asked, cards)
        }
        // What others say to the same stands there as well.
        Some(Route::Me(_, voice)) => {
            let own = standing(open, open.round, Some(*voice), asked, QuestionId::is_me);
            let others = shared(open, open.round, asked, QuestionId::is_me);
            own.into_iter().chain(others).collect()
        }
        Some(Route::Round(_, round, RoundPage::Profile)) => {
            let round = round.unwrap_or(open.round);
            shared(open, round, asked, QuestionId::is_me)
        }
        Some(Route::Round(_, round, RoundPage::Again)) => {
            let before = open.book.round_before(round.unwrap_or(open.round));
            before.map_or_else(BTreeSet::new, |round| {
                standing(open, round, None, asked, all)
            })
        }
        Some(Route::Round(_, round, RoundPage::Said)) => {
            standing(open, round.unwrap_or(open.round), None, asked, all)
        }
        _ => BTreeSet::new(),
    }
}

/// The pictures of a round, and the voice notes that somebody asked for; of one voice or of all, and of the questions
/// that are meant.
fn standing(
    open: &OpenBook,
    in_round: RoundId,
    of: Option<VoiceId>,
    asked: &BTreeSet<ContentHash>,
    is_meant: impl Fn(&QuestionId) -> bool,
) -> BTreeSet<ContentHash> {
    let of = of.map(|voice| open.book.voice_id(voice));
    let in_round = open.book.round_id(in_round);
    let all = open.book.all_standing().filter_map(|(field, change)| {
        let (Field::Answer(round, voice, question, part), Value::File(file)) =
            (field, &change.value)
        else {
            return None;
        };
        let here = *round == in_round && of.is_none_or(|of| of == *voice) && is_meant(question);
        let heard = MadeKind::of(*part)? != MadeKind::Sound || asked.contains(&file.of);
        (here && heard).then_some(file.of)
    });
    all.collect()
}

/// The same, of all voices, of what everyone at the meeting may see: of anything else nothing is opened.
fn shared(
    open: &OpenBook,
    in_round: RoundId,
    asked: &BTreeSet<ContentHash>,
    is_meant: impl Fn(&QuestionId) -> bool,
) -> BTreeSet<ContentHash> {
    let voices = open.book.voices().into_iter();
    let all = voices.flat_map(|voice| {
        standing(open, in_round, Some(voice.id), asked, |question| {
            let answer = open.book.answer(in_round, voice.id, question);
            let aside = question.is_card() && answer.is_put_aside();
            is_meant(question) && !aside && answer.seen_by(voice.role) == Sharing::Meeting
        })
    });
    all.collect()
}

fn of(outside: MadeEffect) -> Effect {
    effect(ExchangeEffect::Made(outside))
}
