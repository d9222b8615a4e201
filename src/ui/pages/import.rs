//! Taking in a share file: which file, what is in it, what it would change, and what it changed.

use super::file_trouble::file_trouble;
use super::import_found::{answers, found};
use crate::{
    app::{
        event::Event,
        exchange::event::Exchanged,
        route::Route,
        view::{DoneView, ImportView, Undo},
    },
    domain::keeping::Phrase,
    i18n::Key,
    ui::{
        components::{
            ButtonKind, El, NoticeKind, Page, busy_button, button, details, el, group, link_button,
            live, notice, page,
        },
        kit::{Part, Ui, gate, hash},
    },
};
use leptos::{prelude::*, wasm_bindgen::JsCast, web_sys};

type View = Part<ImportView>;

pub(super) fn draw(ui: Ui, view: View) -> AnyView {
    let frame = Page {
        name: "import",
        title: ui.t(Key::ImportTitle).into(),
        progress: None,
        top: vec![ui.back(&Route::Start)],
        bar: Vec::new(),
    };
    // Which step it is; what is chosen within a step changes in place. While a file is being opened the
    // form stays, so that whoever mistypes the words need not pick the file again.
    let step = gate(move || {
        view.read(|v| match v {
            ImportView::Asking { .. } | ImportView::Busy => 0,
            ImportView::Found(found) => {
                hash(&(1, &found.name, found.made, &found.homes, &found.belongs))
            }
            ImportView::TakingIn => 2,
            ImportView::Done(done) => hash(&(3, done)),
        })
    });
    let body = live(move || {
        step.get();
        let Some(now) = untrack(|| view.now()) else {
            return group(Vec::<El>::new());
        };
        untrack(|| match now {
            ImportView::Asking { .. } | ImportView::Busy => group(asking(ui, view)),
            ImportView::Found(first) => found(ui, view, &first),
            ImportView::TakingIn => group(
                el("p", "os-busy")
                    .attr("role", "status")
                    .text(ui.t(Key::ImportTakingIn)),
            ),
            ImportView::Done(now) => group(done(ui, &now)),
        })
    });
    let body = el("div", "os-stack os-stack--loose").child(body);
    page(frame, vec![body])
}

/// Sends an event of this page.
pub(super) fn send(ui: Ui, event: Exchanged) {
    ui.send(Event::Exchanged(Box::new(event)));
}

fn asking(ui: Ui, view: View) -> Vec<El> {
    let trouble = el("div", "os-fold").child(view.drawn(move |v| match v {
        ImportView::Asking {
            trouble,
            handed_over,
        } => {
            let here = handed_over.then(|| {
                let unwanted = button(
                    ButtonKind::Quiet,
                    "unwanted",
                    ui.t(Key::ImportUnwanted),
                    move || send(ui, Exchanged::Unwanted),
                );
                let here = ui.t(Key::ImportHanded);
                notice(NoticeKind::Info, here, String::new(), unwanted)
            });
            let trouble = trouble.as_ref().map(|trouble| file_trouble(ui, trouble));
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
    let labelled = |id: &'static str, label, hint: Option<Key>, control: El| {
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
    };
    // No `accept`: phones grey out files of types that they do not know.
    let file = el("input", "os-field__input os-field__input--file").attr("type", "file");
    let file = labelled("file", Key::ImportFile, Some(Key::ImportFileHint), file);
    let paste = labelled(
        "pasted",
        Key::ImportPasteLabel,
        None,
        el("textarea", "os-field__input os-field__input--short"),
    );
    let words = el("input", "os-field__input")
        .attr("type", "text")
        .attr("autocapitalize", "none")
        .attr("spellcheck", "false");
    let words = labelled("words", Key::ImportWords, Some(Key::ImportWordsHint), words);
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
        file,
        details(ui.t(Key::ImportPaste), false, paste),
        words,
        open,
        el("div", "os-stack").child(waiting),
    ]
}

/// What stands in a field. It is read when it is wanted: nothing of it goes anywhere before.
fn typed(id: &str) -> String {
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
            },
        ),
    ]
}

fn done(ui: Ui, view: &DoneView) -> Vec<El> {
    let another = button(
        ButtonKind::Quiet,
        "another",
        ui.t(Key::ImportAnother),
        move || {
            send(ui, Exchanged::Again);
        },
    );
    let name = ui.named(Key::ImportNamed, Key::ImportUnnamed, &view.name);
    if view.undo == Undo::Done {
        let key = if view.is_new {
            Key::ImportUndoneNew
        } else {
            Key::ImportUndone
        };
        let gone = notice(NoticeKind::Info, ui.t(key), String::new(), None::<El>);
        return vec![gone.attr("role", "status"), another];
    }
    let what = if view.is_new {
        ui.with(Key::ImportDoneNew, &[("name", &view.name)])
    } else {
        ui.t(Key::ImportDone)
    };
    let what = if view.is_new && view.name.is_empty() {
        name
    } else {
        what
    };
    let count = match view.brought {
        0 => String::new(),
        n => ui.words(|words| words.count(Key::ImportDoneOne, Key::ImportDoneMany, n)),
    };
    let mut parts = vec![
        notice(NoticeKind::Info, what, count, None::<El>)
            .attr("role", "status")
            .attr("id", "taken"),
    ];
    if !view.differ.is_empty() {
        parts.push(el("p", "").text(ui.t(Key::ImportDoneDiffer)));
        parts.push(answers(ui, &view.differ, true));
    }
    let book = Route::Book(view.book);
    parts.push(link_button(
        ButtonKind::Primary,
        ui.t(Key::ImportBook),
        book.to_string(),
    ));
    if let Undo::Offered { but_erased } = view.undo {
        let id = view.book;
        let undo = button(
            ButtonKind::Quiet,
            "undo",
            ui.t(Key::ImportUndo),
            move || {
                send(ui, Exchanged::Undo(id));
            },
        );
        let lost = but_erased.then(|| el("p", "os-soft").text(ui.t(Key::ImportUndoErased)));
        parts.push(undo);
        parts.push(el("p", "os-soft").text(ui.t(Key::ImportUndoHint)));
        parts.extend(lost);
    }
    parts.push(another);
    parts
}
