//! Bounds go on type parameters; lifetimes of borrowing types outlive the input's.
#![deny(warnings)]

use std::{fmt::Debug, marker::PhantomData};

use wireform::{Described, Message, Oneof};

#[derive(Message, Debug, PartialEq)]
struct Tree<T> {
    #[proto(1)]
    value: T,
    #[proto(2)]
    children: Vec<Self>,
}

#[derive(Message, Debug, PartialEq)]
struct Bounded<T: Clone, U = u32, const N: usize = 2>
where
    U: Debug,
{
    #[proto(1, name = "values")]
    values: Vec<T>,
    #[proto(oneof)]
    either: Option<Either<T>>,
    #[proto(skip)]
    skipped: Option<U>,
    #[proto(skip)]
    phantom: PhantomData<[u8; N]>,
}

#[derive(Oneof, Debug, PartialEq)]
enum Either<T> {
    #[proto(3)]
    Left(T),
    #[proto(4)]
    Right(u32),
}

fn main() {
    let tree = Tree { value: 1, children: vec![Tree { value: 2, children: vec![] }] };
    assert_eq!(tree.encode_to_vec(), [8, 1, 18, 2, 8, 2]);
    assert_eq!(Tree::decode(&[8, 1, 18, 2, 8, 2][..]).unwrap(), tree);
    assert_eq!(Tree::<String>::DESCRIPTOR.full_name(), "Treestring");

    let bounded: Bounded<String> =
        Bounded { values: vec![], either: Some(Either::Left("x".into())), skipped: None, phantom: PhantomData };
    assert_eq!(bounded.encode_to_vec(), [26, 1, b'x']);
    assert_eq!(Bounded::decode(&[26, 1, b'x'][..]).unwrap(), bounded);
}
