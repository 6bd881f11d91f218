use wireform::Message;

#[derive(Message)]
struct Person {
    #[proto]
    a: u32,
    #[proto = "1"]
    b: u32,
    #[proto("1")]
    c: u32,
    #[proto(4 sint32)]
    d: i32,
    #[proto(5, name)]
    e: u32,
    #[proto(6, name = 7)]
    f: u32,
    #[proto(7, sint32 = "x")]
    g: i32,
    #[proto(8, map)]
    h: u32,
    #[proto(9, map(string))]
    i: u32,
    #[proto(10, expanded(true))]
    j: Vec<u32>,
    #[proto(1.5)]
    k: u32,
}

#[derive(Message)]
#[proto(reserved(5..9))]
struct HalfOpen {}

#[derive(Message)]
#[proto(reserved(9..=5))]
struct Backwards {}

#[derive(Message)]
#[proto(reserved = "x", package)]
struct Forms {}

#[derive(Message)]
#[proto(crate = "not a path", 1)]
struct Path {}

fn main() {}
