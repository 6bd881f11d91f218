//! What an entry of a map costs: its place, and the memory that an absent key and value take. XML counts the same.

use std::{collections::BTreeMap, sync::Arc};

use wireform::{DecodeErrorKind, Limits, Message, Result, text, xml};

/// 40 bytes.
#[derive(Message, Debug)]
struct Five {
    #[proto(1)]
    list: Vec<u32>,
    #[proto(2)]
    a: u64,
    #[proto(3)]
    b: u64,
}

#[derive(Message, Debug)]
#[proto(name = "Root")]
struct Plain {
    #[proto(1)]
    map: BTreeMap<Box<str>, u64>,
}

/// As [`Plain`], but a key begins with its counts.
#[derive(Message, Debug)]
#[proto(name = "Root")]
struct CountedKeys {
    #[proto(1)]
    map: BTreeMap<Arc<str>, u64>,
}

/// As [`Plain`], but a value is elsewhere.
#[derive(Message, Debug)]
#[proto(name = "Root")]
struct BoxedValues {
    #[proto(1)]
    map: BTreeMap<Box<str>, Box<Five>>,
}

/// Returns the smallest budget that a text can be read with.
fn cost<T>(read: impl Fn(Limits) -> Result<T>) -> usize {
    let (mut refused, mut accepted) = (0, 1 << 16);
    read(Limits::new().allocation(accepted)).map(drop).unwrap();
    while refused + 1 < accepted {
        let middle = refused.midpoint(accepted);
        match read(Limits::new().allocation(middle)) {
            Ok(_) => accepted = middle,
            Err(error) => {
                assert_eq!(error.kind(), &DecodeErrorKind::AllocationLimit);
                refused = middle;
            }
        }
    }
    accepted
}

#[test]
fn an_entry_pays_for_what_an_absent_key_and_value_own() {
    let as_text = |text: &'static str| move |limits| text::Options::new().limits(limits).from_str::<Plain>(text);
    let keys = |text: &'static str| move |limits| text::Options::new().limits(limits).from_str::<CountedKeys>(text);
    let values = |text: &'static str| move |limits| text::Options::new().limits(limits).from_str::<BoxedValues>(text);
    assert_eq!(cost(keys("map {}")), cost(as_text("map {}")) + 24);
    assert_eq!(cost(values("map {}")), cost(as_text("map {}")) + size_of::<Five>());
    assert_eq!(cost(keys("map { value: 1 }")), cost(as_text("map { value: 1 }")) + 24);
    assert_eq!(cost(values("map { value {} }")), cost(as_text("map { value: 1 }")) + size_of::<Five>());

    let as_xml = |text: &'static str| move |limits| xml::Options::new().limits(limits).from_str::<Plain>(text);
    let keys = |text: &'static str| move |limits| xml::Options::new().limits(limits).from_str::<CountedKeys>(text);
    let values = |text: &'static str| move |limits| xml::Options::new().limits(limits).from_str::<BoxedValues>(text);
    let (none, value) = ("<Root><map><entry/></map></Root>", "<Root><map><entry><value>1</value></entry></map></Root>");
    assert_eq!(cost(keys(none)), cost(as_xml(none)) + 24);
    assert_eq!(cost(values(none)), cost(as_xml(none)) + size_of::<Five>());
    assert_eq!(cost(keys(value)), cost(as_xml(value)) + 24);
}
