//! What a young person's own pages need beside the question set: the questions in easy read and in pictures, the
//! decks of cards, and the page about me. Three files, fetched together once one of them is needed.
//!
//! | file | what it holds |
//! |---|---|
//! | `easy.<lang>.json`, [`easy`] | the questions of a set in easy read and in pictures |
//! | `decks.<lang>.json`, [`decks`] | cards to sort, by topic and age |
//! | `me.<lang>.json`, [`me`] | what the one-page profile asks |

pub mod decks;
pub mod easy;
pub mod me;

use super::error::ContentError;
use decks::Decks;
use easy::Easy;
use me::Me;

/// All of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Young {
    /// The questions in easy read and in pictures.
    pub easy: Easy,
    /// Cards to sort.
    pub decks: Decks,
    /// The one-page profile.
    pub me: Me,
}

/// Reads the three files and checks them.
pub fn parse_young(easy: &str, decks: &str, me: &str) -> Result<Young, ContentError> {
    Ok(Young {
        easy: easy::parse(easy)?,
        decks: decks::parse(decks)?,
        me: me::parse(me)?,
    })
}
