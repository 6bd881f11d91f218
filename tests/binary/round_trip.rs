//! What is written is read back, bit by bit, and its length is known beforehand.

use std::fmt::Debug;

use proptest::prelude::*;
use wireform::{Message, proto};
use wireform_test_support::{corpus::corpus, rows::Everything, same_bits, strategies};

/// Encodes and decodes in every way there is.
fn check<M: Message + Debug>(value: &M) -> Result<(), TestCaseError> {
    let bytes = value.encode_to_vec();
    prop_assert_eq!(value.encoded_len(), bytes.len());
    prop_assert!(value.len_hint() <= bytes.len(), "a hint of {} for {}", value.len_hint(), bytes.len());
    prop_assert_eq!(value.is_empty(), bytes.is_empty());
    prop_assert!(same_bits(&M::decode(&bytes[..])?, value));
    let mut appended = vec![0xff];
    proto::encode_into(value, &mut appended);
    prop_assert_eq!(&appended[1..], &bytes);
    Ok(())
}

#[test]
fn corpus_is_read_back() {
    for sample in corpus() {
        let value = Everything::decode(&sample.bytes[..]).unwrap_or_else(|error| panic!("{}: {error}", sample.name));
        check(&value).unwrap_or_else(|error| panic!("{}: {error}", sample.name));
    }
}

#[test]
fn corpus_has_every_field() {
    let numbers: std::collections::BTreeSet<_> = corpus()
        .iter()
        .flat_map(|sample| {
            let fields = wireform::UnknownFields::from_bytes(&sample.bytes).unwrap();
            fields.iter().map(|(number, _)| number).collect::<Vec<_>>()
        })
        .collect();
    for field in <Everything as wireform::Described>::DESCRIPTOR.flat_fields() {
        assert!(numbers.contains(&field.number()), "{}", field.name());
    }
}

macro_rules! round_trips {
    ($($name:ident)*) => {
        proptest! {
            #![proptest_config(ProptestConfig::with_cases(48))]
            $(
                #[test]
                fn $name(value in strategies::$name()) {
                    check(&value)?;
                }
            )*
        }
    };
}

round_trips! {
    person leaf scalars enums optionals lists expanded_lists map_values map_keys nesting choice keeping wide everything
}

proptest! {
    #[test]
    fn hashed(value in strategies::hashed()) {
        let bytes = value.encode_to_vec();
        prop_assert_eq!(value.encoded_len(), bytes.len());
        prop_assert_eq!(wireform_test_support::rows::Hashed::decode(&bytes[..])?, value);
    }
}
