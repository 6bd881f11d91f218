//! Type and lifetime parameters of derived impls.
//!
//! Bounds go on type parameters, never on field types: a bound `Vec<Tree<T>>: …` on an impl for `Tree<T>` would ask
//! for itself.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{Generics, Lifetime, Type, TypeParam, parse_quote};

/// The parameters of a type, with what its fields ask of them.
pub(super) struct Bounds<'a> {
    generics: &'a Generics,
    /// Parameters that occur in fields which travel.
    values: Vec<Ident>,
    /// Parameters that occur in fields only which do not.
    skipped: Vec<Ident>,
    /// The lifetime of the input.
    pub(super) de: Lifetime,
}

impl<'a> Bounds<'a> {
    pub(super) fn new<'t>(
        generics: &'a Generics,
        wire: impl Iterator<Item = &'t Type> + Clone,
        skipped: impl Iterator<Item = &'t Type> + Clone,
    ) -> Self {
        let used = |parameter: &&TypeParam| wire.clone().any(|ty| mentions(ty.to_token_stream(), &parameter.ident));
        let (values, rest): (Vec<_>, Vec<_>) = generics.type_params().partition(used);
        let skipped = rest.into_iter().filter(|parameter| {
            skipped.clone().any(|ty| !is_phantom(ty) && mentions(ty.to_token_stream(), &parameter.ident))
        });
        let taken = generics.lifetimes().any(|parameter| parameter.lifetime.ident == "de");
        Self {
            generics,
            values: values.iter().map(|parameter| parameter.ident.clone()).collect(),
            skipped: skipped.map(|parameter| parameter.ident.clone()).collect(),
            de: Lifetime::new(if taken { "'__de" } else { "'de" }, Span::call_site()),
        }
    }

    /// Returns `impl … Trait for Person … { body }`.
    pub(super) fn implement(
        &self,
        generics: &Generics,
        of: &TokenStream,
        ident: &Ident,
        body: &TokenStream,
    ) -> TokenStream {
        let (parameters, _, clause) = generics.split_for_impl();
        let (_, arguments, _) = self.generics.split_for_impl();
        quote! {
            #[automatically_derived]
            impl #parameters #of for #ident #arguments #clause { #body }
        }
    }

    /// What impls need that only name the fields' encodings.
    pub(super) fn encode(&self) -> Generics {
        self.with(|value| quote!(#value: _wf::Value))
    }

    /// What impls need that decode, with the lifetime of the input.
    pub(super) fn decode(&self) -> Generics {
        let de = &self.de;
        let mut generics = self.with(|value| {
            quote! {
                #value: _wf::Value,
                <#value as _wf::Value>::Encoding: _wf::Decoding<#de, #value>
            }
        });
        for skipped in &self.skipped {
            generics.make_where_clause().predicates.push(parse_quote!(#skipped: ::core::default::Default));
        }
        let outlived = self.generics.lifetimes().map(|parameter| &parameter.lifetime);
        generics.params.insert(0, parse_quote!(#de: #(#outlived)+*));
        generics
    }

    /// What impls need that write text.
    pub(super) fn encode_text(&self) -> Generics {
        let mut generics = self.encode();
        for value in &self.values {
            generics.make_where_clause().predicates.push(parse_quote! {
                <#value as _wf::Value>::Encoding: _wf::TextEncoding<#value>
            });
        }
        generics
    }

    /// What impls need that read text.
    pub(super) fn decode_text(&self) -> Generics {
        let mut generics = self.decode();
        let de = &self.de;
        for value in &self.values {
            generics.make_where_clause().predicates.push(parse_quote! {
                <#value as _wf::Value>::Encoding: _wf::TextDecoding<#de, #value>
            });
        }
        generics
    }

    /// What `Deserialize` needs: a binary format may hand over bytes that do not live for the lifetime of its input.
    ///
    /// A bound on the type itself says so in one go; it is no bound on a field's type, which could ask for itself.
    pub(super) fn deserialize(&self) -> Generics {
        let de = &self.de;
        let mut generics = self.generics.clone();
        generics.params.insert(0, parse_quote!(#de));
        generics.make_where_clause().predicates.push(parse_quote! {
            Self: for<'__bytes> _wf::DecodeText<'__bytes>
        });
        generics
    }

    /// The encodings' kinds of the type parameters, for the descriptor's name; empty without parameters.
    pub(super) fn kinds(&self) -> Vec<TokenStream> {
        let kind = |value| {
            quote! {
                <<#value as _wf::Value>::Encoding as _wf::Encoding<#value>>::KIND
            }
        };
        self.values.iter().map(kind).collect()
    }

    fn with(&self, bound: impl Fn(&Ident) -> TokenStream) -> Generics {
        let mut generics = self.generics.clone();
        for value in &self.values {
            let bound = bound(value);
            let predicates: syn::WhereClause = parse_quote!(where #bound);
            generics.make_where_clause().predicates.extend(predicates.predicates);
        }
        generics
    }
}

/// Whether the identifier occurs among the tokens.
fn mentions(tokens: TokenStream, ident: &Ident) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(other) => other == *ident,
        TokenTree::Group(group) => mentions(group.stream(), ident),
        _ => false,
    })
}

/// Whether the type is a `PhantomData`, which is `Default` whatever its parameter is.
fn is_phantom(ty: &Type) -> bool {
    matches!(ty, Type::Path(path) if path.path.segments.last().is_some_and(|last| last.ident == "PhantomData"))
}
