//! The keys of voice notes, drawings and photos.

/// Gives the keys of this file to a macro, after what it was given.
macro_rules! with_made_keys {
    ([$with:ident $($then:ident)*] $($before:tt)*) => {
        $with! { [$($then)*]
            $($before)*
            made {
            }
        }
    };
}

pub(super) use with_made_keys;
