//! The doc comments of a type.

/// The doc comments of a type and of what it is made of.
///
/// A derive puts them into a constant of its own, beside the descriptor: a program that does not ask for them does not
/// have them.
///
/// ```
/// # #[cfg(feature = "derive")] {
/// use wireform::{Described, Message};
///
/// /// Where somebody lives.
/// #[derive(Message)]
/// struct Address {
///     /// House number first.
///     #[proto(1)]
///     street: String,
///     #[proto(2)]
///     city: String,
/// }
///
/// assert_eq!(Address::DOCS.text(), "Where somebody lives.");
/// assert_eq!(Address::DOCS.part(0), "House number first.");
/// assert_eq!(Address::DOCS.part(1), "");
/// # }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Docs {
    text: &'static str,
    parts: &'static [&'static str],
}

impl Docs {
    /// No docs.
    pub const NONE: Self = Self::new("", &[]);

    /// Makes docs of those of the type, and those of its parts in the order of the descriptor: the fields and oneofs of a
    /// message, the members of a oneof, the values of an enumeration.
    pub const fn new(text: &'static str, parts: &'static [&'static str]) -> Self {
        Self { text, parts }
    }

    /// Returns the docs of the type, which may be empty.
    pub const fn text(&self) -> &'static str {
        self.text
    }

    /// Returns the docs of a part, by its position in the descriptor; they may be empty.
    pub fn part(&self, index: usize) -> &'static str {
        self.parts.get(index).copied().unwrap_or_default()
    }
}
