#[derive(Message)]
struct Optional {
    #[proto(1)]
    name: Option<String>,
}
