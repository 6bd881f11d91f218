//! The Rust types of fields, as they are spelled in one module.

use std::collections::HashSet;

use crate::{
    generate::{
        layout::{Layout, Module, Place},
        request::Request,
    },
    model::{Field, Kind, Scalar, Shape},
    names,
    rules::Key,
};

/// What is written with a lifetime that a struct or an enum has.
pub(crate) const LIFETIME: &str = "'a";

/// All that one module needs to spell types.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spelling<'a> {
    pub(crate) request: &'a Request<'a>,
    pub(crate) layout: &'a Layout<'a>,
    /// The messages whose structs borrow.
    pub(crate) borrowing: &'a HashSet<&'a str>,
    pub(crate) module: &'a Module,
    /// Whether strings and bytes are owned, whatever a user wishes.
    pub(crate) owned: bool,
}

impl<'a> Spelling<'a> {
    pub(crate) fn within(self, module: &'a Module) -> Self {
        Self { module, ..self }
    }

    /// Returns the type of a field, with all that is around its values.
    pub(crate) fn field(&self, field: &Field) -> String {
        let value = self.value(field);
        match field.shape {
            Shape::Implicit | Shape::Required | Shape::Member => value,
            Shape::Explicit => format!("{}<{value}>", self.std("Option")),
            Shape::Repeated { .. } => format!("{}<{value}>", self.std("Vec")),
            Shape::Map { key } => format!("{}<{}, {value}>", self.map(field), self.scalar(key, field)),
        }
    }

    /// Returns the type of one value.
    fn value(&self, field: &Field) -> String {
        let value = match &field.kind {
            Kind::Scalar(scalar) => self.scalar(*scalar, field),
            Kind::Enum(name) => self.path(name),
            Kind::Message(name) | Kind::Group(name) => {
                let lifetime = if self.borrowing.contains(&name[..]) { format!("<{LIFETIME}>") } else { String::new() };
                self.path(name) + &lifetime
            }
        };
        // What is in a box has no default, and none of the encodings that take one type alone.
        let is_plain = !matches!(field.kind, Kind::Scalar(scalar) if scalar.encoding().is_some());
        let can_be = field.is_singular() && field.default.is_none() && is_plain;
        let wished = can_be && self.request.rules.is_set(Key::Boxed, &field.element.full_name);
        if field.boxed || wished { format!("{}<{value}>", self.std("Box")) } else { value }
    }

    fn scalar(&self, scalar: Scalar, field: &Field) -> String {
        let text = if self.owned { None } else { self.request.text(field) };
        let plain = match (scalar, text) {
            (Scalar::Bool, _) => "bool",
            (Scalar::Int32 | Scalar::Sint32 | Scalar::Sfixed32, _) => "i32",
            (Scalar::Int64 | Scalar::Sint64 | Scalar::Sfixed64, _) => "i64",
            (Scalar::Uint32 | Scalar::Fixed32, _) => "u32",
            (Scalar::Uint64 | Scalar::Fixed64, _) => "u64",
            (Scalar::Float, _) => "f32",
            (Scalar::Double, _) => "f64",
            (Scalar::String, Some(Key::Borrowed)) => return format!("&{LIFETIME} str"),
            (Scalar::String, Some(Key::Cow)) => return format!("{}<{LIFETIME}, str>", self.alloc("borrow::Cow")),
            (Scalar::String, _) => return self.std("String"),
            (Scalar::Bytes, Some(Key::Borrowed)) => return format!("&{LIFETIME} [u8]"),
            (Scalar::Bytes, Some(Key::Cow)) => return format!("{}<{LIFETIME}, [u8]>", self.alloc("borrow::Cow")),
            (Scalar::Bytes, Some(Key::Bytes)) => "::bytes::Bytes",
            (Scalar::Bytes, _) => return format!("{}<u8>", self.std("Vec")),
        };
        plain.to_owned()
    }

    fn map(&self, field: &Field) -> String {
        let wish = self.request.rules.choice(&[Key::BtreeMap, Key::HashMap], &field.element.full_name);
        if wish == Some(Key::BtreeMap) || (self.request.no_std && wish.is_none()) {
            self.alloc("collections::BTreeMap")
        } else {
            "::std::collections::HashMap".to_owned()
        }
    }

    /// Returns a path into the standard library, which is spelled out where the module has a type of that name.
    pub(crate) fn std(&self, name: &str) -> String {
        let path = match name {
            "Option" => "::core::option::Option".to_owned(),
            "String" => self.alloc("string::String"),
            "Vec" => self.alloc("vec::Vec"),
            _ => self.alloc("boxed::Box"),
        };
        let hidden = self.layout.declares(self.module, name);
        if hidden || (self.request.no_std && name != "Option") { path } else { name.to_owned() }
    }

    fn alloc(&self, path: &str) -> String {
        format!("::{}::{path}", if self.request.no_std { "alloc" } else { "std" })
    }

    /// Returns the path of a message or an enumeration from this module on.
    pub(crate) fn path(&self, full_name: &str) -> String {
        match self.layout.types.get(full_name) {
            Some(Place::Here { module, name }) => self.relative(module, name),
            Some(Place::Extern(path)) => path.clone(),
            None => names::type_name(full_name),
        }
    }

    /// Returns the path of what is called `name` in another module.
    pub(crate) fn relative(&self, module: &Module, name: &str) -> String {
        let common = self.module.iter().zip(module).take_while(|(here, there)| here == there).count();
        let mut path = "super::".repeat(self.module.len() - common);
        for segment in &module[common..] {
            path = format!("{path}{}::", names::ident(segment));
        }
        format!("{path}{}", names::ident(name))
    }

    /// Returns where `wireform` is.
    pub(crate) fn runtime(&self) -> &'a str {
        self.request.runtime()
    }
}
