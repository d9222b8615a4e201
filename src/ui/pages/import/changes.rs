//! What a file would change, said before anything changes.

use super::{View, read, send};
use crate::{
    app::{
        exchange::event::Exchanged,
        view::{AnswerLine, Brings, Lost, LostWhat},
    },
    domain::made::MadeKind,
    i18n::Key,
    ui::{
        components::{El, Row, el, live, row},
        kit::{Ui, link},
    },
};

/// What it would change, before anything changes.
pub(super) fn changed(ui: Ui, view: View, brings: &Brings) -> Vec<El> {
    let mut parts = vec![el("h2", "").text(ui.t(Key::ImportBrings))];
    if brings.nothing {
        parts.push(el("p", "").text(ui.t(Key::ImportNothing)));
        return parts;
    }
    let quiet = brings.new.is_empty() && brings.changed.is_empty() && brings.differ.is_empty();
    let private = !brings.under.is_empty() || !brings.out.is_empty();
    if quiet && !private && brings.erased.is_empty() {
        parts.push(el("p", "").text(ui.t(Key::ImportOther)));
    }
    for (all, one, many) in [
        (&brings.new, Key::ImportNewOne, Key::ImportNewMany),
        (&brings.out, Key::ImportOutOne, Key::ImportOutMany),
    ] {
        let lines = all.iter().map(|(speaker, count)| {
            let key = if *count == 1 { one } else { many };
            let (name, count) = (ui.speaker(speaker), count.to_string());
            el("li", "").text(ui.with(key, &[("name", &name), ("count", &count)]))
        });
        if !all.is_empty() {
            parts.push(el("ul", "").child(lines.collect::<Vec<El>>()));
        }
    }
    for (key, lines) in [
        (Key::ImportChanged, &brings.changed),
        (Key::ImportDiffer, &brings.differ),
        (Key::ImportUnder, &brings.under),
    ] {
        if !lines.is_empty() {
            parts.push(el("p", "").text(ui.t(key)));
            parts.push(answers(ui, lines, false));
        }
    }
    if !brings.erased.is_empty() {
        let rows = brings.erased.iter().enumerate();
        let rows: Vec<El> = rows.map(|(n, lost)| keep(ui, view, n, lost)).collect();
        let legend = el("legend", "os-rows__legend").text(ui.t(Key::ImportErased));
        let rows = el("div", "os-rows").child(rows);
        parts.push(el("fieldset", "").child(legend).child(rows));
    }
    parts
}

/// Something that the file erases, to be kept or not.
fn keep(ui: Ui, view: View, place: usize, lost: &Lost) -> El {
    let id = lost.id;
    let label = match &lost.what {
        LostWhat::Words {
            short,
            unsaid,
            words,
        } => {
            let question = label(ui, short, *unsaid);
            let words = [("question", question.as_str()), ("words", words)];
            ui.with(Key::ImportErasedLine, &words)
        }
        LostWhat::Private(number) => {
            let number = number.to_string();
            ui.with(Key::ImportErasedPrivate, &[("number", &number)])
        }
        LostWhat::Pin => ui.t(Key::ImportErasedPin),
    };
    let shown = Row {
        control: "checkbox",
        class: "os-row os-row--box",
        id: format!("keep-{place}"),
        name: "keep".into(),
        face: None,
        label,
        hint: lost.speaker.as_ref().map(|speaker| ui.speaker(speaker)),
        checked: live(move || {
            read(view, |v| {
                let erased = v.brings.as_ref().map(|brings| &brings.erased);
                erased.is_some_and(|all| all.iter().any(|lost| lost.id == id && lost.kept))
            })
        }),
    };
    row(shown, move |yes| send(ui, Exchanged::KeepWords(id, yes)))
}

/// What an answer is called.
fn label(ui: Ui, short: &str, unsaid: Option<MadeKind>) -> String {
    let named = ui.words(|words| words.card(short, unsaid));
    if named.is_empty() {
        ui.t(Key::ShareAnAnswer)
    } else {
        named
    }
}

/// Answers by name, each with a way to its page where that is wanted and there is one.
pub(super) fn answers(ui: Ui, lines: &[AnswerLine], linked: bool) -> El {
    let rows = lines.iter().map(|line| {
        let question = label(ui, &line.short, line.unsaid);
        let name = ui.speaker(&line.speaker);
        let text = ui.with(Key::ImportLine, &[("name", &name), ("question", &question)]);
        match &line.route {
            Some(route) if linked => el("li", "").child(link(route.to_string(), text)),
            _ => el("li", "").text(text),
        }
    });
    el("ul", "").child(rows.collect::<Vec<El>>())
}
