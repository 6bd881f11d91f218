//! `google.protobuf.Empty`.

use crate::Message;

/// A message without fields: `google.protobuf.Empty`.
///
/// `()` is the same message; this one has a name that says what it is.
///
/// ```
/// use wireform::{Message, types::Empty};
///
/// assert!(Empty {}.encode_to_vec().is_empty());
/// # #[cfg(feature = "json")]
/// assert_eq!(wireform::json::to_string(&Empty {})?, "{}");
/// # Ok::<(), wireform::EncodeError>(())
/// ```
#[derive(Message, Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[proto(crate = "crate", package = "google.protobuf")]
pub struct Empty {}
