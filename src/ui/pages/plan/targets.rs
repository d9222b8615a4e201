//! The targets: three or four short ones, set with the child.

use super::{View, read};
use crate::{
    domain::item::{Item, ItemKind, ItemPart},
    i18n::Key,
    ui::{
        components::{El, FieldKind, details, el, group, live},
        kit::{gate, hash, plain_notice},
        pages::items::Desk,
    },
};
use leptos::prelude::*;

/// The first field of the target that was added last.
const LAST: &str = "#targets > :last-child .os-field__input";

pub(super) fn draw(desk: Desk, view: View, name: &str) -> El {
    let ui = desk.ui;
    let why = ui.named(Key::PlanWhyNamed, Key::PlanWhy, name);
    let listed =
        gate(move || view.read(|v| hash(&v.targets.iter().map(|t| t.id).collect::<Vec<_>>())));
    let targets = live(move || {
        listed.get();
        let now = untrack(|| view.read(|v| v.targets.clone()));
        let each = now.iter().enumerate();
        group(
            each.map(|(place, target)| one(desk, view, target, place, &why))
                .collect::<Vec<El>>(),
        )
    });
    let many = gate(move || view.read(|v| u64::from(v.many)));
    let many = live(move || {
        let asked =
            (many.get() == 1).then(|| plain_notice(ui.t(Key::PlanMany), ui.t(Key::PlanManyDo)));
        group(asked.into_iter().collect::<Vec<El>>())
    });
    el("section", "os-stack")
        .child(el("h2", "").text(ui.t(Key::PlanTargets)))
        .child(
            el("div", "os-stack os-stack--loose os-fold")
                .attr("id", "targets")
                .child(targets),
        )
        .child(el("div", "os-fold").attr("role", "status").child(many))
        .child(desk.add("add-target", Key::PlanAddTarget, ItemKind::Target, LAST))
}

fn one(desk: Desk, view: View, target: &Item, place: usize, why: &str) -> El {
    let ui = desk.ui;
    let id = target.id;
    let name = ui.with(Key::PlanTarget, &[("number", &(place + 1).to_string())]);
    let words = |part: ItemPart, at: &str, label: String, hint, kind, get: fn(&Item) -> String| {
        desk.words(
            format!("{at}-{id}"),
            label,
            hint,
            kind,
            desk.item(id, part),
            move || read(view, id, get),
        )
    };
    let (short, line) = (FieldKind::Short, FieldKind::Line);
    let t = |key| ui.t(key);
    let more = el("div", "os-stack")
        .child(words(
            ItemPart::How,
            "how",
            t(Key::PlanHow),
            Some(Key::PlanHowHint),
            short,
            |i| i.how.clone(),
        ))
        .child(words(
            ItemPart::Who,
            "who",
            t(Key::PlanWho),
            None,
            line,
            |i| i.who.clone(),
        ))
        .child(words(
            ItemPart::HowOften,
            "often",
            t(Key::PlanHowOften),
            None,
            line,
            |i| i.how_often.clone(),
        ))
        .child(words(
            ItemPart::Known,
            "known",
            t(Key::PlanKnown),
            None,
            short,
            |i| i.known.clone(),
        ))
        .child(words(
            ItemPart::Home,
            "home",
            t(Key::PlanHome),
            None,
            short,
            |i| i.home.clone(),
        ));
    let rest = [
        &target.how,
        &target.who,
        &target.how_often,
        &target.known,
        &target.home,
    ];
    let is_told = rest.iter().any(|words| !words.is_empty());
    let head = format!("head-{id}");
    el("section", "os-card os-stack")
        .attr("aria-labelledby", head.clone())
        .child(el("h3", "").attr("id", head).text(name.clone()))
        .child(words(
            ItemPart::What,
            "what",
            t(Key::PlanWhat),
            None,
            short,
            |i| i.what.clone(),
        ))
        .child(words(
            ItemPart::Why,
            "why",
            why.to_owned(),
            Some(Key::PlanWhyHint),
            short,
            |i| i.why.clone(),
        ))
        .child(words(
            ItemPart::By,
            "by",
            t(Key::PlanBy),
            None,
            FieldKind::Day,
            |i| i.until.map(|day| day.to_string()).unwrap_or_default(),
        ))
        .child(details(t(Key::PlanMore), is_told, more))
        .child(desk.take_out(id, move || name.clone(), "#add-target"))
}
