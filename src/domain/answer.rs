//! An answer and its parts: what one voice says to one question in one round.

use super::{
    attachment::NamedFile,
    card::{Card, ReadBack},
    change::Value,
    voice::Role,
};
use serde::{Deserialize, Serialize};

/// "How is it going?", as four faces with words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Hash)]
#[serde(rename_all = "kebab-case")]
pub enum Feeling {
    /// Going well.
    Well,
    /// Mixed.
    Mixed,
    /// Not going well.
    NotWell,
    /// "I don't know what they do": a feeling about the topic, not a missing answer.
    Unsure,
}

impl Feeling {
    /// Every feeling, in the order in which it is offered.
    pub const ALL: [Self; 4] = [Self::Well, Self::Mixed, Self::NotWell, Self::Unsure];
}

/// What stands instead of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Hash)]
#[serde(rename_all = "kebab-case")]
pub enum Instead {
    /// Left out on purpose.
    Skipped,
    /// "I don't know."
    DontKnow,
    /// "I'll say it in person", at the meeting.
    InPerson,
    /// "I don't want to say."
    WontSay,
}

impl Instead {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Skipped, Self::DontKnow, Self::InPerson, Self::WontSay];
}

/// Who may see an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Hash)]
#[serde(rename_all = "kebab-case")]
pub enum Sharing {
    /// Everyone at the meeting.
    Meeting,
    /// People whom the voice chooses; who they are is said in words beside it.
    Chosen,
    /// Just me: in no meeting pack and no file for others.
    Me,
}

impl Sharing {
    /// Every choice, widest first.
    pub const ALL: [Self; 3] = [Self::Meeting, Self::Chosen, Self::Me];

    /// The narrower of two: what holds when two phones said different things.
    #[must_use]
    pub const fn narrower(self, other: Self) -> Self {
        match (self, other) {
            (Self::Me, _) | (_, Self::Me) => Self::Me,
            (Self::Chosen, _) | (_, Self::Chosen) => Self::Chosen,
            (Self::Meeting, Self::Meeting) => Self::Meeting,
        }
    }
}

/// How the words of an answer came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Hash)]
#[serde(rename_all = "kebab-case")]
pub enum HowTaken {
    /// Typed by the voice.
    Typed,
    /// Said by the voice, written by someone else.
    Scribed,
    /// Pointed to, or chosen from, pictures.
    Pointed,
    /// Signed.
    Signed,
    /// Drawn.
    Drawn,
    /// Recorded.
    Recorded,
    /// Said through an interpreter.
    Interpreted,
    /// Noticed by someone else, who writes what they saw: not the voice's own words.
    Observed,
}

impl HowTaken {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Typed,
        Self::Scribed,
        Self::Pointed,
        Self::Signed,
        Self::Drawn,
        Self::Recorded,
        Self::Interpreted,
        Self::Observed,
    ];

    /// Whether it holds for what is said next in a sitting: a recording or a drawing is of its own answer.
    pub const fn goes_on(self) -> bool {
        !matches!(self, Self::Drawn | Self::Recorded)
    }

    /// Whether someone else had a hand in it, so that we ask who.
    pub const fn asks_who(self) -> bool {
        matches!(
            self,
            Self::Scribed | Self::Interpreted | Self::Observed | Self::Signed
        )
    }
}

/// A part of an answer; each is a field of its own, so that two phones can each add one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// "How is it going?": a [`Feeling`].
    Feeling,
    /// In my own words: text.
    Words,
    /// Even better if …: text.
    Better,
    /// Something to ask at the meeting: text.
    Ask,
    /// "This matters most to me": a flag.
    Matters,
    /// Skipped, don't know, will say it in person: an [`Instead`].
    Instead,
    /// Who can see it: a [`Sharing`].
    Sharing,
    /// With [`Sharing::Chosen`]: who, in words.
    SharingWho,
    /// How the words came about: a [`HowTaken`].
    HowTaken,
    /// Who wrote, interpreted or noticed: text.
    TakenBy,
    /// What was answered at the meeting to what this answer asks: text.
    Heard,
    /// Who answered it: text.
    HeardFrom,
    /// How far that is: an [`ItemState`](super::item::ItemState).
    HeardState,
    /// Whether what was said last time still holds: a [`Still`](super::item::Still).
    Still,
    /// Of the answer to [`taking_part`](super::ids::QuestionId::taking_part): a
    /// [`TakingPart`](super::item::TakingPart).
    Taking,
    /// Of the same: where, when, and with whom.
    TakingWhere,
    /// Of the same.
    TakingWhen,
    /// Of the same.
    TakingWho,
    /// Of the same, how my views are shown: a [`ShownHow`](super::item::ShownHow).
    TakingShown,
    /// Cards that were chosen as an answer: [`Card`]s.
    Picked,
    /// What a card says that the voice made itself: text.
    Card,
    /// A voice note: a [`NamedFile`].
    Sound,
    /// What is said in it, for those who cannot hear it: text.
    SoundWords,
    /// A drawing: a [`NamedFile`].
    Drawing,
    /// What is to be seen in it, for those who cannot see it: text.
    DrawingWords,
    /// A photo: a [`NamedFile`].
    Photo,
    /// What is to be seen in it: text.
    PhotoWords,
    /// Whether it was read back, and what the voice said to that: a [`ReadBack`].
    ReadBack,
}

impl Part {
    /// The parts that hold what a person says, apart from how and to whom it was said.
    pub const SAID: [Self; 11] = [
        Self::Feeling,
        Self::Words,
        Self::Better,
        Self::Ask,
        Self::Matters,
        Self::Instead,
        Self::Picked,
        Self::Card,
        Self::Sound,
        Self::Drawing,
        Self::Photo,
    ];

    /// The parts that go when an answer is erased: all that was said, and by whose hand. Who may see
    /// it is no word of anybody's and stays, or words of another phone that the erasure had not seen
    /// would be shown to more people than before.
    pub const ERASED: [Self; 26] = [
        Self::Feeling,
        Self::Words,
        Self::Better,
        Self::Ask,
        Self::Matters,
        Self::Instead,
        Self::SharingWho,
        Self::HowTaken,
        Self::TakenBy,
        Self::Heard,
        Self::HeardFrom,
        Self::Still,
        Self::Taking,
        Self::TakingWhere,
        Self::TakingWhen,
        Self::TakingWho,
        Self::TakingShown,
        Self::Picked,
        Self::Card,
        Self::Sound,
        Self::SoundWords,
        Self::Drawing,
        Self::DrawingWords,
        Self::Photo,
        Self::PhotoWords,
        Self::ReadBack,
    ];
}

/// What one voice said to one question in one round: the parts, folded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs, reason = "each field is the part of the same name")]
pub struct Answer {
    pub feeling: Option<Feeling>,
    pub words: String,
    pub better: String,
    pub ask: String,
    pub matters: bool,
    pub instead: Option<Instead>,
    pub sharing: Option<Sharing>,
    pub sharing_who: String,
    pub how: Option<HowTaken>,
    pub taken_by: String,
    /// Of several versions all.
    pub picked: Vec<Card>,
    pub card: String,
    /// Of several versions all.
    pub sounds: Vec<NamedFile>,
    pub sound_words: String,
    /// Of several versions all.
    pub drawings: Vec<NamedFile>,
    pub drawing_words: String,
    /// Of several versions all.
    pub photos: Vec<NamedFile>,
    pub photo_words: String,
    pub read_back: Option<ReadBack>,
}

/// How far an answer has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Progress {
    /// Nothing was said yet.
    Nothing,
    /// Something was said.
    Said,
    /// Nothing was said, and that was chosen.
    Instead(Instead),
}

impl Answer {
    /// Folds an answer from the values that stand in each part (see
    /// [`Book::values`](super::book::Book::values)). Where several texts stand both are kept; of
    /// several sharings the narrowest holds.
    pub(super) fn read(values: impl Fn(Part) -> Vec<Value>) -> Self {
        let text = |part| {
            let texts = values(part).into_iter().filter_map(|value| match value {
                Value::Text(text) => Some(text),
                _ => None,
            });
            texts.collect::<Vec<_>>().join("\n\n")
        };
        let files = |part| {
            let files = values(part).into_iter().filter_map(|value| match value {
                Value::File(file) => Some(file),
                _ => None,
            });
            files.collect()
        };
        let mut answer = Self {
            words: text(Part::Words),
            better: text(Part::Better),
            ask: text(Part::Ask),
            sharing_who: text(Part::SharingWho),
            taken_by: text(Part::TakenBy),
            card: text(Part::Card),
            sound_words: text(Part::SoundWords),
            drawing_words: text(Part::DrawingWords),
            photo_words: text(Part::PhotoWords),
            sounds: files(Part::Sound),
            drawings: files(Part::Drawing),
            photos: files(Part::Photo),
            ..Self::default()
        };
        for part in [
            Part::Feeling,
            Part::Matters,
            Part::Instead,
            Part::Sharing,
            Part::HowTaken,
            Part::Picked,
            Part::ReadBack,
        ] {
            for value in values(part) {
                match value {
                    Value::Feeling(feeling) => answer.feeling = Some(feeling),
                    Value::Flag(flag) => answer.matters |= flag,
                    Value::Instead(instead) => answer.instead = Some(instead),
                    Value::Sharing(new) => {
                        answer.sharing = Some(answer.sharing.map_or(new, |old| old.narrower(new)));
                    }
                    Value::HowTaken(how) => answer.how = Some(how),
                    Value::ReadBack(read) => answer.read_back = Some(read),
                    Value::Cards(cards) => {
                        for card in cards {
                            if !answer.picked.contains(&card) {
                                answer.picked.push(card);
                            }
                        }
                    }
                    _ => {}
                }
            }
        }
        answer
    }

    /// How far it has come. A word that is only white space is not yet said.
    pub fn progress(&self) -> Progress {
        let wrote = [&self.words, &self.better, &self.ask]
            .iter()
            .any(|text| !text.trim().is_empty());
        let chose = self.feeling.is_some() || self.matters || !self.picked.is_empty();
        let made = [&self.sounds, &self.drawings, &self.photos];
        if wrote || chose || made.iter().any(|files| !files.is_empty()) {
            return Progress::Said;
        }
        self.instead.map_or(Progress::Nothing, Progress::Instead)
    }

    /// Who may see it, when `role` said it: a young person's words are theirs alone until they
    /// choose; everybody else's are for the meeting unless they choose.
    pub fn seen_by(&self, role: Role) -> Sharing {
        self.sharing.unwrap_or(match role {
            Role::YoungPerson => Sharing::Me,
            _ => Sharing::Meeting,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_young_persons_words_are_theirs_until_they_choose() {
        let answer = Answer {
            words: "I want harder books".into(),
            ..Answer::default()
        };
        assert_eq!(answer.seen_by(Role::YoungPerson), Sharing::Me);
        assert_eq!(answer.seen_by(Role::Parent), Sharing::Meeting);
    }

    #[test]
    fn white_space_is_not_an_answer_and_i_dont_know_is_one() {
        let blank = Answer {
            words: " \n".into(),
            ..Answer::default()
        };
        assert_eq!(blank.progress(), Progress::Nothing);
        let unknown = Answer {
            instead: Some(Instead::DontKnow),
            ..Answer::default()
        };
        assert_eq!(unknown.progress(), Progress::Instead(Instead::DontKnow));
    }

    #[test]
    fn of_two_sharings_the_narrower_holds_whichever_comes_first() {
        for a in Sharing::ALL {
            for b in Sharing::ALL {
                assert_eq!(a.narrower(b), b.narrower(a));
            }
            assert_eq!(a.narrower(Sharing::Me), Sharing::Me);
            assert_eq!(a.narrower(a), a);
        }
    }
}
