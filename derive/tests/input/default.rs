#[derive(Message)]
struct Server {
    #[proto(1, default = "8080")]
    port: Option<u32>,
    #[proto(2, default = "0.5")]
    weight: f32,
    #[proto(3, default = "RED")]
    pub(crate) color: Option<Color>,
}
