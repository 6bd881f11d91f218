use wireform::Message;

type Byte = u8;
type Short = u16;

#[derive(Message)]
struct Person {
    #[proto(1)]
    bytes: Option<Vec<Byte>>,
    #[proto(2)]
    numbers: Vec<Short>,
}

fn main() {}
