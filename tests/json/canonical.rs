//! ProtoJSON inside serde types, and protobuf bytes inside binary ones.

use serde::{Deserialize, Serialize};
use wireform::{
    Message, json,
    serde::{Canonical, canonical},
};
use wireform_test_support::words;

use super::messages::{Inner, Rows, Tree};

#[derive(Serialize, Deserialize, Debug, PartialEq)]
struct Envelope {
    id: u64,
    #[serde(with = "wireform::serde::canonical")]
    inner: Inner,
    more: Vec<Canonical<Inner>>,
    maybe: Option<Canonical<Inner>>,
}

fn inner(zip_code: i32, street: &str) -> Inner {
    Inner { zip_code, street: street.into() }
}

fn envelope() -> Envelope {
    Envelope {
        id: 1 << 60,
        inner: inner(1, "x"),
        more: vec![Canonical(inner(0, "")), inner(2, "").into()],
        maybe: Some(Canonical(inner(0, "y"))),
    }
}

#[test]
fn messages_travel_inside_serde_types() {
    let text = serde_json::to_string(&envelope()).unwrap();
    let expected = concat!(
        r#"{"id":1152921504606846976,"inner":{"zipCode":1,"street":"x"},"#,
        r#""more":[{},{"zipCode":2}],"maybe":{"street":"y"}}"#,
    );
    assert_eq!(text, expected);
    assert_eq!(serde_json::from_str::<Envelope>(&text).unwrap(), envelope());
    assert_eq!(serde_json::from_reader::<_, Envelope>(text.as_bytes()).unwrap(), envelope());
    let value = serde_json::to_value(envelope()).unwrap();
    assert_eq!(serde_json::from_value::<Envelope>(value).unwrap(), envelope());
    let absent = text.replace(r#"{"street":"y"}"#, "null");
    assert_eq!(serde_json::from_str::<Envelope>(&absent).unwrap().maybe, None);
}

#[test]
fn a_binary_format_holds_the_protobuf_bytes() {
    let bytes = postcard::to_allocvec(&Canonical(inner(1, "x"))).unwrap();
    assert_eq!(bytes, [5, 8, 1, 18, 1, b'x']);
    let bytes = postcard::to_allocvec(&envelope()).unwrap();
    assert_eq!(postcard::from_bytes::<Envelope>(&bytes).unwrap(), envelope());
    let mut scratch = [0; 100];
    let (read, _) = postcard::from_io::<Envelope, _>((&bytes[..], &mut scratch)).unwrap();
    assert_eq!(read, envelope());
}

#[test]
fn a_binary_format_without_bytes_holds_a_list_of_them() {
    use serde::de::value::{Error, SeqDeserializer};

    struct Binary(Vec<u8>);
    impl<'de> serde::Deserializer<'de> for Binary {
        type Error = Error;
        fn is_human_readable(&self) -> bool {
            false
        }
        fn deserialize_any<V: serde::de::Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            visitor.visit_seq(SeqDeserializer::new(self.0.into_iter()))
        }
        serde::forward_to_deserialize_any! {
            bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit unit_struct
            newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
        }
    }
    assert_eq!(canonical::deserialize::<Inner, _>(Binary(vec![8, 1, 18, 1, b'x'])).unwrap(), inner(1, "x"));
    assert_eq!(
        words(canonical::deserialize::<Inner, _>(Binary(vec![8]))),
        "Inner.zip_code: the input ends inside a value at byte 1"
    );
}

#[test]
fn malformed_bytes_are_refused() {
    // Its errors drop the words of ours.
    let error = postcard::from_bytes::<Canonical<Inner>>(&[2, 8, 0x80]).unwrap_err();
    assert_eq!(error, postcard::Error::SerdeDeCustom);
}

#[test]
fn errors_keep_path_and_position() {
    let text = "{\"id\":1,\n\"inner\":{\"zipCode\":\"x\"}}";
    let error = serde_json::from_str::<Envelope>(text).unwrap_err();
    assert!(error.to_string().starts_with("Inner.zip_code: expected an integer at line 2 column"), "{error}");
    let error = serde_json::from_str::<Canonical<Rows>>(r#"{"inners":[{},{"zipCode":1.5}]}"#).unwrap_err();
    assert!(
        error.to_string().starts_with("Rows.inners[1].zip_code: number does not fit int32 at line 1 col"),
        "{error}"
    );
    let error = serde_json::from_str::<Canonical<Rows>>(r#"{"inners":[{},{"zipCode":1.5"#).unwrap_err();
    assert!(error.is_data() || error.is_eof(), "{error}");
    assert_eq!(words(serde_json::from_str::<Canonical<Rows>>("null")), "Rows: expected an object at line 1 column 4");
}

#[test]
fn limits_hold_inside_serde_types() {
    let nest = |levels| format!("{}{{}}{}", r#"{"kid":"#.repeat(levels), "}".repeat(levels));
    let read = |text: &str| {
        let mut deserializer = serde_json::Deserializer::from_str(text);
        deserializer.disable_recursion_limit();
        canonical::deserialize::<Tree, _>(&mut deserializer)
    };
    assert_eq!(read(&nest(100)).unwrap(), json::from_str::<Tree>(&nest(100)).unwrap());
    assert!(read(&nest(101)).unwrap_err().to_string().contains("nest deeper"));
}

/// What serde's derives buffer, for a flattened or an untagged type, is read as well.
#[test]
fn messages_are_read_from_what_serde_buffers() {
    #[derive(Deserialize, Debug, PartialEq)]
    #[serde(untagged)]
    enum Either {
        Message(Canonical<Inner>),
        Number(u64),
    }
    assert_eq!(serde_json::from_str::<Either>("5").unwrap(), Either::Number(5));
    let text = r#"{"zipCode":5,"street":"a\nb"}"#;
    assert_eq!(serde_json::from_str::<Either>(text).unwrap(), Either::Message(Canonical(inner(5, "a\nb"))));
    assert_eq!(
        words(serde_json::from_str::<Either>(r#"{"zipCode":"5x"}"#)),
        "data did not match any variant of untagged enum Either"
    );
}

#[derive(Message, Clone, Debug, PartialEq)]
#[proto(serde)]
struct Plain {
    #[proto(1)]
    big_number: u64,
    #[proto(2)]
    inner: Inner,
}

#[derive(Message, Clone, Debug, PartialEq)]
#[proto(serde)]
struct Page<T> {
    #[proto(1)]
    rows: Vec<T>,
}

#[test]
fn a_message_can_have_the_shape_itself() {
    let page = Page { rows: vec![Plain { big_number: 5, inner: inner(1, "") }] };
    let text = serde_json::to_string(&page).unwrap();
    assert_eq!(text, r#"{"rows":[{"bigNumber":"5","inner":{"zipCode":1}}]}"#);
    assert_eq!(serde_json::from_str::<Page<Plain>>(&text).unwrap(), page);
    let bytes = postcard::to_allocvec(&page).unwrap();
    assert_eq!(postcard::from_bytes::<Page<Plain>>(&bytes).unwrap(), page);
    assert_eq!(bytes[1..], wireform::proto::to_vec(&page));
}

#[test]
fn the_wrapper_is_transparent() {
    let mut wrapped = Canonical(inner(1, "x"));
    wrapped.zip_code = 2;
    assert_eq!(wrapped.street, "x");
    assert_eq!(wrapped.into_inner(), inner(2, "x"));
}
