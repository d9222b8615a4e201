//! The driver of the stories: a phone with its storage, tabs in which the app is open, and verbs
//! that read as a person's day. It performs every effect as the browser does, on the memory store.

use our_say::{
    app::{
        Context, Model,
        effect::{Effect, Save, StoreEffect},
        event::{Event, QuestionAt, Removed, StoreTrouble},
        exchange::event::{FilesIn, Handed},
        first_update, needs_whole,
        route::Route,
        update,
    },
    content::parse_help,
    crypto::share::PLAIN_MAX,
    domain::{
        answer::Part,
        attachment::ContentHash,
        change::{Change, Field, Value},
        device::DeviceKind,
        ids::{BookId, VoiceId},
        keeping::Keeping,
        sitting::Sitting,
        time::{Day, Timestamp},
    },
    perform::Performer,
    storage::{Loaded, Vault, memory::MemoryStore},
    sync::ShareFile,
};
use std::{
    cell::RefCell,
    collections::{BTreeMap, VecDeque},
    rc::Rc,
};

pub use crate::things::{Dice, able, block_on, id, largest_in_the_dark, questions};

pub const MINUTE: i64 = 60 * 1000;

/// A phone: what it keeps, what time it is, and which tab holds the lock of which book.
#[derive(Clone, Default)]
pub struct Phone {
    pub store: MemoryStore,
    now: Rc<RefCell<i64>>,
    locks: Rc<RefCell<BTreeMap<BookId, u64>>>,
    tabs: Rc<RefCell<u64>>,
    /// What tells its dice from those of other phones.
    seed: u64,
}

impl Phone {
    pub fn new() -> Self {
        let phone = Self::default();
        *phone.now.borrow_mut() = 1_763_000_000_000;
        phone
    }

    /// Somebody else's phone.
    pub fn of_somebody_else(seed: u64) -> Self {
        Self {
            seed,
            ..Self::new()
        }
    }

    /// Time passes.
    pub fn waits(&self, millis: i64) {
        *self.now.borrow_mut() += millis;
    }

    /// What its clock says.
    pub fn time(&self) -> Timestamp {
        Timestamp::from_millis(*self.now.borrow())
    }

    /// Opens the app at an address, in a new tab.
    pub fn opens(&self, path: &str) -> Tab {
        let mut tab = self.opens_slowly(path);
        tab.waits_for_storage();
        tab
    }

    /// The same, while the second half of the app has not arrived.
    pub fn opens_half(&self, path: &str) -> Tab {
        let mut tab = self.opens_slowly(path);
        tab.whole = false;
        tab.waits_for_storage();
        tab
    }

    /// The same, while of what comes later only the store has arrived.
    pub fn opens_with_the_store(&self, path: &str) -> Tab {
        let mut tab = self.opens_slowly(path);
        (tab.whole, tab.store) = (false, true);
        tab.waits_for_storage();
        tab
    }

    /// The same, while the storage takes its time.
    pub fn opens_slowly(&self, path: &str) -> Tab {
        self.begins(path, false)
    }

    /// The same, once the app itself is kept on the phone.
    pub fn opens_kept_slowly(&self, path: &str) -> Tab {
        self.begins(path, true)
    }

    fn begins(&self, path: &str, kept: bool) -> Tab {
        *self.tabs.borrow_mut() += 1;
        let number = *self.tabs.borrow();
        let mut tab = Tab {
            phone: self.clone(),
            number,
            model: Model::default(),
            performer: Performer::new(Vault::new(
                self.store.clone(),
                Dice(number << 32 | self.seed),
            )),
            dice: Dice(number << 48 | self.seed),
            jobs: VecDeque::new(),
            slow: true,
            online: true,
            kind: DeviceKind::AndroidPhone,
            installed: false,
            kept,
            whole: true,
            store: false,
            held: Vec::new(),
            address: path.to_owned(),
            printed: 0,
            given: Vec::new(),
            copied: Vec::new(),
            sealed: None,
            handed: Handed::Out,
            waiting: None,
            speaks: Vec::new(),
            over_network: 0,
            fetched: 0,
            laws: 0,
            today: Day::from_ymd_opt(2026, 11, 23).unwrap(),
            largest: PLAIN_MAX,
            seconds: 0,
            alone: None,
            shut: false,
            shown: BTreeMap::new(),
        };
        tab.sends(Event::Started(Route::parse(path)));
        tab
    }
}

/// A tab in which the app is open. To drop it is to close it, whatever was under way.
#[allow(
    clippy::struct_excessive_bools,
    reason = "facts that have nothing to do with each other"
)]
pub struct Tab {
    pub phone: Phone,
    number: u64,
    pub model: Model,
    pub(super) performer: Performer<MemoryStore, Dice>,
    pub(super) dice: Dice,
    jobs: VecDeque<Effect>,
    /// What the storage is asked waits until the story says so.
    pub slow: bool,
    pub online: bool,
    /// What kind of device it is.
    pub kind: DeviceKind,
    /// The app runs from the home screen.
    pub installed: bool,
    /// The app itself is kept on the phone.
    pub kept: bool,
    /// The second half of the app has arrived, and the store with it.
    pub whole: bool,
    /// The store has arrived before it.
    pub store: bool,
    /// What waits for the second half.
    pub held: Vec<Event>,
    /// What the address bar shows.
    pub address: String,
    pub printed: usize,
    /// The files that were shared or downloaded.
    pub given: Vec<String>,
    pub copied: Vec<String>,
    /// The share file that was made last.
    pub sealed: Option<String>,
    /// What comes of handing a file out.
    pub handed: Handed,
    /// A file that another app has handed over.
    pub waiting: Option<String>,
    /// What is being said: its number, the words, and whether slowly.
    pub speaks: Vec<(u64, String, bool)>,
    /// How many sentences were said over the network.
    pub over_network: usize,
    /// How often a question set was fetched.
    pub fetched: usize,
    /// How often the law file was fetched.
    pub laws: usize,
    /// What the phone takes for today.
    pub today: Day,
    /// How many bytes of JSON a share file may be.
    pub largest: usize,
    /// How often a second was waited for.
    pub seconds: usize,
    /// What counts whether anybody is there.
    pub alone: Option<u64>,
    /// The page is to be loaded anew, so that what was unlocked is in memory no more.
    pub shut: bool,
    /// The attachments that the page holds.
    pub shown: BTreeMap<ContentHash, Vec<u8>>,
}

impl Tab {
    /// Something happens: the app decides, its effects are performed.
    pub fn sends(&mut self, event: Event) {
        let mut events = VecDeque::from([event]);
        while let Some(event) = events.pop_front() {
            if !self.whole && needs_whole(&event) {
                self.held.push(event);
                continue;
            }
            let dice = &mut self.dice;
            let mut ids = || u128::from(dice.roll()) << 64 | u128::from(dice.roll());
            let mut context = Context {
                device: self.kind,
                installed: self.installed,
                kept: self.kept,
                minutes_ahead: 0,
                now: Timestamp::from_millis(*self.phone.now.borrow()),
                today: self.today,
                ids: &mut ids,
            };
            let update = if self.whole { update } else { first_update };
            for effect in update(&mut self.model, event, &mut context) {
                events.extend(self.performs(effect));
            }
        }
        if !self.slow {
            self.waits_for_storage();
        }
    }

    /// The second half comes: what waited for it is done.
    pub fn becomes_whole(&mut self) {
        self.whole = true;
        for event in std::mem::take(&mut self.held) {
            self.sends(event);
        }
        self.sends(Event::SurroundingsChanged);
    }

    fn performs(&mut self, effect: Effect) -> Option<Event> {
        match effect {
            Effect::Store(_) | Effect::TakeOver(_) | Effect::WriteAgain(_) => {
                self.jobs.push_back(effect);
            }
            Effect::FetchSet(audience) => {
                self.fetched += 1;
                let set = self.online.then(|| questions(audience));
                return Some(Event::SetFetched(audience, set));
            }
            Effect::FetchHelp => {
                let help = parse_help(include_str!("../../src/content/help/en.json"));
                return Some(Event::HelpFetched(self.online.then(|| help.unwrap())));
            }
            Effect::Go(route) | Effect::Rename(route) => self.address = route.to_string(),
            Effect::Print => self.printed += 1,
            Effect::GivePack(_) => self.given.push(self.html()),
            Effect::CopyWords => {
                self.copied.push(self.offered());
                return Some(Event::Copied(self.online));
            }
            Effect::Exchange(effect) => {
                let event = self.carries(*effect)?;
                return Some(Event::Exchanged(Box::new(event)));
            }
            // Stories about what the browser says send it themselves.
            Effect::LookAround | Effect::Update => {}
            // The story closes the tab and opens it anew.
            Effect::Shut(_) => self.shut = true,
        }
        None
    }

    /// Everything that the storage was asked is done, in order.
    pub fn waits_for_storage(&mut self) {
        self.slow = true;
        while let Some(job) = self.jobs.pop_front() {
            for event in self.works(job) {
                self.sends(event);
            }
        }
        self.slow = false;
    }

    fn works(&self, job: Effect) -> Vec<Event> {
        let (effect, may_write) = match job {
            Effect::Store(effect) => {
                let may_write = match &effect {
                    StoreEffect::OpenBook(book) => self.locks(*book),
                    StoreEffect::Save(save) if save.create.is_some() => self.locks(save.book),
                    _ => false,
                };
                (effect, may_write)
            }
            Effect::TakeOver(book) => {
                self.phone.locks.borrow_mut().insert(book, self.number);
                return block_on(self.performer.perform(StoreEffect::OpenBook(book), true));
            }
            Effect::WriteAgain(book) => (StoreEffect::OpenBook(book), self.locks(book)),
            _ => return Vec::new(),
        };
        if !self.whole && !self.store {
            return effect.failed(StoreTrouble::NotHere);
        }
        let events = block_on(self.performer.perform(effect, may_write));
        if self.performer.has_covers() {
            let locks = self.phone.locks.borrow().clone();
            let elsewhere = |book| locks.get(&book).is_some_and(|tab| *tab != self.number);
            block_on(self.performer.keep_covers(elsewhere));
        }
        events
    }

    /// Puts the attachments of the book into a file.
    pub fn puts_in(&self, file: &mut ShareFile, files: &[ContentHash]) -> FilesIn {
        block_on(self.performer.put_in(file, files, self.largest))
    }

    /// Takes the lock of a book, if no other tab holds it.
    fn locks(&self, book: BookId) -> bool {
        let mut locks = self.phone.locks.borrow_mut();
        *locks.entry(book).or_insert(self.number) == self.number
    }

    /// Whether this tab holds the lock of a book.
    pub fn holds(&self, book: BookId) -> bool {
        self.phone.locks.borrow().get(&book) == Some(&self.number)
    }

    /// Hears that another tab wants to write, saves what it has and lets go.
    pub fn lets_go(&mut self, book: BookId) {
        self.waits_for_storage();
        self.phone.locks.borrow_mut().remove(&book);
        self.lost(book);
    }

    /// Hears that another tab has taken the book.
    pub fn lost(&mut self, book: BookId) {
        self.performer.stop_writing(book);
        self.sends(Event::StoppedWriting(book));
    }

    /// Which attachments of a book are on the phone.
    pub fn lists_files(&self, book: BookId) -> Option<Vec<ContentHash>> {
        block_on(self.performer.list_files(book))
    }

    /// Hears that another tab has removed a book, or all of them.
    pub fn hears_of_removed(&mut self, book: Option<BookId>) {
        self.performer.gone(book);
        let removed = book.map_or(Removed::AllElsewhere, Removed::Elsewhere);
        self.sends(Event::Removed(removed));
    }

    /// Closes the tab, in the middle of whatever was under way, and opens it again.
    pub fn closes_and_comes_back(self, path: &str) -> Self {
        let phone = self.closes();
        phone.opens(path)
    }

    /// Closes the tab.
    pub fn closes(self) -> Phone {
        let phone = self.phone.clone();
        let holds = |_: &BookId, holder: &mut u64| *holder != self.number;
        phone.locks.borrow_mut().retain(holds);
        phone
    }

    /// What another phone wrote comes into the book, as with a file; then the tab is opened again.
    pub fn takes_in(self, path: &str, changes: Vec<Change>) -> Self {
        let book = Route::parse(path).book().unwrap();
        let (_, sitting, _) = self.kept(book);
        let save = Save {
            book,
            number: 0,
            create: None,
            put: changes,
            delete: Vec::new(),
            sitting,
            keeping: None,
            files: None,
        };
        let save = StoreEffect::Save(Box::new(save));
        let done = block_on(self.performer.perform(save, true));
        assert!(matches!(done[..], [Event::Saved(..)]), "{done:?}");
        self.closes_and_comes_back(path)
    }

    /// What lies in the records of a book, unsealed and otherwise as it lies there.
    pub fn kept(&self, book: BookId) -> (Vec<Change>, Sitting, Keeping) {
        let vault = Vault::new(self.phone.store.clone(), Dice(self.number << 16));
        match block_on(vault.load(book)) {
            Ok(Loaded::Found(record)) => (record.changes, record.sitting, record.keeping),
            other => panic!("the book is not there: {other:?}"),
        }
    }

    /// The same as one text, to look for words in.
    pub fn kept_text(&self, book: BookId) -> String {
        serde_json::to_string(&self.kept(book)).unwrap()
    }

    // What the person does.

    /// Follows a link, or presses Back.
    pub fn goes_to(&mut self, route: &Route) {
        self.address = route.to_string();
        self.sends(Event::Moved(route.clone()));
    }

    /// Types in a field of the question that is open.
    pub fn types(&mut self, part: Part, text: &str) {
        self.says(part, Value::Text(text.into()));
    }

    /// Chooses something on the question that is open.
    pub fn says(&mut self, part: Part, value: Value) {
        let at = self.question().at;
        self.edits(at.at.book, at.at.voice, at.part(part), value);
    }

    pub fn edits(&mut self, book: BookId, by: VoiceId, field: Field, value: Value) {
        self.sends(Event::Edited {
            book,
            by,
            field,
            value,
        });
    }

    pub fn continues(&mut self) {
        let at = self.question().at.at;
        self.sends(Event::Continued(at));
    }

    pub fn skips(&mut self) {
        let at = self.question().at.at;
        self.sends(Event::Skipped(at));
    }

    pub fn picks(&mut self, question: &str, picked: bool) {
        let at = self.at(question);
        self.sends(Event::Picked(at, picked));
    }

    pub fn moves_up(&mut self, question: &str) {
        let at = self.at(question);
        self.sends(Event::MovedUp(at));
    }

    fn at(&self, question: &str) -> QuestionAt {
        let (book, voice) = match Route::parse(&self.address) {
            Route::Matters(book, voice) => (book, voice),
            other => panic!("{other} is not the page of what matters"),
        };
        QuestionAt {
            book,
            voice,
            question: id(question),
        }
    }

    /// Prints; returns whether the page came out.
    pub fn prints(&mut self) -> bool {
        let before = self.printed;
        let book = self.book();
        self.sends(Event::Print(book));
        self.printed > before
    }

    /// Shares the file; returns it if there is one.
    pub fn shares(&mut self) -> Option<String> {
        let before = self.given.len();
        let book = self.book();
        self.sends(Event::GivePack(book));
        self.given.get(before).cloned()
    }
}
