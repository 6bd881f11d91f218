#[derive(Message)]
struct Page {
    #[proto(1, group)]
    first: Option<Result>,
    #[proto(2, group)]
    results: Vec<Result>,
    #[proto(3, group, required)]
    last: Box<Result>,
}

#[derive(Oneof)]
enum Outcome {
    #[proto(4, group)]
    Found(Result),
    #[proto(5)]
    Missing(String),
}
