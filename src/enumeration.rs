//! Enumerations: plain Rust enums whose variants have numbers.

use crate::{
    encoding::{Enumerated, Value},
    schema::{Docs, EnumDescriptor},
};

/// A protobuf enumeration, which `#[derive(Enumeration)]` makes of a Rust enum.
///
/// An enumeration is *closed*: a number that no variant has is not its value. It is open where it has a variant that
/// takes all other numbers, `#[proto(other)] Other(i32)`, or where a field wraps it in [`Open`].
///
/// ```
/// # #[cfg(feature = "derive")] {
/// use wireform::Enumeration;
///
/// #[derive(Enumeration, Clone, Copy, Debug, PartialEq)]
/// enum Phone {
///     Mobile = 0,
///     Home = 1,
/// }
///
/// assert_eq!(Phone::Home.number(), 1);
/// assert_eq!(Phone::from_number(7), None);
/// assert_eq!(Phone::from_name("HOME"), Some(Phone::Home));
/// # }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an enumeration",
    label = "not an enumeration",
    note = "add `#[derive(Enumeration)]` to it"
)]
pub trait Enumeration: Sized {
    /// The enumeration's name and values, and whether it is closed.
    const DESCRIPTOR: &'static EnumDescriptor;

    /// Stops the compiler where an absent field has to be a value, and there is no 0 to be it.
    #[doc(hidden)]
    const CHECK_ZERO: () = assert!(
        !Self::DESCRIPTOR.is_closed() || Self::DESCRIPTOR.has_zero(),
        "an enumeration without a value 0 may be absent: write `Option<…>`"
    );

    /// The doc comments of the enumeration and its values.
    const DOCS: Docs = Docs::NONE;

    /// Returns the number.
    fn number(&self) -> i32;

    /// Returns the value of that number; always one where the enumeration is open.
    fn from_number(number: i32) -> Option<Self>;

    /// Returns the empty value, whose number is 0; of a closed enumeration without one, the first value.
    fn empty() -> Self;

    /// Returns the name in a `.proto` file and in JSON; `None` for a number without a name.
    fn name(&self) -> Option<&'static str> {
        Self::DESCRIPTOR.name_of(self.number())
    }

    /// Returns the value of that name.
    fn from_name(name: &str) -> Option<Self> {
        Self::DESCRIPTOR.number_of(name).and_then(Self::from_number)
    }
}

/// A closed enumeration made open: a number without a variant is kept.
///
/// ```
/// # #[cfg(feature = "derive")] {
/// use wireform::{Enumeration, Message, Open};
///
/// #[derive(Enumeration, Clone, Copy, Debug, PartialEq)]
/// enum Phone {
///     Mobile = 0,
///     Home = 1,
/// }
///
/// #[derive(Message)]
/// struct Contact {
///     #[proto(1)]
///     phone: Open<Phone>,
/// }
///
/// assert_eq!(Contact::decode(&[0x08, 1][..]).unwrap().phone, Open::Known(Phone::Home));
/// assert_eq!(Contact::decode(&[0x08, 7][..]).unwrap().phone, Open::Unknown(7));
/// # }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Open<E> {
    /// A variant of the enumeration.
    Known(E),
    /// A number that no variant has.
    Unknown(i32),
}

impl<E: Enumeration> Enumeration for Open<E> {
    const DESCRIPTOR: &'static EnumDescriptor = &E::DESCRIPTOR.opened();
    const DOCS: Docs = E::DOCS;

    #[inline]
    fn number(&self) -> i32 {
        match self {
            Self::Known(value) => value.number(),
            Self::Unknown(number) => *number,
        }
    }

    #[inline]
    fn from_number(number: i32) -> Option<Self> {
        Some(E::from_number(number).map_or(Self::Unknown(number), Self::Known))
    }

    #[inline]
    fn empty() -> Self {
        E::from_number(0).map_or(Self::Unknown(0), Self::Known)
    }
}

impl<E: Enumeration> Value for Open<E> {
    type Encoding = Enumerated;
}

impl<E: Enumeration> Default for Open<E> {
    fn default() -> Self {
        Self::empty()
    }
}

impl<E> From<E> for Open<E> {
    fn from(value: E) -> Self {
        Self::Known(value)
    }
}
