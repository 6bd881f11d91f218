//! Any bytes are no descriptor set, or a set with a mistake, or code: it parses, each name is there once, each path leads to
//! something, the derives take each item, and rustdoc runs none of its comments.
//!
//! The first byte says what the generator is asked for, and whether the rest is a set or choices that make one.

#![no_main]

use std::collections::BTreeMap;

use libfuzzer_sys::fuzz_target;
use quote::ToTokens;
use syn::{DeriveInput, Item};
use wireform::{
    Message,
    schema::proto::{
        FileDescriptorSet,
        compiler::{CodeGeneratorRequest, CodeGeneratorResponse},
    },
};

#[path = "../../build/tests/judges/code.rs"]
mod code;
#[path = "../../build/tests/judges/rustdoc.rs"]
mod rustdoc;
#[path = "../../build/tests/judges/sets.rs"]
mod sets;

// The derives, whose modules find each other at the root of a crate.
include!(concat!(env!("OUT_DIR"), "/derive/root.rs"));

const PARAMETERS: [&str; 8] = [
    "",
    "borrowed=.",
    "cow=.,btree_map=.,boxed=.",
    "bytes=.,without_unknown_fields=.",
    "no_std,crate_path=crate::w",
    "compile_well_known_types,descriptors",
    "extern_path=.a=::elsewhere::type",
    "derive=.=Eq,hash_map=.,owned=.",
];

fuzz_target!(|bytes: &[u8]| {
    let [first, bytes @ ..] = bytes else { return };
    let parameter = PARAMETERS[usize::from(first >> 1) % PARAMETERS.len()];
    let set =
        if first & 1 == 0 { wireform_build::load::bytes(bytes) } else { Ok(sets::set(&mut sets::Choices(bytes))) };
    match set.map_err(|error| error.to_string()).and_then(|set| files(&set, parameter)) {
        Ok(files) => judge(&files),
        Err(error) => {
            assert!(!error.contains("no Rust"), "{error}");
            assert!(error.lines().all(|line| line.contains(": ") && line.len() < 8192), "{error}");
        }
    }
});

/// Returns the files that a set becomes, or what is said about it.
fn files(set: &FileDescriptorSet, parameter: &str) -> Result<BTreeMap<String, String>, String> {
    let request = CodeGeneratorRequest {
        file_to_generate: set.file.iter().filter_map(|file| file.name.clone()).collect(),
        parameter: Some(parameter.into()),
        proto_file: set.file.clone(),
        ..CodeGeneratorRequest::default()
    };
    let answer = wireform_build::plugin::answer(&request.encode_to_vec()).expect("this is a request");
    let answer = CodeGeneratorResponse::decode(&answer[..]).expect("this is an answer");
    match answer.error {
        Some(error) => Err(error),
        None => Ok(answer.file.into_iter().filter_map(|file| Some((file.name?, file.content?))).collect()),
    }
}

fn judge(files: &BTreeMap<String, String>) {
    for (name, text) in files {
        assert!(name.len() < 256 && !name.contains(['/', '\\', '\0']), "{name}");
        if let Some(fault) = rustdoc::fault(text) {
            panic!("{fault}");
        }
        let file = syn::parse_file(text).unwrap_or_else(|error| panic!("{error}\n{text}"));
        file.items.iter().for_each(derived);
    }
    if let Some(fault) = code::fault(files) {
        panic!("{fault}");
    }
}

/// Derives what an item asks for.
fn derived(item: &Item) {
    let (attributes, derives): (_, Vec<(_, fn(&DeriveInput) -> proc_macro2::TokenStream)>) = match item {
        Item::Struct(item) => (&item.attrs, vec![("Message", expand::derive_message)]),
        Item::Enum(item) => {
            (&item.attrs, vec![("Oneof", expand::derive_oneof), ("Enumeration", expand::derive_enumeration)])
        }
        Item::Mod(module) => {
            return module.content.iter().flat_map(|(_, items)| items).for_each(derived);
        }
        _ => return,
    };
    let asked = attributes.iter().find(|attribute| attribute.path().is_ident("derive"));
    let asked = asked.map(|attribute| attribute.to_token_stream().to_string()).unwrap_or_default();
    let input: DeriveInput = syn::parse2(item.to_token_stream()).expect("an item");
    for (name, derive) in derives {
        if asked.contains(&format!(":: {name}")) {
            let impls = derive(&input).to_string();
            assert!(!impls.contains("compile_error"), "{}\n{impls}", item.to_token_stream());
            assert!(syn::parse_file(&impls).is_ok(), "{impls}");
        }
    }
}
