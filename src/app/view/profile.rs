//! The one page about the young person: what was said to each prompt, with the young person's own words first.

use super::{
    Page,
    me::{asked, pages, said_to},
    pack,
    rounds::{Ready, RoundAt, RoundView},
    said::{Said, Speaker, naming},
    seen::{self, Counted, Seen},
};
use crate::{
    app::{
        model::{Model, OpenBook},
        route::Route,
    },
    domain::{
        answer::{HowTaken, Part, Progress, Sharing},
        ids::{RoundId, VoiceId},
        profile::{Colour, Picture},
        time::Day,
        voice::Role,
    },
};

/// The one page about the young person.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ProfileView {
    /// Which round.
    pub at: RoundAt,
    /// What the young person is called; empty until they have a name.
    pub name: String,
    /// The colour that they chose.
    pub colour: Option<Colour>,
    /// The picture that they chose. A photo of their own would stand here.
    pub picture: Option<Picture>,
    /// What was said, prompt by prompt; only what everyone at the meeting may see.
    pub boxes: Vec<ProfileBox>,
    /// Who can see what each voice said, and how much of it stays out. Shown beside the page, never in it.
    pub seen: Vec<Seen>,
    /// Where each voice writes.
    pub pages: Vec<(Speaker, Route)>,
    /// The day on which the page was made.
    pub made: Option<Day>,
    /// The voice that writes here.
    pub by: Option<VoiceId>,
    /// This tab may write.
    pub can_write: bool,
    /// All of it is frozen and durable: it may be printed.
    pub ready: Ready,
}

/// One prompt on the page.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ProfileBox {
    /// Its heading, in the young person's own voice.
    pub title: String,
    /// Its symbol's name.
    pub symbol: String,
    /// The young person's own words.
    pub own: Vec<Said>,
    /// What somebody noticed, which is no word of theirs.
    pub noticed: Vec<Said>,
    /// What others say.
    pub others: Vec<Said>,
}

/// The one page about the young person.
pub(super) fn page(model: &Model, open: &OpenBook, round: RoundId) -> Page {
    let me = match asked(model) {
        Ok(me) => me,
        Err(page) => return *page,
    };
    let voices = open.book.voices();
    let mut counted: Vec<Counted> = Vec::new();
    let mut boxes = Vec::new();
    for prompt in &me.prompts {
        let mut found = ProfileBox {
            title: prompt.title.render(&naming(open)),
            symbol: prompt.symbol.clone(),
            own: Vec::new(),
            noticed: Vec::new(),
            others: Vec::new(),
        };
        for voice in &voices {
            let said = said_to(model, prompt, open, round, voice);
            if said.progress != Progress::Said {
                continue;
            }
            counted.push(Counted::on_page(&said));
            if !pack::belongs(&said) {
                continue;
            }
            match (voice.role, said.how) {
                (Role::YoungPerson, Some(HowTaken::Observed)) => found.noticed.push(said),
                (Role::YoungPerson, _) => found.own.push(said),
                _ => found.others.push(said),
            }
        }
        if !(found.own.is_empty() && found.noticed.is_empty() && found.others.is_empty()) {
            boxes.push(found);
        }
    }
    RoundView::Profile(ProfileView {
        at: RoundAt::of(open, round),
        name: open.book.name(),
        colour: open.book.colour(),
        picture: open.book.picture(),
        boxes,
        seen: seen::of(counted.into_iter(), |speaker| {
            Route::Me(open.id, speaker.voice)
        }),
        pages: pages(open, None),
        made: model.today,
        by: open.sitting_voice(),
        can_write: open.is_writer(),
        ready: Ready(open.may_be_given()),
    })
    .page()
}

/// Whether there is something on the page that everyone at the meeting may see.
pub(super) fn is_shown(open: &OpenBook) -> bool {
    let voices = open.book.voices();
    let mut said = open.book.about_me(open.round);
    said.any(|(voice, question, part)| {
        let role = voices.iter().find(|known| known.id == voice);
        let answer = open.book.answer(open.round, voice, question);
        Part::SAID.contains(&part)
            && role.is_some_and(|voice| answer.seen_by(voice.role) == Sharing::Meeting)
    })
}
