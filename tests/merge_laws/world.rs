//! Three devices of one family, with clocks that are wrong, and the files that go between them.

use our_say::{
    domain::{
        answer::{Part, Sharing},
        book::{Book, Edit, Stamp},
        change::{BookPart, Change, Field, Same, Value},
        device::DeviceKind,
        ids::{BookId, ChangeId, DeviceId, QuestionId, RoundId, VisitId, VoiceId},
        keeping::Taken,
        round::RoundPart,
        time::{Day, Timestamp},
        visit::VisitPart,
        voice::{Role, VoicePart},
    },
    sync::{ShareFile, Whom, choose, compare, file::Kind},
};
use proptest::{prelude::*, test_runner::TestCaseError};
use std::collections::{BTreeMap, BTreeSet};

pub const DEVICES: usize = 3;

/// Something that somebody does.
#[derive(Clone, Debug)]
pub enum Step {
    /// Types into a field: which device, voice, field, and what.
    Type(usize, usize, usize, u8),
    /// Says who may see an answer.
    Share(usize, usize, Sharing),
    /// Erases a field.
    Erase(usize, usize, usize),
    /// Says that two voices are one person, or two rounds one meeting; or takes it back.
    Join(usize, usize, bool),
    /// Ends the sitting.
    Freeze(usize),
    /// Makes a file on one device and takes it in on another.
    Send {
        from: usize,
        to: usize,
        everything: bool,
    },
    /// Takes in a file that was made long ago.
    Again { file: usize, to: usize },
}

impl Step {
    /// Where it happens.
    pub fn at(&self) -> usize {
        match self {
            Self::Type(at, ..)
            | Self::Share(at, ..)
            | Self::Erase(at, ..)
            | Self::Join(at, ..)
            | Self::Freeze(at) => *at,
            Self::Send { to, .. } | Self::Again { to, .. } => *to,
        }
    }

    /// Whether it is an edit on this device.
    pub fn is_work_of(&self, device: usize) -> bool {
        self.at() == device && matches!(self, Self::Type(..) | Self::Share(..) | Self::Freeze(_))
    }
}

pub fn steps() -> impl Strategy<Value = Vec<Step>> {
    let device = || 0..DEVICES;
    let step = prop_oneof![
        8 => (device(), 0..4_usize, 0..9_usize, 0..4_u8).prop_map(|(d, v, f, w)| Step::Type(d, v, f, w)),
        2 => (device(), 0..4_usize, prop::sample::select(Sharing::ALL.to_vec())).prop_map(|(d, v, s)| Step::Share(d, v, s)),
        1 => (device(), 0..4_usize, 0..9_usize).prop_map(|(d, v, f)| Step::Erase(d, v, f)),
        1 => (device(), 0..5_usize, any::<bool>()).prop_map(|(d, p, yes)| Step::Join(d, p, yes)),
        1 => device().prop_map(Step::Freeze),
        4 => (device(), device(), any::<bool>()).prop_map(|(from, to, everything)| Step::Send { from, to, everything }),
        2 => (0..8_usize, device()).prop_map(|(file, to)| Step::Again { file, to }),
    ];
    prop::collection::vec(step, 0..24)
}

/// The devices, and what went between them.
pub struct World {
    books: Vec<Book>,
    open: Vec<Vec<ChangeId>>,
    files: Vec<ShareFile>,
    taken: Vec<Option<Taken>>,
    /// Everything that was ever said and not typed over before it was frozen.
    said: BTreeMap<ChangeId, Value>,
    draws: u64,
}

impl World {
    /// Device 0 and 1 have begun apart; device 2 has what 0 began.
    pub fn new(seed: u64) -> Self {
        let mut world = Self {
            books: vec![Book::default(); DEVICES],
            open: vec![Vec::new(); DEVICES],
            files: Vec::new(),
            taken: vec![None; DEVICES],
            said: BTreeMap::new(),
            draws: seed,
        };
        for device in 0..2 {
            for (voice, role) in [Role::YoungPerson, Role::Parent].into_iter().enumerate() {
                let voice = voices()[device * 2 + voice];
                let field = Field::Voice(voice, VoicePart::Role);
                world.found(device, voice, field, Value::Role(role));
            }
            let field = Field::Round(rounds()[device], RoundPart::Begun);
            let day = Day::from_ymd_opt(2027, 3, 1 + device as u32).unwrap();
            world.found(device, voices()[device * 2], field, Value::Day(day));
        }
        let day = Day::from_ymd_opt(2027, 3, 9).unwrap();
        world.found(0, voices()[0], visit(VisitPart::Begun), Value::Day(day));
        world.take(&Step::Send {
            from: 0,
            to: 2,
            everything: true,
        });
        world.files.clear();
        world
    }

    pub fn book(&self, device: usize) -> &Book {
        &self.books[device]
    }

    pub fn books(&self) -> impl Iterator<Item = &Book> {
        self.books.iter()
    }

    pub fn said(&self) -> &BTreeMap<ChangeId, Value> {
        &self.said
    }

    pub fn taken(&mut self, device: usize) -> Option<Taken> {
        self.taken[device].take()
    }

    pub fn take(&mut self, step: &Step) {
        match step {
            Step::Type(device, voice, field, words) => {
                let voice = voices()[*voice];
                let value = match words {
                    0 => Value::Cleared,
                    n => Value::Text(format!("{n}")),
                };
                self.edit(*device, voice, field_of(*field, voice), value);
            }
            Step::Share(device, voice, sharing) => {
                let voice = voices()[*voice];
                let field = Field::Answer(rounds()[0], voice, question(), Part::Sharing);
                self.edit(*device, voice, field, Value::Sharing(*sharing));
            }
            Step::Erase(device, voice, field) => {
                let voice = voices()[*voice];
                let field = field_of(*field, voice);
                if self.knows(*device, voice, &field) {
                    self.open[*device].clear();
                    let stamp = self.stamp(*device);
                    self.books[*device].erase(voice, &field, stamp);
                }
            }
            Step::Join(device, pair, yes) => {
                let [a, b, c, d] = voices();
                let same = match pair {
                    0 => Same::voices(a, c),
                    1 => Same::voices(b, d),
                    2 => Same::voices(a, b),
                    3 => Same::rounds(rounds()[0], rounds()[1]),
                    _ => Same::books(BookId::from_bits(1), BookId::from_bits(2)),
                };
                let field = Field::Same(same.unwrap());
                let by = voices()[1 + 2 * (*device % 2)];
                self.edit(*device, by, field, Value::Flag(*yes));
            }
            Step::Freeze(device) => self.open[*device].clear(),
            Step::Send {
                from,
                to,
                everything,
            } => {
                let file = self.send(*from, *everything);
                self.receive(*to, &file);
                self.files.push(file);
            }
            Step::Again { file, to } => {
                if let Some(file) = self.files.get(*file).cloned() {
                    self.receive(*to, &file);
                }
            }
        }
    }

    /// What must hold after each single step.
    pub fn check(&self, step: &Step, before: &super::Shape) -> Result<(), TestCaseError> {
        if !matches!(step, Step::Send { .. } | Step::Again { .. }) {
            return Ok(());
        }
        // Whatever a file leaves out, nothing goes away where it is taken in.
        let after = self.book(step.at());
        for change in &before.0 {
            let here = after.change(change.id);
            let kept = here.is_some_and(|h| h.value == change.value || h.value == Value::Gone);
            prop_assert!(kept, "{change:?} became {here:?}");
        }
        Ok(())
    }

    pub fn everyone_sends_everything(&mut self) {
        for _ in 0..2 {
            for (from, to) in [(0, 1), (1, 2), (2, 0)] {
                let file = self.send(from, true);
                self.receive(to, &file);
            }
        }
    }

    /// Nobody writes for a voice, or in a round, that they have not heard of.
    fn knows(&self, device: usize, by: VoiceId, field: &Field) -> bool {
        let book = &self.books[device];
        let there = |field| book.standing(&field).next().is_some();
        let voice = |voice| there(Field::Voice(voice, VoicePart::Role));
        let round = |round| there(Field::Round(round, RoundPart::Begun));
        voice(by)
            && match field {
                Field::Answer(of, by, ..) => round(*of) && voice(*by),
                Field::Round(of, _) => round(*of),
                Field::Visit(of, _, part) => {
                    round(*of) && part.voice().is_none_or(voice) && there(visit(VisitPart::Begun))
                }
                Field::Same(Same::Voices(a, b)) => voice(*a) && voice(*b),
                Field::Same(Same::Rounds(a, b)) => round(*a) && round(*b),
                _ => true,
            }
    }

    fn edit(&mut self, device: usize, by: VoiceId, field: Field, value: Value) {
        if !self.knows(device, by, &field) {
            return;
        }
        self.found(device, by, field, value);
    }

    fn found(&mut self, device: usize, by: VoiceId, field: Field, value: Value) {
        let stamp = self.stamp(device);
        let edit = Edit { by, field, value };
        let Some(applied) = self.books[device].edit(edit, &mut self.open[device], stamp) else {
            return;
        };
        for id in applied.delete {
            self.said.remove(&id);
        }
        if let Some(put) = applied.put {
            self.said.insert(put.id, put.value);
        }
    }

    /// A file, as it is on the other side of being written down.
    fn send(&mut self, from: usize, everything: bool) -> ShareFile {
        self.open[from].clear();
        let whom = if everything {
            Whom::Me
        } else if from == 1 {
            // A helper's device, from which the family gets what is theirs.
            Whom::Family(BTreeSet::new())
        } else {
            Whom::Others(BTreeSet::new())
        };
        let book = &self.books[from];
        let contents = choose(book, &whom);
        let standing: BTreeSet<ChangeId> = book.all_standing().map(|(_, c)| c.id).collect();
        for change in &contents.changes {
            let draft = !standing.contains(&change.id) && !matches!(change.value, Value::Erased(_));
            assert!(
                everything || !draft,
                "an earlier draft is in a file for others"
            );
        }
        let kind = if everything {
            Kind::Backup
        } else {
            Kind::Shared
        };
        let made = Timestamp::from_millis(0);
        let id = BookId::from_bits(1 + (from % 2) as u128);
        let file = ShareFile::new(
            kind,
            made,
            DeviceKind::Computer,
            id,
            contents.changes,
            Vec::new(),
        );
        let json = file.write().unwrap();
        let read = ShareFile::read(json.as_bytes()).unwrap();
        assert_eq!(read, file);
        read
    }

    fn receive(&mut self, to: usize, file: &ShareFile) {
        self.open[to].clear();
        let compared = compare(&self.books[to], file).unwrap();
        let at = Timestamp::from_millis(1);
        let taken = Taken::between(&self.books[to], &compared.book, &compared.touched, at);
        self.taken[to] = Some(taken);
        self.books[to] = compared.book;
    }

    /// The clock of each device is wrong in its own way.
    fn stamp(&mut self, device: usize) -> Stamp {
        self.draws = self
            .draws
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        let high = u128::from(self.draws) << 64;
        let at = [0, i64::MAX, -1_000_000][device];
        Stamp {
            id: ChangeId::from_bits(high | u128::from(self.draws.rotate_left(17))),
            at: Timestamp::from_millis(at),
            on: Some(DeviceId::from_bits(device as u128)),
        }
    }
}

fn voices() -> [VoiceId; 4] {
    [11, 12, 5, 14].map(VoiceId::from_bits)
}

fn rounds() -> [RoundId; 2] {
    [22, 21].map(RoundId::from_bits)
}

fn question() -> QuestionId {
    QuestionId::new("p4").unwrap()
}

fn field_of(field: usize, voice: VoiceId) -> Field {
    let round = rounds()[field % 2];
    match field {
        0 | 1 => Field::Answer(round, voice, question(), Part::Words),
        2 => Field::Answer(round, voice, question(), Part::Ask),
        3 => Field::Voice(voice, VoicePart::Name),
        4 => Field::Round(round, RoundPart::Place),
        5 => Field::Book(BookPart::Name),
        6 => visit(VisitPart::Note),
        7 => visit(VisitPart::Present(voice)),
        _ => visit(VisitPart::Others),
    }
}

fn visit(part: VisitPart) -> Field {
    Field::Visit(rounds()[0], VisitId::from_bits(31), part)
}

/// A change, for the small cases.
pub fn change(id: u128, replaces: &[u128], field: Field, value: Value) -> Change {
    Change {
        id: ChangeId::from_bits(id),
        tick: u64::try_from(id).unwrap(),
        at: Timestamp::from_millis(0),
        by: voices()[0],
        on: None,
        replaces: replaces.iter().copied().map(ChangeId::from_bits).collect(),
        field,
        value,
    }
}
