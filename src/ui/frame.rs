//! What stands above every page when there is something to say: words that are not saved, another
//! tab that writes, a new version that waits.

use super::{
    components::{Button, ButtonKind, Details, Notice, NoticeKind},
    kit::Ui,
};
use crate::{
    app::{
        event::{Event, StoreTrouble},
        view::{Elsewhere, Frame, Trouble},
    },
    i18n::Key,
};
use leptos::prelude::*;

/// What happened, and what to do.
pub const fn trouble_words(trouble: StoreTrouble) -> (Key, Key) {
    match trouble {
        StoreTrouble::None => (Key::TroubleNone, Key::TroubleNoneDo),
        StoreTrouble::Full => (Key::TroubleFull, Key::TroubleFullDo),
        StoreTrouble::Lost => (Key::TroubleLost, Key::TroubleLostDo),
        StoreTrouble::OtherTab => (Key::TroubleOtherTab, Key::TroubleOtherTabDo),
        StoreTrouble::Newer => (Key::TroubleNewer, Key::TroubleNewerDo),
        StoreTrouble::Damaged => (Key::TroubleDamaged, Key::TroubleDamagedDo),
    }
}

/// The notices above the page.
pub fn notices(ui: Ui, frame: Memo<Frame>) -> AnyView {
    let why = Memo::new(move |_| frame.with(|f| f.trouble.as_ref().map(|t| t.why)));
    let elsewhere = Memo::new(move |_| frame.with(|f| f.elsewhere));
    let update = Memo::new(move |_| frame.with(|f| f.update_ready));
    view! {
        <div class="os-notices">
            {move || why.get().map(|why| trouble(ui, why, frame))}
            {move || elsewhere.get().map(|there| other_tab(ui, there))}
            {move || update.get().then(|| new_version(ui))}
        </div>
    }
    .into_any()
}

fn trouble(ui: Ui, why: StoreTrouble, frame: Memo<Frame>) -> AnyView {
    let (what, todo) = trouble_words(why);
    let words = Memo::new(move |_| {
        frame.with(|f| {
            f.trouble
                .as_ref()
                .map(|Trouble { words, .. }| words.clone())
        })
    });
    let has_words = Memo::new(move |_| words.with(|w| w.as_ref().is_some_and(|w| !w.is_empty())));
    let rescue = move || {
        has_words.get().then(|| {
            view! {
                <div class="os-wrap">
                    <Button
                        label=ui.t(Key::TroubleAgain)
                        kind=ButtonKind::Quiet
                        on_press=move |()| ui.send(Event::Retry)
                    />
                    <Button
                        label=ui.t(Key::TroubleCopy)
                        kind=ButtonKind::Quiet
                        on_press=move |()| ui.send(Event::CopyWords)
                    />
                </div>
                <Details summary=ui.t(Key::TroubleWords)>
                    <p class="os-words" dir="auto">
                        {move || words.get().unwrap_or_default()}
                    </p>
                </Details>
            }
            .into_any()
        })
    };
    view! {
        <Notice
            kind=NoticeKind::Problem
            what=ui.t(what)
            todo=ui.t(todo)
            more=rescue.into_any()
        />
    }
    .into_any()
}

fn other_tab(ui: Ui, there: Elsewhere) -> AnyView {
    let (label, asked) = if there.asked {
        (Key::ElsewhereMoving, true)
    } else {
        (Key::ElsewhereMove, false)
    };
    let more = view! {
        <Button
            label=ui.t(label)
            kind=ButtonKind::Quiet
            busy=asked
            id="take-over"
            on_press=move |()| ui.send(Event::TakeOver(there.book))
        />
    }
    .into_any();
    view! {
        <Notice
            kind=NoticeKind::Warn
            what=ui.t(Key::ElsewhereWhat)
            todo=ui.t(Key::ElsewhereTodo)
            more
        />
    }
    .into_any()
}

fn new_version(ui: Ui) -> AnyView {
    let more = view! {
        <Button
            label=ui.t(Key::UpdateNow)
            kind=ButtonKind::Quiet
            id="update-now"
            on_press=move |()| ui.send(Event::Update)
        />
    }
    .into_any();
    view! { <Notice what=ui.t(Key::UpdateWhat) todo=ui.t(Key::UpdateTodo) more /> }.into_any()
}
