#[derive(Enumeration)]
enum Phone {
    #[proto(0)]
    Unspecified,
    #[proto(7)]
    Home,
    #[proto(other)]
    Other(i32),
}
