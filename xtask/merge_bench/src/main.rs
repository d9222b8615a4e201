//! Times the merge of two books of 10,000 changes each: `cargo xtask bench` runs it in Chromium, where
//! it leaves its figures in `window.__merge`, milliseconds by what was timed. On the host it prints
//! them, for whoever looks for what is slow.

mod history;

use history::{Two, two_books};
use our_say::{
    domain::{book::Book, time::Timestamp},
    sync::{ShareFile, compare},
};

/// Rounds that count, after one that does not.
const ROUNDS: usize = 9;

/// What was timed, and how long each round took, in milliseconds.
type Figures = Vec<(&'static str, Vec<f64>)>;

/// Times everything; `None` if the books are not what they should be.
fn measure(now: &dyn Fn() -> f64) -> Option<Figures> {
    let Two {
        here,
        file,
        expected,
    } = two_books()?;
    let json = file.write().ok()?;
    let changes: Vec<_> = here.changes().cloned().collect();
    let mut figures: Figures = ["open", "read", "merge", "compare"]
        .map(|what| (what, Vec::new()))
        .into();
    for round in 0..=ROUNDS {
        let own = changes.clone();
        let theirs = file.changes.clone();
        let mut merged = here.clone();
        let begin = now();
        let opened = Book::from_changes(own);
        let opened_at = now();
        let read = ShareFile::read(json.as_bytes()).ok()?;
        let read_at = now();
        let touched = merged.merge(theirs);
        let merged_at = now();
        let compared = compare(&opened, &read).ok()?;
        let compared_at = now();
        // What was erased over there is emptied here, too.
        let right = touched.len() >= expected.new
            && merged.changes().count() == expected.all
            && compared.touched == touched
            && compared.book.changes().count() == expected.all;
        if !right {
            return None;
        }
        if round > 0 {
            let times = [
                opened_at - begin,
                read_at - opened_at,
                merged_at - read_at,
                compared_at - merged_at,
            ];
            for ((_, all), time) in figures.iter_mut().zip(times) {
                all.push(time);
            }
        }
    }
    Some(figures)
}

/// The day on which all of it was written.
const DAY: Timestamp = Timestamp::from_millis(1_763_000_000_000);

#[cfg(target_family = "wasm")]
fn main() {
    use js_sys::{Array, Function, Object, Reflect};
    use wasm_bindgen::{JsCast, JsValue};

    let global = js_sys::global();
    let clock = Reflect::get(&global, &"performance".into()).unwrap_or_default();
    let tell = Reflect::get(&clock, &"now".into()).unwrap_or_default();
    let Ok(tell) = tell.dyn_into::<Function>() else {
        return;
    };
    let now = || {
        tell.call0(&clock)
            .ok()
            .and_then(|t| t.as_f64())
            .unwrap_or(f64::NAN)
    };
    let result = Object::new();
    for (what, times) in measure(&now).unwrap_or_default() {
        let times: Array = times.into_iter().map(JsValue::from_f64).collect();
        // What is missing is missed where the figures are read.
        let _ = Reflect::set(&result, &what.into(), &times);
    }
    let _ = Reflect::set(&global, &"__merge".into(), &result);
}

#[cfg(not(target_family = "wasm"))]
fn main() {
    let begin = std::time::Instant::now();
    match measure(&|| begin.elapsed().as_secs_f64() * 1000.0) {
        Some(figures) => {
            for (what, times) in figures {
                println!("{what}: {times:.1?} ms");
            }
        }
        None => println!("the books are not what they should be"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_books_are_long_share_half_and_differ() {
        let two = two_books();
        assert!(two.is_some_and(|two| {
            let here = two.here.changes().count();
            here == 10_000
                && two.file.changes.len() == 10_000
                && two.expected.new == 5_000
                && two.expected.all == 15_000
        }));
    }
}
