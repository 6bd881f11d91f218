//! What is compiled from `.proto` files reads and writes the bytes that Google's protoc makes of the same schemas, by
//! `protoc --encode`.

mod editions;
mod extensions;
mod names;
mod options;
mod packages;
mod proto2;
mod proto3;
mod well_known;

use std::fmt::Debug;

use wireform::{
    Message,
    walk::{DecodeText, EncodeText},
};

/// Checks that a message is these bytes and this JSON, and comes back from them and by way of XML.
#[track_caller]
fn same<M>(message: &M, bytes: &[u8], json: &str)
where
    M: Message + EncodeText + for<'de> DecodeText<'de> + PartialEq + Debug,
{
    assert_eq!(message.encode_to_vec(), bytes);
    assert_eq!(&M::decode(bytes).unwrap(), message);
    assert_eq!(wireform::json::to_string(message).unwrap(), json);
    assert_eq!(&wireform::json::from_str::<M>(json).unwrap(), message);
    let xml = wireform::xml::to_string(message).unwrap();
    assert_eq!(&wireform::xml::from_str::<M>(&xml).unwrap(), message, "{xml}");
}
