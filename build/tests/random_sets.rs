//! Random descriptor sets are refused with an error, or become code that parses, in which each name is there once and each
//! path leads to something. `tests/protos` compiles some of it.

use std::collections::BTreeMap;

use proptest::{collection::vec, prelude::*, sample::select, test_runner::Config};
use wireform::{
    Message,
    schema::proto::{
        FileDescriptorSet,
        compiler::{CodeGeneratorRequest, CodeGeneratorResponse},
    },
};

#[path = "judges/code.rs"]
mod code;
#[path = "judges/rustdoc.rs"]
mod rustdoc;
#[path = "judges/sets.rs"]
mod sets;

/// What the generator may be asked for.
const PARAMETERS: [&str; 6] = [
    "",
    "borrowed=.",
    "cow=.,btree_map=.,boxed=.",
    "no_std,without_unknown_fields=.",
    "bytes=.,compile_well_known_types,descriptors",
    "crate_path=crate::w,extern_path=.a.m=::elsewhere::type",
];

/// Returns the files that a set becomes, or what is said about it.
fn files(set: &FileDescriptorSet, parameter: &str) -> Result<BTreeMap<String, String>, String> {
    let request = CodeGeneratorRequest {
        file_to_generate: set.file.iter().filter_map(|file| file.name.clone()).collect(),
        parameter: Some(parameter.into()),
        proto_file: set.file.clone(),
        ..CodeGeneratorRequest::default()
    };
    let answer = wireform_build::plugin::answer(&request.encode_to_vec()).unwrap();
    let answer = CodeGeneratorResponse::decode(&answer[..]).unwrap();
    match answer.error {
        Some(error) => Err(error),
        None => Ok(answer.file.into_iter().map(|file| (file.name.unwrap(), file.content.unwrap())).collect()),
    }
}

fn check(bytes: &[u8], parameter: &str) -> bool {
    let set = sets::set(&mut sets::Choices(bytes));
    match files(&set, parameter) {
        Ok(files) => {
            for file in files.values() {
                assert_eq!(rustdoc::fault(file), None);
            }
            if let Some(fault) = code::fault(&files) {
                panic!("{fault}");
            }
            true
        }
        Err(error) => {
            assert!(!error.contains("no Rust"), "{error}");
            assert!(error.lines().all(|line| line.contains(": ") && line.len() < 1024), "{error}");
            false
        }
    }
}

proptest! {
    #![proptest_config(Config { failure_persistence: None, ..Config::default() })]

    #[test]
    fn a_set_is_an_error_or_code(bytes in vec(any::<u8>(), 0..400), parameter in select(&PARAMETERS[..])) {
        check(&bytes, parameter);
    }
}

/// The sets would prove nothing if most of them were refused.
#[test]
fn many_sets_become_code() {
    let mut state = 1_u64;
    let mut byte = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        state.to_be_bytes()[0]
    };
    let taken = (0..200).filter(|_| {
        let bytes: Vec<u8> = (0..300).map(|_| byte()).collect();
        check(&bytes, "")
    });
    let taken = taken.count();
    assert!(taken >= 80, "{taken} of 200");
}
