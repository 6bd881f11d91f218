//! The model of an enum with `#[derive(Enumeration)]`.

use proc_macro2::Ident;
use quote::ToTokens;
use syn::{DeriveInput, Expr, Fields, LitStr, Type};

use super::{Container, FreeNumbers, Name, enum_variants, newtype};
use crate::{
    attr::{Attributes, Number, Place},
    docs,
    errors::Errors,
    names,
};

/// An enum with `#[derive(Enumeration)]`.
pub(crate) struct Enumeration<'a> {
    pub(crate) container: Container<'a>,
    pub(crate) values: Vec<Value<'a>>,
    /// The variants that take all other numbers; one at most, if all is well.
    pub(crate) others: Vec<Other<'a>>,
    /// Whether all variants are in `values` or `others`.
    pub(crate) complete: bool,
}

/// A variant of an enumeration that has a number.
pub(crate) struct Value<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) number: Number,
    pub(crate) name: Name,
    /// Further names of the same number.
    pub(crate) aliases: Vec<Name>,
    pub(crate) deprecated: bool,
    pub(crate) docs: String,
}

impl Value<'_> {
    /// Returns the name and its aliases.
    pub(crate) fn names(&self) -> impl Iterator<Item = &Name> {
        std::iter::once(&self.name).chain(&self.aliases)
    }
}

/// A variant of an enumeration that takes any number.
pub(crate) struct Other<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) ty: &'a Type,
    pub(crate) attributes: Attributes,
}

impl<'a> Enumeration<'a> {
    pub(crate) fn new(input: &'a DeriveInput, errors: &mut Errors) -> Self {
        let container = Container::new(input, Place::Enumeration, errors);
        let variants = enum_variants(input, "enumeration", errors);
        let mut all = Self { container, values: Vec::new(), others: Vec::new(), complete: !variants.is_empty() };
        let parsed: Vec<_> = variants
            .into_iter()
            .map(|variant| (variant, Attributes::parse(&variant.attrs, Place::Value, errors)))
            .collect();
        let mut numbers = ValueNumbers::new(&parsed);
        for (variant, attributes) in parsed {
            if attributes.word("other").is_some() {
                all.add_other(variant, attributes, errors);
            } else {
                all.add_value(variant, &attributes, &mut numbers, errors);
            }
        }
        all
    }

    fn add_other(&mut self, variant: &'a syn::Variant, attributes: Attributes, errors: &mut Errors) {
        let ident = &variant.ident;
        if let Some((_, discriminant)) = &variant.discriminant {
            errors.on(discriminant, format!("`{ident}` takes any number: remove this one"));
        }
        match newtype(&variant.fields) {
            Some(ty) => self.others.push(Other { ident, ty, attributes }),
            None => errors.at(ident.span(), format!("`other` holds the number: write `{ident}(i32)`")),
        }
    }

    fn add_value(
        &mut self,
        variant: &'a syn::Variant,
        attributes: &Attributes,
        numbers: &mut ValueNumbers,
        errors: &mut Errors,
    ) {
        let ident = &variant.ident;
        if !matches!(variant.fields, Fields::Unit) {
            let text = "a value of an enumeration holds nothing: remove the fields, write `#[proto(other)]` on the variant \
                        that takes all other numbers, or derive `Oneof`";
            errors.on(&variant.fields, text);
        }
        match numbers.of(variant, attributes, errors) {
            Some(number) => {
                let name = Name::new(attributes.name.as_ref(), ident, names::screaming_snake);
                let deprecated = attributes.word("deprecated").is_some();
                let alias = |given: &LitStr| Name::new(Some(given), ident, str::to_owned);
                let aliases = attributes.aliases.iter().map(alias).collect();
                let docs = docs::text(&variant.attrs);
                self.values.push(Value { ident, number, name, aliases, deprecated, docs });
            }
            None => self.complete = false,
        }
    }
}

/// Numbers the variants of an enumeration.
///
/// Where one variant has `#[proto(…)]`, all need one; else the discriminants count, with Rust's rule for those left
/// out: one more than the last.
struct ValueNumbers {
    explicit: bool,
    next: Option<i64>,
    free: FreeNumbers,
}

impl ValueNumbers {
    fn new(variants: &[(&syn::Variant, Attributes)]) -> Self {
        let explicit = variants.iter().any(|(_, attributes)| attributes.number.is_some());
        let free = FreeNumbers::new(variants.iter().map(|(_, attributes)| attributes));
        Self { explicit, next: Some(0), free }
    }

    fn of(&mut self, variant: &syn::Variant, attributes: &Attributes, errors: &mut Errors) -> Option<Number> {
        let discriminant = variant.discriminant.as_ref().map(|(_, discriminant)| discriminant);
        let number = match (attributes.number, discriminant) {
            (Some(number), discriminant) => {
                if discriminant.and_then(literal).is_some_and(|other| other.value != number.value) {
                    errors.at(number.span, "not the variant's discriminant: remove one of them");
                }
                Some(number)
            }
            (None, Some(discriminant)) => literal(discriminant).or_else(|| {
                errors.on(
                    discriminant,
                    "a number that the derive cannot read: write a literal, or `#[proto(…)]` beside it",
                );
                None
            }),
            (None, None) if self.explicit && !attributes.broken => {
                let text = format!("`{}` has no number: write {}", variant.ident, self.free.attribute(attributes));
                errors.at(variant.ident.span(), text);
                None
            }
            (None, None) => self.next.map(|value| Number { value, span: variant.ident.span() }),
        };
        self.next = number.and_then(|number| number.value.checked_add(1));
        number
    }
}

/// Reads a discriminant such as `3` or `-1`.
fn literal(discriminant: &Expr) -> Option<Number> {
    syn::parse2(discriminant.to_token_stream()).ok()
}
