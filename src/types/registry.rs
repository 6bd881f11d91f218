//! The well-known types in a registry, and messages whose type shows when they are unpacked.

use alloc::boxed::Box;
use core::any;

use super::{
    Any, BoolValue, BytesValue, DoubleValue, Duration, Empty, FieldMask, FloatValue, Int32Value, Int64Value, ListValue,
    StringValue, Struct, Timestamp, UInt32Value, UInt64Value, Value,
};
use crate::{
    error::{DecodeError, Result},
    registry::Registry,
    schema::unknown_type,
};

impl Registry {
    /// Adds the well-known types.
    ///
    /// ```
    /// use wireform::Registry;
    ///
    /// assert!(Registry::new().well_known_types().has_message("google.protobuf.Timestamp"));
    /// ```
    #[must_use]
    pub fn well_known_types(self) -> Self {
        self.message::<Any>()
            .message::<Duration>()
            .message::<Empty>()
            .message::<FieldMask>()
            .message::<Timestamp>()
            .message::<Struct>()
            .message::<Value>()
            .message::<ListValue>()
            .message::<DoubleValue>()
            .message::<FloatValue>()
            .message::<Int64Value>()
            .message::<UInt64Value>()
            .message::<Int32Value>()
            .message::<UInt32Value>()
            .message::<BoolValue>()
            .message::<StringValue>()
            .message::<BytesValue>()
    }

    /// Decodes the message inside an `Any`, whatever its type.
    ///
    /// # Errors
    ///
    /// [`UnknownType`](crate::DecodeErrorKind::UnknownType) where its type is not there,
    /// [`UnexpectedValue`](crate::DecodeErrorKind::UnexpectedValue) where its URL has no name behind a slash; and what is
    /// wrong with the bytes.
    ///
    /// ```
    /// use wireform::{Registry, types::{Any, Duration}};
    ///
    /// let any = Any::pack(&Duration { seconds: 60, nanos: 0 });
    /// let message = Registry::new().message::<Duration>().unpack(&any)?;
    /// assert_eq!(message.downcast_ref(), Some(&Duration { seconds: 60, nanos: 0 }));
    /// # Ok::<(), wireform::DecodeError>(())
    /// ```
    pub fn unpack(&self, any: &Any) -> Result<Box<dyn any::Any>> {
        match any.type_name().and_then(|full_name| self.decoder(full_name)) {
            Some(decode) => decode(&any.value),
            None => Err(DecodeError::new(unknown_type(&any.type_url), 0)),
        }
    }
}
