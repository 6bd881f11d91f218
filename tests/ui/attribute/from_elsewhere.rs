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
}

fn main() {}
