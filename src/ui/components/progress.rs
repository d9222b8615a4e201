//! How far one has come, in words.

use leptos::prelude::*;

/// "Question 4 of 14". In words, since a bar says nothing to many.
#[component]
pub fn Progress(
    /// The words.
    #[prop(into)]
    words: Signal<String>,
    /// An id, so that something else can name it as its description.
    #[prop(optional, into)]
    id: Option<String>,
) -> AnyView {
    view! {
        <p class="os-progress" id=id>
            {words}
        </p>
    }
    .into_any()
}
