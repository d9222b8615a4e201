//! A key that is kept under something that a person knows: a PIN, or the passphrase of a book.
//!
//! The secret is stretched with Argon2id into a key, and that key seals the other one. Stretching takes a
//! second or more on purpose, so it runs in the worker ([`super::task`]); wrapping and unwrapping are quick.
//!
//! Version 1 of a wrapped key, in bytes:
//!
//! | from | to | what |
//! |---|---|---|
//! | 0 | 4 | magic, `OSwk` |
//! | 4 | 5 | version, 1 |
//! | 5 | 9 | memory in KiB, the lowest byte first |
//! | 9 | 13 | passes, the same |
//! | 13 | 29 | salt, random |
//! | 29 | end | the key, sealed as a record (see [`super`]) at the address that bytes 0 to 29 are |

use super::{CryptoError, DataKey, Nonce, OVERHEAD, Passphrase, make_key, open, seal};

const MAGIC: [u8; 4] = *b"OSwk";
const VERSION: u8 = 1;
const VERSION_AT: usize = MAGIC.len();
const MEMORY_AT: usize = VERSION_AT + 1;
const PASSES_AT: usize = MEMORY_AT + 4;
const SALT_AT: usize = PASSES_AT + 4;

/// The length of a salt in bytes.
pub const SALT: usize = 16;
/// The length of what says how a secret is stretched.
pub const STRETCH: usize = SALT_AT + SALT;
/// The length of a wrapped key.
pub const WRAPPED: usize = STRETCH + OVERHEAD + DataKey::LEN;

/// How much work it is to try one secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    /// Memory in KiB.
    pub memory: u32,
    /// How often it is gone over.
    pub passes: u32,
}

impl Cost {
    /// What we write: the least that OWASP's cheat sheet on storing passwords asks of Argon2id (19 MiB, two
    /// passes, one lane). More memory than that is what a cheap phone has not got to spare in a tab.
    pub const PHONE: Self = Self {
        memory: 19 * 1024,
        passes: 2,
    };
    /// What we take: a file from elsewhere must not hang a phone, nor fill its memory.
    pub const MOST: Self = Self {
        memory: 64 * 1024,
        passes: 8,
    };

    fn is_sane(self) -> bool {
        let memory = 8..=Self::MOST.memory;
        memory.contains(&self.memory) && (1..=Self::MOST.passes).contains(&self.passes)
    }
}

/// How a secret is stretched: version, cost and salt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    cost: Cost,
    salt: [u8; SALT],
}

impl Stretch {
    /// Draw the salt anew for each secret.
    pub const fn new(cost: Cost, salt: [u8; SALT]) -> Self {
        Self { cost, salt }
    }

    /// As bytes: the beginning of every key that is wrapped with it.
    pub fn bytes(&self) -> [u8; STRETCH] {
        let mut bytes = [0; STRETCH];
        let parts: [&[u8]; 5] = [
            &MAGIC,
            &[VERSION],
            &self.cost.memory.to_le_bytes(),
            &self.cost.passes.to_le_bytes(),
            &self.salt,
        ];
        for (byte, part) in bytes.iter_mut().zip(parts.into_iter().flatten()) {
            *byte = *part;
        }
        bytes
    }

    /// How the secret of a wrapped key is stretched.
    ///
    /// # Errors
    /// [`CryptoError::TooMuchWork`] for more than [`Cost::MOST`], beside those of [`super::open`].
    pub fn of(wrapped: &[u8]) -> Result<Self, CryptoError> {
        let cut = CryptoError::Cut { len: wrapped.len() };
        let magic = wrapped.get(..VERSION_AT).ok_or(cut)?;
        if magic != MAGIC {
            return Err(CryptoError::Foreign);
        }
        match *wrapped.get(VERSION_AT).ok_or(cut)? {
            VERSION => {}
            0 => return Err(CryptoError::Foreign),
            found => return Err(CryptoError::NewerVersion { found }),
        }
        let number = |at: usize| -> Option<u32> {
            let bytes = wrapped.get(at..at + 4)?;
            Some(u32::from_le_bytes(bytes.try_into().ok()?))
        };
        let cost = Cost {
            memory: number(MEMORY_AT).ok_or(cut)?,
            passes: number(PASSES_AT).ok_or(cut)?,
        };
        if !cost.is_sane() {
            return Err(CryptoError::TooMuchWork);
        }
        let salt = wrapped.get(SALT_AT..STRETCH).ok_or(cut)?;
        let salt = salt.try_into().map_err(|_| cut)?;
        Ok(Self { cost, salt })
    }

    /// The key that the secret becomes. Slow on purpose.
    ///
    /// # Errors
    /// [`CryptoError::TooMuchWork`] where there is no memory for it.
    pub fn stretch(&self, secret: &Passphrase) -> Result<DataKey, CryptoError> {
        let Cost { memory, passes } = self.cost;
        let work = |_| CryptoError::TooMuchWork;
        let params = argon2::Params::new(memory, passes, 1, Some(DataKey::LEN)).map_err(work)?;
        let argon2 =
            argon2::Argon2::new(argon2::Algorithm::Argon2id, argon2::Version::V0x13, params);
        let mut key = [0; DataKey::LEN];
        argon2
            .hash_password_into(secret.tidy().as_bytes(), &self.salt, &mut key)
            .map_err(work)?;
        Ok(make_key(key))
    }
}

/// Wraps a key under what the secret was stretched to.
pub fn wrap(
    under: &DataKey,
    stretch: &Stretch,
    nonce: Nonce,
    key: &DataKey,
) -> Result<Vec<u8>, CryptoError> {
    let head = stretch.bytes();
    let sealed = seal(under, nonce, &head, key.expose())?;
    Ok([head.as_slice(), &sealed].concat())
}

/// Opens a wrapped key with what a secret was stretched to.
///
/// # Errors
/// [`CryptoError::DoesNotOpen`] when the secret was another one, beside those of [`Stretch::of`].
pub fn unwrap(under: &DataKey, wrapped: &[u8]) -> Result<DataKey, CryptoError> {
    let stretch = Stretch::of(wrapped)?;
    let sealed = wrapped.get(STRETCH..).unwrap_or_default();
    let plain = zeroize::Zeroizing::new(open(under, &stretch.bytes(), sealed)?);
    let key = <[u8; DataKey::LEN]>::try_from(plain.as_slice());
    key.map(make_key).map_err(|_| CryptoError::Foreign)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    const CHEAP: Cost = Cost {
        memory: 8,
        passes: 1,
    };

    fn secret(typed: &str) -> Passphrase {
        Passphrase::new(typed).unwrap()
    }

    fn wrapped(typed: &str) -> Vec<u8> {
        let stretch = Stretch::new(CHEAP, [3; SALT]);
        let under = stretch.stretch(&secret(typed)).unwrap();
        wrap(
            &under,
            &stretch,
            Nonce::from_bytes([4; 24]),
            &make_key([5; 32]),
        )
        .unwrap()
    }

    fn tried(typed: &str, wrapped: &[u8]) -> Result<[u8; 32], CryptoError> {
        let under = Stretch::of(wrapped)?.stretch(&secret(typed))?;
        unwrap(&under, wrapped).map(|key| *key.expose())
    }

    #[test]
    fn the_secret_opens_the_key_and_no_other_secret_does() {
        let wrapped = wrapped("4831");
        assert_eq!(wrapped.len(), WRAPPED);
        assert_eq!(tried("4831", &wrapped).unwrap(), [5; 32]);
        assert_eq!(tried("4832", &wrapped), Err(CryptoError::DoesNotOpen));
    }

    #[test]
    fn the_same_secret_with_another_salt_is_another_key() {
        let one = Stretch::new(CHEAP, [1; SALT]).stretch(&secret("1234"));
        let two = Stretch::new(CHEAP, [2; SALT]).stretch(&secret("1234"));
        assert_ne!(one.unwrap().expose(), two.unwrap().expose());
    }

    /// Appendix of RFC 9106 has a vector with a key and associated data, which we don't use; this one was made
    /// with the reference program of Debian: `printf 4831 | argon2 saltsaltsaltsalt -id -t 2 -k 19456 -p 1 -l 32 -r`.
    #[test]
    fn it_is_stretched_as_the_reference_program_does() {
        let stretch = Stretch::new(Cost::PHONE, *b"saltsaltsaltsalt");
        let key = stretch.stretch(&secret("4831")).unwrap();
        let number = |half: &[u8]| u128::from_be_bytes(half.try_into().unwrap());
        let (first, rest) = key.expose().split_at(16);
        let hex = format!("{:032x}{:032x}", number(first), number(rest));
        assert_eq!(
            hex,
            "92fda68679e90ffa474303572edcd00cf9bb1cc4755f2b1a2b7cf929e963b38a"
        );
    }

    #[test]
    fn what_was_changed_or_cut_does_not_open_and_what_asks_too_much_is_not_tried() {
        let good = wrapped("4831");
        for at in 0..good.len() {
            let mut bad = good.clone();
            bad[at] ^= 1;
            assert!(tried("4831", &bad).is_err(), "byte {at}");
            assert!(tried("4831", &good[..at]).is_err(), "cut at {at}");
        }
        let mut greedy = good.clone();
        greedy[MEMORY_AT + 2] = 2;
        assert_eq!(Stretch::of(&greedy), Err(CryptoError::TooMuchWork));
        let mut newer = good;
        newer[VERSION_AT] = 2;
        let newer = Stretch::of(&newer);
        assert_eq!(newer, Err(CryptoError::NewerVersion { found: 2 }));
    }
}
