//! Types that are elsewhere: where a user says that they are, or in the library itself.

use crate::{generate::request::Request, names, rules::Key};

/// The messages and the enumeration of package `google.protobuf` that `wireform::types` has.
const WELL_KNOWN: [&str; 18] = [
    "Any",
    "BoolValue",
    "BytesValue",
    "DoubleValue",
    "Duration",
    "Empty",
    "FieldMask",
    "FloatValue",
    "Int32Value",
    "Int64Value",
    "ListValue",
    "NullValue",
    "StringValue",
    "Struct",
    "Timestamp",
    "UInt32Value",
    "UInt64Value",
    "Value",
];

/// What is at the top of `google/protobuf/descriptor.proto`.
const DESCRIPTORS: [&str; 25] = [
    "DescriptorProto",
    "Edition",
    "EnumDescriptorProto",
    "EnumOptions",
    "EnumValueDescriptorProto",
    "EnumValueOptions",
    "ExtensionRangeOptions",
    "FeatureSet",
    "FeatureSetDefaults",
    "FieldDescriptorProto",
    "FieldOptions",
    "FileDescriptorProto",
    "FileDescriptorSet",
    "FileOptions",
    "GeneratedCodeInfo",
    "MessageOptions",
    "MethodDescriptorProto",
    "MethodOptions",
    "OneofDescriptorProto",
    "OneofOptions",
    "ServiceDescriptorProto",
    "ServiceOptions",
    "SourceCodeInfo",
    "SymbolVisibility",
    "UninterpretedOption",
];

/// Returns the path in Rust of a type that is elsewhere; `None` for one that is to be generated.
///
/// What a user says counts for more than what the library has, whatever the length of the paths.
pub(super) fn path(name: &str, request: &Request<'_>) -> Option<String> {
    match request.rules.longest(Key::ExternPath, name) {
        Some((path, rust)) => Some(below(rust, name.strip_prefix(path).unwrap_or_default())),
        None => in_library(name, request),
    }
}

fn in_library(name: &str, request: &Request<'_>) -> Option<String> {
    let rest = name.strip_prefix("google.protobuf.")?;
    let top = rest.split('.').next().unwrap_or_default();
    let runtime = request.runtime();
    if request.externs.well_known && WELL_KNOWN.contains(&rest) {
        Some(format!("{runtime}::types::{rest}"))
    } else if request.externs.descriptors && (top == "compiler" || DESCRIPTORS.contains(&top)) {
        Some(below(&format!("{runtime}::schema::proto"), rest))
    } else {
        None
    }
}

/// Appends the rest of a full name to the Rust path of its beginning.
fn below(rust: &str, rest: &str) -> String {
    let mut path = rust.to_owned();
    let segments: Vec<_> = rest.split('.').filter(|segment| !segment.is_empty()).collect();
    for (index, segment) in segments.iter().enumerate() {
        let is_type = index + 1 == segments.len();
        let name = if is_type { names::type_name(segment) } else { names::module(&names::snake(segment)) };
        path = format!("{path}::{}", names::ident(&name));
    }
    path
}
