//! Any day at all: whatever happens in whatever order, nothing panics, and what is durable is what
//! was shown.

use crate::phone::{MINUTE, Phone, Tab, id, largest_in_the_dark};
use our_say::{
    app::{
        event::Event,
        route::Route,
        view::{Page, Saving},
    },
    domain::{
        answer::{Feeling, HowTaken, Instead, Part, Sharing},
        change::{BookPart, Field, Value},
        ids::{BookId, VoiceId},
        question::Audience,
    },
    storage::memory::Fault,
};
use proptest::prelude::*;

/// Something that may happen.
#[derive(Clone, Debug)]
enum Act {
    /// Goes to one of the pages of the book, or to one that is not of a book.
    Goes(usize),
    Says(Part, Value),
    Names(String),
    Continues,
    Skips,
    Picks(usize, bool),
    MovesUp(usize),
    /// Words come for a question that is not shown.
    Late(usize, String),
    Waits(i64),
    Fails(Option<Fault>),
    Retries,
    Sets,
    Prints,
    /// The storage takes its time, or catches up.
    Slow(bool),
    /// The tab is closed and opened again.
    ComesBack,
    /// Another tab takes the book and gives it back.
    Interrupted,
}

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[a-c ]{0,6}",
        1 => Just("\u{202e}\0<b>\u{1f469}".to_owned()),
    ]
}

fn says() -> impl Strategy<Value = Act> {
    let text = prop::sample::select(vec![Part::Words, Part::Better, Part::Ask, Part::TakenBy]);
    prop_oneof![
        5 => (text, words()).prop_map(|(part, text)| Act::Says(part, Value::Text(text))),
        1 => prop::sample::select(Feeling::ALL.to_vec())
            .prop_map(|face| Act::Says(Part::Feeling, Value::Feeling(face))),
        1 => Just(Act::Says(Part::Feeling, Value::Cleared)),
        1 => prop::sample::select(Sharing::ALL.to_vec())
            .prop_map(|who| Act::Says(Part::Sharing, Value::Sharing(who))),
        1 => prop::sample::select(vec![HowTaken::Scribed, HowTaken::Pointed])
            .prop_map(|how| Act::Says(Part::HowTaken, Value::HowTaken(how))),
        1 => prop::sample::select(vec![Instead::DontKnow, Instead::InPerson, Instead::Skipped])
            .prop_map(|said| Act::Says(Part::Instead, Value::Instead(said))),
        1 => any::<bool>().prop_map(|flag| Act::Says(Part::Matters, Value::Flag(flag))),
    ]
}

fn act() -> impl Strategy<Value = Act> {
    let faults = vec![
        None,
        None,
        Some(Fault::Full),
        Some(Fault::RefuseFrom(2)),
        Some(Fault::LoseAnswer(0)),
        Some(Fault::StopAfterPuts(3)),
    ];
    prop_oneof![
        8 => says(),
        4 => (0..14_usize).prop_map(Act::Goes),
        1 => words().prop_map(Act::Names),
        2 => Just(Act::Continues),
        1 => Just(Act::Skips),
        2 => (0..5_usize, any::<bool>()).prop_map(|(n, picked)| Act::Picks(n, picked)),
        1 => (0..5_usize).prop_map(Act::MovesUp),
        2 => (0..5_usize, words()).prop_map(|(n, text)| Act::Late(n, text)),
        1 => (0..40_i64).prop_map(|minutes| Act::Waits(minutes * MINUTE)),
        1 => prop::sample::select(faults).prop_map(Act::Fails),
        1 => Just(Act::Retries),
        1 => Just(Act::Sets),
        1 => Just(Act::Prints),
        2 => any::<bool>().prop_map(Act::Slow),
        1 => Just(Act::ComesBack),
        1 => Just(Act::Interrupted),
    ]
}

const QUESTIONS: [&str; 5] = ["p1", "p2", "p3", "y1", "y2"];

/// The day: a tab, and the book that it is about with its parent and its young person.
struct Story {
    tab: Tab,
    book: BookId,
    voices: [VoiceId; 2],
}

impl Story {
    fn begins() -> Self {
        let mut tab = Phone::new().opens("/begin/parent");
        tab.types(Part::Words, "Begun.");
        let voices = [
            tab.voice(Audience::Parent),
            tab.voice(Audience::YoungPerson),
        ];
        let book = tab.book();
        Self { tab, book, voices }
    }

    fn pages(&self) -> Vec<Route> {
        let Self { book, voices, .. } = self;
        let of = |question: &str| voices[usize::from(question.starts_with('y'))];
        let questions = QUESTIONS.map(|q| Route::Question(*book, of(q), id(q)));
        let each = voices.iter().flat_map(|voice| {
            [
                Route::Views(*book, *voice),
                Route::Check(*book, *voice),
                Route::Matters(*book, *voice),
            ]
        });
        let mut pages = questions.to_vec();
        pages.extend(each);
        pages.extend([Route::Book(*book), Route::About(*book)]);
        pages
    }

    /// Goes to a page of the book for what can only be done there.
    fn happens(mut self, act: Act) -> Self {
        let on_question = matches!(self.tab.page(), Page::Question(_));
        match act {
            Act::Goes(n) => {
                let mut pages = self.pages();
                pages.push(Route::Start);
                let n = n % pages.len();
                self.tab.goes_to(&pages.swap_remove(n));
            }
            Act::Says(part, value) if on_question => self.tab.says(part, value),
            Act::Continues if on_question => self.tab.continues(),
            Act::Skips if on_question => self.tab.skips(),
            Act::Says(..) | Act::Continues | Act::Skips => {}
            Act::Names(name) => {
                let field = Field::Book(BookPart::Name);
                let by = self.voices[0];
                self.tab.edits(self.book, by, field, Value::Text(name));
            }
            Act::Picks(n, picked) => self.on_matters(n, |tab, q| tab.picks(q, picked)),
            Act::MovesUp(n) => self.on_matters(n, Tab::moves_up),
            Act::Late(n, text) => self.late(n, text),
            Act::Waits(millis) => self.tab.phone.waits(millis),
            Act::Fails(fault) => self.tab.phone.store.set_fault(fault),
            Act::Retries => self.tab.sends(Event::Retry),
            Act::Sets => self.tab.sends(Event::Chose(largest_in_the_dark())),
            Act::Prints => self.prints(),
            Act::Slow(true) => self.tab.slow = true,
            Act::Slow(false) => self.tab.waits_for_storage(),
            Act::ComesBack => self.comes_back(),
            Act::Interrupted => self.interrupted(),
        }
        self
    }

    fn on_matters(&mut self, n: usize, act: impl FnOnce(&mut Tab, &str)) {
        let question = QUESTIONS[n];
        let voice = self.voices[usize::from(question.starts_with('y'))];
        self.tab.goes_to(&Route::Matters(self.book, voice));
        act(&mut self.tab, question);
    }

    fn late(&mut self, n: usize, text: String) {
        let question = QUESTIONS[n];
        let voice = self.voices[usize::from(question.starts_with('y'))];
        let Page::Question(shown) = self.tab.page() else {
            return;
        };
        let field = Field::Answer(shown.at.round, voice, id(question), Part::Better);
        self.tab.edits(self.book, voice, field, Value::Text(text));
    }

    fn prints(&mut self) {
        self.tab.goes_to(&Route::Pack(self.book));
        if let Page::Pack(pack) = self.tab.page() {
            let (ready, came) = (pack.ready, self.tab.prints());
            assert!(!came || ready || self.tab.pack().ready);
        }
    }

    /// Whatever was said to be saved is there again.
    fn comes_back(&mut self) {
        self.tab.phone.store.set_fault(None);
        let settled = self.is_settled();
        let before = settled.then(|| self.all());
        let again = self.tab.phone.clone();
        let old = std::mem::replace(&mut self.tab, again.opens("/"));
        old.closes();
        let home = Route::Book(self.book).to_string();
        self.tab = again.opens(&home);
        if let Some(before) = before {
            assert_eq!(self.all(), before);
        }
    }

    fn interrupted(&mut self) {
        self.tab.phone.store.set_fault(None);
        let home = Route::Book(self.book);
        let mut other = self.tab.phone.opens(&home.to_string());
        other.sends(Event::TakeOver(self.book));
        drop(other.closes());
        self.tab.lost(self.book);
        self.tab.goes_to(&home);
        self.tab.sends(Event::TakeOver(self.book));
    }

    fn is_settled(&mut self) -> bool {
        self.tab.goes_to(&Route::Book(self.book));
        self.tab.waits_for_storage();
        let saved = matches!(self.tab.page(), Page::Book(home) if home.saving == Saving::Saved);
        saved && self.tab.frame().trouble.is_none()
    }

    /// Every page of the book, with all that it shows.
    fn all(&mut self) -> Vec<Page> {
        let pages = self.pages().into_iter().chain([Route::Pack(self.book)]);
        let mut seen = Vec::new();
        for page in pages {
            self.tab.goes_to(&page);
            self.tab.waits_for_storage();
            seen.push(self.tab.page());
        }
        seen
    }

    fn ends(mut self) {
        self.tab.phone.store.set_fault(None);
        self.tab.waits_for_storage();
        self.tab.goes_to(&Route::Book(self.book));
        self.tab.sends(Event::Retry);
        let settled = self.is_settled();
        assert!(
            settled,
            "in the end everything is saved: {:?}",
            self.tab.view()
        );
        self.comes_back();
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn whatever_happens_what_is_durable_is_what_was_shown(
        acts in prop::collection::vec(act(), 1..40)
    ) {
        let story = acts.into_iter().fold(Story::begins(), Story::happens);
        story.ends();
    }
}
