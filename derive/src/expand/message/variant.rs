//! The fields of a oneof's variant, as a message.
//!
//! They are in no struct of the user's, so there are two of ours: one that they are decoded into and moved out of, and one
//! of references to them, to encode from.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::Generics;

use super::{Expansion, Part};
use crate::{
    expand::generics::Bounds,
    ir::{self, Message, Role},
};

/// The variant of a oneof whose fields are a message.
pub(in crate::expand) struct Variant<'a> {
    message: &'a Message<'a>,
    /// The oneof's name, and the oneof as a type.
    name: &'a Ident,
    oneof: TokenStream,
    generics: &'a Generics,
}

impl<'a> Variant<'a> {
    pub(in crate::expand) fn new(message: &'a Message<'a>, name: &'a Ident) -> Self {
        let generics = message.container.generics;
        let (_, arguments, _) = generics.split_for_impl();
        Self { message, name, oneof: quote!(#name #arguments), generics }
    }

    /// Returns the two structs and their impls; `single` where the oneof has no other variant, `bounds`
    /// are the oneof's.
    pub(in crate::expand) fn expand(
        &self,
        variant: &Ident,
        single: bool,
        bounds: &Bounds<'_>,
    ) -> (TokenStream, TokenStream) {
        let owned = Expansion { bounds: bounds.clone(), part: Part::Owned, ..Expansion::new(self.message) };
        let view = Expansion { bounds: bounds.clone(), part: Part::View, ..Expansion::new(self.message) };
        let (owned_struct, moves, view_struct) = (self.owned(), self.moves(variant, single), self.view());
        let (described, decode) = (owned.described(), owned.decode());
        let (described_view, encode) = (view.described_view(), view.encode());
        let (encode_text, decode_text) = (view.encode_text(), owned.decode_text());
        let binary = quote!(#owned_struct #moves #described #decode #view_struct #described_view #encode);
        (binary, quote!(#encode_text #decode_text))
    }

    /// Returns the struct that is decoded into, as a type.
    pub(in crate::expand) fn owned_type(&self) -> TokenStream {
        let (_, arguments, _) = self.generics.split_for_impl();
        let ident = &self.message.container.ident;
        quote!(#ident #arguments)
    }

    /// Returns the struct of references, as a type.
    pub(in crate::expand) fn view_type(&self) -> TokenStream {
        let ident = view_ident(&self.message.container.ident);
        let parameters = self.generics.params.iter().map(|parameter| match parameter {
            syn::GenericParam::Lifetime(parameter) => {
                let lifetime = &parameter.lifetime;
                quote!(#lifetime)
            }
            syn::GenericParam::Type(syn::TypeParam { ident, .. })
            | syn::GenericParam::Const(syn::ConstParam { ident, .. }) => quote!(#ident),
        });
        quote!(#ident<'_, #(#parameters),*>)
    }

    /// Returns `Self::Circle { radius: __radius, .. }` and the struct of references made of it.
    pub(in crate::expand) fn borrowed(&self, variant: &Ident) -> (TokenStream, TokenStream) {
        let ident = view_ident(&self.message.container.ident);
        let fields: Vec<_> = self.travelling().map(binding).collect();
        let rest = (fields.len() < self.message.fields.len()).then(|| quote!(..));
        let pattern = quote!(Self::#variant { #(#fields,)* #rest });
        (pattern, quote!(&#ident { #(#fields,)* __of: ::core::marker::PhantomData }))
    }

    /// Returns the paths of the functions that make the struct of the oneof, and the oneof of the struct.
    pub(in crate::expand) fn conversions(&self) -> (TokenStream, TokenStream) {
        let (_, arguments, _) = self.generics.split_for_impl();
        let (ident, turbofish) = (&self.message.container.ident, arguments.as_turbofish());
        (quote!(#ident #turbofish::open), quote!(#ident #turbofish::wrap))
    }

    fn travelling(&self) -> impl Iterator<Item = &ir::Field<'a>> {
        self.message.fields.iter().filter(|field| !matches!(field.role, Role::Skip))
    }

    fn owned(&self) -> TokenStream {
        let (parameters, _, clause) = self.generics.split_for_impl();
        let (ident, oneof) = (&self.message.container.ident, &self.oneof);
        let fields = self.message.fields.iter().map(|ir::Field { ident, ty, .. }| quote!(#ident: #ty,));
        quote! {
            struct #ident #parameters #clause {
                #(#fields)*
                __of: ::core::marker::PhantomData<#oneof>,
            }
        }
    }

    /// Moves the fields out of the variant, and into it.
    fn moves(&self, variant: &Ident, single: bool) -> TokenStream {
        let (parameters, arguments, clause) = self.generics.split_for_impl();
        let (ident, name, oneof) = (&self.message.container.ident, self.name, &self.oneof);
        let fields: Vec<_> = self.message.fields.iter().map(binding).collect();
        let plain: Vec<_> = self.message.fields.iter().map(|field| field.ident).collect();
        let other = (!single).then(|| quote!(member => _wf::Err(member),));
        quote! {
            impl #parameters #ident #arguments #clause {
                fn open(member: #oneof) -> _wf::Result<Self, #oneof> {
                    match member {
                        #name::#variant { #(#fields),* } => {
                            _wf::Ok(Self { #(#fields,)* __of: ::core::marker::PhantomData })
                        }
                        #other
                    }
                }
                fn wrap(self) -> #oneof {
                    #name::#variant { #(#plain: self.#plain),* }
                }
            }
        }
    }

    fn view(&self) -> TokenStream {
        let generics = with_view(self.generics);
        let (parameters, _, clause) = generics.split_for_impl();
        let (ident, oneof) = (view_ident(&self.message.container.ident), &self.oneof);
        let fields = self.travelling().map(|ir::Field { ident, ty, .. }| quote!(#ident: &'__view #ty,));
        quote! {
            struct #ident #parameters #clause {
                #(#fields)*
                __of: ::core::marker::PhantomData<&'__view #oneof>,
            }
        }
    }
}

/// Returns `radius: __radius`: a field's own name might be that of a parameter around it.
fn binding(ir::Field { ident, .. }: &ir::Field<'_>) -> TokenStream {
    let name = format_ident!("__{}", ident);
    quote!(#ident: #name)
}

/// Returns the name of the struct of references.
pub(super) fn view_ident(owned: &Ident) -> Ident {
    format_ident!("{}Ref", owned)
}

/// Adds the lifetime of the references.
pub(super) fn with_view(generics: &Generics) -> Generics {
    let mut generics = generics.clone();
    generics.params.insert(0, syn::parse_quote!('__view));
    generics
}

impl Expansion<'_> {
    /// `Described` of the struct of references: as that of the other.
    fn described_view(&self) -> TokenStream {
        let owned = &self.message.container.ident;
        let (_, arguments, _) = self.message.container.generics.split_for_impl();
        let descriptor = quote! {
            const DESCRIPTOR: &'static _wf::MessageDescriptor = <#owned #arguments as _wf::Described>::DESCRIPTOR;
        };
        self.implement(&self.bounds.encode(), &quote!(_wf::Described), &descriptor)
    }
}
