#[derive(Message)]
struct Person {
    #[proto(oneof)]
    first: Option<First>,
    #[proto(5, xml_attribute)]
    age: u32,
    #[proto(oneof, name = "second_choice")]
    second: Option<Second>,
    #[proto(1)]
    name: String,
    #[proto(unknown)]
    rest: UnknownFields,
}
