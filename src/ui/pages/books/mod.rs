//! The books on this device: each as a card, in groups, to be found by name; and a new one in two taps.

mod card;
mod find;
mod old;

use crate::{
    app::{
        route::Route,
        view::{BookGroup, BooksView, GroupOf, Readable, fold, is_found},
    },
    domain::question::Audience,
    i18n::Key,
    ui::{
        components::{
            BookSign, ButtonKind, El, Entry, Page, book_sign, button, el, link_button, list, live,
            page,
        },
        kit::{Part, Ui, gate, hash},
    },
};
use leptos::prelude::*;
use std::time::Duration;

type View = Part<Box<BooksView>>;

/// How many cards are drawn at once: more than a screen holds.
const AT_ONCE: usize = 24;
/// How many more with each turn after that, so that a tap in between is answered.
const MORE: usize = 60;

pub(super) fn draw(ui: Ui, part: View) -> Option<AnyView> {
    let first = part.now()?;
    let typed = RwSignal::new(String::new());
    // Whoever comes back finds the place that they left: as many as there were are drawn at once.
    let drawn = RwSignal::new(AT_ONCE.max(ui.listed.get_value()));
    let frame = Page {
        name: "books",
        title: ui.t(Key::BooksTitle).into(),
        progress: None,
        top: vec![ui.back(&Route::Start)],
        bar: new(ui, first.count == 0),
    };
    let lead = el("div", "os-stack os-stack--tight")
        .child(el("p", "").text(ui.t(Key::BooksLead)))
        .child(
            el("p", "os-soft").text(part.words(move |v| match v.readable {
                Readable::None => String::new(),
                Readable::Some => ui.t(Key::BooksOpenSome),
                Readable::All => ui.t(Key::BooksOpen),
            })),
        );
    let find = el("div", "os-stack os-stack--tight os-fold")
        .child(find::field(ui, part, typed))
        .child(find::order(ui, part));
    let body = vec![
        lead,
        none(ui, part),
        old::draw(ui, part),
        find,
        el("div", "os-stack os-stack--loose").child(groups(ui, part, typed, drawn)),
    ];
    go_on(ui, part, drawn);
    Some(page(frame, body))
}

/// There is no book yet.
fn none(ui: Ui, part: View) -> El {
    let some = gate(move || u64::from(part.read(|v| v.count > 0)));
    let hidden = live(move || (some.get() == 1).then(String::new));
    el("section", "os-card os-shelf__none")
        .live_attr("hidden", hidden)
        .child(book_sign(BookSign::Book))
        .child(el("p", "").text(ui.t(Key::BooksNone)))
}

/// Draws the cards further down a moment later, until all are there.
fn go_on(ui: Ui, part: View, drawn: RwSignal<usize>) {
    Effect::new(move || {
        ui.listed.set_value(drawn.get());
        if drawn.get() < part.read(|v| v.count) {
            // The page may be gone by then.
            let more = move || {
                let _ = drawn.try_update(|drawn| *drawn += MORE);
            };
            set_timeout(more, Duration::ZERO);
        }
    });
}

/// The groups. A group, and a card in it, is drawn once; what was typed only hides it.
fn groups(ui: Ui, part: View, typed: RwSignal<String>, drawn: RwSignal<usize>) -> AnyView {
    list(move || {
        let groups = part.read(|v| v.groups.iter().map(|group| group.of).collect::<Vec<_>>());
        let entry = |of| Entry::new(hash(&of), move || group(ui, part, typed, drawn, of));
        groups.into_iter().map(entry).collect()
    })
}

fn group(ui: Ui, part: View, typed: RwSignal<String>, drawn: RwSignal<usize>, of: GroupOf) -> El {
    let found = move |group: &BookGroup| {
        let title = |card| fold(&card::title(ui, card));
        typed.with(|typed| group.cards.iter().any(|card| is_found(&title(card), typed)))
    };
    let empty = gate(move || u64::from(!part.read(|v| find_group(v, of).is_some_and(found))));
    let hidden = live(move || (empty.get() == 1).then(String::new));
    let cards = list(move || {
        let drawn = drawn.get();
        let cards = part.read(|v| {
            let above = v.groups.iter().take_while(|group| group.of != of);
            let above: usize = above.map(|group| group.cards.len()).sum();
            let cards = find_group(v, of).map(|group| group.cards.iter());
            let cards = cards.into_iter().flatten();
            cards
                .take(drawn.saturating_sub(above))
                .cloned()
                .collect::<Vec<_>>()
        });
        let entry = |card| Entry::new(hash(&card), move || card::draw(ui, &card, typed));
        cards.into_iter().map(entry).collect()
    });
    let id = name(of).map(|(id, _)| id);
    let heading = name(of).map(|(id, key)| el("h2", "").attr("id", id).text(ui.t(key)));
    el("section", "os-stack os-stack--tight")
        .maybe("aria-labelledby", id.map(str::to_owned))
        .live_attr("hidden", hidden)
        .child(heading)
        .child(el("ul", "os-shelf").attr("role", "list").child(cards))
}

fn find_group(view: &BooksView, of: GroupOf) -> Option<&BookGroup> {
    view.groups.iter().find(|group| group.of == of)
}

/// The id and the heading of a group.
const fn name(of: GroupOf) -> Option<(&'static str, Key)> {
    Some(match of {
        GroupOf::All => return None,
        GroupOf::Unreadable => ("unreadable", Key::ShelfUnreadable),
        GroupOf::Week => ("week", Key::ShelfWeek),
        GroupOf::Month => ("month", Key::ShelfMonth),
        GroupOf::Later => ("later", Key::ShelfLater),
        GroupOf::NoMeeting => ("no-meeting", Key::ShelfNoMeeting),
        GroupOf::Past => ("past", Key::ShelfPast),
        GroupOf::Locked => ("locked", Key::ShelfLockedOthers),
    })
}

/// A new book: the first tap asks whose questions come first, the second shows the first of them.
fn new(ui: Ui, is_asked: bool) -> Vec<El> {
    let asked = RwSignal::new(is_asked);
    let begin = |audience, label| {
        let href = Route::Begin(audience, None).to_string();
        link_button(ButtonKind::Quiet, ui.t(label), href)
    };
    let who = el("div", "os-shelf__who os-stack os-stack--tight")
        .attr("id", "new-who")
        .live_attr("hidden", live(move || (!asked.get()).then(String::new)))
        .child(el("p", "").text(ui.t(Key::ShelfNewWho)))
        .child(begin(Audience::Parent, Key::BooksNewParent))
        .child(begin(Audience::YoungPerson, Key::BooksNewYoung));
    let open = link_button(
        ButtonKind::Quiet,
        ui.t(Key::BooksImport),
        Route::Import.to_string(),
    );
    let expanded = live(move || Some(asked.get().to_string()));
    let new = button(
        ButtonKind::Primary,
        "new-book",
        ui.t(Key::BooksNew),
        move || {
            asked.update(|asked| *asked = !*asked);
        },
    );
    let new = new
        .live_attr("aria-expanded", expanded)
        .attr("aria-controls", "new-who");
    vec![open, new, who]
}
