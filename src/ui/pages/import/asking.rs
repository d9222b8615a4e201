//! Which file to take in, and the words that open it.

use super::{View, send};
use crate::{
    app::{exchange::event::Exchanged, view::ImportView},
    domain::keeping::Phrase,
    i18n::Key,
    ui::{
        components::{ButtonKind, El, NoticeKind, busy_button, button, details, el, notice},
        kit::Ui,
        pages::{file_trouble::file_trouble, versions::focus_on},
    },
};
use leptos::{prelude::*, wasm_bindgen::JsCast, web_sys};

/// A file waits that another app has handed over.
fn handed(ui: Ui) -> El {
    let unwanted = button(
        ButtonKind::Quiet,
        "unwanted",
        ui.t(Key::ImportUnwanted),
        move || send(ui, Exchanged::Unwanted),
    );
    let here = ui.t(Key::ImportHanded);
    notice(NoticeKind::Info, here, String::new(), unwanted)
}

/// The fields: a file or its text, and the words that open it.
pub(super) fn asking(ui: Ui, view: View) -> Vec<El> {
    let trouble = el("div", "os-fold")
        .attr("id", "trouble")
        .child(view.drawn(move |v| match v {
            ImportView::Asking {
                trouble,
                handed_over,
            } => {
                let here = handed_over.then(|| handed(ui));
                let trouble = trouble.as_ref();
                let trouble = trouble.map(|why| file_trouble(ui, why).attr("tabindex", "-1"));
                trouble.into_iter().chain(here).collect()
            }
            _ => Vec::new(),
        }));
    let is_busy = move || view.read(|v| *v == ImportView::Busy);
    let waiting = view.drawn(move |v| {
        if *v == ImportView::Busy {
            busy(ui)
        } else {
            Vec::new()
        }
    });
    let open = busy_button(
        ButtonKind::Primary,
        "open",
        ui.t(Key::ImportOpen),
        is_busy,
        move || {
            let pasted = typed("pasted");
            let phrase = Phrase::new(typed("words"));
            send(ui, Exchanged::Open { pasted, phrase });
        },
    );
    let lead = el("p", "").text(ui.t(Key::ImportLead));
    vec![
        trouble,
        lead,
        file_field(ui),
        paste_field(ui),
        words_field(ui),
        open,
        el("div", "os-stack").child(waiting),
    ]
}

/// The control in which a file is picked.
pub(in crate::ui::pages) fn file_field(ui: Ui) -> El {
    // No `accept`: phones grey out files of types that they do not know.
    let file = el("input", "os-field__input os-field__input--file").attr("type", "file");
    labelled(
        ui,
        "file",
        (Key::ImportFile, Some(Key::ImportFileHint)),
        file,
    )
}

/// The field for the text of a file, folded.
pub(in crate::ui::pages) fn paste_field(ui: Ui) -> El {
    let paste = el("textarea", "os-field__input os-field__input--short");
    let paste = labelled(ui, "pasted", (Key::ImportPasteLabel, None), paste);
    details(ui.t(Key::ImportPaste), false, paste)
}

/// The field for the words that open it.
pub(in crate::ui::pages) fn words_field(ui: Ui) -> El {
    let words = el("input", "os-field__input")
        .attr("type", "text")
        .attr("autocapitalize", "none")
        .attr("spellcheck", "false");
    let said = (Key::ImportWords, Some(Key::ImportWordsHint));
    labelled(ui, "words", said, words)
}

fn labelled(ui: Ui, id: &'static str, (label, hint): (Key, Option<Key>), control: El) -> El {
    let hint_id = format!("{id}-hint");
    let control = control
        .attr("id", id)
        .attr("autocomplete", "off")
        .maybe("aria-describedby", hint.map(|_| hint_id.clone()));
    let hint = hint.map(|hint| {
        el("p", "os-field__hint")
            .attr("id", hint_id)
            .text(ui.t(hint))
    });
    el("div", "os-field")
        .child(
            el("label", "os-field__label")
                .attr("for", id)
                .text(ui.t(label)),
        )
        .child(hint)
        .child(control)
}

/// What stands in a field. It is read when it is wanted: nothing of it goes anywhere before.
pub(in crate::ui::pages) fn typed(id: &str) -> String {
    let field = document().get_element_by_id(id);
    let Some(field) = field else {
        return String::new();
    };
    match field.dyn_into::<web_sys::HtmlTextAreaElement>() {
        Ok(area) => area.value(),
        Err(field) => field
            .dyn_into::<web_sys::HtmlInputElement>()
            .map(|input| input.value())
            .unwrap_or_default(),
    }
}

/// Whether somebody is in the middle of typing into a field of this page.
pub(in crate::ui::pages) fn is_typing() -> bool {
    let field = document().active_element();
    field.is_some_and(|field| {
        field
            .matches(".os-field__input:not([type=file])")
            .unwrap_or_default()
    })
}

/// It is being opened, with the way to stop.
fn busy(ui: Ui) -> Vec<El> {
    vec![
        el("p", "os-busy")
            .attr("role", "status")
            .text(ui.t(Key::ImportBusy)),
        button(
            ButtonKind::Quiet,
            "stop",
            ui.t(Key::ImportStop),
            move || {
                send(ui, Exchanged::Stop);
                focus_on("#open");
            },
        ),
    ]
}
