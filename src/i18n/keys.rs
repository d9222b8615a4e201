//! The keys, each with its place in the language file.

macro_rules! keys {
    ($($name:ident = $text:literal,)*) => {
        /// A sentence or label of the app. The words stand under the same name in the language file.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs, reason = "the words beside each name in the language file say it")]
        pub enum Key { $($name,)* }

        impl Key {
            /// Every key, in order.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// Its place in the language file: section, dot, name.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }
        }
    };
}

keys! {
    // Names of things that the domain knows.
    TopicSpottingNeeds = "topic.spotting-needs",
    TopicSupport = "topic.support",
    TopicLearning = "topic.learning",
    TopicProgress = "topic.progress",
    TopicWellbeing = "topic.wellbeing",
    TopicSpecialists = "topic.specialists",
    TopicStaffTraining = "topic.staff-training",
    TopicActivities = "topic.activities",
    TopicAccess = "topic.access",
    TopicMovingOn = "topic.moving-on",
    TopicResources = "topic.resources",
    TopicDecidingSupport = "topic.deciding-support",
    TopicTakingPart = "topic.taking-part",
    TopicIndependence = "topic.independence",
    TopicContacts = "topic.contacts",
    FeelingWell = "feeling.well",
    FeelingMixed = "feeling.mixed",
    FeelingNotWell = "feeling.not-well",
    FeelingUnsureParent = "feeling.unsure-parent",
    FeelingUnsureYoung = "feeling.unsure-young",
    InsteadSkipped = "instead.skipped",
    InsteadDontKnow = "instead.dont-know",
    InsteadInPerson = "instead.in-person",
    SharingMeeting = "sharing.meeting",
    SharingChosen = "sharing.chosen",
    SharingMe = "sharing.me",
    HowTyped = "how.typed",
    HowScribed = "how.scribed",
    HowPointed = "how.pointed",
    HowSigned = "how.signed",
    HowDrawn = "how.drawn",
    HowRecorded = "how.recorded",
    HowInterpreted = "how.interpreted",
    HowObserved = "how.observed",
    HowScribedBy = "how.scribed-by",
    HowSignedBy = "how.signed-by",
    HowInterpretedBy = "how.interpreted-by",
    HowObservedBy = "how.observed-by",
    HowUnsaid = "how.unsaid",
    SettingEarlyYears = "setting.early-years",
    SettingSchool = "setting.school",
    SettingCollege = "setting.college",
    RoundSenSupport = "round.sen-support",
    RoundAnnualReview = "round.annual-review",
    RoundEarlyReview = "round.early-review",
    RoundPhaseTransfer = "round.phase-transfer",
    RoundOther = "round.other",
    RoleYoungPerson = "role.young-person",
    RoleParent = "role.parent",
    RoleRelative = "role.relative",
    RoleWorker = "role.worker",
    RoleAdvocate = "role.advocate",
    DateLong = "date.long",
    Monday = "date.monday",
    Tuesday = "date.tuesday",
    Wednesday = "date.wednesday",
    Thursday = "date.thursday",
    Friday = "date.friday",
    Saturday = "date.saturday",
    Sunday = "date.sunday",
    January = "date.january",
    February = "date.february",
    March = "date.march",
    April = "date.april",
    May = "date.may",
    June = "date.june",
    July = "date.july",
    August = "date.august",
    September = "date.september",
    October = "date.october",
    November = "date.november",
    December = "date.december",

    // The page for the meeting.
    PackTitleNamed = "pack.title-named",
    PackTitle = "pack.title",
    PackForDay = "pack.for-day",
    PackAt = "pack.at",
    PackMade = "pack.made",
    PackMatters = "pack.matters",
    PackTopics = "pack.topics",
    PackAsks = "pack.asks",
    PackAsksFrom = "pack.asks-from",
    PackBetter = "pack.better",
    PackToAsk = "pack.to-ask",
    PackMarked = "pack.marked",
    PackFooter = "pack.footer",
    PackNothing = "pack.nothing",
    PackFeelingOnly = "pack.feeling-only",
    SpeakerNamed = "role.named",
}
