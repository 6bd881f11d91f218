//! Decoding in the place of another value gives what decoding afresh gives, whatever was there before.

use proptest::prelude::*;
use wireform::{DecodeErrorKind, Message, proto};
use wireform_test_support::{
    corpus::corpus,
    empty,
    rows::{Choice, Everything, Hashed, Kind, Leaf, Nesting, Scalars, Skipping, Wide},
    same_bits, strategies,
    wire::Wire,
};

use crate::decode;

#[test]
fn equals_a_fresh_decode_over_every_pair_of_the_corpus() {
    let corpus = corpus();
    let values: Vec<_> = corpus.iter().map(|sample| Everything::decode(&sample.bytes[..]).unwrap()).collect();
    let mut recycled: Everything = empty();
    for (old, old_value) in corpus.iter().zip(&values) {
        // A stride keeps the number of pairs within a second's work; over all olds, each new one comes up.
        for (new, new_value) in corpus.iter().zip(&values).skip(old.bytes.len() % 11).step_by(11) {
            recycled.clone_from(old_value);
            proto::decode_into(&mut recycled, &new.bytes).unwrap();
            assert!(same_bits(&recycled, new_value), "{} after {}", new.name, old.name);
        }
    }
}

#[test]
fn equals_a_fresh_decode_in_any_order_of_messages() {
    let corpus = corpus();
    let mut recycled: Everything = empty();
    for sample in corpus.iter().chain(corpus.iter().rev()) {
        proto::decode_into(&mut recycled, &sample.bytes).unwrap();
        let fresh = Everything::decode(&sample.bytes[..]).unwrap();
        assert!(same_bits(&recycled, &fresh), "{}", sample.name);
    }
}

#[test]
fn nothing_is_left_of_the_old_value() {
    for sample in corpus() {
        let mut everything = Everything::decode(&sample.bytes[..]).unwrap();
        proto::decode_into(&mut everything, &[]).unwrap();
        assert_eq!(everything, empty(), "{}", sample.name);
    }
}

#[test]
fn second_occurrence_of_a_message_merges() {
    let first = Wire::new().varint(1, 1).packed(3, [1]);
    let second = Wire::new().string(2, "b").packed(3, [2]);
    let merged = Leaf { number: 1, text: "b".into(), values: vec![1, 2] };
    let old = Leaf { number: 9, text: "old".into(), values: vec![9, 9, 9] };
    let mut nesting = Nesting {
        plain: old.clone(),
        optional: Some(old.clone()),
        boxed: Box::new(old.clone()),
        inner: Some(Box::new(Nesting { plain: old.clone(), ..empty() })),
        ..empty()
    };
    let mut wire = Wire::new();
    for half in [first, second] {
        wire = wire.message(1, half.clone()).message(2, half.clone()).message(3, half.clone());
        wire = wire.message(4, Wire::new().message(1, half));
    }
    proto::decode_into(&mut nesting, wire.as_ref()).unwrap();
    assert_eq!(nesting, decode(wire));
    assert_eq!((&nesting.plain, nesting.optional.as_ref(), &*nesting.boxed), (&merged, Some(&merged), &merged));
}

#[test]
fn second_occurrence_of_a_oneofs_message_merges() {
    let wire = Wire::new().message(20, Wire::new().varint(1, 1)).message(20, Wire::new().string(2, "b"));
    for old in [Kind::Leaf(Leaf::sample()), Kind::Bool(true), Kind::String("old".into())] {
        let mut choice = Choice { before: 7, kind: Some(old), after: 7 };
        proto::decode_into(&mut choice, wire.as_ref()).unwrap();
        assert_eq!(choice, decode(wire.clone()));
    }
}

#[test]
fn elements_are_recycled_one_by_one() {
    let list =
        |texts: &[&str]| texts.iter().fold(Wire::new(), |wire, text| wire.message(5, Wire::new().string(2, text)));
    let mut nesting: Nesting = decode(list(&["one", "two", "three"]));
    let kept = nesting.list.as_ptr();
    let strings: Vec<_> = nesting.list.iter().map(|leaf| leaf.text.as_ptr()).collect();
    proto::decode_into(&mut nesting, list(&["1", "2"]).as_ref()).unwrap();
    assert_eq!(nesting, decode(list(&["1", "2"])));
    assert_eq!(nesting.list.as_ptr(), kept);
    assert_eq!(nesting.list.iter().map(|leaf| leaf.text.as_ptr()).collect::<Vec<_>>(), strings[..2]);
}

#[test]
fn expanded_lists_are_recycled_and_cut() {
    #[derive(Message, Debug, PartialEq)]
    struct Expanded {
        #[proto(1, expanded)]
        words: Vec<String>,
        #[proto(2, expanded)]
        numbers: Vec<u32>,
    }
    let mut recycled = Expanded { words: vec!["one".into(), "two".into()], numbers: vec![1, 2, 3] };
    let kept = recycled.words[0].as_ptr();
    let wire = Wire::new().string(1, "1").varint(2, 4);
    proto::decode_into(&mut recycled, wire.as_ref()).unwrap();
    assert_eq!(recycled, Expanded { words: vec!["1".into()], numbers: vec![4] });
    assert_eq!(recycled.words[0].as_ptr(), kept);
}

#[test]
fn strings_and_bytes_keep_their_memory() {
    let mut scalars =
        Scalars { string: String::with_capacity(100) + "old", bytes: [&[7; 3][..], &[0; 97]].concat(), ..empty() };
    let kept = (scalars.string.as_ptr(), scalars.bytes.as_ptr());
    let capacities = (scalars.string.capacity(), scalars.bytes.capacity());
    let new = Scalars { string: "new".into(), bytes: vec![1, 2], ..empty() };
    proto::decode_into(&mut scalars, &new.encode_to_vec()).unwrap();
    assert_eq!(scalars, new);
    assert_eq!((scalars.string.as_ptr(), scalars.bytes.as_ptr()), kept);
    assert_eq!((scalars.string.capacity(), scalars.bytes.capacity()), capacities);
}

#[test]
fn other_fields_between_elements_do_not_start_a_list_anew() {
    let wire =
        Wire::new().message(5, Wire::new().varint(1, 1)).message(2, Wire::new()).message(5, Wire::new().varint(1, 2));
    let mut nesting: Nesting = decode(Wire::new().repeat(3, |wire| wire.message(5, Wire::new().string(2, "old"))));
    proto::decode_into(&mut nesting, wire.as_ref()).unwrap();
    assert_eq!(nesting, decode(wire));
}

#[test]
fn skipped_field_keeps_its_value() {
    let mut skipping = Skipping { number: 1, cache: wireform_test_support::rows::Cache(7) };
    proto::decode_into(&mut skipping, &[0x08, 2]).unwrap();
    assert_eq!(skipping.number, 2);
}

#[test]
fn value_is_valid_after_an_error() {
    for sample in corpus() {
        let mut everything: Everything = decode(Wire::new().message(12, Wire::new()).string(15, "old").varint(99, 1));
        for len in (0..sample.bytes.len()).step_by(3) {
            if let Err(error) = proto::decode_into(&mut everything, &sample.bytes[..len]) {
                assert_eq!(error.kind(), &DecodeErrorKind::UnexpectedEnd, "{} of {}", len, sample.name);
                let bytes = everything.encode_to_vec();
                assert_eq!(everything.encoded_len(), bytes.len(), "{}", sample.name);
                Everything::decode(&bytes[..]).unwrap();
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn equals_a_fresh_decode_of_everything(old in strategies::everything(), new in strategies::everything()) {
        let mut recycled = old;
        proto::decode_into(&mut recycled, &new.encode_to_vec()).unwrap();
        prop_assert!(same_bits(&recycled, &new));
    }

    #[test]
    fn equals_a_fresh_decode_of_a_wide_message(old in strategies::wide(), new in strategies::wide()) {
        let mut recycled: Wide = old;
        proto::decode_into(&mut recycled, &new.encode_to_vec()).unwrap();
        prop_assert!(same_bits(&recycled, &new));
    }

    #[test]
    fn equals_a_fresh_decode_of_hash_maps(old in strategies::hashed(), new in strategies::hashed()) {
        let mut recycled: Hashed = old;
        proto::decode_into(&mut recycled, &new.encode_to_vec()).unwrap();
        prop_assert_eq!(recycled, new);
    }

    #[test]
    fn equals_a_fresh_decode_of_two_messages_in_one(
        old in strategies::everything(),
        first in strategies::everything(),
        second in strategies::everything(),
    ) {
        let bytes = [first.encode_to_vec(), second.encode_to_vec()].concat();
        let mut recycled = old;
        proto::decode_into(&mut recycled, &bytes).unwrap();
        let mut merged = first;
        merged.merge(&second.encode_to_vec()[..]).unwrap();
        prop_assert!(same_bits(&recycled, &merged));
        prop_assert!(same_bits(&recycled, &Everything::decode(&bytes[..]).unwrap()));
    }
}
