#[derive(Message)]
#[proto(serde)]
struct View<'a, 'b: 'a, T> {
    #[proto(1)]
    names: HashMap<&'a str, Cow<'b, [u8]>>,
    #[proto(2)]
    next: Option<Box<View<'a, 'b, T>>>,
    #[proto(oneof)]
    pick: Option<Pick<'a, T>>,
}
