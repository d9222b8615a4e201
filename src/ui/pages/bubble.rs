//! What somebody said, as a bubble: on the pages that show answers and not the question.

use super::made;
use crate::{
    app::view::Said,
    document,
    domain::{answer::Feeling, voice::Role},
    i18n::{self, Key},
    ui::{
        components::{El, SymbolSize, Voice, el, feeling_pill, said, symbol},
        kit::{Ui, face_of},
    },
};

/// Whose colour a bubble wears.
pub(super) const fn voice_of(role: Role) -> Voice {
    match role {
        Role::YoungPerson => Voice::Young,
        Role::Parent | Role::Relative => Voice::Parent,
        Role::Worker | Role::Advocate => Voice::Other,
    }
}

/// How the words of an answer were taken down, and whether they were read back.
pub(super) fn how_taken(ui: Ui, said: &Said) -> String {
    ui.words(|words| document::taken_down(said, words))
}

/// Everything that was said in one answer, as a bubble. `how` stands under the words.
pub(super) fn said_bubble(ui: Ui, answer: &Said, how: String, more: Option<El>) -> El {
    let audience = answer.speaker.role.audience();
    let pill = |feeling: &Feeling| {
        feeling_pill(face_of(*feeling), ui.t(i18n::feeling(*feeling, audience)))
    };
    let feeling: Vec<El> = answer.feeling.iter().map(pill).collect();
    let mut inside = Vec::new();
    if !answer.picked.is_empty() {
        let cards = answer.picked.iter().map(|card| {
            el("li", "os-chosen__card")
                .child(card.picture().map(|name| symbol(name, SymbolSize::Small)))
                .child(el("span", "").attr("dir", "auto").text(card.words.clone()))
        });
        let list = el("ul", "os-chosen__list")
            .attr("role", "list")
            .attr("aria-label", ui.t(Key::LevelPicked));
        inside.push(list.child(cards.collect::<Vec<El>>()));
    }
    let mut part = |label: Option<Key>, text: &str| {
        if text.trim().is_empty() {
            return;
        }
        if let Some(label) = label {
            inside.push(el("p", "os-said__part").child(el("b", "").text(ui.t(label))));
        }
        let words = el("blockquote", "os-said__text os-words")
            .attr("dir", "auto")
            .text(text);
        inside.push(words);
    };
    part(None, &answer.words);
    part(Some(Key::PackBetter), &answer.better);
    part(Some(Key::PackToAsk), &answer.ask);
    for made in &answer.made {
        inside.push(made::whole(ui, made));
    }
    for chosen in &answer.instead {
        inside.push(el("p", "os-said__part").text(ui.t(i18n::instead(*chosen))));
    }
    if answer.matters {
        let marked = ["★ ", &ui.t(Key::PackMarked)].concat();
        inside.push(el("p", "os-said__part").text(marked));
    }
    if answer.versions > 1 {
        inside.push(el("p", "os-said__how").text(ui.t(Key::PackTwice)));
    }
    inside.push(el("p", "os-said__how").attr("dir", "auto").text(how));
    inside.extend(more);
    // What somebody noticed stands apart: not under the name, and not in the colour, of the one it is about.
    let noticed = ui.words(|words| document::noticed_by(answer, words));
    let voice = match noticed {
        Some(_) => Voice::Noticed,
        None => voice_of(answer.speaker.role),
    };
    let name = noticed.unwrap_or_else(|| ui.speaker(&answer.speaker));
    said(name, voice, feeling, inside)
}
