//! The clock: the only place that asks it.

use crate::domain::time::{Day, Timestamp};

/// The moment, and the day where the device is.
pub fn now() -> (Timestamp, Day) {
    let now = chrono::Local::now();
    (
        Timestamp::from_millis(now.timestamp_millis()),
        now.date_naive().into(),
    )
}
