//! One choice as a whole row to press; what radio buttons and tick boxes have in common.

use super::{
    el::{El, Live, el},
    face::{Face, face},
};
use leptos::prelude::*;
use std::borrow::Cow;

/// What a row shows.
pub struct Row {
    /// The type of the real control.
    pub control: &'static str,
    /// The class of the row.
    pub class: &'static str,
    /// The id of the control.
    pub id: String,
    /// The name that the controls of a group share.
    pub name: Cow<'static, str>,
    /// A face before the words.
    pub face: Option<Face>,
    /// The words.
    pub label: String,
    /// More about it, smaller.
    pub hint: Option<String>,
    /// Whether it is chosen.
    pub checked: Live<bool>,
}

/// Draws a row. `on_press` is called when it is pressed by finger, key or screen reader, with the
/// state that the browser gave the control.
pub fn row(row: Row, mut on_press: impl FnMut(bool) + 'static) -> El {
    let Row {
        control,
        class,
        id,
        name,
        face: with_face,
        label,
        hint,
        checked,
    } = row;
    let words_id = format!("{id}-words");
    let hint_id = hint.is_some().then(|| format!("{id}-hint"));
    let hint = hint.map(|hint| {
        el("span", "os-row__hint")
            .maybe("id", hint_id.clone())
            .text(hint)
    });
    let input = el("input", "os-row__input")
        .attr("type", control)
        .attr("id", id.clone())
        .attr("name", name)
        .attr("autocomplete", "off")
        .attr("aria-labelledby", words_id.clone())
        .maybe("aria-describedby", hint_id)
        .checked(checked)
        .on("click", move |event| on_press(event_target_checked(&event)));
    let words = el("span", "os-row__words")
        .child(el("span", "").attr("id", words_id).text(label))
        .child(hint);
    let label = el("label", "os-row__label")
        .attr("for", id)
        .child(with_face.map(face))
        .child(words)
        .child(el("span", "os-row__mark"));
    el("div", class).child(input).child(label)
}
