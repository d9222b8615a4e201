//! All that was made here, each with its words and the way to take it away.

use super::{Bench, name_of, shown, way_id};
use crate::{
    app::{exchange::made::MadeKind, view::MadeView},
    domain::change::Value,
    i18n::Key,
    ui::{
        components::{
            ButtonKind, El, FieldKind, TextField, button, el, group, live, nothing, text_field,
        },
        kit::{Ui, gate, hash},
        pages::versions::focus_on,
    },
};
use leptos::prelude::*;
use std::rc::Rc;

/// All that was made: each kind stays in place while its words are typed.
pub(super) fn draw(ui: Ui, bench: Bench) -> El {
    let each = MadeKind::ALL.map(|kind| {
        // Another card of one's own is another place, though it stands where the last one stood.
        let there = gate(move || {
            let there = bench.making(|making| making.all.iter().any(|made| made.kind == kind));
            if there { hash(&bench.at()) } else { 0 }
        });
        live(move || {
            let is_there = there.get() != 0;
            untrack(|| {
                let drawn = is_there.then(|| one(ui, bench, kind)).flatten();
                drawn.map_or_else(nothing, El::done)
            })
        })
    });
    let mut all = el("div", "os-stack");
    for one in each {
        all = all.child(one);
    }
    all
}

/// One kind of what was made: to see or to hear, with its words and the way to take it away.
fn one(ui: Ui, bench: Bench, kind: MadeKind) -> Option<El> {
    let (name, label, hint) = match kind {
        MadeKind::Sound => ("sound", Key::MadeSoundWords, Key::MadeSoundWordsHint),
        MadeKind::Drawing => ("drawing", Key::MadeDrawingWords, Key::MadePictureWordsHint),
        MadeKind::Photo => ("photo", Key::MadePhotoWords, Key::MadePictureWordsHint),
    };
    let mine = move || -> Vec<MadeView> {
        bench.making(|making| {
            let all = making.all.iter();
            all.filter(|made| made.kind == kind).cloned().collect()
        })
    };
    let said = gate(move || hash(&mine()));
    let seen = live(move || {
        said.get();
        untrack(|| {
            let all = mine();
            let each = all.iter().map(|made| {
                let title = el("h3", "os-made__name").text(name_of(ui, made));
                el("div", "os-stack os-stack--tight")
                    .child(title)
                    .child(shown(ui, made))
            });
            group(each.collect::<Vec<El>>())
        })
    });
    let text = move || {
        let mut mine = mine().into_iter();
        mine.next().map(|made| made.words).unwrap_or_default()
    };
    let to = bench.target(kind.words())?;
    let on_text = move |typed: String| {
        ui.typing.try_set(false);
        ui.send(to.says(Value::Text(typed)));
    };
    let words = bench.asks_words().then(|| {
        let field = TextField {
            id: bench.id(&[name, "-words"].concat()),
            label: ui.t(label),
            hint: Some(ui.t(hint)),
            kind: FieldKind::Short,
            on_text: Rc::new(on_text),
        };
        text_field(field, text)
    });
    let away = bench.target(kind.part())?;
    let take_away = move || {
        ui.send(away.says(Value::Cleared));
        focus_on(["#", &bench.id(way_id(kind))].concat());
    };
    let card = el("div", "os-card os-stack")
        .attr("id", bench.id(&["made-", name].concat()))
        .child(seen)
        .child(words)
        .child(asked_twice(ui, bench, (kind, name), take_away));
    Some(card)
}

/// A button that asks once more.
fn asked_twice(
    ui: Ui,
    bench: Bench,
    (kind, name): (MadeKind, &'static str),
    act: impl Fn() + Clone + Send + 'static,
) -> El {
    // For those who listen: which of them.
    let which = ui.words(|words| words.made(kind, None));
    let about = ui.with(Key::MadeTakeAwayAbout, &[("name", &which)]);
    let asked = RwSignal::new(false);
    let id = move |end: &str| bench.id(&["away-", name, end].concat());
    let press = live(move || {
        let sure = asked.get();
        untrack(|| {
            if !sure {
                let ask = move || {
                    asked.set(true);
                    focus_on(["#", &id("-sure")].concat());
                };
                return button(ButtonKind::Plain, id(""), ui.t(Key::MadeTakeAway), ask)
                    .attr("aria-label", about.clone())
                    .done();
            }
            let keep = move || {
                asked.set(false);
                focus_on(["#", &id("")].concat());
            };
            let act = act.clone();
            let yes = ui.t(Key::MadeSureYes);
            let question = el("p", "").attr("id", id("-sure")).attr("tabindex", "-1");
            el("div", "os-stack os-stack--tight")
                .child(question.child(el("b", "").text(ui.t(Key::MadeSure))))
                .child(button(ButtonKind::Danger, id("-yes"), yes, act))
                .child(button(
                    ButtonKind::Quiet,
                    id("-no"),
                    ui.t(Key::MadeSureNo),
                    keep,
                ))
                .done()
        })
    });
    el("div", "os-made__away").child(press)
}
