//! The keys of the page on which the rounds stand beside each other.

/// Gives the keys of this file to a macro, after what it was given.
macro_rules! with_history_keys {
    ([$with:ident $($then:ident)*] $($before:tt)*) => {
        $with! { [$($then)*]
            $($before)*
            history {
                HistoryTitle = "history.title",
            }
        }
    };
}

pub(super) use with_history_keys;
