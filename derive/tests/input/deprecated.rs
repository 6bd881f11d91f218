#[derive(Message)]
#[proto(reserved(2, 5..=9, "old_name"))]
struct Person {
    #[proto(1, deprecated)]
    name: String,
}
#[derive(Enumeration)]
#[proto(reserved(-2..=-1, 7, "OLD"))]
enum Phone {
    Mobile = 0,
    #[proto(deprecated)]
    Pager = 1,
}
