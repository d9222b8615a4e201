//! Makes files out of a view, for people who were chosen to have them. Pure: bytes out, no browser.
//! Called by `browser` when a person shares or downloads. And what pictures say in words, for `ui`.

pub mod history;
mod html;
pub mod ics;

pub use html::{
    meeting_lines, meeting_of, noticed, noticed_by, pack_html, taken_down, taking_lines,
    taking_title,
};
