//! The key of each thing that the domain knows.

use super::Key;
use crate::domain::{
    answer::{Feeling, HowTaken, Instead, Part, Sharing},
    card::{Agreed, Pile},
    decision::Decision,
    device::DeviceKind,
    item::{Coming, Helped, Next, ShownHow, TakingPart},
    phase::Transfer,
    profile::{Colour, Picture},
    question::{Audience, Setting, Topic},
    round::RoundKind,
    voice::Role,
};
use chrono::Weekday;

/// A topic.
pub const fn topic(topic: Topic) -> Key {
    match topic {
        Topic::SpottingNeeds => Key::TopicSpottingNeeds,
        Topic::Support => Key::TopicSupport,
        Topic::Learning => Key::TopicLearning,
        Topic::Progress => Key::TopicProgress,
        Topic::Wellbeing => Key::TopicWellbeing,
        Topic::Specialists => Key::TopicSpecialists,
        Topic::StaffTraining => Key::TopicStaffTraining,
        Topic::Activities => Key::TopicActivities,
        Topic::Access => Key::TopicAccess,
        Topic::MovingOn => Key::TopicMovingOn,
        Topic::Resources => Key::TopicResources,
        Topic::DecidingSupport => Key::TopicDecidingSupport,
        Topic::TakingPart => Key::TopicTakingPart,
        Topic::Independence => Key::TopicIndependence,
        Topic::Contacts => Key::TopicContacts,
    }
}

/// A feeling, in the words of those who are asked.
pub const fn feeling(feeling: Feeling, audience: Audience) -> Key {
    match (feeling, audience) {
        (Feeling::Well, _) => Key::FeelingWell,
        (Feeling::Mixed, _) => Key::FeelingMixed,
        (Feeling::NotWell, _) => Key::FeelingNotWell,
        (Feeling::Unsure, Audience::Parent) => Key::FeelingUnsureParent,
        (Feeling::Unsure, Audience::YoungPerson) => Key::FeelingUnsureYoung,
    }
}

/// What stands instead of an answer.
pub const fn instead(instead: Instead) -> Key {
    match instead {
        Instead::Skipped => Key::InsteadSkipped,
        Instead::DontKnow => Key::InsteadDontKnow,
        Instead::InPerson => Key::InsteadInPerson,
        Instead::WontSay => Key::InsteadWontSay,
    }
}

/// A pile of cards, in the words of the young person.
pub const fn pile(pile: Pile) -> Key {
    match pile {
        Pile::Feeling(of) => feeling(of, Audience::YoungPerson),
        Pile::Instead(of) => instead(of),
    }
}

/// How words come about, as it is asked of the one who says them.
pub const fn how_asked(how: HowTaken) -> Key {
    match how {
        HowTaken::Typed => Key::HowPickTyped,
        HowTaken::Scribed => Key::HowPickScribed,
        HowTaken::Pointed => Key::HowPickPointed,
        HowTaken::Signed => Key::HowPickSigned,
        HowTaken::Drawn => Key::HowPickDrawn,
        HowTaken::Recorded => Key::HowPickRecorded,
        HowTaken::Interpreted => Key::HowPickInterpreted,
        HowTaken::Observed => Key::HowPickObserved,
    }
}

/// What a voice says when its answer is read back to it.
pub const fn agreed(said: Agreed) -> Key {
    match said {
        Agreed::Yes => Key::ReadYes,
        Agreed::NotQuite => Key::ReadNotQuite,
        Agreed::RatherNot => Key::ReadRather,
    }
}

/// Who may see.
pub const fn sharing(sharing: Sharing) -> Key {
    match sharing {
        Sharing::Meeting => Key::SharingMeeting,
        Sharing::Chosen => Key::SharingChosen,
        Sharing::Me => Key::SharingMe,
    }
}

/// How words were taken down; where somebody is named who helped, with a slot `{who}`.
pub const fn how_taken(how: Option<HowTaken>, named: bool) -> Key {
    match (how, named) {
        (None, _) => Key::HowUnsaid,
        (Some(HowTaken::Typed), _) => Key::HowTyped,
        (Some(HowTaken::Pointed), _) => Key::HowPointed,
        (Some(HowTaken::Drawn), _) => Key::HowDrawn,
        (Some(HowTaken::Recorded), _) => Key::HowRecorded,
        (Some(HowTaken::Scribed), false) => Key::HowScribed,
        (Some(HowTaken::Scribed), true) => Key::HowScribedBy,
        (Some(HowTaken::Signed), false) => Key::HowSigned,
        (Some(HowTaken::Signed), true) => Key::HowSignedBy,
        (Some(HowTaken::Interpreted), false) => Key::HowInterpreted,
        (Some(HowTaken::Interpreted), true) => Key::HowInterpretedBy,
        (Some(HowTaken::Observed), false) => Key::HowObserved,
        (Some(HowTaken::Observed), true) => Key::HowObservedBy,
    }
}

/// The versions of a part of an answer: a line with a slot `{count}`.
pub const fn versions_of(part: Part) -> Key {
    match part {
        Part::Feeling => Key::VersionsFeeling,
        Part::Better => Key::VersionsBetter,
        Part::Ask => Key::VersionsAsk,
        Part::Matters => Key::VersionsMatters,
        Part::Instead => Key::VersionsInstead,
        Part::Picked => Key::VersionsPicked,
        Part::Sound => Key::VersionsSound,
        Part::Drawing => Key::VersionsDrawing,
        Part::Photo => Key::VersionsPhoto,
        Part::Words
        | Part::Sharing
        | Part::SharingWho
        | Part::HowTaken
        | Part::TakenBy
        | Part::Heard
        | Part::HeardFrom
        | Part::HeardState
        | Part::Still
        | Part::Taking
        | Part::TakingWhere
        | Part::TakingWhen
        | Part::TakingWho
        | Part::TakingShown
        | Part::Card
        | Part::SoundWords
        | Part::DrawingWords
        | Part::PhotoWords
        | Part::ReadBack => Key::VersionsWords,
    }
}

/// A kind of setting.
pub const fn setting(setting: Setting) -> Key {
    match setting {
        Setting::EarlyYears => Key::SettingEarlyYears,
        Setting::School => Key::SettingSchool,
        Setting::College => Key::SettingCollege,
    }
}

/// A kind of meeting.
pub const fn round_kind(kind: RoundKind) -> Key {
    match kind {
        RoundKind::SenSupport => Key::RoundSenSupport,
        RoundKind::AnnualReview => Key::RoundAnnualReview,
        RoundKind::EarlyReview => Key::RoundEarlyReview,
        RoundKind::PhaseTransfer => Key::RoundPhaseTransfer,
        RoundKind::Other => Key::RoundOther,
    }
}

/// Whether somebody comes to the meeting.
pub const fn coming(coming: Coming) -> Key {
    match coming {
        Coming::Invited => Key::ComingInvited,
        Coming::Coming => Key::ComingYes,
        Coming::SentViews => Key::ComingSent,
        Coming::NotComing => Key::ComingNo,
    }
}

/// How a young person takes part.
pub const fn taking_part(how: TakingPart) -> Key {
    match how {
        TakingPart::Come => Key::TakingCome,
        TakingPart::Bit => Key::TakingBit,
        TakingPart::Words => Key::TakingWords,
        TakingPart::Somebody => Key::TakingSomebody,
    }
}

/// How a young person's views are shown at the meeting.
pub const fn shown_how(how: ShownHow) -> Key {
    match how {
        ShownHow::Myself => Key::ShownMyself,
        ShownHow::ReadOut => Key::ShownReadOut,
        ShownHow::Recording => Key::ShownRecording,
        ShownHow::Screen => Key::ShownScreen,
        ShownHow::Paper => Key::ShownPaper,
    }
}

/// A colour of the page about the young person.
pub const fn colour(colour: Colour) -> Key {
    match colour {
        Colour::Teal => Key::ColourTeal,
        Colour::Blue => Key::ColourBlue,
        Colour::Purple => Key::ColourPurple,
        Colour::Pink => Key::ColourPink,
        Colour::Orange => Key::ColourOrange,
        Colour::Green => Key::ColourGreen,
    }
}

/// A picture on it.
pub const fn picture(picture: Picture) -> Key {
    match picture {
        Picture::Cat => Key::PictureCat,
        Picture::Dog => Key::PictureDog,
        Picture::Fox => Key::PictureFox,
        Picture::Owl => Key::PictureOwl,
        Picture::Penguin => Key::PicturePenguin,
        Picture::Turtle => Key::PictureTurtle,
        Picture::Butterfly => Key::PictureButterfly,
        Picture::Dinosaur => Key::PictureDinosaur,
        Picture::Unicorn => Key::PictureUnicorn,
        Picture::Rocket => Key::PictureRocket,
        Picture::Rainbow => Key::PictureRainbow,
        Picture::Sunflower => Key::PictureSunflower,
    }
}

/// Whether something has helped.
pub const fn helped(helped: Helped) -> Key {
    match helped {
        Helped::MuchWorse => Key::HelpedMuchWorse,
        Helped::Worse => Key::HelpedWorse,
        Helped::Same => Key::HelpedSame,
        Helped::Better => Key::HelpedBetter,
        Helped::MuchBetter => Key::HelpedMuchBetter,
    }
}

/// What becomes of something that was agreed.
pub const fn next(next: Next) -> Key {
    match next {
        Next::Keep => Key::NextKeep,
        Next::Change => Key::NextChange,
        Next::Stop => Key::NextStop,
    }
}

/// What a council's letter says.
pub const fn decision(decision: Decision) -> Key {
    match decision {
        Decision::Keep => Key::DatesDecisionKeep,
        Decision::Amend => Key::DatesDecisionAmend,
        Decision::End => Key::DatesDecisionEnd,
        Decision::NoAssessment => Key::DatesDecisionNoAssessment,
        Decision::NoPlan => Key::DatesDecisionNoPlan,
    }
}

/// A step to the next phase.
pub const fn transfer(transfer: Transfer) -> Key {
    match transfer {
        Transfer::EarlyYearsToSchool => Key::DatesToSchool,
        Transfer::InfantToJunior => Key::DatesToJunior,
        Transfer::PrimaryToMiddle => Key::DatesToMiddle,
        Transfer::PrimaryToSecondary => Key::DatesToSecondary,
        Transfer::MiddleToSecondary => Key::DatesMiddleToSecondary,
        Transfer::SecondaryToCollege => Key::DatesToCollege,
        Transfer::CollegeToCollege => Key::DatesBetweenColleges,
    }
}

/// What a voice is called as long as it has no name.
pub const fn before_name(role: Role) -> Key {
    match role {
        Role::YoungPerson => Key::RoleYoungPerson,
        Role::Parent => Key::RoleParent,
        Role::Relative => Key::RoleRelative,
        Role::Worker => Key::RoleWorker,
        Role::Advocate => Key::RoleAdvocate,
    }
}

/// A voice that has a name, with what it is: a sentence with a slot `{name}`.
pub const fn after_name(role: Role) -> Key {
    match role {
        Role::YoungPerson => Key::NamedYoungPerson,
        Role::Parent => Key::NamedParent,
        Role::Relative => Key::NamedRelative,
        Role::Worker => Key::NamedWorker,
        Role::Advocate => Key::NamedAdvocate,
    }
}

/// What a voice without a name is called inside a sentence.
pub(super) const fn in_a_sentence(role: Role) -> Key {
    match role {
        Role::YoungPerson => Key::RoleTheYoungPerson,
        Role::Parent => Key::RoleTheParent,
        Role::Relative => Key::RoleTheRelative,
        Role::Worker => Key::RoleTheWorker,
        Role::Advocate => Key::RoleTheAdvocate,
    }
}

pub(super) const fn weekday(day: Weekday) -> Key {
    match day {
        Weekday::Mon => Key::Monday,
        Weekday::Tue => Key::Tuesday,
        Weekday::Wed => Key::Wednesday,
        Weekday::Thu => Key::Thursday,
        Weekday::Fri => Key::Friday,
        Weekday::Sat => Key::Saturday,
        Weekday::Sun => Key::Sunday,
    }
}

/// The key of a month, from 1 for January.
pub(super) const fn month(month: u32) -> Key {
    match month {
        1 => Key::January,
        2 => Key::February,
        3 => Key::March,
        4 => Key::April,
        5 => Key::May,
        6 => Key::June,
        7 => Key::July,
        8 => Key::August,
        9 => Key::September,
        10 => Key::October,
        11 => Key::November,
        _ => Key::December,
    }
}

/// The key of a month in short, from 1 for January.
pub(super) const fn short_month(month: u32) -> Key {
    match month {
        1 => Key::ShortJan,
        2 => Key::ShortFeb,
        3 => Key::ShortMar,
        4 => Key::ShortApr,
        5 => Key::ShortMay,
        6 => Key::ShortJun,
        7 => Key::ShortJul,
        8 => Key::ShortAug,
        9 => Key::ShortSep,
        10 => Key::ShortOct,
        11 => Key::ShortNov,
        _ => Key::ShortDec,
    }
}

/// What kind of device, after "on".
pub const fn device(kind: DeviceKind) -> Key {
    match kind {
        DeviceKind::Iphone => Key::DeviceIphone,
        DeviceKind::Ipad => Key::DeviceIpad,
        DeviceKind::AndroidPhone => Key::DeviceAndroidPhone,
        DeviceKind::AndroidTablet => Key::DeviceAndroidTablet,
        DeviceKind::Computer => Key::DeviceComputer,
    }
}
