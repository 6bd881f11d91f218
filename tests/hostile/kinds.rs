//! What strings and bytes of every kind, and values behind counted pointers, take off the budget.

use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap},
    rc::Rc,
    sync::Arc,
};

use bytes::Bytes;
use wireform::{DecodeErrorKind, Limits, Message, json, proto, text, xml};
use wireform_test_support::{allocation::measure, wire::Wire};

use crate::budget::{SLACK, many};

#[derive(Message, Clone, Debug, PartialEq)]
struct Kinds {
    #[proto(1)]
    shared: Vec<Arc<str>>,
    #[proto(2)]
    counted: Vec<Rc<str>>,
    #[proto(3)]
    boxed: Vec<Box<str>>,
    #[proto(4)]
    keys: HashMap<Arc<str>, Rc<str>>,
    #[proto(5)]
    names: BTreeMap<Rc<str>, Arc<str>>,
    #[proto(6)]
    arrays: Vec<[u8; 1000]>,
    #[proto(7)]
    bytes: Vec<Bytes>,
    #[proto(8)]
    blobs: Vec<Box<[u8]>>,
    #[proto(9)]
    inner: Vec<Inner>,
    #[proto(10)]
    tree: Vec<Arc<Inner>>,
    #[proto(11)]
    map: BTreeMap<u32, Rc<Inner>>,
    #[proto(12)]
    numbers: Vec<Arc<u64>>,
    #[proto(13)]
    large: Vec<Arc<[u8; 1000]>>,
}

#[derive(Message, Clone, Debug, PartialEq)]
struct Inner {
    #[proto(1)]
    shared: Arc<str>,
    #[proto(2)]
    counted: Rc<str>,
    #[proto(3)]
    inner: Arc<Innermost>,
}

#[derive(Message, Clone, Debug, PartialEq)]
struct Innermost {
    #[proto(1)]
    array: [u8; 200],
    #[proto(2)]
    text: Rc<str>,
}

#[derive(Message, Debug)]
struct Borrowing<'a> {
    #[proto(1)]
    texts: Vec<&'a str>,
    #[proto(2)]
    cows: Vec<Cow<'a, [u8]>>,
    #[proto(3)]
    map: HashMap<&'a str, Cow<'a, str>>,
}

/// Finds the smallest budget with which the input is accepted, and asserts that it covers what the value keeps.
#[track_caller]
fn tight_with<T>(input: usize, read: impl Fn(Limits) -> wireform::Result<T>) {
    let (mut refused, mut accepted) = (0, 30_000_000);
    let verdict = |budget| measure(|| read(Limits::new().allocation(budget)));
    assert_eq!(verdict(refused).0.map(drop).unwrap_err().kind(), &DecodeErrorKind::AllocationLimit);
    while accepted - refused > 100 {
        let budget = refused.midpoint(accepted);
        if verdict(budget).0.is_ok() { accepted = budget } else { refused = budget }
    }
    let (value, used) = verdict(accepted);
    assert!(value.is_ok());
    assert!(used.live <= accepted + input + SLACK, "{used:?} with a budget of {accepted} and an input of {input}");
}

/// [`tight_with`] on the binary wire.
#[track_caller]
fn tight<M: Message>(wire: &Wire) {
    let bytes = wire.as_ref();
    tight_with(bytes.len(), |limits| proto::Options::new().limits(limits).from_slice::<M>(bytes));
}

#[test]
fn strings_with_counters() {
    for number in [1, 2, 3] {
        tight::<Kinds>(&many(5000, |wire, _| wire.string(number, "")));
        tight::<Kinds>(&many(5000, |wire, _| wire.string(number, "some text")));
    }
}

#[test]
fn maps_of_strings_with_counters() {
    for number in [4, 5] {
        tight::<Kinds>(&many(3000, |wire, key| wire.entry(number, |entry| entry.string(1, &key.to_string()))));
        tight::<Kinds>(
            &many(3000, |wire, _| wire.entry(number, |entry| entry)).varint(12, 1).raw(many(20, |wire, key| {
                wire.string(number, "").entry(number, |entry| entry.string(1, &key.to_string()))
            })),
        );
    }
}

#[test]
fn bytes_and_arrays() {
    tight::<Kinds>(&many(500, |wire, _| wire.bytes(6, [1; 1000])));
    for number in [7, 8] {
        tight::<Kinds>(&many(5000, |wire, _| wire.string(number, "")));
        tight::<Kinds>(&many(5000, |wire, _| wire.string(number, "some text")));
    }
}

#[test]
fn empty_messages_with_memory_of_their_own() {
    tight::<Kinds>(&many(5000, |wire, _| wire.message(9, Wire::new())));
    tight::<Kinds>(&many(5000, |wire, _| wire.message(10, Wire::new())));
    tight::<Kinds>(&many(3000, |wire, key| wire.entry(11, |entry| entry.varint(1, key))));
    tight::<Kinds>(&many(5000, |wire, _| wire.message(10, Wire::new().string(1, "a").string(1, "b"))));
}

#[test]
fn values_behind_counted_pointers() {
    tight::<Kinds>(&many(5000, |wire, _| wire.varint(12, 1)));
    tight::<Kinds>(&Wire::new().packed(12, vec![1; 5000]));
    tight::<Kinds>(&many(500, |wire, _| wire.bytes(13, [1; 1000])));
}

#[test]
fn borrowed_elements_count_with_their_size() {
    let wire = many(5000, |wire, key| {
        wire.string(1, "a").string(2, "").entry(3, |entry| entry.string(1, &key.to_string()).string(2, "b"))
    });
    let bytes = wire.as_ref();
    // Nothing is copied, so that the input does not count.
    tight_with(0, |limits| proto::Options::new().limits(limits).from_slice::<Borrowing<'_>>(bytes));
}

#[test]
fn text_wires_charge_the_same() {
    let wires = [
        many(5000, |wire, _| wire.string(1, "")),
        many(5000, |wire, _| wire.string(2, "a")),
        many(5000, |wire, _| wire.string(7, "a")),
        many(3000, |wire, key| wire.entry(4, |entry| entry.string(1, &key.to_string()))),
        many(3000, |wire, key| wire.entry(5, |entry| entry.string(1, &key.to_string()))),
        many(3000, |wire, key| wire.entry(11, |entry| entry.varint(1, key))),
        many(2000, |wire, _| wire.message(9, Wire::new())),
        many(2000, |wire, _| wire.message(10, Wire::new())),
        many(5000, |wire, _| wire.varint(12, 1)),
    ];
    for wire in wires {
        let kinds = Kinds::decode(wire.as_ref()).unwrap();
        let (json, xml) = (json::to_string(&kinds).unwrap(), xml::to_string(&kinds).unwrap());
        let text = text::to_string(&kinds).unwrap();
        tight_with(text.len(), |limits| text::Options::new().limits(limits).from_str::<Kinds>(&text));
        tight_with(json.len(), |limits| json::Options::new().limits(limits).from_str::<Kinds>(&json));
        tight_with(xml.len(), |limits| xml::Options::new().limits(limits).from_str::<Kinds>(&xml));
    }
}

#[test]
fn parts_of_bytes_take_no_memory_but_their_handles() {
    let input = Bytes::from(many(100, |wire, _| wire.bytes(7, vec![1; 10_000])).build());
    let (kinds, used) = measure(|| proto::from_bytes::<Kinds>(&input).unwrap());
    assert_eq!(kinds.bytes.len(), 100);
    assert!(used.peak <= 100 * 2 * size_of::<Bytes>() + SLACK, "{used:?}");
    let (_, used) = measure(|| proto::from_slice::<Kinds>(&input).unwrap());
    assert!(used.live >= 1_000_000, "{used:?}");
}
