#[derive(Message)]
struct Skips<T> {
    #[proto(1)]
    value: u32,
    #[proto(skip)]
    cache: Cache<T>,
}
