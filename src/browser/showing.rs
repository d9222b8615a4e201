//! Attachments that the page shows: each has an address as long as it is shown, and the browser holds its bytes.

use crate::domain::attachment::{Attachment, ContentHash};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use js_sys::{Array, Uint8Array};
use std::{cell::RefCell, collections::BTreeMap};
use web_sys::{Blob, BlobPropertyBag, Url};

/// What is shown: kinds that hold nothing but pictures and sound. A file of somebody else may say what it likes.
const SHOWN: [&str; 13] = [
    "audio/aac",
    "audio/flac",
    "audio/mp4",
    "audio/mpeg",
    "audio/ogg",
    "audio/wav",
    "audio/webm",
    "image/avif",
    "image/gif",
    "image/heic",
    "image/jpeg",
    "image/png",
    "image/webp",
];
/// What of the pictures can go into a page that is handed out, in bytes of text: all of them, and one.
const MOST: usize = 12 * 1024 * 1024;
const MOST_ONE: usize = 1024 * 1024;

/// What is shown.
#[derive(Default)]
pub struct Shown {
    addresses: RefCell<BTreeMap<ContentHash, String>>,
    /// Pictures as text, for a page that needs nothing else: it is made inside a tap, and can wait for nothing.
    texts: RefCell<BTreeMap<ContentHash, String>>,
}

impl Shown {
    /// Shows one; returns where the page finds it.
    pub fn show(&self, file: &Attachment) -> Option<String> {
        if !SHOWN.contains(&file.media_type.as_str()) {
            return None;
        }
        let options = BlobPropertyBag::new();
        options.set_type(&file.media_type);
        let parts = Array::of1(&Uint8Array::from(file.data.as_slice()));
        let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?;
        let address = Url::create_object_url_with_blob(&blob).ok()?;
        let before = self
            .addresses
            .borrow_mut()
            .insert(file.hash, address.clone());
        if let Some(before) = before {
            let _ = Url::revoke_object_url(&before);
        }
        self.write(file);
        Some(address)
    }

    /// Writes a picture as text, if it is small enough.
    fn write(&self, file: &Attachment) {
        let length = file.data.len() / 3 * 4;
        let all: usize = self.texts.borrow().values().map(String::len).sum();
        if !file.media_type.starts_with("image/") || length > MOST_ONE || all + length > MOST {
            return;
        }
        let text = ["data:", &file.media_type, ";base64,"].concat() + &STANDARD.encode(&file.data);
        self.texts.borrow_mut().insert(file.hash, text);
    }

    /// These are shown no longer.
    pub fn hide(&self, hashes: &[ContentHash]) {
        for hash in hashes {
            self.texts.borrow_mut().remove(hash);
            if let Some(address) = self.addresses.borrow_mut().remove(hash) {
                let _ = Url::revoke_object_url(&address);
            }
        }
    }

    /// A picture as an address that holds it all.
    pub fn text(&self, hash: ContentHash) -> Option<String> {
        self.texts.borrow().get(&hash).cloned()
    }
}
