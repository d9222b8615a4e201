//! "How is it going?": four rows with face, words and a tick.

use super::{
    el::{El, el, live},
    face::Face,
    row::{Row, row},
};
use leptos::{prelude::*, wasm_bindgen::JsCast, web_sys};

/// The question with its words.
pub struct Feelings {
    /// Begins the ids; the first control has it as it is.
    pub id: &'static str,
    /// The question: "How is this going?"
    pub legend: String,
    /// The words of the four, in the order of [`Face::ALL`].
    pub labels: [String; 4],
    /// The words of the button that takes the choice back.
    pub clear: String,
}

/// Asks how something is going. The chosen row can be pressed again, or the button under the rows,
/// to leave the question open.
pub fn feelings(
    asked: Feelings,
    chosen: impl Fn() -> Option<Face> + Copy + Send + 'static,
    on_choose: impl Fn(Option<Face>) + Clone + 'static,
) -> El {
    let Feelings {
        id,
        legend,
        labels,
        clear,
    } = asked;
    let rows = Face::ALL.into_iter().zip(labels).map(|(face, label)| {
        let on_choose = on_choose.clone();
        let shown = Row {
            control: "radio",
            class: face.row_class(),
            id: match face {
                Face::Well => id.to_owned(),
                _ => format!("{id}-{}", face.as_str()),
            },
            name: id.into(),
            face: Some(face),
            label,
            hint: None,
            checked: live(move || chosen() == Some(face)),
        };
        row(shown, move |_| {
            // A press on what is chosen already takes it back.
            let again = untrack(chosen) == Some(face);
            on_choose((!again).then_some(face));
        })
    });
    let rows: Vec<El> = rows.collect();
    let take_back = move |_| {
        // The button goes away under the focus, so the focus goes to the rows.
        let first = document().get_element_by_id(id);
        if let Some(first) = first.and_then(|first| first.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = first.focus();
        }
        on_choose(None);
    };
    let class = live(move || {
        let away = chosen().is_none();
        let class = "os-link os-feelings__clear";
        Some(if away {
            format!("{class} os-feelings__clear--away")
        } else {
            class.to_owned()
        })
    });
    let clear = el("button", "")
        .attr("type", "button")
        .live_attr("class", class)
        .on("click", take_back)
        .text(clear);
    el("fieldset", "os-feelings")
        .child(el("legend", "os-rows__legend").text(legend))
        .child(el("div", "os-rows").child(rows))
        .child(clear)
}
