//! How days, duties and facts are said. Also for the book's home.

use crate::{
    app::view::{
        Closed, DateLine, DatePlace, DateState, Days, Doubt, FactId, FactValue, NotWorking,
    },
    content::{
        AskId,
        law::{Duty, Who},
    },
    domain::{question::Setting, time::Day},
    i18n::{self, Key},
    ui::kit::Ui,
};

/// From so many days on it is weeks that count, then months, then years.
const WEEKS: i64 = 28;
const MONTHS: i64 = 26 * 7;
const YEARS: i64 = 731;

/// How days, duties and facts are said on one day, of one kind of place.
#[derive(Clone, Copy)]
pub(in crate::ui::pages) struct Say {
    pub ui: Ui,
    pub today: Day,
    pub setting: Setting,
}

impl Say {
    /// A day, with its year only where it needs one.
    pub fn day(self, day: Day) -> String {
        self.ui.words(|words| words.near_day(day, self.today))
    }

    /// "By Friday 5 March".
    pub fn days(self, days: Days) -> String {
        let (key, day, until) = match days {
            Days::On(day) => (Key::DatesOn, day, None),
            Days::From(day) => (Key::DatesFrom, day, None),
            Days::By(day) => (Key::DatesBy, day, None),
            Days::Before(day) => (Key::DatesBefore, day, None),
            Days::Between(day, until) => (Key::DatesBetween, day, Some(until)),
            Days::Safe(day, until) => (Key::DatesSafe, day, Some(until)),
        };
        let until = until.map(|day| self.day(day)).unwrap_or_default();
        self.ui
            .with(key, &[("day", &self.day(day)), ("until", &until)])
    }

    /// Where it lies, seen from today: "In 6 days". In words, never by colour alone.
    pub fn state(self, line: &DateLine) -> String {
        let ui = self.ui;
        match line.state {
            DateState::Today => ui.t(Key::DatesIsToday),
            DateState::Ahead(1) => ui.t(Key::DatesIsTomorrow),
            DateState::Ahead(days) => self.far(
                days,
                [
                    Key::DatesInDays,
                    Key::DatesInWeeks,
                    Key::DatesInMonths,
                    Key::DatesInYears,
                ],
            ),
            DateState::Running(0) => ui.t(Key::DatesLastDay),
            DateState::Running(_) if matches!(line.days, Days::Between(..)) => ui.t(Key::DatesNow),
            DateState::Running(days) => count(ui, Key::DatesLeftOne, Key::DatesLeftMany, days),
            DateState::Passed(1) => ui.t(Key::DatesAgoOne),
            DateState::Passed(days) => self.far(
                days,
                [
                    Key::DatesAgoDays,
                    Key::DatesAgoWeeks,
                    Key::DatesAgoMonths,
                    Key::DatesAgoYears,
                ],
            ),
            DateState::Done { late: 0, .. } => ui.t(Key::DatesDone),
            DateState::Done { late, .. } => count(ui, Key::DatesLateOne, Key::DatesLateMany, late),
        }
    }

    fn far(self, days: i64, [by_day, by_week, by_month, by_year]: [Key; 4]) -> String {
        let (key, number) = match days {
            ..WEEKS => (by_day, days),
            WEEKS..MONTHS => (by_week, days / 7),
            MONTHS..YEARS => (by_month, days * 12 / 365),
            _ => (by_year, days / 365),
        };
        self.ui.with(key, &[("count", &number.to_string())])
    }

    /// What is to be known of it first, where something is.
    pub fn place(self, place: DatePlace) -> Option<String> {
        match place {
            DatePlace::Overdue => Some(self.ui.t(Key::DatesOverdue)),
            DatePlace::Next => Some(self.ui.t(Key::DatesNext)),
            DatePlace::Past | DatePlace::Now | DatePlace::Ahead => None,
        }
    }

    fn who(self, who: Who) -> String {
        self.ui.t(match (who, self.setting) {
            (Who::Council, _) => Key::DatesWhoCouncil,
            (Who::School, Setting::School) => Key::DatesWhoSchool,
            (Who::School, Setting::EarlyYears) => Key::DatesWhoNursery,
            (Who::School, Setting::College) => Key::DatesWhoCollege,
            (Who::SchoolOrCouncil, _) => Key::DatesWhoSchoolOrCouncil,
            (Who::Arranger, _) => Key::DatesWhoArranger,
            (Who::Family, _) => Key::DatesWhoFamily,
        })
    }

    /// Whose it is and how binding, in a word or two. Must and should stay two words.
    pub fn duty(self, duty: Duty) -> Option<String> {
        let short = |who| match who {
            Who::Arranger => self.ui.t(Key::DatesShortArranger),
            who => self.who(who),
        };
        let with = |key, who| Some(self.ui.with(key, &[("who", &short(who))]));
        match duty {
            Duty::Must(who) => with(Key::DatesMust, who),
            Duty::Should(who) => with(Key::DatesShould, who),
            Duty::May(_) => Some(self.ui.t(Key::DatesMay)),
            Duty::Advice(_) => Some(self.ui.t(Key::DatesAdvice)),
            Duty::Fact => None,
        }
    }

    /// The same in a sentence.
    pub fn duty_means(self, duty: Duty) -> String {
        let with = |key, who| self.ui.with(key, &[("who", &self.who(who))]);
        match duty {
            Duty::Must(who) => with(Key::DatesMustMeans, who),
            Duty::Should(who) => with(Key::DatesShouldMeans, who),
            Duty::May(_) => self.ui.t(Key::DatesMayMeans),
            Duty::Advice(_) => self.ui.t(Key::DatesAdviceMeans),
            Duty::Fact => self.ui.t(Key::DatesFactMeans),
        }
    }

    /// That offices are shut on a day, and which day is one for a call.
    pub fn shut(self, shut: &NotWorking) -> String {
        let before = self.day(shut.before);
        let (key, name) = match &shut.why {
            Closed::Saturday => (Key::DatesShutSaturday, ""),
            Closed::Sunday => (Key::DatesShutSunday, ""),
            Closed::Holiday(name) => (Key::DatesShutHoliday, name.as_str()),
        };
        self.ui.with(key, &[("day", &before), ("name", name)])
    }

    /// Something odd, kindly.
    pub fn doubt(self, doubt: Doubt) -> String {
        let ui = self.ui;
        match doubt {
            Doubt::BornAhead => ui.t(Key::DatesDoubtBorn),
            Doubt::OverAge { age } => ui.with(Key::DatesDoubtAge, &[("count", &age.to_string())]),
            Doubt::NotYet(ask) => ui.with(Key::DatesDoubtNotYet, &[("name", &ui.t(asked(ask)))]),
            Doubt::MeetingTooLate { day, .. } => {
                ui.with(Key::DatesDoubtLate, &[("day", &self.day(day))])
            }
            Doubt::MoveBeforeLimit(_) => ui.t(Key::DatesDoubtMove),
        }
    }

    /// What a fact says.
    pub fn value(self, value: FactValue) -> String {
        let ui = self.ui;
        match value {
            // In full: of a birthday the year is the point.
            FactValue::Day(day) => ui.words(|words| words.day(day)),
            FactValue::Kind(kind) => ui.t(i18n::round_kind(kind)),
            FactValue::Attends(yes) => ui.t(yes_or_no(yes)),
            FactValue::Transfer(transfer) => ui.t(i18n::transfer(transfer)),
            FactValue::Decision(decision) => ui.t(i18n::decision(decision)),
            FactValue::Year(told) => year(ui, told.year),
        }
    }
}

/// A year group.
pub(super) fn year(ui: Ui, year: i8) -> String {
    match year {
        ..0 => ui.t(Key::DatesYearNursery),
        0 => ui.t(Key::DatesYearReception),
        number => ui.with(Key::DatesYearNumber, &[("number", &number.to_string())]),
    }
}

pub(super) const fn yes_or_no(yes: bool) -> Key {
    if yes { Key::DatesYes } else { Key::DatesNo }
}

fn count(ui: Ui, one: Key, many: Key, number: i64) -> String {
    let number = usize::try_from(number).unwrap_or(usize::MAX);
    ui.words(|words| words.count(one, many, number))
}

/// What a question asks for.
const fn asked(ask: AskId) -> Key {
    match FactId::of(ask) {
        [first, ..] => label(*first),
        [] => Key::DatesFactLetter,
    }
}

/// What a fact is called.
pub(super) const fn label(fact: FactId) -> Key {
    match fact {
        FactId::Kind => Key::DatesFactKind,
        FactId::Meeting => Key::DatesFactMeeting,
        FactId::Attends => Key::DatesFactAttends,
        FactId::Born => Key::DatesFactBorn,
        FactId::Year => Key::DatesFactYear,
        FactId::PlanMade => Key::DatesFactPlanMade,
        FactId::LastDecision => Key::DatesFactLastDecision,
        FactId::LastMeeting => Key::DatesFactLastMeeting,
        FactId::Notice => Key::DatesFactNotice,
        FactId::Papers => Key::DatesFactPapers,
        FactId::Report => Key::DatesFactReport,
        FactId::Letter => Key::DatesFactLetter,
        FactId::Decision => Key::DatesFactDecision,
        FactId::ChangesDated => Key::DatesFactChangesDated,
        FactId::ChangesCame => Key::DatesFactChangesCame,
        FactId::FinalPlan => Key::DatesFactFinalPlan,
        FactId::Certificate => Key::DatesFactCertificate,
        FactId::Transfer => Key::DatesFactTransfer,
        FactId::MovesOn => Key::DatesFactMovesOn,
        FactId::AgreedReview => Key::DatesFactAgreedReview,
    }
}
