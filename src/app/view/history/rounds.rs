//! The meetings of a book, and what became of what was agreed there.

use super::When;
use crate::{
    app::{model::OpenBook, view::RoundAt},
    domain::{
        item::{Helped, Item, ItemKind, ItemState},
        round::RoundKind,
    },
};

/// A meeting.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct RoundLine {
    /// Which, with its day and the way to its pages.
    pub at: RoundAt,
    /// When it was, in short.
    pub when: When,
    /// What kind.
    pub kind: Option<RoundKind>,
    /// How many answers everyone at the meeting may see.
    pub answers: usize,
    /// What was agreed there.
    pub agreed: Agreed,
}

/// How far it is with what was agreed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Agreed {
    /// How far each target is: reached first, open last.
    pub targets: Vec<ItemState>,
    /// How far each action is, in the same order.
    pub actions: Vec<ItemState>,
    /// Whether it helped, where that was said: much better first.
    pub helped: Vec<Helped>,
}

impl Agreed {
    /// The states in the order in which they are shown.
    pub const STATES: [ItemState; 4] = [
        ItemState::Done,
        ItemState::Partly,
        ItemState::NotDone,
        ItemState::Open,
    ];

    /// Nothing was agreed yet.
    pub const fn is_empty(&self) -> bool {
        self.targets.is_empty() && self.actions.is_empty()
    }

    /// How many actions are done.
    pub fn done(&self) -> usize {
        let done = |state: &&ItemState| **state == ItemState::Done;
        self.actions.iter().filter(done).count()
    }
}

pub(super) fn line(open: &OpenBook, at: RoundAt, when: When, answers: usize) -> RoundLine {
    let written = |kind| {
        let items = open.book.items(at.round, kind);
        items.into_iter().filter(is_written).collect::<Vec<_>>()
    };
    let (targets, actions) = (written(ItemKind::Target), written(ItemKind::Action));
    let each = || targets.iter().chain(&actions);
    let helped = Helped::ALL.into_iter().rev().flat_map(|how| {
        let so = each().filter(move |item| item.helped == Some(how));
        so.map(move |_| how)
    });
    RoundLine {
        at,
        when,
        kind: open.book.round(at.round).kind,
        answers,
        agreed: Agreed {
            helped: helped.collect(),
            targets: states(&targets),
            actions: states(&actions),
        },
    }
}

/// A row that was added and left empty says nothing yet.
fn is_written(item: &Item) -> bool {
    !item.what.is_empty() || item.state != ItemState::Open || item.helped.is_some()
}

fn states(items: &[Item]) -> Vec<ItemState> {
    let all = Agreed::STATES.into_iter().flat_map(|state| {
        let so = items.iter().filter(move |item| shown(item.state) == state);
        so.map(move |_| state)
    });
    all.collect()
}

/// What was put off is open.
const fn shown(state: ItemState) -> ItemState {
    match state {
        ItemState::Later => ItemState::Open,
        other => other,
    }
}
