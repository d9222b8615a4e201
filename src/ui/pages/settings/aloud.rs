//! Reading aloud: whether this device can, why not where it cannot, and how fast.

use crate::{
    app::{
        event::Event,
        exchange::event::{Exchanged, Voices},
        view::SettingsView,
    },
    i18n::Key,
    ui::{
        components::{Choice, El, Radios, Row, el, group, live, nothing, radios, row},
        kit::{Part, Ui, gate},
    },
};
use leptos::prelude::*;

/// The section.
pub(super) fn draw(ui: Ui, view: Part<SettingsView>) -> El {
    let said = view.drawn(move |v| {
        let (what, todo) = match v.voices {
            None => (Key::AloudLooking, None),
            Some(Voices::OfItsOwn) => (Key::AloudHere, Some(Key::AloudHereDo)),
            Some(Voices::OnlyOnline) => (Key::AloudOnline, Some(Key::AloudOnlineDo)),
            Some(Voices::None) => (Key::AloudNone, Some(Key::AloudNoneDo)),
        };
        let lines = [Some(what), todo].into_iter().flatten();
        lines.map(|key| el("p", "").text(ui.t(key))).collect()
    });
    let reads = gate(move || {
        view.read(|v| match v.voices {
            Some(Voices::OfItsOwn) => 1,
            Some(Voices::OnlyOnline) => 2 + u64::from(v.settings.online_voice),
            None | Some(Voices::None) => 0,
        })
    });
    let fast = live(move || match reads.get() {
        0 => nothing(),
        2 => group(untrack(|| online(ui, view))),
        3 => group(untrack(|| vec![online(ui, view), speed(ui, view)])),
        _ => group(untrack(|| speed(ui, view))),
    });
    let said = el("div", "os-stack os-stack--tight")
        .attr("aria-live", "polite")
        .child(said);
    el("section", "os-card os-stack")
        .attr("id", "reading-aloud")
        .child(el("h2", "").text(ui.t(Key::AloudTitle)))
        .child(said)
        .child(fast)
}

/// A voice that needs the network, marked as what it is.
fn online(ui: Ui, view: Part<SettingsView>) -> El {
    let shown = Row {
        control: "checkbox",
        class: "os-row os-row--box",
        id: "online-voice".to_owned(),
        name: "online-voice".into(),
        face: None,
        label: ui.t(Key::AloudUseOnline),
        hint: Some(ui.t(Key::AloudUseOnlineHint)),
        checked: live(move || view.read(|v| v.settings.online_voice)),
    };
    row(shown, move |yes| {
        let event = Exchanged::ReadOnline(yes);
        ui.send(Event::Exchanged(Box::new(event)));
    })
}

fn speed(ui: Ui, view: Part<SettingsView>) -> El {
    let labels = [Key::AloudUsual, Key::AloudSlow];
    let asked = Radios {
        id: "speed",
        legend: ui.t(Key::AloudSpeed),
        hint: None,
        choices: labels
            .map(|label| Choice {
                label: ui.t(label),
                hint: None,
            })
            .to_vec(),
    };
    let now = move || view.read(|v| Some(usize::from(v.settings.slow_voice)));
    radios(asked, now, move |place| {
        let event = Exchanged::ReadSlowly(place == 1);
        ui.send(Event::Exchanged(Box::new(event)));
    })
}
