//! Input that is none of the type's values.

use wireform::{DecodeErrorKind, Limits, json, proto, xml};

use super::*;

const NO_AT: &str = "no @ in the address";

#[test]
fn a_refusal_has_the_user_s_words_and_the_path() {
    let cases = [
        (&b"\x52\x01x"[..], "Everywhere.email", 1),
        (b"\x5a\x01@\x5a\x01x", "Everywhere.emails[1]", 4),
        (b"\x4a\x01x", "Everywhere.contact", 1),
        (b"\x7a\x01x", "Everywhere.boxed", 1),
        (b"\x32\x03\x0a\x01x", "Everywhere.both[0].key", 3),
        (b"\xd2\x00\x01x", "Everywhere.email", 2),
    ];
    for (bytes, path, offset) in cases {
        let error = proto::from_slice::<Everywhere>(bytes).unwrap_err();
        assert_eq!(error.kind(), &DecodeErrorKind::Conversion { message: NO_AT.into() }, "{bytes:?}");
        assert_eq!(error.offset(), offset, "{bytes:?}");
        assert_eq!(error.path(), path, "{bytes:?}");
        assert!(error.to_string().ends_with(&format!("{NO_AT} at byte {offset}")), "{error}");
    }
}

#[test]
fn text_refusals_have_words_path_and_place() {
    let cases = [
        (r#"{"email":"x"}"#, "Everywhere.email"),
        (r#"{"emails":["@","x"]}"#, "Everywhere.emails[1]"),
        (r#"{"both":{"x":"1.2.3.4"}}"#, "Everywhere.both[\"x\"]"),
        (r#"{"boxed":"x"}"#, "Everywhere.boxed"),
    ];
    for (text, path) in cases {
        let error = json::from_str::<Everywhere>(text).unwrap_err();
        assert_eq!(error.kind(), &DecodeErrorKind::Conversion { message: NO_AT.into() }, "{text}");
        assert_eq!(error.path(), path, "{text}");
        assert_eq!(error.line(), Some(1));
    }
    let text = "<Everywhere>\n<emails>x</emails></Everywhere>";
    let error = xml::from_str::<Everywhere>(text).unwrap_err();
    assert_eq!(error.kind(), &DecodeErrorKind::Conversion { message: NO_AT.into() });
    assert_eq!((error.path(), error.line()), ("Everywhere.emails[0]", Some(2)));
}

#[test]
fn a_map_entry_without_a_value_is_refused_where_there_is_no_empty_value() {
    for bytes in [&b"\x32\x04\x0a\x02k@"[..], b"\x32\x09\x12\x071.2.3.4"] {
        let error = proto::from_slice::<Everywhere>(bytes).unwrap_err();
        assert!(matches!(error.kind(), DecodeErrorKind::Conversion { .. }), "{error}");
        assert_eq!(error.path(), "Everywhere.both[0]");
    }
    for text in ["<both><entry><key>k@</key></entry></both>", "<both><entry><value>1.2.3.4</value></entry></both>"] {
        let error = xml::from_str::<Everywhere>(&format!("<Everywhere>{text}</Everywhere>")).unwrap_err();
        assert!(matches!(error.kind(), DecodeErrorKind::Conversion { .. }), "{error}");
    }
    assert_eq!(proto::from_slice::<Everywhere>(b"\x2a\x00").unwrap().map[""], Ipv4Addr::UNSPECIFIED);
    // A value before its key, and twice.
    let bytes = b"\x32\x16\x12\x071.2.3.4\x0a\x02k@\x12\x075.6.7.8";
    let both = proto::from_slice::<Everywhere>(bytes).unwrap().both;
    assert_eq!(both[&email("k@")], Ipv4Addr::new(5, 6, 7, 8));
}

#[test]
fn malformed_payloads_are_refused_as_the_proxy_s_are() {
    for (bytes, kind) in [
        (&b"\x08"[..], DecodeErrorKind::UnexpectedEnd),
        (b"\x08\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x00", DecodeErrorKind::InvalidVarint),
        (b"\x52\x02\xff@", DecodeErrorKind::InvalidUtf8),
        (b"\x1a\x02\x01\x80", DecodeErrorKind::UnexpectedEnd),
        (b"\x62\x02\x08", DecodeErrorKind::UnexpectedEnd),
        (b"\x68\x07", DecodeErrorKind::UnknownEnumValue { number: 7 }),
        (b"\x72\x01\x07", DecodeErrorKind::UnknownEnumValue { number: 7 }),
    ] {
        assert_eq!(proto::from_slice::<Everywhere>(bytes).unwrap_err().kind(), &kind, "{bytes:?}");
    }
}

#[test]
fn an_encoding_that_reads_nothing_ends() {
    #[derive(Debug, PartialEq)]
    struct Nothing;
    struct Lazy;
    impl Convert<Nothing> for Lazy {
        type Proxy = u32;
        type Error = std::convert::Infallible;
        fn to_proxy(_: &Nothing) -> impl Borrow<u32> {
            0
        }
        fn from_proxy(_: u32) -> Result<Nothing, Self::Error> {
            Ok(Nothing)
        }
        fn decode(_: &mut Reader<'_>, _: Context<'_>) -> Result<Nothing> {
            Ok(Nothing)
        }
    }
    #[derive(Message, Debug)]
    struct List {
        #[proto(1, with = "Lazy")]
        _list: Vec<Nothing>,
    }
    assert_eq!(List::decode(&b"\x0a\x02\x01\x02"[..]).unwrap_err().kind(), &DecodeErrorKind::UnexpectedEnd);
}

#[test]
fn memory_is_limited() {
    let tight = proto::Options::new().limits(Limits::new().allocation(1000));
    let bytes = [b"\x1a\xe8\x07".as_slice(), &[1; 1000]].concat();
    assert_eq!(tight.from_slice::<Everywhere>(&bytes).unwrap_err().kind(), &DecodeErrorKind::AllocationLimit);
    let bytes = b"\x5a\x01@".repeat(100);
    assert_eq!(tight.from_slice::<Everywhere>(&bytes).unwrap_err().kind(), &DecodeErrorKind::AllocationLimit);
}
