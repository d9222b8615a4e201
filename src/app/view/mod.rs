//! What to draw: plain data with the decisions taken, no ingredients. Pages hold no `if` about the
//! domain. Words of the app's own are keys for [`crate::i18n`]; words of a question set are here as
//! sentences, since content is data.

mod about;
mod after;
mod again;
mod book;
mod books;
mod brings;
mod check;
mod dates;
mod differ;
mod early;
mod hands;
mod history;
mod import;
mod joins;
mod levels;
mod locks;
mod made;
mod me;
mod meeting;
mod more;
mod pack;
mod private;
mod profile;
mod question;
mod remove;
mod rounds;
mod said;
mod seen;
mod share;
mod sort;
mod sorted;
mod taking;
mod visit;

pub use super::exchange::removing::{
    All as RemoveAll, Found as FileFound, Lacks, Stage as RemoveStage,
};
pub use super::model::Saving;
pub use crate::dates::{
    Doubt, State as DateState,
    count::{Closed, NotWorking},
};
pub use about::AboutView;
pub use after::{AfterView, SaidView, SaidVoice};
pub use again::{AgainView, AgainVoice, LastTime};
pub use book::{
    BookCard, BookView, CardState, CopyState, FurtherVoice, MeetingView, TaskState, Twice,
    VoiceTask,
};
pub use books::{
    BookGroup, BooksView, GroupOf, LockedCard, Meets, OldBook, OldBooks, OpenCard, Readable,
    ShelfCard, Shows, fold, is_found,
};
pub use brings::{AnswerLine, Brings, Lost, LostWhat};
pub use check::{CheckView, MattersView, Pick, ReadRow};
pub use dates::{
    AskView, Clock, DateLine, DatesView, Days, FactId, FactValue, FactVersion, FactView, LawState,
    NextDates, Place as DatePlace, Worked, calendar_days,
};
pub use differ::{Differ, Saying};
pub use early::{Early, early, kept, not_all_here};
pub use hands::{TurnState, TurnView};
pub use history::{
    Agreed, Column, HistoryView, Mark, Moved, Place, RoundLine, Strand, Told, TopicLine, When,
};
pub use import::{DoneView, FoundView, ImportView, News, Undo, Who};
pub use joins::{JoinView, Joined, LastFile};
pub use levels::{Aloud, Put};
pub use locks::{LockView, UnlockView};
pub use made::{MadeView, MakingView};
pub use me::{MeCard, MeView, Offered};
pub use meeting::{AgendaAt, AgendaItem, FEW_TARGETS, MeetView, PlanView, Why};
pub use more::{AnswerMore, Erased, Says, Version, Versions};
pub use pack::{PackTopic, PackView};
pub use private::{LeftBefore, PinState, PrivateAnswer, PrivateHere, PrivatePlace, PrivateView};
pub use profile::{ProfileBox, ProfileView};
pub use question::{AnswerAt, Offer, QuestionRow, QuestionView, RowState, ViewsGroup, ViewsView};
pub use remove::{Goes as RemoveGoes, RemoveNews, RemoveView};
pub use rounds::{Ready, RoundAt, RoundView};
pub use said::{Heading, Said, Speaker};
pub use seen::{Goes, Seen, SeenBy, SeenRow};
pub use share::{ForChosen, Own, ShareState, ShareView};
pub use sort::{CardNow, DeckTile, DecksView, OwnCard, PilesView, SortShows, SortView};
pub use sorted::Sorted;
pub use taking::TakingView;
pub use visit::{
    Done, HomeVisit, Left, Note, NotesSent, OpenVisit, PastVisit, Person, VisitNote, VisitNow,
    VisitView,
};

use super::{
    event::{StoreTrouble, Surroundings},
    exchange::{self, event::Voices},
    model::{Copying, DeviceState, Fetched, Model, OpenBook, Slot, Writer},
    route::Route,
};
use crate::{
    content::Help,
    domain::{
        device::{DeviceKind, DeviceSettings},
        ids::BookId,
    },
};
use std::sync::Arc;

/// The whole screen.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    /// What stands around every page.
    pub frame: Frame,
    /// The page.
    pub page: Page,
}

/// What stands around every page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    /// Text size and theme.
    pub settings: DeviceSettings,
    /// Words that could not be kept.
    pub trouble: Option<Trouble>,
    /// Another tab writes in this book.
    pub elsewhere: Option<Elsewhere>,
    /// A new version waits for a good moment.
    pub update_ready: bool,
}

/// Words that could not be kept, and why.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Trouble {
    /// Why.
    pub why: StoreTrouble,
    /// Something is in memory alone; if not, something could not be read.
    pub unsaved: bool,
    /// The words themselves, to copy; empty when there are none yet, and where all that was said is a face, a card
    /// or a recording.
    pub words: String,
    /// Whether they were copied as they are now, or could not be; `None` while nobody tried.
    pub copied: Option<bool>,
}

/// Another tab writes in the book that is shown here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Elsewhere {
    /// The book.
    pub book: BookId,
    /// This tab has asked to take over.
    pub asked: bool,
}

/// The page.
#[derive(Clone, Debug, PartialEq)]
#[allow(
    missing_docs,
    reason = "each variant is the page of that name in the design"
)]
pub enum Page {
    /// Something is on its way; calm, without words that flash by.
    Waiting,
    Start(StartView),
    Books(Box<BooksView>),
    Book(BookView),
    About(AboutView),
    Views(ViewsView),
    Question(Box<QuestionView>),
    Check(CheckView),
    Matters(MattersView),
    Sort(Box<SortView>),
    Me(Box<MeView>),
    Private(Box<PrivateView>),
    Pack(Box<PackView>),
    Share(Box<ShareView>),
    Remove(Box<RemoveView>),
    /// A page of a round.
    Round(Box<RoundView>),
    Turn(TurnView),
    /// In place of what is locked.
    Unlock(Box<UnlockView>),
    Lock(Box<LockView>),
    Visit(Box<VisitView>),
    /// Somebody left fast.
    Left,
    Import(ImportView),
    Settings(SettingsView),
    Help(Box<Help>),
    Organisations,
    Problem(Problem),
}

/// How many books the start page shows; the list of books has them all.
const ON_START: usize = 3;

/// The start page.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct StartView {
    /// The books that were written in last, at most three.
    pub books: Vec<BookCard>,
    /// There are several: the list of books is at hand.
    pub more: bool,
    /// On an iPhone or iPad, in a tab of the browser: the app belongs on the home screen before
    /// anything is written. The two keep apart what is written, and a tab forgets it after some days.
    pub home_first: bool,
}

/// The settings page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SettingsView {
    /// What is chosen.
    pub settings: DeviceSettings,
    /// What the browser says.
    pub surroundings: Option<Surroundings>,
    /// Whether the app runs from the home screen.
    pub installed: bool,
    /// What voices the device has to read aloud with; `None` while it is not known.
    pub voices: Option<Voices>,
    /// Why the device keeps nothing, if it does not.
    pub trouble: Option<StoreTrouble>,
    /// How far the removing of everything is.
    pub removing: RemoveAll,
    /// The whole app is locked: nothing can be chosen, and everything can still be removed.
    pub locked: bool,
}

/// Why there is no page to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// There is no such page.
    NoPage,
    /// There is no such book on this device.
    NoBook,
    /// The book was removed, here or in another tab.
    Removed,
    /// The book has no such voice or question.
    NoQuestion(BookId),
    /// The book cannot be read; these words of it could be.
    Unreadable(String),
    /// The device's storage does not answer.
    Store(StoreTrouble),
    /// A file of the app itself could not be had.
    NoContent,
}

/// What to draw for this model.
pub fn view(model: &Model) -> View {
    if let Some(instead) = hands::instead(model).or_else(|| locks::instead(model)) {
        return instead;
    }
    let mut view = first(model).unwrap_or_else(|| View {
        frame: frame(model),
        page: page(model),
    });
    if let Some(trouble) = &mut view.frame.trouble {
        for note in visit::unsaved(model) {
            trouble.words.push_str(&note);
            trouble.words.push_str("\n\n");
        }
        for words in private::unsaved(model) {
            trouble.words.push_str(&words);
            trouble.words.push('\n');
        }
    }
    if let Page::Question(question) = &mut view.page {
        let at = question.at.at.clone();
        // An answer under a PIN that is open lies in a copy of the book, made for this page alone.
        let shown = exchange::private::shown(model, &at);
        if let Some(shown) = &shown
            && let Page::Question(opened) =
                question::page(model, shown, at.voice, Some(&at.question))
        {
            *question = opened;
        }
        let open = model.open().filter(|open| open.id == at.book);
        let shown = shown.as_ref().or(open);
        let mut more = shown.map_or_else(AnswerMore::default, |open| more::of(model, open, &at));
        more.private = open.and_then(|open| private::of_question(model, open, &at));
        question.more = Arc::new(more);
        if levels::waits(model, &question.at.at) {
            view.page = Page::Waiting;
        }
    }
    view
}

/// What to draw, as far as a first visit has it: the question and the calm page while something is
/// on its way. `None` for every other page; those arrive after the first question (see `browser`).
pub fn first(model: &Model) -> Option<View> {
    let page = match (&model.route, model.open()) {
        (None, _) => Page::Waiting,
        (Some(Route::Begin(audience, question)), Some(open)) => {
            question::begin(model, open, *audience, question.as_ref())
        }
        (Some(Route::Question(book, voice, question)), Some(open)) if open.id == *book => {
            question::page(model, open, *voice, Some(question))
        }
        _ => return None,
    };
    matches!(page, Page::Question(_) | Page::Waiting).then(|| View {
        frame: frame(model),
        page,
    })
}

/// What to draw while the code of the page itself is on its way.
pub fn waiting(model: &Model) -> View {
    View {
        frame: frame(model),
        page: Page::Waiting,
    }
}

fn start(model: &Model) -> StartView {
    let mut books = book::cards(model);
    let more = books.len() > 1;
    books.truncate(ON_START);
    StartView {
        books,
        more,
        home_first: home_first(model),
    }
}

/// Whether the app should be put on the home screen first.
fn home_first(model: &Model) -> bool {
    let apple = matches!(model.kind, Some(DeviceKind::Iphone | DeviceKind::Ipad));
    apple && !model.installed
}

fn frame(model: &Model) -> Frame {
    // Nothing was written: the device or the book could not be read.
    let unread = match (&model.device, &model.slot) {
        // A lock that is shut has a page of its own.
        (DeviceState::Failed(StoreTrouble::Locked), _)
        | (_, Slot::Failed(StoreTrouble::Locked)) => None,
        (DeviceState::Failed(why), _) | (_, Slot::Failed(why)) => Some(Trouble {
            why: *why,
            unsaved: false,
            words: String::new(),
            copied: None,
        }),
        _ => None,
    };
    let why = model.troubled().find_map(|open| open.trouble);
    // One family's words never stand on another's page.
    let here = model.route.as_ref().and_then(Route::book);
    let shown = |open: &&OpenBook| here.is_none_or(|book| book == open.id);
    let book = why.map(|why| Trouble {
        why,
        unsaved: model.troubled().any(OpenBook::has_unsaved_words),
        copied: match model.copying {
            Copying::Done(done) => Some(done),
            Copying::No | Copying::Asked => None,
        },
        words: model
            .troubled()
            .filter(shown)
            .map(|open| said::all_words(model, open))
            .collect(),
    });
    let elsewhere = model.open().and_then(|open| match open.writer {
        Writer::Here => None,
        Writer::Elsewhere => Some(Elsewhere {
            book: open.id,
            asked: false,
        }),
        Writer::Asked => Some(Elsewhere {
            book: open.id,
            asked: true,
        }),
    });
    let trouble = book.or(unread);
    Frame {
        settings: model.settings(),
        // A new version begins with a reload, which would take words that are in memory alone.
        update_ready: model.surroundings.is_some_and(|s| s.update_ready) && trouble.is_none(),
        trouble,
        elsewhere,
    }
}

fn page(model: &Model) -> Page {
    let Some(route) = &model.route else {
        return Page::Waiting;
    };
    match route {
        Route::Start => Page::Start(start(model)),
        Route::Books => books::page(model),
        Route::Organisations => Page::Organisations,
        Route::Lock(None) => locks::page(model, None).unwrap_or(Page::Waiting),
        Route::Settings => Page::Settings(SettingsView {
            settings: model.settings(),
            surroundings: model.surroundings,
            installed: model.installed,
            voices: exchange::state(model).aloud.voices,
            removing: exchange::state(model).removing.all,
            locked: locks::is_shut(model),
            trouble: match model.device {
                DeviceState::Failed(trouble) => Some(trouble),
                DeviceState::Unasked | DeviceState::Unknown | DeviceState::Known(_) => None,
            },
        }),
        Route::Help => match &model.help {
            Fetched::Here(help) => Page::Help(Box::new(help.clone())),
            Fetched::Failed => Page::Problem(Problem::NoContent),
            Fetched::Unasked | Fetched::Coming => Page::Waiting,
        },
        Route::Import | Route::Example => Page::Import(import::page(model)),
        Route::Problem => Page::Problem(Problem::NoPage),
        Route::Remove(book) => remove::page(model, *book),
        Route::Left => Page::Left,
        Route::Begin(..)
        | Route::Book(_)
        | Route::About(_)
        | Route::Views(..)
        | Route::Question(..)
        | Route::Check(..)
        | Route::Matters(..)
        | Route::Sort(..)
        | Route::Me(..)
        | Route::Private(..)
        | Route::Pack(_)
        | Route::Share(_)
        | Route::Turn(..)
        | Route::Lock(Some(_))
        | Route::Visit(..)
        | Route::Round(..) => book_page(model, route),
    }
}

fn book_page(model: &Model, route: &Route) -> Page {
    let open = match &model.slot {
        Slot::Open(open) => open,
        Slot::Closed | Slot::Opening(_) | Slot::Locked(..) | Slot::Failed(StoreTrouble::Locked) => {
            return Page::Waiting;
        }
        Slot::Missing(book) => return Page::Problem(remove::missing(model, *book)),
        Slot::Unreadable(_, book) => {
            return Page::Problem(Problem::Unreadable(said::texts(book)));
        }
        Slot::Failed(trouble) => return Page::Problem(Problem::Store(*trouble)),
    };
    let found = match route {
        Route::Book(_) => Some(Page::Book(book::home(model, open))),
        Route::Lock(book) => locks::page(model, *book),
        Route::About(_) => about::page(model, open).map(Page::About),
        Route::Begin(audience, question) => {
            return question::begin(model, open, *audience, question.as_ref());
        }
        Route::Question(_, voice, question) => {
            return question::page(model, open, *voice, Some(question));
        }
        Route::Views(_, voice) => return question::list(model, open, *voice),
        Route::Check(_, voice) => return check::page(model, open, *voice),
        Route::Matters(_, voice) => return check::matters(model, open, *voice),
        Route::Turn(_, voice) => hands::page(model, open, *voice),
        Route::Visit(_, page) => return visit::page(model, open, *page),
        Route::Sort(_, voice, page) => return sort::page(model, open, *voice, page),
        Route::Me(_, voice) => return me::page(model, open, *voice),
        Route::Private(_, voice) => return private::page(model, open, *voice),
        Route::Pack(_) => return pack::page(model, open),
        Route::Share(_) => {
            let found = share::page(model, open);
            return found.map_or(Page::Waiting, |view| Page::Share(Box::new(view)));
        }
        Route::Round(_, round, page) => return rounds::page(model, open, *round, *page),
        Route::Start
        | Route::Remove(_)
        | Route::Books
        | Route::Import
        | Route::Example
        | Route::Settings
        | Route::Help
        | Route::Organisations
        | Route::Left
        | Route::Problem => None,
    };
    found.unwrap_or(Page::Problem(Problem::NoPage))
}
