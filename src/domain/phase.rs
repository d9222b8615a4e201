//! Moving on: which step to the next place of learning comes, and which year group someone is in.

use super::time::Day;
use serde::{Deserialize, Serialize};

/// A step from one phase of education to the next, as the SEND Regulations 2014 list them (regulations 2
/// and 18). A change of school within a phase is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Transfer {
    /// From nursery, pre-school or home to school.
    EarlyYearsToSchool,
    /// From infant to junior school.
    InfantToJunior,
    /// From primary or first to middle school.
    PrimaryToMiddle,
    /// From primary to secondary school.
    PrimaryToSecondary,
    /// From middle to secondary school.
    MiddleToSecondary,
    /// From secondary school to a college or another place for learning after sixteen.
    SecondaryToCollege,
    /// From one place for learning after sixteen to another.
    CollegeToCollege,
}

impl Transfer {
    /// Every step, youngest first.
    pub const ALL: [Self; 7] = [
        Self::EarlyYearsToSchool,
        Self::InfantToJunior,
        Self::PrimaryToMiddle,
        Self::PrimaryToSecondary,
        Self::MiddleToSecondary,
        Self::SecondaryToCollege,
        Self::CollegeToCollege,
    ];
}

/// A year group as the family told it. Some children are taught outside the group of their birthday, so
/// this wins over what the birthday says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ToldYear {
    /// The number of the year; 0 is Reception, −1 the nursery year.
    pub year: i8,
    /// The day on which it was so: a year later the number is one higher.
    pub on: Day,
}
