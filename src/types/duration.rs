//! `google.protobuf.Duration`.

use core::{fmt, str::FromStr};

use super::{
    error::ConversionError,
    fraction::{parse_digits, parse_fraction, write_fraction},
};
use crate::Message;

/// A span of time, which may be negative: `google.protobuf.Duration`.
///
/// It is valid up to ±315,576,000,000 seconds, which is ten thousand years, and only valid ones have a form in JSON. A
/// binary message holds any.
///
/// ```
/// use wireform::{Message, types::Duration};
///
/// let duration: Duration = "-1.5s".parse()?;
/// assert_eq!(duration, Duration { seconds: -1, nanos: -500_000_000 });
/// assert_eq!(duration.to_string(), "-1.500s");
///
/// let minute = Duration { seconds: 60, nanos: 0 };
/// assert_eq!(minute.encode_to_vec(), [0x08, 60]);
/// assert_eq!(std::time::Duration::try_from(minute)?.as_secs(), 60);
/// # Ok::<(), wireform::types::ConversionError>(())
/// ```
#[derive(Message, Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[proto(crate = "crate", package = "google.protobuf", form)]
pub struct Duration {
    /// Whole seconds.
    #[proto(1)]
    pub seconds: i64,
    /// Nanoseconds, up to 999,999,999, of the same sign as the seconds.
    #[proto(2)]
    pub nanos: i32,
}

/// The longest valid duration, in seconds.
const MOST: u64 = 315_576_000_000;

#[cfg(feature = "__text")]
const INVALID: ConversionError = ConversionError::new(
    "a duration is at most 315,576,000,000 s, with up to 999,999,999 ns of the same sign; the value is none",
);

const SYNTAX: ConversionError = ConversionError::new(
    "expected a duration such as 1.5s, up to 315576000000s, with up to nine digits behind the point",
);

impl Duration {
    /// Returns whether the duration is within ±315,576,000,000 seconds and its nanoseconds are less than a second and of
    /// the same sign.
    ///
    /// ```
    /// use wireform::types::Duration;
    ///
    /// assert!(Duration { seconds: 0, nanos: -1 }.is_valid());
    /// assert!(!Duration { seconds: 1, nanos: -1 }.is_valid());
    /// assert!(!Duration { seconds: i64::MIN, nanos: 0 }.is_valid());
    /// ```
    pub const fn is_valid(&self) -> bool {
        self.seconds.unsigned_abs() <= MOST && self.is_normalized()
    }

    /// Returns whether the nanoseconds are less than a second and of the same sign as the seconds.
    pub(super) const fn is_normalized(&self) -> bool {
        let agree = self.seconds == 0 || self.nanos == 0 || (self.seconds < 0) == (self.nanos < 0);
        self.nanos.unsigned_abs() < 1_000_000_000 && agree
    }
}

impl From<core::time::Duration> for Duration {
    /// Converts a duration; what is longer than `i64::MAX` seconds, 292 billion years, becomes that long.
    fn from(duration: core::time::Duration) -> Self {
        match i64::try_from(duration.as_secs()) {
            // Less than 10⁹.
            Ok(seconds) => Self { seconds, nanos: duration.subsec_nanos() as i32 },
            Err(_) => Self { seconds: i64::MAX, nanos: 999_999_999 },
        }
    }
}

impl TryFrom<Duration> for core::time::Duration {
    type Error = ConversionError;

    /// Converts a duration that is not negative, valid or longer.
    fn try_from(duration: Duration) -> Result<Self, ConversionError> {
        const NEGATIVE: ConversionError =
            ConversionError::new("the duration is negative, or has a second or more in nanoseconds");
        match (u64::try_from(duration.seconds), u32::try_from(duration.nanos)) {
            (Ok(seconds), Ok(nanos @ 0..1_000_000_000)) => Ok(Self::new(seconds, nanos)),
            _ => Err(NEGATIVE),
        }
    }
}

/// Prints a valid duration in seconds, with 0, 3, 6 or 9 digits behind the point, and any other by its numbers.
impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.is_valid() {
            return write!(f, "{} s and {} ns", self.seconds, self.nanos);
        }
        let sign = if self.seconds < 0 || self.nanos < 0 { "-" } else { "" };
        write!(f, "{sign}{}", self.seconds.unsigned_abs())?;
        write_fraction(f, self.nanos.unsigned_abs())?;
        f.write_str("s")
    }
}

/// Reads seconds, with up to nine digits behind the point.
impl FromStr for Duration {
    type Err = ConversionError;

    fn from_str(text: &str) -> Result<Self, ConversionError> {
        parse(text).ok_or(SYNTAX)
    }
}

fn parse(text: &str) -> Option<Duration> {
    let number = text.strip_suffix('s')?;
    let (sign, number) = number.strip_prefix('-').map_or((1, number), |number| (-1, number));
    let (seconds, nanos) = match number.split_once('.') {
        Some((seconds, fraction)) => (seconds, parse_fraction(fraction)?),
        None => (number, 0),
    };
    let duration = Duration { seconds: sign * parse_digits(seconds)?, nanos: sign as i32 * nanos };
    duration.is_valid().then_some(duration)
}

#[cfg(feature = "__text")]
mod text {
    //! The form in JSON.

    use alloc::string::ToString;

    use super::{Duration, INVALID, SYNTAX};
    use crate::{
        error::DecodeErrorKind,
        walk::{FormSink, FormSource, ReadForm, WriteForm},
    };

    impl WriteForm for Duration {
        fn write_form<S: FormSink>(&self, sink: S) -> Result<S::Ok, S::Error> {
            if self.is_valid() { sink.string(&self.to_string()) } else { Err(S::fail(INVALID.reason())) }
        }
    }

    impl<'de> ReadForm<'de> for Duration {
        fn read_form<S: FormSource<'de>>(source: S) -> Result<Option<Self>, S::Error> {
            let place = source.place();
            let Some(text) = source.token()? else { return Ok(None) };
            text.parse().map(Some).map_err(|_| S::fail(place, DecodeErrorKind::conversion(SYNTAX)))
        }
    }
}
