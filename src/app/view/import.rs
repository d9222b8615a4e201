//! The page `import`: what is in a file, and what it would change.

use super::{
    brings::{AnswerLine, Brings, as_new, into, line},
    said::Speaker,
};
use crate::{
    app::{
        event::Listed,
        exchange::{
            Done, Found, Taking,
            event::{Home, OpenTrouble},
            state,
        },
        model::{Model, OpenBook, Saving, Slot},
    },
    domain::{
        book::Book,
        device::DeviceKind,
        ids::{BookId, VoiceId},
        time::Day,
        voice::Role,
    },
    sync::{choose::AnswerAt, file::Kind},
};

/// A file on its way in.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum ImportView {
    /// Which file, and the words that open it.
    Asking {
        /// Why the last one did not open.
        trouble: Option<OpenTrouble>,
        /// A file waits that another app of the phone has handed over.
        handed_over: bool,
    },
    /// It is being opened.
    Busy,
    /// Here it is.
    Found(Box<FoundView>),
    /// It is being made durable.
    TakingIn,
    /// It was taken in.
    Done(DoneView),
}

/// What has just come up on the page: whoever listens, or goes by keys, is taken there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum News {
    /// Nothing: something is on its way.
    Nothing,
    /// The form, which stays while a file is being opened.
    Form,
    /// The file did not open.
    Trouble,
    /// Here is what is in it.
    Found,
    /// It is in.
    In,
    /// It is out again.
    Out,
}

impl ImportView {
    /// What has just come up. It stays the same while the person types or chooses.
    pub const fn news(&self) -> News {
        match self {
            Self::TakingIn => News::Nothing,
            Self::Asking { trouble: None, .. } | Self::Busy => News::Form,
            Self::Asking {
                trouble: Some(_), ..
            } => News::Trouble,
            Self::Found(_) => News::Found,
            Self::Done(DoneView {
                undo: Undo::Done, ..
            }) => News::Out,
            Self::Done(_) => News::In,
        }
    }
}

/// A file that was opened, and what it would change.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct FoundView {
    /// The child's name in it; empty where it has none.
    pub name: String,
    /// When it was made.
    pub made: Day,
    /// On what.
    pub from: DeviceKind,
    /// Whether it is all of a book.
    pub is_backup: bool,
    /// Who speaks in it.
    pub people: Vec<Speaker>,
    /// Where it may go, with the names of the books; empty where that is no question.
    pub homes: Vec<(Home, String)>,
    /// Where it goes.
    pub home: Option<Home>,
    /// The name of the book here that it belongs to.
    pub belongs: Option<String>,
    /// The book here that it belongs to cannot be read: it goes into a new one beside that.
    pub beside: bool,
    /// Who in it may be somebody here.
    pub who: Vec<Who>,
    /// Whether it is for the same meeting; `None` where that is no question.
    pub same_meeting: Option<bool>,
    /// What it would change; `None` until that is known.
    pub brings: Option<Brings>,
    /// It breaks a rule of the book that it would go into.
    pub refused: Option<OpenTrouble>,
    /// It can be taken in now.
    pub can_accept: bool,
}

/// Somebody in the file who may be somebody here.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Who {
    /// In the file.
    pub theirs: Speaker,
    /// Those of the same kind who are here.
    pub ours: Vec<Speaker>,
    /// Who of them it is.
    pub same: Option<VoiceId>,
}

/// A file that was taken in.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct DoneView {
    /// The book.
    pub book: BookId,
    /// Its name.
    pub name: String,
    /// It is a book of its own.
    pub is_new: bool,
    /// How many answers came.
    pub brought: usize,
    /// Answers that stand in two versions now.
    pub differ: Vec<AnswerLine>,
    /// Whether it can be taken out again.
    pub undo: Undo,
}

/// Whether what was taken in can be taken out again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Undo {
    /// It can.
    Offered {
        /// Words that the file erased will not come back.
        but_erased: bool,
    },
    /// It was.
    Done,
    /// Not here: another tab writes in the book.
    No,
}

/// What to draw.
pub(super) fn page(model: &Model) -> ImportView {
    match &state(model).taking {
        Taking::Nothing => ImportView::Asking {
            trouble: None,
            handed_over: state(model).handed_over,
        },
        Taking::Failed(trouble) => ImportView::Asking {
            trouble: Some(trouble.clone()),
            handed_over: state(model).handed_over,
        },
        Taking::Opening => ImportView::Busy,
        Taking::Opened(found) => ImportView::Found(Box::new(found_view(model, found))),
        Taking::Done(done) => {
            let open = model.open().filter(|open| open.id == done.book);
            // Nobody is told that it is all in before it is.
            match open.map(OpenBook::saving) {
                Some(Saving::Saving) => ImportView::TakingIn,
                _ => ImportView::Done(done_view(model, done)),
            }
        }
    }
}

fn found_view(model: &Model, found: &Found) -> FoundView {
    let listed = super::book::listed(model);
    let name_of = |listed: &Listed| Some(listed.state.cover()?.name.clone());
    let named = listed.iter().filter_map(|l| Some((l.id, name_of(l)?)));
    let target = match found.home {
        Some(Home::Book(book)) => model.open().filter(|open| open.id == book),
        Some(Home::New) | None => None,
    };
    let belongs = match (found.belongs, found.home) {
        (true, Some(Home::Book(book))) => {
            let mut named = named.clone();
            named.find(|(id, _)| *id == book).map(|(_, name)| name)
        }
        _ => None,
    };
    let asks = !found.belongs && !listed.is_empty();
    let homes = std::iter::once((Home::New, String::new()));
    let homes = homes.chain(named.map(|(id, name)| (Home::Book(id), name)));
    let joining = target.filter(|_| !found.belongs);
    let compared = found.compared.as_ref();
    let is_writer = target.is_some_and(OpenBook::is_writer);
    FoundView {
        name: found.theirs.name(),
        made: found.file.made.day(model.minutes_ahead),
        from: found.file.from,
        is_backup: found.file.kind == Kind::Backup,
        people: all(&found.theirs),
        homes: if asks { homes.collect() } else { Vec::new() },
        home: found.home,
        belongs,
        beside: found.beside.is_some(),
        who: joining.map(|open| who(found, open)).unwrap_or_default(),
        same_meeting: joining.map(|_| found.same_meeting),
        brings: match (found.home, compared, target) {
            (Some(Home::New), ..) => Some(as_new(found)),
            (_, Some(Ok(compared)), Some(open)) => Some(into(model, open, found, compared)),
            _ => None,
        },
        refused: match compared {
            Some(Err(error)) => Some(OpenTrouble::from(error.clone())),
            Some(Ok(_)) => None,
            None => cannot_open(model, found).then_some(OpenTrouble::BookHere),
        },
        can_accept: found.home == Some(Home::New) || (is_writer && matches!(compared, Some(Ok(_)))),
    }
}

/// Whether the book that the file goes into cannot be opened here.
fn cannot_open(model: &Model, found: &Found) -> bool {
    let shut = matches!(
        model.slot,
        Slot::Missing(_) | Slot::Locked(..) | Slot::Unreadable(..) | Slot::Failed(_)
    );
    shut && matches!(found.home, Some(Home::Book(_)))
}

/// Whether what was taken in can be taken out: a new book only while nothing more was written in it.
fn can_undo(open: &OpenBook, done: &Done) -> bool {
    let as_it_came = done
        .new_book
        .is_none_or(|tick| tick == open.book.last_tick());
    open.is_writer() && as_it_came
}

fn all(book: &Book) -> Vec<Speaker> {
    let voices = book.voices();
    voices
        .iter()
        .map(|voice| Speaker::of(voice, book))
        .collect()
}

/// The grown-ups of the file, each with those here whom it may be. Of the young person there is one.
fn who(found: &Found, open: &OpenBook) -> Vec<Who> {
    let known = all(&open.book);
    let theirs = all(&found.theirs).into_iter();
    let grown = theirs.filter(|s| s.role != Role::YoungPerson);
    let new = grown.filter(|s| !known.iter().any(|other| other.voice == s.voice));
    new.map(|theirs| Who {
        ours: known
            .iter()
            .filter(|ours| ours.role == theirs.role)
            .cloned()
            .collect(),
        same: found.people.get(&theirs.voice).copied(),
        theirs,
    })
    .filter(|who| !who.ours.is_empty())
    .collect()
}

fn done_view(model: &Model, done: &Done) -> DoneView {
    let open = model.open().filter(|open| open.id == done.book);
    let line = |at: &AnswerAt| open.and_then(|open| line(model, open, &open.book, at));
    DoneView {
        book: done.book,
        name: open.map(|open| open.book.name()).unwrap_or_default(),
        is_new: done.new_book.is_some(),
        brought: done.brought,
        differ: done.differ.iter().filter_map(line).collect(),
        undo: match open {
            _ if done.undone => Undo::Done,
            Some(open) if can_undo(open, done) => Undo::Offered {
                but_erased: done.erased,
            },
            _ => Undo::No,
        },
    }
}
