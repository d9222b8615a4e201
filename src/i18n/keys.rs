//! The keys, each with its place in the language files, in the order of those files. What a first
//! question needs stands in `first_keys`, the pages about share files in `file_keys`, those of a round in
//! `meeting_keys`, `dates_keys`, `next_keys` and `history_keys`, those of a young person's own voice in `level_keys`,
//! `sort_keys`, `made_keys`, `profile_keys`, `turn_keys`, `private_keys` and `seen_keys`,
//! those of the list of books in `books_keys`.

use super::{
    books_keys::with_books_keys, dates_keys::with_dates_keys, file_keys::with_file_keys,
    first_keys::with_first_keys, history_keys::with_history_keys, level_keys::with_level_keys,
    lock_keys::with_lock_keys, made_keys::with_made_keys, meeting_keys::with_meeting_keys,
    next_keys::with_next_keys, private_keys::with_private_keys, profile_keys::with_profile_keys,
    remove_keys::with_remove_keys, seen_keys::with_seen_keys, sort_keys::with_sort_keys,
    stamp::stamp, turn_keys::with_turn_keys, visit_keys::with_visit_keys,
};

macro_rules! keys {
    ([]
        first { $($first:ident = $first_text:literal,)* }
        rest { $($rest:ident = $rest_text:literal,)* }
        files { $($file:ident = $file_text:literal,)* }
        meetings { $($meeting:ident = $meeting_text:literal,)* }
        dates { $($date:ident = $date_text:literal,)* }
        next { $($next:ident = $next_text:literal,)* }
        history { $($history:ident = $history_text:literal,)* }
        levels { $($level:ident = $level_text:literal,)* }
        sort { $($card:ident = $card_text:literal,)* }
        made { $($made:ident = $made_text:literal,)* }
        profile { $($me:ident = $me_text:literal,)* }
        turn { $($turn:ident = $turn_text:literal,)* }
        private { $($pin:ident = $pin_text:literal,)* }
        seen { $($seen:ident = $seen_text:literal,)* }
        books { $($book:ident = $book_text:literal,)* }
        lock { $($lock:ident = $lock_text:literal,)* }
        remove { $($gone:ident = $gone_text:literal,)* }
        visit { $($visit:ident = $visit_text:literal,)* }
    ) => {
        /// A sentence or label of the app. The words stand under the same name in the language files.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs, reason = "the words beside each name in the language file say it")]
        pub enum Key { $($first,)* $($rest,)* $($file,)* $($meeting,)* $($date,)* $($next,)* $($history,)*
            $($level,)* $($card,)* $($made,)* $($me,)* $($turn,)* $($pin,)* $($seen,)* $($book,)* $($lock,)* $($gone,)* $($visit,)* }

        impl Key {
            /// Every key, in order.
            pub const ALL: &'static [Self] = &[
                $(Self::$first,)* $(Self::$rest,)* $(Self::$file,)* $(Self::$meeting,)*
                $(Self::$date,)* $(Self::$next,)* $(Self::$history,)*
                $(Self::$level,)* $(Self::$card,)* $(Self::$made,)* $(Self::$me,)* $(Self::$turn,)* $(Self::$pin,)*
                $(Self::$seen,)* $(Self::$book,)* $(Self::$lock,)* $(Self::$gone,)* $(Self::$visit,)*
            ];

            /// How many of them a first question needs: the words of these come first, in a file of
            /// their own.
            pub const FIRST: usize = [$(Self::$first,)*].len();

            /// The stamps of the first file and of the other one.
            pub(super) const STAMPS: [u32; 2] = [
                stamp(&[&[$($first_text,)*]]),
                stamp(&[
                    &[$($rest_text,)*],
                    &[$($file_text,)*],
                    &[$($meeting_text,)*],
                    &[$($date_text,)*],
                    &[$($next_text,)*],
                    &[$($history_text,)*],
                    &[$($level_text,)*],
                    &[$($card_text,)*],
                    &[$($made_text,)*],
                    &[$($me_text,)*],
                    &[$($turn_text,)*],
                    &[$($pin_text,)*],
                    &[$($seen_text,)*],
                    &[$($book_text,)*],
                    &[$($lock_text,)*],
                    &[$($gone_text,)*],
                    &[$($visit_text,)*],
                ]),
            ];

            /// Its place in the language file: section, dot, name.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$first => $first_text,)*
                    $(Self::$rest => $rest_text,)*
                    $(Self::$file => $file_text,)*
                    $(Self::$meeting => $meeting_text,)*
                    $(Self::$date => $date_text,)*
                    $(Self::$next => $next_text,)*
                    $(Self::$history => $history_text,)*
                    $(Self::$level => $level_text,)*
                    $(Self::$card => $card_text,)*
                    $(Self::$made => $made_text,)*
                    $(Self::$me => $me_text,)*
                    $(Self::$turn => $turn_text,)*
                    $(Self::$pin => $pin_text,)*
                    $(Self::$seen => $seen_text,)*
                    $(Self::$book => $book_text,)*
                    $(Self::$lock => $lock_text,)*
                    $(Self::$gone => $gone_text,)*
                    $(Self::$visit => $visit_text,)*
                }
            }
        }
    };
}

// Each hands its keys on to the next in the list, with those that it was given.
with_first_keys! { [with_file_keys with_meeting_keys with_dates_keys with_next_keys with_history_keys
    with_level_keys with_sort_keys with_made_keys with_profile_keys with_turn_keys
    with_private_keys with_seen_keys with_books_keys with_lock_keys with_remove_keys with_visit_keys keys]
    rest {
        SettingEarlyYears = "setting.early-years",
        SettingSchool = "setting.school",
        SettingCollege = "setting.college",
        RoundSenSupport = "round.sen-support",
        RoundAnnualReview = "round.annual-review",
        RoundEarlyReview = "round.early-review",
        RoundPhaseTransfer = "round.phase-transfer",
        RoundOther = "round.other",
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
        PackHeading = "pack.heading",
        PackLead = "pack.lead",
        PackPrint = "pack.print",
        PackShare = "pack.share",
        PackDownload = "pack.download",
        PackEmpty = "pack.empty",
        PackEmptyDo = "pack.empty-do",
        PackAfter = "pack.after",
        PackTwice = "pack.twice",
        // Books.
        BooksTitle = "books.title",
        BooksLead = "books.lead",
        BooksNone = "books.none",
        BooksNew = "books.new",
        BooksNewParent = "books.new-parent",
        BooksNewYoung = "books.new-young",
        BooksOpen = "books.open",
        BooksImport = "books.import",
        // Book home.
        HomeTitle = "home.title",
        HomeBefore = "home.before",
        HomeMeeting = "home.at-meeting",
        HomeKeep = "home.keep",
        HomeTodo = "home.todo",
        HomeAboutNamed = "home.about-named",
        HomeAbout = "home.about",
        HomeViewsNamed = "home.views-named",
        HomeViewsParent = "home.views-parent",
        HomeViewsYoung = "home.views-young",
        HomeCheckNamed = "home.check-named",
        HomeMattersNamed = "home.matters-named",
        HomePack = "home.pack",
        HomeMeetingToday = "home.meeting-today",
        HomeMeetingTomorrow = "home.meeting-tomorrow",
        HomeMeetingDays = "home.meeting-days",
        HomeMeetingPast = "home.meeting-past",
        HomeMeetingNone = "home.meeting-none",
        HomeMeetingNoneDo = "home.meeting-none-do",
        HomeMeetingKind = "home.meeting-kind",
        HomeMeetingAdd = "home.meeting-add",
        HomeMeetingChange = "home.meeting-change",
        HomeKept = "home.kept",
        HomeKeptDo = "home.kept-do",
        TaskNotStarted = "home.not-started",
        TaskStarted = "home.started",
        TaskDone = "home.done",
        TaskCount = "home.count",
        TaskChosen = "home.chosen",
        HomeViewsAnother = "home.views-another",
        HomeViewsRelative = "home.views-relative",
        HomeShare = "home.share",
        HomeFileNone = "home.file-none",
        HomeFileSame = "home.file-same",
        HomeFileSince = "home.file-since",
        HomeRemind = "home.remind",
        HomeRemindDo = "home.remind-do",
        HomeRemindMake = "home.remind-make",
        HomeRemindLater = "home.remind-later",
        HomeViewsYoungAnother = "home.views-young-another",
        // About.
        AboutTitle = "about.title",
        AboutLead = "about.lead",
        AboutName = "about.name",
        AboutNameHint = "about.name-hint",
        AboutParentName = "about.parent-name",
        AboutParentNameHint = "about.parent-name-hint",
        AboutSetting = "about.setting",
        AboutPlace = "about.place",
        AboutMeeting = "about.meeting",
        AboutKind = "about.kind",
        AboutDay = "about.day",
        AboutTime = "about.time",
        AboutWhere = "about.where",
        AboutWhat = "about.what",
        AboutContacts = "about.contacts",
        AboutContactsLead = "about.contacts-lead",
        AboutContact = "about.contact",
        AboutSenco = "about.senco",
        AboutSencoHint = "about.senco-hint",
        AboutAdvice = "about.advice",
        AboutAdviceHint = "about.advice-hint",
        AboutNext = "about.next",
        // Views.
        ViewsNamed = "views.named",
        ViewsYou = "views.you",
        ViewsDone = "views.done",
        ViewsStart = "views.start",
        ViewsGoOn = "views.go-on",
        ViewsCheck = "views.check",
        ViewsAnswered = "views.answered",
        ViewsNothing = "views.nothing",
        // Versions of an answer.
        VersionsTwo = "versions.two",
        VersionsCount = "versions.count",
        VersionsSomeOne = "versions.some-one",
        VersionsSomeMany = "versions.some-many",
        VersionsSomeDo = "versions.some-do",
        VersionsOf = "versions.of",
        VersionsMore = "versions.more",
        VersionsLook = "versions.look",
        VersionsLookAbout = "versions.look-about",
        VersionsFeeling = "versions.feeling",
        VersionsWords = "versions.words",
        VersionsBetter = "versions.better",
        VersionsAsk = "versions.ask",
        VersionsMatters = "versions.matters",
        VersionsInstead = "versions.instead",
        VersionsPicked = "versions.picked",
        VersionsSound = "versions.sound",
        VersionsDrawing = "versions.drawing",
        VersionsPhoto = "versions.photo",
        VersionsLead = "versions.lead",
        VersionsNumber = "versions.number",
        VersionsMattersNot = "versions.matters-not",
        VersionsKeep = "versions.keep",
        VersionsKeepAbout = "versions.keep-about",
        VersionsTogether = "versions.together",
        VersionsTogetherAll = "versions.together-all",
        VersionsTogetherHint = "versions.together-hint",
        VersionsDone = "versions.done",
        VersionsOn = "versions.on",
        VersionsOnHere = "versions.on-here",
        // Erasing an answer.
        EraseTitle = "erase.title",
        EraseWhat = "erase.what",
        EraseOthers = "erase.others",
        EraseNot = "erase.not",
        EraseFirst = "erase.first",
        EraseSure = "erase.sure",
        EraseYes = "erase.yes",
        EraseNo = "erase.no",
        ErasedHere = "erase.here",
        ErasedElsewhere = "erase.elsewhere",
        ErasedDo = "erase.here-do",
        // Further voices.
        VoicesTitle = "voices.title",
        VoicesLead = "voices.lead",
        VoicesParent = "voices.parent",
        VoicesRelative = "voices.relative",
        VoicesNameParent = "voices.name-parent",
        VoicesNameRelative = "voices.name-relative",
        VoicesNameOther = "voices.name-other",
        VoicesTakeOut = "voices.take-out",
        VoicesTakeOutAbout = "voices.take-out-about",
        VoicesNameYoung = "voices.name-young",
        VoicesNameYoungAnother = "voices.name-young-another",
        // Check.
        CheckTitle = "check.title",
        CheckLead = "check.lead",
        CheckNothing = "check.nothing",
        CheckNothingDo = "check.nothing-do",
        CheckNotProvided = "check.not-provided",
        CheckChange = "check.change",
        CheckChangeAbout = "check.change-about",
        CheckAnswer = "check.answer",
        CheckAnswerAbout = "check.answer-about",
        CheckSees = "check.sees",
        CheckUnchosenOne = "check.unchosen-one",
        CheckUnchosenMany = "check.unchosen-many",
        CheckUnchosenDo = "check.unchosen-do",
        CheckNotYet = "check.not-yet",
        CheckNext = "check.next",
        // Matters.
        MattersTitle = "matters.title",
        MattersLead = "matters.lead",
        MattersChosen = "matters.chosen",
        MattersNone = "matters.none",
        MattersOthers = "matters.others",
        MattersNothing = "matters.nothing",
        MattersPick = "matters.pick",
        MattersPickAbout = "matters.pick-about",
        MattersDrop = "matters.drop",
        MattersDropAbout = "matters.drop-about",
        MattersUp = "matters.up",
        MattersUpAbout = "matters.up-about",
        MattersFull = "matters.full",
        MattersNext = "matters.next",
        // Settings.
        SettingsTitle = "settings.title",
        SettingsText = "settings.text",
        TextNormal = "settings.text-normal",
        TextLarge = "settings.text-large",
        TextLargest = "settings.text-largest",
        SettingsTheme = "settings.theme",
        ThemeAuto = "settings.theme-auto",
        ThemeLight = "settings.theme-light",
        ThemeDark = "settings.theme-dark",
        SettingsKept = "settings.kept",
        KeptOffline = "settings.offline",
        KeptOfflineNot = "settings.offline-not",
        KeptYes = "settings.kept-yes",
        KeptNo = "settings.kept-no",
        KeptUnknown = "settings.kept-unknown",
        KeptInstalled = "settings.installed",
        KeptTab = "settings.tab",
        KeptUsed = "settings.used",
        KeptOpen = "settings.open",
        SettingsCredits = "settings.credits",
        // Help.
        HelpTitle = "help.title",
        HelpNow = "help.now",
        HelpAdvice = "help.advice",
        HelpWords = "help.words",
        HelpChecked = "help.checked",
        HelpLeaves = "help.leaves",
        // Problem.
        ProblemTitle = "problem.title",
        ProblemHome = "problem.home",
        ProblemNoPage = "problem.no-page",
        ProblemNoPageDo = "problem.no-page-do",
        ProblemNoBook = "problem.no-book",
        ProblemNoBookDo = "problem.no-book-do",
        ProblemRemoved = "problem.removed",
        ProblemRemovedDo = "problem.removed-do",
        ProblemNoQuestion = "problem.no-question",
        ProblemNoQuestionDo = "problem.no-question-do",
        ProblemOpenBook = "problem.open-book",
        ProblemUnreadable = "problem.unreadable",
        ProblemUnreadableDo = "problem.unreadable-do",
        ProblemNoContent = "problem.no-content",
        ProblemNoContentDo = "problem.no-content-do",
    }
}
