//! Drawing. What is drawn is kept when the hand rests, and at once when the page is hidden or left.

use super::{
    Bench, Open, busy_line, send,
    sheet::Sheet,
    tools::{acts, tools},
    way_id,
};
use crate::{
    app::{
        exchange::{
            Shows,
            made::{MadeAt, MadeEvent, MadeKind},
        },
        view::MakingView,
    },
    i18n::Key,
    made::strokes::{Colour, Drawing, Point, SIDE, Tool, Width},
    ui::{
        components::{ButtonKind, El, button, el, live},
        kit::{Ui, gate},
        pages::versions::focus_on,
    },
};
use gloo::{events::EventListener, timers::callback::Timeout};
use leptos::{prelude::*, wasm_bindgen::JsCast, web_sys};
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
    sync::atomic::{AtomicBool, Ordering},
};

const CANVAS: &str = "made-canvas";
/// So long the hand rests until what was drawn is kept, in milliseconds.
const REST: u32 = 2_500;

/// A drawing on its sheet.
pub(super) struct Desk {
    ui: Ui,
    at: MadeAt,
    sheet: RefCell<Option<Sheet>>,
    drawing: RefCell<Drawing>,
    pub colour: Cell<Colour>,
    pub width: Cell<Width>,
    pub rubs: Cell<bool>,
    rest: RefCell<Option<Timeout>>,
    leaving: RefCell<Vec<EventListener>>,
    pub can_undo: RwSignal<bool>,
}

impl Desk {
    fn tool(&self) -> Tool {
        if self.rubs.get() {
            Tool::Rubber(self.width.get())
        } else {
            Tool::Pen(self.colour.get(), self.width.get())
        }
    }

    /// The canvas stands. `before` is what was drawn earlier: it is gone on with.
    fn begin(self: &Rc<Self>, canvas: web_sys::HtmlCanvasElement, before: Option<String>) {
        let Some(sheet) = Sheet::new(canvas) else {
            return;
        };
        if let Some(before) = before {
            self.drawing.replace(Drawing::on_top());
            let desk = Rc::clone(self);
            // Until it is there nothing can be drawn, or it would be lost.
            leptos::task::spawn_local(async move {
                let Ok(picture) = web_sys::HtmlImageElement::new() else {
                    return;
                };
                picture.set_src(&before);
                let decoded = wasm_bindgen_futures::JsFuture::from(picture.decode()).await;
                if decoded.is_ok() {
                    sheet.lay(&picture);
                    sheet.again(&desk.drawing.borrow());
                } else {
                    desk.drawing.replace(Drawing::default());
                }
                desk.sheet.replace(Some(sheet));
            });
        } else {
            self.sheet.replace(Some(sheet));
        }
        let mut leaving = self.leaving.borrow_mut();
        let desk = Rc::clone(self);
        let hidden = move |_: &web_sys::Event| {
            if document().visibility_state() == web_sys::VisibilityState::Hidden {
                desk.keep();
            }
        };
        leaving.push(EventListener::new(&document(), "visibilitychange", hidden));
        for name in ["pagehide", "oursay:flush"] {
            let desk = Rc::clone(self);
            leaving.push(EventListener::new(&window(), name, move |_| desk.keep()));
        }
    }

    fn down(&self, at: Point) {
        if let Some(sheet) = &*self.sheet.borrow() {
            let tool = self.tool();
            self.rest.take();
            self.drawing.borrow_mut().down(tool, at);
            sheet.dot(tool, at);
            sheet.dry(&mut self.drawing.borrow_mut());
        }
    }

    fn along(&self, at: Point) {
        let piece = self.drawing.borrow_mut().along(at);
        if let (Some(piece), Some(sheet)) = (piece, &*self.sheet.borrow()) {
            sheet.line(piece);
        }
    }

    fn up(self: &Rc<Self>) {
        self.drawing.borrow_mut().up();
        self.changed();
    }

    /// Undo or clear.
    pub fn redo(self: &Rc<Self>, act: fn(&mut Drawing)) {
        act(&mut self.drawing.borrow_mut());
        if let Some(sheet) = &*self.sheet.borrow() {
            sheet.dry(&mut self.drawing.borrow_mut());
            sheet.again(&self.drawing.borrow());
        }
        self.changed();
    }

    fn changed(self: &Rc<Self>) {
        self.can_undo.try_set(self.drawing.borrow().can_undo());
        let desk = Rc::clone(self);
        self.rest
            .replace(Some(Timeout::new(REST, move || desk.keep())));
    }

    /// Keeps what is drawn, if something has changed.
    fn keep(&self) {
        let Some(sheet) = &*self.sheet.borrow() else {
            return;
        };
        let (changed, blank) = {
            let mut drawing = self.drawing.borrow_mut();
            (drawing.take_changed(), drawing.is_blank())
        };
        if changed {
            let png = if blank { Some(Vec::new()) } else { sheet.png() };
            if let Some(png) = png {
                send(self.ui, MadeEvent::Drawn(self.at.clone(), png));
            }
        }
    }

    fn close(&self) {
        self.rest.take();
        self.keep();
        self.leaving.borrow_mut().clear();
        self.sheet.take();
    }
}

/// The desk, once what was drawn before is here: begun on a white sheet, it would take its place.
pub(super) fn draw(ui: Ui, bench: Bench, open: Open) -> AnyView {
    let begun = AtomicBool::new(false);
    let begun = gate(move || {
        let ready = bench.making(|making| !waits(making));
        // Once begun it stays, whatever becomes of what is being drawn.
        u64::from(begun.fetch_or(ready, Ordering::Relaxed) || ready)
    });
    let drawn = live(move || {
        let begun = begun.get() == 1;
        untrack(|| {
            let desk = begun.then(|| desk(ui, bench, open)).flatten();
            desk.unwrap_or_else(|| busy_line(ui).done())
        })
    });
    drawn.into_any()
}

/// Whether a drawing is on its way to the page.
fn waits(making: &MakingView) -> bool {
    let mut all = making.all.iter();
    all.any(|made| {
        made.kind == MadeKind::Drawing && matches!(made.shows, Shows::Coming | Shows::Unasked)
    })
}

fn desk(ui: Ui, bench: Bench, open: Open) -> Option<AnyView> {
    let desk = Rc::new(Desk {
        ui,
        at: bench.made_at(MadeKind::Drawing)?,
        sheet: RefCell::default(),
        drawing: RefCell::default(),
        colour: Cell::default(),
        width: Cell::default(),
        rubs: Cell::new(false),
        rest: RefCell::default(),
        leaving: RefCell::default(),
        can_undo: RwSignal::new(false),
    });
    let kept = StoredValue::new_local(Rc::clone(&desk));
    on_cleanup(move || {
        if let Some(desk) = kept.try_get_value() {
            desk.close();
        }
    });
    let before = bench.making(|making| {
        let all = making.all.iter();
        let mut drawings = all.filter(|made| made.kind == MadeKind::Drawing);
        drawings.find_map(|made| match &made.shows {
            Shows::Here(place) => Some(place.clone()),
            _ => None,
        })
    });
    let begun = Rc::clone(&desk);
    request_animation_frame(move || {
        let canvas = document().get_element_by_id(CANVAS);
        if let Some(canvas) = canvas.and_then(|canvas| canvas.dyn_into().ok()) {
            begun.begin(canvas, before);
        }
    });
    let done = move || {
        open.close();
        focus_on(["#", &bench.id(way_id(MadeKind::Drawing))].concat());
    };
    // For a card of one's own the word and the photo stand right beside it.
    let hint = bench.asks_words();
    let hint = hint.then(|| el("p", "os-soft").text(ui.t(Key::MadeCanvasHint)));
    let panel = el("div", "os-card os-stack")
        .child(canvas(ui, &desk))
        .child(acts(ui, &desk))
        .child(tools(ui, &desk))
        .child(hint)
        .child(button(
            ButtonKind::Primary,
            "made-done",
            ui.t(Key::MadeDone),
            done,
        ))
        .done();
    Some(panel)
}

fn canvas(ui: Ui, desk: &Rc<Desk>) -> El {
    let [down, along, up] = [(); 3].map(|()| Rc::clone(desk));
    let lost = Rc::clone(desk);
    el("canvas", "os-sketch")
        .attr("id", CANVAS)
        .attr("role", "img")
        .attr("aria-label", ui.t(Key::MadeCanvas))
        .on("pointerdown", move |event| {
            if let Some((event, canvas)) = pointer(&event) {
                event.prevent_default();
                let _ = canvas.set_pointer_capture(event.pointer_id());
                down.down(point(&event, &canvas));
            }
        })
        .on("pointermove", move |event| {
            if let Some((event, canvas)) = pointer(&event) {
                along.along(point(&event, &canvas));
            }
        })
        .on("pointerup", move |event| {
            if pointer(&event).is_some() {
                up.up();
            }
        })
        .on("pointercancel", move |_| lost.up())
}

/// The one finger that draws, and where; a second finger or another button of the mouse draws nothing.
fn pointer(event: &web_sys::Event) -> Option<(web_sys::PointerEvent, web_sys::Element)> {
    let canvas = event.current_target()?.dyn_into().ok()?;
    let event: &web_sys::PointerEvent = event.dyn_ref()?;
    (event.is_primary() && event.button() <= 0).then(|| (event.clone(), canvas))
}

/// Where the finger is on the sheet, however large it is shown.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to the sheet first"
)]
fn point(event: &web_sys::PointerEvent, canvas: &web_sys::Element) -> Point {
    let shown = canvas.get_bounding_client_rect();
    let side = f64::from(SIDE);
    let on = |at: i32, from: f64, length: f64| {
        let place = (f64::from(at) - from) / length.max(1.0) * side;
        place.clamp(0.0, side).round() as u16
    };
    (
        on(event.client_x(), shown.left(), shown.width()),
        on(event.client_y(), shown.top(), shown.height()),
    )
}
