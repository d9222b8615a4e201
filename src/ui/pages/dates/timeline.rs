//! The dates in order: a line with a dot for each, today marked on it. Past ones are quiet, the next one
//! is large, and all that is to be seen by colour or shape is said in words too.

use super::{Say, View, say};
use crate::{
    app::{
        event::Event,
        exchange::event::Exchanged,
        view::{DateLine, DatePlace, DateState, LawState},
    },
    i18n::Key,
    ui::{
        components::{El, Entry, el, list, live},
        kit::{Ui, hash, plain_notice},
        pages::items::Desk,
    },
};

pub(super) fn draw(desk: Desk, view: View) -> El {
    let ui = desk.ui;
    let is_empty = move || super::read(view, |w| w.lines.is_empty());
    let none = el("div", "os-stack os-stack--tight")
        .live_attr("hidden", live(move || (!is_empty()).then(String::new)))
        .child(el("p", "").text(ui.t(Key::DatesLead)))
        .child(plain_notice(ui.t(Key::DatesNone), ui.t(Key::DatesNoneDo)));
    let line = el("ol", "os-line")
        .attr("role", "list")
        .live_attr("hidden", live(move || is_empty().then(String::new)))
        .child(list(move || entries(ui, view)));
    // The title of the page says what it is to all who see it.
    let heading = el("h2", "os-heard")
        .attr("id", "order")
        .attr("tabindex", "-1")
        .text(ui.t(Key::DatesOrder));
    el("section", "os-order")
        .child(heading)
        .child(none)
        .child(line)
}

/// The dates, and today between those that are past and those that are not.
fn entries(ui: Ui, view: View) -> Vec<Entry> {
    let Some(say) = say(ui, view) else {
        return Vec::new();
    };
    let lines = view.read(|v| match &v.law {
        LawState::Here(worked) => worked.lines.clone(),
        LawState::Coming | LawState::Failed => Vec::new(),
    });
    let today = say.today;
    let past = lines.iter().take_while(|line| line.place.is_past()).count();
    let mut entries: Vec<Entry> = lines
        .into_iter()
        .map(|line| Entry::new(hash(&(&line, today)), move || one(say, &line)))
        .collect();
    entries.insert(past, Entry::new(hash(&today), move || mark(say)));
    entries
}

fn mark(say: Say) -> El {
    let day = say.ui.words(|words| words.day(say.today));
    let words = say.ui.with(Key::DatesTodayIs, &[("day", &day)]);
    el("li", "os-line__today").child(el("span", "os-line__mark").text(words))
}

fn one(say: Say, line: &DateLine) -> El {
    let class = match line.place {
        DatePlace::Past => "os-line__item os-line__item--past",
        DatePlace::Overdue => "os-line__item os-line__item--overdue",
        DatePlace::Now => "os-line__item os-line__item--now",
        DatePlace::Next => "os-line__item os-line__item--next",
        DatePlace::Ahead => "os-line__item",
    };
    // What can be done is seen without a tap where it matters now.
    let todo = line
        .passed
        .clone()
        .filter(|_| line.place == DatePlace::Overdue);
    let todo = todo.map(|todo| el("p", "os-line__todo").text(todo));
    let fold = el("details", "os-line__fold")
        .child(summary(say, line))
        .child(body(say, line));
    el("li", class)
        .attr("id", format!("date-{}", line.id.as_str()))
        .child(el("div", "os-line__card").child(fold).child(todo))
}

/// What is seen at a glance.
fn summary(say: Say, line: &DateLine) -> El {
    let part = |class: &str, words: String| {
        // The space is for those who listen: each part is a block of its own on the screen.
        el("span", class).text(words + " ")
    };
    let flag = say
        .place(line.place)
        .map(|words| part("os-line__flag", words));
    let duty = say
        .duty(line.duty)
        .map(|words| part("os-line__duty", words));
    let tags = el("span", "os-line__tags")
        .child(part("os-pill os-line__state", say.state(line)))
        .child(duty);
    let words = el("span", "os-line__words")
        .child(flag)
        .child(part("os-line__title", line.title.clone()))
        .child(part("os-line__when", say.days(line.days)))
        .child(tags);
    el("summary", "os-line__summary").child(words)
}

/// What is there to open: what it means, whose it is, what to mind, where it comes from.
fn body(say: Say, line: &DateLine) -> El {
    let ui = say.ui;
    let done = match line.state {
        DateState::Done { on, late } => {
            let key = if late == 0 {
                Key::DatesDoneOn
            } else {
                Key::DatesLateOn
            };
            Some(ui.with(key, &[("day", &say.day(on))]))
        }
        _ => None,
    };
    let passed = line
        .passed
        .as_ref()
        .filter(|_| line.place == DatePlace::Past);
    let passed = passed.map(|todo| [ui.t(Key::DatesWhatNow), todo.clone()].join(": "));
    let ask_by = line
        .ask_by
        .map(|day| ui.with(Key::DatesAskBy, &[("day", &say.day(day))]));
    let shut = line.shut.as_ref().map(|shut| say.shut(shut));
    let plain = [
        Some(line.means.clone()),
        Some(say.duty_means(line.duty)),
        done,
        passed,
        ask_by,
        shut,
    ];
    let plain = plain.into_iter().flatten();
    let plain: Vec<El> = plain.map(|words| el("p", "").text(words)).collect();
    let cautions = line.cautions.iter();
    let cautions: Vec<El> = cautions
        .map(|words| el("p", "os-line__caution").text(words.clone()))
        .collect();
    el("div", "os-line__body")
        .child(plain)
        .child(cautions)
        .child(line.calendar.map(|_| put(ui, line)))
        .child(source(ui, line))
}

/// The way to put this one day into a calendar.
fn put(ui: Ui, line: &DateLine) -> El {
    let id = line.id;
    let about = ui.with(Key::DatesPutOneAbout, &[("name", &line.title)]);
    el("button", "os-button os-button--quiet os-no-print")
        .attr("type", "button")
        .attr("aria-label", about)
        .on("click", move |_| {
            let event = Exchanged::GiveCalendar(Some(id));
            ui.send(Event::Exchanged(Box::new(event)));
        })
        .text(ui.t(Key::DatesPutOne))
}

/// Where it comes from, as a link that leaves the app and as text.
fn source(ui: Ui, line: &DateLine) -> El {
    let checked = ui.words(|words| words.day(line.checked));
    let shown = line.address.trim_start_matches("https://");
    let leads = el("a", "os-line__link")
        .attr("href", line.address.clone())
        .attr("rel", "noreferrer")
        .text(line.source.clone());
    let leaves = format!(" ({})", ui.t(Key::DatesLeaves));
    el("div", "os-line__source")
        .child(el("p", "").text(ui.t(Key::DatesSource) + ":"))
        .child(el("p", "").child(leads).text(leaves))
        .child(
            el("p", "os-line__address")
                .attr("dir", "ltr")
                .text(shown.to_owned()),
        )
        .child(el("p", "").text(ui.with(Key::DatesChecked, &[("day", &checked)])))
}
