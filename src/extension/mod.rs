//! Extensions: fields of a message that are declared elsewhere.
//!
//! A message leaves a range of field numbers to them, and keeps them among its unknown fields; an [`Extension`] is a handle
//! that reads and writes one of them there. So they travel on every wire that keeps unknown fields, whether the program
//! knows them or not. `records.rs` finds them among the unknown fields, `blame.rs` says where one is wrong.

use alloc::vec::Vec;
use core::{fmt, marker::PhantomData};

use crate::{
    encoding::{Auto, ExtensionField},
    error::Result,
    limits::Limits,
    message::Described,
    schema::{FieldKind, Kind},
    unknown::UnknownFields,
    wire::{Context, Shared, Writer},
};

mod blame;
#[cfg(feature = "__text")]
mod numbers;
pub(crate) mod records;
#[cfg(feature = "__text")]
mod text;

#[cfg(feature = "__text")]
pub(crate) use self::numbers::Numbers;

/// A message with extensions, which `#[derive(Message)]` makes of a struct with `#[proto(extensions(100..=199))]`.
///
/// ```
/// # #[cfg(feature = "derive")] {
/// use wireform::{Extendable, Message, UnknownFields};
///
/// #[derive(Message)]
/// #[proto(extensions(100..=199, 1000..))]
/// struct Image {
///     #[proto(1)]
///     title: String,
///     #[proto(unknown)]
///     rest: UnknownFields,
/// }
///
/// let image = Image::decode(&b"\x0a\x01a\xa0\x06\x07"[..]).unwrap();
/// assert_eq!(image.extensions().as_bytes(), b"\xa0\x06\x07");
/// # }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no extensions",
    label = "no extensions",
    note = "add `#[proto(extensions(100..=199))]` to the struct, which derives `Message`"
)]
pub trait Extendable: Described {
    /// Returns the unknown fields, which the extensions are among.
    fn extensions(&self) -> &UnknownFields;

    /// Returns the unknown fields, to be changed.
    fn extensions_mut(&mut self) -> &mut UnknownFields;
}

/// An extension of the message `M`: its field number, its type `T` and its encoding `E`.
///
/// `T` is one value, which may be absent, or a `Vec`. `E` is what a derive would name for such a field: nothing where the type
/// says it all, else a marker such as `As<Sint64>`, `Expanded<Auto>` or `As<Group<1000>>` (see [`ExtensionField`]). The field
/// number has to be in one of the message's ranges, or the constant does not compile.
///
/// ```
/// # #[cfg(feature = "derive")] {
/// use wireform::{Extension, Message, UnknownFields, encoding::{As, Sint32}};
///
/// #[derive(Message)]
/// #[proto(package = "gallery", extensions(100..=199))]
/// struct Image {
///     #[proto(1)]
///     title: String,
///     #[proto(unknown)]
///     rest: UnknownFields,
/// }
///
/// /// What protobuf writes as `extend Image { optional uint32 width = 100; … }`.
/// const WIDTH: Extension<Image, u32> = Extension::new(100);
/// const OFFSETS: Extension<Image, Vec<i32>, As<Sint32>> = Extension::new(101).with_name("gallery.offsets");
/// const QUALITY: Extension<Image, u32> = Extension::new(102).with_default(|| 80);
///
/// let mut image = Image { title: "a".into(), rest: UnknownFields::new() };
/// WIDTH.set(&mut image, 640);
/// OFFSETS.set(&mut image, vec![1, -1]);
/// assert_eq!(image.encode_to_vec(), b"\x0a\x01a\xa0\x06\x80\x05\xaa\x06\x02\x02\x01");
///
/// let image = Image::decode(&image.encode_to_vec()[..])?;
/// assert_eq!(WIDTH.get(&image)?, Some(640));
/// assert_eq!(OFFSETS.get(&image)?, [1, -1]);
/// assert_eq!((QUALITY.get(&image)?, QUALITY.get_or_default(&image)?), (None, 80));
/// # }
/// # Ok::<(), wireform::DecodeError>(())
/// ```
///
/// A number that the message leaves to nobody:
///
/// ```compile_fail,E0080
/// # use wireform::{Extension, Message, UnknownFields};
/// # #[derive(Message)]
/// # #[proto(extensions(100..=199))]
/// # struct Image { #[proto(unknown)] rest: UnknownFields }
/// const WIDTH: Extension<Image, u32> = Extension::new(200);
/// ```
///
/// The extensions of a `MessageSet`, `#[proto(message_set)]`, are messages, and are written as its items.
pub struct Extension<M, T, E = Auto> {
    number: u32,
    name: &'static str,
    default: Option<fn() -> T>,
    of: PhantomData<fn() -> (M, E)>,
}

impl<M: Extendable, T, E: ExtensionField<T>> Extension<M, T, E> {
    /// Names the extension with that field number.
    ///
    /// # Panics
    ///
    /// At compile time in a constant: where the number is in none of the message's ranges, where the message is a
    /// `MessageSet` and `T` is no message, and where the encoding is a group with another number.
    pub const fn new(number: u32) -> Self {
        assert!(
            M::DESCRIPTOR.is_extension(number),
            "the message leaves that number to no extension: write one of `#[proto(extensions(…))]`"
        );
        assert!(
            !M::DESCRIPTOR.is_message_set() || matches!(E::KIND, FieldKind::Explicit(Kind::Message(_))),
            "the extensions of a MessageSet are messages: write a type with `#[derive(Message)]`"
        );
        assert!(
            E::GROUP_NUMBER.is_none() || matches!(E::GROUP_NUMBER, Some(of_group) if of_group == number),
            "a group's number is that of its extension: write `As<Group<…>>` with the same number"
        );
        Self { number, name: "", default: None, of: PhantomData }
    }

    /// Sets the full name, `package.name`, which error paths have.
    #[must_use]
    pub const fn with_name(self, name: &'static str) -> Self {
        Self { name, ..self }
    }

    /// Sets what an absent value stands for, where that is not the empty one.
    #[must_use]
    pub const fn with_default(self, default: fn() -> T) -> Self {
        Self { default: Some(default), ..self }
    }

    /// Returns the field number.
    pub const fn number(&self) -> u32 {
        self.number
    }

    /// Returns the full name; empty where none was set.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Returns the protobuf type and label.
    pub const fn kind(&self) -> FieldKind {
        E::KIND
    }

    /// Reads the value: an `Option`, or the list, which may be empty.
    ///
    /// Of several records the last one wins, and messages merge, as with any field. A number that a closed enumeration does
    /// not have stays where it is and is not read.
    ///
    /// # Errors
    ///
    /// What is wrong with the records, which nobody has looked into before; the offset counts from the first of them. The
    /// default [`Limits`] hold.
    ///
    /// ```
    /// # #[cfg(feature = "derive")] {
    /// # use wireform::{Extension, Message, UnknownFields};
    /// # #[derive(Message)]
    /// # #[proto(extensions(100..))]
    /// # struct Image { #[proto(unknown)] rest: UnknownFields }
    /// const NAME: Extension<Image, String> = Extension::new(100);
    ///
    /// let image = Image::decode(&b"\xa2\x06\x01a\xa2\x06\x01b"[..])?;
    /// assert_eq!(NAME.get(&image)?.as_deref(), Some("b"));
    ///
    /// let image = Image::decode(&b"\xa2\x06\x01\xff"[..])?;
    /// let error = NAME.get(&image).unwrap_err();
    /// assert_eq!((error.path(), error.offset()), ("Image.[100]", 3));
    /// # }
    /// # Ok::<(), wireform::DecodeError>(())
    /// ```
    pub fn get(&self, message: &M) -> Result<E::Read> {
        self.get_among(message.extensions())
    }

    /// As [`get`](Self::get), from the unknown fields of a message.
    pub(crate) fn get_among(&self, unknown: &UnknownFields) -> Result<E::Read> {
        Ok(self.get_within(unknown.as_bytes(), &Limits::new())?.0)
    }

    /// As [`get_among`](Self::get_among), from records, with these limits; returns what is left of the memory too.
    fn get_within(&self, unknown: &[u8], limits: &Limits) -> Result<(E::Read, usize)> {
        let records = records::of(unknown, self.number, M::DESCRIPTOR.is_message_set());
        let shared = Shared::new(limits, records.len());
        let read = E::decode(self.written_number(), &records, Context::new(&shared, limits, false));
        let place = self.place();
        let read = read.map_err(|error| place.locate(error, &records, limits))?;
        if shared.is_incomplete() {
            place.check_required(&records, limits)?;
        }
        Ok((read, shared.budget()))
    }

    fn place(&self) -> blame::Place {
        blame::Place { message: M::DESCRIPTOR, name: self.name, number: self.number, kind: E::KIND }
    }

    /// Reads the value; where it is absent, returns its default, or the empty value.
    ///
    /// # Errors
    ///
    /// As [`get`](Self::get).
    ///
    /// ```
    /// # #[cfg(feature = "derive")] {
    /// # use wireform::{Extension, Message, UnknownFields};
    /// # #[derive(Message)]
    /// # #[proto(extensions(100..))]
    /// # struct Image { #[proto(unknown)] rest: UnknownFields }
    /// const QUALITY: Extension<Image, u32> = Extension::new(100).with_default(|| 80);
    /// const WIDTH: Extension<Image, u32> = Extension::new(101);
    ///
    /// let image = Image { rest: UnknownFields::new() };
    /// assert_eq!((QUALITY.get_or_default(&image)?, WIDTH.get_or_default(&image)?), (80, 0));
    /// # }
    /// # Ok::<(), wireform::DecodeError>(())
    /// ```
    pub fn get_or_default(&self, message: &M) -> Result<T> {
        Ok(E::or_default(self.get(message)?, self.default))
    }

    /// Sets the value, in the place of what was there; an empty list clears it.
    ///
    /// The unknown fields stay in the order of their numbers where they were in it.
    ///
    /// # Panics
    ///
    /// Where an encoding of one's own writes something else than records with the tag that it is given.
    ///
    /// ```
    /// # #[cfg(feature = "derive")] {
    /// # use wireform::{Extension, Message, UnknownFields};
    /// # #[derive(Message)]
    /// # #[proto(extensions(1..))]
    /// # struct Image { #[proto(unknown)] rest: UnknownFields }
    /// const WIDTH: Extension<Image, u32> = Extension::new(1);
    /// const TAGS: Extension<Image, Vec<String>> = Extension::new(2);
    ///
    /// let mut image = Image { rest: UnknownFields::new() };
    /// TAGS.set(&mut image, vec!["a".into(), "b".into()]);
    /// WIDTH.set(&mut image, 0);
    /// assert_eq!(image.encode_to_vec(), b"\x08\x00\x12\x01a\x12\x01b");
    /// # }
    /// ```
    pub fn set(&self, message: &mut M, value: T) {
        let written = self.written(&E::of(value));
        records::replace(message.extensions_mut(), self.number, M::DESCRIPTOR.is_message_set(), &written);
    }

    /// Returns the records of a value.
    pub(crate) fn written(&self, read: &E::Read) -> Vec<u8> {
        let number = self.written_number();
        let written = Writer::collect(|out| E::encode(number, read, out));
        assert!(records::are_all(&written, number), "an encoding has to write records with the tag that it is given");
        if M::DESCRIPTOR.is_message_set() { records::to_item(self.number, &written) } else { written }
    }

    /// Returns whether there is a value: a record of the field's type, or for a list an element.
    ///
    /// Of one that cannot be read it is true.
    ///
    /// ```
    /// # #[cfg(feature = "derive")] {
    /// # use wireform::{Extension, Message, UnknownFields};
    /// # #[derive(Message)]
    /// # #[proto(extensions(1..))]
    /// # struct Image { #[proto(unknown)] rest: UnknownFields }
    /// const WIDTH: Extension<Image, u32> = Extension::new(1);
    ///
    /// let mut image = Image::decode(&b"\x08\x00"[..])?;
    /// assert!(WIDTH.has(&image));
    /// WIDTH.clear(&mut image);
    /// assert!(!WIDTH.has(&image));
    /// # }
    /// # Ok::<(), wireform::DecodeError>(())
    /// ```
    pub fn has(&self, message: &M) -> bool {
        self.get(message).map_or(true, |read| E::is_present(&read))
    }

    /// Removes all records with the extension's number.
    pub fn clear(&self, message: &mut M) {
        records::replace(message.extensions_mut(), self.number, M::DESCRIPTOR.is_message_set(), &[]);
    }

    /// Returns the number that the records have while they are written and read: an item of a set has none, and its type
    /// may be larger than any field number.
    fn written_number(&self) -> u32 {
        if M::DESCRIPTOR.is_message_set() { 1 } else { self.number }
    }
}

impl<M, T, E> Clone for Extension<M, T, E> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<M, T, E> Copy for Extension<M, T, E> {}

impl<M, T, E> fmt::Debug for Extension<M, T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Extension").field("number", &self.number).field("name", &self.name).finish_non_exhaustive()
    }
}
