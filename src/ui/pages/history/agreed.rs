//! What became of what was agreed, meeting by meeting: a mark for each target and action.

use crate::{
    app::view::{HistoryView, RoundLine},
    document::history as said,
    domain::item::{Helped, ItemKind, ItemState},
    i18n::Key,
    ui::{
        components::{El, Tick, el, tally},
        kit::Ui,
    },
};

/// So many meetings are drawn; the table has all of them.
const SHOWN: usize = 5;

pub(super) fn draw(ui: Ui, view: &HistoryView) -> Option<El> {
    let rounds = view.rounds.iter().rev();
    let rounds = rounds.filter(|round| !round.agreed.is_empty());
    let cards: Vec<El> = rounds.take(SHOWN).map(|round| card(ui, round)).collect();
    let title = el("h2", "").text(ui.t(Key::PlanTitle));
    (!cards.is_empty()).then(|| el("section", "os-stack").child(title).child(cards))
}

fn card(ui: Ui, round: &RoundLine) -> El {
    let when = ui.words(|words| said::when(round.when, words));
    let title = el("h3", "").text(when.clone());
    let agreed = &round.agreed;
    let line = |kind: Key, ticks: Vec<Tick>, words: String| {
        let kind = ui.t(kind);
        let values = [("kind", kind.as_str()), ("day", &when), ("words", &words)];
        let says = ui.with(Key::HistoryAltAgreed, &values);
        (!ticks.is_empty()).then(|| {
            el("div", "os-agreed")
                .child(el("p", "os-agreed__kind").text(kind))
                .child(tally(&ticks, says))
                .child(el("p", "os-soft").attr("aria-hidden", "true").text(words))
        })
    };
    let states = |kind, all: &[ItemState]| {
        let ticks = all.iter().map(|state| tick(*state)).collect::<Vec<_>>();
        (ticks, ui.words(|words| said::states(kind, all, words)))
    };
    let (targets, targets_say) = states(ItemKind::Target, &agreed.targets);
    let (actions, actions_say) = states(ItemKind::Action, &agreed.actions);
    let helped = agreed.helped.iter().map(|how| arrow(*how)).collect();
    let helped_say = ui.words(|words| said::helped(&agreed.helped, words));
    el("section", "os-card os-stack")
        .child(title)
        .child(line(Key::HistoryTargets, targets, targets_say))
        .child(line(Key::HistoryActions, actions, actions_say))
        .child(line(Key::HistoryHelped, helped, helped_say))
}

const fn tick(state: ItemState) -> Tick {
    match state {
        ItemState::Done => Tick::Done,
        ItemState::Partly => Tick::Partly,
        ItemState::NotDone => Tick::Not,
        ItemState::Open | ItemState::Later => Tick::Open,
    }
}

const fn arrow(how: Helped) -> Tick {
    match how {
        Helped::MuchBetter => Tick::MuchBetter,
        Helped::Better => Tick::Better,
        Helped::Same => Tick::Same,
        Helped::Worse => Tick::Worse,
        Helped::MuchWorse => Tick::MuchWorse,
    }
}
