#[derive(Enumeration)]
enum Phone {
    #[proto(0)]
    Unspecified,
    #[proto(7, alias("HOUSE", "FLAT"))]
    Home,
    #[proto(other)]
    Other(i32),
}
