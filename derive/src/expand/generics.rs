//! Type and lifetime parameters of derived impls.
//!
//! Bounds go on type parameters, never on field types: a bound `Vec<Tree<T>>: …` on an impl for `Tree<T>` would ask
//! for itself.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{Generics, Lifetime, Type, WherePredicate, parse_quote};

use crate::{
    attr::{Bound, Marker},
    ir::{Container, Encoding, map_arguments},
};

/// A field's type, and its encoding if it has one of its own.
pub(super) type Use<'t> = (&'t Type, Option<&'t Encoding>);

/// The parameters of a type, with what its fields ask of them.
#[derive(Clone)]
pub(super) struct Bounds<'a> {
    generics: &'a Generics,
    /// Parameters and their associated types that occur in fields which travel.
    values: Vec<TokenStream>,
    /// Parameters that are hashers of a map.
    hashers: Vec<Ident>,
    /// Parameters that occur in fields only which do not travel.
    skipped: Vec<Ident>,
    /// What `bound` asks for.
    given: Vec<WherePredicate>,
    /// The lifetime of the input.
    pub(super) de: Lifetime,
}

impl<'a> Bounds<'a> {
    /// Infers what the fields ask for, or takes what `bound` says instead.
    pub(super) fn new<'t>(
        container: &Container<'a>,
        wire: impl Iterator<Item = Use<'t>>,
        skipped: impl Iterator<Item = &'t Type>,
    ) -> Self {
        let generics = container.generics;
        let taken = generics.lifetimes().any(|parameter| parameter.lifetime.ident == "de");
        let mut bounds = Self {
            generics,
            values: Vec::new(),
            hashers: Vec::new(),
            skipped: Vec::new(),
            given: Vec::new(),
            de: Lifetime::new(if taken { "'__de" } else { "'de" }, Span::call_site()),
        };
        match &container.bound {
            Some(given) => bounds.take(given),
            None => bounds.infer(wire, skipped),
        }
        bounds
    }

    fn take(&mut self, given: &[Bound]) {
        for bound in given {
            match bound {
                Bound::Value(ty) => self.values.push(ty.to_token_stream()),
                Bound::Predicate(predicate) => self.given.push(predicate.clone()),
            }
        }
    }

    fn infer<'t>(&mut self, wire: impl Iterator<Item = Use<'t>>, skipped: impl Iterator<Item = &'t Type>) {
        let (mut values, mut hashers) = (TokenStream::new(), TokenStream::new());
        for (ty, encoding) in wire {
            let (inside, hasher) = parts(ty, encoding);
            values.extend(inside.into_iter().map(|ty| quote!(#ty,)));
            hashers.extend(hasher.map(ToTokens::to_token_stream));
        }
        let skipped: TokenStream = skipped.filter(|ty| !is_phantom(ty)).map(|ty| quote!(#ty,)).collect();
        for parameter in self.generics.type_params() {
            let ident = &parameter.ident;
            let before = self.values.len();
            mentions(values.clone(), ident, &mut self.values);
            if mentions(hashers.clone(), ident, &mut Vec::new()) {
                self.hashers.push(ident.clone());
            } else if self.values.len() == before && mentions(skipped.clone(), ident, &mut Vec::new()) {
                self.skipped.push(ident.clone());
            }
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
        let (_, arguments, _) = self.generics.split_for_impl();
        implement(generics, of, &quote!(#arguments), ident, body)
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
        self.make_skipped(&mut generics);
        let outlived = self.generics.lifetimes().map(|parameter| &parameter.lifetime);
        generics.params.insert(0, parse_quote!(#de: #(#outlived)+*));
        generics
    }

    /// What a newtype needs: its encoding, and to make what does not travel.
    pub(super) fn newtype(&self) -> Generics {
        let mut generics = self.encode();
        self.make_skipped(&mut generics);
        generics
    }

    fn make_skipped(&self, generics: &mut Generics) {
        for skipped in &self.skipped {
            generics.make_where_clause().predicates.push(parse_quote!(#skipped: ::core::default::Default));
        }
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

    fn with(&self, bound: impl Fn(&TokenStream) -> TokenStream) -> Generics {
        let mut generics = self.generics.clone();
        let values = self.values.iter().map(bound);
        let hashers =
            self.hashers.iter().map(|hasher| quote!(#hasher: ::core::default::Default + ::core::hash::BuildHasher));
        let bounds: Vec<_> = values.chain(hashers).collect();
        if !bounds.is_empty() || !self.given.is_empty() {
            let inferred: syn::WhereClause = parse_quote!(where #(#bounds),*);
            let all = inferred.predicates.into_iter().chain(self.given.iter().cloned());
            generics.make_where_clause().predicates.extend(all);
        }
        generics
    }
}

/// Returns `impl<generics> Trait for Person<arguments> … { body }`.
pub(super) fn implement(
    generics: &Generics,
    of: &TokenStream,
    arguments: &TokenStream,
    ident: &Ident,
    body: &TokenStream,
) -> TokenStream {
    let (parameters, _, clause) = generics.split_for_impl();
    quote! {
        #[automatically_derived]
        impl #parameters #of for #ident #arguments #clause { #body }
    }
}

/// Returns the types in a field that travel by the encoding they imply, and the hasher of a map.
///
/// A map is known by its spelling, and so is its hasher; under an alias `bound` has to say what the hasher needs.
fn parts<'t>(ty: &'t Type, encoding: Option<&Encoding>) -> (Vec<&'t Type>, Option<&'t Type>) {
    let own_key = matches!(encoding, Some(Encoding::Map(Some(Marker::Own(_)), _)));
    let own_value = encoding.is_some_and(Encoding::is_own);
    let arguments = map_arguments(ty);
    let Some([key, value, hasher @ ..]) = arguments.as_deref() else {
        return (if own_value { Vec::new() } else { vec![ty] }, None);
    };
    let inside = [(*key, own_key), (*value, own_value)];
    (inside.into_iter().filter(|(_, own)| !own).map(|(ty, _)| ty).collect(), hasher.first().copied())
}

/// Whether the parameter occurs among the tokens; adds it to `found`, or its associated types such as `T::Item`.
fn mentions(tokens: TokenStream, ident: &Ident, found: &mut Vec<TokenStream>) -> bool {
    let mut hit = false;
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Ident(other) if other == *ident => {
                let mut value = quote!(#ident);
                while let Some(TokenTree::Punct(colon)) = tokens.next_if(is_colon) {
                    value.extend([TokenTree::Punct(colon)]);
                    value.extend(tokens.next_if(is_colon));
                    value.extend(tokens.next());
                }
                if !found.iter().any(|known| known.to_string() == value.to_string()) {
                    found.push(value);
                }
                hit = true;
            }
            TokenTree::Group(group) => hit |= mentions(group.stream(), ident, found),
            _ => {}
        }
    }
    hit
}

fn is_colon(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == ':')
}

/// Whether the type is a `PhantomData`, which is `Default` whatever its parameter is.
fn is_phantom(ty: &Type) -> bool {
    matches!(ty, Type::Path(path) if path.path.segments.last().is_some_and(|last| last.ident == "PhantomData"))
}
