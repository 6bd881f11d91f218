//! What the expansions of messages and oneofs say of one field.

use proc_macro2::{Delimiter, Group, Ident, Literal, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::{Type, spanned::Spanned};

use crate::{
    attr::{Marker, Range, Reserved},
    ir::{Encoding, Numbered, optional},
    names,
};

/// Returns the span for tokens that put a field's type to use.
///
/// An error of the trait system is then shown at the type, while lints take the tokens for the derive's. It is shown
/// there only if all tokens of a path are.
pub(super) fn span_of(ty: &Type) -> Span {
    Span::call_site().located_at(ty.span())
}

/// Spreads the tokens of a type that encodes a field over the field's type.
///
/// An error spans the encoding's first token to its last, and [`span_of`] is that of the first token of `Vec<u16>` alone.
fn spread(tokens: TokenStream, ty: &Type) -> TokenStream {
    let last = ty.to_token_stream().into_iter().last();
    let end = last.map_or_else(|| ty.span(), |last| last.span());
    let mut span = span_of(ty);
    let respan = |mut token: TokenTree| {
        token.set_span(span);
        span = Span::call_site().located_at(end);
        token
    };
    tokens.into_iter().map(respan).collect()
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

/// Returns the type that encodes a field of a message: `Shape<u32>`, `As<Sint64>`, `Map<Utf8, Auto>`.
pub(super) fn field_encoding(field: &Numbered, ty: &Type) -> TokenStream {
    let marker = |name| marker(name, Some(field));
    let tokens = match &field.encoding {
        Encoding::Value(None) => {
            let ty = undivided(ty);
            quote!(_wf::Shape<#ty>)
        }
        Encoding::Value(Some(Marker::Own(path))) => {
            let path = undivided(path);
            quote!(_wf::With<#path, _>)
        }
        Encoding::Required(None) => {
            let ty = undivided(ty);
            quote!(_wf::Required<_wf::Of<#ty>>)
        }
        Encoding::Required(value) => {
            let value = marker(value.as_ref());
            quote!(_wf::Required<#value>)
        }
        Encoding::Defaulted(value) => {
            let (value, literal) = (marker(value.as_ref()), literal(field));
            quote!(_wf::Defaulted<#value, #literal>)
        }
        Encoding::Value(value) => {
            let value = marker(value.as_ref());
            quote!(_wf::As<#value>)
        }
        Encoding::Expanded(value) => {
            let value = marker(value.as_ref());
            quote!(_wf::Expanded<#value>)
        }
        Encoding::Map(key, value) => {
            let (key, value) = (marker(key.as_ref()), marker(value.as_ref()));
            quote!(_wf::Map<#key, #value>)
        }
    };
    spread(tokens, ty)
}

/// Types that are surely no message and no conversion to one, by their spelling.
const WITHOUT_PARTS: [&str; 11] =
    ["bool", "i32", "i64", "u32", "u64", "f32", "f64", "String", "Vec", "HashMap", "BTreeMap"];

/// Whether a value of the field may be made of several parts.
///
/// For most fields it is known that it is not, which saves the compiler work. What is said wrongly of an alias costs time
/// where it is decoded, and nothing else.
pub(super) fn may_gather(field: &Numbered, ty: &Type) -> bool {
    let Type::Path(path) = optional(ty).unwrap_or(ty) else { return false };
    let is_known = path.path.segments.last().is_some_and(|last| WITHOUT_PARTS.iter().any(|name| last.ident == name));
    match &field.encoding {
        Encoding::Value(None) | Encoding::Required(None) => !is_known,
        Encoding::Value(Some(Marker::Own(_))) | Encoding::Required(Some(Marker::Own(_))) => true,
        _ => false,
    }
}

/// Returns the name of the type that a field's default is.
pub(super) fn literal(field: &Numbered) -> Ident {
    format_ident!("__Default{}", field.number.value.unsigned_abs())
}

/// Returns the type that encodes a oneof.
pub(super) fn oneof_encoding(ty: &Type) -> TokenStream {
    let of = undivided(ty);
    spread(quote!(_wf::MembersOf<#of>), ty)
}

/// Returns the type that encodes one value: `Auto` or `Sint64`.
pub(super) fn value_encoding(field: &Numbered, ty: &Type) -> TokenStream {
    let (Encoding::Value(value)
    | Encoding::Required(value)
    | Encoding::Defaulted(value)
    | Encoding::Expanded(value)
    | Encoding::Map(_, value)) = &field.encoding;
    spread(marker(value.as_ref(), Some(field)), ty)
}

/// Returns the type that encodes a member of a oneof: `Of<u64>` or `Sint64`.
pub(super) fn member_encoding(field: &Numbered, ty: &Type) -> TokenStream {
    match &field.encoding {
        Encoding::Value(None) => implied(ty),
        _ => value_encoding(field, ty),
    }
}

/// Returns the type that encodes what a transparent struct holds.
pub(super) fn inner_encoding(value: Option<&Marker>, ty: &Type) -> TokenStream {
    value.map_or_else(|| implied(ty), |value| spread(marker(Some(value), None), ty))
}

/// Returns the type that encodes a value as its type implies.
fn implied(ty: &Type) -> TokenStream {
    let of = undivided(ty);
    spread(quote!(_wf::Of<#of>), ty)
}

fn marker(marker: Option<&Marker>, field: Option<&Numbered>) -> TokenStream {
    match marker {
        None => quote!(_wf::Auto),
        // The end of a group repeats the number.
        Some(Marker::BuiltIn("Group")) => {
            let number = field.map(number);
            quote!(_wf::Group<#number>)
        }
        Some(Marker::BuiltIn(name)) => {
            let name = format_ident!("{}", name);
            quote!(_wf::#name)
        }
        Some(Marker::Own(path)) => {
            let path = undivided(path);
            quote!(_wf::Converted<#path>)
        }
    }
}

/// Returns a user's path or type as one token, which [`spread`] leaves as it is: a path that leads nowhere shows where it
/// stands.
fn undivided(path: &impl ToTokens) -> TokenTree {
    Group::new(Delimiter::None, path.to_token_stream()).into()
}

/// Returns the descriptor of a field.
pub(super) fn descriptor(field: &Numbered, kind: &impl ToTokens) -> TokenStream {
    let (name, number, json) = (&field.name.text, number(field), &field.json.text);
    let key = names::json_key(json);
    let xml = (field.xml.text != *json).then(|| {
        let xml = &field.xml.text;
        quote!(.with_xml(#xml))
    });
    let default = field.default.as_ref().map(|default| {
        let text = &default.text;
        quote!(.with_default(#text))
    });
    let attribute = field.xml_attribute.map(|at| {
        let at = Span::call_site().located_at(at);
        quote_spanned!(at=> .with_xml_attribute())
    });
    let deprecated = deprecated(field.deprecated);
    quote! {
        _wf::FieldDescriptor::new(#name, #number, #kind).with_json(#json, #key) #xml #attribute #default #deprecated
    }
}

/// Returns the position of a field in the descriptor or in the tuple of states.
pub(super) fn position(index: usize) -> Literal {
    Literal::usize_unsuffixed(index)
}

/// Returns `.with_deprecated()`, where it is.
pub(super) fn deprecated(deprecated: bool) -> Option<TokenStream> {
    deprecated.then(|| quote!(.with_deprecated()))
}

/// Returns `.with_reserved(&[2..=2], &["old_name"])`, where there is something.
pub(super) fn with_reserved(Reserved { numbers, names }: &Reserved) -> Option<TokenStream> {
    let ranges = ranges(numbers);
    (!numbers.is_empty() || !names.is_empty()).then(|| quote!(.with_reserved(&[#(#ranges),*], &[#(#names),*])))
}

/// Returns `2..=2`, `5..=9`.
pub(super) fn ranges(ranges: &[Range]) -> impl Iterator<Item = TokenStream> {
    ranges.iter().map(|(range, _)| {
        let (first, last) = (Literal::i64_unsuffixed(*range.start()), Literal::i64_unsuffixed(*range.end()));
        quote!(#first..=#last)
    })
}

/// Returns `.with_package("…")`, where there is one.
pub(super) fn with_package(package: Option<&syn::LitStr>) -> Option<TokenStream> {
    package.map(|package| quote!(.with_package(#package)))
}

/// Returns the constant with the doc comments of a type and of its parts, where there are some.
pub(super) fn docs<'a>(text: &str, parts: impl Iterator<Item = &'a str>) -> Option<TokenStream> {
    let mut parts: Vec<_> = parts.collect();
    while parts.last().is_some_and(|part| part.is_empty()) {
        parts.pop();
    }
    (!text.is_empty() || !parts.is_empty())
        .then(|| quote!(const DOCS: _wf::Docs = _wf::Docs::new(#text, &[#(#parts),*]);))
}

/// Returns the name that derived code gives to a parameter of a user's method, so that it clashes with none of theirs.
pub(super) fn type_parameter(name: &str) -> Ident {
    format_ident!("__{}", name)
}
