//! What the page of a question says of the PIN: this answer is under it, can go there, or may be there already.

use super::send;
use crate::{
    app::{
        exchange::private::event::PrivateEvent,
        route::Route,
        view::{LeftBefore, PrivateHere, QuestionView},
    },
    i18n::Key,
    ui::{
        components::{
            ButtonKind, El, NoticeKind, button, details, el, group, live, nothing, notice,
        },
        kit::{Ui, gate, hash},
        pages::{
            question::{View, leave_field},
            versions::focus_on,
        },
    },
};
use leptos::prelude::*;

/// At the top: this answer is under it, or some answers are and it is shut.
pub(in crate::ui::pages) fn under(ui: Ui, view: View) -> AnyView {
    drawn(ui, view, says)
}

/// Below the answer: it can go there.
pub(in crate::ui::pages) fn offer(ui: Ui, view: View) -> AnyView {
    drawn(ui, view, offers)
}

/// Drawn again only when it says something else.
fn drawn(ui: Ui, view: View, draw: fn(Ui, PrivateHere, &QuestionView) -> Vec<El>) -> AnyView {
    let said = gate(move || view.read(|v| hash(&(v.more.private, v.can_write))));
    let drawn = live(move || {
        said.get();
        untrack(|| {
            let found = view.now().and_then(|v| Some((v.more.private?, v)));
            found.map_or_else(nothing, |(here, v)| group(draw(ui, here, &v)))
        })
    });
    el("div", "os-fold os-private__here").child(drawn).done()
}

fn says(ui: Ui, here: PrivateHere, view: &QuestionView) -> Vec<El> {
    let at = view.at.at.clone();
    let mut all = Vec::new();
    if here.unread {
        let (what, todo) = (Key::PrivateUnread, Key::PrivateUnreadDo);
        all.push(notice(
            NoticeKind::Problem,
            ui.t(what),
            ui.t(todo),
            None::<El>,
        ));
    }
    if here.under {
        let shut = move || {
            leave_field();
            send(ui, PrivateEvent::Shut);
            focus_on("h1");
        };
        let (what, more) = (Key::PrivateUnder, Key::PrivateUnderWhat);
        let press = button(ButtonKind::Quiet, "pin-shut", ui.t(Key::PrivateShut), shut);
        all.push(
            notice(NoticeKind::Info, ui.t(what), ui.t(more), press).attr("id", "private-under"),
        );
    } else if here.count > 0 && !here.open {
        // Which answers they are nobody can tell while it is shut.
        let page = Route::Private(at.book, at.voice);
        all.extend(super::some(ui, Some(&(here.count, page))));
    }
    all
}

fn offers(ui: Ui, here: PrivateHere, view: &QuestionView) -> Vec<El> {
    let at = view.at.at.clone();
    let line = |text: String| el("p", "").text(text);
    if here.under {
        let show = move || {
            leave_field();
            send(ui, PrivateEvent::Show(at.clone()));
            focus_on("#private > summary");
        };
        let inside = vec![
            line(ui.t(Key::PrivateShowWhat)),
            button(ButtonKind::Quiet, "pin-show", ui.t(Key::PrivateShow), show),
            line(ui.t(Key::PrivateTurnedWider)),
        ];
        return vec![details(ui.t(Key::PrivateUnder), false, inside).attr("id", "private")];
    }
    let hide = move || {
        leave_field();
        send(ui, PrivateEvent::Hide(at.clone()));
    };
    let mut inside = vec![
        line(ui.t(Key::PrivateHereWhat)),
        line(ui.t(Key::PrivateWhat)),
        line(ui.t(Key::PrivateHonest)),
    ];
    inside.extend(left(ui, here.left));
    let label = ui.t(Key::PrivateHide);
    inside.push(button(ButtonKind::Quiet, "pin-hide", label, hide));
    vec![details(ui.t(Key::PrivateHere), false, inside).attr("id", "private")]
}

/// Where copies are that it does not reach.
fn left(ui: Ui, left: LeftBefore) -> Option<El> {
    let on = |key, day| ui.with(key, &[("day", &ui.words(|words| words.day(day)))]);
    let mut lines: Vec<String> = Vec::new();
    lines.extend(left.backup.map(|day| on(Key::PrivateLeftBackup, day)));
    lines.extend(left.given.map(|day| on(Key::PrivateLeftGiven, day)));
    lines.extend(left.elsewhere.then(|| ui.t(Key::PrivateLeftElsewhere)));
    if lines.is_empty() {
        return None;
    }
    let lines = lines.into_iter().map(|text| el("li", "").text(text));
    let list = el("ul", "").child(lines.collect::<Vec<El>>());
    let copies = el("div", "os-stack os-stack--tight")
        .attr("id", "private-left")
        .child(list)
        .child(el("p", "").text(ui.t(Key::PrivateLeftNot)));
    Some(copies)
}
