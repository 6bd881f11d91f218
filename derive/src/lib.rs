//! The derive macros of [wireform](https://docs.rs/wireform): `Message`, `Oneof` and `Enumeration`.
//!
//! Use them through `wireform`, which re-exports them beside the traits of the same names.
//!
//! A derive goes through four stages, each in a file of its name: `attr` parses `#[proto(…)]`, `ir` makes a typed
//! model of it, `check` holds the rules, `expand` writes the impls. Mistakes are collected over all of them, so that
//! a user sees all at once.

#![forbid(unsafe_code)]

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input};

mod attr;
mod check;
mod default;
mod docs;
mod errors;
mod expand;
mod ir;
mod names;
#[cfg(test)]
mod tests;

/// Makes a struct a message: protobuf, ProtoJSON and XML.
///
/// Each field has a number, `#[proto(1)]`, and its type decides how it is written. What else may be in `#[proto(…)]`:
///
/// | on a field | |
/// |---|---|
/// | `sint32 sint64 fixed32 fixed64 sfixed32 sfixed64` … | another encoding than the type implies: `#[proto(2, sint64)]` |
/// | `with = "path"` | an encoding of your own: the path of a type that implements `wireform::encoding::Convert` |
/// | `default = "8080"` | what an absent field stands for, as a `.proto` file has it: a number, a bool, the name of an enumeration's value, text, bytes with C escapes |
/// | `required` | one value that is always written; where it is missing, decoding fails and names the field |
/// | `group` | a message, an `Option` or a `Vec` of one, between a start and an end tag instead of behind a length |
/// | `expanded` | a numeric list that is not packed |
/// | `map(sint32, fixed64)` | the encodings of a map's keys and values; `_` leaves one to the type, `"path"` is as in `with` |
/// | `oneof` | an `Option<E>` of an `E` with `#[derive(Oneof)]`; it has no number, its variants have |
/// | `unknown` | keeps unknown fields: `#[proto(unknown)] rest: UnknownFields` |
/// | `skip` | on no wire; `Default` where the message is decoded |
/// | `name = "…"`, `json = "…"`, `xml = "…"` | the field's name, in JSON, in XML |
/// | `xml_attribute` | an attribute of the message's element in XML, for a field with one value that is no message |
/// | `deprecated` | marks the field in a schema |
///
/// | on the struct | |
/// |---|---|
/// | `package = "…"`, `name = "…"` | the message's full name |
/// | `reserved(2, 5..=9, "old_name")` | numbers and names that no field may have |
/// | `extensions(100..=199, 1000..)` | numbers that are left to extensions, which `unknown` keeps; see `wireform::Extension` |
/// | `message_set` | a `MessageSet`: its extensions are written as items |
/// | `transparent` | travels as the one value that the struct holds: `struct UserId(u64);` |
/// | `serde` | `Serialize` and `Deserialize` too, in the shape of ProtoJSON |
/// | `form` | in JSON the message is what its `wireform::walk::WriteForm` and `ReadForm` say, as a timestamp is a string |
/// | `bound = "T::Id, U: Clone"` | what the impls ask of type parameters, instead of what is inferred (see below) |
/// | `crate = "path"` | where `wireform` is, if not at `::wireform` |
///
/// # Bounds
///
/// A type parameter that is in a field has to be a value, and so has an associated type such as `T::Id`; the hasher of
/// a `HashMap` has to be `Default + BuildHasher`. What cannot be inferred is written in `bound`, and then all of it, with
/// commas between:
///
/// * a type alone, `T` or `<T as Family>::Member`: it is to be a value, on whatever wire the impl is for;
/// * a predicate as in a where clause, `U: Clone`, which is copied. A field `#[proto(1, with = "AsText")] id: T` needs
///   `AsText: Convert<T, Proxy = String>`.
#[proc_macro_derive(Message, attributes(proto))]
pub fn derive_message(input: TokenStream) -> TokenStream {
    expand::derive_message(&parse_macro_input!(input as DeriveInput)).into()
}

/// Makes an enum a oneof, each variant a field of the message that holds it.
///
/// ```text
/// #[derive(Oneof)]
/// enum Contact {
///     #[proto(2)]
///     Email(String),
///     #[proto(3, fixed64)]
///     Phone(u64),
/// }
/// ```
///
/// A variant may hold one value; nothing, which is an empty message; or the fields of a message, with numbers of their
/// own:
///
/// ```text
/// #[derive(Oneof)]
/// enum Shape {
///     #[proto(1)]
///     Circle {
///         #[proto(1)]
///         radius: f64,
///     },
///     #[proto(2)]
///     Unknown,
/// }
/// ```
///
/// Such a message is called `ShapeCircle` in a schema, and the empty one is `google.protobuf.Empty`.
///
/// A variant takes a number, an encoding (`group` too), `with`, `name`, `json`, `xml` and `deprecated`, as a message's
/// field does; the enum takes `package`, which is that of its messages, `bound` and `crate`.
#[proc_macro_derive(Oneof, attributes(proto))]
pub fn derive_oneof(input: TokenStream) -> TokenStream {
    expand::derive_oneof(&parse_macro_input!(input as DeriveInput)).into()
}

/// Makes an enum an enumeration, each variant a number.
///
/// ```text
/// #[derive(Enumeration)]
/// enum Phone {
///     Mobile = 0,
///     Home = 1,
/// }
/// ```
///
/// The number may be the variant's discriminant or `#[proto(1)]`. With a variant `#[proto(other)] Other(i32)` the
/// enumeration is open, else closed. The variant with number 0 is the empty value; a closed enumeration may do without, and
/// then a field of it is an `Option`, a list or `required`. A variant takes `name`, `alias("OLD_NAME", …)`
/// for further names of its number, and `deprecated`; the enum takes `package`, `name`, `reserved(…)` and `crate`.
///
/// The `name` of a message or an enumeration inside another message has that one's before it: `name = "Person.Phone"`.
#[proc_macro_derive(Enumeration, attributes(proto))]
pub fn derive_enumeration(input: TokenStream) -> TokenStream {
    expand::derive_enumeration(&parse_macro_input!(input as DeriveInput)).into()
}
