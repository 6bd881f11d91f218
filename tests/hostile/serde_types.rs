//! What values of serde's types take, whatever they are read from: no more than the budget, by which documents that mean
//! well are accepted.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, LinkedList, VecDeque},
    rc::Rc,
    sync::Arc,
};

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::{Map, Value};
use wireform::{
    DecodeErrorKind, Limits,
    serde::{json, xml},
};
use wireform_test_support::allocation::{Used, measure};

const SLACK: usize = 4096;

/// Reads a document with a budget.
type Read = fn(&str, usize) -> (Option<DecodeErrorKind>, Used);

fn of_json<T: DeserializeOwned>(text: &str, budget: usize) -> (Option<DecodeErrorKind>, Used) {
    let options = json::Options::new().limits(Limits::new().allocation(budget));
    let (result, used) = measure(|| options.from_str::<T>(text));
    (result.err().map(|error| error.kind().clone()), used)
}

#[derive(Deserialize)]
struct Small {
    #[serde(default)]
    id: u64,
    #[serde(default)]
    name: String,
}

#[derive(Deserialize)]
struct Chain {
    next: Option<Box<Chain>>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Tree {
    Leaf(u64),
    Text(String),
    Kids(Vec<Tree>),
    Named(BTreeMap<String, Tree>),
}

#[derive(Deserialize)]
#[serde(tag = "t")]
enum Tagged {
    A { id: u64, name: String },
    B { kids: Vec<Tagged> },
    C(BTreeMap<String, u64>),
    D { any: Value },
}

#[derive(Deserialize)]
#[serde(tag = "t", content = "c")]
enum Adjacent {
    A(Vec<u64>),
    B { any: Value },
}

#[derive(Deserialize)]
struct Flat {
    #[serde(default)]
    id: u64,
    #[serde(flatten)]
    rest: BTreeMap<String, Value>,
}

#[derive(Deserialize)]
enum Plain {
    Leaf,
    One(Box<Plain>),
    Two(Box<Plain>, u64),
    Fields { a: Vec<Plain> },
}

#[test]
fn explore() {
    let rep = |open: &str, item: &str, close: &str, n: usize| {
        format!("{open}{}{item}{close}", format!("{item},").repeat(n - 1))
    };
    let list = |item: &'static str| move |n: usize| format!("[{}{item}]", format!("{item},").repeat(n - 1));
    let keys = |f: fn(usize) -> String| move |n: usize| format!("{{{}}}", (0..n).map(f).collect::<Vec<_>>().join(","));
    let shapes: Vec<(&str, Read, Box<dyn Fn(usize) -> String>)> = vec![
        ("Value [0", of_json::<Value>, Box::new(list("0"))),
        ("Value [[]", of_json::<Value>, Box::new(list("[]"))),
        ("Value [[0]", of_json::<Value>, Box::new(list("[0]"))),
        ("Value [{:0}", of_json::<Value>, Box::new(list(r#"{"":0}"#))),
        (
            "Value [{:0}12",
            of_json::<Value>,
            Box::new(list(r#"{"a":0,"b":0,"c":0,"d":0,"e":0,"f":0,"g":0,"h":0,"i":0,"j":0,"k":0,"l":0}"#)),
        ),
        ("Value {", of_json::<Value>, Box::new(keys(|i| format!("\"{i:06}\":0")))),
        ("Value { scattered", of_json::<Value>, Box::new(keys(|i| format!("\"{:06}\":0", i * 7919 % 1000003)))),
        ("Value { down", of_json::<Value>, Box::new(keys(|i| format!("\"{:06}\":0", 999_999 - i)))),
        ("Value strings", of_json::<Value>, Box::new(list(r#""""#))),
        ("Value strings a", of_json::<Value>, Box::new(list(r#""a""#))),
        ("Value canada", of_json::<Value>, Box::new(list("[-65.613616999999977,43.420273000000009]"))),
        ("Map", of_json::<Map<String, Value>>, Box::new(keys(|i| format!("\"{i:06}\":0")))),
        ("Vec<u64>", of_json::<Vec<u64>>, Box::new(list("0"))),
        ("Vec<u8>", of_json::<Vec<u8>>, Box::new(list("0"))),
        ("Vec<Vec<u8>>", of_json::<Vec<Vec<u8>>>, Box::new(list("[0]"))),
        ("Vec<Vec<u64>>", of_json::<Vec<Vec<u64>>>, Box::new(list("[0]"))),
        ("Vec<[u64;2]>", of_json::<Vec<[u64; 2]>>, Box::new(list("[0,0]"))),
        ("Vec<String>", of_json::<Vec<String>>, Box::new(list(r#""""#))),
        ("Vec<Box<str>>", of_json::<Vec<Box<str>>>, Box::new(list(r#""""#))),
        ("Vec<Arc<str>>", of_json::<Vec<Arc<str>>>, Box::new(list(r#""""#))),
        ("Vec<BTreeMap>", of_json::<Vec<BTreeMap<String, u64>>>, Box::new(list(r#"{"":0}"#))),
        ("Vec<HashMap>", of_json::<Vec<HashMap<String, u64>>>, Box::new(list(r#"{"":0}"#))),
        ("Vec<BTreeSet>", of_json::<Vec<BTreeSet<u64>>>, Box::new(list("[0]"))),
        ("Vec<HashSet>", of_json::<Vec<HashSet<u8>>>, Box::new(list("[0]"))),
        ("Vec<LinkedList<u8>>", of_json::<Vec<LinkedList<u8>>>, Box::new(list("[0]"))),
        ("LinkedList<u8>", of_json::<LinkedList<u8>>, Box::new(list("0"))),
        ("VecDeque<u8>", of_json::<VecDeque<u8>>, Box::new(list("0"))),
        ("BinaryHeap<u8>", of_json::<BinaryHeap<u8>>, Box::new(list("0"))),
        ("HashMap", of_json::<HashMap<String, ()>>, Box::new(keys(|i| format!("\"{i:06}\":null")))),
        ("HashMap<u32,u8>", of_json::<HashMap<u32, u8>>, Box::new(keys(|i| format!("\"{i}\":0")))),
        ("BTreeMap<u32,u8>", of_json::<BTreeMap<u32, u8>>, Box::new(keys(|i| format!("\"{i}\":0")))),
        ("BTreeMap<u32,u8> down", of_json::<BTreeMap<u32, u8>>, Box::new(keys(|i| format!("\"{}\":0", 1000000 - i)))),
        ("Vec<Box<u64>>", of_json::<Vec<Box<u64>>>, Box::new(list("0"))),
        ("Vec<Box<[u64;100]>>", of_json::<Vec<Box<Small>>>, Box::new(list("{}"))),
        ("Vec<Small>", of_json::<Vec<Small>>, Box::new(list("{}"))),
        ("Vec<Arc<u64>>", of_json::<Vec<Arc<u64>>>, Box::new(list("0"))),
        ("Vec<Rc<Vec<u64>>>", of_json::<Vec<Rc<Vec<u64>>>>, Box::new(list("[]"))),
        ("Vec<Option<Box<u8>>>", of_json::<Vec<Option<Box<u8>>>>, Box::new(list("0"))),
        ("Vec<Box<Box<Box<u8>>>>", of_json::<Vec<Box<Box<Box<u8>>>>>, Box::new(list("0"))),
        ("Chain", of_json::<Vec<Chain>>, Box::new(list(r#"{"next":{"next":{"next":null}}}"#))),
        ("tuples", of_json::<Vec<(String, Box<u8>, Vec<u8>)>>, Box::new(list(r#"["",0,[0]]"#))),
        ("Tree [0", of_json::<Tree>, Box::new(list("0"))),
        ("Tree [[]", of_json::<Tree>, Box::new(list("[]"))),
        ("Tree [[0]", of_json::<Tree>, Box::new(list("[0]"))),
        ("Tree {:0", of_json::<Tree>, Box::new(list(r#"{"":0}"#))),
        ("Tree strings", of_json::<Tree>, Box::new(list(r#""\n""#))),
        ("Tree deep", of_json::<Tree>, Box::new(move |n| rep(&"[".repeat(95), "0", &"]".repeat(95), n))),
        (
            "Tree deep string",
            of_json::<Tree>,
            Box::new(move |n| format!("{}\"\\n{}\"{}", "[".repeat(95), "x".repeat(n), "]".repeat(95))),
        ),
        ("Vec<Tree> [0", of_json::<Vec<Tree>>, Box::new(list("0"))),
        ("Vec<Tree> [[0]", of_json::<Vec<Tree>>, Box::new(list("[0]"))),
        ("Vec<Tree> {:0", of_json::<Vec<Tree>>, Box::new(list(r#"{"":0}"#))),
        ("Vec<Tagged> A", of_json::<Vec<Tagged>>, Box::new(list(r#"{"t":"A","id":1,"name":""}"#))),
        ("Vec<Tagged> C", of_json::<Vec<Tagged>>, Box::new(list(r#"{"t":"C","":1}"#))),
        ("Vec<Tagged> D", of_json::<Vec<Tagged>>, Box::new(list(r#"{"t":"D","any":{"":0}}"#))),
        (
            "Tagged B",
            of_json::<Tagged>,
            Box::new(move |n| rep(r#"{"t":"B","kids":["#, r#"{"t":"B","kids":[]}"#, "]}", n)),
        ),
        ("Tagged D", of_json::<Tagged>, Box::new(move |n| rep(r#"{"t":"D","any":["#, "[0]", "]}", n))),
        ("Vec<Adjacent>", of_json::<Vec<Adjacent>>, Box::new(list(r#"{"t":"A","c":[0]}"#))),
        ("Vec<Adjacent> content first", of_json::<Vec<Adjacent>>, Box::new(list(r#"{"c":[0],"t":"A"}"#))),
        ("Vec<Adjacent> B", of_json::<Vec<Adjacent>>, Box::new(list(r#"{"c":{"any":[[0]]},"t":"B"}"#))),
        ("Vec<Flat>", of_json::<Vec<Flat>>, Box::new(list(r#"{"":0}"#))),
        ("Flat", of_json::<Flat>, Box::new(move |n| rep(r#"{"a":["#, "[0]", "]}", n))),
        ("Flat {", of_json::<Flat>, Box::new(keys(|i| format!("\"{i:06}\":0")))),
        (
            "Flat honest",
            of_json::<Vec<Flat>>,
            Box::new(list(r#"{"id":123456,"name":"some name","street":"some street","lat":12.34567,"lon":45.67}"#)),
        ),
        ("Vec<Plain>", of_json::<Vec<Plain>>, Box::new(list(r#"{"One":"Leaf"}"#))),
        ("Vec<Plain> Two", of_json::<Vec<Plain>>, Box::new(list(r#"{"Two":["Leaf",0]}"#))),
        ("Vec<Plain> F", of_json::<Vec<Plain>>, Box::new(list(r#"{"Fields":{"a":["Leaf"]}}"#))),
    ];
    for (name, read, text) in shapes {
        let text = text(20_000);
        let (mut refused, mut accepted) = (0, 2_000_000_000);
        while accepted - refused > accepted / 200 + 1 {
            let budget = refused + (accepted - refused) / 2;
            if read(&text, budget).0.is_none() { accepted = budget } else { refused = budget }
        }
        let (error, used) = read(&text, accepted);
        println!(
            "{name:30} in {:8} budget {:10} ({:6.1}x) live {:10} peak {:10} | budget/live {:.2} peak/budget {:.2} {}",
            text.len(),
            accepted,
            accepted as f64 / text.len() as f64,
            used.live,
            used.peak,
            accepted as f64 / used.live as f64,
            used.peak as f64 / accepted as f64,
            error.map(|e| format!("{e:?}")).unwrap_or_default()
        );
    }
}
