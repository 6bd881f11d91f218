//! `#[derive(Oneof)]`: a line for each member in each method.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{quote, quote_spanned};
use syn::Type;

use super::{
    field::{self, position, span_of, type_parameter, value_encoding},
    generics::Bounds,
};
use crate::ir::{Encoding, Oneof};

struct Expansion<'a> {
    ident: &'a Ident,
    bounds: Bounds<'a>,
    /// In the order of their numbers.
    members: Vec<Member<'a>>,
}

struct Member<'a> {
    ident: &'a Ident,
    ty: &'a Type,
    number: Literal,
    /// The type that encodes a value.
    encoding: TokenStream,
    /// `<E as Encoding<T>>`.
    encode: TokenStream,
    descriptor: TokenStream,
}

pub(super) fn expand(oneof: &Oneof<'_>) -> TokenStream {
    let mut sorted: Vec<_> = oneof.members.iter().collect();
    sorted.sort_by_key(|member| member.field.number.value);
    let types = oneof.members.iter().map(|member| member.ty);
    let expansion = Expansion {
        ident: oneof.container.ident,
        bounds: Bounds::new(oneof.container.generics, types, std::iter::empty()),
        members: sorted.into_iter().map(Member::new).collect(),
    };
    let (encode, decode) = (expansion.encode(), expansion.decode());
    let (encode_text, decode_text) = (expansion.encode_text(), expansion.decode_text());
    quote! {
        #encode
        #decode
        _wireform::__private::text! {
            #encode_text
            #decode_text
        }
    }
}

impl<'a> Member<'a> {
    fn new(member: &'a crate::ir::Member<'a>) -> Self {
        let (ty, span) = (member.ty, span_of(member.ty));
        let marker = match &member.field.encoding {
            Encoding::Value(marker) | Encoding::Expanded(marker) | Encoding::Map(_, marker) => *marker,
        };
        let encoding = value_encoding(marker);
        let encode = quote_spanned!(span=> <#encoding as _wireform::encoding::Encoding<#ty>>);
        let kind = quote_spanned!(span=> _wireform::schema::FieldKind::Explicit(#encode::KIND));
        let descriptor = field::descriptor(&member.field, &kind);
        Self { ident: member.ident, ty, number: field::number(&member.field), encoding, encode, descriptor }
    }

    /// Returns the path to a function that is generic over the value, its encoding and the oneof.
    fn function(&self, name: &str) -> TokenStream {
        let (ty, encoding) = (self.ty, &self.encoding);
        let name = Ident::new(name, span_of(ty));
        quote_spanned!(span_of(ty)=> _wireform::__private::#name::<#ty, #encoding, Self>)
    }
}

impl Expansion<'_> {
    fn encode(&self) -> TokenStream {
        let ident = self.ident;
        let generics = self.bounds.encode();
        let (parameters, arguments, clause) = generics.split_for_impl();
        let descriptors = self.members.iter().map(|member| &member.descriptor);
        let write = self.arms(|Member { encode, number, .. }| {
            quote!(#encode::encode(_wireform::wire::Tag::new(#number, #encode::WIRE_TYPE), value, out))
        });
        let len = self.arms(|Member { encode, number, .. }| {
            quote! {
                _wireform::wire::Tag::new(#number, #encode::WIRE_TYPE).encoded_len() + #encode::encoded_len(value)
            }
        });
        let hint = self.arms(|Member { encode, .. }| quote!(1 + #encode::len_hint(value)));
        quote! {
            #[automatically_derived]
            impl #parameters _wireform::Oneof for #ident #arguments #clause {
                const FIELDS: &'static [_wireform::schema::FieldDescriptor] = &[#(#descriptors),*];
                #[inline]
                fn encode(&self, out: &mut _wireform::wire::Writer<'_>) {
                    #write
                }
                #[inline]
                fn encoded_len(&self) -> usize {
                    #len
                }
                #[inline]
                fn len_hint(&self) -> usize {
                    #hint
                }
            }
        }
    }

    fn decode(&self) -> TokenStream {
        let (ident, de) = (self.ident, &self.bounds.de);
        let generics = self.bounds.decode();
        let (parameters, _, clause) = generics.split_for_impl();
        let (_, arguments, _) = self.bounds.generics().split_for_impl();
        let merge = self.merge();
        let merge_other = self.merge_other();
        quote! {
            #[automatically_derived]
            impl #parameters _wireform::DecodeOneof<#de> for #ident #arguments #clause {
                #[cfg_attr(not(debug_assertions), inline(always))]
                fn merge(
                    value: &mut _wireform::__private::Option<Self>,
                    stale: &mut bool,
                    reader: &mut _wireform::wire::Reader<#de>,
                    context: _wireform::wire::Context<'_>,
                ) -> _wireform::Result<bool> {
                    #merge
                }
                #[cold]
                #[inline(never)]
                fn merge_other(
                    tag: _wireform::wire::Tag,
                    value: &mut _wireform::__private::Option<Self>,
                    stale: &mut bool,
                    reader: &mut _wireform::wire::Reader<#de>,
                    context: _wireform::wire::Context<'_>,
                    unknown: _wireform::__private::Option<&mut _wireform::UnknownFields>,
                ) -> _wireform::Result<bool> {
                    #merge_other
                }
            }
        }
    }

    fn merge(&self) -> TokenStream {
        let calls = self.members.iter().map(|member| {
            let (function, number, ident, get) =
                (member.function("member"), &member.number, member.ident, self.get(member));
            quote!(#function(#number, value, stale, reader, context, #get, Self::#ident)?)
        });
        quote! {
            let mut hit = false;
            #(hit |= #calls;)*
            _wireform::__private::Ok(hit)
        }
    }

    fn merge_other(&self) -> TokenStream {
        let arms = self.members.iter().map(|member| {
            let (function, number, ident) = (member.function("member_other"), &member.number, member.ident);
            let get = self.get(member);
            quote!(#number => #function(tag, value, stale, reader, context, unknown, #get, Self::#ident),)
        });
        quote! {
            match tag.number() {
                #(#arms)*
                _ => _wireform::__private::Ok(false),
            }
        }
    }

    fn encode_text(&self) -> TokenStream {
        let (ident, fields) = (self.ident, type_parameter("Fields"));
        let generics = self.bounds.encode_text();
        let (parameters, arguments, clause) = generics.split_for_impl();
        let arms = self.members.iter().enumerate().map(|(index, Member { ident, ty, encoding, .. })| {
            let index = position(index);
            quote_spanned! {span_of(ty)=>
                Self::#ident(value) => fields.field::<#ty, #encoding>(&<Self as _wireform::Oneof>::FIELDS[#index], value),
            }
        });
        quote! {
            #[automatically_derived]
            impl #parameters _wireform::__private::EncodeOneofText for #ident #arguments #clause {
                fn emit<#fields: _wireform::__private::Fields>(
                    &self,
                    fields: &mut #fields,
                ) -> _wireform::__private::Result<(), #fields::Error> {
                    match self { #(#arms)* }
                }
            }
        }
    }

    fn decode_text(&self) -> TokenStream {
        let (ident, de, source) = (self.ident, &self.bounds.de, type_parameter("Source"));
        let generics = self.bounds.decode_text();
        let (parameters, _, clause) = generics.split_for_impl();
        let (_, arguments, _) = self.bounds.generics().split_for_impl();
        let arms = self.members.iter().enumerate().map(|(index, Member { ident, ty, number, encoding, .. })| {
            let index = position(index);
            quote_spanned! {span_of(ty)=>
                #number => _wireform::__private::read_member::<#ty, #encoding, Self, #source>(
                    value, &<Self as _wireform::Oneof>::FIELDS[#index], source, Self::#ident,
                ),
            }
        });
        quote! {
            #[automatically_derived]
            impl #parameters _wireform::__private::DecodeOneofText<#de> for #ident #arguments #clause {
                fn read<#source: _wireform::__private::Source<#de>>(
                    value: &mut _wireform::__private::Option<Self>,
                    number: u32,
                    source: #source,
                ) -> _wireform::__private::Result<(), #source::Error> {
                    match number {
                        #(#arms)*
                        _ => _wireform::__private::Ok(()),
                    }
                }
            }
        }
    }

    /// Returns a `match` on the member that is set.
    fn arms(&self, body: impl Fn(&Member<'_>) -> TokenStream) -> TokenStream {
        let arms = self.members.iter().map(|member| {
            let (ident, body) = (member.ident, body(member));
            quote!(Self::#ident(value) => #body,)
        });
        quote!(match self { #(#arms)* })
    }

    /// Returns a closure that gives the value of one member, if it is set.
    fn get(&self, Member { ident, .. }: &Member<'_>) -> TokenStream {
        if self.members.len() == 1 {
            return quote!(|Self::#ident(value)| _wireform::__private::Some(value));
        }
        quote! {
            |member| match member {
                Self::#ident(value) => _wireform::__private::Some(value),
                _ => _wireform::__private::None,
            }
        }
    }
}
