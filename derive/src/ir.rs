//! The typed model of a derive's input: what `check` judges and `expand` writes out.
//!
//! Building it reports what cannot be modelled, such as a field without a number; the model then lacks that part, and
//! nothing is expanded from it.

use proc_macro2::{Ident, Span};
use quote::{ToTokens, format_ident};
use syn::{Data, DeriveInput, Fields, GenericArgument, Generics, LitStr, PathArguments, Type};

use crate::{
    attr::{Attributes, Bound, Marker, Named, Number, Place, Range, Reserved},
    default::DefaultValue,
    docs,
    errors::Errors,
    names,
};

mod enumeration;
mod newtype;
mod oneof;

pub(crate) use enumeration::{Enumeration, Other, Value};
pub(crate) use newtype::{Inner, Newtype, is_transparent};
pub(crate) use oneof::{Body, Member, Oneof};

/// What the three derives have in common.
pub(crate) struct Container<'a> {
    pub(crate) ident: Ident,
    pub(crate) generics: &'a Generics,
    /// Where `wireform` is.
    pub(crate) runtime: syn::Path,
    pub(crate) name: Name,
    pub(crate) package: Option<LitStr>,
    /// Where `serde` was written.
    pub(crate) serde: Option<Span>,
    /// Whether the message has a form of its own in ProtoJSON.
    pub(crate) form: bool,
    pub(crate) reserved: Reserved,
    /// The numbers that are left to extensions.
    pub(crate) extensions: Vec<Range>,
    /// Where `message_set` was written.
    pub(crate) message_set: Option<Span>,
    /// What to ask of type parameters instead of what is inferred.
    pub(crate) bound: Option<Vec<Bound>>,
    /// The doc comment, which may be empty.
    pub(crate) docs: String,
}

/// A struct with `#[derive(Message)]`.
pub(crate) struct Message<'a> {
    pub(crate) container: Container<'a>,
    pub(crate) fields: Vec<Field<'a>>,
}

/// A field of a struct.
pub(crate) struct Field<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) vis: &'a syn::Visibility,
    pub(crate) ty: &'a Type,
    pub(crate) attributes: Attributes,
    pub(crate) docs: String,
    pub(crate) role: Role,
}

/// What a field of a struct is for.
pub(crate) enum Role {
    /// A field of the message.
    Numbered(Box<Numbered>),
    /// A oneof, by its name.
    Oneof(Name),
    Unknown,
    Skip,
    /// Nothing, after a mistake.
    Broken,
}

/// A field of a message or a member of a oneof, as the wires see it.
pub(crate) struct Numbered {
    pub(crate) number: Number,
    pub(crate) name: Name,
    pub(crate) json: Name,
    pub(crate) xml: Name,
    pub(crate) encoding: Encoding,
    pub(crate) default: Option<DefaultValue>,
    /// Where that is said.
    pub(crate) xml_attribute: Option<Span>,
    pub(crate) deprecated: bool,
}

/// The encoding of a field, by the types of `wireform::encoding`; `None` is what the Rust type implies.
pub(crate) enum Encoding {
    Value(Option<Marker>),
    /// One value that is always written and has to be there.
    Required(Option<Marker>),
    /// With a default, and no `Option`.
    Defaulted(Option<Marker>),
    Expanded(Option<Marker>),
    Map(Option<Marker>, Option<Marker>),
}

/// A name, given in an attribute or derived from an identifier.
#[derive(Clone)]
pub(crate) struct Name {
    pub(crate) text: String,
    pub(crate) span: Span,
    pub(crate) given: bool,
}

impl<'a> Container<'a> {
    fn new(input: &'a DeriveInput, place: Place, errors: &mut Errors) -> Self {
        let attributes = Attributes::parse(&input.attrs, place, errors);
        Self {
            ident: input.ident.clone(),
            generics: &input.generics,
            runtime: attributes.crate_path.clone().unwrap_or_else(|| syn::parse_quote!(::wireform)),
            name: Name::new(attributes.name.as_ref(), &input.ident, |name| name.to_owned()),
            package: attributes.package.clone(),
            serde: attributes.word("serde").map(Ident::span),
            message_set: attributes.word("message_set").map(Ident::span),
            form: attributes.word("form").is_some(),
            reserved: attributes.reserved,
            extensions: attributes.extensions,
            bound: attributes.bound,
            docs: docs::text(&input.attrs),
        }
    }
}

impl<'a> Container<'a> {
    /// Returns the container of the fields of a variant: a message named after the oneof and the variant.
    fn variant(&self, variant: &syn::Variant) -> Self {
        let ident = &variant.ident;
        let name = format!("{}{}", names::plain(&self.ident), names::plain(ident));
        Self {
            ident: format_ident!("__{}", ident),
            generics: self.generics,
            runtime: self.runtime.clone(),
            name: Name { text: name, span: ident.span(), given: false },
            package: self.package.clone(),
            serde: None,
            form: false,
            reserved: Reserved::default(),
            extensions: Vec::new(),
            message_set: None,
            bound: self.bound.clone(),
            docs: docs::text(&variant.attrs),
        }
    }
}

impl<'a> Message<'a> {
    pub(crate) fn new(input: &'a DeriveInput, errors: &mut Errors) -> Self {
        let container = Container::new(input, Place::Message, errors);
        let fields = struct_fields(input, errors);
        Self::with_fields(container, &fields, errors)
    }

    fn with_fields(container: Container<'a>, fields: &[&'a syn::Field], errors: &mut Errors) -> Self {
        let mut fields: Vec<Field<'a>> = fields
            .iter()
            .filter_map(|field| {
                let attributes = Attributes::parse(&field.attrs, Place::Field, errors);
                let (ident, vis, ty) = (field.ident.as_ref()?, &field.vis, &field.ty);
                Some(Field { ident, vis, ty, attributes, docs: docs::text(&field.attrs), role: Role::Broken })
            })
            .collect();
        let mut free = FreeNumbers::new(fields.iter().map(|field| &field.attributes));
        for field in &mut fields {
            field.role = Role::new(field, &mut free, errors);
        }
        Self { container, fields }
    }

    /// Returns the fields that have a number.
    pub(crate) fn numbered(&self) -> impl Iterator<Item = &Numbered> {
        self.fields.iter().filter_map(|field| match &field.role {
            Role::Numbered(numbered) => Some(&**numbered),
            _ => None,
        })
    }
}

impl Field<'_> {
    /// Returns the type and the encoding of a field with a number.
    pub(crate) fn of(&self) -> (&Type, Option<&Encoding>) {
        match &self.role {
            Role::Numbered(numbered) => (self.ty, Some(&numbered.encoding)),
            _ => (self.ty, None),
        }
    }
}

/// Returns `T` of an `Option<T>`, by its spelling.
pub(crate) fn optional(ty: &Type) -> Option<&Type> {
    arguments(ty, "Option").first().copied()
}

/// Returns the types of keys and values, and what else there is, of a `HashMap` or `BTreeMap`, by its spelling.
pub(crate) fn map_arguments(ty: &Type) -> Option<Vec<&Type>> {
    let arguments = [arguments(ty, "HashMap"), arguments(ty, "BTreeMap")].concat();
    (arguments.len() >= 2).then_some(arguments)
}

/// Returns the type arguments of a path whose last segment has the name.
pub(crate) fn arguments<'a>(ty: &'a Type, name: &str) -> Vec<&'a Type> {
    let Type::Path(path) = ty else { return Vec::new() };
    let Some(segment) = path.path.segments.last().filter(|segment| segment.ident == name) else { return Vec::new() };
    let PathArguments::AngleBracketed(list) = &segment.arguments else { return Vec::new() };
    let types = list.args.iter().filter_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    });
    types.collect()
}

/// Returns the fields of what should be a struct with named fields.
fn struct_fields<'a>(input: &'a DeriveInput, errors: &mut Errors) -> Vec<&'a syn::Field> {
    match &input.data {
        Data::Struct(data) => match &data.fields {
            Fields::Named(fields) => return fields.named.iter().collect(),
            Fields::Unit => {}
            Fields::Unnamed(fields) => errors.on(fields, unnamed(fields.unnamed.len())),
        },
        Data::Enum(data) => errors.at(
            data.enum_token.span,
            "an enum is no message: derive `Enumeration` if its variants are numbers, `Oneof` if each is a field",
        ),
        Data::Union(data) => errors.at(data.union_token.span, "a union is no message: write a struct"),
    }
    Vec::new()
}

/// Whether the type is a path to what may be an enum of the user's.
fn may_be_oneof(ty: &Type) -> bool {
    let Type::Path(path) = ty else { return false };
    let Some(last) = path.path.segments.last() else { return false };
    let is_capital = last.ident.to_string().starts_with(|letter: char| letter.is_ascii_uppercase());
    is_capital && last.arguments.is_none() && last.ident != "String"
}

fn unnamed(count: usize) -> String {
    let text = "a message's fields have names, which JSON and XML need: write `{ #[proto(1)] name: Type }`";
    let transparent = if count == 1 { ", or add `#[proto(transparent)]` to travel as what this holds" } else { "" };
    format!("{text}{transparent}")
}

impl Role {
    fn new(field: &Field<'_>, free: &mut FreeNumbers, errors: &mut Errors) -> Self {
        let attributes = &field.attributes;
        if attributes.word("skip").is_some() {
            return Self::Skip;
        }
        if attributes.word("unknown").is_some() {
            return Self::Unknown;
        }
        if attributes.word("oneof").is_some() {
            return Self::Oneof(Name::new(attributes.name.as_ref(), field.ident, str::to_owned));
        }
        if let Some(number) = attributes.number {
            let numbered = Numbered::new(number, attributes, field.ident, str::to_owned);
            let encoding = numbered.encoding.of_type(field.ty);
            return Self::Numbered(Box::new(Numbered { encoding, ..numbered }));
        }
        if !attributes.broken {
            let oneof = optional(field.ty).is_some_and(may_be_oneof);
            let text = format!(
                "`{}` has no field number: write {},{} or `#[proto(skip)]` to keep it off the wires",
                names::plain(field.ident),
                free.attribute(attributes),
                if oneof { " `#[proto(oneof)]` if it is an enum with `#[derive(Oneof)]`," } else { "" },
            );
            errors.at(field.ident.span(), text);
        }
        Self::Broken
    }
}

impl Numbered {
    fn new(number: Number, attributes: &Attributes, ident: &Ident, convert: impl Fn(&str) -> String) -> Self {
        let name = Name::new(attributes.name.as_ref(), ident, convert);
        let json = name.or(attributes.json.as_ref(), names::lower_camel);
        let xml = json.or(attributes.xml.as_ref(), str::to_owned);
        let marker = |named: &Option<Named>| named.as_ref().and_then(|named| named.marker.clone());
        let encoding = match &attributes.map {
            Some((key, value)) => Encoding::Map(key.marker.clone(), value.marker.clone()),
            None if attributes.word("expanded").is_some() => Encoding::Expanded(marker(&attributes.encoding)),
            None if attributes.word("required").is_some() => Encoding::Required(marker(&attributes.encoding)),
            None if attributes.default.is_some() => Encoding::Defaulted(marker(&attributes.encoding)),
            None => Encoding::Value(marker(&attributes.encoding)),
        };
        let default = attributes.default.clone();
        let xml_attribute = attributes.word("xml_attribute").map(Ident::span);
        let deprecated = attributes.word("deprecated").is_some();
        Self { number, name, json, xml, encoding, default, xml_attribute, deprecated }
    }
}

impl Encoding {
    /// Whether the values have an encoding of the user's own.
    pub(crate) fn is_own(&self) -> bool {
        let (Self::Value(marker)
        | Self::Required(marker)
        | Self::Defaulted(marker)
        | Self::Expanded(marker)
        | Self::Map(_, marker)) = self;
        matches!(marker, Some(Marker::Own(_)))
    }

    /// Whether the field's type has a part in it.
    pub(crate) fn is_implied(&self) -> bool {
        matches!(self, Self::Value(None) | Self::Required(None))
    }

    /// Leaves a default to a method of the struct where the field says itself that it is absent.
    fn of_type(self, ty: &Type) -> Self {
        match self {
            Self::Defaulted(marker) if optional(ty).is_some() => Self::Value(marker),
            encoding => encoding,
        }
    }
}

impl Name {
    fn new(given: Option<&LitStr>, ident: &Ident, convert: impl Fn(&str) -> String) -> Self {
        match given {
            Some(given) => Self { text: given.value(), span: given.span(), given: true },
            None => Self { text: convert(&names::plain(ident)), span: ident.span(), given: false },
        }
    }

    /// Returns the name that was given, or one made of this.
    fn or(&self, given: Option<&LitStr>, convert: impl Fn(&str) -> String) -> Self {
        match given {
            Some(given) => Self { text: given.value(), span: given.span(), given: true },
            None => Self { text: convert(&self.text), span: self.span, given: false },
        }
    }
}

/// Makes up the numbers that error texts propose.
struct FreeNumbers {
    next: i64,
}

impl FreeNumbers {
    fn new<'a>(all: impl Iterator<Item = &'a Attributes>) -> Self {
        let largest = all.filter_map(|attributes| attributes.number).map(|number| number.value).max();
        Self { next: largest.unwrap_or(0).saturating_add(1) }
    }

    /// Returns the attribute as it would be with a number.
    fn attribute(&mut self, attributes: &Attributes) -> String {
        let keys: String = attributes.keys.iter().map(|key| format!(", {key}")).collect();
        let number = self.next;
        self.next += 1;
        let rest = if attributes.name.is_some() || attributes.map.is_some() { ", …" } else { &keys };
        format!("`#[proto({number}{rest})]`")
    }
}

/// Returns the variants of what should be an enum.
fn enum_variants<'a>(input: &'a DeriveInput, what: &str, errors: &mut Errors) -> Vec<&'a syn::Variant> {
    let token: &dyn ToTokens = match &input.data {
        Data::Enum(data) if data.variants.is_empty() => {
            errors.at(input.ident.span(), format!("this {what} has no variants, so it has no value: add one"));
            return Vec::new();
        }
        Data::Enum(data) => return data.variants.iter().collect(),
        Data::Struct(data) => &data.struct_token,
        Data::Union(data) => &data.union_token,
    };
    let instead = if matches!(input.data, Data::Struct(_)) { ", or derive `Message`" } else { "" };
    let article = if what == "oneof" { "a" } else { "an" };
    errors.on(token, format!("only an enum can be {article} {what}: write one{instead}"));
    Vec::new()
}

/// Returns the type of the only field of `Variant(Type)`.
fn newtype(fields: &Fields) -> Option<&Type> {
    match fields {
        Fields::Unnamed(fields) if fields.unnamed.len() == 1 => fields.unnamed.first().map(|field| &field.ty),
        _ => None,
    }
}
