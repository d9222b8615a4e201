//! The keys of my turn, reading back and getting help.

/// Gives the keys of this file to a macro, after what it was given.
macro_rules! with_turn_keys {
    ([$with:ident $($then:ident)*] $($before:tt)*) => {
        $with! { [$($then)*]
            $($before)*
            turn {
            }
        }
    };
}

pub(super) use with_turn_keys;
