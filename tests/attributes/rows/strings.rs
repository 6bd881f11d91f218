//! Text and bytes, owned, shared and borrowed.

use std::{borrow::Cow, sync::Arc};

use bytes::Bytes;
use wireform::{DecodeErrorKind, Message, json, proto, xml};
use wireform_test_support::{empty, wire::Wire};

use super::{merges, on_all_wires, refuses};

/// `String Box<str> Arc<str> Cow<'a, str> &'a str`: `string`.
#[derive(Message, Clone, Debug)]
struct Text<'a> {
    #[proto(1)]
    string: String,
    #[proto(2)]
    boxed: Box<str>,
    #[proto(3)]
    shared: Arc<str>,
    #[proto(4)]
    cow: Cow<'a, str>,
    #[proto(5)]
    borrowed: &'a str,
}

fn text<'a>(string: &str, boxed: &str, shared: &str, cow: &'a str, borrowed: &'a str) -> Text<'a> {
    Text { string: string.into(), boxed: boxed.into(), shared: shared.into(), cow: cow.into(), borrowed }
}

#[test]
fn text_is_a_string() {
    on_all_wires(&[
        (text("", "", "", "", ""), Wire::new(), "{}", "<Text/>"),
        (
            text("a", "bc", "d", "e", "fg"),
            Wire::new().raw(b"\x0a\x01a\x12\x02bc\x1a\x01d\x22\x01e\x2a\x02fg"),
            r#"{"string":"a","boxed":"bc","shared":"d","cow":"e","borrowed":"fg"}"#,
            "<Text><string>a</string><boxed>bc</boxed><shared>d</shared><cow>e</cow><borrowed>fg</borrowed></Text>",
        ),
        (
            text("\"\n\0", "<&>", "\u{1}", "\\", "ö"),
            Wire::new().string(1, "\"\n\0").string(2, "<&>").string(3, "\u{1}").string(4, "\\").string(5, "ö"),
            r#"{"string":"\"\n\u0000","boxed":"<&>","shared":"\u0001","cow":"\\","borrowed":"ö"}"#,
            "<Text><string escaped=\"true\">\"\n\\u{0}</string><boxed>&lt;&amp;&gt;</boxed>\
             <shared escaped=\"true\">\\u{1}</shared><cow>\\</cow><borrowed>ö</borrowed></Text>",
        ),
    ]);
}

#[test]
fn borrowed_text_is_a_part_of_the_input() {
    let bytes = Wire::new().string(4, "cow").string(5, "str").build();
    let read: Text<'_> = proto::from_slice(&bytes).unwrap();
    assert!(matches!(read.cow, Cow::Borrowed(_)));
    assert!(bytes.as_ptr_range().contains(&read.borrowed.as_ptr()));
    // A `Cow` owns what has escapes; a `&str` has no place for it.
    let read: Text<'_> = json::from_str(r#"{"cow":"\n"}"#).unwrap();
    assert!(matches!(read.cow, Cow::Owned(_)));
    for error in [
        json::from_str::<Text<'_>>(r#"{"borrowed":"\n"}"#).unwrap_err(),
        xml::from_str::<Text<'_>>("<Text><borrowed>&amp;</borrowed></Text>").unwrap_err(),
    ] {
        assert_eq!(error.kind(), &DecodeErrorKind::CannotBorrow { instead: "Cow<'a, str>" });
        assert_eq!(error.path(), "Text.borrowed");
    }
}

/// `Vec<u8> Bytes Box<[u8]> Cow<'a, [u8]>`: `bytes`.
#[derive(Message, Clone, Debug)]
struct Blobs<'a> {
    #[proto(1)]
    vec: Vec<u8>,
    #[proto(2)]
    bytes: Bytes,
    #[proto(3)]
    boxed: Box<[u8]>,
    #[proto(4)]
    cow: Cow<'a, [u8]>,
}

fn blobs<'a>(vec: &[u8], bytes: &'static [u8], boxed: &[u8], cow: &'a [u8]) -> Blobs<'a> {
    Blobs { vec: vec.into(), bytes: Bytes::from_static(bytes), boxed: boxed.into(), cow: cow.into() }
}

#[test]
fn bytes_are_base64_in_text() {
    on_all_wires(&[
        (blobs(b"", b"", b"", b""), Wire::new(), "{}", "<Blobs/>"),
        (
            blobs(b"\0", b"\xff\xfe", b"abc", b"\xfb\xff"),
            Wire::new().raw(b"\x0a\x01\0\x12\x02\xff\xfe\x1a\x03abc\x22\x02\xfb\xff"),
            r#"{"vec":"AA==","bytes":"//4=","boxed":"YWJj","cow":"+/8="}"#,
            "<Blobs><vec>AA==</vec><bytes>//4=</bytes><boxed>YWJj</boxed><cow>+/8=</cow></Blobs>",
        ),
    ]);
}

/// `&'a [u8]`: `bytes` that JSON and XML can write, but hold only as base64.
#[derive(Message, Clone, Debug, PartialEq)]
struct BorrowedBlob<'a> {
    #[proto(1)]
    bytes: &'a [u8],
}

#[test]
fn borrowed_bytes_are_a_part_of_the_input() {
    on_all_wires(&[(BorrowedBlob { bytes: b"" }, Wire::new(), "{}", "<BorrowedBlob/>")]);
    let bytes = b"\x0a\x02\xff\x00";
    let read: BorrowedBlob<'_> = proto::from_slice(bytes).unwrap();
    assert_eq!((read.bytes, read.bytes.as_ptr()), (&bytes[2..], bytes[2..].as_ptr()));
    assert_eq!((proto::to_vec(&read), proto::encoded_len(&read)), (bytes.to_vec(), 4));
    let mut recycled = BorrowedBlob { bytes: b"old" };
    proto::decode_into(&mut recycled, bytes).unwrap();
    assert_eq!(recycled, read);

    let (json, xml) = (json::to_string(&read).unwrap(), xml::to_string(&read).unwrap());
    assert_eq!(json, r#"{"bytes":"/wA="}"#);
    assert_eq!(xml, "<BorrowedBlob><bytes>/wA=</bytes></BorrowedBlob>");
    for error in
        [json::from_str::<BorrowedBlob<'_>>(&json).unwrap_err(), xml::from_str::<BorrowedBlob<'_>>(&xml).unwrap_err()]
    {
        assert_eq!(error.kind(), &DecodeErrorKind::CannotBorrow { instead: "Cow<'a, [u8]>" });
        assert_eq!(error.path(), "BorrowedBlob.bytes");
    }
}

/// `[u8; N]`: `bytes` of just that length, empty where all of them are 0.
#[derive(Message, Clone, Debug)]
struct Array {
    #[proto(1)]
    id: [u8; 4],
    #[proto(2)]
    none: [u8; 0],
}

#[test]
fn an_array_is_bytes_of_its_length() {
    on_all_wires(&[
        (Array { id: [0; 4], none: [] }, Wire::new(), "{}", "<Array/>"),
        (
            Array { id: [0, 0, 0, 1], none: [] },
            Wire::new().raw(b"\x0a\x04\0\0\0\x01"),
            r#"{"id":"AAAAAQ=="}"#,
            "<Array><id>AAAAAQ==</id></Array>",
        ),
    ]);
    let kind = |found| DecodeErrorKind::InvalidLength { expected: 4, found };
    refuses::<Array>(
        ["Array.id"; 3],
        (Wire::new().bytes(1, [1, 2, 3]), kind(3)),
        (r#"{"id":"AQIDBAU="}"#, kind(5)),
        ("<Array><id/></Array>", kind(0)),
    );
}

#[test]
fn the_last_text_and_the_last_bytes_win() {
    let last = Array { id: [5, 6, 7, 8], none: [] };
    merges(&Wire::new().bytes(1, [1, 2, 3, 4]), &Wire::new().bytes(1, [5, 6, 7, 8]), &last);
    let bytes = Wire::new().string(1, "first").string(5, "first").string(1, "").string(5, "2").build();
    let read: Text<'_> = proto::from_slice(&bytes).unwrap();
    assert_eq!((&read.string[..], read.borrowed), ("", "2"));
    let bytes = Wire::new().bytes(1, "first").bytes(4, "first").bytes(1, "").bytes(4, "2").build();
    let read: Blobs<'_> = proto::from_slice(&bytes).unwrap();
    assert_eq!((&read.vec[..], &read.cow[..]), (&b""[..], &b"2"[..]));
    assert!(empty::<Array>().id == [0; 4]);
}

#[test]
fn text_is_utf_8() {
    let read = |bytes: &'static [u8]| proto::from_slice::<Text<'_>>(bytes).unwrap_err();
    for (bytes, path) in [
        (&b"\x0a\x01\xff"[..], "Text.string"),
        (b"\x12\x01\xff", "Text.boxed"),
        (b"\x1a\x01\xff", "Text.shared"),
        (b"\x22\x01\xff", "Text.cow"),
        (b"\x2a\x01\xff", "Text.borrowed"),
    ] {
        let error = read(bytes);
        assert_eq!((error.kind(), error.path(), error.offset()), (&DecodeErrorKind::InvalidUtf8, path, 2));
    }
}
