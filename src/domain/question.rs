//! Questions and what they are about. The words of a question are content, not code: see
//! [`crate::content`].

use super::ids::QuestionId;
use serde::{Deserialize, Serialize};

/// What a question is about. Answers of different voices on one topic stand side by side in the
/// meeting pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(
    missing_docs,
    reason = "the names say it; the words people read are in the language files"
)]
pub enum Topic {
    SpottingNeeds,
    Support,
    Learning,
    Progress,
    Wellbeing,
    Specialists,
    StaffTraining,
    Activities,
    Access,
    MovingOn,
    Resources,
    DecidingSupport,
    TakingPart,
    Independence,
    Contacts,
}

impl Topic {
    /// Every topic, in the order in which people meet them.
    pub const ALL: [Self; 15] = [
        Self::SpottingNeeds,
        Self::Support,
        Self::Learning,
        Self::Progress,
        Self::Wellbeing,
        Self::Specialists,
        Self::StaffTraining,
        Self::Activities,
        Self::Access,
        Self::MovingOn,
        Self::Resources,
        Self::DecidingSupport,
        Self::TakingPart,
        Self::Independence,
        Self::Contacts,
    ];

    /// Its name in content files, as serde writes it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::SpottingNeeds => "spotting-needs",
            Self::Support => "support",
            Self::Learning => "learning",
            Self::Progress => "progress",
            Self::Wellbeing => "wellbeing",
            Self::Specialists => "specialists",
            Self::StaffTraining => "staff-training",
            Self::Activities => "activities",
            Self::Access => "access",
            Self::MovingOn => "moving-on",
            Self::Resources => "resources",
            Self::DecidingSupport => "deciding-support",
            Self::TakingPart => "taking-part",
            Self::Independence => "independence",
            Self::Contacts => "contacts",
        }
    }
}

/// Where a question has its place in the cycle of assess, plan, do, review, and what is next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(
    missing_docs,
    reason = "the five parts of the cycle, named as the SEND code names them"
)]
pub enum Stage {
    Assess,
    Plan,
    Do,
    Review,
    Next,
}

impl Stage {
    /// Every stage, in the order of the cycle.
    pub const ALL: [Self; 5] = [Self::Assess, Self::Plan, Self::Do, Self::Review, Self::Next];

    /// Its name in content files, as serde writes it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Assess => "assess",
            Self::Plan => "plan",
            Self::Do => "do",
            Self::Review => "review",
            Self::Next => "next",
        }
    }
}

/// The kind of place that the child or young person goes to; it chooses a question's wording.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Hash)]
#[serde(rename_all = "kebab-case")]
pub enum Setting {
    /// Nursery, pre-school, childminder, reception.
    EarlyYears,
    /// Any school.
    #[default]
    School,
    /// A college or other place for learning after sixteen.
    College,
}

impl Setting {
    /// Every kind of setting, youngest first.
    pub const ALL: [Self; 3] = [Self::EarlyYears, Self::School, Self::College];
}

/// How a question is put to a voice: the answer under it is the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Hash)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Plain words.
    #[default]
    Plain,
    /// Short sentences, each with a picture to its left.
    EasyRead,
    /// A symbol, a few words, big choices.
    Pictures,
}

impl Level {
    /// Every level, most words first.
    pub const ALL: [Self; 3] = [Self::Plain, Self::EasyRead, Self::Pictures];
}

/// Whom a question set is written for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Audience {
    /// A parent or carer, asked about their child.
    Parent,
    /// The child or young person, asked about themselves.
    YoungPerson,
}

impl Audience {
    /// Everybody whom a set can be written for.
    pub const ALL: [Self; 2] = [Self::Parent, Self::YoungPerson];

    /// Its name in content files, as serde writes it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Parent => "parent",
            Self::YoungPerson => "young-person",
        }
    }
}

/// What the rules need to know of a question; its words are content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Its id, the same in every language and version.
    pub id: QuestionId,
    /// Its one home topic.
    pub topic: Topic,
    /// Its place in the cycle.
    pub stage: Stage,
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_names_in_content_files_are_those_that_serde_writes() {
        for topic in Topic::ALL {
            assert_eq!(json!(topic), json!(topic.name()));
        }
        for stage in Stage::ALL {
            assert_eq!(json!(stage), json!(stage.name()));
        }
        for audience in Audience::ALL {
            assert_eq!(json!(audience), json!(audience.name()));
        }
    }
}
