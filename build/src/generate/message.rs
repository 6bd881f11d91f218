//! Messages, their oneofs, and the modules of what is inside them.

use std::collections::HashSet;

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::{
    error::Error,
    generate::{
        attributes, docs, enumeration, extension,
        field::{self, WireNames},
        layout::Place,
        types::Spelling,
    },
    model::{Member, Message, Oneof},
    names::{self, Scope},
    rules::Key,
};

/// The field that keeps what a message has no field for.
const UNKNOWN: &str = "unknown_fields";

/// The largest field number.
const LARGEST: u32 = 536_870_911;

/// What all structs derive, and the enums of oneofs but for the default.
const DERIVES: [&str; 4] = ["Clone", "Debug", "Default", "PartialEq"];
const ONEOF_DERIVES: [&str; 3] = ["Clone", "Debug", "PartialEq"];

/// Returns the struct of a message, and a module with what is inside.
pub(super) fn generate(message: &Message, package: &str, spelling: &Spelling<'_>) -> Result<TokenStream, Error> {
    let Some(Place::Here { name, .. }) = spelling.layout.types.get(&message.element.full_name[..]) else {
        return Ok(TokenStream::new());
    };
    let wires = WireNames::new(message)?;
    let item = item(message, package, name, &wires, spelling)?;
    let inside = inside(message, package, name, &wires, spelling)?;
    Ok(quote!(#item #inside))
}

fn item(
    message: &Message,
    package: &str,
    name: &str,
    wires: &WireNames<'_>,
    spelling: &Spelling<'_>,
) -> Result<TokenStream, Error> {
    let element = &message.element;
    let docs = docs::of(&element.comment);
    let derives = attributes::of_type(element, "Message", &DERIVES, spelling)?;
    let mut proto = attributes::container(element, package, name, spelling);
    proto.extend(reserved(message));
    let keeps_unknown = !spelling.request.rules.is_set(Key::WithoutUnknownFields, &element.full_name);
    proto.extend(extensions(message).filter(|_| keeps_unknown));
    let proto = attributes::proto(&proto);
    let deprecated = attributes::deprecated(element);
    let mut fields = Fields::new(message);
    let odd = attributes::odd_names(fields.names.iter().map(String::as_str));
    let name = names::ident(name);
    let lifetime = spelling.borrowing.contains(&element.full_name[..]).then(|| quote!(<'a>));
    let unknown = fields.unknown(message, spelling)?;
    let fields = fields.generate(message, wires, spelling)?;
    let lints = attributes::lints(spelling);
    Ok(quote! {
        #docs
        #lints
        #odd
        #derives
        #proto
        #deprecated
        pub struct #name #lifetime {
            #fields
            #unknown
        }
    })
}

fn reserved(message: &Message) -> Option<TokenStream> {
    let numbers = message.reserved_numbers.iter().map(|range| {
        let (start, end) = (Literal::u32_unsuffixed(*range.start()), Literal::u32_unsuffixed(*range.end()));
        if range.start() == range.end() { quote!(#start) } else { quote!(#start..=#end) }
    });
    // Protobuf gives up names of fields; to the derives those of oneofs are such names.
    let oneofs = message.members.iter().filter_map(|member| match member {
        Member::Oneof(oneof) => Some(&oneof.element.name[..]),
        Member::Field(_) => None,
    });
    let oneofs: HashSet<&str> = oneofs.collect();
    let names = message.reserved_names.iter().map(String::as_str).filter(|name| !oneofs.contains(name));
    attributes::reserved(numbers.collect(), names)
}

/// Returns the numbers that are left to extensions.
fn extensions(message: &Message) -> Option<TokenStream> {
    let set = message.message_set.then(|| quote!(message_set,));
    let ranges = message.extension_ranges.iter().map(|range| {
        let (start, end) = (Literal::u32_unsuffixed(*range.start()), Literal::u32_unsuffixed(*range.end()));
        match *range.end() {
            LARGEST => quote!(#start..),
            end if end == *range.start() => quote!(#start),
            _ => quote!(#start..=#end),
        }
    });
    let ranges: Vec<_> = ranges.collect();
    (!ranges.is_empty()).then(|| quote!(#set extensions(#(#ranges),*)))
}

/// The fields of a struct, with their names in Rust.
struct Fields {
    scope: Scope,
    names: Vec<String>,
}

impl Fields {
    fn new(message: &Message) -> Self {
        let mut scope = Scope::default();
        let names = message.members.iter().map(|member| match member {
            Member::Field(field) => &field.element.name[..],
            Member::Oneof(oneof) => &oneof.element.name[..],
        });
        let names = scope.take_all(names, names::field);
        Self { scope, names }
    }

    fn generate(
        &self,
        message: &Message,
        wires: &WireNames<'_>,
        spelling: &Spelling<'_>,
    ) -> Result<TokenStream, Error> {
        let members = message.members.iter().zip(&self.names);
        members
            .map(|(member, name)| match member {
                Member::Field(field) => field::in_struct(field, name, wires, spelling),
                Member::Oneof(oneof) => oneof_field(oneof, name, message, spelling),
            })
            .collect()
    }

    /// Returns the field for unknown fields, behind all others.
    fn unknown(&mut self, message: &Message, spelling: &Spelling<'_>) -> Result<Option<TokenStream>, Error> {
        let element = &message.element;
        if spelling.request.rules.is_set(Key::WithoutUnknownFields, &element.full_name) {
            return Ok(None);
        }
        let name = names::ident(&self.scope.take(UNKNOWN));
        let ty = attributes::tokens(&format!("{}::UnknownFields", spelling.runtime()), element)?;
        let text = " The fields that are not known here.";
        Ok(Some(quote!(#[doc = #text] #[proto(unknown)] pub #name: #ty,)))
    }
}

fn oneof_field(oneof: &Oneof, name: &str, message: &Message, spelling: &Spelling<'_>) -> Result<TokenStream, Error> {
    let element = &oneof.element;
    let docs = docs::of(&element.comment);
    let others = attributes::of_field(element, spelling)?;
    let lifetime = if borrows(oneof, spelling) { "<'a>" } else { "" };
    let (module, enum_name) =
        (&spelling.layout.inside[&message.element.full_name[..]], &spelling.layout.oneofs[&element.full_name[..]]);
    let path = spelling.relative(module, enum_name);
    let ty = attributes::tokens(&format!("{}<{path}{lifetime}>", spelling.std("Option")), element)?;
    let proto_name = &element.name;
    let proto_name = (proto_name != name).then(|| quote!(, name = #proto_name));
    let name = names::ident(name);
    Ok(quote!(#docs #others #[proto(oneof #proto_name)] pub #name: #ty,))
}

fn borrows(oneof: &Oneof, spelling: &Spelling<'_>) -> bool {
    oneof.fields.iter().any(|field| spelling.request.borrows(field, spelling.borrowing))
}

/// Returns the module of what is inside a message, if there is anything.
fn inside(
    message: &Message,
    package: &str,
    name: &str,
    wires: &WireNames<'_>,
    outside: &Spelling<'_>,
) -> Result<Option<TokenStream>, Error> {
    let Some(module) = outside.layout.inside.get(&message.element.full_name[..]) else { return Ok(None) };
    let spelling = outside.within(module);
    let oneofs = message.members.iter().filter_map(|member| match member {
        Member::Oneof(oneof) => Some(self::oneof(oneof, wires, &spelling)),
        Member::Field(_) => None,
    });
    let messages = message.messages.iter().map(|nested| generate(nested, package, &spelling));
    let enums = message.enums.iter().map(|one| enumeration::generate(one, package, &spelling));
    let types = oneofs.chain(messages).chain(enums).collect::<Result<TokenStream, _>>()?;
    let extensions = message.extensions.iter().map(|one| extension::generate(one, &spelling));
    let extensions = extensions.collect::<Result<TokenStream, _>>()?;
    let what = if types.is_empty() { "extensions" } else { "types" };
    let items = quote!(#types #extensions);
    if items.is_empty() {
        return Ok(None);
    }
    let text = format!(" The {what} inside [`{name}`]{}.", docs::target(name));
    let module = names::ident(module.last().map_or("", String::as_str));
    let lints = attributes::lints(outside);
    Ok(Some(quote!(#[doc = #text] #lints pub mod #module { #items })))
}

/// Returns the enum of a oneof.
fn oneof(oneof: &Oneof, wires: &WireNames<'_>, spelling: &Spelling<'_>) -> Result<TokenStream, Error> {
    let element = &oneof.element;
    let text = format!(" The members of `{}`.", element.full_name);
    let docs = if element.comment.is_empty() { quote!(#[doc = #text]) } else { docs::of(&element.comment) };
    let derives = attributes::of_type(element, "Oneof", &ONEOF_DERIVES, spelling)?;
    let proto = attributes::proto(&attributes::runtime(spelling).into_iter().collect::<Vec<_>>());
    let name = names::ident(&spelling.layout.oneofs[&element.full_name[..]]);
    let lifetime = borrows(oneof, spelling).then(|| quote!(<'a>));
    let variants = Scope::default().take_all(oneof.fields.iter().map(|field| &field.element.name[..]), names::variant);
    let members = oneof.fields.iter().zip(&variants);
    let members = members
        .map(|(field, name)| field::in_oneof(field, name, wires, spelling))
        .collect::<Result<TokenStream, _>>()?;
    Ok(quote! {
        #docs
        #derives
        #proto
        pub enum #name #lifetime {
            #members
        }
    })
}
