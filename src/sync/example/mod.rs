//! The book of a made-up family, as a share file: "Show me an example" opens it the same way.
//!
//! Its words are content, `content/example/<lang>.json`: who speaks, then in each round what each voice
//! says to which question. Days are told from today, so that one meeting always lies behind and one
//! ahead.
//!
//! The ids are drawn from the words and the day: whoever opens the example twice on one day has it once,
//! and on another day, or in other words, it is another book. So no change ever says two things.

mod words;

use super::file::{FileError, Kind, ShareFile};
use crate::domain::{
    book::{Book, Edit, Stamp},
    change::{BookPart, Field, Value},
    ids::{BookId, ChangeId, DeviceId, ItemId, RoundId, VoiceId},
    round::RoundPart,
    time::{Day, Timestamp},
    voice::VoicePart,
};
use chrono::Weekday;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use words::{About, Agreed, Source, Speaker, Turn};

/// The version of the form of the words.
const SCHEMA: u32 = 1;
/// When the first voice writes, on the evening of the day on which a round is begun.
const EVENING: i64 = 20 * 60;
/// Minutes from one answer to the next.
const EACH: i64 = 4;
/// Days from one voice to the next.
const BETWEEN_VOICES: i64 = 2;

/// The example as it is today, out of its words.
pub fn example(words: &str, today: Day) -> Result<ShareFile, FileError> {
    let malformed = |error: serde_json::Error| FileError::Malformed(error.to_string());
    let source: Source = serde_json::from_str(words).map_err(malformed)?;
    if source.schema != SCHEMA {
        return Err(FileError::Newer {
            found: u64::from(source.schema),
        });
    }
    let from = source.from;
    let mut writer = Writer::new(words, today);
    let id = BookId::from_bits(writer.draw());
    writer.write(source)?;
    let file = ShareFile::new(
        Kind::Backup,
        today.start(),
        from,
        id,
        writer.book.changes().cloned().collect(),
        Vec::new(),
    );
    file.check()?;
    Ok(file)
}

/// Who writes, where, and when.
#[derive(Clone, Copy)]
struct Hand {
    by: VoiceId,
    on: DeviceId,
    at: Timestamp,
}

/// Writes the book as people would have.
struct Writer {
    book: Book,
    today: Day,
    seed: u128,
    drawn: u128,
    /// The ids of what was agreed, by key.
    agreed: BTreeMap<String, ItemId>,
}

impl Writer {
    fn new(words: &str, today: Day) -> Self {
        let digest = Sha256::new()
            .chain_update(today.to_string())
            .chain_update(words)
            .finalize();
        let bits = digest.iter().take(16);
        Self {
            book: Book::default(),
            today,
            seed: bits.fold(0, |bits, byte| bits << 8 | u128::from(*byte)),
            drawn: 0,
            agreed: BTreeMap::new(),
        }
    }

    /// One more id.
    fn draw(&mut self) -> u128 {
        self.drawn += 1;
        self.seed ^ self.drawn
    }

    fn write(&mut self, source: Source) -> Result<(), FileError> {
        let mut devices = BTreeMap::new();
        for (key, kind) in source.devices {
            devices.insert(key, (DeviceId::from_bits(self.draw()), kind));
        }
        let mut hands = BTreeMap::new();
        let first = source.rounds.first().map_or(0, |turn| turn.begun);
        let at = self.minute(first, EVENING);
        for speaker in &source.voices {
            let (on, _) = *found(&devices, &speaker.on)?;
            let by = VoiceId::from_bits(self.draw());
            hands.insert(speaker.key.clone(), Hand { by, on, at });
        }
        for speaker in &source.voices {
            let hand = *found(&hands, &speaker.key)?;
            let of = |part| Field::Voice(hand.by, part);
            self.put(hand, of(VoicePart::Role), Value::Role(speaker.role));
            self.put(hand, of(VoicePart::Name), text(&speaker.name));
            let (on, kind) = *found(&devices, &speaker.on)?;
            self.put(hand, Field::Device(on), Value::Device(kind));
        }
        // Whoever holds the meeting together: the last who is named.
        let last = source.voices.last();
        let chair = *found(&hands, last.map_or("", |voice| voice.key.as_str()))?;
        self.about(chair, &source.book);
        for turn in source.rounds {
            self.turn(chair, &source.voices, &hands, turn)?;
        }
        Ok(())
    }

    fn about(&mut self, chair: Hand, about: &About) {
        for (part, value) in [
            (BookPart::Name, text(&about.name)),
            (BookPart::Setting, Value::Setting(about.setting)),
            (BookPart::Place, text(&about.place)),
            (BookPart::Contact, text(&about.contact)),
            (BookPart::Senco, text(&about.senco)),
            (BookPart::Advice, text(&about.advice)),
        ] {
            self.put(chair, Field::Book(part), value);
        }
    }

    fn turn(
        &mut self,
        chair: Hand,
        voices: &[Speaker],
        hands: &BTreeMap<String, Hand>,
        mut turn: Turn,
    ) -> Result<(), FileError> {
        let round = RoundId::from_bits(self.draw());
        let of = |part| Field::Round(round, part);
        let chair = Hand {
            at: self.minute(turn.begun, EVENING),
            ..chair
        };
        let (begun, day) = (self.weekday(turn.begun), self.weekday(turn.day));
        for (part, value) in [
            (RoundPart::Begun, Value::Day(begun)),
            (RoundPart::Kind, Value::RoundKind(turn.kind)),
            (RoundPart::Day, Value::Day(day)),
            (RoundPart::Time, text(&turn.time)),
            (RoundPart::Place, text(&turn.place)),
        ] {
            self.put(chair, of(part), value);
        }
        // The voice that is named last begins.
        let mut on = turn.begun;
        for speaker in voices.iter().rev() {
            let hand = *found(hands, &speaker.key)?;
            let mut minute = EVENING;
            let mut now = |writer: &Self| {
                minute += EACH;
                let at = writer.minute(on, minute);
                Hand { at, ..hand }
            };
            for (question, said) in turn.answers.remove(&speaker.key).unwrap_or_default() {
                let hand = now(self);
                for (part, value) in said.parts() {
                    let field = Field::Answer(round, hand.by, question.clone(), part);
                    self.put(hand, field, value);
                }
            }
            if let Some(order) = turn.order.remove(&speaker.key) {
                let field = Field::Order(round, hand.by);
                self.put(now(self), field, Value::Questions(order));
            }
            on += BETWEEN_VOICES;
        }
        self.agreed(round, chair, turn.day, (turn.decided, turn.agreed));
        let left = turn.answers.into_keys().chain(turn.order.into_keys());
        match left.last() {
            Some(key) => Err(unknown(&key)),
            None => Ok(()),
        }
    }

    /// What was agreed in a round, written down on the evening of its meeting; what goes on, when the
    /// round is begun.
    fn agreed(
        &mut self,
        round: RoundId,
        chair: Hand,
        day: i64,
        (decided, agreed): (Option<String>, BTreeMap<String, Agreed>),
    ) {
        let at = if day < 0 {
            self.minute(day, EVENING)
        } else {
            chair.at
        };
        let hand = Hand { at, ..chair };
        if let Some(decided) = decided {
            let field = Field::Round(round, RoundPart::Decided);
            self.put(hand, field, Value::Text(decided));
        }
        for (key, agreed) in agreed {
            let known = self.agreed.get(&key).copied();
            let item = known.unwrap_or_else(|| ItemId::from_bits(self.draw()));
            self.agreed.insert(key, item);
            for (part, value) in agreed.parts(|days| self.weekday(days)) {
                self.put(hand, Field::Item(round, item, part), value);
            }
        }
    }

    fn put(&mut self, hand: Hand, field: Field, value: Value) {
        let stamp = Stamp {
            id: ChangeId::from_bits(self.draw()),
            at: hand.at,
            on: Some(hand.on),
        };
        let by = hand.by;
        // Nothing is open: what is written here is frozen at once. Twice the same is written once.
        let _ = self
            .book
            .edit(Edit { by, field, value }, &mut Vec::new(), stamp);
    }

    /// So many minutes into a day, counted from today.
    fn minute(&self, days: i64, minutes: i64) -> Timestamp {
        let start = self.today.plus(days).start().millis();
        Timestamp::from_millis(start.saturating_add(minutes * 60_000))
    }

    /// That many days from today, or the Monday after.
    fn weekday(&self, days: i64) -> Day {
        let day = self.today.plus(days);
        match day.weekday() {
            Weekday::Sat => day.plus(2),
            Weekday::Sun => day.plus(1),
            _ => day,
        }
    }
}

fn text(words: &str) -> Value {
    Value::Text(words.to_owned())
}

fn found<'a, T>(all: &'a BTreeMap<String, T>, key: &str) -> Result<&'a T, FileError> {
    all.get(key).ok_or_else(|| unknown(key))
}

fn unknown(key: &str) -> FileError {
    FileError::Malformed(format!("nobody and nothing is called {key}"))
}
