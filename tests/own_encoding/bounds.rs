//! Bounds that a user gives, and those that are inferred of maps and associated types.

use std::{
    fmt::Debug,
    hash::{BuildHasher, BuildHasherDefault, DefaultHasher},
};

use wireform::{json, proto, xml};

use super::*;

type Hasher = BuildHasherDefault<DefaultHasher>;

trait Family {
    type Member: Debug + PartialEq;
}

#[derive(Debug, PartialEq)]
struct Numbers;

impl Family for Numbers {
    type Member = u32;
}

#[derive(Message, Debug, PartialEq)]
struct Hashed<V, S: BuildHasher> {
    #[proto(1)]
    map: HashMap<String, V, S>,
}

#[derive(Message, Debug, PartialEq)]
struct Projected<T: Family> {
    #[proto(1)]
    one: T::Member,
    #[proto(2)]
    all: Vec<T::Member>,
}

#[derive(Message, Debug, PartialEq)]
#[proto(bound = "<T as Family>::Member, T: Family<Member: Clone>")]
struct Qualified<T: Family> {
    #[proto(1)]
    one: Option<<T as Family>::Member>,
}

#[derive(Message, Debug, PartialEq)]
#[proto(bound = "AsText: Convert<T, Proxy = String>")]
struct Generic<T> {
    #[proto(1, with = "AsText")]
    one: Option<T>,
    #[proto(2, with = "AsText")]
    all: Vec<T>,
}

#[derive(Oneof, Debug, PartialEq)]
#[proto(bound = "AsText: Convert<T, Proxy = String>, U")]
enum Either<T, U> {
    #[proto(1, with = "AsText")]
    Left(T),
    #[proto(2)]
    Right(U),
}

#[derive(Message, Debug, PartialEq)]
#[proto(bound = "AsText: Convert<T, Proxy = String>, U")]
struct Holder<T, U> {
    #[proto(oneof)]
    either: Option<Either<T, U>>,
}

#[track_caller]
fn round_trips<M>(message: &M)
where
    M: Message + Debug + PartialEq + wireform::walk::EncodeText + for<'de> wireform::walk::DecodeText<'de>,
{
    assert_eq!(&proto::from_slice::<M>(&proto::to_vec(message)).unwrap(), message);
    assert_eq!(&json::from_str::<M>(&json::to_string(message).unwrap()).unwrap(), message);
    assert_eq!(&xml::from_str::<M>(&xml::to_string(message).unwrap()).unwrap(), message);
}

#[test]
fn hashers_are_inferred() {
    round_trips(&Hashed::<u32, Hasher> { map: HashMap::from_iter([("a".into(), 1)]) });
}

#[test]
fn associated_types_are_values() {
    round_trips(&Projected::<Numbers> { one: 1, all: vec![2] });
    round_trips(&Qualified::<Numbers> { one: Some(0) });
}

#[test]
fn bounds_name_a_conversion() {
    round_trips(&Generic { one: Some(Ipv4Addr::LOCALHOST), all: vec![Ipv4Addr::LOCALHOST] });
    round_trips(&Holder::<_, u32> { either: Some(Either::Left(Ipv4Addr::LOCALHOST)) });
    round_trips(&Holder::<Ipv4Addr, _> { either: Some(Either::Right(3)) });
}
