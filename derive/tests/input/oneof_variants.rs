#[derive(Oneof)]
#[proto(package = "shapes")]
enum Shape<T> {
    #[proto(1)]
    Circle {
        #[proto(1)]
        radius: f64,
        #[proto(2)]
        label: Option<T>,
        #[proto(skip)]
        cache: u64,
        #[proto(unknown)]
        rest: UnknownFields,
    },
    #[proto(2)]
    Nothing,
    #[proto(3)]
    Name(String),
}
