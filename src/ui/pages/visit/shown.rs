//! A helper's notes on other pages: always apart, and always said to be theirs. And what of them goes into a file.

use crate::{
    app::{
        exchange::event::ForWhom,
        view::{NotesSent, VisitNote},
    },
    i18n::Key,
    ui::{
        components::{El, el},
        kit::Ui,
    },
};

/// The notes that may be shown. `level` is that of their heading.
pub(in crate::ui::pages) fn part(ui: Ui, level: &'static str, notes: &[VisitNote]) -> Vec<El> {
    let one = |note: &VisitNote| {
        let name = ui.speaker_in_a_sentence(&note.speaker);
        let day = ui.words(|words| words.day(note.day));
        let title = ui.with(Key::VisitShownTitle, &[("name", &name)]);
        let words = el("p", "os-words")
            .attr("dir", "auto")
            .text(note.words.clone());
        el("section", "os-visit-note")
            .child(el(level, "").attr("dir", "auto").text(title))
            .child(el("p", "os-soft").text(ui.with(Key::VisitShownDay, &[("day", &day)])))
            .child(words)
    };
    notes.iter().map(one).collect()
}

/// What of the visits goes into a file, and what stays out.
pub(in crate::ui::pages) fn sent(ui: Ui, whom: ForWhom, notes: NotesSent) -> Vec<El> {
    if notes.visits == 0 {
        return Vec::new();
    }
    let mut lines = Vec::new();
    let count = |one, many, count| ui.words(|words| words.count(one, many, count));
    lines.push(ui.t(match whom {
        ForWhom::Me | ForWhom::Family => Key::VisitShareAllFamily,
        ForWhom::Others => Key::VisitShareOthers,
    }));
    if notes.shown > 0 {
        let (one, many) = (Key::VisitShareInOne, Key::VisitShareInMany);
        lines.push(count(one, many, notes.shown));
    }
    if notes.kept > 0 {
        let (one, many) = (Key::VisitShareOutOne, Key::VisitShareOutMany);
        lines.push(count(one, many, notes.kept));
    }
    let line = |text: String| el("p", "").text(text);
    lines.into_iter().map(line).collect()
}
