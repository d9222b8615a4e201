//! What a family told, as far as dates hang on it: where each fact is kept, what it says, and in how many
//! versions.

use super::super::said::Speaker;
use crate::{
    app::model::{Model, OpenBook},
    content::{AskId, law::Ages},
    dates::{Facts, ages::told_year},
    domain::{
        book::Book,
        change::{BookPart, Field, Value},
        decision::Decision,
        device::DeviceKind,
        ids::RoundId,
        phase::{ToldYear, Transfer},
        round::{RoundKind, RoundPart},
        time::Day,
        voice::Voice,
    },
};

/// A fact that dates hang on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "each is the fact of that name in the engine")]
pub enum FactId {
    Kind,
    Meeting,
    Attends,
    Born,
    Year,
    PlanMade,
    LastDecision,
    LastMeeting,
    Notice,
    Papers,
    Report,
    Letter,
    Decision,
    ChangesDated,
    ChangesCame,
    FinalPlan,
    Certificate,
    Transfer,
    MovesOn,
    AgreedReview,
}

/// What a fact says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "each variant is named for what it holds")]
pub enum FactValue {
    Day(Day),
    Kind(RoundKind),
    /// Whether any school, nursery or college is attended.
    Attends(bool),
    Transfer(Transfer),
    Decision(Decision),
    Year(ToldYear),
}

/// A fact, and what was told of it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct FactView {
    /// Which.
    pub id: FactId,
    /// Where it is kept.
    pub field: Field,
    /// What was told, if anything was. Of several versions this is the one that is counted with.
    pub value: Option<FactValue>,
    /// The versions, oldest first, where two phones told different things.
    pub versions: Vec<FactVersion>,
}

/// One of several versions of a fact.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct FactVersion {
    /// What it says.
    pub value: FactValue,
    /// Who told it, if the book knows.
    pub by: Option<Speaker>,
    /// What kind of device it was told on, if the book knows.
    pub device: Option<DeviceKind>,
    /// That device is this one.
    pub here: bool,
    /// When.
    pub day: Day,
}

impl FactId {
    /// All of them, in the order in which they are listed.
    pub const ALL: [Self; 20] = [
        Self::Kind,
        Self::Meeting,
        Self::Attends,
        Self::Born,
        Self::Year,
        Self::PlanMade,
        Self::LastDecision,
        Self::LastMeeting,
        Self::Notice,
        Self::Papers,
        Self::Report,
        Self::Letter,
        Self::Decision,
        Self::ChangesDated,
        Self::ChangesCame,
        Self::FinalPlan,
        Self::Certificate,
        Self::Transfer,
        Self::MovesOn,
        Self::AgreedReview,
    ];

    /// The facts that answer a question. None: there is no place for the answer yet.
    pub const fn of(ask: AskId) -> &'static [Self] {
        match ask {
            AskId::Kind => &[Self::Kind],
            AskId::Meeting => &[Self::Meeting],
            AskId::Attends => &[Self::Attends],
            AskId::LastReview => &[Self::LastDecision, Self::LastMeeting],
            AskId::PlanMade => &[Self::PlanMade],
            AskId::Born => &[Self::Born],
            AskId::Transfer => &[Self::Transfer],
            AskId::MoveDay => &[Self::MovesOn],
            AskId::Notice => &[Self::Notice],
            AskId::Papers => &[Self::Papers],
            AskId::Report => &[Self::Report],
            AskId::Letter => &[Self::Letter],
            AskId::Decision => &[Self::Decision],
            AskId::Changes => &[Self::ChangesDated, Self::ChangesCame],
            AskId::FinalPlan => &[Self::FinalPlan],
            AskId::Certificate => &[Self::Certificate],
            AskId::AgreedReview => &[Self::AgreedReview],
            AskId::Reassessing => &[],
        }
    }

    /// Where the fact is kept. What is asked of the review before this one is kept in its round, where the
    /// book has one.
    fn field(self, round: RoundId, before: Option<RoundId>) -> Field {
        let of_before = |part, or| before.map_or(Field::Book(or), |id| Field::Round(id, part));
        let part = match self {
            Self::Attends => return Field::Book(BookPart::NotAttending),
            Self::Born => return Field::Book(BookPart::Born),
            Self::Year => return Field::Book(BookPart::Year),
            Self::PlanMade => return Field::Book(BookPart::PlanMade),
            Self::LastDecision => return of_before(RoundPart::Letter, BookPart::LastDecision),
            Self::LastMeeting => return of_before(RoundPart::Day, BookPart::LastMeeting),
            Self::Kind => RoundPart::Kind,
            Self::Meeting => RoundPart::Day,
            Self::Notice => RoundPart::Notice,
            Self::Papers => RoundPart::Papers,
            Self::Report => RoundPart::Report,
            Self::Letter => RoundPart::Letter,
            Self::Decision => RoundPart::Decision,
            Self::ChangesDated => RoundPart::ChangesDated,
            Self::ChangesCame => RoundPart::ChangesCame,
            Self::FinalPlan => RoundPart::FinalPlan,
            Self::Certificate => RoundPart::Certificate,
            Self::Transfer => RoundPart::Transfer,
            Self::MovesOn => RoundPart::MovesOn,
            Self::AgreedReview => RoundPart::AgreedReview,
        };
        Field::Round(round, part)
    }
}

impl FactValue {
    fn read(value: &Value) -> Option<Self> {
        Some(match value {
            Value::Day(day) => Self::Day(*day),
            Value::RoundKind(kind) => Self::Kind(*kind),
            Value::Flag(not) => Self::Attends(!not),
            Value::Transfer(transfer) => Self::Transfer(*transfer),
            Value::Decision(decision) => Self::Decision(*decision),
            Value::Year(year) => Self::Year(*year),
            _ => return None,
        })
    }

    /// The value that says this.
    pub const fn value(self) -> Value {
        match self {
            Self::Day(day) => Value::Day(day),
            Self::Kind(kind) => Value::RoundKind(kind),
            Self::Attends(yes) => Value::Flag(!yes),
            Self::Transfer(transfer) => Value::Transfer(transfer),
            Self::Decision(decision) => Value::Decision(decision),
            Self::Year(year) => Value::Year(year),
        }
    }
}

/// Every fact, told or not. A year group is that of today, whenever it was told.
pub(super) fn all(
    model: &Model,
    open: &OpenBook,
    round: RoundId,
    (ages, today): (&Ages, Day),
) -> Vec<FactView> {
    let before = review_before(&open.book, round);
    let voices = open.book.voices();
    let all = FactId::ALL.into_iter().map(|id| {
        let field = id.field(round, before);
        let mut found = versions(model, open, &voices, &field);
        for version in &mut found {
            if let FactValue::Year(told) = version.value
                && let Some(year) = told_year(told, today, ages)
            {
                version.value = FactValue::Year(ToldYear { year, on: today });
            }
        }
        FactView {
            id,
            field,
            value: found.last().map(|version| version.value),
            versions: if found.len() > 1 { found } else { Vec::new() },
        }
    });
    all.collect()
}

fn versions(model: &Model, open: &OpenBook, voices: &[Voice], field: &Field) -> Vec<FactVersion> {
    let found = open.book.versions(field).into_iter().filter_map(|change| {
        let by = open.book.voice_id(change.by);
        let by = voices.iter().find(|voice| voice.id == by);
        Some(FactVersion {
            value: FactValue::read(&change.value)?,
            by: by.map(|voice| Speaker::of(voice, &open.book)),
            device: change.on.and_then(|device| open.book.device(device)),
            here: change.on.is_some() && change.on == open.sitting.device,
            day: change.at.day(model.minutes_ahead),
        })
    });
    found.collect()
}

/// The facts of a round, for the engine. Only what was told: a nursery does not make a child under five.
pub(super) fn for_engine(book: &Book, id: RoundId) -> Facts {
    let (round, told) = (book.round(id), book.round_facts(id));
    let before = review_before(book, id);
    let (last_decision, last_meeting) = match before {
        Some(before) => {
            let told = book.round_facts(before);
            let of_review = told.decision.is_none_or(Decision::of_review);
            (told.letter.filter(|_| of_review), book.round(before).day)
        }
        None => (
            book.day(BookPart::LastDecision),
            book.day(BookPart::LastMeeting),
        ),
    };
    Facts {
        kind: round.kind,
        meeting: round.day,
        attends: book.attends(),
        born: book.day(BookPart::Born),
        year: book.told_year(),
        under_five: None,
        plan_made: book.day(BookPart::PlanMade),
        last_decision,
        last_meeting,
        notice: told.notice,
        papers: told.papers,
        report: told.report,
        letter: told.letter,
        decision: told.decision,
        changes_dated: told.changes_dated,
        changes_came: told.changes_came,
        final_plan: told.final_plan,
        certificate: told.certificate,
        transfer: told.transfer,
        moves_on: told.moves_on,
        agreed_review: told.agreed_review,
        request: None,
    }
}

/// The round of the last review of the plan before this one: other meetings between them begin no twelve
/// months.
pub(super) fn review_before(book: &Book, round: RoundId) -> Option<RoundId> {
    let of_plan = |id: &RoundId| {
        matches!(
            book.round(*id).kind,
            Some(RoundKind::AnnualReview | RoundKind::EarlyReview | RoundKind::PhaseTransfer)
        )
    };
    let rounds = book.rounds();
    let place = rounds.iter().position(|id| *id == round)?;
    rounds[..place].iter().rev().copied().find(of_plan)
}
