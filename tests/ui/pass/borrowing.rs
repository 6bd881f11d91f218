//! Messages that borrow, and generic, recursive and borrowing ones at once.
#![deny(warnings)]

use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

use wireform::{Decode, DecodeOwned, Encode, Message, Oneof, json, proto, xml};

#[derive(Message, Clone, Debug, PartialEq)]
struct Tree<T> {
    #[proto(1)]
    value: T,
    #[proto(2)]
    kids: Vec<Tree<T>>,
}

#[derive(Message, Clone, Debug, PartialEq)]
struct View<'a, T> {
    #[proto(1)]
    name: &'a str,
    #[proto(2)]
    tree: Tree<&'a str>,
    #[proto(3)]
    generic: Tree<T>,
    #[proto(4)]
    map: HashMap<&'a str, Tree<Cow<'a, str>>>,
    #[proto(5)]
    next: Option<Box<View<'a, T>>>,
    #[proto(oneof)]
    pick: Option<Pick<'a, T>>,
}

#[derive(Oneof, Clone, Debug, PartialEq)]
enum Pick<'a, T> {
    #[proto(20)]
    Bytes(&'a [u8]),
    #[proto(21)]
    Item(T),
    #[proto(22)]
    View(Box<View<'a, T>>),
}

#[derive(Message, Debug, PartialEq)]
struct Shared<T: Clone> {
    #[proto(1)]
    value: T,
    #[proto(2)]
    kids: BTreeMap<u32, Arc<Shared<T>>>,
}

// Arc clones, but what it holds need not be said to be `Clone` where the parameter is.
impl<T: Clone> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Shared { value: self.value.clone(), kids: self.kids.clone() }
    }
}

/// A lifetime that is called as the derive calls the input's.
#[derive(Message, Debug, PartialEq)]
struct Named<'de, 'x: 'de> {
    #[proto(1)]
    one: &'de str,
    #[proto(2)]
    other: &'x str,
}

fn borrowing<'de, M: Encode + Decode<'de>>(_: &M) {}

fn owning<M: Message + DecodeOwned>(_: &M) {}

fn main() {
    let leaf = Tree { value: "leaf", kids: vec![] };
    let tree = Tree { value: "tree", kids: vec![leaf.clone(), leaf] };
    let view = View {
        name: "name",
        tree: tree.clone(),
        generic: Tree { value: 1u32, kids: vec![] },
        map: [("key", Tree { value: "cow".into(), kids: vec![] })].into(),
        next: None,
        pick: Some(Pick::Item(7)),
    };
    let view = View { next: Some(Box::new(view.clone())), ..view };
    borrowing(&view);
    let bytes = proto::to_vec(&view);
    assert_eq!(proto::from_slice::<View<'_, u32>>(&bytes).unwrap(), view);
    let text = json::to_string(&view).unwrap();
    assert_eq!(json::from_str::<View<'_, u32>>(&text).unwrap(), view);
    let text = xml::to_string(&view).unwrap();
    assert_eq!(xml::from_str::<View<'_, u32>>(&text).unwrap(), view);

    let owned: Tree<String> = proto::from_slice(&proto::to_vec(&tree)).unwrap();
    owning(&owned);
    assert_eq!(owned.kids[1].value, "leaf");

    let shared = Shared { value: 1, kids: [(1, Arc::new(Shared { value: 2, kids: BTreeMap::new() }))].into() };
    owning(&shared);
    assert_eq!(proto::from_slice::<Shared<i32>>(&proto::to_vec(&shared)).unwrap(), shared);

    let named: Named<'_, '_> = proto::from_slice(b"\x0a\x01a\x12\x01b").unwrap();
    assert_eq!(named, Named { one: "a", other: "b" });
}
