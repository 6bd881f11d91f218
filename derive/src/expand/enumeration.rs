//! `#[derive(Enumeration)]`.

use proc_macro2::{Literal, Span, TokenStream};
use quote::{quote, quote_spanned};

use super::field::{deprecated, docs, span_of, with_package, with_reserved};
use crate::ir::{Enumeration, Other, Value};

pub(super) fn expand(enumeration: &Enumeration<'_>) -> TokenStream {
    let ident = &enumeration.container.ident;
    let descriptor = descriptor(enumeration);
    let (check, methods) = (check_zero(enumeration), methods(enumeration));
    // Further names of a number have no docs of their own.
    let parts = enumeration.values.iter().flat_map(|value| {
        let aliases = value.aliases.iter().map(|_| "");
        std::iter::once(&*value.docs).chain(aliases)
    });
    let docs = docs(&enumeration.container.docs, parts);
    quote! {
        #[automatically_derived]
        impl _wf::Value for #ident {
            type Encoding = _wf::Enumerated;
        }
        #[automatically_derived]
        impl _wf::Enumeration for #ident {
            const DESCRIPTOR: &'static _wf::EnumDescriptor = &#descriptor;
            #check
            #docs
            #methods
        }
    }
}

/// Stops the compiler at an enumeration without a value 0, where a field of it may not be absent.
fn check_zero(enumeration: &Enumeration<'_>) -> Option<TokenStream> {
    let lacks = enumeration.others.is_empty() && enumeration.values.iter().all(|value| value.number.value != 0);
    let ident = &enumeration.container.ident;
    let text = format!(
        "`{ident}` has no value 0, which is what an absent field reads as: add one, or write `Option<{ident}>` or `required` \
         where it is a field"
    );
    let span = Span::call_site().located_at(ident.span());
    lacks.then(|| quote_spanned!(span=> const CHECK_ZERO: () = ::core::panic!(#text);))
}

fn descriptor(enumeration: &Enumeration<'_>) -> TokenStream {
    let name = &enumeration.container.name.text;
    let package = with_package(enumeration.container.package.as_ref());
    let closed = enumeration.others.is_empty();
    let names = enumeration.values.iter().flat_map(|value| value.names().map(move |name| (value, &name.text)));
    let values = names.map(|(value, name)| {
        let (number, deprecated) = (number(value), deprecated(value.deprecated));
        quote!(_wf::EnumValueDescriptor::new(#name, #number) #deprecated)
    });
    let reserved = with_reserved(&enumeration.container.reserved);
    quote!(_wf::EnumDescriptor::new(#name, &[#(#values),*], #closed) #package #reserved)
}

fn methods(enumeration: &Enumeration<'_>) -> TokenStream {
    let idents: Vec<_> = enumeration.values.iter().map(|value| value.ident).collect();
    let numbers: Vec<_> = enumeration.values.iter().map(number).collect();
    let zero = enumeration.values.iter().find(|value| value.number.value == 0);
    let empty = zero.or(enumeration.values.first()).map(|value| value.ident);
    let other = enumeration.others.first();
    let to_number = other.map(|Other { ident, ty, .. }| quote_spanned!(span_of(ty)=> Self::#ident(number) => *number,));
    let from_number = match other {
        Some(Other { ident, ty, .. }) => {
            quote_spanned!(span_of(ty)=> _wf::Some(Self::#ident(number)))
        }
        None => quote!(_wf::None),
    };
    quote! {
        #[inline]
        fn number(&self) -> i32 {
            match self {
                #(Self::#idents => #numbers,)*
                #to_number
            }
        }
        #[inline]
        fn from_number(number: i32) -> _wf::Option<Self> {
            match number {
                #(#numbers => _wf::Some(Self::#idents),)*
                _ => #from_number,
            }
        }
        #[inline]
        fn empty() -> Self {
            Self::#empty
        }
    }
}

fn number(value: &Value<'_>) -> Literal {
    Literal::i64_unsuffixed(value.number.value)
}
