//! Any text is a comment of a schema: it changes neither whether code compiles nor what rustdoc runs.

#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../build/tests/judges/commented.rs"]
mod commented;
#[path = "../../build/tests/judges/rustdoc.rs"]
mod rustdoc;

fuzz_target!(|comment: &str| {
    let code = commented::code(comment);
    assert!(syn::parse_file(&code).is_ok(), "{code}");
    if let Some(fault) = rustdoc::fault(&code) {
        panic!("{fault}");
    }
});
