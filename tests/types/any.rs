//! `Any`: packing, the registry, and the message written out in JSON.

use wireform::{
    DecodeErrorKind, EncodeErrorKind, Limits, Registry, json,
    serde::Canonical,
    types::{Any, Duration, Empty, Int64Value, Timestamp},
};
use wireform_test_support::words;

use super::{Types, canonical, options, refusal};

const TYPES: &str = "type.googleapis.com/wireform.test.Types";

#[test]
fn a_registry_tells_which_messages_it_has() {
    let registry = Registry::new().message::<Duration>();
    assert!(registry.has_message("google.protobuf.Duration"));
    assert!(!registry.has_message("google.protobuf.Timestamp") && !registry.has_message(""));
}

#[test]
fn message_is_written_out_beside_its_type() {
    let any = Any::pack(&Types { int64: Some(7.into()), ..Types::default() });
    let text = format!(r#"{{"@type":"{TYPES}","int64":"7"}}"#);
    assert_eq!(options().to_string(&any).unwrap(), text);
    assert_eq!(options().from_str::<Any>(&text).unwrap(), any);
    assert_eq!(canonical::<Any>(&format!(r#"{{"@type":"{TYPES}"}}"#)), format!(r#"{{"@type":"{TYPES}"}}"#));
}

#[test]
fn message_with_a_form_of_its_own_is_under_value() {
    let text = r#"{"@type":"type.googleapis.com/google.protobuf.Duration","value":"1.500s"}"#;
    assert_eq!(canonical::<Any>(text), text);
    assert_eq!(
        json::Options::new().registry(Registry::new().well_known_types()).from_str::<Any>(text).unwrap().value,
        b"\x08\x01\x10\x80\xca\xb5\xee\x01"
    );
    let pretty = options().pretty(true).to_string(&Any::pack(&Int64Value { value: 1 })).unwrap();
    assert_eq!(pretty, "{\n  \"@type\": \"type.googleapis.com/google.protobuf.Int64Value\",\n  \"value\": \"1\"\n}");
}

#[test]
fn type_may_come_last_and_be_escaped() {
    let any = Any::pack(&Types { int64: Some(7.into()), ..Types::default() });
    let text = format!(r#"{{"int64": 7, "\u0040type": "{}"}}"#, TYPES.replace('/', "\\/"));
    assert_eq!(options().from_str::<Any>(&text).unwrap(), any);
    let text = r#"{"value":"1s", "@type":"type.googleapis.com/google.protobuf.Duration"}"#;
    assert_eq!(options().from_str::<Any>(text).unwrap().unpack::<Duration>().unwrap().seconds, 1);
}

#[test]
fn any_holds_any() {
    let inner = Any::pack(&Empty {});
    let any = Any::pack(&inner);
    let text = options().to_string(&any).unwrap();
    assert_eq!(
        text,
        r#"{"@type":"type.googleapis.com/google.protobuf.Any","value":{"@type":"type.googleapis.com/google.protobuf.Empty"}}"#
    );
    assert_eq!(options().from_str::<Any>(&text).unwrap(), any);
    let fields = Types { anys: vec![inner, Any::default()], ..Types::default() };
    let text = options().to_string(&Any::pack(&fields)).unwrap();
    assert_eq!(options().from_str::<Any>(&text).unwrap().unpack::<Types>().unwrap(), fields);
}

#[test]
fn without_a_registry_only_the_empty_any_has_json() {
    assert_eq!(json::to_string(&Any::default()).unwrap(), "{}");
    assert_eq!(json::from_str::<Any>("{}").unwrap(), Any::default());
    assert_eq!(json::from_str::<Types>(r#"{"any": null}"#).unwrap(), Types::default());

    let error = json::to_string(&Any::pack(&Empty {})).unwrap_err();
    assert_eq!(error.kind(), &EncodeErrorKind::UnknownType { name: "google.protobuf.Empty".into() });
    let error = json::from_str::<Types>(r#"{"any": {"@type": "x/google.protobuf.Empty"}}"#).unwrap_err();
    assert_eq!(error.kind(), &DecodeErrorKind::UnknownType { name: "google.protobuf.Empty".into() });
    assert_eq!(error.path(), "Types.any");
}

#[test]
fn canonical_has_no_registry() {
    assert_eq!(serde_json::to_string(&Canonical(Any::default())).unwrap(), "{}");
    assert_eq!(serde_json::from_str::<Canonical<Any>>("{}").unwrap().0, Any::default());
    let unknown = EncodeErrorKind::UnknownType { name: "google.protobuf.Empty".into() }.to_string();
    assert_eq!(words(serde_json::to_string(&Canonical(Any::pack(&Empty {})))), unknown);
    for (text, error) in [
        (r#"{"@type": "x/google.protobuf.Empty"}"#, &*unknown),
        (r#"{"value": [{}], "@type": "x/google.protobuf.Empty", "@typ": 1}"#, &unknown),
        (r#"{"@type": "Empty"}"#, "expected a type URL such as `type.googleapis.com/package.Message`"),
        (r#"{"@type": null}"#, "expected a string"),
        (r#"{"@type": 1}"#, "invalid type: integer `1`, expected a string"),
        (r#"{"value": {}}"#, "missing field `@type`"),
        ("[]", "invalid type: sequence, expected an object"),
    ] {
        let error = format!("Any: {error} at line 1 column ");
        let words = words(serde_json::from_str::<Canonical<Any>>(text));
        assert!(words.starts_with(&error), "{text}: {words}");
        let value: serde_json::Value = serde_json::from_str(text).unwrap();
        let words = serde_json::from_value::<Canonical<Any>>(value).unwrap_err().to_string();
        assert_eq!(words, error.replace(" at line 1 column ", ""), "{text}");
    }
}

#[test]
fn unknown_type_is_an_error_both_ways() {
    let any = Any { type_url: "example.com/shop.Order".into(), value: vec![] };
    let error = options().to_string(&any).unwrap_err();
    assert_eq!(error.kind(), &EncodeErrorKind::UnknownType { name: "shop.Order".into() });
    let error = refusal::<Types>(r#"{"any": {"@type": "example.com/shop.Order"}}"#);
    assert!(error.starts_with("Types.any: the type `shop.Order` is unknown here"), "{error}");
    assert!(error.ends_with("at line 1 column 9"), "{error}");
    // An unknown type is not ignored: there is no telling what its fields are.
    let error = options().ignore_unknown_fields(true).from_str::<Any>(r#"{"@type": "x/shop.Order"}"#).unwrap_err();
    assert_eq!(error.kind(), &DecodeErrorKind::UnknownType { name: "shop.Order".into() });
}

#[test]
fn malformed_any_is_refused() {
    let cases = [
        (r#"{"@type": "shop.Order"}"#, "Any: expected a type URL"),
        (r#"{"@type": "x/"}"#, "Any: expected a type URL"),
        (r#"{"int64": 1}"#, "Any: missing field `@type`"),
        (r#"{"@type": 1}"#, "Any: expected a string"),
        (r#"{"@type": "x/google.protobuf.Any", "@type": ""}"#, "Any: `@type` appears more than once"),
        (r#"{"@type": "x/google.protobuf.Duration"}"#, "Any: missing field `value`"),
        (r#"{"@type": "x/google.protobuf.Duration", "value": null}"#, "Any.value: expected a string"),
        (
            r#"{"@type": "x/google.protobuf.Duration", "value": "1s", "value": "1s"}"#,
            "Any: `value` appears more than once",
        ),
        (r#"{"@type": "x/google.protobuf.Duration", "value": "1s", "a": 1}"#, "Any: unknown field `a`"),
        (r#"{"@type": "x/wireform.test.Types", "a": 1}"#, "Any: unknown field `a`"),
        (r#"{"@type": "x/wireform.test.Types", "value": 1, "value": 2}"#, "Any.value: `value` appears more than once"),
        ("null", "Any: expected an object"),
        ("[]", "Any: expected an object"),
    ];
    for (text, words) in cases {
        let error = refusal::<Any>(text);
        assert!(error.starts_with(words), "{text}: {error}");
    }
    let lenient = options().ignore_unknown_fields(true);
    assert!(lenient.from_str::<Any>(r#"{"@type": "x/google.protobuf.Duration", "value": "1s", "a": {}}"#).is_ok());
}

#[test]
fn error_inside_has_its_path_and_place() {
    let text =
        "{\"any\":\n {\"@type\": \"x/wireform.test.Types\",\n  \"timestamps\": [\"1970-01-01T00:00:00Z\", \"now\"]}}";
    let error = options().from_str::<Types>(text).unwrap_err();
    assert_eq!(error.path(), "Types.any.timestamps[1]");
    assert_eq!(error.line(), Some(3));
    let error =
        options().from_str::<Types>(r#"{"any": {"@type": "x/wireform.test.Types", "string": "\ud800"}}"#).unwrap_err();
    assert!(matches!(error.kind(), DecodeErrorKind::Syntax { .. }), "{error}");
    assert!((50..=60).contains(&error.offset()), "{error}");
}

#[test]
fn bytes_that_are_no_such_message_have_no_json() {
    let any = Any { value: vec![0xff], ..Any::pack(&Empty {}) };
    let error = options().to_string(&any).unwrap_err();
    assert!(error.to_string().starts_with("Any: the bytes of the `Any` are no `google.protobuf.Empty`: "), "{error}");
    assert_eq!(words(any.unpack::<Empty>()), "Empty: the input ends inside a value at byte 1");
    assert_eq!(
        words(Registry::new().well_known_types().unpack(&any)),
        "Empty: the input ends inside a value at byte 1"
    );
}

#[test]
fn unpack_needs_the_right_type() {
    let any = Any::pack(&Timestamp { seconds: 1, nanos: 0 });
    assert_eq!(any.unpack::<Timestamp>().unwrap().seconds, 1);
    let error = any.unpack::<Duration>().unwrap_err();
    assert!(matches!(error.kind(), DecodeErrorKind::UnexpectedType { .. }));

    let registry = Registry::new().well_known_types();
    for type_url in ["google.protobuf.Timestamp", "", "x/"] {
        let any = Any { type_url: type_url.into(), ..any.clone() };
        for error in [any.unpack::<Timestamp>().unwrap_err(), registry.unpack(&any).err().unwrap()] {
            let expected = "a type URL such as `type.googleapis.com/package.Message`";
            assert_eq!(error.kind(), &DecodeErrorKind::UnexpectedValue { expected }, "{type_url}");
        }
    }
    assert!(registry.unpack(&any).unwrap().is::<Timestamp>());
    let error = registry.unpack(&Any { type_url: "x/shop.Order".into(), ..any }).unwrap_err();
    assert_eq!(error.kind(), &DecodeErrorKind::UnknownType { name: "shop.Order".into() });
    assert!(format!("{registry:?}").contains("\"google.protobuf.UInt64Value\""));
}

/// An `Any` that many levels deep.
fn nested(levels: usize) -> Any {
    (1..levels).fold(Any::pack(&Empty {}), |any, _| Any::pack(&any))
}

#[test]
fn levels_of_any_count_as_levels() {
    let deepest = options().to_string(&nested(50)).map(|text| options().from_str::<Any>(&text).unwrap());
    assert_eq!(deepest.unwrap(), nested(50));
    let error = options().to_string(&nested(102)).unwrap_err();
    assert!(error.to_string().contains("messages nest deeper than `Limits::depth`"), "{error}");
    let deep = options().limits(Limits::new().depth(1000));
    let text = deep.to_string(&nested(102)).unwrap();
    assert_eq!(options().from_str::<Any>(&text).unwrap_err().kind(), &DecodeErrorKind::DepthLimit);
    assert_eq!(deep.from_str::<Any>(&text).unwrap(), nested(102));
}

#[test]
fn looking_through_nested_any_is_taken_off_the_budget() {
    let innermost = format!(r#"{{{}"@type":"x/google.protobuf.Empty"}}"#, " ".repeat(10_000));
    let text = (0..40).fold(innermost, |inner, _| format!(r#"{{"value":{inner},"@type":"x/google.protobuf.Any"}}"#));
    assert!(options().from_str::<Any>(&text).is_ok());
    let tight = options().limits(Limits::new().allocation(200_000));
    assert_eq!(tight.from_str::<Any>(&text).unwrap_err().kind(), &DecodeErrorKind::AllocationLimit);
}
