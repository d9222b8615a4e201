//! Pictures that are drawn from what the book says. As [`El`](super::El), but for SVG: the browser makes
//! these elements in a namespace of their own.

use leptos::{
    prelude::*,
    svg,
    tachys::html::attribute::{
        any_attribute::{AnyAttribute, IntoAnyAttribute},
        custom::custom_attribute,
    },
};

/// What is drawn.
#[derive(Clone, Copy)]
enum Kind {
    Svg,
    Group,
    Line,
    Path,
}

/// An SVG element in the making.
pub(super) struct Shape {
    kind: Kind,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

/// A picture, or a place in one.
pub(super) fn picture(class: &str) -> Shape {
    Shape::new(Kind::Svg).attr("class", class)
}

/// Shapes that stand together, moved by so much.
pub(super) fn moved(x: i32, y: i32) -> Shape {
    Shape::new(Kind::Group).attr("transform", format!("translate({x} {y})"))
}

/// A straight line. Places are lengths or percentages.
pub(super) fn line(class: &str, from: [String; 2], to: [String; 2]) -> Shape {
    let ([x1, y1], [x2, y2]) = (from, to);
    Shape::new(Kind::Line)
        .attr("class", class)
        .attr("x1", x1)
        .attr("y1", y1)
        .attr("x2", x2)
        .attr("y2", y2)
}

/// A drawing with a pen.
pub(super) fn path(class: &str, pen: &str) -> Shape {
    Shape::new(Kind::Path).attr("class", class).attr("d", pen)
}

impl Shape {
    fn new(kind: Kind) -> Self {
        Self {
            kind,
            attributes: Vec::new(),
            children: Vec::new(),
        }
    }

    pub(super) fn attr(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.attributes
            .push(custom_attribute(name, value.into()).into_any_attr());
        self
    }

    pub(super) fn with(mut self, shapes: impl IntoIterator<Item = Self>) -> Self {
        self.children.extend(shapes.into_iter().map(Self::done));
        self
    }

    pub(super) fn done(self) -> AnyView {
        let Self {
            kind,
            attributes,
            children,
        } = self;
        match kind {
            Kind::Svg => svg::svg()
                .child(children)
                .add_any_attr(attributes)
                .into_any(),
            Kind::Group => svg::g().child(children).add_any_attr(attributes).into_any(),
            Kind::Line => svg::line().add_any_attr(attributes).into_any(),
            Kind::Path => svg::path().add_any_attr(attributes).into_any(),
        }
    }
}
