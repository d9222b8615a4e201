//! What went wrong, as a sentence for the person at the command line.

use std::fmt;

/// A failure with all that the reader needs to act on it.
#[derive(Debug)]
pub struct Problem(String);

/// Short for results of the workshop.
pub type Result<T> = std::result::Result<T, Problem>;

impl Problem {
    /// A problem in the given words.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Problem {}

/// Adds to a foreign error what was being done.
pub trait Context<T> {
    /// Turns the error into a [`Problem`] that begins with `doing`.
    fn context(self, doing: impl fmt::Display) -> Result<T>;
}

impl<T, E: fmt::Display> Context<T> for std::result::Result<T, E> {
    fn context(self, doing: impl fmt::Display) -> Result<T> {
        self.map_err(|error| Problem(format!("{doing}: {error}")))
    }
}
