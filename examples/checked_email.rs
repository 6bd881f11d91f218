//! A fallible newtype as a field: a checked email address, which is a `string` on every wire.
//!
//! `Email` names its own encoding, so no field of it needs an attribute. What the check refuses is a decoding error with
//! the check's own words, the field's path and the place in the input. An `Email` has no empty value, as "" is no
//! address: it can be a field as `Option<Email>` and `Vec<Email>`, and a plain `Email` would not compile.
//!
//! `cargo run --example checked_email`

use std::{borrow::Borrow, error::Error, fmt};

use wireform::{
    Message,
    encoding::{Convert, Converted, Value},
};

/// An address that has something on both sides of one `@`.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Email(String);

/// Why some text is no address.
#[derive(Debug)]
struct NoEmail;

impl fmt::Display for NoEmail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an email address is like `name@host`")
    }
}

impl Error for NoEmail {}

impl TryFrom<String> for Email {
    type Error = NoEmail;

    fn try_from(text: String) -> Result<Self, NoEmail> {
        match text.split_once('@') {
            Some((name, host)) if !name.is_empty() && !host.is_empty() && !host.contains('@') => Ok(Self(text)),
            _ => Err(NoEmail),
        }
    }
}

impl Value for Email {
    type Encoding = Converted<Self>;
}

impl Convert<Self> for Email {
    type Proxy = String;
    type Error = NoEmail;

    /// Lends the text: writing an address copies nothing.
    fn to_proxy(email: &Self) -> impl Borrow<String> {
        &email.0
    }

    /// Takes the text over: reading an address allocates once.
    fn from_proxy(text: String) -> Result<Self, NoEmail> {
        text.try_into()
    }
}

#[derive(Message, Debug, PartialEq)]
struct Person {
    #[proto(1)]
    name: String,
    #[proto(2)]
    email: Option<Email>,
    #[proto(3)]
    others: Vec<Email>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let ada = Person {
        name: "Ada".into(),
        email: Some("ada@example.org".to_owned().try_into()?),
        others: vec!["countess@example.com".to_owned().try_into()?],
    };
    let (bytes, json, xml) =
        (wireform::proto::to_vec(&ada), wireform::json::to_string(&ada)?, wireform::xml::to_string(&ada)?);
    assert_eq!(wireform::proto::from_slice::<Person>(&bytes)?, ada);
    assert_eq!(wireform::json::from_str::<Person>(&json)?, ada);
    assert_eq!(wireform::xml::from_str::<Person>(&xml)?, ada);
    println!("{} bytes of protobuf\n{json}\n{xml}", bytes.len());

    let error = wireform::proto::from_slice::<Person>(b"\x0a\x03Bob\x1a\x03bob").unwrap_err();
    assert_eq!(error.to_string(), "Person.others[0]: an email address is like `name@host` at byte 6");
    println!("{error}");
    let error = wireform::json::from_str::<Person>(r#"{"name": "Bob", "email": "bob"}"#).unwrap_err();
    assert_eq!(error.path(), "Person.email");
    println!("{error}");
    Ok(())
}

#[test]
fn it_runs() {
    main().unwrap();
}
