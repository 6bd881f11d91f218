//! What descriptors say beyond numbers, names and types.

#![allow(missing_docs, reason = "the fields of test messages")]

use wireform::{Described, Enumeration, Message, Oneof, Open};

#[derive(Message)]
#[proto(reserved(2, 5..=9, 536870911, "old_name", "older"))]
struct Person {
    #[proto(1, deprecated)]
    name: String,
    #[proto(3)]
    age: u32,
    #[proto(oneof)]
    contact: Option<Contact>,
}

#[derive(Oneof)]
enum Contact {
    #[proto(10, deprecated)]
    Fax(String),
    #[proto(11)]
    Email(String),
}

#[derive(Enumeration)]
#[proto(reserved(-2..=-1, 7, "OLD"))]
enum Phone {
    Mobile = 0,
    #[proto(deprecated)]
    Pager = 1,
}

#[test]
fn reserved_numbers_and_names_are_there() {
    assert_eq!(Person::DESCRIPTOR.reserved_numbers(), [2..=2, 5..=9, 536_870_911..=536_870_911]);
    assert_eq!(Person::DESCRIPTOR.reserved_names(), ["old_name", "older"]);
    for descriptor in [Phone::DESCRIPTOR, Open::<Phone>::DESCRIPTOR] {
        assert_eq!(descriptor.reserved_numbers(), [-2..=-1, 7..=7]);
        assert_eq!(descriptor.reserved_names(), ["OLD"]);
    }
}

#[test]
fn deprecated_fields_members_and_values_are_marked() {
    let deprecated: Vec<_> =
        Person::DESCRIPTOR.flat_fields().filter(|field| field.is_deprecated()).map(|field| field.name()).collect();
    assert_eq!(deprecated, ["name", "fax"]);
    let deprecated: Vec<_> = Phone::DESCRIPTOR.values().iter().map(|value| value.is_deprecated()).collect();
    assert_eq!(deprecated, [false, true]);
}
