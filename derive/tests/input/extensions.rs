#[derive(Message)]
#[proto(message_set, extensions(4, 10..=20, 100..))]
struct Extensions {
    #[proto(unknown)]
    rest: UnknownFields,
}
