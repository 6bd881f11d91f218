use wireform::Message;

type Text = String;

#[derive(Message)]
struct Page {
    #[proto(1, group)]
    text: Option<Text>,
}

fn main() {}
