//! Who can see what was said, counted voice by voice: shown before any of it is printed, shared or sent. It names no
//! question, so that of what is somebody's alone nothing is told but how much there is.

use super::said::{Said, Speaker};
use crate::{
    app::{model::OpenBook, route::Route},
    domain::answer::{Instead, Progress, Sharing},
};
use std::collections::BTreeMap;

/// Who can see what one voice said.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Seen {
    /// Whose answers.
    pub speaker: Speaker,
    /// Those who can see some, widest first.
    pub rows: Vec<SeenRow>,
    /// So many are the voice's alone since nobody has chosen yet.
    pub unchosen: usize,
    /// Where it can be changed.
    pub change: Route,
}

/// So many answers that the same people can see.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SeenRow {
    /// Who they are.
    pub by: SeenBy,
    /// How many answers.
    pub count: usize,
    /// Whether these leave the phone.
    pub goes: Goes,
}

/// Who can see an answer.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SeenBy {
    /// Everyone at the meeting.
    Meeting,
    /// People that the voice chose, in its words; empty while it has not said who. `None` where it is nobody's
    /// business but theirs who they are.
    Chosen(Option<String>),
    /// The voice alone.
    Me,
    /// Whoever knows the PIN of the voice. What these answers say and are about nobody else can tell.
    Pin,
}

impl SeenBy {
    fn of(sharing: Sharing, who: Option<&str>) -> Self {
        match sharing {
            Sharing::Meeting => Self::Meeting,
            Sharing::Chosen => {
                // Two phones may have named others: both stand, in one line.
                Self::Chosen(who.map(|who| {
                    let names = who.lines().map(str::trim).filter(|name| !name.is_empty());
                    names.collect::<Vec<&str>>().join(", ")
                }))
            }
            Sharing::Me => Self::Me,
        }
    }
}

/// Whether answers leave the phone, with what is about to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Goes {
    /// They are on the page, or in the file.
    In,
    /// They go into the file if they are ticked.
    IfTicked,
    /// They are not on the page.
    OffPage,
    /// They do not go into the file.
    OffFile,
}

/// One answer, as far as it is counted.
pub(super) struct Counted {
    pub speaker: Speaker,
    pub sharing: Sharing,
    /// Who the chosen people are, where that is told.
    pub who: Option<String>,
    /// Whether the voice chose who may see it, or it is the default.
    pub chosen: bool,
    pub goes: Goes,
}

impl Counted {
    /// An answer that is on a page where everyone at the meeting may see it, and else off it. Whoever prints the page
    /// need not know whom somebody else chose.
    pub(super) fn on_page(said: &Said) -> Self {
        Self {
            speaker: said.speaker.clone(),
            sharing: said.sharing,
            who: None,
            chosen: said.sharing_chosen,
            goes: match said.sharing {
                Sharing::Meeting => Goes::In,
                Sharing::Chosen | Sharing::Me => Goes::OffPage,
            },
        }
    }
}

/// Whether this is an answer: something was said, or will be in person, or is not known.
pub(super) const fn is_answer(progress: Progress) -> bool {
    matches!(
        progress,
        Progress::Said | Progress::Instead(Instead::InPerson | Instead::DontKnow)
    )
}

/// How many answers for whom, in the order in which they are shown.
type Rows = BTreeMap<(SeenBy, Goes), usize>;

/// The summary, voice by voice in the order in which they come. `change` leads to where a voice's can be changed.
pub(super) fn of(
    answers: impl Iterator<Item = Counted>,
    change: impl Fn(&Speaker) -> Route,
) -> Vec<Seen> {
    let mut found: Vec<(Seen, Rows)> = Vec::new();
    for answer in answers {
        let known = found
            .iter()
            .position(|(seen, _)| seen.speaker.voice == answer.speaker.voice);
        let place = known.unwrap_or_else(|| {
            let seen = Seen {
                change: change(&answer.speaker),
                speaker: answer.speaker.clone(),
                rows: Vec::new(),
                unchosen: 0,
            };
            found.push((seen, Rows::new()));
            found.len() - 1
        });
        let Some((seen, rows)) = found.get_mut(place) else {
            continue;
        };
        if answer.sharing == Sharing::Me && !answer.chosen {
            seen.unchosen += 1;
        }
        let by = SeenBy::of(answer.sharing, answer.who.as_deref());
        *rows.entry((by, answer.goes)).or_default() += 1;
    }
    let found = found.into_iter().map(|(seen, rows)| Seen {
        rows: rows
            .into_iter()
            .map(|((by, goes), count)| SeenRow { by, count, goes })
            .collect(),
        ..seen
    });
    found.collect()
}

/// Adds how many answers are under the PIN of whom: all that can be told of them. They leave the phone in a
/// backup alone, and stay sealed in it.
pub(super) fn with_private(seen: &mut Vec<Seen>, open: &OpenBook, goes: Goes) {
    for voice in open.book.voices() {
        let count = open.book.private_answers(voice.id);
        if count == 0 {
            continue;
        }
        let row = SeenRow {
            by: SeenBy::Pin,
            count,
            goes,
        };
        match seen.iter_mut().find(|seen| seen.speaker.voice == voice.id) {
            Some(seen) => seen.rows.push(row),
            None => seen.push(Seen {
                speaker: Speaker::of(&voice, &open.book),
                rows: vec![row],
                unchosen: 0,
                change: Route::Private(open.id, voice.id),
            }),
        }
    }
}
