//! A message without the derive: its descriptor, and how it is written and read on each wire.
//!
//! `Members` keeps its numbers in a `BTreeSet`, which no field of a derived message can be. To others it is
//!
//! ```proto
//! message Members { repeated uint64 ids = 1; }
//! ```
//!
//! `Described`, `Value`, `Encode` and `Decode` are the binary wire; `EncodeText` and `DecodeText` are JSON and XML. With
//! all of them it is a message like others: it has the verbs, and can be a field of a derived one.
//!
//! `cargo run --example by_hand`

use std::{collections::BTreeSet, error::Error};

use wireform::{
    Decode, Described, Encode, Message, Result,
    encoding::{Nested, Repeated, Uint64, Value},
    schema::{FieldDescriptor, FieldKind, Kind, MessageDescriptor},
    walk::{DecodeText, EncodeText, Fields, Source, TextFieldDecode},
    wire::{Context, Raw, Reader, Tag, WireType, Writer, varint_len},
};

#[derive(Clone, Debug, PartialEq)]
struct Members {
    ids: BTreeSet<u64>,
}

const IDS: Tag = Tag::new(1, WireType::LengthDelimited);

/// What the message is called and made of: error paths and the names in JSON and XML come from it.
impl Described for Members {
    const DESCRIPTOR: &'static MessageDescriptor = &MessageDescriptor::new(
        "Members",
        &[FieldDescriptor::new("ids", 1, FieldKind::Repeated { element: Kind::Uint64, packed: true })],
    )
    .with_package("example");
}

/// As a field of another message, it is a nested one.
impl Value for Members {
    type Encoding = Nested;
}

impl Encode for Members {
    fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    fn encode_fields(&self, out: &mut Writer<'_>) {
        if !self.ids.is_empty() {
            // The writer counts the bytes and puts their number before them.
            out.message(IDS, self.ids.len(), |out| self.ids.iter().for_each(|id| out.varint(*id)));
        }
    }

    fn fields_len(&self) -> usize {
        let len: usize = self.ids.iter().map(|id| varint_len(*id)).sum();
        if self.ids.is_empty() { 0 } else { IDS.encoded_len() + varint_len(len as u64) + len }
    }
}

impl Members {
    /// Takes what an entry needs off the memory budget before it is made.
    fn insert(&mut self, id: u64, context: Context<'_>, at: &Reader<'_>) -> Result<()> {
        context.charge(2 * size_of::<u64>(), at)?;
        self.ids.insert(id);
        Ok(())
    }
}

impl<'de> Decode<'de> for Members {
    fn empty() -> Self {
        Self { ids: BTreeSet::new() }
    }

    fn merge_fields(&mut self, mut reader: Reader<'de>, context: Context<'_>) -> Result<()> {
        if context.recycles() {
            self.ids.clear();
        }
        while !reader.is_empty() {
            let tag = reader.tag()?;
            match (tag.number(), reader.raw(tag, context)?) {
                // Both forms of a list are read, always.
                (1, Raw::Varint(id)) => self.insert(id, context, &reader)?,
                (1, Raw::LengthDelimited(packed)) => {
                    let mut packed = Reader::new(packed);
                    while !packed.is_empty() {
                        let id = packed.varint()?;
                        self.insert(id, context, &packed)?;
                    }
                }
                // A field that the message does not have, or of another type.
                _ => {}
            }
        }
        Ok(())
    }
}

impl EncodeText for Members {
    fn emit<F: Fields>(&self, fields: &mut F) -> Result<(), F::Error> {
        if self.ids.is_empty() {
            return Ok(());
        }
        let ids: Vec<u64> = self.ids.iter().copied().collect();
        fields.list::<u64, Uint64>(&Self::DESCRIPTOR.fields()[0], &ids)
    }
}

impl<'de> DecodeText<'de> for Members {
    /// JSON has all elements in one array; XML has an element for each, and this is called for each.
    fn merge_field<S: Source<'de>>(&mut self, number: u32, source: S) -> Result<(), S::Error> {
        if number == 1 {
            let mut ids = Vec::new();
            <Repeated<Uint64> as TextFieldDecode<'de, Vec<u64>>>::read(&mut ids, source)?;
            self.ids.extend(ids);
        }
        Ok(())
    }
}

fn main() -> std::result::Result<(), Box<dyn Error>> {
    let members = Members { ids: BTreeSet::from([3, 270, 86942]) };
    let bytes = members.encode_to_vec();
    assert_eq!(bytes, b"\x0a\x06\x03\x8e\x02\x9e\xa7\x05");
    assert_eq!(members.encoded_len(), bytes.len());
    assert_eq!(Members::decode(&bytes[..])?, members);
    assert_eq!(Members::decode(&b"\x08\x03\x0a\x02\x8e\x02\x08\x9e\xa7\x05\x10\x01"[..])?, members);

    let json = wireform::json::to_string(&members)?;
    assert_eq!(json, r#"{"ids":["3","270","86942"]}"#);
    assert_eq!(wireform::json::from_str::<Members>(&json)?, members);
    let xml = wireform::xml::to_string(&members)?;
    assert_eq!(wireform::xml::from_str::<Members>(&xml)?, members);

    let error = Members::decode(&b"\x0a\x02\x03\x80"[..]).unwrap_err();
    assert_eq!(error.path(), "Members.ids");
    println!("{} bytes of protobuf\n{json}\n{xml}\n{error}", bytes.len());
    Ok(())
}

#[test]
fn it_runs() {
    main().unwrap();
}
