//! `#[derive(Oneof)]`: a line for each member in each method.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{quote, quote_spanned};
use syn::{Generics, Type, parse_quote};

use super::{
    field::{self, Qualified, may_gather, member_encoding, position, span_of, type_parameter},
    generics::{Bounds, Use},
    message::{Variant, chain},
};
use crate::ir::{self, Body, Field, Numbered, Oneof, Role};

struct Expansion<'a> {
    ident: &'a Ident,
    docs: &'a str,
    bounds: Bounds<'a>,
    /// In the order of their numbers.
    members: Vec<Member<'a>>,
}

struct Member<'a> {
    ident: &'a Ident,
    /// The type that is encoded, and that is decoded: for the fields of a variant, a struct each.
    ty: Type,
    owned: Type,
    number: Literal,
    /// The type that encodes a value.
    encoding: TokenStream,
    field: &'a Numbered,
    docs: &'a str,
    /// What matches the variant to encode it, and a reference to what is encoded.
    pattern: TokenStream,
    value: TokenStream,
    content: Content<'a>,
}

/// What a variant holds.
enum Content<'a> {
    Value,
    Unit,
    Fields(Variant<'a>),
}

pub(super) fn expand(oneof: &Oneof<'_>) -> TokenStream {
    let mut sorted: Vec<_> = oneof.members.iter().collect();
    sorted.sort_by_key(|member| member.field.number.value);
    let ident = &oneof.container.ident;
    let skipped = oneof.members.iter().flat_map(fields).filter(|field| matches!(field.role, Role::Skip));
    let expansion = Expansion {
        ident,
        docs: &oneof.container.docs,
        bounds: Bounds::new(&oneof.container, oneof.members.iter().flat_map(uses), skipped.map(|field| field.ty)),
        members: sorted.into_iter().map(|member| Member::new(member, ident)).collect(),
    };
    let (encode, decode) = (expansion.encode(), expansion.decode());
    let (encode_text, decode_text) = (expansion.encode_text(), expansion.decode_text());
    let variants = expansion.members.iter().filter_map(|member| match &member.content {
        Content::Fields(variant) => Some(variant.expand(member.ident, expansion.members.len() == 1, &expansion.bounds)),
        _ => None,
    });
    let (variants, variants_text): (Vec<_>, Vec<_>) = variants.unzip();
    quote! {
        #(#variants)*
        #encode
        #decode
        _wf::text! {
            #(#variants_text)*
            #encode_text
            #decode_text
        }
    }
}

/// Returns the fields of a variant that has some.
fn fields<'a>(member: &'a ir::Member<'a>) -> &'a [Field<'a>] {
    match &member.body {
        Body::Fields(message) => &message.fields,
        Body::Value(_) | Body::Unit => &[],
    }
}

/// Returns the types in a variant that travel.
fn uses<'a>(member: &'a ir::Member<'a>) -> Vec<Use<'a>> {
    match &member.body {
        Body::Value(ty) => vec![(ty, Some(&member.field.encoding))],
        Body::Fields(_) | Body::Unit => {
            fields(member).iter().filter(|field| !matches!(field.role, Role::Skip)).map(Field::of).collect()
        }
    }
}

impl<'a> Member<'a> {
    fn new(member: &'a ir::Member<'a>, oneof: &'a Ident) -> Self {
        let (ident, number, field) = (member.ident, field::number(&member.field), &member.field);
        let docs = &*member.docs;
        match &member.body {
            Body::Value(ty) => {
                let encoding = member_encoding(field, ty);
                let (pattern, value) = (quote!(Self::#ident(value)), quote!(value));
                let (ty, owned, content) = ((*ty).clone(), (*ty).clone(), Content::Value);
                Self { ident, ty, owned, number, encoding, field, docs, pattern, value, content }
            }
            Body::Unit => {
                let (ty, owned, encoding) = (parse_quote!(()), parse_quote!(()), quote!(_wf::Nested));
                let (pattern, value, content) = (quote!(Self::#ident), quote!(&()), Content::Unit);
                Self { ident, ty, owned, number, encoding, field, docs, pattern, value, content }
            }
            Body::Fields(message) => {
                let variant = Variant::new(message, oneof);
                let (ty, owned) = (variant.view_type(), variant.owned_type());
                let (ty, owned, encoding) = (parse_quote!(#ty), parse_quote!(#owned), quote!(_wf::Nested));
                let (pattern, value) = variant.borrowed(ident);
                let content = Content::Fields(variant);
                Self { ident, ty, owned, number, encoding, field, docs, pattern, value, content }
            }
        }
    }

    /// Returns `<Auto as Encoding<String>>::item`.
    fn encode(&self, item: &str) -> TokenStream {
        let (ty, encoding) = (&self.ty, &self.encoding);
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

    /// Returns the path to `member` or `member_other`, or to those for a variant with fields or none.
    fn function(&self, suffix: &str) -> TokenStream {
        let (owned, encoding) = (&self.owned, &self.encoding);
        let span = span_of(owned);
        if let Content::Value = self.content {
            let name = Ident::new(&format!("member{suffix}"), span);
            quote_spanned!(span=> _wf::#name::<#owned, #encoding, Self>)
        } else {
            let name = Ident::new(&format!("body{suffix}"), span);
            quote_spanned!(span=> _wf::#name::<#owned, Self>)
        }
    }

    /// Returns a function that makes a oneof of what was decoded.
    fn wrap(&self) -> TokenStream {
        let ident = self.ident;
        match &self.content {
            Content::Value => quote!(Self::#ident),
            Content::Unit => quote!(|()| Self::#ident),
            Content::Fields(variant) => variant.conversions().1,
        }
    }

    /// Returns a closure that gives what can be merged into, if the member is set: a reference to the value, or what is
    /// made of the fields. `single` where there is no other member.
    fn open(&self, single: bool) -> TokenStream {
        let ident = self.ident;
        let (pattern, found, other) = match &self.content {
            Content::Value => (quote!(Self::#ident(value)), quote!(_wf::Some(value)), quote!(_ => _wf::None,)),
            Content::Unit => (quote!(Self::#ident), quote!(_wf::Ok(())), quote!(member => _wf::Err(member),)),
            Content::Fields(variant) => return variant.conversions().0,
        };
        if single {
            return quote!(|#pattern| #found);
        }
        quote! {
            |member| match member {
                #pattern => #found,
                #other
            }
        }
    }
}

impl Expansion<'_> {
    fn implement(&self, generics: &Generics, of: &TokenStream, body: &TokenStream) -> TokenStream {
        self.bounds.implement(generics, of, self.ident, body)
    }

    fn encode(&self) -> TokenStream {
        let descriptors = self.members.iter().map(Member::descriptor);
        let docs = field::docs(self.docs, self.members.iter().map(|member| member.docs));
        let write = self.arms(|member| {
            let (encode, tag) = (member.encode("encode"), member.tag());
            let value = &member.value;
            quote!(#encode(#tag, #value, out))
        });
        let len = self.arms(|member| {
            let (encoded_len, tag) = (member.encode("encoded_len"), member.tag());
            let value = &member.value;
            quote!(#tag.encoded_len() + #encoded_len(#value))
        });
        let hint = self.arms(|member| {
            let (len_hint, value) = (member.encode("len_hint"), &member.value);
            quote!(1 + #len_hint(#value))
        });
        let body = quote! {
            const FIELDS: &'static [_wf::FieldDescriptor] = &[#(#descriptors),*];
            #docs
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
        let (merge, merge_other, gathers) = (self.merge(), self.merge_other(), self.gathers());
        let body = quote! {
            #gathers
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

    /// Says whether members gather their parts.
    fn gathers(&self) -> Option<TokenStream> {
        let values = self.members.iter().filter(|member| matches!(member.content, Content::Value));
        let terms = values.filter(|member| may_gather(member.field, &member.ty)).map(|member| member.encode("GATHERS"));
        let terms: Vec<_> = terms.collect();
        (!terms.is_empty()).then(|| {
            let gathers = chain(terms, &quote!(||), &quote!(false));
            quote!(const GATHERS: bool = #gathers;)
        })
    }

    fn merge(&self) -> TokenStream {
        let single = self.members.len() == 1;
        let calls = self.members.iter().map(|member| {
            let (function, number) = (member.function(""), &member.number);
            let (open, wrap) = (member.open(single), member.wrap());
            quote!(#function(#number, value, stale, reader, context, #open, #wrap)?)
        });
        quote! {
            let mut hit = false;
            #(hit |= #calls;)*
            _wf::Ok(hit)
        }
    }

    fn merge_other(&self) -> TokenStream {
        let single = self.members.len() == 1;
        let arms = self.members.iter().map(|member| {
            let (function, number) = (member.function("_other"), &member.number);
            let (open, wrap) = (member.open(single), member.wrap());
            // No message is unknown for its content.
            let unknown = matches!(member.content, Content::Value).then(|| quote!(unknown,));
            quote!(#number => #function(tag, value, stale, reader, context, #unknown #open, #wrap),)
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
        let arms = self.members.iter().enumerate().map(|(index, Member { ty, encoding, pattern, value, .. })| {
            let index = position(index);
            let call = quote_spanned!(span_of(ty)=> fields.field::<#ty, #encoding>);
            quote!(#pattern => #call(&<Self as _wf::Oneof>::FIELDS[#index], #value),)
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
        let arms = self.members.iter().enumerate().map(|(index, member)| {
            let Member { owned, number, encoding, .. } = member;
            let (index, wrap) = (position(index), member.wrap());
            let call = quote_spanned! {span_of(owned)=>
                _wf::read_member::<#owned, #encoding, Self, #source>
            };
            quote!(#number => #call(value, &<Self as _wf::Oneof>::FIELDS[#index], source, #wrap),)
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
            let (pattern, body) = (&member.pattern, body(member));
            quote!(#pattern => #body,)
        });
        quote!(match self { #(#arms)* })
    }
}
