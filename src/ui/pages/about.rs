//! Names, the place, the meeting, people to contact: asked when they help, none of them needed.

use super::{differ, items::Desk};
use crate::{
    app::{route::Route, view::AboutView},
    domain::{
        change::{BookPart, Field, Value},
        question::Setting,
        round::{RoundKind, RoundPart},
        time::Day,
        voice::{Role, VoicePart},
    },
    i18n::{self, Key},
    ui::{
        components::{
            ButtonKind, Choice, El, FieldKind, Page, Radios, el, link_button, live, page, radios,
        },
        kit::{FieldLook, Part, Target, Ui, field, saved},
    },
};
use leptos::prelude::*;

pub(super) fn draw(ui: Ui, part: Part<AboutView>) -> Option<AnyView> {
    let first = part.now()?;
    let home = Route::Book(first.at.book);
    let frame = Page {
        name: "about",
        title: ui.t(Key::AboutTitle).into(),
        progress: None,
        top: vec![ui.back(&home)],
        bar: vec![link_button(
            ButtonKind::Primary,
            ui.t(Key::AboutNext),
            home.to_string(),
        )],
    };
    let h2 = |key| el("h2", "").text(ui.t(key));
    let form = Form {
        ui,
        part,
        first: &first,
    };
    let desk = Desk {
        ui,
        at: first.at,
        by: first.by,
    };
    let line = FieldKind::Line;
    let body = el("fieldset", "os-plain os-stack os-stack--loose")
        .live_attr(
            "disabled",
            live(move || part.read(|v| !v.can_write).then(String::new)),
        )
        .child(el("p", "").text(ui.t(Key::AboutLead)))
        .child(differ::draw(desk, move || part.read(|v| v.differ.clone())))
        .child(form.book(
            ("name", Key::AboutName, Some(Key::AboutNameHint)),
            BookPart::Name,
            |v| &v.name,
        ))
        .child(form.parent())
        .child(form.setting())
        .child(
            form.book(("place", Key::AboutPlace, None), BookPart::Place, |v| {
                &v.place
            }),
        )
        .child(h2(Key::AboutMeeting))
        .child(form.kind())
        .child(form.day())
        .child(form.round(("time", Key::AboutTime, line), RoundPart::Time, |v| &v.time))
        .child(
            form.round(("where", Key::AboutWhere, line), RoundPart::Place, |v| {
                &v.meeting_place
            }),
        )
        .child(form.round(
            ("what-about", Key::AboutWhat, FieldKind::Short),
            RoundPart::About,
            |v| &v.about,
        ))
        .child(h2(Key::AboutContacts))
        .child(el("p", "").text(ui.t(Key::AboutContactsLead)))
        .child(form.book(
            ("contact", Key::AboutContact, None),
            BookPart::Contact,
            |v| &v.contact,
        ))
        .child(form.book(
            ("senco", Key::AboutSenco, Some(Key::AboutSencoHint)),
            BookPart::Senco,
            |v| &v.senco,
        ))
        .child(form.book(
            ("advice", Key::AboutAdvice, Some(Key::AboutAdviceHint)),
            BookPart::Advice,
            |v| &v.advice,
        ))
        .child(saved(ui, move || part.read(|v| Some(v.saving))));
    Some(page(frame, body))
}

/// The fields, which have all the same neighbours.
struct Form<'a> {
    ui: Ui,
    part: Part<AboutView>,
    first: &'a AboutView,
}

impl Form<'_> {
    fn target(&self, field: Field) -> Target {
        Target {
            book: self.first.at.book,
            by: self.first.by,
            field,
        }
    }

    fn line(&self, look: FieldLook, read: fn(&AboutView) -> &String, at: Field) -> El {
        let part = self.part;
        let text = move || part.read(|v| read(v).clone());
        field(self.ui, look, text, self.target(at), Value::Text)
    }

    fn book(
        &self,
        (id, label, hint): (&'static str, Key, Option<Key>),
        at: BookPart,
        read: fn(&AboutView) -> &String,
    ) -> El {
        let look = FieldLook {
            id,
            label,
            hint,
            kind: FieldKind::Line,
        };
        self.line(look, read, Field::Book(at))
    }

    fn round(
        &self,
        (id, label, kind): (&'static str, Key, FieldKind),
        at: RoundPart,
        read: fn(&AboutView) -> &String,
    ) -> El {
        let look = FieldLook {
            id,
            label,
            hint: None,
            kind,
        };
        self.line(look, read, Field::Round(self.first.at.round, at))
    }

    /// What the others call the grown-up. The young person's own name is the book's.
    fn parent(&self) -> Option<El> {
        let (voice, ..) = self
            .first
            .voices
            .iter()
            .find(|(_, role, _)| *role == Role::Parent)?;
        let (voice, part) = (*voice, self.part);
        let text = move || {
            part.read(|v| {
                let found = v.voices.iter().find(|(id, ..)| *id == voice);
                found.map(|(_, _, name)| name.clone()).unwrap_or_default()
            })
        };
        let look = FieldLook {
            id: "parent-name",
            label: Key::AboutParentName,
            hint: Some(Key::AboutParentNameHint),
            kind: FieldKind::Line,
        };
        let at = self.target(Field::Voice(voice, VoicePart::Name));
        Some(field(self.ui, look, text, at, Value::Text))
    }

    fn setting(&self) -> El {
        let (ui, part) = (self.ui, self.part);
        let target = self.target(Field::Book(BookPart::Setting));
        let asked = self.asked(
            "setting",
            Key::AboutSetting,
            Setting::ALL.map(i18n::setting),
        );
        let chosen = move || {
            let now = part.read(|v| Some(v.setting));
            Setting::ALL
                .iter()
                .position(|setting| Some(*setting) == now)
        };
        radios(asked, chosen, move |place| {
            if let Some(setting) = Setting::ALL.get(place) {
                ui.send(target.says(Value::Setting(*setting)));
            }
        })
    }

    fn kind(&self) -> El {
        let (ui, part) = (self.ui, self.part);
        let target = self.target(Field::Round(self.first.at.round, RoundPart::Kind));
        let asked = self.asked("kind", Key::AboutKind, RoundKind::ALL.map(i18n::round_kind));
        let chosen = move || {
            let now = part.read(|v| v.kind);
            RoundKind::ALL.iter().position(|kind| Some(*kind) == now)
        };
        radios(asked, chosen, move |place| {
            if let Some(kind) = RoundKind::ALL.get(place) {
                ui.send(target.says(Value::RoundKind(*kind)));
            }
        })
    }

    fn asked<const N: usize>(&self, id: &'static str, legend: Key, labels: [Key; N]) -> Radios {
        let choices = labels
            .map(|label| Choice {
                label: self.ui.t(label),
                hint: None,
            })
            .to_vec();
        Radios {
            id,
            legend: self.ui.t(legend),
            hint: None,
            choices,
        }
    }

    /// The day of the meeting. The browser's own field gives a whole day or nothing; while somebody
    /// is in the middle of typing a year it gives odd ones, which the next key takes back.
    fn day(&self) -> El {
        let part = self.part;
        let text = move || part.read(|v| v.day.map(|day| day.to_string()).unwrap_or_default());
        let look = FieldLook {
            id: "day",
            label: Key::AboutDay,
            hint: None,
            kind: FieldKind::Day,
        };
        let at = self.target(Field::Round(self.first.at.round, RoundPart::Day));
        field(self.ui, look, text, at, |typed| {
            day_of(&typed).map_or(Value::Cleared, Value::Day)
        })
    }
}

/// The day that a date field says: `2026-12-15`.
fn day_of(text: &str) -> Option<Day> {
    let mut parts = text.splitn(3, '-');
    let year = parts.next()?.parse().ok()?;
    let month = parts.next()?.parse().ok()?;
    Day::from_ymd_opt(year, month, parts.next()?.parse().ok()?)
}
