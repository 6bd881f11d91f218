//! The text of a generated file.

use std::borrow::Cow;

use proc_macro2::TokenStream;

use crate::error::Error;

/// Formats items, with an empty line between two of them.
pub(super) fn format(items: TokenStream) -> Result<String, Error> {
    let file = syn::parse2(items.clone()).map_err(|error| {
        Error::new(format!("the generated code is no Rust, {error}: is one of the attributes wrong?\n{items}"))
    })?;
    let text = prettyplease::unparse(&file);
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    let mut lines = text.lines().peekable();
    let (mut in_attribute, mut in_constant) = (false, false);
    while let Some(line) = lines.next() {
        in_attribute |= line.trim_start().starts_with("#[proto(");
        out.push_str(&if in_attribute { closed_up(line) } else { line.into() });
        in_attribute &= !line.ends_with(")]");
        out.push('\n');
        in_constant |= line.trim_start().starts_with("pub const ");
        let ends_item = line.trim_start() == "}" || (in_constant && line.ends_with(';'));
        in_constant &= !ends_item;
        if ends_item && lines.peek().is_some_and(|next| next.trim_start() != "}") {
            out.push('\n');
        }
    }
    Ok(out)
}

/// Closes the gap in the ranges of `reserved(30..= 40)`, as formatters leave the inside of attributes alone.
fn closed_up(line: &str) -> Cow<'_, str> {
    if line.contains("..= ") { line.replace("..= ", "..=").into() } else { line.into() }
}

#[cfg(test)]
mod tests {
    use quote::quote;

    #[test]
    fn items_stand_apart() {
        let text = super::format(quote! { struct A { a: u32 } mod m { struct B { b: u32 } enum C { D } } }).unwrap();
        assert_eq!(
            text,
            "struct A {\n    a: u32,\n}\n\nmod m {\n    struct B {\n        b: u32,\n    }\n\n    enum C {\n        D,\n    }\n}\n"
        );
    }

    #[test]
    fn ranges_have_no_gaps() {
        let name = "a".repeat(90);
        let text = super::format(quote! { #[proto(reserved(-3..=-2, 4..=5, #name))] enum A { } }).unwrap();
        assert!(text.contains("        -3..=-2,\n        4..=5,\n"), "{text}");
    }

    #[test]
    fn what_is_no_rust_is_shown() {
        let error = super::format(quote!(struct struct)).unwrap_err().to_string();
        assert!(error.ends_with("\nstruct struct"), "{error}");
    }
}
