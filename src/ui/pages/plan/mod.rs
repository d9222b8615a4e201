//! What was agreed: targets, who does what, what was decided, and what somebody sees differently.

mod actions;
mod targets;

use super::{
    differ,
    items::{Desk, older},
};
use crate::{
    app::{route::RoundPage, view::PlanView},
    domain::{
        answer::Part as Asked,
        change::Field,
        ids::{ItemId, QuestionId, VoiceId},
        item::Item,
        round::RoundPart,
    },
    i18n::Key,
    ui::{
        components::{ButtonKind, El, FieldKind, Link, Page, details, el, link_button, live, page},
        kit::{Part, Ui, saved},
    },
};
use leptos::prelude::*;

type View = Part<PlanView>;

pub(super) fn draw(ui: Ui, view: View) -> Option<AnyView> {
    let first = view.now()?;
    let frame = Page {
        name: "plan",
        title: ui.t(Key::PlanTitle).into(),
        progress: None,
        top: vec![
            Link {
                href: first.at.page(RoundPage::Meeting).to_string(),
                label: ui.t(Key::PlanBack),
            }
            .back(),
        ],
        bar: vec![link_button(
            ButtonKind::Primary,
            ui.t(Key::PlanNext),
            first.at.page(RoundPage::After).to_string(),
        )],
    };
    let desk = first.by.map(|by| Desk {
        ui,
        at: first.at,
        by,
    })?;
    let round = |id: &str, label, hint, part, read: fn(&PlanView) -> &String| {
        let target = desk.target(Field::Round(first.at.round, part));
        let text = move || view.read(|v| read(v).clone());
        desk.words(
            id.to_owned(),
            ui.t(label),
            hint,
            FieldKind::Short,
            target,
            text,
        )
    };
    let decided = el("section", "os-card os-stack")
        .child(round(
            "decided",
            Key::PlanDecided,
            Some(Key::PlanDecidedHint),
            RoundPart::Decided,
            |v| &v.decided,
        ))
        .child(round("then", Key::PlanThen, None, RoundPart::Then, |v| {
            &v.then
        }));
    let again = desk.words(
        "look-again".to_owned(),
        ui.t(Key::PlanLookAgain),
        None,
        FieldKind::Day,
        desk.target(Field::Round(first.at.round, RoundPart::AgreedReview)),
        move || view.read(|v| v.look_again.map(|day| day.to_string()).unwrap_or_default()),
    );
    let decided = decided.child(again);
    let body = el("fieldset", "os-plain os-stack os-stack--loose")
        .live_attr(
            "disabled",
            live(move || view.read(|v| !v.can_write).then(String::new)),
        )
        .child(older(ui, first.at))
        .child(el("p", "").text(ui.t(Key::PlanLead)))
        .child(differ::draw(desk, move || view.read(|v| v.differ.clone())))
        .child(targets::draw(desk, view, &first.name))
        .child(actions::draw(desk, view))
        .child(child(desk, view, &first))
        .child(decided)
        .child(differences(desk, view, &first))
        .child(saved(ui, move || view.read(|v| Some(v.saving))));
    Some(page(frame, vec![body]))
}

/// What the plan says of the child or young person, folded until it is told.
fn child(desk: Desk, view: View, first: &PlanView) -> El {
    let ui = desk.ui;
    let labels = [
        Key::PlanLikes,
        Key::PlanAssessments,
        Key::PlanOtherPlans,
        Key::PlanNeeds,
    ];
    let each = RoundPart::ABOUT_CHILD.into_iter().zip(labels).enumerate();
    let fields = each.map(|(place, (part, label))| {
        desk.words(
            format!("child-{place}"),
            ui.t(label),
            None,
            FieldKind::Short,
            desk.target(Field::Round(desk.at.round, part)),
            move || view.read(|v| v.child.get(place).cloned().unwrap_or_default()),
        )
    });
    let fields: Vec<El> = fields.collect();
    let is_told = first.child.iter().any(|words| !words.is_empty());
    let title = ui.named(Key::PlanChildNamed, Key::PlanChild, &first.name);
    details(title, is_told, el("div", "os-stack").child(fields))
}

/// What each voice sees differently.
fn differences(desk: Desk, view: View, first: &PlanView) -> El {
    let ui = desk.ui;
    let each = first.differences.iter().map(|(speaker, _)| {
        let voice = speaker.voice;
        let field = Field::Answer(
            desk.at.round,
            voice,
            QuestionId::seen_differently(),
            Asked::Words,
        );
        let target = Desk { by: voice, ..desk }.target(field);
        desk.words(
            format!("differs-{voice}"),
            ui.speaker(speaker),
            None,
            FieldKind::Short,
            target,
            move || difference(view, voice),
        )
    });
    let each: Vec<El> = each.collect();
    el("section", "os-card os-stack")
        .child(el("h2", "").text(ui.t(Key::PlanDifferences)))
        .child(el("p", "").text(ui.t(Key::PlanDifferencesLead)))
        .child(each)
}

fn difference(view: View, voice: VoiceId) -> String {
    let found = view.read(|v| {
        let mut all = v.differences.iter();
        all.find(|(speaker, _)| speaker.voice == voice)
            .map(|(_, words)| words.clone())
    });
    found.unwrap_or_default()
}

/// What an item of the page says now.
fn read<R: Default>(view: View, id: ItemId, get: impl Fn(&Item) -> R) -> R {
    view.read(|v| {
        let mut all = v.targets.iter().chain(&v.actions);
        all.find(|item| item.id == id).map(&get)
    })
    .unwrap_or_default()
}
