//! Voice notes, drawings and photos, as pages show them.

use crate::{
    app::{
        event::QuestionAt,
        exchange::{
            self, Shows, Step,
            made::{Cut, MadeKind, MadeTrouble},
        },
        model::{Model, OpenBook},
    },
    domain::{
        answer::{Answer, Part},
        attachment::NamedFile,
    },
};

/// One that was made.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct MadeView {
    /// What it is.
    pub kind: MadeKind,
    /// Its name, and how long it is.
    pub file: NamedFile,
    /// What is in it, in words; empty while nobody has said.
    pub words: String,
    /// What can be shown of it.
    pub shows: Shows,
}

/// What the page of a question has for making them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct MakingView {
    /// What was made for this answer; of several versions all.
    pub all: Vec<MadeView>,
    /// What is being made here, and how far it is.
    pub step: Option<(MadeKind, Step)>,
    /// Something is being made somewhere, so that nothing else can begin.
    pub busy: bool,
    /// Why nothing came of the last one.
    pub trouble: Option<(MadeKind, MadeTrouble)>,
    /// The last recording ended by itself.
    pub cut: Option<Cut>,
    /// Some of it could not be kept, and is in memory alone.
    pub unsaved: bool,
}

/// All that was made for an answer.
pub(super) fn all(model: &Model, answer: &Answer) -> Vec<MadeView> {
    let showing = &exchange::state(model).showing;
    let of = |kind| {
        let (files, words) = match kind {
            MadeKind::Sound => (&answer.sounds, &answer.sound_words),
            MadeKind::Drawing => (&answer.drawings, &answer.drawing_words),
            MadeKind::Photo => (&answer.photos, &answer.photo_words),
        };
        files.iter().map(move |file| MadeView {
            kind,
            file: *file,
            words: words.clone(),
            shows: showing.of(file.of),
        })
    };
    MadeKind::ALL.into_iter().flat_map(of).collect()
}

/// One of several versions of a part that names a file.
pub(super) fn one(model: &Model, part: Part, file: NamedFile) -> Option<MadeView> {
    Some(MadeView {
        kind: MadeKind::of(part)?,
        file,
        words: String::new(),
        shows: exchange::state(model).showing.of(file.of),
    })
}

/// What the page of this question has.
pub(super) fn of_question(model: &Model, open: &OpenBook, at: &QuestionAt) -> MakingView {
    let answer = open.book.answer(open.round, at.voice, &at.question);
    let making = &exchange::state(model).making;
    let here = making.at().filter(|made| made.at == *at);
    let all = all(model, &answer);
    let in_memory = exchange::in_memory(open);
    let waits = |made: &MadeView| in_memory.iter().any(|file| file.hash == made.file.of);
    MakingView {
        unsaved: open.trouble.is_some() && all.iter().any(waits),
        all,
        step: here.map(|made| (made.kind, making.step)),
        busy: making.step != Step::Nothing,
        trouble: here.and_then(|made| Some((made.kind, making.trouble?))),
        cut: here.and(making.cut),
    }
}
