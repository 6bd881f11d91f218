//! What comes again: it takes the place of what was there, and costs no more than that.

use std::collections::{BTreeMap, HashMap};

use wireform::{DecodeErrorKind, Limits, Message, Oneof, proto::Options, types};
use wireform_test_support::{allocation::measure, wire::Wire};

use crate::budget::{SLACK, check, many};

#[derive(Message, Debug, Default, PartialEq)]
struct Maps {
    #[proto(1)]
    hashed: HashMap<u32, String>,
    #[proto(2)]
    sorted: BTreeMap<u32, String>,
    #[proto(3)]
    boxes: HashMap<u32, Box<Leaf>>,
    #[proto(4)]
    sorted_boxes: BTreeMap<u32, Box<Leaf>>,
}

#[derive(Message, Debug, Default, PartialEq)]
struct Leaf {
    #[proto(1)]
    numbers: [u8; 32],
    #[proto(2)]
    list: Vec<u64>,
}

#[derive(Message, Debug)]
struct Picks {
    #[proto(oneof)]
    pick: Option<Pick>,
    #[proto(9)]
    boxed: Option<Box<Leaf>>,
    #[proto(10)]
    text: String,
}

#[derive(Oneof, Debug)]
enum Pick {
    #[proto(1)]
    One(Box<Leaf>),
    #[proto(2)]
    Other(Box<Leaf>),
    #[proto(3)]
    Number(u32),
    #[proto(4)]
    Fields {
        #[proto(1)]
        leaf: Box<Leaf>,
        #[proto(2)]
        numbers: Vec<u64>,
    },
    #[proto(5)]
    Json(serde_json::Value),
}

fn tight(budget: usize) -> Options {
    Options::new().limits(Limits::new().allocation(budget))
}

fn entry(wire: Wire, number: u64, key: u64) -> Wire {
    let value = |entry: Wire| if number < 3 { entry.string(2, "value") } else { entry.message(2, Wire::new()) };
    wire.entry(number, |entry| value(entry.varint(1, key)))
}

#[test]
fn a_key_that_is_there_takes_no_place() {
    for number in 1..=2 {
        // Between other fields, and as a run, of which the first 256 get a place that is really taken.
        let apart = many(10_000, |wire, _| entry(wire, number, 1).varint(100, 1));
        let maps: Maps = tight(2000).from_slice(apart.as_ref()).unwrap();
        assert_eq!(maps.hashed.len() + maps.sorted.len(), 1);
        let run = many(10_000, |wire, key| entry(wire, number, key % 3));
        let maps: Maps = tight(256 * 4 * 64).from_slice(run.as_ref()).unwrap();
        assert_eq!(maps.hashed.len() + maps.sorted.len(), 3);
    }
}

#[test]
fn what_a_key_that_is_there_does_not_take_is_left_for_new_ones() {
    for number in 1..=4 {
        let again = many(10_000, |wire, _| entry(wire, number, 0).varint(100, 1));
        let new = many(10, |wire, key| entry(wire, number, key).varint(100, 1));
        // A box is made for each value, and so are its numbers.
        let boxes = if number < 3 { 0 } else { 10_010 * size_of::<Leaf>() };
        let wire = [again.as_ref(), new.as_ref()].concat();
        let maps: Maps = tight(5000 + boxes).from_slice(&wire).unwrap();
        let lens = [maps.hashed.len(), maps.sorted.len(), maps.boxes.len(), maps.sorted_boxes.len()];
        assert_eq!(lens.iter().sum::<usize>(), 10);
    }
}

#[test]
fn a_place_that_was_paid_is_there_for_a_later_entry() {
    let again = many(200, |wire, _| entry(wire, 1, 0));
    let new = many(200, |wire, key| entry(wire, 1, key).varint(100, 1));
    let maps: Maps = tight(201 * 160).from_slice(&[again.as_ref(), new.as_ref()].concat()).unwrap();
    assert_eq!(maps.hashed.len(), 200);
}

#[test]
fn keys_that_come_again_and_new_ones_are_within_the_budget() {
    for number in 1..=4 {
        check::<Maps>(&many(9000, |wire, key| entry(wire, number, key / 3)));
        check::<Maps>(&many(9000, |wire, key| entry(wire, number, key * 7919 % 3001)));
        check::<Maps>(&many(9000, |wire, key| entry(wire, number, key / 3).varint(100, 1)));
    }
}

#[test]
fn members_of_a_oneof_take_each_other_s_place() {
    let leaf = Wire::new().packed(2, [1, 2, 3]);
    let fields = Wire::new().message(1, leaf.clone()).packed(2, [1, 2, 3]);
    let [one, other, fields] = [(1, leaf.clone()), (2, leaf), (4, fields)]
        .map(|(number, body)| move |wire: Wire| wire.message(number, body.clone()));
    let rows = [
        many(10_000, |wire, _| other(one(wire))),
        many(10_000, |wire, _| one(wire).varint(3, 1)),
        many(10_000, |wire, _| fields(other(wire))),
        many(10_000, |wire, _| fields(wire).varint(3, 1)),
        many(10_000, |wire, _| one(wire).message(5, Wire::new().string(3, "text"))),
    ];
    for wire in rows {
        let (result, used) = measure(|| tight(2000).from_slice::<Picks>(wire.as_ref()));
        assert!(result.unwrap().pick.is_some());
        assert!(used.peak <= 4000 + SLACK, "{} bytes", used.peak);
    }
}

#[test]
fn a_member_that_grows_is_within_the_budget() {
    let grows = |number| move |wire: Wire| wire.message(number, Wire::new().packed(2, [1; 10]));
    check::<Picks>(&many(5000, |wire, _| grows(1)(wire)));
    check::<Picks>(&many(5000, |wire, _| grows(4)(wire)));
    // A member that was merged into gives back what it took, and no more.
    let half = Wire::new().packed(2, vec![1; 1000]);
    let halves = many(50, |wire, _| wire.message(1, half.clone()).message(1, half.clone()).varint(3, 1));
    check::<Picks>(&halves.message(2, Wire::new().packed(2, vec![1; 40_000])));
    // The small member that comes between takes back what was there for the large one, and no more.
    let large = Wire::new().packed(2, vec![1; 20_000]);
    check::<Picks>(&many(3, |wire, _| wire.message(1, large.clone()).varint(3, 1).message(2, large.clone())));
}

#[test]
fn a_box_that_comes_again_is_the_same_box() {
    let wire = many(10_000, |wire, _| wire.message(9, Wire::new().bytes(1, [7; 32])).string(10, "a text"));
    let (result, used) = measure(|| tight(200).from_slice::<Picks>(wire.as_ref()));
    assert_eq!(result.unwrap().boxed.unwrap().numbers, [7; 32]);
    assert!(used.total <= 4000, "{} bytes", used.total);
}

#[derive(Message, Debug, PartialEq)]
struct Native {
    #[proto(1)]
    json: Option<serde_json::Value>,
    #[proto(2)]
    plain: serde_json::Value,
    #[proto(3)]
    map: BTreeMap<u32, serde_json::Value>,
}

/// A part of an object, with one member.
fn object(index: u64) -> Wire {
    let value = Wire::new().message(1, Wire::new()).fixed64(2, 1);
    Wire::new().message(5, Wire::new().entry(1, |entry| entry.string(1, &format!("{index:06}")).message(2, value)))
}

#[test]
fn a_json_value_in_parts_costs_what_it_is() {
    let costs = [1000, 2000, 4000].map(|count| {
        let wire = many(count, |wire, index| wire.message(1, object(index)).message(2, object(index)));
        let (result, used) = measure(|| Native::decode(wire.as_ref()));
        let native = result.unwrap();
        assert_eq!(native.json, Some(native.plain));
        assert_eq!(native.json.unwrap().as_object().unwrap().len(), count);
        used.total
    });
    assert!(costs[1] <= costs[0] * 9 / 4 && costs[2] <= costs[1] * 9 / 4, "{costs:?} bytes in all");
}

#[test]
fn a_value_without_a_kind_is_a_part_of_one_with_a_kind() {
    for bytes in
        [&b"\x0a\x02\x08\x00\x0a\x00"[..], b"\x0a\x00\x0a\x02\x08\x00", b"\x0a\x00\x12\x02\x08\x00\x0a\x02\x08\x00"]
    {
        assert_eq!(Native::decode(bytes).unwrap().json, Some(serde_json::Value::Null));
        let whole = [b"\x0a\x02\x20\x01", bytes].concat();
        assert_eq!(Native::decode(&whole[..]).unwrap().json, Some(serde_json::Value::Null));
    }
    let mut native = Native::decode(&b"\x0a\x02\x08\x00"[..]).unwrap();
    native.merge(&b"\x0a\x00"[..]).unwrap();
    assert_eq!(native.json, Some(serde_json::Value::Null));
    let entry = b"\x1a\x08\x08\x01\x12\x00\x12\x02\x20\x01";
    assert_eq!(Native::decode(&entry[..]).unwrap().map[&1], true);
    let error = Native::decode(&b"\x0a\x00\x0a\x00"[..]).unwrap_err();
    assert!(matches!(error.kind(), DecodeErrorKind::Conversion { .. }), "{error}");
    let value = types::Value::decode(&b"\x08\x00"[..]).unwrap();
    assert_eq!(serde_json::Value::try_from(value).unwrap(), serde_json::Value::Null);
}

/// The text format takes a key again, as the official suite wants it.
#[cfg(feature = "text")]
#[test]
fn a_key_that_is_there_takes_no_place_in_the_text_format() {
    let text = r#"hashed { key: 1 value: "a" } sorted { value: "b" } sorted { key: 0 } "#.repeat(5000);
    let options = wireform::text::Options::new().limits(Limits::new().allocation(2000));
    let maps: Maps = options.from_str(&text).unwrap();
    assert_eq!((maps.hashed.len(), maps.sorted.len()), (1, 1));
}
