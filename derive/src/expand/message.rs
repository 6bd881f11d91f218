//! `#[derive(Message)]`: a line for each field in each method.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{quote, quote_spanned};
use syn::Type;

use super::{
    field::{self, field_encoding, position, span_of, type_parameter, with_package},
    generics::Bounds,
};
use crate::ir::{Message, Role};

/// The largest number of fields that a decoder tries one after the other.
///
/// That is the fastest way to read what an encoder wrote, and its code grows with each field; a larger message is read
/// record by record, with `match` on the number.
const MAX_IN_ORDER: usize = 32;

struct Expansion<'a> {
    message: &'a Message<'a>,
    bounds: Bounds<'a>,
    /// The fields that travel, in the order in which they are written.
    fields: Vec<Field<'a>>,
    skipped: Vec<&'a Ident>,
    unknown: Option<&'a Ident>,
}

/// A field with a number, or a oneof.
struct Field<'a> {
    ident: &'a Ident,
    ty: &'a Type,
    /// 0 for a oneof.
    number: Literal,
    is_oneof: bool,
    /// The type that encodes the field.
    encoding: TokenStream,
    descriptor: TokenStream,
}

pub(super) fn expand(message: &Message<'_>) -> TokenStream {
    let expansion = Expansion::new(message);
    let (described, encode) = (expansion.described(), expansion.encode());
    let (decode, merge_fields) = (expansion.decode(), expansion.merge_fields());
    let (encode_text, decode_text) = (expansion.encode_text(), expansion.decode_text());
    let serde = message.container.serde.then(|| expansion.serde());
    quote! {
        #described
        #encode
        #decode
        #merge_fields
        _wireform::__private::text! {
            #encode_text
            #decode_text
        }
        #serde
    }
}

impl<'a> Field<'a> {
    fn new(field: &'a crate::ir::Field<'a>) -> Option<Self> {
        let (ident, ty, span) = (field.ident, field.ty, span_of(field.ty));
        let kind = |encoding| quote_spanned!(span=> <#encoding as _wireform::encoding::FieldEncode<#ty>>::KIND);
        match &field.role {
            Role::Numbered(numbered) => {
                let encoding = field_encoding(&numbered.encoding);
                let descriptor = field::descriptor(numbered, &kind(&encoding));
                Some(Self { ident, ty, number: field::number(numbered), is_oneof: false, encoding, descriptor })
            }
            Role::Oneof(name) => {
                let encoding = quote!(_wireform::encoding::Members);
                let (name, kind) = (&name.text, kind(&encoding));
                let descriptor = quote!(_wireform::schema::FieldDescriptor::new(#name, 0, #kind));
                Some(Self { ident, ty, number: position(0), is_oneof: true, encoding, descriptor })
            }
            Role::Unknown | Role::Skip | Role::Broken => None,
        }
    }

    /// Returns `<Auto as FieldEncode<String>>`.
    fn encode(&self) -> TokenStream {
        let Self { encoding, ty, .. } = self;
        quote_spanned!(span_of(ty)=> <#encoding as _wireform::encoding::FieldEncode<#ty>>)
    }
}

/// Returns the fields that travel: by number, a oneof right behind the field before it in the declaration.
fn in_order<'a>(message: &'a Message<'a>) -> Vec<Field<'a>> {
    let mut before = 0;
    let mut keyed: Vec<_> = message
        .fields
        .iter()
        .filter_map(|field| {
            if let Role::Numbered(numbered) = &field.role {
                before = numbered.number.value;
            }
            Field::new(field).map(|field| ((before, field.is_oneof), field))
        })
        .collect();
    keyed.sort_by_key(|(key, _)| *key);
    keyed.into_iter().map(|(_, field)| field).collect()
}

impl<'a> Expansion<'a> {
    fn new(message: &'a Message<'a>) -> Self {
        let is_skipped = |field: &&crate::ir::Field<'_>| matches!(field.role, Role::Skip);
        let skipped = message.fields.iter().filter(is_skipped);
        let wire = message.fields.iter().filter(move |field| !is_skipped(field));
        let unknown = message.fields.iter().find(|field| matches!(field.role, Role::Unknown));
        Self {
            message,
            bounds: Bounds::new(
                message.container.generics,
                wire.map(|field| field.ty),
                skipped.clone().map(|field| field.ty),
            ),
            fields: in_order(message),
            skipped: skipped.map(|field| field.ident).collect(),
            unknown: unknown.map(|field| field.ident),
        }
    }

    /// Returns `impl … Trait for Person … { body }`.
    fn implement(&self, generics: &syn::Generics, of: &TokenStream, body: &TokenStream) -> TokenStream {
        let ident = self.message.container.ident;
        let (parameters, _, clause) = generics.split_for_impl();
        let (_, arguments, _) = self.bounds.generics().split_for_impl();
        quote! {
            #[automatically_derived]
            impl #parameters #of for #ident #arguments #clause { #body }
        }
    }

    fn described(&self) -> TokenStream {
        let name = &self.message.container.name.text;
        let package = with_package(self.message.container.package.as_ref());
        let kinds = self.bounds.kinds();
        let arguments = (!kinds.is_empty()).then(|| quote!(.with_arguments(&[#(#kinds),*])));
        let fields = self.fields.iter().map(|field| &field.descriptor);
        let generics = self.bounds.encode();
        let described = self.implement(
            &generics,
            &quote!(_wireform::Described),
            &quote! {
                const DESCRIPTOR: &'static _wireform::schema::MessageDescriptor =
                    &_wireform::schema::MessageDescriptor::new(#name, &[#(#fields),*]) #package #arguments;
            },
        );
        let value = self.implement(
            &generics,
            &quote!(_wireform::encoding::Value),
            &quote!(
                type Encoding = _wireform::encoding::Nested;
            ),
        );
        quote!(#described #value)
    }

    fn encode(&self) -> TokenStream {
        let calls: Vec<_> = self.fields.iter().map(|field| (field.encode(), field.ident, &field.number)).collect();
        let empty = calls.iter().map(|(encode, ident, _)| quote!(#encode::is_empty(&self.#ident)));
        let empty =
            chain(empty.chain(self.unknown.map(|rest| quote!(self.#rest.is_empty()))), &quote!(&&), &quote!(true));
        let write = calls.iter().map(|(encode, ident, number)| quote!(#encode::encode(#number, &self.#ident, out);));
        let raw = self.unknown.map(|rest| quote!(out.raw(self.#rest.as_bytes());));
        let len = calls.iter().map(|(encode, ident, number)| quote!(#encode::encoded_len(#number, &self.#ident)));
        let unknown_len: Vec<_> = self.unknown.map(|rest| quote!(self.#rest.as_bytes().len())).into_iter().collect();
        let len = chain(len.chain(unknown_len.clone()), &quote!(+), &quote!(0));
        let hint = calls.iter().map(|(encode, ident, _)| quote!(#encode::len_hint(&self.#ident)));
        let hint = chain(hint.chain(unknown_len), &quote!(+), &quote!(0));
        let body = quote! {
            #[inline]
            fn is_empty(&self) -> bool {
                #empty
            }
            #[inline]
            fn encode_fields(&self, out: &mut _wireform::wire::Writer<'_>) {
                #(#write)*
                #raw
            }
            #[inline]
            fn fields_len(&self) -> usize {
                #len
            }
            #[inline]
            fn len_hint(&self) -> usize {
                #hint
            }
        };
        self.implement(&self.bounds.encode(), &quote!(_wireform::Encode), &body)
    }

    fn decode(&self) -> TokenStream {
        let de = &self.bounds.de;
        let empty = self.fields.iter().map(|field| {
            let (decode, ident) = (self.decode_of(field), field.ident);
            quote!(#ident: #decode::empty(),)
        });
        let skipped = &self.skipped;
        let rest = self.unknown.map(|rest| quote!(#rest: _wireform::UnknownFields::new(),));
        let unknown_fields = self.unknown.map(|rest| {
            quote! {
                #[cfg_attr(not(debug_assertions), inline(always))]
                fn unknown_fields(&mut self) -> _wireform::__private::Option<&mut _wireform::UnknownFields> {
                    _wireform::__private::Some(&mut self.#rest)
                }
            }
        });
        let merge = if self.is_large() { quote!(merge_by_number) } else { quote!(merge_in_order) };
        let body = quote! {
            fn empty() -> Self {
                Self {
                    #(#empty)*
                    #(#skipped: ::core::default::Default::default(),)*
                    #rest
                }
            }
            fn merge_fields(
                &mut self,
                reader: _wireform::wire::Reader<#de>,
                context: _wireform::wire::Context<'_>,
            ) -> _wireform::Result<()> {
                _wireform::__private::#merge::<_Local, Self>(self, reader, context)
            }
            #unknown_fields
        };
        self.implement(&self.bounds.decode(), &quote!(_wireform::Decode<#de>), &body)
    }

    fn merge_fields(&self) -> TokenStream {
        let de = &self.bounds.de;
        let states = self.fields.iter().map(|field| {
            let decode = self.decode_of(field);
            quote!(#decode::State,)
        });
        let body = [self.start(), self.merge_next(), self.merge_other(), self.finish()];
        let body = quote! {
            type State = (#(#states)*);
            #(#body)*
        };
        let implementation =
            self.implement(&self.bounds.decode(), &quote!(_wireform::__private::MergeFields<#de, _Local>), &body);
        quote! {
            struct _Local;
            #implementation
        }
    }

    fn start(&self) -> TokenStream {
        let states = self.lines(|decode, _, ident, _| quote!(#decode::start(&mut self.#ident, context),));
        let clear = self.unknown.map(|rest| {
            quote! {
                if context.recycles() {
                    self.#rest.clear();
                }
            }
        });
        let states = (!self.fields.is_empty()).then(|| quote!((#states)));
        quote! {
            #[cfg_attr(not(debug_assertions), inline(always))]
            fn start(&mut self, context: _wireform::wire::Context<'_>) -> Self::State {
                #clear
                #states
            }
        }
    }

    fn merge_next(&self) -> TokenStream {
        let de = &self.bounds.de;
        let calls = self.lines(|decode, number, ident, state| {
            quote!(hit |= #decode::merge(#number, &mut self.#ident, &mut state.#state, reader, context)?;)
        });
        let body = if self.is_large() || self.fields.is_empty() {
            quote!(_wireform::__private::Ok(false))
        } else {
            quote! {
                let mut hit = false;
                #calls
                _wireform::__private::Ok(hit)
            }
        };
        quote! {
            #[cfg_attr(not(debug_assertions), inline(always))]
            fn merge_next(
                &mut self,
                state: &mut Self::State,
                reader: &mut _wireform::wire::Reader<#de>,
                context: _wireform::wire::Context<'_>,
            ) -> _wireform::Result<bool> {
                #body
            }
        }
    }

    fn merge_other(&self) -> TokenStream {
        let de = &self.bounds.de;
        let unknown = match self.unknown {
            Some(rest) => quote!(_wireform::__private::Some(&mut self.#rest)),
            None => quote!(_wireform::__private::None),
        };
        let (mut arms, mut members) = (Vec::new(), Vec::new());
        for (index, field) in self.fields.iter().enumerate() {
            let (decode, state) = (self.decode_of(field), position(index));
            let Field { ident, number, is_oneof, .. } = field;
            let call =
                quote!(#decode::merge_other(tag, &mut self.#ident, &mut state.#state, reader, context, #unknown));
            if *is_oneof { members.push(quote!(#call?)) } else { arms.push(quote!(#number => #call,)) }
        }
        let members = chain(members.into_iter(), &quote!(||), &quote!(false));
        let attributes = if self.is_large() { quote!(#[inline]) } else { quote!(#[cold] #[inline(never)]) };
        quote! {
            #attributes
            fn merge_other(
                &mut self,
                tag: _wireform::wire::Tag,
                state: &mut Self::State,
                reader: &mut _wireform::wire::Reader<#de>,
                context: _wireform::wire::Context<'_>,
            ) -> _wireform::Result<bool> {
                match tag.number() {
                    #(#arms)*
                    _ => _wireform::__private::Ok(#members),
                }
            }
        }
    }

    fn finish(&self) -> TokenStream {
        let calls =
            self.lines(|decode, _, ident, state| quote!(#decode::finish(&mut self.#ident, state.#state, context);));
        quote! {
            fn finish(&mut self, state: Self::State, context: _wireform::wire::Context<'_>) {
                #calls
            }
        }
    }

    fn encode_text(&self) -> TokenStream {
        let sink = type_parameter("Fields");
        let calls = self.fields.iter().enumerate().map(|(index, Field { ident, ty, encoding, .. })| {
            let index = position(index);
            quote_spanned! {span_of(ty)=>
                <#encoding as _wireform::__private::TextFieldEncode<#ty>>::emit(&descriptors[#index], &self.#ident, fields)?;
            }
        });
        let descriptors = (!self.fields.is_empty())
            .then(|| quote!(let descriptors = const { <Self as _wireform::Described>::DESCRIPTOR.fields() };));
        let last = match self.unknown {
            Some(rest) => quote!(fields.unknown(&self.#rest)),
            None => quote!(_wireform::__private::Ok(())),
        };
        let body = quote! {
            fn emit<#sink: _wireform::__private::Fields>(
                &self,
                fields: &mut #sink,
            ) -> _wireform::__private::Result<(), #sink::Error> {
                #descriptors
                #(#calls)*
                #last
            }
        };
        self.implement(&self.bounds.encode_text(), &quote!(_wireform::__private::EncodeText), &body)
    }

    fn decode_text(&self) -> TokenStream {
        let (de, source) = (&self.bounds.de, type_parameter("Source"));
        let arms = self.fields.iter().map(|Field { ident, ty, encoding, number, is_oneof, .. }| {
            if *is_oneof {
                quote_spanned! {span_of(ty)=>
                    _ if <#encoding as _wireform::__private::MembersText<#de, #ty>>::has(number) => {
                        <#encoding as _wireform::__private::MembersText<#de, #ty>>::read(&mut self.#ident, number, source)
                    }
                }
            } else {
                quote_spanned! {span_of(ty)=>
                    #number => <#encoding as _wireform::__private::TextFieldDecode<#de, #ty>>::read(&mut self.#ident, source),
                }
            }
        });
        // Numbers first: the guards of the others are loops.
        let (oneofs, numbers): (Vec<_>, Vec<_>) = arms.zip(&self.fields).partition(|(_, field)| field.is_oneof);
        let arms = numbers.into_iter().chain(oneofs).map(|(arm, _)| arm);
        let body = quote! {
            fn merge_field<#source: _wireform::__private::Source<#de>>(
                &mut self,
                number: u32,
                source: #source,
            ) -> _wireform::__private::Result<(), #source::Error> {
                match number {
                    #(#arms)*
                    _ => _wireform::__private::Ok(()),
                }
            }
        };
        self.implement(&self.bounds.decode_text(), &quote!(_wireform::__private::DecodeText<#de>), &body)
    }

    /// `Serialize` and `Deserialize`, in the shape of ProtoJSON.
    fn serde(&self) -> TokenStream {
        let (de, format) = (&self.bounds.de, type_parameter("Format"));
        let serialize = self.implement(
            &self.bounds.encode_text(),
            &quote!(_wireform::__private::serde_crate::Serialize),
            &quote! {
                fn serialize<#format: _wireform::__private::serde_crate::Serializer>(
                    &self,
                    serializer: #format,
                ) -> _wireform::__private::Result<#format::Ok, #format::Error> {
                    _wireform::serde::canonical::serialize(self, serializer)
                }
            },
        );
        let deserialize = self.implement(
            &self.bounds.decode_text(),
            &quote!(_wireform::__private::serde_crate::Deserialize<#de>),
            &quote! {
                fn deserialize<#format: _wireform::__private::serde_crate::Deserializer<#de>>(
                    deserializer: #format,
                ) -> _wireform::__private::Result<Self, #format::Error> {
                    _wireform::serde::canonical::deserialize(deserializer)
                }
            },
        );
        quote! {
            _wireform::__private::serde! {
                #serialize
                #deserialize
            }
        }
    }

    /// Writes a line for each field, of its `<E as FieldDecode<T>>`, number, identifier and position.
    fn lines(&self, line: impl Fn(&TokenStream, &Literal, &Ident, Literal) -> TokenStream) -> TokenStream {
        let lines = self.fields.iter().enumerate();
        lines.map(|(index, field)| line(&self.decode_of(field), &field.number, field.ident, position(index))).collect()
    }

    /// Returns `<Auto as FieldDecode<'de, String>>`.
    fn decode_of(&self, Field { encoding, ty, .. }: &Field<'_>) -> TokenStream {
        let de = &self.bounds.de;
        quote_spanned!(span_of(ty)=> <#encoding as _wireform::encoding::FieldDecode<#de, #ty>>)
    }

    fn is_large(&self) -> bool {
        self.fields.len() > MAX_IN_ORDER
    }
}

/// Joins terms with an operator.
fn chain(terms: impl Iterator<Item = TokenStream>, operator: &TokenStream, without: &TokenStream) -> TokenStream {
    let all = terms.reduce(|all, term| quote!(#all #operator #term));
    all.unwrap_or_else(|| without.clone())
}
