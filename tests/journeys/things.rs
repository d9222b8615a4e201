//! What the stories need beside a phone: dice, an executor, the real questions.

use our_say::{
    app::event::Surroundings,
    content::{QuestionSet, parse_set},
    domain::{ids::QuestionId, question::Audience},
    storage::Randomness,
};
use std::{
    pin::pin,
    task::{Poll, Waker},
};

/// Runs one thing to its end.
pub fn block_on<T>(work: impl Future<Output = T>) -> T {
    let mut work = pin!(work);
    let mut cx = std::task::Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(done) = work.as_mut().poll(&mut cx) {
            return done;
        }
    }
}

/// Dice that fall the same way each time.
#[derive(Default)]
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}

impl Randomness for Dice {
    fn fill(&mut self, bytes: &mut [u8]) {
        for byte in bytes {
            *byte = self.roll().to_be_bytes()[0];
        }
    }
}

pub fn id(question: &str) -> QuestionId {
    QuestionId::new(question).unwrap()
}

/// The real question sets.
pub fn questions(audience: Audience) -> QuestionSet {
    let (structure, words) = match audience {
        Audience::Parent => (
            include_str!("../../src/content/sets/faq-parents/set.json"),
            include_str!("../../src/content/sets/faq-parents/text.en.json"),
        ),
        Audience::YoungPerson => (
            include_str!("../../src/content/sets/faq-young-person/set.json"),
            include_str!("../../src/content/sets/faq-young-person/text.en.json"),
        ),
    };
    parse_set(structure, words).unwrap()
}

/// The phone's settings as a person who chooses the largest letters in the dark has them.
pub fn largest_in_the_dark() -> our_say::domain::device::DeviceSettings {
    use our_say::domain::device::{DeviceSettings, TextSize, Theme};
    DeviceSettings {
        text_size: TextSize::Largest,
        theme: Theme::Dark,
        ..DeviceSettings::default()
    }
}

/// What a browser says that has a share sheet and a new version.
pub fn able() -> Surroundings {
    Surroundings {
        can_share: true,
        update_ready: true,
        ..Surroundings::default()
    }
}
