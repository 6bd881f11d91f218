//! The model of a struct with `#[proto(transparent)]`.

use quote::ToTokens;
use syn::{Data, DeriveInput, Index, Type};

use super::Container;
use crate::{
    attr::{Attributes, Marker, Named, Place},
    errors::Errors,
};

/// A struct that travels as the one value that it holds.
pub(crate) struct Newtype<'a> {
    pub(crate) container: Container<'a>,
    /// The field that holds the value; `None` after a mistake.
    pub(crate) inner: Option<Inner<'a>>,
    /// The fields that hold nothing that travels.
    pub(crate) skipped: Vec<(syn::Member, &'a Type)>,
}

/// The field that holds a newtype's value.
pub(crate) struct Inner<'a> {
    pub(crate) member: syn::Member,
    pub(crate) ty: &'a Type,
    /// The encoding; `None` is what the type implies.
    pub(crate) marker: Option<Marker>,
    /// The same, as it was written.
    pub(crate) encoding: Option<Named>,
}

/// Returns whether a container says that it is transparent.
pub(crate) fn is_transparent(input: &DeriveInput) -> bool {
    let attributes = Attributes::parse(&input.attrs, Place::Message, &mut Errors::default());
    attributes.word("transparent").is_some()
}

impl<'a> Newtype<'a> {
    pub(crate) fn new(input: &'a DeriveInput, errors: &mut Errors) -> Self {
        let container = Container::new(input, Place::Newtype, errors);
        let (mut values, mut skipped) = (Vec::new(), Vec::new());
        for (index, field) in fields(input).into_iter().enumerate() {
            let attributes = Attributes::parse(&field.attrs, Place::Inner, errors);
            let member = match &field.ident {
                Some(ident) => syn::Member::Named(ident.clone()),
                None => syn::Member::Unnamed(Index::from(index)),
            };
            if let Some(skip) = attributes.word("skip") {
                if let Some(encoding) = &attributes.encoding {
                    errors.at(
                        skip.span(),
                        format!("`{}` means nothing beside `skip`: remove one of them", encoding.text),
                    );
                }
                skipped.push((member, &field.ty));
            } else {
                let marker = attributes.encoding.clone().and_then(|named| encoding(named, errors));
                values.push((Inner { member, ty: &field.ty, marker, encoding: attributes.encoding }, field));
            }
        }
        let inner = match <[_; 1]>::try_from(values) {
            Ok([(inner, _)]) => Some(inner),
            Err(others) => {
                let text = "a transparent struct travels as the one value it holds: write `struct Name(Type);`, and \
                            `#[proto(skip)]` on what does not travel";
                match others.get(1) {
                    Some((_, second)) => errors.push(syn::Error::new_spanned(second.to_token_stream(), text)),
                    None => errors.at(input.ident.span(), text),
                }
                None
            }
        };
        Self { container, inner, skipped }
    }
}

fn fields(input: &DeriveInput) -> Vec<&syn::Field> {
    match &input.data {
        Data::Struct(data) => data.fields.iter().collect(),
        Data::Enum(_) | Data::Union(_) => Vec::new(),
    }
}

/// Returns the encoding of the value; a group has the number of a field.
fn encoding(named: Named, errors: &mut Errors) -> Option<Marker> {
    if matches!(named.marker, Some(Marker::BuiltIn("Group"))) {
        errors.at(named.span, "a group has a field's number: write `group` where the message itself is a field");
    }
    named.marker
}
