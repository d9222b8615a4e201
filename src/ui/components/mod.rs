//! The parts that pages are made of. They know nothing of the app: labels and values come in as
//! props, what a person does goes out by callbacks, and no sentence is written here.
//!
//! | prop | is |
//! |---|---|
//! | `String` | fixed as long as the part stands |
//! | `Signal<…>` | may change while it stands (plain values are taken too) |
//! | `UnsyncCallback<…>` | what a person did (closures are taken too) |
//! | `Option<AnyView>` | a slot; make its content with `.into_any()` |
//!
//! Links are plain `<a href>`: the shell follows those that lead to a page of the app. The classes
//! of each part stand in the file of the same name in `style/components`. Drawn pictures and
//! other fixed markup become `<template>` elements; the Trusted Types policy in `boot.js` lists
//! the elements and attributes that they may hold.

#![allow(
    clippy::needless_pass_by_value,
    reason = "the props of a component are its own"
)]

mod brand;
mod button;
mod checkbox;
mod choice_card;
mod details;
mod draft;
mod face;
mod feelings;
mod meeting_card;
mod notice;
mod page;
mod pill;
mod progress;
mod radios;
mod row;
mod said;
mod saved_note;
mod symbol;
mod task_list;
mod text_control;
mod text_field;

pub use brand::Brand;
pub use button::{Button, ButtonKind, LinkButton};
pub use checkbox::Checkbox;
pub use choice_card::{ChoiceCard, Figure};
pub use details::Details;
pub use face::{Face, face};
pub use feelings::Feelings;
pub use meeting_card::MeetingCard;
pub use notice::{Notice, NoticeKind};
pub use page::{Link, Page};
pub use pill::{FeelingPill, Pill};
pub use progress::Progress;
pub use radios::{Choice, Radios};
pub use said::{Said, Voice};
pub use saved_note::{SavedNote, SavedState};
pub use symbol::{Symbol, SymbolSize};
pub use task_list::{Task, TaskList, TaskState};
pub use text_control::FieldKind;
pub use text_field::TextField;
