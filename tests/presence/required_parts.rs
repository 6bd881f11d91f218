//! Messages that come in several parts, are replaced, or were there before: nothing may be missing from all of it.

use std::{collections::BTreeMap, sync::Arc};

use wireform::{
    Decode, DecodeErrorKind, Described, Encode, Limits, Message, Oneof, UnknownFields,
    encoding::{Nested, Value},
    proto,
    schema::{FieldDescriptor, FieldKind, Kind, MessageDescriptor, message},
    walk::{DecodeText, EncodeText, Fields, Source},
    wire::{Context, Reader, Writer},
};
use wireform_test_support::wire::Wire;

/// Two required fields, so that one can come in each part.
#[derive(Message, Clone, Debug, PartialEq)]
struct Pair {
    #[proto(1, required)]
    left: u32,
    #[proto(2, required)]
    right: u32,
    #[proto(3)]
    next: Option<Box<Pair>>,
}

#[derive(Oneof, Debug, PartialEq)]
enum Choice {
    #[proto(5)]
    Pair(Pair),
    #[proto(6, group)]
    Delimited(Pair),
    #[proto(7)]
    Number(u32),
}

#[derive(Message, Debug, PartialEq)]
struct Holder {
    #[proto(1)]
    bare: Pair,
    #[proto(2)]
    option: Option<Pair>,
    #[proto(3)]
    list: Vec<Pair>,
    #[proto(4)]
    map: BTreeMap<i32, Pair>,
    #[proto(oneof)]
    choice: Option<Choice>,
    #[proto(8, group)]
    group: Option<Pair>,
    #[proto(9)]
    shared: Option<Arc<Pair>>,
    #[proto(unknown)]
    unknown: UnknownFields,
}

fn left() -> Wire {
    Wire::new().varint(1, 1)
}

fn right() -> Wire {
    Wire::new().varint(2, 2)
}

fn pair() -> Wire {
    Wire::new().varint(1, 1).varint(2, 2)
}

fn entry(key: u64, value: Wire) -> Wire {
    Wire::new().varint(1, key).message(2, value)
}

const PAIR: Pair = Pair { left: 1, right: 2, next: None };

/// Decodes into an empty message, a new one and an old one.
fn all(wire: &Wire) -> Result<Holder, String> {
    let decoded = Holder::decode(wire.as_ref());
    let mut into = full();
    let result = proto::decode_into(&mut into, wire.as_ref());
    match (decoded, result) {
        (Ok(decoded), Ok(())) => {
            assert_eq!(decoded, into);
            Ok(decoded)
        }
        (Err(error), Err(again)) => {
            assert_eq!(error.to_string(), again.to_string());
            assert!(matches!(error.kind(), DecodeErrorKind::MissingRequired { .. }), "{error}");
            Err(error.path().to_owned())
        }
        other => panic!("{other:?}"),
    }
}

/// A message with a value in every field.
fn full() -> Holder {
    let wire = Wire::new().message(1, pair()).message(2, pair()).message(3, pair()).message(4, entry(1, pair()));
    let wire = wire.message(5, pair()).group(8, pair()).message(9, pair());
    Holder::decode(wire.as_ref()).unwrap()
}

#[test]
fn parts_of_one_message_complete_each_other() {
    for (number, name) in [(1, "bare"), (2, "option"), (5, "pair"), (9, "shared")] {
        let wire = |first, second| Wire::new().message(number, first).varint(77, 0).message(number, second);
        all(&wire(left(), right())).unwrap();
        all(&wire(right(), left())).unwrap();
        assert_eq!(all(&wire(left(), left())), Err(format!("Holder.{name}.right")));
        assert_eq!(all(&wire(right(), Wire::new())), Err(format!("Holder.{name}.left")));
    }
    for (number, name) in [(6, "delimited"), (8, "group")] {
        let wire = |first, second| Wire::new().group(number, first).varint(77, 0).group(number, second);
        all(&wire(left(), right())).unwrap();
        assert_eq!(all(&wire(left(), left())), Err(format!("Holder.{name}.right")));
    }
    let holder = all(&Wire::new().message(1, left()).message(1, right())).unwrap();
    assert_eq!(holder.bare, PAIR);
}

#[test]
fn parts_are_followed_through_parts_above() {
    let nested = |inner: Wire| pair().message(3, inner);
    let two = |first, second| Wire::new().message(2, nested(first)).message(2, Wire::new().message(3, second));
    all(&two(left(), right())).unwrap();
    assert_eq!(all(&two(left(), left())), Err("Holder.option.next.right".to_owned()));
    assert_eq!(all(&two(Wire::new().message(3, left()), pair())), Err("Holder.option.next.next.right".to_owned()));
}

#[test]
fn elements_of_a_list_stand_for_themselves() {
    let wire = Wire::new().message(3, left()).message(3, right());
    assert_eq!(all(&wire), Err("Holder.list[0].right".to_owned()));
    let wire = Wire::new().message(3, pair().message(3, left()).message(3, right())).message(3, pair());
    assert_eq!(all(&wire).unwrap().list.len(), 2);
}

#[test]
fn the_last_entry_of_a_key_counts() {
    all(&Wire::new().message(4, entry(1, left())).message(4, entry(1, pair()))).unwrap();
    // The key's lower 32 bits count.
    all(&Wire::new().message(4, entry(1 << 32, left())).message(4, Wire::new().message(2, pair()))).unwrap();
    assert_eq!(
        all(&Wire::new().message(4, entry(1, pair())).message(4, entry(1, right()))),
        Err("Holder.map[1].value.left".to_owned())
    );
    assert_eq!(
        all(&Wire::new().message(4, entry(1, left())).message(4, entry(2, pair()))),
        Err("Holder.map[0].value.right".to_owned())
    );
    assert_eq!(all(&Wire::new().message(4, Wire::new().varint(1, 1))), Err("Holder.map[0].value.left".to_owned()));
    // The parts of a value are in one entry.
    all(&Wire::new().message(4, entry(1, left()).message(2, right()))).unwrap();
    all(&Wire::new().message(4, Wire::new().message(2, left()).message(2, right()).varint(1, 3))).unwrap();
}

#[test]
fn a_member_that_gave_way_lacks_nothing() {
    all(&Wire::new().message(5, left()).varint(7, 1)).unwrap();
    all(&Wire::new().message(5, left()).group(6, pair())).unwrap();
    assert_eq!(
        all(&Wire::new().message(5, left()).varint(7, 1).message(5, right())),
        Err("Holder.pair.left".to_owned())
    );
    all(&Wire::new().message(5, left()).varint(7, 1).message(5, pair())).unwrap();
    // A member of another wire type is none.
    assert_eq!(all(&Wire::new().message(5, left()).string(7, "")), Err("Holder.pair.right".to_owned()));
}

#[test]
fn unknown_records_and_overlong_tags_are_told_apart() {
    let wire = Wire::new().message(2, Wire::new().tag_width(3).varint(1, 1).varint_width(9).varint(2, 2));
    all(&wire).unwrap();
    assert_eq!(
        all(&Wire::new().message(2, Wire::new().group(1, right()).varint(2, 1))),
        Err("Holder.option.left".to_owned())
    );
    assert_eq!(all(&Wire::new().group(2, pair()).message(2, left())), Err("Holder.option.right".to_owned()));
    assert_eq!(all(&Wire::new().group(2, pair())).unwrap().option, None);
}

#[test]
fn merging_completes_what_is_there() {
    let merge = |old: fn() -> Holder, wire: Wire| {
        let mut value = old();
        Message::merge(&mut value, wire.as_ref()).map(|()| value)
    };
    let empty: fn() -> Holder = || Holder::decode(&[][..]).unwrap();
    // The root's own fields are in the struct.
    let mut whole = PAIR;
    Message::merge(&mut whole, Wire::new().varint(1, 7).as_ref()).unwrap();
    assert_eq!(whole, Pair { left: 7, ..PAIR });
    Message::merge(&mut whole, &[][..]).unwrap();
    for number in [1, 2, 5, 9] {
        merge(full, Wire::new().message(number, left())).unwrap();
        merge(full, Wire::new().message(number, left()).message(number, left())).unwrap();
        // One message more, which was not there.
        merge(full, Wire::new().message(number, Wire::new().message(3, left()))).unwrap_err();
    }
    merge(full, Wire::new().group(8, Wire::new())).unwrap();
    // All is looked into once more where something else came in parts.
    let in_parts = Wire::new().varint(7, 1).message(5, left()).message(5, right());
    for number in [1, 2, 9] {
        let known = Wire::new().message(number, left());
        merge(full, in_parts.clone().raw(known.clone())).unwrap();
        merge(full, in_parts.clone().raw(known.clone()).raw(known)).unwrap();
    }
    merge(full, in_parts.clone().group(8, right()).group(8, Wire::new())).unwrap();
    merge(full, Wire::new().message(5, left()).message(4, entry(7, left()).message(2, right()))).unwrap();
    // A plain message is always there.
    merge(empty, Wire::new().message(1, left())).unwrap();
    for wire in [
        Wire::new().message(2, left()),
        Wire::new().message(2, left()).message(2, left()),
        Wire::new().message(5, left()),
        Wire::new().message(5, left()).message(5, left()),
        Wire::new().group(8, left()),
        Wire::new().message(9, left()),
    ] {
        merge(empty, wire.clone()).unwrap_err();
    }
    for wire in [
        Wire::new().message(3, left()),
        Wire::new().message(4, entry(1, left())),
        Wire::new().group(6, left()),
        Wire::new().varint(7, 1).message(5, left()),
    ] {
        merge(empty, wire.clone()).unwrap_err();
        merge(full, wire).unwrap_err();
    }
    merge(empty, Wire::new().message(2, left()).message(2, right())).unwrap();
}

#[test]
fn many_parts_take_linear_time_and_bounded_memory() {
    // Each of the entries lacks something, and each part.
    let mut wire = Wire::new();
    for key in 0..50_000 {
        wire = wire.message(4, entry(key % 1000, left())).message(2, left());
    }
    let error = Holder::decode(wire.as_ref()).unwrap_err();
    assert!(matches!(error.kind(), DecodeErrorKind::MissingRequired { .. }), "{error}");
    let limits = Limits::new().allocation(4096);
    let mut entries = Wire::new();
    for key in 0..10 {
        entries = entries.message(4, entry(key, left()));
    }
    let error = proto::Options::new().limits(limits).from_slice::<Holder>(entries.as_ref()).unwrap_err();
    assert!(matches!(error.kind(), DecodeErrorKind::AllocationLimit | DecodeErrorKind::MissingRequired { .. }));
    // Parts merged into what is there are remembered, and paid for.
    let mut value = full();
    let mut parts = Wire::new();
    for _ in 0..50_000 {
        parts = parts.message(2, left());
    }
    Message::merge(&mut value, parts.as_ref()).unwrap();
}

#[test]
fn a_chain_as_deep_as_allowed_is_checked() {
    let chain = |levels: u32, last: Wire| {
        (0..levels).fold(last, |inner, _| Wire::new().message(3, inner).varint(1, 1).varint(2, 1))
    };
    Pair::decode(chain(100, pair()).as_ref()).unwrap();
    let error = Pair::decode(chain(100, left()).as_ref()).unwrap_err();
    assert_eq!(error.path(), format!("Pair{}.right", ".next".repeat(100)));
    let error = Pair::decode(chain(101, pair()).as_ref()).unwrap_err();
    assert_eq!(error.kind(), &DecodeErrorKind::DepthLimit);
}

/// What is followed of one element, or of an entry's value, is free again when it ends.
#[test]
fn a_long_list_of_small_messages_is_followed_within_the_budget() {
    let parts = Wire::new().message(2, left()).message(2, right());
    let element = pair().message(3, pair());
    let limits = Limits::new().allocation(20_000);
    let options = proto::Options::new().limits(limits);
    let lists = (0..50).fold(parts.clone(), |all, _| all.message(3, element.clone()));
    options.from_slice::<Holder>(lists.as_ref()).unwrap();
    let maps = (0..50).fold(parts, |all, key| all.message(4, entry(key, element.clone())));
    options.from_slice::<Holder>(maps.as_ref()).unwrap();
}

/// A decoder written by hand that looks at none of the messages in it, and so counts no levels.
#[derive(Debug)]
struct Unread;

impl Described for Unread {
    const DESCRIPTOR: &'static MessageDescriptor = &MessageDescriptor::new(
        "Unread",
        &[FieldDescriptor::new("next", 1, FieldKind::Explicit(Kind::Message(message::<Self>)))],
    );
}

impl Value for Unread {
    type Encoding = Nested;
}

impl Encode for Unread {
    fn is_empty(&self) -> bool {
        true
    }

    fn encode_fields(&self, _out: &mut Writer<'_>) {}

    fn fields_len(&self) -> usize {
        0
    }
}

impl<'de> Decode<'de> for Unread {
    fn empty() -> Self {
        Self
    }

    fn merge_fields(&mut self, _reader: Reader<'de>, _context: Context<'_>) -> wireform::Result<()> {
        Ok(())
    }
}

impl EncodeText for Unread {
    fn emit<F: Fields>(&self, _fields: &mut F) -> Result<(), F::Error> {
        Ok(())
    }
}

impl<'de> DecodeText<'de> for Unread {
    fn merge_field<S: Source<'de>>(&mut self, _number: u32, _source: S) -> Result<(), S::Error> {
        Ok(())
    }
}

#[derive(Message, Debug)]
struct AroundUnread {
    #[proto(1, required)]
    number: u32,
    #[proto(2)]
    unread: Option<Unread>,
}

#[test]
fn levels_that_a_decoder_does_not_count_are_limited_when_something_is_missing() {
    let nested = |levels: u32| (0..levels).fold(Wire::new(), |inner, _| Wire::new().message(1, inner));
    let wire = Wire::new().message(2, nested(99));
    let error = AroundUnread::decode(wire.as_ref()).unwrap_err();
    assert_eq!(error.kind(), &DecodeErrorKind::MissingRequired { name: "number" });
    let wire = Wire::new().message(2, nested(5_000));
    let error = AroundUnread::decode(wire.as_ref()).unwrap_err();
    assert_eq!(error.kind(), &DecodeErrorKind::DepthLimit);
    AroundUnread::decode(wire.varint(1, 1).as_ref()).unwrap();
}
