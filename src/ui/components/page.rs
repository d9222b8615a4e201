//! The frame of a page.

use super::progress::Progress;
use leptos::prelude::*;

/// A link with its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Where it leads.
    pub href: String,
    /// Its words: "Back", "All books".
    pub label: String,
}

/// A whole page: top bar, heading, content, action bar.
///
/// The heading takes the focus when the page changes (the shell does that), so that those who
/// listen hear where they are.
#[component]
pub fn Page(
    /// The page's name, as `data-page` on `main`.
    name: &'static str,
    /// The one `h1`.
    #[prop(into)]
    title: Signal<String>,
    /// Where one is among several: "Progress · Question 4 of 14". Stands above the heading and is
    /// read with it.
    #[prop(optional, into)]
    progress: Option<Signal<String>>,
    /// The way back.
    #[prop(optional, into)]
    back: Option<Link>,
    /// What stands at the start of the top bar where there is no way back: the name of the app.
    #[prop(optional)]
    brand: Option<AnyView>,
    /// What stands at the end of the top bar: "Leave".
    #[prop(optional)]
    top: Option<AnyView>,
    /// The buttons at the thumb; the primary one last.
    #[prop(optional)]
    bar: Option<AnyView>,
    /// The content: blocks, which the page sets apart from each other.
    children: Children,
) -> AnyView {
    let described = progress.is_some().then_some("os-progress");
    let progress = progress.map(|words| view! { <Progress words id="os-progress" /> });
    let bar = bar.map(|bar| view! { <div class="os-page__bar">{bar}</div> }.into_any());
    view! {
        <div class="os-page">
            <header class="os-page__top">{brand} {back.map(way_back)} {top}</header>
            <main class="os-page__main" data-page=name>
                <div class="os-page__body">
                    <div class="os-page__head">
                        {progress}
                        <h1 tabindex="-1" aria-describedby=described>
                            {title}
                        </h1>
                    </div>
                    {children()}
                </div>
                {bar}
            </main>
        </div>
    }
    .into_any()
}

fn way_back(link: Link) -> AnyView {
    view! {
        <a class="os-page__back" href=link.href>
            <svg class="os-page__arrow" viewBox="0 0 24 24" aria-hidden="true">
                <path d="M20 12H4M11 5l-7 7 7 7"></path>
            </svg>
            {link.label}
        </a>
    }
    .into_any()
}
