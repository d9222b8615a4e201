//! The page `sort`: cards are put on piles. A card is an answer (see `domain::card`), so what follows from an
//! answer follows from a card: who may see it is asked once a sitting, and how it was taken down stands beside it.

use super::{event::SortEvent, exchange, state};
use crate::{
    app::{
        Context,
        effect::Effect,
        event::QuestionAt,
        model::{Copying, Model, OpenBook, Pending},
        route::{Route, SortPage},
        screens,
    },
    content::young::decks::Deck,
    domain::{
        answer::{HowTaken, Instead, Part, Sharing},
        book::Edit,
        card::{DeckId, Pile},
        change::{Field, Value},
        ids::{BookId, QuestionId, RoundId, VoiceId},
        voice::Role,
    },
};
use std::collections::BTreeSet;

/// The longest words of a card of one's own, in letters: about two lines on a small phone.
const LETTERS: usize = 80;

/// What comes along of a card that waits for its pile.
const BROUGHT: [Part; 9] = [
    Part::Sharing,
    Part::SharingWho,
    Part::HowTaken,
    Part::TakenBy,
    Part::Card,
    Part::DrawingWords,
    Part::PhotoWords,
    Part::Drawing,
    Part::Photo,
];

/// Where the page is, beside what the book says.
#[derive(Debug)]
pub(in crate::app) struct Sorting {
    /// The page that this is about.
    route: Route,
    /// The card that was put on a pile last, and on which.
    pub last: Option<(QuestionId, Pile)>,
    /// A card that is looked at once more, though it is on a pile.
    pub again: Option<QuestionId>,
    /// The next card of their own.
    own: Option<QuestionId>,
}

/// Whoever comes to a page of cards begins there anew, with the picture that still waits for its pile.
pub(super) fn arrive(model: &mut Model, context: &mut Context) -> Vec<Effect> {
    begin_anew(model, context);
    bring_along(model, context).unwrap_or_default()
}

/// A picture that waited for its pile when the next round began waits in this one. In the round that it comes from it
/// is erased: there no page shows it, so nobody could take it away.
fn bring_along(model: &mut Model, context: &mut Context) -> Option<Vec<Effect>> {
    let Some(Route::Sort(book, voice, SortPage::All)) = model.route.clone() else {
        return None;
    };
    let here = model.open_mut(book);
    let open = here.filter(|open| open.is_writer() && !open.is_unborn())?;
    if open.book.card_in_hand(open.round, voice).is_some() {
        return None;
    }
    let (before, question) = open.book.card_left_in_hand(open.round, voice)?;
    let mut batch = Pending::default();
    for part in BROUGHT {
        let Some(value) = that_waits(open, (before, voice, &question), part) else {
            continue;
        };
        let field = open.part(voice, &question, part);
        let by = voice;
        // Nothing follows from it: it was said before, and is nobody else's whatever this sitting chose.
        screens::apply(open, Edit { by, field, value }, &mut batch, context);
    }
    let mut effects = screens::save(open, batch);
    let at = QuestionAt {
        book,
        voice,
        question,
    };
    effects.extend(screens::erase(model, &at, Some(before), context));
    Some(effects)
}

/// What a part of it says, as one thing; `None` where that does not come along.
fn that_waits(
    open: &OpenBook,
    (before, voice, question): (RoundId, VoiceId, &QuestionId),
    part: Part,
) -> Option<Value> {
    let sharing = |round| open.book.answer(round, voice, question).sharing;
    let field = Field::Answer(before, voice, question.clone(), part);
    match (open.book.values(&field).as_slice(), part) {
        (_, Part::Sharing | Part::SharingWho) if sharing(open.round).is_some() => None,
        // Where two phones chose, it is for those whom both meant.
        (_, Part::Sharing) => sharing(before).map(Value::Sharing),
        ([Value::Text(_), ..], _) => Some(Value::Text(open.book.text(&field))),
        (values, _) => values.last().map(|value| (*value).clone()),
    }
}

fn begin_anew(model: &mut Model, context: &mut Context) {
    let here = match &model.route {
        Some(route @ Route::Sort(..)) => Some(route.clone()),
        _ => None,
    };
    let known = state(model).sorting.as_ref().map(|sorting| &sorting.route);
    if known == here.as_ref() {
        return;
    }
    exchange(model).sorting = here.map(|route| Sorting {
        own: QuestionId::own_card((context.ids)()),
        route,
        last: None,
        again: None,
    });
}

/// The card of their own that a voice is making, or would make next.
pub(in crate::app) fn in_hand(
    model: &Model,
    open: &OpenBook,
    voice: VoiceId,
) -> Option<QuestionId> {
    let begun = open.book.card_in_hand(open.round, voice);
    let next = state(model).sorting.as_ref();
    begun.or_else(|| next.and_then(|sorting| sorting.own.clone()))
}

pub(super) fn update(model: &mut Model, event: SortEvent, context: &mut Context) -> Vec<Effect> {
    match event {
        SortEvent::Put(at, pile) => put(model, &at, pile, context),
        SortEvent::Back(book) => {
            back(model, book);
            Vec::new()
        }
        SortEvent::Own(book, voice, words, pile) => own(model, book, voice, &words, pile, context),
        SortEvent::Share(book, voice, page, sharing) => {
            let value = Value::Sharing(sharing);
            say_of_all(model, (book, voice, &page), Part::Sharing, &value, context)
        }
        SortEvent::ShareWho(book, voice, page, who) => {
            let value = Value::Text(who);
            say_of_all(
                model,
                (book, voice, &page),
                Part::SharingWho,
                &value,
                context,
            )
        }
    }
}

/// The cards of a page that lie on a pile, in the order in which they were put there; those of a deck in its
/// order. Without the deck there are none.
pub(in crate::app) fn on_page(
    model: &Model,
    open: &OpenBook,
    voice: VoiceId,
    page: &SortPage,
) -> Vec<QuestionId> {
    let sorted = open.book.cards(open.round, voice);
    match page {
        SortPage::Choose => Vec::new(),
        SortPage::All => sorted,
        SortPage::Deck(id) => {
            let young = state(model).young.get();
            let deck = young.and_then(|young| young.young().decks.get(id));
            let cards = deck.into_iter().flat_map(Deck::all);
            cards
                .map(|(card, _)| card)
                .filter(|card| sorted.contains(card))
                .collect()
        }
    }
}

/// What a card of a deck says.
fn words_of(model: &Model, card: &QuestionId) -> Option<String> {
    let young = state(model).young.get()?;
    let (_, words) = young.young().decks.card(card)?;
    Some(words.to_owned())
}

/// Puts a card on a pile; where it lay on another, or on two, it lies on this one from now on.
fn put(model: &mut Model, at: &QuestionAt, pile: Pile, context: &mut Context) -> Vec<Effect> {
    if !at.question.is_card() {
        return Vec::new();
    }
    let words = words_of(model, &at.question);
    let card = (&at.question, words);
    let effects = write(model, at.book, at.voice, context, |open| {
        place(open, at.voice, card, pile)
    });
    let done = (at.question.clone(), pile);
    if let Some(sorting) = &mut exchange(model).sorting {
        sorting.last = Some(done);
        sorting.again = None;
    }
    effects
}

/// The edits that put a card on a pile.
fn place(
    open: &OpenBook,
    voice: VoiceId,
    (card, words): (&QuestionId, Option<String>),
    pile: Pile,
) -> Vec<Edit> {
    let answer = open.book.answer(open.round, voice, card);
    let edit = |part, value| Edit {
        by: voice,
        field: open.part(voice, card, part),
        value,
    };
    let mut edits = Vec::new();
    // So that every page and every phone can say what it is, without the deck.
    match words.filter(|words| *words != answer.card) {
        Some(words) if answer.card.is_empty() => edits.push(edit(Part::Card, Value::Text(words))),
        None if answer.card.is_empty() && answer.picture().is_none() => return edits,
        _ => {}
    }
    // What the sitting chose settles on it now: its picture was nobody else's while it was made.
    let was_in_hand = answer.picture().is_some() && answer.pile().is_none();
    let shared = open.sitting.choice(voice).and_then(|choice| choice.sharing);
    if let (true, None, Some(sharing)) = (was_in_hand, answer.sharing, shared) {
        edits.push(edit(Part::Sharing, Value::Sharing(sharing)));
    }
    let chosen = open.sitting.choice(voice).and_then(|choice| choice.how);
    // A card of a deck is pointed to; of one that was written nobody may assume how.
    let pointed = (!card.is_own_card()).then_some(HowTaken::Pointed);
    let skipped = pile == Pile::Instead(Instead::Skipped);
    if let (None, Some(how), false) = (answer.how, chosen.or(pointed), skipped) {
        let by = open.sitting.choice(voice).map(|choice| choice.by.clone());
        edits.push(edit(Part::HowTaken, Value::HowTaken(how)));
        if let Some(by) = by.filter(|by| how.asks_who() && !by.is_empty()) {
            edits.push(edit(Part::TakenBy, Value::Text(by)));
        }
    }
    let (feeling, instead) = match pile {
        Pile::Feeling(feeling) => (Value::Feeling(feeling), Value::Cleared),
        Pile::Instead(instead) => (Value::Cleared, Value::Instead(instead)),
    };
    edits.push(edit(Part::Instead, instead));
    edits.push(edit(Part::Feeling, feeling));
    edits
}

/// The card before the one that is shown, once more.
fn back(model: &mut Model, book: BookId) {
    let Some(Route::Sort(of, voice, SortPage::Deck(deck))) = model.route.clone() else {
        return;
    };
    let Some(open) = model.open().filter(|open| of == book && open.id == book) else {
        return;
    };
    let before = now(model, open, voice, &deck).and_then(|(cards, place)| {
        let before = place.checked_sub(1)?;
        cards.get(before).cloned()
    });
    if let (Some(before), Some(sorting)) = (before, &mut exchange(model).sorting) {
        sorting.again = Some(before);
        sorting.last = None;
    }
}

/// The cards of a deck, and the place of the one that is shown: the one that is looked at once more, or else the
/// first that lies on no pile. After the last card there is none.
pub(in crate::app) fn now(
    model: &Model,
    open: &OpenBook,
    voice: VoiceId,
    deck: &DeckId,
) -> Option<(Vec<QuestionId>, usize)> {
    let young = state(model).young.get()?;
    let deck = young.young().decks.get(deck)?;
    let cards: Vec<QuestionId> = deck.all().map(|(card, _)| card).collect();
    let sorted = open.book.cards(open.round, voice);
    let again = state(model).sorting.as_ref();
    let again = again.and_then(|sorting| sorting.again.as_ref());
    let place = match again {
        Some(again) => cards.iter().position(|card| card == again),
        None => cards.iter().position(|card| !sorted.contains(card)),
    };
    Some((cards, place?))
}

/// A card of one's own: of words, or of the picture that was made for it, or of both.
fn own(
    model: &mut Model,
    book: BookId,
    voice: VoiceId,
    words: &str,
    pile: Pile,
    context: &mut Context,
) -> Vec<Effect> {
    let words: String = words.trim().chars().take(LETTERS).collect();
    let here = model.open().filter(|open| open.id == book);
    let Some(card) = here.and_then(|open| in_hand(model, open, voice)) else {
        return Vec::new();
    };
    let words = (!words.is_empty()).then_some(words);
    let next = QuestionId::own_card((context.ids)());
    let effects = write(model, book, voice, context, |open| {
        place(open, voice, (&card, words), pile)
    });
    if let (false, Some(sorting)) = (effects.is_empty(), &mut exchange(model).sorting) {
        sorting.last = Some((card, pile));
        sorting.own = next;
    }
    effects
}

/// Says the same of every card that lies on the piles of a page.
fn say_of_all(
    model: &mut Model,
    (book, voice, page): (BookId, VoiceId, &SortPage),
    part: Part,
    value: &Value,
    context: &mut Context,
) -> Vec<Effect> {
    let cards = model.open().filter(|open| open.id == book);
    let cards = cards.map(|open| on_page(model, open, voice, page));
    write(model, book, voice, context, |open| {
        let cards = cards.unwrap_or_default().into_iter();
        // Names stand only beside cards that are for chosen people.
        let wanted = cards.filter(|card| {
            let sharing = open.book.answer(open.round, voice, card).sharing;
            part == Part::Sharing || sharing == Some(Sharing::Chosen)
        });
        let edit = |card: QuestionId| Edit {
            by: voice,
            field: open.part(voice, &card, part),
            value: value.clone(),
        };
        wanted.map(edit).collect()
    })
}

/// Writes several edits of a young person's cards, with all that follows from each, in one save.
fn write(
    model: &mut Model,
    book: BookId,
    voice: VoiceId,
    context: &mut Context,
    edits: impl FnOnce(&OpenBook) -> Vec<Edit>,
) -> Vec<Effect> {
    model.copying = Copying::No;
    let here = model.open_mut(book);
    let Some(open) = here.filter(|open| open.is_writer() && !open.is_unborn()) else {
        return Vec::new();
    };
    if open.voice(voice).map(|voice| voice.role) != Some(Role::YoungPerson) {
        return Vec::new();
    }
    if open.sitting.is_over(context.now) {
        open.sitting.end();
    }
    let mut batch = Pending::default();
    let mut done = BTreeSet::new();
    for edit in edits(open) {
        // How it was taken down is said of this card alone: it is no choice for the sitting.
        let alone = matches!(
            edit.field,
            Field::Answer(.., Part::HowTaken | Part::TakenBy)
        );
        let all = if alone {
            vec![edit]
        } else {
            screens::with_what_follows(open, edit)
        };
        for edit in all {
            // What is said of a card goes before what would follow from another edit of it.
            if done.insert(edit.field.clone()) {
                screens::apply(open, edit, &mut batch, context);
            }
        }
    }
    if batch.put.is_empty() && batch.delete.is_empty() {
        return Vec::new();
    }
    batch.put.extend(screens::name_device(open, voice, context));
    open.sitting.last = Some(context.now);
    screens::save(open, batch)
}
