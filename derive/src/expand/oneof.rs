//! `#[derive(Oneof)]`: a line for each member in each method.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{quote, quote_spanned};
use syn::{Generics, Type};

use super::{
    field::{self, Qualified, position, span_of, type_parameter, value_encoding},
    generics::Bounds,
};
use crate::ir::{self, Numbered, Oneof};

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
    field: &'a Numbered,
}

pub(super) fn expand(oneof: &Oneof<'_>) -> TokenStream {
    let mut sorted: Vec<_> = oneof.members.iter().collect();
    sorted.sort_by_key(|member| member.field.number.value);
    let types = oneof.members.iter().map(|member| (member.ty, Some(&member.field.encoding)));
    let expansion = Expansion {
        ident: oneof.container.ident,
        bounds: Bounds::new(&oneof.container, types, std::iter::empty()),
        members: sorted.into_iter().map(Member::new).collect(),
    };
    let (encode, decode) = (expansion.encode(), expansion.decode());
    let (encode_text, decode_text) = (expansion.encode_text(), expansion.decode_text());
    quote! {
        #encode
        #decode
        _wf::text! {
            #encode_text
            #decode_text
        }
    }
}

impl<'a> Member<'a> {
    fn new(member: &'a ir::Member<'a>) -> Self {
        let ty = member.ty;
        let encoding = value_encoding(&member.field, ty);
        Self { ident: member.ident, ty, number: field::number(&member.field), encoding, field: &member.field }
    }

    /// Returns `<Auto as Encoding<String>>::item`.
    fn encode(&self, item: &str) -> TokenStream {
        let (ty, encoding) = (self.ty, &self.encoding);
        let of = quote_spanned!(span_of(ty)=> _wf::Encoding<#ty>);
        Qualified { ty, encoding, of }.item(item)
    }

    fn tag(&self) -> TokenStream {
        let (number, wire_type) = (&self.number, self.encode("WIRE_TYPE"));
        quote!(_wf::Tag::new(#number, #wire_type))
    }

    fn descriptor(&self) -> TokenStream {
        let kind = self.encode("KIND");
        field::descriptor(self.field, &quote!(_wf::FieldKind::Explicit(#kind)))
    }

    /// Returns the path to a function that is generic over the value, its encoding and the oneof.
    fn function(&self, name: &str) -> TokenStream {
        let (ty, encoding) = (self.ty, &self.encoding);
        let name = Ident::new(name, span_of(ty));
        quote_spanned!(span_of(ty)=> _wf::#name::<#ty, #encoding, Self>)
    }
}

impl Expansion<'_> {
    fn implement(&self, generics: &Generics, of: &TokenStream, body: &TokenStream) -> TokenStream {
        self.bounds.implement(generics, of, self.ident, body)
    }

    fn encode(&self) -> TokenStream {
        let descriptors = self.members.iter().map(Member::descriptor);
        let write = self.arms(|member| {
            let (encode, tag) = (member.encode("encode"), member.tag());
            quote!(#encode(#tag, value, out))
        });
        let len = self.arms(|member| {
            let (encoded_len, tag) = (member.encode("encoded_len"), member.tag());
            quote!(#tag.encoded_len() + #encoded_len(value))
        });
        let hint = self.arms(|member| {
            let len_hint = member.encode("len_hint");
            quote!(1 + #len_hint(value))
        });
        let body = quote! {
            const FIELDS: &'static [_wf::FieldDescriptor] = &[#(#descriptors),*];
            #[inline]
            fn encode(&self, out: &mut _wf::Writer<'_>) {
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
        };
        self.implement(&self.bounds.encode(), &quote!(_wf::Oneof), &body)
    }

    fn decode(&self) -> TokenStream {
        let de = &self.bounds.de;
        let (merge, merge_other) = (self.merge(), self.merge_other());
        let body = quote! {
            #[cfg_attr(not(debug_assertions), inline(always))]
            fn merge(
                value: &mut _wf::Option<Self>,
                stale: &mut usize,
                reader: &mut _wf::Reader<#de>,
                context: _wf::Context<'_>,
            ) -> _wf::Result<bool> {
                #merge
            }
            #[cold]
            #[inline(never)]
            fn merge_other(
                tag: _wf::Tag,
                value: &mut _wf::Option<Self>,
                stale: &mut usize,
                reader: &mut _wf::Reader<#de>,
                context: _wf::Context<'_>,
                unknown: _wf::Option<&mut _wf::UnknownFields>,
            ) -> _wf::Result<bool> {
                #merge_other
            }
        };
        self.implement(&self.bounds.decode(), &quote!(_wf::DecodeOneof<#de>), &body)
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
            _wf::Ok(hit)
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
                _ => _wf::Ok(false),
            }
        }
    }

    fn encode_text(&self) -> TokenStream {
        let sink = type_parameter("Fields");
        let arms = self.members.iter().enumerate().map(|(index, Member { ident, ty, encoding, .. })| {
            let index = position(index);
            let call = quote_spanned!(span_of(ty)=> fields.field::<#ty, #encoding>);
            quote!(Self::#ident(value) => #call(&<Self as _wf::Oneof>::FIELDS[#index], value),)
        });
        let body = quote! {
            fn emit<#sink: _wf::Fields>(
                &self,
                fields: &mut #sink,
            ) -> _wf::Result<(), #sink::Error> {
                match self { #(#arms)* }
            }
        };
        self.implement(&self.bounds.encode_text(), &quote!(_wf::EncodeOneofText), &body)
    }

    fn decode_text(&self) -> TokenStream {
        let (de, source) = (&self.bounds.de, type_parameter("Source"));
        let arms = self.members.iter().enumerate().map(|(index, Member { ident, ty, number, encoding, .. })| {
            let index = position(index);
            let call = quote_spanned! {span_of(ty)=>
                _wf::read_member::<#ty, #encoding, Self, #source>
            };
            quote!(#number => #call(value, &<Self as _wf::Oneof>::FIELDS[#index], source, Self::#ident),)
        });
        let body = quote! {
            fn read<#source: _wf::Source<#de>>(
                value: &mut _wf::Option<Self>,
                number: u32,
                source: #source,
            ) -> _wf::Result<(), #source::Error> {
                match number {
                    #(#arms)*
                    _ => _wf::Ok(()),
                }
            }
        };
        self.implement(&self.bounds.decode_text(), &quote!(_wf::DecodeOneofText<#de>), &body)
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
            return quote!(|Self::#ident(value)| _wf::Some(value));
        }
        quote! {
            |member| match member {
                Self::#ident(value) => _wf::Some(value),
                _ => _wf::None,
            }
        }
    }
}
