//! What somebody said, as every page shows it: with the name, how it was taken down, who may see.

use super::made::{self, MadeView};
use crate::{
    app::model::{Model, OpenBook},
    content::{Naming, SetQuestion},
    domain::{
        answer::{Feeling, HowTaken, Instead, Part, Progress, Sharing},
        book::Book,
        card::{self, Agreed, Card, Pile},
        change::{Field, Value},
        ids::{QuestionId, RoundId, VoiceId},
        made::MadeKind,
        question::Topic,
        voice::{Role, Voice},
    },
};

/// Who speaks. Nobody who has no name yet is left nameless: the page then says the role.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Speaker {
    /// The voice.
    pub voice: VoiceId,
    /// What this person is to the child or young person.
    pub role: Role,
    /// Their name; empty until it is given.
    pub name: String,
}

impl Speaker {
    pub(super) fn of(voice: &Voice, book: &Book) -> Self {
        let own = voice.name.clone();
        let name = if own.is_empty() && book.is_named_by_book(voice) {
            book.name()
        } else {
            own
        };
        Self {
            voice: voice.id,
            role: voice.role,
            name,
        }
    }
}

/// The question that something was said to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Heading {
    /// The question.
    pub question: QuestionId,
    /// Its topic.
    pub topic: Topic,
    /// Its symbol's name.
    pub symbol: String,
    /// A label of a few words.
    pub short: String,
    /// The whole question.
    pub ask: String,
}

impl Heading {
    pub(super) fn of(found: &SetQuestion, naming: &Naming) -> Self {
        Self {
            question: found.question.id.clone(),
            topic: found.question.topic,
            symbol: found.symbol.clone(),
            short: found.words.short.render(naming),
            ask: found.words.ask.render(naming),
        }
    }
}

/// One answer, as it is shown.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "each field is the part of the same name")]
pub struct Said {
    pub heading: Heading,
    pub speaker: Speaker,
    /// One, or one of each version.
    pub feeling: Vec<Feeling>,
    pub words: String,
    pub better: String,
    pub ask: String,
    /// The cards that were chosen; of several versions all.
    pub picked: Vec<Card>,
    pub matters: bool,
    /// One, or one of each version.
    pub instead: Vec<Instead>,
    pub how: Option<HowTaken>,
    pub taken_by: String,
    /// Voice notes, drawings, photos.
    pub made: Vec<MadeView>,
    pub sharing: Sharing,
    pub sharing_who: String,
    /// Whether the voice chose who may see it, or it is the default.
    pub sharing_chosen: bool,
    pub progress: Progress,
    /// In how many versions some part of it stands; 1 where nothing differs.
    pub versions: usize,
    /// It was read back as it stands, and the voice said yes.
    pub read_back: bool,
}

impl Said {
    fn of(
        model: &Model,
        found: &SetQuestion,
        open: &OpenBook,
        round: RoundId,
        speaker: Speaker,
    ) -> Self {
        let heading = Heading::of(found, &naming(open));
        Self::to(model, heading, open, round, speaker)
    }

    fn of_card(
        model: &Model,
        card: QuestionId,
        open: &OpenBook,
        round: RoundId,
        speaker: Speaker,
    ) -> Self {
        let words = open.book.answer(round, speaker.voice, &card).card;
        let symbol = if card.is_own_card() {
            String::new()
        } else {
            card.as_str().to_owned()
        };
        let heading = Heading {
            // A card stands in a part of its own, and under no topic.
            topic: Topic::Wellbeing,
            question: card,
            symbol,
            short: words.clone(),
            ask: words,
        };
        let mut said = Self::to(model, heading, open, round, speaker);
        let answer = open
            .book
            .answer(round, said.speaker.voice, &said.heading.question);
        said.progress = answer.card_progress();
        // One phone may say how it is going, another that it is not said.
        said.versions = said.versions.max(said.piles().count());
        said
    }

    /// The piles on which a card lies: one, or more where two phones put it on different ones.
    pub fn piles(&self) -> impl Iterator<Item = Pile> {
        let feelings = self.feeling.iter().copied().map(Pile::Feeling);
        feelings.chain(self.instead.iter().copied().map(Pile::Instead))
    }

    /// Whether it is what somebody else noticed, and no word of the voice's own: it never stands under its name
    /// alone.
    pub fn is_noticed(&self) -> bool {
        self.how == Some(HowTaken::Observed)
    }

    /// What a card shows that has no words: somebody made a picture for it.
    pub fn unsaid(&self) -> Option<MadeKind> {
        let blank = self.heading.question.is_card() && self.heading.short.trim().is_empty();
        self.made.first().filter(|_| blank).map(|made| made.kind)
    }

    /// What was said to the question of this heading.
    pub(super) fn to(
        model: &Model,
        heading: Heading,
        open: &OpenBook,
        round: RoundId,
        speaker: Speaker,
    ) -> Self {
        let (voice, question) = (speaker.voice, &heading.question);
        let answer = open.book.answer(round, voice, question);
        let values = |part| {
            let field = Field::Answer(round, voice, question.clone(), part);
            open.book.values(&field)
        };
        let feeling = values(Part::Feeling).into_iter().filter_map(|v| match v {
            Value::Feeling(feeling) => Some(*feeling),
            _ => None,
        });
        let instead = values(Part::Instead).into_iter().filter_map(|v| match v {
            Value::Instead(instead) => Some(*instead),
            _ => None,
        });
        Self {
            read_back: open.book.read_back(round, voice, question) == Some(Agreed::Yes),
            progress: answer.progress(),
            made: made::all(model, &answer),
            sharing: answer.seen_by(speaker.role),
            sharing_chosen: answer.sharing.is_some(),
            sharing_who: answer.sharing_who,
            feeling: feeling.collect(),
            words: answer.words,
            better: answer.better,
            ask: answer.ask,
            picked: answer.picked,
            matters: answer.matters,
            instead: instead.collect(),
            how: answer.how,
            taken_by: answer.taken_by,
            versions: super::more::count(open, round, voice, question),
            heading,
            speaker,
        }
    }

    /// What was said, where there is room for one thing: the words, or the wish, or the question, or the
    /// cards; empty where it was neither.
    pub fn first_words(&self) -> String {
        let picked = card::in_words(&self.picked);
        let texts = [&self.words, &self.better, &self.ask, &picked];
        let made = self.made.iter().map(|made| &made.words);
        let mut texts = texts.into_iter().chain(made);
        let first = texts.find(|text| !text.trim().is_empty());
        first.cloned().unwrap_or_default()
    }
}

/// The cards that a voice has put on piles in a round. What a card says stands in the book; its picture is named
/// as the card itself, and one that the voice made has the picture that it made for it, or none.
pub(super) fn cards(model: &Model, open: &OpenBook, round: RoundId, voice: &Voice) -> Vec<Said> {
    let speaker = Speaker::of(voice, &open.book);
    let cards = open.book.cards(round, voice.id).into_iter();
    cards
        .map(|card| Said::of_card(model, card, open, round, speaker.clone()))
        .collect()
}

/// The child's name and setting, for the wording of questions.
pub(super) fn naming(open: &OpenBook) -> Naming {
    let name = open.book.name();
    Naming {
        child: (!name.is_empty()).then_some(name),
        setting: open.book.setting(),
    }
}

/// Everything that one voice was asked, with what it said in a round; `None` while the set is not here.
pub(super) fn all(
    model: &Model,
    open: &OpenBook,
    round: RoundId,
    voice: &Voice,
) -> Option<Vec<Said>> {
    let set = model.set(voice.role.audience()).get()?;
    let speaker = Speaker::of(voice, &open.book);
    let said = set
        .questions
        .iter()
        .map(|found| Said::of(model, found, open, round, speaker.clone()));
    Some(said.collect())
}

/// What one voice said to one question in a round; `None` while the set is not here.
pub(super) fn one(
    model: &Model,
    open: &OpenBook,
    (round, voice): (RoundId, &Voice),
    question: &QuestionId,
) -> Option<Said> {
    let set = model.set(voice.role.audience()).get()?;
    let found = set.get(question)?;
    Some(Said::of(
        model,
        found,
        open,
        round,
        Speaker::of(voice, &open.book),
    ))
}

/// Every text that stands in a book, oldest first: what can be rescued without knowing more.
pub(super) fn texts(book: &Book) -> String {
    let mut texts = standing_texts(book, |field| !matches!(field, Field::Visit(..))).join("\n\n");
    for note in super::visit::notes_in_words(book) {
        texts.push_str("\n\n");
        texts.push_str(&note);
    }
    texts
}

fn standing_texts(book: &Book, wanted: impl Fn(&Field) -> bool) -> Vec<&str> {
    let mut found: Vec<(u64, &str)> = Vec::new();
    for (_, change) in book.all_standing().filter(|(field, _)| wanted(field)) {
        let texts = match &change.value {
            Value::Text(text) => vec![text],
            Value::Cards(cards) => cards.iter().map(|card| &card.words).collect(),
            _ => continue,
        };
        for text in texts {
            let place = found.partition_point(|(tick, _)| *tick <= change.tick);
            found.insert(place, (change.tick, text));
        }
    }
    found.into_iter().map(|(_, text)| text).collect()
}

/// All that was said in a book, as text: under the labels of the questions where they are known,
/// then everything else that somebody wrote.
pub(super) fn all_words(model: &Model, open: &OpenBook) -> String {
    let book = open.with_pending();
    let naming = naming(open);
    let mut out = String::new();
    let mut labelled: Vec<(VoiceId, &QuestionId)> = Vec::new();
    let mut sorted: Vec<(VoiceId, QuestionId)> = Vec::new();
    // In somebody's turn nothing that others said is shown, not even to be rescued.
    let turn = model.settings().turn.map(|turn| turn.voice);
    for voice in book.voices() {
        if turn.is_some_and(|turn| turn != voice.id) {
            continue;
        }
        let set = model.set(voice.role.audience()).get();
        for found in set.into_iter().flat_map(|set| &set.questions) {
            let id = &found.question.id;
            let answer = book.answer(open.round, voice.id, id);
            let picked = card::in_words(&answer.picked);
            let parts = [picked, answer.words, answer.better, answer.ask];
            if parts.iter().all(String::is_empty) {
                continue;
            }
            labelled.push((voice.id, id));
            out.push_str(&found.words.short.render(&naming));
            for part in parts.iter().filter(|part| !part.is_empty()) {
                out.push('\n');
                out.push_str(part);
            }
            out.push_str("\n\n");
        }
        for card in book.cards(open.round, voice.id) {
            let answer = book.answer(open.round, voice.id, &card);
            if answer.card.is_empty() {
                continue;
            }
            let face = answer.feeling.map_or("", face);
            out.push_str([face, &answer.card].concat().trim_end());
            out.push_str("\n\n");
            sorted.push((voice.id, card));
        }
    }
    let others = standing_texts(&book, |field| match field {
        Field::Answer(_, voice, ..) if turn.is_some_and(|turn| turn != *voice) => false,
        Field::Answer(
            round,
            voice,
            question,
            Part::Words | Part::Better | Part::Ask | Part::Picked,
        ) => *round != open.round || !labelled.contains(&(*voice, question)),
        Field::Answer(round, voice, card, Part::Card) => {
            let here = |(by, other): &(VoiceId, QuestionId)| by == voice && other == card;
            *round != open.round || !sorted.iter().any(here)
        }
        Field::Answer(..) => true,
        // A helper's notes are not the family's words.
        Field::Visit(..) => false,
        _ => turn.is_none(),
    });
    for text in others {
        out.push_str(text);
        out.push_str("\n\n");
    }
    out
}

/// The pile of a card where there are no words for it: these are words of the app's own.
const fn face(feeling: Feeling) -> &'static str {
    match feeling {
        Feeling::Well => "\u{1f642} ",
        Feeling::Mixed => "\u{1f610} ",
        Feeling::NotWell => "\u{1f641} ",
        Feeling::Unsure => "? ",
    }
}
