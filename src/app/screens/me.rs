//! About me: who may see the page and how it was taken down, said once for all of it; and an answer that was read
//! back. Part of the second half of the app.

use super::{editing::part_of, go, rounds::write};
use crate::{
    app::{
        Context,
        effect::Effect,
        exchange::{event::MeEvent, state},
        model::{Model, OpenBook},
        route::Route,
    },
    domain::{
        answer::{Answer, HowTaken, Part, Progress, Sharing},
        book::Edit,
        card::{Agreed, ReadBack},
        change::Value,
        ids::{BookId, QuestionId, VoiceId},
    },
};

pub(in crate::app) fn update(
    model: &mut Model,
    event: MeEvent,
    context: &mut Context,
) -> Vec<Effect> {
    let prompts: Vec<QuestionId> = state(model).young.get().map_or_else(Vec::new, |young| {
        let prompts = young.young().me.prompts.iter();
        prompts.map(|prompt| prompt.id.clone()).collect()
    });
    match event {
        MeEvent::Seen(book, voice, sharing) => {
            write(model, book, Some(voice), context, |open, _, _| {
                seen(open, voice, &prompts, sharing)
            })
        }
        MeEvent::SeenBy(book, voice, who) => {
            write(model, book, Some(voice), context, |open, _, _| {
                let chosen = |answer: &Answer| answer.sharing == Some(Sharing::Chosen);
                each(open, voice, &prompts, Part::SharingWho, &text(&who), chosen)
            })
        }
        MeEvent::Taken(book, voice, how) => {
            // Of what comes next in this sitting it is said as well, wherever it is written.
            if let Some(open) = model
                .open_mut(book)
                .filter(|open| open.is_writer() && how.goes_on())
            {
                open.sitting.choose(voice).how = Some(how);
            }
            write(model, book, Some(voice), context, |open, _, _| {
                taken(open, voice, &prompts, how)
            })
        }
        MeEvent::TakenBy(book, voice, who) => {
            if let Some(open) = model.open_mut(book).filter(|open| open.is_writer()) {
                open.sitting.choose(voice).by.clone_from(&who);
            }
            write(model, book, Some(voice), context, |open, _, _| {
                let asked = |answer: &Answer| {
                    answer.progress() == Progress::Said
                        && answer.how.is_some_and(HowTaken::asks_who)
                };
                each(open, voice, &prompts, Part::TakenBy, &text(&who), asked)
            })
        }
        MeEvent::ReadBack(book, voice, questions, said) => {
            read_back(model, book, voice, &questions, said, context)
        }
    }
}

fn text(words: &str) -> Value {
    if words.is_empty() {
        Value::Cleared
    } else {
        Value::Text(words.to_owned())
    }
}

/// The same in one part of each answer that is meant.
fn each(
    open: &OpenBook,
    voice: VoiceId,
    prompts: &[QuestionId],
    part: Part,
    value: &Value,
    is_meant: impl Fn(&Answer) -> bool,
) -> Vec<Edit> {
    let meant = prompts
        .iter()
        .filter(|prompt| is_meant(&open.book.answer(open.round, voice, prompt)));
    let edits = meant.map(|prompt| Edit {
        by: voice,
        field: part_of(open.round, voice, prompt, part),
        value: value.clone(),
    });
    edits.collect()
}

/// Who may see the page. It settles on every prompt that has no choice of its own yet, those to come included; on
/// all of them where they were alike until now; and it always narrows. So what was kept closer than the rest by
/// hand is never opened by it.
fn seen(open: &OpenBook, voice: VoiceId, prompts: &[QuestionId], sharing: Sharing) -> Vec<Edit> {
    let chosen = |prompt| open.book.answer(open.round, voice, prompt).sharing;
    let mut all: Vec<Sharing> = prompts.iter().filter_map(chosen).collect();
    all.dedup();
    let alike = all.len() < 2;
    each(
        open,
        voice,
        prompts,
        Part::Sharing,
        &Value::Sharing(sharing),
        |answer| {
            let narrows = |now: Sharing| now.narrower(sharing) == sharing;
            alike || answer.sharing.is_none_or(narrows)
        },
    )
}

/// How the page was taken down: for what has nothing said of that yet, and for all where it was alike.
fn taken(open: &OpenBook, voice: VoiceId, prompts: &[QuestionId], how: HowTaken) -> Vec<Edit> {
    let is_said = |answer: &Answer| answer.progress() == Progress::Said;
    let answers = prompts
        .iter()
        .map(|prompt| open.book.answer(open.round, voice, prompt));
    let mut all: Vec<HowTaken> = answers.filter(is_said).filter_map(|a| a.how).collect();
    all.dedup();
    let alike = all.len() < 2;
    let meant = |answer: &Answer| is_said(answer) && (alike || answer.how.is_none());
    each(
        open,
        voice,
        prompts,
        Part::HowTaken,
        &Value::HowTaken(how),
        meant,
    )
}

/// Answers were read back to the voice. What was read is history from then on; what the voice would rather not say
/// is its own alone; what is not quite right is set right on its page.
fn read_back(
    model: &mut Model,
    book: BookId,
    voice: VoiceId,
    questions: &[QuestionId],
    said: Agreed,
    context: &mut Context,
) -> Vec<Effect> {
    let mut effects = write(model, book, Some(voice), context, |open, _, _| {
        let mut edits = Vec::new();
        for question in questions {
            let of = open.book.read_now(open.round, voice, question);
            if of.is_empty() {
                continue;
            }
            open.sitting.open.retain(|id| !of.contains(id));
            let edit = |part, value| Edit {
                by: voice,
                field: part_of(open.round, voice, question, part),
                value,
            };
            edits.push(edit(Part::ReadBack, Value::ReadBack(ReadBack { said, of })));
            if said == Agreed::RatherNot {
                edits.push(edit(Part::Sharing, Value::Sharing(Sharing::Me)));
            }
        }
        edits
    });
    if let (Agreed::NotQuite, [question], false) = (said, questions, effects.is_empty()) {
        let page = if question.is_me() {
            Route::Me(book, voice)
        } else {
            Route::Question(book, voice, question.clone())
        };
        effects.extend(go(model, page, context));
    }
    effects
}
