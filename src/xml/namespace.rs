//! The namespace of a document, which its root declares.

use alloc::{format, string::String};

use super::attributes::Start;
use crate::{
    error::{DecodeError, DecodeErrorKind, Result},
    excerpt,
    xml::events::Events,
};

/// Checks that a root is in the namespace and takes its prefix off, here and from all elements inside.
pub(super) fn enter<'de>(events: &mut Events<'de>, root: Start<'de>, uri: &str, expected: &str) -> Result<Start<'de>> {
    let (prefix, local) = root.without_prefix();
    let declared = root.attribute(&declaration(prefix))?;
    if declared.as_deref() != Some(uri) {
        let name = declared.map_or_else(|| root.name.into(), |declared| qualified(&declared, local.name));
        let kind =
            DecodeErrorKind::UnexpectedRoot { name: excerpt::name(&name), expected: qualified(uri, expected).into() };
        return Err(DecodeError::new(kind, root.offset));
    }
    events.strip_prefix(prefix);
    Ok(local)
}

/// Whether an attribute declares a namespace.
pub(super) fn is_declaration(attribute: &str) -> bool {
    attribute == "xmlns" || attribute.starts_with("xmlns:")
}

/// Returns the attribute that declares what a prefix stands for.
fn declaration(prefix: Option<&str>) -> String {
    prefix.map_or_else(|| "xmlns".into(), |prefix| format!("xmlns:{prefix}"))
}

/// Returns a name with its namespace, `{urn:a}name`.
fn qualified(uri: &str, name: &str) -> String {
    format!("{{{uri}}}{name}")
}
