//! "Read to me": the question, the choices and what was written, one after the other, each marked while it is
//! read. For a young person
//! and for grown-ups alike; there only where the device has a voice of its own.

use crate::{
    app::{event::Event, exchange::event::Exchanged},
    i18n::Key,
    ui::{
        components::{El, el, group, live, picture_button},
        kit::Ui,
        pages::{
            question::{View, leave_field},
            versions::focus_on,
        },
    },
};
use leptos::{prelude::*, wasm_bindgen::JsCast, web_sys};

/// What is read, in the order of the page.
const READ: &str = "#app h1, #app .os-easy__line p, #app main .os-notice p, #app .os-details__body li, #app legend, #app .os-row__words > span:first-child, \
    #app .os-tile__words, #app .os-tiles .os-tile__button span, #app .os-chosen__words, #app textarea";
/// What is folded away is not read.
const FOLDED: &str = "details:not([open]) > .os-details__body";
/// Marks what is read now.
const NOW: &str = "data-aloud";

/// The button.
pub(super) fn draw(ui: Ui, view: View) -> El {
    let there = Memo::new(move |_| view.read(|v| v.more.aloud.is_some()));
    let reading = move || view.read(|v| v.more.aloud.and_then(|aloud| aloud.part));
    let read = StoredValue::new_local(Vec::<web_sys::Element>::new());
    Effect::new(move || mark(&read.get_value(), reading()));
    let drawn = live(move || {
        group(
            there
                .get()
                .then(|| vec![button(ui, view, read), online(ui, view)]),
        )
    });
    el("div", "os-aloud").child(drawn)
}

/// That the voice is one that needs the network.
fn online(ui: Ui, view: View) -> El {
    let says = live(move || {
        if view.read(|v| v.more.aloud.is_some_and(|aloud| aloud.online)) {
            ui.t(Key::AloudIsOnline)
        } else {
            String::new()
        }
    });
    el("p", "os-aloud__online").text(says)
}

fn button(ui: Ui, view: View, read: StoredValue<Vec<web_sys::Element>, LocalStorage>) -> El {
    let reads = move || view.read(|v| v.more.aloud.is_some_and(|aloud| aloud.part.is_some()));
    let press = move || {
        if untrack(reads) {
            ui.send(exchanged(Exchanged::StopReading));
            return;
        }
        leave_field();
        let Some(first) = view.now() else { return };
        let (elements, parts) = to_read().into_iter().unzip();
        read.set_value(elements);
        ui.send(exchanged(Exchanged::ReadAloud(first.at.at, parts)));
    };
    let label = live(move || {
        ui.t(if reads() {
            Key::LevelStop
        } else {
            Key::LevelAloud
        })
    });
    picture_button("read-to-me", "speaker-high-volume", label, None, press)
}

/// While it reads: a way to stop it that stays on the screen, and how fast it goes on.
pub(super) fn meanwhile(ui: Ui, view: View) -> El {
    let reads = move || view.read(|v| v.more.aloud.is_some_and(|aloud| aloud.part.is_some()));
    let reads = Memo::new(move |_| reads());
    let drawn = live(move || group(reads.get().then(|| panel(ui, view))));
    el("div", "os-fold").child(drawn)
}

fn panel(ui: Ui, view: View) -> El {
    let slow = move || view.read(|v| v.more.aloud.is_some_and(|aloud| aloud.slow));
    let slowly = move || {
        let slow = untrack(slow);
        ui.send(exchanged(Exchanged::ReadSlowly(!slow)));
    };
    let stop = move || {
        ui.send(exchanged(Exchanged::StopReading));
        // The button goes with the voice.
        focus_on("#read-to-me");
    };
    let chosen = Some(live(slow));
    let buttons = vec![
        picture_button(
            "read-slowly",
            "pic-turtle",
            ui.t(Key::LevelSlowly),
            chosen,
            slowly,
        ),
        picture_button(
            "stop-reading",
            "muted-speaker",
            ui.t(Key::LevelStop),
            None,
            stop,
        ),
    ];
    el("div", "os-reads").child(buttons)
}

fn exchanged(event: Exchanged) -> Event {
    Event::Exchanged(Box::new(event))
}

/// What can be seen of the page that is words, and where it stands.
fn to_read() -> Vec<(web_sys::Element, String)> {
    let Ok(found) = document().query_selector_all(READ) else {
        return Vec::new();
    };
    let all = (0..found.length()).filter_map(|place| found.get(place)?.dyn_into().ok());
    let all =
        all.filter(|element: &web_sys::Element| element.closest(FOLDED).ok().flatten().is_none());
    let all = all.map(|element| {
        let field = element.dyn_ref::<web_sys::HtmlTextAreaElement>();
        let text = match field {
            Some(field) => field.value(),
            None => element.text_content().unwrap_or_default(),
        };
        (element, text)
    });
    all.filter(|(_, text)| !text.trim().is_empty()).collect()
}

/// Marks what is read now, and has it on the screen.
fn mark(all: &[web_sys::Element], now: Option<usize>) {
    for (place, element) in all.iter().enumerate() {
        if Some(place) == now {
            let _ = element.set_attribute(NOW, "");
            into_sight(element);
        } else {
            let _ = element.remove_attribute(NOW);
        }
    }
}

fn into_sight(element: &web_sys::Element) {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Center);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}
