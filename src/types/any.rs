//! `google.protobuf.Any`.

use alloc::{format, string::String, vec::Vec};

use crate::{
    DecodeError, DecodeErrorKind, Message, excerpt,
    message::{Decode, Described},
    proto,
    schema::{name_in_url, unknown_type},
};

/// Any message, as bytes beside the URL of its type: `google.protobuf.Any`.
///
/// In JSON the message inside is written out, for which its type has to be in a `Registry`.
///
/// ```
/// use wireform::{Message, types::{Any, Duration}};
///
/// let any = Any::pack(&Duration { seconds: 60, nanos: 0 });
/// assert_eq!(any.type_url, "type.googleapis.com/google.protobuf.Duration");
/// assert_eq!(any.value, [0x08, 60]);
/// assert_eq!(any.unpack::<Duration>()?.seconds, 60);
/// # Ok::<(), wireform::DecodeError>(())
/// ```
#[derive(Message, Clone, Debug, Default, PartialEq, Eq, Hash)]
#[proto(crate = "crate", package = "google.protobuf", form)]
pub struct Any {
    /// The type: `type.googleapis.com/` and the full name of the message.
    #[proto(1)]
    pub type_url: String,
    /// The message.
    #[proto(2)]
    pub value: Vec<u8>,
}

impl Any {
    /// Encodes a message, beside its type.
    ///
    /// ```
    /// use wireform::types::{Any, Empty};
    ///
    /// assert_eq!(Any::pack(&Empty {}).type_url, "type.googleapis.com/google.protobuf.Empty");
    /// ```
    pub fn pack<M: Message>(message: &M) -> Self {
        Self { type_url: format!("type.googleapis.com/{}", M::DESCRIPTOR.full_name()), value: message.encode_to_vec() }
    }

    /// Returns the full name of the message inside: what follows the last slash of the URL, if there is one.
    ///
    /// ```
    /// use wireform::types::Any;
    ///
    /// let any = Any { type_url: "example.com/types/shop.Order".into(), ..Any::default() };
    /// assert_eq!(any.type_name(), Some("shop.Order"));
    /// assert_eq!(Any::default().type_name(), None);
    /// ```
    pub fn type_name(&self) -> Option<&str> {
        name_in_url(&self.type_url)
    }

    /// Returns whether the message inside is an `M`, by its name.
    ///
    /// ```
    /// use wireform::types::{Any, Duration, Empty};
    ///
    /// assert!(Any::pack(&Empty {}).is::<Empty>());
    /// assert!(!Any::pack(&Empty {}).is::<Duration>());
    /// ```
    pub fn is<M: Described>(&self) -> bool {
        self.type_name().is_some_and(|name| name == M::DESCRIPTOR.full_name())
    }

    /// Decodes the message inside; it may borrow from the bytes.
    ///
    /// # Errors
    ///
    /// [`DecodeErrorKind::UnexpectedType`] where it is no `M`, [`DecodeErrorKind::UnexpectedValue`] where its URL has no
    /// name behind a slash; and what is wrong with the bytes.
    ///
    /// ```
    /// use wireform::types::{Any, Duration, Empty};
    ///
    /// let error = Any::pack(&Empty {}).unpack::<Duration>().unwrap_err();
    /// let words = "the `Any` holds a `google.protobuf.Empty`, not a `google.protobuf.Duration`";
    /// assert_eq!(error.kind().to_string(), words);
    /// ```
    pub fn unpack<'de, M: Decode<'de>>(&'de self) -> Result<M, DecodeError> {
        if self.is::<M>() {
            return proto::from_slice(&self.value);
        }
        let kind = match self.type_name() {
            Some(name) => DecodeErrorKind::UnexpectedType {
                name: excerpt::name(name),
                expected: M::DESCRIPTOR.full_name().into(),
            },
            None => unknown_type(&self.type_url),
        };
        Err(DecodeError::new(kind, 0))
    }
}

#[cfg(feature = "__text")]
impl crate::walk::WriteForm for Any {
    fn write_form<S: crate::walk::FormSink>(&self, sink: S) -> Result<S::Ok, S::Error> {
        sink.any(&self.type_url, &self.value)
    }
}

#[cfg(feature = "__text")]
impl<'de> crate::walk::ReadForm<'de> for Any {
    fn read_form<S: crate::walk::FormSource<'de>>(source: S) -> Result<Option<Self>, S::Error> {
        Ok(source.any()?.map(|(type_url, value)| Self { type_url, value }))
    }
}
