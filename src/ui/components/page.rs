//! The frame of a page.

use super::el::{El, IntoPart, Words, el};
use leptos::prelude::*;

/// A link with its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Where it leads.
    pub href: String,
    /// Its words: "Back", "All books".
    pub label: String,
}

/// What stands around the content of a page.
pub struct Page {
    /// The page's name, as `data-page` on `main`.
    pub name: &'static str,
    /// The one `h1`.
    pub title: Words,
    /// Where one is among several: "Progress · Question 4 of 14". Stands above the heading and is
    /// read with it.
    pub progress: Option<Words>,
    /// The top bar: the way back or the name of the app first.
    pub top: Vec<El>,
    /// The buttons at the thumb; the primary one last.
    pub bar: Vec<El>,
}

/// A whole page: top bar, heading, content, action bar.
///
/// The heading takes the focus when the page changes (the screen does that), so that those who
/// listen hear where they are.
pub fn page(frame: Page, body: impl IntoPart) -> AnyView {
    let Page {
        name,
        title,
        progress,
        top,
        bar,
    } = frame;
    let described = progress.is_some().then(|| "os-progress".to_owned());
    let progress =
        progress.map(|words| el("p", "os-progress").attr("id", "os-progress").text(words));
    let heading = el("h1", "")
        .attr("tabindex", "-1")
        .maybe("aria-describedby", described)
        .text(title);
    let head = el("div", "os-page__head").child(progress).child(heading);
    let body = el("div", "os-page__body").child(head).child(body);
    let bar = (!bar.is_empty()).then(|| el("div", "os-page__bar").child(bar));
    let main = el("main", "os-page__main")
        .attr("data-page", name)
        .child(body)
        .child(bar);
    let top = (!top.is_empty()).then(|| el("header", "os-page__top").child(top));
    el("div", "os-page").child(top).child(main).done()
}

impl Link {
    /// As the way back in the top bar.
    pub fn back(self) -> El {
        let arrow = view! {
            <svg class="os-page__arrow" viewBox="0 0 24 24" aria-hidden="true">
                <path d="M20 12H4M11 5l-7 7 7 7"></path>
            </svg>
        };
        el("a", "os-page__back")
            .attr("href", self.href)
            .child(arrow.into_any())
            .text(self.label)
    }
}
