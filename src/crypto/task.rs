//! What a page and its worker say to each other, in bytes; both sides use this file.
//!
//! A worker does one task in its life. It says that it is ready by an answer of no bytes; then comes a
//! request, then the answer. Request and answer have a *head* of a few bytes, which is read and written
//! here, and a *body*, which is moved and not copied: what is sealed or opened.
//!
//! | head of a request | body |
//! |---|---|
//! | `s`, then the passphrase in UTF-8 | the bytes to seal |
//! | `o`, then the passphrase in UTF-8 | the bytes to open |
//! | `m` | none |
//! | `k`, then a secret in UTF-8 | how it is stretched: see [`super::wrap::Stretch`] |
//!
//! | head of an answer | body |
//! |---|---|
//! | `0` | what was sealed, opened or made |
//! | one sign for a [`ShareError`], then its number, eight bytes, the lowest first | none |

use super::{Passphrase, ShareError, make_phrase, share, wrap::Stretch};
use zeroize::Zeroizing;

/// Something for a worker to do.
#[derive(Clone, Copy)]
pub enum Request<'a> {
    /// Seal the body.
    Seal(&'a Passphrase),
    /// Open the body.
    Open(&'a Passphrase),
    /// Make a passphrase.
    MakePhrase,
    /// Stretch a secret into a key, as the body says.
    Stretch(&'a Passphrase),
}

/// Why a task was not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TaskError {
    /// It was done, and this came of it.
    #[error(transparent)]
    Share(#[from] ShareError),
    /// The worker could not be started: its files are not there, or the browser has no room.
    #[error("the worker did not start")]
    NotStarted,
    /// The worker broke off, as it does when memory runs out, or said what nobody understands.
    #[error("the worker broke off")]
    Died,
    /// The file that was picked cannot be read any more.
    #[error("the file cannot be read")]
    Unreadable,
    /// Somebody stopped it.
    #[error("stopped")]
    Stopped,
}

const SEAL: u8 = b's';
const OPEN: u8 = b'o';
const MAKE: u8 = b'm';
const STRETCH: u8 = b'k';
const DONE: u8 = b'0';

impl Request<'_> {
    /// The head of the request.
    pub fn head(&self) -> Zeroizing<Vec<u8>> {
        let (verb, passphrase) = match self {
            Self::Seal(passphrase) => (SEAL, passphrase.typed()),
            Self::Open(passphrase) => (OPEN, passphrase.typed()),
            Self::MakePhrase => (MAKE, ""),
            Self::Stretch(secret) => (STRETCH, secret.typed()),
        };
        let mut head = Zeroizing::new(Vec::with_capacity(1 + passphrase.len()));
        head.push(verb);
        head.extend_from_slice(passphrase.as_bytes());
        head
    }
}

/// Does what a request asks for; returns head and body of the answer. `None` if the head is none of
/// ours: the worker should break off.
pub fn perform(
    head: &[u8],
    body: &[u8],
    draw: &mut dyn FnMut(&mut [u8]),
) -> Option<(Vec<u8>, Vec<u8>)> {
    let (&verb, text) = head.split_first()?;
    let passphrase = || Passphrase::new(std::str::from_utf8(text).ok()?);
    let done = match verb {
        SEAL => share::seal(&passphrase()?, body).map(String::into_bytes),
        OPEN => share::open(&passphrase()?, body),
        MAKE => Ok(make_phrase(draw)?.tidy().as_bytes().to_vec()),
        STRETCH => Ok(stretch(&passphrase()?, body)?),
        _ => return None,
    };
    Some(match done {
        Ok(body) => (vec![DONE], body),
        Err(error) => (error_head(error), Vec::new()),
    })
}

/// `None` where there is no memory for it, or the body is none of ours: the worker breaks off.
fn stretch(secret: &Passphrase, body: &[u8]) -> Option<Vec<u8>> {
    let key = Stretch::of(body).ok()?.stretch(secret).ok()?;
    Some(key.expose().to_vec())
}

/// Reads the head of an answer: whether its body is what was asked for.
pub fn read_answer(head: &[u8]) -> Result<(), TaskError> {
    match head.split_first() {
        Some((&DONE, [])) => Ok(()),
        Some((&sign, number)) => {
            let number = <[u8; 8]>::try_from(number).map(u64::from_le_bytes);
            let error = number.ok().and_then(|number| error_of(sign, number));
            Err(error.map_or(TaskError::Died, TaskError::Share))
        }
        None => Err(TaskError::Died),
    }
}

fn error_head(error: ShareError) -> Vec<u8> {
    let (sign, number) = match error {
        ShareError::NotAShareFile => (b'n', 0),
        ShareError::CutShort => (b'c', 0),
        ShareError::Damaged => (b'd', 0),
        ShareError::WrongPassphrase => (b'p', 0),
        ShareError::KeyFile => (b'k', 0),
        ShareError::TooMuchWork { factor } => (b'w', u64::from(factor)),
        ShareError::TooLarge { bytes } => (b'l', u64::try_from(bytes).unwrap_or(u64::MAX)),
        ShareError::SomethingElse => (b'e', 0),
        ShareError::UnpacksToTooMuch => (b'u', 0),
        ShareError::NotSealed => (b'x', 0),
    };
    let mut head = vec![sign];
    head.extend_from_slice(&u64::to_le_bytes(number));
    head
}

fn error_of(sign: u8, number: u64) -> Option<ShareError> {
    Some(match sign {
        b'n' => ShareError::NotAShareFile,
        b'c' => ShareError::CutShort,
        b'd' => ShareError::Damaged,
        b'p' => ShareError::WrongPassphrase,
        b'k' => ShareError::KeyFile,
        b'w' => ShareError::TooMuchWork {
            factor: u8::try_from(number).ok()?,
        },
        b'l' => ShareError::TooLarge {
            bytes: usize::try_from(number).unwrap_or(usize::MAX),
        },
        b'e' => ShareError::SomethingElse,
        b'u' => ShareError::UnpacksToTooMuch,
        b'x' => ShareError::NotSealed,
        _ => return None,
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    fn ask(request: Request, body: &[u8]) -> Result<Vec<u8>, TaskError> {
        let (head, body) = perform(&request.head(), body, &mut |bytes| bytes.fill(7)).unwrap();
        read_answer(&head).map(|()| body)
    }

    #[test]
    fn what_one_worker_seals_another_opens() {
        let passphrase = Passphrase::new("é a b").unwrap();
        let sealed = ask(Request::Seal(&passphrase), b"words").unwrap();
        assert_eq!(ask(Request::Open(&passphrase), &sealed).unwrap(), b"words");
        assert_eq!(
            ask(Request::Open(&passphrase), b"other"),
            Err(TaskError::Share(ShareError::NotAShareFile))
        );
    }

    #[test]
    fn a_passphrase_is_made() {
        let made = String::from_utf8(ask(Request::MakePhrase, b"").unwrap()).unwrap();
        assert_eq!(made.split(' ').count(), super::super::WORDS);
    }

    #[test]
    fn a_secret_is_stretched_as_it_is_without_a_worker() {
        let cost = super::super::wrap::Cost {
            memory: 8,
            passes: 1,
        };
        let stretch = Stretch::new(cost, [1; 16]);
        let secret = Passphrase::new("4831").unwrap();
        let here = stretch.stretch(&secret).unwrap();
        let there = ask(Request::Stretch(&secret), &stretch.bytes()).unwrap();
        assert_eq!(there, here.expose());
    }

    #[test]
    fn every_error_arrives_as_it_was() {
        for error in [
            ShareError::NotAShareFile,
            ShareError::CutShort,
            ShareError::Damaged,
            ShareError::WrongPassphrase,
            ShareError::KeyFile,
            ShareError::TooMuchWork { factor: 22 },
            ShareError::TooLarge { bytes: 200_000_000 },
            ShareError::SomethingElse,
            ShareError::UnpacksToTooMuch,
            ShareError::NotSealed,
        ] {
            let head = error_head(error);
            assert_eq!(read_answer(&head), Err(TaskError::Share(error)));
        }
    }

    #[test]
    fn what_nobody_understands_is_a_worker_that_died() {
        for head in [&b""[..], b"0x", b"n", b"?12345678", b"w12345678"] {
            assert_eq!(read_answer(head), Err(TaskError::Died), "{head:?}");
        }
        for head in [&b""[..], b"?", b"s", b"o  ", b"s\xff"] {
            assert!(perform(head, b"", &mut |_| {}).is_none(), "{head:?}");
        }
    }
}
