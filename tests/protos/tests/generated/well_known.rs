//! Well-known types: those of the library, or compiled like any others.

use std::{any::TypeId, fmt::Debug};

use wireform::{
    Message, json,
    schema::proto::{self, compiler::code_generator_response, descriptor_proto},
    types,
};
use wireform_test_protos::{
    compiled,
    plain::shapes::extensions::{Extendable, NOTHING},
    well_known::{
        google::protobuf::SourceContext,
        shapes::well_known::{Event, UNIT, event},
    },
};

#[test]
fn json_is_that_of_the_library() {
    let event = Event {
        at: Some(types::Timestamp { seconds: 0, nanos: 0 }),
        details: Some([("a", 1.5)].into_iter().collect()),
        value: Some(types::Value::NULL),
        more: Some(event::More::Int64Value(types::Int64Value { value: 7 })),
        context: Some(SourceContext { file_name: "a.proto".into(), ..Default::default() }),
        range: Some(descriptor_proto::ReservedRange { start: Some(1), ..Default::default() }),
        file: Some(code_generator_response::File::default()),
        ..Default::default()
    };
    let text = r#"{"at":"1970-01-01T00:00:00Z","details":{"a":1.5},"value":null,"int64Value":"7","context":{"fileName":"a.proto"},"range":{"start":1},"file":{}}"#;
    assert_eq!(json::to_string(&event).unwrap(), text);
    assert_eq!(json::from_str::<Event>(text).unwrap(), event);
}

#[test]
fn compiled_ones_have_the_same_bytes_and_are_objects_in_json() {
    let timestamp = compiled::google::protobuf::Timestamp { seconds: 1, ..Default::default() };
    let event = compiled::shapes::well_known::Event { at: Some(timestamp), ..Default::default() };
    assert_eq!(json::to_string(&event).unwrap(), r#"{"at":{"seconds":"1"}}"#);
    let other = Event { at: Some(types::Timestamp { seconds: 1, nanos: 0 }), ..Default::default() };
    assert_eq!(other.encode_to_vec(), event.encode_to_vec());
}

/// Fails where the two are not one type.
fn same<A: 'static, B: Debug + 'static>(_: &A, other: &B) {
    assert_eq!(TypeId::of::<A>(), TypeId::of::<B>(), "{other:?}");
}

#[test]
fn each_type_of_the_library_is_used() {
    let event = Event::default();
    same(&event.at, &None::<types::Timestamp>);
    same(&event.details, &None::<types::Struct>);
    same(&event.length, &None::<types::Duration>);
    same(&event.what, &None::<types::Any>);
    same(&event.value, &None::<types::Value>);
    same(&event.lists, &vec![types::ListValue::default()]);
    same(&event.nothing, &types::NullValue::Null);
    same(&event.mask, &None::<types::FieldMask>);
    // These would not compile otherwise.
    let _ = event::More::Empty(types::Empty {});
    let _ = event::More::BoolValue(types::BoolValue::default());
    let _ = event::More::BytesValue(types::BytesValue::default());
    let _ = event::More::DoubleValue(types::DoubleValue::default());
    let _ = event::More::FloatValue(types::FloatValue::default());
    let _ = event::More::Int32Value(types::Int32Value::default());
    let _ = event::More::Int64Value(types::Int64Value::default());
    let _ = event::More::StringValue(types::StringValue::default());
    let _ = event::More::Uint32Value(types::UInt32Value::default());
    let _ = event::More::Uint64Value(types::UInt64Value::default());
}

#[test]
fn custom_options_are_read_from_descriptors() {
    let mut options = proto::FieldOptions::default();
    UNIT.set(&mut options, "seconds".into());
    let read = proto::FieldOptions::decode(&options.encode_to_vec()[..]).unwrap();
    assert_eq!(UNIT.get(&read).unwrap().as_deref(), Some("seconds"));
}

#[test]
fn the_default_of_an_extension_may_be_a_value_of_the_library() {
    let read = NOTHING.get_or_default(&Extendable::default()).unwrap();
    assert_eq!(read, types::NullValue::Null);
}
