//! TODO

use crate::{
    app::view::HistoryView,
    ui::kit::{Part, Ui},
};
use leptos::prelude::*;

pub(super) fn draw(_ui: Ui, _view: Part<HistoryView>) -> Option<AnyView> {
    None
}
