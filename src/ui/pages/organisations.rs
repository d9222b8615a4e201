//! For whoever answers for people who work with families: what is kept where, what protects it and what does not,
//! and what to ask before it is used. The README says the same to whoever hosts the app.

use crate::{
    app::route::Route,
    domain::question::Audience,
    i18n::Key,
    ui::{
        components::{El, Page, el, page},
        kit::Ui,
    },
};
use leptos::prelude::*;

const KEPT: [Key; 6] = [
    Key::OrgsKeptHere,
    Key::OrgsKeptNobody,
    Key::OrgsKeptCount,
    Key::OrgsKeptKey,
    Key::OrgsKeptFile,
    Key::OrgsKeptPaper,
];
const LOCK: [Key; 5] = [
    Key::OrgsLockSeals,
    Key::OrgsLockHow,
    Key::OrgsLockLost,
    Key::OrgsLockWatched,
    Key::OrgsLockPin,
];
const LEAVE: [Key; 2] = [Key::OrgsLeaveDoes, Key::OrgsLeaveNot];
const ASK: [Key; 8] = [
    Key::OrgsAskController,
    Key::OrgsAskBasis,
    Key::OrgsAskImpact,
    Key::OrgsAskLong,
    Key::OrgsAskPhone,
    Key::OrgsAskFiles,
    Key::OrgsAskSee,
    Key::OrgsAskTell,
];
const HOST: [Key; 6] = [
    Key::OrgsHostFolder,
    Key::OrgsHostPut,
    Key::OrgsHostUnknown,
    Key::OrgsHostStays,
    Key::OrgsHostSees,
    Key::OrgsHostMoves,
];
const SETS: [Key; 2] = [Key::OrgsSetsNot, Key::OrgsSetsCode];

pub(super) fn draw(ui: Ui) -> AnyView {
    let text = |key| el("p", "").text(ui.t(key));
    let list = |keys: &[Key]| {
        let lines = keys.iter().map(|key| el("li", "").text(ui.t(*key)));
        el("ul", "os-orgs__list").child(lines.collect::<Vec<El>>())
    };
    let card = |title| {
        let heading = el("h2", "").text(ui.t(title));
        el("section", "os-card os-stack os-stack--tight").child(heading)
    };
    let link = |audience| {
        let address = Route::Begin(audience, None).to_string();
        el("li", "").child(el("code", "os-orgs__address").text(address))
    };
    let links = el("ul", "os-orgs__list")
        .child(link(Audience::Parent))
        .child(link(Audience::YoungPerson));
    let frame = Page {
        name: "organisations",
        title: ui.t(Key::OrgsTitle).into(),
        progress: None,
        top: vec![ui.back(&Route::Help)],
        bar: Vec::new(),
    };
    let body = vec![
        text(Key::OrgsLead),
        card(Key::OrgsKept).child(list(&KEPT)),
        card(Key::OrgsLock).child(list(&LOCK)),
        card(Key::OrgsLeave).child(list(&LEAVE)),
        card(Key::OrgsAsk)
            .child(text(Key::OrgsAskLead))
            .child(list(&ASK)),
        card(Key::OrgsLinks)
            .child(text(Key::OrgsLinksWhat))
            .child(links),
        card(Key::OrgsHost).child(list(&HOST)),
        card(Key::OrgsSets).child(list(&SETS)),
    ];
    page(frame, body)
}
