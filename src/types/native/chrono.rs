//! chrono's types.

use chrono::{DateTime, TimeDelta, Utc};

use super::{
    super::{ConversionError, Duration, Timestamp},
    native,
};

impl From<DateTime<Utc>> for Timestamp {
    /// Converts a time; a leap second, which chrono counts as more than a second of nanoseconds, becomes the second after
    /// it.
    fn from(time: DateTime<Utc>) -> Self {
        // Less than 2·10⁹.
        Self::normalized(time.timestamp(), time.timestamp_subsec_nanos() as i32)
    }
}

impl TryFrom<Timestamp> for DateTime<Utc> {
    type Error = ConversionError;

    /// Converts a timestamp, valid or up to 262,000 years away.
    fn try_from(timestamp: Timestamp) -> Result<Self, ConversionError> {
        const UNREPRESENTABLE: ConversionError = ConversionError::new("the timestamp is outside what `chrono` holds");
        Self::from_timestamp(timestamp.seconds, timestamp.subsec_nanos()?).ok_or(UNREPRESENTABLE)
    }
}

impl From<TimeDelta> for Duration {
    fn from(delta: TimeDelta) -> Self {
        Self { seconds: delta.num_seconds(), nanos: delta.subsec_nanos() }
    }
}

impl TryFrom<Duration> for TimeDelta {
    type Error = ConversionError;

    /// Converts a duration, valid or up to 292 million years.
    fn try_from(duration: Duration) -> Result<Self, ConversionError> {
        const UNREPRESENTABLE: ConversionError =
            ConversionError::new("the duration is outside what `chrono` holds, or its nanoseconds have another sign");
        if !duration.is_normalized() {
            return Err(UNREPRESENTABLE);
        }
        let floor = Timestamp::normalized(duration.seconds, duration.nanos);
        Self::new(floor.seconds, floor.nanos.unsigned_abs()).ok_or(UNREPRESENTABLE)
    }
}

native! {
    DateTime<Utc>, Timestamp, DateTime::UNIX_EPOCH;
    TimeDelta, Duration, TimeDelta::zero();
}
