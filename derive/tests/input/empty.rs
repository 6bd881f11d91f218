#[derive(Message)]
struct Empty;
