//! Voice notes, drawings and photos: how they come into an answer, and how they go.
//!
//! The bytes go with the very save that names them, and are deleted with the save after which nothing does.

use super::{
    carry, effect,
    event::ExchangeEffect,
    exchange,
    luggage::saved_as_now,
    made::{Cut, Made, MadeAt, MadeEffect, MadeEvent, MadeKind, MadeTrouble},
    showing, state,
};
use crate::{
    app::{
        Context,
        effect::Effect,
        event::Event,
        model::{Model, OpenBook},
        route::{Route, SortPage},
        screens,
    },
    domain::{
        answer::{Answer, HowTaken, Part},
        attachment::{Attachment, ContentHash, NamedFile, named},
        change::{Field, Value},
        ids::BookId,
    },
};
use std::{collections::BTreeSet, rc::Rc};

/// What is being made.
#[derive(Debug, Default)]
pub(in crate::app) struct Making {
    /// Where it goes, or where the last one went.
    at: Option<MadeAt>,
    /// How far it is.
    pub step: Step,
    /// What came of the last one, while its page is shown.
    pub trouble: Option<MadeTrouble>,
    /// The last recording ended by itself.
    pub cut: Option<Cut>,
}

/// How far it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Step {
    /// Nothing is being made.
    #[default]
    Nothing,
    /// The phone is asked for its microphone.
    Asking,
    /// So many seconds are recorded.
    Recording(u16),
    /// What was recorded or picked is being read.
    Reading,
}

impl Making {
    /// Nothing yet.
    pub const fn new() -> Self {
        Self {
            at: None,
            step: Step::Nothing,
            trouble: None,
            cut: None,
        }
    }

    /// Where it goes, or the last one went.
    pub const fn at(&self) -> Option<&MadeAt> {
        self.at.as_ref()
    }
}

pub(super) fn update(model: &mut Model, event: MadeEvent, context: &mut Context) -> Vec<Effect> {
    match event {
        MadeEvent::Record(at) => begin(model, at, Step::Asking, MadeEffect::Record),
        MadeEvent::Pick(at, from) => {
            let read = MadeEffect::Read(at.kind, from);
            begin(model, at, Step::Reading, read)
        }
        MadeEvent::Recording(seconds) => match &mut exchange(model).making.step {
            step @ (Step::Asking | Step::Recording(_)) => {
                *step = Step::Recording(seconds);
                vec![of(MadeEffect::Follow)]
            }
            // It was ended in the meantime; what was heard is still to come.
            Step::Reading => vec![of(MadeEffect::Follow)],
            Step::Nothing => vec![of(MadeEffect::Stop)],
        },
        MadeEvent::StopRecording => stop(model).into_iter().collect(),
        MadeEvent::Came(came) => {
            let making = &mut exchange(model).making;
            making.step = Step::Nothing;
            match (came, making.at.clone()) {
                (Ok(made), Some(at)) => {
                    making.cut = made.cut;
                    keep(model, &at, made, context)
                }
                (Err(trouble), _) => {
                    making.trouble = Some(trouble);
                    Vec::new()
                }
                (Ok(_), None) => Vec::new(),
            }
        }
        MadeEvent::Drawn(at, bytes) if bytes.is_empty() => take_away(model, &at, context),
        MadeEvent::Drawn(at, bytes) => {
            let made = Made {
                file: Rc::new(Attachment::new("image/png", bytes)),
                seconds: None,
                cut: None,
            };
            keep(model, &at, made, context)
        }
        MadeEvent::Read => {
            forget(model);
            Vec::new()
        }
        MadeEvent::Listen(hash) => {
            showing::listen(model, hash);
            Vec::new()
        }
        MadeEvent::Shown(hash, place) => showing::shown(model, hash, place),
    }
}

/// Begins one, unless another is being made.
fn begin(model: &mut Model, at: MadeAt, step: Step, outside: MadeEffect) -> Vec<Effect> {
    let writes = model.open().is_some_and(OpenBook::is_writer);
    let making = &mut exchange(model).making;
    if making.step != Step::Nothing || !writes {
        return Vec::new();
    }
    *making = Making {
        at: Some(at),
        step,
        trouble: None,
        cut: None,
    };
    vec![of(outside)]
}

/// Ends what is being recorded.
fn stop(model: &mut Model) -> Option<Effect> {
    let step = &mut exchange(model).making.step;
    *step = match step {
        Step::Asking => Step::Nothing,
        Step::Recording(_) => Step::Reading,
        Step::Nothing | Step::Reading => return None,
    };
    Some(of(MadeEffect::Stop))
}

/// Its book is gone: what is being made goes with it.
pub(super) fn drop_it(model: &mut Model) -> Option<Effect> {
    let stopped = stop(model);
    exchange(model).making = Making::new();
    stopped
}

fn forget(model: &mut Model) {
    let making = &mut exchange(model).making;
    (making.trouble, making.cut) = (None, None);
}

/// A recording ends with its page, and what was heard is kept; what was told of it is not told elsewhere.
pub(super) fn arrive(model: &mut Model) -> Option<Effect> {
    let making = &state(model).making;
    let at = making.at.as_ref()?;
    let here = match &model.route {
        Some(Route::Question(book, voice, question)) => {
            (*book, *voice, question) == (at.at.book, at.at.voice, &at.at.question)
        }
        Some(Route::Me(book, voice)) => {
            (*book, *voice) == (at.at.book, at.at.voice) && at.at.question.is_me()
        }
        Some(Route::Sort(book, voice, SortPage::All)) => {
            (*book, *voice) == (at.at.book, at.at.voice) && at.at.question.is_own_card()
        }
        // A draft has no address of its own.
        Some(Route::Begin(..)) => model.open().is_some_and(|open| open.id == at.at.book),
        _ => false,
    };
    if here {
        return None;
    }
    forget(model);
    stop(model)
}

/// Keeps what was made: the words that name it and its bytes, in one save.
fn keep(model: &mut Model, at: &MadeAt, made: Made, context: &mut Context) -> Vec<Effect> {
    let Some(open) = model.held_mut(at.at.book) else {
        return Vec::new();
    };
    let were_named = named(open.book.changes());
    let answer = open.book.answer(at.round, at.at.voice, &at.at.question);
    // A card is seen by nobody else while it is made: what the sitting chose settles on it with its pile.
    let in_hand = at.at.question.is_own_card() && answer.pile().is_none();
    let shared = in_hand.then(|| open.sitting.choose(at.at.voice).sharing.take());
    let mut effects = Vec::new();
    if let Some(how) = at.kind.how().filter(|_| is_only_made(&answer)) {
        let how = Value::HowTaken(how);
        effects.extend(says(model, at, Part::HowTaken, how, context));
    }
    let value = Value::File(NamedFile {
        of: made.file.hash,
        seconds: made.seconds,
    });
    effects.extend(says(model, at, at.kind.part(), value, context));
    if let (Some(shared), Some(open)) = (shared, model.held_mut(at.at.book)) {
        open.sitting.choose(at.at.voice).sharing = shared;
    }
    settle(model, at.at.book, vec![made.file], were_named, effects)
}

/// Takes it out of the answer again, with the words that told of it.
fn take_away(model: &mut Model, at: &MadeAt, context: &mut Context) -> Vec<Effect> {
    let Some(open) = model.held_mut(at.at.book) else {
        return Vec::new();
    };
    let were_named = named(open.book.changes());
    let effects = says(model, at, at.kind.part(), Value::Cleared, context);
    let effects = after(model, at, effects, context);
    settle(model, at.at.book, Vec::new(), were_named, effects)
}

/// What an answer says of how it was taken down goes with what was made that way, where nobody wrote or pointed; and
/// so do the words for what is gone.
fn after(
    model: &mut Model,
    at: &MadeAt,
    mut effects: Vec<Effect>,
    context: &mut Context,
) -> Vec<Effect> {
    let Some(open) = model.held_mut(at.at.book) else {
        return effects;
    };
    let answer = open.book.answer(at.round, at.at.voice, &at.at.question);
    let gone = match at.kind {
        MadeKind::Sound => answer.sounds.is_empty(),
        MadeKind::Drawing => answer.drawings.is_empty(),
        MadeKind::Photo => answer.photos.is_empty(),
    };
    if !gone {
        return effects;
    }
    let words = at.kind.words();
    if !open.book.text(&at.field(words)).is_empty() {
        effects.extend(says(model, at, words, Value::Cleared, context));
    }
    let was = answer.how.is_some() && answer.how == at.kind.how();
    if was && !has_words(&answer) {
        effects.extend(says(model, at, Part::HowTaken, Value::Cleared, context));
    }
    effects
}

/// Whether nothing was said that somebody had to write or to point at, nor how it was taken down; that
/// somebody typed is taken for granted where a face was tapped.
fn is_only_made(answer: &Answer) -> bool {
    matches!(answer.how, None | Some(HowTaken::Typed)) && !has_words(answer)
}

fn has_words(answer: &Answer) -> bool {
    let wrote = [&answer.words, &answer.better, &answer.ask, &answer.card];
    wrote.iter().any(|text| !text.trim().is_empty()) || !answer.picked.is_empty()
}

fn says(
    model: &mut Model,
    at: &MadeAt,
    part: Part,
    value: Value,
    context: &mut Context,
) -> Vec<Effect> {
    let edited = Event::Edited {
        book: at.at.book,
        by: at.at.voice,
        field: at.field(part),
        value,
    };
    screens::update(model, edited, context)
}

/// An edit that a page sends of a field that names a file: where it is, and what was named before.
pub(super) type Before = (MadeAt, BTreeSet<ContentHash>);

/// What has to be known before such an edit.
pub(super) fn before(model: &Model, event: &Event) -> Option<Before> {
    let Event::Edited { book, field, .. } = event else {
        return None;
    };
    let Field::Answer(round, voice, question, part) = field else {
        return None;
    };
    let at = MadeAt {
        at: crate::app::event::QuestionAt {
            book: *book,
            voice: *voice,
            question: question.clone(),
        },
        round: *round,
        kind: MadeKind::of(*part)?,
    };
    let open = model.held().find(|open| open.id == *book)?;
    Some((at, named(open.book.changes())))
}

/// What follows from it.
pub(super) fn edited(
    model: &mut Model,
    (at, were_named): Before,
    effects: Vec<Effect>,
    context: &mut Context,
) -> Vec<Effect> {
    let effects = after(model, &at, effects, context);
    settle(model, at.at.book, Vec::new(), were_named, effects)
}

/// One save takes the place of those that the edits brought about, with the bytes that came and without those
/// that nothing names any more.
fn settle(
    model: &mut Model,
    book: BookId,
    came: Vec<Rc<Attachment>>,
    were_named: BTreeSet<ContentHash>,
    effects: Vec<Effect>,
) -> Vec<Effect> {
    let Some(open) = model.held_mut(book) else {
        return effects;
    };
    carry(open, came, were_named);
    saved_as_now(open, effects)
}

fn of(outside: MadeEffect) -> Effect {
    effect(ExchangeEffect::Made(outside))
}
