//! The next meeting in one card.

use super::el::{El, Live, el, live};
use std::sync::Arc;

/// The next meeting. A line that is empty is not shown.
pub struct MeetingCard {
    /// What kind of meeting, and where: "SEN support meeting · Oakfield School".
    pub kind: Live<String>,
    /// How long there is, in words: "In 23 days". Stands large.
    pub left: Live<String>,
    /// The day and the time.
    pub when: Live<String>,
    /// What to do by when.
    pub note: Live<String>,
}

/// Draws the card, with a link to change it.
pub fn meeting_card(card: MeetingCard, link: El) -> El {
    el("section", "os-meeting")
        .child(el("p", "os-meeting__kind").text(card.kind))
        .child(el("h2", "os-meeting__left").text(card.left))
        .child(line("os-meeting__when", card.when))
        .child(line("os-meeting__note", card.note))
        .child(link)
}

fn line(class: &'static str, words: Live<String>) -> El {
    let read = Arc::clone(&words);
    let hidden = live(move || {
        let empty = read.lock().is_ok_and(|mut read| (*read)().is_empty());
        empty.then(String::new)
    });
    el("p", class).live_attr("hidden", hidden).text(words)
}
