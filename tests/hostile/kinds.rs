//! What strings and bytes of every kind, and values behind counted pointers, take off the budget.

use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap},
    rc::Rc,
    sync::Arc,
};

use bytes::Bytes;
use wireform::{DecodeErrorKind, Limits, Message, json, proto, xml};
use wireform_test_support::{allocation::measure, wire::Wire};

use crate::budget::{SLACK, check, many};

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

#[test]
fn strings_with_counters() {
    for number in [1, 2, 3] {
        check::<Kinds>(&many(5000, |wire, _| wire.string(number, "")));
        check::<Kinds>(&many(5000, |wire, _| wire.string(number, "some text")));
    }
}

#[test]
fn maps_of_strings_with_counters() {
    for number in [4, 5] {
        check::<Kinds>(&many(3000, |wire, key| wire.entry(number, |entry| entry.string(1, &key.to_string()))));
        check::<Kinds>(
            &many(3000, |wire, _| wire.entry(number, |entry| entry)).varint(12, 1).raw(many(20, |wire, key| {
                wire.string(number, "").entry(number, |entry| entry.string(1, &key.to_string()))
            })),
        );
    }
}

#[test]
fn bytes_and_arrays() {
    check::<Kinds>(&many(500, |wire, _| wire.bytes(6, [1; 1000])));
    for number in [7, 8] {
        check::<Kinds>(&many(5000, |wire, _| wire.string(number, "")));
        check::<Kinds>(&many(5000, |wire, _| wire.string(number, "some text")));
    }
}

#[test]
fn empty_messages_with_memory_of_their_own() {
    check::<Kinds>(&many(5000, |wire, _| wire.message(9, Wire::new())));
    check::<Kinds>(&many(5000, |wire, _| wire.message(10, Wire::new())));
    check::<Kinds>(&many(3000, |wire, key| wire.entry(11, |entry| entry.varint(1, key))));
    check::<Kinds>(&many(5000, |wire, _| wire.message(10, Wire::new().string(1, "a").string(1, "b"))));
}

#[test]
fn values_behind_counted_pointers() {
    check::<Kinds>(&many(5000, |wire, _| wire.varint(12, 1)));
    check::<Kinds>(&Wire::new().packed(12, vec![1; 5000]));
    check::<Kinds>(&many(500, |wire, _| wire.bytes(13, [1; 1000])));
}

#[test]
fn borrowed_elements_count_with_their_size() {
    let wire = many(5000, |wire, key| {
        wire.string(1, "a").string(2, "").entry(3, |entry| entry.string(1, &key.to_string()).string(2, "b"))
    });
    let mut verdicts = vec![];
    for budget in [0, 10_000, 100_000, 1_000_000, 3_000_000] {
        let options = proto::Options::new().limits(Limits::new().allocation(budget));
        let (result, used) = measure(|| options.from_slice::<Borrowing<'_>>(wire.as_ref()));
        assert!(used.live <= budget + SLACK && used.peak <= 2 * budget + SLACK, "{used:?} with a budget of {budget}");
        verdicts.push(result.map(drop).map_err(|error| error.kind().clone()));
    }
    assert_eq!(verdicts.first(), Some(&Err(DecodeErrorKind::AllocationLimit)));
    assert_eq!(verdicts.last(), Some(&Ok(())));
}

#[test]
fn text_wires_charge_the_same() {
    let kinds: Kinds = Message::decode(
        many(2000, |wire, key| {
            wire.string(1, "")
                .string(2, "a")
                .string(7, "a")
                .entry(4, |entry| entry.string(1, &key.to_string()))
                .message(9, Wire::new())
                .message(10, Wire::new())
                .varint(12, 1)
        })
        .as_ref(),
    )
    .unwrap();
    let (json, xml) = (json::to_string(&kinds).unwrap(), xml::to_string(&kinds).unwrap());
    let mut verdicts = vec![];
    for budget in [0, 10_000, 100_000, 1_000_000, 10_000_000] {
        let limits = Limits::new().allocation(budget);
        let (from_json, used) = measure(|| json::Options::new().limits(limits).from_str::<Kinds>(&json));
        assert!(used.live <= budget + json.len() + SLACK, "JSON: {used:?} with a budget of {budget}");
        let (from_xml, used) = measure(|| xml::Options::new().limits(limits).from_str::<Kinds>(&xml));
        assert!(used.live <= budget + xml.len() + SLACK, "XML: {used:?} with a budget of {budget}");
        verdicts.push((from_json.is_ok(), from_xml.is_ok()));
    }
    assert_eq!(verdicts.first(), Some(&(false, false)));
    assert_eq!(verdicts.last(), Some(&(true, true)));
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
