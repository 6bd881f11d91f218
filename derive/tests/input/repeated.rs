#[derive(Message)]
struct Repeated {
    #[proto(1)]
    packed: Vec<i32>,
    #[proto(2, expanded)]
    expanded: Vec<i32>,
    #[proto(3, sint32, expanded)]
    deltas: Vec<i32>,
}
