//! The keys of the list of books, and of the page for organisations.

/// Gives the keys of this file to a macro, after what it was given.
macro_rules! with_books_keys {
    ([$with:ident $($then:ident)*] $($before:tt)*) => {
        $with! { [$($then)*]
            $($before)*
            books {
                BookLocked = "shelf.locked",
                BookLockedUnnamed = "shelf.locked-unnamed",
            }
        }
    };
}

pub(super) use with_books_keys;
