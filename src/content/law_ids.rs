//! The names by which the law file, the rules that work out dates, and the pages know a date, a caution
//! or a question. A calendar file carries them too, so a name once released stays.

use serde::Deserialize;

macro_rules! ids {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $id:ident = $text:literal,)* }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
        pub enum $name {
            $($(#[$doc])* #[serde(rename = $text)] $id,)*
        }

        impl $name {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$id,)*];

            /// The name as the law file writes it.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$id => $text,)* }
            }
        }
    };
}

ids! {
    /// A kind of date that can be worked out. In the order of a year's round, which is also the order of
    /// two that fall on one day.
    DateKind {
        /// Our own views should be with whoever arranges the meeting.
        OurViews = "our-views",
        /// Those invited must have been told the day of the meeting.
        Notice = "notice",
        /// Reports and views must have been sent to all who are invited.
        Papers = "papers",
        /// The meeting itself.
        Meeting = "meeting",
        /// The written report of the meeting.
        Report = "report",
        /// The council's decision, with the changes if there are to be any.
        Decision = "decision",
        /// The family's answer to a draft.
        Comments = "comments",
        /// The plan as changed after a review.
        FinalPlan = "final-plan",
        /// Asking a mediation adviser, before most appeals.
        Mediation = "mediation",
        /// A safe day for an appeal to reach the tribunal.
        Appeal = "appeal",
        /// The latest day for the meeting, if this review is to be done in time.
        MeetingLatest = "meeting-latest",
        /// This review, decision included, is done.
        ReviewDone = "review-done",
        /// The review after this one is done.
        NextReview = "next-review",
        /// When a review of a plan is suggested for a child under five.
        EarlyReview = "early-review",
        /// The same, after this round's meeting.
        NextEarlyReview = "next-early-review",
        /// The latest day for the meeting before a move, if all twelve weeks are used.
        TransferMeeting = "transfer-meeting",
        /// The plan names the next school.
        TransferToSchool = "transfer-to-school",
        /// The plan names the college or other place after school.
        TransferToCollege = "transfer-to-college",
        /// When the plan usually names the next college.
        TransferUsual = "transfer-usual",
        /// The plan names the next college, at the very latest.
        TransferBetweenColleges = "transfer-between-colleges",
        /// From here on reviews look at preparing for adulthood.
        YearNine = "year-nine",
        /// Compulsory school age ends.
        SchoolAgeEnds = "school-age-ends",
        /// Rights pass to the young person.
        RightsMove = "rights-move",
        /// The review that school and family agreed on, without an EHC plan.
        AgreedReview = "agreed-review",
        /// Three meetings in a school year, without an EHC plan.
        SchoolMeetings = "school-meetings",
        /// The yearly report on progress.
        YearlyReport = "yearly-report",
        /// Whether the council will assess.
        AssessAnswer = "assess-answer",
        /// After assessing: that there will be no plan.
        NoPlan = "no-plan",
        /// The first final plan.
        FirstPlan = "first-plan",
        /// Whether the council will assess again.
        ReassessAnswer = "reassess-answer",
        /// The final plan after assessing again.
        ReassessPlan = "reassess-plan",
    }
}

ids! {
    /// A caution to show beside a date.
    CautionId {
        /// Two weeks may be counted one day more strictly.
        StrictTwoWeeks = "strict-two-weeks",
        /// Some councils count the report in working days.
        TenWorkingDays = "ten-working-days",
        /// Counted from the letter's date; by post it may have come later.
        LetterDate = "letter-date",
        /// Counted from a meeting because no decision is known.
        FromMeeting = "from-meeting",
        /// Not every move within one school counts.
        SameSchool = "same-school",
        /// Rights may move before the sixteenth birthday.
        StillFifteen = "still-fifteen",
        /// A birthday in the first days of September.
        EarlySeptember = "early-september",
        /// A child may be taught outside the year group of the birthday.
        OtherYear = "other-year",
        /// Not the last day of the law but a safe one.
        CheckLetter = "check-letter",
        /// A safe day between Christmas and New Year.
        BeforeChristmas = "before-christmas",
        /// The council may say that holidays gave it more time.
        HolidayException = "holiday-exception",
        /// The bank holidays of that year are not known here.
        HolidaysUnknown = "holidays-unknown",
    }
}

ids! {
    /// A question whose answer would let a date be worked out, or say that it was kept.
    AskId {
        /// What kind of meeting it is.
        Kind = "kind",
        /// The day of the meeting.
        Meeting = "meeting",
        /// Whether the child or young person goes to any school, nursery or college.
        Attends = "attends",
        /// When the council's letter after the last review came, or that review's meeting was.
        LastReview = "last-review",
        /// When the plan was first made.
        PlanMade = "plan-made",
        /// The birthday.
        Born = "born",
        /// Which step to the next phase comes.
        Transfer = "transfer",
        /// The day of the move.
        MoveDay = "move-day",
        /// When the invitation came.
        Notice = "notice",
        /// When the papers came.
        Papers = "papers",
        /// When the report came.
        Report = "report",
        /// The date on the decision letter.
        Letter = "letter",
        /// What the letter says.
        Decision = "decision",
        /// The date on the draft.
        Changes = "changes",
        /// The date on the letter with the final plan.
        FinalPlan = "final-plan",
        /// The date on the mediation certificate.
        Certificate = "certificate",
        /// The day for the next review that was agreed with the school.
        AgreedReview = "agreed-review",
        /// When the council said that it would assess again.
        Reassessing = "reassessing",
    }
}
