//! Whether an answer was read back, and whether that still holds.

use super::Book;
use crate::domain::{
    answer::Part,
    card::Agreed,
    change::{Field, Value},
    ids::{ChangeId, QuestionId, RoundId, VoiceId},
};

/// What is read back of an answer: all that it says. What matters most is chosen afterwards, and changes no word.
const READ: [Part; 13] = [
    Part::Feeling,
    Part::Words,
    Part::Better,
    Part::Ask,
    Part::Instead,
    Part::Picked,
    Part::Card,
    Part::Sound,
    Part::SoundWords,
    Part::Drawing,
    Part::DrawingWords,
    Part::Photo,
    Part::PhotoWords,
];

impl Book {
    /// The changes that an answer stands on now, in the order of their ids: what a reading back names.
    pub fn read_now(&self, round: RoundId, voice: VoiceId, question: &QuestionId) -> Vec<ChangeId> {
        let mut all = Vec::new();
        for part in READ {
            let field = Field::Answer(round, voice, question.clone(), part);
            for change in self.standing(&field).filter(|c| !c.value.is_silent()) {
                let place = all.partition_point(|id| *id < change.id);
                all.insert(place, change.id);
            }
        }
        all
    }

    /// What the voice said when this answer was read back to it; `None` if it never was, or if other words stand
    /// now. Where two phones heard different things nobody agreed.
    pub fn read_back(
        &self,
        round: RoundId,
        voice: VoiceId,
        question: &QuestionId,
    ) -> Option<Agreed> {
        let field = Field::Answer(round, voice, question.clone(), Part::ReadBack);
        let values = self.values(&field);
        if values.is_empty() {
            return None;
        }
        let now = self.read_now(round, voice, question);
        let mut holds = values.into_iter().filter_map(|value| match value {
            Value::ReadBack(read) if !now.is_empty() && read.of == now => Some(read.said),
            _ => None,
        });
        let first = holds.next()?;
        holds.all(|other| other == first).then_some(first)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;
    use crate::domain::{
        answer::Sharing,
        book::{Edit, Stamp},
        card::ReadBack,
        time::Timestamp,
    };

    const ROUND: RoundId = RoundId::from_bits(1);
    const SAM: VoiceId = VoiceId::from_bits(2);

    fn y6() -> QuestionId {
        QuestionId::new("y6").unwrap()
    }

    fn says(book: &mut Book, id: u128, part: Part, value: Value) {
        let stamp = Stamp {
            id: ChangeId::from_bits(id),
            at: Timestamp::from_millis(0),
            on: None,
        };
        let field = Field::Answer(ROUND, SAM, y6(), part);
        let by = SAM;
        book.edit(Edit { by, field, value }, &mut Vec::new(), stamp);
    }

    fn reads(book: &mut Book, id: u128, said: Agreed) {
        let of = book.read_now(ROUND, SAM, &y6());
        says(
            book,
            id,
            Part::ReadBack,
            Value::ReadBack(ReadBack { said, of }),
        );
    }

    fn told() -> Book {
        let mut book = Book::default();
        says(&mut book, 9, Part::Words, Value::Text("Ms Lee".into()));
        says(&mut book, 3, Part::Ask, Value::Text("Who else?".into()));
        reads(&mut book, 20, Agreed::Yes);
        book
    }

    #[test]
    fn what_was_read_back_holds_until_other_words_stand() {
        let mut book = told();
        let now = book.read_now(ROUND, SAM, &y6());
        assert_eq!(
            now,
            [3, 9].map(ChangeId::from_bits),
            "in the order of their ids"
        );
        assert_eq!(book.read_back(ROUND, SAM, &y6()), Some(Agreed::Yes));
        says(
            &mut book,
            30,
            Part::Words,
            Value::Text("Ms Lee and Jo".into()),
        );
        assert_eq!(book.read_back(ROUND, SAM, &y6()), None);
        reads(&mut book, 31, Agreed::NotQuite);
        assert_eq!(book.read_back(ROUND, SAM, &y6()), Some(Agreed::NotQuite));
    }

    #[test]
    fn one_more_part_or_one_part_less_is_another_answer() {
        let mut more = told();
        says(
            &mut more,
            40,
            Part::Better,
            Value::Text("a quiet room".into()),
        );
        assert_eq!(more.read_back(ROUND, SAM, &y6()), None);
        let mut less = told();
        says(&mut less, 41, Part::Ask, Value::Cleared);
        assert_eq!(less.read_back(ROUND, SAM, &y6()), None);
    }

    #[test]
    fn who_may_see_it_and_that_it_matters_change_no_word() {
        let mut book = told();
        says(
            &mut book,
            50,
            Part::Sharing,
            Value::Sharing(Sharing::Meeting),
        );
        says(&mut book, 51, Part::Matters, Value::Flag(true));
        assert_eq!(book.read_back(ROUND, SAM, &y6()), Some(Agreed::Yes));
    }

    #[test]
    fn words_of_another_phone_were_never_read_back() {
        let mut book = told();
        let mut other = Book::default();
        says(&mut other, 60, Part::Words, Value::Text("Nobody".into()));
        book.merge(other.changes().cloned().collect::<Vec<_>>());
        assert_eq!(book.read_back(ROUND, SAM, &y6()), None);
    }

    #[test]
    fn where_two_phones_heard_different_things_nobody_agreed() {
        let mut here = told();
        let mut there = Book::default();
        let words = here
            .changes()
            .filter(|c| !matches!(c.value, Value::ReadBack(_)));
        there.merge(words.cloned().collect::<Vec<_>>());
        reads(&mut there, 70, Agreed::NotQuite);
        here.merge(there.changes().cloned().collect::<Vec<_>>());
        assert_eq!(here.read_back(ROUND, SAM, &y6()), None);
    }

    #[test]
    fn an_answer_that_says_nothing_was_not_read_back() {
        let mut book = Book::default();
        reads(&mut book, 80, Agreed::Yes);
        assert_eq!(book.read_back(ROUND, SAM, &y6()), None);
    }
}
