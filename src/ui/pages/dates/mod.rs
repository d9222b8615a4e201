//! The dates that matter: in order, with what is asked and what was told.
//!
//! | file | what it draws |
//! |---|---|
//! | `timeline` | the dates |
//! | `asks` | what would let more be worked out |
//! | `told` | what was told, to change or to take away; and where two phones differ |
//! | `field` | the control for one fact |
//! | `say` | how days, duties and facts are said |

mod asks;
mod field;
pub(super) mod say;
mod timeline;
mod told;

use super::items::{Desk, older};
use crate::{
    app::{
        event::Event,
        exchange::event::{Exchanged, Handed},
        route::Route,
        view::{Clock, DatesView, LawState, Worked},
    },
    i18n::Key,
    ui::{
        components::{
            ButtonKind, El, Link, NoticeKind, Page, busy_button, button, el, group, live, notice,
            page,
        },
        kit::{Part, Ui, gate, link, saved},
    },
};
use leptos::prelude::*;
use say::Say;

type View = Part<DatesView>;

pub(super) fn draw(ui: Ui, view: View) -> Option<AnyView> {
    let first = view.now()?;
    let desk = Desk {
        ui,
        at: first.at,
        by: first.by?,
    };
    let frame = Page {
        name: "dates",
        title: ui.t(Key::DatesTitle).into(),
        progress: None,
        top: vec![
            Link {
                href: Route::Book(first.at.book).to_string(),
                label: ui.t(Key::AppBack),
            }
            .back(),
        ],
        bar: Vec::new(),
    };
    let stage = gate(move || {
        view.read(|v| match v.law {
            LawState::Coming => 0,
            LawState::Failed => 1,
            LawState::Here(_) => 2,
        })
    });
    let body = live(move || match stage.get() {
        0 => untrack(|| {
            el("p", "os-soft")
                .attr("role", "status")
                .text(ui.t(Key::AppWaiting))
                .done()
        }),
        1 => untrack(|| failed(ui).done()),
        _ => untrack(|| group(here(desk, view))),
    });
    Some(page(
        frame,
        vec![el("div", "os-stack os-stack--loose os-dates").child(body)],
    ))
}

/// What the law makes of what was told.
fn read<R: Default>(view: View, read: impl FnOnce(&Worked) -> R) -> R {
    view.read(|v| match &v.law {
        LawState::Here(worked) => read(worked),
        LawState::Coming | LawState::Failed => R::default(),
    })
}

/// How things are said today.
fn say(ui: Ui, view: View) -> Option<Say> {
    view.read(|v| match &v.law {
        LawState::Here(worked) => Some(Say {
            ui,
            today: worked.today,
            setting: v.setting,
        }),
        LawState::Coming | LawState::Failed => None,
    })
}

fn failed(ui: Ui) -> El {
    let again = button(
        ButtonKind::Quiet,
        "again",
        ui.t(Key::DatesAgain),
        move || {
            ui.send(Event::Exchanged(Box::new(Exchanged::FetchLaw)));
        },
    );
    notice(
        NoticeKind::Warn,
        ui.t(Key::DatesNoLaw),
        ui.t(Key::DatesNoLawDo),
        again,
    )
}

fn here(desk: Desk, view: View) -> Vec<El> {
    let ui = desk.ui;
    let fields = el("fieldset", "os-plain os-stack os-stack--loose os-no-print")
        .live_attr(
            "disabled",
            live(move || view.read(|v| !v.can_write).then(String::new)),
        )
        .child(asks::draw(desk, view))
        .child(told::draw(desk, view))
        .child(saved(ui, move || view.read(|v| Some(v.saving))));
    vec![
        el("div", "os-fold").child(older(ui, desk.at)),
        el("div", "os-stack os-fold").child(odd(ui, view)),
        el("div", "os-stack os-fold").child(before(ui, view)),
        told::differ(desk, view),
        timeline::draw(desk, view),
        calendar(ui, view),
        fields,
        law(ui, view),
    ]
}

/// A clock that cannot be right, and days that look odd.
fn odd(ui: Ui, view: View) -> crate::ui::components::Live<AnyView> {
    view.drawn(move |v| {
        let LawState::Here(worked) = &v.law else {
            return Vec::new();
        };
        let say = Say {
            ui,
            today: worked.today,
            setting: v.setting,
        };
        let clock = match worked.clock {
            Clock::Fine => None,
            Clock::Early => Some((Key::DatesClockEarly, Key::DatesClockEarlyDo, worked.today)),
            Clock::Late => Some((Key::DatesClockLate, Key::DatesClockLateDo, worked.checked)),
        };
        let clock = clock.map(|(what, todo, day)| {
            let day = ui.words(|words| words.day(day));
            let what = ui.with(what, &[("day", &day)]);
            notice(NoticeKind::Warn, what, ui.t(todo), None::<El>)
        });
        let doubts: Vec<El> = worked
            .doubts
            .iter()
            .map(|doubt| el("p", "").text(say.doubt(*doubt)))
            .collect();
        let doubts = (!doubts.is_empty()).then(|| {
            let title = ui.t(Key::DatesDoubts);
            notice(NoticeKind::Info, title, String::new(), doubts).attr("id", "doubts")
        });
        clock.into_iter().chain(doubts).collect()
    })
}

/// What the review before still has to bring: it does not end with the next round.
fn before(ui: Ui, view: View) -> crate::ui::components::Live<AnyView> {
    view.drawn(move |v| {
        let LawState::Here(worked) = &v.law else {
            return Vec::new();
        };
        let Some((route, lines)) = &worked.before else {
            return Vec::new();
        };
        let say = Say {
            ui,
            today: worked.today,
            setting: v.setting,
        };
        let rows = lines.iter().map(|line| {
            let when = [say.days(line.days), say.state(line)].join(" · ");
            let words = [line.title.clone(), when].join(": ");
            el("li", "").text(words)
        });
        let rows = el("ul", "").child(rows.collect::<Vec<El>>());
        let all = link(route.to_string(), ui.t(Key::DatesEarlierAll));
        let what = ui.t(Key::DatesEarlier);
        vec![notice(NoticeKind::Info, what, String::new(), vec![rows, all]).attr("id", "before")]
    })
}

/// The days for the family's own calendar.
fn calendar(ui: Ui, view: View) -> El {
    let nothing = live(move || (read(view, |w| w.ahead) == 0).then(String::new));
    let label = view.words(move |v| {
        let count = match &v.law {
            LawState::Here(worked) => worked.ahead,
            LawState::Coming | LawState::Failed => 0,
        };
        ui.words(|words| words.count(Key::DatesPutAllOne, Key::DatesPutAllMany, count))
    });
    let put = busy_button(
        ButtonKind::Quiet,
        "put-all",
        label,
        || false,
        move || {
            ui.send(Event::Exchanged(Box::new(Exchanged::GiveCalendar(None))));
        },
    );
    let given = view.words(move |v| match &v.law {
        LawState::Here(worked) => given(ui, worked.given),
        LawState::Coming | LawState::Failed => String::new(),
    });
    el("section", "os-card os-stack os-stack--tight os-no-print")
        .live_attr("hidden", nothing)
        .child(el("h2", "").text(ui.t(Key::DatesCalendar)))
        .child(el("p", "os-soft").text(ui.t(Key::DatesCalendarLead)))
        .child(put)
        .child(el("p", "os-soft").attr("role", "status").text(given))
}

fn given(ui: Ui, handed: Option<Handed>) -> String {
    match handed {
        None => String::new(),
        Some(Handed::Out) => ui.t(Key::DatesCalendarOut),
        Some(Handed::NotNow) => ui.t(Key::DatesCalendarNot),
        Some(Handed::Refused) => {
            let (what, todo) = (Key::DatesCalendarRefused, Key::DatesCalendarRefusedDo);
            [ui.t(what), ui.t(todo)].join(" ")
        }
    }
}

/// When the law was checked, and that it may change.
fn law(ui: Ui, view: View) -> El {
    let (checked, status) = untrack(|| read(view, |w| (Some(w.checked), w.status.clone())));
    let checked = checked.map(|day| {
        let day = ui.words(|words| words.day(day));
        el("p", "").text(ui.with(Key::DatesLawChecked, &[("day", &day)]))
    });
    let status = status.into_iter().map(|line| el("p", "").text(line));
    el("section", "os-stack os-stack--tight os-soft")
        .child(el("h2", "").text(ui.t(Key::DatesLaw)))
        .child(checked)
        .child(status.collect::<Vec<El>>())
}
