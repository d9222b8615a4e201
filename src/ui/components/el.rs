//! One element type for the whole app.
//!
//! Leptos gives every combination of tag, attributes and children a type of its own, and each type
//! costs about a kilobyte and a half of Wasm once it is erased. The pages have hundreds of such
//! combinations and a budget for the first visit, so here the tag, the attributes and the children
//! are data: every element is the same type, and so is everything in it that may change. Fixed
//! drawings still come from `view!`, which makes one template type of them all.

use leptos::{
    ev,
    html::custom,
    prelude::*,
    tachys::{
        html::{
            attribute::{
                any_attribute::{AnyAttribute, IntoAnyAttribute},
                custom::custom_attribute,
            },
            event::on,
            property::prop,
        },
        reactive_graph::SharedReactiveFunction,
    },
};
use std::sync::{Arc, Mutex};

/// Something that is read again when what it read has changed.
pub type Live<T> = SharedReactiveFunction<T>;

/// Makes something live.
pub fn live<T>(read: impl FnMut() -> T + Send + 'static) -> Live<T> {
    Arc::new(Mutex::new(read))
}

/// Words that stay, or that may change.
pub enum Words {
    /// As long as the part stands.
    Fixed(String),
    /// Read again when they change.
    Live(Live<String>),
}

impl From<String> for Words {
    fn from(text: String) -> Self {
        Self::Fixed(text)
    }
}

impl From<&str> for Words {
    fn from(text: &str) -> Self {
        Self::Fixed(text.to_owned())
    }
}

impl From<Live<String>> for Words {
    fn from(text: Live<String>) -> Self {
        Self::Live(text)
    }
}

impl Words {
    fn view(self) -> AnyView {
        match self {
            Self::Fixed(text) => text.into_any(),
            Self::Live(text) => text.into_any(),
        }
    }
}

/// An element in the making.
pub struct El {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

/// An element with a class; without one where `class` is empty.
pub fn el(tag: &'static str, class: &str) -> El {
    let element = El {
        tag,
        attributes: Vec::new(),
        children: Vec::new(),
    };
    if class.is_empty() {
        element
    } else {
        element.attr("class", class)
    }
}

impl El {
    /// An attribute that stays.
    pub fn attr(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.attributes
            .push(custom_attribute(name, value.into()).into_any_attr());
        self
    }

    /// An attribute that stays, if there is a value for it.
    pub fn maybe(self, name: &'static str, value: Option<String>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// An attribute that comes and goes.
    pub fn live_attr(mut self, name: &'static str, value: Live<Option<String>>) -> Self {
        self.attributes
            .push(custom_attribute(name, value).into_any_attr());
        self
    }

    /// Whether the control is chosen, as the browser keeps it.
    pub fn checked(mut self, value: Live<bool>) -> Self {
        self.attributes.push(prop("checked", value).into_any_attr());
        self
    }

    /// What happens on an event of this name.
    pub fn on(mut self, name: &'static str, act: impl FnMut(ev::Event) + 'static) -> Self {
        let act: Box<dyn FnMut(ev::Event)> = Box::new(act);
        self.attributes
            .push(on(ev::Custom::new(name), act).into_any_attr());
        self
    }

    /// Words inside.
    pub fn text(mut self, words: impl Into<Words>) -> Self {
        self.children.push(words.into().view());
        self
    }

    /// Something inside.
    pub fn child(mut self, child: impl IntoPart) -> Self {
        child.into_part(&mut self.children);
        self
    }

    /// Done.
    pub fn done(self) -> AnyView {
        custom(self.tag)
            .child(self.children)
            .add_any_attr(self.attributes)
            .into_any()
    }
}

/// What can stand inside an element.
pub trait IntoPart {
    /// Puts it, or its parts, at the end of `parts`.
    fn into_part(self, parts: &mut Vec<AnyView>);
}

impl IntoPart for El {
    fn into_part(self, parts: &mut Vec<AnyView>) {
        parts.push(self.done());
    }
}

impl IntoPart for AnyView {
    fn into_part(self, parts: &mut Vec<AnyView>) {
        parts.push(self);
    }
}

/// A part that is drawn again when what it reads has changed. What stays the same stays in place.
impl IntoPart for Live<AnyView> {
    fn into_part(self, parts: &mut Vec<AnyView>) {
        parts.push(self.into_any());
    }
}

impl<P: IntoPart> IntoPart for Option<P> {
    fn into_part(self, parts: &mut Vec<AnyView>) {
        if let Some(part) = self {
            part.into_part(parts);
        }
    }
}

impl<P: IntoPart> IntoPart for Vec<P> {
    fn into_part(self, parts: &mut Vec<AnyView>) {
        for part in self {
            part.into_part(parts);
        }
    }
}

/// Several parts without an element around them.
pub fn group(parts: impl IntoPart) -> AnyView {
    let mut views = Vec::new();
    parts.into_part(&mut views);
    views.into_any()
}

/// Nothing, where something may stand at another time.
pub fn nothing() -> AnyView {
    group(Vec::<AnyView>::new())
}
