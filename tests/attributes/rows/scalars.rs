//! Numbers and bools, with the encoding that the type implies and with another one.

use wireform::Message;
use wireform_test_support::wire::Wire;

use super::{merges, on_all_wires};

/// `bool i32 i64 u32 u64 f32 f64`: `bool int32 int64 uint32 uint64 float double`.
#[derive(Message, Clone, Debug)]
struct Implied {
    #[proto(1)]
    flag: bool,
    #[proto(2)]
    int32: i32,
    #[proto(3)]
    int64: i64,
    #[proto(4)]
    uint32: u32,
    #[proto(5)]
    uint64: u64,
    #[proto(6)]
    float: f32,
    #[proto(7)]
    double: f64,
}

const IMPLIED: Implied = Implied { flag: false, int32: 0, int64: 0, uint32: 0, uint64: 0, float: 0.0, double: 0.0 };

#[test]
fn numbers_are_encoded_as_their_type_says_and_only_where_they_are_not_0() {
    on_all_wires(&[
        (IMPLIED, Wire::new(), "{}", "<Implied/>"),
        (
            Implied { flag: true, int32: 1, int64: 2, uint32: 3, uint64: 4, float: 0.5, double: 1e100 },
            Wire::new()
                .varint(1, 1)
                .varint(2, 1)
                .varint(3, 2)
                .varint(4, 3)
                .varint(5, 4)
                .fixed32(6, 0x3f00_0000)
                .fixed64(7, 0x54b2_49ad_2594_c37d),
            r#"{"flag":true,"int32":1,"int64":"2","uint32":3,"uint64":"4","float":0.5,"double":1e+100}"#,
            "<Implied><flag>true</flag><int32>1</int32><int64>2</int64><uint32>3</uint32><uint64>4</uint64>\
             <float>0.5</float><double>1e+100</double></Implied>",
        ),
        (
            Implied { int32: i32::MIN, int64: -1, uint32: u32::MAX, uint64: u64::MAX, ..IMPLIED },
            Wire::new()
                .int(2, i64::from(i32::MIN))
                .raw(b"\x18\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01")
                .raw(b"\x20\xff\xff\xff\xff\x0f")
                .varint(5, u64::MAX),
            r#"{"int32":-2147483648,"int64":"-1","uint32":4294967295,"uint64":"18446744073709551615"}"#,
            "<Implied><int32>-2147483648</int32><int64>-1</int64><uint32>4294967295</uint32>\
             <uint64>18446744073709551615</uint64></Implied>",
        ),
        (
            Implied { float: -0.0, double: f64::NEG_INFINITY, ..IMPLIED },
            Wire::new().fixed32(6, 0x8000_0000).fixed64(7, 0xfff0_0000_0000_0000),
            r#"{"float":-0.0,"double":"-Infinity"}"#,
            "<Implied><float>-0</float><double>-INF</double></Implied>",
        ),
        (
            Implied { float: f32::NAN, ..IMPLIED },
            Wire::new().fixed32(6, 0x7fc0_0000),
            r#"{"float":"NaN"}"#,
            "<Implied><float>NaN</float></Implied>",
        ),
    ]);
}

#[test]
fn the_last_number_wins() {
    let first = Wire::new().varint(1, 1).varint(2, 5).fixed64(7, 1);
    let second = Wire::new().varint(1, 0).varint(2, 6);
    merges(&first, &second, &Implied { int32: 6, double: f64::from_bits(1), ..IMPLIED });
}

/// `#[proto(2, sint64)]` and the others.
#[derive(Message, Clone, Debug)]
struct Overridden {
    #[proto(1, sint32)]
    sint32: i32,
    #[proto(2, sint64)]
    sint64: i64,
    #[proto(3, fixed32)]
    fixed32: u32,
    #[proto(4, fixed64)]
    fixed64: u64,
    #[proto(5, sfixed32)]
    sfixed32: i32,
    #[proto(6, sfixed64)]
    sfixed64: i64,
}

const OVERRIDDEN: Overridden = Overridden { sint32: 0, sint64: 0, fixed32: 0, fixed64: 0, sfixed32: 0, sfixed64: 0 };

#[test]
fn an_encoding_changes_the_bytes_and_nothing_else() {
    on_all_wires(&[
        (OVERRIDDEN, Wire::new(), "{}", "<Overridden/>"),
        (
            Overridden { sint32: -1, sint64: 1, fixed32: 7, fixed64: 8, sfixed32: -1, sfixed64: -2 },
            Wire::new()
                .raw(b"\x08\x01\x10\x02")
                .raw(b"\x1d\x07\0\0\0")
                .raw(b"\x21\x08\0\0\0\0\0\0\0")
                .raw(b"\x2d\xff\xff\xff\xff")
                .raw(b"\x31\xfe\xff\xff\xff\xff\xff\xff\xff"),
            r#"{"sint32":-1,"sint64":"1","fixed32":7,"fixed64":"8","sfixed32":-1,"sfixed64":"-2"}"#,
            "<Overridden><sint32>-1</sint32><sint64>1</sint64><fixed32>7</fixed32><fixed64>8</fixed64>\
             <sfixed32>-1</sfixed32><sfixed64>-2</sfixed64></Overridden>",
        ),
        (
            Overridden { sint32: i32::MIN, sint64: i64::MIN, ..OVERRIDDEN },
            Wire::new().varint(1, u64::from(u32::MAX)).varint(2, u64::MAX),
            r#"{"sint32":-2147483648,"sint64":"-9223372036854775808"}"#,
            "<Overridden><sint32>-2147483648</sint32><sint64>-9223372036854775808</sint64></Overridden>",
        ),
    ]);
}

#[test]
fn the_last_overridden_number_wins() {
    let first = Wire::new().sint(1, -5).fixed32(5, 1);
    merges(&first, &Wire::new().sint(1, 0), &Overridden { sfixed32: 1, ..OVERRIDDEN });
}
