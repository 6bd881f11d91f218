//! `std::time::SystemTime`.

use std::time::{Duration, SystemTime};

use super::{
    super::{ConversionError, Timestamp},
    native,
};

const UNREPRESENTABLE: ConversionError = ConversionError::new(
    "the timestamp is outside what `SystemTime` holds here, or has a second or more in nanoseconds",
);

impl Timestamp {
    /// Returns the current time.
    ///
    /// ```
    /// use wireform::types::Timestamp;
    ///
    /// assert!(Timestamp::now().is_valid());
    /// ```
    pub fn now() -> Self {
        SystemTime::now().into()
    }
}

impl From<SystemTime> for Timestamp {
    /// Converts a time; where it is further than `i64` seconds from 1970, it becomes that far.
    fn from(time: SystemTime) -> Self {
        match time.duration_since(SystemTime::UNIX_EPOCH) {
            Ok(after) => {
                let duration = super::Duration::from(after);
                Self { seconds: duration.seconds, nanos: duration.nanos }
            }
            Err(before) => ago(before.duration()),
        }
    }
}

/// Returns the timestamp that long before 1970.
fn ago(duration: Duration) -> Timestamp {
    let seconds = 0_i64.saturating_sub_unsigned(duration.as_secs());
    match duration.subsec_nanos() {
        0 => Timestamp { seconds, nanos: 0 },
        nanos => Timestamp { seconds: seconds.saturating_sub(1), nanos: 1_000_000_000 - nanos as i32 },
    }
}

impl TryFrom<Timestamp> for SystemTime {
    type Error = ConversionError;

    /// Converts a timestamp, valid or further away; how far a `SystemTime` goes, and in what steps, depends on the system.
    fn try_from(timestamp: Timestamp) -> Result<Self, ConversionError> {
        let nanos = timestamp.subsec_nanos()?;
        let seconds = Duration::from_secs(timestamp.seconds.unsigned_abs());
        let whole = if timestamp.seconds < 0 {
            Self::UNIX_EPOCH.checked_sub(seconds)
        } else {
            Self::UNIX_EPOCH.checked_add(seconds)
        };
        whole.and_then(|whole| whole.checked_add(Duration::new(0, nanos))).ok_or(UNREPRESENTABLE)
    }
}

native! {
    SystemTime, Timestamp, SystemTime::UNIX_EPOCH;
}
