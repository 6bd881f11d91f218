use wireform::Message;

#[derive(Message)]
struct Person {
    #[proto(tag = "1", string)]
    a: String,
    #[proto(2, optional)]
    b: Option<String>,
    #[proto(3, repeated)]
    c: Vec<String>,
    #[proto(4, packed)]
    d: Vec<u32>,
    #[proto(5, rename = "x")]
    e: u32,
    #[proto(6, packed = false)]
    f: Vec<u32>,
    #[proto(7, packed = "true")]
    g: Vec<u32>,
}

fn main() {}
