//! What the app is about, in plain Rust. Used by every other layer; uses none.
//!
//! | word | meaning |
//! |---|---|
//! | book | all that is kept about one child or young person: the set of its changes |
//! | voice | one person who speaks in a book; an answer belongs to exactly one voice |
//! | round | one turn of assess, plan, do, review, with its meeting |
//! | question | belongs to a set; has one home topic |
//! | answer | what one voice says to one question in one round, in parts |
//! | item | what belongs to a round beside the answers: who comes, targets, actions, points to raise |
//! | cover | what the list of books shows of a book |
//! | change | one edit of one field by one voice |
//! | field | the address of something that can be edited |
//! | standing | said of a change that no other change replaces: together they are the field's value |
//! | card | a picture with a word, chosen as an answer or sorted onto a pile |
//! | private | said of an answer under the PIN of its voice: the book holds it sealed |
//! | attachment | a picture, a drawing or a voice note, named by the hash of its bytes |
//! | visit | somebody who helps families sits down with one: who was there, and the helper's own notes |
//! | sitting | one time of sitting down with a book; while it lasts, typing coalesces |
//!
//! Time, randomness and new ids are arguments here: nothing asks a clock or rolls a die.

pub mod answer;
pub mod attachment;
pub mod book;
pub mod card;
pub mod change;
pub mod cover;
pub mod decision;
pub mod device;
pub mod ids;
pub mod item;
pub mod keeping;
pub mod lock;
pub mod made;
pub mod phase;
pub mod private;
pub mod profile;
pub mod question;
pub mod round;
pub mod sitting;
pub mod time;
pub mod visit;
pub mod voice;
