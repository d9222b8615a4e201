//! The forms in which things are stored, before they are sealed: JSON, each with its schema.
//!
//! A [`Change`] and a [`Sitting`](crate::domain::sitting::Sitting) are stored as the domain writes
//! them; what belongs to the device has forms of its own here. A field that comes later gets a
//! default, so that what is stored today opens for ever.
//!
//! An [`Attachment`] is no JSON: a byte that names the form, 1; the length of its media type in four bytes,
//! the lowest first; the media type in UTF-8; then its bytes as they are. Its hash is its address.

use super::{Damage, Db, Edition, Record, RecordKey, StoreError, place::address};
use crate::{
    crypto::{DataKey, Nonce, make_key, open, seal},
    domain::{
        attachment::{Attachment, ContentHash},
        change::Change,
        cover::Cover,
        device::DeviceSettings,
        lock::Secret,
    },
};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use zeroize::Zeroizing;

/// The schema of what belongs to the device.
pub(super) const SCHEMA: u32 = 1;
/// The form of an attachment.
const FILE_FORM: u8 = 1;

/// The settings as they are stored.
#[derive(Serialize, Deserialize)]
pub(super) struct SettingsRecord {
    schema: u32,
    pub settings: DeviceSettings,
}

impl SettingsRecord {
    pub const fn new(settings: DeviceSettings) -> Self {
        Self {
            schema: SCHEMA,
            settings,
        }
    }
}

/// A book's cover as it is stored, and what is known without the book of its being about the same child as others.
#[derive(Serialize, Deserialize)]
pub(super) struct CoverRecord {
    schema: u32,
    pub cover: Cover,
    pub same: Vec<Change>,
}

impl CoverRecord {
    pub const fn new(cover: Cover, same: Vec<Change>) -> Self {
        Self {
            schema: SCHEMA,
            cover,
            same,
        }
    }
}

/// What the door says. It is no sealed record: it is what all others are opened with.
#[derive(Serialize, Deserialize)]
pub(super) struct DoorRecord {
    schema: u32,
    /// Which shelf is the device's.
    pub edition: Edition,
    /// The key of that shelf, while the whole app has no lock.
    #[serde(default, with = "maybe_key", skip_serializing_if = "Option::is_none")]
    pub key: Option<DataKey>,
    /// The same key, sealed under the key that the lock of the whole app opens.
    #[serde(default, with = "maybe_bytes", skip_serializing_if = "Option::is_none")]
    pub sealed: Option<Vec<u8>>,
    /// The lock of the whole app.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lock: Option<Lock>,
    /// Somebody has left fast. What else was chosen for the device lies on the shelf, behind the lock.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub left: bool,
    /// Shelves that are to be deleted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dropped: Vec<Edition>,
}

impl DoorRecord {
    pub const fn new(edition: Edition) -> Self {
        Self {
            schema: SCHEMA,
            edition,
            key: None,
            sealed: None,
            lock: None,
            left: false,
            dropped: Vec::new(),
        }
    }

    /// The record in its database.
    pub fn lay(&self) -> Result<Record, StoreError> {
        let unfit = |_| StoreError::Damaged(Damage::Form);
        let bytes = serde_json::to_vec(self).map_err(unfit)?;
        let key = RecordKey::DOOR;
        Ok(Record { key, bytes })
    }

    /// What lies there; `None` if it is damaged or newer than this app.
    pub fn pick_up(bytes: &[u8]) -> Option<Self> {
        let form: Self = serde_json::from_str(std::str::from_utf8(bytes).ok()?).ok()?;
        (form.schema <= SCHEMA).then_some(form)
    }
}

/// A lock: a key that is kept only wrapped, see [`crate::crypto::wrap`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lock {
    /// The key, under the passphrase or the PIN.
    #[serde(with = "bytes")]
    pub wrapped: Vec<u8>,
    /// The same key, under the spare words, if there is one.
    #[serde(default, with = "maybe_bytes", skip_serializing_if = "Option::is_none")]
    pub sheet: Option<Vec<u8>>,
    /// What opens it.
    #[serde(default)]
    pub secret: Secret,
    /// How often in a row it was tried in vain. Kept, or a reload would make the waits short again.
    #[serde(default)]
    pub tries: u32,
}

/// A form of a newer schema than this app knows is not guessed at.
pub(super) trait Form: Serialize + DeserializeOwned {
    /// The schema that the form names, if it has one of its own.
    fn schema(&self) -> u32 {
        SCHEMA
    }
}

impl Form for SettingsRecord {
    fn schema(&self) -> u32 {
        self.schema
    }
}

impl Form for CoverRecord {
    fn schema(&self) -> u32 {
        self.schema
    }
}

impl Form for Change {}
impl Form for crate::domain::keeping::Keeping {}
impl Form for crate::domain::sitting::Sitting {}

/// Writes a form down and seals it for its place.
pub(super) fn lay(
    key: &DataKey,
    nonce: Nonce,
    db: Db,
    at: RecordKey,
    form: &impl Form,
) -> Result<Record, StoreError> {
    let unfit = |_| StoreError::Damaged(Damage::Form);
    let plain = Zeroizing::new(serde_json::to_vec(form).map_err(unfit)?);
    let sealed = seal(key, nonce, &address(db, &at), &plain);
    let bytes = sealed.map_err(|_| StoreError::Damaged(Damage::Form))?;
    Ok(Record { key: at, bytes })
}

/// Opens what was laid at this place; `None` if it is damaged in any way.
pub(super) fn pick_up<F: Form>(key: &DataKey, db: Db, at: &RecordKey, bytes: &[u8]) -> Option<F> {
    let plain = Zeroizing::new(open(key, &address(db, at), bytes).ok()?);
    // Not from bytes: all JSON of the app is read by one and the same instance of the parser.
    let form: F = serde_json::from_str(std::str::from_utf8(&plain).ok()?).ok()?;
    (form.schema() <= SCHEMA).then_some(form)
}

/// The change that lies here; `None` if it is damaged in any way or belongs elsewhere.
pub(super) fn pick_up_change(key: &DataKey, db: Db, record: &Record) -> Option<Change> {
    let change: Change = pick_up(key, db, &record.key, &record.bytes)?;
    (record.key.to_change() == Some(change.id)).then_some(change)
}

/// Writes an attachment down and seals it for its place.
pub(super) fn lay_file(
    key: &DataKey,
    nonce: Nonce,
    db: Db,
    file: &Attachment,
) -> Result<Record, StoreError> {
    let at = RecordKey::file(file.hash);
    let unfit = StoreError::Damaged(Damage::Form);
    let length = u32::try_from(file.media_type.len()).map_err(|_| unfit.clone())?;
    let parts = [
        &[FILE_FORM][..],
        &length.to_le_bytes(),
        file.media_type.as_bytes(),
        &file.data,
    ];
    let plain = Zeroizing::new(parts.concat());
    let bytes = seal(key, nonce, &address(db, &at), &plain).map_err(|_| unfit)?;
    Ok(Record { key: at, bytes })
}

/// Opens the attachment that was laid here; `None` if it is damaged in any way, or is not what its name
/// says.
pub(super) fn pick_up_file(
    key: &DataKey,
    db: Db,
    hash: ContentHash,
    bytes: &[u8],
) -> Option<Attachment> {
    let at = RecordKey::file(hash);
    let plain = Zeroizing::new(open(key, &address(db, &at), bytes).ok()?);
    let (&form, rest) = plain.split_first()?;
    let (length, rest) = rest.split_first_chunk()?;
    let length = usize::try_from(u32::from_le_bytes(*length)).ok()?;
    let (media_type, data) = rest.split_at_checked(length)?;
    let file = Attachment {
        hash,
        media_type: std::str::from_utf8(media_type).ok()?.to_owned(),
        data: data.to_vec(),
    };
    (form == FILE_FORM && file.is_sound()).then_some(file)
}

/// A key as 64 hexadecimal digits, where there is one.
pub(super) mod maybe_key {
    use super::{DataKey, Zeroizing, make_key};
    use serde::{Deserialize, Deserializer, Serializer, de::Error as _};

    #[allow(clippy::ref_option, reason = "serde gives it so")]
    pub fn serialize<S: Serializer>(
        key: &Option<DataKey>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let Some(key) = key else {
            return serializer.serialize_none();
        };
        let digit = |nibble: u8| char::from_digit(u32::from(nibble), 16).unwrap_or('0');
        let bytes = key.expose().iter();
        let text: String = bytes.flat_map(|b| [digit(b >> 4), digit(b & 15)]).collect();
        serializer.serialize_str(&Zeroizing::new(text))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<DataKey>, D::Error> {
        let text = Zeroizing::new(String::deserialize(deserializer)?);
        let key = read(&text).ok_or_else(|| D::Error::custom("not a key"))?;
        Ok(Some(key))
    }

    fn read(text: &str) -> Option<DataKey> {
        let mut key = [0; DataKey::LEN];
        let mut digits = text.chars().map(|c| c.to_digit(16));
        for byte in &mut key {
            let pair = digits.next()?? << 4 | digits.next()??;
            *byte = u8::try_from(pair).ok()?;
        }
        digits.next().is_none().then(|| make_key(key))
    }
}

/// Sealed bytes in base64.
mod bytes {
    use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
    use serde::{Deserialize, Deserializer, Serializer, de::Error as _};

    pub fn serialize<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&BASE64.encode(bytes))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
        let text = String::deserialize(deserializer)?;
        BASE64
            .decode(text)
            .map_err(|_| D::Error::custom("not base64"))
    }
}

/// The same, where there are any.
mod maybe_bytes {
    use serde::{Deserializer, Serializer};

    #[allow(clippy::ref_option, reason = "serde gives it so")]
    pub fn serialize<S: Serializer>(
        bytes: &Option<Vec<u8>>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match bytes {
            Some(bytes) => super::bytes::serialize(bytes, serializer),
            None => serializer.serialize_none(),
        }
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Vec<u8>>, D::Error> {
        super::bytes::deserialize(deserializer).map(Some)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    use crate::{
        domain::{ids::BookId, time::Timestamp},
        storage::entry::{ShelfRecord, Standing},
    };

    const BOOK: BookId = BookId::from_bits(1);

    fn device_key() -> DataKey {
        make_key([1; DataKey::LEN])
    }

    #[test]
    fn a_book_key_survives_on_the_shelf() {
        let drawn = std::array::from_fn(|n| u8::try_from(n * 8).unwrap());
        let entry = ShelfRecord::new(make_key(drawn), Timestamp::from_millis(-5));
        let at = RecordKey::book(BOOK);
        let nonce = Nonce::from_bytes([2; 24]);
        let record = lay(&device_key(), nonce, Db::FIRST_SHELF, at.clone(), &entry).unwrap();
        let back: ShelfRecord =
            pick_up(&device_key(), Db::FIRST_SHELF, &at, &record.bytes).unwrap();
        assert_eq!(back.key.as_ref().unwrap().expose(), &drawn);
        assert_eq!(back.added, entry.added);
        assert_eq!(back.standing(), Standing::Coming);
    }

    #[test]
    fn what_this_version_stored_opens_for_ever() {
        let json = r#"{"schema":1,"key":"0707070707070707070707070707070707070707070707070707070707070707","added":1700000000000}"#;
        let entry: ShelfRecord = serde_json::from_str(json).unwrap();
        assert_eq!(entry.key.unwrap().expose(), &[7; 32]);
        let json = r#"{"schema":1,"added":1,"settled":true}"#;
        let mut entry: ShelfRecord = serde_json::from_str(json).unwrap();
        assert_eq!(entry.standing(), Standing::There);
        assert_eq!(serde_json::to_string(&entry).unwrap(), json);
        for standing in [Standing::Going, Standing::Coming, Standing::There] {
            entry.stand(standing);
            let json = serde_json::to_string(&entry).unwrap();
            let back: ShelfRecord = serde_json::from_str(&json).unwrap();
            assert_eq!(back.standing(), standing);
        }
        let json = r#"{"schema":1,"settings":{"text_size":"large","theme":"dark"}}"#;
        let record: SettingsRecord = serde_json::from_str(json).unwrap();
        let settings = DeviceSettings {
            text_size: crate::domain::device::TextSize::Large,
            theme: crate::domain::device::Theme::Dark,
            ..DeviceSettings::default()
        };
        assert_eq!(record.settings, settings);
        let bare: SettingsRecord = serde_json::from_str(r#"{"schema":1,"settings":{}}"#).unwrap();
        assert_eq!(bare.settings, DeviceSettings::default());
    }

    #[test]
    fn what_is_remembered_of_files_opens_though_it_is_older_than_attachments() {
        let json = r#"{"phrase":null,"taken":{"at":1700000000000,"added":["0000000000000000000000000000000a"],"extended":[]}}"#;
        let keeping: crate::domain::keeping::Keeping = serde_json::from_str(json).unwrap();
        let taken = keeping.taken.unwrap();
        assert_eq!((taken.added.len(), taken.files), (1, Vec::new()));
    }

    #[test]
    fn an_attachment_opens_in_its_place_and_nowhere_else() {
        let (db, key, nonce) = (Db::first(BOOK), device_key(), Nonce::from_bytes([2; 24]));
        for data in [&b""[..], b"la la la"] {
            let file = Attachment::new("audio/flac", data.to_vec());
            let laid = lay_file(&key, nonce, db, &file).unwrap();
            assert_eq!(laid.key, RecordKey::file(file.hash));
            let found = pick_up_file(&key, db, file.hash, &laid.bytes);
            assert_eq!(found, Some(file.clone()));
            let elsewhere = Db::first(BookId::from_bits(2));
            assert_eq!(pick_up_file(&key, elsewhere, file.hash, &laid.bytes), None);
            let other = ContentHash::of(b"other");
            assert_eq!(pick_up_file(&key, db, other, &laid.bytes), None);
        }
    }

    #[test]
    fn an_attachment_that_is_not_whole_is_damaged_and_stops_nobody() {
        let (db, key, nonce) = (Db::first(BOOK), device_key(), Nonce::from_bytes([2; 24]));
        let file = Attachment::new("audio/flac", b"la la la".to_vec());
        let at = address(db, &RecordKey::file(file.hash));
        let look = |plain: &[u8]| {
            let sealed = seal(&key, nonce, &at, plain).unwrap();
            pick_up_file(&key, db, file.hash, &sealed)
        };
        let whole = [&[1, 10, 0, 0, 0][..], b"audio/flac", b"la la la"].concat();
        assert_eq!(look(&whole), Some(file.clone()), "the form of version 1");
        for length in 0..whole.len() {
            assert_eq!(look(&whole[..length]), None, "{length}");
        }
        let newer = [&[2][..], &whole[1..]].concat();
        assert_eq!(look(&newer), None);
        let long = [&[1, 255, 255, 255, 255][..], &whole[5..]].concat();
        assert_eq!(look(&long), None);
        let no_text = [&[1, 1, 0, 0, 0, 0xff][..], b"la la la"].concat();
        assert_eq!(look(&no_text), None);
    }

    #[test]
    fn a_key_that_is_cut_or_longer_is_no_key() {
        for digits in ["", "07", &"0".repeat(63), &"0".repeat(66), &"g".repeat(64)] {
            let json = format!(r#"{{"schema":1,"key":"{digits}","added":0}}"#);
            assert!(
                serde_json::from_str::<ShelfRecord>(&json).is_err(),
                "{digits}"
            );
        }
    }

    #[test]
    fn a_form_of_a_newer_schema_is_not_guessed_at() {
        let mut newer = SettingsRecord::new(DeviceSettings::default());
        newer.schema = 2;
        let nonce = Nonce::from_bytes([2; 24]);
        let at = RecordKey::DEVICE;
        let record = lay(&device_key(), nonce, Db::FIRST_SHELF, at.clone(), &newer).unwrap();
        let opened: Option<SettingsRecord> =
            pick_up(&device_key(), Db::FIRST_SHELF, &at, &record.bytes);
        assert!(opened.is_none());
    }
}
