//! The keys of my turn, reading back and getting help.

/// Gives the keys of this file to a macro, after what it was given.
macro_rules! with_turn_keys {
    ([$with:ident $($then:ident)*] $($before:tt)*) => {
        $with! { [$($then)*]
            $($before)*
            turn {
                TurnTitle = "turn.title",
                TurnBefore = "turn.before",
                TurnBeforeNamed = "turn.before-named",
                TurnBeforeOwn = "turn.before-own",
                TurnBeforeSaved = "turn.before-saved",
                TurnBeforeNoLock = "turn.before-no-lock",
                TurnBegin = "turn.begin",
                TurnNow = "turn.now",
                TurnNowNamed = "turn.now-named",
                TurnNowKept = "turn.now-kept",
                TurnNowWho = "turn.now-who",
                TurnGoOn = "turn.go-on",
                TurnGive = "turn.give",
                TurnGiveWhat = "turn.give-what",
                TurnGiveYes = "turn.give-yes",
                TurnOver = "turn.over",
                TurnOverSaved = "turn.over-saved",
                TurnOverOpen = "turn.over-open",
                TurnOpen = "turn.open",
                TurnHand = "turn.hand",
                LeaveCorner = "leave.corner",
                LeaveFast = "leave.fast",
                LeaveAbout = "leave.about",
                LeaveAboutWhat = "leave.about-what",
                LeaveAboutPage = "leave.about-page",
                LeaveAboutNot = "leave.about-not",
                LeftTitle = "left.title",
                LeftNothing = "left.nothing",
                LeftMore = "left.more",
            }
        }
    };
}

pub(super) use with_turn_keys;
