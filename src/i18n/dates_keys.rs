//! The keys of the page about the dates that matter.

/// Gives the keys of this file to a macro, after what it was given.
macro_rules! with_dates_keys {
    ([$with:ident $($then:ident)*] $($before:tt)*) => {
        $with! { [$($then)*]
            $($before)*
            dates {
                DatesTitle = "dates.title",
            }
        }
    };
}

pub(super) use with_dates_keys;
