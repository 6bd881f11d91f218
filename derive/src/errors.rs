//! The mistakes found so far.

use std::fmt::Display;

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;

/// Collects mistakes, so that a user sees all of them at once.
#[derive(Default)]
pub(crate) struct Errors {
    all: Vec<syn::Error>,
}

impl Errors {
    /// Adds a mistake that spans `tokens`.
    pub(crate) fn on(&mut self, tokens: impl ToTokens, text: impl Display) {
        self.push(syn::Error::new_spanned(tokens, text));
    }

    /// Adds a mistake at one token.
    pub(crate) fn at(&mut self, span: Span, text: impl Display) {
        self.push(syn::Error::new(span, text));
    }

    pub(crate) fn push(&mut self, error: syn::Error) {
        self.all.push(error);
    }

    /// Returns a `compile_error!` for each mistake; `None` where there is none.
    pub(crate) fn into_tokens(self) -> Option<TokenStream> {
        let all = self.all.into_iter().reduce(|mut all, error| {
            all.combine(error);
            all
        });
        all.map(|error| error.to_compile_error())
    }
}
