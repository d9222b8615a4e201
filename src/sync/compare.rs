//! What a file would change, said before anything changes.

use super::{
    choose::AnswerAt,
    file::{FileError, ShareFile},
    map_of,
    rules::{People, check_book, check_joined, is_same, reaches, ring},
    set_of,
};
use crate::domain::{
    answer::Progress,
    book::{Book, Stamp},
    change::{Change, Field, Same, Value},
    ids::{BookId, ChangeId, PrivateId, VoiceId},
    voice::VoicePart,
};
use std::collections::{BTreeMap, BTreeSet};

/// A book with a file taken in, and what that changes. Nothing is durable yet.
#[derive(Clone, Debug)]
pub struct Compared {
    /// The book with the file taken in.
    pub book: Book,
    /// The changes that are new or different: what has to be made durable.
    pub touched: Vec<ChangeId>,
    /// How many answers of each voice come new.
    pub new: BTreeMap<VoiceId, usize>,
    /// Answers that say something else than before, because somebody went on with them.
    pub changed: Vec<AnswerAt>,
    /// Answers that say two different things from now on.
    pub differ: Vec<AnswerAt>,
    /// Answers that lay open, and whose place was taken by something under a PIN.
    pub under: Vec<AnswerAt>,
    /// How many private answers of each voice are under no PIN any more, and were not erased.
    pub out: BTreeMap<VoiceId, usize>,
    /// Fields that lose words for good, with the change that held them here.
    pub erased: Vec<Change>,
}

impl Compared {
    /// Whether the file brings nothing at all.
    pub fn brings_nothing(&self) -> bool {
        self.touched.is_empty()
    }

    /// Whether it would change the same as another time.
    pub fn says_the_same(&self, other: &Self) -> bool {
        let all = |one: &Self| {
            let lists = (one.changed.clone(), one.differ.clone(), one.erased.clone());
            let private = (one.under.clone(), one.out.clone());
            (one.touched.clone(), one.new.clone(), lists, private)
        };
        all(self) == all(other)
    }

    /// Refuses an erasure: the words are written anew. `lost` is one of [`Self::erased`]. They take the
    /// place of the mark alone: what else stands there by now stands beside them.
    pub fn keep(&mut self, lost: &Change, stamp: Stamp) {
        let standing = self.book.standing(&lost.field);
        let silent = standing.filter(|change| change.value.is_silent());
        let replaces = silent.map(|change| change.id).collect();
        self.touched.push(stamp.id);
        self.book.insert(Change {
            id: stamp.id,
            tick: self.book.next_tick(),
            // When and where something private was written stands within it alone.
            at: if lost.is_sealed() { lost.at } else { stamp.at },
            on: stamp.on.filter(|_| !lost.is_sealed()),
            replaces,
            ..lost.clone()
        });
        if let Field::Answer(round, voice, question, _) = self.book.field(lost) {
            let twice = self.book.is_said_twice(round, voice, &question);
            let at = (round, voice, question);
            if twice && !self.differ.contains(&at) {
                self.differ.push(at);
            }
        }
    }
}

/// Whether a file belongs to a book: it says so, or the two together say that both are about one child.
pub fn belongs(file: &ShareFile, id: BookId, book: &Book) -> bool {
    belongs_with(file, id, &joins(book))
}

/// What a book says of books that are about the same child, and what was taken back of it.
pub fn joins(book: &Book) -> Vec<Change> {
    let all = book.changes();
    all.filter(|c| is_of_books(c)).cloned().collect()
}

fn is_of_books(change: &Change) -> bool {
    matches!(change.field, Field::Same(Same::Books(..)))
}

fn pair(change: &Change) -> Option<(BookId, BookId)> {
    match (&change.field, &change.value) {
        (Field::Same(Same::Books(a, b)), Value::Flag(true)) => Some((*a, *b)),
        _ => None,
    }
}

/// The same as [`belongs`], of a book of which only [`joins`] is known.
pub fn belongs_with(file: &ShareFile, id: BookId, joins: &[Change]) -> bool {
    if file.book == id {
        return true;
    }
    // What one of the two has taken back, the other no longer says.
    let theirs = file.changes.iter().filter(|change| is_of_books(change));
    let both = Book::from_changes(theirs.chain(joins).cloned());
    let pairs = both.all_standing().filter_map(|(_, change)| pair(change));
    let mut beside: BTreeMap<BookId, Vec<BookId>> = BTreeMap::new();
    for (a, b) in pairs {
        beside.entry(a).or_default().push(b);
        beside.entry(b).or_default().push(a);
    }
    // Each is left behind with those beside it, so this ends.
    let mut todo = vec![id];
    while let Some(book) = todo.pop() {
        if book == file.book {
            return true;
        }
        todo.extend(beside.remove(&book).unwrap_or_default());
    }
    false
}

/// Takes a file into a copy of a book, and says what that changes.
///
/// # Errors
/// [`FileError::Twice`] when a change of the file has the id of one here and says something else: no
/// device does that, so one of the two was tampered with. [`FileError::Reach`] when one takes the
/// place of a change here that is about something else, or one here of one in the file.
/// [`FileError::Ring`] when both together replace each other in a ring, so that none would stand.
/// [`FileError::NoBook`] when it erases everyone who speaks here, [`FileError::TooMany`] when both
/// together are more than a file may hold: the book could never go out again.
pub fn compare(before: &Book, file: &ShareFile) -> Result<Compared, FileError> {
    let people = People::of(before.changes().chain(&file.changes));
    for change in &file.changes {
        if before
            .change(change.id)
            .is_some_and(|here| !is_same(here, change))
        {
            return Err(FileError::Twice(change.id));
        }
        if reaches(change, &people, |id| before.change(id)) {
            return Err(FileError::Reach(change.id));
        }
    }
    let theirs = map_of(file.changes.iter().map(|c| (c.id, c)));
    for change in before.changes() {
        if reaches(change, &people, |id| theirs.get(&id).copied()) {
            return Err(FileError::Reach(change.id));
        }
    }
    check_joined(before.changes().chain(&file.changes))?;
    let mut book = before.clone();
    let touched = book.merge(file.changes.iter().cloned());
    let replaces = |id| Some(book.change(id)?.replaces.as_slice());
    if let Some(id) = ring(file.changes.iter().map(|change| change.id), replaces) {
        return Err(FileError::Ring(id));
    }
    check_book(&book)?;
    let mut compared = Compared {
        touched,
        new: BTreeMap::new(),
        changed: Vec::new(),
        differ: Vec::new(),
        under: Vec::new(),
        out: BTreeMap::new(),
        erased: Vec::new(),
        book,
    };
    compared.look_at_answers(before);
    compared.look_at_private(before);
    compared.look_at_erasures(before);
    Ok(compared)
}

impl Compared {
    fn look_at_answers(&mut self, before: &Book) {
        let mut seen = BTreeSet::new();
        for id in &self.touched {
            let Some(change) = self.book.change(*id) else {
                continue;
            };
            if let Field::Answer(round, voice, question, _) = &self.book.field(change) {
                seen.insert((*round, *voice, question.clone()));
            }
        }
        let (changed, under) = self.displaced(before);
        seen.extend(changed);
        for at in seen {
            let goes_under = under.contains(&at);
            if goes_under {
                self.under.push(at.clone());
            }
            let (round, voice, question) = &at;
            let was = before.answer(*round, *voice, question);
            let is = self.book.answer(*round, *voice, question);
            let two = |book: &Book| book.is_said_twice(*round, *voice, question);
            if two(&self.book) && !two(before) {
                self.differ.push(at);
            } else if was.progress() == Progress::Nothing && is.progress() != Progress::Nothing {
                *self.new.entry(*voice).or_default() += 1;
            } else if was != is && !goes_under {
                self.changed.push(at);
            }
        }
    }

    /// The answers of which something stood here and does not any more, and those of them that something
    /// under a PIN took the place of.
    fn displaced(&self, before: &Book) -> (BTreeSet<AnswerAt>, BTreeSet<AnswerAt>) {
        let (mut all, mut under) = (BTreeSet::new(), BTreeSet::new());
        let sealed = self.book.changes().filter(|change| change.is_sealed());
        let sealed = set_of(sealed.flat_map(|change| change.replaces.iter().copied()));
        let stands = set_of(self.book.all_standing().map(|(_, change)| change.id));
        for (_, old) in before.all_standing() {
            if let Field::Answer(round, voice, question, _) = self.book.field(old)
                && !stands.contains(&old.id)
            {
                let at = (round, voice, question);
                // A mark that nothing is there hides nothing.
                if sealed.contains(&old.id) && !old.value.is_silent() {
                    under.insert(at.clone());
                }
                all.insert(at);
            }
        }
        (all, under)
    }

    /// Places under a PIN where something stood, and where nothing stands that is sealed. That two were one
    /// answer is known where the other takes the place of the one.
    fn look_at_private(&mut self, before: &Book) {
        let places = |book: &Book| -> BTreeSet<(VoiceId, PrivateId)> {
            let place = |(_, change): (&Field, &Change)| match self.book.field(change) {
                Field::Private(voice, place) if change.is_sealed() => Some((voice, place)),
                _ => None,
            };
            set_of(book.all_standing().filter_map(place))
        };
        let (were, are) = (places(before), places(&self.book));
        let sealed = self.book.changes().filter(|change| change.is_sealed());
        let joined = set_of(sealed.flat_map(|change| change.replaces.iter().copied()));
        let mut gone: BTreeSet<(VoiceId, PrivateId)> = BTreeSet::new();
        for (_, old) in before.all_standing().filter(|(_, old)| old.is_sealed()) {
            let now = self.book.change(old.id);
            let erased = now.is_none_or(|now| now.value.is_silent());
            if let Field::Private(voice, place) = self.book.field(old)
                && !erased
                && !joined.contains(&old.id)
            {
                gone.insert((voice, place));
            }
        }
        for (voice, _) in gone
            .into_iter()
            .filter(|at| were.contains(at) && !are.contains(at))
        {
            *self.out.entry(voice).or_default() += 1;
        }
    }

    fn look_at_erasures(&mut self, before: &Book) {
        // Of one field they come one after the other.
        let mut first = (None, 0);
        for (field, old) in before.all_standing() {
            if first.0 != Some(field) {
                first = (Some(field), self.erased.len());
            }
            let gone = self.book.change(old.id).map(|change| &change.value) == Some(&Value::Gone);
            // Of two standing changes that said the same, one is enough.
            let said = self.erased.iter().skip(first.1);
            let twice = said.into_iter().any(|other| other.value == old.value);
            if gone && !old.value.is_silent() && !twice {
                self.erased.push(old.clone());
            }
        }
    }

    /// What is erased, in pieces that are kept or let go as a whole: each with the change that it goes by, first.
    /// All parts of a private answer are one; and whoever keeps one keeps the PIN that opens it.
    pub fn losses(&self) -> Vec<Vec<&Change>> {
        let mut losses: Vec<Vec<&Change>> = Vec::new();
        let mut pieces: BTreeMap<Field, usize> = BTreeMap::new();
        let mut answers: BTreeMap<VoiceId, Vec<usize>> = BTreeMap::new();
        let mut pins = Vec::new();
        for lost in &self.erased {
            let field = self.book.field(lost);
            match &field {
                Field::Private(voice, _) => {
                    let place = *pieces.entry(field.clone()).or_insert_with(|| {
                        answers.entry(*voice).or_default().push(losses.len());
                        losses.push(Vec::new());
                        losses.len() - 1
                    });
                    if let Some(piece) = losses.get_mut(place) {
                        piece.push(lost);
                    }
                }
                Field::Voice(voice, VoicePart::Pin) => pins.push((*voice, lost)),
                _ => losses.push(vec![lost]),
            }
        }
        let mut alone: BTreeMap<VoiceId, Vec<&Change>> = BTreeMap::new();
        for (voice, pin) in pins {
            let with = answers.get(&voice).map_or(&[][..], Vec::as_slice);
            for place in with {
                if let Some(piece) = losses.get_mut(*place) {
                    piece.push(pin);
                }
            }
            if with.is_empty() {
                alone.entry(voice).or_default().push(pin);
            }
        }
        losses.extend(alone.into_values());
        losses
    }

    /// The changes whose words are kept, where these pieces are: see [`Self::losses`].
    pub fn kept(&self, chosen: &BTreeSet<ChangeId>) -> Vec<Change> {
        let losses = self.losses().into_iter();
        let kept = losses.filter(|piece| piece.first().is_some_and(|c| chosen.contains(&c.id)));
        let kept = set_of(kept.flatten().map(|change| change.id));
        let all = self.erased.iter();
        all.filter(|lost| kept.contains(&lost.id))
            .cloned()
            .collect()
    }
}
