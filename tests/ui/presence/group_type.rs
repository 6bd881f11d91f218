use wireform::Message;

#[derive(Message)]
struct Page {
    #[proto(1, group)]
    text: Option<String>,
}

fn main() {}
