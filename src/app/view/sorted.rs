//! What a young person sorted, as every page shows it: on its piles, under how it was taken down.

use super::said::{Said, Speaker};
use crate::domain::{answer::HowTaken, card::Pile};

/// Cards of one voice that were taken down in the same way. What somebody else noticed never stands among the
/// voice's own.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Sorted {
    /// Who sorted them.
    pub speaker: Speaker,
    /// How they were taken down.
    pub how: Option<HowTaken>,
    /// By whom.
    pub taken_by: String,
    /// The piles that hold a card, in their order. A card that two phones put on different piles is on both.
    pub piles: Vec<(Pile, Vec<Said>)>,
}

/// Puts cards on their piles.
pub(super) fn grouped(cards: Vec<Said>) -> Vec<Sorted> {
    let mut groups: Vec<(Sorted, Vec<Said>)> = Vec::new();
    for card in cards {
        let same = |group: &&mut (Sorted, Vec<Said>)| {
            let sorted = &group.0;
            let how = (&sorted.how, &sorted.taken_by) == (&card.how, &card.taken_by);
            how && sorted.speaker == card.speaker
        };
        if let Some((_, cards)) = groups.iter_mut().find(same) {
            cards.push(card);
            continue;
        }
        let sorted = Sorted {
            speaker: card.speaker.clone(),
            how: card.how,
            taken_by: card.taken_by.clone(),
            piles: Vec::new(),
        };
        groups.push((sorted, vec![card]));
    }
    let groups = groups.into_iter().map(|(sorted, cards)| Sorted {
        piles: piles(&cards),
        ..sorted
    });
    groups.collect()
}

/// The piles that hold a card.
pub(super) fn piles(cards: &[Said]) -> Vec<(Pile, Vec<Said>)> {
    let piles = Pile::all().map(|pile| {
        let here = cards
            .iter()
            .filter(|card| card.piles().any(|on| on == pile));
        (pile, here.cloned().collect::<Vec<Said>>())
    });
    piles.filter(|(_, cards)| !cards.is_empty()).collect()
}
