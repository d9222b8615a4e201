//! The colour and the picture of the page, chosen with one tap each.

use super::View;
use crate::{
    domain::{
        change::{BookPart, Field, Value},
        ids::{BookId, VoiceId},
        profile::{Colour, Picture},
    },
    i18n::{self, Key},
    ui::{
        components::{El, SymbolSize, el, live, symbol},
        kit::{Target, Ui},
    },
};

pub(super) fn colours(ui: Ui, view: View, book: BookId, by: VoiceId) -> El {
    let target = Target {
        book,
        by,
        field: Field::Book(BookPart::Colour),
    };
    let rows = Colour::ALL.into_iter().map(|colour| {
        let target = target.clone();
        let swatch = el("span", "os-look__swatch")
            .attr("data-colour", colour.name())
            .attr("aria-hidden", "true");
        let pick = Pick {
            group: "colour",
            id: colour.name(),
            label: ui.t(i18n::colour(colour)),
        };
        pick.draw(
            swatch,
            move || view.read(|v| v.colour == Some(colour)),
            move || ui.send(target.says(Value::Colour(colour))),
        )
    });
    group(ui.t(Key::ProfileColour), rows.collect())
}

pub(super) fn pictures(ui: Ui, view: View, book: BookId, by: VoiceId) -> El {
    let target = Target {
        book,
        by,
        field: Field::Book(BookPart::Picture),
    };
    let rows = Picture::ALL.into_iter().map(|picture| {
        let target = target.clone();
        let pick = Pick {
            group: "picture",
            id: picture.symbol(),
            label: ui.t(i18n::picture(picture)),
        };
        pick.draw(
            symbol(picture.symbol(), SymbolSize::Small),
            move || view.read(|v| v.picture == Some(picture)),
            move || ui.send(target.says(Value::Picture(picture))),
        )
    });
    group(ui.t(Key::ProfilePicture), rows.collect())
}

fn group(legend: String, rows: Vec<El>) -> El {
    el("fieldset", "")
        .child(el("legend", "os-rows__legend").text(legend))
        .child(el("div", "os-looks").child(rows))
}

/// One thing to choose, as a tile: its picture over its word.
struct Pick {
    group: &'static str,
    id: &'static str,
    label: String,
}

impl Pick {
    fn draw(
        self,
        picture: El,
        chosen: impl Fn() -> bool + Send + 'static,
        press: impl Fn() + 'static,
    ) -> El {
        let id = ["pick-", self.id].concat();
        let input = el("input", "os-row__input")
            .attr("type", "radio")
            .attr("id", id.clone())
            .attr("name", self.group)
            .attr("autocomplete", "off")
            .checked(live(chosen))
            .on("click", move |_| press());
        let label = el("label", "os-row__label os-look__label")
            .attr("for", id)
            .child(picture)
            .child(el("span", "").text(self.label));
        el("div", "os-row os-look").child(input).child(label)
    }
}
