use crate::names::{
    closest, is_identifier, is_json_name, is_package, is_xml_name, json_key, lower_camel, screaming_snake, snake,
};

#[test]
fn json_names_are_those_of_protoc() {
    let cases = [
        ("user_name", "userName"),
        ("name", "name"),
        ("a_b_c", "aBC"),
        ("foo__bar", "fooBar"),
        ("_private", "Private"),
        ("trailing_", "trailing"),
        ("field_1", "field1"),
        ("sub_2nd", "sub2nd"),
        ("camelCase", "camelCase"),
        ("HTTP_url", "HTTPUrl"),
    ];
    for (name, json) in cases {
        assert_eq!(lower_camel(name), json, "{name}");
    }
}

#[test]
fn variants_become_words() {
    let cases = [
        ("Email", "email"),
        ("HomeAddress", "home_address"),
        ("HTTPServer", "http_server"),
        ("Ipv4", "ipv4"),
        ("V2Ray", "v2_ray"),
        ("X86_64", "x86_64"),
        ("IpV4", "ip_v4"),
        ("A", "a"),
        ("AB", "ab"),
        ("already_snake", "already_snake"),
    ];
    for (variant, field) in cases {
        assert_eq!(snake(variant), field);
        assert_eq!(screaming_snake(variant), field.to_uppercase());
    }
}

#[test]
fn json_keys_are_escaped() {
    assert_eq!(json_key("userName"), r#","userName":"#);
    assert_eq!(json_key("a\"b\\c\n\r\t\u{8}\u{c}\u{1}é/"), r#","a\"b\\c\n\r\t\b\f\u0001é/":"#);
}

#[test]
fn names_that_a_wire_cannot_have_are_told() {
    for name in ["a", "_", "a1", "A_b"] {
        assert!(is_identifier(name) && is_xml_name(name), "{name}");
    }
    for name in ["", "1", "1a", "-", "a-b", "a b", "é", "a.b"] {
        assert!(!is_identifier(name), "{name}");
    }
    for name in ["é", "a-b", "a.b", "_1", "x\u{300}", "日本"] {
        assert!(is_xml_name(name), "{name}");
    }
    for name in ["", "1", "1a", "-", "-a", ".a", "a b", "a:b", "@type", "a\u{d7}", "\u{300}x"] {
        assert!(!is_xml_name(name), "{name}");
    }
    assert!(is_package("tutorial") && is_package("google.protobuf"));
    assert!(!is_package("") && !is_package("a.") && !is_package("a..b") && !is_package("a.1"));
    assert!(is_json_name("@type") && is_json_name("a b") && !is_json_name("") && !is_json_name("[ext]"));
}

#[test]
fn misspellings_are_recognised() {
    let keys = ["oneof", "skip", "unknown", "sint32", "sint64"];
    assert_eq!(closest("one_of", keys), Some("oneof"));
    assert_eq!(closest("skp", keys), Some("skip"));
    assert_eq!(closest("sint23", keys), Some("sint32"));
    assert_eq!(closest("whatever", keys), None);
}
