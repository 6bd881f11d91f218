//! The well-known types: text where that is the same message, fields elsewhere.

use std::{
    collections::BTreeMap,
    time::{Duration as Span, SystemTime},
};

use wireform::{
    Limits, Message, UnknownFields,
    types::{
        Any, BoolValue, BytesValue, DoubleValue, Duration, FieldMask, FloatValue, Int32Value, Int64Value, StringValue,
        Timestamp, UInt32Value, UInt64Value, Wrapped,
    },
    walk::{FormSink, FormSource, ReadForm, WriteForm},
    xml::{self, Options},
};

use crate::{check, reads};

fn duration(seconds: i64, nanos: i32) -> Duration {
    Duration { seconds, nanos }
}

fn timestamp(seconds: i64, nanos: i32) -> Timestamp {
    Timestamp { seconds, nanos }
}

#[test]
fn durations_are_text_where_they_are_valid() {
    check(duration(0, 0), "<Duration>0s</Duration>");
    check(duration(-1, -500_000_000), "<Duration>-1.500s</Duration>");
    check(duration(0, -1), "<Duration>-0.000000001s</Duration>");
    check(duration(315_576_000_000, 999_999_999), "<Duration>315576000000.999999999s</Duration>");
    check(duration(315_576_000_001, 0), "<Duration><seconds>315576000001</seconds></Duration>");
    check(duration(1, -1), "<Duration><seconds>1</seconds><nanos>-1</nanos></Duration>");
    check(duration(0, i32::MIN), "<Duration><nanos>-2147483648</nanos></Duration>");
}

#[test]
fn timestamps_are_text_where_they_are_valid() {
    check(timestamp(0, 0), "<Timestamp>1970-01-01T00:00:00Z</Timestamp>");
    check(timestamp(-62_135_596_800, 1), "<Timestamp>0001-01-01T00:00:00.000000001Z</Timestamp>");
    check(timestamp(253_402_300_799, 999_999_999), "<Timestamp>9999-12-31T23:59:59.999999999Z</Timestamp>");
    check(timestamp(253_402_300_800, 0), "<Timestamp><seconds>253402300800</seconds></Timestamp>");
    check(timestamp(0, -1), "<Timestamp><nanos>-1</nanos></Timestamp>");
    check(timestamp(i64::MIN, 0), "<Timestamp><seconds>-9223372036854775808</seconds></Timestamp>");
}

#[test]
fn field_masks_are_text_where_each_path_comes_back() {
    let mask = |paths: &[&str]| FieldMask { paths: paths.iter().map(ToString::to_string).collect() };
    check(mask(&[]), "<FieldMask/>");
    check(mask(&["user.display_name", "photo"]), "<FieldMask>user.displayName,photo</FieldMask>");
    check(mask(&[" a "]), "<FieldMask> a </FieldMask>");
    check(mask(&["a\0"]), "<FieldMask escaped=\"true\">a\\u{0}</FieldMask>");
    check(mask(&[""]), "<FieldMask><paths/></FieldMask>");
    check(mask(&["a__b", "c"]), "<FieldMask><paths>a__b</paths><paths>c</paths></FieldMask>");
    check(mask(&["a,b"]), "<FieldMask><paths>a,b</paths></FieldMask>");
    check(mask(&["aB"]), "<FieldMask><paths>aB</paths></FieldMask>");
    check(mask(&["a_1"]), "<FieldMask><paths>a_1</paths></FieldMask>");
}

#[test]
fn wrappers_are_the_value_alone() {
    check(Int64Value::from(i64::MIN), "<Int64Value>-9223372036854775808</Int64Value>");
    check(UInt64Value::from(u64::MAX), "<UInt64Value>18446744073709551615</UInt64Value>");
    check(Int32Value::from(0), "<Int32Value>0</Int32Value>");
    check(UInt32Value::from(7), "<UInt32Value>7</UInt32Value>");
    check(BoolValue::from(true), "<BoolValue>true</BoolValue>");
    check(DoubleValue::from(f64::INFINITY), "<DoubleValue>INF</DoubleValue>");
    check(FloatValue::from(-0.0), "<FloatValue>-0</FloatValue>");
    check(BytesValue::from(vec![]), "<BytesValue/>");
    check(BytesValue::from(vec![255]), "<BytesValue>/w==</BytesValue>");
    for (text, document) in [
        ("", "<StringValue/>"),
        (" \n", "<StringValue> \n</StringValue>"),
        ("\0", "<StringValue escaped=\"true\">\\u{0}</StringValue>"),
        ("<value/>", "<StringValue>&lt;value/&gt;</StringValue>"),
        ("\r", "<StringValue>&#13;</StringValue>"),
    ] {
        check(StringValue::from(text.to_owned()), document);
    }
}

#[test]
fn a_wrapped_nan_keeps_its_bits() {
    for bits in [0x7ff8_0000_0000_0000, 0xfff8_0000_0000_0001_u64] {
        let wrapper = DoubleValue::from(f64::from_bits(bits));
        let document = xml::to_string(&wrapper).unwrap();
        assert_eq!(xml::from_str::<DoubleValue>(&document).unwrap().value.to_bits(), bits, "{document}");
    }
    let odd = FloatValue::from(f32::from_bits(0xffc0_0001));
    assert_eq!(xml::to_string(&odd).unwrap(), "<FloatValue bits=\"ffc00001\">NaN</FloatValue>");
}

#[derive(Message, Debug, PartialEq)]
struct Job {
    #[proto(1)]
    created: Option<SystemTime>,
    #[proto(2)]
    timeout: Span,
    #[proto(3, with = "Wrapped")]
    priority: Option<i64>,
    #[proto(4)]
    pauses: Vec<Span>,
    #[proto(5)]
    names: BTreeMap<String, StringValue>,
    #[proto(6)]
    settings: serde_json::Value,
    #[proto(7)]
    mask: Option<FieldMask>,
}

fn job() -> Job {
    Job {
        created: None,
        timeout: Span::ZERO,
        priority: None,
        pauses: vec![],
        names: BTreeMap::new(),
        settings: serde_json::Value::Null,
        mask: None,
    }
}

#[test]
fn native_types_travel_the_same_way() {
    check(
        Job {
            created: Some(SystemTime::UNIX_EPOCH),
            timeout: Span::from_millis(1500),
            priority: Some(0),
            pauses: vec![Span::ZERO, Span::from_secs(u64::MAX / 2)],
            names: [("a".to_owned(), String::new().into()), ("b".to_owned(), " ".to_owned().into())].into(),
            settings: serde_json::json!([1]),
            mask: Some(FieldMask::default()),
        },
        "<Job><created>1970-01-01T00:00:00Z</created><timeout>1.500s</timeout><priority>0</priority>\
         <pauses>0s</pauses><pauses><seconds>9223372036854775807</seconds></pauses>\
         <names><entry><key>a</key><value/></entry><entry><key>b</key><value> </value></entry></names>\
         <settings>[1.0]</settings><mask/></Job>",
    );
}

#[test]
fn a_reader_takes_text_and_fields() {
    let created = |seconds| Job { created: Some(SystemTime::UNIX_EPOCH + Span::from_secs(seconds)), ..job() };
    for text in [
        "1970-01-01T00:00:01Z",
        "\n  1970-01-01T01:00:01+01:00\n",
        "<!-- one --> 1970-01-01T00:00:01Z",
        "<![CDATA[1970-01-01]]>T00:00:01Z",
        "<seconds>1</seconds>",
        "\n <!-- one --> <?p?> <seconds> 1 </seconds><nanos>0</nanos>",
    ] {
        reads(&format!("<Job><created>{text}</created></Job>"), created(1));
    }
    reads("<Job><created/><priority><value>7</value></priority></Job>", Job { priority: Some(7), ..created(0) });
    reads("<Job><created><!-- none --></created><priority/></Job>", Job { priority: Some(0), ..created(0) });
    reads("<Job><mask><!-- a --><paths>aB</paths></mask></Job>", Job { mask: Some("aB".parse().unwrap()), ..job() });
}

#[test]
fn what_is_neither_is_refused() {
    for (inside, at) in [
        ("<created>yesterday</created>", "Job.created"),
        ("<created> </created>", "Job.created"),
        ("<created>1970-01-01T00:00:00Z<seconds>1</seconds></created>", "Job.created"),
        ("<created><seconds>1</seconds>1970-01-01T00:00:00Z</created>", "Job.created"),
        ("<created bits='0'>1970-01-01T00:00:00Z</created>", "Job.created"),
        ("<created><second>1</second></created>", "Job.created"),
        ("<timeout>-1s</timeout>", "Job.timeout"),
        ("<timeout>1</timeout>", "Job.timeout"),
        ("<priority>1.5</priority>", "Job.priority"),
        ("<mask>a_b</mask>", "Job.mask"),
    ] {
        let document = format!("<Job>{inside}</Job>");
        let error = xml::from_str::<Job>(&document).expect_err(inside);
        assert_eq!((error.path(), error.line()), (at, Some(1)), "{inside}: {error}");
    }
}

#[test]
fn text_is_a_level_as_fields_are() {
    let job = Job { created: Some(SystemTime::UNIX_EPOCH), ..job() };
    let document = xml::to_string(&job).unwrap();
    for (depth, fits) in [(0, false), (1, true)] {
        let limits = Limits::new().depth(depth);
        assert_eq!(Options::new().limits(limits).from_str::<Job>(&document).is_ok(), fits);
        let binary = wireform::proto::Options::new().limits(limits).from_slice::<Job>(&job.encode_to_vec());
        assert_eq!(binary.is_ok(), fits);
    }
}

/// A timestamp that keeps what its text has no place for.
mod kept {
    use super::*;

    #[derive(Message, Clone, Debug, PartialEq)]
    #[proto(package = "google.protobuf", form)]
    pub(super) struct Timestamp {
        #[proto(1)]
        pub(super) seconds: i64,
        #[proto(unknown)]
        pub(super) rest: UnknownFields,
    }

    impl WriteForm for Timestamp {
        fn write_form<S: FormSink>(&self, sink: S) -> Result<S::Ok, S::Error> {
            sink.string(&self.seconds.to_string())
        }
    }

    impl<'de> ReadForm<'de> for Timestamp {
        fn read_form<S: FormSource<'de>>(source: S) -> Result<Option<Self>, S::Error> {
            let Some(seconds) = source.string()?.and_then(|text| text.parse().ok()) else { return Ok(None) };
            Ok(Some(Self { seconds, rest: UnknownFields::new() }))
        }
    }
}

/// What a program may have in the place of well-known types, with forms that are no text.
mod shapes {
    use std::collections::BTreeMap;

    use wireform::{
        Message, encoding,
        walk::{FormSink, FormSource, ReadForm, WriteForm},
    };

    #[derive(Message, Clone, Debug, Default, PartialEq)]
    #[proto(package = "google.protobuf", form)]
    pub(super) struct Duration {
        #[proto(1)]
        pub(super) parts: Vec<u32>,
        #[proto(2)]
        pub(super) units: BTreeMap<String, u32>,
    }

    impl WriteForm for Duration {
        fn write_form<S: FormSink>(&self, sink: S) -> Result<S::Ok, S::Error> {
            if self.parts.is_empty() && self.units.is_empty() {
                sink.null()
            } else if self.parts.is_empty() {
                sink.map::<_, _, encoding::Utf8, encoding::Uint32, _>(&self.units)
            } else {
                sink.list::<_, encoding::Uint32>(&self.parts)
            }
        }
    }

    impl<'de> ReadForm<'de> for Duration {
        fn read_form<S: FormSource<'de>>(source: S) -> Result<Option<Self>, S::Error> {
            source.string().map(|_| None)
        }
    }
}

#[test]
fn a_form_that_is_no_text_gives_way_to_the_fields() {
    let xml = |parts: &[u32], units: &[(&str, u32)]| {
        let units = units.iter().map(|(unit, count)| ((*unit).to_owned(), *count)).collect();
        xml::to_string(&shapes::Duration { parts: parts.into(), units }).unwrap()
    };
    assert_eq!(xml(&[], &[]), "<Duration/>");
    assert_eq!(xml(&[1, 2], &[]), "<Duration><parts>1</parts><parts>2</parts></Duration>");
    assert_eq!(
        xml(&[], &[("s", 3)]),
        "<Duration><units><entry><key>s</key><value>3</value></entry></units></Duration>"
    );
}

#[test]
fn a_message_with_unknown_fields_has_its_fields() {
    let timestamp = kept::Timestamp::decode(&b"\x08\x01\x78\x07"[..]).unwrap();
    check(
        timestamp,
        "<Timestamp><seconds>1</seconds><unknown-field number=\"15\" wire=\"varint\">7</unknown-field></Timestamp>",
    );
}

#[test]
fn an_any_has_its_fields_where_no_types_are_known() {
    check(
        Any::pack(&duration(60, 0)),
        "<Any><typeUrl>type.googleapis.com/google.protobuf.Duration</typeUrl><value>CDw=</value></Any>",
    );
    check(Any::default(), "<Any/>");
}
