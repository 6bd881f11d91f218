//! Random values and damaged bytes of these messages.

use bytes::Bytes;
use proptest::prelude::*;
use wireform::{Message, proto};
use wireform_test_support::{empty, verdict};

use super::{Blobs, Node, Pick, Strings, blobs, node, strings};

fn text() -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), "[a-c]{1,3}", any::<String>()]
}

prop_compose! {
    fn any_strings()(
        texts in proptest::collection::vec(text(), 5),
        list in proptest::collection::vec(text(), 0..4),
        tree in proptest::collection::btree_map(text(), text(), 0..3),
        pick in proptest::option::of(prop_oneof![
            text().prop_map(|text| Pick::Text(text.into())),
            text().prop_map(|text| Pick::Name(text.into())),
            any::<Vec<u8>>().prop_map(|bytes| Pick::Body(bytes.into())),
            any::<[u8; 4]>().prop_map(Pick::Digest),
            any::<i32>().prop_map(|number| Pick::Node(Node { number, ..node() }.into())),
        ]),
    ) -> Strings {
        let [boxed, shared, optional, optional_shared, counted] = &texts[..] else { panic!() };
        Strings {
            boxed: boxed[..].into(),
            shared: shared[..].into(),
            optional: (optional.len() % 2 == 0).then(|| optional[..].into()),
            optional_shared: (optional.len() % 3 == 0).then(|| optional_shared[..].into()),
            list: list.iter().map(|text| text[..].into()).collect(),
            shared_list: list.iter().map(|text| text[..].into()).collect(),
            map: list.first().map(|text| (text[..].into(), text[..].into())).into_iter().collect(),
            tree: tree.iter().map(|(key, value)| (key[..].into(), value[..].into())).collect(),
            counted: counted[..].into(),
            pick,
        }
    }
}

prop_compose! {
    fn any_blobs()(
        list in proptest::collection::vec(any::<Vec<u8>>(), 2..5),
        arrays in proptest::collection::vec(any::<[u8; 4]>(), 1..4),
    ) -> Blobs {
        Blobs {
            boxed: list[0][..].into(),
            bytes: list[1].clone().into(),
            array: arrays[0],
            optional: list.get(2).map(|bytes| bytes[..].into()),
            optional_bytes: list.get(2).map(|bytes| bytes.clone().into()),
            optional_array: arrays.get(1).copied(),
            list: list.iter().map(|bytes| bytes[..].into()).collect(),
            bytes_list: list.iter().map(|bytes| bytes.clone().into()).collect(),
            map: [(7, list[0].clone().into())].into(),
            tree: arrays.iter().enumerate().map(|(key, array)| (key as u32, *array)).collect(),
            boxes: [(true, list[1][..].into())].into(),
            arrays,
            none: [],
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn strings_return_and_recycle(old in any_strings(), new in any_strings()) {
        let bytes = new.encode_to_vec();
        prop_assert_eq!(new.encoded_len(), bytes.len());
        prop_assert_eq!(&Strings::decode(&bytes[..]).unwrap(), &new);
        let (mut recycled, shared) = (old.clone(), old.clone());
        proto::decode_into(&mut recycled, &bytes).unwrap();
        prop_assert_eq!(&recycled, &new);
        // A deep copy of the old value shows whether decoding wrote into what it shares.
        prop_assert_eq!(shared, Strings::decode(&old.encode_to_vec()[..]).unwrap());
    }

    #[test]
    fn blobs_return_and_recycle(old in any_blobs(), new in any_blobs()) {
        let bytes = Bytes::from(new.encode_to_vec());
        prop_assert_eq!(new.encoded_len(), bytes.len());
        prop_assert_eq!(&Blobs::decode(&bytes[..]).unwrap(), &new);
        prop_assert_eq!(&proto::from_bytes::<Blobs>(&bytes).unwrap(), &new);
        let mut recycled = old;
        proto::decode_into(&mut recycled, &bytes).unwrap();
        prop_assert_eq!(&recycled, &new);
    }
}

/// Puts the values through every prefix and every flipped bit of their bytes.
fn damaged<M: Message + std::fmt::Debug + PartialEq>(value: M) {
    let (mut bytes, mut recycled) = (value.encode_to_vec(), value);
    for len in 0..bytes.len() {
        verdict::check(&bytes[..len], &mut recycled);
    }
    for index in 0..bytes.len() {
        for bit in 0..8 {
            bytes[index] ^= 1 << bit;
            verdict::check(&bytes, &mut recycled);
            let shared = proto::from_bytes::<M>(&Bytes::copy_from_slice(&bytes));
            let copied = proto::from_slice::<M>(&bytes);
            assert_eq!(shared.map_err(|error| error.to_string()), copied.map_err(|error| error.to_string()));
            bytes[index] ^= 1 << bit;
        }
    }
}

#[test]
fn damaged_bytes_are_a_value_or_an_error() {
    damaged(strings());
    damaged(Strings { pick: Some(Pick::Digest([1, 2, 3, 4])), ..empty() });
    damaged(blobs());
    damaged(node());
}
