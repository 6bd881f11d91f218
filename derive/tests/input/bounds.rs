#[derive(Message)]
struct Hashed<K, V: Family, S> {
    #[proto(1)]
    map: HashMap<K, V::Member, S>,
}
