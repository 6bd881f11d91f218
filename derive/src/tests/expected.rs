//! The expansions in `tests/expected`, one for each file of `tests/input`.
//!
//! `BLESS=1 cargo test -p wireform-derive` writes them anew, to be reviewed as code.

use std::{env, fs, path::Path};

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{DeriveInput, File, Item};

use crate::expand;

/// What stands for the inside of a macro until the rest is formatted.
const PLACEHOLDER: &str = "inside!();";

#[test]
fn expansions_are_as_reviewed() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let bless = env::var_os("BLESS").is_some();
    let mut stale = Vec::new();
    for entry in fs::read_dir(tests.join("input")).unwrap() {
        let input = entry.unwrap().path();
        let expected = tests.join("expected").join(input.file_name().unwrap());
        let expansion = expand_file(&fs::read_to_string(&input).unwrap());
        if bless {
            fs::write(&expected, expansion).unwrap();
        } else if fs::read_to_string(&expected).unwrap_or_default() != expansion {
            stale.push(expected);
        }
    }
    assert!(stale.is_empty(), "the expansions differ, run with BLESS=1 and see the difference: {stale:#?}");
}

#[test]
fn messages_of_many_fields_are_read_by_number() {
    let expand = |fields: u32| {
        let fields: String = (1..=fields).map(|number| format!("#[proto({number})] field_{number}: u32,")).collect();
        let message = syn::parse_str(&format!("#[derive(Message)] struct Large {{ {fields} }}")).unwrap();
        expand_item(&message).to_string()
    };
    let (small, large) = (expand(64), expand(65));
    assert!(small.contains("merge_in_order") && small.contains("hit |=") && small.contains("cold"));
    assert!(large.contains("merge_by_number") && !large.contains("hit |=") && !large.contains("cold"));
}

/// Expands all items of a file.
fn expand_file(source: &str) -> String {
    let file: File = syn::parse_str(source).unwrap();
    file.items.iter().map(|item| format(expand_item(item))).collect()
}

pub(super) fn expand_item(item: &Item) -> TokenStream {
    let input: DeriveInput = syn::parse2(item.to_token_stream()).unwrap();
    let derives =
        |name: &str| input.attrs.iter().any(|attribute| attribute.to_token_stream().to_string().contains(name));
    if derives("Message") {
        expand::derive_message(&input)
    } else if derives("Oneof") {
        expand::derive_oneof(&input)
    } else {
        expand::derive_enumeration(&input)
    }
}

/// Formats an expansion, and what it hands to macros, which a formatter leaves alone.
fn format(tokens: TokenStream) -> String {
    let mut file: File = syn::parse2(tokens).expect("no expansion with errors");
    let mut insides = Vec::new();
    for item in &mut file.items {
        let Item::Const(item) = item else { continue };
        let syn::Expr::Block(block) = &mut *item.expr else { continue };
        for statement in &mut block.block.stmts {
            if let syn::Stmt::Macro(syn::StmtMacro { mac, .. })
            | syn::Stmt::Item(Item::Macro(syn::ItemMacro { mac, .. })) = statement
            {
                insides.push(prettyplease::unparse(&syn::parse2(mac.tokens.clone()).unwrap()));
                mac.tokens = PLACEHOLDER.parse().unwrap();
            }
        }
    }
    let mut text = prettyplease::unparse(&file);
    for inside in insides {
        let at = text.find(PLACEHOLDER.trim_end_matches("();")).expect("a placeholder");
        let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
        let end = text[at..].find('\n').map_or(text.len(), |end| at + end + 1);
        let indented: String =
            inside.lines().map(|line| format!("        {line}\n").replace("        \n", "\n")).collect();
        text.replace_range(line..end, &indented);
    }
    text
}
