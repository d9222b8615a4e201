//! What opens a lock, as people know it: the lock itself lies in [`crate::storage`].

use super::{cover::LockedCover, ids::BookId};
use serde::{Deserialize, Serialize};

/// What a lock is on: a book, or the whole app.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Locked {
    /// One book.
    Book(BookId),
    /// The whole app, with every book in it.
    Whole,
}

/// What stands before a lock that is shut.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Shut {
    /// What is shown of the book; nothing for the whole app.
    pub cover: LockedCover,
    /// What opens it.
    pub secret: Secret,
    /// Whether spare words open it too.
    pub sheet: bool,
    /// How often in a row it was tried in vain.
    pub tries: u32,
}

/// What kind of secret opens a lock: it says which keyboard is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Secret {
    /// A passphrase.
    #[default]
    Words,
    /// Digits alone.
    Numbers,
}

/// What was typed: what one knows, or the spare words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Way {
    /// The passphrase or the PIN.
    #[default]
    Secret,
    /// The spare words.
    Sheet,
}

/// How many wrong tries cost nothing: a slip of the finger is no attack.
const FREE: u32 = 3;
/// The wait after the first try that is not free, in seconds. It doubles with each.
const FIRST_WAIT: u32 = 5;
/// The longest wait, in seconds: a family that looks for its words must be able to go on looking.
const LONGEST_WAIT: u32 = 300;

/// How long to wait before the next try, in seconds, after so many wrong ones in a row.
pub const fn wait_after(wrong: u32) -> u32 {
    if wrong < FREE {
        return 0;
    }
    let doubled = wrong - FREE;
    if doubled > 6 {
        return LONGEST_WAIT;
    }
    let wait = FIRST_WAIT << doubled;
    if wait > LONGEST_WAIT {
        LONGEST_WAIT
    } else {
        wait
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_slips_are_free_and_the_wait_grows_to_five_minutes_and_no_further() {
        let waits: Vec<u32> = (0..12).map(wait_after).collect();
        assert_eq!(waits, [0, 0, 0, 5, 10, 20, 40, 80, 160, 300, 300, 300]);
        assert_eq!(wait_after(u32::MAX), LONGEST_WAIT);
    }
}
