//! All that the pictures show, and the meetings that they have no room for, as tables.

use crate::{
    app::view::{HistoryView, Strand},
    document::history as said,
    domain::item::ItemKind,
    i18n::{self, Key},
    ui::{
        components::{El, el},
        kit::Ui,
    },
};

/// There is nothing to put into a table.
pub(super) fn is_empty(view: &HistoryView) -> bool {
    view.topics.is_empty()
        && view.cards.is_empty()
        && view.rounds.iter().all(|round| round.agreed.is_empty())
}

pub(super) fn draw(ui: Ui, view: &HistoryView) -> El {
    let told = !(view.topics.is_empty() && view.cards.is_empty());
    let topics = told.then(|| topics(ui, view));
    let agreed = view.rounds.iter().any(|round| !round.agreed.is_empty());
    el("div", "os-stack")
        .child(topics)
        .child(agreed.then(|| agreement(ui, view)))
}

/// Wide tables move within themselves; the page does not.
fn frame(label: String, table: El) -> El {
    el("div", "os-table")
        .attr("role", "region")
        .attr("aria-label", label)
        .attr("tabindex", "0")
        .child(table)
}

fn head(scope: &'static str, words: String) -> El {
    el("th", "")
        .attr("scope", scope)
        .attr("dir", "auto")
        .text(words)
}

fn titled(caption: &str, heads: Vec<String>) -> El {
    let heads: Vec<El> = heads.into_iter().map(|words| head("col", words)).collect();
    el("table", "os-table__table")
        .child(el("caption", "").text(caption))
        .child(el("thead", "").child(el("tr", "").child(heads)))
}

fn topics(ui: Ui, view: &HistoryView) -> El {
    let caption = ui.t(Key::HistoryTopics);
    let mut heads = vec![ui.t(Key::HistoryTableWho)];
    let when = view
        .columns
        .iter()
        .map(|column| ui.words(|words| said::when(column.when, words)));
    heads.extend(when);
    let topics = view.topics.iter();
    let topics = topics.map(|line| body(ui, view, ui.t(i18n::topic(line.topic)), &line.strands));
    let cards =
        (!view.cards.is_empty()).then(|| body(ui, view, ui.t(Key::SortSorted), &view.cards));
    let bodies = topics.chain(cards);
    let table = titled(&caption, heads).child(bodies.collect::<Vec<_>>());
    frame(caption, table)
}

fn body(ui: Ui, view: &HistoryView, about: String, strands: &[Strand]) -> El {
    let span = (view.columns.len() + 1).to_string();
    let topic = head("rowgroup", about).attr("colspan", span);
    let rows = strands.iter().map(|strand| {
        let cells = (0..view.columns.len()).map(|column| {
            let said = ui.words(|words| said::cell(strand, column, words));
            let said = if said.is_empty() {
                ui.t(Key::HistoryNotSaid)
            } else {
                said
            };
            el("td", "").text(said)
        });
        let who = ui.words(|words| said::who(strand, words));
        el("tr", "")
            .child(head("row", who))
            .child(cells.collect::<Vec<_>>())
    });
    el("tbody", "")
        .child(el("tr", "os-table__group").child(topic))
        .child(rows.collect::<Vec<_>>())
}

fn agreement(ui: Ui, view: &HistoryView) -> El {
    let caption = ui.t(Key::PlanTitle);
    let heads = [
        Key::HistoryTableWhen,
        Key::HistoryTargets,
        Key::HistoryActions,
        Key::HistoryHelped,
    ];
    let rows = view
        .rounds
        .iter()
        .filter(|round| !round.agreed.is_empty())
        .map(|round| {
            let agreed = &round.agreed;
            let (when, cells) = ui.words(|words| {
                let cells = [
                    said::states(ItemKind::Target, &agreed.targets, words),
                    said::states(ItemKind::Action, &agreed.actions, words),
                    said::helped(&agreed.helped, words),
                ];
                (said::when(round.when, words), cells)
            });
            let cells = cells.map(|said| {
                let said = if said.is_empty() {
                    "–".to_owned()
                } else {
                    said
                };
                el("td", "").text(said)
            });
            el("tr", "")
                .child(head("row", when))
                .child(cells.into_iter().collect::<Vec<_>>())
        });
    let rows: Vec<El> = rows.collect();
    let table =
        titled(&caption, heads.map(|key| ui.t(key)).to_vec()).child(el("tbody", "").child(rows));
    frame(caption, table)
}
