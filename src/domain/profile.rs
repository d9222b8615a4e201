//! The one page about the young person: what makes it theirs, beside the words. Each of its prompts is a question
//! like any other, whose id begins with `me-`: so who may see it, how it was taken down, its history and its
//! erasure are those of every answer.

use super::{
    answer::Part,
    book::Book,
    change::{BookPart, Field, Value},
    ids::{QuestionId, RoundId, VoiceId},
};
use serde::{Deserialize, Serialize};

/// How the id of a prompt begins.
const ME: &str = "me-";

impl QuestionId {
    /// Whether it is a prompt of the page about the young person, and in no set of questions.
    pub fn is_me(&self) -> bool {
        self.as_str().starts_with(ME)
    }
}

/// The colour that the young person chose for their page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Colour {
    #[default]
    Teal,
    Blue,
    Purple,
    Pink,
    Orange,
    Green,
}

impl Colour {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 6] = [
        Self::Teal,
        Self::Blue,
        Self::Purple,
        Self::Pink,
        Self::Orange,
        Self::Green,
    ];

    /// Its name in the styles.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Teal => "teal",
            Self::Blue => "blue",
            Self::Purple => "purple",
            Self::Pink => "pink",
            Self::Orange => "orange",
            Self::Green => "green",
        }
    }
}

/// The picture that the young person chose for their page. A photo has its place in the same field, as a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Picture {
    Cat,
    Dog,
    Fox,
    Owl,
    Penguin,
    Turtle,
    Butterfly,
    Dinosaur,
    Unicorn,
    Rocket,
    Rainbow,
    Sunflower,
}

impl Picture {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 12] = [
        Self::Cat,
        Self::Dog,
        Self::Fox,
        Self::Owl,
        Self::Penguin,
        Self::Turtle,
        Self::Butterfly,
        Self::Dinosaur,
        Self::Unicorn,
        Self::Rocket,
        Self::Rainbow,
        Self::Sunflower,
    ];

    /// The name of its symbol.
    pub const fn symbol(self) -> &'static str {
        match self {
            Self::Cat => "pic-cat",
            Self::Dog => "pic-dog",
            Self::Fox => "pic-fox",
            Self::Owl => "pic-owl",
            Self::Penguin => "pic-penguin",
            Self::Turtle => "pic-turtle",
            Self::Butterfly => "pic-butterfly",
            Self::Dinosaur => "pic-dinosaur",
            Self::Unicorn => "pic-unicorn",
            Self::Rocket => "pic-rocket",
            Self::Rainbow => "pic-rainbow",
            Self::Sunflower => "pic-sunflower",
        }
    }
}

impl Book {
    /// The colour of the page about the young person, once one was chosen.
    pub fn colour(&self) -> Option<Colour> {
        match self.values(&Field::Book(BookPart::Colour)).last() {
            Some(Value::Colour(colour)) => Some(*colour),
            _ => None,
        }
    }

    /// Its picture, once one was chosen.
    pub fn picture(&self) -> Option<Picture> {
        match self.values(&Field::Book(BookPart::Picture)).last() {
            Some(Value::Picture(picture)) => Some(*picture),
            _ => None,
        }
    }

    /// Every part of what was written for the page about the young person in a round, by whom and to which
    /// prompt.
    pub fn about_me(
        &self,
        round: RoundId,
    ) -> impl Iterator<Item = (VoiceId, &QuestionId, Part)> + use<'_> {
        let round = self.round_id(round);
        self.all_standing().filter_map(move |(field, change)| {
            let Field::Answer(of, voice, question, part) = field else {
                return None;
            };
            let here = *of == round && question.is_me() && !change.value.is_silent();
            here.then_some((*voice, question, *part))
        })
    }
}
