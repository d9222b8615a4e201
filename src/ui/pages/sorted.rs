//! What a young person sorted, on the pages that show what was said: the piles in a bubble, under the name and
//! above how it was taken down.

use crate::{
    app::view::{Said, Sorted},
    domain::{card::Pile, question::Audience},
    i18n::{self, Key},
    ui::{
        components::{El, SymbolSize, el, feeling_pill, said, symbol},
        kit::{Ui, face_of},
    },
};

use super::{bubble::voice_of, made};

/// The heading of the part, and a bubble for each way in which cards were taken down; nothing where there are none.
pub(super) fn part(ui: Ui, heading: &'static str, sorted: &[Sorted]) -> Option<El> {
    let bubbles: Vec<El> = sorted.iter().map(|sorted| bubble(ui, sorted)).collect();
    (!bubbles.is_empty()).then(|| {
        el("section", "os-stack")
            .child(el(heading, "").text(ui.t(Key::SortSorted)))
            .child(bubbles)
    })
}

/// The piles of one bubble.
pub(super) fn bubble(ui: Ui, sorted: &Sorted) -> El {
    let Sorted {
        speaker,
        how,
        taken_by,
        piles,
    } = sorted;
    let mut inside: Vec<El> = piles
        .iter()
        .map(|(pile, cards)| one(ui, *pile, cards))
        .collect();
    if piles
        .iter()
        .flat_map(|(_, cards)| cards)
        .any(|card| card.versions > 1)
    {
        inside.push(el("p", "os-said__how").text(ui.t(Key::PackTwice)));
    }
    let how = ui.words(|words| words.taken(*how, taken_by, speaker.role, &speaker.name));
    inside.push(el("p", "os-said__how").attr("dir", "auto").text(how));
    said(
        ui.speaker(speaker),
        voice_of(speaker.role),
        Vec::<El>::new(),
        inside,
    )
}

/// The picture of a card: its symbol, or what the young person drew or photographed for it; a pencil until then.
pub(super) fn picture(ui: Ui, card: &Said) -> El {
    let is_said = card.unsaid().is_some();
    let mut own = card.made.iter();
    if let Some(own) = own.find_map(|made| made::picture(ui, made, is_said)) {
        return own;
    }
    let name = match card.heading.symbol.as_str() {
        "" => "my-work",
        name => name,
    };
    symbol(name, SymbolSize::Small)
}

/// What a card is called: by its words, or else by what it shows.
pub(super) fn name_of(ui: Ui, card: &Said) -> String {
    ui.words(|words| words.card(&card.heading.short, card.unsaid()))
}

fn one(ui: Ui, pile: Pile, cards: &[Said]) -> El {
    let label = ui.t(i18n::pile(pile));
    let title = match pile {
        Pile::Feeling(feeling) => {
            let label = i18n::feeling(feeling, Audience::YoungPerson);
            feeling_pill(face_of(feeling), ui.t(label))
        }
        Pile::Instead(_) => el("b", "").text(label),
    };
    let cards = cards.iter().map(|card| {
        let star = if card.matters { " ★" } else { "" };
        let words = [&name_of(ui, card), star].concat();
        el("li", "os-sorted__card")
            .child(picture(ui, card))
            .child(el("span", "").attr("dir", "auto").text(words))
    });
    el("div", "os-sorted")
        .child(el("p", "os-said__part").child(title))
        .child(
            el("ul", "os-sorted__cards")
                .attr("role", "list")
                .child(cards.collect::<Vec<El>>()),
        )
}
