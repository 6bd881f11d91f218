//! Each limit, at its boundary.

use wireform::{DecodeErrorKind, Limits, Message, proto::Options};
use wireform_test_support::{
    rows::{Everything, Lists, Nesting, Person},
    wire::Wire,
};

fn with(limits: Limits) -> Options {
    Options::new().limits(limits)
}

#[test]
fn input_limit_is_the_longest_input() {
    let bytes = Person::martin().encode_to_vec();
    assert_eq!(with(Limits::new().input(33)).from_slice::<Person>(&bytes).unwrap(), Person::martin());
    assert_eq!(with(Limits::new().input(33)).from_reader::<Person>(&bytes[..]).unwrap(), Person::martin());
    let mut person = Person::martin();
    let short = with(Limits::new().input(32));
    for error in [
        short.from_slice::<Person>(&bytes).unwrap_err(),
        short.from_reader::<Person>(&bytes[..]).unwrap_err(),
        short.decode_into(&mut person, &bytes).unwrap_err(),
    ] {
        assert_eq!((error.kind(), error.offset()), (&DecodeErrorKind::InputLimit, 32));
    }
}

#[test]
fn endless_reader_meets_the_input_limit() {
    let error = with(Limits::new().input(1000)).from_reader::<Person>(std::io::repeat(0x10)).unwrap_err();
    assert_eq!((error.kind(), error.offset()), (&DecodeErrorKind::InputLimit, 1000));
}

#[test]
fn depth_limit_counts_levels_below_the_root() {
    for depth in [0, 1, 5] {
        let options = with(Limits::new().depth(depth));
        let nested = |levels| Wire::new().nested(4, levels).build();
        options.from_slice::<Nesting>(&nested(depth as usize)).unwrap();
        let error = options.from_slice::<Nesting>(&nested(depth as usize + 1)).unwrap_err();
        assert_eq!(error.kind(), &DecodeErrorKind::DepthLimit);
    }
}

#[test]
fn depth_can_be_more_than_the_default() {
    let bytes = Wire::new().nested(4, 150).build();
    assert_eq!(Nesting::decode(&bytes[..]).unwrap_err().kind(), &DecodeErrorKind::DepthLimit);
    with(Limits::new().depth(150)).from_slice::<Nesting>(&bytes).unwrap();
}

#[test]
fn allocation_limit_counts_the_capacity_of_lists() {
    let bytes = Wire::new().packed(5, 0..100).build();
    with(Limits::new().allocation(800)).from_slice::<Lists>(&bytes).unwrap();
    let error = with(Limits::new().allocation(799)).from_slice::<Lists>(&bytes).unwrap_err();
    assert_eq!((error.kind(), error.path()), (&DecodeErrorKind::AllocationLimit, "Lists.uint64"));
}

#[test]
fn allocation_limit_of_nothing_allows_flat_messages() {
    let bytes = Wire::new().string(1, "Martin").varint(2, 1337).build();
    assert_eq!(with(Limits::new().allocation(0)).from_slice::<Person>(&bytes).unwrap().user_name, "Martin");
    let list = Wire::new().string(3, "").build();
    let error = with(Limits::new().allocation(0)).from_slice::<Person>(&list).unwrap_err();
    assert_eq!((error.kind(), error.path()), (&DecodeErrorKind::AllocationLimit, "Person.interests[0]"));
}

#[test]
fn allocation_limit_counts_every_shape() {
    for (field, wire) in [
        ("expanded", Wire::new().message(5, Wire::new())),
        ("inner", Wire::new().message(11, Wire::new())),
        ("list[0]", Wire::new().message(12, Wire::new())),
        ("map[0]", Wire::new().entry(13, |entry| entry)),
        ("everything", Wire::new().message(16, Wire::new())),
        ("map_values.int32[0]", Wire::new().message(6, Wire::new().entry(2, |entry| entry))),
        ("lists.string[0]", Wire::new().message(4, Wire::new().string(14, ""))),
        ("lists.double", Wire::new().message(4, Wire::new().bytes(13, [0; 8]))),
        ("lists.int32", Wire::new().message(4, Wire::new().varint(2, 0))),
        ("expanded", Wire::new().message(5, Wire::new().varint(2, 0))),
    ] {
        let error = with(Limits::new().allocation(0)).from_slice::<Everything>(wire.as_ref()).unwrap_err();
        assert_eq!(error.kind(), &DecodeErrorKind::AllocationLimit, "{field}");
        assert_eq!(error.path(), format!("Everything.{field}"));
        assert!(Everything::decode(wire.as_ref()).is_ok());
    }
    let unknown = Wire::new().varint(99, 1);
    let error = with(Limits::new().allocation(0)).from_slice::<Everything>(unknown.as_ref()).unwrap_err();
    assert_eq!(error.kind(), &DecodeErrorKind::AllocationLimit);
}

#[test]
fn decode_into_charges_only_what_it_adds() {
    let bytes = Wire::new().repeat(50, |wire| wire.string(14, "text")).packed(5, 0..100).build();
    let mut lists = Lists::decode(&bytes[..]).unwrap();
    with(Limits::new().allocation(0)).decode_into(&mut lists, &bytes).unwrap();
    assert_eq!((lists.string.len(), lists.uint64.len()), (50, 100));
}
