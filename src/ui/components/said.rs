//! What a voice said.

use super::{face::Face, pill::FeelingPill};
use leptos::prelude::*;

/// Whose colour a bubble wears. The name always stands above, so colour never speaks alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// A parent or carer, or another relative.
    Parent,
    /// The child or young person.
    Young,
    /// A worker, an advocate, the school.
    Other,
}

impl Voice {
    const fn class(self) -> &'static str {
        match self {
            Self::Parent => "os-said os-said--parent",
            Self::Young => "os-said os-said--young",
            Self::Other => "os-said os-said--other",
        }
    }
}

/// A speech bubble under the name of who spoke.
#[component]
pub fn Said(
    /// Who spoke: "Mum", "What school says it does".
    #[prop(into)]
    name: String,
    /// Whose colour it wears.
    voice: Voice,
    /// How it is going, with the words for it.
    #[prop(default = None, into)]
    feeling: Option<(Face, String)>,
    /// The words, as they were written; empty where only a feeling was given.
    #[prop(optional, into)]
    text: String,
    /// How the words were taken down, and who may see them; or where they are from.
    #[prop(optional, into)]
    how: Option<String>,
    /// More of the same answer in the bubble, or links under the words.
    #[prop(optional)]
    more: Option<AnyView>,
) -> AnyView {
    let words = (!text.is_empty()).then(|| {
        view! {
            <blockquote class="os-said__text os-words" dir="auto">
                {text}
            </blockquote>
        }
        .into_any()
    });
    let how = how.map(|how| view! { <p class="os-said__how">{how}</p> }.into_any());
    let feeling = feeling.map(|(feeling, label)| view! { <FeelingPill feeling label /> });
    view! {
        <figure class=voice.class()>
            <figcaption class="os-said__who">
                <span class="os-said__name" dir="auto">
                    {name}
                </span>
                {feeling}
            </figcaption>
            <div class="os-said__bubble">{words} {how} {more}</div>
        </figure>
    }
    .into_any()
}
