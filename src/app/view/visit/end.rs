//! What was done in a visit, and what is left.

use super::{
    super::{said::Speaker, share},
    Person,
};
use crate::{
    app::{
        model::{Model, OpenBook},
        route::Route,
    },
    domain::{
        answer::{Part, Sharing},
        change::Field,
        visit::Visit,
        voice::Role,
    },
};
use std::collections::BTreeSet;

/// What one voice said or changed in a visit.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Done {
    /// Whose answers.
    pub speaker: Speaker,
    /// How many.
    pub count: usize,
    /// Labels of those that are not just theirs.
    pub questions: Vec<String>,
    /// How many are just theirs: of these no question is named.
    pub kept: usize,
}

/// What is left to do.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Left {
    /// Questions without anything, of those who are here.
    pub unanswered: Vec<(Speaker, usize, Route)>,
    /// Answers that were not read back.
    pub unread: Vec<(Speaker, usize, Route)>,
    /// Where the day of the meeting is asked, where there is none.
    pub no_date: Option<Route>,
}

/// What was said or changed in a visit. Of what is somebody's alone no question is named.
pub(super) fn done(model: &Model, open: &OpenBook, visit: &Visit) -> Vec<Done> {
    let mut found: Vec<Done> = Vec::new();
    let mut seen = BTreeSet::new();
    for (field, change) in open.book.all_standing() {
        let Field::Answer(round, voice, question, part) = field else {
            continue;
        };
        if !Part::SAID.contains(part) || change.value.is_silent() || !visit.holds(change) {
            continue;
        }
        if !seen.insert((*round, *voice, question.clone())) {
            continue;
        }
        let Some(known) = open.voice(*voice) else {
            continue;
        };
        let speaker = Speaker::of(&known, &open.book);
        let place = found.iter().position(|done| done.speaker == speaker);
        let place = place.unwrap_or_else(|| {
            found.push(Done {
                speaker: speaker.clone(),
                count: 0,
                questions: Vec::new(),
                kept: 0,
            });
            found.len() - 1
        });
        let Some(done) = found.get_mut(place) else {
            continue;
        };
        done.count += 1;
        let answer = open.book.answer(*round, *voice, question);
        let short = share::short(model, open, &open.book, (&speaker, *round, question));
        match answer.seen_by(known.role) {
            Sharing::Me => done.kept += 1,
            _ if short.is_empty() => {}
            Sharing::Meeting | Sharing::Chosen => done.questions.push(short),
        }
    }
    found
}

/// What is left for those who are here; where nobody was ticked, for everyone of the family.
pub(super) fn left(open: &OpenBook, people: &[Person]) -> Left {
    let nobody = people.iter().all(|person| !person.present);
    let family = |person: &&Person| {
        let is_family = !matches!(person.speaker.role, Role::Worker | Role::Advocate);
        person.present || (nobody && is_family)
    };
    let here = || people.iter().filter(family);
    let unanswered = here().filter(|person| person.answered < person.total);
    let unanswered = unanswered.map(|person| {
        let route = Route::Views(open.id, person.speaker.voice);
        (
            person.speaker.clone(),
            person.total - person.answered,
            route,
        )
    });
    let unread = here().filter(|person| person.unread > 0).map(|person| {
        let route = Route::Check(open.id, person.speaker.voice);
        (person.speaker.clone(), person.unread, route)
    });
    Left {
        unanswered: unanswered.collect(),
        unread: unread.collect(),
        no_date: (open.book.round(open.round).day)
            .is_none()
            .then_some(Route::About(open.id)),
    }
}

/// How many answers each young person keeps to themselves: in no file for the family, so that they would go with
/// the book when that is removed.
pub(super) fn own(open: &OpenBook) -> Vec<(Speaker, usize)> {
    let all = open.book.voices().into_iter();
    let young = all.filter(|voice| voice.role == Role::YoungPerson);
    let counted = young.map(|voice| {
        let mut own = BTreeSet::new();
        for (field, change) in open.book.all_standing() {
            if let Field::Answer(round, of, question, part) = field
                && *of == voice.id
                && Part::SAID.contains(part)
                && !change.value.is_silent()
                && open.book.answer(*round, *of, question).seen_by(voice.role) == Sharing::Me
            {
                own.insert((*round, question.clone()));
            }
        }
        (Speaker::of(&voice, &open.book), own.len())
    });
    counted.filter(|(_, count)| *count > 0).collect()
}
