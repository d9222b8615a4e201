//! The pages. Each takes its part of the view as a signal and sends events; each file has the name
//! of its page.

mod about;
mod book;
mod books;
mod check;
mod choices;
mod help;
mod matters;
mod pack;
mod problem;
mod question;
mod settings;
mod start;
mod views;

use super::{
    kit::Ui,
    screen::{Shown, part},
};
use crate::{
    app::view::{Page, View},
    i18n::Key,
};
use leptos::prelude::*;

macro_rules! pick {
    ($page:ident) => {
        |page| match page {
            Page::$page(view) => Some(view),
            _ => None,
        }
    };
}

/// Draws the page that is shown.
pub fn draw(ui: Ui, view: RwSignal<Option<View>>, key: &Shown) -> AnyView {
    let mine = || key.clone();
    let drawn = match key {
        Shown::Waiting => None,
        Shown::One("start") => part(view, mine(), pick!(Start)).map(|part| start::page(ui, part)),
        Shown::One("books") => part(view, mine(), pick!(Books)).map(|part| books::page(ui, part)),
        Shown::One("book") => part(view, mine(), pick!(Book)).map(|part| book::page(ui, part)),
        Shown::One("about") => part(view, mine(), pick!(About)).map(|part| about::page(ui, part)),
        Shown::One("pack") => part(view, mine(), pick!(Pack)).map(|part| pack::page(ui, part)),
        Shown::One("settings") => {
            part(view, mine(), pick!(Settings)).map(|part| settings::page(ui, part))
        }
        Shown::One("help") => part(view, mine(), pick!(Help)).map(|part| help::page(ui, part)),
        Shown::One(_) => part(view, mine(), pick!(Problem)).map(|part| problem::page(ui, part)),
        Shown::Of("views", _) => part(view, mine(), pick!(Views)).map(|part| views::page(ui, part)),
        Shown::Of("check", _) => part(view, mine(), pick!(Check)).map(|part| check::page(ui, part)),
        Shown::Of(..) => part(view, mine(), pick!(Matters)).map(|part| matters::page(ui, part)),
        Shown::Question(_) => {
            part(view, mine(), pick!(Question)).map(|part| question::page(ui, part))
        }
    };
    drawn.unwrap_or_else(|| waiting(ui))
}

/// Calm, while something is on its way.
fn waiting(ui: Ui) -> AnyView {
    view! {
        <div class="os-page os-shell__wait">
            <p role="status">{ui.t(Key::AppWaiting)}</p>
        </div>
    }
    .into_any()
}
