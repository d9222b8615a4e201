//! What goes into a share file, and what stays out and why. The person sees it before it is made.

use super::{map_of, set_of};
use crate::domain::{
    answer::{Progress, Sharing},
    book::Book,
    change::{BookPart, Change, Field, Value},
    ids::{ChangeId, QuestionId, RoundId, VoiceId},
    visit::VisitPart,
    voice::{Role, VoicePart},
};
use std::collections::{BTreeMap, BTreeSet};

/// The address of an answer.
pub type AnswerAt = (RoundId, VoiceId, QuestionId);

/// For whom a file is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whom {
    /// For me: all of it, earlier drafts too.
    Me,
    /// For the family: all that is theirs. What a young person keeps to themselves stays out, and so do notes of
    /// a visit that nobody chose to show; of what only chosen people may see, the answers that are named here.
    Family(BTreeSet<AnswerAt>),
    /// For others: what everyone at the meeting may see, and of what only chosen people may see the
    /// answers that are named here.
    Others(BTreeSet<AnswerAt>),
}

/// So many names of what is replaced may stand in a file before each is given only once. No family
/// comes near it; a file that was made to could otherwise become as large as its square.
const NAMED_IN_FULL: usize = 500_000;

/// What goes into a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contents {
    /// The changes.
    pub changes: Vec<Change>,
    /// How many answers of each voice go in.
    pub answers: BTreeMap<VoiceId, usize>,
    /// Answers that only chosen people may see, and that were not named.
    pub for_chosen: Vec<AnswerAt>,
    /// Every answer that is there, whether it goes in or not, with who may see it.
    pub said: Vec<(AnswerAt, Sharing)>,
}

/// Chooses what goes into a file. All of what is typed must be frozen by then.
pub fn choose(book: &Book, whom: &Whom) -> Contents {
    let mut contents = Contents::default();
    let mut kept_back = BTreeSet::new();
    let young = book.voices().into_iter();
    let young = set_of(young.filter_map(|v| (v.role == Role::YoungPerson).then_some(v.id)));
    for (at, sharing) in answers(book) {
        let goes = match (whom, sharing) {
            (Whom::Me, _) | (_, Sharing::Meeting) => true,
            (Whom::Family(_), _) if !young.contains(&at.1) => true,
            (Whom::Family(named) | Whom::Others(named), Sharing::Chosen) => named.contains(&at),
            (Whom::Family(_) | Whom::Others(_), Sharing::Me) => false,
        };
        let said = book.answer(at.0, at.1, &at.2).progress() != Progress::Nothing;
        if said {
            contents.said.push((at.clone(), sharing));
        }
        match (goes, sharing) {
            (true, _) if said => *contents.answers.entry(at.1).or_default() += 1,
            (false, Sharing::Chosen) if said => contents.for_chosen.push(at.clone()),
            _ => {}
        }
        if !goes {
            kept_back.insert(at);
        }
    }
    contents.changes = match whom {
        Whom::Me => book.changes().cloned().collect(),
        Whom::Family(_) => leaving_out(book, &kept_back, Sharing::Chosen),
        Whom::Others(_) => leaving_out(book, &kept_back, Sharing::Meeting),
    };
    contents
}

/// Every answer that is there in some part, with who may see it.
fn answers(book: &Book) -> BTreeMap<AnswerAt, Sharing> {
    let roles = map_of(book.voices().into_iter().map(|v| (v.id, v.role)));
    let mut found = BTreeMap::new();
    for (field, _) in book.all_standing() {
        let Field::Answer(round, voice, question, _) = field else {
            continue;
        };
        found
            .entry((*round, *voice, question.clone()))
            .or_insert_with(|| {
                let answer = book.answer(*round, *voice, question);
                // What was put aside is for nobody, whoever was to see it before.
                if question.is_card() && answer.is_put_aside() {
                    return Sharing::Me;
                }
                // Of a voice that nothing is known of, nothing is told.
                let seen_by = |role: &_| answer.seen_by(*role);
                roles.get(voice).map_or(Sharing::Me, seen_by)
            });
    }
    found
}

/// What stands, with all that it replaces, and every erasure: for the family ([`Sharing::Chosen`]) or for everyone
/// at the meeting.
fn leaving_out(book: &Book, kept_back: &BTreeSet<AnswerAt>, close: Sharing) -> Vec<Change> {
    let family = close == Sharing::Chosen;
    let visits = book.visits().into_iter();
    let shown = visits.filter_map(|visit| visit.shows_note(close).then_some(visit.id));
    let noted = set_of(shown);
    let goes = |field: &Field, value: &Value| match field {
        Field::Answer(round, voice, question, _) => {
            !kept_back.contains(&(*round, *voice, question.clone()))
        }
        // The order must not tell that there is an answer.
        Field::Order(round, voice) => match value {
            Value::Questions(questions) => !questions
                .iter()
                .any(|q| kept_back.contains(&(*round, *voice, q.clone()))),
            _ => true,
        },
        // Nobody here can tell who may see it.
        Field::Unknown(_) => false,
        // Whoever is at the meeting has no need of it. What is under a PIN leaves in my own backup and in the
        // family's file, where it stays sealed; and so does what the PIN opens.
        Field::Book(BookPart::Born) | Field::Private(..) | Field::Voice(_, VoicePart::Pin) => {
            family
        }
        Field::Visit(_, visit, VisitPart::Note | VisitPart::NoteSharing) => noted.contains(visit),
        // That there was a visit is the family's. Notes that others may see say when they were written.
        Field::Visit(_, visit, VisitPart::Begun) => family || noted.contains(visit),
        Field::Visit(..) => family,
        // What belongs to the meeting is open to everybody there.
        Field::Item(..)
        | Field::Book(_)
        | Field::Voice(..)
        | Field::Round(..)
        | Field::Device(_)
        | Field::Same(_) => true,
    };
    let standing = book
        .all_standing()
        .filter(|(field, change)| goes(field, &change.value));
    let mut chosen = map_of(standing.map(|(_, change)| (change.id, change)));
    // An erasure holds no word, and must reach whoever holds the words.
    let erasures = book.changes().filter(|change| {
        matches!(change.value, Value::Erased(_)) && !matches!(change.field, Field::Unknown(_))
    });
    chosen.extend(erasures.map(|change| (change.id, change)));
    let mut named = BTreeSet::new();
    let mut count = 0;
    let with_ancestors = |change: &&Change| {
        let replaces = ancestors(book, change, (count > NAMED_IN_FULL).then_some(&named));
        count += replaces.len();
        named.extend(&replaces);
        Change {
            replaces,
            ..(**change).clone()
        }
    };
    chosen.values().map(with_ancestors).collect()
}

/// All that a change replaces, directly or through others: drafts that are left out are replaced too,
/// wherever they are. What is behind one that is `named` by another change is named by that.
fn ancestors(book: &Book, change: &Change, named: Option<&BTreeSet<ChangeId>>) -> Vec<ChangeId> {
    let mut found = BTreeSet::new();
    let mut todo = change.replaces.clone();
    while let Some(id) = todo.pop() {
        if found.insert(id)
            && !named.is_some_and(|named| named.contains(&id))
            && let Some(older) = book.change(id)
        {
            todo.extend(&older.replaces);
        }
    }
    found.into_iter().collect()
}
