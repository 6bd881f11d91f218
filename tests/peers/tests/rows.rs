//! What we write of the rows of the type table, prost reads as the same values and writes as the same bytes.

use proptest::{prelude::*, test_runner::TestCaseResult};
use wireform_test_peers::{
    Choice, Enums, Everything, ExpandedLists, Keeping, Lists, MapKeys, MapValues, Nesting, Optionals, Scalars, Twin,
    Verdict, Wide, compare,
};
use wireform_test_support::{rows, strategies};

/// Has both libraries read what we write of `row`, and compares what they read and write.
///
/// A row without unknown fields has the bytes of its twin.
fn check<T: Twin>(row: &impl wireform::Message, keeps_unknown_fields: bool) -> TestCaseResult {
    let bytes = wireform::proto::to_vec(row);
    let Verdict::Same(twin) = compare::<T>(&bytes) else {
        return Err(TestCaseError::fail("what we write is refused"));
    };
    if !keeps_unknown_fields {
        prop_assert_eq!(wireform::proto::to_vec(&twin), bytes);
    }
    Ok(())
}

macro_rules! rows {
    ($($name:ident: $twin:ty = $strategy:expr, $keeps_unknown_fields:literal;)*) => {
        proptest! {
            $(
                #[test]
                fn $name(row in $strategy) {
                    check::<$twin>(&row, $keeps_unknown_fields)?;
                }
            )*
        }
    };
}

rows! {
    scalars_agree: Scalars = strategies::scalars(), false;
    enumerations_agree: Enums = strategies::enums(), false;
    optionals_agree: Optionals = strategies::optionals(), false;
    packed_lists_agree: Lists = strategies::lists(), false;
    expanded_lists_agree: ExpandedLists = strategies::expanded_lists(), false;
    map_values_agree: MapValues = strategies::map_values(), false;
    map_keys_agree: MapKeys = strategies::map_keys(), false;
    nested_messages_agree: Nesting = strategies::nesting(), false;
    oneofs_agree: Choice = strategies::choice(), false;
    unknown_fields_are_skipped_alike: Keeping = strategies::keeping(), true;
    many_fields_agree: Wide = strategies::wide(), true;
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn everything_agrees(row in strategies::everything()) {
        check::<Everything>(&row, true)?;
    }
}

#[test]
fn negative_zero_is_written_by_us_and_dropped_by_prost() {
    let scalars = Scalars { float: -0.0, double: -0.0, ..Scalars::default() };
    assert_eq!(wireform::proto::to_vec(&scalars), b"\x65\0\0\0\x80\x69\0\0\0\0\0\0\0\x80");
    assert_eq!(prost::Message::encode_to_vec(&scalars), b"");

    let maps = MapValues { double: [(1, -0.0)].into(), ..MapValues::default() };
    assert_eq!(wireform::proto::to_vec(&maps), b"\x6a\x0b\x08\x01\x11\0\0\0\0\0\0\0\x80");
    assert_eq!(prost::Message::encode_to_vec(&maps), b"\x6a\x02\x08\x01");
}

#[test]
fn an_unknown_number_of_a_closed_enumeration_is_an_error_for_us_and_a_number_for_prost() {
    let enums = Enums { closed: 7, ..Enums::default() };
    let bytes = prost::Message::encode_to_vec(&enums);
    let error = wireform::proto::from_slice::<rows::Enums>(&bytes).unwrap_err();
    assert_eq!(error.kind(), &wireform::DecodeErrorKind::UnknownEnumValue { number: 7 });
    assert_eq!(<Enums as prost::Message>::decode(&bytes[..]).unwrap().closed, 7);
}
