/// Somebody.
///
///     martin()
#[derive(Message)]
struct Person {
    /// As in a passport.
    #[proto(2)]
    name: String,
    #[proto(1)]
    id: u64,
    /// One of them.
    #[proto(oneof)]
    contact: Option<Contact>,
    /// What is new.
    #[proto(unknown)]
    rest: UnknownFields,
}
/// How to reach somebody.
#[derive(Oneof)]
enum Contact {
    #[proto(5)]
    Post {
        /// House number first.
        #[proto(1)]
        street: String,
    },
    /// Without a space before it.
    #[proto(4)]
    Email(String),
}
#[derive(Enumeration)]
enum Phone {
    /// In a pocket.
    #[proto(0, alias("CELL"))]
    Mobile,
    /// In a house.
    #[proto(1)]
    Home,
}
