//! The canvas under a drawing: paints marks, and gives the picture as PNG.

use crate::made::strokes::{Drawing, Mark, Point, SIDE, Tool};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use leptos::{prelude::document, wasm_bindgen::JsCast};
use std::f64::consts::TAU;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement};

use leptos::web_sys;

const PNG: &str = "data:image/png;base64,";
const PAPER: &str = "#fff";

/// What is to be seen, and beneath it what is painted for good.
pub struct Sheet {
    seen: Layer,
    dry: Layer,
}

/// A canvas and its pen.
struct Layer {
    canvas: HtmlCanvasElement,
    pen: CanvasRenderingContext2d,
}

impl Layer {
    fn new(canvas: HtmlCanvasElement) -> Option<Self> {
        canvas.set_width(SIDE.into());
        canvas.set_height(SIDE.into());
        let pen = canvas.get_context("2d").ok()??;
        let pen: CanvasRenderingContext2d = pen.dyn_into().ok()?;
        pen.set_line_cap("round");
        pen.set_line_join("round");
        let layer = Self { canvas, pen };
        layer.clear();
        Some(layer)
    }

    fn clear(&self) {
        self.pen.set_fill_style_str(PAPER);
        self.pen.fill_rect(0.0, 0.0, SIDE.into(), SIDE.into());
    }

    fn choose(&self, tool: Tool) {
        let ink = match tool {
            Tool::Pen(colour, _) => colour.ink(),
            Tool::Rubber(_) => PAPER,
        };
        self.pen.set_stroke_style_str(ink);
        self.pen.set_fill_style_str(ink);
        self.pen.set_line_width(tool.units().into());
    }

    fn dot(&self, tool: Tool, (x, y): Point) {
        self.choose(tool);
        self.pen.begin_path();
        let radius = f64::from(tool.units()) / 2.0;
        let _ = self.pen.arc(x.into(), y.into(), radius, 0.0, TAU);
        self.pen.fill();
    }

    fn line(&self, tool: Tool, points: &[Point]) {
        self.choose(tool);
        self.pen.begin_path();
        for (n, (x, y)) in points.iter().enumerate() {
            if n == 0 {
                self.pen.move_to((*x).into(), (*y).into());
            } else {
                self.pen.line_to((*x).into(), (*y).into());
            }
        }
        self.pen.stroke();
    }

    fn paint(&self, mark: &Mark) {
        match mark {
            Mark::Clear => self.clear(),
            Mark::Stroke(tool, points) => match points[..] {
                [at] => self.dot(*tool, at),
                _ => self.line(*tool, points),
            },
        }
    }
}

impl Sheet {
    /// A white sheet on this canvas.
    pub fn new(canvas: HtmlCanvasElement) -> Option<Self> {
        let dry = document().create_element("canvas").ok()?;
        Some(Self {
            seen: Layer::new(canvas)?,
            dry: Layer::new(dry.dyn_into().ok()?)?,
        })
    }

    /// Puts a picture beneath all that is drawn.
    pub fn lay(&self, picture: &HtmlImageElement) {
        let side = f64::from(SIDE);
        let draw = CanvasRenderingContext2d::draw_image_with_html_image_element_and_dw_and_dh;
        let _ = draw(&self.dry.pen, picture, 0.0, 0.0, side, side);
    }

    /// The pen is put down.
    pub fn dot(&self, tool: Tool, at: Point) {
        self.seen.dot(tool, at);
    }

    /// The pen has moved.
    pub fn line(&self, (tool, from, to): (Tool, Point, Point)) {
        self.seen.line(tool, &[from, to]);
    }

    /// Paints for good what can no longer be taken back.
    pub fn dry(&self, drawing: &mut Drawing) {
        while let Some(mark) = drawing.dry() {
            self.dry.paint(&mark);
        }
    }

    /// Paints everything anew.
    pub fn again(&self, drawing: &Drawing) {
        let draw = CanvasRenderingContext2d::draw_image_with_html_canvas_element;
        let _ = draw(&self.seen.pen, &self.dry.canvas, 0.0, 0.0);
        for mark in drawing.marks() {
            self.seen.paint(mark);
        }
    }

    /// The picture as PNG.
    pub fn png(&self) -> Option<Vec<u8>> {
        let address = self.seen.canvas.to_data_url().ok()?;
        STANDARD.decode(address.strip_prefix(PNG)?).ok()
    }
}
