//! What is said of the programs in `tests/ui`, without a compiler: what comes from the derives and not from rustc.

use std::{fs, path::Path};

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{DeriveInput, File, Item};

use super::expected::expand_item;

/// What rustc itself says of these programs.
const OF_RUSTC: [&str; 3] = ["implementation of `", "lifetime may not live long enough", "cannot find attribute"];

#[test]
fn mistakes_are_explained_as_expected() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/ui");
    let mut programs = 0;
    for cause in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()) {
        for program in fs::read_dir(cause).unwrap().map(|entry| entry.unwrap().path()) {
            let expected = fs::read_to_string(program.with_extension("stderr"));
            if let (true, Ok(expected)) = (program.extension().is_some_and(|extension| extension == "rs"), expected) {
                let messages = messages(&fs::read_to_string(&program).unwrap());
                assert_eq!(messages, of_derives(&expected), "{}", program.display());
                programs += 1;
            }
        }
    }
    assert!(programs > 40, "{programs} programs");
}

/// Returns what the derives say of a file's items, in order.
fn messages(source: &str) -> Vec<String> {
    let file: File = syn::parse_str(source).unwrap();
    let mut messages = Vec::new();
    visit_items(&file.items, &mut |item| {
        let input: Result<DeriveInput, _> = syn::parse2(item.to_token_stream());
        if input.is_ok_and(|input| input.attrs.iter().any(|attribute| attribute.path().is_ident("derive"))) {
            errors(expand_item(item), &mut messages);
        }
    });
    messages.sort();
    messages
}

fn visit_items(items: &[Item], visit: &mut impl FnMut(&Item)) {
    for item in items {
        match item {
            Item::Mod(inner) => visit_items(inner.content.as_ref().map_or(&[], |(_, items)| items), visit),
            item => visit(item),
        }
    }
}

/// Collects the arguments of `compile_error!`.
fn errors(tokens: TokenStream, messages: &mut Vec<String>) {
    let mut after_macro = false;
    for token in tokens {
        match token {
            TokenTree::Group(group) if after_macro => {
                let message: syn::LitStr = syn::parse2(group.stream()).unwrap();
                messages.push(squeeze(&message.value()));
                after_macro = false;
            }
            TokenTree::Group(group) => errors(group.stream(), messages),
            TokenTree::Ident(name) => after_macro = name == "compile_error",
            _ => {}
        }
    }
}

/// Returns the errors without a code, in order. Nearly all of rustc's own have codes.
fn of_derives(expected: &str) -> Vec<String> {
    let errors = expected.split("\n\n").filter_map(|part| part.strip_prefix("error: "));
    let errors = errors.filter(|error| !OF_RUSTC.iter().any(|own| error.starts_with(own)));
    let mut errors: Vec<String> = errors.map(|error| squeeze(error.split("-->").next().unwrap_or(error))).collect();
    errors.sort();
    errors
}

fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
