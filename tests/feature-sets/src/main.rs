//! One program, two wireforms: the one that runs here has JSON, the one of the build script has not. A derive cannot
//! see which it expands for, so its expansion must fit both.

mod person {
    include!("../person.rs");
}

fn main() {
    let bytes = include_bytes!(concat!(env!("OUT_DIR"), "/person.bin"));
    let person: person::Person = wireform::proto::from_slice(bytes).expect("the build script wrote a person");
    let json = wireform::json::to_string(&person).expect("a person has a JSON form");
    assert_eq!(
        json,
        r#"{"userName":"Martin","favouriteNumber":1337,"interests":["daydreaming","hacking"],"phone":"HOME"}"#
    );
    println!("{} bytes from the build script: {json}", bytes.len());
}
