//! The keys of the one page about the young person.

/// Gives the keys of this file to a macro, after what it was given.
macro_rules! with_profile_keys {
    ([$with:ident $($then:ident)*] $($before:tt)*) => {
        $with! { [$($then)*]
            $($before)*
            profile {
            }
        }
    };
}

pub(super) use with_profile_keys;
