//! The way out: the canonical text, literally, and what the options make of it.

use wireform::{
    UnknownFields,
    json::{self, Options},
};

use super::messages::{Contact, Inner, Phone, Rows};

/// A message with every row.
fn sample() -> Rows {
    Rows {
        a_bool: true,
        int32: -1,
        int64: i64::MIN,
        uint32: u32::MAX,
        uint64: u64::MAX,
        sint32: i32::MIN,
        sint64: -1,
        fixed32: 12_345_678,
        fixed64: 123_456_789,
        sfixed32: 99_999_999,
        sfixed64: 100_000_000,
        float: 0.1,
        double: 1e300,
        string: "a\"b\\c\n\u{1}é\u{2028}😀".into(),
        bytes: b"\xfb\xff\x00".to_vec(),
        closed: Phone::Mobile,
        open: Phone::Landline.into(),
        colour: super::messages::Colour::Other(5),
        inner: Inner { zip_code: 1, street: "x".into() },
        maybe_int: Some(0),
        maybe_string: Some(String::new()),
        maybe_inner: Some(Inner { zip_code: 0, street: String::new() }),
        boxed: Some(Box::new(Rows { a_bool: true, ..Rows::empty() })),
        bools: vec![true, false],
        int64s: vec![0, -1],
        sint32s: vec![0, -1],
        floats: vec![0.0, -0.0, f32::NAN, f32::INFINITY, 7.038_531e-26],
        doubles: vec![1.0, -1.5, f64::NEG_INFINITY, 5e-324, 1e21, 0.1],
        strings: vec![String::new(), "\u{7f}/".into()],
        blobs: vec![vec![], vec![0]],
        phones: vec![Phone::Unknown, Phone::Landline],
        inners: vec![Inner { zip_code: 0, street: String::new() }],
        by_name: [(String::new(), 0), ("a\"".into(), 1)].into(),
        by_int32: [(-1, "x".into())].into(),
        by_int64: [(i64::MIN, 0), (i64::MAX, 1)].into(),
        by_uint64: [(u64::MAX, -0.0)].into(),
        by_bool: [(false, Inner { zip_code: 2, street: String::new() })].into(),
        phone_of: [("x".into(), Phone::Unknown)].into(),
        blob_of: [(7, vec![1])].into(),
        contact: Some(Contact::Number(0)),
        skipped: 3,
        rest: UnknownFields::new(),
    }
}

const SAMPLE: &str = concat!(
    r#"{"aBool":true,"int32":-1,"int64":"-9223372036854775808","uint32":4294967295,"uint64":"18446744073709551615","#,
    r#""sint32":-2147483648,"sint64":"-1","fixed32":12345678,"fixed64":"123456789","sfixed32":99999999,"#,
    r#""sfixed64":"100000000","float":0.1,"double":1e+300,"string":"a\"b\\c\n\u0001é"#,
    "\u{2028}",
    r#"😀","bytes":"+/8A","closed":"MOBILE","open":"LANDLINE","colour":5,"inner":{"zipCode":1,"street":"x"},"#,
    r#""maybeInt":0,"maybeString":"","maybeInner":{},"boxed":{"aBool":true},"bools":[true,false],"#,
    r#""int64s":["0","-1"],"sint32s":[0,-1],"floats":[0.0,-0.0,"NaN","Infinity",7.038531e-26],"#,
    r#""doubles":[1.0,-1.5,"-Infinity",5e-324,1e+21,0.1],"strings":["","#,
    "\"\u{7f}/\"",
    r#"],"blobs":["","AA=="],"phones":["UNKNOWN","LANDLINE"],"inners":[{}],"byName":{"":0,"a\"":1},"#,
    r#""byInt32":{"-1":"x"},"byInt64":{"-9223372036854775808":0,"9223372036854775807":1},"#,
    r#""byUint64":{"18446744073709551615":-0.0},"byBool":{"false":{"zipCode":2}},"phoneOf":{"x":"UNKNOWN"},"#,
    r#""blobOf":{"7":"AQ=="},"number":"0"}"#,
);

#[test]
fn every_row_is_written_as_the_specification_has_it() {
    assert_eq!(json::to_string(&sample()).unwrap(), SAMPLE);
    assert_eq!(json::to_vec(&sample()).unwrap(), SAMPLE.as_bytes());
    let mut out = Vec::new();
    json::to_writer(&mut out, &sample()).unwrap();
    assert_eq!(out, SAMPLE.as_bytes());
}

#[test]
fn every_row_is_read_back() {
    let rows: Rows = json::from_str(SAMPLE).unwrap();
    let expected = Rows { skipped: 0, ..sample() };
    assert_eq!(format!("{rows:?}"), format!("{expected:?}"));
}

#[test]
fn pretty_text_is_what_serde_json_makes_of_it() {
    let text = Options::new().pretty(true).to_string(&sample()).unwrap();
    let value: serde_json::Value = serde_json::from_str(SAMPLE).unwrap();
    let again: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(value, again);
    assert!(text.starts_with("{\n  \"aBool\": true,\n  \"int32\": -1,\n"));
    assert!(text.contains("\n  \"inner\": {\n    \"zipCode\": 1,\n    \"street\": \"x\"\n  },\n"));
    assert!(text.contains("\n  \"maybeInner\": {},\n"));
    assert!(text.contains("\n  \"bools\": [\n    true,\n    false\n  ],\n"));
    assert!(text.contains("\n  \"byName\": {\n    \"\": 0,\n    \"a\\\"\": 1\n  },\n"));
    assert!(text.ends_with("\n  \"number\": \"0\"\n}"));
    let wide = Options::new().indent(4).to_string(&sample().inner).unwrap();
    assert_eq!(wide, "{\n    \"zipCode\": 1,\n    \"street\": \"x\"\n}");
    assert_eq!(Options::new().pretty(true).to_string(&Rows::empty()).unwrap(), "{}");
    assert_eq!(Options::new().pretty(true).pretty(false).to_string(&sample()).unwrap(), SAMPLE);
}

#[test]
fn names_of_fields_can_be_kept() {
    let rows = Rows { maybe_int: Some(1), contact: Some(Contact::EmailAddress("x".into())), ..Rows::empty() };
    let text = Options::new().proto_field_names(true).to_string(&rows).unwrap();
    assert_eq!(text, r#"{"maybe_int":1,"email_address":"x"}"#);
    assert_eq!(json::from_str::<Rows>(&text).unwrap(), rows);
}

/// What has presence stays away: `Option`, messages, oneofs.
#[test]
fn empty_fields_without_presence_are_written_on_request() {
    let options = Options::new().emit_defaults(true);
    let text = options.to_string(&Rows::empty()).unwrap();
    assert_eq!(
        text,
        concat!(
            r#"{"aBool":false,"int32":0,"int64":"0","uint32":0,"uint64":"0","sint32":0,"sint64":"0","fixed32":0,"#,
            r#""fixed64":"0","sfixed32":0,"sfixed64":"0","float":0.0,"double":0.0,"string":"","bytes":"","#,
            r#""closed":"UNKNOWN","open":"UNKNOWN","colour":"RED","bools":[],"int64s":[],"sint32s":[],"floats":[],"#,
            r#""doubles":[],"strings":[],"blobs":[],"phones":[],"inners":[],"byName":{},"byInt32":{},"byInt64":{},"#,
            r#""byUint64":{},"byBool":{},"phoneOf":{},"blobOf":{}}"#
        )
    );
    assert_eq!(json::from_str::<Rows>(&text).unwrap(), Rows::empty());
    // In messages inside, too.
    let rows = Rows { inners: vec![Rows::empty().inner], ..Rows::empty() };
    assert!(options.to_string(&rows).unwrap().contains(r#""inners":[{"zipCode":0,"street":""}]"#));
}
