//! jiff's types.

use jiff::SignedDuration;

use super::{
    super::{ConversionError, Duration, Timestamp},
    native,
};

impl From<jiff::Timestamp> for Timestamp {
    fn from(timestamp: jiff::Timestamp) -> Self {
        Self::normalized(timestamp.as_second(), timestamp.subsec_nanosecond())
    }
}

impl TryFrom<Timestamp> for jiff::Timestamp {
    type Error = ConversionError;

    /// Converts a timestamp between the years −9999 and 9999, but for the last day of these.
    fn try_from(timestamp: Timestamp) -> Result<Self, ConversionError> {
        const UNREPRESENTABLE: ConversionError = ConversionError::new("the timestamp is outside what `jiff` holds");
        timestamp.subsec_nanos()?;
        Self::new(timestamp.seconds, timestamp.nanos).map_err(|_| UNREPRESENTABLE)
    }
}

impl From<SignedDuration> for Duration {
    fn from(duration: SignedDuration) -> Self {
        Self { seconds: duration.as_secs(), nanos: duration.subsec_nanos() }
    }
}

impl TryFrom<Duration> for SignedDuration {
    type Error = ConversionError;

    /// Converts a duration, valid or longer.
    fn try_from(duration: Duration) -> Result<Self, ConversionError> {
        const SIGNS: ConversionError = ConversionError::new(
            "the duration has a second or more in nanoseconds, or seconds and nanoseconds of different signs",
        );
        if duration.is_normalized() { Ok(Self::new(duration.seconds, duration.nanos)) } else { Err(SIGNS) }
    }
}

native! {
    jiff::Timestamp, Timestamp, jiff::Timestamp::UNIX_EPOCH;
    SignedDuration, Duration, SignedDuration::ZERO;
}
