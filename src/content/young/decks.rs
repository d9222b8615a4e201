//! Cards to sort, by topic and age: reading and checking `young/decks.<lang>.json`.

use crate::content::{
    error::{ContentError, ContentFile},
    set::{check_version, read},
};
use serde::Deserialize;

/// `young/decks.<lang>.json`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Decks {
    /// The version of the format.
    pub schema: u32,
    /// The language, as in `lang` of HTML.
    pub lang: String,
}

/// Reads the file and checks it.
pub(super) fn parse(text: &str) -> Result<Decks, ContentError> {
    let found: Decks = read(text, ContentFile::Decks)?;
    check_version(found.schema, ContentFile::Decks)?;
    Ok(found)
}
