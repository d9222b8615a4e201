//! The keys of the pages after a meeting, and of the beginning of the next round.

/// Gives the keys of this file to a macro, after what it was given.
macro_rules! with_next_keys {
    ([$with:ident $($then:ident)*] $($before:tt)*) => {
        $with! { [$($then)*]
            $($before)*
            next {
                AfterTitle = "after.title",
                AgainTitle = "again.title",
                SaidTitle = "said.title",
            }
        }
    };
}

pub(super) use with_next_keys;
