//! An encoding that is no conversion: a type that implements `Encoding` and `Decoding`, with no more than they require.

use wireform::{
    Message, Result,
    encoding::{Decoding, Encoding, Uint32, Value},
    json, proto,
    schema::Kind,
    walk::{Sink, Source, TextDecoding, TextEncoding},
    wire::{Context, Reader, Tag, WireType, Writer, varint_len},
};

/// A whole number that is written as its half.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Even(u32);

struct Halves;

impl Value for Even {
    type Encoding = Halves;
}

impl Encoding<Even> for Halves {
    const WIRE_TYPE: WireType = WireType::Varint;
    const KIND: Kind = Kind::Uint32;
    const PACKED: bool = true;

    fn is_empty(even: &Even) -> bool {
        even.0 == 0
    }

    fn encode(tag: Tag, even: &Even, out: &mut Writer<'_>) {
        out.varint_field(tag, u64::from(even.0 / 2));
    }

    fn encoded_len(even: &Even) -> usize {
        varint_len(u64::from(even.0 / 2))
    }
}

impl<'de> Decoding<'de, Even> for Halves {
    fn empty() -> Even {
        Even(0)
    }

    fn decode(reader: &mut Reader<'de>, _context: Context<'_>) -> Result<Even> {
        Ok(Even(2 * reader.varint()? as u32))
    }
}

impl TextEncoding<Even> for Halves {
    fn write<S: Sink>(even: &Even, sink: S) -> Result<S::Ok, S::Error> {
        Uint32::write(&even.0, sink)
    }
}

impl<'de> TextDecoding<'de, Even> for Halves {
    fn read<S: Source<'de>>(source: S) -> Result<Option<Even>, S::Error> {
        Ok(Uint32::read(source)?.map(Even))
    }
}

#[derive(Message, Clone, Debug, PartialEq)]
struct Evens {
    #[proto(1)]
    one: Even,
    #[proto(2)]
    list: Vec<Even>,
    #[proto(3, expanded)]
    expanded: Vec<Even>,
    #[allow(clippy::vec_box, reason = "it is a shape like any other")]
    #[proto(4)]
    boxed: Vec<Box<Even>>,
}

fn evens() -> Evens {
    let list = vec![Even(0), Even(2), Even(600)];
    Evens { one: Even(4), list: list.clone(), expanded: list.clone(), boxed: list.into_iter().map(Box::new).collect() }
}

#[test]
fn lists_are_packed_with_what_the_encoding_has_to_say() {
    let bytes = b"\x08\x02\x12\x04\0\x01\xac\x02\x18\0\x18\x01\x18\xac\x02\x22\x04\0\x01\xac\x02";
    assert_eq!(proto::to_vec(&evens()), bytes);
    assert_eq!(proto::encoded_len(&evens()), bytes.len());
    assert_eq!(proto::from_slice::<Evens>(bytes).unwrap(), evens());
}

#[test]
fn text_has_the_value() {
    let text = json::to_string(&evens()).unwrap();
    assert_eq!(text, r#"{"one":4,"list":[0,2,600],"expanded":[0,2,600],"boxed":[0,2,600]}"#);
    assert_eq!(json::from_str::<Evens>(&text).unwrap(), evens());
}
