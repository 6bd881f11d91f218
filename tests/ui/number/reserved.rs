use wireform::Message;

#[derive(Message)]
#[proto(reserved(2, 5..=9), reserved_names("x"))]
struct Broken {}

#[derive(Message)]
#[proto(reserved(0, 1..=536870912, -1))]
struct Outside {}

#[derive(Message)]
#[proto(reserved(2, 5..=9, "old_name"))]
struct Person {
    #[proto(1)]
    fine: u32,
    #[proto(2)]
    two: u32,
    #[proto(5)]
    first: u32,
    #[proto(9)]
    last: u32,
    #[proto(10)]
    old_name: u32,
    #[proto(oneof, name = "old_name")]
    oneof: Option<()>,
}

#[derive(Message)]
#[proto(reserved(old_name))]
struct Unquoted {}

fn main() {}
