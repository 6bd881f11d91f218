#[derive(Message)]
struct Scalar {
    #[proto(1)]
    user_name: String,
    #[proto(3, deprecated)]
    r#type: Vec<u8>,
    #[proto(2, name = "size", json = "a \"b\"", xml = "ab")]
    len: u32,
}
