//! What browsers say when something goes wrong, and what that means.

use crate::storage::{Damage, StoreError};
use indexed_db_futures::error::{Error, OpenDbError};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::StorageEstimate;

/// With less room than this an abort without a reason is put down to a full disk, in bytes.
const HARDLY_ANY: f64 = 2.0 * 1024.0 * 1024.0;

/// What went wrong, by what can be done.
pub(super) enum Trouble {
    /// The connection is of no use any more: a new one may heal it.
    Broken,
    /// A database would not open, in the words of a browser that keeps nothing; or of one that
    /// only stumbled.
    WouldNotOpen,
    /// Trying again would not help.
    Final(StoreError),
}

impl Trouble {
    /// What an error of this name means. The names are the same in every browser; the types are
    /// not.
    pub fn named(name: &str) -> Self {
        Self::Final(match name {
            "InvalidStateError"
            | "UnknownError"
            | "AbortError"
            | "TransactionInactiveError"
            | "TimeoutError" => return Self::Broken,
            "QuotaExceededError" => StoreError::Full,
            "VersionError" => StoreError::NewerVersion,
            "SecurityError" | "NotAllowedError" => StoreError::Unavailable,
            "NotFoundError" => StoreError::Damaged(Damage::Database),
            other => StoreError::Other(other.to_owned()),
        })
    }

    /// What to say when trying again did not help. An abort may have lost its reason; if there is
    /// hardly any room, that was it.
    pub async fn verdict(self) -> StoreError {
        match self {
            Self::Final(error) => error,
            Self::Broken | Self::WouldNotOpen if hardly_any_room().await => StoreError::Full,
            Self::Broken => StoreError::Lost,
            Self::WouldNotOpen => StoreError::Unavailable,
        }
    }
}

impl From<Error> for Trouble {
    fn from(error: Error) -> Self {
        match error {
            // Also the names that the crate has no variant for, such as a full disk's.
            Error::DomException(thrown) => Self::named(&name_of(thrown.as_ref())),
            Error::Unknown(thrown) => Self::named(&name_of(thrown.as_ref())),
            // An abort that nothing explains, or something that no browser should give.
            Error::MissingData(_) | Error::Serialisation(_) => Self::Broken,
        }
    }
}

impl From<OpenDbError> for Trouble {
    fn from(error: OpenDbError) -> Self {
        match error {
            // Our version is never zero: the crate says this of anything that was thrown when the
            // browser was asked to open.
            OpenDbError::VersionZero => Self::WouldNotOpen,
            OpenDbError::UnsupportedEnvironment | OpenDbError::NullFactory => {
                Self::Final(StoreError::Unavailable)
            }
            OpenDbError::Base(error) => error.into(),
        }
    }
}

fn name_of(thrown: &JsValue) -> String {
    let name = js_sys::Reflect::get(thrown, &"name".into()).ok();
    name.and_then(|name| name.as_string()).unwrap_or_default()
}

/// Whether the browser says that there is hardly any room left; `false` if it does not say.
async fn hardly_any_room() -> bool {
    room().await.is_some_and(|room| room < HARDLY_ANY)
}

async fn room() -> Option<f64> {
    let storage = web_sys::window()?.navigator().storage();
    let estimate = JsFuture::from(storage.estimate().ok()?).await.ok()?;
    let estimate: StorageEstimate = estimate.unchecked_into();
    Some(estimate.get_quota()? - estimate.get_usage()?)
}
