//! `#[proto(…)]`, parsed: what was written, and where, on any of the six places that can have it.
//!
//! Here a key is checked against its place and its form. What keys mean together is `check`'s business.

use proc_macro2::{Ident, Span};
use syn::{
    Attribute, LitInt, LitStr, Token,
    ext::IdentExt,
    parenthesized,
    parse::{Parse, ParseStream},
    punctuated::Punctuated,
    token::Paren,
};

use crate::{default::DefaultValue, errors::Errors, names::closest};

mod elsewhere;
mod ranges;

pub(crate) use self::ranges::{LARGEST, Range, Reserved};

/// What an attribute is on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Message,
    /// A struct with `transparent`.
    Newtype,
    Oneof,
    Enumeration,
    Field,
    /// The field of a struct with `transparent`.
    Inner,
    Member,
    Value,
}

impl Place {
    /// The keys that can be written there, besides encodings.
    fn keys(self) -> &'static [&'static str] {
        match self {
            Self::Message => &[
                "package",
                "name",
                "reserved",
                "extensions",
                "message_set",
                "serde",
                "form",
                "transparent",
                "bound",
                "crate",
            ],
            Self::Newtype => &["transparent", "bound", "crate"],
            Self::Oneof => &["package", "bound", "crate"],
            Self::Enumeration => &["package", "name", "reserved", "crate"],
            Self::Field => &[
                "required",
                "default",
                "expanded",
                "map",
                "oneof",
                "skip",
                "unknown",
                "with",
                "name",
                "json",
                "xml",
                "xml_attribute",
                "deprecated",
            ],
            Self::Inner => &["skip", "with"],
            Self::Member => &["with", "name", "json", "xml", "deprecated"],
            Self::Value => &["other", "name", "alias", "deprecated"],
        }
    }

    fn has_encoding(self) -> bool {
        matches!(self, Self::Field | Self::Inner | Self::Member)
    }

    fn has_number(self) -> bool {
        matches!(self, Self::Field | Self::Member | Self::Value)
    }

    fn noun(self) -> &'static str {
        match self {
            Self::Message => "a message",
            Self::Newtype => "a transparent struct",
            Self::Oneof => "a oneof",
            Self::Enumeration => "an enumeration",
            Self::Field => "a field",
            Self::Inner => "what a transparent struct holds",
            Self::Member => "a variant of a oneof",
            Self::Value => "a variant of an enumeration",
        }
    }
}

/// The value encodings as they are written in attributes, and the types of `wireform::encoding`.
const ENCODINGS: [(&str, &str); 18] = [
    ("bool", "Bool"),
    ("int32", "Int32"),
    ("int64", "Int64"),
    ("uint32", "Uint32"),
    ("uint64", "Uint64"),
    ("sint32", "Sint32"),
    ("sint64", "Sint64"),
    ("fixed32", "Fixed32"),
    ("fixed64", "Fixed64"),
    ("sfixed32", "Sfixed32"),
    ("sfixed64", "Sfixed64"),
    ("float", "Float"),
    ("double", "Double"),
    ("string", "Utf8"),
    ("bytes", "Blob"),
    ("enumeration", "Enumerated"),
    ("message", "Nested"),
    ("group", "Group"),
];

/// The type that stands for a value encoding.
#[derive(Clone)]
pub(crate) enum Marker {
    /// One in `wireform::encoding`.
    BuiltIn(&'static str),
    /// A user's own, which implements `Convert`.
    Own(syn::Path),
}

/// A value encoding that was named, or `_` in a map: what the type implies.
#[derive(Clone)]
pub(crate) struct Named {
    /// `None` for `_`.
    pub(crate) marker: Option<Marker>,
    /// The encoding as it was written.
    pub(crate) text: String,
    pub(crate) span: Span,
}

/// A number.
#[derive(Clone, Copy)]
pub(crate) struct Number {
    pub(crate) value: i64,
    pub(crate) span: Span,
}

/// One part of a `bound`.
#[derive(Clone)]
pub(crate) enum Bound {
    /// A type alone, which is to be a value: what is asked of it depends on the impl.
    Value(syn::Type),
    /// A predicate of a where clause.
    Predicate(syn::WherePredicate),
}

/// All that was written in the `#[proto(…)]` of one place.
#[derive(Default)]
pub(crate) struct Attributes {
    pub(crate) number: Option<Number>,
    pub(crate) encoding: Option<Named>,
    pub(crate) map: Option<(Named, Named)>,
    pub(crate) name: Option<LitStr>,
    pub(crate) json: Option<LitStr>,
    pub(crate) xml: Option<LitStr>,
    /// Further names of an enumeration's value.
    pub(crate) aliases: Vec<LitStr>,
    pub(crate) package: Option<LitStr>,
    pub(crate) crate_path: Option<syn::Path>,
    pub(crate) reserved: Reserved,
    pub(crate) extensions: Vec<Range>,
    pub(crate) bound: Option<Vec<Bound>>,
    pub(crate) default: Option<DefaultValue>,
    /// The keys in the order in which they were written, those without a value too.
    pub(crate) keys: Vec<Ident>,
    /// Whether something could not be understood, so that nothing is to be said of what is missing.
    pub(crate) broken: bool,
}

impl Attributes {
    /// Parses the attributes of one place.
    pub(crate) fn parse(attributes: &[Attribute], place: Place, errors: &mut Errors) -> Self {
        let mut all = Self { broken: elsewhere::report(attributes, place, errors), ..Self::default() };
        for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("proto")) {
            match attribute.parse_args_with(Punctuated::<Item, Token![,]>::parse_terminated) {
                Ok(items) => items.into_iter().for_each(|item| all.add(item, place, errors)),
                Err(error) => {
                    all.broken = true;
                    errors.push(error);
                }
            }
        }
        all
    }

    /// Returns where a key without a value was written.
    pub(crate) fn word(&self, word: &str) -> Option<&Ident> {
        self.keys.iter().find(|key| *key == word)
    }

    fn add(&mut self, item: Item, place: Place, errors: &mut Errors) {
        let added = match item {
            Item::Number(number) => self.add_number(number, place),
            Item::Key { key, form } => self.allow(&key, &form, place).and_then(|()| {
                self.keys.push(key.clone());
                self.add_key(&key, form)
            }),
        };
        if let Err(error) = added {
            self.broken = true;
            errors.push(error);
        }
    }

    fn add_number(&mut self, number: Number, place: Place) -> syn::Result<()> {
        if !place.has_number() {
            return Err(syn::Error::new(number.span, format!("{} has no number: remove it", place.noun())));
        }
        if let Some(first) = self.number {
            let text = format!("two numbers, {} and {}: keep one of them", first.value, number.value);
            return Err(syn::Error::new(number.span, text));
        }
        self.number = Some(number);
        Ok(())
    }

    /// Checks that a key belongs to its place and comes once.
    fn allow(&self, key: &Ident, form: &Form, place: Place) -> syn::Result<()> {
        let text = key.unraw().to_string();
        let encoding = place.has_encoding() && (marker(&text).is_some() || text == "with");
        if !encoding && !place.keys().contains(&text.as_str()) {
            let instead = elsewhere::instead_of(key, form).map(|instead| format!("there is no `{text}`: {instead}"));
            return Err(syn::Error::new(key.span(), instead.unwrap_or_else(|| unknown_key(&text, place))));
        }
        if self.word(&text).is_some() {
            return Err(syn::Error::new(key.span(), format!("`{text}` is there twice: remove one of them")));
        }
        match &self.encoding {
            Some(first) if encoding => Err(syn::Error::new(
                key.span(),
                format!("two encodings, `{}` and `{text}`: keep one of them", first.text),
            )),
            _ => Ok(()),
        }
    }

    fn add_key(&mut self, key: &Ident, form: Form) -> syn::Result<()> {
        match key.unraw().to_string().as_str() {
            "name" => self.name = Some(form.text(key)?),
            "json" => self.json = Some(form.text(key)?),
            "xml" => self.xml = Some(form.text(key)?),
            "alias" => self.aliases = form.names(key)?,
            "package" => self.package = Some(form.text(key)?),
            "crate" => self.crate_path = Some(path(&form.text(key)?)?),
            "map" => self.map = Some(form.map(key)?),
            "reserved" => self.reserved = form.reserved(key)?,
            "extensions" => self.extensions = form.extensions(key)?,
            "default" => self.default = Some(form.default(key)?),
            "bound" => self.bound = Some(bounds(&form.text(key)?)?),
            "with" => {
                self.encoding = Some(Named { text: "with".to_owned(), span: key.span(), ..own(&form.text(key)?)? })
            }
            word => {
                form.word(key)?;
                if let Some(marker) = marker(word) {
                    let marker = Some(Marker::BuiltIn(marker));
                    self.encoding = Some(Named { marker, text: word.to_owned(), span: key.span() });
                }
            }
        }
        Ok(())
    }
}

/// Parses the path of a module.
fn path(text: &LitStr) -> syn::Result<syn::Path> {
    let advice = "expected a path: write `crate = \"crate::wireform\"`, or what else leads to `wireform`";
    text.parse_with(syn::Path::parse_mod_style).map_err(|_| syn::Error::new(text.span(), advice))
}

/// Parses the path of a user's own encoding.
fn own(text: &LitStr) -> syn::Result<Named> {
    let advice = "expected the path of a type that implements `wireform::encoding::Convert`, such as `crate::AsText`";
    let path = text.parse::<syn::Path>().map_err(|_| syn::Error::new(text.span(), advice))?;
    Ok(Named { marker: Some(Marker::Own(path)), text: format!("{:?}", text.value()), span: text.span() })
}

/// Parses what is asked of type parameters.
fn bounds(text: &LitStr) -> syn::Result<Vec<Bound>> {
    let advice = "expected bounds as in a where clause, or types that are to be values, with commas between them";
    let all = text.parse_with(Punctuated::<Bound, Token![,]>::parse_terminated);
    Ok(all.map_err(|_| syn::Error::new(text.span(), advice))?.into_iter().collect())
}

/// Returns the type in `wireform::encoding` of an encoding's name in attributes.
fn marker(name: &str) -> Option<&'static str> {
    ENCODINGS.iter().find(|(encoding, _)| *encoding == name).map(|(_, marker)| *marker)
}

/// What to say of a key that is none of its place's.
fn unknown_key(key: &str, place: Place) -> String {
    let places = [Place::Message, Place::Oneof, Place::Enumeration, Place::Field, Place::Member, Place::Value];
    let at_home = places.into_iter().find(|other| other.keys().contains(&key));
    let at_home = at_home.or(marker(key).map(|_| Place::Field));
    if let Some(home) = at_home {
        return format!("`{key}` goes on {}, not on {}: remove it", home.noun(), place.noun());
    }
    let encodings = ENCODINGS.iter().map(|(encoding, _)| *encoding).filter(|_| place.has_encoding());
    match closest(key, place.keys().iter().copied().chain(encodings)) {
        Some(near) => format!("there is no `{key}`: did you mean `{near}`?"),
        None => format!("there is no `{key}`: {} takes {}", place.noun(), listed(place)),
    }
}

/// Lists what can be written at a place.
fn listed(place: Place) -> String {
    let mut all = Vec::new();
    if place.has_number() {
        all.push("a number".to_owned());
    }
    if place.has_encoding() {
        all.push("an encoding such as `sint32`".to_owned());
    }
    all.extend(place.keys().iter().map(|key| format!("`{key}`")));
    all.join(", ")
}

/// One thing between the commas.
enum Item {
    Number(Number),
    Key { key: Ident, form: Form },
}

/// What follows a key.
enum Form {
    Word,
    Text(LitStr),
    Map(Punctuated<Named, Token![,]>),
    Reserved(Reserved),
    Extensions(Vec<Range>),
    Names(Punctuated<LitStr, Token![,]>),
    Default(DefaultValue),
    Other(Span),
}

impl Parse for Item {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if input.peek(LitInt) || input.peek(Token![-]) {
            return Number::parse(input).map(Self::Number);
        }
        if !input.peek(Ident::peek_any) {
            let text = "expected a field number such as `1`, or a key such as `name = \"…\"`";
            return Err(input.error(text));
        }
        let key = Ident::parse_any(input)?;
        let form = Form::parse(&key, input)?;
        Ok(Self::Key { key, form })
    }
}

impl Parse for Number {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let minus: Option<Token![-]> = input.parse()?;
        let literal: LitInt = input.parse()?;
        let value: i64 = literal
            .base10_parse()
            .map_err(|_| syn::Error::new(literal.span(), "no field number is that large: the largest is 536870911"))?;
        Ok(Self { value: if minus.is_some() { -value } else { value }, span: literal.span() })
    }
}

impl Form {
    fn parse(key: &Ident, input: ParseStream<'_>) -> syn::Result<Self> {
        if input.peek(Paren) {
            let inside;
            parenthesized!(inside in input);
            return match key.to_string().as_str() {
                "map" => inside.parse_terminated(Named::parse, Token![,]).map(Self::Map),
                "reserved" => Reserved::parse(&inside).map(Self::Reserved),
                "extensions" => ranges::extensions(&inside).map(Self::Extensions),
                "alias" => inside.parse_terminated(<LitStr as Parse>::parse, Token![,]).map(Self::Names),
                _ => inside.parse::<proc_macro2::TokenStream>().map(|_| Self::Other(key.span())),
            };
        }
        if input.parse::<Option<Token![=]>>()?.is_none() {
            return Ok(Self::Word);
        }
        match input.parse::<syn::Expr>()? {
            syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }) => Ok(Self::Text(text)),
            other => match DefaultValue::of(&other) {
                Some(value) if key == "default" || key == "packed" => Ok(Self::Default(value)),
                _ => Ok(Self::Other(syn::spanned::Spanned::span(&other))),
            },
        }
    }

    /// Whether a value is written that way, with quotes or without.
    fn is(&self, value: &str) -> bool {
        match self {
            Self::Text(text) => text.value() == value,
            Self::Default(literal) => literal.text == value,
            _ => false,
        }
    }

    fn word(self, key: &Ident) -> syn::Result<()> {
        match self {
            Self::Word => Ok(()),
            _ => Err(syn::Error::new(key.span(), format!("`{key}` takes no value: write `{key}` alone"))),
        }
    }

    fn text(self, key: &Ident) -> syn::Result<LitStr> {
        match self {
            Self::Text(text) => Ok(text),
            Self::Other(span) => Err(syn::Error::new(span, format!("expected a string: write `{key} = \"…\"`"))),
            _ => Err(syn::Error::new(key.span(), format!("`{key}` needs a value: write `{key} = \"…\"`"))),
        }
    }

    fn default(self, key: &Ident) -> syn::Result<DefaultValue> {
        match self {
            Self::Default(value) => Ok(value),
            Self::Text(text) => Ok(DefaultValue::of_text(&text)),
            _ => Err(syn::Error::new(key.span(), "`default` needs a literal: write `default = \"8080\"`")),
        }
    }

    fn map(self, key: &Ident) -> syn::Result<(Named, Named)> {
        if let Self::Map(pair) = self {
            let mut pair = pair.into_iter();
            if let (Some(key), Some(value), None) = (pair.next(), pair.next(), pair.next()) {
                return Ok((key, value));
            }
        }
        let text = "`map` takes the encodings of the keys and of the values: write `map(sint32, fixed64)`, with `_` for \
                    what the type implies";
        Err(syn::Error::new(key.span(), text))
    }

    fn names(self, key: &Ident) -> syn::Result<Vec<LitStr>> {
        match self {
            Self::Names(names) if !names.is_empty() => Ok(names.into_iter().collect()),
            _ => Err(syn::Error::new(key.span(), "write the other names in parentheses: `alias(\"OLD_NAME\")`")),
        }
    }

    fn reserved(self, key: &Ident) -> syn::Result<Reserved> {
        match self {
            Self::Reserved(reserved) => Ok(reserved),
            _ => Err(syn::Error::new(key.span(), "write `reserved(2, 5..=9, \"old_name\")`")),
        }
    }

    fn extensions(self, key: &Ident) -> syn::Result<Vec<Range>> {
        match self {
            Self::Extensions(ranges) if !ranges.is_empty() => Ok(ranges),
            _ => Err(syn::Error::new(key.span(), "write `extensions(100..=199, 1000..)`")),
        }
    }
}

impl Parse for Bound {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let ahead = input.fork();
        if ahead.parse::<syn::Type>().is_ok() && (ahead.is_empty() || ahead.peek(Token![,])) {
            return input.parse().map(Self::Value);
        }
        input.parse().map(Self::Predicate)
    }
}

impl Parse for Named {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if let Some(underscore) = input.parse::<Option<Token![_]>>()? {
            return Ok(Self { marker: None, text: "_".to_owned(), span: underscore.span });
        }
        if input.peek(LitStr) {
            return own(&input.parse()?);
        }
        let key = Ident::parse_any(input)?;
        let name = key.unraw().to_string();
        if let Some(marker) = marker(&name) {
            return Ok(Self { marker: Some(Marker::BuiltIn(marker)), text: name, span: key.span() });
        }
        let text = match closest(&name, ENCODINGS.iter().map(|(encoding, _)| *encoding)) {
            Some(near) => format!("there is no encoding `{name}`: did you mean `{near}`?"),
            None => format!("there is no encoding `{name}`: write one such as `sint32`, or `_`"),
        };
        Err(syn::Error::new(key.span(), text))
    }
}
