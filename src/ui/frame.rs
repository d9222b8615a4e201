//! What stands above every page when there is something to say: words that are not saved, another
//! tab that writes, a new version that waits.

use super::{
    components::{
        ButtonKind, El, NoticeKind, busy_button, button, details, el, live, nothing, notice,
    },
    kit::{Ui, gate, hash},
};
use crate::{
    app::{
        event::{Event, StoreTrouble},
        view::{Elsewhere, Frame, View},
    },
    i18n::Key,
};
use leptos::prelude::*;

/// What happened, and what to do; where nothing was written, what could not be read.
pub const fn trouble_words(trouble: StoreTrouble, reading: bool) -> (Key, Key) {
    match trouble {
        StoreTrouble::Lost if reading => (Key::TroubleRead, Key::TroubleReadDo),
        StoreTrouble::NotHere if reading => (Key::TroubleNotAllHere, Key::TroubleNotAllHereDo),
        StoreTrouble::None => (Key::TroubleNone, Key::TroubleNoneDo),
        StoreTrouble::Full => (Key::TroubleFull, Key::TroubleFullDo),
        StoreTrouble::Lost => (Key::TroubleLost, Key::TroubleLostDo),
        StoreTrouble::OtherTab => (Key::TroubleOtherTab, Key::TroubleOtherTabDo),
        StoreTrouble::Locked => (Key::TroubleLocked, Key::TroubleLockedDo),
        StoreTrouble::Newer => (Key::TroubleNewer, Key::TroubleNewerDo),
        StoreTrouble::Damaged => (Key::TroubleDamaged, Key::TroubleDamagedDo),
        StoreTrouble::NotHere => (Key::TroubleNotHere, Key::TroubleNotHereDo),
    }
}

/// The notices above the page.
pub fn notices(ui: Ui, view: RwSignal<Option<View>>) -> El {
    let of = move |read: fn(&Frame) -> AnyFrame| {
        view.with(|v| v.as_ref().map_or(AnyFrame::Nothing, |v| read(&v.frame)))
    };
    let draw = move |part: AnyFrame| match part {
        AnyFrame::Nothing => nothing(),
        AnyFrame::Trouble(why, unsaved, words) => trouble(ui, (why, unsaved, words), view),
        AnyFrame::Elsewhere(there) => other_tab(ui, there),
        AnyFrame::Update => new_version(ui),
    };
    let parts: [fn(&Frame) -> AnyFrame; 3] = [
        |f| {
            let trouble = f.trouble.as_ref();
            trouble.map_or(AnyFrame::Nothing, |t| {
                AnyFrame::Trouble(t.why, t.unsaved, !t.words.is_empty())
            })
        },
        |f| f.elsewhere.map_or(AnyFrame::Nothing, AnyFrame::Elsewhere),
        |f| {
            if f.update_ready {
                AnyFrame::Update
            } else {
                AnyFrame::Nothing
            }
        },
    ];
    // An alert that is drawn anew is said anew: only what changed is.
    let parts = parts.into_iter().map(|read| {
        let said = gate(move || hash(&of(read)));
        live(move || {
            said.get();
            draw(untrack(|| of(read)))
        })
    });
    let parts: Vec<_> = parts.collect();
    el("section", "os-notices")
        .attr("aria-label", ui.t(Key::AppNotices))
        .child(parts)
}

/// One of the things that may have to be said.
#[derive(Hash)]
enum AnyFrame {
    Nothing,
    /// Why, whether something is not saved, and whether there are words to rescue.
    Trouble(StoreTrouble, bool, bool),
    Elsewhere(Elsewhere),
    Update,
}

fn trouble(
    ui: Ui,
    (why, unsaved, has_words): (StoreTrouble, bool, bool),
    view: RwSignal<Option<View>>,
) -> AnyView {
    let (what, todo) = trouble_words(why, !unsaved);
    // The words change with every key; the alert around them must not be said anew for that.
    let words = live(move || {
        let words = |v: &View| v.frame.trouble.as_ref().map(|t| t.words.clone());
        view.with(|v| v.as_ref().and_then(words))
            .unwrap_or_default()
    });
    let copied = live(move || {
        let copied = view.with(|v| v.as_ref()?.frame.trouble.as_ref()?.copied);
        let (what, todo) = match copied {
            Some(true) => (Key::TroubleCopied, Key::TroubleCopiedDo),
            Some(false) => (Key::TroubleNotCopied, Key::TroubleNotCopiedDo),
            None => return String::new(),
        };
        [ui.t(what), ui.t(todo)].join(" ")
    });
    let press = |id, label, event: fn() -> Event| {
        button(ButtonKind::Quiet, id, ui.t(label), move || ui.send(event()))
    };
    let rescue = has_words.then(|| {
        let buttons = el("div", "os-wrap")
            .child(press("retry", Key::TroubleAgain, || Event::Retry))
            .child(press("copy-words", Key::TroubleCopy, || Event::CopyWords));
        let words = el("p", "os-words").attr("dir", "auto").text(words);
        let copied = el("p", "").attr("role", "status").text(copied);
        vec![
            buttons,
            copied,
            details(ui.t(Key::TroubleWords), false, words),
        ]
    });
    // A face, a card or a recording is no words, and waits to be saved all the same.
    let again = (unsaved || matches!(why, StoreTrouble::Lost | StoreTrouble::NotHere))
        .then(|| vec![press("retry", Key::TroubleAgain, || Event::Retry)]);
    notice(
        NoticeKind::Problem,
        ui.t(what),
        ui.t(todo),
        rescue.or(again),
    )
    .done()
}

fn other_tab(ui: Ui, there: Elsewhere) -> AnyView {
    let label = if there.asked {
        Key::ElsewhereMoving
    } else {
        Key::ElsewhereMove
    };
    let press = move || ui.send(Event::TakeOver(there.book));
    let more = busy_button(
        ButtonKind::Quiet,
        "take-over",
        ui.t(label),
        move || there.asked,
        press,
    );
    notice(
        NoticeKind::Warn,
        ui.t(Key::ElsewhereWhat),
        ui.t(Key::ElsewhereTodo),
        more,
    )
    .done()
}

fn new_version(ui: Ui) -> AnyView {
    let press = move || ui.send(Event::Update);
    let more = button(ButtonKind::Quiet, "update-now", ui.t(Key::UpdateNow), press);
    notice(
        NoticeKind::Info,
        ui.t(Key::UpdateWhat),
        ui.t(Key::UpdateTodo),
        more,
    )
    .done()
}
