#[derive(Message)]
struct Keeps {
    #[proto(unknown)]
    rest: UnknownFields,
}
