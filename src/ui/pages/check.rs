//! Check what you said: all of it, before anybody else sees it.

use crate::{
    app::{
        route::Route,
        view::{CheckView, Said},
    },
    domain::answer::{Progress, Sharing},
    i18n::{self, Key},
    ui::{
        components::{ButtonKind, LinkButton, Notice, Page},
        kit::{Ui, said_bubble},
    },
};
use leptos::prelude::*;

pub(super) fn page(ui: Ui, view: Memo<CheckView>) -> AnyView {
    let first = view.get_untracked();
    let bar = view! {
        <LinkButton
            label=ui.t(Key::CheckNotYet)
            href=first.back.to_string()
            kind=ButtonKind::Plain
        />
        <LinkButton label=ui.t(Key::CheckNext) href=first.next.to_string() />
    }
    .into_any();
    let top = move || {
        let (nothing, unchosen) = view.with(|v| (v.nothing, v.unchosen));
        if nothing {
            let (what, todo) = (ui.t(Key::CheckNothing), ui.t(Key::CheckNothingDo));
            return Some(view! { <Notice what todo /> }.into_any());
        }
        (unchosen > 0).then(|| {
            let one = Key::CheckUnchosenOne;
            let what = ui.words(|w| w.count(one, Key::CheckUnchosenMany, unchosen));
            let todo = ui.t(Key::CheckUnchosenDo);
            view! { <Notice what todo /> }.into_any()
        })
    };
    let groups = move || {
        let groups = view.with(|v| v.groups.clone());
        groups
            .into_iter()
            .map(|(topic, said)| {
                let said = said
                    .iter()
                    .map(|(said, route)| answer(ui, said, route))
                    .collect_view();
                view! {
                    <section class="os-stack">
                        <h2>{ui.t(i18n::topic(topic))}</h2>
                        {said}
                    </section>
                }
                .into_any()
            })
            .collect_view()
    };
    view! {
        <Page name="check" title=ui.t(Key::CheckTitle) back=ui.back(&first.back) bar>
            <p>{ui.t(Key::CheckLead)}</p>
            {top}
            {groups}
        </Page>
    }
    .into_any()
}

fn answer(ui: Ui, said: &Said, route: &Route) -> AnyView {
    let link = |label: Key, about: Key| {
        let about = ui.with(about, &[("question", &said.heading.short)]);
        view! {
            <a class="os-link" href=route.to_string() aria-label=about>
                {ui.t(label)}
            </a>
        }
        .into_any()
    };
    if said.progress == Progress::Nothing {
        return view! {
            <p class="os-unsaid">
                <b>{said.heading.short.clone()}</b>
                " "
                <span class="os-soft">{ui.t(Key::CheckNotProvided)}</span>
                " "
                {link(Key::CheckAnswer, Key::CheckAnswerAbout)}
            </p>
        }
        .into_any();
    }
    let how = ui.words(|words| words.taken(said.how, &said.taken_by));
    let who = match (said.sharing, said.sharing_who.trim()) {
        (Sharing::Chosen, who) if !who.is_empty() => who.to_owned(),
        (sharing, _) => ui.t(i18n::sharing(sharing)),
    };
    let how = ui.with(Key::CheckSees, &[("how", &how), ("who", &who)]);
    let more = link(Key::CheckChange, Key::CheckChangeAbout);
    view! {
        <div>
            <h3 class="os-ask">{said.heading.ask.clone()}</h3>
            {said_bubble(ui, said, how, Some(more))}
        </div>
    }
    .into_any()
}
