//! Field masks that are applied.

use std::collections::BTreeMap;

use wireform::{Message, Oneof, UnknownFields, types::FieldMask};

#[derive(Message, Clone, Debug, Default, PartialEq)]
struct User {
    #[proto(1)]
    name: String,
    #[proto(2)]
    age: Option<u32>,
    #[proto(3)]
    home: Option<Address>,
    #[proto(4, group)]
    work: Option<Address>,
    #[proto(5)]
    tags: Vec<String>,
    #[proto(6)]
    labels: BTreeMap<String, u32>,
    #[proto(oneof)]
    contact: Option<Contact>,
    #[proto(skip)]
    cached: u32,
    #[proto(unknown)]
    rest: UnknownFields,
}

#[derive(Message, Clone, Debug, Default, PartialEq)]
struct Address {
    #[proto(1, required)]
    id: u32,
    #[proto(2)]
    street: String,
    #[proto(3)]
    town: Option<Box<Address>>,
}

#[derive(Oneof, Clone, Debug, PartialEq)]
enum Contact {
    #[proto(7)]
    Phone(u32),
    #[proto(8)]
    Post(Address),
}

fn mask(paths: &str) -> FieldMask {
    let mask: FieldMask = paths.parse().unwrap();
    assert_eq!(mask.validate::<User>(), Ok(()));
    mask
}

fn address(id: u32, street: &str) -> Address {
    Address { id, street: street.into(), town: None }
}

fn user() -> User {
    User {
        name: "Martin".into(),
        age: Some(42),
        home: Some(Address { town: Some(Box::new(address(2, "town"))), ..address(1, "home") }),
        work: Some(address(3, "work")),
        tags: vec!["a".into(), "b".into()],
        labels: [("x".to_owned(), 1)].into(),
        contact: Some(Contact::Phone(7)),
        cached: 9,
        rest: UnknownFields::from_bytes(&[0xa0, 0x06, 1]).unwrap(),
    }
}

fn trimmed(paths: &str) -> User {
    let mut user = user();
    mask(paths).trim(&mut user).unwrap();
    user
}

fn applied(paths: &str, source: &User) -> User {
    let mut target = user();
    mask(paths).apply(source, &mut target).unwrap();
    target
}

#[test]
fn trim_leaves_what_is_named() {
    let nothing = User { cached: 9, ..User::default() };
    assert_eq!(trimmed("name"), User { name: "Martin".into(), ..nothing.clone() });
    assert_eq!(trimmed("tags,labels"), User { tags: user().tags, labels: user().labels, ..nothing.clone() });
    assert_eq!(trimmed("phone"), User { contact: Some(Contact::Phone(7)), ..nothing.clone() });
    assert_eq!(trimmed("post"), nothing);
    assert_eq!(trimmed("home"), User { home: user().home, ..nothing });
}

#[test]
fn trim_leaves_required_fields_at_all_levels() {
    let home = |street: &str, town| Some(Address { id: 1, street: street.into(), town });
    assert_eq!(trimmed("home.street").home, home("home", None));
    assert_eq!(trimmed("home.town.street").home, home("", Some(Box::new(address(2, "town")))));
    assert_eq!(trimmed("work.town").work, Some(address(3, "")));
}

#[test]
fn empty_mask_changes_nothing() {
    assert_eq!(trimmed(""), user());
    assert_eq!(applied("", &User::default()), user());
}

#[test]
fn apply_replaces_what_is_named() {
    let source = User { name: "Rita".into(), tags: vec!["c".into()], ..User::default() };
    assert_eq!(applied("name,tags", &source), User { name: "Rita".into(), tags: vec!["c".into()], ..user() });
    assert_eq!(applied("name", &source), User { name: "Rita".into(), ..user() });
    // What the source does not have is cleared.
    assert_eq!(applied("age,labels,home", &source), User { age: None, labels: BTreeMap::new(), home: None, ..user() });
}

#[test]
fn apply_goes_into_messages_and_groups() {
    let source = User { home: Some(address(5, "new")), work: Some(address(6, "new")), ..User::default() };
    let found = applied("home.street,work.street", &source);
    assert_eq!(found.home, Some(Address { street: "new".into(), ..user().home.unwrap() }));
    assert_eq!(found.work, Some(address(3, "new")));
    // The whole of a message is replaced, not merged.
    assert_eq!(applied("home", &source).home, source.home);
}

#[test]
fn apply_moves_a_oneof_on() {
    let source = User { contact: Some(Contact::Post(address(5, "p"))), ..User::default() };
    assert_eq!(applied("post", &source).contact, source.contact);
    assert_eq!(applied("phone", &source).contact, None);
    assert_eq!(applied("name", &source).contact, user().contact);
}

#[test]
fn apply_reports_a_required_field_that_would_be_missing() {
    let mut target = User::default();
    let error = mask("home.street").apply(&user(), &mut target).unwrap_err();
    assert_eq!(error.path(), "User.home.id");
    mask("home.street,home.id").apply(&user(), &mut target).unwrap();
    assert_eq!(target.home, Some(address(1, "home")));
}

#[test]
fn path_that_names_nothing_does_nothing() {
    let wrong: FieldMask = "tags.x,nothing,name.x".parse().unwrap();
    let mut target = user();
    wrong.apply(&User::default(), &mut target).unwrap();
    assert_eq!(target, user());
    wrong.trim(&mut target).unwrap();
    assert_eq!(target, User { cached: 9, ..User::default() });
}
