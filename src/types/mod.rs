//! The well-known types: timestamps, durations, `Any` and the others of package `google.protobuf`.
//!
//! They are messages like any, and in JSON they have the forms that ProtoJSON gives them: a [`Timestamp`] is
//! `"1970-01-01T00:00:00Z"`, a [`Duration`] `"1.500s"`, a [`Struct`] an object of any keys. In XML, a
//! timestamp, a duration, a field mask and a wrapper have the same text, and the others their fields; so have values that
//! JSON has no form for, as XML holds these too.
//!
//! | in JSON | type |
//! |---|---|
//! | a string, RFC 3339 | [`Timestamp`] |
//! | a string, seconds | [`Duration`] |
//! | a string, paths with commas between | [`FieldMask`] |
//! | any value, an object, a list, null | [`Value`], [`Struct`], [`ListValue`], [`NullValue`] |
//! | the value alone, null where absent | [`Int64Value`] and the other wrappers |
//! | the message inside, with its type under `@type` | [`Any`], by the types of a `Registry` |
//! | `{}` | [`Empty`] |
//!
//! None of them keeps unknown fields: what a message has beside the fields of its type is checked and skipped, on the binary
//! wire, and refused in XML and text. The same holds for the types below. `Config::compile_well_known_types` of
//! `wireform-build` generates types that keep it; in JSON these are objects of their fields.
//!
//! # Types that a struct has already
//!
//! A field need not be of one of these types. These travel as one of them, without an attribute:
//!
//! | Rust | protobuf | with feature |
//! |---|---|---|
//! | `std::time::SystemTime` | `Timestamp` | `std` |
//! | `std::time::Duration` | `Duration` | |
//! | `chrono::DateTime<Utc>`, `chrono::TimeDelta` | `Timestamp`, `Duration` | `chrono` |
//! | `jiff::Timestamp`, `jiff::SignedDuration` | `Timestamp`, `Duration` | `jiff` |
//! | `serde_json::Value` | `Value` | `json` |
//! | `uuid::Uuid` | `bytes`; with `types::AsText` a `string` | `uuid` |
//! | a scalar, string or bytes with [`Wrapped`] | `Int64Value` and the other wrappers | |
//!
//! ```
//! # #[cfg(all(feature = "json", feature = "std"))] {
//! use std::time::{Duration, SystemTime};
//!
//! use wireform::{Message, types::Wrapped};
//!
//! #[derive(Message, Debug, PartialEq)]
//! struct Job {
//!     #[proto(1)]
//!     created: Option<SystemTime>,
//!     #[proto(2)]
//!     timeout: Duration,
//!     #[proto(3, with = "Wrapped")]
//!     priority: Option<i64>,
//!     #[proto(4)]
//!     settings: serde_json::Value,
//! }
//!
//! let job = Job {
//!     created: Some(SystemTime::UNIX_EPOCH),
//!     timeout: Duration::from_millis(1500),
//!     priority: Some(0),
//!     settings: serde_json::json!({"retry": true}),
//! };
//! let text = wireform::json::to_string(&job)?;
//! assert_eq!(
//!     text,
//!     r#"{"created":"1970-01-01T00:00:00Z","timeout":"1.500s","priority":"0","settings":{"retry":true}}"#
//! );
//! assert_eq!(wireform::json::from_str::<Job>(&text)?, job);
//! assert_eq!(Job::decode(&job.encode_to_vec()[..])?, job);
//! # }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod any;
mod duration;
mod empty;
mod error;
mod field_mask;
mod fraction;
mod native;
#[cfg(feature = "__text")]
mod registry;
mod timestamp;
mod value;
mod wrappers;

#[cfg(feature = "uuid")]
pub use self::native::AsText;
pub use self::{
    any::Any,
    duration::Duration,
    empty::Empty,
    error::ConversionError,
    field_mask::{FieldMask, InvalidPath},
    native::{Native, Wrapped},
    timestamp::Timestamp,
    value::{ListValue, NullValue, Struct, Value, ValueKind},
    wrappers::{
        BoolValue, BytesValue, DoubleValue, FloatValue, Int32Value, Int64Value, StringValue, UInt32Value, UInt64Value,
    },
};
