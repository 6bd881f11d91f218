//! The same for messages, through their canonical XML: each row of the type table.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Debug,
};

use proptest::{
    prelude::*,
    strategy::ValueTree,
    test_runner::{RngAlgorithm, TestRng, TestRunner},
};
use quick_xml::{Reader, events::Event};
use wireform::{
    Message,
    schema::{FieldKind, MessageDescriptor},
    walk::{DecodeText, EncodeText},
    xml::Options,
};
use wireform_test_support::strategies as any;

/// How many values there are of each row at least, and at most.
const VALUES: [usize; 2] = [300, 20_000];

/// In how many documents each field has to be.
const EACH: usize = 200;

/// Checks values of one row until each of its fields was in enough of them; returns how many values that took.
fn row<M>(strategy: impl Strategy<Value = M>) -> usize
where
    M: Message + EncodeText + for<'de> DecodeText<'de> + Debug,
{
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[6; 32]);
    let mut runner = TestRunner::new_with_rng(ProptestConfig::default(), rng);
    let mut seen: BTreeMap<_, _> = names(M::DESCRIPTOR).map(|name| (name, 0)).collect();
    for done in 0..VALUES[1] {
        if done >= VALUES[0] && seen.values().all(|count| *count >= EACH) {
            return done;
        }
        let value = strategy.new_tree(&mut runner).expect("nothing is filtered").current();
        for name in elements(&returns(&value)) {
            if let Some(count) = seen.get_mut(&*name) {
                *count += 1;
            }
        }
    }
    panic!("{} is too rarely whole: {seen:?}", M::DESCRIPTOR.name());
}

/// Returns the names of a message's elements.
fn names(message: &MessageDescriptor) -> impl Iterator<Item = &'static str> {
    let fields = message.fields().iter().flat_map(|field| match field.kind() {
        FieldKind::Oneof(members) => members.iter().collect::<Vec<_>>(),
        _ => vec![field],
    });
    fields.map(|field| field.xml_name()).chain(message.keeps_unknown_fields().then_some("unknown-field"))
}

/// Checks that a value returns, and returns its document.
fn returns<M>(value: &M) -> String
where
    M: Message + EncodeText + for<'de> DecodeText<'de> + Debug,
{
    let (bytes, text) = (value.encode_to_vec(), format!("{value:?}"));
    let documents = [true, false].map(|pretty| {
        let document = Options::new().pretty(pretty).to_string(value);
        let document = document.unwrap_or_else(|error| panic!("{error} for {value:?}"));
        let read: M = Options::new().from_str(&document).unwrap_or_else(|error| panic!("{error} in {document}"));
        assert_eq!(read.encode_to_vec(), bytes, "{value:?} became {read:?} by {document}");
        assert_eq!(format!("{read:?}"), text, "{document}");
        document
    });
    let [_, compact] = documents;
    compact
}

/// Returns the names of all elements.
fn elements(document: &str) -> BTreeSet<String> {
    let mut reader = Reader::from_str(document);
    let mut names = BTreeSet::new();
    loop {
        match reader.read_event().expect("it is well-formed") {
            Event::Start(start) | Event::Empty(start) => {
                names.insert(String::from_utf8(start.name().as_ref().as_bytes().to_vec()).expect("UTF-8"));
            }
            Event::Eof => return names,
            _ => {}
        }
    }
}

macro_rules! rows {
    ($($name:ident)*) => {
        $(println!("{}: {} values", stringify!($name), row(any::$name()));)*
    };
}

#[test]
fn random_messages_return() {
    rows! { person scalars enums optionals lists expanded_lists map_values map_keys nesting choice keeping wide }
}
