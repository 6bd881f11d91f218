//! A string type of another crate as a field: `CompactString`, which holds up to 24 bytes without an allocation.
//!
//! `Name` wraps it and names its own encoding. Its proxy is `String`, by which JSON and XML follow. On the binary wire
//! a `String` would be an allocation for each name, so the binary part is replaced: it writes from the text and reads
//! into it. `#[proto(1, with = "Compact")] CompactString` does the same without a wrapper, field by field.
//!
//! `cargo run --example compact_string`

use std::{borrow::Borrow, convert::Infallible, error::Error};

use compact_str::CompactString;
use wireform::{
    Message, Result,
    encoding::{Convert, Converted, Value},
    wire::{Context, Reader, Tag, Writer, varint_len},
};

/// A name, most likely a short one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Name(CompactString);

/// How a `CompactString` travels, in a `Name` or by itself.
struct Compact;

impl Value for Name {
    type Encoding = Converted<Compact>;
}

/// The text itself: what the conversions of both types have in common.
trait Text: Default {
    fn text(&self) -> &CompactString;
    fn text_mut(&mut self) -> &mut CompactString;
}

impl Text for Name {
    fn text(&self) -> &CompactString {
        &self.0
    }

    fn text_mut(&mut self) -> &mut CompactString {
        &mut self.0
    }
}

impl Text for CompactString {
    fn text(&self) -> &CompactString {
        self
    }

    fn text_mut(&mut self) -> &mut CompactString {
        self
    }
}

impl<T: Text> Convert<T> for Compact {
    type Proxy = String;
    type Error = Infallible;
    const EMPTY: Option<fn() -> T> = Some(T::default);

    fn to_proxy(value: &T) -> impl Borrow<String> {
        value.text().to_string()
    }

    fn from_proxy(text: String) -> Result<T, Infallible> {
        let mut value = T::default();
        *value.text_mut() = text.into();
        Ok(value)
    }

    // From here on, the binary wire: each has to do what the proxy would, and no proxy is made.

    fn is_empty(value: &T) -> bool {
        value.text().is_empty()
    }

    fn encode(tag: Tag, value: &T, out: &mut Writer<'_>) {
        out.bytes_field(tag, value.text().as_bytes());
    }

    fn encoded_len(value: &T) -> usize {
        let len = value.text().len();
        varint_len(len as u64) + len
    }

    fn len_hint(value: &T) -> usize {
        value.text().len()
    }

    fn decode(reader: &mut Reader<'_>, _context: Context<'_>) -> Result<T> {
        let mut value = T::default();
        *value.text_mut() = reader.string()?.into();
        Ok(value)
    }

    fn replace(value: &mut T, reader: &mut Reader<'_>, _context: Context<'_>) -> Result<()> {
        let text = value.text_mut();
        text.clear();
        text.push_str(reader.string()?);
        Ok(())
    }
}

#[derive(Message, Debug, Default, PartialEq)]
struct Person {
    #[proto(1)]
    name: Name,
    #[proto(2)]
    nicknames: Vec<Name>,
    #[proto(3, with = "Compact")]
    town: Option<CompactString>,
}

/// The same message with strings: the bytes are the same.
#[derive(Message, Debug, PartialEq)]
struct Plain {
    #[proto(1)]
    name: String,
    #[proto(2)]
    nicknames: Vec<String>,
    #[proto(3)]
    town: Option<String>,
}

fn main() -> std::result::Result<(), Box<dyn Error>> {
    let ada = Person {
        name: Name("Ada".into()),
        nicknames: vec![Name("Countess".into()), Name("".into())],
        town: Some("London".into()),
    };
    let bytes = wireform::proto::to_vec(&ada);
    assert_eq!(bytes.len(), Message::encoded_len(&ada));
    assert_eq!(wireform::proto::from_slice::<Person>(&bytes)?, ada);
    let plain: Plain = wireform::proto::from_slice(&bytes)?;
    assert_eq!(wireform::proto::to_vec(&plain), bytes);

    let mut old = Person { name: Name("a name of more than 24 bytes is on the heap".into()), ..Default::default() };
    wireform::proto::decode_into(&mut old, &bytes)?;
    assert_eq!(old, ada);

    let (json, xml) = (wireform::json::to_string(&ada)?, wireform::xml::to_string(&ada)?);
    assert_eq!(wireform::json::from_str::<Person>(&json)?, ada);
    assert_eq!(wireform::xml::from_str::<Person>(&xml)?, ada);
    assert_eq!(json, wireform::json::to_string(&plain)?);
    println!("{} bytes of protobuf, without an allocation for a name\n{json}\n{xml}", bytes.len());
    Ok(())
}

#[test]
fn it_runs() {
    main().unwrap();
}
