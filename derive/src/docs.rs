//! Doc comments.

use syn::{Attribute, Expr, ExprLit, Lit, Meta};

/// Returns the doc comment among the attributes, without the space that stands before each line.
pub(crate) fn text(attributes: &[Attribute]) -> String {
    let comments: Vec<String> = attributes.iter().filter_map(comment).collect();
    let lines: Vec<&str> = comments.iter().flat_map(|comment| comment.split('\n')).map(str::trim_end).collect();
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let least = lines.iter().filter(|line| !line.is_empty()).map(|line| indent(line)).min().unwrap_or(0);
    let lines: Vec<&str> = lines.into_iter().map(|line| line.get(least..).unwrap_or_default()).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

/// Returns the text of `/// …`, which is `#[doc = "…"]`; what a macro is to make of it later, nobody knows.
fn comment(attribute: &Attribute) -> Option<String> {
    let Meta::NameValue(meta) = &attribute.meta else { return None };
    if !meta.path.is_ident("doc") {
        return None;
    }
    match ungrouped(&meta.value) {
        Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(text.value()),
        _ => None,
    }
}

/// Looks into the invisible brackets that a macro leaves around what it was given.
fn ungrouped(value: &Expr) -> &Expr {
    match value {
        Expr::Group(group) => ungrouped(&group.expr),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use syn::{ItemStruct, parse_quote};

    use super::*;

    #[test]
    fn comments_lose_what_is_left_of_all_lines() {
        let item: ItemStruct = parse_quote! {
            /// First line,
            ///   and `a < b`.
            ///
            /// Last.
            #[doc(hidden)]
            #[doc = include_str!("other.md")]
            #[proto(name = "A")]
            struct A;
        };
        assert_eq!(text(&item.attrs), "First line,\n  and `a < b`.\n\nLast.");
        let item: ItemStruct = parse_quote! {
            /**
              Between
               stars.
            */
            struct A;
        };
        assert_eq!(text(&item.attrs), "Between\n stars.");
        assert_eq!(text(&[]), "");
    }
}
