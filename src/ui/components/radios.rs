//! One of several: rows with an optional hint.

use super::{
    el::{El, el, live},
    row::{Row, row},
};

/// One row of [`radios`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The words.
    pub label: String,
    /// What it means, smaller.
    pub hint: Option<String>,
}

/// A question with its choices.
pub struct Radios {
    /// Begins the ids; the first control has it as it is.
    pub id: &'static str,
    /// The question.
    pub legend: String,
    /// More about the question.
    pub hint: Option<String>,
    /// What there is to choose from.
    pub choices: Vec<Choice>,
}

/// Asks for one of several. A choice is named by its place.
pub fn radios(
    asked: Radios,
    chosen: impl Fn() -> Option<usize> + Copy + Send + 'static,
    on_choose: impl Fn(usize) + Clone + 'static,
) -> El {
    let Radios {
        id,
        legend,
        hint,
        choices,
    } = asked;
    let rows = choices.into_iter().enumerate().map(|(place, choice)| {
        let on_choose = on_choose.clone();
        let shown = Row {
            control: "radio",
            class: "os-row",
            id: if place == 0 {
                id.to_owned()
            } else {
                format!("{id}-{place}")
            },
            name: id.into(),
            face: None,
            label: choice.label,
            hint: choice.hint,
            checked: live(move || chosen() == Some(place)),
        };
        // Sent even where it is shown as chosen: what is shown may be only what would hold.
        row(shown, move |_| on_choose(place))
    });
    let rows: Vec<El> = rows.collect();
    let hint_id = hint.is_some().then(|| format!("{id}-about"));
    let hint = hint.map(|hint| {
        el("p", "os-rows__hint")
            .maybe("id", hint_id.clone())
            .text(hint)
    });
    el("fieldset", "")
        .maybe("aria-describedby", hint_id)
        .child(el("legend", "os-rows__legend").text(legend))
        .child(hint)
        .child(el("div", "os-rows").child(rows))
}
