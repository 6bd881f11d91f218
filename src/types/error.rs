//! Why a conversion failed.

use core::fmt;

/// Why a value is none of another type's, or a text no value.
///
/// ```
/// use wireform::types::Timestamp;
///
/// let error = "yesterday".parse::<Timestamp>().unwrap_err();
/// assert_eq!(error.to_string(), "expected a timestamp such as 2006-01-02T15:04:05.678Z, in the years 1 to 9999");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConversionError(&'static str);

impl ConversionError {
    #[cold]
    pub(super) const fn new(reason: &'static str) -> Self {
        Self(reason)
    }

    /// Returns the words.
    #[cfg(feature = "__text")]
    pub(super) const fn reason(&self) -> &'static str {
        self.0
    }
}

impl fmt::Display for ConversionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl core::error::Error for ConversionError {}
