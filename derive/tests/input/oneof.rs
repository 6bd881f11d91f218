#[derive(Oneof)]
enum Contact {
    #[proto(3, fixed64)]
    PhoneNumber(u64),
    #[proto(2)]
    Email(String),
}
