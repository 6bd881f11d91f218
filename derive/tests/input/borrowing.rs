#[derive(Message)]
struct View<'a> {
    #[proto(1)]
    name: &'a str,
}
