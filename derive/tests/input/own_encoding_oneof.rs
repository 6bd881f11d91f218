#[derive(Oneof)]
enum Contact {
    #[proto(2, with = "AsText")]
    Address(Ipv4Addr),
}
