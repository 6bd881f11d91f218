//! `EncodeText` and `DecodeText`, and serde's traits by way of them.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use super::{Expansion, Field};
use crate::expand::field::{span_of, type_parameter};

impl Expansion<'_> {
    pub(super) fn encode_text(&self) -> TokenStream {
        let sink = type_parameter("Fields");
        let calls = self.lines(|field, index| {
            let (value, of) = (self.reference(field.ident), field.of("emit"));
            let emit = field.by(quote_spanned!(span_of(field.ty)=> _wf::TextFieldEncode<#of>), "emit");
            quote!(#emit(&descriptors[#index], #value, fields)?;)
        });
        let descriptors = (!self.fields.is_empty())
            .then(|| quote!(let descriptors = const { <Self as _wf::Described>::DESCRIPTOR.fields() };));
        let last = match self.unknown {
            Some(rest) => {
                let rest = self.reference(rest);
                quote!(fields.unknown(#rest))
            }
            None => quote!(_wf::Ok(())),
        };
        let write = self.write_form();
        let body = quote! {
            fn emit<#sink: _wf::Fields>(
                &self,
                fields: &mut #sink,
            ) -> _wf::Result<(), #sink::Error> {
                #descriptors
                #calls
                #last
            }
            #write
        };
        self.implement(&self.bounds.encode_text(), &quote!(_wf::EncodeText), &body)
    }

    pub(super) fn decode_text(&self) -> TokenStream {
        let (de, source) = (&self.bounds.de, type_parameter("Source"));
        // Numbers first: the guards of oneofs are loops.
        let (oneofs, numbered): (Vec<_>, Vec<_>) = self.fields.iter().partition(|field| field.is_oneof());
        let arms = numbered.into_iter().chain(oneofs).map(|field| self.arm(field));
        let read = self.read_form();
        let body = quote! {
            fn merge_field<#source: _wf::Source<#de>>(
                &mut self,
                number: u32,
                source: #source,
            ) -> _wf::Result<(), #source::Error> {
                match number {
                    #(#arms)*
                    _ => _wf::Ok(()),
                }
            }
            #read
        };
        self.implement(&self.bounds.decode_text(), &quote!(_wf::DecodeText<#de>), &body)
    }

    /// The way out of a message that has a form of its own.
    fn write_form(&self) -> Option<TokenStream> {
        let sink = type_parameter("Sink");
        self.message.container.form.then(|| {
            quote! {
                const HAS_FORM: bool = true;
                fn write<#sink: _wf::Sink>(
                    &self,
                    sink: #sink,
                ) -> _wf::Result<#sink::Ok, #sink::Error> {
                    sink.form(self)
                }
            }
        })
    }

    /// The way into it.
    fn read_form(&self) -> Option<TokenStream> {
        let (de, source) = (&self.bounds.de, type_parameter("Source"));
        self.message.container.form.then(|| {
            quote! {
                fn read<#source: _wf::Source<#de>>(
                    source: #source,
                ) -> _wf::Result<_wf::Option<Self>, #source::Error> {
                    source.form()
                }
            }
        })
    }

    fn arm(&self, field: &Field<'_>) -> TokenStream {
        let (de, ty, ident, number) = (&self.bounds.de, field.ty, field.ident, &field.number);
        if field.is_oneof() {
            let members = quote_spanned!(span_of(ty)=> _wf::MembersText<#de, #ty>);
            let (has, read) = (field.by(members.clone(), "has"), field.by(members, "read"));
            quote!(_ if #has(number) => #read(&mut self.#ident, number, source),)
        } else {
            let of = field.of("read");
            let read = field.by(quote_spanned!(span_of(ty)=> _wf::TextFieldDecode<#de, #of>), "read");
            quote!(#number => #read(&mut self.#ident, source),)
        }
    }

    /// `Serialize` and `Deserialize`, in the shape of ProtoJSON.
    pub(super) fn serde(&self) -> TokenStream {
        let (de, format) = (&self.bounds.de, type_parameter("Format"));
        let borrows = self.message.container.generics.lifetimes().next().is_some();
        let (read, generics) = if borrows {
            (quote!(deserialize_borrowed), self.bounds.decode_text())
        } else {
            (quote!(deserialize), self.bounds.deserialize())
        };
        let serialize = quote! {
            fn serialize<#format: _wf::serde_crate::Serializer>(
                &self,
                serializer: #format,
            ) -> _wf::Result<#format::Ok, #format::Error> {
                _wf::serde::canonical::serialize(self, serializer)
            }
        };
        let deserialize = quote! {
            fn deserialize<#format: _wf::serde_crate::Deserializer<#de>>(
                deserializer: #format,
            ) -> _wf::Result<Self, #format::Error> {
                _wf::serde::canonical::#read(deserializer)
            }
        };
        let of = quote!(_wf::serde_crate::Serialize);
        let serialize = self.implement(&self.bounds.encode_text(), &of, &serialize);
        let of = quote!(_wf::serde_crate::Deserialize<#de>);
        let deserialize = self.implement(&generics, &of, &deserialize);
        quote! {
            _wf::serde! {
                #serialize
                #deserialize
            }
        }
    }
}
