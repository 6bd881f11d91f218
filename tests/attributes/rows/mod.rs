//! The table of types and attributes, one struct for each row, spelled out on every wire.
//!
//! A row is given as values, and for each value the protobuf bytes, the JSON and the XML: [`on_all_wires`]. The first
//! value is always the empty one. What a row does where a field comes twice is in [`merges`], and what it refuses in
//! [`refuses`]. The struct, its fields and its values can be read as the documentation of the row.

mod containers;
mod enums;
mod lists;
mod maps;
mod messages;
mod names;
mod oneofs;
mod presence;
mod scalars;
mod strings;
mod substitutes;
mod tables;

use std::fmt::Debug;

use wireform::{
    Decode, DecodeError, DecodeErrorKind, Encode, Message, json, proto,
    walk::{DecodeText, EncodeText},
    xml,
};
use wireform_test_support::{same_bits, wire::Wire};

/// A value, its protobuf, its JSON and its XML.
type Row<M> = (M, Wire, &'static str, &'static str);

/// Checks values of one struct: what each is on every wire, that each is read back from there, and that decoding over
/// any of the others is the same as decoding.
///
/// The first is the empty value: what `empty()` returns, and what nothing at all is read as unless something must be
/// there.
#[track_caller]
fn on_all_wires<'a, M>(rows: &'a [Row<M>])
where
    M: Encode + Decode<'a> + EncodeText + DecodeText<'a> + Clone + Debug,
{
    for (value, wire, json, xml) in rows {
        let bytes = wire.as_ref();
        assert_eq!(proto::to_vec(value), bytes, "the bytes of {value:?}");
        assert_eq!(proto::encoded_len(value), bytes.len(), "the length of {value:?}");
        assert_eq!(value.is_empty(), bytes.is_empty(), "whether there is anything in {value:?}");
        assert_eq!(json::to_string(value).unwrap(), *json);
        assert_eq!(xml::to_string(value).unwrap(), *xml);
        equal(&proto::from_slice(bytes).unwrap(), value);
        equal(&json::from_str(json).unwrap(), value);
        equal(&xml::from_str(xml).unwrap(), value);
        for (older, ..) in rows {
            let mut recycled = older.clone();
            proto::decode_into(&mut recycled, bytes).unwrap();
            equal(&recycled, value);
        }
    }
    equal(&M::empty(), &rows[0].0);
}

/// Checks what two parts of a message are together: one after the other, merged, and over an older value.
#[track_caller]
fn merges<M: Message + Clone + Debug>(first: &Wire, second: &Wire, together: &M) {
    let bytes = [first.as_ref(), second.as_ref()].concat();
    equal(&M::decode(&bytes[..]).unwrap(), together);
    let mut merged = M::empty();
    merged.merge(first.as_ref()).unwrap();
    merged.merge(second.as_ref()).unwrap();
    equal(&merged, together);
    let mut recycled = together.clone();
    proto::decode_into(&mut recycled, &bytes).unwrap();
    equal(&recycled, together);
}

/// Checks that a message is refused on every wire, and with which paths and kinds: of protobuf, JSON and XML.
#[track_caller]
fn refuses<M>(
    paths: [&str; 3],
    on_wire: (Wire, DecodeErrorKind),
    in_json: (&str, DecodeErrorKind),
    in_xml: (&str, DecodeErrorKind),
) where
    M: Message + for<'a> DecodeText<'a> + Debug,
{
    let is = |error: DecodeError, path: &str, kind: &DecodeErrorKind| {
        assert_eq!((error.kind(), error.path()), (kind, path), "{error}");
    };
    is(proto::from_slice::<M>(on_wire.0.as_ref()).unwrap_err(), paths[0], &on_wire.1);
    is(proto::decode_into(&mut M::empty(), on_wire.0.as_ref()).unwrap_err(), paths[0], &on_wire.1);
    is(json::from_str::<M>(in_json.0).unwrap_err(), paths[1], &in_json.1);
    is(xml::from_str::<M>(in_xml.0).unwrap_err(), paths[2], &in_xml.1);
}

/// As `assert_eq!`, but −0.0 is not 0.0, and NaN is NaN.
#[track_caller]
fn equal<M: Debug>(one: &M, other: &M) {
    assert!(same_bits(one, other), "{one:?}\nis not\n{other:?}");
}
