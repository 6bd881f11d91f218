use wireform::Message;
use wireform_test_protos::plain::shapes::extensions::{
    DATA, DRIFT, EXPANDED, EXPANDED_HASHES, Extendable, FOO_BAR, GROUPED, GROUPS, Grouped, Groups, INNER, Item, LEVEL,
    LIST, Level, MASS, PACKED, RATIO, SIZE, Set, TEXT, item, scope,
};

#[test]
fn extensions_have_the_encodings_of_their_types() {
    let mut message = Extendable { name: Some("a".into()), ..Extendable::default() };
    scope::TYPE.set(&mut message, "s".into());
    SIZE.set(&mut message, 1);
    DRIFT.set(&mut message, -2);
    EXPANDED.set(&mut message, vec![1, 2]);
    PACKED.set(&mut message, vec![-1, 1]);
    EXPANDED_HASHES.set(&mut message, vec![7]);
    TEXT.set(&mut message, "t".into());
    LEVEL.set(&mut message, Level::Low);
    INNER.set(&mut message, Extendable { name: Some("i".into()), ..Extendable::default() });
    GROUPED.set(&mut message, Grouped { number: Some(1), ..Grouped::default() });
    GROUPS.set(&mut message, vec![Groups::default()]);
    let bytes = b"\x0a\x01\x61\xa0\x06\x01\xa8\x06\x03\xb0\x06\x01\xb0\x06\x02\xba\x06\x02\x01\x02\xc5\x06\x07\x00\
                  \x00\x00\xca\x06\x01\x74\xe8\x06\x01\xf2\x06\x03\x0a\x01\x69\x83\x07\x08\x01\x84\x07\x8b\x07\x8c\
                  \x07\xa2\x1f\x01\x73";
    assert_eq!(message.encode_to_vec(), bytes);

    let read = Extendable::decode(&bytes[..]).unwrap();
    assert_eq!(read, message);
    assert_eq!(EXPANDED.get(&read).unwrap(), [1, 2]);
    assert_eq!(INNER.get(&read).unwrap().and_then(|inner| inner.name).as_deref(), Some("i"));
    assert_eq!(LIST.get(&read).unwrap(), []);
    assert_eq!(scope::TYPE.name(), "shapes.extensions.Scope.type");
}

#[test]
fn defaults_of_extensions_are_those_of_the_schema() {
    let absent = Extendable::default();
    assert_eq!((SIZE.get(&absent).unwrap(), SIZE.get_or_default(&absent).unwrap()), (None, 0));
    assert_eq!(DRIFT.get_or_default(&absent).unwrap(), -7);
    assert_eq!(TEXT.get_or_default(&absent).unwrap(), "say \"hi\"");
    assert_eq!(DATA.get_or_default(&absent).unwrap(), b"\x00\xff");
    assert_eq!(RATIO.get_or_default(&absent).unwrap(), 1.0);
    assert!(MASS.get_or_default(&absent).unwrap().is_nan());
    assert_eq!(LEVEL.get_or_default(&absent).unwrap(), Level::High);
    assert!(FOO_BAR.get_or_default(&absent).unwrap());
}

#[test]
fn extensions_of_a_message_set_are_its_items() {
    let mut set = Set::default();
    item::ITEM.set(&mut set, Item { number: Some(1), ..Item::default() });
    let bytes = b"\x0b\x10\xf9\xbb\x5e\x1a\x02\x08\x01\x0c";
    assert_eq!(set.encode_to_vec(), bytes);
    assert_eq!(item::ITEM.get(&Set::decode(&bytes[..]).unwrap()).unwrap().and_then(|item| item.number), Some(1));
}
