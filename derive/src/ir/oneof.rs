//! The model of an enum with `#[derive(Oneof)]`.

use proc_macro2::Ident;
use syn::{DeriveInput, Fields, Type};

use super::{Container, FreeNumbers, Message, Numbered, enum_variants, newtype};
use crate::{
    attr::{Attributes, Named, Place},
    docs,
    errors::Errors,
    names,
};

/// An enum with `#[derive(Oneof)]`.
pub(crate) struct Oneof<'a> {
    pub(crate) container: Container<'a>,
    pub(crate) members: Vec<Member<'a>>,
}

/// A variant of a oneof.
pub(crate) struct Member<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) body: Body<'a>,
    pub(crate) field: Numbered,
    /// The encoding that was written.
    pub(crate) encoding: Option<Named>,
    pub(crate) docs: String,
}

/// What a variant of a oneof holds.
pub(crate) enum Body<'a> {
    /// One value.
    Value(&'a Type),
    /// Nothing: an empty message.
    Unit,
    /// The fields of a message.
    Fields(Box<Message<'a>>),
}

impl<'a> Oneof<'a> {
    pub(crate) fn new(input: &'a DeriveInput, errors: &mut Errors) -> Self {
        let container = Container::new(input, Place::Oneof, errors);
        let variants = enum_variants(input, "oneof", errors);
        let parsed: Vec<_> = variants
            .into_iter()
            .map(|variant| (variant, Attributes::parse(&variant.attrs, Place::Member, errors)))
            .collect();
        let mut free = FreeNumbers::new(parsed.iter().map(|(_, attributes)| attributes));
        let members = parsed
            .iter()
            .filter_map(|(variant, attributes)| Member::new(variant, attributes, &container, &mut free, errors))
            .collect();
        Self { container, members }
    }
}

impl<'a> Member<'a> {
    fn new(
        variant: &'a syn::Variant,
        attributes: &Attributes,
        oneof: &Container<'a>,
        free: &mut FreeNumbers,
        errors: &mut Errors,
    ) -> Option<Self> {
        let ident = &variant.ident;
        if let Some((_, discriminant)) = &variant.discriminant {
            errors.on(discriminant, format!("a member's number is an attribute: write `#[proto(…)]` on `{ident}`"));
        }
        let body = Body::new(variant, oneof, errors);
        if let (Some(Body::Unit | Body::Fields(_)), Some(named)) = (&body, &attributes.encoding) {
            let text = format!("`{}` is for the value of a variant `{ident}(Type)`: remove it", named.text);
            errors.at(named.span, text);
        }
        let Some(number) = attributes.number else {
            if !attributes.broken {
                let text = format!("`{ident}` has no field number: write {}", free.attribute(attributes));
                errors.at(ident.span(), text);
            }
            return None;
        };
        let field = Numbered::new(number, attributes, ident, names::snake);
        let encoding = attributes.encoding.clone();
        Some(Self { ident, body: body?, field, encoding, docs: docs::text(&variant.attrs) })
    }
}

impl<'a> Body<'a> {
    fn new(variant: &'a syn::Variant, oneof: &Container<'a>, errors: &mut Errors) -> Option<Self> {
        match &variant.fields {
            Fields::Unit => Some(Self::Unit),
            Fields::Named(fields) => {
                let fields: Vec<_> = fields.named.iter().collect();
                let message = Message::with_fields(oneof.variant(variant), &fields, errors);
                Some(Self::Fields(Box::new(message)))
            }
            Fields::Unnamed(_) => {
                let ty = newtype(&variant.fields);
                if ty.is_none() {
                    let ident = &variant.ident;
                    errors.at(ident.span(), format!("a member holds one value: write `{ident}(Type)`"));
                }
                ty.map(Self::Value)
            }
        }
    }
}
