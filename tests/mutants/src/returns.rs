//! What a function may return instead of what it computes.

use syn::{GenericArgument, PathArguments, ReturnType, Type, TypePath};

/// Returns expressions of the type that a function returns; none where no value is at hand.
pub(crate) fn values(output: &ReturnType) -> Vec<String> {
    match output {
        ReturnType::Default => vec!["()".to_owned()],
        ReturnType::Type(_, ty) => of_type(ty),
    }
}

fn of_type(ty: &Type) -> Vec<String> {
    match ty {
        Type::Path(path) => of_path(path),
        Type::Paren(paren) => of_type(&paren.elem),
        Type::Reference(reference) if reference.mutability.is_none() => of_target(&reference.elem),
        Type::Tuple(tuple) => {
            let parts: Option<Vec<String>> = tuple.elems.iter().map(|part| of_type(part).into_iter().next()).collect();
            let comma = if tuple.elems.len() == 1 { "," } else { "" };
            parts.map(|parts| format!("({}{comma})", parts.join(", "))).into_iter().collect()
        }
        Type::Array(_) => strings(&["Default::default()"]),
        _ => Vec::new(),
    }
}

fn of_path(path: &TypePath) -> Vec<String> {
    let last = path.path.segments.last().expect("a path has a segment");
    let inner = || first_argument(&last.arguments).map_or_else(|| strings(&["()"]), of_type);
    let wrapped = |name: &str| inner().iter().map(|value| format!("{name}({value})")).collect::<Vec<_>>();
    match last.ident.to_string().as_str() {
        "bool" => strings(&["true", "false"]),
        "u8" | "u16" | "u32" | "u64" | "u128" | "usize" => strings(&["0", "1"]),
        "i8" | "i16" | "i32" | "i64" | "i128" | "isize" => strings(&["0", "1", "-1"]),
        "f32" | "f64" => strings(&["0.0", "1.0"]),
        "String" => strings(&["Default::default()", "\"xyzzy\".into()"]),
        "Option" => [strings(&["None"]), wrapped("Some")].concat(),
        "Result" => wrapped("Ok"),
        _ => strings(&["Default::default()"]),
    }
}

/// What a reference may lead to.
fn of_target(ty: &Type) -> Vec<String> {
    match ty {
        Type::Path(path) if path.path.is_ident("str") => strings(&["\"\"", "\"xyzzy\""]),
        Type::Slice(_) => strings(&["&[]"]),
        _ => Vec::new(),
    }
}

fn first_argument(arguments: &PathArguments) -> Option<&Type> {
    let PathArguments::AngleBracketed(arguments) = arguments else { return None };
    arguments.args.iter().find_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    })
}

fn strings(values: &[&str]) -> Vec<String> {
    values.iter().copied().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::values;

    #[test]
    fn values_are_of_the_returned_type() {
        let of = |output| values(&syn::parse_str(output).unwrap());
        assert_eq!(of(""), ["()"]);
        assert_eq!(of("-> core::result::Result<(), F::Error>"), ["Ok(())"]);
        assert_eq!(of("-> fmt::Result"), ["Ok(())"]);
        assert_eq!(of("-> Result<Option<bool>>"), ["Ok(None)", "Ok(Some(true))", "Ok(Some(false))"]);
        assert_eq!(of("-> (u32, &'a str)"), [r#"(0, "")"#]);
        assert_eq!(of("-> &'a [u8]"), ["&[]"]);
        assert_eq!(of("-> !").len() + of("-> impl Iterator<Item = u8>").len() + of("-> &mut T").len(), 0);
    }
}
