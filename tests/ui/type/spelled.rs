use std::collections::HashMap;

use wireform::Message;

#[derive(Message)]
struct Types {
    #[proto(1)]
    a: u8,
    #[proto(2)]
    b: Option<i16>,
    #[proto(3)]
    c: Vec<usize>,
    #[proto(4)]
    d: HashMap<u16, char>,
    #[proto(5)]
    e: Vec<Vec<u32>>,
    #[proto(6)]
    f: Vec<Option<String>>,
    #[proto(7)]
    g: Option<Vec<String>>,
    #[proto(8)]
    h: Option<Option<u32>>,
    #[proto(9)]
    i: HashMap<String, Vec<String>>,
    #[proto(10)]
    j: Option<HashMap<String, String>>,
    #[proto(11)]
    k: [u16; 16],
    #[proto(12)]
    l: (u32, u32),
    #[proto(13)]
    m: Box<isize>,
    #[proto(18)]
    s: std::collections::BTreeMap<Vec<u8>, f64>,
    #[proto(oneof)]
    n: Vec<u32>,
    #[proto(unknown)]
    t: Vec<u8>,
    // These are bytes.
    #[proto(14)]
    o: Vec<u8>,
    #[proto(15)]
    p: Option<Vec<u8>>,
    #[proto(16)]
    q: Vec<Vec<u8>>,
    #[proto(17)]
    r: HashMap<String, Vec<u8>>,
}

fn main() {}
