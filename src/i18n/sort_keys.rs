//! The keys of sorting cards.

/// Gives the keys of this file to a macro, after what it was given.
macro_rules! with_sort_keys {
    ([$with:ident $($then:ident)*] $($before:tt)*) => {
        $with! { [$($then)*]
            $($before)*
            sort {
            }
        }
    };
}

pub(super) use with_sort_keys;
