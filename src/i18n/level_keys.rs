//! The keys of the ways in which a question is put, and of reading aloud.

/// Gives the keys of this file to a macro, after what it was given.
macro_rules! with_level_keys {
    ([$with:ident $($then:ident)*] $($before:tt)*) => {
        $with! { [$($then)*]
            $($before)*
            levels {
                LevelHow = "level.how",
                LevelPlain = "level.plain",
                LevelEasy = "level.easy",
                LevelPictures = "level.pictures",
                LevelCards = "level.cards",
                LevelCardsHint = "level.cards-hint",
                LevelChosen = "level.chosen",
                LevelTakeAway = "level.take-away",
                LevelOr = "level.or",
                LevelWrite = "level.write",
                LevelPicked = "level.picked",
                LevelAloud = "level.aloud",
                LevelStop = "level.stop",
                LevelSlowly = "level.slowly",
                AloudTitle = "aloud.title",
                AloudLooking = "aloud.looking",
                AloudHere = "aloud.here",
                AloudHereDo = "aloud.here-do",
                AloudOnline = "aloud.online",
                AloudOnlineDo = "aloud.online-do",
                AloudUseOnline = "aloud.use-online",
                AloudUseOnlineHint = "aloud.use-online-hint",
                AloudIsOnline = "aloud.is-online",
                AloudNone = "aloud.none",
                AloudNoneDo = "aloud.none-do",
                AloudSpeed = "aloud.speed",
                AloudUsual = "aloud.usual",
                AloudSlow = "aloud.slow",
            }
        }
    };
}

pub(super) use with_level_keys;
