//! TODO

use crate::{
    app::view::DatesView,
    ui::kit::{Part, Ui},
};
use leptos::prelude::*;

pub(super) fn draw(_ui: Ui, _view: Part<DatesView>) -> Option<AnyView> {
    None
}
