//! The clock: the only place that asks it.

use crate::domain::time::{Day, Timestamp};

/// The moment, the day where the device is, and how many minutes its clocks are ahead of UTC.
pub fn now() -> (Timestamp, Day, i32) {
    let now = chrono::Local::now();
    (
        Timestamp::from_millis(now.timestamp_millis()),
        now.date_naive().into(),
        now.offset().local_minus_utc() / 60,
    )
}
