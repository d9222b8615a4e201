//! A book in a list of books: its picture, what it is called, and some lines about it. The whole card is the link.

use super::{
    el::{El, Live, el},
    symbol::{SymbolSize, symbol},
};
use leptos::prelude::*;

/// What stands before the words of a [`book_card`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BookSign {
    /// The symbol of this name.
    Symbol(&'static str),
    /// A book, where no picture was chosen.
    Book,
    /// A padlock.
    Lock,
    /// Something is not as it should be.
    Torn,
}

/// A card.
pub struct BookCard {
    /// Where it leads.
    pub href: String,
    /// What the book is called.
    pub title: String,
    /// What stands before the words.
    pub sign: BookSign,
    /// It is locked: a small padlock and these words, below the title.
    pub locked: Option<String>,
    /// The line that matters most: when the meeting is.
    pub first: Option<String>,
    /// The other lines.
    pub lines: Vec<String>,
    /// Whether it is passed over now.
    pub hidden: Live<bool>,
}

/// Draws a card.
pub fn book_card(card: BookCard) -> El {
    let link = el("a", "os-shelf__link")
        .attr("href", card.href)
        .text(card.title);
    // Where the padlock is the picture, one is enough.
    let small = card.sign != BookSign::Lock;
    let locked = card.locked.map(|words| {
        el("p", "os-shelf__locked")
            .child(small.then(padlock))
            .child(el("span", "").text(words))
    });
    let first = card
        .first
        .map(|words| el("p", "os-shelf__first").text(words));
    let lines = card
        .lines
        .into_iter()
        .map(|words| el("p", "os-soft").text(words));
    let words = el("div", "os-shelf__words")
        .child(link)
        .child(locked)
        .child(first)
        .child(lines.collect::<Vec<El>>());
    let hidden = card.hidden;
    let hidden = super::el::live(move || {
        let hidden = hidden.lock().is_ok_and(|mut hidden| hidden());
        hidden.then(String::new)
    });
    el("li", "os-shelf__card")
        .live_attr("hidden", hidden)
        .child(book_sign(card.sign))
        .child(words)
}

/// The sign of a book.
pub fn book_sign(sign: BookSign) -> El {
    let tile = |class, drawn: AnyView| el("span", class).child(drawn);
    match sign {
        BookSign::Symbol(name) => symbol(name, SymbolSize::Medium),
        BookSign::Book => tile(
            "os-shelf__sign",
            view! {
                <svg class="os-shelf__drawing" viewBox="0 0 32 32" aria-hidden="true">
                    <path d="M16 9C13 6 9 6 5 6.500V24.500C9 24 13 24 16 27C19 24 23 24 27 24.500V6.500C23 6 19 6 16 9zM16 9V27"></path>
                </svg>
            }
            .into_any(),
        ),
        BookSign::Lock => tile("os-shelf__sign os-shelf__sign--lock", padlock()),
        BookSign::Torn => tile(
            "os-shelf__sign os-shelf__sign--torn",
            view! {
                <svg class="os-shelf__drawing" viewBox="0 0 32 32" aria-hidden="true">
                    <path d="M16 4.500 29 27H3zM16 12.500v7M16 23.200v.01"></path>
                </svg>
            }
            .into_any(),
        ),
    }
}

fn padlock() -> AnyView {
    view! {
        <svg class="os-shelf__drawing" viewBox="0 0 32 32" aria-hidden="true">
            <path d="M7 14.500H25V27H7zM11 14.500V10.500a5 5 0 0 1 10 0V14.500M16 19.500v3"></path>
        </svg>
    }
    .into_any()
}
