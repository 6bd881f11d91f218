#[derive(Message)]
#[proto(package = "tutorial.people", name = "Human", crate = "my::wireform", serde)]
#[proto(reserved(2, 5..=9, "old_name"))]
struct Person {
    #[proto(1)]
    name: String,
}
