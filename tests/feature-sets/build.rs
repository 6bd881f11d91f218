//! Uses the derives with a wireform that has no text wire.

mod person {
    include!("person.rs");
}

fn main() {
    println!("cargo::rerun-if-changed=person.rs");
    let person = person::Person {
        user_name: "Martin".into(),
        favourite_number: 1337,
        interests: vec!["daydreaming".into(), "hacking".into()],
        contact: Some(person::Contact::Phone(person::Phone::Home)),
    };
    let path = std::path::Path::new(&std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR")).join("person.bin");
    std::fs::write(path, wireform::proto::to_vec(&person)).expect("OUT_DIR can be written to");
}
