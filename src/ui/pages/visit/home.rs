//! What the book's home says of a visit: that one goes on, or was left open; else, folded, the way to start one.

use crate::{
    app::{
        route::{Route, VisitPage},
        view::{BookView, HomeVisit},
    },
    domain::{
        change::{Field, Value},
        visit::VisitPart,
    },
    i18n::Key,
    ui::{
        components::{ButtonKind, El, NoticeKind, button, details, el, link_button, notice},
        kit::{Part, Target, Ui, link},
    },
};

/// At the top of the page, where there is something to say; at its end, the way in.
pub(in crate::ui::pages) fn draw(ui: Ui, part: Part<BookView>) -> Option<[El; 2]> {
    let book = part.now()?.id;
    let said = el("div", "os-fold").child(part.drawn(move |v| said(ui, v)));
    let start = link_button(
        ButtonKind::Quiet,
        ui.t(Key::VisitHomeStart),
        Route::Visit(book, VisitPage::Now).to_string(),
    );
    let body = el("div", "os-stack")
        .child(el("p", "").text(ui.t(Key::VisitHomeLead)))
        .child(start);
    let way = details(ui.t(Key::VisitHomeTitle), false, body).attr("id", "for-helpers");
    Some([said, way])
}

fn said(ui: Ui, view: &BookView) -> Vec<El> {
    match view.visit {
        HomeVisit::None => Vec::new(),
        HomeVisit::Here => {
            let on = link_button(
                ButtonKind::Primary,
                ui.t(Key::VisitHomeGoOn),
                Route::Visit(view.id, VisitPage::Now).to_string(),
            );
            let what = ui.t(Key::VisitHomeOpen);
            vec![notice(NoticeKind::Info, what, String::new(), on).attr("id", "visit-open")]
        }
        HomeVisit::LeftOpen(round, visit, by, day) => {
            let ended = Target {
                book: view.id,
                by,
                field: Field::Visit(round, visit, VisitPart::Ended),
            };
            let close = button(
                ButtonKind::Quiet,
                "visit-close",
                ui.t(Key::VisitHomeLeftClose),
                move || ui.send(ended.says(Value::Day(day))),
            );
            let see = link(
                Route::Visit(view.id, VisitPage::End).to_string(),
                ui.t(Key::VisitHomeLeftSee),
            );
            let day = ui.words(|words| words.day(day));
            let what = ui.with(Key::VisitHomeLeft, &[("day", &day)]);
            let ways = el("div", "os-wrap")
                .child(see)
                .child(view.can_write.then_some(close));
            let left = notice(NoticeKind::Info, what, ui.t(Key::VisitHomeLeftDo), ways);
            vec![left.attr("id", "visit-left")]
        }
    }
}
