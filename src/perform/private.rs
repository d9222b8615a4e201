//! The keys of private answers: made, wrapped under a PIN, and opened again. The stretching of the PIN, which
//! takes its time, is done by whoever calls.

use crate::{
    app::exchange::private::event::{Lock, Made, PinTrouble},
    crypto::{
        DataKey, Nonce, Passphrase, make_key, open, seal,
        wrap::{Cost, SALT, Stretch, unwrap, wrap},
    },
    domain::{
        attachment::Attachment,
        keeping::Phrase,
        private::{Pad, Pin},
    },
    sync::{
        MAX_PINS,
        file::{MAX_KEY, MAX_KEYS},
    },
};
use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use std::{fmt, rc::Rc};
use zeroize::Zeroizing;

/// What the address of sealed words begins with; the place of the answer follows.
const WORDS: &str = "our-say/private/";
/// The address of a sealed attachment: its hash says which it is.
const FILE: &[u8] = b"our-say/private-file";
/// What a sealed attachment says of itself.
const SEALED: &str = "application/octet-stream";

/// How often one try of a PIN is stretched at most: once for each PIN that may stand.
const MOST_WORK: usize = MAX_PINS;

/// The key of a voice.
struct Key(DataKey);

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key")
    }
}

impl Lock for Key {
    fn seal(&self, nonce: [u8; 24], place: &str, words: &str) -> Option<String> {
        let address = [WORDS, place].concat();
        let nonce = Nonce::from_bytes(nonce);
        let sealed = seal(&self.0, nonce, address.as_bytes(), words.as_bytes());
        Some(BASE64.encode(sealed.ok()?))
    }

    fn open(&self, place: &str, sealed: &str) -> Option<String> {
        let address = [WORDS, place].concat();
        let sealed = BASE64.decode(sealed).ok()?;
        String::from_utf8(open(&self.0, address.as_bytes(), &sealed).ok()?).ok()
    }

    fn seal_file(&self, nonce: [u8; 24], file: &Attachment) -> Option<Attachment> {
        // The media type tells a drawing from a voice note, so it goes in too.
        let length = u32::try_from(file.media_type.len()).ok()?.to_le_bytes();
        let plain = [&length[..], file.media_type.as_bytes(), &file.data].concat();
        let plain = Zeroizing::new(plain);
        let sealed = seal(&self.0, Nonce::from_bytes(nonce), FILE, &plain).ok()?;
        Some(Attachment::new(SEALED, sealed))
    }

    fn open_file(&self, sealed: &Attachment) -> Option<Attachment> {
        let plain = Zeroizing::new(open(&self.0, FILE, &sealed.data).ok()?);
        let (length, rest) = plain.split_first_chunk()?;
        let length = usize::try_from(u32::from_le_bytes(*length)).ok()?;
        let (media_type, data) = rest.split_at_checked(length)?;
        let media_type = std::str::from_utf8(media_type).ok()?;
        Some(Attachment::new(media_type, data.to_vec()))
    }

    fn key(&self) -> &[u8; 32] {
        self.0.expose()
    }
}

/// A PIN as the secret that is stretched; `None` if it is none.
fn secret(pad: Pad, pin: &Phrase) -> Option<Passphrase> {
    let pad = match pad {
        Pad::Numbers => "numbers ",
        Pad::Pictures => "pictures ",
    };
    let text = Zeroizing::new([pad, pin.words()].concat());
    (!pin.words().is_empty())
        .then(|| Passphrase::new(&text))
        .flatten()
}

/// Wraps keys under a PIN; without any, makes one.
///
/// # Errors
/// [`PinTrouble::Worker`] where stretching failed, and for more keys than a PIN may have.
pub async fn make_pin(
    pad: Pad,
    pin: &Phrase,
    locks: Vec<Rc<dyn Lock>>,
    cost: Cost,
    draw: &mut dyn FnMut(&mut [u8]),
    stretch: impl AsyncFn(&Passphrase, &Stretch) -> Option<DataKey>,
) -> Result<Made, PinTrouble> {
    let secret = secret(pad, pin).ok_or(PinTrouble::Worker)?;
    let mut salt = [0; SALT];
    draw(&mut salt);
    let how = Stretch::new(cost, salt);
    let under = stretch(&secret, &how).await.ok_or(PinTrouble::Worker)?;
    let locks = if locks.is_empty() {
        let mut key = [0; DataKey::LEN];
        draw(&mut key);
        vec![Rc::new(Key(make_key(key))) as Rc<dyn Lock>]
    } else {
        locks
    };
    // Two PINs may have opened the same key.
    let mut once: Vec<Rc<dyn Lock>> = Vec::new();
    for lock in locks {
        if !once.iter().any(|other| other.key() == lock.key()) {
            once.push(lock);
        }
    }
    let locks = once;
    // A PIN with more is one that no backup could bring back.
    if locks.len() > MAX_KEYS {
        return Err(PinTrouble::Worker);
    }
    let wrapped = locks.iter().map(|lock| {
        let mut nonce = [0; Nonce::LEN];
        draw(&mut nonce);
        let key = make_key(*lock.key());
        let wrapped = wrap(&under, &how, Nonce::from_bytes(nonce), &key);
        wrapped.map(|wrapped| BASE64.encode(wrapped))
    });
    let keys = wrapped.collect::<Result<_, _>>();
    Ok(Made {
        pin: Pin {
            pad,
            keys: keys.map_err(|_| PinTrouble::Worker)?,
        },
        locks,
    })
}

/// What a PIN opens: for each of these its keys, none where it is another PIN. Each key once.
///
/// What is tried comes from files of others too, and each try takes a second or more: so only so much is. All keys of
/// a PIN that this app wraps are stretched alike, and the first of every PIN comes first: no PIN that somebody has
/// spoiled keeps another from being tried.
///
/// # Errors
/// [`PinTrouble::Worker`] where stretching failed and nothing else was opened.
pub async fn try_pin(
    pad: Pad,
    pin: &Phrase,
    pins: &[Pin],
    stretch: impl AsyncFn(&Passphrase, &Stretch) -> Option<DataKey>,
) -> Result<Vec<Vec<Rc<dyn Lock>>>, PinTrouble> {
    let mut all: Vec<Vec<Rc<dyn Lock>>> = pins.iter().map(|_| Vec::new()).collect();
    let Some(secret) = secret(pad, pin) else {
        return Ok(all);
    };
    let mut tried: Vec<(Stretch, Option<DataKey>)> = Vec::new();
    for turn in 0..MAX_KEYS {
        let of_pad = all.iter_mut().zip(pins).filter(|(_, kept)| kept.pad == pad);
        for (found, kept) in of_pad.take(MAX_PINS) {
            // A key that was damaged, or wrapped by a newer app, is none that this PIN opens.
            let wrapped = kept.keys.get(turn).filter(|key| key.len() <= MAX_KEY);
            let Some(wrapped) = wrapped.and_then(|key| BASE64.decode(key).ok()) else {
                continue;
            };
            let Ok(how) = Stretch::of(&wrapped) else {
                continue;
            };
            if !tried.iter().any(|(known, _)| *known == how) && tried.len() < MOST_WORK {
                tried.push((how, stretch(&secret, &how).await));
            }
            let under = tried.iter().find(|(known, _)| *known == how);
            let under = under.and_then(|(_, key)| key.as_ref());
            let key = under.and_then(|under| unwrap(under, &wrapped).ok());
            let Some(key) = key.map(Key) else {
                continue;
            };
            if !found.iter().any(|other| other.key() == key.key()) {
                found.push(Rc::new(key));
            }
        }
    }
    let failed = tried.iter().any(|(_, key)| key.is_none());
    if failed && all.iter().all(Vec::is_empty) {
        return Err(PinTrouble::Worker);
    }
    Ok(all)
}
