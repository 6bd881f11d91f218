//! Fields and the members of oneofs: what stands in their `#[proto(…)]`.

use std::collections::{HashMap, HashSet};

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::{
    error::Error,
    generate::{attributes, docs, types::Spelling},
    model::{Field, Kind, Message, Scalar, Shape, default},
    names,
};

/// What a derive makes of an identifier, which then need not be said.
pub(super) type Implied = fn(&str) -> String;

/// Returns a field of a struct.
pub(super) fn in_struct(
    field: &Field,
    name: &str,
    wires: &WireNames<'_>,
    spelling: &Spelling<'_>,
) -> Result<TokenStream, Error> {
    let before = before(field, name, str::to_owned, wires, spelling)?;
    let (name, ty) = (names::ident(name), attributes::tokens(&spelling.field(field), &field.element)?);
    Ok(quote!(#before pub #name: #ty,))
}

/// Returns a variant of an enum.
pub(super) fn in_oneof(
    field: &Field,
    name: &str,
    wires: &WireNames<'_>,
    spelling: &Spelling<'_>,
) -> Result<TokenStream, Error> {
    let before = before(field, name, names::snake, wires, spelling)?;
    let (name, ty) = (names::ident(name), attributes::tokens(&spelling.field(field), &field.element)?);
    Ok(quote!(#before #name(#ty),))
}

/// Returns the comment and the attributes.
fn before(
    field: &Field,
    name: &str,
    implied: Implied,
    wires: &WireNames<'_>,
    spelling: &Spelling<'_>,
) -> Result<TokenStream, Error> {
    let docs = docs::of(&field.element.comment);
    let proto = proto(field, name, implied, wires);
    let others = attributes::of_field(&field.element, spelling)?;
    let deprecated = attributes::deprecated(&field.element);
    Ok(quote!(#docs #others #deprecated #[proto(#(#proto),*)]))
}

/// Returns what stands in `#[proto(…)]`.
fn proto(field: &Field, ident: &str, implied: Implied, wires: &WireNames<'_>) -> Vec<TokenStream> {
    let number = Literal::u32_unsuffixed(field.number);
    let mut all = vec![quote!(#number)];
    all.extend(encoding(field));
    match field.shape {
        Shape::Required => all.push(quote!(required)),
        Shape::Repeated { packed: false } if field.kind.is_packable() => all.push(quote!(expanded)),
        _ => {}
    }
    // The default is for reading an absent field: a required one is never absent, and a member of a oneof is not a field
    // that could be read alone.
    let default = field.default.iter().filter(|_| !matches!(field.shape, Shape::Required | Shape::Member));
    all.extend(default.map(|default| default_value(field, default)));
    all.extend(wires.of(field, &implied(ident)));
    if field.element.deprecated {
        all.push(quote!(deprecated));
    }
    all
}

fn default_value(field: &Field, text: &str) -> TokenStream {
    let text = match field.kind {
        Kind::Scalar(scalar @ (Scalar::Float | Scalar::Double)) => default::number(text, scalar),
        _ => text.to_owned(),
    };
    quote!(default = #text)
}

/// Returns the encoding where the Rust type implies another one.
fn encoding(field: &Field) -> Option<TokenStream> {
    let value = match &field.kind {
        Kind::Scalar(scalar) => scalar.encoding(),
        Kind::Group(_) => Some("group"),
        Kind::Enum(_) | Kind::Message(_) => None,
    };
    let Shape::Map { key } = field.shape else { return value.map(|value| word(Some(value))) };
    let key = key.encoding();
    let (key_word, value_word) = (word(key), word(value));
    (key.is_some() || value.is_some()).then(|| quote!(map(#key_word, #value_word)))
}

fn word(word: Option<&str>) -> TokenStream {
    match word {
        Some(word) => {
            let word = names::ident(word);
            quote!(#word)
        }
        None => quote!(_),
    }
}

fn shadows(field: &Field) -> Error {
    field.element.location.error(format!(
        "the JSON name `{}` of the field `{}` is the own name of another field, and both names of a field are read: give \
         one of them another `json_name`",
        field.json_name, field.element.name
    ))
}

/// The names of a message's fields on the wires.
///
/// proto2 lets two fields have one JSON name, with a warning, and a JSON name may be none in XML. There a field goes by its
/// own name, which is its alone. Both names of a field are read, so that none may have another's own name as its JSON name:
/// who asks for that is told so, and a name that nobody asked for gives way.
pub(super) struct WireNames<'a> {
    names: HashMap<u32, (&'a str, &'a str)>,
}

impl<'a> WireNames<'a> {
    pub(super) fn new(message: &'a Message) -> Result<Self, Error> {
        let mut times = HashMap::new();
        for field in message.fields() {
            *times.entry(&field.json_name[..]).or_insert(0) += 1;
        }
        let own: HashSet<&str> = message.fields().map(|field| &field.element.name[..]).collect();
        let (mut json, mut names) = (HashSet::new(), HashMap::new());
        for field in message.fields() {
            let (name, wanted) = (&field.element.name[..], &field.json_name[..]);
            let is_own = wanted != name && own.contains(wanted);
            if is_own && times.get(wanted) == Some(&1) && wanted != names::lower_camel(name) {
                return Err(shadows(field));
            }
            let in_json = if is_own || json.contains(wanted) { name } else { wanted };
            json.insert(in_json);
            names.insert(field.number, (in_json, if names::is_xml_name(in_json) { in_json } else { name }));
        }
        Ok(Self { names })
    }

    /// Returns the names that the derive would not make of the identifier itself.
    fn of(&self, field: &Field, implied: &str) -> Vec<TokenStream> {
        let name = &field.element.name[..];
        let (json, xml) = self.names.get(&field.number).copied().unwrap_or((&field.json_name, name));
        let mut all = Vec::new();
        if name != implied {
            all.push(quote!(name = #name));
        }
        if json != names::lower_camel(name) {
            all.push(quote!(json = #json));
        }
        if xml != json {
            all.push(quote!(xml = #xml));
        }
        all
    }
}
