//! The next meeting in one card.

use leptos::prelude::*;

/// The next meeting: days left, when, where, by when views must be in.
#[component]
pub fn MeetingCard(
    /// What kind of meeting, and where: "SEN support meeting · Oakfield School".
    #[prop(into)]
    kind: Signal<String>,
    /// How long there is, in words: "In 23 days". Stands large.
    #[prop(into)]
    left: Signal<String>,
    /// The day and the time. Empty while unknown.
    #[prop(optional, into)]
    when: Signal<String>,
    /// What to do by when. Empty if there is nothing.
    #[prop(optional, into)]
    note: Signal<String>,
    /// A link to change it.
    #[prop(optional)]
    more: Option<AnyView>,
) -> AnyView {
    view! {
        <section class="os-meeting">
            <p class="os-meeting__kind">{kind}</p>
            <h2 class="os-meeting__left">{left}</h2>
            <p class="os-meeting__when" hidden=move || when.with(String::is_empty)>
                {when}
            </p>
            <p class="os-meeting__note" hidden=move || note.with(String::is_empty)>
                {note}
            </p>
            {more}
        </section>
    }
    .into_any()
}
