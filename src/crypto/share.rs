//! The sealed form of a share file. Two verbs, [`seal`] and [`open`]; what is inside is not looked at.
//!
//! From the inside out: gzip, filled up to whole steps of 4 KiB so that the length tells little; the
//! `age` format, version 1, with a passphrase (scrypt) as its only recipient; armoured text. So
//! `age -d file.txt | gunzip` shows what is inside, with no help of this app.
//!
//! The cost of the passphrase is fixed: [`WORK_FACTOR`] when sealing, at most [`WORK_FACTOR_MAX`] when
//! opening. It is never measured on the phone, since a busy phone would then make weak files. The salt
//! and the keys of a file are drawn by `age` itself, from the system.
//!
//! Both verbs take seconds and much memory (1 KiB for each of 2^factor steps: 32 MiB to seal, up to
//! 256 MiB to open). In the browser a worker does them: see [`super::task`].

use super::{
    Passphrase, ShareError, armour,
    gzip::{self, Unpacked},
};
use age::{
    DecryptError, Decryptor, Encryptor,
    armor::{ArmoredWriter, Format},
    scrypt,
    secrecy::SecretString,
};
use std::{
    cell::Cell,
    io::{self, BufReader, Read},
    iter,
};

/// The cost of trying one passphrase, as a power of two, in the files that we make.
pub const WORK_FACTOR: u8 = 15;
/// The most that we do to open a file of somebody else. The public tool writes 18.
pub const WORK_FACTOR_MAX: u8 = 18;
/// The most bytes of a sealed file.
pub const SEALED_MAX: usize = 96 * 1024 * 1024;
/// The most bytes that may be inside. A file of so many that do not compress is sealed in 87 MiB.
pub const PLAIN_MAX: usize = 64 * 1024 * 1024;

/// What every `age` file of version 1 begins with.
const MAGIC: &[u8] = b"age-encryption.org/v1\n";
/// How much of that must be there for a cut file to be known as one.
const MAGIC_ENOUGH: usize = b"age-".len();
/// What the header of a file with a passphrase goes on with.
const FOR_A_PASSPHRASE: &[u8] = b"-> scrypt ";
/// What the last line of a header begins with.
const HEADER_END: &[u8] = b"\n---";
/// The most bytes of a header. A header of ours has some 150, and the time to read one grows with its
/// square, so that a hostile one must not be long.
const HEADER_MAX: u64 = 16 * 1024;

/// Seals bytes with a passphrase, in its tidy form.
pub fn seal(passphrase: &Passphrase, plain: &[u8]) -> Result<String, ShareError> {
    seal_at(WORK_FACTOR, passphrase, plain)
}

fn seal_at(factor: u8, passphrase: &Passphrase, plain: &[u8]) -> Result<String, ShareError> {
    if plain.len() > PLAIN_MAX {
        return Err(ShareError::TooLarge { bytes: plain.len() });
    }
    let mut recipient = scrypt::Recipient::new(secret(passphrase.tidy()));
    recipient.set_work_factor(factor);
    let encryptor = Encryptor::with_recipients(iter::once(&recipient as &dyn age::Recipient))
        .map_err(|_| ShareError::NotSealed)?;
    let sealed = write(encryptor, plain).map_err(|_| ShareError::NotSealed)?;
    String::from_utf8(sealed).map_err(|_| ShareError::NotSealed)
}

fn write(encryptor: Encryptor, plain: &[u8]) -> io::Result<Vec<u8>> {
    let armour = ArmoredWriter::wrap_output(Vec::new(), Format::AsciiArmor)?;
    let mut cipher = encryptor.wrap_output(armour)?;
    gzip::pack(plain, &mut cipher)?;
    cipher.finish()?.finish()
}

/// Opens a share file, armoured or not, with other text around it or not.
///
/// The passphrase is tried as it was typed, then in its tidy form, then, if it is nothing but words, in
/// small letters with single spaces: what a phone's keyboard makes of five words that were read out. Each
/// try costs the whole work, so a wrong passphrase may take three times as long as the right one.
pub fn open(passphrase: &Passphrase, sealed: &[u8]) -> Result<Vec<u8>, ShareError> {
    if sealed.len() > SEALED_MAX {
        return Err(ShareError::TooLarge {
            bytes: sealed.len(),
        });
    }
    let words = passphrase.as_words();
    let mut tries = passphrase.meant();
    tries.extend(words.as_ref().map(Passphrase::tidy));
    for text in tries {
        match open_with(text, sealed) {
            Err(ShareError::WrongPassphrase) => {}
            done => return done,
        }
    }
    Err(ShareError::WrongPassphrase)
}

fn open_with(passphrase: &str, sealed: &[u8]) -> Result<Vec<u8>, ShareError> {
    if sealed.starts_with(MAGIC.get(..MAGIC_ENOUGH).unwrap_or_default()) {
        // A bit that was changed in the first line makes it a file of another kind.
        return decrypt(passphrase, sealed, ShareError::NotAShareFile);
    }
    let text = armour::find(sealed)?;
    decrypt(passphrase, armour::read(text), ShareError::Damaged)
}

/// Opens the bytes of an `age` file; `foreign` is what is said of any other.
fn decrypt(
    passphrase: &str,
    mut sealed: impl Read,
    foreign: ShareError,
) -> Result<Vec<u8>, ShareError> {
    let mut head = Vec::new();
    sealed
        .by_ref()
        .take(HEADER_MAX)
        .read_to_end(&mut head)
        .map_err(|_| ShareError::Damaged)?;
    look_at(&head, foreign)?;
    let whole = BufReader::new(head.chain(sealed));
    let decryptor = Decryptor::new_buffered(whole).map_err(|error| said(&error))?;
    let mut identity = scrypt::Identity::new(secret(passphrase));
    identity.set_max_work_factor(WORK_FACTOR_MAX);
    let stream = decryptor
        .decrypt(iter::once(&identity as &dyn age::Identity))
        .map_err(|error| said(&error))?;
    let failure = Cell::new(None);
    let watched = Watched {
        inner: stream,
        failure: &failure,
    };
    let unpacked = gzip::unpack(BufReader::new(watched), PLAIN_MAX);
    match (unpacked, failure.take()) {
        (Unpacked::Whole(plain), _) => Ok(plain),
        (Unpacked::TooMuch, _) => Err(ShareError::UnpacksToTooMuch),
        (Unpacked::Failed, Some(error)) => Err(error),
        (Unpacked::Failed, None) => Err(ShareError::SomethingElse),
    }
}

/// Tells from the first bytes what no reader of `age` tells apart, and keeps long headers from it.
fn look_at(head: &[u8], foreign: ShareError) -> Result<(), ShareError> {
    let Some(stanzas) = head.strip_prefix(MAGIC) else {
        let cut = MAGIC.starts_with(head);
        return Err(if cut { ShareError::CutShort } else { foreign });
    };
    if !stanzas.starts_with(FOR_A_PASSPHRASE) {
        let cut = FOR_A_PASSPHRASE.starts_with(stanzas);
        let key = stanzas.starts_with(b"-> ");
        return Err(match (cut, key) {
            (true, _) => ShareError::CutShort,
            (false, true) => ShareError::KeyFile,
            (false, false) => ShareError::Damaged,
        });
    }
    let ends = stanzas
        .windows(HEADER_END.len())
        .any(|bytes| bytes == HEADER_END);
    if ends {
        return Ok(());
    }
    let all = u64::try_from(head.len()).is_ok_and(|len| len < HEADER_MAX);
    Err(if all {
        ShareError::CutShort
    } else {
        ShareError::Damaged
    })
}

/// What an error of `age` means here.
fn said(error: &DecryptError) -> ShareError {
    match error {
        DecryptError::DecryptionFailed => ShareError::WrongPassphrase,
        DecryptError::ExcessiveWork { required, .. } => {
            ShareError::TooMuchWork { factor: *required }
        }
        DecryptError::NoMatchingKeys => ShareError::KeyFile,
        DecryptError::Io(error) => read_error(error),
        _ => ShareError::Damaged,
    }
}

fn read_error(error: &io::Error) -> ShareError {
    if error.kind() == io::ErrorKind::UnexpectedEof {
        ShareError::CutShort
    } else {
        ShareError::Damaged
    }
}

fn secret(passphrase: &str) -> SecretString {
    SecretString::from(passphrase.to_owned())
}

/// Remembers whether it was the cipher that failed: gzip, which reads from it, says only that
/// something did.
struct Watched<'a, R> {
    inner: R,
    failure: &'a Cell<Option<ShareError>>,
}

impl<R: Read> Read for Watched<'_, R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(into);
        if let Err(error) = &read {
            self.failure.set(Some(read_error(error)));
        }
        read
    }
}

#[cfg(test)]
mod tests;
