//! `#[derive(Message)]`: a line for each field in each method.
//!
//! `encode.rs` has the way out and `decode.rs` the way in, both binary; `text.rs` has the walks that JSON and XML share.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::{Generics, Lifetime, Type};

use super::{
    field::{self, Qualified, field_encoding, oneof_encoding, position, span_of, with_package, with_reserved},
    generics::{Bounds, implement},
};
use crate::ir::{self, Message, Role};

mod decode;
mod default;
mod encode;
mod text;
mod variant;

pub(super) use self::variant::Variant;

struct Expansion<'a> {
    message: &'a Message<'a>,
    bounds: Bounds<'a>,
    /// The fields that travel, in the order in which they are written.
    fields: Vec<Field<'a>>,
    skipped: Vec<&'a ir::Field<'a>>,
    unknown: Option<&'a Ident>,
    part: Part,
}

/// What is expanded.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// A user's struct.
    Whole,
    /// The struct that the fields of a oneof's variant are decoded into.
    Owned,
    /// The struct by which they are encoded: references to them.
    View,
}

/// A field with a number, or a oneof.
struct Field<'a> {
    ident: &'a Ident,
    vis: &'a syn::Visibility,
    ty: &'a Type,
    docs: &'a str,
    role: &'a Role,
    /// 0 for a oneof.
    number: Literal,
    /// The type that encodes the field.
    encoding: TokenStream,
    /// Whether that has the field's type in it.
    is_said: bool,
}

pub(super) fn expand(message: &Message<'_>) -> TokenStream {
    let expansion = Expansion::new(message);
    let (described, encode, decode) = (expansion.described(), expansion.encode(), expansion.decode());
    let (encode_text, decode_text) = (expansion.encode_text(), expansion.decode_text());
    let serde = message.container.serde.map(|_| expansion.serde());
    let defaults = expansion.defaults();
    quote! {
        #defaults
        #described
        #encode
        #decode
        _wf::text! {
            #encode_text
            #decode_text
        }
        #serde
    }
}

impl<'a> Field<'a> {
    fn new(field: &'a ir::Field<'a>) -> Option<Self> {
        let (number, encoding, is_said) = match &field.role {
            Role::Numbered(numbered) => {
                (field::number(numbered), field_encoding(numbered, field.ty), numbered.encoding.is_implied())
            }
            Role::Oneof(_) => (position(0), oneof_encoding(field.ty), true),
            Role::Unknown | Role::Skip | Role::Broken => return None,
        };
        let ir::Field { ident, vis, ty, docs, role, .. } = field;
        Some(Self { ident, vis, ty, docs, role, number, encoding, is_said })
    }

    fn is_required(&self) -> bool {
        matches!(self.role, Role::Numbered(numbered) if matches!(numbered.encoding, ir::Encoding::Required(_)))
    }

    fn is_oneof(&self) -> bool {
        matches!(self.role, Role::Oneof(_))
    }

    /// Returns `<Shape<String> as FieldEncode<_>>::item`.
    fn encode(&self, item: &str) -> TokenStream {
        let of = self.of(item);
        self.by(quote_spanned!(span_of(self.ty)=> _wf::FieldEncode<#of>), item)
    }

    /// Returns `<Shape<String> as FieldDecode<'de, _>>::item`.
    fn decode(&self, de: &Lifetime, item: &str) -> TokenStream {
        let of = self.of(item);
        self.by(quote_spanned!(span_of(self.ty)=> _wf::FieldDecode<#de, #of>), item)
    }

    /// Returns the type that a trait's item is about: `_` for a function, which gets a value of it, where the encoding has said
    /// it already.
    fn of(&self, item: &str) -> TokenStream {
        let ty = self.ty;
        let is_constant = item.starts_with(|letter: char| letter.is_uppercase());
        if self.is_said && !is_constant { quote_spanned!(span_of(ty)=> _) } else { quote!(#ty) }
    }

    fn by(&self, of: TokenStream, item: &str) -> TokenStream {
        Qualified { ty: self.ty, encoding: &self.encoding, of }.item(item)
    }

    fn descriptor(&self) -> TokenStream {
        let kind = self.encode("KIND");
        match self.role {
            Role::Numbered(numbered) => field::descriptor(numbered, &kind),
            Role::Oneof(name) => {
                let name = &name.text;
                quote!(_wf::FieldDescriptor::new(#name, 0, #kind))
            }
            Role::Unknown | Role::Skip | Role::Broken => TokenStream::new(),
        }
    }
}

/// Returns the fields that travel: by number, a oneof right behind the field before it in the declaration.
fn in_order<'a>(message: &'a Message<'a>) -> Vec<Field<'a>> {
    let mut before = 0;
    let mut keyed = Vec::new();
    for field in &message.fields {
        if let Role::Numbered(numbered) = &field.role {
            before = numbered.number.value;
        }
        keyed.extend(Field::new(field).map(|field| ((before, field.is_oneof()), field)));
    }
    keyed.sort_by_key(|(key, _)| *key);
    keyed.into_iter().map(|(_, field)| field).collect()
}

impl<'a> Expansion<'a> {
    fn new(message: &'a Message<'a>) -> Self {
        let is_skipped = |field: &&ir::Field<'_>| matches!(field.role, Role::Skip);
        let skipped = message.fields.iter().filter(is_skipped);
        let wire = message.fields.iter().filter(move |field| !is_skipped(field)).map(ir::Field::of);
        let unknown = message.fields.iter().find(|field| matches!(field.role, Role::Unknown));
        Self {
            message,
            bounds: Bounds::new(&message.container, wire, skipped.clone().map(|field| field.ty)),
            fields: in_order(message),
            skipped: skipped.collect(),
            unknown: unknown.map(|field| field.ident),
            part: Part::Whole,
        }
    }

    /// Returns `impl … Trait for Person … { body }`.
    fn implement(&self, generics: &Generics, of: &TokenStream, body: &TokenStream) -> TokenStream {
        let ident = &self.message.container.ident;
        if self.part != Part::View {
            return self.bounds.implement(generics, of, ident, body);
        }
        let own = variant::with_view(self.message.container.generics);
        let (_, arguments, _) = own.split_for_impl();
        implement(&variant::with_view(generics), of, &quote!(#arguments), &variant::view_ident(ident), body)
    }

    /// Returns a reference to a field.
    fn reference(&self, ident: &Ident) -> TokenStream {
        if self.part == Part::View { quote!(self.#ident) } else { quote!(&self.#ident) }
    }

    fn described(&self) -> TokenStream {
        let name = &self.message.container.name.text;
        let package = with_package(self.message.container.package.as_ref());
        let reserved = with_reserved(&self.message.container.reserved);
        let extensions = extensions(&self.message.container);
        let unknown = self.unknown.map(|_| quote!(.with_unknown_fields()));
        let docs = field::docs(&self.message.container.docs, self.fields.iter().map(|field| field.docs));
        let kinds = self.bounds.kinds();
        let arguments = (!kinds.is_empty()).then(|| quote!(.with_arguments(&[#(#kinds),*])));
        let fields = self.fields.iter().map(Field::descriptor);
        // What a oneof has in common with other fields stops the compiler here.
        let oneof = self.fields.iter().find(|field| field.is_oneof());
        let span = oneof.map_or_else(Span::call_site, |oneof| span_of(oneof.ty));
        let new = quote_spanned!(span=> _wf::MessageDescriptor::new(#name, &[#(#fields),*]));
        let descriptor = quote! {
            const DESCRIPTOR: &'static _wf::MessageDescriptor = &#new #package #arguments #reserved #extensions #unknown;
            #docs
        };
        let generics = self.bounds.encode();
        let described = self.implement(&generics, &quote!(_wf::Described), &descriptor);
        if self.part == Part::Owned {
            return described;
        }
        let encoding = quote!(
            type Encoding = _wf::Nested;
        );
        let value = self.implement(&generics, &quote!(_wf::Value), &encoding);
        let extendable = self.extendable();
        quote!(#described #value #extendable)
    }

    /// Returns the impl of `Extendable`, where there are extensions.
    fn extendable(&self) -> Option<TokenStream> {
        let rest = self.unknown.filter(|_| !self.message.container.extensions.is_empty())?;
        let body = quote! {
            fn extensions(&self) -> &_wf::UnknownFields {
                &self.#rest
            }
            fn extensions_mut(&mut self) -> &mut _wf::UnknownFields {
                &mut self.#rest
            }
        };
        Some(self.implement(&self.bounds.encode(), &quote!(_wf::Extendable), &body))
    }

    /// Writes a line for each field, of the field and its position.
    fn lines(&self, line: impl Fn(&Field<'_>, Literal) -> TokenStream) -> TokenStream {
        self.fields.iter().enumerate().map(|(index, field)| line(field, position(index))).collect()
    }
}

/// Returns `.with_extensions(&[100..=199])` and `.with_message_set()`, where they are.
fn extensions(container: &ir::Container<'_>) -> TokenStream {
    let ranges = field::ranges(&container.extensions);
    let extensions = (!container.extensions.is_empty()).then(|| quote!(.with_extensions(&[#(#ranges),*])));
    let message_set = container.message_set.map(|_| quote!(.with_message_set()));
    quote!(#extensions #message_set)
}

/// How many terms stand side by side: the compiler takes stack and time for each that is on the left of others.
const CHAINED: usize = 64;

/// Joins terms with an operator; many of them in brackets, and many of these again.
pub(super) fn chain(
    terms: impl IntoIterator<Item = TokenStream>,
    operator: &TokenStream,
    without: &TokenStream,
) -> TokenStream {
    let mut terms: Vec<_> = terms.into_iter().collect();
    while terms.len() > CHAINED {
        let chained = terms.chunks(CHAINED).map(|terms| {
            let terms = join(terms, operator);
            quote!((#terms))
        });
        terms = chained.collect();
    }
    if terms.is_empty() { without.clone() } else { join(&terms, operator) }
}

fn join(terms: &[TokenStream], operator: &TokenStream) -> TokenStream {
    let later = terms.iter().skip(1);
    let first = terms.first();
    quote!(#first #(#operator #later)*)
}
