//! Two people at two tabs of one phone, in any order, on a phone that may fail: each adds a word to
//! what is shown, and in the end every word is there.

use crate::{
    any_day::cases,
    phone::{Phone, Tab},
};
use our_say::{
    app::{event::Event, route::Route, view::Page},
    domain::{answer::Part, ids::BookId},
    storage::memory::Fault,
};
use proptest::prelude::*;

/// Something that happens to the first tab or the second.
#[derive(Clone, Copy, Debug)]
enum Act {
    /// Adds a word to what is shown; the last one may come when the tab has lost the book.
    Adds,
    /// Takes the book over; the other tab sleeps and hears nothing.
    Takes,
    /// Takes the book over; the other tab saves and lets go first.
    Asks,
    /// Hears that the other one wrote.
    Hears,
    /// Hears that the other one took the book.
    IsTold,
    Slow(bool),
    Retries,
    Leaves,
    Returns,
    Fails(Option<Fault>),
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        6 => Just(Act::Adds),
        2 => Just(Act::Takes),
        2 => Just(Act::Asks),
        2 => Just(Act::Hears),
        2 => Just(Act::IsTold),
        2 => any::<bool>().prop_map(Act::Slow),
        1 => Just(Act::Retries),
        1 => Just(Act::Leaves),
        2 => Just(Act::Returns),
        1 => Just(Act::Fails(Some(Fault::Full))),
        1 => Just(Act::Fails(Some(Fault::RefuseFrom(1)))),
        1 => Just(Act::Fails(None)),
    ]
}

struct Story {
    tabs: [Tab; 2],
    book: BookId,
    page: Route,
    said: usize,
}

impl Story {
    fn begins() -> Self {
        let phone = Phone::new();
        let mut first = phone.opens("/begin/parent");
        first.types(Part::Words, "w0.");
        let second = phone.opens(&first.address);
        Self {
            book: first.book(),
            page: Route::parse(&first.address),
            tabs: [first, second],
            said: 1,
        }
    }

    fn happens(mut self, (who, act): (bool, Act)) -> Self {
        let [first, second] = &mut self.tabs;
        let (tab, other) = if who {
            (first, second)
        } else {
            (second, first)
        };
        let held_here = tab.holds(self.book);
        match act {
            Act::Adds => {
                if let Page::Question(shown) = tab.page() {
                    let text = format!("{} w{}.", shown.answer.words, self.said);
                    tab.types(Part::Words, &text);
                    self.said += 1;
                }
            }
            Act::Takes => tab.sends(Event::TakeOver(self.book)),
            Act::Asks => {
                if other.holds(self.book) {
                    other.lets_go(self.book);
                }
                tab.sends(Event::TakeOver(self.book));
            }
            Act::Hears => tab.sends(Event::WroteElsewhere(self.book)),
            Act::IsTold if !held_here => tab.lost(self.book),
            Act::IsTold => {}
            Act::Slow(true) => tab.slow = true,
            Act::Slow(false) => tab.waits_for_storage(),
            Act::Retries => tab.sends(Event::Retry),
            Act::Leaves => tab.goes_to(&Route::Start),
            Act::Returns => tab.goes_to(&self.page),
            Act::Fails(fault) => tab.phone.store.set_fault(fault),
        }
        self
    }

    /// The phone is well again, and each tab gets to write in its turn.
    fn ends(mut self) -> String {
        self.tabs[0].phone.store.set_fault(None);
        for tab in &mut self.tabs {
            tab.waits_for_storage();
        }
        for tab in &mut self.tabs {
            if !tab.holds(self.book) {
                tab.lost(self.book);
            }
            tab.goes_to(&self.page);
            tab.sends(Event::Retry);
            tab.sends(Event::TakeOver(self.book));
            let view = tab.view();
            assert_eq!(view.frame.trouble, None);
            assert!(tab.question().can_write);
        }
        let page = self.page.to_string();
        let [first, second] = self.tabs;
        let phone = first.closes();
        second.closes();
        phone.opens(&page).question().answer.words
    }
}

proptest! {
    #![proptest_config(cases(40))]

    #[test]
    fn whoever_writes_when_no_word_is_lost(
        acts in prop::collection::vec((any::<bool>(), act()), 1..25)
    ) {
        let story = acts.into_iter().fold(Story::begins(), Story::happens);
        let said = story.said;
        let words = story.ends();
        for number in 0..said {
            let word = format!("w{number}.");
            prop_assert!(words.contains(&word), "{word} is not in {words:?}");
        }
    }
}
