//! What descriptors say beyond numbers, names and types.

#![allow(missing_docs, reason = "the fields of test messages")]

use wireform::{Described, Enumeration, Message, Oneof, Open, schema::Docs};

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

/// Somebody.
///
/// With a `name`.
#[derive(Message)]
struct Documented<T> {
    /// As in a passport.
    #[proto(2)]
    name: T,
    #[proto(1)]
    id: u64,
    /// One of
    /// them.
    #[proto(oneof)]
    way: Option<Way>,
    #[proto(unknown)]
    rest: wireform::UnknownFields,
}

/// How to reach somebody.
#[derive(Oneof)]
enum Way {
    /// On paper.
    #[proto(12)]
    Post {
        /// House number first.
        #[proto(1)]
        street: String,
    },
    #[proto(11)]
    Email(String),
}

/// Values with docs.
#[derive(Enumeration)]
enum Weather {
    #[proto(0, alias("SUNNY"))]
    Fair,
    /// Bring an umbrella.
    #[proto(1)]
    Rain,
}

#[test]
fn docs_are_in_the_order_of_the_descriptor() {
    let docs = Documented::<String>::DOCS;
    assert_eq!(docs, Docs::new("Somebody.\n\nWith a `name`.", &["", "One of\nthem.", "As in a passport."]));
    let names: Vec<_> = Documented::<String>::DESCRIPTOR.fields().iter().map(|field| field.name()).collect();
    assert_eq!(names, ["id", "way", "name"]);
    assert_eq!(Way::DOCS, Docs::new("How to reach somebody.", &["", "On paper."]));
    for docs in [Weather::DOCS, Open::<Weather>::DOCS] {
        assert_eq!(docs, Docs::new("Values with docs.", &["", "", "Bring an umbrella."]));
        assert_eq!((docs.part(2), docs.part(3)), ("Bring an umbrella.", ""));
    }
    assert_eq!((Person::DOCS, Contact::DOCS, Phone::DOCS), (Docs::NONE, Docs::NONE, Docs::NONE));
}

#[test]
fn messages_say_whether_they_keep_unknown_fields() {
    assert!(Documented::<String>::DESCRIPTOR.keeps_unknown_fields());
    assert!(!Person::DESCRIPTOR.keeps_unknown_fields());
}
