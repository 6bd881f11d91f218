//! What is written, and that it reads back.

use wireform::{json, proto, schema::Kind, serde::Canonical, xml};

use super::*;

#[test]
fn a_value_is_written_as_its_proxy_is() {
    let expected = [
        &b"\x08\xac\x02"[..],
        b"\x12\x09127.0.0.1",
        b"\x1a\x03\x00\xac\x02",
        b"\x22\x071.2.3.4",
        b"\x2a\x03\x0a\x01a",
        b"\x2a\x05\x0a\x01b\x10\x07",
        b"\x32\x0d\x0a\x02k@\x12\x079.9.9.9",
        b"\x38\x05\x38\x05",
        b"\x42\x078.8.8.8",
        b"\x52\x03a@b",
        b"\x5a\x03c@d\x5a\x01@",
        b"\x62\x02\x08\x03",
        b"\x68\x01",
        b"\x72\x02\x01\x00",
        b"\x7a\x02x@",
        b"\x82\x01\x00",
        b"\x8a\x01\x00",
        b"\x92\x01\x02y@",
    ];
    let bytes = proto::to_vec(&everywhere());
    assert_eq!(bytes, expected.concat());
    assert_eq!(Message::encoded_len(&everywhere()), bytes.len());
    assert_eq!(proto::from_slice::<Everywhere>(&bytes).unwrap(), everywhere());
}

#[test]
fn text_wires_write_the_proxy_too() {
    let text = json::to_string(&everywhere()).unwrap();
    assert_eq!(
        text,
        concat!(
            r#"{"plain":300,"optional":"127.0.0.1","packed":[0,300],"list":["1.2.3.4"],"map":{"a":0,"b":7},"#,
            r#""both":{"k@":"9.9.9.9"},"expanded":[5,5],"address":"8.8.8.8","email":"a@b","emails":["c@d","@"],"#,
            r#""message":{"seconds":"3"},"sign":"PLUS","signs":["PLUS","MINUS"],"boxed":"x@","messages":[{}],"#,
            r#""absent":{},"shared":"y@"}"#,
        )
    );
    assert_eq!(json::from_str::<Everywhere>(&text).unwrap(), everywhere());
    let text = xml::to_string(&everywhere()).unwrap();
    assert!(text.contains("<optional>127.0.0.1</optional><packed>0</packed>"), "{text}");
    assert_eq!(xml::from_str::<Everywhere>(&text).unwrap(), everywhere());
}

#[test]
fn canonical_serde_goes_by_the_same_walk() {
    let text = serde_json::to_string(&Canonical(everywhere())).unwrap();
    assert_eq!(text, json::to_string(&everywhere()).unwrap());
    assert_eq!(serde_json::from_str::<Canonical<Everywhere>>(&text).unwrap().0, everywhere());
    let bytes = postcard::to_allocvec(&Canonical(everywhere())).unwrap();
    assert_eq!(postcard::from_bytes::<Canonical<Everywhere>>(&bytes).unwrap().0, everywhere());
}

#[test]
fn the_empty_value_is_not_written_and_reads_back() {
    let empty: Everywhere = proto::from_slice(&[]).unwrap();
    assert_eq!(empty.plain, Ipv4Addr::UNSPECIFIED);
    assert!(proto::to_vec(&empty).is_empty());
    assert_eq!(json::to_string(&empty).unwrap(), "{}");
    assert_eq!(json::from_str::<Everywhere>(r#"{"plain":null,"optional":null,"emails":null}"#).unwrap(), empty);
}

#[test]
fn both_forms_of_a_list_are_read() {
    let expected = vec![Ipv4Addr::new(0, 0, 0, 1), Ipv4Addr::new(0, 0, 0, 2)];
    for bytes in [&b"\x18\x01\x18\x02"[..], b"\x1a\x01\x01\x18\x02", b"\x98\x00\x01\x9a\x00\x01\x02"] {
        assert_eq!(proto::from_slice::<Everywhere>(bytes).unwrap().packed, expected, "{bytes:?}");
    }
    for bytes in [&b"\x38\x01\x38\x02"[..], b"\x3a\x02\x01\x02"] {
        assert_eq!(proto::from_slice::<Everywhere>(bytes).unwrap().expanded, expected, "{bytes:?}");
    }
}

#[test]
fn long_packed_lists_have_long_lengths() {
    let packed: Vec<_> = (0..1000_u32).map(|bits| Ipv4Addr::from(bits << 20)).collect();
    let message = Everywhere { packed, ..proto::from_slice(&[]).unwrap() };
    let bytes = proto::to_vec(&message);
    assert_eq!(bytes.len(), Message::encoded_len(&message));
    assert_eq!(proto::from_slice::<Everywhere>(&bytes).unwrap(), message);
}

#[test]
fn the_descriptor_has_the_proxy_s_type() {
    use wireform::{Described, schema::FieldKind};
    let kind = |number| Everywhere::DESCRIPTOR.field(number).unwrap().kind();
    assert!(matches!(kind(1), FieldKind::Implicit(Kind::Uint32)));
    assert!(matches!(kind(2), FieldKind::Explicit(Kind::String)));
    assert!(matches!(kind(3), FieldKind::Repeated { element: Kind::Uint32, packed: true }));
    assert!(matches!(kind(6), FieldKind::Map { key: Kind::String, value: Kind::String }));
    assert!(matches!(kind(8), FieldKind::Explicit(Kind::String)));
    assert!(matches!(kind(12), FieldKind::Implicit(Kind::Message(_))));
}
