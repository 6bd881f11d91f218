//! The literals of `default`, and the methods that return a value or its default.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::Type;

use super::{Expansion, Field};
use crate::{
    default::DefaultValue,
    expand::field::{literal, span_of, value_encoding},
    ir::{Numbered, Role, optional},
    names,
};

/// Types that a method returns by value.
const BY_VALUE: [&str; 7] = ["bool", "i32", "i64", "u32", "u64", "f32", "f64"];

impl Expansion<'_> {
    /// Returns all that the message's defaults take beside the impls.
    pub(super) fn defaults(&self) -> TokenStream {
        let fields = self.fields.iter().filter_map(|field| match field.role {
            Role::Numbered(numbered) => Some((field, numbered, numbered.default.as_ref()?)),
            _ => None,
        });
        let (mut literals, mut methods) = (TokenStream::new(), TokenStream::new());
        for (field, numbered, default) in fields {
            literals.extend(declare(numbered, default));
            literals.extend(self.check(field, numbered, default));
            methods.extend(optional(field.ty).map(|ty| or_default(field, numbered, ty)));
        }
        let ident = &self.message.container.ident;
        let generics = self.bounds.encode();
        let (parameters, _, clause) = generics.split_for_impl();
        let (_, arguments, _) = self.message.container.generics.split_for_impl();
        let methods = (!methods.is_empty()).then(|| quote!(impl #parameters #ident #arguments #clause { #methods }));
        quote!(#literals #methods)
    }

    /// Stops the compiler at a literal that is none of the field's values.
    ///
    /// Of a generic message that happens where the default is used: a constant cannot name the parameters.
    fn check(&self, field: &Field<'_>, numbered: &Numbered, default: &DefaultValue) -> Option<TokenStream> {
        let ty = optional(field.ty).unwrap_or(field.ty);
        let (encoding, literal) = (value_encoding(numbered, ty), literal(numbered));
        let of = quote_spanned!(span_of(ty)=> _wf::DefaultValue<#ty, #literal>);
        self.message
            .container
            .generics
            .params
            .is_empty()
            .then(|| quote_spanned!(default.span=> const _: () = <#encoding as #of>::CHECK;))
    }
}

/// Declares the type that stands for a literal.
fn declare(numbered: &Numbered, default: &DefaultValue) -> TokenStream {
    let (literal, text) = (literal(numbered), &default.text);
    let (float, double) = default.floats();
    let float = float.map(|value| {
        let value = float_of(
            value.is_finite().then(|| Literal::f32_suffixed(value.abs())),
            &quote!(f32),
            value.is_nan(),
            value.is_sign_negative(),
        );
        quote!(const FLOAT: _wf::Option<f32> = _wf::Some(#value);)
    });
    let double = double.map(|value| {
        let value = float_of(
            value.is_finite().then(|| Literal::f64_suffixed(value.abs())),
            &quote!(f64),
            value.is_nan(),
            value.is_sign_negative(),
        );
        quote!(const DOUBLE: _wf::Option<f64> = _wf::Some(#value);)
    });
    let bytes = default.bytes.as_ref().map(|bytes| {
        let bytes = Literal::byte_string(bytes);
        quote!(const BYTES: _wf::Option<&'static [u8]> = _wf::Some(#bytes);)
    });
    quote! {
        struct #literal;
        impl _wf::Literal for #literal {
            const TEXT: &'static str = #text;
            #float
            #double
            #bytes
        }
    }
}

/// Writes a float: its finite magnitude, or the constant of its type.
fn float_of(finite: Option<Literal>, ty: &TokenStream, is_nan: bool, is_negative: bool) -> TokenStream {
    let minus = (is_negative && !is_nan).then(|| quote!(-));
    match finite {
        Some(value) => quote!(#minus #value),
        None if is_nan => quote!(#ty::NAN),
        None => quote!(#minus #ty::INFINITY),
    }
}

/// Writes the method that returns the value of an `Option<T>`, or its default.
fn or_default(field: &Field<'_>, numbered: &Numbered, ty: &Type) -> TokenStream {
    let (ident, vis, literal, encoding) = (field.ident, field.vis, literal(numbered), value_encoding(numbered, ty));
    let name = format_ident!("{}_or_default", names::plain(ident));
    let text = numbered.default.as_ref().map_or("", |default| &default.text);
    let doc = format!("Returns `{}`, or its default where it is absent: `{text}`.", names::plain(ident));
    let of = quote_spanned!(span_of(ty)=> _wf::Defaults<#ty>);
    let result = returned(ty).unwrap_or_else(|| quote!(<#encoding as #of>::Ref<'_>));
    quote! {
        #[doc = #doc]
        #vis fn #name(&self) -> #result {
            _wf::or_default::<#ty, #encoding, #literal>(&self.#ident)
        }
    }
}

/// Returns how a well-known type is returned, by its spelling: the same type in fewer words.
fn returned(ty: &Type) -> Option<TokenStream> {
    let Type::Path(path) = ty else { return None };
    let name = &path.path.get_ident()?;
    if BY_VALUE.iter().any(|value| name == value) {
        return Some(ty.to_token_stream());
    }
    (*name == "String").then(|| quote!(&str))
}
