//! What the expansions of messages and oneofs say of one field.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::{Type, spanned::Spanned};

use crate::{
    ir::{Encoding, Numbered},
    names,
};

/// Returns the span for tokens that put a field's type to use.
///
/// An error of the trait system is then shown at the type, while lints take the tokens for the derive's. It is shown
/// there only if all tokens of a path have the span.
pub(super) fn span_of(ty: &Type) -> Span {
    Span::call_site().located_at(ty.span())
}

/// A type, the type that encodes it, and the trait by which it does.
pub(super) struct Qualified<'a> {
    pub(super) ty: &'a Type,
    pub(super) encoding: &'a TokenStream,
    pub(super) of: TokenStream,
}

impl Qualified<'_> {
    /// Returns the path of an item: `<Auto as FieldEncode<String>>::encode`.
    pub(super) fn item(&self, item: &str) -> TokenStream {
        let Self { ty, encoding, of } = self;
        let span = span_of(ty);
        let item = Ident::new(item, span);
        quote_spanned!(span=> <#encoding as #of>::#item)
    }
}

/// Returns the number as it is written in derived code.
pub(super) fn number(field: &Numbered) -> Literal {
    Literal::i64_unsuffixed(field.number.value)
}

/// Returns the type that encodes a field of a message: `Auto`, `As<Sint64>`, `Map<Utf8, Auto>`.
pub(super) fn field_encoding(encoding: &Encoding, span: Span) -> TokenStream {
    let value = |marker| value_encoding(marker, span);
    match encoding {
        Encoding::Value(None) => value(None),
        Encoding::Value(marker) => {
            let marker = value(*marker);
            quote_spanned!(span=> _wf::As<#marker>)
        }
        Encoding::Expanded(marker) => {
            let marker = value(*marker);
            quote_spanned!(span=> _wf::Expanded<#marker>)
        }
        Encoding::Map(key, of) => {
            let (key, of) = (value(*key), value(*of));
            quote_spanned!(span=> _wf::Map<#key, #of>)
        }
    }
}

/// Returns the type that encodes one value: `Auto` or `Sint64`.
pub(super) fn value_encoding(marker: Option<&str>, span: Span) -> TokenStream {
    let marker = Ident::new(marker.unwrap_or("Auto"), span);
    quote_spanned!(span=> _wf::#marker)
}

/// Returns the descriptor of a field.
pub(super) fn descriptor(field: &Numbered, kind: &impl ToTokens) -> TokenStream {
    let (name, number, json) = (&field.name.text, number(field), &field.json.text);
    let key = names::json_key(json);
    let xml = (field.xml.text != *json).then(|| {
        let xml = &field.xml.text;
        quote!(.with_xml(#xml))
    });
    quote! {
        _wf::FieldDescriptor::new(#name, #number, #kind).with_json(#json, #key) #xml
    }
}

/// Returns the position of a field in the descriptor or in the tuple of states.
pub(super) fn position(index: usize) -> Literal {
    Literal::usize_unsuffixed(index)
}

/// Returns `.with_package("…")`, where there is one.
pub(super) fn with_package(package: Option<&syn::LitStr>) -> Option<TokenStream> {
    package.map(|package| quote!(.with_package(#package)))
}

/// Returns the name that derived code gives to a parameter of a user's method, so that it clashes with none of theirs.
pub(super) fn type_parameter(name: &str) -> Ident {
    format_ident!("__{}", name)
}
