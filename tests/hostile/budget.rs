//! What decoding allocates, measured.
//!
//! The bound that holds: what a value keeps is no more than the budget and the input together, since the contents of
//! strings and bytes, which the budget leaves out, are parts of the input. While a list grows, its old and its new
//! memory are there at once, so the most at any time is no more than twice the budget and the input. `SLACK` is for
//! the error.

use std::collections::{BTreeMap, HashMap};

use wireform::{DecodeErrorKind, Limits, Message, Oneof, UnknownFields, proto::Options};
use wireform_test_support::{
    allocation::measure,
    rows::{Color, Everything, Hashed, Keeping, Lists, MapKeys, MapValues, Nesting, Scalars},
    wire::Wire,
};

pub(crate) const SLACK: usize = 4096;

/// Decodes with many budgets; with the smallest the input is refused, with the greatest it is not.
#[track_caller]
pub(crate) fn check<M: Message>(wire: &Wire) {
    let bytes = wire.as_ref();
    let mut verdicts = vec![];
    for budget in [0, 1000, 10_000, 100_000, 1_000_000, 30_000_000] {
        let options = Options::new().limits(Limits::new().allocation(budget));
        let (result, used) = measure(|| options.from_slice::<M>(bytes));
        let (live, peak) = (budget + bytes.len() + SLACK, 2 * budget + bytes.len() + SLACK);
        assert!(used.live <= live, "{} bytes kept of {live}, with a budget of {budget}", used.live);
        assert!(used.peak <= peak, "{} bytes at once of {peak}, with a budget of {budget}", used.peak);
        verdicts.push(result.map(drop).map_err(|error| error.kind().clone()));
    }
    assert_eq!(verdicts.first(), Some(&Err(DecodeErrorKind::AllocationLimit)));
    assert_eq!(verdicts.last(), Some(&Ok(())));
}

/// Messages that are large even when they are empty.
#[derive(Message, Debug)]
struct Large {
    #[proto(1)]
    lists: Lists,
    #[proto(2)]
    nesting: Nesting,
}

#[derive(Message, Debug)]
struct LargeOnes {
    #[proto(1)]
    list: Vec<Large>,
    #[allow(clippy::vec_box, reason = "it is a shape like any other")]
    #[proto(2)]
    boxes: Vec<Box<Large>>,
    #[proto(3)]
    with_boxes: Vec<WithBox>,
    #[proto(4)]
    map: BTreeMap<u32, Large>,
    #[proto(5)]
    hashed: HashMap<u32, Large>,
    #[proto(6)]
    picks: Vec<WithPick>,
    #[proto(7)]
    small_maps: Vec<WithMap>,
    #[proto(8)]
    small_hashed: Vec<WithHashed>,
    #[proto(9)]
    map_with_boxes: BTreeMap<u32, WithBox>,
}

#[derive(Message, Debug)]
struct WithBox {
    #[proto(1)]
    plain: Box<Large>,
}

#[derive(Message, Debug)]
struct WithPick {
    #[proto(oneof)]
    pick: Option<BoxedPick>,
}

#[derive(Oneof, Debug)]
enum BoxedPick {
    #[proto(1)]
    Large(Box<Large>),
    #[proto(2)]
    WithBox(WithBox),
}

#[derive(Message, Debug)]
struct WithMap {
    #[proto(1)]
    map: BTreeMap<u32, Large>,
}

#[derive(Message, Debug)]
struct WithHashed {
    #[proto(1)]
    map: HashMap<u32, Large>,
}

/// So many of a record.
pub(crate) fn many(times: usize, spell: impl Fn(Wire, u64) -> Wire) -> Wire {
    (0..times as u64).fold(Wire::new(), spell)
}

#[test]
fn empty_messages_in_a_list() {
    check::<LargeOnes>(&many(5000, |wire, _| wire.message(1, Wire::new())));
}

#[test]
fn empty_messages_in_boxes() {
    check::<LargeOnes>(&many(5000, |wire, _| wire.message(2, Wire::new())));
}

#[test]
fn boxes_of_empty_messages() {
    check::<LargeOnes>(&many(5000, |wire, _| wire.message(3, Wire::new())));
}

#[test]
fn boxes_in_oneofs() {
    check::<LargeOnes>(&many(5000, |wire, _| wire.message(6, Wire::new().message(1, Wire::new()))));
    check::<LargeOnes>(&many(5000, |wire, _| wire.message(6, Wire::new().message(2, Wire::new()))));
}

#[test]
fn empty_messages_in_a_map() {
    check::<LargeOnes>(&many(3000, |wire, key| wire.entry(4, |entry| entry.varint(1, key))));
    check::<LargeOnes>(&many(3000, |wire, key| wire.entry(4, |entry| entry.varint(1, 5000 - key))));
    check::<LargeOnes>(&many(3000, |wire, key| wire.entry(4, |entry| entry.varint(1, key * 7919 % 3001))));
    check::<LargeOnes>(&many(3000, |wire, key| wire.entry(9, |entry| entry.varint(1, key))));
}

#[test]
fn empty_messages_in_a_hash_map() {
    for times in [100, 900, 1800, 3000] {
        check::<LargeOnes>(&many(times, |wire, key| wire.entry(5, |entry| entry.varint(1, key))));
    }
}

#[test]
fn a_run_of_entries_is_put_in_its_place_once() {
    let wire = many(200, |wire, key| wire.entry(2, |entry| entry.fixed32(1, key as u32)));
    let (result, used) = measure(|| Hashed::decode(wire.as_ref()));
    assert_eq!(result.unwrap().own_hasher.len(), 200);
    assert_eq!((used.total, used.peak), (used.live, used.live), "the table was moved");
}

#[test]
fn maps_of_one_entry() {
    check::<LargeOnes>(&many(1000, |wire, _| wire.message(7, Wire::new().entry(1, |entry| entry))));
    check::<LargeOnes>(&many(1000, |wire, _| wire.message(8, Wire::new().entry(1, |entry| entry))));
}

#[test]
fn small_entries() {
    check::<MapKeys>(&many(20_000, |wire, key| wire.entry(4, |entry| entry.varint(1, key))));
    check::<MapKeys>(&many(20_000, |wire, key| wire.entry(4, |entry| entry.varint(1, (key << 31) >> (key % 31)))));
    check::<MapValues>(&many(20_000, |wire, key| wire.entry(14, |entry| entry.varint(1, key).string(2, "value"))));
    check::<Hashed>(&many(20_000, |wire, key| wire.entry(2, |entry| entry.fixed32(1, key as u32))));
}

#[test]
fn packed_numbers() {
    check::<Lists>(&Wire::new().packed(5, vec![1; 50_000]));
    check::<Lists>(&Wire::new().packed(1, vec![1; 50_000]));
    check::<Lists>(&Wire::new().packed(13, vec![0; 8 * 5000]));
    check::<Lists>(&many(20_000, |wire, _| wire.packed(5, [1])));
    check::<Lists>(&many(20_000, |wire, _| wire.varint(5, 1)));
    check::<Lists>(&many(10_000, |wire, _| wire.packed(5, [1]).packed(3, [1])));
}

#[test]
fn strings() {
    check::<Lists>(&many(20_000, |wire, _| wire.string(14, "")));
    check::<Lists>(&many(20_000, |wire, _| wire.string(14, "some text").bytes(15, "x")));
}

#[test]
fn unknown_fields() {
    check::<Keeping>(&many(20_000, |wire, _| wire.varint(99, 1)));
    check::<Keeping>(&many(20_000, |wire, _| wire.group(99, Wire::new().string(1, "text"))));
    check::<Everything>(&many(3000, |wire, _| wire.message(12, Wire::new().varint(99, 1))));
}

#[test]
fn values_that_no_enumeration_has() {
    check::<Keeping>(&Wire::new().packed(3, vec![5; 20_000]));
    check::<Keeping>(&many(20_000, |wire, _| wire.varint(4, 5)));
    check::<Keeping>(&many(5000, |wire, _| wire.varint(4, 5).varint(3, 1).packed(3, [5, 1])));
    check::<Keeping>(&many(5000, |wire, _| wire.entry(5, |entry| entry.varint(2, 5))));
    assert_eq!(size_of::<Color>(), 2);
}

#[test]
fn levels_of_lists() {
    let deep = (0..90).fold(Wire::new(), |inner, _| Wire::new().message(12, inner).message(12, Wire::new()));
    check::<Everything>(&deep);
}

#[test]
fn default_budget_holds() {
    let wire = many(500_000, |wire, _| wire.message(1, Wire::new()));
    let bytes = wire.as_ref();
    let (result, used) = measure(|| LargeOnes::decode(bytes));
    assert_eq!(result.unwrap_err().kind(), &DecodeErrorKind::AllocationLimit);
    assert!(used.peak <= 2 * ((64 << 20) + 8 * bytes.len()) + bytes.len() + SLACK);
}

#[test]
fn budget_grows_with_the_input() {
    // 24 bytes for each 2 of input are more than 8 times the input, and less with the 64 MiB.
    let few = many(500_000, |wire, _| wire.string(14, ""));
    Lists::decode(few.as_ref()).unwrap();
    let many = Wire::new().raw(few.as_ref().repeat(20));
    assert_eq!(Lists::decode(many.as_ref()).unwrap_err().kind(), &DecodeErrorKind::AllocationLimit);
}

#[test]
fn path_of_an_error_takes_no_memory_but_its_own() {
    let wire = many(20_000, |wire, number| wire.varint(100 + number, 1)).varint(2, 1).tag(2, 0);
    let (result, used) = measure(|| Scalars::decode(wire.as_ref()));
    assert_eq!(result.unwrap_err().path(), "Scalars.int32");
    assert!(used.peak <= SLACK, "{} bytes", used.peak);
}

/// Asserts that decoding asks the allocator for no more than a few times what it keeps.
#[track_caller]
fn is_linear<M: Message>(wire: &Wire) {
    let (result, used) = measure(|| M::decode(wire.as_ref()));
    drop(result.map_err(|error| error.to_string()).unwrap());
    assert!(used.total <= 4 * used.peak, "{} bytes in all for {}", used.total, used.peak);
}

#[test]
fn growth_is_linear() {
    is_linear::<Lists>(&many(10_000, |wire, _| wire.string(14, "").bytes(15, "")));
    is_linear::<Lists>(&many(10_000, |wire, _| wire.packed(5, [1]).packed(3, [1]).bytes(13, [0; 8])));
    is_linear::<Lists>(&many(10_000, |wire, _| wire.varint(5, 1).varint(3, 1).fixed64(13, 1)));
    is_linear::<Nesting>(&many(10_000, |wire, _| wire.message(5, Wire::new()).message(7, Wire::new())));
    is_linear::<Keeping>(&many(10_000, |wire, _| wire.varint(98, 1).varint(99, 1)));
    is_linear::<UnknownKeeper>(&many(10_000, |wire, _| wire.varint(1, 1).varint(99, 1)));
}

#[derive(Message)]
struct UnknownKeeper {
    #[proto(1)]
    number: u32,
    #[proto(unknown)]
    rest: UnknownFields,
}
