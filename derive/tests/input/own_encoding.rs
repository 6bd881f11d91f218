#[derive(Message)]
#[proto(bound = "T::Id, AsText: Convert<T>, S: BuildHasher + Default")]
struct Host<T: Named, S> {
    #[proto(1, with = "AsText")]
    address: Option<T>,
    #[proto(2, map("text::Key", "AsBits<T>"))]
    routes: HashMap<Id, T, S>,
    #[proto(3, with = "AsBits", expanded)]
    list: Vec<T>,
    #[proto(4)]
    id: T::Id,
}
