//! The questions of a set in easy read and in pictures: reading and checking `young/easy.<lang>.json`.

use crate::content::{
    error::{ContentError, ContentFile},
    set::{check_version, read},
};
use serde::Deserialize;

/// `young/easy.<lang>.json`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Easy {
    /// The version of the format.
    pub schema: u32,
    /// The language, as in `lang` of HTML.
    pub lang: String,
}

/// Reads the file and checks it.
pub(super) fn parse(text: &str) -> Result<Easy, ContentError> {
    let found: Easy = read(text, ContentFile::Easy)?;
    check_version(found.schema, ContentFile::Easy)?;
    Ok(found)
}
