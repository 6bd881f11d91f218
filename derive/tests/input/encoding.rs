#[derive(Message)]
struct Encodings {
    #[proto(1, sint64)]
    balance: i64,
    #[proto(2, fixed32)]
    checksum: Option<u32>,
}
