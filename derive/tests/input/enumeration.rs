#[derive(Enumeration)]
#[proto(package = "tutorial")]
enum Phone {
    Home = 1,
    AtWork,
    Unspecified = 0,
    #[proto(name = "NONE")]
    Nothing = -1,
}
