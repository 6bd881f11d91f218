#[derive(Message)]
struct Order {
    #[proto(1, required)]
    id: u64,
    #[proto(2, required, sint32)]
    discount: i32,
    #[proto(3)]
    note: String,
    #[proto(4, required)]
    customer: Customer,
}
