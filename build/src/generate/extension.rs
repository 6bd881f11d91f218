//! Extensions: the constants by which they are read and set; functions where their message borrows, as a constant has no
//! lifetime to give it.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::{
    error::Error,
    generate::{attributes, docs, layout::Place, types::Spelling},
    model::{Extension, Field, Kind, Scalar, Shape, default},
    names,
    rules::Key,
};

/// Returns the constant or the function of an extension; none where its message does not keep what it does not know.
pub(super) fn generate(extension: &Extension, spelling: &Spelling<'_>) -> Result<TokenStream, Error> {
    let element = &extension.field.element;
    if spelling.request.rules.is_set(Key::WithoutUnknownFields, &extension.extendee) {
        return Ok(TokenStream::new());
    }
    let spelling = Spelling { owned: true, ..*spelling };
    let docs = docs(extension, &spelling);
    let lints = attributes::lints(&spelling);
    let deprecated = attributes::deprecated(element);
    let name = &spelling.layout.extensions[&element.full_name[..]];
    let runtime = attributes::tokens(spelling.runtime(), element)?;
    let message = attributes::tokens(&spelling.path(&extension.extendee), element)?;
    let shape =
        if matches!(extension.field.shape, Shape::Repeated { .. }) { extension.field.shape } else { Shape::Member };
    let ty = attributes::tokens(&spelling.field(&Field { shape, ..extension.field.clone() }), element)?;
    let encoding = encoding(&extension.field, &runtime);
    let number = Literal::u32_unsuffixed(extension.field.number);
    let full_name = &element.full_name;
    let default = default(&extension.field, &spelling)?;
    let value = quote!(#runtime::Extension::new(#number).with_name(#full_name) #default);
    let item = if spelling.borrowing.contains(&extension.extendee[..]) {
        let name = names::ident(&name.to_lowercase());
        quote!(pub const fn #name<'a>() -> #runtime::Extension<#message<'a>, #ty #encoding> { const { #value } })
    } else {
        let name = names::ident(name);
        quote!(pub const #name: #runtime::Extension<#message, #ty #encoding> = #value;)
    };
    Ok(quote!(#docs #lints #deprecated #item))
}

fn docs(extension: &Extension, spelling: &Spelling<'_>) -> TokenStream {
    let Extension { field, extendee } = extension;
    if !field.element.comment.is_empty() {
        return docs::of(&field.element.comment);
    }
    let text = match spelling.layout.types.get(&extendee[..]) {
        Some(Place::Here { name, .. }) => {
            let path = spelling.path(extendee);
            let target = if path == *name { docs::target(name) } else { format!("({path})") };
            format!(" `{}`, a field of [`{name}`]{target}.", field.element.full_name)
        }
        _ => format!(" `{}`, a field of `{extendee}`.", field.element.full_name),
    };
    quote!(#[doc = #text])
}

/// Returns the encoding where the Rust type implies another one, with a comma before it.
fn encoding(field: &Field, runtime: &TokenStream) -> Option<TokenStream> {
    let marker = match &field.kind {
        Kind::Scalar(scalar) => scalar.encoding().map(|name| {
            let name = names::ident(&names::variant(name));
            quote!(#runtime::encoding::#name)
        }),
        Kind::Group(_) => {
            let number = Literal::u32_unsuffixed(field.number);
            Some(quote!(#runtime::encoding::Group<#number>))
        }
        Kind::Enum(_) | Kind::Message(_) => None,
    };
    match (field.shape, marker) {
        (Shape::Repeated { packed: false }, marker) if field.kind.is_packable() => {
            let marker = marker.unwrap_or_else(|| quote!(#runtime::encoding::Auto));
            Some(quote!(, #runtime::encoding::Expanded<#marker>))
        }
        (_, Some(marker)) => Some(quote!(, #runtime::encoding::As<#marker>)),
        (_, None) => None,
    }
}

/// Returns the call that sets the default.
fn default(field: &Field, spelling: &Spelling<'_>) -> Result<Option<TokenStream>, Error> {
    let Some(text) = &field.default else { return Ok(None) };
    let value = match &field.kind {
        Kind::Scalar(Scalar::String) => quote!(#text.into()),
        Kind::Scalar(Scalar::Bytes) => {
            let bytes = Literal::byte_string(&default::unescaped(text).unwrap_or_default());
            quote!(#bytes.into())
        }
        Kind::Scalar(scalar @ (Scalar::Float | Scalar::Double)) => {
            let ty = if *scalar == Scalar::Float { "f32" } else { "f64" };
            attributes::tokens(&float(&default::number(text, *scalar), ty), &field.element)?
        }
        Kind::Scalar(_) => attributes::tokens(text, &field.element)?,
        Kind::Enum(name) => {
            let path = attributes::tokens(&spelling.path(name), &field.element)?;
            if spelling.request.is_extern(name) {
                // What its variants are called is not known here.
                let runtime = attributes::tokens(spelling.runtime(), &field.element)?;
                let this = quote!(<#path as #runtime::Enumeration>);
                return Ok(Some(quote!(.with_default(|| #this::from_name(#text).unwrap_or_else(#this::empty)))));
            }
            let Some(variant) = spelling.layout.variant(name, text) else { return Ok(None) };
            let variant = names::ident(variant);
            quote!(#path::#variant)
        }
        Kind::Message(_) | Kind::Group(_) => return Ok(None),
    };
    Ok(Some(quote!(.with_default(|| #value))))
}

fn float(text: &str, ty: &str) -> String {
    match text {
        "inf" => format!("{ty}::INFINITY"),
        "-inf" => format!("{ty}::NEG_INFINITY"),
        "nan" => format!("{ty}::NAN"),
        _ if text.contains(['.', 'e', 'E']) => text.to_owned(),
        _ => format!("{text}.0"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floats_are_literals() {
        for (text, expected) in
            [("1", "1.0"), ("-inf", "f32::NEG_INFINITY"), ("1e+09", "1e+09"), ("-0.5", "-0.5"), ("nan", "f32::NAN")]
        {
            assert_eq!(float(text, "f32"), expected);
        }
    }
}
