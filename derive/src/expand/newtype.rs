//! `#[derive(Message)]` on a struct with `#[proto(transparent)]`: what it holds, and that it is a value.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use super::{
    field::{inner_encoding, span_of},
    generics::Bounds,
};
use crate::ir::{Encoding, Inner, Newtype};

pub(super) fn expand(newtype: &Newtype<'_>, inner: &Inner<'_>) -> TokenStream {
    let Inner { member, ty, marker, .. } = inner;
    let encoding = Encoding::Value(marker.clone());
    let skipped = newtype.skipped.iter().map(|(_, ty)| *ty);
    let bounds = Bounds::new(&newtype.container, std::iter::once((*ty, Some(&encoding))), skipped);
    let defaults = newtype
        .skipped
        .iter()
        .map(|(member, ty)| quote_spanned!(span_of(ty)=> #member: <#ty as ::core::default::Default>::default(),));
    let transparent = quote! {
        type Inner = #ty;
        #[inline]
        fn wrap(inner: #ty) -> Self {
            Self {
                #member: inner,
                #(#defaults)*
            }
        }
        #[inline]
        fn inner(&self) -> &#ty {
            &self.#member
        }
        #[inline]
        fn inner_mut(&mut self) -> &mut #ty {
            &mut self.#member
        }
    };
    let encoding = inner_encoding(marker.as_ref(), ty);
    let value = quote_spanned!(span_of(ty)=> type Encoding = _wf::Newtype<#encoding>;);
    let (ident, generics) = (&newtype.container.ident, bounds.newtype());
    let transparent = bounds.implement(&generics, &quote!(_wf::Transparent), ident, &transparent);
    let value = bounds.implement(&generics, &quote!(_wf::Value), ident, &value);
    quote!(#transparent #value)
}
