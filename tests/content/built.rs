//! What the build ships says the same as what people write.

use super::SETS;
use our_say::content::{ContentError, parse_set, read_built};
use xtask::build::words::build_set;

/// The texts of a built set.
fn built((structure, text): (&str, &str)) -> Vec<String> {
    serde_json::from_str(&build_set(structure, text).unwrap()).unwrap()
}

#[test]
fn a_set_read_from_the_build_is_the_set_that_was_written() {
    for set in SETS {
        let written = parse_set(set.0, set.1).unwrap();
        assert_eq!(read_built(built(set)).unwrap(), written);
    }
}

#[test]
fn a_built_set_that_ends_too_soon_or_goes_on_too_long_is_refused() {
    let whole = built(SETS[0]);
    for end in 0..whole.len() {
        assert!(read_built(whole[..end].to_vec()).is_err(), "{end}");
    }
    let mut longer = whole.clone();
    longer.push("one more".to_owned());
    assert_eq!(
        read_built(longer),
        Err(ContentError::Odd { at: whole.len() })
    );
}

#[test]
fn a_count_that_no_set_can_have_asks_for_no_room() {
    for count in ["4294967295", "18446744073709551616", "-1", "many", "201"] {
        let texts = ["1", "s", "2026-11-22", "parent", "en", count].map(str::to_owned);
        assert!(matches!(
            read_built(texts.to_vec()),
            Err(ContentError::Odd { at: 6 })
        ));
    }
}
