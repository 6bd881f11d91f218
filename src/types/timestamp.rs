//! `google.protobuf.Timestamp`, and RFC 3339.

use core::{fmt, str::FromStr};

use datealgo::{datetime_to_secs, days_in_month, secs_to_datetime};

use super::{
    error::ConversionError,
    fraction::{parse_digits, parse_fraction, write_fraction},
};
use crate::Message;

/// A point in time: `google.protobuf.Timestamp`.
///
/// It is valid from `0001-01-01T00:00:00Z` to `9999-12-31T23:59:59.999999999Z`, and only valid ones have a form in JSON.
/// A binary message holds any.
///
/// ```
/// use wireform::{Message, types::Timestamp};
///
/// let timestamp: Timestamp = "1972-01-01T10:00:20.021+01:00".parse()?;
/// assert_eq!(timestamp, Timestamp { seconds: 63_104_420, nanos: 21_000_000 });
/// assert_eq!(timestamp.to_string(), "1972-01-01T09:00:20.021Z");
/// assert_eq!(timestamp.encode_to_vec(), b"\x08\xa4\xcb\x8b\x1e\x10\xc0\xde\x81\x0a");
/// # Ok::<(), wireform::types::ConversionError>(())
/// ```
#[derive(Message, Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[proto(crate = "crate", package = "google.protobuf", form)]
pub struct Timestamp {
    /// Seconds since `1970-01-01T00:00:00Z`; leap seconds are not counted.
    #[proto(1)]
    pub seconds: i64,
    /// Nanoseconds after that, 0 to 999,999,999, before 1970 too.
    #[proto(2)]
    pub nanos: i32,
}

/// `0001-01-01T00:00:00Z`.
const FIRST: i64 = -62_135_596_800;

/// `9999-12-31T23:59:59Z`.
const LAST: i64 = 253_402_300_799;

#[cfg(any(feature = "std", feature = "chrono", feature = "jiff", feature = "__text"))]
const INVALID: ConversionError =
    ConversionError::new("a timestamp is in the years 1 to 9999, with 0 to 999,999,999 nanoseconds; the value is none");

const SYNTAX: ConversionError =
    ConversionError::new("expected a timestamp such as 2006-01-02T15:04:05.678Z, in the years 1 to 9999");

impl Timestamp {
    /// Returns whether the timestamp is in the years 1 to 9999 and its nanoseconds are less than a second.
    ///
    /// ```
    /// use wireform::types::Timestamp;
    ///
    /// assert!(Timestamp { seconds: -1, nanos: 999_999_999 }.is_valid());
    /// assert!(!Timestamp { seconds: 0, nanos: -1 }.is_valid());
    /// assert!(!Timestamp { seconds: i64::MAX, nanos: 0 }.is_valid());
    /// ```
    pub const fn is_valid(&self) -> bool {
        FIRST <= self.seconds && self.seconds <= LAST && 0 <= self.nanos && self.nanos < 1_000_000_000
    }

    /// Returns the nanoseconds, where they are less than a second.
    #[cfg(any(feature = "std", feature = "chrono", feature = "jiff"))]
    pub(super) fn subsec_nanos(self) -> Result<u32, ConversionError> {
        u32::try_from(self.nanos).ok().filter(|nanos| *nanos < 1_000_000_000).ok_or(INVALID)
    }

    /// Makes a timestamp of seconds and of nanoseconds with the same sign, or none.
    #[cfg(any(feature = "jiff", feature = "chrono"))]
    pub(super) fn normalized(seconds: i64, nanos: i32) -> Self {
        let carry = i64::from(nanos.div_euclid(1_000_000_000));
        Self { seconds: seconds.saturating_add(carry), nanos: nanos.rem_euclid(1_000_000_000) }
    }
}

/// Prints a valid timestamp as RFC 3339 has it, with 0, 3, 6 or 9 digits behind the point, and any other by its numbers.
impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.is_valid() {
            return write!(f, "{} s and {} ns since 1970-01-01T00:00:00Z", self.seconds, self.nanos);
        }
        let (year, month, day, hour, minute, second) = secs_to_datetime(self.seconds);
        write!(f, "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}")?;
        write_fraction(f, self.nanos.unsigned_abs())?;
        f.write_str("Z")
    }
}

/// Reads RFC 3339, in capitals, with up to nine digits behind the point and any offset.
impl FromStr for Timestamp {
    type Err = ConversionError;

    fn from_str(text: &str) -> Result<Self, ConversionError> {
        parse(text).ok_or(SYNTAX)
    }
}

/// The length of `2006-01-02T15:04:05`.
const WHOLE_SECONDS: usize = 19;

fn parse(text: &str) -> Option<Timestamp> {
    let rest = text.get(WHOLE_SECONDS..)?;
    let (nanos, zone) = match rest.strip_prefix('.') {
        Some(rest) => {
            let (digits, zone) = rest.split_at(rest.find(|digit: char| !digit.is_ascii_digit())?);
            (parse_fraction(digits)?, zone)
        }
        None => (0, rest),
    };
    let seconds = parse_local(text)? - parse_offset(zone)?;
    let timestamp = Timestamp { seconds, nanos };
    timestamp.is_valid().then_some(timestamp)
}

/// Reads a date and a time, without regard to their offset.
fn parse_local(text: &str) -> Option<i64> {
    let separators = [(4, b'-'), (7, b'-'), (10, b'T'), (13, b':'), (16, b':')];
    if !separators.iter().all(|(at, separator)| text.as_bytes().get(*at) == Some(separator)) {
        return None;
    }
    let number = |from, to| parse_digits(text.get(from..to)?);
    let two_digits = |from| u8::try_from(number(from, from + 2)?).ok();
    let year = i32::try_from(number(0, 4)?).ok().filter(|year| *year > 0)?;
    let month = two_digits(5).filter(|month| (1..=12).contains(month))?;
    let day = two_digits(8).filter(|day| (1..=days_in_month(year, month)).contains(day))?;
    let hour = two_digits(11).filter(|hour| *hour < 24)?;
    let minute = two_digits(14).filter(|minute| *minute < 60)?;
    let second = two_digits(17).filter(|second| *second < 60)?;
    Some(datetime_to_secs((year, month, day, hour, minute, second)))
}

/// Reads `Z` or an offset such as `+01:00`, in seconds.
fn parse_offset(zone: &str) -> Option<i64> {
    if zone == "Z" {
        return Some(0);
    }
    let (hours, minutes) = zone.get(1..)?.split_once(':')?;
    let two_digits = |digits: &str| parse_digits(digits).filter(|_| digits.len() == 2);
    let hours = two_digits(hours).filter(|hours| *hours < 24)?;
    let minutes = two_digits(minutes).filter(|minutes| *minutes < 60)?;
    let seconds = (hours * 60 + minutes) * 60;
    match zone.as_bytes().first()? {
        b'+' => Some(seconds),
        b'-' => Some(-seconds),
        _ => None,
    }
}

#[cfg(feature = "__text")]
mod text {
    //! The form in JSON.

    use alloc::string::ToString;

    use super::{INVALID, SYNTAX, Timestamp};
    use crate::{
        error::DecodeErrorKind,
        walk::{FormSink, FormSource, ReadForm, WriteForm},
    };

    impl WriteForm for Timestamp {
        fn write_form<S: FormSink>(&self, sink: S) -> Result<S::Ok, S::Error> {
            if self.is_valid() { sink.string(&self.to_string()) } else { Err(S::fail(INVALID.reason())) }
        }
    }

    impl<'de> ReadForm<'de> for Timestamp {
        fn read_form<S: FormSource<'de>>(source: S) -> Result<Option<Self>, S::Error> {
            let place = source.place();
            let Some(text) = source.token()? else { return Ok(None) };
            text.parse().map(Some).map_err(|_| S::fail(place, DecodeErrorKind::conversion(SYNTAX)))
        }
    }
}
