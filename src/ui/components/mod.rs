//! The parts that pages are made of. They know nothing of the app: labels and values come in as
//! arguments, what a person does goes out by callbacks, and no sentence is written here.
//!
//! Every part is made of [`el`](el::el), for the reason given there. Words come in as
//! [`Words`]: fixed, or [`live`]. Links are plain `<a href>`: the shell follows those that lead to
//! a page of the app. The classes of each part stand in the file of the same name in
//! `style/components`. Fixed drawings become `<template>` elements; the Trusted Types policy in
//! `boot.js` lists the elements and attributes that they may hold.

mod book_card;
mod brand;
mod button;
mod choice_card;
mod details;
mod draft;
mod el;
mod face;
mod feelings;
mod list;
mod meeting_card;
mod notice;
mod page;
mod radios;
mod row;
mod said;
mod saved_note;
mod shape;
mod symbol;
mod tally;
mod task_list;
mod text_field;
mod tile;
mod track;

pub use book_card::{BookCard, BookSign, book_card, book_sign};
pub use brand::brand;
pub use button::{ButtonKind, busy_button, button, link_button};
pub use choice_card::{Figure, choice_card};
pub use details::details;
pub use el::{El, Live, Words, el, group, live, nothing};
pub use face::{Face, face};
pub use feelings::{Feelings, feelings};
pub use list::{Entry, list};
pub use meeting_card::{MeetingCard, meeting_card};
pub use notice::{NoticeKind, notice};
pub use page::{Link, Page, page};
pub use radios::{Choice, Radios, radios};
pub use row::{Row, row};
pub use said::{Voice, feeling_pill, said};
pub use saved_note::{SavedState, saved_note};
pub use symbol::{SymbolSize, symbol};
pub use tally::{Sign, Tick, sign, tally};
pub use task_list::{Task, TaskState, task_list};
pub use text_field::{FieldKind, TextField, text_field};
pub use tile::{Tile, picture_button, picture_list, tile};
pub use track::{Track, track};
