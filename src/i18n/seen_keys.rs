//! The keys of the summary of who can see what was said.

/// Gives the keys of this file to a macro, after what it was given.
macro_rules! with_seen_keys {
    ([$with:ident $($then:ident)*] $($before:tt)*) => {
        $with! { [$($then)*]
            $($before)*
            seen {
                SeenMeetingOne = "seen.meeting-one",
                SeenMeetingMany = "seen.meeting-many",
                SeenChosenOne = "seen.chosen-one",
                SeenChosenMany = "seen.chosen-many",
                SeenSomeOne = "seen.some-one",
                SeenSomeMany = "seen.some-many",
                SeenUnnamedOne = "seen.unnamed-one",
                SeenUnnamedMany = "seen.unnamed-many",
                SeenMeOne = "seen.me-one",
                SeenMeMany = "seen.me-many",
                SeenPinOne = "seen.pin-one",
                SeenPinMany = "seen.pin-many",
                SeenOffPage = "seen.off-page",
                SeenOffFile = "seen.off-file",
                SeenIfTicked = "seen.if-ticked",
                SeenUnchosenOne = "seen.unchosen-one",
                SeenUnchosenMany = "seen.unchosen-many",
                SeenChange = "seen.change",
                SeenChangeAbout = "seen.change-about",
            }
        }
    };
}

pub(super) use with_seen_keys;
