//! On the book's home: the next one or two dates that matter, under the meeting.

use crate::{
    app::{
        route::{RoundPage, Route},
        view::{BookView, DateLine, DatePlace, NextDates},
    },
    domain::ids::BookId,
    i18n::Key,
    ui::{
        components::{El, el},
        kit::{Part, Ui},
        pages::dates::say::Say,
    },
};

/// The dates, quietly, with the way to all of them. While the law is on its way their place is kept, so
/// that nothing below moves when they come.
pub(super) fn draw(ui: Ui, part: Part<BookView>, book: BookId) -> El {
    let drawn = part.drawn(move |v| match &v.next {
        NextDates::Waiting => vec![el("div", "os-next os-next--waiting")],
        NextDates::Known(dates) if dates.is_empty() => Vec::new(),
        NextDates::Known(dates) => {
            let say = v.today.map(|today| Say {
                ui,
                today,
                setting: v.setting,
            });
            let rows = say.into_iter().flat_map(|say| {
                let rows = dates.iter().enumerate();
                rows.map(move |(place, line)| row(say, line, place == 0 || is_late(&dates[0])))
            });
            let rows: Vec<El> = rows.collect();
            vec![
                el("section", "os-next")
                    .attr("aria-labelledby", "next-dates")
                    .child(el("ul", "os-next__list").attr("role", "list").child(rows))
                    .child(all(ui, book)),
            ]
        }
    });
    el("div", "os-fold").attr("id", "next").child(drawn)
}

fn is_late(line: &DateLine) -> bool {
    line.place == DatePlace::Overdue
}

fn row(say: Say, line: &DateLine, is_next: bool) -> El {
    let key = match (is_late(line), is_next) {
        (true, _) => Key::DatesHomeLate,
        (false, true) => Key::DatesHomeNext,
        (false, false) => Key::DatesHomeThen,
    };
    let name = say.ui.with(key, &[("name", &line.title)]);
    let when = [say.days(line.days), say.state(line)].join(" · ");
    el("li", "os-next__date")
        .child(el("span", "os-next__name").text(name + " "))
        .child(el("span", "os-next__when").text(when))
}

fn all(ui: Ui, book: BookId) -> El {
    el("a", "os-link")
        .attr("id", "next-dates")
        .attr(
            "href",
            Route::Round(book, None, RoundPage::Dates).to_string(),
        )
        .text(ui.t(Key::DatesHomeAll))
}
