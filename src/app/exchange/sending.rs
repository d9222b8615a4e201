//! The page `share`: for whom, what goes in, the words that open it, and the making.

use super::{
    effect,
    event::{ExchangeEffect, ForWhom, Handed, MadeFile, OpenTrouble, Strength},
    exchange,
    luggage::in_memory,
    save, state,
};
use crate::{
    app::{
        Context,
        effect::Effect,
        model::{Model, OpenBook},
        route::Route,
    },
    domain::{
        attachment::named,
        change::{Change, Field},
        ids::BookId,
        keeping::{Backup, Phrase},
        voice::VoicePart,
    },
    sync::{ShareFile, Whom, choose, choose::AnswerAt, file::Kind},
};
use std::collections::BTreeSet;

/// A file that is being thought of, or made.
#[derive(Debug)]
pub struct Sending {
    pub book: BookId,
    pub whom: ForWhom,
    /// It was asked for at the end of a visit, to which its page leads back.
    pub from_visit: bool,
    /// Answers for chosen people that go in.
    pub named: BTreeSet<AnswerAt>,
    /// Words that were made: for my own files, for the family's, and for those to others.
    mine: Option<Phrase>,
    family: Option<Phrase>,
    theirs: Option<Phrase>,
    /// Words that the person chose, and how strong they are, once that is known.
    pub own: Option<(String, Option<Strength>)>,
    pub making: Making,
    /// The words that the file under way is sealed with, and how far its history goes.
    sealed_with: Option<(Phrase, u64)>,
    /// What came of handing it out, once somebody has tried.
    pub handed: Option<Handed>,
    /// Whether its text was put on the clipboard, once somebody has tried.
    pub copied: Option<bool>,
}

/// How far the file is.
#[derive(Debug, Default, PartialEq, Eq)]
pub enum Making {
    #[default]
    Not,
    Busy,
    Made(MadeFile),
    Failed(OpenTrouble),
}

impl Sending {
    /// The words that open the file.
    pub fn phrase(&self) -> Option<Phrase> {
        match (&self.own, self.whom) {
            (Some((own, _)), _) => Some(Phrase::new(own.trim().to_owned())),
            (None, ForWhom::Me) => self.mine.clone(),
            (None, ForWhom::Family) => self.family.clone(),
            (None, ForWhom::Others) => self.theirs.clone(),
        }
    }

    /// Whether the words will do.
    pub fn is_phrase_good(&self) -> bool {
        match &self.own {
            Some((_, strength)) => strength.is_some_and(|s| s != Strength::TooShort),
            None => self.phrase().is_some(),
        }
    }

    /// What goes in.
    pub fn whom(&self) -> Whom {
        match self.whom {
            ForWhom::Me => Whom::Me,
            ForWhom::Family => Whom::Family(self.named.clone()),
            ForWhom::Others => Whom::Others(self.named.clone()),
        }
    }

    /// Nothing is under way any more.
    pub fn stop(&mut self) {
        if self.making == Making::Busy {
            self.making = Making::Not;
        }
    }
}

/// The page is shown, or another one.
pub(super) fn arrive(model: &mut Model, _context: &mut Context) -> Vec<Effect> {
    let here = match model.route {
        Some(Route::Share(book)) => Some(book),
        _ => None,
    };
    let begun = state(model).sending.as_ref().map(|sending| sending.book);
    match (here, begun) {
        (here, Some(begun)) if here != Some(begun) => {
            exchange(model).sending = None;
            vec![effect(ExchangeEffect::Stop)]
        }
        (Some(book), None) => {
            let Some(open) = model.open().filter(|open| open.id == book) else {
                return Vec::new();
            };
            let mine = open.keeping.phrase.clone();
            // Who ends a visit has said for whom.
            let asked = state(model).file_for.filter(|(of, _)| *of == book);
            let whom = asked.map_or(ForWhom::Me, |(_, whom)| whom);
            exchange(model).file_for = None;
            let wanted = mine.is_none() || whom != ForWhom::Me;
            let wanted = wanted.then(|| effect(ExchangeEffect::MakePhrase));
            exchange(model).sending = Some(Box::new(Sending {
                book,
                whom,
                from_visit: asked.is_some(),
                named: BTreeSet::new(),
                mine,
                family: None,
                theirs: None,
                own: None,
                making: Making::Not,
                sealed_with: None,
                handed: None,
                copied: None,
            }));
            wanted.into_iter().collect()
        }
        _ => Vec::new(),
    }
}

/// Anything that is chosen anew takes back what was made.
fn chosen(model: &mut Model, choose: impl FnOnce(&mut Sending)) -> Vec<Effect> {
    let Some(sending) = &mut exchange(model).sending else {
        return Vec::new();
    };
    if sending.making == Making::Busy {
        return Vec::new();
    }
    sending.making = Making::Not;
    (sending.handed, sending.copied) = (None, None);
    choose(sending);
    let wanted = sending.own.is_none() && sending.phrase().is_none();
    wanted
        .then(|| effect(ExchangeEffect::MakePhrase))
        .into_iter()
        .collect()
}

pub(super) fn choose_whom(model: &mut Model, whom: ForWhom) -> Vec<Effect> {
    // Words of one's own open one file: who gets the next must not open the backups with them.
    chosen(model, |sending| {
        sending.whom = whom;
        sending.own = None;
    })
}

pub(super) fn name(model: &mut Model, at: AnswerAt, yes: bool) -> Vec<Effect> {
    chosen(model, |sending| {
        if yes {
            sending.named.insert(at);
        } else {
            sending.named.remove(&at);
        }
    })
}

pub(super) fn phrase_made(model: &mut Model, phrase: Phrase) -> Vec<Effect> {
    if let Some(sending) = &mut exchange(model).sending
        && sending.making == Making::Not
    {
        // Of two that were asked for, the first is shown and stays.
        let place = match sending.whom {
            ForWhom::Me => &mut sending.mine,
            ForWhom::Family => &mut sending.family,
            ForWhom::Others => &mut sending.theirs,
        };
        place.get_or_insert(phrase);
    }
    Vec::new()
}

pub(super) fn new_phrase(model: &mut Model) -> Vec<Effect> {
    chosen(model, |sending| {
        sending.own = None;
        match sending.whom {
            ForWhom::Me => sending.mine = None,
            ForWhom::Family => sending.family = None,
            ForWhom::Others => sending.theirs = None,
        }
    })
}

pub(super) fn own_phrase(model: &mut Model, own: Option<String>) -> Vec<Effect> {
    let words = own.clone();
    let mut effects = chosen(model, |sending| sending.own = own.map(|own| (own, None)));
    effects.extend(words.map(|words| effect(ExchangeEffect::Weigh(Phrase::new(words)))));
    effects
}

pub(super) fn weighed(model: &mut Model, strength: Strength) -> Vec<Effect> {
    if let Some(sending) = &mut exchange(model).sending
        && let Some((_, of)) = &mut sending.own
    {
        *of = Some(strength);
    }
    Vec::new()
}

/// Makes the file, once all that goes in is frozen.
pub(super) fn make(model: &mut Model, context: &mut Context) -> Vec<Effect> {
    let number = state(model).number + 1;
    let Some(sending) = state(model).sending.as_ref() else {
        return Vec::new();
    };
    // The words of a backup are remembered in the book, so this tab must be the one that writes.
    let can_keep = |open: &OpenBook| sending.whom != ForWhom::Me || open.is_writer();
    let ready = |open: &&OpenBook| open.id == sending.book && open.may_be_given() && can_keep(open);
    let (Some(open), Some(phrase)) = (model.open().filter(ready), sending.phrase()) else {
        return Vec::new();
    };
    if !sending.is_phrase_good() || sending.making == Making::Busy {
        return Vec::new();
    }
    let open_tick = open.book.last_tick();
    let changes = choose(&open.with_pending(), &sending.whom()).changes;
    // What is under a PIN rides in a backup alone, and the family's file is one where there is any.
    let kind = match sending.whom {
        ForWhom::Me => Kind::Backup,
        ForWhom::Family if changes.iter().any(is_private) => Kind::Backup,
        ForWhom::Family | ForWhom::Others => Kind::Shared,
    };
    // An attachment goes where a change goes that names it. Those that a full phone could not keep are
    // here; the others lie with the book, and no change can tell whether all of them do.
    let mut files = named(&changes);
    let here = in_memory(open).iter().filter(|one| files.remove(&one.hash));
    let attachments = here.map(|one| (**one).clone()).collect();
    let file = ShareFile::new(
        kind,
        context.now,
        context.device,
        open.id,
        changes,
        attachments,
    );
    exchange(model).number = number;
    let tick = open_tick;
    if let Some(sending) = &mut exchange(model).sending {
        sending.making = Making::Busy;
        sending.sealed_with = Some((phrase.clone(), tick));
    }
    let files = files.into_iter().collect();
    vec![effect(ExchangeEffect::Seal {
        number,
        file,
        files,
        phrase,
    })]
}

fn is_private(change: &Change) -> bool {
    matches!(
        change.field,
        Field::Private(..) | Field::Voice(_, VoicePart::Pin)
    )
}

pub(super) fn sealed(
    model: &mut Model,
    number: u64,
    result: Result<MadeFile, OpenTrouble>,
) -> Vec<Effect> {
    if number != state(model).number {
        return Vec::new();
    }
    let Some(sending) = &mut exchange(model).sending else {
        return Vec::new();
    };
    if sending.making != Making::Busy {
        return Vec::new();
    }
    let made = match result {
        Ok(made) => Making::Made(made),
        Err(trouble) => Making::Failed(trouble),
    };
    let is_backup = matches!(made, Making::Made(_)) && sending.whom == ForWhom::Me;
    sending.making = made;
    let (book, phrase) = (sending.book, sending.sealed_with.clone());
    let Some(open) = model.open_mut(book).filter(|_| is_backup) else {
        return Vec::new();
    };
    // Whatever becomes of the file, its words must not be lost.
    open.keeping.phrase = phrase.map(|(phrase, _)| phrase);
    if open.is_writer() {
        save(open, Vec::new())
    } else {
        Vec::new()
    }
}

/// What was made has left the app, or has not. Only what has left it is a copy.
///
/// A share sheet may stay open while another file is made: what comes of it is not that one's.
pub(super) fn given(
    model: &mut Model,
    number: u64,
    handed: Handed,
    context: &mut Context,
) -> Vec<Effect> {
    if number != state(model).number {
        return Vec::new();
    }
    let Some(sending) = &mut exchange(model).sending else {
        return Vec::new();
    };
    sending.handed = Some(handed);
    if handed == Handed::Out {
        is_out(model, context)
    } else {
        Vec::new()
    }
}

/// Notes that there is a copy outside of the app, if what was made is one.
fn is_out(model: &mut Model, context: &mut Context) -> Vec<Effect> {
    let Some(sending) = state(model).sending.as_deref() else {
        return Vec::new();
    };
    // A file that lacks a recording is no copy of all of it.
    let is_whole = matches!(sending.making, Making::Made(made) if made.files.is_whole());
    let is_backup = is_whole && sending.whom == ForWhom::Me;
    let (book, sealed_with) = (sending.book, sending.sealed_with.clone());
    let Some((_, tick)) = sealed_with else {
        return Vec::new();
    };
    match model.open_mut(book) {
        Some(open) if open.is_writer() => {
            let made = Some(Backup {
                at: context.now,
                tick,
            });
            if is_backup {
                open.keeping.backup = made;
            } else {
                open.keeping.given = made;
            }
            save(open, Vec::new())
        }
        _ => Vec::new(),
    }
}

/// Notes that a page for the meeting goes out, so that one can be told later what cannot be called back.
pub(super) fn note_given(model: &mut Model, effects: &[Effect], context: &Context) -> Vec<Effect> {
    let book = effects.iter().find_map(|effect| match effect {
        Effect::GivePack(book) => Some(*book),
        Effect::Print => model.route.as_ref().and_then(Route::book),
        _ => None,
    });
    match book.and_then(|book| model.open_mut(book)) {
        Some(open) if open.is_writer() => {
            let tick = open.book.last_tick();
            open.keeping.given = Some(Backup {
                at: context.now,
                tick,
            });
            save(open, Vec::new())
        }
        _ => Vec::new(),
    }
}

/// Hands out what was made.
pub(super) fn hand_out(model: &mut Model, how: fn(u64) -> ExchangeEffect) -> Vec<Effect> {
    let made = |sending: &Sending| matches!(sending.making, Making::Made(_));
    let ready = state(model).sending.as_deref().is_some_and(made);
    let number = state(model).number;
    ready.then(|| effect(how(number))).into_iter().collect()
}

/// Prints the words that open the backups, if there are any.
pub(super) fn print_card(model: &mut Model) -> Vec<Effect> {
    let sending = state(model).sending.as_deref();
    let ready = sending.is_some_and(Sending::is_phrase_good);
    ready.then_some(Effect::Print).into_iter().collect()
}

pub(super) fn copied(
    model: &mut Model,
    number: u64,
    done: bool,
    context: &mut Context,
) -> Vec<Effect> {
    if number != state(model).number {
        return Vec::new();
    }
    if let Some(sending) = &mut exchange(model).sending {
        sending.copied = Some(done);
    }
    if done {
        is_out(model, context)
    } else {
        Vec::new()
    }
}

/// The person does not want to make a copy now: they are not asked again before there is one.
pub(super) fn not_now(model: &mut Model, book: BookId, context: &mut Context) -> Vec<Effect> {
    match model.open_mut(book) {
        Some(open) if open.is_writer() => {
            open.keeping.asked = Some(context.now);
            save(open, Vec::new())
        }
        _ => Vec::new(),
    }
}
