//! How each topic was going: a card for each, a line of faces for each person.

use super::sign_of;
use crate::{
    app::view::{Column, HistoryView, Moved, Place, Strand, Told, TopicLine},
    document::history as said,
    i18n::{self, Key},
    ui::{
        components::{El, Face, Sign, SymbolSize, Track, details, el, face, sign, symbol, track},
        kit::{Ui, face_of},
        pages::bubble::voice_of,
    },
};

pub(super) fn draw(ui: Ui, view: &HistoryView) -> Option<El> {
    if view.topics.is_empty() && view.cards.is_empty() {
        return None;
    }
    let compared = view.told == Told::Compared;
    let groups = Moved::ALL.into_iter().filter_map(|moved| {
        let topics = view.topics.iter().filter(|topic| topic.moved == moved);
        let cards: Vec<El> = topics.filter_map(|line| card(ui, view, line)).collect();
        (!cards.is_empty()).then(|| {
            if compared {
                titled(ui, moved, cards)
            } else {
                el("div", "os-stack").child(cards)
            }
        })
    });
    let older = view.first_shown();
    let older = (older > 0).then(|| {
        let shown = (view.columns.len() - older).to_string();
        el("p", "os-soft").text(ui.with(Key::HistoryOlder, &[("count", &shown)]))
    });
    let groups: Vec<El> = groups.collect();
    let all = el("section", "os-stack os-stack--loose")
        .child(
            el("div", "os-stack os-stack--tight")
                .child(el("h2", "").text(ui.t(Key::HistoryTopics)))
                .child(key(ui))
                .child(older),
        )
        .child(groups)
        .child(sorted(ui, view));
    Some(all)
}

/// The cards that were sorted: those that can be compared, then the others, folded.
fn sorted(ui: Ui, view: &HistoryView) -> Option<El> {
    let from = view.first_shown();
    let columns = view.columns.get(from..)?;
    let about = ui.t(Key::SortSorted);
    let shown = view.cards.iter().filter(|card| card.is_told(from));
    let (compared, once): (Vec<&Strand>, Vec<&Strand>) =
        shown.partition(|card| card.moved != Moved::Unknown);
    let draw = |cards: &[&Strand]| {
        let rows = cards.iter().map(|card| row(ui, view, &about, card));
        let rows: Vec<El> = rows.collect();
        (!rows.is_empty()).then(|| {
            el("section", "")
                .attr(
                    "class",
                    ["os-card os-then os-then--", width(columns.len())].concat(),
                )
                .child(heads(ui, columns))
                .child(rows)
        })
    };
    if compared.is_empty() && once.is_empty() {
        return None;
    }
    let folded = match view.told {
        Told::Compared => draw(&once).map(|card| titled(ui, Moved::Unknown, vec![card])),
        Told::Nothing | Told::Once => draw(&once),
    };
    Some(
        el("section", "os-stack")
            .attr("id", "sorted-cards")
            .child(el("h3", "").text(about.clone()))
            .child(draw(&compared))
            .child(folded),
    )
}

/// How to read the pictures.
fn key(ui: Ui) -> El {
    let faces = [
        (Face::Well, Key::HistoryWell),
        (Face::Mixed, Key::HistoryMixed),
        (Face::NotWell, Key::HistoryNotWell),
        (Face::Unsure, Key::HistoryUnsure),
    ];
    let faces = faces.map(|(which, words)| {
        el("li", "os-key__face")
            .child(face(which))
            .child(el("span", "").text(ui.t(words)))
    });
    el("div", "os-key")
        .child(el("p", "os-soft").text(ui.t(Key::HistoryKey)))
        .child(
            el("ul", "os-key__faces")
                .attr("role", "list")
                .child(faces.into_iter().collect::<Vec<_>>()),
        )
}

/// The topics that went one way, under its name. What cannot be compared is folded.
fn titled(ui: Ui, moved: Moved, cards: Vec<El>) -> El {
    let (title, hint) = match moved {
        Moved::Better => (Key::HistoryBetter, None),
        Moved::Worse => (Key::HistoryWorse, None),
        Moved::Both => (Key::HistoryBoth, None),
        Moved::Same => (Key::HistorySame, None),
        Moved::Unknown => (Key::HistoryOnce, Some(Key::HistoryOnceHint)),
    };
    if let Some(hint) = hint {
        let hint = el("p", "os-soft").text(ui.t(hint));
        let inside = el("div", "os-stack").child(hint).child(cards);
        return details(ui.t(title), false, inside);
    }
    let head = el("h3", "os-then__group")
        .child(sign(sign_of(moved)))
        .child(el("span", "").text(ui.t(title)));
    el("section", "os-stack").child(head).child(cards)
}

/// One topic; none where nothing of it is in the columns that are shown.
fn card(ui: Ui, view: &HistoryView, line: &TopicLine) -> Option<El> {
    let from = view.first_shown();
    let columns = view.columns.get(from..)?;
    let strands = line.strands.iter().filter(|strand| strand.is_told(from));
    let about = ui.t(i18n::topic(line.topic));
    let rows: Vec<El> = strands
        .map(|strand| row(ui, view, &about, strand))
        .collect();
    if rows.is_empty() {
        return None;
    }
    let apart = match (line.apart_before(), line.apart_now()) {
        (Some(true), Some(true)) => Some(Key::HistoryApartStill),
        (_, Some(true)) => Some(Key::HistoryApartNow),
        (Some(true), Some(false)) => Some(Key::HistoryApartBefore),
        _ => None,
    };
    let apart = apart.map(|key| {
        el("p", "os-then__apart")
            .child(sign(if line.apart_now() == Some(true) {
                Sign::Apart
            } else {
                Sign::Same
            }))
            .child(el("span", "").text(ui.t(key)))
    });
    // Under the name of its group, where that is a heading.
    let grouped = view.told == Told::Compared && line.moved != Moved::Unknown;
    let title = el(if grouped { "h4" } else { "h3" }, "os-then__title").text(about);
    let head = el("div", "os-then__head")
        .child(symbol(line.topic.name(), SymbolSize::Small))
        .child(el("div", "").child(title).child(apart));
    let card = el("section", "")
        .attr(
            "class",
            ["os-card os-then os-then--", width(columns.len())].concat(),
        )
        .child(head)
        .child(heads(ui, columns))
        .child(rows);
    Some(card)
}

/// The number of columns, as the styles call it.
const fn width(columns: usize) -> &'static str {
    match columns {
        0 | 1 => "1",
        2 => "2",
        3 => "3",
        4 => "4",
        _ => "5",
    }
}

/// When: heard with each face, so seen only.
fn heads(ui: Ui, columns: &[Column]) -> El {
    let heads = columns.iter().map(|column| {
        let place = match column.place {
            Place::Now => Some(Key::HistoryNow),
            Place::Before => Some(Key::HistoryBefore),
            Place::Earlier => None,
        };
        el("span", "os-then__when")
            .child(place.map(|key| el("b", "").text(ui.t(key))))
            .child(el("span", "").text(ui.words(|words| said::when(column.when, words))))
    });
    el("div", "os-then__row os-then__row--heads")
        .attr("aria-hidden", "true")
        .child(el("div", ""))
        .child(el("div", "os-then__cells").child(heads.collect::<Vec<_>>()))
}

/// One person, on one question.
fn row(ui: Ui, view: &HistoryView, about: &str, strand: &Strand) -> El {
    let from = view.first_shown();
    let cells = strand.cells.get(from..).unwrap_or_default();
    let drawn = track(&Track {
        voice: voice_of(strand.speaker.role),
        faces: cells
            .iter()
            .map(|cell| cell.iter().map(|mark| face_of(mark.feeling)).collect())
            .collect(),
        says: ui.words(|words| said::strand(about, strand, &view.columns, from, words)),
    });
    let below = cells.iter().map(|cell| {
        let each = cell
            .iter()
            .map(|mark| ui.words(|words| said::in_short(*mark, words)));
        let each: Vec<String> = each.collect();
        let words = if each.is_empty() {
            "–".to_owned()
        } else {
            each.join(" / ")
        };
        el("span", "os-then__word").text(words)
    });
    let name = ui.speaker(&strand.speaker);
    let note = strand.is_observed().then(|| {
        let name = ui.speaker_in_a_sentence(&strand.speaker);
        el("p", "os-then__note").text(ui.with(Key::HistoryObservedNote, &[("name", &name)]))
    });
    let asked = ui.words(|words| said::asked(strand, words));
    let asked = (!asked.is_empty()).then(|| el("span", "os-then__asked").text(asked));
    let who = el("p", "os-then__who")
        .child(el("b", "").attr("dir", "auto").text(name))
        .child(asked);
    let picture = el("div", "os-then__picture").child(drawn).child(
        el("div", "os-then__cells os-then__cells--words")
            .attr("aria-hidden", "true")
            .child(below.collect::<Vec<_>>()),
    );
    let class = voice_of(strand.speaker.role).colours();
    el("div", "")
        .attr("class", ["os-then__row ", class].concat())
        .child(who)
        .child(picture)
        .child(note)
}
