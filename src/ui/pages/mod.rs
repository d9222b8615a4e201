//! The pages. Each takes its part of the view and sends events; each file has the name of its page.

mod about;
mod after;
mod again;
mod bench;
mod book;
mod books;
mod bubble;
mod check;
mod choices;
mod dates;
mod differ;
mod erase;
mod file_trouble;
mod hands;
mod help;
mod history;
mod import;
mod items;
mod last_time;
mod levels;
mod lock;
mod made;
mod matters;
mod me;
mod meeting;
mod organisations;
mod pack;
mod plan;
mod private;
mod problem;
mod profile;
mod question;
mod read_back;
mod remove;
mod said;
mod seen;
mod settings;
mod share;
mod sort;
mod sorted;
mod start;
mod unlock;
mod versions;
mod views;
mod visit;

use bench::Bench;

use super::{
    components::{el, nothing},
    kit::{Part, Ui},
    screen::{Place, Shown},
};
use crate::{
    app::{
        route::RoundPage,
        view::{Page, RoundView, View},
    },
    i18n::Key,
};
use leptos::prelude::*;

/// The part of the view that a page of this name draws.
macro_rules! part {
    ($view:ident, $key:ident, $page:ident) => {
        Part::new($view, StoredValue::new($key), |page| match page {
            Page::$page(view) => Some(view),
            _ => None,
        })
    };
}

/// The part of the view that a page of a round draws.
macro_rules! round_part {
    ($view:ident, $key:ident, $page:ident) => {
        Part::new($view, StoredValue::new($key), |page| match page {
            Page::Round(view) => match &**view {
                RoundView::$page(view) => Some(view),
                _ => None,
            },
            _ => None,
        })
    };
}

/// Draws a page that is there from the start: a question, or calm while something is on its way.
pub fn first(ui: Ui, view: RwSignal<Option<View>>, key: Shown) -> AnyView {
    let drawn = match &key {
        Shown::Question(_) => question::draw(ui, part!(view, key, Question)),
        _ => None,
    };
    drawn.unwrap_or_else(|| waiting(ui))
}

/// Draws the start page: part of the store (see `browser`), so nothing of the first half may name it.
pub fn kept(ui: Ui, view: RwSignal<Option<View>>, key: Shown) -> AnyView {
    start::draw(ui, part!(view, key, Start))
}

/// Draws every other page, and its places on the question page: part of the second half of the app (see `browser`), so nothing of the
/// first half may name it.
pub fn rest(ui: Ui, view: RwSignal<Option<View>>, key: Shown, place: Place) -> AnyView {
    match place {
        Place::BeforeAnswer => {
            let question = part!(view, key, Question);
            let last = last_time::draw(ui, question);
            let versions = versions::draw(ui, question);
            let chosen = levels::chosen(ui, Bench::Question(question));
            return [last, versions, chosen].into_any();
        }
        Place::AfterWords => {
            let bench = Bench::Question(part!(view, key, Question));
            return made::draw(ui, bench, made::Open::none());
        }
        Place::AfterAnswer => {
            let question = part!(view, key, Question);
            let private = private::offer(ui, question);
            let both = vec![private, erase::draw(ui, question)];
            return el("div", "os-stack os-stack--loose").child(both).done();
        }
        Place::Corner => return hands::corner(ui, &key),
        Place::Top => {
            let question = part!(view, key, Question);
            return [levels::top(ui, question), private::under(ui, question)].into_any();
        }
        Place::Page => {}
    }
    let drawn = match &key {
        Shown::One("start") => Some(kept(ui, view, key)),
        Shown::One("books") => books::draw(ui, part!(view, key, Books)),
        Shown::In("book", _) => book::draw(ui, part!(view, key, Book)),
        Shown::In("about", _) => about::draw(ui, part!(view, key, About)),
        Shown::Visit(..) => visit::draw(ui, part!(view, key, Visit)),
        Shown::In("share", _) => share::draw(ui, part!(view, key, Share)),
        Shown::In("remove", _) => remove::draw(ui, part!(view, key, Remove)),
        Shown::Round(page, _) => match page {
            RoundPage::Meeting => meeting::draw(ui, round_part!(view, key, Meeting)),
            RoundPage::Plan => plan::draw(ui, round_part!(view, key, Plan)),
            RoundPage::Dates => dates::draw(ui, round_part!(view, key, Dates)),
            RoundPage::History => history::draw(ui, round_part!(view, key, History)),
            RoundPage::After => after::draw(ui, round_part!(view, key, After)),
            RoundPage::Again => again::draw(ui, round_part!(view, key, Again)),
            RoundPage::Profile => profile::draw(ui, round_part!(view, key, Profile)),
            RoundPage::Said => said::draw(ui, round_part!(view, key, Said)),
        },
        Shown::In("unlock", _) | Shown::One("unlock") => unlock::draw(ui, part!(view, key, Unlock)),
        Shown::In("lock", _) | Shown::One("lock") => lock::draw(ui, part!(view, key, Lock)),
        Shown::In(..) => pack::draw(ui, part!(view, key, Pack)),
        Shown::One("settings") => Some(settings::draw(ui, part!(view, key, Settings))),
        Shown::One("import") => Some(import::draw(ui, part!(view, key, Import))),
        Shown::One("help") => help::draw(ui, part!(view, key, Help)),
        Shown::One("organisations") => Some(organisations::draw(ui)),
        Shown::One("left") => Some(hands::left(ui)),
        Shown::One(_) => problem::draw(ui, part!(view, key, Problem)),
        Shown::Sort(..) => sort::draw(ui, part!(view, key, Sort)),
        Shown::Of("views", _) => views::draw(ui, part!(view, key, Views)),
        Shown::Of("me", _) => me::draw(ui, part!(view, key, Me)),
        Shown::Of("check", _) => check::draw(ui, part!(view, key, Check)),
        Shown::Of("private", _) => private::draw(ui, part!(view, key, Private)),
        Shown::Of("turn", _) => hands::draw(ui, part!(view, key, Turn)),
        Shown::Of(..) => matters::draw(ui, part!(view, key, Matters)),
        Shown::Put(..) => levels::draw(ui, part!(view, key, Question)),
        Shown::Waiting | Shown::Question(_) => None,
    };
    drawn.unwrap_or_else(|| waiting(ui))
}

/// Calm, while something is on its way. Before the first page the HTML says so itself.
fn waiting(ui: Ui) -> AnyView {
    if !ui.settled.get_untracked() {
        return nothing();
    }
    let words = el("p", "")
        .attr("role", "status")
        .text(ui.t(Key::AppWaiting));
    el("div", "os-page os-shell__wait").child(words).done()
}
