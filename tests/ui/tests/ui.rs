//! Compiles every program in the folders.

#[test]
fn mistakes_are_explained() {
    let cases = trybuild::TestCases::new();
    for cause in [
        "attribute",
        "borrow",
        "container",
        "default",
        "enumeration",
        "extensions",
        "name",
        "newtype",
        "number",
        "oneof",
        "presence",
        "own_encoding",
        "type",
    ] {
        cases.compile_fail(format!("{cause}/*.rs"));
    }
    cases.pass("pass/*.rs");
}
