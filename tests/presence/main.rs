//! Attributes that change a field's presence or framing, on every wire: `required`, `group`.
//!
//! Bytes are spelled out by `support::wire`, which shares no code with the library.

#![allow(missing_docs, reason = "the fields of test messages")]

mod groups;
mod required;
mod required_parts;

use std::fmt::Debug;

use wireform::{
    DecodeError, Message, json, proto,
    walk::{DecodeText, EncodeText},
    xml,
};
use wireform_test_support::wire::Wire;

/// Checks a message's form on every wire, and that it is read back from each.
#[track_caller]
fn on_all_wires<M>(message: &M, wire: Wire, json: &str, xml: &str)
where
    M: Message + EncodeText + for<'de> DecodeText<'de> + Debug + PartialEq,
{
    let bytes = wire.build();
    assert_eq!(message.encode_to_vec(), bytes, "the bytes");
    assert_eq!(message.encoded_len(), bytes.len(), "the length");
    assert_eq!(json::to_string(message).unwrap(), json);
    assert_eq!(xml::to_string(message).unwrap(), xml);
    let canonical = wireform::serde::canonical::serialize(message, serde_json::value::Serializer).unwrap();
    assert_eq!(canonical, serde_json::from_str::<serde_json::Value>(json).unwrap());

    assert_eq!(&M::decode(&bytes[..]).unwrap(), message);
    assert_eq!(&json::from_str::<M>(json).unwrap(), message);
    assert_eq!(&xml::from_str::<M>(xml).unwrap(), message);
    assert_eq!(&wireform::serde::canonical::deserialize::<M, _>(canonical).unwrap(), message);
}

/// Decodes what must be wrong, into a new message, into one that is there, and in parts.
#[track_caller]
fn refuse<M: Message + Debug>(wire: &Wire, old: impl Fn() -> M) -> DecodeError {
    let bytes = wire.as_ref();
    let error = M::decode(bytes).unwrap_err();
    let again = proto::from_slice::<M>(bytes).unwrap_err();
    assert_eq!((error.kind(), error.offset(), error.path()), (again.kind(), again.offset(), again.path()));
    let mut value = old();
    let again = proto::decode_into(&mut value, bytes).unwrap_err();
    assert_eq!((error.kind(), error.offset(), error.path()), (again.kind(), again.offset(), again.path()));
    error
}
