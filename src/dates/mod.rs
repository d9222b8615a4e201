//! The dates that matter around a review: worked out from what a family knows and the dated law file.
//! Pure: today is an argument, and so is the law. Called by `app`; nothing here has words.
//!
//! ```text
//!  Facts ─┐
//!  Law ───┼── work_out ──▶ Dates { due, asks, doubts }
//!  today ─┘                      │
//!                  Law::date(due.id) has the words, the source and the day it was checked
//! ```
//!
//! | file | what |
//! |---|---|
//! | [`facts`] | what a family may have told; all of it may be missing |
//! | [`mod@work_out`] | a [`Due`] for each date that can be worked out, and the rules that all share |
//! | `review` | the meeting and what follows; twelve months; children under five |
//! | `phase` | moves to the next phase, and which year they fall in |
//! | `growing` | Year 9, the end of school age, rights that pass |
//! | `support` | SEN support without a plan |
//! | `letters` | drafts, final plans, appeals, assessments |
//! | `asks` | what is still to be asked, and what looks odd |
//! | [`count`] | how days, weeks and months are counted; weekends and bank holidays |
//! | [`ages`] | school years, year groups, ages |
//!
//! Numbers, holidays and how binding a date is stand in the law file. What stands here is how dates hang
//! together, as our law notes of 22 November 2026 have it; each rule names the provision.

pub mod ages;
mod asks;
pub mod count;
pub mod facts;
mod growing;
mod letters;
pub mod phase;
mod review;
mod support;
pub mod work_out;

pub use facts::{Facts, Request};
pub use work_out::{Ask, Dates, Doubt, Due, State, work_out};
