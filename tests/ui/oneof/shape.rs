use wireform::Oneof;

#[derive(Oneof)]
#[repr(u8)]
enum Contact {
    #[proto(1, fixed32)]
    Nothing,
    #[proto(2, sint32)]
    Struct { a: u32 },
    #[proto(3)]
    Pair(u32, u32),
    #[proto(4)]
    Absent(Option<u32>),
    #[proto(5)]
    List(Vec<u32>),
    #[proto(6)]
    Map(std::collections::BTreeMap<u32, u32>),
    #[proto(7, map(string, string))]
    Encodings(u32),
    Discriminant(u32) = 8,
}

fn main() {}
