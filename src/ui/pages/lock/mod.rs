//! The lock of a book, or of the whole app: what it does and what it does not, then setting it, changing it, and
//! taking it off.

mod form;
mod secret;
mod sheet;
mod shown;

pub(super) use secret::{Typed, secret_field, show_it};

use crate::{
    app::{
        event::Event,
        exchange::{
            event::Exchanged,
            locks::{
                Did,
                event::{LockEvent, LockTrouble, Why},
            },
        },
        route::Route,
        view::LockView,
    },
    domain::{
        keeping::Phrase,
        lock::{Locked, Secret},
    },
    i18n::Key,
    ui::{
        components::{
            ButtonKind, El, NoticeKind, Page, SymbolSize, busy_button, button, el, live, nothing,
            notice, page, symbol,
        },
        frame::trouble_words,
        kit::{Part, Ui, gate, hash},
        pages::versions::focus_on,
    },
};
use form::Mode;
use leptos::prelude::*;

/// What the page is doing.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    /// What there is.
    Menu,
    /// A lock is set or changed.
    Form(Mode),
    /// There are to be other spare words.
    Sheet,
    /// It is to show something else.
    Shown,
    /// It is taken off.
    Forgo,
}

pub(super) fn draw(ui: Ui, part: Part<LockView>) -> Option<AnyView> {
    let on = part.now()?.on;
    let (title, back) = match on {
        Locked::Book(book) => (Key::LockTitle, Route::Book(book)),
        Locked::Whole => (Key::LockTitleWhole, Route::Settings),
    };
    let frame = Page {
        name: "lock",
        title: ui.t(title).into(),
        progress: None,
        top: vec![ui.back(&back)],
        bar: Vec::new(),
    };
    let step = RwSignal::new(Step::Menu);
    // What was done ends the step that it was done in.
    let key = gate(move || part.read(|v| hash(&(v.lock.is_some(), v.done))));
    let body = live(move || {
        key.get();
        let now = step.get();
        untrack(|| {
            let Some(view) = part.now() else {
                return nothing();
            };
            let has = view.lock.is_some();
            match now {
                _ if view.done.is_some() => menu(ui, &view, step),
                Step::Form(mode) if has => form::draw(ui, part, mode, Some(step)),
                Step::Sheet if has => sheet::change(ui, part, view.on, step),
                Step::Shown if has => shown::change(ui, part, view.on, step),
                Step::Forgo if has => forgo(ui, part, view.on, step),
                Step::Menu if has => menu(ui, &view, step),
                _ => form::draw(ui, part, Mode::First, None),
            }
            .done()
        })
    });
    Some(page(
        frame,
        el("div", "os-stack os-stack--loose").child(body),
    ))
}

/// What there is, and what can be done with it.
fn menu(ui: Ui, view: &LockView, step: RwSignal<Step>) -> El {
    let whole = view.on == Locked::Whole;
    let said = view.done.map(|done| {
        let (what, todo) = match done {
            Did::Locked => (Key::LockDone, Some(Key::LockDoneDo)),
            Did::Changed => (Key::LockChanged, None),
            Did::Shown => (Key::LockShownDone, None),
            Did::Forgone if whole => (Key::LockForgoneWhole, None),
            Did::Forgone => (Key::LockForgone, None),
        };
        let todo = todo.map(|todo| ui.t(todo)).unwrap_or_default();
        let told = notice(NoticeKind::Info, ui.t(what), todo, None::<El>);
        // The form that had the focus is gone.
        focus_on("#lock-done");
        el("div", "")
            .attr("id", "lock-done")
            .attr("tabindex", "-1")
            .child(told)
    });
    if view.lock.is_none() {
        return el("div", "os-stack").child(said).child(busy_button(
            ButtonKind::Quiet,
            "lock-again",
            ui.t(if whole {
                Key::LockTitleWhole
            } else {
                Key::LockTitle
            }),
            || false,
            move || {
                step.set(Step::Menu);
                send(ui, LockEvent::Read);
                focus_on("h1");
            },
        ));
    }
    let go = |id: &'static str, label, to| {
        button(ButtonKind::Quiet, id, ui.t(label), move || {
            step.set(to);
            send(ui, LockEvent::Read);
            focus_on("h1");
        })
    };
    let spare = if view.lock.as_ref().is_some_and(|lock| lock.sheet) {
        Key::LockSheetChange
    } else {
        Key::LockSheetWant
    };
    let shown = || go("lock-shown", Key::LockShownChange, Step::Shown);
    let has = if whole {
        Key::LockHasWhole
    } else {
        Key::LockHas
    };
    let now = button(
        ButtonKind::Primary,
        "lock-now",
        ui.t(Key::LockNow),
        move || {
            send(ui, LockEvent::Now(Why::Asked));
        },
    );
    el("div", "os-stack os-stack--loose")
        .child(said)
        .child(
            el("section", "os-card os-stack")
                .child(el("p", "os-unlock__picture").child(symbol("safety", SymbolSize::Medium)))
                .child(el("p", "").text(ui.t(has)))
                .child(now),
        )
        .child(
            el("section", "os-card os-stack")
                .child(go("lock-change", Key::LockChange, Step::Form(Mode::Change)))
                .child(go("lock-sheet", spare, Step::Sheet))
                .child((!whole).then(shown))
                .child(go("lock-anew", Key::LockAnew, Step::Form(Mode::Anew)))
                .child(go("lock-forgo", Key::LockForgo, Step::Forgo)),
        )
}

/// Taking it off.
fn forgo(ui: Ui, part: Part<LockView>, on: Locked, step: RwSignal<Step>) -> El {
    let current: Typed = RwSignal::new(String::new());
    let shown = RwSignal::new(false);
    let busy = move || part.read(|v| v.works || v.wait > 0) || current.with(String::is_empty);
    let go = move || {
        if !untrack(busy) {
            let typed = Phrase::new(current.get_untracked());
            send(ui, LockEvent::Forgo(on, typed));
        }
    };
    let secret = part.read(|v| v.lock.as_ref().map_or(Secret::Words, |lock| lock.secret));
    let (id, label) = ("current", Key::LockCurrent);
    el("section", "os-card os-stack")
        .child(el("h2", "").text(ui.t(Key::LockForgo)))
        .child(el("p", "").text(ui.t(Key::LockForgoWhat)))
        .child(secret_field(ui, id, label, secret, current, shown, go))
        .child(show_it(ui, "show", shown))
        .child(troubles(ui, part))
        .child(waits(ui, part))
        .child(busy_button(
            ButtonKind::Danger,
            "forgo-yes",
            ui.t(Key::LockForgoYes),
            busy,
            go,
        ))
        .child(works(ui, move || part.read(|v| v.works)))
        .child(leave(ui, step))
}

/// Back to what there is.
fn leave(ui: Ui, step: RwSignal<Step>) -> El {
    button(
        ButtonKind::Plain,
        "lock-back",
        ui.t(Key::LockBack),
        move || {
            step.set(Step::Menu);
            focus_on("h1");
        },
    )
}

/// What went wrong, said at once.
fn troubles(ui: Ui, part: Part<LockView>) -> El {
    let wrong = gate(move || part.read(|v| hash(&v.trouble)));
    let said = live(move || {
        wrong.get();
        untrack(|| trouble(ui, part.read(|v| v.trouble)))
    });
    el("div", "").attr("role", "alert").child(said)
}

/// Why nothing can be done now.
fn waits(ui: Ui, part: Part<LockView>) -> El {
    let says = live(move || {
        part.read(|v| match (v.ready, v.wait) {
            (false, _) => ui.t(Key::LockNotReady),
            (true, 0) => String::new(),
            (true, wait) => ui.with(Key::UnlockWait, &[("count", &wait.to_string())]),
        })
    });
    el("p", "").attr("role", "status").text(says)
}

/// What went wrong, and what to do.
pub(super) fn trouble(ui: Ui, trouble: Option<LockTrouble>) -> AnyView {
    let (what, todo) = match trouble {
        None => return nothing(),
        Some(LockTrouble::Wrong) => (Key::LockWrong, Key::LockWrongDo),
        Some(LockTrouble::Changed) => (Key::LockOther, Key::LockOtherDo),
        Some(LockTrouble::Worker) => (Key::LockWorker, Key::LockWorkerDo),
        Some(LockTrouble::Store(trouble)) => trouble_words(trouble, false),
    };
    notice(NoticeKind::Problem, ui.t(what), ui.t(todo), None::<El>).done()
}

/// That the phone is working.
pub(super) fn works(ui: Ui, working: impl Fn() -> bool + Send + 'static) -> El {
    let says = live(move || {
        if working() {
            ui.t(Key::LockWorks)
        } else {
            String::new()
        }
    });
    el("p", "").attr("role", "status").text(says)
}

pub(super) fn send(ui: Ui, event: LockEvent) {
    let event = Exchanged::Lock(Box::new(event));
    ui.send(Event::Exchanged(Box::new(event)));
}
