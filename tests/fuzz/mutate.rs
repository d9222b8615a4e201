//! Makes files that are nearly right out of files that are: bytes for whoever reads bytes, structure
//! for whoever reads structure. Shared by the test and by the fuzzer.

use serde_json::{Map, Value, json};

/// Dice that always fall alike for one seed.
#[derive(Clone, Debug)]
pub struct Dice(pub u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }

    /// One of so many, from 0; 0 if there are none.
    pub fn roll(&mut self, sides: usize) -> usize {
        let sides = u64::try_from(sides).unwrap_or(1).max(1);
        usize::try_from(self.next() % sides).unwrap_or_default()
    }

    fn one_in(&mut self, sides: usize) -> bool {
        self.roll(sides) == 0
    }

    fn pick<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        let at = self.roll(all.len());
        all.get(at)
    }
}

/// Numbers at which something may tip over.
const EDGES: [&str; 14] = [
    "0",
    "-1",
    "1",
    "281474976710656",
    "281474976710657",
    "9223372036854775807",
    "9223372036854775808",
    "-9223372036854775808",
    "18446744073709551615",
    "18446744073709551616",
    "1e308",
    "-0.0",
    "1.5",
    "4294967296",
];

const PARTS: [&str; 12] = [
    "feeling",
    "words",
    "better",
    "ask",
    "matters",
    "instead",
    "sharing",
    "sharing-who",
    "how-taken",
    "taken-by",
    "mood",
    "",
];
const QUESTIONS: [&str; 6] = ["p1", "p2", "y1", "y14", "../p1", ""];

/// Something like `data`, perhaps with parts of `other`.
pub fn mutate(data: &[u8], other: &[u8], dice: &mut Dice) -> Vec<u8> {
    let Ok(mut file) = serde_json::from_slice::<Value>(data) else {
        return bytes(data.to_vec(), other, dice);
    };
    let other_file = serde_json::from_slice(other).unwrap_or(Value::Null);
    let ids = ids_of(&file, &other_file);
    for _ in 0..=dice.roll(4) {
        structure(&mut file, &other_file, &ids, dice);
    }
    let made = file.to_string().into_bytes();
    if dice.one_in(8) {
        bytes(made, other, dice)
    } else {
        made
    }
}

/// Cuts, flips, copies: what a bad disk does, and a bad person.
pub fn bytes(mut data: Vec<u8>, other: &[u8], dice: &mut Dice) -> Vec<u8> {
    let at = dice.roll(data.len());
    let end = at + dice.roll(data.len().saturating_sub(at).min(200));
    match dice.roll(6) {
        0 => data.truncate(at),
        1 => {
            if let Some(byte) = data.get_mut(at) {
                *byte ^= 1 << dice.roll(8);
            }
        }
        2 => drop(data.drain(at..end)),
        3 => {
            let piece = data.get(at..end).unwrap_or_default().to_vec();
            data.splice(at..at, piece);
        }
        4 => {
            let from = dice.roll(other.len());
            let piece = other.iter().skip(from).take(dice.roll(100)).copied();
            data.splice(at..end, piece.collect::<Vec<_>>());
        }
        _ => {
            let edge = dice.pick(&EDGES).copied().unwrap_or_default();
            data.splice(at..end, edge.bytes());
        }
    }
    data
}

/// Every id in both files, and some that are in neither.
fn ids_of(file: &Value, other: &Value) -> Vec<String> {
    fn look(value: &Value, found: &mut Vec<String>) {
        match value {
            Value::String(text) if text.len() == 32 && found.len() < 300 => {
                found.push(text.clone());
            }
            Value::Array(list) => list.iter().for_each(|one| look(one, found)),
            Value::Object(map) => map.values().for_each(|one| look(one, found)),
            _ => {}
        }
    }
    let mut found = vec![
        format!("{:032x}", 0),
        format!("{:032x}", 99),
        "f".repeat(32),
    ];
    look(other, &mut found);
    look(file, &mut found);
    found
}

fn changes(file: &mut Value) -> Option<&mut Vec<Value>> {
    file.get_mut("changes")?.as_array_mut()
}

/// One thing that a file might have otherwise.
fn structure(file: &mut Value, other: &Value, ids: &[String], dice: &mut Dice) {
    let id = |dice: &mut Dice| json!(dice.pick(ids));
    if dice.one_in(12) {
        return head(file, dice);
    }
    if dice.one_in(6) {
        // Some string, somewhere, becomes an id of something else.
        let mut skip = dice.roll(60);
        let new = id(dice);
        return swap(file, &new, &mut skip);
    }
    let theirs = other.get("changes").and_then(Value::as_array);
    let Some(changes) = changes(file) else { return };
    let at = dice.roll(changes.len());
    match dice.roll(15) {
        0 if changes.len() < 300 => {
            let copy = changes.get(at).cloned();
            changes.extend(copy);
        }
        1 | 2 if changes.len() < 300 => {
            let mut copy = changes.get(at).cloned().unwrap_or_default();
            set(&mut copy, "id", json!(format!("{:032x}", dice.next())));
            if dice.one_in(2) {
                set(&mut copy, "replaces", json!([id(dice)]));
            }
            if dice.one_in(2) {
                set(&mut copy, "value", value(ids, dice));
            }
            changes.push(copy);
        }
        3 => drop((!changes.is_empty()).then(|| changes.remove(at))),
        4 => changes.reverse(),
        5 if changes.len() < 300 => {
            let from = theirs.map_or(0, |all| dice.roll(all.len()));
            let some = theirs.into_iter().flatten().skip(from).take(dice.roll(8));
            changes.extend(some.cloned());
        }
        6 if changes.len() < 300 => chain(changes, at, dice),
        _ => {
            if let Some(Value::Object(change)) = changes.get_mut(at) {
                part(change, ids, dice);
            }
        }
    }
}

/// Something beside the changes.
fn head(file: &mut Value, dice: &mut Dice) {
    let keys = [
        "our-say",
        "kind",
        "made",
        "from",
        "book",
        "changes",
        "attachments",
        "more",
    ];
    let key = dice.pick(&keys).copied().unwrap_or_default();
    let new = match dice.roll(5) {
        0 => number(dice),
        1 => json!("shared"),
        2 => json!([{ "hash": "0".repeat(64), "type": "audio/flac", "data": "" }]),
        3 => deep(dice),
        _ => Value::Null,
    };
    if let Value::Object(file) = file {
        file.insert(key.to_owned(), new);
    }
}

/// A part of a change becomes another.
fn part(change: &mut Map<String, Value>, ids: &[String], dice: &mut Dice) {
    let id = |dice: &mut Dice| json!(dice.pick(ids));
    let (key, new) = match dice.roll(10) {
        0 => ("id", id(dice)),
        1 => ("by", id(dice)),
        2 => ("tick", number(dice)),
        3 => ("at", number(dice)),
        4 | 5 => {
            let some = (0..dice.roll(4)).map(|_| id(dice)).collect();
            ("replaces", Value::Array(some))
        }
        6 | 7 => ("field", field(ids, dice)),
        8 => ("value", value(ids, dice)),
        _ => {
            let keys = ["id", "by", "on", "tick", "field", "value", "more"];
            let key = dice.pick(&keys).copied().unwrap_or_default();
            if dice.one_in(2) {
                change.remove(key);
                return;
            }
            (key, deep(dice))
        }
    };
    change.insert(key.to_owned(), new);
}

fn number(dice: &mut Dice) -> Value {
    let edge = dice.pick(&EDGES).copied().unwrap_or_default();
    serde_json::from_str(edge).unwrap_or_default()
}

fn field(ids: &[String], dice: &mut Dice) -> Value {
    let id = |dice: &mut Dice| json!(dice.pick(ids));
    match dice.roll(9) {
        0 => json!({ "book": dice.pick(&["name", "setting", "motto"]) }),
        1 => json!({ "voice": [id(dice), dice.pick(&["role", "name"])] }),
        2 => json!({ "round": [id(dice), dice.pick(&["begun", "day", "place", "kind"])] }),
        3 | 4 => {
            json!({ "answer": [id(dice), id(dice), dice.pick(&QUESTIONS), dice.pick(&PARTS)] })
        }
        5 => json!({ "order": [id(dice), id(dice)] }),
        6 => json!({ "device": id(dice) }),
        7 => {
            json!({ "same": { dice.pick(&["voices", "rounds", "books"]).copied().unwrap_or_default(): [id(dice), id(dice)] } })
        }
        _ => json!({ "song": deep(dice) }),
    }
}

fn value(ids: &[String], dice: &mut Dice) -> Value {
    let id = |dice: &mut Dice| json!(dice.pick(ids));
    match dice.roll(14) {
        0 => json!("cleared"),
        1 => json!("gone"),
        2 | 3 => {
            let some: Vec<Value> = (0..dice.roll(5)).map(|_| id(dice)).collect();
            json!({ "erased": some })
        }
        4 => json!({ "text": dice.pick(&["", "Sam", "\u{202e}\u{0}\n", "Hers", "\u{1f600}"]) }),
        5 => json!({ "text": "long ".repeat(dice.roll(2_000)) }),
        6 => json!({ "flag": dice.one_in(2) }),
        7 => json!({ "role": dice.pick(&["young-person", "parent", "worker", "king"]) }),
        8 => json!({ "sharing": dice.pick(&["meeting", "chosen", "me", "all"]) }),
        9 => json!({ "feeling": dice.pick(&["well", "unsure", "proud"]) }),
        10 => {
            json!({ "day": dice.pick(&["2026-11-25", "9999-12-31", "0000-01-01", "2026-02-30"]) })
        }
        11 => {
            let some: Vec<_> = (0..dice.roll(6)).map(|_| dice.pick(&QUESTIONS)).collect();
            json!({ "questions": some })
        }
        12 => json!({ "hologram": number(dice) }),
        _ => json!({ "hologram": deep(dice) }),
    }
}

/// Lists in lists, or objects in objects.
fn deep(dice: &mut Dice) -> Value {
    let list = dice.one_in(2);
    (0..dice.roll(140)).fold(json!({ "a": -3 }), |inner, _| {
        if list {
            json!([inner])
        } else {
            json!({ "a": inner })
        }
    })
}

/// A change goes on, and on.
fn chain(changes: &mut Vec<Value>, at: usize, dice: &mut Dice) {
    let Some(mut last) = changes.get(at).cloned() else {
        return;
    };
    for _ in 0..dice.roll(40) {
        let mut next = last.clone();
        set(&mut next, "id", json!(format!("{:032x}", dice.next())));
        set(&mut next, "replaces", json!([last["id"]]));
        changes.push(next.clone());
        last = next;
    }
    if dice.one_in(4)
        && let Some(first) = changes.get_mut(at)
    {
        // And bites its own tail.
        set(first, "replaces", json!([last["id"]]));
    }
}

/// Sets a part of an object; what is none stays as it is.
fn set(change: &mut Value, key: &str, new: Value) {
    if let Value::Object(change) = change {
        change.insert(key.to_owned(), new);
    }
}

/// The string after so many others becomes this one.
fn swap(value: &mut Value, new: &Value, skip: &mut usize) {
    match value {
        Value::String(text) if text.len() == 32 => {
            if *skip == 0 {
                *value = new.clone();
            }
            *skip = skip.wrapping_sub(1);
        }
        Value::Array(list) => list.iter_mut().for_each(|one| swap(one, new, skip)),
        Value::Object(map) => map.values_mut().for_each(|one| swap(one, new, skip)),
        _ => {}
    }
}
