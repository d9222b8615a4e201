//! What to talk about: tick it off, note the answer and who gave it, put it off.

use super::View;
use crate::{
    app::view::{AgendaAt, AgendaItem, Why},
    document,
    domain::{
        change::{Field, Value},
        ids::ItemId,
        item::{ItemKind, ItemPart, ItemState},
    },
    i18n::{self, Key},
    ui::{
        components::{
            El, FieldKind, Row, SymbolSize, details, el, feeling_pill, group, live, row, symbol,
        },
        kit::{face_of, gate, hash},
        pages::items::Desk,
    },
};
use leptos::prelude::*;

/// The field of what was added last.
const LAST: &str = "#agenda > li:last-child .os-field__input";

pub(super) fn draw(desk: Desk, view: View) -> El {
    let ui = desk.ui;
    // Drawn anew when something comes or goes, never while an answer is noted.
    let listed =
        gate(move || view.read(|v| hash(&v.agenda.iter().map(|i| &i.at).collect::<Vec<_>>())));
    let items = live(move || {
        listed.get();
        let now = untrack(|| view.read(|v| v.agenda.clone()));
        group(
            now.iter()
                .map(|item| draw_item(desk, view, item))
                .collect::<Vec<El>>(),
        )
    });
    let progress = view.words(move |v| match v.agenda.len() {
        0 => ui.t(Key::MeetNothing),
        total => ui.with(
            Key::MeetDone,
            &[
                ("count", &v.done.to_string()),
                ("total", &total.to_string()),
            ],
        ),
    });
    el("section", "os-stack")
        .child(el("h2", "").text(ui.t(Key::MeetAgenda)))
        .child(el("p", "").text(ui.t(Key::MeetAgendaLead)))
        .child(el("p", "os-soft").attr("role", "status").text(progress))
        .child(
            el("ol", "os-agenda")
                .attr("id", "agenda")
                .attr("role", "list")
                .child(items),
        )
        .child(desk.add("add-point", Key::MeetAddPoint, ItemKind::Point, LAST))
}

fn draw_item(desk: Desk, view: View, item: &AgendaItem) -> El {
    let ui = desk.ui;
    let key = hash(&item.at).to_string();
    let at = StoredValue::new(item.at.clone());
    let read = move |get: fn(&AgendaItem) -> String| {
        view.read(|v| at.with_value(|at| v.agenda.iter().find(|i| i.at == *at).map(get)))
            .unwrap_or_default()
    };
    let is = move |state: ItemState| {
        view.read(|v| at.with_value(|at| v.agenda.iter().any(|i| i.at == *at && i.state == state)))
    };
    let tick = |id: &str, label, state: ItemState| {
        let shown = Row {
            control: "checkbox",
            class: "os-row",
            id: format!("{id}-{key}"),
            name: "state".into(),
            face: None,
            label: ui.t(label),
            hint: None,
            checked: live(move || is(state)),
        };
        let target = desk.target(item.at.state());
        row(shown, move |yes| {
            let state = if yes { state } else { ItemState::Open };
            ui.send(target.says(Value::ItemState(state)));
        })
    };
    let words = |id: &str, label, kind, field, get: fn(&AgendaItem) -> String| {
        let id = format!("{id}-{key}");
        desk.words(id, ui.t(label), None, kind, desk.target(field), move || {
            read(get)
        })
    };
    let seen = item.seen.iter().map(|(speaker, feeling)| {
        let label = format!(
            "{}: {}",
            ui.speaker(speaker),
            ui.t(i18n::feeling(*feeling, speaker.role.audience()))
        );
        feeling_pill(face_of(*feeling), label)
    });
    let asked = match &item.at {
        AgendaAt::Item(_, id) => words(
            "point",
            Key::MeetPoint,
            FieldKind::Short,
            point(desk, *id),
            |i| i.text.clone(),
        ),
        AgendaAt::Answer(..) => el("p", "os-agenda__text")
            .attr("dir", "auto")
            .text(item.text.clone()),
    };
    let out = match &item.at {
        AgendaAt::Item(_, id) => {
            Some(desk.take_out(*id, move || read(|i| i.text.clone()), "#add-point"))
        }
        AgendaAt::Answer(..) => None,
    };
    let noted = el("div", "os-stack")
        .child(words(
            "note",
            Key::MeetNote,
            FieldKind::Short,
            item.at.note(),
            |i| i.note.clone(),
        ))
        .child(words(
            "from",
            Key::MeetFrom,
            FieldKind::Line,
            item.at.from(),
            |i| i.from.clone(),
        ));
    // Short until it is its turn.
    let is_noted = !(item.note.is_empty() && item.from.is_empty());
    let noted = details(ui.t(Key::MeetNoteIt), is_noted, noted);
    let head = format!("head-{key}");
    let inside = el("div", "os-stack")
        .attr("role", "group")
        .attr("aria-labelledby", head.clone())
        .child(heading(desk, item).attr("id", head))
        .child(asked)
        .child(el("p", "os-wrap").child(seen.collect::<Vec<_>>()))
        .child(
            el("div", "os-rows")
                .child(tick("talked", Key::MeetTalked, ItemState::Done))
                .child(tick("later", Key::MeetLater, ItemState::Later)),
        )
        .child(noted)
        .child(out);
    el("li", "os-card").child(inside)
}

fn point(desk: Desk, item: ItemId) -> Field {
    Field::Item(desk.at.round, item, ItemPart::What)
}

/// Whose it is and why it is here.
fn heading(desk: Desk, item: &AgendaItem) -> El {
    let ui = desk.ui;
    let why = ui.t(match item.why {
        Why::Matters => Key::MeetWhyMatters,
        Why::Asked => Key::MeetWhyAsked,
        Why::Differs => Key::MeetWhyDiffers,
        Why::Added => Key::MeetWhyAdded,
    });
    let noticed = item.noticed.as_ref();
    let noticed = noticed.map(|who| ui.words(|words| document::noticed(who, words)));
    let who = noticed.or_else(|| item.speaker.as_ref().map(|speaker| ui.speaker(speaker)));
    let parts = [Some(why), who].into_iter().flatten();
    let line = parts.collect::<Vec<_>>().join(" · ");
    let sign = (!item.symbol.is_empty()).then(|| symbol(&item.symbol, SymbolSize::Small));
    let short = ui.words(|words| words.card(&item.short, item.unsaid));
    let short = (!short.is_empty()).then(|| el("h3", "").text(short));
    el("div", "os-agenda__head").child(sign).child(
        el("div", "")
            .child(short)
            .child(el("p", "os-soft").attr("dir", "auto").text(line)),
    )
}
