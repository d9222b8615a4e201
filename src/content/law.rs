//! Dates and duties: what stands in `law/<lang>.json`. Read by [`super::parse_law`].
//!
//! The file holds what may change: whose duty a date is, how it is counted, in which words it is shown,
//! where it comes from and when that was checked. The rules that join two dates are code (`dates`). A
//! kind of date that the file leaves out is not worked out, so a newer file can drop one.
//!
//! ```json
//! {"id": "decision", "facts": ["3.1", "3.2"], "duty": {"must": "council"},
//!  "count": {"days-after": 28},
//!  "title": "The council’s decision", "means": "…", "passed": "…",
//!  "source": {"name": "SEND Regulations 2014, regulation 20", "address": "https://…"},
//!  "confidence": "Q", "checked": "2026-11-22"}
//! ```
//!
//! | part | what it is |
//! |---|---|
//! | `facts` | the rows of our law notes that it rests on |
//! | `duty` | `must`, `should`, `may`, `advice` with whose it is; or `fact` |
//! | `count` | how to get from the day that it hangs on to its own: a [`Count`] |
//! | `also` | how it is counted from a second event: a final plan from the changes, an appeal from the certificate |
//! | `ask-by` | how the day is counted by which to ask for it, so that the limit is not in doubt |
//! | `cautions` | what is always said beside it; some are added to single dates when they are worked out |
//! | `confidence` | how well the source was seen: `P` read, `P-` in part, `Q` quoted elsewhere, `Q-` weakly, `C` worked out |
//!
//! What was only remembered has no letter here and so cannot stand in the file.

use super::law_ids::{AskId, CautionId, DateKind};
use crate::domain::time::Day;
use serde::{Deserialize, Deserializer, de::Error as _};

/// `law/<lang>.json`: dates and duties around reviews in England. Not legal advice.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Law {
    /// The version of the format.
    pub schema: u32,
    /// The language, as in `lang` of HTML.
    pub lang: String,
    /// The version of the facts. Show it.
    pub version: String,
    /// The day on which the facts were checked. Show it.
    pub checked: Day,
    /// That the law may change. Show it.
    pub may_change: String,
    /// What is known of changes to come.
    pub status: Vec<String>,
    /// School years and the ages at which something begins.
    pub ages: Ages,
    /// Days on which offices are shut.
    pub holidays: Holidays,
    /// The kinds of date that can be worked out.
    pub dates: Vec<LawDate>,
    /// Cautions to show beside a date.
    pub cautions: Vec<Caution>,
    /// Questions whose answers let a date be worked out.
    pub asks: Vec<AskWords>,
}

/// A kind of date: how it is counted, and what is said about it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct LawDate {
    /// Which.
    pub id: DateKind,
    /// The rows of our law notes that it rests on.
    pub facts: Vec<String>,
    /// How binding it is, and whose it is.
    pub duty: Duty,
    /// How it is counted.
    pub count: Count,
    /// How it is counted from a second event.
    #[serde(default)]
    pub also: Option<Count>,
    /// How the day is counted by which to ask for it.
    #[serde(default)]
    pub ask_by: Option<Count>,
    /// What it is called.
    pub title: String,
    /// What it means, in one or two sentences.
    pub means: String,
    /// What a family can do when it has passed.
    pub passed: String,
    /// What is always said beside it.
    #[serde(default)]
    pub cautions: Vec<CautionId>,
    /// Where it comes from.
    pub source: Source,
    /// How well the source was seen.
    pub confidence: Confidence,
    /// The day on which it was checked.
    pub checked: Day,
}

/// How binding a date is. *Must* is the law; *should* is guidance that has to be followed or answered for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Duty {
    /// The law says so.
    Must(Who),
    /// The guidance says so.
    Should(Who),
    /// A right, for whoever wants to use it.
    May(Who),
    /// Neither: our advice, so that the rest can be kept.
    Advice(Who),
    /// Something that happens, whoever does what.
    Fact,
}

impl Duty {
    /// Whose it is.
    pub const fn who(self) -> Option<Who> {
        match self {
            Self::Must(who) | Self::Should(who) | Self::May(who) | Self::Advice(who) => Some(who),
            Self::Fact => None,
        }
    }

    /// As binding, but somebody else's.
    #[must_use]
    pub const fn of(self, who: Who) -> Self {
        match self {
            Self::Must(_) => Self::Must(who),
            Self::Should(_) => Self::Should(who),
            Self::May(_) => Self::May(who),
            Self::Advice(_) => Self::Advice(who),
            Self::Fact => Self::Fact,
        }
    }
}

/// Whose a duty or a right is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Who {
    /// The council.
    Council,
    /// The school, nursery or college.
    School,
    /// The head of most schools; the council for colleges and some others.
    SchoolOrCouncil,
    /// Whoever arranges the meeting: mostly the school.
    Arranger,
    /// The parent, or the young person once rights have passed.
    Family,
}

/// How to get from one day to another. Weeks stand as days: all of these run through weekends and
/// holidays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Count {
    /// The day itself.
    SameDay,
    /// So many days before.
    DaysBefore(u16),
    /// Within so many days after: the first day is not counted.
    DaysAfter(u16),
    /// So many days beginning with this one: it is day 1.
    DaysBeginningWith(u16),
    /// The same number of the month so many months before, or that month's last day.
    MonthsBefore(u16),
    /// The same so many months after.
    MonthsAfter(u16),
    /// A period of so many months that begins with this day; it ends on the eve of the day with the same
    /// number.
    MonthsBeginningWith(u16),
    /// From so many months after to so many months after.
    MonthsBetween(u16, u16),
    /// Before this day of the same calendar year.
    Before(MonthDay),
    /// By this day of the same calendar year.
    By(MonthDay),
    /// So many times in the school year.
    TimesASchoolYear(u16),
}

/// A day of any year, written as `02-15`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MonthDay {
    month: u32,
    day: u32,
}

impl MonthDay {
    /// The day in this year; where the year has no 29 February, the day before.
    pub fn of(self, year: i32) -> Day {
        let year = year.clamp(Day::FIRST.year(), Day::LAST.year());
        let day = |day| Day::from_ymd_opt(year, self.month, day);
        // Only 29 February can be missing: the day was checked against a leap year.
        day(self.day).or(day(28)).unwrap_or(Day::LAST)
    }
}

impl<'de> Deserialize<'de> for MonthDay {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let leap: Result<Day, _> = format!("2000-{text}").parse();
        let day = leap.map_err(|_| D::Error::custom("not a day of the year"))?;
        Ok(Self {
            month: day.month(),
            day: day.day(),
        })
    }
}

/// School years, and the ages at which something begins.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Ages {
    /// The rows of our law notes.
    pub facts: Vec<String>,
    /// The first day of a school year, and so of a year group's birthdays.
    pub year_begins: MonthDay,
    /// The age reached by the eve of the school year in which Reception is.
    pub reception: u8,
    /// The highest year group at school.
    pub last_year: i8,
    /// The first year in which reviews look at preparing for adulthood.
    pub adulthood_year: i8,
    /// The age at which compulsory school age begins, on that birthday or the next of these days.
    pub school_age_from: u8,
    /// Those days.
    pub school_age_days: Vec<MonthDay>,
    /// The age in whose school year compulsory school age ends.
    pub school_age_until: u8,
    /// The month on whose last Friday it ends.
    pub leaving_month: u32,
    /// A child is an early one until this birthday.
    pub under: u8,
    /// A young person is under this age.
    pub young_person_under: u8,
}

/// Days on which offices are shut, year by year.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Holidays {
    /// Where they come from.
    pub source: Source,
    /// The day on which they were checked.
    pub checked: Day,
    /// The years that are known, in order and without a gap.
    pub years: Vec<HolidayYear>,
}

/// The bank holidays of one year.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HolidayYear {
    /// The year.
    pub year: i32,
    /// `Q`: published; `C`: worked out by the rule, so a day by proclamation is missing.
    pub confidence: Confidence,
    /// The days, in order.
    pub days: Vec<Holiday>,
}

/// A bank holiday.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Holiday {
    /// The day.
    pub day: Day,
    /// Its name, as it stands in a sentence.
    pub name: String,
}

/// Where a fact comes from.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Its short name.
    pub name: String,
    /// Its address, `https`.
    pub address: String,
}

/// How well a source was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub enum Confidence {
    /// Its words were read.
    P,
    /// Some of its words were read.
    #[serde(rename = "P-")]
    PMinus,
    /// Worked out from others, and checked.
    C,
    /// Another page quotes it or sums it up.
    Q,
    /// Only weak or old pages do.
    #[serde(rename = "Q-")]
    QMinus,
}

/// Something to be said beside a date.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Caution {
    /// Which.
    pub id: CautionId,
    /// The rows of our law notes.
    pub facts: Vec<String>,
    /// What is said.
    pub text: String,
}

/// A question whose answer lets a date be worked out.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AskWords {
    /// Which.
    pub id: AskId,
    /// The question.
    pub ask: String,
    /// Where to find the answer, or why it is asked.
    pub hint: String,
}

impl Law {
    /// The date of this kind, unless the file leaves it out.
    pub fn date(&self, id: DateKind) -> Option<&LawDate> {
        self.dates.iter().find(|date| date.id == id)
    }

    /// The words of a caution.
    pub fn caution(&self, id: CautionId) -> Option<&Caution> {
        self.cautions.iter().find(|caution| caution.id == id)
    }

    /// The words of a question.
    pub fn ask(&self, id: AskId) -> Option<&AskWords> {
        self.asks.iter().find(|ask| ask.id == id)
    }
}

impl Holidays {
    /// Whether the bank holidays of a year are known.
    pub fn knows(&self, year: i32) -> bool {
        self.years.iter().any(|known| known.year == year)
    }

    /// The bank holiday on this day.
    pub fn on(&self, day: Day) -> Option<&Holiday> {
        let year = self.years.iter().find(|year| year.year == day.year())?;
        year.days.iter().find(|holiday| holiday.day == day)
    }
}
