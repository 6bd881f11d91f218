#[derive(Message)]
#[proto(form)]
struct Celsius {
    #[proto(1)]
    degrees: f64,
}
