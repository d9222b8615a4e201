//! Two phones of one family: they share 5,000 changes, then each adds 5,000 of its own.

use crate::DAY;
use our_say::{
    domain::{
        answer::{Feeling, Part, Sharing},
        book::{Book, Edit, Stamp},
        change::{BookPart, Field, Same, Value},
        device::DeviceKind,
        ids::{BookId, ChangeId, DeviceId, QuestionId, RoundId, VoiceId},
        round::RoundPart,
        voice::{Role, VoicePart},
    },
    sync::{ShareFile, file::Kind},
};

/// How many changes both have.
const SHARED: usize = 5_000;
/// How many each has alone.
const OWN: usize = 5_000;
/// Rounds of three years, three in each.
const ROUNDS: u128 = 9;
/// One edit in so many is an erasure.
const ERASES: u32 = 500;

/// A book, a file from the other phone, and what must come of both.
pub struct Two {
    /// The book that is here.
    pub here: Book,
    /// All of the other's.
    pub file: ShareFile,
    /// What comes of both.
    pub expected: Expected,
}

/// See [`Two`].
pub struct Expected {
    /// Changes that are new here.
    pub new: usize,
    /// All changes.
    pub all: usize,
}

/// Makes both; always the same ones. `None` if a name in it is none.
pub fn two_books() -> Option<Two> {
    let mut mother = Phone::new(1);
    mother.found()?;
    mother.write(SHARED)?;
    let mut father = Phone {
        hand: 2,
        ..mother.clone()
    };
    mother.write(SHARED + OWN)?;
    father.write(SHARED + OWN)?;
    let file = ShareFile::new(
        Kind::Backup,
        DAY,
        DeviceKind::Iphone,
        BookId::from_bits(1),
        father.book.changes().cloned().collect(),
        Vec::new(),
    );
    let expected = Expected {
        new: OWN,
        all: SHARED + 2 * OWN,
    };
    Some(Two {
        here: mother.book,
        file,
        expected,
    })
}

#[derive(Clone)]
struct Phone {
    book: Book,
    /// Which phone: its edits have ids of their own.
    hand: u64,
    dice: u64,
}

const VOICES: [(u128, Role); 3] = [(1, Role::YoungPerson), (2, Role::Parent), (3, Role::Parent)];

impl Phone {
    fn new(hand: u64) -> Self {
        Self {
            book: Book::default(),
            hand,
            dice: 7,
        }
    }

    fn found(&mut self) -> Option<()> {
        for (voice, role) in VOICES {
            let field = Field::Voice(VoiceId::from_bits(voice), VoicePart::Role);
            self.edit(voice, field, Value::Role(role));
        }
        for round in 1..=ROUNDS {
            let round = RoundId::from_bits(round);
            let day = Value::Day("2026-11-25".parse().ok()?);
            self.edit(2, Field::Round(round, RoundPart::Begun), day.clone());
            self.edit(2, Field::Round(round, RoundPart::Day), day);
        }
        self.edit(2, Field::Book(BookPart::Name), Value::Text("Sam".into()));
        let pair = Same::voices(VoiceId::from_bits(2), VoiceId::from_bits(3))?;
        self.edit(2, Field::Same(pair), Value::Flag(true));
        Some(())
    }

    /// Writes until the book has so many changes.
    fn write(&mut self, until: usize) -> Option<()> {
        let mut now = self.book.changes().count();
        while now < until {
            let voice = VOICES[self.roll(3) as usize].0;
            let by = VoiceId::from_bits(voice);
            let round = RoundId::from_bits(1 + u128::from(self.roll(9)));
            let letter = if voice == 1 { 'y' } else { 'p' };
            let question = QuestionId::new(&format!("{letter}{}", 1 + self.roll(14)))?;
            let (part, value) = self.something();
            let field = Field::Answer(round, by, question, part);
            if self.roll(ERASES) == 0 {
                let stamp = self.stamp();
                // The erasure comes first; what it emptied was there before.
                now += usize::from(!self.book.erase(by, &field, stamp).is_empty());
            } else if self.edit(voice, field, value) {
                now += 1;
            }
        }
        Some(())
    }

    /// What people write most: words, then how it is going, then the rest.
    fn something(&mut self) -> (Part, Value) {
        let words = [
            "Ms Lee rang me",
            "He likes the small room",
            "It was too loud",
            "We read every night",
        ];
        match self.roll(10) {
            0 | 1 => (
                Part::Feeling,
                Value::Feeling(Feeling::ALL[self.roll(4) as usize]),
            ),
            2 => (
                Part::Sharing,
                Value::Sharing(Sharing::ALL[self.roll(3) as usize]),
            ),
            3 => (Part::Matters, Value::Flag(true)),
            n => {
                let mut text = String::new();
                for _ in 0..=self.roll(8) {
                    text.push_str(words[self.roll(4) as usize]);
                    text.push_str(". ");
                }
                let part = [Part::Words, Part::Words, Part::Better, Part::Ask][n as usize % 4];
                (part, Value::Text(text))
            }
        }
    }

    /// Whether it was something new.
    fn edit(&mut self, voice: u128, field: Field, value: Value) -> bool {
        let by = VoiceId::from_bits(voice);
        let stamp = self.stamp();
        // Every sitting has ended: what is written later replaces.
        self.book
            .edit(Edit { by, field, value }, &mut Vec::new(), stamp)
            .is_some()
    }

    fn stamp(&mut self) -> Stamp {
        let (high, low) = (u128::from(self.next()), u128::from(self.next()));
        Stamp {
            id: ChangeId::from_bits(high << 64 | low),
            at: DAY,
            on: Some(DeviceId::from_bits(u128::from(self.hand))),
        }
    }

    fn next(&mut self) -> u64 {
        self.dice = self.dice.wrapping_add(0x9e37_79b9_7f4a_7c15 ^ self.hand);
        let mut bits = self.dice;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }

    fn roll(&mut self, sides: u32) -> u32 {
        u32::try_from(self.next() >> 33).unwrap_or_default() % sides
    }
}
