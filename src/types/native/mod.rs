//! Types of the standard library and of other crates that travel as well-known types.

use alloc::{string::String, vec::Vec};
use core::{borrow::Borrow, convert::Infallible};

use super::{
    BoolValue, BytesValue, DoubleValue, Duration, FloatValue, Int32Value, Int64Value, StringValue, UInt32Value,
    UInt64Value,
};
use crate::encoding::Convert;

#[cfg(feature = "chrono")]
mod chrono;
#[cfg(feature = "jiff")]
mod jiff;
#[cfg(feature = "json")]
mod serde_json;
#[cfg(feature = "std")]
mod system_time;
#[cfg(feature = "uuid")]
mod uuid;

#[cfg(feature = "uuid")]
pub use self::uuid::AsText;

/// Converts types of the standard library and of other crates to well-known types.
///
/// Fields of these types need no attribute; the [module](super) lists them.
///
/// ```
/// use std::time::Duration;
///
/// use wireform::Message;
///
/// #[derive(Message, Debug, PartialEq)]
/// struct Job {
///     #[proto(1)]
///     timeout: Duration,
///     #[proto(2)]
///     pauses: Vec<Duration>,
/// }
///
/// let job = Job { timeout: Duration::from_secs(60), pauses: vec![Duration::ZERO] };
/// assert_eq!(job.encode_to_vec(), [0x0a, 2, 0x08, 60, 0x12, 0]);
/// assert_eq!(Job::decode(&job.encode_to_vec()[..])?, job);
///
/// let error = Job::decode(&b"\x0a\x0b\x08\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01"[..]).unwrap_err();
/// assert_eq!(error.path(), "Job.timeout");
/// assert!(error.to_string().contains("the duration is negative"));
/// # Ok::<(), wireform::DecodeError>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Native;

/// Converts by way of `From` and `TryFrom`, from and to a well-known type.
macro_rules! native {
    ($($type:ty, $proxy:ty, $empty:expr;)*) => {
        $(
            impl crate::encoding::Value for $type {
                type Encoding = crate::encoding::Converted<crate::types::Native>;
            }

            impl crate::encoding::Convert<$type> for crate::types::Native {
                type Proxy = $proxy;
                type Error = crate::types::ConversionError;
                const EMPTY: Option<fn() -> $type> = Some(|| $empty);

                fn to_proxy(value: &$type) -> impl core::borrow::Borrow<$proxy> {
                    <$proxy>::from(*value)
                }

                fn from_proxy(proxy: $proxy) -> Result<$type, crate::types::ConversionError> {
                    proxy.try_into()
                }
            }
        )*
    };
}
#[cfg(any(feature = "std", feature = "chrono", feature = "jiff"))]
use native;

native! {
    core::time::Duration, Duration, core::time::Duration::ZERO;
}

/// Puts scalars, strings and bytes into the wrapper of their type: `i64` into an [`Int64Value`].
///
/// An `Option<i64>` with it is what a field of type `google.protobuf.Int64Value` is in other languages: a value that may be
/// absent.
///
/// ```
/// use wireform::{Message, types::Wrapped};
///
/// #[derive(Message, Debug, PartialEq)]
/// struct Reading {
///     #[proto(1, with = "Wrapped")]
///     count: Option<i64>,
///     #[proto(2, with = "Wrapped")]
///     names: Vec<String>,
/// }
///
/// let reading = Reading { count: Some(0), names: vec!["a".into()] };
/// assert_eq!(reading.encode_to_vec(), [0x0a, 0, 0x12, 3, 0x0a, 1, b'a']);
/// assert_eq!(Reading::decode(&reading.encode_to_vec()[..])?, reading);
/// # #[cfg(feature = "json")]
/// assert_eq!(wireform::json::to_string(&reading).unwrap(), r#"{"count":"0","names":["a"]}"#);
/// # Ok::<(), wireform::DecodeError>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Wrapped;

macro_rules! wrapped {
    ($($type:ty, $wrapper:ident;)*) => {
        $(
            impl Convert<$type> for Wrapped {
                type Proxy = $wrapper;
                type Error = Infallible;
                const EMPTY: Option<fn() -> $type> = Some(<$type>::default);

                fn to_proxy(value: &$type) -> impl Borrow<$wrapper> {
                    $wrapper { value: value.clone() }
                }

                fn from_proxy(wrapper: $wrapper) -> Result<$type, Infallible> {
                    Ok(wrapper.value)
                }
            }
        )*
    };
}

wrapped! {
    f64, DoubleValue;
    f32, FloatValue;
    i64, Int64Value;
    u64, UInt64Value;
    i32, Int32Value;
    u32, UInt32Value;
    bool, BoolValue;
    String, StringValue;
    Vec<u8>, BytesValue;
}
