//! What belongs to a round beside what the voices say: who comes to the meeting, points for it, and what
//! was agreed there. Each is an item of a list, and each of its parts a field of its own, so that two
//! phones that both write at the meeting keep both.
//!
//! What goes on into the next round keeps its id there, in fields of that round. So it is known whatever
//! became of it, and two phones that begin the next round apart have it once when these are joined.

use super::{
    ids::{ItemId, VoiceId},
    time::Day,
};
use serde::{Deserialize, Serialize};

/// What an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ItemKind {
    /// Somebody who is asked to the meeting.
    Person,
    /// Something to ask or to talk about there, beside what the answers bring.
    Point,
    /// A short target: what was agreed that the child or young person will get better at.
    Target,
    /// Something that somebody does by a day.
    Action,
}

/// A part of an item; which parts an item has depends on its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ItemPart {
    /// An [`ItemKind`]; an item is there once it has one.
    Kind,
    /// It was taken from the list: a flag. Its words stay in the history.
    Gone,
    /// A name; what is to be asked, reached or done.
    What,
    /// What this person does; who gives the support; who does it.
    Who,
    /// Whether they come: a [`Coming`].
    Coming,
    /// Why it matters to the child or young person, in their words.
    Why,
    /// What will be tried, and with what.
    How,
    /// How often.
    HowOften,
    /// By when: a day.
    By,
    /// How we will know that it worked.
    Known,
    /// What the parent or carer can do.
    Home,
    /// How far it is: an [`ItemState`].
    State,
    /// What was answered, or how it went.
    Note,
    /// Who said so.
    NoteFrom,
    /// Whether it helped: a [`Helped`].
    Helped,
    /// What becomes of it: a [`Next`].
    Next,
}

/// Whether somebody comes to the meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Hash)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Coming {
    Invited,
    Coming,
    NotComing,
    SentViews,
}

impl Coming {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [
        Self::Invited,
        Self::Coming,
        Self::SentViews,
        Self::NotComing,
    ];
}

/// How far a point, a target or an action is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Hash)]
#[serde(rename_all = "kebab-case")]
pub enum ItemState {
    /// Not yet.
    #[default]
    Open,
    /// Talked about; reached; done.
    Done,
    /// In part.
    Partly,
    /// Not reached; not done.
    NotDone,
    /// Put off until later in the meeting, or after it.
    Later,
}

/// Whether what was agreed has helped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Hash)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Helped {
    MuchWorse,
    Worse,
    Same,
    Better,
    MuchBetter,
}

impl Helped {
    /// All of them, from much worse to much better.
    pub const ALL: [Self; 5] = [
        Self::MuchWorse,
        Self::Worse,
        Self::Same,
        Self::Better,
        Self::MuchBetter,
    ];
}

/// What becomes of what was agreed, in the next round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Hash)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Next {
    Keep,
    Change,
    Stop,
}

impl Next {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Keep, Self::Change, Self::Stop];
}

/// How a young person wants to take part in the meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Hash)]
#[serde(rename_all = "kebab-case")]
pub enum TakingPart {
    /// Come to all of it.
    Come,
    /// Come for a bit.
    Bit,
    /// Send words, and not come.
    Words,
    /// Somebody speaks for me.
    Somebody,
}

impl TakingPart {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Come, Self::Bit, Self::Words, Self::Somebody];
}

/// How a young person's views are shown at the meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Hash)]
#[serde(rename_all = "kebab-case")]
pub enum ShownHow {
    /// I say them myself.
    Myself,
    /// Somebody reads them out.
    ReadOut,
    /// My recording is played.
    Recording,
    /// My drawing or photo is shown on a screen.
    Screen,
    /// On paper.
    Paper,
}

impl ShownHow {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 5] = [
        Self::Myself,
        Self::ReadOut,
        Self::Recording,
        Self::Screen,
        Self::Paper,
    ];
}

/// Whether what was said last time still holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Hash)]
#[serde(rename_all = "kebab-case")]
pub enum Still {
    /// Still true.
    True,
    /// Changed: what is true now is said anew.
    Changed,
    /// No longer matters.
    Over,
}

impl Still {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::True, Self::Changed, Self::Over];
}

/// An item of a round, folded.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "each field is the part of the same name")]
pub struct Item {
    pub id: ItemId,
    pub kind: ItemKind,
    /// Who put it there.
    pub by: VoiceId,
    pub what: String,
    pub who: String,
    pub coming: Option<Coming>,
    pub why: String,
    pub how: String,
    pub how_often: String,
    pub until: Option<Day>,
    pub known: String,
    pub home: String,
    pub state: ItemState,
    pub note: String,
    pub note_from: String,
    pub helped: Option<Helped>,
    pub next: Option<Next>,
}
