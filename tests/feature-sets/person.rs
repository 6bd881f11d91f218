// Shared by the build script, whose wireform has no text wire, and the program, whose wireform has JSON.

#[derive(wireform::Enumeration, Clone, Copy, Debug, PartialEq)]
pub enum Phone {
    Mobile = 0,
    Home = 1,
}

#[derive(wireform::Oneof, Clone, Debug, PartialEq)]
pub enum Contact {
    #[proto(4)]
    Email(String),
    #[proto(5)]
    Phone(Phone),
}

#[derive(wireform::Message, Clone, Debug, PartialEq)]
pub struct Person {
    #[proto(1)]
    pub user_name: String,
    #[proto(2)]
    pub favourite_number: i32,
    #[proto(3)]
    pub interests: Vec<String>,
    #[proto(oneof)]
    pub contact: Option<Contact>,
}
