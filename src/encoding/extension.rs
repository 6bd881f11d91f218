//! Extensions: values of a type that another crate's message keeps among its unknown fields.

use alloc::vec::Vec;

use super::{As, Auto, Decoding, Expanded, Explicit, FieldDecode, FieldEncode, Implicit, Repeated, Shaped};
use crate::{
    error::Result,
    schema::FieldKind,
    unknown::UnknownFields,
    wire::{Context, Reader, Writer},
};
#[cfg(feature = "__text")]
use crate::{
    schema::FieldDescriptor,
    walk::{Fields, Source, TextDecoding, TextEncoding, TextFieldDecode, TextFieldEncode},
};

/// How an [`Extension`](crate::Extension) of type `T` is written and read.
///
/// The markers are those that a derive names for a field: [`Auto`] for what the type implies, `As<Sint64>` for another
/// encoding, `Expanded<Auto>` for a list that is not packed, `As<Group<7>>` for a group with field number 7. `T` is one
/// value, which may be absent, or a `Vec`.
#[diagnostic::on_unimplemented(
    message = "an extension of type `{T}` cannot have the encoding `{Self}`",
    label = "`{Self}` cannot encode an extension of type `{T}`",
    note = "write `T` for one value, which may be absent, or `Vec<T>` for a list; `T` derives `Message` or `Enumeration`, or \
            has an encoding of its own"
)]
pub trait ExtensionField<T> {
    /// What it is read as: an `Option<T>`, or the list.
    type Read;

    /// The protobuf type and label.
    const KIND: FieldKind;

    /// The only number that it can have: a group's, which its end repeats.
    const GROUP_NUMBER: Option<u32>;

    /// Returns what a value that is set is read as.
    fn of(value: T) -> Self::Read;

    /// Returns whether something is there.
    fn is_present(read: &Self::Read) -> bool;

    /// Returns the value, or what an absent one stands for.
    fn or_default(read: Self::Read, default: Option<fn() -> T>) -> T;

    /// Writes the records.
    fn encode(number: u32, read: &Self::Read, out: &mut Writer<'_>);

    /// Reads records that all have the number.
    ///
    /// # Errors
    ///
    /// What is wrong with a payload.
    fn decode(number: u32, records: &[u8], context: Context<'_>) -> Result<Self::Read>;
}

impl<T, E: for<'de> Decoding<'de, T>> ExtensionField<T> for Implicit<E> {
    type Read = Option<T>;

    const KIND: FieldKind = FieldKind::Explicit(E::KIND);
    const GROUP_NUMBER: Option<u32> = E::GROUP_NUMBER;

    fn of(value: T) -> Option<T> {
        Some(value)
    }

    fn is_present(read: &Option<T>) -> bool {
        read.is_some()
    }

    fn or_default(read: Option<T>, default: Option<fn() -> T>) -> T {
        read.unwrap_or_else(|| default.map_or_else(E::empty, |default| default()))
    }

    fn encode(number: u32, read: &Option<T>, out: &mut Writer<'_>) {
        Explicit::<E>::encode(number, read, out);
    }

    fn decode(number: u32, records: &[u8], context: Context<'_>) -> Result<Option<T>> {
        decode::<_, Explicit<E>>(number, records, context)
    }
}

/// A list, as the shape of a field has it.
macro_rules! list {
    ($($shape:ident)*) => {
        $(
            impl<T, E: for<'de> Decoding<'de, T>> ExtensionField<Vec<T>> for $shape<E> {
                type Read = Vec<T>;

                const KIND: FieldKind = <Self as FieldEncode<Vec<T>>>::KIND;
                const GROUP_NUMBER: Option<u32> = E::GROUP_NUMBER;

                fn of(values: Vec<T>) -> Vec<T> {
                    values
                }

                fn is_present(values: &Vec<T>) -> bool {
                    !values.is_empty()
                }

                fn or_default(values: Vec<T>, _default: Option<fn() -> Vec<T>>) -> Vec<T> {
                    values
                }

                fn encode(number: u32, values: &Vec<T>, out: &mut Writer<'_>) {
                    <Self as FieldEncode<Vec<T>>>::encode(number, values, out);
                }

                fn decode(number: u32, records: &[u8], context: Context<'_>) -> Result<Vec<T>> {
                    decode::<_, Self>(number, records, context)
                }
            }
        )*
    };
}

list!(Repeated Expanded);

/// Hands an extension to the shape that its type implies.
macro_rules! forward_to_shape {
    ([$($parameter:ident),*] $marker:ty, $shaped:path) => {
        impl<$($parameter,)* T: $shaped> ExtensionField<T> for $marker
        where
            T::Field: ExtensionField<T>,
        {
            type Read = <T::Field as ExtensionField<T>>::Read;

            const KIND: FieldKind = <T::Field as ExtensionField<T>>::KIND;
            const GROUP_NUMBER: Option<u32> = T::Field::GROUP_NUMBER;

            fn of(value: T) -> Self::Read {
                T::Field::of(value)
            }

            fn is_present(read: &Self::Read) -> bool {
                T::Field::is_present(read)
            }

            fn or_default(read: Self::Read, default: Option<fn() -> T>) -> T {
                T::Field::or_default(read, default)
            }

            fn encode(number: u32, read: &Self::Read, out: &mut Writer<'_>) {
                <T::Field as ExtensionField<T>>::encode(number, read, out);
            }

            fn decode(number: u32, records: &[u8], context: Context<'_>) -> Result<Self::Read> {
                <T::Field as ExtensionField<T>>::decode(number, records, context)
            }
        }
    };
}

forward_to_shape!([] Auto, Shaped<Auto>);
forward_to_shape!([E] As<E>, Shaped<E>);

/// Reads all records of a field, in any form; what is none of its values is left out.
fn decode<T, F: for<'de> FieldDecode<'de, T>>(number: u32, records: &[u8], context: Context<'_>) -> Result<T> {
    let mut value = F::empty();
    let mut state = F::start(&mut value, context);
    let mut reader = Reader::new(records);
    let mut rest = UnknownFields::new();
    while !reader.is_empty() {
        if F::merge(number, &mut value, &mut state, &mut reader, context)? {
            continue;
        }
        let tag = reader.tag()?;
        if !F::merge_other(tag, &mut value, &mut state, &mut reader, context, Some(&mut rest))? {
            reader.raw(tag, context)?;
        }
    }
    Ok(value)
}

/// An extension in a text format.
#[cfg(feature = "__text")]
#[diagnostic::on_unimplemented(
    message = "an extension of type `{T}` with the encoding `{Self}` has no text form",
    label = "no text form"
)]
pub trait TextExtensionField<T>: ExtensionField<T> {
    /// Returns what is read where nothing is there.
    fn nothing() -> Self::Read;

    /// Reads what the source has of it.
    ///
    /// # Errors
    ///
    /// Those of `source`.
    fn read<'de, S: Source<'de>>(read: &mut Self::Read, source: S) -> Result<(), S::Error>;

    /// Writes it if it is there.
    ///
    /// # Errors
    ///
    /// Those of `fields`.
    fn emit<F: Fields>(field: &'static FieldDescriptor, read: &Self::Read, fields: &mut F) -> Result<(), F::Error>;
}

#[cfg(feature = "__text")]
impl<T, E> TextExtensionField<T> for Implicit<E>
where
    E: for<'de> Decoding<'de, T> + for<'de> TextDecoding<'de, T> + TextEncoding<T>,
{
    fn nothing() -> Option<T> {
        None
    }

    fn read<'de, S: Source<'de>>(read: &mut Option<T>, source: S) -> Result<(), S::Error> {
        <Explicit<E> as TextFieldDecode<'de, Option<T>>>::read(read, source)
    }

    fn emit<F: Fields>(field: &'static FieldDescriptor, read: &Option<T>, fields: &mut F) -> Result<(), F::Error> {
        <Explicit<E> as TextFieldEncode<Option<T>>>::emit(field, read, fields)
    }
}

/// A list in a text format.
#[cfg(feature = "__text")]
macro_rules! text_list {
    ($($shape:ident)*) => {
        $(
            impl<T, E> TextExtensionField<Vec<T>> for $shape<E>
            where
                E: for<'de> Decoding<'de, T> + for<'de> TextDecoding<'de, T> + TextEncoding<T>,
            {
                fn nothing() -> Vec<T> {
                    Vec::new()
                }

                fn read<'de, S: Source<'de>>(read: &mut Vec<T>, source: S) -> Result<(), S::Error> {
                    <Repeated<E> as TextFieldDecode<'de, Vec<T>>>::read(read, source)
                }

                fn emit<F: Fields>(
                    field: &'static FieldDescriptor,
                    read: &Vec<T>,
                    fields: &mut F,
                ) -> Result<(), F::Error> {
                    <Repeated<E> as TextFieldEncode<Vec<T>>>::emit(field, read, fields)
                }
            }
        )*
    };
}

#[cfg(feature = "__text")]
text_list!(Repeated Expanded);

/// Hands an extension in a text format to the shape that its type implies.
#[cfg(feature = "__text")]
macro_rules! forward_text_to_shape {
    ([$($parameter:ident),*] $marker:ty, $shaped:path) => {
        impl<$($parameter,)* T: $shaped> TextExtensionField<T> for $marker
        where
            T::Field: TextExtensionField<T>,
        {
            fn nothing() -> Self::Read {
                T::Field::nothing()
            }

            fn read<'de, S: Source<'de>>(read: &mut Self::Read, source: S) -> Result<(), S::Error> {
                T::Field::read(read, source)
            }

            fn emit<F: Fields>(
                field: &'static FieldDescriptor,
                read: &Self::Read,
                fields: &mut F,
            ) -> Result<(), F::Error> {
                T::Field::emit(field, read, fields)
            }
        }
    };
}

#[cfg(feature = "__text")]
forward_text_to_shape!([] Auto, Shaped<Auto>);
#[cfg(feature = "__text")]
forward_text_to_shape!([E] As<E>, Shaped<E>);
