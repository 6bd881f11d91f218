//! The impls, written out of the model.
//!
//! All that derived code names of ours it names by `_wf::…`, an alias of the runtime's `__private`, and a field's type by
//! the user's own tokens: no import of ours can shadow a name of theirs. `tests/expected` has an expansion for each shape
//! of a field, to be read.

use proc_macro2::TokenStream;
use quote::quote;
use syn::DeriveInput;

use crate::{check, errors::Errors, ir};

mod enumeration;
mod field;
mod generics;
mod message;
mod newtype;
mod oneof;
mod stub;

pub(crate) fn derive_message(input: &DeriveInput) -> TokenStream {
    if ir::is_transparent(input) {
        return derive_newtype(input);
    }
    let mut errors = Errors::default();
    let model = ir::Message::new(input, &mut errors);
    check::message(&model, &mut errors);
    let items = match errors.into_tokens() {
        Some(errors) => return failed(errors, &model.container, &stub::message(&model.container)),
        None => message::expand(&model),
    };
    enclose(&model.container, &items)
}

fn derive_newtype(input: &DeriveInput) -> TokenStream {
    let mut errors = Errors::default();
    let model = ir::Newtype::new(input, &mut errors);
    check::newtype(&model, &mut errors);
    let items = match (errors.into_tokens(), &model.inner) {
        (None, Some(inner)) => newtype::expand(&model, inner),
        (errors, _) => return failed(errors.unwrap_or_default(), &model.container, &stub::message(&model.container)),
    };
    enclose(&model.container, &items)
}

pub(crate) fn derive_oneof(input: &DeriveInput) -> TokenStream {
    let mut errors = Errors::default();
    let model = ir::Oneof::new(input, &mut errors);
    check::oneof(&model, &mut errors);
    let items = match errors.into_tokens() {
        Some(errors) => return failed(errors, &model.container, &stub::oneof(&model.container)),
        None => oneof::expand(&model),
    };
    enclose(&model.container, &items)
}

pub(crate) fn derive_enumeration(input: &DeriveInput) -> TokenStream {
    let mut errors = Errors::default();
    let model = ir::Enumeration::new(input, &mut errors);
    check::enumeration(&model, &mut errors);
    let items = match errors.into_tokens() {
        Some(errors) => return failed(errors, &model.container, &stub::enumeration(&model.container)),
        None => enumeration::expand(&model),
    };
    enclose(&model.container, &items)
}

/// Puts the impls where their `use` is nobody else's.
fn enclose(container: &ir::Container<'_>, items: &TokenStream) -> TokenStream {
    let runtime = &container.runtime;
    quote! {
        #[allow(deprecated)]
        const _: () = {
            use #runtime::__private as _wf;
            #items
        };
    }
}

/// Reports mistakes; impls without a meaning keep the compiler from reporting each use of the type as well.
fn failed(errors: TokenStream, container: &ir::Container<'_>, stub: &TokenStream) -> TokenStream {
    let stub = enclose(container, stub);
    quote!(#errors #stub)
}
