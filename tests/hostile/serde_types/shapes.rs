//! Types of every shape that serde knows, for what they take.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};
use serde_json::Value;

#[derive(Serialize, Deserialize, Debug)]
pub(crate) struct Small {
    #[serde(default)]
    id: u64,
    #[serde(default)]
    name: String,
}

#[derive(Serialize, Deserialize, Debug)]
pub(crate) struct Chain {
    next: Option<Box<Chain>>,
}

#[derive(Serialize, Deserialize, Debug)]
pub(crate) struct Newtype(Option<Box<Newtype>>);

#[derive(Serialize, Deserialize, Debug)]
#[serde(untagged)]
pub(crate) enum Tree {
    Leaf(u64),
    Text(String),
    Kids(Vec<Tree>),
    Named(BTreeMap<String, Tree>),
    // An `Option` of itself would be tried on one and the same value without an end, by serde.
    Maybe(Option<Box<u8>>),
}

#[derive(Serialize, Deserialize, Debug)]
#[serde(tag = "t")]
pub(crate) enum Tagged {
    A { id: u64, name: String },
    B { kids: Vec<Tagged> },
    C(BTreeMap<String, u64>),
    D { any: Value },
}

#[derive(Serialize, Deserialize, Debug)]
#[serde(tag = "t", content = "c")]
pub(crate) enum Adjacent {
    A(Vec<u64>),
    B { any: Value },
}

#[derive(Serialize, Deserialize, Debug)]
pub(crate) struct Flat {
    #[serde(default)]
    id: u64,
    #[serde(flatten)]
    rest: BTreeMap<String, Value>,
}

#[derive(Serialize, Deserialize, Debug)]
pub(crate) enum Plain {
    Leaf,
    One(Box<Plain>),
    Two(Box<Plain>, u64),
    Fields { a: Vec<Plain> },
}

pub(crate) type Boxes = Vec<Box<Box<Box<u8>>>>;
pub(crate) type Maybe = Vec<Option<Box<u8>>>;
pub(crate) type Tuples = Vec<(String, Box<u8>, Vec<u8>)>;
pub(crate) type Trees = Vec<BTreeMap<String, u64>>;
pub(crate) type Tables = Vec<HashMap<String, u64>>;

/// Calls a macro with all types that own their memory; the names are those of the caller.
macro_rules! each_type {
    ($call:ident) => {
        $call! {
            Value, Map<String, Value>, Vec<Value>, BTreeMap<String, Value>,
            Vec<u8>, Vec<u64>, Vec<Vec<u8>>, Vec<[u64; 2]>, Vec<String>, Vec<Box<str>>, Vec<Arc<str>>,
            VecDeque<u16>, LinkedList<u8>, Vec<LinkedList<u8>>,
            Trees, Tables, Vec<BTreeSet<u64>>, Vec<HashSet<u8>>,
            HashMap<String, ()>, HashMap<u32, u8>, BTreeMap<u32, u8>, BTreeMap<String, Vec<String>>,
            Vec<Box<u64>>, Vec<Arc<u64>>, Vec<Rc<Vec<u64>>>, Vec<Box<Small>>, Boxes, Maybe, Tuples,
            Vec<Small>, Vec<Chain>, Vec<Newtype>, Vec<Plain>,
            Tree, Vec<Tree>, Tagged, Vec<Tagged>, Vec<Adjacent>, Flat, Vec<Flat>
        }
    };
}
pub(crate) use each_type;
