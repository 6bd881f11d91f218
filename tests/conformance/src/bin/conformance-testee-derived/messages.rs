//! `google/protobuf/test_messages_proto3.proto` as a person writes it.

use std::collections::BTreeMap;

use wireform::{Enumeration, Message, Oneof, Open, UnknownFields};

use wireform::types::{
    Any, BoolValue, BytesValue, DoubleValue, Duration, FieldMask, FloatValue, Int32Value, Int64Value, ListValue,
    NullValue, StringValue, Struct, Timestamp, UInt32Value, UInt64Value, Value,
};

/// Every type of field, each alone, in lists and in maps.
#[derive(Message, Clone, Debug)]
#[proto(package = "protobuf_test_messages.proto3", reserved(501..=510, 999999, "reserved_field"))]
pub struct TestAllTypesProto3 {
    #[proto(1)]
    pub optional_int32: i32,
    #[proto(2)]
    pub optional_int64: i64,
    #[proto(3)]
    pub optional_uint32: u32,
    #[proto(4)]
    pub optional_uint64: u64,
    #[proto(5, sint32)]
    pub optional_sint32: i32,
    #[proto(6, sint64)]
    pub optional_sint64: i64,
    #[proto(7, fixed32)]
    pub optional_fixed32: u32,
    #[proto(8, fixed64)]
    pub optional_fixed64: u64,
    #[proto(9, sfixed32)]
    pub optional_sfixed32: i32,
    #[proto(10, sfixed64)]
    pub optional_sfixed64: i64,
    #[proto(11)]
    pub optional_float: f32,
    #[proto(12)]
    pub optional_double: f64,
    #[proto(13)]
    pub optional_bool: bool,
    #[proto(14)]
    pub optional_string: String,
    #[proto(15)]
    pub optional_bytes: Vec<u8>,
    #[proto(18)]
    pub optional_nested_message: Option<NestedMessage>,
    #[proto(19)]
    pub optional_foreign_message: Option<ForeignMessage>,
    #[proto(21)]
    pub optional_nested_enum: Open<NestedEnum>,
    #[proto(22)]
    pub optional_foreign_enum: Open<ForeignEnum>,
    #[proto(23)]
    pub optional_aliased_enum: Open<AliasedEnum>,
    #[proto(24)]
    pub optional_string_piece: String,
    #[proto(25)]
    pub optional_cord: String,
    #[proto(27)]
    pub recursive_message: Option<Box<TestAllTypesProto3>>,
    #[proto(31)]
    pub repeated_int32: Vec<i32>,
    #[proto(32)]
    pub repeated_int64: Vec<i64>,
    #[proto(33)]
    pub repeated_uint32: Vec<u32>,
    #[proto(34)]
    pub repeated_uint64: Vec<u64>,
    #[proto(35, sint32)]
    pub repeated_sint32: Vec<i32>,
    #[proto(36, sint64)]
    pub repeated_sint64: Vec<i64>,
    #[proto(37, fixed32)]
    pub repeated_fixed32: Vec<u32>,
    #[proto(38, fixed64)]
    pub repeated_fixed64: Vec<u64>,
    #[proto(39, sfixed32)]
    pub repeated_sfixed32: Vec<i32>,
    #[proto(40, sfixed64)]
    pub repeated_sfixed64: Vec<i64>,
    #[proto(41)]
    pub repeated_float: Vec<f32>,
    #[proto(42)]
    pub repeated_double: Vec<f64>,
    #[proto(43)]
    pub repeated_bool: Vec<bool>,
    #[proto(44)]
    pub repeated_string: Vec<String>,
    #[proto(45)]
    pub repeated_bytes: Vec<Vec<u8>>,
    #[proto(48)]
    pub repeated_nested_message: Vec<NestedMessage>,
    #[proto(49)]
    pub repeated_foreign_message: Vec<ForeignMessage>,
    #[proto(51)]
    pub repeated_nested_enum: Vec<Open<NestedEnum>>,
    #[proto(52)]
    pub repeated_foreign_enum: Vec<Open<ForeignEnum>>,
    #[proto(54)]
    pub repeated_string_piece: Vec<String>,
    #[proto(55)]
    pub repeated_cord: Vec<String>,
    #[proto(75)]
    pub packed_int32: Vec<i32>,
    #[proto(76)]
    pub packed_int64: Vec<i64>,
    #[proto(77)]
    pub packed_uint32: Vec<u32>,
    #[proto(78)]
    pub packed_uint64: Vec<u64>,
    #[proto(79, sint32)]
    pub packed_sint32: Vec<i32>,
    #[proto(80, sint64)]
    pub packed_sint64: Vec<i64>,
    #[proto(81, fixed32)]
    pub packed_fixed32: Vec<u32>,
    #[proto(82, fixed64)]
    pub packed_fixed64: Vec<u64>,
    #[proto(83, sfixed32)]
    pub packed_sfixed32: Vec<i32>,
    #[proto(84, sfixed64)]
    pub packed_sfixed64: Vec<i64>,
    #[proto(85)]
    pub packed_float: Vec<f32>,
    #[proto(86)]
    pub packed_double: Vec<f64>,
    #[proto(87)]
    pub packed_bool: Vec<bool>,
    #[proto(88)]
    pub packed_nested_enum: Vec<Open<NestedEnum>>,
    #[proto(89, expanded)]
    pub unpacked_int32: Vec<i32>,
    #[proto(90, expanded)]
    pub unpacked_int64: Vec<i64>,
    #[proto(91, expanded)]
    pub unpacked_uint32: Vec<u32>,
    #[proto(92, expanded)]
    pub unpacked_uint64: Vec<u64>,
    #[proto(93, sint32, expanded)]
    pub unpacked_sint32: Vec<i32>,
    #[proto(94, sint64, expanded)]
    pub unpacked_sint64: Vec<i64>,
    #[proto(95, fixed32, expanded)]
    pub unpacked_fixed32: Vec<u32>,
    #[proto(96, fixed64, expanded)]
    pub unpacked_fixed64: Vec<u64>,
    #[proto(97, sfixed32, expanded)]
    pub unpacked_sfixed32: Vec<i32>,
    #[proto(98, sfixed64, expanded)]
    pub unpacked_sfixed64: Vec<i64>,
    #[proto(99, expanded)]
    pub unpacked_float: Vec<f32>,
    #[proto(100, expanded)]
    pub unpacked_double: Vec<f64>,
    #[proto(101, expanded)]
    pub unpacked_bool: Vec<bool>,
    #[proto(102, expanded)]
    pub unpacked_nested_enum: Vec<Open<NestedEnum>>,
    #[proto(56)]
    pub map_int32_int32: BTreeMap<i32, i32>,
    #[proto(57)]
    pub map_int64_int64: BTreeMap<i64, i64>,
    #[proto(58)]
    pub map_uint32_uint32: BTreeMap<u32, u32>,
    #[proto(59)]
    pub map_uint64_uint64: BTreeMap<u64, u64>,
    #[proto(60, map(sint32, sint32))]
    pub map_sint32_sint32: BTreeMap<i32, i32>,
    #[proto(61, map(sint64, sint64))]
    pub map_sint64_sint64: BTreeMap<i64, i64>,
    #[proto(62, map(fixed32, fixed32))]
    pub map_fixed32_fixed32: BTreeMap<u32, u32>,
    #[proto(63, map(fixed64, fixed64))]
    pub map_fixed64_fixed64: BTreeMap<u64, u64>,
    #[proto(64, map(sfixed32, sfixed32))]
    pub map_sfixed32_sfixed32: BTreeMap<i32, i32>,
    #[proto(65, map(sfixed64, sfixed64))]
    pub map_sfixed64_sfixed64: BTreeMap<i64, i64>,
    #[proto(66)]
    pub map_int32_float: BTreeMap<i32, f32>,
    #[proto(67)]
    pub map_int32_double: BTreeMap<i32, f64>,
    #[proto(68)]
    pub map_bool_bool: BTreeMap<bool, bool>,
    #[proto(69)]
    pub map_string_string: BTreeMap<String, String>,
    #[proto(70)]
    pub map_string_bytes: BTreeMap<String, Vec<u8>>,
    #[proto(71)]
    pub map_string_nested_message: BTreeMap<String, NestedMessage>,
    #[proto(72)]
    pub map_string_foreign_message: BTreeMap<String, ForeignMessage>,
    #[proto(73)]
    pub map_string_nested_enum: BTreeMap<String, Open<NestedEnum>>,
    #[proto(74)]
    pub map_string_foreign_enum: BTreeMap<String, Open<ForeignEnum>>,
    #[proto(oneof)]
    pub oneof_field: Option<OneofField>,
    #[proto(201)]
    pub optional_bool_wrapper: Option<BoolValue>,
    #[proto(202)]
    pub optional_int32_wrapper: Option<Int32Value>,
    #[proto(203)]
    pub optional_int64_wrapper: Option<Int64Value>,
    #[proto(204)]
    pub optional_uint32_wrapper: Option<UInt32Value>,
    #[proto(205)]
    pub optional_uint64_wrapper: Option<UInt64Value>,
    #[proto(206)]
    pub optional_float_wrapper: Option<FloatValue>,
    #[proto(207)]
    pub optional_double_wrapper: Option<DoubleValue>,
    #[proto(208)]
    pub optional_string_wrapper: Option<StringValue>,
    #[proto(209)]
    pub optional_bytes_wrapper: Option<BytesValue>,
    #[proto(211)]
    pub repeated_bool_wrapper: Vec<BoolValue>,
    #[proto(212)]
    pub repeated_int32_wrapper: Vec<Int32Value>,
    #[proto(213)]
    pub repeated_int64_wrapper: Vec<Int64Value>,
    #[proto(214)]
    pub repeated_uint32_wrapper: Vec<UInt32Value>,
    #[proto(215)]
    pub repeated_uint64_wrapper: Vec<UInt64Value>,
    #[proto(216)]
    pub repeated_float_wrapper: Vec<FloatValue>,
    #[proto(217)]
    pub repeated_double_wrapper: Vec<DoubleValue>,
    #[proto(218)]
    pub repeated_string_wrapper: Vec<StringValue>,
    #[proto(219)]
    pub repeated_bytes_wrapper: Vec<BytesValue>,
    #[proto(301)]
    pub optional_duration: Option<Duration>,
    #[proto(302)]
    pub optional_timestamp: Option<Timestamp>,
    #[proto(303)]
    pub optional_field_mask: Option<FieldMask>,
    #[proto(304)]
    pub optional_struct: Option<Struct>,
    #[proto(305)]
    pub optional_any: Option<Any>,
    #[proto(306)]
    pub optional_value: Option<Value>,
    #[proto(307)]
    pub optional_null_value: Open<NullValue>,
    #[proto(311)]
    pub repeated_duration: Vec<Duration>,
    #[proto(312)]
    pub repeated_timestamp: Vec<Timestamp>,
    #[proto(313)]
    pub repeated_fieldmask: Vec<FieldMask>,
    #[proto(324)]
    pub repeated_struct: Vec<Struct>,
    #[proto(315)]
    pub repeated_any: Vec<Any>,
    #[proto(316)]
    pub repeated_value: Vec<Value>,
    #[proto(317)]
    pub repeated_list_value: Vec<ListValue>,
    #[proto(401)]
    pub fieldname1: i32,
    #[proto(402)]
    pub field_name2: i32,
    #[proto(403, name = "_field_name3")]
    pub field_name3: i32,
    #[proto(404, name = "field__name4_")]
    pub field_name4: i32,
    #[proto(405)]
    pub field0name5: i32,
    #[proto(406)]
    pub field_0_name6: i32,
    #[proto(407, name = "fieldName7")]
    pub field_name7: i32,
    #[proto(408, name = "FieldName8")]
    pub field_name8: i32,
    #[proto(409, name = "field_Name9")]
    pub field_name9: i32,
    #[proto(410, name = "Field_Name10")]
    pub field_name10: i32,
    #[proto(411, name = "FIELD_NAME11")]
    pub field_name11: i32,
    #[proto(412, name = "FIELD_name12")]
    pub field_name12: i32,
    #[proto(413, name = "__field_name13")]
    pub field_name13: i32,
    #[proto(414, name = "__Field_name14")]
    pub field_name14: i32,
    #[proto(415, name = "field__name15")]
    pub field_name15: i32,
    #[proto(416, name = "field__Name16")]
    pub field_name16: i32,
    #[proto(417, name = "field_name17__")]
    pub field_name17: i32,
    #[proto(418, name = "Field_name18__")]
    pub field_name18: i32,
    #[proto(unknown)]
    pub unknown: UnknownFields,
}

#[derive(Oneof, Clone, Debug)]
pub enum OneofField {
    #[proto(111)]
    OneofUint32(u32),
    #[proto(112)]
    OneofNestedMessage(Box<NestedMessage>),
    #[proto(113)]
    OneofString(String),
    #[proto(114)]
    OneofBytes(Vec<u8>),
    #[proto(115)]
    OneofBool(bool),
    #[proto(116)]
    OneofUint64(u64),
    #[proto(117)]
    OneofFloat(f32),
    #[proto(118)]
    OneofDouble(f64),
    #[proto(119)]
    OneofEnum(Open<NestedEnum>),
    #[proto(120)]
    OneofNullValue(Open<NullValue>),
}

#[derive(Message, Clone, Debug)]
#[proto(package = "protobuf_test_messages.proto3.TestAllTypesProto3")]
pub struct NestedMessage {
    #[proto(1)]
    pub a: i32,
    #[proto(2)]
    pub corecursive: Option<Box<TestAllTypesProto3>>,
    #[proto(unknown)]
    pub unknown: UnknownFields,
}

#[derive(Message, Clone, Debug)]
#[proto(package = "protobuf_test_messages.proto3")]
pub struct ForeignMessage {
    #[proto(1)]
    pub c: i32,
    #[proto(unknown)]
    pub unknown: UnknownFields,
}

#[derive(Enumeration, Clone, Copy, Debug)]
#[proto(package = "protobuf_test_messages.proto3.TestAllTypesProto3")]
pub enum NestedEnum {
    Foo = 0,
    Bar = 1,
    Baz = 2,
    Neg = -1,
}

#[derive(Enumeration, Clone, Copy, Debug)]
#[proto(package = "protobuf_test_messages.proto3.TestAllTypesProto3")]
pub enum AliasedEnum {
    AliasFoo = 0,
    AliasBar = 1,
    #[proto(alias("MOO", "moo", "bAz"))]
    AliasBaz = 2,
}

#[derive(Enumeration, Clone, Copy, Debug)]
#[proto(package = "protobuf_test_messages.proto3")]
pub enum ForeignEnum {
    ForeignFoo = 0,
    ForeignBar = 1,
    ForeignBaz = 2,
}
