//! Which attributes take code out of the build that is tested.

use syn::{Attribute, Meta, Token, punctuated::Punctuated};

/// Returns whether an item with these attributes is compiled for other crates: no test, and nothing that is off.
pub(crate) fn is_compiled(attributes: &[Attribute]) -> bool {
    !attributes.iter().any(|attribute| {
        let path = attribute.path();
        path.is_ident("test") || path.is_ident("cfg") && !attribute.parse_args().is_ok_and(|meta| holds(&meta))
    })
}

/// Evaluates a condition: every feature is on, debug assertions are, and the system is a 64-bit Linux.
fn holds(meta: &Meta) -> bool {
    match meta {
        Meta::Path(path) => path.is_ident("unix") || path.is_ident("debug_assertions") || path.is_ident("std"),
        Meta::NameValue(pair) => {
            let value = match &pair.value {
                syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(value), .. }) => value.value(),
                _ => String::new(),
            };
            pair.path.is_ident("feature") || matches!(value.as_str(), "linux" | "64" | "x86_64" | "little" | "unix")
        }
        Meta::List(list) => {
            let parts = list.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated).unwrap_or_default();
            if list.path.is_ident("not") {
                !parts.iter().any(holds)
            } else if list.path.is_ident("any") {
                parts.iter().any(holds)
            } else {
                parts.iter().all(holds)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::is_compiled;

    fn compiled(attribute: &str) -> bool {
        let item: syn::ItemFn = syn::parse_str(&format!("{attribute} fn f() {{}}")).unwrap();
        is_compiled(&item.attrs)
    }

    #[test]
    fn only_what_the_build_has_is_changed() {
        for on in ["", "#[inline]", r#"#[cfg(feature = "std")]"#, r#"#[cfg(all(unix, not(test)))]"#] {
            assert!(compiled(on), "{on}");
        }
        for off in ["#[test]", "#[cfg(test)]", r#"#[cfg(not(feature = "std"))]"#, "#[cfg(any(windows, loom))]"] {
            assert!(!compiled(off), "{off}");
        }
    }
}
