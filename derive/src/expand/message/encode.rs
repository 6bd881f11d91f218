//! `Encode`.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Expansion, Field, chain};

impl Expansion<'_> {
    pub(super) fn encode(&self) -> TokenStream {
        let (empty, write) = (self.is_empty(), self.encode_fields());
        let (len, hint) = (self.fields_len(), self.len_hint());
        let body = quote! {
            #[inline]
            fn is_empty(&self) -> bool {
                #empty
            }
            #[inline]
            fn encode_fields(&self, out: &mut _wf::Writer<'_>) {
                #write
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
        self.implement(&self.bounds.encode(), &quote!(_wf::Encode), &body)
    }

    fn is_empty(&self) -> TokenStream {
        let fields = self.fields.iter().map(|field| {
            let (is_empty, value) = (field.encode("is_empty"), self.reference(field.ident));
            quote!(#is_empty(#value))
        });
        let unknown = self.unknown.map(|rest| quote!(self.#rest.is_empty()));
        chain(fields.chain(unknown), &quote!(&&), &quote!(true))
    }

    fn encode_fields(&self) -> TokenStream {
        let fields = self.lines(|field, _| {
            let (encode, number, value) = (field.encode("encode"), &field.number, self.reference(field.ident));
            quote!(#encode(#number, #value, out);)
        });
        let unknown = self.unknown.map(|rest| quote!(out.raw(self.#rest.as_bytes());));
        quote!(#fields #unknown)
    }

    fn fields_len(&self) -> TokenStream {
        self.sum(|field| {
            let (encoded_len, number, value) =
                (field.encode("encoded_len"), &field.number, self.reference(field.ident));
            quote!(#encoded_len(#number, #value))
        })
    }

    fn len_hint(&self) -> TokenStream {
        self.sum(|field| {
            let (len_hint, value) = (field.encode("len_hint"), self.reference(field.ident));
            quote!(#len_hint(#value))
        })
    }

    /// Adds up what the fields contribute to the length, and the unknown fields.
    fn sum(&self, term: impl Fn(&Field<'_>) -> TokenStream) -> TokenStream {
        let unknown = self.unknown.map(|rest| quote!(self.#rest.as_bytes().len()));
        chain(self.fields.iter().map(term).chain(unknown), &quote!(+), &quote!(0))
    }
}
