// What is no message has none of a message's verbs.
struct Foreign;

fn main() {
    let bytes = wireform::proto::to_vec(&Foreign);
    let _: Foreign = wireform::proto::from_slice(&bytes).unwrap();
    let text = wireform::json::to_string(&Foreign).unwrap();
    let _: Foreign = wireform::xml::from_str(&text).unwrap();
}
