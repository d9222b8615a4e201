//! Folded: what is there to open, not to wade through.

use super::el::{El, IntoPart, Words, el};

/// Something folded under a line of words that is always seen: "Things to think about".
pub fn details(summary: impl Into<Words>, open: bool, body: impl IntoPart) -> El {
    el("details", "os-details")
        .maybe("open", open.then(String::new))
        .child(el("summary", "os-details__summary").text(summary))
        .child(el("div", "os-details__body").child(body))
}
