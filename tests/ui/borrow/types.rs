use std::{borrow::Cow, collections::HashMap, sync::Arc};

use wireform::{Message, Oneof};

#[derive(Message)]
struct Types<'a> {
    #[proto(1)]
    a: &'static str,
    #[proto(2)]
    b: Option<&'static [u8]>,
    #[proto(3)]
    c: Vec<Cow<'static, str>>,
    #[proto(4)]
    d: &'a String,
    #[proto(5)]
    e: &'a [u32],
    #[proto(6)]
    f: Cow<'a, [i32]>,
    #[proto(7)]
    g: Box<[String]>,
    #[proto(8)]
    h: [f32; 3],
    #[proto(9)]
    i: HashMap<&'a [u8], u32>,
    #[proto(10)]
    j: HashMap<[u8; 4], u32>,
    #[proto(11)]
    k: Arc<u8>,
    #[proto(12)]
    l: &'a Vec<u8>,
    // These have an encoding.
    #[proto(13)]
    m: &'a str,
    #[proto(14)]
    n: &'a [u8],
    #[proto(15)]
    o: [u8; 3],
    #[proto(16)]
    p: HashMap<&'a str, Cow<'a, [u8]>>,
}

#[derive(Oneof)]
enum Pick<'a> {
    #[proto(1)]
    Borrowed(&'a u32),
    #[proto(2)]
    Forever(Cow<'static, str>),
}

fn main() {}
