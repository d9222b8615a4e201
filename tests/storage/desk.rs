//! What the tests of the storage need: an executor, dice that can be repeated, and a family.

use our_say::{
    domain::{
        answer::{Feeling, HowTaken, Instead, Part, Sharing},
        change::{BookPart, Change, Field, Same, Value},
        device::DeviceKind,
        ids::{BookId, ChangeId, DeviceId, QuestionId, RoundId, VoiceId},
        question::Setting,
        round::{RoundKind, RoundPart},
        sitting::{Sitting, SittingChoice},
        time::{Day, Timestamp},
        voice::{Role, VoicePart},
    },
    storage::{
        BookRecord, Db, Edition, Loaded, RecordKey, Save, Shelf, ShelfBook, Store, Vault,
        memory::MemoryStore,
    },
};
use proptest::prelude::*;
use std::{
    pin::Pin,
    task::{Context, Poll, Waker},
};

/// Dice that fall the same way each time they are begun with the same number.
pub struct Dice(pub u64);

impl our_say::storage::Randomness for Dice {
    fn fill(&mut self, bytes: &mut [u8]) {
        for byte in bytes {
            self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut mixed = self.0;
            mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            *byte = (mixed >> 56) as u8;
        }
    }
}

pub type Tab = Vault<MemoryStore, Dice>;
pub type Task<'a> = Pin<Box<dyn Future<Output = ()> + 'a>>;

/// Opens the app in a new tab of this phone.
pub fn open_tab(phone: &MemoryStore, dice: u64) -> Tab {
    Vault::new(phone.clone(), Dice(dice << 32))
}

/// Runs one thing to its end.
pub fn block_on<T>(work: impl Future<Output = T>) -> T {
    let mut work = std::pin::pin!(work);
    let mut cx = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(done) = work.as_mut().poll(&mut cx) {
            return done;
        }
    }
}

/// Runs several things at once, each moving on when the schedule says so.
pub fn together(schedule: &[u8], mut tasks: Vec<Task<'_>>) {
    let mut cx = Context::from_waker(Waker::noop());
    let mut turns = schedule.iter().copied().map(usize::from).chain(0..);
    while !tasks.is_empty() {
        let turn = turns.next().unwrap_or_default() % tasks.len();
        if tasks[turn].as_mut().poll(&mut cx).is_ready() {
            drop(tasks.swap_remove(turn));
        }
    }
}

pub fn book(n: u128) -> BookId {
    BookId::from_bits(n)
}

pub fn now() -> Timestamp {
    Timestamp::from_millis(1_763_000_000_000)
}

/// A change in which a parent says this.
pub fn says(id: u128, words: &str) -> Change {
    let parent = VoiceId::from_bits(7);
    Change {
        id: ChangeId::from_bits(id),
        tick: u64::try_from(id).unwrap_or(0),
        at: now(),
        by: parent,
        on: Some(DeviceId::from_bits(3)),
        replaces: Vec::new(),
        field: Field::Answer(RoundId::from_bits(1), parent, question("p4"), Part::Words),
        value: Value::Text(words.to_owned()),
    }
}

pub fn question(id: &str) -> QuestionId {
    QuestionId::new(id).unwrap()
}

/// A sitting in which this much was written.
pub fn sitting(n: u128) -> Sitting {
    let by = "Nan, who writes for Sam".to_owned();
    let choice = SittingChoice {
        sharing: Some(Sharing::Me),
        how: Some(HowTaken::Scribed),
        by,
    };
    Sitting {
        device: Some(DeviceId::from_bits(n)),
        last: Some(now()),
        open: [ChangeId::from_bits(n)].into(),
        chosen: [(VoiceId::from_bits(7), choice)].into(),
        place: Some((VoiceId::from_bits(7), question("p4"))),
    }
}

/// A save of these changes.
pub fn saving(put: Vec<Change>) -> Save {
    Save {
        sitting: sitting(put.len() as u128),
        put,
        ..Save::default()
    }
}

/// A book with these changes, as it is loaded.
pub fn found(put: Vec<Change>) -> Loaded {
    let Save {
        put: mut changes,
        sitting,
        ..
    } = saving(put);
    changes.sort_by_key(|change| change.id);
    Loaded::Found(BookRecord {
        changes,
        sitting,
        ..BookRecord::default()
    })
}

/// Which shelf is the phone's.
pub fn shelf(phone: &MemoryStore) -> Db {
    let door = block_on(phone.read(Db::Door, &RecordKey::DOOR)).unwrap();
    door.map_or(Db::FIRST_SHELF, |door| {
        let door: serde_json::Value = serde_json::from_slice(&door).unwrap();
        Db::Shelf(Edition::drawn(door["edition"].as_u64().unwrap()))
    })
}

/// The books that a shelf shows.
pub fn shown(shelf: &Shelf) -> Vec<BookId> {
    let ids = shelf.books.iter().map(|book| match book {
        ShelfBook::Readable { id, .. }
        | ShelfBook::Locked { id, .. }
        | ShelfBook::Unreadable { id } => *id,
    });
    ids.collect()
}

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => any::<String>(),
        2 => "[\\PC\\r\\n\\t]{0,80}",
        1 => Just(String::new()),
        1 => Just("\u{1f469}\u{1f3fd}\u{200d}\u{1f9bd} \u{627}\u{644}\u{645}\u{62f}\u{631}\u{633}\u{629} \u{202e}abc\u{202c}".to_owned()),
        1 => Just("\u{0}\u{1}\u{7f}\u{2028}\u{2029}\u{fffe}\u{10ffff}\"\\/".to_owned()),
        1 => any::<char>().prop_map(|c| c.to_string().repeat(20_000)),
    ]
}

fn value() -> impl Strategy<Value = Value> {
    prop_oneof![
        4 => words().prop_map(Value::Text),
        1 => Just(Value::Cleared),
        1 => any::<bool>().prop_map(Value::Flag),
        1 => prop::sample::select(Feeling::ALL.to_vec()).prop_map(Value::Feeling),
        1 => Just(Value::Instead(Instead::InPerson)),
        1 => prop::sample::select(Sharing::ALL.to_vec()).prop_map(Value::Sharing),
        1 => Just(Value::HowTaken(HowTaken::Interpreted)),
        1 => prop::sample::select(Setting::ALL.to_vec()).prop_map(Value::Setting),
        1 => Just(Value::Role(Role::YoungPerson)),
        1 => prop::sample::select(RoundKind::ALL.to_vec()).prop_map(Value::RoundKind),
        1 => (0..9_999, 1..13_u32, 1..29_u32).prop_map(|(y, m, d)| Value::Day(Day::from_ymd_opt(y, m, d).unwrap())),
        1 => Just(Value::Questions(vec![question("p4"), question("y13-b")])),
        1 => Just(Value::Device(DeviceKind::Ipad)),
        1 => any::<u128>().prop_map(|id| Value::Erased(vec![ChangeId::from_bits(id)])),
        1 => Just(Value::Gone),
        1 => Just(serde_json::from_str(r#"{"hologram":{"of":["Sam",-3,2.5,null,true]}}"#).unwrap()),
    ]
}

fn field() -> impl Strategy<Value = Field> {
    (any::<u128>(), any::<u128>(), 0..9).prop_map(|(a, b, kind)| {
        let (round, voice) = (RoundId::from_bits(a), VoiceId::from_bits(b));
        match kind {
            0 => Field::Book(BookPart::Senco),
            1 => Field::Voice(voice, VoicePart::Name),
            2 => Field::Round(round, RoundPart::Time),
            3 => Field::Order(round, voice),
            4 => Field::Device(DeviceId::from_bits(a)),
            5 => Field::Same(
                Same::voices(voice, VoiceId::from_bits(a)).unwrap_or(Same::Voices(voice, voice)),
            ),
            6 => serde_json::from_str(r#"{"answer":["no","such",{"shape":1}]}"#).unwrap(),
            _ => Field::Answer(round, voice, question("y1"), Part::Better),
        }
    })
}

/// Any change at all.
pub fn any_change() -> impl Strategy<Value = Change> {
    let numbers = (any::<u128>(), any::<u64>(), any::<i64>(), any::<u128>());
    let replaces = prop::collection::vec(any::<u128>(), 0..4);
    (numbers, replaces, field(), value()).prop_map(
        |((id, tick, at, by), replaces, field, value)| Change {
            id: ChangeId::from_bits(id),
            tick,
            at: Timestamp::from_millis(at),
            by: VoiceId::from_bits(by),
            on: (by % 2 == 0).then(|| DeviceId::from_bits(by)),
            replaces: replaces.into_iter().map(ChangeId::from_bits).collect(),
            field,
            value,
        },
    )
}
