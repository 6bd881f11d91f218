//! What else a field takes: `name`, `json`, `xml`, `deprecated`.

use wireform::{Described, Message, json};
use wireform_test_support::wire::Wire;

use super::on_all_wires;

/// A field is called as in Rust, and by its camel case in JSON and XML.
#[derive(Message, Clone, Debug)]
struct Names {
    #[proto(1)]
    user_name: u32,
    #[proto(2, name = "other_name")]
    renamed: u32,
    #[proto(3, json = "@json", xml = "at-json")]
    in_json: u32,
    #[proto(4, xml = "in-xml")]
    in_xml: u32,
    #[proto(5, name = "all", json = "every", xml = "each")]
    three: u32,
    #[proto(6)]
    r#type: u32,
}

#[test]
fn names_change_text_and_no_bytes() {
    let names = |n| Names { user_name: n, renamed: n, in_json: n, in_xml: n, three: n, r#type: n };
    on_all_wires(&[
        (names(0), Wire::new(), "{}", "<Names/>"),
        (
            names(1),
            Wire::new().raw(b"\x08\x01\x10\x01\x18\x01\x20\x01\x28\x01\x30\x01"),
            r#"{"userName":1,"otherName":1,"@json":1,"inXml":1,"every":1,"type":1}"#,
            "<Names><userName>1</userName><otherName>1</otherName><at-json>1</at-json><in-xml>1</in-xml>\
             <each>1</each><type>1</type></Names>",
        ),
    ]);
    let names = |number| {
        let field = Names::DESCRIPTOR.field(number).unwrap();
        (field.name(), field.json_name(), field.xml_name())
    };
    assert_eq!(names(1), ("user_name", "userName", "userName"));
    assert_eq!(names(2), ("other_name", "otherName", "otherName"));
    assert_eq!(names(5), ("all", "every", "each"));
    // ProtoJSON reads a field by its protobuf name too.
    let read: Names = json::from_str(r#"{"user_name":1,"other_name":2,"all":3}"#).unwrap();
    assert_eq!((read.user_name, read.renamed, read.three), (1, 2, 3));
}

/// `deprecated` marks the field in a schema.
#[derive(Message, Clone, Debug)]
struct Deprecated {
    #[proto(1, deprecated)]
    old: u32,
    #[proto(2)]
    new: u32,
}

#[test]
fn a_deprecated_field_travels_as_any() {
    on_all_wires(&[
        (Deprecated { old: 0, new: 0 }, Wire::new(), "{}", "<Deprecated/>"),
        (
            Deprecated { old: 1, new: 2 },
            Wire::new().raw(b"\x08\x01\x10\x02"),
            r#"{"old":1,"new":2}"#,
            "<Deprecated><old>1</old><new>2</new></Deprecated>",
        ),
    ]);
    let is = |number| Deprecated::DESCRIPTOR.field(number).unwrap().is_deprecated();
    assert!(is(1) && !is(2));
}
