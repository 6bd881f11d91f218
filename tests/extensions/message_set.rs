//! `MessageSet`: extensions as items of type and message.

use super::*;

#[derive(Message, Clone, Debug, PartialEq)]
#[proto(package = "wireform.extensions", message_set, extensions(4..=2147483646))]
pub(super) struct Set {
    #[proto(unknown)]
    rest: UnknownFields,
}

pub(super) const FRAMED: Extension<Set, Frame> = Extension::new(4);
pub(super) const LARGE: Extension<Set, Frame> = Extension::new(2_147_483_646).with_name("wireform.extensions.large");

pub(super) fn set() -> Set {
    Set { rest: UnknownFields::new() }
}

pub(super) fn read(bytes: &[u8]) -> Set {
    Set::decode(bytes).unwrap()
}

#[test]
fn an_item_is_replaced_and_the_others_stay() {
    let mut set = read(b"\x0b\x10\x05\x1a\x01\xff\x0c\x0b\x10\x04\x1a\x02\x08\x01\x0c\x0b\x10\x04\x1a\x02\x08\x02\x0c");
    assert_eq!(FRAMED.get(&set).unwrap(), Some(frame(2)));
    FRAMED.set(&mut set, frame(3));
    assert_eq!(set.encode_to_vec(), b"\x0b\x10\x04\x1a\x02\x08\x03\x0c\x0b\x10\x05\x1a\x01\xff\x0c");
    FRAMED.clear(&mut set);
    assert_eq!(set.encode_to_vec(), b"\x0b\x10\x05\x1a\x01\xff\x0c");
    assert!(!FRAMED.has(&set));
}

#[test]
fn the_message_may_come_before_its_type_and_further_fields_are_ignored() {
    let set = read(b"\x0b\x1a\x02\x08\x05\x10\x04\x0c");
    assert_eq!(FRAMED.get(&set).unwrap(), Some(frame(5)));
    // A second type, a second message and a field 4 mean nothing.
    let set = read(b"\x0b\x10\x04\x22\x02\x08\x07\x1a\x02\x08\x05\x10\x05\x1a\x02\x08\x06\x0c");
    assert_eq!(FRAMED.get(&set).unwrap(), Some(frame(5)));
    // Without a type it is no item of ours, without a message it is empty.
    let set = read(b"\x0b\x1a\x02\x08\x05\x0c");
    assert_eq!(FRAMED.get(&set).unwrap(), None);
    let error = FRAMED.get(&read(b"\x0b\x10\x04\x0c")).unwrap_err();
    assert_eq!(error.path(), "Set.[4].width");
}

#[test]
fn items_merge_and_so_do_records_with_the_extensions_own_number() {
    let set = read(b"\x0b\x10\x04\x1a\x02\x08\x05\x0c\x22\x03\x12\x01c\x20\x07");
    assert_eq!(FRAMED.get(&set).unwrap(), Some(Frame { colour: Some("c".into()), ..frame(5) }));
}

#[test]
fn what_is_wrong_in_an_item_has_its_path() {
    let error = LARGE.get(&read(b"\x0b\x10\xfe\xff\xff\xff\x07\x1a\x04\x12\x02\xff\xff\x0c")).unwrap_err();
    assert_eq!(error.path(), "Set.[wireform.extensions.large].colour");
    assert!(Set::DESCRIPTOR.is_message_set());
    assert_eq!(Set::DESCRIPTOR.extension_ranges(), [4..=2_147_483_646]);
}
