//! Question sets and other words that come as data files: read, checked, and made into what the
//! app asks. Pure; nothing here is compiled into the program but the reading.
//!
//! ```text
//!  sets/<set>/set.json ──────┐
//!                            ├── parse_set ──▶ QuestionSet ── Wording::render(&Naming) ──▶ a sentence
//!  sets/<set>/text.<lang>.json ┘
//!  both, as the build ships them ── read_built ──▶ the same QuestionSet (see `built`)
//!  example/<lang>.json ──────── read by `sync::example`: the book of a made-up family
//!  help/<lang>.json ─────────── parse_help ──▶ Help: who can help, hard words, the law, safety
//!  law/<lang>.json ──────────── parse_law ──▶ Law: dates and duties, how they are counted, their sources
//!  young/*.<lang>.json ───────── parse_young ──▶ Young: easy read and pictures, decks of cards, the profile
//!  symbols.json ─────────────── read when building: which picture each symbol is
//! ```
//!
//! The files are described in [`schema`] and [`law`]. They come from us, but also from schools, councils and
//! charities, so all is checked on reading: what is wrong is a [`ContentError`] that says where,
//! and what was read can be shown without further doubt. Rules of style (plain words, short
//! sentences, every point of the sources covered) hold for our own files only and are kept by
//! `tests/content.rs`.

pub mod built;
mod error;
mod help;
pub mod law;
mod law_check;
mod law_ids;
pub mod schema;
mod set;
mod wording;
pub mod young;

pub use built::read_built;
pub use error::{ContentError, ContentFile};
pub use help::parse_help;
pub use law::Law;
pub use law_check::parse_law;
pub use law_ids::{AskId, CautionId, DateKind};
pub use schema::Help;
pub use set::{QuestionSet, QuestionWords, SetId, SetQuestion, parse_set};
pub use wording::{Naming, Wording};
pub use young::{Young, parse_young};
