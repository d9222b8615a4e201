//! Who can see what was said: one calm summary for each voice, before anything leaves the phone.

use crate::{
    app::view::{Goes, Seen, SeenBy, SeenRow, Speaker},
    i18n::Key,
    ui::{
        components::{El, el},
        kit::{Ui, link},
    },
};

/// The summary on a page that goes out: a card of its own. Nothing where nothing was said.
pub(super) fn card(ui: Ui, all: &[Seen]) -> Option<El> {
    let title = el("h2", "").text(ui.t(Key::QuestionSharing));
    (!all.is_empty()).then(|| {
        el("section", "os-card os-stack")
            .attr("id", "seen-by")
            .child(title)
            .child(summary(ui, all))
    })
}

/// One part for each voice.
pub(super) fn summary(ui: Ui, all: &[Seen]) -> Vec<El> {
    all.iter().map(|seen| voice(ui, seen)).collect()
}

fn voice(ui: Ui, seen: &Seen) -> El {
    let name = ui.words(|w| w.speaker_in_full(seen.speaker.role, &seen.speaker.name));
    let rows = seen.rows.iter().map(|row| {
        el("li", "")
            .attr("dir", "auto")
            .text(line(ui, &seen.speaker, row))
    });
    let unchosen = (seen.unchosen > 0).then(|| {
        let (one, many) = (Key::SeenUnchosenOne, Key::SeenUnchosenMany);
        let text = ui.words(|words| words.count(one, many, seen.unchosen));
        el("p", "os-soft").text(text)
    });
    let about = ui.with(
        Key::SeenChangeAbout,
        &[("name", &ui.speaker_in_a_sentence(&seen.speaker))],
    );
    let change = link(seen.change.to_string(), ui.t(Key::SeenChange)).attr("aria-label", about);
    el("div", "os-stack os-stack--tight")
        .child(el("h3", "os-ask").attr("dir", "auto").text(name))
        .child(el("ul", "").child(rows.collect::<Vec<El>>()))
        .child(unchosen)
        .child(change)
}

/// Who can see so many answers, and what becomes of them here.
fn line(ui: Ui, speaker: &Speaker, row: &SeenRow) -> String {
    let (one, many, who) = match &row.by {
        SeenBy::Meeting => (Key::SeenMeetingOne, Key::SeenMeetingMany, ""),
        SeenBy::Chosen(None) => (Key::SeenSomeOne, Key::SeenSomeMany, ""),
        SeenBy::Chosen(Some(who)) if who.is_empty() => {
            (Key::SeenUnnamedOne, Key::SeenUnnamedMany, "")
        }
        SeenBy::Chosen(Some(who)) => (Key::SeenChosenOne, Key::SeenChosenMany, who.as_str()),
        SeenBy::Me => (Key::SeenMeOne, Key::SeenMeMany, ""),
        SeenBy::Pin => (Key::SeenPinOne, Key::SeenPinMany, ""),
    };
    let key = if row.count == 1 { one } else { many };
    let (count, name) = (row.count.to_string(), ui.speaker_in_a_sentence(speaker));
    let seen = ui.with(key, &[("who", who), ("name", &name), ("count", &count)]);
    let goes = match row.goes {
        Goes::In => return seen,
        Goes::IfTicked => Key::SeenIfTicked,
        Goes::OffPage => Key::SeenOffPage,
        Goes::OffFile => Key::SeenOffFile,
    };
    [&seen, " ", &ui.t(goes)].concat()
}
