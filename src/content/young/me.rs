//! What the one-page profile about the young person asks: reading and checking `young/me.<lang>.json`.

use crate::content::{
    error::{ContentError, ContentFile},
    set::{check_version, read},
};
use serde::Deserialize;

/// `young/me.<lang>.json`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Me {
    /// The version of the format.
    pub schema: u32,
    /// The language, as in `lang` of HTML.
    pub lang: String,
}

/// Reads the file and checks it.
pub(super) fn parse(text: &str) -> Result<Me, ContentError> {
    let found: Me = read(text, ContentFile::Me)?;
    check_version(found.schema, ContentFile::Me)?;
    Ok(found)
}
